/* events_see.c - looks at each token of a sentence once. */
#include "read/events/events_private.h"

#define LABEL(label)                                      \
	{                                                 \
		.data = (label), .len = sizeof(label) - 1 \
	}

static const struct kd_str grammar_labels[KD_GRAMMAR_COUNT] = {
#define KD_GRAMMAR_LABEL(ending, label) LABEL(label),
	KD_GRAMMAR(KD_GRAMMAR_LABEL)
#undef KD_GRAMMAR_LABEL
};

static const struct kd_str cue_labels[KD_CUE_COUNT] = {
	[KD_CUE_MODAL] = LABEL("modal"),
	[KD_CUE_REPORTED] = LABEL("reported"),
	[KD_CUE_CONDITION] = LABEL("condition"),
	[KD_CUE_PURPOSE] = LABEL("purpose"),
	[KD_CUE_VERB] = LABEL("verb"),
	[KD_CUE_MODIFIER] = LABEL("modifier"),
	[KD_CUE_CLAUSE] = LABEL("clause"),
	[KD_CUE_DENIAL] = LABEL("denial"),
	[KD_CUE_UNTRUE] = LABEL("untrue"),
	[KD_CUE_NEARLY] = LABEL("nearly"),
};

bool kd_events_is_word(
	const struct kd_events_work *work, uint32_t token, struct kd_str word)
{
	return kd_str_equal(work->reading->tokens->items[token].folded, word) ||
	       kd_str_equal(kd_word_at(work, token)->lemma, word);
}

static uint32_t grammar_of(const struct kd_lang *lang, uint32_t row)
{
	const struct kd_str mode =
		kd_lang_text(lang, row, KD_COLUMN_EVENT_WORDS_MODE);
	for (uint32_t i = 0; i < KD_GRAMMAR_COUNT; i++) {
		if (kd_str_equal(mode, grammar_labels[i])) {
			return 1u << i;
		}
	}
	return 0;
}

/* What all rows of a key say, from its first row on. */
static struct kd_row_use use_of(const struct kd_lang *lang, uint32_t first)
{
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_EVENT_WORDS) +
			     kd_lang_rows(lang, KD_TABLE_EVENT_WORDS);
	const struct kd_str key = kd_lang_key(lang, first);
	struct kd_row_use use = { .event = KD_NONE, .known = true };
	for (uint32_t i = first;
		i < end && kd_str_equal(kd_lang_key(lang, i), key); i++) {
		if (kd_lang_number(lang, i, KD_COLUMN_EVENT_WORDS_TYPE) == 0) {
			use.grammar |= grammar_of(lang, i);
		} else if (use.event == KD_NONE) {
			use.event = i;
		}
	}
	return use;
}

/* All that the rows of one key say a word is for; *row is set to the first
 * that names an event, or KD_NONE. */
static uint32_t grammar_of_rows(
	const struct kd_events_work *work, uint32_t *row)
{
	const struct kd_lang *lang = work->reading->lang;
	const uint32_t first = *row;
	struct kd_row_use *use =
		&work->uses[first -
			    kd_lang_first_row(lang, KD_TABLE_EVENT_WORDS)];
	if (!use->known) {
		*use = use_of(lang, first);
	}
	*row = use->event;
	return use->grammar;
}

/* The same for the word by itself, where a longer phrase begins with it, or
 * for its lemma, where the form is another word as well: "menace", "meeting".
 */
static uint32_t grammar_alone(const struct kd_events_work *work, uint32_t token,
	bool as_lemma, uint32_t *row)
{
	const uint32_t known = *row;
	const struct kd_words *words = work->reading->words;
	const uint32_t *lemma = words->lemmas + token;
	const struct kd_words one = { .forms = as_lemma ? lemma
							: words->forms + token,
		.lemmas = lemma,
		.n = 1 };
	struct kd_match match;
	*row = KD_NONE;
	if (!kd_lang_match(work->reading->lang, KD_TABLE_EVENT_WORDS, &one, 0,
		    &match)) {
		return 0;
	}
	*row = match.row;
	const uint32_t grammar = grammar_of_rows(work, row);
	*row = *row == known ? KD_NONE : *row;
	return grammar;
}

