/* timeline.c - the order in which things happened. */
#include "weave/timeline/timeline.h"

#include "story/edtf.h"

#include <assert.h>
#include <stdlib.h>

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
	qsort(entries, shown, sizeof(entries[0]), by_days);
	for (uint32_t i = 0; i < shown; i++) {
		if (!KD_PUSH(arena, &out->timeline, entries[i].happening)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}
