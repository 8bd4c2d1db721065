/* proposals_stances.c - who accepts, rejects or demands. */
#include "read/proposals/proposals_private.h"

/* "is ready to work on it": how far the pronoun may be. */
#define PRONOUN_REACH_TOKENS 4

/* Tokens [from, end) where what a plan provides for may be named. */
struct stretch {
	uint32_t from;
	uint32_t end;
	uint32_t clause; /* the only one that counts */
	uint32_t mention;
	uint32_t stands; /* of the mention, before this verb's */
};

/* Whether another word carries the tense of a token's clause. */
static bool has_finite(const struct kd_plan_scene *scene, uint32_t token)
{
	for (uint32_t i = scene->first_token; i < scene->end_token; i++) {
		if (kd_plan_clause_at(scene->work, i) ==
				kd_plan_clause_at(scene->work, token) &&
			kd_feats_get(kd_plan_word_at(scene->work, i)->feats,
				KD_FEATURE_VERBFORM) == KD_VERBFORM_FIN) {
			return true;
		}
	}
	return false;
}

/* A participle counts where no other word is the predicate. */
static bool is_verb(const struct kd_plan_scene *scene, uint32_t token)
{
	const struct kd_analysis *word = kd_plan_word_at(scene->work, token);
	return word->upos == KD_UPOS_VERB || word->upos == KD_UPOS_AUX ||
	       (word->upos == KD_UPOS_ADJ &&
		       kd_feats_get(word->feats, KD_FEATURE_VERBFORM) != 0 &&
		       !has_finite(scene, token));
}

static bool is_thing_pronoun(const struct kd_plan_scene *scene, uint32_t token)
{
	const struct kd_analysis *word = kd_plan_word_at(scene->work, token);
	return word->upos == KD_UPOS_PRON &&
	       kd_feats_get(word->feats, KD_FEATURE_GENDER) == KD_GENDER_NEUT;
}

/* The plan a verb speaks of: one named after it in its clause, or "it". */
static uint32_t mention_after(
	const struct kd_plan_scene *scene, uint32_t from, uint32_t *end)
{
	const struct kd_proposals_work *work = scene->work;
	for (uint32_t i = scene->first; i < work->mentions.n; i++) {
		const struct kd_plan_mention *at = &work->mentions.items[i];
		if (at->first >= from &&
			kd_plan_clause_at(scene->work, at->head) ==
				kd_plan_clause_at(scene->work, from - 1)) {
			*end = at->end;
			return i;
		}
	}
	for (uint32_t k = from;
		k < scene->end_token && k < from + PRONOUN_REACH_TOKENS; k++) {
		if (!is_thing_pronoun(scene, k)) {
			continue;
		}
		*end = k + 1;
		return scene->first < work->mentions.n &&
				       work->mentions.items[scene->first].end <=
					       from
			       ? scene->first
			       : scene->subject;
	}
	return KD_NONE;
}

static bool is_negated(
	const struct kd_plan_scene *scene, uint32_t verb, uint32_t n)
{
	const struct kd_reading *reading = scene->work->reading;
	struct kd_match match;
	for (uint32_t i = scene->first_token; i < scene->end_token; i++) {
		if (kd_plan_clause_at(scene->work, i) !=
				kd_plan_clause_at(scene->work, verb) ||
			(i >= verb && i < verb + n)) {
			continue;
		}
		if (kd_feats_get(kd_plan_word_at(scene->work, i)->feats,
			    KD_FEATURE_POLARITY) == 1 ||
			(kd_plan_match(
				 scene->work, KD_TABLE_HEDGES, i, &match) &&
				kd_lang_is(reading->lang, match.row,
					KD_COLUMN_HEDGES_KIND, "negation"))) {
			return true;
		}
	}
	return false;
}

static enum kd_stance negated(enum kd_stance stance)
{
	switch (stance) {
	case KD_STANCE_ACCEPTS:
	case KD_STANCE_OPEN:
		return KD_STANCE_REJECTS;
	default:
		return KD_STANCE_UNKNOWN;
	}
}

/* How many sentences back a plan may be told of for a stand on something it
 * provides for. */
#define NEAR_SENTENCES 5

/* The last mention of a plan up to the sentence's end, if it is near. */
static uint32_t near_mention(const struct kd_plan_scene *scene)
{
	const struct kd_plan_mentions *mentions = &scene->work->mentions;
	if (mentions->n == 0) {
		return KD_NONE;
	}
	const uint32_t told = mentions->items[mentions->n - 1].sentence;
	return scene->sentence - told <= NEAR_SENTENCES ? mentions->n - 1
							: KD_NONE;
}

