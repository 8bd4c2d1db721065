/* asked.c - what a text only asks about. */
#include "lang/asked.h"

/* Heads that are gone up to from a word to the question's verb. */
#define MOST_STEPS 32

/* The mark that ends what a token is in, or end. */
static uint32_t mark_after(
	const struct kd_reading *reading, uint32_t token, uint32_t end)
{
	while (token < end && !kd_reading_is_limit(reading, token)) {
		token++;
	}
	return token;
}

/* Whether a word asks, and for more than yes or no ("question": "why") or for
 * that ("whether": "did"). */
static bool asks(const struct kd_reading *reading, uint32_t token,
	const char *kind, struct kd_match *match)
{
	return kd_lang_match(reading->lang, KD_TABLE_HEDGES, reading->words,
		       token, match) &&
	       kd_lang_is(
		       reading->lang, match->row, KD_COLUMN_HEDGES_KIND, kind);
}

/* The clauses of the verb that asks and of the first full verb: "have they
 * met" is cut in two where words stand between. */
struct asking {
	uint32_t first;
	uint32_t full;
};

static uint32_t clause_of(const struct kd_reading *reading, uint32_t token)
{
	return reading->analyses->items[token].clause;
}

/* False where a word before the first verb asks for more than yes or no, or
 * there is no verb. */
static bool find_asking(const struct kd_reading *reading, uint32_t first,
	uint32_t end, struct asking *out)
{
	struct kd_match match;
	bool found = false;
	for (uint32_t i = first; i < end; i++) {
		const uint32_t upos = reading->analyses->items[i].upos;
		if (!found && asks(reading, i, "question", &match)) {
			return false;
		}
		if (!found && asks(reading, i, "whether", &match)) {
			i += match.n - 1; /* "est-ce que" */
			continue;
		}
		if (!found && (upos == KD_UPOS_AUX || upos == KD_UPOS_VERB)) {
			out->first = clause_of(reading, i);
			found = true;
		}
		if (upos == KD_UPOS_VERB) {
			out->full = clause_of(reading, i);
			return true;
		}
		out->full = out->first;
	}
	return found;
}

static bool is_in(const struct kd_reading *reading, const struct asking *asking,
	uint32_t token)
{
	const uint32_t clause = clause_of(reading, token);
	return clause == asking->first || clause == asking->full;
}

/* Whether a token is in what is asked, or in a clause that fills a part of it:
 * "did he say that ...", but not "since ...". */
static bool fills_question(const struct kd_reading *reading,
	const struct asking *asking, uint32_t token)
{
	static const char *const parts[] = { "ccomp", "xcomp", "csubj" };
	const struct kd_analysis *words = reading->analyses->items;
	bool is_part = true;
	for (uint32_t n = 0; n < MOST_STEPS && !is_in(reading, asking, token);
		n++) {
		const struct kd_analysis *word = &words[token];
		if (word->head == KD_NONE || word->head == token) {
			return false;
		}
		is_part = false;
		for (uint32_t i = 0; i < KD_COUNT(parts); i++) {
			is_part = is_part || kd_str_equal(word->deprel,
						     kd_str_view(parts[i]));
		}
		token = word->head;
	}
	return is_part && is_in(reading, asking, token);
}

bool kd_reading_is_asked(const struct kd_reading *reading, uint32_t token)
{
	const uint32_t number = kd_sentences_at(
		reading->sentences, reading->tokens->items[token].span.start);
	if (number == KD_NONE) {
		return false;
	}
	const struct kd_sentence *sentence = &reading->sentences->items[number];
	const uint32_t end = sentence->first + sentence->n;
	const uint32_t mark = mark_after(reading, token, end);
	struct asking asking = { KD_NONE, KD_NONE };
	if (mark == end ||
		!kd_str_equal(
			reading->tokens->items[mark].folded, KD_STR("?")) ||
		!find_asking(reading,
			kd_reading_begin(reading, token, sentence->first), mark,
			&asking)) {
		return false;
	}
	return fills_question(reading, &asking, token);
}
