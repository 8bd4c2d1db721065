/* times_told.c - what the text told before, for phrases that count from it. */
#include "read/times/times_private.h"

#include "base/utf8.h"

/* "The day after" looks back no further than this. */
#define NEAR_SENTENCES 3

/* How long a text goes on reporting on a quarter once named. */
#define REPORT_SENTENCES 12

static const struct point nothing = { .grain = GRAIN_DAY };

bool kd_times_is_told(const struct moment *moment)
{
	const struct point *point = &moment->point;
	return moment->kind == MOMENT_POINT &&
	       (point->known || (point->part > 0 && point->day > 0)) &&
	       moment->type != KD_TIME_SET && moment->type != KD_TIME_UNKNOWN &&
	       !moment->is_range &&
	       moment->warning != KD_WARNING_IMPOSSIBLE_DATE;
}

/* Whether a point is a quarter of now rather than one compared with. */
static bool is_reported(const struct parse *parse, const struct point *point)
{
	return point->grain == GRAIN_QUARTER && point->known &&
	       parse->published.known &&
	       kd_calendar_last(point) + 200 >
		       kd_calendar_first(&parse->published);
}

void kd_times_remember(struct parse *parse, const struct moment *moment)
{
	if (!kd_times_is_told(moment)) {
		return;
	}
	const struct told told = { .point = moment->point,
		.sentence = parse->sentence };
	parse->told[parse->n_told++ % TOLD_COUNT] = told;
	if (is_reported(parse, &moment->point)) {
		parse->quarter = told;
	}
}

/* Whether a point lies ahead, which what happened can't count from: "who gave
 * him until Thursday said the next day". */
static bool is_ahead(const struct parse *parse, const struct found *found,
	const struct point *point)
{
	return parse->published.known && point->known &&
	       kd_calendar_first(point) >
		       kd_calendar_first(&parse->published) &&
	       kd_times_tense(parse, parse->items.items[found->first].first) !=
		       DIRECTION_AHEAD;
}

static bool fits(const struct parse *parse, const struct found *found,
	const struct point *point, enum grain largest)
{
	return point->grain <= largest && !is_ahead(parse, found, point);
}

/* The last moment before the phrase in its sentence, or NULL. */
static const struct moment *moment_before(const struct parse *parse,
	const struct found *found, bool reported, enum grain largest)
{
	for (uint32_t i = found->first; i > 0; i--) {
		const struct item *item = &parse->items.items[i - 1];
		if (item->moment == KD_NONE) {
			continue;
		}
		const struct moment *moment =
			&parse->moments.items[item->moment];
		if (kd_times_is_told(moment) &&
			(reported ? is_reported(parse, &moment->point)
				  : fits(parse, found, &moment->point,
					    largest))) {
			return moment;
		}
	}
	return NULL;
}

/* The k-th last of what was told, k from 1; NULL when no more is known. */
static const struct told *last_told(const struct parse *parse, uint32_t k)
{
	return k > parse->n_told || k > TOLD_COUNT
		       ? NULL
		       : &parse->told[(parse->n_told - k) % TOLD_COUNT];
}

struct point kd_times_last_told(const struct parse *parse,
	const struct found *found, bool here, enum grain largest)
{
	const struct moment *moment =
		moment_before(parse, found, false, largest);
	if (moment != NULL) {
		return moment->point;
	}
	const struct told *told = last_told(parse, 1);
	const bool near = told != NULL &&
			  parse->sentence <= told->sentence + NEAR_SENTENCES;
	return here || !near ? nothing : told->point;
}

struct point kd_times_told_weekday(const struct parse *parse, int32_t weekday)
{
	for (uint32_t k = 1; last_told(parse, k) != NULL; k++) {
		const struct told *told = last_told(parse, k);
		if (parse->sentence > told->sentence + 2) {
			break;
		}
		if (told->point.known && told->point.grain == GRAIN_DAY &&
			kd_calendar_weekday(kd_calendar_first(&told->point)) ==
				weekday) {
			return told->point;
		}
	}
	return nothing;
}

struct point kd_times_reported(
	const struct parse *parse, const struct found *found)
{
	const struct moment *moment =
		moment_before(parse, found, true, GRAIN_QUARTER);
	if (moment != NULL) {
		return moment->point;
	}
	const bool near =
		parse->quarter.point.known &&
		parse->sentence <= parse->quarter.sentence + REPORT_SENTENCES;
	return near ? parse->quarter.point : nothing;
}

/* Letters of a lemma that its kin share at least: sign, signing. */
#define STEM_LETTERS 5

/* Whether two lemmas are one, or one makes the other: podpis, podpisati. */
static bool is_akin(struct kd_str a, struct kd_str b)
{
	const struct kd_str shorter = a.len < b.len ? a : b;
	const struct kd_str longer = a.len < b.len ? b : a;
	return kd_str_equal(a, b) ||
	       (kd_utf8_length(shorter) >= STEM_LETTERS &&
		       kd_utf8_length(longer) <= kd_utf8_length(shorter) + 5 &&
		       kd_str_starts_with(longer, shorter));
}

/* Whether a sentence has a word of this lemma before a token. */
static bool mentions(const struct parse *parse, uint32_t sentence,
	struct kd_str lemma, uint32_t before)
{
	const struct kd_sentence *in =
		&parse->in->reading->sentences->items[sentence];
	for (uint32_t i = in->first; i < in->first + in->n && i < before; i++) {
		if (is_akin(parse->in->reading->analyses->items[i].lemma,
			    lemma)) {
			return true;
		}
	}
	return false;
}

/* The head of the noun phrase at a token; KD_NONE if none begins there. */
static uint32_t head_at(const struct parse *parse, uint32_t token)
{
	const struct kd_reading *reading = parse->in->reading;
	const struct kd_analysis *analysis = &reading->analyses->items[token];
	switch (analysis->upos) {
	case KD_UPOS_DET:
	case KD_UPOS_ADJ:
	case KD_UPOS_NOUN:
	case KD_UPOS_PROPN:
	case KD_UPOS_NUM:
		break;
	default:
		return KD_NONE;
	}
	return analysis->chunk == KD_NONE
		       ? KD_NONE
		       : reading->chunks->items[analysis->chunk].head;
}

struct point kd_times_event_after(
	const struct parse *parse, const struct found *found)
{
	const struct kd_sentence *sentence =
		&parse->in->reading->sentences->items[parse->sentence];
	const struct item *last =
		&parse->items.items[found->first + found->n - 1];
	const uint32_t next = last->first + last->n;
	const struct kd_analysis *analyses =
		parse->in->reading->analyses->items;
	if (next >= sentence->first + sentence->n ||
		analyses[next].upos == KD_UPOS_PUNCT ||
		analyses[next].upos == KD_UPOS_VERB ||
		analyses[next].upos == KD_UPOS_AUX) {
		return kd_times_last_told(parse, found, false, GRAIN_DAY);
	}
	const uint32_t head = head_at(parse, next);
	for (uint32_t k = 1; head != KD_NONE && last_told(parse, k) != NULL;
		k++) {
		const struct told *told = last_told(parse, k);
		if (told->point.grain == GRAIN_DAY &&
			mentions(parse, told->sentence, analyses[head].lemma,
				next)) {
			return told->point;
		}
	}
	return nothing;
}
