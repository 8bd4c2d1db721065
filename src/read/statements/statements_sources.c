/* statements_sources.c - tells what kind of source a noun phrase is, and whom
 * it stands for. */
#include "read/statements/statements_private.h"

/* Whether a name is only the owner in its phrase, or tells more of its noun:
 * "Putin's envoy", "Trump-utsending". */
static bool is_owner(const struct kd_name *name, struct kd_stretch phrase)
{
	return name->first + name->n < phrase.end;
}

/* "tiskovni predstavnik [Kremlja]": a name in another case than its noun. */
static bool is_attribute(
	const struct kd_talk *talk, uint32_t name, struct kd_stretch phrase)
{
	const uint32_t head = kd_talk_head(talk, phrase);
	const struct kd_name *found = &talk->in->names->items[name];
	const uint32_t shown = kd_feats_get(
		kd_talk_analysis(talk, head)->feats, KD_FEATURE_CASE);
	return kd_talk_upos(talk, head) == KD_UPOS_NOUN &&
	       head < found->first && shown != 0 &&
	       kd_talk_is_inflected(talk, name) &&
	       (found->type != KD_NAME_PER || shown == KD_CASE_NOM);
}

/* The name that a phrase without its extensions is, or is headed by. */
static uint32_t name_in(const struct kd_talk *talk, struct kd_stretch phrase)
{
	const struct kd_names *names = talk->in->names;
	uint32_t found = KD_NONE;
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		const uint32_t name = kd_talk_name(talk, i);
		if (name != KD_NONE && !is_owner(&names->items[name], phrase) &&
			!is_attribute(talk, name, phrase)) {
			found = name;
		}
	}
	return found;
}

/* A name after the first comma of a source: "the chief, Kaja Kallas". */
static uint32_t name_beside(
	const struct kd_talk *talk, struct kd_stretch source)
{
	for (uint32_t i = source.first; i + 1 < source.end; i++) {
		if ((kd_talk_bits(talk, i) & KD_MARK_COMMA) != 0) {
			struct kd_stretch phrase = kd_talk_phrase(talk, i + 1);
			phrase.end = phrase.end < source.end ? phrase.end
							     : source.end;
			const uint32_t name = name_in(talk, phrase);
			return name != KD_NONE && talk->in->names->items[name]
								  .type ==
							  KD_NAME_PER
				       ? name
				       : KD_NONE;
		}
	}
	return KD_NONE;
}

static struct kd_stretch core_of(
	const struct kd_talk *talk, struct kd_stretch source)
{
	const struct kd_stretch core =
		kd_talk_phrase_from(talk, source.first, source.end);
	return kd_stretch_is_none(core) ? source : core;
}

/* "svetovalec predsednika za zunanjo politiko [Jurij Ušakov]": a person's name
 * in its base form that ends what is before the first comma. */
static uint32_t name_at_end(
	const struct kd_talk *talk, struct kd_stretch source)
{
	uint32_t end = source.first;
	while (end < source.end &&
		(kd_talk_bits(talk, end) & KD_MARK_COMMA) == 0) {
		end++;
	}
	const uint32_t name =
		end > source.first ? kd_talk_name(talk, end - 1) : KD_NONE;
	if (name == KD_NONE) {
		return KD_NONE;
	}
	const struct kd_name *found = &talk->in->names->items[name];
	const uint32_t head = kd_talk_head(
		talk, (struct kd_stretch){ source.first, found->first });
	const uint32_t shown_case = kd_feats_get(
		kd_talk_analysis(talk, head)->feats, KD_FEATURE_CASE);
	const bool shown = shown_case == 0 || shown_case == KD_CASE_NOM;
	const uint32_t before = found->first > source.first
					? kd_talk_upos(talk, found->first - 1)
					: KD_UPOS_ADP;
	return found->type == KD_NAME_PER && shown && before != KD_UPOS_ADP &&
			       before != KD_UPOS_CCONJ &&
			       !kd_talk_is_inflected(talk, name)
		       ? name
		       : KD_NONE;
}

/* "Secretary of State Marco Rubio": the name whose role the source begins
 * with. */
static uint32_t name_of_role(
	const struct kd_talk *talk, struct kd_stretch source)
{
	const struct kd_span span = kd_talk_span(talk, source);
	for (uint32_t i = source.first; i < source.end; i++) {
		if ((kd_talk_bits(talk, i) & KD_MARK_COMMA) != 0) {
			break;
		}
		const uint32_t name = kd_talk_name(talk, i);
		if (name != KD_NONE &&
			!kd_span_is_none(
				talk->in->names->items[name].role_span) &&
			talk->in->names->items[name].role_span.start <=
				span.start + 4 &&
			talk->in->names->items[name].role_span.start >=
				span.start) {
			return name;
		}
	}
	return KD_NONE;
}

