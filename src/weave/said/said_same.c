/* said_same.c - whether two statements are renderings of one. */
#include "base/utf8.h"
#include "story/find.h"
#include "weave/said/said_private.h"

#include <math.h>
#include <stdlib.h>

/* Share of equal words from which two renderings are of one statement. */
#define SAME_SHARE 0.6
/* Fewer words than this say too little to be compared. */
#define LEAST_WORDS 4
/* Articles further apart than this, in days, do not report one saying. */
#define NEAR_DAYS 2
/* What two renderings in two languages must have in common, of what either
 * names: a name, a day and a deed count one each, a quantity half more. */
#define LEAST_COMMON 2.5
#define LEAST_SHARE 0.7          /* of the one that names less */
#define LEAST_MORE_SHARE 0.4     /* of the one that names more */
#define LEAST_VERBATIM_SHARE 0.6 /* the same where both give the very words */
#define FIGURE_WORTH 1.5
/* A longer rendering than this many times the other says something else. */
#define MOST_LONGER 2.0

static int by_value(const void *a, const void *b)
{
	const uint64_t left = *(const uint64_t *)a;
	const uint64_t right = *(const uint64_t *)b;
	return (left > right) - (left < right);
}

/* Adds a hash for each word of three bytes or more. */
static bool add_words(
	struct kd_arena *arena, struct kd_str text, struct kd_hashes *words)
{
	uint32_t start = 0;
	uint32_t character = 0;
	for (uint32_t at = 0, n = 0; at <= text.len; at += n) {
		n = kd_utf8_read(text, at, &character);
		const bool inside =
			n > 0 && (kd_utf8_is_letter(character) ||
					 kd_utf8_is_digit(character));
		if (!inside) {
			const struct kd_str word =
				kd_str_slice(text, start, at);
			start = at + n;
			if (word.len >= 3 &&
				!KD_PUSH(arena, words, kd_str_hash(word))) {
				return false;
			}
		}
		if (n == 0) {
			break;
		}
	}
	return true;
}

/* The first item of a layer that begins at byte or after it; each begins with
 * its span. */
