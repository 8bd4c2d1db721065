/* times.c - finds times and what days they are. */
#include "read/times/times_private.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

/* How often phrases are put together from phrases: "late" + "on" + "Monday" +
 * "18 November". */
#define MAX_PASSES 10

static struct point read_published(struct kd_str published)
{
	struct kd_str rest = kd_str_slice(published, 0, 10);
	const struct kd_str texts[3] = { kd_str_cut(&rest, '-'),
		kd_str_cut(&rest, '-'), rest };
	uint64_t parts[3] = { 0 };
	for (size_t i = 0; i < KD_COUNT(parts); i++) {
		if (!kd_str_number(texts[i], &parts[i]) || parts[i] > 9999) {
			return (struct point){ .grain = GRAIN_DAY };
		}
	}
	const struct point point = { .grain = GRAIN_DAY,
		.known = true,
		.year = (int32_t)parts[0],
		.part = (int32_t)parts[1],
		.day = (int32_t)parts[2] };
	return kd_calendar_is_sound(&point)
		       ? point
		       : (struct point){ .grain = GRAIN_DAY };
}

/* Whether a rule counts from what the text told before. */
static bool is_narrative(const struct parse *parse, uint32_t row)
{
	static const char *const bases[] = { "text", "event", "reported" };
	const struct kd_str value =
		kd_lang_text(parse->lang, row, KD_COLUMN_TIME_RULES_VALUE);
	for (size_t i = 0; i < KD_COUNT(bases); i++) {
		if (kd_str_starts_with(value, kd_str_view(bases[i]))) {
			return true;
		}
	}
	return false;
}

static uint32_t classes_of(const struct moment *moment)
{
	if (moment->kind == MOMENT_DURATION) {
		return CLASS(DURATION);
	}
	if (moment->kind != MOMENT_POINT || moment->type == KD_TIME_SET) {
		return 0;
	}
	const struct point *point = &moment->point;
	const bool is_clock =
		moment->clock.hour >= 0 &&
		(moment->clock_alone || (!point->known && point->part == 0 &&
						point->weekday == 0));
	return is_clock ? CLASS(CLOCK) : CLASS(DATE);
}

static void keep(struct parse *parse, uint32_t i, uint32_t *at)
{
	if (*at != i) {
		parse->items.items[*at] = parse->items.items[i];
		parse->forms.items[*at] = parse->forms.items[i];
		parse->classes.items[*at] = parse->classes.items[i];
	}
	(*at)++;
}

/* What a rule reads at most. */
#define LONGEST_RULE (KD_PHRASE_ELEMENTS + KD_PHRASE_GAPS * KD_GAP_TOKENS)

/* Rules may fit anew what stands before something that changes. */
static void give_hope(struct parse *parse, uint32_t end)
{
	for (uint32_t i = end > LONGEST_RULE ? end - LONGEST_RULE : 0; i < end;
		i++) {
		parse->items.items[i].hopeless = false;
	}
}

/* Puts what was understood in the place of its items; those that only lead up
 * to it or follow it stay. False if the arena is full. */
static bool condense(struct parse *parse, const struct found *found,
	const struct moment *moment, uint32_t *at)
{
	const uint32_t first = found->first + moment->n_before;
	const uint32_t end = found->first + found->n - moment->n_after;
	const struct item *last = &parse->items.items[end - 1];
	struct item item = parse->items.items[first];
	uint32_t form = KD_NONE;
	uint32_t classes = classes_of(moment);
	if (found->n == 1) {
		form = parse->forms.items[first];
		classes |= parse->classes.items[first];
	} else {
		item.number = NAN;
	}
	const struct kd_tokens *tokens = parse->in->reading->tokens;
	if (end > first + 1 &&
		(tokens->items[item.first].flags & KD_TOKEN_LATER_PART) != 0) {
		/* "le 3 mai" in "du 3 mai": only its own words. */
		item.span.start = parse->items.items[first + 1].span.start;
	}
	item.span.end = last->span.end;
	item.n = last->first + last->n - item.first;
	item.clock = moment->clock;
	item.moment = parse->moments.n;
	if (!KD_PUSH(parse->arena, &parse->moments, *moment)) {
		return false;
	}
	for (uint32_t i = found->first; i < first; i++) {
		keep(parse, i, at);
	}
	give_hope(parse, *at);
	item.hopeless = false;
	parse->items.items[*at] = item;
	parse->forms.items[*at] = form;
	parse->classes.items[*at] = classes;
	(*at)++;
	for (uint32_t i = end; i < found->first + found->n; i++) {
		keep(parse, i, at);
	}
	return true;
}

/* Whether a phrase that begins after the words which only lead up to this one
 * reaches farther: "in | the winter of 1994". */
static bool is_cut_short(const struct parse *parse,
	const struct kd_words *words, const struct found *found,
	uint32_t n_before)
{
	struct kd_match match;
	return n_before > 0 &&
	       kd_lang_match(parse->lang, KD_TABLE_TIME_RULES, words,
		       found->first + n_before, &match) &&
	       match.n + n_before > found->n;
}

