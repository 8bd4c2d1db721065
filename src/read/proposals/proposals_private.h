/* proposals_private.h - what the parts of the room share. */
#ifndef KD_READ_PROPOSALS_PRIVATE_H
#define KD_READ_PROPOSALS_PRIVATE_H

#include "read/proposals/proposals.h"

/* Kinds of plan-words.tsv. */
enum kd_plan_kind {
	KD_PLAN_NONE,
	KD_PLAN_HEAD,      /* a plan by its own right: "peace plan" */
	KD_PLAN_AGREEMENT, /* the same of treaties: "peace accord" */
	KD_PLAN_PLAN,      /* a plan where it is clear which: "plan" */
	KD_PLAN_DEAL,      /* the same of treaties: "deal" */
	KD_PLAN_COUNTER,   /* a plan against another: "counterproposal" */
	KD_PLAN_VERSION,   /* a draft or text of either */
	KD_PLAN_MODIFIER,
	KD_PLAN_POINTS,
	KD_PLAN_PROVISION,
	KD_PLAN_IDIOM,   /* no plan: "etter planen" */
	KD_PLAN_BECOMES, /* before the points a plan is changed to */
	KD_PLAN_COUNTS,  /* between a plan and the points it has */
	KD_PLAN_COUNT
};

/* A mention on its way: where it is and what it says of itself. */
struct kd_plan_mention {
	uint32_t first; /* tokens [first, end) of its naming */
	uint32_t end;
	uint32_t head;
	uint32_t points;        /* 0 if not said */
	enum kd_plan_kind kind; /* HEAD, AGREEMENT or VERSION */
	struct kd_str word;     /* lemma of its head */
	uint32_t row;           /* of plan-words */
	bool definite;
	bool owned;    /* a name or nation stands with it */
	bool modified; /* "revised" and the like */
	bool aside;    /* a draft with points of its own: not the plan meant */
	uint32_t plan; /* of work.plans */
	uint32_t sentence;
};

/* A plan that the document tells of. */
struct kd_plan_told {
	uint32_t points;
	enum kd_plan_kind kind;
	struct kd_str word;
	uint32_t mention; /* whose naming is the fullest */
	bool owned;       /* by a name or nation, in any mention */
};

struct kd_plan_mentions {
	struct kd_plan_mention *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_plans_told {
	struct kd_plan_told *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_proposals_work {
	const struct kd_proposals_in *in;
	const struct kd_reading *reading;
	struct kd_arena *arena;
	struct kd_proposals *out; /* out->items[i] is of mentions.items[i] */
	struct kd_plan_mentions mentions;
	struct kd_plans_told plans;
	uint32_t told_of;  /* mention whose contents may go on, or KD_NONE */
	uint32_t told_in;  /* the sentence where they may */
	bool has_articles; /* the language marks what is definite */
};

/* Whether a phrase of a table begins at a token. */
static inline bool kd_plan_match(const struct kd_proposals_work *work,
	enum kd_table table, uint32_t token, struct kd_match *out)
{
	const struct kd_reading *reading = work->reading;
	return kd_lang_has_table(
		       kd_lang_starts_at(reading->lang, reading->words, token),
		       table) &&
	       kd_lang_match(reading->lang, table, reading->words, token, out);
}

static inline const struct kd_analysis *kd_plan_word_at(
	const struct kd_proposals_work *work, uint32_t token)
{
	return &work->reading->analyses->items[token];
}

/* The kind of the plan-words row that matches at a token; KD_PLAN_NONE if none
 * does. */
enum kd_plan_kind kd_plan_kind_at(const struct kd_proposals_work *work,
	uint32_t token, struct kd_match *match);

static inline uint32_t kd_plan_clause_at(
	const struct kd_proposals_work *work, uint32_t token)
{
	return kd_plan_word_at(work, token)->clause;
}

/* A sentence and the mentions that can be meant in it. */
struct kd_plan_scene {
	struct kd_proposals_work *work;
	uint32_t sentence;
	uint32_t first_token;
	uint32_t end_token;
	uint32_t first;   /* mention of this sentence */
	uint32_t subject; /* mention before it, or KD_NONE */
};

/* Whether a token is part of a plan's naming in this sentence. */
static inline bool kd_plan_is_naming(
	const struct kd_plan_scene *scene, uint32_t token)
{
	const struct kd_plan_mentions *mentions = &scene->work->mentions;
	for (uint32_t i = scene->first; i < mentions->n; i++) {
		if (token >= mentions->items[i].first &&
			token < mentions->items[i].end) {
			return true;
		}
	}
	return false;
}

/* Whether these words are in what somebody denies or doubts, or did not say:
 * "denied that Oslo had agreed to it" tells nothing of Oslo or the plan. */
bool kd_plan_is_denied(
	const struct kd_proposals_work *work, struct kd_span span);

/* Who takes a stand. */
struct kd_plan_party {
	struct kd_span span;
	uint32_t name; /* names[], or KD_NONE */
	uint32_t end;  /* the token after */
};

/* The subject of a verb of stances. False if it is none that can take one. */
bool kd_plan_find_party(const struct kd_plan_scene *scene, uint32_t verb,
	struct kd_plan_party *out);

/* The phrase around the n words of a topic, up to end: their chunk, and a verb
 * with what it is done to. after: the token behind it. */
struct kd_span kd_plan_phrase(const struct kd_proposals_work *work,
	uint32_t token, uint32_t n, uint32_t end, uint32_t *after);

/* Adds a mention, with the plan it is of. False if the arena is full. */
bool kd_plan_tell(
	struct kd_proposals_work *work, struct kd_plan_mention *mention);

/* Finds the mentions of the sentence and adds them to the work. False if the
 * arena is full. */
bool kd_plan_find_mentions(struct kd_proposals_work *work, uint32_t sentence);

/* Reads what the sentence says that a plan provides for. first: of the
 * mentions of this sentence; subject: the mention a pronoun may stand for, or
 * KD_NONE. False if the arena is full. */
bool kd_plan_find_provisions(struct kd_proposals_work *work, uint32_t sentence,
	uint32_t first, uint32_t subject);

/* Reads who accepts, rejects or demands. Parameters as above. */
bool kd_plan_find_stances(struct kd_proposals_work *work, uint32_t sentence,
	uint32_t first, uint32_t subject);

#endif
