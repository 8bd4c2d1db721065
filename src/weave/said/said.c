/* said.c - who said what, once, however many report it. */
#include "weave/said/said.h"

#include "story/chain.h"
#include "story/find.h"
#include "weave/said/said_private.h"

#include <assert.h>

struct gathering {
	const struct kd_thread *thread;
	struct kd_arena *arena;
	struct kd_said_out *out;
	struct kd_said_index index;
};

/* The time told beside the words of saying, not within what is said. */
static struct kd_str time_of(
	const struct kd_digest *digest, const struct kd_statement *statement)
{
	if (statement->cue.n == 0) {
		return (struct kd_str){ 0 };
	}
	const struct kd_span sentence =
		kd_chain_sentence(digest, statement->cue.items[0].start);
	for (uint32_t i = 0; i < digest->times->n; i++) {
		const struct kd_time *time = &digest->times->items[i];
		bool inside = false;
		for (uint32_t k = 0; k < statement->content.n; k++) {
			inside = inside || kd_span_overlaps(time->span,
						   statement->content.items[k]);
		}
		if (!inside && time->edtf.len > 0 &&
			kd_span_contains(sentence, time->span)) {
			return time->edtf;
		}
	}
	return (struct kd_str){ 0 };
}

static uint32_t speaker_of(const struct kd_thread *thread, uint32_t doc,
	const struct kd_statement *statement)
{
	return statement->source_name == KD_NONE &&
			       statement->source_kind == KD_SOURCE_UNNAMED
		       ? KD_NONE
		       : kd_find_source(thread, doc, statement);
}

static bool make_said(struct gathering *g, uint32_t doc,
	const struct kd_statement *statement, struct kd_said *out)
{
	const struct kd_digest *digest = &g->thread->digests[doc];
	*out = (struct kd_said){
		.speaker = speaker_of(g->thread, doc, statement),
		.force = statement->force,
		.kind = statement->kind,
		.hedged = statement->hedged,
		.when = time_of(digest, statement),
	};
	if (out->speaker == KD_NONE && statement->source.n > 0) {
		out->unnamed =
			kd_span_text(digest->text, statement->source.items[0]);
	}
	return kd_chain_of_statement(digest, statement, g->arena, &out->chain);
}

static bool add_spans(struct gathering *g, uint32_t doc,
	const struct kd_spans *spans, struct kd_evidences *out)
{
	for (uint32_t i = 0; i < spans->n; i++) {
		const struct kd_evidence evidence = { .doc = doc,
			.span = spans->items[i] };
		if (!KD_PUSH(g->arena, out, evidence)) {
			return false;
		}
	}
	return true;
}

static bool gather_one(struct gathering *g, uint32_t doc,
	const struct kd_statement *statement, uint32_t *said_of)
{
	struct kd_said said;
	struct kd_saying saying;
	*said_of = KD_NONE;
	if (statement->unsaid != KD_UNSAID_UNKNOWN) {
		return true;
	}
	if (!make_said(g, doc, statement, &said) ||
		!kd_said_compare_ready(
			g->thread, g->arena, doc, statement, &saying)) {
		return false;
	}
	*said_of = kd_said_find_same(
		&g->index, &g->out->statements, &saying, &said);
	if (*said_of == KD_NONE) {
		said.id = kd_ids_make(g->thread->ids, g->arena, "st",
			g->thread->digests[doc].meta->id, statement->span);
		*said_of = g->out->statements.n;
		if (said.id.data == NULL ||
			!KD_PUSH(g->arena, &g->out->statements, said) ||
			!kd_said_add(g->arena, &g->index, &saying, &said)) {
			return false;
		}
	}
	struct kd_said *kept = &g->out->statements.items[*said_of];
	if (kept->when.len == 0) {
		kept->when = said.when;
	}
	return add_spans(g, doc, &statement->content, &kept->content) &&
	       add_spans(g, doc, &statement->cue, &kept->cue);
}

static bool is_answer(enum kd_force force)
{
	return force == KD_FORCE_DENIES || force == KD_FORCE_REJECTS ||
	       force == KD_FORCE_CONFIRMS || force == KD_FORCE_DOUBTS ||
	       force == KD_FORCE_AGREES;
}

static bool is_other_speaker(const struct kd_said *a, const struct kd_said *b)
{
	return a->speaker != b->speaker || a->speaker == KD_NONE;
}

