/* times_items.c - cuts a sentence into what the time rules see. */
#include "read/times/times_private.h"

#include <math.h>

#define CLASS(ending) (1u << KD_CLASS_##ending)

#define FIRST_YEAR_DIGITS 1000
#define LAST_YEAR_DIGITS 2199

/* What the tables say of one word. */
struct reading {
	struct item item;
	uint32_t classes;
	uint32_t n; /* tokens */
};

static const struct kd_token *token_at(const struct parse *parse, uint32_t i)
{
	return &parse->in->reading->tokens->items[i];
}

static struct kd_str token_text(const struct parse *parse, uint32_t i)
{
	return kd_span_text(parse->in->reading->text, token_at(parse, i)->span);
}

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

static struct item empty_item(struct kd_span span, uint32_t first, uint32_t n)
{
	return (struct item){ .span = span,
		.first = first,
		.n = n,
		.number = NAN,
		.clock = { -1, -1, -1 },
		.moment = KD_NONE };
}

/* Units as months.tsv names them. */
enum grain times_grain(struct kd_str label)
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

/* Sets what a row of months.tsv says of an item; its class. */
static uint32_t take_month_row(
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
		item->unit = times_grain(value);
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
	return i < end && token_at(parse, i)->kind == KD_TOKEN_NUMBER;
}

/* Whether a word is the first of its sentence, signs aside. */
static bool opens_sentence(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence)
{
	while (i > sentence->first &&
		token_at(parse, i - 1)->kind == KD_TOKEN_PUNCTUATION) {
		i--;
	}
	return i == sentence->first;
}

/* Whether a word that is also another word (May, March) stands for a month
 * here: with a capital that no beginning of a sentence explains. */
static bool is_capital_enough(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence, bool needs_number)
{
	const struct kd_token *token = token_at(parse, i);
	const uint32_t end = sentence->first + sentence->n;
	const bool by_number =
		is_number_token(parse, i + 1, end) ||
		(i > sentence->first && is_number_token(parse, i - 1, end));
	if ((token->flags & KD_TOKEN_CAPITAL) == 0) {
		return false;
	}
	return by_number ||
	       (!needs_number && !opens_sentence(parse, i, sentence));
}

/* Whether a token is part of a name such as "Sunday Times" or "April Jones". */
static bool is_in_name(const struct parse *parse, uint32_t i, bool alone_too)
{
	if (parse->in->names == NULL) {
		return false;
	}
	const uint32_t k = kd_names_of_token(parse->in->names, i);
	if (k == KD_NONE) {
		return false;
	}
	const struct kd_name *name = &parse->in->names->items[k];
	return (name->type == KD_NAME_PER || name->type == KD_NAME_ORG) &&
	       (name->n > 1 || alone_too);
}

static bool is_noun(const struct parse *parse, uint32_t i)
{
	const uint8_t upos = parse->in->reading->analyses->items[i].upos;
	return upos == KD_UPOS_NOUN || upos == KD_UPOS_PROPN ||
	       upos == KD_UPOS_UNKNOWN;
}

/* The word of the calendar at token i, if there is one. */
static bool read_month_word(const struct parse *parse, uint32_t i,
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
		!is_capital_enough(parse, i, sentence, needs_number)) {
		return false;
	}
	if (kd_lang_is(parse->lang, match.row, KD_COLUMN_MONTHS_FORM, "noun") &&
		!is_noun(parse, i)) {
		return false;
	}
	if (is_in_name(parse, i, capital)) {
		return false;
	}
	out->n = match.n;
	out->item = empty_item(
		kd_tokens_span(parse->in->reading->tokens, i, match.n), i,
		match.n);
	out->classes |= take_month_row(parse->lang, match.row, &out->item);
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

static uint32_t upos_at(const struct parse *parse, uint32_t i, uint32_t end)
{
	return i < end ? parse->in->reading->analyses->items[i].upos
		       : KD_UPOS_UNKNOWN;
}

