/* merge_describe.c - what a happening says, from all its reports. */
#include "story/chain.h"
#include "story/find.h"
#include "weave/merge/merge_private.h"

/* Sentences shown for a happening. */
#define MOST_SENTENCES 3

struct describing {
	struct kd_merge_work *work;
	const struct kd_merge_in *in;
	struct kd_arena *arena;
	const struct kd_told *told;
	const struct kd_indexes *members;
	struct kd_happening *out;
	KD_VEC(struct kd_traced) traced; /* one a report */
};

static const struct kd_told *member(const struct describing *d, uint32_t i)
{
	return &d->told[d->members->items[i]];
}

static const struct kd_digest *digest_of(
	const struct describing *d, const struct kd_told *told)
{
	return &d->in->thread->digests[told->doc];
}

static bool add_report(struct describing *d, const struct kd_told *told)
{
	struct kd_strs chain = { 0 };
	if (!kd_chain_at(
		    digest_of(d, told), told->event->span, d->arena, &chain)) {
		return false;
	}
	struct kd_report report = {
		.at = { .doc = told->doc, .span = told->event->span },
		.statement = told->event->statement == KD_NONE
				     ? KD_NONE
				     : d->in->said_of[told->place]
						     [told->event->statement],
		.status = told->event->status,
		.when = told->when,
	};
	for (uint32_t i = 1; i < chain.n; i++) {
		if (!KD_PUSH(d->arena, &report.via, chain.items[i])) {
			return false;
		}
	}
	struct kd_traced traced = { .place = told->place, .named = KD_NONE };
	if (chain.n > 1 && !kd_merge_origins_named(&d->work->origins,
				   chain.items[chain.n - 1], &traced.named)) {
		return false;
	}
	return KD_PUSH(d->arena, &d->out->reports, report) &&
	       KD_PUSH(d->arena, &d->traced, traced);
}

static bool add_who(struct describing *d, const struct kd_indexes *entities,
	enum kd_part part)
{
	for (uint32_t i = 0; i < entities->n; i++) {
		bool known = false;
		for (uint32_t k = 0; k < d->out->who.n; k++) {
			known = known || d->out->who.items[k].entity ==
						 entities->items[i];
		}
		const struct kd_participant participant = {
			.entity = entities->items[i], .part = part
		};
		if (!known && !KD_PUSH(d->arena, &d->out->who, participant)) {
			return false;
		}
	}
	return true;
}

static bool is_among(const struct kd_participants *who, uint32_t entity)
{
	for (uint32_t i = 0; i < who->n; i++) {
		if (who->items[i].entity == entity) {
			return true;
		}
	}
	return false;
}

static bool add_parties(struct describing *d, const struct kd_told *told)
{
	const bool mutual = told->event->type == KD_PLOVER_CONSULT;
	for (uint32_t i = 0; i < told->where.n; i++) {
		if (!is_among(&d->out->who, told->where.items[i]) &&
			!kd_indexes_add_once(d->arena, &d->out->where,
				told->where.items[i])) {
			return false;
		}
	}
	return add_who(d, &told->actors,
		       mutual ? KD_PART_PARTICIPANT : KD_PART_ACTOR) &&
	       add_who(d, &told->targets,
		       mutual ? KD_PART_PARTICIPANT : KD_PART_TARGET);
}

/* Whether one day says more than the other: it has a year, or is narrower. */
static bool says_more(const struct kd_days *a, const struct kd_days *b)
{
	if (a->year_unknown != b->year_unknown) {
		return b->year_unknown;
	}
	return kd_days_count(*a) < kd_days_count(*b);
}

/* The day that says most; of equals the earliest report's. */
static void choose_when(struct describing *d)
{
	const struct kd_told *best = NULL;
	for (uint32_t i = 0; i < d->members->n; i++) {
		const struct kd_told *told = member(d, i);
		if (told->days.known &&
			(best == NULL || says_more(&told->days, &best->days))) {
			best = told;
		}
	}
	if (best != NULL) {
		d->out->when = best->when;
	}
}

