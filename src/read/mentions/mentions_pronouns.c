/* mentions_pronouns.c - whom a pronoun stands for. */
#include "read/mentions/mentions_private.h"

/* How many sentences, traces and persons back a pronoun may reach. */
#define REACH 6
#define MAX_TRACES 48
#define MAX_CANDIDATES 12

/* What speaks for a person, and how much: points as fitted
 * on texts with chains of mentions (a log-linear choice among candidates and
 * nobody, ten points a unit), rounded. The signs are much those of Lappin and
 * Leass, "An algorithm for pronominal anaphora resolution" (1994). */
#define KD_SIGNS(X)              \
	X(SAME_SENTENCE, 21)     \
	X(LAST_SENTENCE, 20)     \
	X(TWO_BACK, 9)           \
	X(THREE_BACK, 3)         \
	X(NEAREST, 8)            \
	X(BOTH_SUBJECTS, 7)      \
	X(GOES_ON, 6)            \
	X(PRONOUN, -8)           \
	X(OWNER, -4)             \
	X(QUOTED, -2)            \
	X(OTHERWISE_QUOTED, -12) \
	X(GENDER_KNOWN, 8)       \
	X(OFTEN, 1)              \
	X(FIRST, 4)

enum sign {
#define KD_SIGN(ending, points) SIGN_##ending,
	KD_SIGNS(KD_SIGN)
#undef KD_SIGN
		SIGN_COUNT
};

static const int32_t points_of[SIGN_COUNT] = {
#define KD_SIGN(ending, points) [SIGN_##ending] = (points),
	KD_SIGNS(KD_SIGN)
#undef KD_SIGN
};

/* Below so many points nobody is meant, and with a lead below so many it can't
 * be told who. */
#define ENOUGH 15
#define LEAD 4

/* How sure it is, as measured on texts with chains of mentions. */
static const double pronoun_confidence = 0.75;

struct candidate {
	uint32_t trace; /* the last of this person */
	uint32_t n;
	int32_t points;
};

struct candidates {
	struct candidate items[MAX_CANDIDATES];
	uint32_t n;
};

/* The pronoun as far as it decides. */
struct anaphor {
	uint32_t token;
	enum kd_gender gender;
	bool subject;
	bool owner;
	bool quoted;
	bool gendered; /* may stand for a thing: German er, the table */
	struct kd_place place;
	uint32_t master;  /* of an owner, who may not own it: the subject of its
			   * clause, a name or KD_NONE */
	uint32_t speaker; /* whose words it stands in, a name or KD_NONE */
};

static uint32_t clause_of(const struct kd_mentioning *work, uint32_t token)
{
	return work->reading->analyses->items[token].clause;
}

/* Two parts of one clause are two persons: "he thanked him". Where no tree
 * says what hangs on what, all but its subject are taken for such parts. */
static bool is_of_same_clause(const struct kd_mentioning *work,
	const struct anaphor *anaphor, const struct kd_trace *trace)
{
	if (anaphor->owner || trace->place.owner) {
		return false;
	}
	if (anaphor->place.verb != KD_NONE) {
		return anaphor->place.verb == trace->place.verb;
	}
	return !anaphor->subject &&
	       clause_of(work, anaphor->token) == clause_of(work, trace->token);
}

static bool is_name_of(const struct kd_mentioning *work, uint32_t name,
	const struct kd_trace *trace)
{
	return name != KD_NONE && work->person_of[name] == trace->person;
}

/* Who speaks is no "he" of his own words. */
static bool may_be(const struct kd_mentioning *work,
	const struct anaphor *anaphor, const struct kd_trace *trace)
{
	const enum kd_gender gender = work->persons.items[trace->person].gender;
	return (gender == 0 || gender == anaphor->gender) &&
	       !is_name_of(work, anaphor->speaker, trace);
}

static struct candidate *candidate_of(const struct kd_mentioning *work,
	struct candidates *candidates, uint32_t person)
{
	for (uint32_t i = 0; i < candidates->n; i++) {
		if (work->traces.items[candidates->items[i].trace].person ==
			person) {
			return &candidates->items[i];
		}
	}
	return NULL;
}

