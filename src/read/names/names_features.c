/* names_features.c - the features of the learned model of names. */
#include "model/sequence.h"
#include "read/names/learned.h"

#define OUTSIDE UINT64_C(0x5e)
#define CAPITAL_BIT 2u
#define PART_BIT 256u

/* What a feature is about; each template has its own number. */
enum kd_template {
	T_FORM = 1,
	T_FORM_SHAPE,
	T_PATTERN,
	T_KNOWN,
	T_PLACE,
	T_OUTLET,
	T_ORG,
	T_TITLE,
	T_CUE,
	T_GIVEN,
	T_SEEN,
	T_BLOCK,
	T_SHAPES,
	T_KNOWNS,
	T_BEFORE_RUN,
	T_AFTER_RUN,
	T_RUN_PLACE,
	T_RUN_TITLE,
	T_RUN_FIRST,
	T_RUN_LAST,
	T_RUN_ORG,
	T_SAYING,
	T_RULE,
	T_END = 0x40,
	T_START = 0x48,
	T_NEAR = 0x100, /* and sixteen for each place around */
	T_MEMORY = 0x200,
	T_HABIT = 0x300,
};

static void add_if(struct kd_features *list, uint64_t template, uint64_t value)
{
	if (value != 0) {
		kd_features_add(list, template, value);
	}
}

static const struct kd_name_sight nothing = {
	.form = OUTSIDE, .shape = OUTSIDE, .pattern = OUTSIDE, .known = OUTSIDE
};

/* The piece so many places away in the sentence, or nothing. */
static const struct kd_name_sight *at(const struct kd_name_view *view,
	uint32_t sentence, uint32_t i, int32_t away)
{
	const int64_t place = (int64_t)i + away;
	return place < (int64_t)view->sentence_first[sentence] ||
			       place >= (int64_t)view
						->sentence_first[sentence + 1]
		       ? &nothing
		       : &view->items[place];
}

/* The piece itself. */
static void add_piece(
	struct kd_features *list, const struct kd_name_sight *piece)
{
	kd_features_add(list, T_FORM, piece->form);
	kd_features_add_two(list, T_FORM_SHAPE, piece->form, piece->shape);
	kd_features_add(list, T_PATTERN, piece->pattern);
	kd_features_add_two(list, T_KNOWN, piece->known, piece->shape);
	kd_features_add_two(list, T_BLOCK, piece->block, piece->shape);
	add_if(list, T_PLACE, piece->place);
	add_if(list, T_OUTLET, piece->outlet);
	add_if(list, T_ORG, piece->org);
	add_if(list, T_TITLE, piece->title);
	add_if(list, T_CUE, piece->cue);
	add_if(list, T_GIVEN, piece->given);
	add_if(list, T_SEEN, piece->seen);
	if (piece->seen != 0) {
		kd_features_add_two(list, T_SEEN, piece->seen, piece->known);
	}
	for (uint32_t k = 1; k < KD_NAME_ENDS_MAX; k++) {
		if (piece->ends[k] != 0) {
			kd_features_add_two(list, T_END + k, piece->ends[k],
				piece->shape & CAPITAL_BIT);
		}
	}
	if (piece->start != 0) {
		kd_features_add_two(list, T_START, piece->start,
			piece->shape & CAPITAL_BIT);
	}
}

/* A piece around it; which: its number among those around. */
static void add_near(struct kd_features *list, const struct kd_name_sight *near,
	uint32_t which)
{
	const uint64_t template = T_NEAR + 16 * which;
	kd_features_add(list, template, near->form);
	kd_features_add(list, template + 1, near->shape);
	kd_features_add(list, template + 2, near->known);
	add_if(list, template + 3, near->ends[2]);
	add_if(list, template + 4, near->place);
	add_if(list, template + 5, near->org);
	add_if(list, template + 6, near->title);
	add_if(list, template + 7, near->cue);
	add_if(list, template + 8, near->given);
	add_if(list, template + 9, near->saying);
	add_if(list, template + 10, near->outlet);
}

