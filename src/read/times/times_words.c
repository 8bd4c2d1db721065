/* times_words.c - what single words mean: months, units, numbers, years. */
#include "read/times/times_private.h"

#include <math.h>

/* Units as months.tsv names them. */
enum grain kd_times_grain(struct kd_str label)
{
	static const struct {
		const char *label;
		enum grain grain;
	} units[] = {
		{ "S", GRAIN_SECOND },
		{ "MIN", GRAIN_MINUTE },
		{ "H", GRAIN_HOUR },
		{ "D", GRAIN_DAY },
		{ "WE", GRAIN_WEEKEND },
		{ "W", GRAIN_WEEK },
		{ "M", GRAIN_MONTH },
		{ "SN", GRAIN_SEASON },
		{ "Q", GRAIN_QUARTER },
		{ "HY", GRAIN_HALF },
		{ "Y", GRAIN_YEAR },
		{ "DE", GRAIN_DECADE },
		{ "C", GRAIN_CENTURY },
		{ "ML", GRAIN_MILLENNIUM },
	};
	for (size_t i = 0; i < KD_COUNT(units); i++) {
		if (kd_str_equal(label, kd_str_view(units[i].label))) {
			return units[i].grain;
		}
	}
	return GRAIN_NONE;
}

/* Sets what a row of months.tsv says of an item; its kind. */
uint32_t kd_times_take_month_row(
	const struct kd_lang *lang, uint32_t row, struct item *item)
{
	const struct kd_str kind =
		kd_lang_text(lang, row, KD_COLUMN_MONTHS_KIND);
	const struct kd_str value =
		kd_lang_text(lang, row, KD_COLUMN_MONTHS_VALUE);
	uint64_t number = 0;
	(void)kd_str_number(value, &number);
	if (kd_str_equal(kind, KD_STR("month"))) {
		item->month = (int32_t)(number % 13);
		return CLASS(MONTH);
	}
	if (kd_str_equal(kind, KD_STR("weekday"))) {
		item->weekday = (int32_t)(number % 8);
		return CLASS(WEEKDAY);
	}
	if (kd_str_equal(kind, KD_STR("unit"))) {
		item->unit = kd_times_grain(value);
		return CLASS(UNIT);
	}
	item->code = value;
	if (kd_str_equal(kind, KD_STR("season"))) {
		return CLASS(SEASON);
	}
	return kd_str_equal(kind, KD_STR("daypart")) ? CLASS(DAYPART)
						     : CLASS(HOLIDAY);
}

static bool is_number_token(const struct parse *parse, uint32_t i, uint32_t end)
{
	return i < end && kd_times_token(parse, i)->kind == KD_TOKEN_NUMBER;
}

/* Whether a number stands right before or after a token, or past a sign that
 * is glued to both: "31/Oct/1974". */
static bool is_beside_number(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence)
{
	const uint32_t end = sentence->first + sentence->n;
	if (is_number_token(parse, i + 1, end) ||
		(i > sentence->first && is_number_token(parse, i - 1, end))) {
		return true;
	}
	return i > sentence->first + 1 && is_number_token(parse, i - 2, end) &&
	       kd_times_token(parse, i - 2)->span.end + 1 ==
		       kd_times_token(parse, i)->span.start;
}

/* Whether a word is the first of its sentence, signs aside. */
static bool opens_sentence(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence)
{
	while (i > sentence->first &&
		kd_times_token(parse, i - 1)->kind == KD_TOKEN_PUNCTUATION) {
		i--;
	}
	return i == sentence->first;
}

/* Whether a number beside a word in small letters is a day that goes with it:
 * "may 5", "the third of march", but not "may 3 people". */
