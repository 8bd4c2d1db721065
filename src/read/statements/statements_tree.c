/* statements_tree.c - what the syntax tree says of words of saying. */
#include "read/statements/statements_private.h"

/* How far from a verb what hangs on it is looked for. */
#define CHILD_TOKENS 60
/* Heads that are gone up to from a word to the verb it belongs to. */
#define MOST_STEPS 32

/* Whether token i bears a relation, whatever its subtype: "nsubj:pass" is
 * "nsubj". */
static bool is_relation(
	const struct kd_talk *talk, uint32_t i, struct kd_str relation)
{
	const struct kd_str found = kd_talk_analysis(talk, i)->deprel;
	return found.len >= relation.len &&
	       memcmp(found.data, relation.data, relation.len) == 0 &&
	       (found.len == relation.len || found.data[relation.len] == ':');
}

uint32_t kd_talk_child(const struct kd_talk *talk, uint32_t token,
	const char *relation, struct kd_stretch within)
{
	const struct kd_str wanted = kd_str_view(relation);
	const uint32_t low = token > CHILD_TOKENS ? token - CHILD_TOKENS : 0;
	const uint32_t first = within.first > low ? within.first : low;
	const uint32_t end = within.end < token + CHILD_TOKENS
				     ? within.end
				     : token + CHILD_TOKENS;
	for (uint32_t i = first; i < end; i++) {
		if (i != token && kd_talk_analysis(talk, i)->head == token &&
			is_relation(talk, i, wanted)) {
			return i;
		}
	}
	return KD_NONE;
}

/* "Those close to him [say]": what looks like an infinitive and has a subject,
 * but neither an auxiliary nor a sign. */
static void take_for_finite(struct kd_talk *talk, uint32_t i)
{
	const uint32_t bits = kd_talk_bits(talk, i);
	if ((bits & KD_MARK_HAS_SUBJECT) == 0 ||
		(bits & KD_MARK_HAS_AUXILIARY) != 0 || i == 0 ||
		kd_talk_upos(talk, i) != KD_UPOS_VERB ||
		kd_talk_verbform(talk, i) != KD_VERBFORM_INF) {
		return;
	}
	uint32_t before = i - 1;
	while (before > 0 && kd_talk_upos(talk, before) == KD_UPOS_ADV) {
		before--;
	}
	const uint32_t upos = kd_talk_upos(talk, before);
	if (upos != KD_UPOS_NOUN && upos != KD_UPOS_PROPN &&
		upos != KD_UPOS_PRON) {
		return;
	}
	struct kd_word_analysis form;
	const uint32_t word = talk->reading->tokens->items[i].word;
	for (uint32_t k = 0;
		kd_lang_analysis(talk->reading->lang, word, k, &form); k++) {
		if (form.upos == KD_UPOS_VERB &&
			kd_feats_get(form.feats, KD_FEATURE_VERBFORM) ==
				KD_VERBFORM_FIN) {
			talk->marks[i].form = KD_VERBFORM_FIN;
			talk->marks[i].bits |= KD_MARK_FINITE;
			return;
		}
	}
}

/* A participle with a subject and without auxiliary is a finite verb that
 * looks like one: "the two raised money". */
void kd_talk_mark_trees(struct kd_talk *talk)
{
	const uint32_t n = talk->reading->tokens->n;
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t head = kd_talk_analysis(talk, i)->head;
		if (head == KD_NONE || head >= n || head == i) {
			continue;
		}
		if (is_relation(talk, i, KD_STR("nsubj"))) {
			talk->marks[head].bits |= KD_MARK_HAS_SUBJECT;
		} else if (is_relation(talk, i, KD_STR("aux")) ||
			   is_relation(talk, i, KD_STR("cop"))) {
			talk->marks[head].bits |= KD_MARK_HAS_AUXILIARY;
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		take_for_finite(talk, i);
		const uint32_t bits = kd_talk_bits(talk, i);
		if ((bits & KD_MARK_HAS_SUBJECT) != 0 &&
			(bits & KD_MARK_HAS_AUXILIARY) == 0 &&
			kd_talk_upos(talk, i) == KD_UPOS_VERB &&
			kd_talk_verbform(talk, i) == KD_VERBFORM_PART &&
			kd_feats_get(kd_talk_analysis(talk, i)->feats,
				KD_FEATURE_TENSE) == KD_TENSE_PAST) {
			talk->marks[i].bits |= KD_MARK_FINITE;
		}
	}
}

/* Whether token i is the verb's, by the tree. */
static bool hangs_on(const struct kd_talk *talk, uint32_t i, uint32_t verb)
{
	for (uint32_t n = 0; n < MOST_STEPS && i != verb; n++) {
		const uint32_t head = kd_talk_analysis(talk, i)->head;
		if (head == KD_NONE || head == i) {
			return false;
		}
		i = head;
	}
	return i == verb;
}

/* Whether the sentence begins with a clause of saying that a conjunction, or
 * "when", makes part of what comes behind its comma. */
static bool is_fronted(
	const struct kd_talk *talk, const struct kd_unit *unit, uint32_t verb)
{
	const struct kd_stretch before = { unit->first, verb };
	for (uint32_t i = unit->first; i < verb; i++) {
		if (kd_talk_has(talk, i, KD_MARK_COMMA | KD_MARK_COLON)) {
			return false;
		}
	}
	const uint32_t mark = kd_talk_child(talk, verb, "mark", before);
	return (mark != KD_NONE && !kd_talk_has(talk, mark, KD_MARK_THAT)) ||
	       (unit->first < verb &&
		       kd_talk_has(talk, unit->first, KD_MARK_QUESTION));
}