static uint32_t first_at(
	const void *items, uint32_t n, size_t item_bytes, uint32_t byte)
{
	uint32_t low = 0;
	uint32_t high = n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		const struct kd_span *span =
			(const void *)((const unsigned char *)items +
				       middle * item_bytes);
		if (span->start < byte) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

static bool add_names(const struct kd_thread *thread, struct kd_arena *arena,
	struct kd_span part, struct kd_saying *saying)
{
	const struct kd_names *names = thread->digests[saying->doc].names;
	for (uint32_t i = kd_names_at(names, part.start);
		i < names->n && names->items[i].span.end <= part.end; i++) {
		if (!kd_indexes_add_once(arena, &saying->about,
			    thread->entity_of[saying->doc][i])) {
			return false;
		}
	}
	return true;
}

static bool add_days(const struct kd_digest *digest, struct kd_arena *arena,
	struct kd_span part, struct kd_saying *saying)
{
	const struct kd_times *times = digest->times;
	for (uint32_t i = first_at(times->items, times->n,
		     sizeof(times->items[0]), part.start);
		i < times->n && times->items[i].span.end <= part.end; i++) {
		const struct kd_days days = kd_edtf_days(times->items[i].edtf);
		if (days.known && !KD_PUSH(arena, &saying->days, days)) {
			return false;
		}
	}
	return true;
}

static bool add_figures(const struct kd_digest *digest, struct kd_arena *arena,
	struct kd_span part, struct kd_saying *saying)
{
	const struct kd_figures *figures = digest->figures;
	for (uint32_t i = first_at(figures->items, figures->n,
		     sizeof(figures->items[0]), part.start);
		i < figures->n && figures->items[i].span.end <= part.end; i++) {
		const struct kd_said_figure figure = {
			.value = figures->items[i].value,
			.unit = figures->items[i].unit,
		};
		if (!KD_PUSH(arena, &saying->figures, figure)) {
			return false;
		}
	}
	return true;
}

static bool add_deeds(const struct kd_events *events, struct kd_arena *arena,
	struct kd_span part, struct kd_saying *saying)
{
	for (uint32_t i = first_at(events->items, events->n,
		     sizeof(events->items[0]), part.start);
		i < events->n && events->items[i].span.end <= part.end; i++) {
		const enum kd_event_status status = events->items[i].status;
		const struct kd_said_deed deed = {
			.type = events->items[i].type,
			.mode = events->items[i].mode,
			.ahead = status == KD_STATUS_PLANNED,
			.denied = status == KD_STATUS_DENIED ||
				  status == KD_STATUS_CANCELLED,
		};
		if (!KD_PUSH(arena, &saying->deeds, deed)) {
			return false;
		}
	}
	return true;
}

static bool add_part(const struct kd_thread *thread, struct kd_arena *arena,
	struct kd_span part, struct kd_saying *saying)
{
	const struct kd_digest *digest = &thread->digests[saying->doc];
	const struct kd_events *deeds = (const void *)digest->deeds;
	const struct kd_str folded =
		kd_utf8_fold(arena, kd_span_text(digest->text, part));
	saying->letters += kd_utf8_length(folded);
	return folded.data != NULL &&
	       add_words(arena, folded, &saying->words) &&
	       add_names(thread, arena, part, saying) &&
	       add_days(digest, arena, part, saying) &&
	       add_figures(digest, arena, part, saying) &&
	       add_deeds(digest->events, arena, part, saying) &&
	       add_deeds(deeds, arena, part, saying);
}

bool kd_said_compare_ready(const struct kd_thread *thread,
	struct kd_arena *arena, uint32_t doc,
	const struct kd_statement *statement, struct kd_saying *out)
{
	const struct kd_meta *meta = thread->digests[doc].meta;
	*out = (struct kd_saying){ .language = meta->language,
		.doc = doc,
		.span = statement->span,
		.day = kd_edtf_days(meta->published),
		.next = KD_NONE };
	for (uint32_t i = 0; i < statement->content.n; i++) {
		if (!add_part(
			    thread, arena, statement->content.items[i], out)) {
			return false;
		}
	}
	if (out->words.n > 0) {
		qsort(out->words.items, out->words.n,
			sizeof(out->words.items[0]), by_value);
	}
	return true;
}

/* Share of the shorter one's words that the other has, too. */
static double shared_words(const struct kd_hashes *a, const struct kd_hashes *b)
{
	uint32_t common = 0;
	uint32_t i = 0;
	uint32_t k = 0;
	while (i < a->n && k < b->n) {
		if (a->items[i] == b->items[k]) {
			common++;
			i++;
			k++;
		} else if (a->items[i] < b->items[k]) {
			i++;
		} else {
			k++;
		}
	}
	const uint32_t shorter = a->n < b->n ? a->n : b->n;
	return shorter < LEAST_WORDS ? 0 : (double)common / shorter;
}

static bool same_speaker(const struct kd_said *a, const struct kd_said *b)
{
	if (a->speaker != KD_NONE || b->speaker != KD_NONE) {
		return a->speaker == b->speaker;
	}
	return kd_str_equal(a->unnamed, b->unnamed);
}

/* Told on one day where both say when, else in articles of about one day. */
static bool is_one_time(const struct kd_saying *a, const struct kd_said *said_a,
	const struct kd_saying *b, const struct kd_said *said_b)
{
	if (said_a->when.len > 0 && said_b->when.len > 0) {
		return kd_days_apart(kd_edtf_days(said_a->when),
			       kd_edtf_days(said_b->when)) == 0;
	}
	return a->day.known && b->day.known &&
	       kd_days_apart(a->day, b->day) <= NEAR_DAYS;
}

static bool is_one_force(enum kd_force a, enum kd_force b)
{
	const bool plain = a == KD_FORCE_STATES || a == KD_FORCE_CONFIRMS ||
			   a == KD_FORCE_ACCUSES;
	const bool other_plain = b == KD_FORCE_STATES ||
				 b == KD_FORCE_CONFIRMS ||
				 b == KD_FORCE_ACCUSES;
	return a == b || (plain && other_plain);
}

/* What two have in common, and whether they speak against each other. */
struct common {
	double worth;
	bool telling; /* a day or a quantity is among it */
	bool against;
};

/* Whether all that one counts the other counts too. */
static bool counts_all(const struct kd_saying *a, const struct kd_saying *b)
{
	for (uint32_t i = 0; i < a->figures.n; i++) {
		const struct kd_said_figure *one = &a->figures.items[i];
		bool found = false;
		for (uint32_t k = 0; k < b->figures.n && !found; k++) {
			const struct kd_said_figure *two = &b->figures.items[k];
			found = fabs(one->value - two->value) <=
					1e-9 * fabs(one->value) &&
				kd_str_equal(one->unit, two->unit);
		}
		if (!found) {
			return false;
		}
	}
	return true;
}

/* Whoever translates keeps the numbers. */
static void compare_figures(const struct kd_saying *a,
	const struct kd_saying *b, struct common *common)
{
	if (!counts_all(a, b) || !counts_all(b, a)) {
		common->against = true;
		return;
	}
	common->worth += FIGURE_WORTH * a->figures.n;
	common->telling = common->telling || a->figures.n > 0;
}

static void compare_days(const struct kd_saying *a, const struct kd_saying *b,
	struct common *common)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < a->days.n; i++) {
		bool found = false;
		for (uint32_t k = 0; k < b->days.n && !found; k++) {
			found = kd_days_apart(a->days.items[i],
					b->days.items[k]) == 0;
		}
		n += found;
	}
	common->worth += n;
	common->telling = common->telling || n > 0;
	common->against =
		common->against || (n == 0 && a->days.n > 0 && b->days.n > 0);
}

/* Modes of one type are used for one another, but for what is of no type. */
static bool is_one_deed(
	const struct kd_said_deed *a, const struct kd_said_deed *b)
{
	return a->type != KD_PLOVER_OTHER && a->type != KD_PLOVER_STATEMENT
		       ? a->type == b->type
		       : a->mode.len > 0 && kd_str_equal(a->mode, b->mode);
}

