/* syntax_chunks.c - finds noun phrases without what follows their heads. */
#include "read/syntax/syntax_private.h"

/* A noun phrase under way. */
struct phrase {
	uint32_t first;
	uint32_t head;  /* last noun, name or pronoun so far, or KD_NONE */
	uint32_t end;   /* after the head and the adjectives that follow it */
	uint32_t owner; /* the possessive sign or genitive last seen */
	uint32_t grammatical; /* the case all agree on so far, 0 if open */
	uint32_t of_number;   /* the number's case, where it counts genitives */
	bool is_counted;
	bool has_determiner;
	bool has_number;
};

static const struct kd_analysis *analysis_at(
	const struct kd_syntax_work *work, uint32_t i)
{
	return &work->out->analyses.items[i];
}

static uint32_t case_of(const struct kd_analysis *analysis)
{
	return kd_feat(analysis, KD_FEATURE_CASE);
}

static bool is_article(const struct kd_analysis *analysis)
{
	return analysis->upos == KD_UPOS_DET ||
	       (analysis->upos == KD_UPOS_PRON &&
		       kd_feat(analysis, KD_FEATURE_POSS) != 0);
}

/* The English 's: a possessive sign that is a word of its own. */
static bool is_possessive_sign(const struct kd_syntax_work *work, uint32_t i)
{
	const struct kd_str form = work->in->tokens->items[i].folded;
	const uint32_t upos = analysis_at(work, i)->upos;
	return form.len > 0 && form.data[0] == '\'' && form.len <= 2 &&
	       (upos == KD_UPOS_PART || upos == KD_UPOS_PUNCT) &&
	       (work->in->tokens->items[i].flags & KD_TOKEN_AFTER_SPACE) == 0;
}

/* A participle stands as an adjective when the noun comes after it; where
 * words have cases, in the same case. */
static bool is_attributive_verb(
	const struct kd_syntax_work *work, uint32_t i, uint32_t end)
{
	const struct kd_analysis *analysis = analysis_at(work, i);
	const uint32_t form = kd_feat(analysis, KD_FEATURE_VERBFORM);
	if (analysis->upos != KD_UPOS_VERB || i + 1 == end ||
		(form != KD_VERBFORM_PART && form != KD_VERBFORM_GER)) {
		return false;
	}
	const struct kd_analysis *next = analysis_at(work, i + 1);
	return (next->upos == KD_UPOS_NOUN || next->upos == KD_UPOS_ADJ) &&
	       case_of(analysis) == case_of(next);
}

/* Whether a second noun may follow the first: "peace plan", "presidenten
 * Putin", "minister Lavrov". Nouns that are inflected for definiteness are
 * not put together unjoined. */
static bool nouns_join(const struct kd_syntax_work *work,
	const struct phrase *phrase, uint32_t i)
{
	const struct kd_analysis *left = analysis_at(work, phrase->head);
	const struct kd_analysis *right = analysis_at(work, i);
	if (right->upos == KD_UPOS_PROPN) {
		/* "dijo a los periodistas Juan": of several one is not told. */
		if (left->upos == KD_UPOS_NOUN &&
			kd_feat(left, KD_FEATURE_NUMBER) == KD_NUMBER_PLUR &&
			kd_lang_find(work->in->lang, KD_TABLE_GIVEN_NAMES,
				work->in->tokens->items[i].folded) != KD_NONE) {
			return false;
		}
		/* "w przyszłym tygodniu Trump": a time and a name. */
		return left->upos != KD_UPOS_NOUN || case_of(left) == 0 ||
		       !kd_lang_starts(work->in->lang, KD_TABLE_MONTHS,
			       work->in->tokens->items[phrase->head].word);
	}
	const bool inflected = kd_feat(right, KD_FEATURE_GENDER) != 0 ||
			       kd_feat(right, KD_FEATURE_DEFINITE) != 0;
	if (!inflected || phrase->owner == phrase->head) {
		return true;
	}
	return left->upos == KD_UPOS_NOUN && case_of(left) != 0 &&
	       case_of(left) == case_of(right) &&
	       kd_feat(left, KD_FEATURE_NUMBER) ==
		       kd_feat(right, KD_FEATURE_NUMBER) &&
	       kd_feat(left, KD_FEATURE_GENDER) ==
		       kd_feat(right, KD_FEATURE_GENDER);
}

static bool case_fits(
	const struct phrase *phrase, const struct kd_analysis *analysis)
{
	const uint32_t next = case_of(analysis);
	return phrase->grammatical == 0 || next == 0 ||
	       phrase->grammatical == next;
}

/* An adjective between a bare name and a noun: "the US special envoy", but not
 * "in Oslo next week". */
static bool is_after_name(const struct kd_syntax_work *work,
	const struct phrase *phrase, uint32_t i, uint32_t end)
{
	const struct kd_analysis *left = analysis_at(work, i - 1);
	const struct kd_analysis *adjective = analysis_at(work, i);
	return phrase->head == i - 1 && left->upos == KD_UPOS_PROPN &&
	       case_of(left) == 0 && case_of(adjective) == 0 && i + 1 < end &&
	       analysis_at(work, i + 1)->upos == KD_UPOS_NOUN &&
	       !kd_lang_starts(work->in->lang, KD_TABLE_MONTHS,
		       work->in->tokens->items[i + 1].word);
}