/* Whether the time within its context was understood in an earlier pass. */
static bool is_done(const struct parse *parse, const struct found *found,
	const struct moment *moment)
{
	const uint32_t context = moment->n_before + moment->n_after;
	const struct item *item =
		&parse->items.items[found->first + moment->n_before];
	return context > 0 && context + 1 == found->n &&
	       item->moment != KD_NONE;
}

/* Whether an article stands before a word with hyphens and belongs to what that
 * word describes: "the | two-week | war", but "the mid-1990s". */
static bool leads_compound(const struct parse *parse, uint32_t i, uint32_t n)
{
	const struct item *items = &parse->items.items[i];
	const struct kd_analyses *analyses = parse->in->reading->analyses;
	if (n <= 2 || items[1].first != items[n - 1].first ||
		items[0].moment != KD_NONE || parse->classes.items[i] != 0 ||
		analyses->items[items[0].first].upos != KD_UPOS_DET ||
		items[1].first + 1 >= analyses->n) {
		return false;
	}
	const uint8_t next = analyses->items[items[1].first + 1].upos;
	return next == KD_UPOS_NOUN || next == KD_UPOS_ADJ ||
	       next == KD_UPOS_PROPN;
}

/* "30.10" among other words may be anything. */
static bool is_mere_digits(const struct parse *parse, uint32_t i)
{
	const struct item *item = &parse->items.items[i];
	return (parse->classes.items[i] & CLASS(DAYMONTH)) != 0 &&
	       !kd_times_stands_alone(parse, item->first, item->n);
}

/* Whether a rule may begin at an item: most words begin none. */
static bool may_begin(const struct parse *parse, uint32_t i)
{
	return !parse->items.items[i].hopeless &&
	       (parse->classes.items[i] != 0 ||
		       kd_lang_starts(parse->lang, KD_TABLE_TIME_RULES,
			       parse->forms.items[i]));
}

enum fit {
	FIT_NONE,
	FIT_HELD, /* nothing said, but its words are no other phrase's */
	FIT_SAYS,
};

/* The rule that fits at item i, and what it says. One that counts from what
 * the text told has its turn when all else has been put together. */
static enum fit find_rule(const struct parse *parse, uint32_t i, bool narrative,
	struct found *found, struct moment *moment)
{
	const struct kd_words words = { .forms = parse->forms.items,
		.classes = parse->classes.items,
		.n = parse->items.n };
	struct kd_match match;
	if (!may_begin(parse, i)) {
		return FIT_NONE;
	}
	parse->items.items[i].hopeless = !kd_lang_match(
		parse->lang, KD_TABLE_TIME_RULES, &words, i, &match);
	if (parse->items.items[i].hopeless ||
		(match.n == 1 && (parse->items.items[i].moment != KD_NONE ||
					 is_mere_digits(parse, i))) ||
		leads_compound(parse, i, match.n)) {
		return FIT_NONE;
	}
	*found = (struct found){ .row = match.row, .first = i, .n = match.n };
	const bool counts = is_narrative(parse, match.row);
	if (counts && !narrative) {
		return FIT_HELD;
	}
	if (!kd_times_evaluate(parse, found, moment)) {
		return counts ? FIT_HELD : FIT_NONE;
	}
	return is_cut_short(parse, &words, found, moment->n_before) ||
			       is_done(parse, found, moment)
		       ? FIT_NONE
		       : FIT_SAYS;
}

struct pass {
	bool changed; /* a rule fitted */
	bool held;    /* one waits for its turn */
};

/* One pass over the items of a sentence. */
static bool run_pass(struct parse *parse, bool narrative, struct pass *pass)
{
	uint32_t at = 0;
	uint32_t i = 0;
	*pass = (struct pass){ .changed = false };
	while (i < parse->items.n) {
		struct found found = { .n = 1 };
		struct moment moment;
		const enum fit fit =
			find_rule(parse, i, narrative, &found, &moment);
		const uint32_t end = i + (fit == FIT_NONE ? 1 : found.n);
		if (fit == FIT_SAYS) {
			if (!condense(parse, &found, &moment, &at)) {
				return false;
			}
			pass->changed = true;
			i = end;
		}
		pass->held = pass->held || fit == FIT_HELD;
		while (i < end) {
			keep(parse, i++, &at);
		}
	}
	parse->items.n = at;
	return true;
}

static const char *weekday_name(int32_t weekday)
{
	static const char *const names[] = { "Monday", "Tuesday", "Wednesday",
		"Thursday", "Friday", "Saturday", "Sunday" };
	return names[(weekday + 6) % 7];
}

/* Tells of a date that contradicts itself. */
static bool add_problem(struct parse *parse, struct kd_span span,
	const struct moment *moment, struct kd_str value)
{
	char message[160];
	if (moment->warning == KD_WARNING_WEEKDAY_MISMATCH) {
		(void)snprintf(message, sizeof(message), "%.*s is a %s",
			(int)value.len, value.data,
			weekday_name(moment->real_weekday));
		return kd_problems_add(parse->arena, &parse->out->problems,
			span, "weekday-mismatch", message);
	}
	if (moment->warning == KD_WARNING_IMPOSSIBLE_DATE) {
		(void)snprintf(message, sizeof(message), "there is no %.*s",
			(int)value.len, value.data);
		return kd_problems_add(parse->arena, &parse->out->problems,
			span, "impossible-date", message);
	}
	return true;
}

