/* tokens_learned.c - ends sentences by what was learned of them. */
#include "model/score.h"
#include "read/tokens/learned.h"
#include "read/tokens/tokens_private.h"

/* How far weights must lean to overrule the rules: little where a stop may be
 * that of an abbreviation, or ends a sentence though a small letter follows;
 * far where nothing but a capital shows an end, for names have capitals too,
 * or where a colon may bring in the rest. */
#define LEAST_AGAINST_STOP 20
#define LEAST_AGAINST_SIGN 150
#define LEAST_AFTER_STOP 30
#define LEAST_AFTER_SIGN 50
#define LEAST_AFTER_COLON 90
#define LEAST_AFTER_WORD 150

/* Whether the gap is one between words, and a name may begin after it. */
static bool is_bare(const struct kd_gaps *gaps)
{
	const struct kd_token *left = &gaps->tokens[gaps->at];
	const struct kd_token *right = left + 1;
	return (left->kind == KD_TOKEN_WORD || left->kind == KD_TOKEN_NUMBER) &&
	       (left->flags & KD_TOKEN_ABBREVIATION) == 0 &&
	       (!kd_lang_starts(gaps->lang, KD_TABLE_STOPWORDS, right->word) ||
		       kd_utf8_length(right->folded) == 1);
}

/* The sum that must be exceeded for an end. */
static int32_t least(const struct kd_gaps *gaps)
{
	const struct kd_token *left = &gaps->tokens[gaps->at];
	const char last = gaps->text.data[left->span.end - 1];
	const bool is_stop = last == '.';
	if ((left->flags & KD_TOKEN_ENDS_SENTENCE) != 0) {
		return is_stop ? -LEAST_AGAINST_STOP : -LEAST_AGAINST_SIGN;
	}
	if (left->kind == KD_TOKEN_PUNCTUATION &&
		(is_stop || last == '!' || last == '?')) {
		return LEAST_AFTER_STOP;
	}
	if (last == ':') {
		return LEAST_AFTER_COLON;
	}
	return is_bare(gaps) ? LEAST_AFTER_WORD : LEAST_AFTER_SIGN;
}

/* Whether nothing but a capital shows an end, between words that are no address
 * ("berg@example.com"), no sign of a time ("PM") and no function word: names
 * have capitals too. */
static bool is_before_name(
	const struct kd_gaps *gaps, const struct kd_token *left)
{
	const struct kd_token *right = left + 1;
	return left->kind == KD_TOKEN_WORD && right->kind == KD_TOKEN_WORD &&
	       left->span.start > 0 &&
	       (left->flags &
		       (KD_TOKEN_ABBREVIATION | KD_TOKEN_ALL_CAPITALS)) == 0 &&
	       right->span.end - right->span.start > 1 &&
	       gaps->text.data[left->span.start - 1] != '.' &&
	       memchr(left->folded.data, '.', left->folded.len) == NULL &&
	       !kd_lang_starts(gaps->lang, KD_TABLE_STOPWORDS, right->word);
}

/* A comma before a small letter. */
static bool is_within_clause(
	const struct kd_gaps *gaps, const struct kd_token *left)
{
	uint32_t character = 0;
	(void)kd_utf8_read(gaps->text, left[1].span.start, &character);
	return gaps->text.data[left->span.start] == ',' &&
	       left[1].kind == KD_TOKEN_WORD && kd_utf8_is_lower(character);
}

/* Whether no weights would find an end, or one in so many thousands that most
 * of what they are asked need not be. */
static bool is_plain(const struct kd_gaps *gaps)
{
	const struct kd_token *left = &gaps->tokens[gaps->at];
	return (left->flags & KD_TOKEN_ENDS_SENTENCE) == 0 &&
	       (is_before_name(gaps, left) || is_within_clause(gaps, left));
}

static bool ends(const struct kd_linear *part, const struct kd_gaps *gaps)
{
	uint64_t features[KD_GAP_FEATURES];
	if (is_plain(gaps)) {
		return false;
	}
	const uint32_t n = kd_gaps_features(gaps, features);
	int32_t scores[KD_GAP_LABELS] = { 0 };
	if (n == 0) {
		return false;
	}
	kd_linear_score(part, features, n, scores);
	return scores[KD_GAP_ENDS] - scores[KD_GAP_GOES_ON] > least(gaps);
}

void kd_tokens_heed_learned(struct kd_splitter *s, uint32_t first)
{
	const struct kd_model *model = s->lang->models[KD_MODEL_SENTENCES];
	const struct kd_linear *part =
		model == NULL ? NULL : kd_model_part(model, KD_GAP_PART);
	if (part == NULL || part->n_labels != KD_GAP_LABELS ||
		s->tokens->n == first) {
		return;
	}
	struct kd_gaps gaps;
	struct kd_token *tokens = s->tokens->items + first;
	kd_gaps_init(&gaps, s->text, s->lang, tokens, s->tokens->n - first);
	/* What ends the block ends its last sentence, whatever it is. The flag
	 * of a gap is looked at no more once it is passed. */
	for (uint32_t i = 0; i + 1 < gaps.n; i++) {
		const bool found = ends(part, &gaps);
		kd_gaps_take(&gaps, found);
		tokens[i].flags &= (uint8_t)~KD_TOKEN_ENDS_SENTENCE;
		tokens[i].flags |= found ? KD_TOKEN_ENDS_SENTENCE : 0;
	}
}
