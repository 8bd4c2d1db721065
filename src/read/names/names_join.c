/* names_join.c - lets evidence spread over the document. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* What a sure neighbour in a list lends, and what counts as sure. */
static const float listed_weight = 1.0F;
static const float sure_margin = 2.0F;
/* How much a name's margin counts beside its vote. */
static const float vote_share = 0.01F;
/* A learned type that is less sure gives way to a person's full name. */
static const float unsure_margin = 2.0F;

/* The type that most speaks for, supposing that it is a name. */
static enum kd_name_type best_type(const float *score)
{
	enum kd_name_type best = KD_NAME_PER;
	for (uint32_t type = KD_NAME_PER; type < KD_NAME_COUNT; type++) {
		if (score[type] > score[best]) {
			best = (enum kd_name_type)type;
		}
	}
	return best;
}

/* Whether the best type is far above the next. */
static bool is_sure(const float *score, enum kd_name_type best)
{
	for (uint32_t type = KD_NAME_PER; type < KD_NAME_COUNT; type++) {
		if (type != best && score[type] + sure_margin > score[best]) {
			return false;
		}
	}
	return true;
}

/* Whether only a comma or a conjunction stands between two candidates. */
static bool are_listed(const struct kd_naming *naming, uint32_t index)
{
	const struct kd_candidate *one = &naming->candidates.items[index];
	const uint32_t between = one->first + one->n;
	if (one[1].first != between + 1) {
		return false;
	}
	return kd_str_equal(
		       naming->pieces.items[between].folded, KD_STR(",")) ||
	       kd_piece_analysis(naming, between)->upos == KD_UPOS_CCONJ;
}

/* What is listed together is likely of one type: "Kupjansk, Pokrovsk". */
static void spread_in_lists(struct kd_naming *naming)
{
	for (uint32_t i = 0; i + 1 < naming->candidates.n; i++) {
		struct kd_candidate *one = &naming->candidates.items[i];
		if (!are_listed(naming, i)) {
			continue;
		}
		const enum kd_name_type a = best_type(one[0].score);
		const enum kd_name_type b = best_type(one[1].score);
		const bool sure_a = is_sure(one[0].score, a);
		const bool sure_b = is_sure(one[1].score, b);
		if (sure_a && !sure_b) {
			one[1].score[a] += listed_weight;
		} else if (sure_b && !sure_a) {
			one[0].score[b] += listed_weight;
		}
	}
}

struct kd_str kd_names_folded_base(
	const struct kd_naming *naming, uint32_t piece)
{
	const struct kd_piece *item = &naming->pieces.items[piece];
	const struct kd_str text =
		kd_span_text(naming->reading->text, item->span);
	return item->base.data == text.data && item->base.len == text.len
		       ? item->folded
		       : kd_utf8_fold(naming->arena, item->base);
}

/* A candidate's base, folded. */
static struct kd_str folded_name(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const struct kd_str base = naming->pieces.items[candidate->first].base;
	return candidate->n == 1 && base.data == candidate->base.data &&
			       base.len == candidate->base.len
		       ? kd_names_folded_base(naming, candidate->first)
		       : kd_utf8_fold(naming->arena, candidate->base);
}

static bool is_full_person(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	const enum kd_name_type type = naming->is_learned
					       ? candidate->type
					       : best_type(candidate->score);
	return candidate->n > 1 && candidate->fixed == KD_FIXED_NO &&
	       type == KD_NAME_PER;
}

/* Remembers a full name under its last word, and under its first where no
 * surname has that word. */
static bool remember(struct kd_naming *naming, struct kd_map *full,
	uint32_t index, bool latest)
{
	const struct kd_candidate *candidate = &naming->candidates.items[index];
	const struct kd_str last = kd_names_folded_base(
		naming, candidate->first + candidate->n - 1);
	const struct kd_str first =
		kd_names_folded_base(naming, candidate->first);
	if (last.data == NULL || first.data == NULL) {
		return false;
	}
	if ((latest || kd_map_get(full, last) == KD_NONE) &&
		!kd_map_put(naming->arena, full, last, index)) {
		return false;
	}
	return kd_map_get(full, first) != KD_NONE ||
	       !kd_piece_has(&naming->pieces.items[candidate->first],
		       KD_PIECE_GIVEN) ||
	       kd_map_put(naming->arena, full, first, index);
}

/* Whether a candidate may be short for a full name: a surname, with its
 * particle or without. */
static bool is_short(
	const struct kd_naming *naming, const struct kd_candidate *candidate)
{
	return candidate->fixed == KD_FIXED_NO && candidate->org == KD_NONE &&
	       (candidate->n == 1 ||
		       kd_piece_has(&naming->pieces.items[candidate->first],
			       KD_PIECE_PARTICLE));
}

