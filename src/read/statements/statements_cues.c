/* statements_cues.c - finds the words of saying. */
#include "read/statements/statements_private.h"

static uint32_t takes_of(const struct kd_lang *lang, uint32_t row)
{
	static const struct kd_label_bit kinds[] = {
		{ "clause", KD_TAKES_CLAUSE | KD_TAKES_THAT },
		{ "that", KD_TAKES_THAT },
		{ "quote", KD_TAKES_QUOTE },
		{ "object", KD_TAKES_OBJECT },
		{ "mixed", KD_TAKES_MIXED },
		{ "infinitive", KD_TAKES_INFINITIVE },
		{ "participle", KD_TAKES_PARTICIPLE },
		{ "addressee", KD_TAKES_ADDRESSEE },
		{ "report", KD_TAKES_REPORT },
		{ "shown", KD_TAKES_SHOWN },
		{ "attitude", KD_TAKES_ATTITUDE },
	};
	struct kd_str list = kd_lang_text(lang, row, KD_COLUMN_SPEECH_TAKES);
	uint32_t takes = 0;
	while (list.len > 0) {
		const struct kd_str one = kd_str_cut(&list, ',');
		for (uint32_t i = 0; i < KD_COUNT(kinds); i++) {
			if (kd_str_equal(one, kd_str_view(kinds[i].label))) {
				takes |= kinds[i].bit;
			}
		}
	}
	return takes;
}

static enum kd_cue_kind cue_kind(const struct kd_lang *lang, uint32_t row)
{
	static const struct kd_label_bit kinds[] = {
		{ "verb", KD_CUE_VERB },
		{ "noun", KD_CUE_NOUN },
		{ "preposition", KD_CUE_PREPOSITION },
		{ "clause", KD_CUE_CLAUSE },
		{ "citing", KD_CUE_CITING },
		{ "relayed", KD_CUE_RELAYED },
		{ "light", KD_CUE_LIGHT },
		{ "adjective", KD_CUE_ADJECTIVE },
	};
	return kd_talk_bit_of(
		lang, row, KD_COLUMN_SPEECH_KIND, kinds, KD_COUNT(kinds));
}

static enum kd_cue_source cue_source(const struct kd_lang *lang, uint32_t row)
{
	static const struct kd_label_bit places[] = {
		{ "after", KD_CUE_AFTER },
		{ "before", KD_CUE_BEFORE },
		{ "genitive", KD_CUE_GENITIVE },
		{ "inside", KD_CUE_INSIDE },
		{ "last", KD_CUE_LAST },
	};
	return kd_talk_bit_of(
		lang, row, KD_COLUMN_SPEECH_SOURCE, places, KD_COUNT(places));
}

/* An adjective, a participle, or a word that the pack lacks right behind "is".
 */
static bool may_be_adjective(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t upos = kd_talk_upos(talk, i);
	return upos == KD_UPOS_ADJ || upos == KD_UPOS_VERB ||
	       (upos == KD_UPOS_NOUN && i > 0 &&
		       kd_talk_upos(talk, i - 1) == KD_UPOS_AUX);
}

/* The token of a match that is a verb (or, of nouns, a noun); KD_NONE if the
 * words are used otherwise here. */
static uint32_t core_of(struct kd_talk *talk, enum kd_cue_kind kind,
	const struct kd_match *match, uint32_t i)
{
	if (kind == KD_CUE_VERB && match->n == 1) {
		kd_talk_take_for_verb(talk, i);
	}
	for (uint32_t k = i; k < i + match->n; k++) {
		const uint32_t upos = kd_talk_upos(talk, k);
		const bool fits = kind == KD_CUE_NOUN ? upos == KD_UPOS_NOUN
				  : kind == KD_CUE_ADJECTIVE
					  ? may_be_adjective(talk, k)
					  : upos == KD_UPOS_VERB ||
						    upos == KD_UPOS_AUX ||
						    talk->marks[k].form != 0;
		if (fits) {
			return k;
		}
	}
	return KD_NONE;
}

/* "Det går fram av X": who says so follows after all. */
static bool is_before_adposition(const struct kd_talk *talk, uint32_t i)
{
	return i < talk->reading->tokens->n &&
	       kd_talk_upos(talk, i) == KD_UPOS_ADP;
}

/* Whether a match took more words than its key has: something stands in its
 * gap. */
static bool has_gap(struct kd_str key, uint32_t n)
{
	uint32_t words = 0;
	bool gap = false;
	while (key.len > 0) {
		if (kd_str_equal(kd_str_cut(&key, ' '), KD_STR(".."))) {
			gap = true;
		} else {
			words++;
		}
	}
	return gap && n > words;
}

/* Whether nothing that could be a source stands from token i on, as in "citing
 * fears of terror", "he was [referring to] the vote". */