/* Whether what begins at i may be a main clause: a finite verb, and nothing
 * before it that makes it part of another. */
static bool may_be_main(const struct kd_talk *talk, uint32_t i, uint32_t end)
{
	const uint32_t upos = kd_talk_upos(talk, i);
	return upos != KD_UPOS_CCONJ && upos != KD_UPOS_SCONJ &&
	       !kd_talk_has(talk, i, KD_MARK_THAT | KD_MARK_RELATIVE) &&
	       kd_talk_has_finite(talk, i, end);
}

bool kd_report_is_over(const struct kd_talk *talk,
	const struct kd_report *report, uint32_t from, uint32_t comma)
{
	const struct kd_unit *unit = kd_talk_unit(talk, report);
	const uint32_t verb = kd_talk_cue(talk, report)->verb;
	const struct kd_analysis *analysis = kd_talk_analysis(talk, verb);
	if (comma + 1 >= unit->end ||
		!kd_talk_has(talk, comma, KD_MARK_COMMA)) {
		return false;
	}
	if (is_relation(talk, verb, KD_STR("advcl")) &&
		analysis->head != KD_NONE && analysis->head > comma &&
		!hangs_on(talk, comma + 1, verb)) {
		return true;
	}
	return is_fronted(talk, unit, verb) &&
	       (from > comma || kd_talk_has_finite(talk, from, comma)) &&
	       may_be_main(talk, comma + 1, unit->end);
}

bool kd_talk_governs_clause(
	const struct kd_talk *talk, uint32_t verb, uint32_t first, uint32_t end)
{
	const uint32_t clause = kd_talk_child(
		talk, verb, "ccomp", (struct kd_stretch){ first, end });
	return clause != KD_NONE &&
	       kd_talk_child(talk, clause, "nsubj",
		       (struct kd_stretch){ first, end }) != KD_NONE;
}

/* Whether a phrase may be who says so: no time, none that a preposition or
 * another case makes something else. */
static bool may_say(const struct kd_saying *r, struct kd_stretch phrase)
{
	const struct kd_talk *talk = r->talk;
	return !kd_stretch_is_none(phrase) && phrase.first >= r->unit->first &&
	       phrase.end <= r->unit->end && !kd_talk_is_time(talk, phrase) &&
	       talk->marks[phrase.first].quote == KD_NONE &&
	       kd_talk_adposition(talk, phrase) == KD_NONE &&
	       !kd_talk_is_headless(talk, phrase) &&
	       kd_saying_may_be_subject(r, phrase);
}

/* "[Some] of them", "[Those] close to him": what stands where a noun would. */
static bool stands_for_noun(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t upos = kd_talk_upos(talk, i);
	return upos == KD_UPOS_DET || upos == KD_UPOS_PRON ||
	       upos == KD_UPOS_NUM || upos == KD_UPOS_ADJ;
}

bool kd_talk_stands_for_noun(
	const struct kd_talk *talk, uint32_t i, uint32_t limit)
{
	if (!stands_for_noun(talk, i) || talk->marks[i].quote != KD_NONE ||
		(kd_talk_bits(talk, i) & KD_MARK_RELATIVE) != 0) {
		return false;
	}
	if (i <= limit || kd_talk_is_boundary(talk, i - 1)) {
		return true;
	}
	const uint32_t before = kd_talk_upos(talk, i - 1);
	return before == KD_UPOS_CCONJ || before == KD_UPOS_SCONJ;
}

/* How many words up a tree the verb of a phrase is looked for. */
#define CLIMB_WORDS 8

bool kd_saying_is_oblique(const struct kd_saying *r, struct kd_stretch phrase)
{
	const struct kd_talk *talk = r->talk;
	uint32_t i = kd_talk_head(talk, phrase);
	for (uint32_t n = 0; n < CLIMB_WORDS; n++) {
		const uint32_t head = kd_talk_analysis(talk, i)->head;
		if (head == KD_NONE || head == i) {
			return false;
		}
		if (head == r->cue->verb) {
			return is_relation(talk, i, KD_STR("obl"));
		}
		i = head;
	}
	return false;
}

bool kd_saying_find_linked(struct kd_saying *r, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_stretch unit = { r->unit->first, r->unit->end };
	const uint32_t subject =
		kd_talk_child(talk, r->cue->verb, "nsubj", unit);
	if (subject == KD_NONE) {
		return false;
	}
	if (kd_talk_has(talk, subject, KD_MARK_RELATIVE)) {
		*out = (struct kd_stretch){ subject, subject + 1 };
		return true;
	}
	*out = kd_talk_phrase(talk, subject);
	if (kd_stretch_is_none(*out) && stands_for_noun(talk, subject)) {
		*out = (struct kd_stretch){ subject, subject + 1 };
	}
	if (!may_say(r, *out) || kd_talk_has(talk, out->end, KD_MARK_CLOSE)) {
		return false;
	}
	const uint32_t limit =
		subject < r->cue->first ? r->group : r->unit->end;
	*out = kd_talk_extend_right(talk, *out, limit);
	return out->end <= r->cue->first || out->first >= r->cue->end;
}
