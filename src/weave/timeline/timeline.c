/* timeline.c - the order in which things happened. */
#include "weave/timeline/timeline.h"

#include "story/day_words.h"
#include "story/edtf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A date without a year, at most so long. */
#define LONGEST_DATE 63

struct entry {
	struct kd_days days;
	uint32_t happening;
};

static int undated(const struct kd_days *days)
{
	if (!days->known || days->first == INT32_MIN) {
		return 2;
	}
	return days->year_unknown ? 1 : 0;
}

static int compare(int32_t a, int32_t b)
{
	return (a > b) - (a < b);
}

static int by_days(const void *a, const void *b)
{
	const struct entry *left = a;
	const struct entry *right = b;
	const int doubt = undated(&left->days) - undated(&right->days);
	if (doubt != 0) {
		return doubt;
	}
	if (undated(&left->days) < 2) {
		const int first = compare(left->days.first, right->days.first);
		const int last = compare(left->days.last, right->days.last);
		if (first != 0 || last != 0) {
			return first != 0 ? first : last;
		}
	}
	return (left->happening > right->happening) -
	       (left->happening < right->happening);
}

static bool is_dated(const struct kd_days *days)
{
	return undated(days) == 0 && days->last != INT32_MAX;
}

/* The latest day that a happening of the story has; INT32_MIN if none does. */
static int32_t latest_of(const struct entry *entries, uint32_t n)
{
	int32_t latest = INT32_MIN;
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_days *days = &entries[i].days;
		if (is_dated(days) && days->last > latest) {
			latest = days->last;
		}
	}
	return latest;
}

/* The days of a date without a year if it were of this one. */
static struct kd_days days_in(struct kd_str edtf, int32_t year)
{
	char text[LONGEST_DATE + 1];
	const char digits[] = { (char)('0' + year / 1000 % 10),
		(char)('0' + year / 100 % 10), (char)('0' + year / 10 % 10),
		(char)('0' + year % 10) };
	uint32_t at = 0;
	if (edtf.len > LONGEST_DATE) {
		return (struct kd_days){ 0 };
	}
	memcpy(text, edtf.data, edtf.len);
	while (at + sizeof(digits) <= edtf.len) {
		if (memcmp(text + at, "XXXX", sizeof(digits)) == 0) {
			memcpy(text + at, digits, sizeof(digits));
		}
		at++;
	}
	return kd_edtf_days((struct kd_str){ text, edtf.len });
}

/* Of the years around a day the one that puts a date nearest to it. */
static struct kd_days nearest_to(int32_t latest, struct kd_str edtf)
{
	struct kd_days nearest = { 0 };
	int32_t least = INT32_MAX;
	int32_t year = 0;
	uint32_t month = 0;
	uint32_t day = 0;
	kd_day_civil(latest, &year, &month, &day);
	for (int32_t of = year - 1; of <= year + 1; of++) {
		const struct kd_days days = days_in(edtf, of);
		const int32_t apart =
			is_dated(&days) ? abs(days.last - latest) : INT32_MAX;
		if (apart < least) {
			least = apart;
			nearest = days;
		}
	}
	return nearest;
}

/* Days without a year stand where they are nearest to the latest that the story
 * tells with one. That puts them in order; it says nothing of their year. */
static void place_yearless(const struct kd_happenings *happenings,
	struct entry *entries, uint32_t n)
{
	const int32_t latest = latest_of(entries, n);
	for (uint32_t i = 0; latest != INT32_MIN && i < n; i++) {
		if (undated(&entries[i].days) != 1) {
			continue;
		}
		const struct kd_days days = nearest_to(
			latest, happenings->items[entries[i].happening].when);
		if (days.known) {
			entries[i].days = days;
		}
	}
}

enum kd_status kd_timeline_order(const struct kd_timeline_in *in,
	struct kd_arena *arena, struct kd_timeline_out *out, struct kd_err *err)
{
	assert(in->happenings != NULL);
	*out = (struct kd_timeline_out){ 0 };
	const uint32_t n = in->happenings->n;
	struct entry *entries = KD_NEW_ARRAY(arena, struct entry, n);
	if (entries == NULL) {
		return kd_arena_full(arena, err);
	}
	uint32_t shown = 0;
	for (uint32_t i = 0; i < n; i++) {
		if (!in->happenings->items[i].minor) {
			entries[shown++] = (struct entry){
				.days = kd_edtf_days(
					in->happenings->items[i].when),
				.happening = i
			};
		}
	}
	place_yearless(in->happenings, entries, shown);
	qsort(entries, shown, sizeof(entries[0]), by_days);
	for (uint32_t i = 0; i < shown; i++) {
		if (!KD_PUSH(arena, &out->timeline, entries[i].happening)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}