static uint8_t cue_of(const struct kd_lang *lang, uint32_t row)
{
	const struct kd_str kind =
		kd_lang_text(lang, row, KD_COLUMN_STATUS_WORDS_KIND);
	for (uint8_t i = 1; i < KD_CUE_COUNT; i++) {
		if (kd_str_equal(kind, cue_labels[i])) {
			return i;
		}
	}
	return KD_CUE_NONE;
}

static void see_token(
	const struct kd_events_work *work, uint32_t token, struct kd_seen *out)
{
	const struct kd_lang *lang = work->reading->lang;
	const struct kd_words *words = work->reading->words;
	*out = (struct kd_seen){ .starts =
					 kd_lang_starts_at(lang, words, token),
		.word = { .row = KD_NONE },
		.alone = KD_NONE,
		.status = { .row = KD_NONE },
		.phrase = KD_NONE,
		.name = KD_NONE,
		.clause = kd_word_at(work, token)->clause };
	const bool is_lemma = words->forms[token] == words->lemmas[token];
	if (kd_lang_has_table(out->starts, KD_TABLE_EVENT_WORDS) &&
		kd_lang_match(
			lang, KD_TABLE_EVENT_WORDS, words, token, &out->word)) {
		out->grammar = grammar_of_rows(work, &out->word.row);
		out->alone = out->word.row;
		if (out->word.n > 1 || !is_lemma) {
			out->grammar |= grammar_alone(
				work, token, out->word.n == 1, &out->alone);
		} else {
			out->alone = KD_NONE;
		}
	}
	if (kd_lang_has_table(out->starts, KD_TABLE_STATUS_WORDS) &&
		kd_lang_match(lang, KD_TABLE_STATUS_WORDS, words, token,
			&out->status)) {
		out->cue = cue_of(lang, out->status.row);
	}
}

/* A modal that syntax takes for a subordinator begins no clause: "Izrael [naj
 * bi] napadel". */
static void see_clauses(const struct kd_events_work *work)
{
	for (uint32_t i = work->first + 1; i < work->end; i++) {
		const uint32_t clause = kd_clause_at(work, i);
		const uint32_t before = kd_clause_at(work, i - 1);
		if (kd_seen_at(work, i)->cue != KD_CUE_MODAL ||
			clause == before ||
			kd_word_at(work, i)->upos != KD_UPOS_SCONJ ||
			kd_word_at(work, i - 1)->upos == KD_UPOS_PUNCT) {
			continue;
		}
		for (uint32_t k = i; k < work->end; k++) {
			if (kd_clause_at(work, k) == clause) {
				kd_seen_at(work, k)->clause = before;
			}
		}
	}
}

/* Marks the tokens of names. */
static void see_names(struct kd_events_work *work)
{
	const struct kd_names *names = work->in->names;
	while (work->next_name < names->n &&
		names->items[work->next_name].first +
				names->items[work->next_name].n <=
			work->first) {
		work->next_name++;
	}
	for (uint32_t i = work->next_name;
		i < names->n && names->items[i].first < work->end; i++) {
		const struct kd_name *name = &names->items[i];
		for (uint32_t k = name->first;
			k < name->first + name->n && k < work->end; k++) {
			if (k >= work->first && !name->of_nation) {
				kd_seen_at(work, k)->name = i;
			}
		}
	}
}

/* Marks the tokens of times. */
static void see_times(const struct kd_events_work *work)
{
	const struct kd_times *times = work->in->times;
	const struct kd_tokens *tokens = work->reading->tokens;
	const uint32_t end = tokens->items[work->end - 1].span.end;
	for (uint32_t i = work->next_time;
		i < times->n && times->items[i].span.start < end; i++) {
		const struct kd_span span = times->items[i].span;
		uint32_t at = kd_tokens_at(tokens, span.start);
		for (; at < work->end &&
			tokens->items[at].span.start < span.end;
			at++) {
			if (at >= work->first) {
				kd_seen_at(work, at)->in_time = true;
			}
		}
	}
}

