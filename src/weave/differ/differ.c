/* differ.c - where reports, or one report with itself, disagree. */
#include "weave/differ/differ.h"

#include "story/chain.h"
#include "story/find.h"

#include <assert.h>
#include <math.h>

struct differing {
	const struct kd_differ_in *in;
	struct kd_arena *arena;
	struct kd_differ_out *out;
};

/* Adds a side with one thing said, and who holds it (KD_NONE: the report). */
static bool add_side(struct differing *d, struct kd_sides *sides,
	struct kd_evidence says, uint32_t held_by)
{
	struct kd_side side = { 0 };
	if (!KD_PUSH(d->arena, &side.says, says) ||
		(held_by != KD_NONE &&
			!KD_PUSH(d->arena, &side.held_by, held_by))) {
		return false;
	}
	return KD_PUSH(d->arena, sides, side);
}

static bool add_to_side(struct differing *d, struct kd_side *side,
	struct kd_evidence says, uint32_t held_by)
{
	return KD_PUSH(d->arena, &side->says, says) &&
	       (held_by == KD_NONE ||
		       kd_indexes_add_once(d->arena, &side->held_by, held_by));
}

/* Closes a disagreement; one side alone is none. */
static bool add(struct differing *d, enum kd_difference kind,
	struct kd_str about, const struct kd_sides *sides)
{
	if (sides->n < 2) {
		return true;
	}
	const struct kd_evidence *first = &sides->items[0].says.items[0];
	const struct kd_disagreement disagreement = {
		.id = kd_ids_make(d->in->thread->ids, d->arena, "d",
			d->in->thread->digests[first->doc].meta->id,
			first->span),
		.kind = kind,
		.about = about,
		.sides = *sides
	};
	return disagreement.id.data != NULL &&
	       KD_PUSH(d->arena, &d->out->disagreements, disagreement);
}

static uint32_t speaker_of(const struct differing *d, uint32_t statement)
{
	return statement == KD_NONE
		       ? KD_NONE
		       : d->in->statements->items[statement].speaker;
}

/* Adds the reports that deny a happening to a side, or those that claim it.
 * Whoever denies it claims it nowhere: what he calls "the attack" is what
 * others say of him. */
static bool add_reports(struct differing *d,
	const struct kd_happening *happening, bool denied,
	const struct kd_side *against, struct kd_side *side)
{
	for (uint32_t i = 0; i < happening->reports.n; i++) {
		const struct kd_report *report = &happening->reports.items[i];
		const uint32_t speaker = speaker_of(d, report->statement);
		if ((report->status == KD_STATUS_DENIED) != denied ||
			(speaker != KD_NONE && against != NULL &&
				kd_indexes_has(&against->held_by, speaker))) {
			continue;
		}
		if (!add_to_side(d, side, report->at, speaker)) {
			return false;
		}
	}
	return true;
}

/* Reports that it happened against reports that it did not. */
static bool add_denials(
	struct differing *d, const struct kd_happening *happening)
{
	struct kd_sides sides = { 0 };
	struct kd_side claims = { 0 };
	struct kd_side denials = { 0 };
	if (!add_reports(d, happening, true, NULL, &denials) ||
		!add_reports(d, happening, false, &denials, &claims)) {
		return false;
	}
	if (claims.says.n == 0 || denials.says.n == 0) {
		return true;
	}
	return KD_PUSH(d->arena, &sides, claims) &&
	       KD_PUSH(d->arena, &sides, denials) &&
	       add(d, KD_DIFFERENCE_DENIED, happening->id, &sides);
}

static bool add_differences(
	struct differing *d, const struct kd_happening *happening)
{
	for (uint32_t i = 0; i < happening->differences.n; i++) {
		const struct kd_difference_found *found =
			&happening->differences.items[i];
		if (!add(d, found->kind, happening->id, &found->sides)) {
			return false;
		}
	}
	return true;
}

/* What a statement is about: the happening it reports, or itself. */
static struct kd_str subject_of(const struct differing *d, uint32_t statement)
{
	for (uint32_t i = 0; i < d->in->happenings->n; i++) {
		const struct kd_happening *happening =
			&d->in->happenings->items[i];
		for (uint32_t k = 0;
			!happening->minor && k < happening->reports.n; k++) {
			if (happening->reports.items[k].statement ==
				statement) {
				return happening->id;
			}
		}
	}
	return d->in->statements->items[statement].id;
}

static bool is_denial(enum kd_force force)
{
	return force == KD_FORCE_DENIES || force == KD_FORCE_REJECTS ||
	       force == KD_FORCE_DOUBTS;
}