static bool cites_no_source(const struct kd_talk *talk, uint32_t i, uint32_t n)
{
	const uint32_t end = talk->reading->tokens->n;
	if (i > 0 && kd_talk_upos(talk, i - 1) == KD_UPOS_AUX) {
		return true;
	}
	const struct kd_stretch phrase = kd_talk_phrase_from(talk, i + n, end);
	if (kd_stretch_is_none(phrase)) {
		return true;
	}
	const uint32_t head = kd_talk_head(talk, phrase);
	return kd_talk_upos(talk, head) == KD_UPOS_NOUN &&
	       kd_talk_name(talk, head) == KD_NONE &&
	       talk->marks[head].nature == KD_SOURCE_UNKNOWN;
}

/* "agreed [to] leave": the last word of a match is the sign of an infinitive
 * that is what is said. */
static bool ends_in_sign(const struct kd_talk *talk, const struct kd_cue *cue)
{
	return cue->kind == KD_CUE_VERB && !cue->gap &&
	       (cue->takes & KD_TAKES_INFINITIVE) != 0 &&
	       kd_talk_upos(talk, cue->end - 1) == KD_UPOS_PART &&
	       kd_talk_is_infinitive(
		       talk, cue->end - 1, talk->reading->tokens->n);
}

/* The first of the rows with the key of a row. */
static uint32_t first_of_key(const struct kd_lang *lang, uint32_t row)
{
	const uint32_t first = kd_lang_first_row(lang, KD_TABLE_SPEECH);
	const struct kd_str key = kd_lang_key(lang, row);
	while (row > first && kd_str_equal(kd_lang_key(lang, row - 1), key)) {
		row--;
	}
	return row;
}

static bool has_key(const struct kd_lang *lang, uint32_t row, struct kd_str key)
{
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_SPEECH) +
			     kd_lang_rows(lang, KD_TABLE_SPEECH);
	return row < end && kd_str_equal(kd_lang_key(lang, row), key);
}

/* The token that carries the words of a row, as far as they are used as it
 * says; KD_NONE if they are not. */
static uint32_t core_of_row(struct kd_talk *talk, uint32_t row, uint32_t i,
	const struct kd_match *match)
{
	const struct kd_lang *lang = talk->reading->lang;
	const struct kd_str key = kd_lang_key(lang, match->row);
	const enum kd_cue_kind kind = cue_kind(lang, row);
	switch (kind) {
	case KD_CUE_NONE:
	case KD_CUE_LIGHT:
		return KD_NONE;
	case KD_CUE_VERB:
	case KD_CUE_NOUN:
	case KD_CUE_ADJECTIVE:
		return core_of(talk, kind, match, i);
	case KD_CUE_CITING:
		return has_key(lang, row + 1, key) &&
				       cites_no_source(talk, i, match->n)
			       ? KD_NONE
			       : i;
	case KD_CUE_CLAUSE:
		return is_before_adposition(talk, i + match->n) ? KD_NONE : i;
	case KD_CUE_PREPOSITION:
	case KD_CUE_RELAYED:
		return i;
	}
	return KD_NONE;
}

/* Of the rows with the matched key, the one that the words bear out. */
static bool read_cue(struct kd_talk *talk, uint32_t i,
	const struct kd_match *match, struct kd_cue *out)
{
	const struct kd_lang *lang = talk->reading->lang;
	const struct kd_str key = kd_lang_key(lang, match->row);
	uint32_t row = first_of_key(lang, match->row);
	uint32_t core = KD_NONE;
	while (core == KD_NONE && has_key(lang, row, key)) {
		core = core_of_row(talk, row++, i, match);
	}
	if (core == KD_NONE) {
		return false;
	}
	row--;
	*out = (struct kd_cue){ .first = i,
		.end = i + match->n,
		.verb = core,
		.row = row,
		.kind = cue_kind(lang, row),
		.source = cue_source(lang, row),
		.force = (enum kd_force)kd_lang_number(
			lang, row, KD_COLUMN_SPEECH_FORCE),
		.takes = takes_of(lang, row),
		.hedged =
			kd_lang_number(lang, row, KD_COLUMN_SPEECH_HEDGED) != 0,
		.gap = has_gap(key, match->n) };
	if (match->n > 1 &&
		(out->source == KD_CUE_LAST || ends_in_sign(talk, out))) {
		out->end--;
	}
	return true;
}

/* A verb's object is looked for no further than this behind it. */
#define OBJECT_TOKENS 8

