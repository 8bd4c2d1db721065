/* account.h - the account of many documents: what weave makes and tell tells.
 */
#ifndef KD_STORY_ACCOUNT_H
#define KD_STORY_ACCOUNT_H

#include "story/digest.h"

/*
 * All arrays live in one arena. Items refer to each other by index into the
 * arrays of their story (happenings, statements, figures, plans) or of the
 * account (documents, entities), KD_NONE for none. Every item has an id,
 * opaque and unique in the account, made from its earliest evidence.
 */

/* A stretch of a document: what every item stands on. */
struct kd_evidence {
	uint32_t doc; /* documents[] */
	struct kd_span span;
};

#define KD_LIST(name, type)        \
	struct name {              \
		type *items;       \
		uint32_t n;        \
		uint32_t capacity; \
	}

KD_LIST(kd_evidences, struct kd_evidence);
KD_LIST(kd_indexes, uint32_t);
KD_LIST(kd_strs, struct kd_str);

/* One form of a name, in one language. */
struct kd_form {
	struct kd_str form;
	struct kd_str language;
	uint32_t count;
	bool of_nation; /* an adjective, "Israeli": calls nobody by name */
};
KD_LIST(kd_forms, struct kd_form);

enum kd_entity_mention_kind {
	KD_BY_NAME,
	KD_BY_PRONOUN,
	KD_BY_DESCRIPTION,
};

struct kd_entity_mention {
	struct kd_evidence at;
	enum kd_entity_mention_kind kind;
};
KD_LIST(kd_entity_mentions, struct kd_entity_mention);

struct kd_entity {
	struct kd_str id;
	enum kd_name_type type;
	struct kd_str name;
	bool outlet;
	struct kd_forms names;
	struct kd_forms roles;              /* as the texts call them */
	struct kd_entity_mentions mentions; /* never empty */
};
KD_LIST(kd_entities, struct kd_entity);

struct kd_side {
	struct kd_evidences says;  /* never empty */
	struct kd_indexes held_by; /* entities */
};
KD_LIST(kd_sides, struct kd_side);

struct kd_difference_found {
	enum kd_difference kind;
	struct kd_sides sides; /* two or more */
};
KD_LIST(kd_differences_found, struct kd_difference_found);

/* One report of a happening: the words that name it. */
struct kd_report {
	struct kd_evidence at;
	uint32_t statement; /* of the story, or KD_NONE */
	struct kd_strs via; /* outlets, nearest first */
	enum kd_event_status status;
	struct kd_str when; /* EDTF, as this report has it */
};
KD_LIST(kd_reports, struct kd_report);

struct kd_status_then {
	enum kd_event_status status;
	struct kd_evidences reports; /* never empty */
};
KD_LIST(kd_history, struct kd_status_then);

struct kd_participant {
	uint32_t entity;
	enum kd_part part;
};
KD_LIST(kd_participants, struct kd_participant);

struct kd_happening {
	struct kd_str id;
	enum kd_plover type;
	struct kd_str mode;
	enum kd_event_status status;
	struct kd_history history; /* in order of the reports' dates */
	struct kd_str when;        /* EDTF, or none */
	struct kd_indexes where;   /* entities */
	struct kd_participants who;
	struct kd_evidences summary; /* sentences of the sources */
	struct kd_reports reports;   /* never empty */
	struct kd_strs origins;
	uint32_t independent_origins;
	struct kd_differences_found differences;
	double weight; /* how much it matters; for "at a glance" */
	bool minor;    /* told of in passing by one alone: not on the timeline
			*/
};
KD_LIST(kd_happenings, struct kd_happening);

struct kd_said {
	struct kd_str id;
	uint32_t speaker;      /* entity, or KD_NONE */
	struct kd_str unnamed; /* as described: "a senior Russian official" */
	enum kd_force force;
	enum kd_speech kind;
	bool hedged;
	struct kd_str when;          /* EDTF */
	struct kd_evidences content; /* renderings, one a report; never empty */
	struct kd_evidences cue; /* the words of saying, as far as there are */
	struct kd_strs chain; /* outlets from the document read to the origin */
	struct kd_indexes answers; /* statements of the story */
};
KD_LIST(kd_saids, struct kd_said);