/* The same of a piece farther off. */
static void add_far(struct kd_features *list, const struct kd_name_sight *far,
	uint32_t which)
{
	const uint64_t template = T_NEAR + 16 * which;
	kd_features_add(list, template, far->form);
	add_if(list, template + 6, far->title);
	add_if(list, template + 7, far->cue);
}

/* The words on both sides of the run of capitals, and the run itself. */
static void add_run(struct kd_features *list, const struct kd_name_view *view,
	uint32_t sentence, uint32_t i)
{
	const struct kd_name_sight *piece = &view->items[i];
	if (!piece->capital) {
		return;
	}
	const struct kd_name_sight *before = at(view, sentence, piece->run, -1);
	const struct kd_name_sight *after =
		at(view, sentence, piece->run_end, 0);
	const struct kd_name_sight *first = &view->items[piece->run];
	const struct kd_name_sight *last = &view->items[piece->run_end - 1];
	const uint64_t place = (uint64_t)(i - piece->run) << 8 |
			       (uint64_t)(piece->run_end - piece->run);
	const uint64_t end =
		(uint64_t)(i == piece->run) << 1 | (i + 1 == piece->run_end);
	kd_features_add_two(list, T_RUN_PLACE, place, piece->given);
	kd_features_add_two(list, T_RUN_FIRST, first->given, place);
	kd_features_add_two(list, T_RUN_LAST, last->form, end);
	kd_features_add_two(list, T_RUN_LAST, last->ends[2], end);
	kd_features_add_two(list, T_RUN_ORG, last->org, end);
	kd_features_add_two(list, T_RUN_TITLE, before->title, end);
	kd_features_add_two(list, T_BEFORE_RUN, before->form, end);
	kd_features_add_two(list, T_AFTER_RUN, after->form, end);
	kd_features_add_two(
		list, T_SAYING, before->saying * 2u + after->saying, end);
}

static void add_all(struct kd_features *list, const struct kd_name_view *view,
	uint32_t sentence, uint32_t i)
{
	const struct kd_name_sight *piece = &view->items[i];
	const struct kd_name_sight *left = at(view, sentence, i, -1);
	const struct kd_name_sight *right = at(view, sentence, i, 1);
	const struct kd_name_sight *left2 = at(view, sentence, i, -2);
	const struct kd_name_sight *right2 = at(view, sentence, i, 2);
	add_piece(list, piece);
	add_near(list, left, 0);
	add_near(list, right, 1);
	add_far(list, left2, 2);
	add_far(list, right2, 3);
	kd_features_add_two(list, T_SHAPES, kd_mix(left->shape, piece->shape),
		right->shape);
	kd_features_add_two(list, T_KNOWNS + 0x1000, left->form, piece->shape);
	kd_features_add_two(list, T_KNOWNS + 0x2000, piece->shape, right->form);
	add_run(list, view, sentence, i);
	kd_features_add(list, T_RULE + 0x1000, piece->rule_sure);
	kd_features_add_two(list, T_RULE + 0x2000, piece->rule, left->rule);
	kd_features_add_two(list, T_RULE + 0x3000, piece->rule, right->rule);
	kd_features_add_two(
		list, T_RULE + 0x5000, piece->rule_sure, piece->seen);
}

static void count_label(
	struct kd_name_memory *memory, uint32_t label, uint16_t by)
{
	const enum kd_name_type type = kd_names_label_type(label);
	memory->types[type] = (uint16_t)(memory->types[type] + by);
	if (type == KD_NAME_UNKNOWN) {
		return;
	}
	switch (kd_names_label_place(label)) {
	case KD_NAME_WHOLE:
		memory->wholes[type] = (uint16_t)(memory->wholes[type] + by);
		break;
	case KD_NAME_BEGINS:
		memory->begins = (uint16_t)(memory->begins + by);
		break;
	case KD_NAME_ENDS:
		memory->ends[type] = (uint16_t)(memory->ends[type] + by);
		break;
	default:
		break;
	}
}

