/* names_stretch.c - finds stretches of words that may be names. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* Most pieces of one name; longer runs are cut. */
#define PIECES_MAX 12
#define PARTICLES_MAX 3
#define SMALL_WORDS_MAX 4

static uint32_t sentence_end(const struct kd_naming *naming, uint32_t piece)
{
	const uint32_t sentence = naming->pieces.items[piece].sentence;
	return naming->sentence_first[sentence + 1];
}

bool kd_names_match(const struct kd_naming *naming, enum kd_table table,
	uint32_t piece, struct kd_match *out)
{
	return kd_lang_match(naming->reading->lang, table, &naming->words,
		       piece, out) &&
	       piece + out->n <= sentence_end(naming, piece);
}

uint32_t kd_names_tail(
	const struct kd_naming *naming, enum kd_table table, uint32_t piece)
{
	const struct kd_lang *lang = naming->reading->lang;
	const struct kd_str folded = naming->pieces.items[piece].folded;
	if (!kd_piece_has(&naming->pieces.items[piece], KD_PIECE_WORD) ||
		kd_piece_has(&naming->pieces.items[piece],
			KD_PIECE_COMMON | KD_PIECE_GIVEN) ||
		kd_names_is_common(lang, naming->pieces.items[piece].form) ||
		folded.len > KD_NAME_WORD_BYTES) {
		return KD_NONE;
	}
	/* Both parts of a compound have three letters or more. */
	for (uint32_t from = 3; from + 4 <= folded.len; from++) {
		if (!kd_utf8_is_boundary(folded, from)) {
			continue;
		}
		const uint32_t form = kd_lang_word(
			lang, kd_str_slice(folded, from, folded.len));
		if (form == KD_NONE) {
			continue;
		}
		struct kd_word_analysis analysis;
		const bool known = kd_lang_analysis(lang, form, 0, &analysis);
		const uint32_t lemma = known ? analysis.lemma_word : form;
		const struct kd_words word = {
			.forms = &form, .lemmas = &lemma, .n = 1
		};
		struct kd_match match;
		if (kd_lang_match(lang, table, &word, 0, &match)) {
			return match.row;
		}
	}
	return KD_NONE;
}

bool kd_names_is_age(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *pieces = naming->pieces.items;
	return piece + 2 < naming->pieces.n &&
	       kd_str_equal(pieces[piece].folded, KD_STR("(")) &&
	       kd_str_equal(pieces[piece + 2].folded, KD_STR(")")) &&
	       pieces[piece + 1].folded.len <= 2 &&
	       naming->reading->tokens->items[pieces[piece + 1].token].kind ==
		       KD_TOKEN_NUMBER;
}

/* Words that are no names whatever their first letter: I, the, og. */
static bool is_function_word(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	if (!kd_piece_has(item, KD_PIECE_COMMON) ||
		kd_piece_has(item, KD_PIECE_ACRONYM)) {
		return false;
	}
	/* Per Olsen, Will Smith: a surname follows. */
	if (kd_piece_has(item, KD_PIECE_GIVEN) &&
		!kd_piece_has(item, KD_PIECE_WEAK) &&
		piece + 1 < sentence_end(naming, piece) &&
		kd_piece_has(item + 1, KD_PIECE_CAPITAL)) {
		return false;
	}
	switch (kd_piece_analysis(naming, piece)->upos) {
	case KD_UPOS_ADP:
	case KD_UPOS_AUX:
	case KD_UPOS_CCONJ:
	case KD_UPOS_DET:
	case KD_UPOS_PART:
	case KD_UPOS_PRON:
	case KD_UPOS_SCONJ:
		return true;
	default:
		return false;
	}
}

/* Theresa May, Ola Nordmann: a surname that is another word elsewhere. */
static bool is_after_given(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	return piece > 0 && item[-1].sentence == item->sentence &&
	       kd_piece_has(&item[-1], KD_PIECE_GIVEN) &&
	       !kd_piece_has(item, KD_PIECE_WEAK);
}

static bool may_be_in_name(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	return kd_piece_has(item, KD_PIECE_WORD) &&
	       kd_piece_has(item, KD_PIECE_CAPITAL) &&
	       (!kd_piece_has(item, KD_PIECE_CALENDAR) ||
		       is_after_given(naming, piece)) &&
	       !is_function_word(naming, piece);
}