struct kd_quantity_report {
	struct kd_evidence at;
	double value;
	double high; /* NAN if none */
	enum kd_bound bound;
	uint32_t said_by;   /* entity, or KD_NONE */
	struct kd_str when; /* EDTF */
	struct kd_strs via;
};
KD_LIST(kd_quantity_reports, struct kd_quantity_report);

/* One quantity, as different reports give it. */
struct kd_quantity {
	struct kd_str id;
	struct kd_str of; /* words of the first report */
	struct kd_str unit;
	bool agree;
	struct kd_quantity_reports reports; /* never empty */
};
KD_LIST(kd_quantities, struct kd_quantity);

struct kd_disagreement {
	struct kd_str id;
	enum kd_difference kind;
	struct kd_str about; /* id of a happening, figure, statement, entity */
	struct kd_sides sides; /* two or more */
};
KD_LIST(kd_disagreements, struct kd_disagreement);

struct kd_version {
	struct kd_str label; /* "28 points" */
	struct kd_str when;
	struct kd_evidences reports;
};
KD_LIST(kd_versions, struct kd_version);

struct kd_plan_provision {
	struct kd_str id;
	struct kd_str topic;
	struct kd_evidences reports;
};
KD_LIST(kd_plan_provisions, struct kd_plan_provision);

struct kd_position {
	uint32_t party;     /* entity */
	uint32_t provision; /* of the plan, or KD_NONE for all of it */
	enum kd_stance stance;
	struct kd_evidences reports;
};
KD_LIST(kd_positions, struct kd_position);

/* Which documents know of something from one origin. */
struct kd_known_from {
	struct kd_str origin;
	struct kd_indexes documents;
};
KD_LIST(kd_known_froms, struct kd_known_from);

struct kd_plan {
	struct kd_str id;
	struct kd_str name;
	struct kd_forms names;
	struct kd_evidences mentions; /* never empty */
	struct kd_versions versions;
	struct kd_plan_provisions provisions;
	struct kd_positions positions;
	struct kd_known_froms origins;
};
KD_LIST(kd_plans, struct kd_plan);

struct kd_node {
	struct kd_str id;
	uint32_t doc; /* documents[], or KD_NONE for an outlet */
	struct kd_str outlet;
};
KD_LIST(kd_nodes, struct kd_node);

/* from rests on to. */
struct kd_edge {
	uint32_t from; /* nodes */
	uint32_t to;
	enum kd_relation relation;
	double confidence; /* of reuse that shares no words; else 0 */
	struct kd_evidences evidence; /* never empty */
};
KD_LIST(kd_edges, struct kd_edge);

struct kd_story {
	struct kd_str id;
	struct kd_str title;
	struct kd_evidence
		title_from; /* doc KD_NONE: a title given outside the text */
	bool renamed;       /* people gave the title: it is no source's */
	uint32_t follows;   /* the story it would be, but for the days between;
			       stories[], or KD_NONE */
	struct kd_indexes documents;
	struct kd_happenings happenings;
	struct kd_indexes timeline; /* happenings, earliest first */
	struct kd_saids statements;
	struct kd_quantities figures;
	struct kd_disagreements disagreements;
	struct kd_plans plans;
	struct kd_nodes nodes;
	struct kd_edges edges;
};
KD_LIST(kd_stories, struct kd_story);

struct kd_set_aside {
	struct kd_str path;
	struct kd_str id;
	struct kd_str reason;
};
KD_LIST(kd_set_asides, struct kd_set_aside);

struct kd_account {
	const struct kd_digest *documents; /* sorted by published, then id */
	uint32_t n_documents;
	uint32_t *story_of; /* per document; stories[] */
	struct kd_set_asides set_aside;
	struct kd_entities entities;
	struct kd_stories stories;
};

/* Every item has its evidence, every index and span is valid, ids are unique.
 * KD_EINPUT with the first violation in err. */
enum kd_status kd_account_is_sound(const struct kd_account *account,
	struct kd_arena *scratch, struct kd_err *err) KD_MUST_CHECK;

#endif