/* Whether a word names what is numbered: "Flight 1990", "Expo 2020". */
static bool is_label(const struct parse *parse, uint32_t i)
{
	const struct kd_token *token = token_at(parse, i);
	const uint8_t upos = parse->in->reading->analyses->items[i].upos;
	return (token->flags & KD_TOKEN_CAPITAL) != 0 &&
	       (upos == KD_UPOS_NOUN || upos == KD_UPOS_PROPN) &&
	       !kd_lang_starts(parse->lang, KD_TABLE_MONTHS, token->word) &&
	       !kd_lang_starts(parse->lang, KD_TABLE_TIME_RULES, token->word);
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
	const uint32_t before =
		upos_at(parse, i > sentence->first ? i - 1 : end, end);
	if (before == KD_UPOS_SYM ||
		(i > sentence->first &&
			token_at(parse, i - 1)->kind == KD_TOKEN_SYMBOL)) {
		return false;
	}
	if (i > sentence->first && is_label(parse, i - 1)) {
		return false;
	}
	const uint32_t next = i + number->n;
	if (next < end && token_at(parse, next)->kind == KD_TOKEN_SYMBOL) {
		return false;
	}
	const uint32_t after = upos_at(parse, next, end);
	const bool counts = after == KD_UPOS_NOUN || after == KD_UPOS_ADJ;
	if (value < 1900 || value > 2100) {
		return before == KD_UPOS_ADP && !counts;
	}
	return !(counts && value % 50 == 0);
}

/* The classes of a number that is all of its tokens. */
static uint32_t number_classes(const struct parse *parse,
	const struct kd_numeral *number, uint32_t i,
	const struct kd_sentence *sentence)
{
	const double value = number->value;
	const bool whole = floor(value) == value && !number->scaled;
	const uint32_t bytes = number->end - token_at(parse, i)->span.start;
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
	if (whole && four && !number->ordinal &&
		is_year(parse, number, i, sentence)) {
		classes |= CLASS(YEAR);
	}
	return classes;
}

static uint32_t two_digits(struct kd_str text, uint32_t at, int32_t *out)
{
	uint32_t n = 0;
	*out = 0;
	while (n < 2 && at + n < text.len && text.data[at + n] >= '0' &&
		text.data[at + n] <= '9') {
		*out = *out * 10 + (text.data[at + n] - '0');
		n++;
	}
	return n;
}

/* Reads "14:30", "14:30:15", and with a stop "14.30". The mark, or 0. */
static char read_clock(struct kd_str text, struct clock *out)
{
	*out = (struct clock){ -1, -1, -1 };
	uint32_t at = two_digits(text, 0, &out->hour);
	if (at == 0 || at >= text.len) {
		return 0;
	}
	const char mark = text.data[at];
	if ((mark != ':' && mark != '.') ||
		two_digits(text, at + 1, &out->minute) != 2) {
		return 0;
	}
	at += 3;
	if (at < text.len && text.data[at] == mark &&
		two_digits(text, at + 1, &out->second) == 2) {
		at += 3;
	}
	const bool fits = out->hour <= 24 && out->minute < 60 &&
			  out->second < 60 && at == text.len;
	return fits ? mark : 0;
}

/* The numbers of "2025-11-20" and their one mark; how many there are. */
static uint32_t read_parts(struct kd_str text, int32_t parts[3], char *mark)
{
	uint32_t n = 0;
	uint32_t at = 0;
	*mark = 0;
	while (n < 3) {
		uint32_t digits = 0;
		parts[n] = 0;
		while (at < text.len && text.data[at] >= '0' &&
			text.data[at] <= '9' && digits < 4) {
			parts[n] = parts[n] * 10 + (text.data[at++] - '0');
			digits++;
		}
		if (digits == 0) {
			return 0;
		}
		n++;
		if (at == text.len) {
			return n;
		}
		const char c = text.data[at++];
		if ((c != '-' && c != '.' && c != '/') ||
			(*mark != 0 && c != *mark)) {
			return 0;
		}
		*mark = c;
	}
	return 0;
}

