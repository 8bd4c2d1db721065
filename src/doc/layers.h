/* layers.h - everything kilde finds in one document, layer by layer. */
#ifndef KD_DOC_LAYERS_H
#define KD_DOC_LAYERS_H

#include "doc/feats.h"
#include "doc/span.h"
#include "doc/terms.h"

/*
 * The layers of a document, in order of flow: constant, member, item.
 * The struct kd_doc, the soundness check, the JSON and the TSV all come from
 * this list and from the fields of each item in fields.c.
 */
#define KD_LAYERS(X)                         \
	X(BLOCKS, blocks, block)             \
	X(SENTENCES, sentences, sentence)    \
	X(TOKENS, tokens, token)             \
	X(LEAVES, leaves, leaf)              \
	X(ANALYSES, analyses, analysis)      \
	X(CHUNKS, chunks, chunk)             \
	X(NAMES, names, name)                \
	X(MENTIONS, mentions, mention)       \
	X(TIMES, times, time)                \
	X(STATEMENTS, statements, statement) \
	X(EVENTS, events, event)             \
	X(DEEDS, deeds, event)               \
	X(FIGURES, figures, figure)          \
	X(CITATIONS, citations, citation)    \
	X(PROPOSALS, proposals, proposal)    \
	X(PROBLEMS, problems, problem)

enum kd_layer {
#define KD_LAYER(constant, member, item) KD_LAYER_##constant,
	KD_LAYERS(KD_LAYER)
#undef KD_LAYER
		KD_LAYER_COUNT
};

/* A stretch of the text with one part in the article. */
struct kd_block {
	struct kd_span span;
	enum kd_block_kind kind;
	struct kd_str language; /* set where it is not the document's */
};

struct kd_sentence {
	struct kd_span span;
	uint32_t first; /* tokens[first, first + n) */
	uint32_t n;
	uint32_t block;
};

enum kd_token_kind {
	KD_TOKEN_WORD,
	KD_TOKEN_NUMBER, /* begins with a digit: 28, 2,5, 28-point, 28th */
	KD_TOKEN_PUNCTUATION,
	KD_TOKEN_SYMBOL,
};

enum kd_token_flag {
	KD_TOKEN_CAPITAL = 1 << 0,      /* begins with a capital */
	KD_TOKEN_ALL_CAPITALS = 1 << 1, /* two letters or more, no small one */
	KD_TOKEN_AFTER_SPACE =
		1 << 2, /* white space or the text's start before it */
	KD_TOKEN_ABBREVIATION = 1 << 3,  /* its stop belongs to it: "dr." */
	KD_TOKEN_ENDS_SENTENCE = 1 << 4, /* a sentence ends after it */
	KD_TOKEN_LATER_PART = 1 << 5, /* of a word split in several, which share
					 its span: the "le" of "du" */
	KD_TOKEN_JOINED = 1 << 6,     /* of leaves: counts as one with the word
					 before, as n't does */
};

struct kd_token {
	struct kd_span span;
	struct kd_str folded; /* lower case, NFC; see kd_utf8_fold */
	uint32_t word;        /* of the pack's vocabulary, or KD_NONE */
	uint8_t kind;         /* enum kd_token_kind */
	uint8_t flags;        /* enum kd_token_flag, or-ed */
};

/* A leaf of a sentence's tree: a token, or a part of one where treebanks cut
 * further than we do (15-year: 15, -, year). Leaves that treebanks count as one
 * token share its span (don't: do, n't). */
struct kd_leaf {
	struct kd_span span;
	uint32_t token;
	struct kd_str lemma;
	uint8_t upos;         /* enum kd_upos */
	uint64_t feats;       /* see feats.h */
	uint32_t head;        /* leaf; itself for a root; KD_NONE not known */
	struct kd_str deprel; /* UD relation */
};

/* What syntax says of a token; analyses[i] is of tokens[i]. Of a token with
 * several leaves it is what the last says. */
struct kd_analysis {
	struct kd_span span;
	struct kd_str lemma;
	uint32_t lemma_word; /* of the pack's vocabulary, or KD_NONE */
	uint8_t upos;        /* enum kd_upos */
	uint64_t feats;      /* see feats.h */
	uint32_t head;       /* token; itself for a root; KD_NONE not known */
	struct kd_str deprel;
	uint32_t chunk;  /* the noun phrase it is in, or KD_NONE */
	uint32_t clause; /* numbered through the document */
};

/* A noun phrase without what follows its head (no "of ..." part): determiner,
 * adjectives, nouns and names in a row: "the US special envoy Steve Witkoff".
 */