/* The row of org-suffixes for a word as such or as the end of a compound. */
static uint32_t org_at(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	if (kd_names_match(naming, KD_TABLE_ORG_SUFFIXES, piece, &match)) {
		return match.row;
	}
	return kd_names_tail(naming, KD_TABLE_ORG_SUFFIXES, piece);
}

static bool is_org_place(
	const struct kd_naming *naming, uint32_t row, const char *place)
{
	return row != KD_NONE &&
	       kd_naming_is(naming, row, KD_COLUMN_ORG_SUFFIXES_PLACE, place);
}

/* Words that hold an organisation's name together: of, for the, za. By their
 * form alone: "dela" is no "del". */
static bool is_joint(const struct kd_naming *naming, uint32_t piece, bool small)
{
	const struct kd_words word = {
		.forms = &naming->pieces.items[piece].form, .n = 1
	};
	struct kd_match match;
	if (!kd_lang_match(naming->reading->lang, KD_TABLE_ORG_SUFFIXES, &word,
		    0, &match)) {
		return false;
	}
	return is_org_place(naming, match.row, "link") ||
	       (!small && is_org_place(naming, match.row, "join"));
}

/* Whether the row makes a name, and does not only join words. */
static bool is_org_word(const struct kd_naming *naming, uint32_t row)
{
	return row != KD_NONE && !is_org_place(naming, row, "join") &&
	       !is_org_place(naming, row, "link");
}

static bool is_adjective_row(const struct kd_naming *naming, uint32_t row)
{
	return kd_naming_is(naming, row, KD_COLUMN_PLACES_KIND, "adjective") ||
	       kd_naming_is(naming, row, KD_COLUMN_PLACES_KIND, "demonym");
}

/* The place at a piece. Where adjectives have a small letter, a capital tells
 * that "Hrvaške" is the country's form and not the adjective's. */
static bool place_at(
	const struct kd_naming *naming, uint32_t piece, struct kd_match *out)
{
	if (!kd_names_match(naming, KD_TABLE_PLACES, piece, out)) {
		return false;
	}
	const struct kd_piece *item = &naming->pieces.items[piece];
	if (out->n > 1 || kd_piece_has(item, KD_PIECE_WEAK) ||
		item->lemma == item->form || item->lemma == KD_NONE ||
		!is_adjective_row(naming, out->row)) {
		return true;
	}
	const struct kd_words base = {
		.forms = &item->lemma, .lemmas = &item->lemma, .n = 1
	};
	struct kd_match other;
	if (kd_lang_match(
		    naming->reading->lang, KD_TABLE_PLACES, &base, 0, &other) &&
		!is_adjective_row(naming, other.row)) {
		*out = other;
	}
	return true;
}

/* Whether the place row's word is of a people or an adjective: Russian. */
static bool is_adjective_at(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return place_at(naming, piece, &match) &&
	       is_adjective_row(naming, match.row);
}

/* A genitive that ends a name: Trumps, where Trump is known. */
static bool is_closed(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	const struct kd_lang *lang = naming->reading->lang;
	struct kd_ending ending;
	kd_ending_init(&ending, naming, item->folded);
	while (naming->has_genitive && kd_ending_next(&ending)) {
		if (!kd_lang_is(lang, ending.row, KD_COLUMN_NAME_ENDINGS_KIND,
			    "genitive")) {
			continue;
		}
		const struct kd_seen *seen = kd_names_seen(naming, ending.base);
		const uint32_t word = kd_lang_word(lang, ending.base);
		if ((seen != NULL && seen->strong > 0) ||
			kd_lang_starts(lang, KD_TABLE_PLACES, word)) {
			return item->given == KD_NONE;
		}
	}
	return false;
}

static bool is_title_at(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match title;
	struct kd_match org;
	return kd_names_match(naming, KD_TABLE_TITLES, piece, &title) &&
	       !(kd_names_match(naming, KD_TABLE_ORG_SUFFIXES, piece, &org) &&
		       org.n >= title.n && is_org_word(naming, org.row));
}