static bool is_by_day(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence)
{
	const uint32_t end = sentence->first + sentence->n;
	struct kd_numeral number;
	if (i + 1 < end && is_number_token(parse, i + 1, end) &&
		kd_numbers_read(&parse->numerals, i + 1, &number) &&
		number.value >= 1 && number.value <= 31) {
		const uint32_t next = i + 1 + number.n;
		return number.end !=
			       kd_times_token(parse, next - 1)->span.end ||
		       next >= end || is_number_token(parse, next, end) ||
		       kd_times_token(parse, next)->kind ==
			       KD_TOKEN_PUNCTUATION;
	}
	return i >= sentence->first + 2 &&
	       kd_numbers_read(&parse->numerals, i - 2, &number) &&
	       number.n == 1 && number.ordinal && number.value <= 31;
}

/* Whether a word that is also another word (May, March) stands for a month
 * here: with a capital that no beginning of a sentence explains. */
static bool is_capital_enough(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence, bool needs_number)
{
	const struct kd_token *token = kd_times_token(parse, i);
	if ((token->flags & KD_TOKEN_CAPITAL) == 0) {
		return is_by_day(parse, i, sentence);
	}
	return is_beside_number(parse, i, sentence) ||
	       (!needs_number && !opens_sentence(parse, i, sentence));
}

/* Whether a word has a capital that no sentence, quotation or heading explains
 * and is thus a name: "Marca" of Marc, in a language with small months. */
static bool has_odd_capital(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence)
{
	const struct kd_token *token = kd_times_token(parse, i);
	if ((token->flags & KD_TOKEN_CAPITAL) == 0 ||
		(token->flags & KD_TOKEN_ALL_CAPITALS) != 0 ||
		opens_sentence(parse, i, sentence) ||
		is_beside_number(parse, i, sentence)) {
		return false;
	}
	const struct kd_token *before = kd_times_token(parse, i - 1);
	return before->kind != KD_TOKEN_PUNCTUATION ||
	       kd_str_equal(kd_times_token_text(parse, i - 1), KD_STR(","));
}

/* Whether a short form is all that its sentence says: "fri", "sat." */
static bool is_label_alone(
	const struct parse *parse, uint32_t i, const struct kd_match *match)
{
	const struct kd_str key = kd_lang_key(parse->lang, match->row);
	return key.len <= 7 && key.data[key.len - 1] == '.' &&
	       kd_times_stands_alone(parse, i, match->n);
}

/* Whether tokens [i, i + n) are part of a name such as "Sunday Times" or "April
 * Jones"; but "Martin Luther King Day" is a day, whatever its words name, and a
 * weekday that ends a person's name is none of it: "Bill Clinton Saturday". */
static bool is_in_name(const struct parse *parse, uint32_t i,
	const struct kd_match *match, bool alone_too)
{
	if (parse->in->names == NULL) {
		return false;
	}
	const uint32_t k = kd_names_of_token(parse->in->names, i);
	if (k == KD_NONE) {
		return false;
	}
	const struct kd_name *name = &parse->in->names->items[k];
	const uint32_t end = name->first + name->n;
	const bool covered =
		name->first >= i && match->n > 1 && end <= i + match->n;
	const bool follows = name->type == KD_NAME_PER && name->n > 2 &&
			     i + 1 == end &&
			     kd_lang_is(parse->lang, match->row,
				     KD_COLUMN_MONTHS_KIND, "weekday");
	return !covered && !follows &&
	       (name->type == KD_NAME_PER || name->type == KD_NAME_ORG) &&
	       (name->n > 1 || alone_too);
}

static bool is_noun(const struct parse *parse, uint32_t i)
{
	const uint8_t upos = parse->in->reading->analyses->items[i].upos;
	return upos == KD_UPOS_NOUN || upos == KD_UPOS_PROPN ||
	       upos == KD_UPOS_UNKNOWN;
}