static void compare_deeds(const struct kd_saying *a, const struct kd_saying *b,
	struct common *common)
{
	for (uint32_t i = 0; i < a->deeds.n; i++) {
		const struct kd_said_deed *one = &a->deeds.items[i];
		bool found = false;
		bool other = false;
		for (uint32_t k = 0; k < b->deeds.n && !found; k++) {
			const struct kd_said_deed *two = &b->deeds.items[k];
			const bool alike = is_one_deed(one, two);
			found = alike && one->ahead == two->ahead &&
				one->denied == two->denied;
			other = other || alike;
		}
		common->worth += found ? 1 : 0;
		common->against = common->against || (other && !found);
	}
}

bool kd_said_shares_facts(const struct kd_saying *a, const struct kd_saying *b)
{
	struct common common = { 0 };
	compare_figures(a, b, &common);
	compare_days(a, b, &common);
	compare_deeds(a, b, &common);
	return common.worth > 0;
}

/* How much there is to compare. The speaker's own name says nothing. */
static double worth_of(const struct kd_saying *saying, uint32_t speaker)
{
	return (double)saying->about.n -
	       (kd_indexes_has(&saying->about, speaker) ? 1 : 0) +
	       saying->days.n + saying->deeds.n +
	       FIGURE_WORTH * saying->figures.n;
}

/* In two languages: by what both name, which must be most of what either
 * does, and nothing that speaks against it. */
static bool same_across(const struct kd_saying *a, const struct kd_said *said_a,
	const struct kd_saying *b, const struct kd_said *said_b)
{
	const bool verbatim = said_a->kind != KD_SPEECH_INDIRECT &&
			      said_b->kind != KD_SPEECH_INDIRECT;
	const uint32_t shorter =
		a->letters < b->letters ? a->letters : b->letters;
	const uint32_t longer =
		a->letters < b->letters ? b->letters : a->letters;
	const uint32_t speaker = said_a->speaker;
	if (speaker == KD_NONE || longer > MOST_LONGER * shorter ||
		!is_one_force(said_a->force, said_b->force) ||
		!is_one_time(a, said_a, b, said_b)) {
		return false;
	}
	uint32_t names = kd_indexes_common(&a->about, &b->about);
	names -= kd_indexes_has(&a->about, speaker) &&
		 kd_indexes_has(&b->about, speaker);
	struct common common = { .worth = names };
	compare_figures(a, b, &common);
	compare_days(a, b, &common);
	compare_deeds(a, b, &common);
	const double one = worth_of(a, speaker);
	const double other = worth_of(b, speaker);
	if (common.against) {
		return false;
	}
	const bool most = common.worth >= LEAST_SHARE * fmin(one, other);
	if (verbatim && most && common.worth >= FIGURE_WORTH &&
		common.worth >= LEAST_VERBATIM_SHARE * fmax(one, other)) {
		return common.telling || names >= 2;
	}
	return most && common.worth >= LEAST_COMMON &&
	       (common.telling || names >= 3) &&
	       common.worth >= LEAST_MORE_SHARE * fmax(one, other);
}

static bool is_same(const struct kd_saying *a, const struct kd_said *said_a,
	const struct kd_saying *b, const struct kd_said *said_b)
{
	if (a->doc == b->doc || !same_speaker(said_a, said_b)) {
		return false;
	}
	return kd_str_equal(a->language, b->language)
		       ? shared_words(&a->words, &b->words) >= SAME_SHARE
		       : same_across(a, said_a, b, said_b);
}

static uint32_t bucket_of(const struct kd_said *said)
{
	const uint64_t hash = said->speaker != KD_NONE
				      ? said->speaker
				      : kd_str_hash(said->unnamed);
	return (uint32_t)(hash % KD_SAID_BUCKETS);
}

uint32_t kd_said_find_same(const struct kd_said_index *index,
	const struct kd_saids *saids, const struct kd_saying *saying,
	const struct kd_said *said)
{
	uint32_t at = index->first[bucket_of(said)];
	while (at != 0) {
		const struct kd_saying *known = &index->sayings.items[at - 1];
		if (is_same(known, &saids->items[at - 1], saying, said)) {
			return at - 1;
		}
		at = known->next == KD_NONE ? 0 : known->next + 1;
	}
	return KD_NONE;
}

bool kd_said_add(struct kd_arena *arena, struct kd_said_index *index,
	const struct kd_saying *saying, const struct kd_said *said)
{
	const uint32_t number = index->sayings.n;
	const uint32_t bucket = bucket_of(said);
	if (!KD_PUSH(arena, &index->sayings, *saying)) {
		return false;
	}
	if (index->first[bucket] == 0) {
		index->first[bucket] = number + 1;
	} else {
		index->sayings.items[index->last[bucket] - 1].next = number;
	}
	index->last[bucket] = number + 1;
	return true;
}