static bool link_short(
	struct kd_naming *naming, const struct kd_map *full, uint32_t index)
{
	struct kd_candidate *candidate = &naming->candidates.items[index];
	const struct kd_str last = kd_names_folded_base(
		naming, candidate->first + candidate->n - 1);
	if (last.data == NULL) {
		return false;
	}
	const uint32_t whole = kd_map_get(full, last);
	if (candidate->whole != KD_NONE || whole == KD_NONE) {
		return true;
	}
	const struct kd_str own = folded_name(naming, candidate);
	const struct kd_str all =
		folded_name(naming, &naming->candidates.items[whole]);
	if (candidate->n == 1 || kd_str_ends_with(all, own)) {
		candidate->whole = whole;
	}
	return own.data != NULL && all.data != NULL;
}

/* A surname is the full name nearest before it, else the first after it. */
static bool link_persons(struct kd_naming *naming)
{
	struct kd_map before = { 0 };
	struct kd_map any = { 0 };
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		const struct kd_candidate *candidate =
			&naming->candidates.items[i];
		if (is_full_person(naming, candidate) &&
			!kd_piece_has(&naming->pieces.items[candidate->first],
				KD_PIECE_PARTICLE)) {
			if (!remember(naming, &before, i, true) ||
				!remember(naming, &any, i, false)) {
				return false;
			}
		} else if (is_short(naming, candidate) &&
			   !link_short(naming, &before, i)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		if (is_short(naming, &naming->candidates.items[i]) &&
			!link_short(naming, &any, i)) {
			return false;
		}
	}
	return true;
}

static void add_score(float *sum, const float *score, float share)
{
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		sum[type] += score[type] * share;
	}
}

/* The candidate that speaks for all with its base; itself if it is the first.
 */
static bool leader_of(struct kd_naming *naming, struct kd_map *leaders,
	uint32_t index, uint32_t *out)
{
	const struct kd_candidate *candidate = &naming->candidates.items[index];
	const uint32_t whole =
		candidate->whole != KD_NONE ? candidate->whole : index;
	const struct kd_str base =
		folded_name(naming, &naming->candidates.items[whole]);
	if (base.data == NULL) {
		return false;
	}
	*out = kd_map_get(leaders, base);
	if (*out == KD_NONE) {
		*out = index;
		return kd_map_put(naming->arena, leaders, base, index);
	}
	return true;
}

/* What all mentions of one name say together. */
struct summed {
	float votes[KD_NAME_COUNT]; /* how many have each type */
	float score[KD_NAME_COUNT];
	uint32_t n;
	enum kd_gender gender;
	bool outlet;
};

/* What the packs know is a name, whatever stands around it. */
static bool is_name(const struct kd_candidate *candidate)
{
	return candidate->fixed != KD_FIXED_NO ||
	       candidate->score[KD_NAME_UNKNOWN] <=
		       candidate->score[candidate->type];
}

static void settle(struct kd_naming *naming, const uint32_t *leaders,
	const struct summed *sums)
{
	for (uint32_t i = 0; i < naming->candidates.n; i++) {
		struct kd_candidate *candidate = &naming->candidates.items[i];
		const struct summed *sum = &sums[leaders[i]];
		const float own = kd_names_margin(candidate);
		add_score(candidate->score, sum->score, 1.0F / (float)sum->n);
		if (!naming->is_learned) {
			candidate->type = best_type(candidate->score);
			candidate->dropped = !is_name(candidate);
		} else if (candidate->whole != KD_NONE && own < unsure_margin) {
			candidate->type = KD_NAME_PER;
		} else if (candidate->fixed == KD_FIXED_NO) {
			candidate->type = best_type(sum->votes);
		}
		candidate->outlet =
			sum->outlet && candidate->type == KD_NAME_ORG;
		candidate->gender =
			candidate->type == KD_NAME_PER ? sum->gender : 0;
		if (candidate->whole != KD_NONE &&
			candidate->type == KD_NAME_PER) {
			candidate->base =
				naming->candidates.items[candidate->whole].base;
		}
	}
}

enum kd_status kd_names_join(struct kd_naming *naming, struct kd_err *err)
{
	const uint32_t n = naming->candidates.n;
	uint32_t *leaders = KD_NEW_ARRAY(naming->arena, uint32_t, n);
	struct summed *sums = KD_NEW_ARRAY(naming->arena, struct summed, n);
	spread_in_lists(naming);
	if (leaders == NULL || sums == NULL || !link_persons(naming)) {
		return kd_arena_full(naming->arena, err);
	}
	struct kd_map by_base = { 0 };
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_candidate *candidate =
			&naming->candidates.items[i];
		if (!leader_of(naming, &by_base, i, &leaders[i])) {
			return kd_arena_full(naming->arena, err);
		}
		struct summed *sum = &sums[leaders[i]];
		add_score(sum->score, candidate->score, 1.0F);
		/* The sum decides where as many say one as the other. */
		sum->votes[candidate->type] +=
			1.0F + vote_share * kd_names_margin(candidate);
		sum->n++;
		sum->outlet |= candidate->outlet;
		if (sum->gender == 0) {
			sum->gender = candidate->gender;
		}
	}
	settle(naming, leaders, sums);
	return KD_OK;
}
