/* figures_unit.c - the unit of a number. */
#include "read/figures/figures_private.h"

#include <math.h>

double kd_figures_factor(const struct search *s, uint32_t row)
{
	const struct kd_notation plain = { .stop_decimals = true };
	const struct kd_str text =
		kd_lang_text(s->lang, row, KD_COLUMN_UNITS_FACTOR);
	double factor = 1;
	return kd_numbers_digits(&plain, text, &factor) > 0 ? factor : 1;
}

static bool is_money(const struct search *s, uint32_t row)
{
	return kd_lang_is(s->lang, row, KD_COLUMN_UNITS_KIND, "money");
}

bool kd_figures_is_kind(const struct search *s, uint32_t row, const char *kind)
{
	return kd_lang_is(s->lang, row, KD_COLUMN_UNITS_KIND, kind);
}

/* Whether an ISO code of a currency is written in small letters at a byte: it
 * is another word then, "20 sek". */
static bool is_lower_code(const struct search *s, uint32_t byte, uint32_t row)
{
	const struct kd_str key = kd_lang_key(s->lang, row);
	const struct kd_str unit =
		kd_lang_text(s->lang, row, KD_COLUMN_UNITS_UNIT);
	if (!is_money(s, row) || key.len != 3 || unit.len != 3) {
		return false;
	}
	for (uint32_t i = 0; i < key.len; i++) {
		if (key.data[i] != unit.data[i] + ('a' - 'A')) {
			return false;
		}
	}
	const char first = s->reading->text.data[byte];
	return first >= 'a' && first <= 'z';
}

/* Whether a capital stands where the unit's symbol is a small letter: "5G" is
 * no five grams. */
static bool is_other_symbol(const struct search *s, uint32_t byte, uint32_t row)
{
	const struct kd_str key = kd_lang_key(s->lang, row);
	const char written = s->reading->text.data[byte];
	return key.len == 1 && written >= 'A' && written <= 'Z' &&
	       kd_str_equal(
		       key, kd_lang_text(s->lang, row, KD_COLUMN_UNITS_UNIT));
}

/* Whether a row is a unit after this number: pounds are money where they come
 * in millions; a part of a currency may be of any. */
static bool is_unit(const struct search *s, const struct quantity *quantity,
	uint32_t byte, uint32_t row)
{
	if (kd_figures_is_kind(s, row, "money-large")) {
		return quantity->numeral.scaled;
	}
	if (is_lower_code(s, byte, row) || is_other_symbol(s, byte, row)) {
		return false;
	}
	return kd_lang_text(s->lang, row, KD_COLUMN_UNITS_UNIT).len > 0;
}

void kd_figures_take_unit(
	const struct search *s, struct quantity *quantity, uint32_t row)
{
	quantity->unit_row = row;
	quantity->unit = kd_lang_text(s->lang, row, KD_COLUMN_UNITS_UNIT);
	const double factor = kd_figures_factor(s, row);
	quantity->value *= factor;
	quantity->high *= factor;
}

/* Whether a currency's name is short enough to stand before its number: "EUR",
 * "kr .". */
static bool is_short(struct kd_str key)
{
	uint32_t letters = 0;
	for (uint32_t i = 0; i < key.len; i++) {
		letters += key.data[i] != ' ' && key.data[i] != '.' ? 1 : 0;
	}
	return letters <= 3;
}

/* A currency that ends where the number begins: "US$", "EUR". */
static void read_currency_before(
	const struct search *s, struct quantity *quantity)
{
	struct kd_match match;
	for (uint32_t n = 3; n > 0; n--) {
		const uint32_t first = quantity->number - n;
		if (n > quantity->number ||
			!kd_figures_match(s, KD_TABLE_UNITS, first, &match) ||
			match.n != n || !is_money(s, match.row) ||
			is_lower_code(s, kd_figures_token(s, first)->span.start,
				match.row)) {
			continue;
		}
		const bool sign = kd_figures_token(s, first + n - 1)->kind ==
				  KD_TOKEN_SYMBOL;
		if (sign || is_short(kd_lang_key(s->lang, match.row))) {
			quantity->first = first;
			kd_figures_take_unit(s, quantity, match.row);
			return;
		}
	}
}

bool kd_figures_match_rest(const struct search *s, enum kd_table table,
	uint32_t i, uint32_t end, uint32_t *row)
{
	const struct kd_token *token = kd_figures_token(s, i);
	const uint32_t taken = end - token->span.start;
	struct kd_str rest =
		kd_str_slice(token->folded, taken, token->folded.len);
	if (rest.len > 1 && rest.data[0] == '-') {
		rest = kd_str_slice(rest, 1, rest.len);
	}
	const uint32_t word = kd_lang_word(s->lang, rest);
	struct kd_word_analysis analysis;
	const uint32_t lemma =
		word != KD_NONE && kd_lang_analysis(s->lang, word, 0, &analysis)
			? analysis.lemma_word
			: KD_NONE;
	const struct kd_words words = {
		.forms = &word, .lemmas = &lemma, .n = 1
	};
	struct kd_match match;
	if (word == KD_NONE ||
		!kd_lang_match(s->lang, table, &words, 0, &match)) {
		return false;
	}
	*row = match.row;
	return true;
}