/* Who was met within reach, the last first. */
static void gather(const struct kd_mentioning *work,
	const struct anaphor *anaphor, struct candidates *out)
{
	out->n = 0;
	for (uint32_t i = 0; i < work->traces.n && i < MAX_TRACES; i++) {
		const uint32_t at = work->traces.n - 1 - i;
		const struct kd_trace *trace = &work->traces.items[at];
		if (trace->sentence + REACH < work->sentence) {
			break;
		}
		struct candidate *known =
			candidate_of(work, out, trace->person);
		if (known != NULL) {
			known->n++;
		} else if (out->n < MAX_CANDIDATES &&
			   may_be(work, anaphor, trace)) {
			out->items[out->n++] =
				(struct candidate){ .trace = at, .n = 1 };
		}
	}
}

/* Whether a pronoun begins its sentence, as a subject that goes on. */
static bool begins(const struct kd_mentioning *work, uint32_t token)
{
	return token <
	       work->reading->sentences->items[work->sentence].first + 3;
}

static int32_t points(const struct kd_mentioning *work,
	const struct anaphor *anaphor, const struct candidate *candidate,
	uint32_t rank)
{
	const struct kd_trace *trace = &work->traces.items[candidate->trace];
	const uint32_t back = work->sentence - trace->sentence;
	const bool signs[SIGN_COUNT] = {
		[SIGN_SAME_SENTENCE] = back == 0,
		[SIGN_LAST_SENTENCE] = back == 1,
		[SIGN_TWO_BACK] = back == 2,
		[SIGN_THREE_BACK] = back == 3,
		[SIGN_NEAREST] = rank == 0,
		[SIGN_BOTH_SUBJECTS] =
			trace->place.subject && anaphor->place.subject,
		[SIGN_GOES_ON] = back == 1 && trace->place.subject &&
				 begins(work, anaphor->token),
		[SIGN_PRONOUN] = trace->pronoun,
		[SIGN_OWNER] = trace->place.owner,
		[SIGN_QUOTED] = trace->quoted && !anaphor->quoted,
		[SIGN_OTHERWISE_QUOTED] = !trace->quoted && anaphor->quoted,
		[SIGN_GENDER_KNOWN] =
			work->persons.items[trace->person].gender != 0,
		[SIGN_OFTEN] = candidate->n > 2,
		[SIGN_FIRST] = trace->person == 0,
	};
	int32_t sum = 0;
	for (uint32_t i = 0; i < SIGN_COUNT; i++) {
		sum += signs[i] ? points_of[i] : 0;
	}
	return sum;
}

/* "Pavel and Thomas": two who do, or have done to them, one thing, and of whom
 * one is but nearer. Which of them "he" is can't be told. */
static bool are_alike(const struct kd_mentioning *work,
	const struct candidate *a, const struct candidate *b)
{
	const struct kd_trace *one = &work->traces.items[a->trace];
	const struct kd_trace *other = &work->traces.items[b->trace];
	return !one->pronoun && !other->pronoun &&
	       one->sentence == other->sentence &&
	       one->place.subject == other->place.subject &&
	       one->place.owner == other->place.owner;
}

static void rank(const struct kd_mentioning *work,
	const struct anaphor *anaphor, struct candidates *candidates,
	const struct candidate *best[2])
{
	for (uint32_t i = 0; i < candidates->n; i++) {
		struct candidate *each = &candidates->items[i];
		if (is_of_same_clause(
			    work, anaphor, &work->traces.items[each->trace])) {
			continue;
		}
		each->points = points(work, anaphor, each, i);
		if (best[0] == NULL || each->points > best[0]->points) {
			best[1] = best[0];
			best[0] = each;
		} else if (best[1] == NULL || each->points > best[1]->points) {
			best[1] = each;
		}
	}
}