/* Puts three numbers in the order year, month, day; false if they are none. */
static bool order_date(const struct parse *parse, int32_t parts[3], char mark)
{
	if (parts[0] > 999) {
		return true;
	}
	const int32_t last = parts[2];
	const bool month_first = mark == '/' && parts[1] <= 31 &&
				 parts[0] <= 12 &&
				 (parse->months_first || parts[1] > 12);
	const int32_t month = month_first ? parts[0] : parts[1];
	const int32_t day = month_first ? parts[1] : parts[0];
	if (mark == '-' && last <= 999) {
		return false;
	}
	parts[0] = last > 99 ? last : last < 50 ? 2000 + last : 1900 + last;
	parts[1] = month;
	parts[2] = day;
	return true;
}

/* Reads a date in digits alone: 2025-11-20, 20.11.2025, 20/11/2025. */
static bool read_digit_date(
	const struct parse *parse, struct kd_str text, struct moment *out)
{
	int32_t parts[3];
	char mark = 0;
	const uint32_t n = read_parts(text, parts, &mark);
	if (n != 3 || !order_date(parse, parts, mark) || parts[1] < 1 ||
		parts[1] > 12 || parts[2] < 1 || parts[2] > 31 ||
		parts[0] < 1000) {
		return false;
	}
	*out = (struct moment){ .kind = MOMENT_POINT,
		.type = KD_TIME_DATE,
		.point = { .grain = GRAIN_DAY,
			.known = true,
			.year = parts[0],
			.part = parts[1],
			.day = parts[2] },
		.clock = { -1, -1, -1 },
		.anchor = KD_ANCHOR_NONE,
		.row = KD_NONE };
	if (!calendar_is_date(parts[0], parts[1], parts[2])) {
		out->warning = KD_WARNING_IMPOSSIBLE_DATE;
	}
	return true;
}

/* What a part of a word with hyphens is: a number, a unit, any word. */
static bool push_part(struct parse *parse, struct kd_str folded,
	struct kd_span span, uint32_t token)
{
	const uint32_t word = kd_lang_word(parse->lang, folded);
	struct item item = empty_item(span, token, 1);
	uint32_t classes = 0;
	const struct kd_words words = { .forms = &word, .n = 1 };
	struct kd_match match;
	if (word != KD_NONE && kd_lang_match(parse->lang, KD_TABLE_MONTHS,
				       &words, 0, &match)) {
		classes |= take_month_row(parse->lang, match.row, &item);
	}
	struct kd_numeral_in numerals = parse->numerals;
	const struct kd_tokens tokens = {
		.items = &(struct kd_token){ .span = span }, .n = 1
	};
	numerals.tokens = &tokens;
	numerals.words = &words;
	struct kd_numeral number;
	if (kd_numbers_read(&numerals, 0, &number) && number.end == span.end) {
		const bool year = number.digits && folded.len == 4 &&
				  number.value >= FIRST_YEAR_DIGITS &&
				  number.value <= LAST_YEAR_DIGITS;
		item.number = number.value;
		item.is_year = year;
		classes |= number.ordinal ? CLASS(ORDINAL) : CLASS(NUMBER);
		classes |= year ? CLASS(YEAR) : 0;
	}
	return push(parse, &item, word, classes);
}

/* Whether a part says that a word with hyphens speaks of time. */
static bool is_time_part(const struct parse *parse, struct kd_str folded)
{
	const uint32_t word = kd_lang_word(parse->lang, folded);
	return kd_lang_starts(parse->lang, KD_TABLE_MONTHS, word);
}

static bool has_time_part(const struct parse *parse, struct kd_str folded)
{
	struct kd_str rest = folded;
	while (rest.len > 0) {
		if (is_time_part(parse, kd_str_cut(&rest, '-'))) {
			return true;
		}
	}
	return false;
}