static uint32_t mentioned(const struct kd_talk *talk, struct kd_stretch core)
{
	const struct kd_span span = kd_talk_span(talk, core);
	const struct kd_mentions *mentions = talk->in->mentions;
	uint32_t low = 0;
	uint32_t high = mentions->n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (mentions->items[middle].span.start < span.start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < mentions->n &&
			       mentions->items[low].span.start == span.start &&
			       mentions->items[low].span.end <= span.end
		       ? mentions->items[low].name
		       : KD_NONE;
}

/* Whom a relative pronoun stands for, where a name is right before it. */
static uint32_t name_before(const struct kd_talk *talk, uint32_t i)
{
	if (i > 0 && kd_talk_has(talk, i - 1, KD_MARK_COMMA)) {
		i--;
	}
	return i > 0 ? name_in(talk, kd_talk_phrase(talk, i - 1)) : KD_NONE;
}

uint32_t kd_talk_source_name(
	const struct kd_talk *talk, struct kd_stretch source)
{
	if (kd_stretch_is_none(source)) {
		return KD_NONE;
	}
	const struct kd_stretch core = core_of(talk, source);
	const uint32_t name = kd_talk_has(talk, source.first, KD_MARK_RELATIVE)
				      ? name_before(talk, source.first)
				      : name_in(talk, core);
	if (name != KD_NONE) {
		return name;
	}
	const uint32_t role = name_of_role(talk, source);
	if (role != KD_NONE) {
		return role;
	}
	const uint32_t last = name_at_end(talk, source);
	if (last != KD_NONE) {
		return last;
	}
	const uint32_t beside = name_beside(talk, source);
	return beside != KD_NONE ? beside : mentioned(talk, core);
}

/* What the last noun of a phrase that is no name tells. */
static enum kd_source_kind nature_of(
	const struct kd_talk *talk, struct kd_stretch core)
{
	for (uint32_t i = core.end; i > core.first; i--) {
		if (talk->marks[i - 1].nature != KD_SOURCE_UNKNOWN) {
			return talk->marks[i - 1].nature;
		}
	}
	return KD_SOURCE_UNKNOWN;
}

static enum kd_source_kind kind_of_name(
	const struct kd_talk *talk, uint32_t name)
{
	const struct kd_name *found = &talk->in->names->items[name];
	if (talk->outlets[name]) {
		return KD_SOURCE_OUTLET;
	}
	return found->type == KD_NAME_PER    ? KD_SOURCE_PERSON
	       : found->type == KD_NAME_MISC ? KD_SOURCE_DOCUMENT
					     : KD_SOURCE_ORGANISATION;
}

/* Possessive ones too, which may count as determiners. */
static bool is_pronoun(const struct kd_talk *talk, uint32_t i)
{
	const struct kd_analysis *analysis = kd_talk_analysis(talk, i);
	return analysis->upos == KD_UPOS_PRON ||
	       kd_talk_has(talk, i, KD_MARK_RELATIVE) ||
	       kd_feats_get(analysis->feats, KD_FEATURE_POSS) != 0;
}

enum kd_source_kind kd_talk_source_kind(
	const struct kd_talk *talk, struct kd_stretch source)
{
	if (kd_stretch_is_none(source)) {
		return KD_SOURCE_UNKNOWN;
	}
	const struct kd_stretch core = core_of(talk, source);
	const uint32_t name = name_in(talk, core);
	const enum kd_source_kind nature = nature_of(talk, core);
	if (nature == KD_SOURCE_OUTLET && name != KD_NONE &&
		kd_talk_outlet(talk, core) != KD_NONE) {
		return KD_SOURCE_OUTLET;
	}
	if (name != KD_NONE) {
		const enum kd_source_kind kind = kind_of_name(talk, name);
		return kind == KD_SOURCE_DOCUMENT && nature != KD_SOURCE_UNKNOWN
			       ? nature
			       : kind;
	}
	if (core.end == core.first + 1 && is_pronoun(talk, core.first)) {
		return KD_SOURCE_PRONOUN;
	}
	const bool known = name_beside(talk, source) != KD_NONE ||
			   name_of_role(talk, source) != KD_NONE ||
			   name_at_end(talk, source) != KD_NONE ||
			   mentioned(talk, core) != KD_NONE;
	if (nature == KD_SOURCE_PERSON || nature == KD_SOURCE_UNKNOWN) {
		return known ? KD_SOURCE_PERSON : KD_SOURCE_UNNAMED;
	}
	return nature;
}

uint32_t kd_talk_outlet(const struct kd_talk *talk, struct kd_stretch stretch)
{
	for (uint32_t i = stretch.first; i < stretch.end; i++) {
		uint32_t name = kd_talk_name(talk, i);
		if (name == KD_NONE &&
			talk->marks[i].nature == KD_SOURCE_OUTLET) {

			name = mentioned(talk, kd_talk_phrase(talk, i));
		}
		if (name != KD_NONE && talk->outlets[name]) {
			return name;
		}
	}
	return KD_NONE;
}
