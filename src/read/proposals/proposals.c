/* proposals.c - finds plans, their points and provisions. */
#include "read/proposals/proposals_private.h"

#include <assert.h>

/* How many sentences back a pronoun may mean a plan. */
#define REACH_SENTENCES 1

static struct kd_span naming_of(
	const struct kd_proposals_work *work, const struct kd_plan_mention *at)
{
	return kd_tokens_span(
		work->reading->tokens, at->first, at->end - at->first);
}

/* How much a naming tells: its points before all, then its length. */
static uint32_t fullness(
	const struct kd_proposals_work *work, const struct kd_plan_mention *at)
{
	const struct kd_span span = naming_of(work, at);
	return (at->points > 0 ? 1000u : 0u) +
	       (at->kind == KD_PLAN_VERSION ? 0u : 200u) +
	       (span.end - span.start);
}

static bool is_deal(enum kd_plan_kind kind)
{
	return kind == KD_PLAN_AGREEMENT || kind == KD_PLAN_DEAL;
}

/* Whether a mention can be of a plan told of before. */
static bool can_be(
	const struct kd_plan_mention *at, const struct kd_plan_told *plan)
{
	if (at->points > 0 && plan->points > 0) {
		return at->points == plan->points;
	}
	if (at->kind == KD_PLAN_COUNTER || plan->kind == KD_PLAN_COUNTER) {
		return at->kind == plan->kind;
	}
	if (at->kind == KD_PLAN_VERSION) {
		return true;
	}
	return plan->kind == KD_PLAN_VERSION ||
	       is_deal(at->kind) == is_deal(plan->kind);
}

/* The plan a mention is of: the one with its points, else the last it can be
 * of; KD_NONE for a new one. */
static uint32_t plan_of(
	const struct kd_proposals_work *work, const struct kd_plan_mention *at)
{
	const struct kd_plans_told *plans = &work->plans;
	for (uint32_t i = 0; at->points > 0 && i < plans->n; i++) {
		if (plans->items[i].points == at->points) {
			return i;
		}
	}
	for (uint32_t i = work->mentions.n; i-- > 0;) {
		const uint32_t plan = work->mentions.items[i].plan;
		const bool aside = work->mentions.items[i].aside &&
				   at->kind != KD_PLAN_VERSION;
		if (!aside && can_be(at, &plans->items[plan]) &&
			(at->points == 0 || plans->items[plan].points == 0)) {
			return plan;
		}
	}
	return KD_NONE;
}

static bool told_of(struct kd_proposals_work *work, struct kd_plan_mention *at)
{
	at->plan = plan_of(work, at);
	if (at->plan == KD_NONE) {
		at->plan = work->plans.n;
		const struct kd_plan_told plan = { .points = at->points,
			.kind = at->kind,
			.word = at->word,
			.mention = work->mentions.n };
		if (!KD_PUSH(work->arena, &work->plans, plan)) {
			return false;
		}
	}
	struct kd_plan_told *plan = &work->plans.items[at->plan];
	plan->owned = plan->owned || at->owned;
	if (plan->points == 0) {
		plan->points = at->points;
	}
	if (plan->kind == KD_PLAN_VERSION) {
		plan->kind = at->kind;
	}
	if (plan->mention < work->mentions.n &&
		fullness(work, at) >
			fullness(work, &work->mentions.items[plan->mention])) {
		plan->mention = work->mentions.n;
	}
	return true;
}

/* Adds the mentions from index first on to the output, as bare as they are. */
static bool put_out(struct kd_proposals_work *work, uint32_t first)
{
	for (uint32_t i = first; i < work->mentions.n; i++) {
		const struct kd_plan_mention *at = &work->mentions.items[i];
		const struct kd_proposal proposal = {
			.span = naming_of(work, at),
			.points = at->points,
			.rule = kd_lang_rule(
				work->reading->lang, work->arena, at->row),
			.confidence = at->points > 0 ? 0.9 : 0.7,
		};
		if (proposal.rule.data == NULL ||
			!KD_PUSH(work->arena, work->out, proposal)) {
			return false;
		}
	}
	return true;
}

