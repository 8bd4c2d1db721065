/* reuse_marks.c - what of a text is the same in every language. */
#include "story/find.h"
#include "weave/reuse/reuse_private.h"

#include <stdlib.h>

/* Anybody who writes of it names the same people; fewer give the same numbers.
 */
#define NAME_WORTH 1.0F
#define SPEAKER_WORTH 1.0F
#define DAY_WORTH 1.5F
#define FIGURE_WORTH 2.0F

enum mark_kind { MARK_NAME, MARK_SPEAKER, MARK_DAY, MARK_FIGURE };

static bool add(struct kd_arena *arena, struct kd_marks *marks,
	enum mark_kind kind, uint64_t value, uint32_t byte)
{
	static const float worths[] = { [MARK_NAME] = NAME_WORTH,
		[MARK_SPEAKER] = SPEAKER_WORTH,
		[MARK_DAY] = DAY_WORTH,
		[MARK_FIGURE] = FIGURE_WORTH };
	const struct kd_mark mark = {
		.key = (value ^ ((uint64_t)(kind + 1) << 56)) *
		       0x9E3779B97F4A7C15u,
		.worth = worths[kind],
		.telling = kind == MARK_DAY || kind == MARK_FIGURE,
		.byte = byte,
	};
	return KD_PUSH(arena, marks, mark);
}

/* Datelines and what frames the article are of the outlet, not of the text. */
static bool is_told(const struct kd_digest *digest, uint32_t byte)
{
	const uint32_t block = kd_blocks_at(digest->blocks, byte);
	if (block == digest->blocks->n) {
		return true;
	}
	const enum kd_block_kind kind = digest->blocks->items[block].kind;
	return kind != KD_BLOCK_FURNITURE && kind != KD_BLOCK_DATELINE &&
	       kind != KD_BLOCK_BYLINE && kind != KD_BLOCK_CREDIT;
}

static bool add_names(const struct kd_thread *thread, uint32_t doc,
	struct kd_arena *arena, struct kd_marks *marks)
{
	const struct kd_digest *digest = &thread->digests[doc];
	for (uint32_t i = 0; i < digest->names->n; i++) {
		const struct kd_name *name = &digest->names->items[i];
		if (!name->outlet && is_told(digest, name->span.start) &&
			!add(arena, marks, MARK_NAME, thread->entity_of[doc][i],
				name->span.start)) {
			return false;
		}
	}
	return true;
}

static bool add_speakers(const struct kd_thread *thread, uint32_t doc,
	struct kd_arena *arena, struct kd_marks *marks)
{
	const struct kd_statements *statements =
		thread->digests[doc].statements;
	for (uint32_t i = 0; i < statements->n; i++) {
		const struct kd_statement *said = &statements->items[i];
		const uint32_t speaker =
			kd_find_named(thread, doc, said->source_name);
		if (speaker != KD_NONE &&
			!add(arena, marks, MARK_SPEAKER, speaker,
				said->content.items[0].start)) {
			return false;
		}
	}
	return true;
}

static bool add_days_and_figures(const struct kd_digest *digest,
	struct kd_arena *arena, struct kd_marks *marks)
{
	for (uint32_t i = 0; i < digest->times->n; i++) {
		const struct kd_time *time = &digest->times->items[i];
		if (time->edtf.len > 0 && is_told(digest, time->span.start) &&
			!add(arena, marks, MARK_DAY, kd_str_hash(time->edtf),
				time->span.start)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < digest->figures->n; i++) {
		const struct kd_figure *figure = &digest->figures->items[i];
		uint64_t bits = 0;
		memcpy(&bits, &figure->value, sizeof(bits));
		if (!add(arena, marks, MARK_FIGURE,
			    bits ^ kd_str_hash(figure->unit),
			    figure->span.start)) {
			return false;
		}
	}
	return true;
}

static int by_byte(const void *a, const void *b)
{
	const struct kd_mark *left = a;
	const struct kd_mark *right = b;
	if (left->byte != right->byte) {
		return left->byte < right->byte ? -1 : 1;
	}
	return (left->key > right->key) - (left->key < right->key);
}

bool kd_reuse_marks(const struct kd_thread *thread, uint32_t doc,
	struct kd_arena *arena, struct kd_marks *out)
{
	*out = (struct kd_marks){ 0 };
	if (!add_names(thread, doc, arena, out) ||
		!add_speakers(thread, doc, arena, out) ||
		!add_days_and_figures(&thread->digests[doc], arena, out)) {
		return false;
	}
	if (out->n == 0) {
		return true;
	}
	qsort(out->items, out->n, sizeof(out->items[0]), by_byte);
	uint32_t kept = 0;
	for (uint32_t i = 0; i < out->n && kept < KD_REUSE_MARKS; i++) {
		if (kept == 0 ||
			out->items[i].key != out->items[kept - 1].key) {
			out->worth += out->items[i].worth;
			out->items[kept++] = out->items[i];
		}
	}
	out->n = kept;
	return true;
}
