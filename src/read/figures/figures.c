/* figures.c - finds quantities: value, unit, bounds and what is counted. */
#include "read/figures/figures_private.h"

#include "base/utf8.h"

#include <assert.h>
#include <math.h>

/* The time that overlaps a stretch, or NULL; spans are asked for in order. */
static const struct kd_time *time_at(struct search *s, struct kd_span span)
{
	const struct kd_times *times = s->in->times;
	while (s->next_time < times->n &&
		times->items[s->next_time].span.end <= span.start) {
		s->next_time++;
	}
	const bool overlaps =
		s->next_time < times->n &&
		kd_span_overlaps(times->items[s->next_time].span, span);
	return overlaps ? &times->items[s->next_time] : NULL;
}

/* Whether what stands after the number at hand is of a time: "half of May". */
static bool is_later_time(const struct search *s, struct kd_span span)
{
	const struct kd_times *times = s->in->times;
	uint32_t i = s->next_time;
	while (i < times->n && times->items[i].span.end <= span.start) {
		i++;
	}
	return i < times->n && kd_span_overlaps(times->items[i].span, span);
}

/* Whether the number is part of a name: "Boeing 737", "G7". */
static bool is_in_name(struct search *s, uint32_t token)
{
	const struct kd_names *names = s->in->names;
	while (s->next_name < names->n &&
		names->items[s->next_name].first +
				names->items[s->next_name].n <=
			token) {
		s->next_name++;
	}
	return s->next_name < names->n &&
	       names->items[s->next_name].first <= token;
}

/* The shortest statement whose content holds the span. */
static uint32_t statement_of(struct search *s, struct kd_span span)
{
	const struct kd_statements *all = s->in->statements;
	uint32_t best = KD_NONE;
	uint32_t best_bytes = UINT32_MAX;
	while (s->next_statement < all->n &&
		all->items[s->next_statement].span.end <= span.start) {
		s->next_statement++;
	}
	for (uint32_t i = s->next_statement;
		i < all->n && all->items[i].span.start <= span.start; i++) {
		const struct kd_spans *content = &all->items[i].content;
		if (all->items[i].unsaid != KD_UNSAID_UNKNOWN) {
			continue;
		}
		for (uint32_t k = 0; k < content->n; k++) {
			const struct kd_span part = content->items[k];
			if (kd_span_contains(part, span) &&
				part.end - part.start < best_bytes) {
				best = i;
				best_bytes = part.end - part.start;
			}
		}
	}
	return best;
}

/* Whether a word in capitals ends in digits: "USD115". */
static bool is_coded(const struct search *s, uint32_t i)
{
	const struct kd_token *token = kd_figures_token(s, i);
	const struct kd_str text = kd_figures_text(s, i);
	return token->kind == KD_TOKEN_WORD && text.len > 2 &&
	       text.data[0] >= 'A' && text.data[0] <= 'Z' &&
	       text.data[text.len - 1] >= '0' && text.data[text.len - 1] <= '9';
}

static bool is_candidate(const struct search *s, uint32_t i)
{
	const struct kd_token *token = kd_figures_token(s, i);
	if (token->kind == KD_TOKEN_NUMBER || is_coded(s, i)) {
		return true;
	}
	return kd_lang_starts(s->lang, KD_TABLE_NUMBERS, token->word);
}

/* Reads the quantity whose number begins at token i; false if none does. */
static bool read_quantity(
	const struct search *s, uint32_t i, struct quantity *out)
{
	*out = (struct quantity){ .number = i,
		.first = i,
		.unit_row = KD_NONE,
		.time_row = KD_NONE,
		.high = NAN };
	if (is_coded(s, i)) {
		if (!kd_figures_read_coded(s, i, out)) {
			return false;
		}
	} else if (!kd_numbers_read(&s->numerals, i, &out->numeral) ||
		   i + out->numeral.n > s->end) {
		return false;
	} else {
		out->value = out->numeral.value;
	}
	out->last = i + out->numeral.n;
	out->end = out->numeral.end;
	kd_figures_read_point(s, out);
	kd_figures_read_whole(s, out);
	kd_figures_read_range(s, out);
	kd_figures_read_unit(s, out);
	kd_figures_read_second(s, out);
	kd_figures_read_part(s, out);
	kd_figures_read_ratio(s, out);
	kd_figures_read_minus(s, out);
	kd_figures_read_bound(s, out);
	return true;
}

/* A fraction without a unit is so many per cent of what follows. */
static void settle_share(const struct search *s, struct quantity *out)
{
	out->is_fraction = out->numeral.fraction && !out->numeral.scaled &&
			   out->value > 0 && out->value < 1 &&
			   out->unit.len == 0;
	if ((out->is_fraction || out->is_ratio) &&
		!kd_figures_stands_alone(s, out)) {
		out->value *= 100;
		out->unit = KD_STR("%");
	}
}

static struct kd_str rule_of(
	const struct search *s, const struct quantity *quantity)
{
	const uint32_t row = quantity->time_row != KD_NONE ? quantity->time_row
			     : quantity->unit_row != KD_NONE
				     ? quantity->unit_row
				     : quantity->numeral.row;
	return row == KD_NONE ? KD_STR("figures/digits")
			      : kd_lang_rule(s->lang, s->arena, row);
}