/* The word of the calendar at token i, if there is one. */
bool kd_times_read_month_word(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence, struct reading *out)
{
	/* By form alone, as all rules of time: "he lasted" is no "last". */
	const struct kd_words words = {
		.forms = parse->in->reading->words->forms,
		.n = parse->in->reading->words->n
	};
	struct kd_match match;
	if (!kd_lang_starts(parse->lang, KD_TABLE_MONTHS, words.forms[i]) ||
		!kd_lang_match(
			parse->lang, KD_TABLE_MONTHS, &words, i, &match) ||
		i + match.n > sentence->first + sentence->n) {
		return false;
	}
	const bool capital = kd_lang_is(
		parse->lang, match.row, KD_COLUMN_MONTHS_FORM, "capital");
	const bool needs_number = kd_lang_is(
		parse->lang, match.row, KD_COLUMN_MONTHS_FORM, "number");
	if ((capital || needs_number) &&
		!is_capital_enough(parse, i, sentence, needs_number) &&
		!(needs_number ? kd_times_stands_alone(parse, i, match.n)
			       : is_label_alone(parse, i, &match))) {
		return false;
	}
	if ((kd_lang_is(
		     parse->lang, match.row, KD_COLUMN_MONTHS_FORM, "noun") &&
		    !is_noun(parse, i)) ||
		(kd_lang_is(parse->lang, match.row, KD_COLUMN_MONTHS_FORM,
			 "lower") &&
			has_odd_capital(parse, i, sentence))) {
		return false;
	}
	if (is_in_name(parse, i, &match, capital)) {
		return false;
	}
	out->n = match.n;
	out->item = kd_times_empty_item(
		kd_tokens_span(parse->in->reading->tokens, i, match.n), i,
		match.n);
	out->classes |=
		kd_times_take_month_row(parse->lang, match.row, &out->item);
	return true;
}

/* Whether the rest of a number's token is an ending of this kind: "th". */
static bool is_ending(
	const struct parse *parse, struct kd_str rest, const char *kind)
{
	const uint32_t word = kd_lang_word(parse->lang, rest);
	const struct kd_words words = { .forms = &word, .n = 1 };
	struct kd_match match;
	return word != KD_NONE &&
	       kd_lang_match(
		       parse->lang, KD_TABLE_NUMBERS, &words, 0, &match) &&
	       kd_lang_is(parse->lang, match.row, KD_COLUMN_NUMBERS_KIND, kind);
}

bool kd_times_is_decade(const struct parse *parse, struct kd_str folded,
	uint32_t taken, double value)
{
	return taken < folded.len && value >= 10 && fmod(value, 10) == 0 &&
	       is_ending(parse, kd_str_slice(folded, taken, folded.len),
		       "decade-ending");
}

bool kd_times_is_hour_ending(const struct parse *parse, struct kd_str rest)
{
	return is_ending(parse, rest, "hour-ending");
}

static uint32_t upos_at(const struct parse *parse, uint32_t i, uint32_t end)
{
	return i < end ? parse->in->reading->analyses->items[i].upos
		       : KD_UPOS_UNKNOWN;
}

/* Whether a word names what is numbered: "Flight 1990", "Expo 2020". */
static bool is_label(const struct parse *parse, uint32_t i)
{
	const struct kd_token *token = kd_times_token(parse, i);
	const uint8_t upos = parse->in->reading->analyses->items[i].upos;
	return (token->flags & KD_TOKEN_CAPITAL) != 0 &&
	       (upos == KD_UPOS_NOUN || upos == KD_UPOS_PROPN) &&
	       !kd_lang_starts(parse->lang, KD_TABLE_MONTHS, token->word) &&
	       !kd_lang_starts(parse->lang, KD_TABLE_TIME_RULES, token->word);
}

/* Whether a sign says that the number beside it measures: "$1990". */
static bool is_measured(const struct parse *parse, uint32_t i, uint32_t end)
{
	return i < end && kd_times_token(parse, i)->kind == KD_TOKEN_SYMBOL &&
	       kd_lang_starts(parse->lang, KD_TABLE_UNITS,
		       kd_times_token(parse, i)->word);
}

/* The year of four digits at a token, or 0. */
static double four_digits(const struct parse *parse, uint32_t i, uint32_t end)
{
	double value = 0;
	const struct kd_str text =
		i < end ? kd_times_token_text(parse, i) : KD_STR("");
	return text.len == 4 && kd_numbers_digits(
					&parse->notation, text, &value) == 4
		       ? value
		       : 0;
}

