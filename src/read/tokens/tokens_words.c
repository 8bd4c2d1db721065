/* tokens_words.c - where words, numbers and abbreviations end. */
#include "read/tokens/tokens_private.h"

#define KEY_BYTES 48u
#define MAX_PARTS 6u

static bool is_letter_at(const struct kd_splitter *s, uint32_t at)
{
	uint32_t n = 0;
	return kd_tokens_sign(s, at, &n) == KD_SIGN_LETTER && n > 0;
}

static bool is_digit_at(const struct kd_splitter *s, uint32_t at)
{
	uint32_t n = 0;
	return kd_tokens_sign(s, at, &n) == KD_SIGN_DIGIT && n > 0;
}

static bool is_space_at(const struct kd_splitter *s, uint32_t at)
{
	uint32_t n = 0;
	return kd_tokens_sign(s, at, &n) == KD_SIGN_SPACE && n > 0;
}

static bool is_upper_at(const struct kd_splitter *s, uint32_t at)
{
	uint32_t character = 0;
	return kd_utf8_read(s->text, at, &character) > 0 &&
	       kd_utf8_is_upper(character);
}

static uint32_t length_at(const struct kd_splitter *s, uint32_t at)
{
	uint32_t n = 0;
	(void)kd_tokens_sign(s, at, &n);
	return n;
}

/* Whether the sign [at, at + n) joins what stands around it to one word. */
static bool joins(
	const struct kd_splitter *s, enum kd_sign sign, uint32_t at, uint32_t n)
{
	const char after = kd_tokens_byte(s, at + n);
	switch (sign) {
	case KD_SIGN_APOSTROPHE:
		return is_letter_at(s, at + n);
	case KD_SIGN_HYPHEN:
		/* A hyphen before a space stands for what is left out. */
		return kd_tokens_is_word(s, at + n) ||
		       (is_space_at(s, at + n) && at > 0 &&
			       !is_digit_at(s, at - 1));
	case KD_SIGN_SILENT:
		return kd_tokens_is_word(s, at + n);
	default:
		break;
	}
	switch (s->text.data[at]) {
	case '&':
		return at > 0 && s->text.data[at - 1] >= 'A' &&
		       s->text.data[at - 1] <= 'Z' && after >= 'A' &&
		       after <= 'Z';
	case '_':
		return kd_tokens_is_word(s, at + n);
	case '.':
		return at > 0 && is_digit_at(s, at - 1) &&
		       is_digit_at(s, at + n);
	default:
		return false;
	}
}

uint32_t kd_tokens_word_end(const struct kd_splitter *s, uint32_t at)
{
	for (;;) {
		uint32_t n = 0;
		const enum kd_sign sign = kd_tokens_sign(s, at, &n);
		if (n == 0) {
			return at;
		}
		if (sign != KD_SIGN_LETTER && sign != KD_SIGN_DIGIT &&
			(sign == KD_SIGN_SPACE || !joins(s, sign, at, n))) {
			return at;
		}
		at += n;
	}
}

static uint32_t digits_end(const struct kd_splitter *s, uint32_t at)
{
	uint32_t n = 0;
	while (kd_tokens_sign(s, at, &n) == KD_SIGN_DIGIT && n > 0) {
		at += n;
	}
	return at;
}

/* 2025-11-20: the only digits that a hyphen joins, for 24-26 is a range. */
static uint32_t iso_date_end(const struct kd_splitter *s, uint32_t start)
{
	static const char form[] = "dddd-dd-dd";
	for (uint32_t i = 0; i < sizeof(form) - 1; i++) {
		const char byte = kd_tokens_byte(s, start + i);
		if (form[i] == 'd' ? byte < '0' || byte > '9' : byte != '-') {
			return 0;
		}
	}
	const uint32_t end = start + (uint32_t)sizeof(form) - 1;
	return is_digit_at(s, end) ? 0 : end;
}

/* "3.º", "1.ª": an ordinal that says so above the line. */
static bool is_raised_ordinal(const struct kd_splitter *s, uint32_t at)
{
	uint32_t character = 0;
	if (kd_tokens_byte(s, at) != '.' || at + 1 >= s->text.len) {
		return false;
	}
	kd_utf8_read(s->text, at + 1, &character);
	return character == 0xAA || character == 0xBA;
}