/* Whether a title's word is here a surname: Stephen King said. */
static bool is_surname(
	const struct kd_naming *naming, uint32_t first, uint32_t piece)
{
	return piece == first + 1 &&
	       kd_piece_has(&naming->pieces.items[first], KD_PIECE_GIVEN) &&
	       (piece + 1 == sentence_end(naming, piece) ||
		       !may_be_in_name(naming, piece + 1));
}

static bool is_common_form(const struct kd_naming *naming, uint32_t piece)
{
	return kd_names_is_common(
		naming->reading->lang, naming->pieces.items[piece].form);
}

static uint32_t over_particles(
	const struct kd_naming *naming, uint32_t from, uint32_t end)
{
	uint32_t n = 0;
	while (n < PARTICLES_MAX && from + n < end &&
		kd_piece_has(
			&naming->pieces.items[from + n], KD_PIECE_PARTICLE) &&
		!kd_piece_has(
			&naming->pieces.items[from + n], KD_PIECE_CAPITAL)) {
		n++;
	}
	/* "de" and "der" are words of some languages: there only a given name
	 * tells that they are not. */
	const bool sure =
		n > 0 &&
		(!is_common_form(naming, from) ||
			(from > 0 &&
				kd_piece_has(&naming->pieces.items[from - 1],
					KD_PIECE_GIVEN)));
	return sure && from + n < end && may_be_in_name(naming, from + n)
		       ? n + 1
		       : 0;
}

/* Small words that belong to an organisation: za zunanje zadeve. */
static uint32_t over_small_words(
	const struct kd_naming *naming, uint32_t from, uint32_t end)
{
	uint32_t n = 0;
	uint32_t taken = 0;
	while (n < SMALL_WORDS_MAX && from + n < end) {
		const uint8_t upos = kd_piece_analysis(naming, from + n)->upos;
		if (upos != KD_UPOS_ADJ && upos != KD_UPOS_NOUN) {
			break;
		}
		n++;
		if (upos == KD_UPOS_NOUN) {
			taken = n;
			break;
		}
	}
	return taken;
}

static bool is_conjunction(const struct kd_naming *naming, uint32_t piece)
{
	return kd_piece_analysis(naming, piece)->upos == KD_UPOS_CCONJ;
}

/* Whether a new name begins after a conjunction, rather than the old going on:
 * "the Ministry of Health and James Holt". */
static bool begins_name(const struct kd_naming *naming, uint32_t piece)
{
	const uint32_t org = org_at(naming, piece);
	struct kd_match match;
	return kd_piece_has(&naming->pieces.items[piece], KD_PIECE_GIVEN) ||
	       is_org_place(naming, org, "head") ||
	       kd_names_match(naming, KD_TABLE_PLACES, piece, &match) ||
	       kd_names_match(naming, KD_TABLE_OUTLETS, piece, &match);
}

static uint32_t over_joints(
	const struct kd_naming *naming, uint32_t from, uint32_t end)
{
	uint32_t n = 0;
	while (n < 2 && from + n < end && is_joint(naming, from + n, false)) {
		n++;
	}
	if (n == 0 || from + n >= end) {
		return 0;
	}
	if (may_be_in_name(naming, from + n)) {
		return is_title_at(naming, from + n) ||
				       (is_conjunction(naming, from) &&
					       begins_name(naming, from + n))
			       ? 0
			       : n + 1;
	}
	const uint32_t small = is_joint(naming, from + n - 1, true)
				       ? over_small_words(naming, from + n, end)
				       : 0;
	return small > 0 ? n + small : 0;
}

static bool is_sign(
	const struct kd_naming *naming, uint32_t piece, const char *sign)
{
	return kd_str_equal(
		naming->pieces.items[piece].folded, kd_str_view(sign));
}

/* A small word that ends a name: Oslo tingrett. */
static bool is_small_end(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return kd_names_match(naming, KD_TABLE_ORG_SUFFIXES, piece, &match) &&
	       is_org_place(naming, match.row, "small") &&
	       !kd_piece_has(&naming->pieces.items[piece], KD_PIECE_TIGHT);
}