/* The last mention a pronoun in this sentence may mean, or KD_NONE. */
static uint32_t meant_before(
	const struct kd_proposals_work *work, uint32_t sentence, uint32_t first)
{
	if (first == 0) {
		return KD_NONE;
	}
	const uint32_t before = work->mentions.items[first - 1].sentence;
	return sentence - before <= REACH_SENTENCES ? first - 1 : KD_NONE;
}

static bool read_sentence(struct kd_proposals_work *work, uint32_t sentence)
{
	const uint32_t first = work->mentions.n;
	if (!kd_plan_find_mentions(work, sentence) || !put_out(work, first)) {
		return false;
	}
	const uint32_t meant = meant_before(work, sentence, first);
	return work->mentions.n == 0 ||
	       (kd_plan_find_provisions(work, sentence, first, meant) &&
		       kd_plan_find_stances(work, sentence, first, meant));
}

/* Mentions go by the fullest naming of their plan in the document. */
static void name_all(struct kd_proposals_work *work)
{
	for (uint32_t i = 0; i < work->mentions.n; i++) {
		const struct kd_plan_told *plan =
			&work->plans.items[work->mentions.items[i].plan];
		work->out->items[i].name = kd_span_text(work->reading->text,
			naming_of(work, &work->mentions.items[plan->mention]));
		work->out->items[i].points = plan->points;
		work->out->items[i].generic =
			plan->points == 0 && !plan->owned &&
			!is_deal(plan->kind) && plan->kind != KD_PLAN_COUNTER;
	}
}

bool kd_plan_tell(
	struct kd_proposals_work *work, struct kd_plan_mention *mention)
{
	return told_of(work, mention) &&
	       KD_PUSH(work->arena, &work->mentions, *mention);
}

/* How many statements before a place may hold it. */
#define HOLDING_STATEMENTS 8

static bool is_unreal(const struct kd_statement *statement)
{
	return statement->force == KD_FORCE_DENIES ||
	       statement->force == KD_FORCE_DOUBTS ||
	       statement->unsaid == KD_UNSAID_NEGATED;
}

bool kd_plan_is_denied(
	const struct kd_proposals_work *work, struct kd_span span)
{
	const struct kd_statements *statements = work->in->statements;
	uint32_t low = 0;
	uint32_t high = statements->n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (statements->items[middle].span.start <= span.start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	for (uint32_t i = low; i-- > 0 && low - i <= HOLDING_STATEMENTS;) {
		const struct kd_statement *one = &statements->items[i];
		for (uint32_t k = 0; is_unreal(one) && k < one->content.n;
			k++) {
			if (kd_span_contains(one->content.items[k], span)) {
				return true;
			}
		}
	}
	return false;
}

/* A language without the table may have articles as well. */
static bool has_articles(const struct kd_lang *lang)
{
	return lang->has_articles ||
	       kd_lang_rows(lang, KD_TABLE_EVENT_WORDS) == 0;
}

static bool is_read(const struct kd_reading *reading, uint32_t sentence)
{
	const uint32_t block = reading->sentences->items[sentence].block;
	if (block >= reading->blocks->n) {
		return true;
	}
	const enum kd_block_kind kind = reading->blocks->items[block].kind;
	return kind != KD_BLOCK_FURNITURE && kind != KD_BLOCK_CREDIT &&
	       kind != KD_BLOCK_BYLINE;
}

enum kd_status kd_proposals_find(const struct kd_proposals_in *in,
	struct kd_arena *arena, struct kd_proposals_out *out,
	struct kd_err *err)
{
	assert(in->reading != NULL && in->names != NULL);
	assert(in->mentions != NULL && in->statements != NULL);
	*out = (struct kd_proposals_out){ 0 };
	const struct kd_reading *reading = in->reading;
	struct kd_proposals_work work = { .in = in,
		.reading = reading,
		.arena = arena,
		.out = &out->proposals,
		.told_of = KD_NONE,
		.has_articles = has_articles(reading->lang) };
	if (reading->analyses->n != reading->tokens->n ||
		kd_lang_rows(reading->lang, KD_TABLE_PLAN_WORDS) == 0) {
		return KD_OK;
	}
	for (uint32_t i = 0; i < reading->sentences->n; i++) {
		if (is_read(reading, i) && !read_sentence(&work, i)) {
			return kd_arena_full(arena, err);
		}
	}
	name_all(&work);
	return KD_OK;
}
