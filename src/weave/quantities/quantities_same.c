/* quantities_same.c - whether two figures give the same quantity. */
#include "weave/quantities/quantities_private.h"

#include "story/edtf.h"
#include "story/find.h"

#include <math.h>

/* Values that differ by less are one value in two units. */
#define SAME_VALUE 0.02
/* Values further apart than this factor measure different things. */
#define NEAR_FACTOR 4.0
/* Sentences within which an article still speaks of the same quantity. */
#define NEAR_SENTENCES 2

/* From this number on, two that are the same are so by no chance; fewer
 * things than the other tell nothing by their number alone. */
#define ODD_VALUE 1000
#define FEW_THINGS 10

/* What is told of the people beside a number, and what then befell them. */
static const struct {
	const char *mode;
	const char *fate;
} fates[] = { { "kill", "dead" }, { "die", "dead" }, { "wound", "injured" } };

static struct kd_str fate_by(struct kd_str mode)
{
	for (size_t i = 0; i < KD_COUNT(fates); i++) {
		if (kd_str_equal(mode, kd_str_view(fates[i].mode))) {
			return kd_str_view(fates[i].fate);
		}
	}
	return (struct kd_str){ 0 };
}

/* Of events or deeds the nearest to a figure so far. */
struct nearest {
	bool fates; /* only those that tell a fate */
	uint32_t apart;
	struct kd_str mode;
};

/* The first event that is in no sentence before one that starts at a byte:
 * events stand sentence by sentence. */