static bool agree(const struct kd_analysis *left,
	const struct kd_analysis *right, enum kd_feature feature)
{
	const uint32_t value = kd_feat(left, feature);
	const uint32_t other = kd_feat(right, feature);
	return value == 0 || other == 0 || value == other;
}

/* An adjective after its noun, where the language puts it there: "misiles
 * rusos". It does where the pack says that one follows the other more often
 * than by chance. */
static bool follows_its_noun(const struct kd_syntax_work *work,
	const struct phrase *phrase, uint32_t i)
{
	if (phrase->head == KD_NONE || phrase->end != i ||
		analysis_at(work, phrase->head)->upos != KD_UPOS_NOUN) {
		return false;
	}
	const struct kd_analysis *noun = analysis_at(work, phrase->head);
	const struct kd_analysis *adjective = analysis_at(work, i);
	const uint8_t left = kd_syntax_tag(noun->upos, noun->feats);
	const uint8_t right = kd_syntax_tag(adjective->upos, adjective->feats);
	return work->in->lang->tag_pairs[left][right] > 0 &&
	       agree(noun, adjective, KD_FEATURE_GENDER) &&
	       agree(noun, adjective, KD_FEATURE_NUMBER) &&
	       agree(noun, adjective, KD_FEATURE_CASE);
}

/* Slavic numbers from five on count genitives: pet ruskih vojakov. */
static bool counts_genitive(const struct kd_syntax_work *work,
	const struct phrase *phrase, uint32_t i)
{
	const struct kd_analysis *analysis = analysis_at(work, i);
	return phrase->head == KD_NONE && phrase->has_number &&
	       analysis_at(work, i - 1)->upos == KD_UPOS_NUM &&
	       (analysis->upos == KD_UPOS_NOUN ||
		       analysis->upos == KD_UPOS_ADJ) &&
	       case_of(analysis) == KD_CASE_GEN;
}

/* Whether token i goes on the phrase; the head may have been met. */
static bool continues(const struct kd_syntax_work *work,
	const struct phrase *phrase, uint32_t i, uint32_t end)
{
	const struct kd_analysis *analysis = analysis_at(work, i);
	const bool owned = phrase->owner == i - 1;
	const bool open = phrase->head == KD_NONE || owned;
	if (phrase->head != KD_NONE && is_possessive_sign(work, i)) {
		return true;
	}
	if (counts_genitive(work, phrase, i)) {
		return true;
	}
	if (!case_fits(phrase, analysis)) {
		return false;
	}
	switch (analysis->upos) {
	case KD_UPOS_NOUN:
	case KD_UPOS_PROPN:
		return open || nouns_join(work, phrase, i);
	case KD_UPOS_ADJ:
		return open || is_after_name(work, phrase, i, end) ||
		       follows_its_noun(work, phrase, i);
	case KD_UPOS_NUM:
	case KD_UPOS_SYM:
		return open;
	case KD_UPOS_DET:
		return open && !owned;
	case KD_UPOS_ADV:
		return open && i + 1 < end &&
		       analysis_at(work, i + 1)->upos == KD_UPOS_ADJ;
	case KD_UPOS_VERB:
		return open && is_attributive_verb(work, i, end);
	case KD_UPOS_PRON: /* his; no one */
		return phrase->head == KD_NONE &&
		       (is_article(analysis) ||
			       (phrase->has_determiner &&
				       kd_feat(analysis, KD_FEATURE_PRONTYPE) ==
					       KD_PRONTYPE_IND));
	default:
		return false;
	}
}

/* "* 14 October": a sign that stands apart at the head of a sentence counts
 * nothing. */
static bool is_bullet(const struct kd_syntax_work *work, uint32_t i)
{
	const struct kd_token *tokens = work->in->tokens->items;
	const bool at_head =
		i == 0 || (tokens[i - 1].flags & KD_TOKEN_ENDS_SENTENCE) != 0;
	return at_head && (tokens[i + 1].flags & KD_TOKEN_AFTER_SPACE) != 0;
}

static bool begins(const struct kd_syntax_work *work, uint32_t i, uint32_t end)
{
	const struct kd_analysis *analysis = analysis_at(work, i);
	switch (analysis->upos) {
	case KD_UPOS_NOUN:
	case KD_UPOS_PROPN:
	case KD_UPOS_ADJ:
	case KD_UPOS_NUM:
	case KD_UPOS_DET:
	case KD_UPOS_PRON:
		return true;
	case KD_UPOS_SYM:
		return i + 1 < end && !is_bullet(work, i) &&
		       analysis_at(work, i + 1)->upos == KD_UPOS_NUM;
	case KD_UPOS_VERB:
		return is_attributive_verb(work, i, end);
	default:
		return false;
	}
}