/* The noun of saying that is the object of a verb at i; false if none is. */
static bool find_object_noun(
	struct kd_talk *talk, uint32_t i, struct kd_cue *out)
{
	const struct kd_lang *lang = talk->reading->lang;
	const uint32_t n = talk->reading->tokens->n;
	const uint32_t end =
		i + 1 + OBJECT_TOKENS < n ? i + 1 + OBJECT_TOKENS : n;
	const uint32_t noun = kd_talk_child(
		talk, i, "obj", (struct kd_stretch){ i + 1, end });
	struct kd_match match;
	if (noun == KD_NONE ||
		!kd_talk_may_start(talk, KD_TABLE_SPEECH, noun) ||
		!kd_lang_match(lang, KD_TABLE_SPEECH, talk->reading->words,
			noun, &match) ||
		!read_cue(talk, noun, &match, out) ||
		out->kind != KD_CUE_NOUN) {
		return false;
	}
	for (uint32_t k = i + 1; k < noun; k++) {
		if (kd_talk_is_boundary(talk, k) ||
			kd_talk_name(talk, k) != KD_NONE) {
			return false;
		}
	}
	return true;
}

/* Of what a noun of saying takes, what stands behind it: bits of enum kd_takes,
 * 0 if nothing does. */
static uint32_t taken_behind(
	const struct kd_talk *talk, const struct kd_cue *cue)
{
	const uint32_t n = talk->reading->tokens->n;
	const uint32_t i = cue->end;
	if (i >= n) {
		return 0;
	}
	if (kd_talk_upos(talk, i - 1) == KD_UPOS_ADP) {
		return cue->takes & KD_TAKES_OBJECT;
	}
	/* "erhob den Vorwurf, dass" */
	const bool comma = i + 1 < n && kd_talk_has(talk, i, KD_MARK_COMMA);
	if (kd_talk_has(talk, comma ? i + 1 : i, KD_MARK_THAT)) {
		return cue->takes & KD_TAKES_THAT;
	}
	return kd_talk_is_infinitive(talk, i, n)
		       ? cue->takes & KD_TAKES_INFINITIVE
		       : 0;
}

/* "[made a claim] that S": a verb that only carries a noun of saying. */
static bool read_light(struct kd_talk *talk, uint32_t i,
	const struct kd_match *match, struct kd_cue *out)
{
	const struct kd_lang *lang = talk->reading->lang;
	if (match->n != 1 ||
		cue_kind(lang, first_of_key(lang, match->row)) !=
			KD_CUE_LIGHT ||
		kd_talk_upos(talk, i) != KD_UPOS_VERB ||
		!find_object_noun(talk, i, out)) {
		return false;
	}
	out->first = i;
	out->verb = i;
	out->kind = KD_CUE_VERB;
	out->source = KD_CUE_SUBJECT;
	out->takes = taken_behind(talk, out);
	return out->takes != 0;
}

/* The verb right before an adjective that ties it to its subject: "[is]
 * increasingly worried", "[remain] hopeful"; KD_NONE if none does. */
static uint32_t copula_of(const struct kd_talk *talk, const struct kd_cue *cue)
{
	uint32_t i = cue->first;
	while (i > 0 &&
		(kd_talk_upos(talk, i - 1) == KD_UPOS_ADV ||
			kd_talk_upos(talk, i - 1) == KD_UPOS_PART) &&
		!kd_talk_is_boundary(talk, i - 1)) {
		i--;
	}
	if (i == 0 || kd_talk_is_boundary(talk, i - 1)) {
		return KD_NONE;
	}
	const struct kd_analysis *found = kd_talk_analysis(talk, cue->verb);
	const uint32_t upos = kd_talk_upos(talk, i - 1);
	const bool tied = upos == KD_UPOS_VERB && found->head == i - 1 &&
			  kd_str_equal(found->deprel, KD_STR("xcomp"));
	const struct kd_analysis *before = kd_talk_analysis(talk, i - 1);
	const bool cop = before->head == KD_NONE ||
			 (before->head == cue->verb &&
				 kd_str_equal(before->deprel, KD_STR("cop")));
	const bool be =
		upos == KD_UPOS_AUX &&
		(cop || (kd_talk_bits(talk, i - 1) & KD_MARK_PASSIVE) != 0);
	return be || tied ? i - 1 : KD_NONE;
}

static uint32_t case_at(const struct kd_talk *talk, uint32_t i)
{
	return i < talk->reading->tokens->n
		       ? kd_feats_get(kd_talk_analysis(talk, i)->feats,
				 KD_FEATURE_CASE)
		       : 0;
}

/* "Москва [обеспокоена] тем, что": where no verb is needed, by the tree, or
 * by the case of what follows. */
static bool is_predicate(const struct kd_talk *talk, const struct kd_cue *cue)
{
	const uint32_t bits = kd_talk_bits(talk, cue->verb);
	const uint32_t next = case_at(talk, cue->end);
	if ((bits & KD_MARK_HAS_AUXILIARY) != 0) {
		return false;
	}
	return (bits & KD_MARK_HAS_SUBJECT) != 0 ||
	       (cue->first > 0 && case_at(talk, cue->verb) == KD_CASE_NOM &&
		       case_at(talk, cue->first - 1) == KD_CASE_NOM &&
		       next != 0 && next != KD_CASE_NOM);
}

