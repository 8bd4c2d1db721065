/* names_evidence.c - gathers what speaks for each type of a name. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* Longest cue, in pieces. */
#define CUE_PIECES 4
#define LONG_WORD_LETTERS 12
/* How far to look for a small word, in pieces. */
#define REACH 12
/* Cues of less weight say little. */
#define SURE_CUE 3

static void add(struct kd_candidate *candidate, enum kd_evidence evidence)
{
	if (candidate->n_evidence < KD_EVIDENCE_MAX) {
		candidate->evidence[candidate->n_evidence++] =
			(uint8_t)evidence;
	}
}

static void add_if(
	struct kd_candidate *candidate, bool holds, enum kd_evidence evidence)
{
	if (holds) {
		add(candidate, evidence);
	}
}

/* Remembers the first row that told something. */
static void explain(struct kd_candidate *candidate, uint32_t row)
{
	if (candidate->why_row == KD_NONE) {
		candidate->why_row = row;
	}
}

static void gather_fixed(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	bool social = false;
	switch (candidate->fixed) {
	case KD_FIXED_PLACE:
		add(candidate, kd_naming_is(naming, candidate->row,
				       KD_COLUMN_PLACES_KIND, "country")
				       ? KD_EVIDENCE_COUNTRY
				       : KD_EVIDENCE_PLACE);
		break;
	case KD_FIXED_BODY:
		add(candidate, KD_EVIDENCE_BODY);
		break;
	case KD_FIXED_OUTLET:
		social = kd_naming_is(naming, candidate->row,
			KD_COLUMN_OUTLETS_KIND, "social");
		add(candidate,
			social ? KD_EVIDENCE_SOCIAL : KD_EVIDENCE_OUTLET);
		candidate->outlet = !social;
		break;
	case KD_FIXED_THING: /* found when all is weighed */
	case KD_FIXED_NO:
		return;
	}
	explain(candidate, candidate->row);
}

static void gather_org(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	static const enum kd_evidence by_type[KD_NAME_COUNT] = {
		[KD_NAME_PER] = KD_EVIDENCE_ALWAYS,
		[KD_NAME_LOC] = KD_EVIDENCE_LOC_WORD,
		[KD_NAME_ORG] = KD_EVIDENCE_ORG_WORD,
		[KD_NAME_MISC] = KD_EVIDENCE_MISC_WORD,
	};
	if (candidate->org == KD_NONE) {
		return;
	}
	const int32_t type = kd_lang_number(naming->reading->lang,
		candidate->org, KD_COLUMN_ORG_SUFFIXES_TYPE);
	if (type > 0 && type < KD_NAME_COUNT) {
		add(candidate, by_type[type]);
		/* A small word inside a name is there for nothing else. */
		add_if(candidate,
			kd_naming_is(naming, candidate->org,
				KD_COLUMN_ORG_SUFFIXES_PLACE, "small"),
			by_type[type]);
		add_if(candidate, candidate->n == 1, KD_EVIDENCE_WORD_ALONE);
		explain(candidate, candidate->org);
	}
}

static void gather_number(struct kd_candidate *candidate)
{
	if (candidate->n > 3) {
		add(candidate, KD_EVIDENCE_WORDS_MORE);
	} else if (candidate->n > 1) {
		add(candidate, candidate->n == 2 ? KD_EVIDENCE_WORDS_2
						 : KD_EVIDENCE_WORDS_3);
	}
}

/* Given names, particles and initials. */
static void gather_person(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	const struct kd_piece *pieces = &naming->pieces.items[candidate->first];
	bool later = false;
	bool particle = false;
	bool initial = false;
	for (uint32_t i = 1; i < candidate->n; i++) {
		const bool capital = kd_piece_has(&pieces[i], KD_PIECE_CAPITAL);
		later |= kd_piece_has(&pieces[i], KD_PIECE_GIVEN);
		particle |=
			!capital && kd_piece_has(&pieces[i], KD_PIECE_PARTICLE);
		initial |= capital &&
			   pieces[i].span.end - pieces[i].span.start <= 2;
	}
	if (kd_piece_has(pieces, KD_PIECE_GIVEN)) {
		add(candidate, candidate->n == 1 ? KD_EVIDENCE_GIVEN_ALONE
						 : KD_EVIDENCE_GIVEN_FIRST);
		explain(candidate, pieces->given);
	}
	add_if(candidate, later, KD_EVIDENCE_GIVEN_LATER);
	add_if(candidate, particle, KD_EVIDENCE_PARTICLE);
	add_if(candidate, initial, KD_EVIDENCE_INITIAL);
}