/* "J" "." "Trump", "Smith" "&" "Wesson". */
static uint32_t over_signs(
	const struct kd_naming *naming, uint32_t from, uint32_t end)
{
	if (from + 1 >= end || !may_be_in_name(naming, from + 1)) {
		return 0;
	}
	const struct kd_str before = naming->pieces.items[from - 1].folded;
	const bool initial = before.len == 1 && is_sign(naming, from, ".");
	return initial || is_sign(naming, from, "&") ? 2 : 0;
}

/* A common word whose capital is owed to the heading it is in. */
static bool is_heading_word(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	const struct kd_seen *seen = kd_names_seen(naming, item->folded);
	return kd_piece_has(item, KD_PIECE_WEAK) &&
	       kd_piece_has(item, KD_PIECE_COMMON) &&
	       (seen == NULL || seen->strong <= seen->small);
}

/* How many pieces go on with the name [first, end); 0 if it ends. */
static uint32_t extension(const struct kd_naming *naming, uint32_t first,
	uint32_t end, bool org, bool head)
{
	const uint32_t limit = sentence_end(naming, first);
	if (end >= limit || end - first >= PIECES_MAX ||
		(end - first > 1 && is_small_end(naming, end - 1)) ||
		naming->pieces.items[end].token ==
			naming->pieces.items[end - 1].token ||
		is_closed(naming, end - 1)) {
		return 0;
	}
	if (may_be_in_name(naming, end)) {
		if (!org && is_heading_word(naming, end)) {
			return 0;
		}
		const bool other =
			!org &&
			((is_adjective_at(naming, end) &&
				 !is_after_given(naming, end)) ||
				(is_title_at(naming, end) &&
					!is_surname(naming, first, end)));
		return other ? 0 : 1;
	}
	const uint32_t particles = over_particles(naming, end, limit);
	if (particles > 0) {
		return particles;
	}
	if (is_small_end(naming, end)) {
		return 1;
	}
	const uint32_t signs = over_signs(naming, end, limit);
	return signs > 0 ? signs : (head ? over_joints(naming, end, limit) : 0);
}

/* Pieces from first to end that may be one name; org is the row of the word
 * at org_piece that makes it an organisation or place. */
struct run {
	uint32_t end;
	uint32_t org;
	uint32_t org_piece;
};

static struct run run_from(const struct kd_naming *naming, uint32_t first)
{
	struct run run = { .end = first, .org = KD_NONE };
	uint32_t step =
		kd_piece_has(&naming->pieces.items[first], KD_PIECE_CAPITAL)
			? 1
			: over_particles(
				  naming, first, sentence_end(naming, first));
	bool joined = false; /* what follows "of" does not tell the type */
	while (step > 0) {
		joined |= step > 1 && run.org != KD_NONE;
		for (uint32_t i = run.end; i < run.end + step; i++) {
			const uint32_t row = org_at(naming, i);
			if (is_org_word(naming, row) &&
				(run.org == KD_NONE ||
					(!joined && is_org_place(naming, row,
							    "end")))) {
				run.org = row;
				run.org_piece = i;
			}
		}
		run.end += step;
		step = extension(naming, first, run.end, run.org != KD_NONE,
			is_org_place(naming, run.org, "head"));
	}
	return run;
}

/* Whether a capital word that also is a common word, or a short one such as
 * "us", stands here as a fixed name. */
static bool is_fixed_here(
	const struct kd_naming *naming, uint32_t piece, uint32_t n)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	if (!kd_piece_has(item, KD_PIECE_CAPITAL) ||
		kd_piece_has(item, KD_PIECE_CALENDAR)) {
		return false;
	}
	if (n > 1) {
		return true;
	}
	if (item->folded.len == 1) {
		return !kd_piece_has(item, KD_PIECE_WEAK);
	}
	if (item->folded.len <= 3 && kd_piece_has(item, KD_PIECE_COMMON)) {
		return kd_piece_has(item, KD_PIECE_ACRONYM);
	}
	const struct kd_seen *seen = kd_names_seen(naming, item->folded);
	return !kd_piece_has(item, KD_PIECE_COMMON) ||
	       !kd_piece_has(item, KD_PIECE_WEAK) ||
	       (seen != NULL && seen->strong > seen->small);
}