/* Compounds are left out: "Oslo-mannen" tells little of Oslo. */
static bool is_remembered(const struct kd_name_sight *piece)
{
	return piece->key != KD_NONE && piece->capital &&
	       (piece->shape & PART_BIT) == 0;
}

void kd_names_remember(struct kd_name_view *view)
{
	for (uint32_t i = 0; i < view->n; i++) {
		if (is_remembered(&view->items[i])) {
			count_label(&view->memory[view->items[i].key],
				view->labels[i], 1);
		}
	}
}

/* What the rest of the document says of a piece, its own label left out. */
static struct kd_name_memory memory_of(
	const struct kd_name_view *view, uint32_t i)
{
	struct kd_name_memory memory = { 0 };
	const struct kd_name_sight *piece = &view->items[i];
	if (is_remembered(piece)) {
		memory = view->memory[piece->key];
		count_label(&memory, view->labels[i], (uint16_t)-1);
	}
	return memory;
}

bool kd_names_may_name(
	const struct kd_name_view *view, const struct kd_name_stretch *stretch)
{
	for (uint32_t i = stretch->first; i < stretch->first + stretch->n;
		i++) {
		const struct kd_name_memory memory = memory_of(view, i);
		uint32_t named = 0;
		for (uint32_t type = 1; type < KD_NAME_COUNT; type++) {
			named += memory.types[type];
		}
		if (named > 0 || view->labels[i] != 0) {
			return true;
		}
	}
	return false;
}

/* Which type is said most of a word, and how surely; 0: never seen. */
static uint64_t opinion(const uint16_t *counts)
{
	uint32_t best = 0;
	uint32_t sum = 0;
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		sum += counts[type];
		best = counts[type] > counts[best] ? type : best;
	}
	if (sum == 0) {
		return 0;
	}
	const uint32_t share =
		counts[best] == sum ? 4u : 4u * counts[best] / sum;
	return 1 + best + 8 * (uint64_t)share + 64 * (uint64_t)(sum > 2);
}

static uint64_t opinion_at(const struct kd_name_view *view, uint32_t sentence,
	uint32_t i, int32_t away)
{
	const struct kd_name_sight *near = at(view, sentence, i, away);
	if (near == &nothing) {
		return OUTSIDE;
	}
	const struct kd_name_memory memory =
		memory_of(view, (uint32_t)((int64_t)i + away));
	return opinion(memory.types);
}

static uint64_t label_at(const struct kd_name_view *view, uint32_t sentence,
	uint32_t i, int32_t away)
{
	return at(view, sentence, i, away) == &nothing
		       ? OUTSIDE
		       : view->labels[(uint32_t)((int64_t)i + away)];
}

static void add_memory(struct kd_features *list,
	const struct kd_name_view *view, uint32_t sentence, uint32_t i)
{
	const struct kd_name_memory memory = memory_of(view, i);
	const struct kd_name_sight *piece = &view->items[i];
	const uint64_t said = opinion(memory.types);
	const uint64_t whole = opinion(memory.wholes);
	const uint64_t ends = opinion(memory.ends);
	const uint64_t label = view->labels[i];
	const uint64_t before = label_at(view, sentence, i, -1);
	const uint64_t after = label_at(view, sentence, i, 1);
	const uint64_t said_before = opinion_at(view, sentence, i, -1);
	const uint64_t said_after = opinion_at(view, sentence, i, 1);
	kd_features_add_two(list, T_MEMORY + 1, label, before);
	kd_features_add_two(list, T_MEMORY + 2, label, after);
	kd_features_add_two(list, T_MEMORY + 3, label, said);
	kd_features_add_two(list, T_MEMORY + 5, said, piece->shape);
	kd_features_add_two(list, T_MEMORY + 6, said, said_before);
	kd_features_add_two(list, T_MEMORY + 7, said, said_after);
	kd_features_add_two(list, T_MEMORY + 11, kd_mix(label, whole), ends);
	kd_features_add_two(list, T_MEMORY + 12, kd_mix(before, label), after);
	kd_features_add_two(list, T_MEMORY + 13, label, piece->known);
	kd_features_add_two(list, T_MEMORY + 14, label, piece->form);
}