/* Whether a small word follows: a heading of one word says nothing. */
static bool is_in_running_text(const struct kd_naming *naming, uint32_t piece)
{
	const uint32_t end =
		naming->sentence_first[naming->pieces.items[piece].sentence +
				       1];
	for (uint32_t i = piece + 1; i < end && i <= piece + REACH; i++) {
		if (kd_piece_has(&naming->pieces.items[i], KD_PIECE_WORD) &&
			!kd_piece_has(
				&naming->pieces.items[i], KD_PIECE_CAPITAL)) {
			return true;
		}
	}
	return false;
}

/* An unknown word that ends in a known one: Samarbeidsregjeringen. */
static bool is_compound(const struct kd_naming *naming, struct kd_str folded)
{
	const struct kd_lang *lang = naming->reading->lang;
	if (folded.len > KD_NAME_WORD_BYTES) {
		return false;
	}
	const uint32_t letters = kd_utf8_length(folded);
	uint32_t before = 0;
	for (uint32_t from = 0; before + 5 <= letters; from++) {
		const bool begins = kd_utf8_is_boundary(folded, from);
		before += begins && from > 0 ? 1 : 0;
		if (begins && before >= 3 && before + 5 <= letters &&
			kd_names_is_common(lang,
				kd_lang_word(lang, kd_str_slice(folded, from,
							   folded.len)))) {
			return true;
		}
	}
	return false;
}

/* How a name of one word stands in the document. */
static void gather_seen(const struct kd_naming *naming,
	struct kd_candidate *candidate, const struct kd_piece *piece)
{
	const struct kd_seen *seen = kd_piece_seen(naming, piece);
	if (seen == NULL) {
		return;
	}
	const uint32_t own = kd_piece_has(piece, KD_PIECE_WEAK) ? 0 : 1;
	add_if(candidate, seen->strong > own, KD_EVIDENCE_SEEN_STRONG);
	add_if(candidate, seen->small > 0, KD_EVIDENCE_SEEN_SMALL);
	add_if(candidate,
		seen->strong == 0 && seen->weak > 1 && seen->small == 0,
		KD_EVIDENCE_SEEN_WEAK);
}

/* What a name of one word looks like. */
static void gather_word(const struct kd_naming *naming,
	struct kd_candidate *candidate, const struct kd_piece *piece)
{
	const struct kd_str folded = piece->folded;
	const uint32_t letters = kd_utf8_length(folded);
	add_if(candidate, letters >= LONG_WORD_LETTERS, KD_EVIDENCE_LONG_WORD);
	if (kd_piece_has(piece, KD_PIECE_ACRONYM)) {
		add(candidate, letters > 4 ? KD_EVIDENCE_ACRONYM_LONG
					   : KD_EVIDENCE_ACRONYM);
	}
	add_if(candidate,
		!kd_piece_has(piece, KD_PIECE_COMMON) &&
			is_compound(naming, folded),
		KD_EVIDENCE_COMPOUND);
	add_if(candidate,
		kd_piece_analysis(naming, candidate->first)->upos ==
			KD_UPOS_PROPN,
		KD_EVIDENCE_GUESSED);
	add_if(candidate, kd_piece_has(piece, KD_PIECE_PART), KD_EVIDENCE_PART);
	add_if(candidate,
		folded.len > 4 &&
			memchr(folded.data, '.', folded.len - 1) != NULL,
		KD_EVIDENCE_DOMAIN);
}

static void gather_weak(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	const uint32_t sentence =
		naming->pieces.items[candidate->first].sentence;
	add(candidate, KD_EVIDENCE_WEAK);
	add_if(candidate,
		candidate->first > naming->sentence_first[sentence] + 1,
		KD_EVIDENCE_WEAK_INSIDE);
	add_if(candidate,
		!is_in_running_text(
			naming, candidate->first + candidate->n - 1),
		KD_EVIDENCE_NOT_RUNNING);
}

/* How common and how capital the words are. */
static void gather_words(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	const struct kd_piece *pieces = &naming->pieces.items[candidate->first];
	uint32_t common = 0;
	uint32_t weak = 0;
	for (uint32_t i = 0; i < candidate->n; i++) {
		common += kd_piece_has(&pieces[i], KD_PIECE_COMMON) &&
			  !kd_piece_has(&pieces[i], KD_PIECE_GIVEN);
		weak += kd_piece_has(&pieces[i], KD_PIECE_WEAK) ||
			!kd_piece_has(&pieces[i], KD_PIECE_CAPITAL);
	}
	if (common > 0) {
		add(candidate, candidate->n == 1 ? KD_EVIDENCE_COMMON
			       : common == candidate->n
				       ? KD_EVIDENCE_COMMON_ALL
				       : KD_EVIDENCE_COMMON_SOME);
	}
	if (weak == candidate->n) {
		gather_weak(naming, candidate);
	}
	if (candidate->n == 1) {
		gather_seen(naming, candidate, pieces);
		gather_word(naming, candidate, pieces);
	}
}