/* Whether b's first words stand within what a says. */
static bool takes_up(const struct kd_said *a, const struct kd_said *b)
{
	const struct kd_evidence *taken = &b->content.items[0];
	for (uint32_t i = 0; i < a->content.n; i++) {
		const struct kd_evidence *content = &a->content.items[i];
		if (content->doc == taken->doc &&
			kd_span_contains(content->span, taken->span)) {
			return true;
		}
	}
	return false;
}

/* "A said that S, a claim B denies": the answer's content holds the claim. */
static uint32_t claim_within(const struct gathering *g, uint32_t i)
{
	const struct kd_saids *all = &g->out->statements;
	for (uint32_t k = 0; k < all->n; k++) {
		if (k != i &&
			is_other_speaker(&all->items[k], &all->items[i]) &&
			takes_up(&all->items[i], &all->items[k])) {
			return k;
		}
	}
	return KD_NONE;
}

/* Whether what is said before may be what an answer is to: both name somebody
 * or something. A denial seldom stands beside what it does not deny; what
 * somebody confirms or agrees to must be told by more than one name. */
static bool is_taken_up(const struct kd_saying *claim,
	const struct kd_saying *answer, enum kd_force force)
{
	const uint32_t names = kd_indexes_common(&claim->about, &answer->about);
	const bool denies =
		force == KD_FORCE_DENIES || force == KD_FORCE_REJECTS;
	return names >= (denies ? 1 : 2) ||
	       (names > 0 && kd_said_shares_facts(claim, answer));
}

/* The claim that the answer i follows in its document: at most two sentences
 * before, taken up in it; within one sentence the names need not be repeated.
 */
static uint32_t claim_before(const struct gathering *g, uint32_t i)
{
	const struct kd_saids *all = &g->out->statements;
	const struct kd_saying *answer = &g->index.sayings.items[i];
	const struct kd_sentences *sentences =
		g->thread->digests[answer->doc].sentences;
	const uint32_t at = kd_sentences_at(sentences, answer->span.start);
	for (uint32_t k = i; k-- > 0;) {
		const struct kd_saying *claim = &g->index.sayings.items[k];
		const uint32_t claimed =
			kd_sentences_at(sentences, claim->span.start);
		if (claim->doc != answer->doc || claimed + 2 < at) {
			break;
		}
		if (is_other_speaker(&all->items[k], &all->items[i]) &&
			!kd_span_overlaps(claim->span, answer->span) &&
			(claimed == at || is_taken_up(claim, answer,
						  all->items[i].force))) {
			return k;
		}
	}
	return KD_NONE;
}

static bool link_answers(struct gathering *g)
{
	for (uint32_t i = 0; i < g->out->statements.n; i++) {
		struct kd_said *said = &g->out->statements.items[i];
		if (!is_answer(said->force)) {
			continue;
		}
		uint32_t answered = claim_within(g, i);
		answered = answered != KD_NONE ? answered : claim_before(g, i);
		if (answered != KD_NONE &&
			!KD_PUSH(g->arena, &said->answers, answered)) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_said_gather(const struct kd_said_in *in,
	struct kd_arena *arena, struct kd_said_out *out, struct kd_err *err)
{
	assert(in->thread != NULL);
	*out = (struct kd_said_out){ 0 };
	struct gathering g = {
		.thread = in->thread, .arena = arena, .out = out
	};
	const struct kd_indexes *documents = in->thread->documents;
	out->said_of = KD_NEW_ARRAY(arena, uint32_t *, documents->n);
	if (out->said_of == NULL) {
		return kd_arena_full(arena, err);
	}
	for (uint32_t i = 0; i < documents->n; i++) {
		const uint32_t doc = documents->items[i];
		const struct kd_statements *statements =
			in->thread->digests[doc].statements;
		out->said_of[i] = KD_NEW_ARRAY(arena, uint32_t, statements->n);
		if (out->said_of[i] == NULL) {
			return kd_arena_full(arena, err);
		}
		for (uint32_t k = 0; k < statements->n; k++) {
			if (!gather_one(&g, doc, &statements->items[k],
				    &out->said_of[i][k])) {
				return kd_arena_full(arena, err);
			}
		}
	}
	return link_answers(&g) ? KD_OK : kd_arena_full(arena, err);
}