static bool fixed_at(const struct kd_naming *naming, uint32_t first,
	struct kd_candidate *out)
{
	struct kd_match place;
	struct kd_match outlet;
	const bool has_place = place_at(naming, first, &place);
	const bool has_outlet =
		kd_names_match(naming, KD_TABLE_OUTLETS, first, &outlet);
	const bool takes_outlet =
		has_outlet && !(has_place && place.n > outlet.n);
	if (!has_place && !has_outlet) {
		return false;
	}
	const struct kd_match *match = takes_outlet ? &outlet : &place;
	if (!is_fixed_here(naming, first, match->n) ||
		(!takes_outlet && is_adjective_row(naming, match->row))) {
		return false;
	}
	out->n = match->n;
	out->row = match->row;
	out->fixed = takes_outlet ? KD_FIXED_OUTLET
		     : kd_naming_is(naming, match->row, KD_COLUMN_PLACES_KIND,
			       "body")
			     ? KD_FIXED_BODY
			     : KD_FIXED_PLACE;
	return true;
}

static bool is_country(
	const struct kd_naming *naming, const struct kd_candidate *fixed)
{
	return fixed->fixed == KD_FIXED_PLACE &&
	       kd_naming_is(
		       naming, fixed->row, KD_COLUMN_PLACES_KIND, "country");
}

/* Whether a fixed name is only part of a longer one: London Bridge. A country
 * is so only before a word that makes a body: Russia Bank. */
static bool is_part_of_run(const struct kd_naming *naming,
	const struct kd_candidate *fixed, const struct run *run)
{
	const uint32_t next = fixed->first + fixed->n;
	if (run->end <= next) {
		return false;
	}
	if (run->org != KD_NONE) {
		return run->org_piece >= next;
	}
	struct kd_candidate other = { .first = next };
	return fixed->fixed == KD_FIXED_PLACE && !is_country(naming, fixed) &&
	       !kd_piece_has(&naming->pieces.items[next], KD_PIECE_GIVEN) &&
	       !fixed_at(naming, next, &other);
}

/* A run ends before a fixed name of its own: "Kushner Miami". */
static uint32_t before_fixed(
	const struct kd_naming *naming, uint32_t first, uint32_t end)
{
	for (uint32_t i = first + 1; i < end; i++) {
		struct kd_candidate other = { .first = i };
		/* New South Wales, Michael Jordan */
		const bool given = kd_piece_has(&naming->pieces.items[i - 1],
			KD_PIECE_GIVEN | KD_PIECE_COMMON);
		if (fixed_at(naming, i, &other) &&
			(other.n > 1 ||
				(!given && is_country(naming, &other)))) {
			return i;
		}
	}
	return end;
}

static bool has_strong_base(
	const struct kd_naming *naming, const struct kd_piece *piece)
{
	const struct kd_seen *seen = kd_names_seen(naming, piece->folded);
	if (seen != NULL && seen->strong > seen->small) {
		return true;
	}
	struct kd_ending ending;
	kd_ending_init(&ending, naming, piece->folded);
	while (kd_ending_next(&ending)) {
		seen = kd_names_seen(naming, ending.base);
		if (seen != NULL && seen->strong > seen->small) {
			return true;
		}
	}
	return false;
}

/* Whether a word that would be a capital in any case may be a name. */
static bool is_weak_name(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	const bool common = kd_piece_has(item, KD_PIECE_COMMON);
	if (has_strong_base(naming, item)) {
		return true;
	}
	return !common;
}

/* Whether all that there is is a letter, or a short word for a thing: plan B,
 * a PC. */
static bool is_mere_sign(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const struct kd_piece *piece = &naming->pieces.items[candidate->first];
	return candidate->n == 1 &&
	       (piece->span.end - piece->span.start == 1 ||
		       (kd_piece_has(piece, KD_PIECE_ACRONYM) &&
			       kd_piece_has(piece, KD_PIECE_COMMON)));
}

static bool is_accepted(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	if (candidate->fixed != KD_FIXED_NO) {
		return true;
	}
	if (is_mere_sign(naming, candidate)) {
		return false;
	}
	if (candidate->n > 2 && is_org_place(naming, candidate->org, "head")) {
		return true;
	}
	for (uint32_t i = 0; i < candidate->n; i++) {
		const uint32_t piece = candidate->first + i;
		const struct kd_piece *item = &naming->pieces.items[piece];
		if (kd_piece_has(item, KD_PIECE_CAPITAL) &&
			(!kd_piece_has(item, KD_PIECE_WEAK) ||
				is_weak_name(naming, piece))) {
			return true;
		}
	}
	return false;
}