/* Whether a token is written with a capital at a byte. */
static bool is_capital(const struct search *s, uint32_t token, uint32_t byte)
{
	const struct kd_str text = kd_figures_text(s, token);
	const struct kd_str folded = kd_figures_token(s, token)->folded;
	const uint32_t at = byte - kd_figures_token(s, token)->span.start;
	return text.len == folded.len && at < text.len &&
	       !kd_str_equal(kd_str_slice(text, at, text.len),
		       kd_str_slice(folded, at, folded.len));
}

/* Whether a letter that multiplies sums does so here: "$5m", "5M", but not the
 * "4K" of a screen or the "5m" of a length. */
static bool multiplies(
	const struct search *s, const struct quantity *quantity, uint32_t row)
{
	const struct kd_str kind =
		kd_lang_text(s->lang, row, KD_COLUMN_NUMBERS_KIND);
	if (kd_str_equal(kind, KD_STR("scale"))) {
		return true;
	}
	if (!kd_str_equal(kind, KD_STR("money-scale"))) {
		return false;
	}
	const uint32_t token = quantity->last - 1;
	const struct kd_span number = kd_figures_token(s, token)->span;
	uint32_t unit = KD_NONE;
	return quantity->unit.len > 0 ||
	       (quantity->end > number.start + 1 &&
		       (is_capital(s, token, quantity->end) ||
			       !kd_figures_match_rest(s, KD_TABLE_UNITS, token,
				       quantity->end, &unit)));
}

static double scale_of(const struct search *s, uint32_t row)
{
	const struct kd_notation plain = { .stop_decimals = true };
	double factor = 0;
	const uint32_t taken = kd_numbers_digits(&plain,
		kd_lang_text(s->lang, row, KD_COLUMN_NUMBERS_VALUE), &factor);
	return taken > 0 ? factor : 0;
}

static void multiply(struct quantity *quantity, double factor, uint32_t end)
{
	quantity->value *= factor;
	quantity->high *= factor;
	quantity->end = end;
}

/* "200.5 M": a capital that is no metre. */
static void read_capital(const struct search *s, struct quantity *quantity)
{
	struct kd_match match;
	if (quantity->last >= s->end || !quantity->numeral.digits ||
		quantity->value < 10 ||
		!kd_figures_match(
			s, KD_TABLE_NUMBERS, quantity->last, &match) ||
		!kd_lang_is(s->lang, match.row, KD_COLUMN_NUMBERS_KIND,
			"money-scale")) {
		return;
	}
	const struct kd_span letter = kd_figures_token(s, quantity->last)->span;
	const double factor = scale_of(s, match.row);
	if (is_capital(s, quantity->last, letter.start) && factor > 0) {
		multiply(quantity, factor, letter.end);
		quantity->last++;
	}
}

static void read_glued(const struct search *s, struct quantity *quantity)
{
	uint32_t row = KD_NONE;
	const uint32_t token = quantity->last - 1;
	const uint32_t end = kd_figures_token(s, token)->span.end;
	if (kd_figures_match_rest(
		    s, KD_TABLE_NUMBERS, token, quantity->end, &row) &&
		multiplies(s, quantity, row) && scale_of(s, row) > 0) {
		multiply(quantity, scale_of(s, row), end);
		return;
	}
	if (quantity->unit.len == 0 &&
		kd_figures_match_rest(
			s, KD_TABLE_UNITS, token, quantity->end, &row) &&
		is_unit(s, quantity, quantity->end, row)) {
		kd_figures_take_unit(s, quantity, row);
		quantity->end = end;
	}
}

/* Where the unit before this token ends: "km." ends before the stop that also
 * ends its sentence. */
static uint32_t end_of_unit(const struct search *s, uint32_t last)
{
	const struct kd_span span = kd_figures_token(s, last - 1)->span;
	const bool stop = last == s->end && span.end - span.start > 1 &&
			  s->reading->text.data[span.end - 1] == '.';
	return stop ? span.end - 1 : span.end;
}

void kd_figures_read_unit(const struct search *s, struct quantity *quantity)
{
	if (quantity->unit.len == 0) {
		read_currency_before(s, quantity);
	}
	if (quantity->end < kd_figures_token(s, quantity->last - 1)->span.end) {
		read_glued(s, quantity);
	} else {
		read_capital(s, quantity);
	}
	struct kd_match match;
	if (quantity->unit.len == 0 &&
		quantity->end ==
			kd_figures_token(s, quantity->last - 1)->span.end &&
		kd_figures_match(s, KD_TABLE_UNITS, quantity->last, &match) &&
		is_unit(s, quantity,
			kd_figures_token(s, quantity->last)->span.start,
			match.row)) {
		kd_figures_take_unit(s, quantity, match.row);
		quantity->last += match.n;
		quantity->end = end_of_unit(s, quantity->last);
	}
}
