/* times_items.c - cuts a sentence into what the time rules see. */
#include "read/times/times_private.h"

#include <math.h>

static bool push(struct parse *parse, const struct item *item, uint32_t form,
	uint32_t classes)
{
	parse->worth_trying =
		parse->worth_trying || classes != 0 ||
		kd_lang_starts(parse->lang, KD_TABLE_TIME_RULES, form);
	return KD_PUSH(parse->arena, &parse->items, *item) &&
	       KD_PUSH(parse->arena, &parse->forms, form) &&
	       KD_PUSH(parse->arena, &parse->classes, classes);
}

struct item kd_times_empty_item(struct kd_span span, uint32_t first, uint32_t n)
{
	return (struct item){ .span = span,
		.first = first,
		.n = n,
		.number = NAN,
		.clock = { -1, -1, -1 },
		.moment = KD_NONE };
}

bool kd_times_stands_alone(const struct parse *parse, uint32_t i, uint32_t n)
{
	const struct kd_sentence *sentence =
		&parse->in->reading->sentences->items[parse->sentence];
	for (uint32_t k = sentence->first; k < sentence->first + sentence->n;
		k++) {
		if ((k < i || k >= i + n) && kd_times_token(parse, k)->kind !=
						     KD_TOKEN_PUNCTUATION) {
			return false;
		}
	}
	return true;
}

/* What a part of a word with hyphens is: a number, a unit, any word. */
static bool push_part(struct parse *parse, struct kd_str folded,
	struct kd_span span, uint32_t token)
{
	const uint32_t word = kd_lang_word(parse->lang, folded);
	struct item item = kd_times_empty_item(span, token, 1);
	uint32_t classes = 0;
	const struct kd_words words = { .forms = &word, .n = 1 };
	struct kd_match match;
	if (word != KD_NONE && kd_lang_match(parse->lang, KD_TABLE_MONTHS,
				       &words, 0, &match)) {
		classes |=
			kd_times_take_month_row(parse->lang, match.row, &item);
	}
	struct kd_numeral_in numerals = parse->numerals;
	const struct kd_tokens tokens = {
		.items = &(struct kd_token){ .span = span }, .n = 1
	};
	numerals.tokens = &tokens;
	numerals.words = &words;
	struct kd_numeral number;
	const bool is_number = kd_numbers_read(&numerals, 0, &number);
	if (is_number && number.end == span.end) {
		const bool year = number.digits && folded.len == 4 &&
				  number.value >= FIRST_YEAR_DIGITS &&
				  number.value <= LAST_YEAR_DIGITS;
		item.number = number.value;
		item.is_year = year;
		classes |= number.ordinal ? CLASS(ORDINAL) : CLASS(NUMBER);
		classes |= year ? CLASS(YEAR) : 0;
	} else if (is_number &&
		   kd_times_is_decade(parse, folded, number.end - span.start,
			   number.value)) {
		item.number = number.value;
		classes |= CLASS(DECADE);
	}
	return push(parse, &item, word, classes);
}

/* Whether a part says that a word with hyphens speaks of time. */
static bool is_time_part(const struct parse *parse, struct kd_str folded)
{
	const uint32_t word = kd_lang_word(parse->lang, folded);
	return kd_lang_starts(parse->lang, KD_TABLE_MONTHS, word);
}

/* Whether a part is a year or a decade: of "mid-1996", "mid-1990s". */
static bool is_year_part(struct kd_str part)
{
	uint32_t digits = 0;
	while (digits < part.len && part.data[digits] >= '0' &&
		part.data[digits] <= '9') {
		digits++;
	}
	return digits == 4 && part.len <= 5;
}

static bool has_time_part(const struct parse *parse, struct kd_str folded)
{
	struct kd_str rest = folded;
	const uint32_t first =
		kd_lang_word(parse->lang, kd_str_cut(&rest, '-'));
	const bool leads =
		kd_lang_starts(parse->lang, KD_TABLE_TIME_RULES, first);
	rest = folded;
	while (rest.len > 0) {
		const struct kd_str part = kd_str_cut(&rest, '-');
		if (is_time_part(parse, part) ||
			(leads && is_year_part(part))) {
			return true;
		}
	}
	return false;
}

/* Pushes the parts of "third-quarter"; *pushed says whether it is such. */
static bool push_parts(struct parse *parse, uint32_t i, bool *pushed)
{
	const struct kd_token *token = kd_times_token(parse, i);
	const uint32_t width = token->span.end - token->span.start;
	*pushed = token->folded.len == width && width > 2 &&
		  memchr(token->folded.data, '-', width) != NULL &&
		  has_time_part(parse, token->folded);
	if (!*pushed) {
		return true;
	}
	struct kd_str rest = token->folded;
	while (rest.len > 0) {
		const struct kd_str part = kd_str_cut(&rest, '-');
		const uint32_t start =
			token->span.start +
			(uint32_t)(part.data - token->folded.data);
		const struct kd_span span = { start, start + part.len };
		if (part.len > 0 && !push_part(parse, part, span, i)) {
			return false;
		}
	}
	return true;
}