static bool may_be_infinitive(const struct kd_events_work *work, uint32_t token)
{
	const uint32_t word = work->reading->tokens->items[token].word;
	struct kd_word_analysis analysis;
	for (uint32_t i = 0;
		kd_lang_analysis(work->reading->lang, word, i, &analysis);
		i++) {
		if (analysis.upos == KD_UPOS_VERB &&
			kd_feats_get(analysis.feats, KD_FEATURE_VERBFORM) ==
				KD_VERBFORM_INF) {
			return true;
		}
	}
	return false;
}

/* A noun right after a modal that can be an infinitive is one: "skulle etter
 * planen møte". */
static void see_infinitives(const struct kd_events_work *work)
{
	for (uint32_t i = work->first; i < work->end; i++) {
		const struct kd_seen *seen = kd_seen_at(work, i);
		const uint32_t after = i + seen->status.n;
		if (seen->cue == KD_CUE_MODAL && after < work->end &&
			kd_word_at(work, i)->upos == KD_UPOS_AUX &&
			kd_word_at(work, after)->upos == KD_UPOS_NOUN &&
			may_be_infinitive(work, after)) {
			kd_seen_at(work, after)->verb_form = KD_VERBFORM_INF;
		}
	}
}

static bool has_finite(const struct kd_events_work *work, uint32_t clause)
{
	for (uint32_t i = work->first; i < work->end; i++) {
		if (kd_clause_at(work, i) == clause && kd_is_verb_at(work, i) &&
			kd_form_at(work, i) == KD_VERBFORM_FIN) {
			return true;
		}
	}
	return false;
}

/* A participle that a chunk begins with, but that its auxiliary stands before:
 * "skulle ha [møtt president ...]". */
static void see_participles(const struct kd_events_work *work)
{
	const struct kd_chunks *chunks = work->reading->chunks;
	for (uint32_t i = work->first + 1; i < work->end; i++) {
		const struct kd_analysis *word = kd_word_at(work, i);
		if (word->upos != KD_UPOS_VERB || word->chunk == KD_NONE ||
			chunks->items[word->chunk].first != i ||
			chunks->items[word->chunk].head == i) {
			continue;
		}
		uint32_t before = i - 1;
		while (before > work->first &&
			(kd_clause_at(work, before) != kd_clause_at(work, i) ||
				!kd_is_verb_at(work, before))) {
			before--;
		}
		if (kd_word_at(work, before)->upos == KD_UPOS_AUX &&
			kd_clause_at(work, before) == kd_clause_at(work, i)) {
			kd_seen_at(work, i)->verb_form = (uint8_t)kd_feat_at(
				work, i, KD_FEATURE_VERBFORM);
		}
	}
}

/* What looks like a finite verb at the end of a clause that has a finite
 * auxiliary and no other verb is its participle: "hat Migranten
 * [abgeschoben]". */
static void see_framed(const struct kd_events_work *work)
{
	for (uint32_t i = work->first + 1; i + 1 < work->end; i++) {
		const uint32_t clause = kd_clause_at(work, i);
		if (kd_word_at(work, i)->upos != KD_UPOS_VERB ||
			kd_form_at(work, i) != KD_VERBFORM_FIN ||
			kd_word_at(work, i + 1)->upos != KD_UPOS_PUNCT) {
			continue;
		}
		for (uint32_t k = i;
			k-- > work->first && kd_clause_at(work, k) == clause &&
			kd_word_at(work, k)->upos != KD_UPOS_VERB;) {
			if (kd_word_at(work, k)->upos == KD_UPOS_AUX &&
				kd_word_at(work, k)->head == i &&
				kd_form_at(work, k) == KD_VERBFORM_FIN) {
				kd_seen_at(work, i)->verb_form =
					KD_VERBFORM_PART;
				break;
			}
		}
	}
}

/* A participle between two noun phrases of a clause without a finite verb is
 * its past tense: "Macron avviste planen". */