static void take(
	const struct kd_syntax_work *work, struct phrase *phrase, uint32_t i)
{
	const struct kd_analysis *analysis = analysis_at(work, i);
	if (is_possessive_sign(work, i)) {
		phrase->owner = i;
		return;
	}
	if (analysis->upos == KD_UPOS_ADJ &&
		follows_its_noun(work, phrase, i)) {
		phrase->end = i + 1;
	}
	if (kd_is_nominal(analysis->upos) ||
		(analysis->upos == KD_UPOS_PRON && !is_article(analysis))) {
		phrase->head = i;
		phrase->end = i + 1;
	}
	phrase->has_determiner = phrase->has_determiner || is_article(analysis);
	phrase->has_number =
		phrase->has_number || analysis->upos == KD_UPOS_NUM;
	/* A genitive that goes before its noun: "Putins rådgiver". There the
	 * noun has no case of its own, so it binds nothing. */
	if (kd_is_nominal(analysis->upos) && case_of(analysis) == KD_CASE_GEN &&
		(kd_feat(analysis, KD_FEATURE_GENDER) == 0 ||
			kd_feat(analysis, KD_FEATURE_DEFINITE) != 0)) {
		phrase->owner = i;
	} else if (case_of(analysis) != 0) {
		phrase->grammatical = case_of(analysis);
	}
}

/* The preposition a phrase hangs on: the word before it. */
static uint32_t adposition_before(
	const struct kd_syntax_work *work, uint32_t first, uint32_t begin)
{
	return first > begin &&
			       analysis_at(work, first - 1)->upos == KD_UPOS_ADP
		       ? first - 1
		       : KD_NONE;
}

/* Without noun or pronoun the last word is the head, if the phrase can stand
 * by itself: a determiner or number is there. */
static uint32_t head_of(const struct phrase *phrase, uint32_t end)
{
	if (phrase->head != KD_NONE) {
		return phrase->head;
	}
	return phrase->has_determiner || phrase->has_number ? end - 1 : KD_NONE;
}

/* What is counted stands in the number's case: "pet vojakov" is no genitive.
 * Digits leave it open, but after a noun: "načrt 28 točk". */
static uint64_t chunk_feats(const struct kd_syntax_work *work,
	const struct phrase *phrase, uint32_t head)
{
	const uint64_t feats = analysis_at(work, head)->feats;
	const bool after_noun =
		phrase->first > 0 &&
		kd_is_nominal(analysis_at(work, phrase->first - 1)->upos);
	return phrase->is_counted && !(phrase->of_number == 0 && after_noun)
		       ? kd_feats_set(feats, KD_FEATURE_CASE, phrase->of_number)
		       : feats;
}

static bool add_chunk(struct kd_syntax_work *work, const struct phrase *phrase,
	uint32_t end, uint32_t begin)
{
	const uint32_t head = head_of(phrase, end);
	if (head == KD_NONE) {
		return true;
	}
	struct kd_chunks *chunks = &work->out->chunks;
	const struct kd_chunk chunk = {
		.span = kd_tokens_span(
			work->in->tokens, phrase->first, end - phrase->first),
		.first = phrase->first,
		.n = end - phrase->first,
		.head = head,
		.adposition = adposition_before(work, phrase->first, begin),
		.feats = chunk_feats(work, phrase, head),
	};
	for (uint32_t i = chunk.first; i < end; i++) {
		work->out->analyses.items[i].chunk = chunks->n;
	}
	return KD_PUSH(work->arena, chunks, chunk);
}

/* Reads one phrase from token i on and returns where it ends. */
static uint32_t read_phrase(const struct kd_syntax_work *work, uint32_t i,
	uint32_t end, struct phrase *out)
{
	*out = (struct phrase){ .first = i, .head = KD_NONE, .owner = KD_NONE };
	take(work, out, i);
	const bool alone =
		analysis_at(work, i)->upos == KD_UPOS_PRON && out->head == i;
	uint32_t at = i + 1;
	while (!alone && at < end && continues(work, out, at, end)) {
		if (counts_genitive(work, out, at)) {
			out->is_counted = true;
			out->of_number = case_of(analysis_at(work, at - 1));
		}
		take(work, out, at);
		at++;
	}
	/* A possessive sign or adverb at the end leads nowhere. */
	while (at > i + 1 && out->head != KD_NONE && at > out->end) {
		at--;
	}
	return at;
}

static bool read_sentence(
	struct kd_syntax_work *work, const struct kd_sentence *sentence)
{
	const uint32_t end = sentence->first + sentence->n;
	uint32_t i = sentence->first;
	while (i < end) {
		if (!begins(work, i, end)) {
			i++;
			continue;
		}
		struct phrase phrase;
		const uint32_t after = read_phrase(work, i, end, &phrase);
		if (!add_chunk(work, &phrase, after, sentence->first)) {
			return false;
		}
		i = after;
	}
	return true;
}

bool kd_syntax_chunks(struct kd_syntax_work *work)
{
	for (uint32_t i = 0; i < work->in->sentences->n; i++) {
		if (!read_sentence(work, &work->in->sentences->items[i])) {
			return false;
		}
	}
	return true;
}