/* A word that only tells what kind of name follows: "Avisen Vestavind". */
static bool is_cue(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return kd_names_match(naming, KD_TABLE_NAME_CUES, piece, &match) &&
	       match.n == 1;
}

/* Whether a run's first word only begins the sentence: "Ifølge Trump". */
static bool is_loose_start(
	const struct kd_naming *naming, uint32_t first, uint32_t end)
{
	const struct kd_piece *piece = &naming->pieces.items[first];
	if (!kd_piece_has(piece, KD_PIECE_WEAK) || end - first < 2) {
		return false;
	}
	if (has_strong_base(naming, piece)) {
		return false;
	}
	const bool given_next =
		kd_piece_has(&naming->pieces.items[first + 1], KD_PIECE_GIVEN);
	return kd_piece_has(piece, KD_PIECE_COMMON) ||
	       (given_next && !kd_piece_has(piece, KD_PIECE_GIVEN));
}

/* The candidate that begins at a capital piece; how many pieces to go on by
 * is returned, whether it is one (n > 0) or not. */
static uint32_t candidate_at(const struct kd_naming *naming, uint32_t first,
	struct kd_candidate *out)
{
	out->first = first;
	out->row = KD_NONE;
	out->org = KD_NONE;
	const bool fixed = fixed_at(naming, first, out);
	const struct run run = run_from(naming, first);
	const uint32_t end = run.end;
	const uint32_t org = run.org;
	if (fixed && !is_part_of_run(naming, out, &run)) {
		return out->n;
	}
	out->fixed = KD_FIXED_NO;
	out->row = KD_NONE;
	out->n = 0;
	if (!fixed && (org == KD_NONE || is_cue(naming, first)) &&
		is_loose_start(naming, first, end)) {
		return 1;
	}
	if (is_adjective_at(naming, first) &&
		(org == KD_NONE || end - first < 2 ||
			is_org_place(naming, org, "small"))) {
		return 1;
	}
	out->org = org;
	out->org_piece = run.org_piece;
	out->n = (org == KD_NONE ? before_fixed(naming, first, end) : end) -
		 first;
	const uint32_t taken = out->n;
	if (!is_accepted(naming, out)) {
		out->n = 0;
		return 1;
	}
	return taken;
}

static uint32_t title_length(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match title;
	return is_title_at(naming, piece) &&
			       kd_names_match(
				       naming, KD_TABLE_TITLES, piece, &title)
		       ? title.n
		       : 0;
}

/* A fixed name of several words may begin with any: Det hvite hus. */
static bool is_long_fixed(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_candidate fixed = { .first = piece };
	return kd_piece_has(&naming->pieces.items[piece], KD_PIECE_CAPITAL) &&
	       fixed_at(naming, piece, &fixed) && fixed.n > 1;
}

/* A name that begins with a particle: von der Leyen. */
static bool is_particle_start(const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	return kd_piece_has(item, KD_PIECE_PARTICLE) &&
	       !kd_piece_has(item, KD_PIECE_CAPITAL) &&
	       !is_common_form(naming, piece) &&
	       over_particles(naming, piece, sentence_end(naming, piece)) > 0;
}

enum kd_status kd_names_stretch(struct kd_naming *naming, struct kd_err *err)
{
	for (uint32_t i = 0; i < naming->pieces.n;) {
		const bool fixed = is_long_fixed(naming, i) ||
				   is_particle_start(naming, i);
		const uint32_t title = fixed ? 0 : title_length(naming, i);
		struct kd_candidate candidate = {
			.whole = KD_NONE, .title = KD_NONE, .why_row = KD_NONE
		};
		if (!fixed && !may_be_in_name(naming, i)) {
			i++;
			continue;
		}
		if (title > 0) {
			i += title;
			continue;
		}
		i += candidate_at(naming, i, &candidate);
		if (candidate.n > 0 &&
			!KD_PUSH(naming->arena, &naming->candidates,
				candidate)) {
			return kd_arena_full(naming->arena, err);
		}
	}
	return KD_OK;
}