static void see_predicates(const struct kd_events_work *work)
{
	const struct kd_chunks *chunks = work->reading->chunks;
	for (uint32_t i = work->first + 1; i < work->end; i++) {
		const struct kd_analysis *word = kd_word_at(work, i);
		const uint32_t before = kd_word_at(work, i - 1)->chunk;
		if (word->upos == KD_UPOS_ADJ && before != KD_NONE &&
			before != word->chunk &&
			kd_feat_at(work, i, KD_FEATURE_VERBFORM) ==
				KD_VERBFORM_PART &&
			(word->chunk == KD_NONE ||
				chunks->items[word->chunk].first == i) &&
			chunks->items[before].adposition == KD_NONE &&
			!has_finite(work, kd_clause_at(work, i))) {
			kd_seen_at(work, i)->verb_form = KD_VERBFORM_FIN;
		}
	}
}

/* Whether a noun of events can go with what stands before it: "russisk
 * angrep", "Trumps besøk". */
static bool goes_with(const struct kd_events_work *work, uint32_t before)
{
	const uint32_t upos = kd_word_at(work, before)->upos;
	const struct kd_seen *seen = kd_seen_at(work, before);
	return (upos != KD_UPOS_NOUN && upos != KD_UPOS_PROPN &&
		       upos != KD_UPOS_ADV) ||
	       (upos == KD_UPOS_NOUN && !seen->in_time) ||
	       (seen->name != KD_NONE &&
		       !kd_events_is_uninflected(
			       work, &work->in->names->items[seen->name]));
}

/* The row of events for the finite verb that has the form of a token, or
 * KD_NONE. */
static uint32_t row_of_verb(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_lang *lang = work->reading->lang;
	const uint32_t word = work->reading->tokens->items[token].word;
	struct kd_word_analysis analysis;
	for (uint32_t i = 0; kd_lang_analysis(lang, word, i, &analysis); i++) {
		const uint32_t lemma = analysis.lemma_word;
		const struct kd_words one = {
			.forms = &lemma, .lemmas = &lemma, .n = 1
		};
		struct kd_match match;
		if (analysis.upos == KD_UPOS_VERB && lemma != KD_NONE &&
			kd_feats_get(analysis.feats, KD_FEATURE_VERBFORM) ==
				KD_VERBFORM_FIN &&
			kd_lang_match(
				lang, KD_TABLE_EVENT_WORDS, &one, 0, &match)) {
			uint32_t row = match.row;
			grammar_of_rows(work, &row);
			return row;
		}
	}
	return KD_NONE;
}

/* A noun between an adverbial and a name, in a clause without a verb, is the
 * finite verb that has its form: "Ifølge Reuters [angrep] Russland". */
static void see_nouns(const struct kd_events_work *work)
{
	for (uint32_t i = work->first + 1; i + 1 < work->end; i++) {
		const struct kd_seen *seen = kd_seen_at(work, i);
		const uint32_t name = kd_seen_at(work, i + 1)->name;
		if (kd_word_at(work, i)->upos != KD_UPOS_NOUN ||
			name == KD_NONE || seen->name != KD_NONE ||
			(seen->word.row == KD_NONE && seen->alone == KD_NONE) ||
			goes_with(work, i - 1) ||
			has_finite(work, kd_clause_at(work, i))) {
			continue;
		}
		const uint32_t row = row_of_verb(work, i);
		if (row != KD_NONE &&
			work->in->names->items[name].first == i + 1 &&
			kd_events_is_uninflected(
				work, &work->in->names->items[name])) {
			kd_seen_at(work, i)->verb_form = KD_VERBFORM_FIN;
			kd_seen_at(work, i)->alone = row;
		}
	}
}

bool kd_events_see(struct kd_events_work *work)
{
	bool has_modal = false;
	work->seen.n = 0;
	work->has_untrue = false;
	for (uint32_t i = work->first; i < work->end; i++) {
		struct kd_seen seen;
		see_token(work, i, &seen);
		has_modal = has_modal || seen.cue == KD_CUE_MODAL;
		work->has_untrue =
			work->has_untrue || seen.cue == KD_CUE_UNTRUE;
		if (!KD_PUSH(work->arena, &work->seen, seen)) {
			return false;
		}
	}
	if (has_modal) {
		see_clauses(work);
	}
	see_names(work);
	see_times(work);
	if (has_modal) {
		see_infinitives(work);
	}
	see_participles(work);
	see_framed(work);
	see_predicates(work);
	see_nouns(work);
	return true;
}