struct kd_chunk {
	struct kd_span span;
	uint32_t first; /* tokens[first, first + n) */
	uint32_t n;
	uint32_t head;       /* token */
	uint32_t adposition; /* token of the preposition it hangs on, or KD_NONE
			      */
	uint64_t feats; /* case, number, gender as far as the words agree */
};

struct kd_name {
	struct kd_span span;
	uint32_t first; /* tokens[first, first + n) */
	uint32_t n;
	enum kd_name_type type;
	struct kd_str base; /* without inflection: "Steve Witkoff" */
	struct kd_str role; /* as in the text: "US Special Envoy" */
	struct kd_span role_span;
	struct kd_str key; /* of a place known to the packs: "UA", "UA/Kyiv" */
	struct kd_str sound;   /* how the base sounds: equal across languages */
	enum kd_gender gender; /* of a person, where known */
	bool outlet;           /* a news outlet or agency */
	bool of_nation; /* an adjective, "American": nobody who does or says */
	bool namesake; /* a family name alone, of none whom the text has in full
			*/
	struct kd_str rule;
	double confidence;
};

struct kd_mention {
	struct kd_span span;
	enum kd_mention_kind kind;
	uint32_t name; /* whom it stands for */
	struct kd_str rule;
	double confidence;
};

struct kd_time {
	struct kd_span span;
	enum kd_time_type type;
	struct kd_str value; /* TIMEX3 */
	struct kd_str mod;
	struct kd_str edtf; /* none for durations, sets and *_REF */
	enum kd_anchor anchor;
	enum kd_warning warning;
	struct kd_str rule;
	double confidence;
};

struct kd_via {
	struct kd_str outlet;
	struct kd_span span;
};

struct kd_vias {
	struct kd_via *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_statement {
	struct kd_span span; /* from the first to the last of its parts */
	enum kd_speech kind;
	struct kd_spans cue;
	struct kd_spans content; /* never empty */
	struct kd_spans source;
	enum kd_source_kind source_kind;
	uint32_t source_name; /* whom the source stands for, or KD_NONE */
	struct kd_span addressee;
	struct kd_vias via; /* nearest outlet first: [Xinhua, Axios] */
	enum kd_force force;
	bool hedged;
	enum kd_unsaid unsaid; /* 0 where it was said */
	struct kd_str rule;
	double confidence;
};

struct kd_event {
	struct kd_span span; /* the trigger */
	enum kd_plover type;
	struct kd_str mode;
	enum kd_event_status status;
	struct kd_spans actors;
	struct kd_spans targets;
	struct kd_spans places;
	uint32_t time;      /* or KD_NONE */
	uint32_t statement; /* whose content reports it, or KD_NONE */
	struct kd_str rule;
	double confidence;
};

struct kd_figure {
	struct kd_span span;
	double value;
	double high; /* with bound between; else NAN */
	enum kd_bound bound;
	struct kd_str unit; /* UCUM, ISO 4217, or none for plain counts */
	struct kd_span of;
	struct kd_str counted; /* lemma of the head of what is counted */
	struct kd_str thing;   /* its key in all languages, or none */
	uint32_t statement;    /* or KD_NONE */
	struct kd_str rule;
	double confidence;
};

struct kd_citation {
	struct kd_span span;
	struct kd_str outlet;
	enum kd_relation relation;
	struct kd_str rule;
	double confidence;
};

struct kd_provision {
	struct kd_str topic; /* "territory", "security-guarantees", ... */
	struct kd_span span;
};

struct kd_provisions {
	struct kd_provision *items;
	uint32_t n;
	uint32_t capacity;
};

/* Where a party stands on a plan, "Kyiv rejects the plan", or on something it
 * provides for or should: "Kyiv demands guarantees". */
struct kd_stand {
	struct kd_span party;
	uint32_t party_name; /* names[], or KD_NONE */
	enum kd_stance stance;
	struct kd_span span;  /* the words that say so */
	struct kd_str topic;  /* as of provisions; none for all of the plan */
	struct kd_span about; /* the words of the topic */
};

struct kd_stands {
	struct kd_stand *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_proposal {
	struct kd_span span;
	struct kd_str name;
	uint32_t points; /* 0 if not said */
	bool generic;    /* the text names no plan of its own: "the plan" */
	struct kd_provisions provisions;
	struct kd_stands positions;
	struct kd_str rule;
	double confidence;
};

struct kd_problem {
	struct kd_span span; /* none if it concerns the whole document */
	struct kd_str code;  /* "weekday-mismatch" */
	struct kd_str message;
};

#define KD_LAYER(constant, member, item) \
	struct kd_##member {             \
		struct kd_##item *items; \
		uint32_t n;              \
		uint32_t capacity;       \
	};
KD_LAYERS(KD_LAYER)
#undef KD_LAYER

#endif
