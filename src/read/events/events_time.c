/* events_time.c - when an event is, was or will be. */
#include "read/events/events_private.h"

static bool is_point(const struct kd_time *time)
{
	return (time->type == KD_TIME_DATE || time->type == KD_TIME_TIME) &&
	       (time->edtf.len > 0 ||
		       !kd_str_ends_with(time->value, KD_STR("_REF")));
}

static uint32_t distance(struct kd_span a, struct kd_span b)
{
	return a.start < b.start ? b.start - a.start : a.start - b.start;
}

/* "Two days after the call": the time is counted from the trigger and so is
 * another's: only words that belong to its noun phrase stand between. */
static bool is_counted_from(const struct kd_events_work *work,
	const struct kd_time *time, const struct kd_trigger *trigger)
{
	const struct kd_analyses *analyses = work->reading->analyses;
	uint32_t token = kd_tokens_at(work->reading->tokens, time->span.end);
	if (time->anchor != KD_ANCHOR_TEXT || token > trigger->head ||
		analyses->items[trigger->head].upos == KD_UPOS_VERB) {
		return false;
	}
	while (token < trigger->head &&
		(analyses->items[token].upos == KD_UPOS_DET ||
			analyses->items[token].upos == KD_UPOS_ADJ ||
			analyses->items[token].upos == KD_UPOS_ADP ||
			analyses->items[token].upos == KD_UPOS_VERB)) {
		token++;
	}
	return token == trigger->head;
}

uint32_t kd_events_time(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const struct kd_times *times = work->in->times;
	const struct kd_tokens *tokens = work->reading->tokens;
	const struct kd_span end = tokens->items[work->end - 1].span;
	const struct kd_span head = tokens->items[trigger->head].span;
	uint32_t near = KD_NONE;
	uint32_t only = KD_NONE;
	uint32_t n = 0;
	for (uint32_t i = work->next_time;
		i < times->n && times->items[i].span.start < end.end; i++) {
		const struct kd_span span = times->items[i].span;
		const uint32_t token = kd_tokens_at(tokens, span.start);
		if (!is_point(&times->items[i]) || token >= work->end ||
			token < work->first ||
			work->statement_of[token] !=
				work->statement_of[trigger->head] ||
			is_counted_from(work, &times->items[i], trigger)) {
			continue;
		}
		n++;
		only = i;
		if (kd_clause_at(work, token) == trigger->clause &&
			(near == KD_NONE ||
				distance(span, head) <
					distance(times->items[near].span,
						head))) {
			near = i;
		}
	}
	if (near != KD_NONE) {
		return near;
	}
	return n == 1 ? only : work->line_time;
}

bool kd_events_is_future(const struct kd_events_work *work, uint32_t time)
{
	if (time == KD_NONE || work->reading->meta->published.len < 10) {
		return false;
	}
	const struct kd_str when = work->in->times->items[time].edtf;
	const struct kd_str today = work->reading->meta->published;
	const uint32_t slash = kd_str_find(when, KD_STR("/"));
	uint32_t len = slash == KD_NONE ? when.len : slash;
	len = len > 10 ? 10 : len;
	if (len < 4 || when.data[0] < '0' || when.data[0] > '9') {
		return false;
	}
	return memcmp(when.data, today.data, len) > 0;
}