/* How many bytes of a number of this token are digits that parts follow: a
 * hyphen ("10-year") or an ending of hours ("5pm"); 0 if none. */
static uint32_t digits_before_parts(
	const struct parse *parse, uint32_t i, double *value)
{
	const struct kd_token *token = kd_times_token(parse, i);
	const uint32_t width = token->span.end - token->span.start;
	const uint32_t taken = kd_numbers_digits(
		&parse->notation, kd_times_token_text(parse, i), value);
	if (taken == 0 || taken + 1 >= width || token->folded.len != width) {
		return 0;
	}
	const struct kd_str rest = kd_str_slice(token->folded, taken, width);
	return rest.data[0] == '-' || kd_times_is_hour_ending(parse, rest)
		       ? taken
		       : 0;
}

/* Pushes "10-year": the number, then each part after it. */
static bool push_number_parts(struct parse *parse, uint32_t i, bool *pushed)
{
	const struct kd_token *token = kd_times_token(parse, i);
	const uint32_t width = token->span.end - token->span.start;
	double value = 0;
	const uint32_t taken = digits_before_parts(parse, i, &value);
	*pushed = taken > 0;
	if (!*pushed) {
		return true;
	}
	struct item item =
		kd_times_empty_item((struct kd_span){ token->span.start,
					    token->span.start + taken },
			i, 1);
	item.number = value;
	const bool hyphen = token->folded.data[taken] == '-';
	uint32_t classes = CLASS(NUMBER);
	if (!hyphen) {
		kd_times_read_hour(
			kd_str_slice(token->folded, 0, taken), &item);
		classes |= CLASS(HOUR);
	}
	if (!push(parse, &item, KD_NONE, classes)) {
		return false;
	}
	struct kd_str rest =
		kd_str_slice(token->folded, taken + (hyphen ? 1 : 0), width);
	while (rest.len > 0) {
		const struct kd_str part = kd_str_cut(&rest, '-');
		const uint32_t start =
			token->span.start +
			(uint32_t)(part.data - token->folded.data);
		const struct kd_span span = { start, start + part.len };
		if (part.len > 0 && !push_part(parse, part, span, i)) {
			return false;
		}
	}
	return true;
}

/* Whether a token is a word that says nothing of time, whatever stands around
 * it: most are. */
static bool is_plain(const struct parse *parse, uint32_t i)
{
	const struct kd_token *token = kd_times_token(parse, i);
	const uint32_t form = parse->in->reading->words->forms[i];
	const uint64_t speaking = (uint64_t)1 << KD_TABLE_MONTHS |
				  (uint64_t)1 << KD_TABLE_NUMBERS;
	const char first = parse->in->reading->text.data[token->span.start];
	if (token->kind != KD_TOKEN_WORD || (first >= '0' && first <= '9') ||
		(form != KD_NONE && (parse->lang->vocabulary[form].starts &
					    speaking) != 0)) {
		return false;
	}
	return memchr(token->folded.data, '-', token->folded.len) == NULL;
}

/* Pushes what begins at token i; *n tokens are used up. */
static bool push_token(struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence, uint32_t *n)
{
	const struct kd_words *words = parse->in->reading->words;
	const struct kd_token *token = kd_times_token(parse, i);
	struct reading reading = {
		.item = kd_times_empty_item(token->span, i, 1), .n = 1
	};
	bool full = false;
	*n = 1;
	bool pushed = false;
	if (is_plain(parse, i)) {
		return push(parse, &reading.item, words->forms[i], 0);
	}
	if (token->kind == KD_TOKEN_NUMBER) {
		if (!kd_times_read_digits(parse, i, &reading, &full) &&
			!kd_times_read_number(parse, i, sentence, &reading)) {
			if (!push_number_parts(parse, i, &pushed) || pushed) {
				return pushed;
			}
		}
	} else {
		(void)kd_times_read_month_word(parse, i, sentence, &reading);
		if (reading.n == 1) {
			(void)kd_times_read_number(
				parse, i, sentence, &reading);
		}
		if (reading.classes == 0 &&
			!kd_lang_starts(parse->lang, KD_TABLE_TIME_RULES,
				words->forms[i])) {
			if (!push_parts(parse, i, &pushed) || pushed) {
				return pushed;
			}
		}
	}
	*n = reading.n;
	const bool single = reading.n == 1;
	return !full &&
	       push(parse, &reading.item, single ? words->forms[i] : KD_NONE,
		       reading.classes);
}

bool kd_times_itemise(struct parse *parse, const struct kd_sentence *sentence)
{
	parse->items.n = 0;
	parse->forms.n = 0;
	parse->classes.n = 0;
	parse->moments.n = 0;
	parse->worth_trying = false;
	const uint32_t end = sentence->first + sentence->n;
	uint32_t n = 1;
	for (uint32_t i = sentence->first; i < end; i += n) {
		if (!push_token(parse, i, sentence, &n)) {
			return false;
		}
	}
	return true;
}