static uint32_t choose(const struct kd_mentioning *work,
	const struct anaphor *anaphor, struct candidates *candidates)
{
	const struct candidate *best[2] = { NULL, NULL };
	rank(work, anaphor, candidates, best);
	if (best[0] == NULL || best[0]->points < ENOUGH) {
		return KD_NONE;
	}
	return best[1] == NULL || (best[0]->points >= best[1]->points + LEAD &&
					  !are_alike(work, best[0], best[1]))
		       ? best[0]->trace
		       : KD_NONE;
}

/* "The day suits him, Trump said": it may be who is named after the words. */
static bool may_be_told_after(
	const struct kd_mentioning *work, const struct anaphor *anaphor)
{
	const uint32_t sayer = work->sayer_of[work->sentence];
	if (anaphor->quoted || sayer == KD_NONE || sayer < anaphor->token) {
		return false;
	}
	const uint32_t name = kd_names_of_token(work->names, sayer);
	if (name == KD_NONE || work->person_of[name] == KD_NONE) {
		return false;
	}
	const enum kd_gender gender =
		work->persons.items[work->person_of[name]].gender;
	return gender == 0 || gender == anaphor->gender;
}

/* "Falk read the plan and praised him", where plan and Falk have one gender:
 * whether a thing is nearer and stands where the pronoun does. */
static bool may_be_thing(const struct kd_mentioning *work,
	const struct anaphor *anaphor, uint32_t trace)
{
	const uint32_t subject = work->last_subject[anaphor->gender];
	const uint32_t bare = work->last_bare[anaphor->gender];
	const uint32_t person = work->traces.items[trace].token;
	const bool like_subject = anaphor->subject || anaphor->owner;
	return anaphor->gendered &&
	       ((subject != KD_NONE && subject > person) ||
		       (!like_subject && bare != KD_NONE && bare > person));
}

struct kd_mention kd_mentions_of_pronoun(const struct kd_mentioning *work,
	uint32_t token, uint32_t name, uint32_t row)
{
	return (struct kd_mention){
		.span = work->reading->tokens->items[token].span,
		.kind = KD_MENTION_PRONOUN,
		.name = name,
		.rule = kd_lang_rule(work->reading->lang, work->arena, row),
		.confidence = pronoun_confidence
	};
}

/* By its row, or by what it is here: Ukrainian "його" is him and his. */
static bool is_owner(
	const struct kd_mentioning *work, uint32_t token, uint64_t feats)
{
	const uint64_t here = work->reading->analyses->items[token].feats;
	return kd_feats_get(feats, KD_FEATURE_POSS) != 0 ||
	       kd_feats_get(here, KD_FEATURE_POSS) != 0;
}

uint32_t kd_mentions_pronoun(
	const struct kd_mentioning *work, uint32_t token, uint32_t row)
{
	const uint64_t feats = kd_lang_feats(
		work->reading->lang, row, KD_COLUMN_PRONOUNS_FEATS);
	const bool owner = is_owner(work, token, feats);
	const struct anaphor anaphor = { .token = token,
		.gender =
			(enum kd_gender)kd_feats_get(feats, KD_FEATURE_GENDER),
		.owner = owner,
		.subject = kd_feats_get(feats, KD_FEATURE_CASE) == KD_CASE_NOM,
		.gendered = kd_mentions_is_kind(work, row, "gendered"),
		.quoted = work->quoted_at[token],
		.place = kd_mentions_place(work, token),
		.master = owner && work->has_own
				  ? kd_mentions_own_subject(work, token)
				  : KD_NONE,
		.speaker = work->quoted_at[token]
				   ? kd_mentions_voice(work, work->sentence)
				   : KD_NONE };
	struct candidates candidates;
	if (may_be_told_after(work, &anaphor)) {
		return KD_NONE;
	}
	gather(work, &anaphor, &candidates);
	const uint32_t found = choose(work, &anaphor, &candidates);
	return found != KD_NONE && !may_be_thing(work, &anaphor, found) &&
			       !is_name_of(work, anaphor.master,
				       &work->traces.items[found])
		       ? found
		       : KD_NONE;
}
