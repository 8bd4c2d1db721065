/* names.c - finds names, their type, base form and role. */
#include "read/names/names_private.h"

#include <assert.h>

/* A name as sure as names get, and how much of it is not evidence. */
static const double highest_confidence = 0.99;
static const double lowest_confidence = 0.4;
static const double confidence_step = 0.06;

static double confidence_of(const struct kd_candidate *candidate)
{
	double second = 0;
	for (uint32_t type = 1; type < KD_NAME_COUNT; type++) {
		if (type != candidate->type &&
			(double)candidate->score[type] > second) {
			second = (double)candidate->score[type];
		}
	}
	const double margin =
		(double)candidate->score[candidate->type] - second;
	const double confidence =
		lowest_confidence + confidence_step * (margin > 0 ? margin : 0);
	return confidence < highest_confidence ? confidence
					       : highest_confidence;
}

static struct kd_span span_of(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const struct kd_piece *first = &naming->pieces.items[candidate->first];
	const uint32_t end = first[candidate->n - 1].span.end;
	/* "Le Monde" in "du Monde": only its own words are the name. */
	if (candidate->n > 1 &&
		(naming->reading->tokens->items[first->token].flags &
			KD_TOKEN_LATER_PART) != 0) {
		first++;
	}
	return (struct kd_span){ .start = first->span.start, .end = end };
}

static struct kd_str rule_of(
	struct kd_naming *naming, const struct kd_candidate *candidate)
{
	if (candidate->why_row != KD_NONE) {
		return kd_lang_rule(naming->reading->lang, naming->arena,
			candidate->why_row);
	}
	return candidate->whole != KD_NONE   ? KD_STR("names/short-form")
	       : kd_names_is_learned(naming) ? KD_STR("names/learned")
					     : KD_STR("names/capitals");
}

/* The key of what the packs know: a place, with which part of it is meant, a
 * body, a thing. data is NULL where there is none, or the arena is full. */
static struct kd_str key_of(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const struct kd_lang *lang = naming->reading->lang;
	struct kd_str key = { 0 };
	if (candidate->fixed == KD_FIXED_THING) {
		key = kd_lang_text(
			lang, candidate->row, KD_COLUMN_SMALL_NAMES_KEY);
	} else if (candidate->fixed == KD_FIXED_PLACE ||
		   candidate->fixed == KD_FIXED_BODY) {
		key = kd_lang_text(lang, candidate->row, KD_COLUMN_PLACES_KEY);
	}
	if (key.len == 0 && candidate->owner.len > 0) {
		return kd_str_format(naming->arena, "%.*s/%.*s",
			KD_SHOW(candidate->owner), KD_SHOW(candidate->organ));
	}
	if (key.len == 0 && candidate->bare) {
		return kd_str_format(
			naming->arena, "~%.*s", KD_SHOW(candidate->organ));
	}
	return candidate->side.len == 0
		       ? key
		       : kd_str_format(naming->arena, "%.*s~%.*s", KD_SHOW(key),
				 KD_SHOW(candidate->side));
}

/* How a name sounds: that of an outlet as the one name it has everywhere. */
static struct kd_str sound_of(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	if (candidate->age.len > 0) {
		/* One word with the surname, which is another's then. */
		const struct kd_str sound =
			kd_names_sound(naming, candidate->whole_base);
		return sound.data == NULL ? sound
					  : kd_str_format(naming->arena,
						    "%.*s%.*s", KD_SHOW(sound),
						    KD_SHOW(candidate->age));
	}
	const bool is_outlet = candidate->fixed == KD_FIXED_OUTLET &&
			       candidate->type != KD_NAME_PER;
	return kd_names_sound(naming,
		is_outlet ? kd_lang_text(naming->reading->lang, candidate->row,
				    KD_COLUMN_OUTLETS_NAME)
			  : candidate->base);
}

static bool is_of_nation(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	return candidate->type == KD_NAME_MISC &&
	       kd_names_is_of_nation(naming, candidate);
}

static bool add_name(struct kd_naming *naming,
	const struct kd_candidate *candidate, struct kd_names *names)
{
	const struct kd_piece *first = &naming->pieces.items[candidate->first];
	const uint32_t last = first[candidate->n - 1].token;
	struct kd_name name = { .span = span_of(naming, candidate),
		.first = first->token,
		.n = last - first->token + 1,
		.type = candidate->type,
		.base = candidate->base,
		.key = key_of(naming, candidate),
		.gender = candidate->gender,
		.outlet = candidate->outlet,
		.of_nation = is_of_nation(naming, candidate),
		.namesake = candidate->namesake,
		.confidence = confidence_of(candidate) };
	const uint32_t same = kd_map_get(&naming->named, candidate->base);
	name.sound = same != KD_NONE ? names->items[same].sound
				     : sound_of(naming, candidate);
	name.rule = rule_of(naming, candidate);
	if (candidate->type == KD_NAME_PER &&
		!kd_span_is_none(candidate->role)) {
		name.role_span = candidate->role;
		name.role =
			kd_span_text(naming->reading->text, candidate->role);
	}
	return name.sound.data != NULL && name.rule.data != NULL &&
	       (same != KD_NONE || kd_map_put(naming->arena, &naming->named,
					   name.base, names->n)) &&
	       KD_PUSH(naming->arena, names, name);
}