/* Adds where the party stands on this plan; topic none for all of it. */
static bool add_stand(const struct kd_plan_scene *scene,
	const struct kd_plan_party *party, uint32_t mention,
	const struct kd_stand *stand)
{
	struct kd_proposals_work *work = scene->work;
	struct kd_stand full = *stand;
	full.party = party->span;
	full.party_name = party->name;
	return KD_PUSH(work->arena, &work->out->items[mention].positions, full);
}

static struct kd_span from_to(struct kd_span a, struct kd_span b)
{
	return (struct kd_span){ a.start < b.start ? a.start : b.start,
		a.end > b.end ? a.end : b.end };
}

/* The clause that a verb of demanding or refusing has for its object: "insists
 * that the army leave"; its own where there is none. */
static uint32_t object_clause(const struct kd_plan_scene *scene, uint32_t end)
{
	const uint32_t own = kd_plan_clause_at(scene->work, end - 1);
	for (uint32_t i = end; i < scene->end_token && i < end + 2; i++) {
		const struct kd_analysis *word =
			kd_plan_word_at(scene->work, i);
		if (word->upos == KD_UPOS_SCONJ) {
			return word->clause;
		}
		if (word->upos != KD_UPOS_PUNCT) {
			break;
		}
	}
	return own;
}

/* Whether the party's stand on this topic is told already by these words. */
static bool has_topic(const struct kd_stands *stands, uint32_t first,
	const struct kd_str topic)
{
	for (uint32_t i = first; i < stands->n; i++) {
		if (kd_str_equal(stands->items[i].topic, topic)) {
			return true;
		}
	}
	return false;
}

/* Adds a stand for each topic that tokens [from, end) of a clause name. */
static bool add_topics(const struct kd_plan_scene *scene,
	const struct stretch *in, const struct kd_plan_party *party,
	struct kd_stand *stand, bool *added)
{
	struct kd_proposals_work *work = scene->work;
	const struct kd_reading *reading = work->reading;
	const struct kd_stands *stands =
		&work->out->items[in->mention].positions;
	const struct kd_span verb = stand->span;
	uint32_t i = in->from;
	while (i < in->end) {
		struct kd_match match;
		if (kd_plan_clause_at(work, i) != in->clause ||
			kd_plan_is_naming(scene, i) ||
			!kd_plan_match(work, KD_TABLE_TOPICS, i, &match) ||
			i + match.n > in->end) {
			i++;
			continue;
		}
		stand->topic = kd_lang_text(
			reading->lang, match.row, KD_COLUMN_TOPICS_TOPIC);
		stand->about = kd_plan_phrase(work, i, match.n, in->end, &i);
		stand->span = from_to(verb, stand->about);
		*added = true;
		if (!has_topic(stands, in->stands, stand->topic) &&
			!add_stand(scene, party, in->mention, stand)) {
			return false;
		}
	}
	return true;
}

/* Whether another verb takes over here: "accepted ... but demanded". */
static bool takes_over(const struct kd_plan_scene *scene, uint32_t token)
{
	const struct kd_analysis *word = kd_plan_word_at(scene->work, token);
	struct kd_match match;
	return is_verb(scene, token) && word->upos != KD_UPOS_AUX &&
	       (kd_feats_get(word->feats, KD_FEATURE_VERBFORM) ==
			       KD_VERBFORM_FIN ||
		       kd_plan_match(
			       scene->work, KD_TABLE_STANCES, token, &match));
}

/* Behind the verb, up to the plan it names or the next verb; one after a comma
 * tells what came of it: "rejected elections, leading others to ...". */
static struct stretch stretch_behind(
	const struct kd_plan_scene *scene, uint32_t after, uint32_t mention)
{
	const struct kd_plan_mentions *mentions = &scene->work->mentions;
	const uint32_t clause = object_clause(scene, after);
	const bool own = clause == kd_plan_clause_at(scene->work, after - 1);
	uint32_t end = mention != KD_NONE && mention >= scene->first
			       ? mentions->items[mention].first
			       : scene->end_token;
	uint32_t comma = KD_NONE;
	for (uint32_t i = after; own && i < end; i++) {
		const uint8_t upos = kd_plan_word_at(scene->work, i)->upos;
		comma = upos == KD_UPOS_PUNCT ? i : comma;
		if (takes_over(scene, i)) {
			end = i;
		} else if (upos == KD_UPOS_VERB && comma != KD_NONE) {
			end = comma;
		}
	}
	return (struct stretch){ .from = after, .end = end, .clause = clause };
}

