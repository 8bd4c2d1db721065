/* events_time.c - when an event is, was or will be. */
#include "read/events/events_private.h"

/* How far above a time the verb it hangs on may stand. */
#define MOST_STEPS 6

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

/* The verb that a word hangs on, by the tree; KD_NONE if it hangs on none. */
static uint32_t verb_above(const struct kd_events_work *work, uint32_t token)
{
	uint32_t at = token;
	for (uint32_t n = 0; n < MOST_STEPS; n++) {
		const uint32_t head = kd_word_at(work, at)->head;
		if (head == KD_NONE || head == at || head < work->first ||
			head >= work->end) {
			return KD_NONE;
		}
		at = head;
		if (kd_is_verb_at(work, at)) {
			return at;
		}
	}
	return KD_NONE;
}

/* Whether a word hangs below another, through whatever. */
static bool is_below(
	const struct kd_events_work *work, uint32_t token, uint32_t other)
{
	for (uint32_t n = 0; n < MOST_STEPS; n++) {
		const uint32_t head = kd_word_at(work, token)->head;
		if (head == KD_NONE || head == token) {
			return false;
		}
		if (head == other) {
			return true;
		}
		token = head;
	}
	return false;
}

/* Whether a verb tells something of its own beside or below another: "met, and
 * [will travel]", "visits, since [he took office]". */
static bool is_beside(
	const struct kd_events_work *work, uint32_t verb, uint32_t other)
{
	static const char *const apart[] = { "conj", "parataxis", "ccomp" };
	const struct kd_analysis *word = kd_word_at(work, verb);
	/* "violated an agreement [signed in March]" */
	if (kd_str_starts_with(word->deprel, KD_STR("acl"))) {
		return is_below(work, verb, other);
	}
	if (word->head != other) {
		return false;
	}
	for (size_t i = 0; i < KD_COUNT(apart); i++) {
		if (kd_str_equal(word->deprel, kd_str_view(apart[i]))) {
			return true;
		}
	}
	return kd_str_starts_with(word->deprel, KD_STR("advcl")) &&
	       kd_events_is_finite(work, verb);
}

/* Whether the tree hangs a time on a noun that is put at another time than the
 * clause's verb: "since [her election in April] she ...". */
static bool is_of_noun_apart(const struct kd_events_work *work, uint32_t token)
{
	uint32_t at = token;
	for (uint32_t n = 0; n < MOST_STEPS; n++) {
		const uint32_t head = kd_word_at(work, at)->head;
		if (head == KD_NONE || head == at || head < work->first ||
			head >= work->end || kd_is_verb_at(work, head)) {
			return false;
		}
		at = head;
		const uint32_t phrase = kd_seen_at(work, at)->phrase;
		const uint32_t adposition =
			phrase == KD_NONE
				? KD_NONE
				: kd_phrase_at(work, phrase)->adposition;
		if (!kd_seen_at(work, at)->in_time && adposition != KD_NONE &&
			(kd_seen_at(work, adposition)->grammar &
				KD_IS(APART)) != 0) {
			return true;
		}
	}
	return false;
}

/* Whether a time in a verb's own clause is told of another that the clause was
 * not parted from. */
static bool is_anothers(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t token)
{
	const uint32_t verb =
		trigger->is_noun ? KD_NONE : verb_above(work, token);
	if (!trigger->is_noun && is_of_noun_apart(work, token)) {
		return true;
	}
	return verb != KD_NONE && verb != trigger->head &&
	       is_beside(work, verb, trigger->head);
}

/* The first finite verb of a clause, or KD_NONE. */
static uint32_t finite_of(const struct kd_events_work *work, uint32_t clause)
{
	for (uint32_t i = work->first; i < work->end; i++) {
		if (kd_clause_at(work, i) == clause &&
			kd_events_is_finite(work, i)) {
			return i;
		}
	}
	return KD_NONE;
}

/* Whether a relative clause tells for when something was planned: "the visit,
 * which was planned for 12 May, ...". */
static bool tells_plan(const struct kd_events_work *work, uint32_t clause)
{
	if (kd_events_relative(work, clause) == KD_NONE) {
		return false;
	}
	for (uint32_t i = work->first; i < work->end; i++) {
		const enum kd_cue_kind cue =
			(enum kd_cue_kind)kd_seen_at(work, i)->cue;
		if (kd_clause_at(work, i) == clause &&
			(cue == KD_CUE_VERB || cue == KD_CUE_MODIFIER) &&
			kd_events_status_of(work, i) == KD_STATUS_PLANNED) {
			return true;
		}
	}
	return false;
}

/* Whether a time of another clause may date the trigger: that clause has no
 * verb of its own, or the trigger's has none, or the trigger's goes on with
 * what that one tells in the same tense: "met X on Friday and signed ...". */