/* How many names after one may have it in their role. */
#define NAMES_AFTER 3u

/* Whether a nation's adjective is told with a role: "Norwegian Minister". */
static bool is_of_role(const struct kd_naming *naming, uint32_t i)
{
	const struct kd_candidate *one = &naming->candidates.items[i];
	const uint32_t left = naming->candidates.n - i - 1;
	for (uint32_t k = 1; k <= left && k <= NAMES_AFTER; k++) {
		if (!kd_span_is_none(one[k].role) &&
			kd_span_contains(one[k].role, span_of(naming, one))) {
			return is_of_nation(naming, one);
		}
	}
	return false;
}

/* Where nouns have capitals, one word of which no more is known is a noun. */
static void drop_nouns(struct kd_naming *naming)
{
	if (!kd_lang_has_capital_nouns(naming->reading->lang)) {
		return;
	}
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		struct kd_candidate *candidate = &naming->candidates.items[i];
		const struct kd_piece *piece =
			&naming->pieces.items[candidate->first];
		candidate->dropped |= candidate->n == 1 &&
				      candidate->why_row == KD_NONE &&
				      candidate->whole == KD_NONE &&
				      candidate->title == KD_NONE &&
				      !kd_piece_has(piece, KD_PIECE_ACRONYM);
	}
}

static enum kd_status gather(struct kd_naming *naming, struct kd_err *err)
{
	kd_ending_measure(naming);
	KD_TRY(kd_names_look(naming, err));
	KD_TRY(kd_names_cut(naming, err));
	KD_TRY(kd_names_stretch(naming, err));
	kd_names_roles(naming);
	KD_TRY(kd_names_bases(naming, err));
	kd_names_gather(naming);
	return KD_OK;
}

enum kd_status kd_names_rule(struct kd_naming *naming, struct kd_err *err)
{
	KD_TRY(gather(naming, err));
	kd_names_weigh(naming);
	KD_TRY(kd_names_join(naming, err));
	drop_nouns(naming);
	return KD_OK;
}

enum kd_status kd_names_gather_cases(const struct kd_reading *reading,
	struct kd_arena *arena, struct kd_name_cases *out, struct kd_err *err)
{
	struct kd_naming naming = { .reading = reading, .arena = arena };
	*out = (struct kd_name_cases){ 0 };
	KD_TRY(gather(&naming, err));
	for (uint32_t i = 0; i < naming.candidates.n; i++) {
		const struct kd_candidate *candidate =
			&naming.candidates.items[i];
		const struct kd_name_case one = { .span = span_of(
							  &naming, candidate),
			.evidence = candidate->evidence,
			.n = candidate->n_evidence };
		if (!KD_PUSH(arena, out, one)) {
			return kd_arena_full(arena, err);
		}
	}
	return KD_OK;
}

/* Finds names again, by the learned model, to which what the rules found is
 * one more thing to be seen. */
static enum kd_status find_learned(struct kd_naming *naming, struct kd_err *err)
{
	KD_TRY(kd_names_label_pieces(naming, err));
	naming->votes = (struct kd_map){ 0 };
	naming->full_bases = (struct kd_map){ 0 };
	for (uint32_t i = 0; i < naming->seens.n; i++) {
		naming->seens.items[i].counted = false;
	}
	kd_names_roles(naming);
	KD_TRY(kd_names_bases(naming, err));
	kd_names_gather(naming);
	return kd_names_join(naming, err);
}

enum kd_status kd_names_find(const struct kd_names_in *in,
	struct kd_arena *arena, struct kd_names_out *out, struct kd_err *err)
{
	assert(in->reading != NULL && in->reading->tokens != NULL &&
		in->reading->sentences != NULL && in->reading->lang != NULL);
	*out = (struct kd_names_out){ 0 };
	struct kd_naming naming = { .reading = in->reading, .arena = arena };
	kd_names_listen(&naming);
	KD_TRY(kd_names_rule(&naming, err));
	if (kd_names_is_learned(&naming)) {
		KD_TRY(find_learned(&naming, err));
	}
	KD_TRY(kd_names_take_heads(&naming, err));
	KD_TRY(kd_names_part_families(&naming, err));
	KD_TRY(kd_names_complete(&naming, err));
	for (uint32_t i = 0; i < naming.candidates.n; i++) {
		if (!naming.candidates.items[i].dropped &&
			!is_of_role(&naming, i) &&
			!add_name(&naming, &naming.candidates.items[i],
				&out->names)) {
			return kd_arena_full(arena, err);
		}
	}
	return kd_names_variants(&naming, &out->problems, err);
}