/* Whether a denial tells itself what it denies: "denied that it had offered"
 * is a dispute only with somebody named who says so. */
static bool repeats(const struct kd_said *denial, const struct kd_said *claim)
{
	const struct kd_evidence *words = &denial->content.items[0];
	return words->doc == claim->content.items[0].doc &&
	       kd_span_overlaps(words->span, claim->content.items[0].span);
}

/* What stands for a denial: its own words, or, where those are the claim that
 * it denies, the word of denying. */
static struct kd_evidence words_of(
	const struct kd_said *denial, const struct kd_said *claim)
{
	return repeats(denial, claim) && denial->cue.n > 0
		       ? denial->cue.items[0]
		       : denial->content.items[0];
}

static bool overlaps_any(
	const struct kd_evidences *says, const struct kd_evidence *claim)
{
	for (uint32_t i = 0; i < says->n; i++) {
		if (says->items[i].doc == claim->doc &&
			kd_span_overlaps(says->items[i].span, claim->span)) {
			return true;
		}
	}
	return false;
}

/* Whether these two hold these sides already. */
static bool is_held(const struct kd_sides *sides, const struct kd_said *claim,
	const struct kd_said *denial)
{
	return claim->speaker != KD_NONE && denial->speaker != KD_NONE &&
	       kd_indexes_has(&sides->items[0].held_by, claim->speaker) &&
	       kd_indexes_has(&sides->items[1].held_by, denial->speaker);
}

/* Whether this subject's denial is told already: by the same two, or with
 * these very words or words within them on one side. */
static bool is_told(const struct differing *d, struct kd_str about,
	const struct kd_said *claim, const struct kd_said *denial)
{
	for (uint32_t i = 0; i < d->out->disagreements.n; i++) {
		const struct kd_disagreement *known =
			&d->out->disagreements.items[i];
		if (known->kind == KD_DIFFERENCE_DENIED &&
			kd_str_equal(known->about, about) &&
			(is_held(&known->sides, claim, denial) ||
				overlaps_any(&known->sides.items[0].says,
					&claim->content.items[0]))) {
			return true;
		}
	}
	return false;
}

static bool add_answer(struct differing *d, uint32_t answer)
{
	const struct kd_said *said = &d->in->statements->items[answer];
	for (uint32_t i = 0; is_denial(said->force) && i < said->answers.n;
		i++) {
		const uint32_t claim = said->answers.items[i];
		const struct kd_said *claimed =
			&d->in->statements->items[claim];
		const struct kd_str about = subject_of(d, claim);
		struct kd_sides sides = { 0 };
		if (is_told(d, about, claimed, said) ||
			(claimed->speaker == KD_NONE &&
				(said->speaker == KD_NONE ||
					repeats(said, claimed)))) {
			continue;
		}
		if (!add_side(d, &sides, claimed->content.items[0],
			    claimed->speaker) ||
			!add_side(d, &sides, words_of(said, claimed),
				said->speaker) ||
			!add(d, KD_DIFFERENCE_DENIED, about, &sides)) {
			return false;
		}
	}
	return true;
}

static bool is_near(double a, double b)
{
	return fabs(a - b) <= 0.02 * fmax(fabs(a), fabs(b));
}

/* One side for each value. */
static bool add_figure(struct differing *d, const struct kd_quantity *quantity)
{
	struct kd_sides sides = { 0 };
	double *values = KD_NEW_ARRAY(d->arena, double, quantity->reports.n);
	if (values == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < quantity->reports.n; i++) {
		const struct kd_quantity_report *report =
			&quantity->reports.items[i];
		uint32_t side = 0;
		while (side < sides.n &&
			!is_near(values[side], report->value)) {
			side++;
		}
		values[side] = report->value;
		if (side == sides.n ? !add_side(d, &sides, report->at,
					      report->said_by)
				    : !add_to_side(d, &sides.items[side],
					      report->at, report->said_by)) {
			return false;
		}
	}
	return add(d, KD_DIFFERENCE_FIGURE, quantity->id, &sides);
}