static bool is_dash(const struct parse *parse, uint32_t i, uint32_t end)
{
	const struct kd_str text =
		i < end ? kd_times_token_text(parse, i) : KD_STR("");
	return kd_str_equal(text, KD_STR("-")) ||
	       kd_str_equal(text, KD_STR("\xE2\x80\x93")) ||
	       kd_str_equal(text, KD_STR("\xE2\x80\x94"));
}

/* Whether brackets or a second year say that old digits are a year: "(1832)",
 * "1866-1949". */
static bool is_lifetime(const struct parse *parse,
	const struct kd_numeral *number, uint32_t i, uint32_t end)
{
	const uint32_t next = i + 1;
	if (!number->digits || number->n != 1 || i == 0) {
		return false;
	}
	if (is_dash(parse, next, end)) {
		const double later = four_digits(parse, next + 1, end);
		const uint32_t after = upos_at(parse, next + 2, end);
		if (after == KD_UPOS_NOUN || after == KD_UPOS_ADJ ||
			is_measured(parse, next + 2, end) ||
			(next + 2 < end &&
				kd_lang_starts(parse->lang, KD_TABLE_UNITS,
					kd_times_token(parse, next + 2)
						->word))) {
			return false;
		}
		return later > number->value && later < number->value + 130 &&
		       later <= LAST_YEAR_DIGITS;
	}
	return next < end &&
	       kd_str_equal(kd_times_token_text(parse, i - 1), KD_STR("(")) &&
	       kd_str_equal(kd_times_token_text(parse, next), KD_STR(")"));
}

/* Whether four digits are a year rather than a count: "in 1984", but not
 * "2000 people" or "$1990". */
static bool is_year(const struct parse *parse, const struct kd_numeral *number,
	uint32_t i, const struct kd_sentence *sentence)
{
	const uint32_t end = sentence->first + sentence->n;
	const long value = (long)number->value;
	if (number->value < FIRST_YEAR_DIGITS ||
		number->value > LAST_YEAR_DIGITS ||
		floor(number->value) != number->value) {
		return false;
	}
	const uint32_t next = i + number->n;
	if (is_measured(parse, next, end) ||
		(i > sentence->first && (is_measured(parse, i - 1, end) ||
						is_label(parse, i - 1)))) {
		return false;
	}
	const uint32_t before =
		upos_at(parse, i > sentence->first ? i - 1 : end, end);
	const uint32_t after = upos_at(parse, next, end);
	const bool counts = after == KD_UPOS_NOUN || after == KD_UPOS_ADJ;
	if (value < 1900 || value > 2100) {
		return (before == KD_UPOS_ADP && !counts) ||
		       is_lifetime(parse, number, i, end);
	}
	return value % 50 != 0 || (!counts && before != KD_UPOS_VERB);
}

/* Whether "18" is followed by the stop that makes it "the 18th". */
static bool has_ordinal_stop(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence)
{
	const uint32_t end = sentence->first + sentence->n;
	return parse->notation.stop_ordinals && i + 2 < end + 0 &&
	       kd_times_token(parse, i + 1)->span.start ==
		       kd_times_token(parse, i)->span.end &&
	       kd_str_equal(kd_times_token_text(parse, i + 1), KD_STR("."));
}

/* The classes of a number that is all of its tokens. */
static uint32_t number_classes(const struct parse *parse,
	const struct kd_numeral *number, uint32_t i,
	const struct kd_sentence *sentence)
{
	const double value = number->value;
	const bool whole = floor(value) == value && !number->scaled;
	const uint32_t bytes =
		number->end - kd_times_token(parse, i)->span.start;
	const bool short_digits = number->digits && bytes <= 2;
	uint32_t classes = CLASS(NUMBER);
	if (number->ordinal) {
		classes = CLASS(ORDINAL);
	}
	if (whole && value >= 1 && value <= 31 &&
		(number->ordinal || short_digits)) {
		classes |= CLASS(DAY);
	}
	if (whole && value >= 0 && value <= 24 && !number->ordinal &&
		(short_digits || !number->digits)) {
		classes |= CLASS(HOUR);
	}
	const bool four = number->digits ? bytes == 4 : value >= 1100;
	/* "u 2026. godini": where a stop makes ordinals years may have it. */
	const bool bare =
		!number->ordinal || has_ordinal_stop(parse, i, sentence);
	if (whole && four && bare && is_year(parse, number, i, sentence)) {
		classes |= CLASS(YEAR);
	}
	return classes;
}

