/* plans.c - plans with their versions, provisions and positions. */
#include "weave/plans/plans.h"

#include "base/utf8.h"
#include "story/chain.h"
#include "story/find.h"

#include <assert.h>

/* A mention of a plan: where, and what it says. */
struct mention {
	uint32_t doc;
	const struct kd_proposal *proposal;
	uint32_t plan;
};

struct mentions {
	struct mention *items;
	uint32_t n;
	uint32_t capacity;
};

struct gathering {
	const struct kd_thread *thread;
	struct kd_arena *arena;
	struct kd_plans_out *out;
	struct mentions mentions;
	bool counts;      /* some mention of the story counts points */
	uint32_t counted; /* the plan whose points are counted, or KD_NONE */
};

static bool collect(struct gathering *g)
{
	const struct kd_thread *thread = g->thread;
	for (uint32_t i = 0; i < thread->documents->n; i++) {
		const uint32_t doc = thread->documents->items[i];
		const struct kd_proposals *proposals =
			thread->digests[doc].proposals;
		for (uint32_t k = 0; k < proposals->n; k++) {
			const struct mention mention = { .doc = doc,
				.proposal = &proposals->items[k],
				.plan = KD_NONE };
			g->counts = g->counts || mention.proposal->points > 0;
			if (!KD_PUSH(g->arena, &g->mentions, mention)) {
				return false;
			}
		}
	}
	return true;
}

static struct kd_evidence evidence_of(const struct mention *mention)
{
	return (struct kd_evidence){ .doc = mention->doc,
		.span = mention->proposal->span };
}

/* Whether a mention is of the plan whose points the story counts. */
static bool is_of_counted(
	const struct gathering *g, const struct mention *mention)
{
	return mention->proposal->points > 0 ||
	       (mention->proposal->generic && g->counts);
}

static bool is_named_alike(const struct kd_plan *plan, struct kd_str name)
{
	for (uint32_t i = 0; i < plan->names.n; i++) {
		if (kd_str_equal(plan->names.items[i].form, name)) {
			return true;
		}
	}
	return false;
}

/* The plan of a mention. Plans that count their points are versions of one:
 * a story is about one plan unless names say otherwise, and what is only
 * called "the plan" is that one. Others are of the plan so named. */
static uint32_t plan_of(
	const struct gathering *g, const struct mention *mention)
{
	const struct kd_plans *plans = &g->out->plans;
	if (is_of_counted(g, mention)) {
		return g->counted;
	}
	for (uint32_t i = 0; i < plans->n; i++) {
		if (i != g->counted && is_named_alike(&plans->items[i],
					       mention->proposal->name)) {
			return i;
		}
	}
	return KD_NONE;
}

static bool begin(struct gathering *g, const struct mention *mention)
{
	const struct kd_plan plan = {
		.id = kd_ids_make(g->thread->ids, g->arena, "p",
			g->thread->digests[mention->doc].meta->id,
			mention->proposal->span),
		.name = mention->proposal->name
	};
	return plan.id.data != NULL && KD_PUSH(g->arena, &g->out->plans, plan);
}

static bool add_name(struct gathering *g, struct kd_plan *plan,
	const struct mention *mention)
{
	const struct kd_str language =
		g->thread->digests[mention->doc].meta->language;
	for (uint32_t i = 0; i < plan->names.n; i++) {
		struct kd_form *form = &plan->names.items[i];
		if (kd_str_equal(form->form, mention->proposal->name) &&
			kd_str_equal(form->language, language)) {
			form->count++;
			return true;
		}
	}
	const struct kd_form form = { .form = mention->proposal->name,
		.language = language,
		.count = 1 };
	return KD_PUSH(g->arena, &plan->names, form);
}

/* Whether a happening brings a plan about: it is put forward, changed, made
 * known. */
static bool brings_about(const struct kd_event *event)
{
	static const char *const modes[] = { "propose", "amend", "publish",
		"leak" };
	for (uint32_t i = 0; i < KD_COUNT(modes); i++) {
		if (kd_str_equal(event->mode, kd_str_view(modes[i]))) {
			return event->status == KD_STATUS_HAPPENED;
		}
	}
	return false;
}

/* The day on which a mention's sentence tells that the plan was put forward;
 * none if it does not. */
static struct kd_str day_of(
	const struct gathering *g, const struct mention *mention)
{
	const struct kd_digest *digest = &g->thread->digests[mention->doc];
	const struct kd_span plan = mention->proposal->span;
	const struct kd_span sentence = kd_chain_sentence(digest, plan.start);
	for (uint32_t i = 0; i < digest->events->n; i++) {
		const struct kd_event *event = &digest->events->items[i];
		if (!kd_span_contains(sentence, event->span) ||
			event->time == KD_NONE || !brings_about(event)) {
			continue;
		}
		for (uint32_t k = 0; k < event->targets.n; k++) {
			if (kd_span_overlaps(event->targets.items[k], plan)) {
				return digest->times->items[event->time].edtf;
			}
		}
	}
	return (struct kd_str){ 0 };
}