/* The happening that uses this time, else the entity named nearest to it. */
static struct kd_str about_time(
	const struct differing *d, uint32_t doc, struct kd_span span)
{
	const struct kd_digest *digest = &d->in->thread->digests[doc];
	const struct kd_span sentence = kd_chain_sentence(digest, span.start);
	for (uint32_t i = 0; i < d->in->happenings->n; i++) {
		const struct kd_happening *happening =
			&d->in->happenings->items[i];
		for (uint32_t k = 0;
			!happening->minor && k < happening->reports.n; k++) {
			const struct kd_evidence *at =
				&happening->reports.items[k].at;
			if (at->doc == doc &&
				kd_span_contains(sentence, at->span)) {
				return happening->id;
			}
		}
	}
	const uint32_t entity = kd_find_entity(d->in->thread, doc, sentence);
	return entity == KD_NONE ? (struct kd_str){ 0 }
				 : d->in->thread->entities->items[entity].id;
}

/* "Monday 18 November": the first word says one day, the rest another. */
static bool add_weekday(
	struct differing *d, uint32_t doc, const struct kd_time *time)
{
	const struct kd_str words =
		kd_span_text(d->in->thread->digests[doc].text, time->span);
	const uint32_t space = kd_str_find(words, KD_STR(" "));
	const struct kd_str about = about_time(d, doc, time->span);
	if (space == KD_NONE || about.len == 0) {
		return true;
	}
	const struct kd_evidence weekday = { .doc = doc,
		.span = { time->span.start, time->span.start + space } };
	const struct kd_evidence date = { .doc = doc,
		.span = { time->span.start + space + 1, time->span.end } };
	struct kd_sides sides = { 0 };
	return add_side(d, &sides, weekday, KD_NONE) &&
	       add_side(d, &sides, date, KD_NONE) &&
	       add(d, KD_DIFFERENCE_INTERNAL, about, &sides);
}

static bool add_weekdays(struct differing *d, uint32_t doc)
{
	const struct kd_times *times = d->in->thread->digests[doc].times;
	for (uint32_t i = 0; i < times->n; i++) {
		if (times->items[i].warning == KD_WARNING_WEEKDAY_MISMATCH &&
			!add_weekday(d, doc, &times->items[i])) {
			return false;
		}
	}
	return true;
}

/* Another spelling of the same entity in the same article. */
static bool add_spelling(
	struct differing *d, uint32_t doc, const struct kd_problem *problem)
{
	const struct kd_names *names = d->in->thread->digests[doc].names;
	const uint32_t name = kd_names_at(names, problem->span.start);
	if (name == names->n) {
		return true;
	}
	const uint32_t entity = d->in->thread->entity_of[doc][name];
	for (uint32_t i = 0; i < names->n; i++) {
		if (d->in->thread->entity_of[doc][i] != entity ||
			kd_str_equal(names->items[i].base,
				names->items[name].base)) {
			continue;
		}
		const struct kd_evidence one = { .doc = doc,
			.span = names->items[i].span };
		const struct kd_evidence other = { .doc = doc,
			.span = names->items[name].span };
		struct kd_sides sides = { 0 };
		return add_side(d, &sides, one, KD_NONE) &&
		       add_side(d, &sides, other, KD_NONE) &&
		       add(d, KD_DIFFERENCE_NAME,
			       d->in->thread->entities->items[entity].id,
			       &sides);
	}
	return true;
}

static bool add_spellings(struct differing *d, uint32_t doc)
{
	const struct kd_problems *problems =
		d->in->thread->digests[doc].problems;
	for (uint32_t i = 0; i < problems->n; i++) {
		if (kd_str_equal(problems->items[i].code,
			    KD_STR("spelling-variant")) &&
			!add_spelling(d, doc, &problems->items[i])) {
			return false;
		}
	}
	return true;
}

static bool find_all(struct differing *d)
{
	for (uint32_t i = 0; i < d->in->happenings->n; i++) {
		if (!add_denials(d, &d->in->happenings->items[i]) ||
			!add_differences(d, &d->in->happenings->items[i])) {
			return false;
		}
	}
	for (uint32_t i = 0; i < d->in->statements->n; i++) {
		if (!add_answer(d, i)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < d->in->figures->n; i++) {
		if (!add_figure(d, &d->in->figures->items[i])) {
			return false;
		}
	}
	for (uint32_t i = 0; i < d->in->thread->documents->n; i++) {
		const uint32_t doc = d->in->thread->documents->items[i];
		if (!add_weekdays(d, doc) || !add_spellings(d, doc)) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_differ_find(const struct kd_differ_in *in,
	struct kd_arena *arena, struct kd_differ_out *out, struct kd_err *err)
{
	assert(in->thread != NULL && in->happenings != NULL);
	assert(in->statements != NULL && in->figures != NULL);
	*out = (struct kd_differ_out){ 0 };
	struct differing d = { .in = in, .arena = arena, .out = out };
	return find_all(&d) ? KD_OK : kd_arena_full(arena, err);
}