/* How far off the decade may be that a shortened one goes with. */
#define DECADE_TOKENS 5

/* Whether a hyphen after digits stands for the ending of a later decade:
 * "1950- og 1960-tallet". */
static bool is_short_decade(
	const struct parse *parse, uint32_t i, const struct kd_numeral *number)
{
	const struct kd_tokens *tokens = parse->in->reading->tokens;
	if (!number->digits || number->n != 1 || number->value < 10 ||
		fmod(number->value, 10) != 0 || i + 2 >= tokens->n ||
		tokens->items[i + 1].span.start != number->end ||
		(tokens->items[i + 2].flags & KD_TOKEN_AFTER_SPACE) == 0 ||
		!kd_str_equal(kd_times_token_text(parse, i + 1), KD_STR("-"))) {
		return false;
	}
	for (uint32_t k = i + 1; k < tokens->n && k <= i + DECADE_TOKENS; k++) {
		const struct kd_str folded = tokens->items[k].folded;
		double later = 0;
		const uint32_t taken =
			kd_numbers_digits(&parse->notation, folded, &later);
		if (taken > 0 &&
			kd_times_is_decade(parse, folded, taken, later)) {
			return true;
		}
	}
	return false;
}

/* Digits glued to letters: "18th", "1990s", or a date or a clock. */
static bool read_glued(const struct parse *parse, uint32_t i,
	struct kd_numeral *number, struct reading *out)
{
	const struct kd_span span = kd_times_token(parse, i)->span;
	const struct kd_str folded = kd_times_token(parse, i)->folded;
	const uint32_t taken = number->end - span.start;
	if (taken >= folded.len) {
		return false;
	}
	const struct kd_str rest = kd_str_slice(folded, taken, folded.len);
	if (is_ending(parse, rest, "ordinal-ending")) {
		number->ordinal = true;
		number->end = span.end;
		return true;
	}
	if (kd_times_is_decade(parse, folded, taken, number->value)) {
		out->item.number = number->value;
		out->classes = CLASS(DECADE);
		return true;
	}
	return false;
}

/* The number at token i, in digits or words, with its classes. */
bool kd_times_read_number(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence, struct reading *out)
{
	struct kd_numeral number;
	if (!kd_numbers_read(&parse->numerals, i, &number) ||
		i + number.n > sentence->first + sentence->n) {
		return false;
	}
	const struct kd_token *last = kd_times_token(parse, i + number.n - 1);
	if (number.end < last->span.end &&
		!read_glued(parse, i, &number, out)) {
		return false;
	}
	out->n = number.n;
	if (number.n == 1 && number.digits && !number.ordinal &&
		has_ordinal_stop(parse, i, sentence)) {
		number.ordinal = true;
		out->n = 2;
	}
	if (is_short_decade(parse, i, &number)) {
		out->classes = CLASS(DECADE);
		out->n = 2;
	}
	const struct item kept = out->item;
	out->item = kd_times_empty_item(
		kd_tokens_span(parse->in->reading->tokens, i, out->n), i,
		out->n);
	out->item.unit = kept.unit; /* "second" is a unit and an ordinal */
	out->item.day = kept.day;
	out->item.month = kept.month;
	out->item.number = number.value;
	if ((out->classes & CLASS(DECADE)) == 0) {
		out->classes |= number_classes(parse, &number, i, sentence);
		out->item.is_year = (out->classes & CLASS(YEAR)) != 0;
	}
	return true;
}