/* "[is worried]", "voters [worried] about S": an adjective tells what somebody
 * holds with the verb that ties it to them, or right behind them. */
static bool settle_adjective(const struct kd_talk *talk, struct kd_cue *cue)
{
	const uint32_t copula = copula_of(talk, cue);
	cue->kind = KD_CUE_VERB;
	if (copula != KD_NONE) {
		cue->first = copula;
		cue->verb = copula;
		return true;
	}
	const uint32_t upos =
		cue->first > 0 ? kd_talk_upos(talk, cue->first - 1) : 0;
	if (is_predicate(talk, cue)) {
		cue->predicate = true;
		return true;
	}
	cue->beside = true;
	return (upos == KD_UPOS_NOUN || upos == KD_UPOS_PROPN) &&
	       kd_talk_analysis(talk, cue->verb)->head < cue->first;
}

/* The words of saying that begin at i and are matched by what is given. */
static bool find_cue(struct kd_talk *talk, const struct kd_words *words,
	uint32_t i, struct kd_match *match, struct kd_cue *out)
{
	return kd_lang_match(
		       talk->reading->lang, KD_TABLE_SPEECH, words, i, match) &&
	       (read_light(talk, i, match, out) ||
		       read_cue(talk, i, match, out)) &&
	       (out->kind != KD_CUE_ADJECTIVE || settle_adjective(talk, out));
}

/* No phrase of saying is looked for further behind a time. */
#define PARTED_WORDS 4

/* "[ruled] Friday [against] it": a verb parted from its preposition by a day,
 * which is left out of the words to be matched. */
static bool find_parted_cue(struct kd_talk *talk, uint32_t i,
	struct kd_match *match, struct kd_cue *out)
{
	const struct kd_words *words = talk->reading->words;
	uint32_t at = i + 1;
	while (at < words->n && at < i + 3 &&
		kd_talk_has(talk, at, KD_MARK_TIME)) {
		at++;
	}
	if (at == i + 1 || at >= words->n || words->lemmas == NULL ||
		kd_talk_upos(talk, i) != KD_UPOS_VERB ||
		kd_talk_upos(talk, at) != KD_UPOS_ADP) {
		return false;
	}
	uint32_t forms[1 + PARTED_WORDS] = { words->forms[i] };
	uint32_t lemmas[1 + PARTED_WORDS] = { words->lemmas[i] };
	uint32_t n = 1;
	while (n < KD_COUNT(forms) && at + n - 1 < words->n) {
		forms[n] = words->forms[at + n - 1];
		lemmas[n] = words->lemmas[at + n - 1];
		n++;
	}
	const struct kd_words parted = {
		.forms = forms, .lemmas = lemmas, .n = n
	};
	if (!kd_lang_match(
		    talk->reading->lang, KD_TABLE_SPEECH, &parted, 0, match) ||
		match->n < 2 || !read_cue(talk, i, match, out) ||
		out->kind != KD_CUE_VERB || out->gap) {
		return false;
	}
	match->n += at - i - 1;
	out->end = i + match->n;
	return true;
}

/* The words of saying that begin at i. What is no adjective or noun after all
 * may be a form of a verb: "they worried about it". */
static bool find_any_cue(struct kd_talk *talk, uint32_t i,
	struct kd_match *match, struct kd_cue *out)
{
	const struct kd_words *words = talk->reading->words;
	if (!kd_talk_may_start(talk, KD_TABLE_SPEECH, i)) {
		return false;
	}
	if (find_parted_cue(talk, i, match, out) ||
		find_cue(talk, words, i, match, out)) {
		return true;
	}
	if (words->lemmas == NULL || words->lemmas[i] == words->forms[i] ||
		match->n == 0 ||
		cue_kind(talk->reading->lang, match->row) == KD_CUE_NONE) {
		return false;
	}
	struct kd_words lemmas = *words;
	lemmas.forms = words->lemmas;
	return find_cue(talk, &lemmas, i, match, out);
}

bool kd_talk_cues(struct kd_talk *talk)
{
	const uint32_t n = talk->reading->tokens->n;
	uint32_t i = 0;
	while (i < n) {
		struct kd_match match;
		struct kd_cue cue;
		if (!find_any_cue(talk, i, &match, &cue)) {
			i++;
			continue;
		}
		talk->marks[cue.first].cue = talk->cues.n;
		if (!KD_PUSH(talk->arena, &talk->cues, cue)) {
			return false;
		}
		i = cue.gap                 ? i + 1
		    : i + match.n > cue.end ? i + match.n
					    : cue.end;
	}
	return true;
}