/* Statuses in the order in which the reports came, each once in a row. */
static bool add_history(struct describing *d)
{
	struct kd_history *history = &d->out->history;
	for (uint32_t i = 0; i < d->out->reports.n; i++) {
		const struct kd_report *report = &d->out->reports.items[i];
		const bool same =
			history->n > 0 &&
			history->items[history->n - 1].status == report->status;
		const struct kd_status_then then = { .status = report->status };
		if (!same && !KD_PUSH(d->arena, history, then)) {
			return false;
		}
		if (!KD_PUSH(d->arena, &history->items[history->n - 1].reports,
			    report->at)) {
			return false;
		}
	}
	return true;
}

/* How much a status tells of what became of the happening; what is told in a
 * later document counts more than any rank. */
static uint32_t rank(enum kd_event_status status)
{
	static const uint32_t ranks[KD_STATUS_COUNT] = {
		[KD_STATUS_PLANNED] = 1,
		[KD_STATUS_ALLEGED] = 2,
		[KD_STATUS_DENIED] = 3,
		[KD_STATUS_ONGOING] = 4,
		[KD_STATUS_HAPPENED] = 5,
		[KD_STATUS_POSTPONED] = 6,
		[KD_STATUS_CANCELLED] = 7,
	};
	return ranks[status];
}

static bool has_status(
	const struct kd_happening *happening, enum kd_event_status status)
{
	for (uint32_t i = 0; i < happening->reports.n; i++) {
		if (happening->reports.items[i].status == status) {
			return true;
		}
	}
	return false;
}

/* The latest document's word, the weightiest where it has several. A plan is
 * never later than what became of it; what one claims and another denies
 * stays a claim. */
static void choose_status(struct kd_happening *happening)
{
	const struct kd_report *best = &happening->reports.items[0];
	for (uint32_t i = 1; i < happening->reports.n; i++) {
		const struct kd_report *report = &happening->reports.items[i];
		const bool newer = report->at.doc != best->at.doc &&
				   report->status != KD_STATUS_PLANNED;
		if (newer || rank(report->status) > rank(best->status)) {
			best = report;
		}
	}
	happening->status = best->status;
	if (has_status(happening, KD_STATUS_DENIED) &&
		(has_status(happening, KD_STATUS_ALLEGED) ||
			has_status(happening, KD_STATUS_HAPPENED))) {
		happening->status = KD_STATUS_ALLEGED;
	}
}

/* The sentences that tell most: of each document the one with most parties,
 * day and place; at most MOST_SENTENCES. */
static uint32_t telling(const struct kd_told *told)
{
	return told->who.n * 2 + (told->when.len > 0 ? 2 : 0) +
	       (told->where.n > 0 ? 1 : 0);
}

/* The member of the same document as member i that tells most. */
static const struct kd_told *best_of_document(
	const struct describing *d, uint32_t i)
{
	const struct kd_told *best = member(d, i);
	for (uint32_t k = i + 1;
		k < d->members->n && member(d, k)->doc == best->doc; k++) {
		if (telling(member(d, k)) > telling(best)) {
			best = member(d, k);
		}
	}
	return best;
}

/* What the happening came to is told before what it was to be. */
static bool add_summary(struct describing *d)
{
	for (uint32_t pass = 0; pass < 2; pass++) {
		for (uint32_t i = 0;
			i < d->members->n && d->out->summary.n < MOST_SENTENCES;
			i++) {
			if (i > 0 &&
				member(d, i - 1)->doc == member(d, i)->doc) {
				continue;
			}
			const struct kd_told *best = best_of_document(d, i);
			const bool settled =
				best->event->status == d->out->status;
			const struct kd_evidence sentence = { .doc = best->doc,
				.span = kd_chain_sentence(digest_of(d, best),
					best->event->span.start) };
			if (settled == (pass == 0) &&
				!kd_span_is_none(sentence.span) &&
				!KD_PUSH(
					d->arena, &d->out->summary, sentence)) {
				return false;
			}
		}
	}
	return true;
}