static void gather_role(
	const struct kd_naming *naming, struct kd_candidate *candidate)
{
	add_if(candidate, candidate->closed, KD_EVIDENCE_GENITIVE);
	add_if(candidate, candidate->adjective, KD_EVIDENCE_POSSESSIVE);
	if (candidate->title == KD_NONE) {
		return;
	}
	const bool near =
		candidate->first_title + candidate->n_title == candidate->first;
	if (kd_naming_is(naming, candidate->title, KD_COLUMN_TITLES_KIND,
		    "honorific")) {
		add(candidate, KD_EVIDENCE_HONORIFIC);
	} else if (kd_naming_is(naming, candidate->title, KD_COLUMN_TITLES_KIND,
			   "relation")) {
		add(candidate, KD_EVIDENCE_RELATION);
	} else {
		add(candidate, !near              ? KD_EVIDENCE_ROLE_AFAR
			       : candidate->n > 1 ? KD_EVIDENCE_ROLE_FULL
						  : KD_EVIDENCE_ROLE);
	}
	explain(candidate, candidate->title);
}

/* Whether the name is in the genitive, so that a preposition before it is
 * that of the noun after it: "i Hitlers tekst", "in Trump's plan". */
static bool is_genitive(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const uint32_t next = candidate->first + candidate->n;
	const bool clitic =
		next < naming->pieces.n &&
		kd_str_equal(naming->pieces.items[next].folded, KD_STR("'s"));
	return candidate->fixed == KD_FIXED_NO &&
	       (clitic || candidate->closed || candidate->adjective);
}

static void gather_cue(const struct kd_naming *naming,
	struct kd_candidate *candidate, uint32_t row, bool before)
{
	const struct kd_lang *lang = naming->reading->lang;
	const int32_t type =
		kd_lang_number(lang, row, KD_COLUMN_NAME_CUES_TYPE);
	const int32_t weight =
		kd_lang_number(lang, row, KD_COLUMN_NAME_CUES_WEIGHT);
	static const enum kd_evidence cues[KD_NAME_COUNT] = {
		[KD_NAME_PER] = KD_EVIDENCE_CUE_PER,
		[KD_NAME_LOC] = KD_EVIDENCE_CUE_LOC,
		[KD_NAME_ORG] = KD_EVIDENCE_CUE_ORG,
		[KD_NAME_MISC] = KD_EVIDENCE_CUE_MISC,
	};
	if (type <= 0 || type >= KD_NAME_COUNT) {
		return;
	}
	if (!before) {
		add(candidate, type == KD_NAME_PER ? KD_EVIDENCE_CUE_AFTER_PER
						   : KD_EVIDENCE_CUE_AFTER_ORG);
		/* "news agency": says what the name before it is. */
		add_if(candidate, weight >= SURE_CUE, cues[type]);
	} else {
		add(candidate, type == KD_NAME_LOC && weight < SURE_CUE
				       ? KD_EVIDENCE_CUE_LOC_WEAK
				       : cues[type]);
		/* "the city of", "avisen": twice as sure as "in". */
		add_if(candidate, weight > SURE_CUE, cues[type]);
	}
	explain(candidate, row);
	if (kd_naming_is(naming, row, KD_COLUMN_NAME_CUES_KIND, "outlet") &&
		candidate->fixed == KD_FIXED_NO) {
		candidate->outlet = true;
	}
}

/* The row of one key that is for this side of a name. */
static void gather_cues(const struct kd_naming *naming,
	struct kd_candidate *candidate, uint32_t row, bool before)
{
	const struct kd_lang *lang = naming->reading->lang;
	const struct kd_str key = kd_lang_key(lang, row);
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_NAME_CUES) +
			     kd_lang_rows(lang, KD_TABLE_NAME_CUES);
	for (; row < end && kd_str_equal(kd_lang_key(lang, row), key); row++) {
		if (kd_naming_is(naming, row, KD_COLUMN_NAME_CUES_PLACE,
			    before ? "before" : "after")) {
			gather_cue(naming, candidate, row, before);
			return;
		}
	}
}

static bool is_saying(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return kd_names_match(naming, KD_TABLE_SPEECH, piece, &match) &&
	       kd_naming_is(naming, match.row, KD_COLUMN_SPEECH_KIND, "verb");
}

static void add_neighbour(
	struct kd_candidate *candidate, enum kd_evidence evidence)
{
	add_if(candidate, evidence != KD_EVIDENCE_ALWAYS, evidence);
}

