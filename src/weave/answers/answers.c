/* answers.c - who answers whom, in whatever article and language. */
#include "weave/answers/answers.h"

#include "story/find.h"

#include <assert.h>

/* Speakers whose claims one answer may be to; more say the same. */
#define MOST_CLAIMS 16u

struct answering {
	const struct kd_answers_in *in;
	struct kd_arena *arena;
	struct kd_answers_out *out;
};

static const struct kd_said *said_at(
	const struct answering *a, uint32_t statement)
{
	return &a->in->statements->items[statement];
}

static bool is_one_speaker(const struct kd_said *a, const struct kd_said *b)
{
	return a->speaker != KD_NONE || b->speaker != KD_NONE
		       ? a->speaker == b->speaker
		       : kd_str_equal(a->unnamed, b->unnamed);
}

static bool is_denial(const struct kd_said *said)
{
	return said->force == KD_FORCE_DENIES ||
	       said->force == KD_FORCE_REJECTS ||
	       said->force == KD_FORCE_DOUBTS;
}

/* Whether a report tells what others may deny or confirm. */
static bool is_claim(const struct answering *a, const struct kd_report *report)
{
	if (report->statement == KD_NONE ||
		report->status == KD_STATUS_DENIED ||
		report->status == KD_STATUS_PLANNED) {
		return false;
	}
	const enum kd_force force = said_at(a, report->statement)->force;
	return force == KD_FORCE_STATES || force == KD_FORCE_ACCUSES ||
	       force == KD_FORCE_CONFIRMS;
}

static bool is_answer(const struct answering *a, const struct kd_report *report)
{
	if (report->statement == KD_NONE) {
		return false;
	}
	const struct kd_said *said = said_at(a, report->statement);
	return (report->status == KD_STATUS_DENIED && is_denial(said)) ||
	       (report->status != KD_STATUS_DENIED &&
		       said->force == KD_FORCE_CONFIRMS);
}

/* Whether a speaker of these claims is this one's. */
static bool is_heard(const struct answering *a, const struct kd_indexes *claims,
	uint32_t statement)
{
	for (uint32_t i = 0; i < claims->n; i++) {
		if (is_one_speaker(said_at(a, claims->items[i]),
			    said_at(a, statement))) {
			return true;
		}
	}
	return false;
}

/* The claims that a happening's reports make, the first of each speaker. */
static bool gather_claims(const struct answering *a,
	const struct kd_happening *happening, struct kd_indexes *claims)
{
	for (uint32_t i = 0;
		i < happening->reports.n && claims->n < MOST_CLAIMS; i++) {
		const struct kd_report *report = &happening->reports.items[i];
		if (is_claim(a, report) &&
			!is_heard(a, claims, report->statement) &&
			!KD_PUSH(a->arena, claims, report->statement)) {
			return false;
		}
	}
	return true;
}

static bool is_dated(const struct answering *a, uint32_t doc)
{
	return a->in->thread->digests[doc].meta->published.len > 0;
}

/* Whether the claim was made before: in an earlier article, or further up. An
 * article without a date is before none. */
static bool is_before(const struct answering *a, uint32_t claim,
	const struct kd_evidence *answer)
{
	const struct kd_evidence *made = &said_at(a, claim)->content.items[0];
	if (made->doc == answer->doc) {
		return made->span.start < answer->span.start;
	}
	return made->doc < answer->doc && is_dated(a, made->doc) &&
	       is_dated(a, answer->doc);
}

static bool answer(const struct answering *a, const struct kd_report *report,
	const struct kd_indexes *claims)
{
	const uint32_t own = report->statement;
	const struct kd_indexes *known = &said_at(a, own)->answers;
	struct kd_indexes *answers = &a->out->answers[own];
	for (uint32_t i = 0; i < claims->n; i++) {
		const uint32_t claim = claims->items[i];
		if (is_before(a, claim, &report->at) &&
			!is_one_speaker(said_at(a, claim), said_at(a, own)) &&
			!is_heard(a, known, claim) &&
			!is_heard(a, answers, claim) &&
			!KD_PUSH(a->arena, answers, claim)) {
			return false;
		}
	}
	return true;
}

static bool answer_all(
	const struct answering *a, const struct kd_happening *happening)
{
	struct kd_indexes claims = { 0 };
	if (!gather_claims(a, happening, &claims)) {
		return false;
	}
	for (uint32_t i = 0; claims.n > 0 && i < happening->reports.n; i++) {
		const struct kd_report *report = &happening->reports.items[i];
		if (is_answer(a, report) && !answer(a, report, &claims)) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_answers_find(const struct kd_answers_in *in,
	struct kd_arena *arena, struct kd_answers_out *out, struct kd_err *err)
{
	assert(in->thread != NULL && in->statements != NULL);
	assert(in->happenings != NULL);
	*out = (struct kd_answers_out){ .answers = KD_NEW_ARRAY(arena,
						struct kd_indexes,
						in->statements->n) };
	struct answering a = { .in = in, .arena = arena, .out = out };
	if (out->answers == NULL) {
		return kd_arena_full(arena, err);
	}
	for (uint32_t i = 0; i < in->happenings->n; i++) {
		if (!answer_all(&a, &in->happenings->items[i])) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}