uint32_t kd_tokens_number_end(const struct kd_splitter *s, uint32_t start)
{
	uint32_t at = iso_date_end(s, start);
	if (at == 0) {
		at = digits_end(s, start);
		while (kd_tokens_byte(s, at) != '\0' &&
			strchr(".,:/", s->text.data[at]) != NULL &&
			is_digit_at(s, at + 1)) {
			at = digits_end(s, at + 1);
		}
	}
	if (is_raised_ordinal(s, at)) {
		return kd_tokens_word_end(s, at + 1);
	}
	uint32_t n = 0;
	const enum kd_sign sign = kd_tokens_sign(s, at, &n);
	if (n == 0) {
		return at;
	}
	if (sign == KD_SIGN_LETTER ||
		(sign == KD_SIGN_HYPHEN && is_letter_at(s, at + n))) {
		return kd_tokens_word_end(s, at + n);
	}
	return at;
}

uint32_t kd_tokens_find(const struct kd_splitter *s, enum kd_table table,
	uint32_t start, uint32_t end)
{
	char key[KEY_BYTES + 4];
	uint32_t len = 0;
	if (end - start > KEY_BYTES / 2 || kd_lang_rows(s->lang, table) == 0) {
		return KD_NONE;
	}
	const struct kd_str text = kd_str_slice(s->text, 0, end);
	uint32_t character = 0;
	for (uint32_t at = start, n = 0;
		(n = kd_utf8_read(text, at, &character)) > 0; at += n) {
		if (character == 0x2019 || character == 0x2BC) {
			character = '\'';
		}
		len += kd_utf8_write(kd_utf8_lower(character), key + len);
	}
	return kd_lang_find(
		s->lang, table, (struct kd_str){ .data = key, .len = len });
}

static bool is_kind(
	const struct kd_splitter *s, uint32_t row, const char *label)
{
	return kd_lang_is(s->lang, row, KD_COLUMN_ABBREVIATIONS_KIND, label);
}

static uint32_t skip_spaces(const struct kd_splitter *s, uint32_t at)
{
	while (is_space_at(s, at)) {
		at += length_at(s, at);
	}
	return at;
}

/* Whether a number stands before a byte, perhaps an ordinal: "20. ". */
static bool follows_number(const struct kd_splitter *s, uint32_t at)
{
	uint32_t character = 0;
	uint32_t n = kd_utf8_read_back(s->text, at, &character);
	if (n > 0 && kd_utf8_is_space(character)) {
		at -= n;
		n = kd_utf8_read_back(s->text, at, &character);
	}
	if (n > 0 && character == '.') {
		at -= n;
		n = kd_utf8_read_back(s->text, at, &character);
	}
	return n > 0 && kd_utf8_is_digit(character);
}

/* Whether a row's kind lets [start, end) be an abbreviation here. */
static bool kind_allows(
	const struct kd_splitter *s, uint32_t row, uint32_t start, uint32_t end)
{
	if (is_kind(s, row, "never") || is_kind(s, row, "domain")) {
		return false;
	}
	const uint32_t next = skip_spaces(s, end);
	if (is_kind(s, row, "number")) {
		return is_digit_at(s, next) || follows_number(s, start);
	}
	return !is_kind(s, row, "title") || next < s->text.len;
}

/* Whether the word at a byte is one that sentences begin with and names do
 * not: "The", "Men". */
static bool is_function_word(const struct kd_splitter *s, uint32_t at)
{
	char key[KEY_BYTES + 4];
	uint32_t len = 0;
	const uint32_t end = kd_tokens_word_end(s, at);
	if (end - at > KEY_BYTES / 2) {
		return false;
	}
	uint32_t character = 0;
	for (uint32_t n = 0; at < end; at += n) {
		n = kd_utf8_read(s->text, at, &character);
		len += kd_utf8_write(kd_utf8_lower(character), key + len);
	}
	const uint32_t word = kd_lang_word(
		s->lang, (struct kd_str){ .data = key, .len = len });
	return kd_lang_starts(s->lang, KD_TABLE_STOPWORDS, word);
}

/* "С." in "А. С. Пушкин", where the letter is a word as well. */
static bool is_letter_and_stop(const struct kd_splitter *s, uint32_t at)
{
	return is_upper_at(s, at) &&
	       kd_tokens_byte(s, at + length_at(s, at)) == '.';
}

/* Whether a byte follows a degree's sign: "at 25 °C. Store it dry". */
static bool follows_degree(const struct kd_splitter *s, uint32_t at)
{
	uint32_t character = 0;
	(void)kd_utf8_read_back(s->text, at, &character);
	return character == 0xB0;
}