/* The version of this label, made where it is first named; NULL if full. */
static struct kd_version *version_of(
	struct gathering *g, struct kd_plan *plan, struct kd_str label)
{
	for (uint32_t i = 0; i < plan->versions.n; i++) {
		if (kd_str_equal(plan->versions.items[i].label, label)) {
			return &plan->versions.items[i];
		}
	}
	const struct kd_version fresh = { .label = label };
	return KD_PUSH(g->arena, &plan->versions, fresh)
		       ? &plan->versions.items[plan->versions.n - 1]
		       : NULL;
}

static bool add_version(struct gathering *g, struct kd_plan *plan,
	const struct mention *mention)
{
	const uint32_t points = mention->proposal->points;
	if (points == 0) {
		return true;
	}
	const struct kd_str label =
		kd_str_format(g->arena, "%u points", points);
	struct kd_version *version =
		label.data == NULL ? NULL : version_of(g, plan, label);
	if (version == NULL) {
		return false;
	}
	if (version->when.len == 0) {
		version->when = day_of(g, mention);
	}
	return KD_PUSH(g->arena, &version->reports, evidence_of(mention));
}

/* The provision of this topic, made where it is first named. */
static uint32_t provision_of(struct gathering *g, struct kd_plan *plan,
	const struct mention *mention, const struct kd_provision *provision)
{
	for (uint32_t i = 0; i < plan->provisions.n; i++) {
		if (kd_str_equal(plan->provisions.items[i].topic,
			    provision->topic)) {
			return i;
		}
	}
	const struct kd_plan_provision fresh = {
		.id = kd_ids_make(g->thread->ids, g->arena, "v",
			g->thread->digests[mention->doc].meta->id,
			provision->span),
		.topic = provision->topic
	};
	if (fresh.id.data == NULL ||
		!KD_PUSH(g->arena, &plan->provisions, fresh)) {
		return KD_NONE;
	}
	return plan->provisions.n - 1;
}

static bool add_provisions(struct gathering *g, struct kd_plan *plan,
	const struct mention *mention)
{
	const struct kd_provisions *provisions = &mention->proposal->provisions;
	for (uint32_t i = 0; i < provisions->n; i++) {
		const struct kd_evidence evidence = { .doc = mention->doc,
			.span = provisions->items[i].span };
		const uint32_t at =
			provision_of(g, plan, mention, &provisions->items[i]);
		if (at == KD_NONE ||
			!KD_PUSH(g->arena, &plan->provisions.items[at].reports,
				evidence)) {
			return false;
		}
	}
	return true;
}

/* A provision named within the words that take a stand is what they are
 * about; else the stand is on all of the plan. */
static uint32_t provision_within(
	const struct kd_plan *plan, uint32_t doc, struct kd_span span)
{
	for (uint32_t i = 0; i < plan->provisions.n; i++) {
		const struct kd_evidences *reports =
			&plan->provisions.items[i].reports;
		for (uint32_t k = 0; k < reports->n; k++) {
			if (reports->items[k].doc == doc &&
				kd_span_contains(
					span, reports->items[k].span)) {
				return i;
			}
		}
	}
	return KD_NONE;
}

/* What a stand is on: the provision of its topic, which its own words tell of
 * where nothing else does; or KD_NONE. False if the arena is full. */
static bool find_provision(struct gathering *g, struct kd_plan *plan,
	const struct mention *mention, const struct kd_stand *stand,
	uint32_t *out)
{
	*out = KD_NONE;
	if (stand->topic.len == 0) {
		*out = provision_within(plan, mention->doc, stand->span);
		return true;
	}
	const struct kd_provision told = { .topic = stand->topic,
		.span = stand->about };
	*out = provision_of(g, plan, mention, &told);
	if (*out == KD_NONE) {
		return false;
	}
	struct kd_evidences *reports = &plan->provisions.items[*out].reports;
	const struct kd_evidence evidence = { .doc = mention->doc,
		.span = stand->about };
	return reports->n > 0 || KD_PUSH(g->arena, reports, evidence);
}

static bool add_position(struct gathering *g, struct kd_plan *plan,
	const struct mention *mention, const struct kd_stand *stand)
{
	const uint32_t doc = mention->doc;
	const uint32_t party =
		stand->party_name != KD_NONE
			? kd_find_named(g->thread, doc, stand->party_name)
			: kd_find_entity(g->thread, doc, stand->party);
	if (party == KD_NONE) {
		return true;
	}
	const struct kd_evidence evidence = { .doc = doc, .span = stand->span };
	uint32_t provision = KD_NONE;
	if (!find_provision(g, plan, mention, stand, &provision)) {
		return false;
	}
	for (uint32_t i = 0; i < plan->positions.n; i++) {
		struct kd_position *position = &plan->positions.items[i];
		if (position->party == party &&
			position->provision == provision &&
			position->stance == stand->stance) {
			return KD_PUSH(g->arena, &position->reports, evidence);
		}
	}
	struct kd_position position = {
		.party = party, .provision = provision, .stance = stand->stance
	};
	return KD_PUSH(g->arena, &position.reports, evidence) &&
	       KD_PUSH(g->arena, &plan->positions, position);
}