/* Days that exclude each other among the reports are a difference. */
static bool add_when_difference(struct describing *d)
{
	struct kd_difference_found found = { .kind = KD_DIFFERENCE_WHEN };
	struct kd_days first = { 0 };
	for (uint32_t i = 0; i < d->members->n; i++) {
		const struct kd_told *told = member(d, i);
		const struct kd_side side = { 0 };
		const bool differs = found.sides.n == 0 ||
				     kd_days_apart(first, told->days) > 0;
		if (!told->days.known || !differs || found.sides.n == 2) {
			continue;
		}
		first = found.sides.n == 0 ? told->days : first;
		const struct kd_evidence says = { .doc = told->doc,
			.span = digest_of(d, told)
					->times->items[told->event->time]
					.span };
		if (!KD_PUSH(d->arena, &found.sides, side) ||
			!KD_PUSH(d->arena,
				&found.sides.items[found.sides.n - 1].says,
				says)) {
			return false;
		}
	}
	return found.sides.n < 2 ||
	       KD_PUSH(d->arena, &d->out->differences, found);
}

/* What matters: reported by many, from many origins, with much-named people,
 * dated, and disputed or still to come. */
static double weight_of(const struct describing *d)
{
	const struct kd_happening *h = d->out;
	double people = 0;
	for (uint32_t i = 0; i < h->who.n; i++) {
		const struct kd_entity *entity =
			&d->in->thread->entities->items[h->who.items[i].entity];
		people += entity->type == KD_NAME_PER
				  ? (double)entity->mentions.n
				  : (double)entity->mentions.n / 4;
	}
	return kd_reports_documents(&h->reports) * 3.0 + h->origins.n +
	       people / (people + 20) * 4 + (h->when.len > 0) * 2 +
	       (h->where.n > 0) + (h->status != KD_STATUS_HAPPENED ? 1.0 : 0);
}

/* The first that is told fully, which names what happened; or KD_NONE. */
static uint32_t fullest_of(const struct describing *d)
{
	for (uint32_t i = 0; i < d->members->n; i++) {
		if (!member(d, i)->thin) {
			return i;
		}
	}
	return KD_NONE;
}

/* What a happening is before its reports are added. */
static bool begin(struct describing *d, uint32_t full)
{
	const struct kd_told *first = member(d, 0);
	const struct kd_event *named =
		member(d, full == KD_NONE ? 0 : full)->event;
	*d->out = (struct kd_happening){ .type = named->type,
		.mode = named->mode,
		.id = kd_ids_make(d->in->thread->ids, d->arena, "h",
			digest_of(d, first)->meta->id, first->event->span) };
	return d->out->id.data != NULL;
}

bool kd_merge_describe(struct kd_merge_work *work, const struct kd_told *told,
	const struct kd_indexes *members, struct kd_happening *out)
{
	struct describing d = { .work = work,
		.in = work->in,
		.arena = work->arena,
		.told = told,
		.members = members,
		.out = out };
	const uint32_t full = fullest_of(&d);
	if (!begin(&d, full)) {
		return false;
	}
	for (uint32_t i = 0; i < members->n; i++) {
		if (!add_report(&d, member(&d, i)) ||
			!add_parties(&d, member(&d, i))) {
			return false;
		}
	}
	choose_when(&d);
	choose_status(out);
	if (!kd_merge_origins_of(&work->origins, d.traced.items, d.traced.n,
		    &out->origins) ||
		!add_history(&d) || !add_summary(&d) ||
		!add_when_difference(&d)) {
		return false;
	}
	out->independent_origins = out->origins.n;
	out->minor = full == KD_NONE && out->differences.n == 0 &&
		     (out->history.n == 1 || out->who.n == 0) &&
		     kd_reports_documents(&out->reports) < 2;
	out->weight = weight_of(&d);
	return true;
}
