/* numbers_rows.c - what the rows of numbers.tsv say of a token. */
#include "lang/numbers_private.h"

/* Reads "1000000", "0.5" of a pack, of any length. */
double kd_numbers_cell(struct kd_str text)
{
	double value = 0;
	double divisor = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		if (text.data[i] == '.') {
			divisor = 1;
		} else if (kd_numbers_is_digit(text, i)) {
			value = value * 10 + (text.data[i] - '0');
			divisor *= 10;
		}
	}
	return divisor > 0 ? value / divisor : value;
}

#define LABEL(label)                                      \
	{                                                 \
		.data = (label), .len = sizeof(label) - 1 \
	}
static const struct kd_str kind_labels[] = {
	[WORD_CARDINAL] = LABEL("cardinal"),
	[WORD_ORDINAL] = LABEL("ordinal"),
	[WORD_SCALE] = LABEL("scale"),
	[WORD_FRACTION] = LABEL("fraction"),
	[WORD_AND] = LABEL("and"),
	[WORD_ARTICLE] = LABEL("article"),
	[WORD_MINUS] = LABEL("minus"),
	[WORD_POINT] = LABEL("point"),
	[WORD_DENOMINATOR] = LABEL("denominator"),
	[WORD_SAMPLE] = LABEL("sample"),
};
#undef LABEL

static enum word_kind kind_of_row(const struct kd_lang *lang, uint32_t row)
{
	const struct kd_str kind =
		kd_lang_text(lang, row, KD_COLUMN_NUMBERS_KIND);
	for (size_t i = 1; i < KD_COUNT(kind_labels); i++) {
		if (kd_str_equal(kind, kind_labels[i])) {
			return (enum word_kind)i;
		}
	}
	return WORD_NONE;
}

struct number_word kd_numbers_row_at(const struct kd_numeral_in *in, uint32_t i)
{
	struct number_word word = { .row = KD_NONE };
	/* By form alone: "hundreds" is no number though its lemma is. */
	const struct kd_words forms = { .forms = in->words->forms,
		.n = in->words->n };
	struct kd_match match;
	if (i >= forms.n ||
		!kd_lang_starts(in->lang, KD_TABLE_NUMBERS, forms.forms[i]) ||
		!kd_lang_match(in->lang, KD_TABLE_NUMBERS, &forms, i, &match)) {
		return word;
	}
	word.kind = kind_of_row(in->lang, match.row);
	word.value = kd_numbers_cell(
		kd_lang_text(in->lang, match.row, KD_COLUMN_NUMBERS_VALUE));
	word.n = match.n;
	word.row = match.row;
	return word.kind == WORD_SAMPLE ? (struct number_word){ 0 } : word;
}

/* The word at token i; "three fifths" are one, a fraction. */
struct number_word kd_numbers_word_at(
	const struct kd_numeral_in *in, uint32_t i)
{
	struct number_word word = kd_numbers_row_at(in, i);
	if (word.kind != WORD_CARDINAL || word.value < 1) {
		return word;
	}
	const struct number_word next = kd_numbers_row_at(in, i + word.n);
	if (next.kind == WORD_DENOMINATOR && next.value > word.value) {
		word.kind = WORD_FRACTION;
		word.value /= next.value;
		word.n += next.n;
	}
	return word;
}