static uint32_t first_event_from(
	const struct kd_event *events, uint32_t n, uint32_t start)
{
	uint32_t low = 0;
	uint32_t high = n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (events[middle].span.start < start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* Takes what stands nearest to the figure in its sentence. */
static void take_nearest(const struct kd_digest *digest,
	const struct kd_measured *measured, const struct kd_event *events,
	uint32_t n, struct nearest *nearest)
{
	if (measured->sentence >= digest->sentences->n) {
		return;
	}
	const struct kd_span within =
		digest->sentences->items[measured->sentence].span;
	const uint32_t at = measured->figure->span.start;
	for (uint32_t i = first_event_from(events, n, within.start);
		i < n && events[i].span.start < within.end; i++) {
		const struct kd_event *event = &events[i];
		const uint32_t start = event->span.start;
		const uint32_t apart = start < at ? at - start : start - at;
		if (apart < nearest->apart &&
			(!nearest->fates || fate_by(event->mode).len > 0)) {
			nearest->mode = event->mode;
			nearest->apart = apart;
		}
	}
}

/* What happened to those that are counted: the mode of the event or deed
 * nearest to the figure in its sentence. */
static struct kd_str mode_near(const struct kd_digest *digest,
	const struct kd_measured *measured, bool fates_only)
{
	struct nearest nearest = { .fates = fates_only, .apart = UINT32_MAX };
	take_nearest(digest, measured, digest->events->items, digest->events->n,
		&nearest);
	take_nearest(digest, measured, digest->deeds->items, digest->deeds->n,
		&nearest);
	return nearest.mode;
}

/* What befell those that are counted, where the word that counts them tells
 * it, or what is told of people beside the number; else none. */
struct kd_str kd_quantities_fate(
	const struct kd_digest *digest, const struct kd_measured *measured)
{
	const struct kd_str thing = measured->figure->thing;
	if (kd_str_equal(thing, KD_STR("dead")) ||
		kd_str_equal(thing, KD_STR("injured"))) {
		return thing;
	}
	return kd_str_equal(thing, KD_STR("person"))
		       ? fate_by(mode_near(digest, measured, true))
		       : (struct kd_str){ 0 };
}

static bool near_values(double a, double b)
{
	return a > 0 && b > 0 && a / b < NEAR_FACTOR && b / a < NEAR_FACTOR;
}

bool kd_quantities_is_value(double a, double b)
{
	return fabs(a - b) <= SAME_VALUE * fmax(fabs(a), fabs(b));
}

/* One article, close by: the same word counted, or a measure that another
 * gives, one of which counts nothing of its own ("the real figure is closer
 * to"). Two that one voice gives are of two things: "50 percent said no, 37
 * percent of the electorate took part". */
static bool same_within(const struct kd_digest *digest,
	const struct kd_measured *a, const struct kd_measured *b)
{
	const uint32_t apart = a->sentence < b->sentence
				       ? b->sentence - a->sentence
				       : a->sentence - b->sentence;
	if (apart > NEAR_SENTENCES ||
		!near_values(a->figure->value, b->figure->value)) {
		return false;
	}
	const struct kd_str left = a->figure->counted;
	const struct kd_str right = b->figure->counted;
	if (a->figure->unit.len > 0 && (left.len == 0 || right.len == 0)) {
		return a->said_by != b->said_by;
	}
	return left.len > 0 && kd_str_equal(left, right) &&
	       kd_str_equal(mode_near(digest, a, false),
		       mode_near(digest, b, false)) &&
	       (apart == 0 || kd_indexes_common(&a->about, &b->about) > 0);
}

/* Across languages the same things are counted: alike where the same befell
 * them, or where the number is the same and too odd to be so by chance. */
static bool counts_same_things(const struct kd_thread *thread,
	const struct kd_measured *a, const struct kd_measured *b)
{
	if (a->figure->thing.len == 0 ||
		!kd_str_equal(a->figure->thing, b->figure->thing)) {
		return false;
	}
	const uint32_t common = kd_indexes_common(&a->about, &b->about);
	const double value = a->figure->value;
	if (kd_quantities_is_value(value, b->figure->value)) {
		return value >= ODD_VALUE ||
		       (common >= 1 && value >= FEW_THINGS);
	}
	const struct kd_str mode =
		mode_near(&thread->digests[a->doc], a, false);
	return common >= 1 && mode.len > 0 &&
	       kd_str_equal(
		       mode, mode_near(&thread->digests[b->doc], b, false));
}

/* The dead, or the hurt, of one happening. */
static bool is_same_toll(
	const struct kd_measured *a, const struct kd_measured *b)
{
	return a->fate.len > 0 && kd_str_equal(a->fate, b->fate) &&
	       kd_indexes_common(&a->in, &b->in) > 0;
}

struct kd_str kd_quantities_time(
	const struct kd_digest *digest, const struct kd_measured *measured)
{
	if (measured->sentence >= digest->sentences->n) {
		return (struct kd_str){ 0 };
	}
	const struct kd_span sentence =
		digest->sentences->items[measured->sentence].span;
	for (uint32_t i = 0; i < digest->times->n; i++) {
		if (kd_span_contains(sentence, digest->times->items[i].span) &&
			digest->times->items[i].edtf.len > 0) {
			return digest->times->items[i].edtf;
		}
	}
	return (struct kd_str){ 0 };
}

/* Whether two sentences tell of other deeds on other days: "each returned 307
 * prisoners on Saturday", "agreed on Friday to swap 1,000 prisoners". */
static bool are_of_other_deeds(const struct kd_thread *thread,
	const struct kd_measured *a, const struct kd_measured *b)
{
	const struct kd_digest *left = &thread->digests[a->doc];
	const struct kd_digest *right = &thread->digests[b->doc];
	return kd_days_apart(kd_edtf_days(kd_quantities_time(left, a)),
		       kd_edtf_days(kd_quantities_time(right, b))) > 0 &&
	       !kd_str_equal(
		       mode_near(left, a, false), mode_near(right, b, false));
}

/* Two articles: the same word counted of the same people or places; across
 * languages its key, or the entities, must carry it. */
static bool same_across(const struct kd_thread *thread,
	const struct kd_measured *a, const struct kd_measured *b)
{
	const uint32_t common = kd_indexes_common(&a->about, &b->about);
	const bool one_language =
		kd_str_equal(thread->digests[a->doc].meta->language,
			thread->digests[b->doc].meta->language);
	if (!near_values(a->figure->value, b->figure->value)) {
		return false;
	}
	if (is_same_toll(a, b)) {
		return true;
	}
	if (are_of_other_deeds(thread, a, b)) {
		return false;
	}
	if (one_language && a->figure->counted.len > 0) {
		return common >= 1 &&
		       kd_str_equal(a->figure->counted, b->figure->counted);
	}
	return (a->figure->unit.len > 0 && common >= 2) ||
	       (!one_language && counts_same_things(thread, a, b));
}

bool kd_quantities_is_same(const struct kd_thread *thread,
	const struct kd_measured *a, const struct kd_measured *b)
{
	if (!kd_str_equal(a->figure->unit, b->figure->unit)) {
		return false;
	}
	return a->doc == b->doc ? same_within(&thread->digests[a->doc], a, b)
				: same_across(thread, a, b);
}