static bool is_open(const struct moment *moment)
{
	return moment->kind == MOMENT_POINT && !moment->point.known &&
	       moment->type != KD_TIME_SET;
}

static bool emit(struct parse *parse, const struct item *item)
{
	struct moment *moment = &parse->moments.items[item->moment];
	bool full = false;
	struct kd_time time = { .span = item->span,
		.type = moment->type,
		.value = kd_times_timex(parse->arena, moment),
		.edtf = kd_times_edtf(parse->arena, moment, &full),
		.mod = moment->mod,
		.anchor = moment->anchor,
		.warning = moment->warning,
		.rule = moment->row == KD_NONE
				? KD_STR("times/digits")
				: kd_lang_rule(parse->lang, parse->arena,
					  moment->row),
		.confidence = 0.9 };
	if (time.warning == KD_WARNING_UNKNOWN && is_open(moment)) {
		time.warning = KD_WARNING_YEAR_UNKNOWN;
	}
	if (moment->anchor != KD_ANCHOR_NONE) {
		time.confidence = 0.8;
	}
	kd_times_remember(parse, moment);
	return !full && time.value.data != NULL && time.rule.data != NULL &&
	       add_problem(parse, time.span, moment, time.value) &&
	       KD_PUSH(parse->arena, &parse->out->times, time);
}

static bool emit_all(struct parse *parse)
{
	for (uint32_t i = 0; i < parse->items.n; i++) {
		const struct item *item = &parse->items.items[i];
		if (item->moment == KD_NONE ||
			parse->moments.items[item->moment].type ==
				KD_TIME_UNKNOWN) {
			continue;
		}
		if (!emit(parse, item)) {
			return false;
		}
	}
	return true;
}

/* Without a date of publication a dateline says at least the day and month
 * that "today" means. */
static void take_dateline(struct parse *parse)
{
	for (uint32_t i = 0; i < parse->items.n; i++) {
		const uint32_t k = parse->items.items[i].moment;
		const struct moment *moment =
			k == KD_NONE ? NULL : &parse->moments.items[k];
		if (moment != NULL && !parse->published.known &&
			kd_times_is_told(moment) &&
			moment->point.grain == GRAIN_DAY) {
			parse->published = moment->point;
		}
	}
}

static bool read_sentence(struct parse *parse)
{
	const struct kd_sentence *sentence =
		&parse->in->reading->sentences->items[parse->sentence];
	const struct kd_blocks *blocks = parse->in->reading->blocks;
	if (sentence->block < blocks->n &&
		blocks->items[sentence->block].kind == KD_BLOCK_FURNITURE) {
		return true;
	}
	if (!kd_times_itemise(parse, sentence)) {
		return false;
	}
	bool narrative = false;
	struct pass pass = { .changed = parse->worth_trying };
	for (uint32_t n = 0; n < MAX_PASSES; n++) {
		narrative = narrative || (!pass.changed && pass.held);
		if (!pass.changed && !(narrative && pass.held)) {
			break;
		}
		if (!run_pass(parse, narrative, &pass)) {
			return false;
		}
		pass.held = pass.held && !narrative;
	}
	if (sentence->block < blocks->n &&
		blocks->items[sentence->block].kind == KD_BLOCK_DATELINE) {
		take_dateline(parse);
	}
	return emit_all(parse);
}

/* Whether the language writes 11/20/2025, as its rule for <date> says. */
static bool writes_months_first(const struct kd_lang *lang)
{
	const uint32_t form = KD_NONE;
	const uint32_t kind = CLASS(DATE);
	const struct kd_words words = {
		.forms = &form, .classes = &kind, .n = 1
	};
	struct kd_match match;
	return kd_lang_match(lang, KD_TABLE_TIME_RULES, &words, 0, &match) &&
	       kd_lang_is(lang, match.row, KD_COLUMN_TIME_RULES_NAME,
		       "month-first");
}

enum kd_status kd_times_find(const struct kd_times_in *in,
	struct kd_arena *arena, struct kd_times_out *out, struct kd_err *err)
{
	assert(in->reading != NULL && in->reading->lang != NULL);
	assert(in->reading->tokens != NULL && in->reading->words != NULL);
	*out = (struct kd_times_out){ 0 };
	const struct kd_reading *reading = in->reading;
	struct parse parse = { .in = in,
		.lang = reading->lang,
		.arena = arena,
		.out = out,
		.notation = kd_numbers_notation(reading->lang),
		.published = read_published(in->published),
		.months_first = writes_months_first(reading->lang) };
	parse.numerals = (struct kd_numeral_in){ .lang = reading->lang,
		.notation = &parse.notation,
		.text = reading->text,
		.tokens = reading->tokens,
		.words = reading->words };
	for (; parse.sentence < reading->sentences->n; parse.sentence++) {
		if (!read_sentence(&parse)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}