static bool may_share(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t token)
{
	const uint32_t theirs = finite_of(work, kd_clause_at(work, token));
	const uint32_t own = finite_of(work, trigger->clause);
	if (theirs == KD_NONE || own == KD_NONE ||
		(trigger->is_noun &&
			tells_plan(work, kd_clause_at(work, token)))) {
		return true;
	}
	const uint32_t begin = kd_events_first_of(work, trigger->clause);
	return token < begin && theirs < begin &&
	       kd_word_at(work, begin)->upos == KD_UPOS_CCONJ &&
	       kd_feat_at(work, own, KD_FEATURE_TENSE) ==
		       kd_feat_at(work, theirs, KD_FEATURE_TENSE);
}

/* Whether a time stands right behind the words of saying, before all that is
 * said: "said on Tuesday | Chile would send aid" was said on Tuesday. */
static bool is_of_saying(const struct kd_events_work *work, uint32_t token)
{
	uint32_t at = token;
	while (at > work->first &&
		(kd_word_at(work, at - 1)->upos == KD_UPOS_ADP ||
			kd_word_at(work, at - 1)->upos == KD_UPOS_DET)) {
		at--;
	}
	return at > work->first && work->statement_of[token] != KD_NONE &&
	       work->said_by[at - 1] == work->statement_of[token];
}

/* A time's first token where it can date the trigger: a point, told in the
 * same breath, in the sentence; else KD_NONE. */
static uint32_t dated_from(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t time)
{
	const struct kd_time *at = &work->in->times->items[time];
	const uint32_t token =
		kd_tokens_at(work->reading->tokens, at->span.start);
	return is_point(at) && token < work->end && token >= work->first &&
			       kd_events_is_together(
				       work, token, trigger->head) &&
			       !is_of_saying(work, token) &&
			       !is_counted_from(work, at, trigger)
		       ? token
		       : KD_NONE;
}

uint32_t kd_events_time(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const struct kd_times *times = work->in->times;
	const struct kd_tokens *tokens = work->reading->tokens;
	const struct kd_span end = tokens->items[work->end - 1].span;
	const struct kd_span head = tokens->items[trigger->head].span;
	const bool apart = kd_events_is_apart(work, trigger);
	uint32_t near = KD_NONE;
	uint32_t only = KD_NONE;
	uint32_t n = 0;
	for (uint32_t i = work->next_time;
		i < times->n && times->items[i].span.start < end.end; i++) {
		const struct kd_span span = times->items[i].span;
		const uint32_t token = dated_from(work, trigger, i);
		if (token == KD_NONE || is_anothers(work, trigger, token) ||
			(apart && !kd_events_is_own(work, trigger, token))) {
			continue;
		}
		if (kd_clause_at(work, token) != trigger->clause) {
			n++;
			only = may_share(work, trigger, token) ? i : only;
		} else if (near == KD_NONE ||
			   distance(span, head) <
				   distance(times->items[near].span, head)) {
			near = i;
		}
	}
	if (near != KD_NONE) {
		return near;
	}
	return n == 1 && only != KD_NONE ? only : work->line_time;
}

/* The words in the sentence that put off; none found: n is 0. */
static struct kd_match postponing(
	const struct kd_events_work *work, uint32_t *token)
{
	struct kd_match found = { .row = KD_NONE };
	for (uint32_t i = work->first; i < work->end; i++) {
		if (kd_events_cue_at(work, i) == KD_CUE_VERB &&
			kd_events_status_of(work, i) == KD_STATUS_POSTPONED) {
			found = kd_seen_at(work, i)->status;
			*token = i;
		}
	}
	return found;
}

/* How far a time is from the words that put off; farther than all others if
 * the tree hangs it on another verb: "planned for Friday". */
static uint32_t remoteness(const struct kd_events_work *work, uint32_t time,
	uint32_t first, uint32_t n)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	const struct kd_span span = work->in->times->items[time].span;
	const struct kd_span words = kd_tokens_span(tokens, first, n);
	const uint32_t verb =
		verb_above(work, kd_tokens_at(tokens, span.start));
	const uint32_t gap = span.start > words.end ? span.start - words.end
						    : distance(span, words);
	const bool other =
		verb != KD_NONE && (verb < first || verb >= first + n);
	return other ? gap + work->reading->text.len : gap;
}

uint32_t kd_events_new_time(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t old)
{
	const struct kd_times *times = work->in->times;
	const struct kd_span end =
		work->reading->tokens->items[work->end - 1].span;
	uint32_t verb = KD_NONE;
	const struct kd_match words = postponing(work, &verb);
	uint32_t found = KD_NONE;
	uint32_t least = 0;
	for (uint32_t i = work->next_time;
		words.row != KD_NONE && i < times->n &&
		times->items[i].span.start < end.end;
		i++) {
		if (dated_from(work, trigger, i) == KD_NONE ||
			!kd_events_is_future(work, i)) {
			continue;
		}
		const uint32_t far = remoteness(work, i, verb, words.n);
		if (found == KD_NONE || far < least) {
			found = i;
			least = far;
		}
	}
	return found != KD_NONE ? found : old;
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