/* J. in "J. Smith": a lone capital before a name or another initial. */
static bool is_initial(
	const struct kd_splitter *s, uint32_t start, uint32_t word_end)
{
	const uint32_t end = word_end + 1;
	if (!is_upper_at(s, start) || start + length_at(s, start) != word_end ||
		follows_degree(s, start)) {
		return false;
	}
	const uint32_t row =
		kd_tokens_find(s, KD_TABLE_ABBREVIATIONS, start, end);
	if (row != KD_NONE && is_kind(s, row, "never")) {
		return false;
	}
	const uint32_t next = skip_spaces(s, end);
	uint32_t n = 0;
	if (kd_tokens_sign(s, next, &n) == KD_SIGN_HYPHEN) {
		return is_upper_at(s, next + n);
	}
	return is_letter_and_stop(s, next) ||
	       (is_upper_at(s, next) && !is_function_word(s, next));
}

/* Ends of "f.", "f.eks.", ... one part longer each; returns how many. */
static uint32_t parts_from(const struct kd_splitter *s, uint32_t start,
	uint32_t word_end, uint32_t ends[MAX_PARTS], bool *single_letters)
{
	uint32_t n = 0;
	uint32_t from = start;
	uint32_t at = word_end;
	*single_letters = true;
	while (n < MAX_PARTS && kd_tokens_byte(s, at) == '.') {
		*single_letters &= from + length_at(s, from) == at;
		ends[n++] = at + 1;
		from = at + 1;
		for (at = from; is_letter_at(s, at); at += length_at(s, at)) {
		}
		if (at == from) {
			break;
		}
	}
	return n;
}

uint32_t kd_tokens_abbreviation_end(
	const struct kd_splitter *s, uint32_t start, uint32_t word_end)
{
	uint32_t ends[MAX_PARTS];
	bool single_letters = false;
	if (kd_tokens_byte(s, word_end) != '.' ||
		kd_tokens_byte(s, word_end + 1) == '.') {
		return 0;
	}
	const uint32_t n =
		parts_from(s, start, word_end, ends, &single_letters);
	for (uint32_t i = n; i > 0; i--) {
		const uint32_t row = kd_tokens_find(
			s, KD_TABLE_ABBREVIATIONS, start, ends[i - 1]);
		if (row != KD_NONE && kind_allows(s, row, start, ends[i - 1])) {
			return ends[i - 1];
		}
	}
	if (n >= 2 && single_letters && is_upper_at(s, start)) {
		return ends[n - 1];
	}
	return is_initial(s, start, word_end) ? word_end + 1 : 0;
}

static bool is_clitic(const struct kd_splitter *s, uint32_t start, uint32_t end,
	const char *kind)
{
	const uint32_t row = kd_tokens_find(s, KD_TABLE_CLITICS, start, end);
	return row != KD_NONE &&
	       kd_lang_is(s->lang, row, KD_COLUMN_CLITICS_KIND, kind);
}

/* The clitic at the end of the word that has an apostrophe at [at, after). */
static uint32_t clitic_end_at(
	const struct kd_splitter *s, uint32_t start, uint32_t at, uint32_t end)
{
	uint32_t character = 0;
	const uint32_t n = kd_utf8_read_back(s->text, at, &character);
	if (at > start + n && is_clitic(s, at - n, end, "end")) {
		return at - n;
	}
	return at > start && is_clitic(s, at, end, "end") ? at : 0;
}

/* Whether the pack's word list has [start, end) as one word. */
static bool is_known_word(
	const struct kd_splitter *s, uint32_t start, uint32_t end)
{
	const struct kd_str folded =
		kd_utf8_fold(s->arena, kd_str_slice(s->text, start, end));
	struct kd_word_analysis analysis;
	return folded.data != NULL &&
	       kd_lang_analysis(
		       s->lang, kd_lang_word(s->lang, folded), 0, &analysis);
}

uint32_t kd_tokens_clitic_at(
	const struct kd_splitter *s, uint32_t start, uint32_t end)
{
	if (kd_lang_rows(s->lang, KD_TABLE_CLITICS) == 0) {
		return 0;
	}
	uint32_t n = 0;
	/* What was split off at a hyphen is whole: "-t-il". */
	const bool is_rest = kd_tokens_sign(s, start, &n) == KD_SIGN_HYPHEN;
	for (uint32_t at = start; at < end; at += n) {
		const enum kd_sign sign = kd_tokens_sign(s, at, &n);
		if (sign == KD_SIGN_HYPHEN && at > start && !is_rest &&
			is_clitic(s, at, end, "end") &&
			!is_known_word(s, start, end)) {
			return at;
		}
		if (sign != KD_SIGN_APOSTROPHE) {
			continue;
		}
		const uint32_t split = clitic_end_at(s, start, at, end);
		if (split > 0) {
			return split;
		}
		if (at + n < end && is_clitic(s, start, at + n, "start")) {
			return at + n;
		}
	}
	return 0;
}
