/* merge_twice.c - what one document tells twice: in its title and its lead, and
 * of an attack and those it hit. */
#include "weave/merge/merge_private.h"

/* Sentences after a title's that still tell what it told. */
#define LEAD_SENTENCES 3

static bool is_one_of(struct kd_str mode, const char *const *modes, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (kd_str_equal(mode, kd_str_view(modes[i]))) {
			return true;
		}
	}
	return false;
}

static bool is_attack(const struct kd_told *told)
{
	static const char *const modes[] = { "attack", "strike", "bomb" };
	return is_one_of(told->event->mode, modes, KD_COUNT(modes));
}

/* Whether a report only tells whom something killed or hurt. */
static bool is_toll(const struct kd_told *told)
{
	static const char *const modes[] = { "kill", "die", "wound" };
	return told->thin && told->actors.n == 0 &&
	       is_one_of(told->event->mode, modes, KD_COUNT(modes));
}

static bool is_title(const struct kd_thread *thread, const struct kd_told *told)
{
	const struct kd_digest *digest = &thread->digests[told->doc];
	if (told->sentence >= digest->sentences->n) {
		return false;
	}
	const uint32_t block = digest->sentences->items[told->sentence].block;
	return block < digest->blocks->n &&
	       digest->blocks->items[block].kind == KD_BLOCK_TITLE;
}

/* The report soon after a title that tells the same, the likeliest and of equal
 * ones the first; KD_NONE if none does. */
static uint32_t lead_of(const struct kd_thread *thread,
	const struct kd_tolds *tolds, uint32_t title)
{
	const struct kd_told *told = &tolds->items[title];
	uint32_t lead = KD_NONE;
	double likeliest = 0;
	for (uint32_t i = title + 1; i < tolds->n; i++) {
		const struct kd_told *next = &tolds->items[i];
		if (next->doc != told->doc ||
			next->sentence > told->sentence + LEAD_SENTENCES) {
			break;
		}
		if (is_title(thread, next) || next->event->mode.len == 0 ||
			next->event->status != told->event->status) {
			continue;
		}
		const double likeness =
			kd_merge_thin_likeness(thread, told, next);
		if (likeness > likeliest) {
			lead = i;
			likeliest = likeness;
		}
	}
	return lead;
}

/* Whether an attack may have done what a sentence tells: one that is only
 * planned did nothing, nor did one elsewhere or on another day. */
static bool may_have_done(const struct kd_thread *thread,
	const struct kd_told *attack, const struct kd_told *toll)
{
	return attack->event->status == toll->event->status &&
	       kd_days_apart(attack->days, toll->days) == 0 &&
	       !kd_merge_places_part(thread, attack, toll);
}

/* The attack that did what its sentence tells: the only one there. */
static uint32_t attack_of(const struct kd_thread *thread,
	const struct kd_tolds *tolds, uint32_t toll)
{
	const struct kd_told *told = &tolds->items[toll];
	uint32_t first = toll;
	uint32_t only = KD_NONE;
	while (first > 0 && tolds->items[first - 1].doc == told->doc &&
		tolds->items[first - 1].sentence == told->sentence) {
		first--;
	}
	for (uint32_t i = first; i < tolds->n; i++) {
		const struct kd_told *other = &tolds->items[i];
		if (other->doc != told->doc ||
			other->sentence != told->sentence) {
			break;
		}
		if (is_attack(other) && only != KD_NONE) {
			return KD_NONE;
		}
		only = is_attack(other) ? i : only;
	}
	return only != KD_NONE &&
			       may_have_done(thread, &tolds->items[only], told)
		       ? only
		       : KD_NONE;
}

void kd_merge_find_twice(const struct kd_thread *thread, struct kd_tolds *tolds)
{
	for (uint32_t i = 0; i < tolds->n; i++) {
		struct kd_told *told = &tolds->items[i];
		told->twin = KD_NONE;
		if (is_toll(told)) {
			told->twin = attack_of(thread, tolds, i);
		}
		if (told->twin == KD_NONE && is_title(thread, told)) {
			told->twin = lead_of(thread, tolds, i);
		}
	}
}