/* Whether there are capitals around a piece. */
static uint64_t sides_of(
	const struct kd_name_view *view, uint32_t sentence, uint32_t i)
{
	return (uint64_t)at(view, sentence, i, -1)->capital << 1 |
	       (uint64_t)at(view, sentence, i, 1)->capital;
}

void kd_names_habits(const struct kd_name_view *view, enum kd_name_pass pass,
	uint32_t sentence, uint32_t i, uint64_t out[KD_NAME_HABITS])
{
	const struct kd_name_sight *piece = &view->items[i];
	if (pass == KD_NAME_FIRST) {
		const uint64_t own = kd_blend(piece->shape ^ piece->rule << 32,
			T_HABIT + sides_of(view, sentence, i));
		out[0] = kd_blend(piece->around, piece->known);
		out[1] = kd_blend(own, piece->known);
		out[2] = kd_blend(own, piece->form);
		return;
	}
	const uint64_t labels = view->labels[i] |
				label_at(view, sentence, i, -1) << 8 |
				label_at(view, sentence, i, 1) << 16 |
				opinion(memory_of(view, i).types) << 24;
	const uint64_t own = kd_blend(piece->shape, T_HABIT + 4 + labels);
	out[0] = kd_blend(kd_blend(piece->around, piece->rule_sure), labels);
	out[1] = kd_blend(own, piece->known);
	out[2] = kd_blend(own, piece->form);
}

uint32_t kd_names_features(const struct kd_name_view *view,
	enum kd_name_pass pass, uint32_t sentence, uint32_t i,
	uint64_t out[KD_NAME_FEATURES_MAX])
{
	struct kd_features list = { .items = out };
	kd_names_habits(view, pass, sentence, i, out);
	list.n = KD_NAME_HABITS;
	if (pass == KD_NAME_FIRST) {
		add_all(&list, view, sentence, i);
	} else {
		add_memory(&list, view, sentence, i);
	}
	return list.n;
}

bool kd_names_next_stretch(
	const struct kd_name_view *view, struct kd_name_stretch *stretch)
{
	uint32_t i = stretch->first + stretch->n;
	while (i < view->n && !view->items[i].open) {
		i++;
	}
	if (i >= view->n) {
		return false;
	}
	while (view->sentence_first[stretch->sentence + 1] <= i) {
		stretch->sentence++;
	}
	const uint32_t end = view->sentence_first[stretch->sentence + 1];
	stretch->first = i;
	stretch->n = 0;
	while (i < end && view->items[i].open &&
		stretch->n < KD_SEQUENCE_WORDS_MAX) {
		stretch->n++;
		i++;
	}
	return true;
}

static bool goes_on(uint32_t label)
{
	return label != 0 &&
	       (kd_names_label_place(label) == KD_NAME_BEGINS ||
		       kd_names_label_place(label) == KD_NAME_WITHIN);
}

static bool went_on(uint32_t label)
{
	return label != 0 &&
	       (kd_names_label_place(label) == KD_NAME_WITHIN ||
		       kd_names_label_place(label) == KD_NAME_ENDS);
}

bool kd_names_is_forbidden(uint32_t before, uint32_t label)
{
	const bool open = before < KD_NAME_LABELS && goes_on(before);
	if (open != went_on(label)) {
		return true;
	}
	return open &&
	       kd_names_label_type(before) != kd_names_label_type(label);
}