/* Between the party and a verb that stands last, without what another verb
 * before it is about. */
static struct stretch stretch_before(
	const struct kd_plan_scene *scene, uint32_t from, uint32_t token)
{
	uint32_t start = from;
	for (uint32_t i = from; i < token; i++) {
		if (takes_over(scene, i)) {
			start = token;
		} else if (start == token &&
			   kd_plan_word_at(scene->work, i)->upos ==
				   KD_UPOS_CCONJ) {
			start = i + 1;
		}
	}
	return (struct stretch){ .from = start,
		.end = token,
		.clause = kd_plan_clause_at(scene->work, token) };
}

/* "rejected point 7 of the plan": no stand on all of it. */
static bool is_of_point(
	const struct kd_plan_scene *scene, uint32_t after, uint32_t mention)
{
	const struct kd_plan_mentions *mentions = &scene->work->mentions;
	const uint32_t end = mention >= scene->first
				     ? mentions->items[mention].first
				     : after;
	for (uint32_t i = after; i < end; i++) {
		struct kd_match match;
		if (kd_plan_kind_at(scene->work, i, &match) == KD_PLAN_POINTS) {
			return true;
		}
	}
	return false;
}

/* Reads what a party thinks of what its plan provides for: named between it
 * and the verb, or after the verb and before the plan. */
static bool take_stand(const struct kd_plan_scene *scene,
	const struct kd_plan_party *party, const struct kd_match *match,
	uint32_t token, struct kd_stand *stand)
{
	struct kd_proposals_work *work = scene->work;
	const uint32_t after = token + match->n;
	uint32_t end = 0;
	const uint32_t mention = mention_after(scene, after, &end);
	const uint32_t plan =
		mention != KD_NONE ? mention : near_mention(scene);
	if (plan == KD_NONE) {
		return true;
	}
	struct stretch before = stretch_before(scene, party->end, token);
	struct stretch behind = stretch_behind(scene, after, mention);
	before.mention = plan;
	behind.mention = plan;
	before.stands = work->out->items[plan].positions.n;
	behind.stands = before.stands;
	bool added = false;
	if (!add_topics(scene, &before, party, stand, &added) ||
		!add_topics(scene, &behind, party, stand, &added)) {
		return false;
	}
	if (added || mention == KD_NONE || is_of_point(scene, after, mention)) {
		return true;
	}
	stand->span = kd_tokens_span(work->reading->tokens, token, end - token);
	return add_stand(scene, party, mention, stand);
}

/* "avviser at tiltaket er en del av planen": to deny that something is so is
 * not to reject it. */
static bool is_denial(const struct kd_plan_scene *scene, enum kd_stance stance,
	uint32_t after)
{
	return stance == KD_STANCE_REJECTS &&
	       object_clause(scene, after) !=
		       kd_plan_clause_at(scene->work, after - 1);
}

static bool read_verb(const struct kd_plan_scene *scene,
	const struct kd_match *match, uint32_t token)
{
	const struct kd_proposals_work *work = scene->work;
	struct kd_plan_party party;
	if (!kd_plan_find_party(scene, token, &party)) {
		return true;
	}
	enum kd_stance stance = (enum kd_stance)kd_lang_number(
		work->reading->lang, match->row, KD_COLUMN_STANCES_STANCE);
	if (is_negated(scene, token, match->n)) {
		stance = negated(stance);
	}
	struct kd_stand stand = {
		.stance = stance,
		.span = kd_tokens_span(work->reading->tokens, token, match->n),
	};
	return stance == KD_STANCE_UNKNOWN ||
	       kd_plan_is_denied(work, stand.span) ||
	       is_denial(scene, stance, token + match->n) ||
	       take_stand(scene, &party, match, token, &stand);
}

bool kd_plan_find_stances(struct kd_proposals_work *work, uint32_t sentence,
	uint32_t first, uint32_t subject)
{
	const struct kd_sentence *at =
		&work->reading->sentences->items[sentence];
	const struct kd_plan_scene scene = { .work = work,
		.first_token = at->first,
		.end_token = at->first + at->n,
		.sentence = sentence,
		.first = first,
		.subject = subject };
	uint32_t i = scene.first_token;
	while (i < scene.end_token) {
		struct kd_match match;
		if (!is_verb(&scene, i) ||
			!kd_plan_match(work, KD_TABLE_STANCES, i, &match)) {
			i++;
			continue;
		}
		if (!read_verb(&scene, &match, i)) {
			return false;
		}
		i += match.n;
	}
	return true;
}