static bool add_positions(struct gathering *g, struct kd_plan *plan,
	const struct mention *mention)
{
	const struct kd_stands *stands = &mention->proposal->positions;
	for (uint32_t i = 0; i < stands->n; i++) {
		if (!add_position(g, plan, mention, &stands->items[i])) {
			return false;
		}
	}
	return true;
}

static bool add_mention(struct gathering *g, struct mention *mention)
{
	mention->plan = plan_of(g, mention);
	if (mention->plan == KD_NONE) {
		if (!begin(g, mention)) {
			return false;
		}
		mention->plan = g->out->plans.n - 1;
		if (is_of_counted(g, mention)) {
			g->counted = mention->plan;
		}
	}
	struct kd_plan *plan = &g->out->plans.items[mention->plan];
	return KD_PUSH(g->arena, &plan->mentions, evidence_of(mention)) &&
	       add_name(g, plan, mention) && add_version(g, plan, mention) &&
	       add_provisions(g, plan, mention) &&
	       add_positions(g, plan, mention);
}

static bool add_known(struct gathering *g, struct kd_plan *plan,
	struct kd_str origin, uint32_t doc)
{
	for (uint32_t i = 0; i < plan->origins.n; i++) {
		if (kd_str_equal(plan->origins.items[i].origin, origin)) {
			return KD_PUSH(g->arena,
				&plan->origins.items[i].documents, doc);
		}
	}
	struct kd_known_from known = { .origin = origin };
	return KD_PUSH(g->arena, &known.documents, doc) &&
	       KD_PUSH(g->arena, &plan->origins, known);
}

/* A document knows of the plan from the outlet it first names beside it, or
 * from itself where it names none. */
static bool add_origin(struct gathering *g, struct kd_plan *plan, uint32_t doc)
{
	const struct kd_digest *digest = &g->thread->digests[doc];
	struct kd_strs chain = { 0 };
	for (uint32_t i = 0; i < plan->mentions.n && chain.n < 2; i++) {
		const struct kd_evidence *at = &plan->mentions.items[i];
		chain.n = at->doc == doc ? 0 : chain.n;
		if (at->doc == doc &&
			!kd_chain_at(digest, at->span, g->arena, &chain)) {
			return false;
		}
	}
	return chain.n == 0 ||
	       add_known(g, plan, chain.items[chain.n - 1], doc);
}

static bool add_origins(struct gathering *g, struct kd_plan *plan)
{
	for (uint32_t i = 0; i < g->thread->documents->n; i++) {
		if (!add_origin(g, plan, g->thread->documents->items[i])) {
			return false;
		}
	}
	return true;
}

static bool is_own_name(
	const struct gathering *g, uint32_t plan, struct kd_str name)
{
	for (uint32_t i = 0; i < g->mentions.n; i++) {
		const struct mention *mention = &g->mentions.items[i];
		if (mention->plan == plan && !mention->proposal->generic &&
			kd_str_equal(mention->proposal->name, name)) {
			return true;
		}
	}
	return false;
}

/* The form that is used most names the plan; of equals the first. What any
 * plan is called names it only where nothing else does. */
static void choose_name(const struct gathering *g, uint32_t i)
{
	struct kd_plan *plan = &g->out->plans.items[i];
	const struct kd_form *best = &plan->names.items[0];
	bool own = is_own_name(g, i, best->form);
	for (uint32_t k = 1; k < plan->names.n; k++) {
		const struct kd_form *form = &plan->names.items[k];
		const bool is_own = is_own_name(g, i, form->form);
		if (is_own != own ? is_own : form->count > best->count) {
			best = form;
			own = is_own;
		}
	}
	plan->name = best->form;
}

enum kd_status kd_plans_gather(const struct kd_plans_in *in,
	struct kd_arena *arena, struct kd_plans_out *out, struct kd_err *err)
{
	assert(in->thread != NULL);
	*out = (struct kd_plans_out){ 0 };
	struct gathering g = { .thread = in->thread,
		.arena = arena,
		.out = out,
		.counted = KD_NONE };
	if (!collect(&g)) {
		return kd_arena_full(arena, err);
	}
	for (uint32_t i = 0; i < g.mentions.n; i++) {
		if (!add_mention(&g, &g.mentions.items[i])) {
			return kd_arena_full(arena, err);
		}
	}
	for (uint32_t i = 0; i < out->plans.n; i++) {
		choose_name(&g, i);
		if (!add_origins(&g, &out->plans.items[i])) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}