/* "5,000 km2 (1,930 square miles)": the same said again, as loosely. */
static void follow_repeated(const struct search *s,
	const struct quantity *quantity, const struct kd_figures *out,
	struct kd_figure *figure)
{
	if (out->n == 0 || quantity->first == 0 || figure->unit.len == 0 ||
		figure->bound != KD_BOUND_EXACT) {
		return;
	}
	const struct kd_figure *last = &out->items[out->n - 1];
	const struct kd_token *bracket =
		kd_figures_token(s, quantity->first - 1);
	if (kd_str_equal(kd_span_text(s->reading->text, bracket->span),
		    KD_STR("(")) &&
		last->span.end + 1 == bracket->span.start &&
		kd_str_equal(last->unit, figure->unit)) {
		figure->bound = last->bound;
	}
}

/* 16.4 times a million is a whole number, as it is said. */
static double tidy(double value)
{
	const double whole = round(value);
	return fabs(value - whole) <= fabs(value) * 1e-12 ? whole : value;
}

/* Sets the key of what is counted, by its lemma in the pack. False if the
 * arena is full. */
static bool find_thing(const struct search *s, struct kd_figure *figure)
{
	if (figure->counted.len == 0) {
		return true;
	}
	const struct kd_str folded = kd_utf8_fold(s->arena, figure->counted);
	if (folded.data == NULL) {
		return false;
	}
	const uint32_t row =
		kd_lang_find(s->lang, KD_TABLE_COUNTED_THINGS, folded);
	if (row != KD_NONE) {
		figure->thing = kd_lang_text(
			s->lang, row, KD_COLUMN_COUNTED_THINGS_THING);
	}
	return true;
}

static bool add_figure(struct search *s, const struct quantity *quantity,
	struct kd_figures *out)
{
	struct kd_figure figure = {
		.span = { kd_figures_token(s, quantity->first)->span.start,
			quantity->end },
		.value = tidy(quantity->value),
		.high = tidy(quantity->high),
		.bound = quantity->bound,
		.unit = quantity->unit,
		.rule = rule_of(s, quantity),
		.confidence = quantity->unit.len > 0     ? 0.95
			      : quantity->numeral.digits ? 0.85
							 : 0.8,
	};
	figure.statement = statement_of(s, figure.span);
	kd_figures_find_of(s, quantity, &figure);
	follow_repeated(s, quantity, out, &figure);
	if (quantity->is_fraction && !kd_figures_stands_alone(s, quantity) &&
		(kd_span_is_none(figure.of) || is_later_time(s, figure.of) ||
			!kd_figures_is_share(s, quantity))) {
		return true;
	}
	return figure.rule.data != NULL && find_thing(s, &figure) &&
	       KD_PUSH(s->arena, out, figure);
}

/* Reads what begins at token i; *n tokens are used up. */
static bool take_token(
	struct search *s, uint32_t i, struct kd_figures *out, uint32_t *n)
{
	struct quantity quantity;
	*n = 1;
	if (!is_candidate(s, i)) {
		return true;
	}
	const struct kd_span first = kd_figures_token(s, i)->span;
	const struct kd_time *time = time_at(s, first);
	if ((time != NULL && time->type != KD_TIME_DURATION) ||
		(is_in_name(s, i) && !is_coded(s, i)) ||
		!read_quantity(s, i, &quantity)) {
		return true;
	}
	time = time_at(s, (struct kd_span){ first.start, quantity.end });
	if (time != NULL && !kd_figures_read_lasting(s, time, &quantity)) {
		return true;
	}
	settle_share(s, &quantity);
	*n = quantity.last - i;
	return kd_figures_is_label(s, &quantity) ||
	       add_figure(s, &quantity, out);
}

static bool is_furniture(
	const struct search *s, const struct kd_sentence *sentence)
{
	const struct kd_blocks *blocks = s->reading->blocks;
	return sentence->block < blocks->n &&
	       blocks->items[sentence->block].kind == KD_BLOCK_FURNITURE;
}

enum kd_status kd_figures_find(const struct kd_figures_in *in,
	struct kd_arena *arena, struct kd_figures_out *out, struct kd_err *err)
{
	assert(in->reading != NULL && in->reading->lang != NULL);
	assert(in->names != NULL && in->times != NULL);
	assert(in->statements != NULL);
	*out = (struct kd_figures_out){ 0 };
	struct search s = { .in = in,
		.reading = in->reading,
		.lang = in->reading->lang,
		.arena = arena,
		.notation = kd_numbers_notation(in->reading->lang) };
	s.numerals = (struct kd_numeral_in){ .lang = s.lang,
		.notation = &s.notation,
		.text = s.reading->text,
		.tokens = s.reading->tokens,
		.words = s.reading->words };
	for (uint32_t k = 0; k < s.reading->sentences->n; k++) {
		const struct kd_sentence *sentence =
			&s.reading->sentences->items[k];
		if (is_furniture(&s, sentence)) {
			continue;
		}
		s.start = sentence->first;
		s.end = sentence->first + sentence->n;
		uint32_t n = 1;
		for (uint32_t i = sentence->first; i < s.end; i += n) {
			if (!take_token(&s, i, &out->figures, &n)) {
				return kd_arena_full(arena, err);
			}
		}
	}
	return KD_OK;
}