static void gather_before(const struct kd_naming *naming,
	struct kd_candidate *candidate, uint32_t start)
{
	const uint32_t end = candidate->first;
	const uint32_t from =
		end > start + CUE_PIECES ? end - CUE_PIECES : start;
	if (end == start) {
		add(candidate, KD_EVIDENCE_FIRST);
		return;
	}
	add_neighbour(candidate, kd_names_neighbour_before(naming, end - 1));
	add_if(candidate, is_saying(naming, end - 1),
		KD_EVIDENCE_SAYING_BEFORE);
	for (uint32_t i = from; i < end; i++) {
		struct kd_match match;
		if (kd_names_match(naming, KD_TABLE_NAME_CUES, i, &match) &&
			i + match.n == end && !is_genitive(naming, candidate)) {
			gather_cues(naming, candidate, match.row, true);
			break;
		}
	}
}

bool kd_names_are_quotes(
	const struct kd_naming *naming, uint32_t open, uint32_t close)
{
	const struct kd_lang *lang = naming->reading->lang;
	const struct kd_str mark = naming->pieces.items[open].folded;
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_QUOTE_MARKS) +
			     kd_lang_rows(lang, KD_TABLE_QUOTE_MARKS);
	for (uint32_t row = kd_lang_find(lang, KD_TABLE_QUOTE_MARKS, mark);
		row < end && kd_str_equal(kd_lang_key(lang, row), mark);
		row++) {
		if (kd_str_equal(naming->pieces.items[close].folded,
			    kd_lang_text(
				    lang, row, KD_COLUMN_QUOTE_MARKS_CLOSE))) {
			return true;
		}
	}
	return false;
}

static void gather_after(const struct kd_naming *naming,
	struct kd_candidate *candidate, uint32_t start, uint32_t limit)
{
	const uint32_t next = candidate->first + candidate->n;
	struct kd_match match;
	if (next >= limit) {
		add(candidate, KD_EVIDENCE_LAST);
		return;
	}
	add_neighbour(candidate, kd_names_neighbour_after(naming, next));
	add_if(candidate, is_saying(naming, next), KD_EVIDENCE_SAYING_AFTER);
	add_if(candidate, kd_names_is_age(naming, next), KD_EVIDENCE_AGE);
	add_if(candidate,
		candidate->first > start &&
			kd_names_are_quotes(naming, candidate->first - 1, next),
		KD_EVIDENCE_QUOTED);
	if (kd_names_match(naming, KD_TABLE_NAME_CUES, next, &match)) {
		gather_cues(naming, candidate, match.row, false);
	}
}

/* What stands before another's title: a body ("Orkla director Ann Hale"), a
 * country or a person in the genitive ("Tarvias president"). */
static void gather_owner(
	const struct kd_naming *naming, struct kd_candidate *owner)
{
	const struct kd_candidate *named = owner + 1;
	const uint32_t end = owner->first + owner->n;
	if (named->title == KD_NONE || named->first_title >= named->first ||
		named->first_title < end || named->first_title > end + 1) {
		return;
	}
	if (!is_genitive(naming, owner)) {
		add_if(owner, named->first_title == end,
			KD_EVIDENCE_BEFORE_TITLE);
		return;
	}
	add(owner, kd_naming_is(naming, named->title, KD_COLUMN_TITLES_GROUP,
			   "leader")
			   ? KD_EVIDENCE_OWNER_OF_LEADER
			   : KD_EVIDENCE_OWNER);
}

enum kd_gender kd_names_given_gender(
	const struct kd_naming *naming, uint32_t row)
{
	if (row == KD_NONE) {
		return 0;
	}
	return kd_naming_is(naming, row, KD_COLUMN_GIVEN_NAMES_GENDER, "m")
		       ? KD_GENDER_MASC
	       : kd_naming_is(naming, row, KD_COLUMN_GIVEN_NAMES_GENDER, "f")
		       ? KD_GENDER_FEM
		       : 0;
}

void kd_names_gather(struct kd_naming *naming)
{
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		struct kd_candidate *candidate = &naming->candidates.items[i];
		const struct kd_piece *first =
			&naming->pieces.items[candidate->first];
		const uint32_t start = naming->sentence_first[first->sentence];
		const uint32_t limit =
			naming->sentence_first[first->sentence + 1];
		add(candidate, KD_EVIDENCE_ALWAYS);
		gather_role(naming, candidate);
		gather_fixed(naming, candidate);
		gather_org(naming, candidate);
		gather_number(candidate);
		gather_person(naming, candidate);
		gather_before(naming, candidate, start);
		gather_after(naming, candidate, start, limit);
		if (i + 1 < naming->candidates.n) {
			gather_owner(naming, candidate);
		}
		gather_words(naming, candidate);
		if (candidate->gender == 0 && candidate->fixed == KD_FIXED_NO) {
			candidate->gender =
				kd_names_given_gender(naming, first->given);
		}
	}
}