/* Pushes the parts of "third-quarter"; *pushed says whether it is such. */
static bool push_parts(struct parse *parse, uint32_t i, bool *pushed)
{
	const struct kd_token *token = token_at(parse, i);
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

/* Whether "18" is followed by the stop that makes it "the 18th". */
static bool has_ordinal_stop(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence)
{
	const uint32_t end = sentence->first + sentence->n;
	return parse->notation.stop_ordinals && i + 2 < end + 0 &&
	       token_at(parse, i + 1)->span.start ==
		       token_at(parse, i)->span.end &&
	       kd_str_equal(token_text(parse, i + 1), KD_STR("."));
}

/* Digits glued to letters: "18th", "1990s", or a date or a clock. */
static bool read_glued(const struct parse *parse, uint32_t i,
	struct kd_numeral *number, struct reading *out)
{
	const struct kd_span span = token_at(parse, i)->span;
	const struct kd_str folded = token_at(parse, i)->folded;
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
	if (number->value >= 10 && fmod(number->value, 10) == 0 &&
		is_ending(parse, rest, "decade-ending")) {
		out->item.number = number->value;
		out->classes = CLASS(DECADE);
		return true;
	}
	return false;
}

/* The number at token i, in digits or words, with its classes. */
static bool read_number(const struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence, struct reading *out)
{
	struct kd_numeral number;
	if (!kd_numbers_read(&parse->numerals, i, &number) ||
		i + number.n > sentence->first + sentence->n) {
		return false;
	}
	const struct kd_token *last = token_at(parse, i + number.n - 1);
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
	const struct item kept = out->item;
	out->item = empty_item(
		kd_tokens_span(parse->in->reading->tokens, i, out->n), i,
		out->n);
	out->item.unit = kept.unit; /* "second" is a unit and an ordinal */
	out->item.number = number.value;
	if ((out->classes & CLASS(DECADE)) == 0) {
		out->classes |= number_classes(parse, &number, i, sentence);
		out->item.is_year = (out->classes & CLASS(YEAR)) != 0;
	}
	return true;
}

/* Times of day and dates that are one token of digits. */
static bool read_digit_time(
	struct parse *parse, uint32_t i, struct reading *out, bool *full)
{
	const struct kd_str text = token_text(parse, i);
	struct moment moment;
	struct clock clock;
	if (read_digit_date(parse, text, &moment)) {
		*full = !KD_PUSH(parse->arena, &parse->moments, moment);
		out->item.moment = parse->moments.n - 1;
		out->classes = CLASS(DATE);
		return true;
	}
	const char mark = read_clock(text, &clock);
	if (mark == 0) {
		return false;
	}
	out->item.clock = clock;
	out->classes = mark == ':' ? CLASS(CLOCK) | CLASS(HOUR) : CLASS(HOUR);
	double value = 0;
	if (kd_numbers_digits(&parse->notation, text, &value) == text.len) {
		out->item.number = value;
		out->classes |= CLASS(NUMBER);
	}
	return true;
}

/* Pushes "10-year": the number, then each part after it. */
static bool push_number_parts(struct parse *parse, uint32_t i, bool *pushed)
{
	const struct kd_token *token = token_at(parse, i);
	const uint32_t width = token->span.end - token->span.start;
	double value = 0;
	const uint32_t taken = kd_numbers_digits(
		&parse->notation, token_text(parse, i), &value);
	*pushed = taken > 0 && taken + 1 < width &&
		  token->folded.len == width &&
		  token->folded.data[taken] == '-';
	if (!*pushed) {
		return true;
	}
	struct item item = empty_item((struct kd_span){ token->span.start,
					      token->span.start + taken },
		i, 1);
	item.number = value;
	if (!push(parse, &item, KD_NONE, CLASS(NUMBER))) {
		return false;
	}
	struct kd_str rest = kd_str_slice(token->folded, taken + 1, width);
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

/* Pushes what begins at token i; *n tokens are used up. */
static bool push_token(struct parse *parse, uint32_t i,
	const struct kd_sentence *sentence, uint32_t *n)
{
	const struct kd_words *words = parse->in->reading->words;
	const struct kd_token *token = token_at(parse, i);
	struct reading reading = { .item = empty_item(token->span, i, 1),
		.n = 1 };
	bool full = false;
	*n = 1;
	bool pushed = false;
	if (token->kind == KD_TOKEN_NUMBER) {
		if (!read_digit_time(parse, i, &reading, &full) &&
			!read_number(parse, i, sentence, &reading)) {
			if (!push_number_parts(parse, i, &pushed) || pushed) {
				return pushed;
			}
		}
	} else {
		(void)read_month_word(parse, i, sentence, &reading);
		if (reading.n == 1) {
			(void)read_number(parse, i, sentence, &reading);
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

bool times_itemise(struct parse *parse, const struct kd_sentence *sentence)
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
