/* statements_outlets.c - tells outlets by how the article uses their names,
 * beside those that the packs know. */
#include "read/statements/statements_private.h"

/* How far before its agent a participle may stand: "published in full by". */
#define REACH_TOKENS 6

/* Whether a name could be an outlet's: no known place, and no person with more
 * than one name or a role. */
static bool may_be(const struct kd_name *name)
{
	if (name->key.len > 0) {
		return false;
	}
	return name->type != KD_NAME_PER ||
	       (kd_str_find(name->base, KD_STR(" ")) == KD_NONE &&
		       kd_span_is_none(name->role_span));
}

/* "the online media outlet Novara", "the Lianhe news agency", "Jadranska
 * agencija". */
static bool is_called_outlet(
	const struct kd_talk *talk, const struct kd_name *name)
{
	const uint32_t end = name->first + name->n;
	const bool within =
		name->n == 2 &&
		(talk->marks[name->first].nature == KD_SOURCE_OUTLET ||
			talk->marks[end - 1].nature == KD_SOURCE_OUTLET);
	return within ||
	       (end < talk->reading->tokens->n &&
		       talk->marks[end].nature == KD_SOURCE_OUTLET) ||
	       (name->first > 0 &&
		       talk->marks[name->first - 1].nature == KD_SOURCE_OUTLET);
}

/* "published in full by X". */
static bool is_publisher(const struct kd_talk *talk, const struct kd_name *name)
{
	if (name->first == 0 ||
		(kd_talk_bits(talk, name->first - 1) & KD_MARK_AGENT) == 0) {
		return false;
	}
	for (uint32_t i = name->first - 1;
		i > 0 && name->first - i < REACH_TOKENS; i--) {
		const uint32_t bits = kd_talk_bits(talk, i - 1);
		if ((bits & KD_MARK_PUBLISH) != 0) {
			return true;
		}
		if ((bits & (KD_MARK_STOP | KD_MARK_COMMA)) != 0) {
			break;
		}
	}
	return false;
}

static bool is_reporting(const struct kd_talk *talk, uint32_t token)
{
	const uint32_t cue = talk->marks[token].cue;
	return cue != KD_NONE && talk->cues.items[cue].end == token + 1 &&
	       (talk->cues.items[cue].takes & KD_TAKES_REPORT) != 0;
}

/* ", writes X." with no more behind it. */
static bool is_reporter(const struct kd_talk *talk, const struct kd_name *name)
{
	const uint32_t end = name->first + name->n;
	const uint32_t ends = KD_MARK_STOP | KD_MARK_COMMA;
	return name->type == KD_NAME_ORG && name->first > 1 &&
	       is_reporting(talk, name->first - 1) &&
	       (kd_talk_bits(talk, name->first - 2) &
		       (KD_MARK_COMMA | KD_MARK_ANAPHOR)) != 0 &&
	       (end >= talk->reading->tokens->n ||
		       (kd_talk_bits(talk, end) & ends) != 0);
}

/* What holds of one use of a name holds of all. */
static bool spread(struct kd_talk *talk)
{
	const struct kd_names *names = talk->in->names;
	struct kd_map by_base = { 0 };
	for (uint32_t i = 0; i < names->n; i++) {
		if (talk->outlets[i] && !kd_map_put(talk->arena, &by_base,
						names->items[i].base, i)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < names->n; i++) {
		if (!talk->outlets[i] && may_be(&names->items[i])) {
			talk->outlets[i] =
				kd_map_get(&by_base, names->items[i].base) !=
				KD_NONE;
		}
	}
	return true;
}

bool kd_talk_outlets(struct kd_talk *talk)
{
	const struct kd_names *names = talk->in->names;
	talk->outlets = KD_NEW_ARRAY(talk->arena, bool, names->n);
	if (talk->outlets == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < names->n; i++) {
		const struct kd_name *name = &names->items[i];
		talk->outlets[i] =
			name->outlet ||
			(may_be(name) && (is_called_outlet(talk, name) ||
						 is_publisher(talk, name) ||
						 is_reporter(talk, name)));
	}
	return spread(talk);
}
