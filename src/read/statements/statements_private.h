/* statements_private.h - what the parts of the room share. */
#ifndef KD_READ_STATEMENTS_PRIVATE_H
#define KD_READ_STATEMENTS_PRIVATE_H

#include "base/map.h"
#include "read/statements/statements.h"

/* What a token is to reported speech; or-ed. */
enum kd_mark {
	KD_MARK_NEGATION = 1 << 0,
	KD_MARK_HEDGE = 1 << 1,
	KD_MARK_MODAL = 1 << 2,
	KD_MARK_CONDITION = 1 << 3,
	KD_MARK_THAT = 1 << 4, /* a content clause may begin with it */
	KD_MARK_ADDRESSEE = 1 << 5,
	KD_MARK_AGENT = 1 << 6,
	KD_MARK_ATTACH = 1 << 7,      /* goes on any noun phrase */
	KD_MARK_ATTACH_NOUN = 1 << 8, /* goes on one without a person's name */
	KD_MARK_PASSIVE = 1 << 9,
	KD_MARK_AS = 1 << 10,
	KD_MARK_ANAPHOR = 1 << 11, /* may stand for the sentence before */
	KD_MARK_TIME = 1 << 12,
	KD_MARK_FINITE = 1 << 13,
	KD_MARK_COMMA = 1 << 14,
	KD_MARK_COLON = 1 << 15,
	KD_MARK_SEMICOLON = 1 << 16,
	KD_MARK_STOP = 1 << 17,
	KD_MARK_DASH = 1 << 18,
	KD_MARK_OPEN = 1 << 19, /* bracket */
	KD_MARK_CLOSE = 1 << 20,
	KD_MARK_RELATIVE = 1 << 21,
	KD_MARK_CLAIMED = 1 << 22, /* part of an attribution such as "according
				      to X" */
	KD_MARK_QUESTION = 1 << 23,
	KD_MARK_OWNER = 1 << 24, /* sign of an owner: 's */
	KD_MARK_PUBLISH = 1 << 25,
	KD_MARK_POSSESSIVE = 1 << 26,    /* ends a name's form that owns what
					    follows: Putinov */
	KD_MARK_HAS_SUBJECT = 1 << 27,   /* in the tree */
	KD_MARK_HAS_AUXILIARY = 1 << 28, /* in the tree */
	KD_MARK_ASPECT = 1 << 30, /* tells how a deed goes on: keeps saying */
	KD_MARK_TOPIC = 1 << 29,  /* stands before what is spoken of */
};

/* One of enum kd_mark that no int holds: joins the second of two verbs of which
 * neither need be so: "nor", "or". */
#define KD_MARK_NOR ((uint32_t)1 << 31)

/* What parts clauses. */
#define KD_MARKS_BOUNDARY                                                   \
	(KD_MARK_COMMA | KD_MARK_COLON | KD_MARK_SEMICOLON | KD_MARK_STOP | \
		KD_MARK_DASH | KD_MARK_OPEN | KD_MARK_CLOSE)

struct kd_mark_of {
	uint32_t bits;
	uint32_t quote;  /* the outermost quotation that holds it, or KD_NONE */
	uint32_t cue;    /* that begins here, or KD_NONE */
	uint32_t report; /* whose clause begins here, or KD_NONE */
	uint32_t name;   /* that holds it, or KD_NONE */
	uint32_t link_n; /* tokens of the linking phrase that begins here */
	uint8_t nature;  /* enum kd_source_kind its noun tells of */
	uint8_t form;    /* of a verb taken for a noun: enum kd_verbform */
};

/* What a row of a pack says, read when it is first met. */
struct kd_link_row {
	uint32_t bits; /* enum kd_mark, or-ed */
	uint8_t nature;
	bool known;
};

/* Words between quotation marks, or after a dialogue dash: tokens
 * [first, end), marks included. */
struct kd_quote {
	uint32_t first;
	uint32_t end;
	uint32_t words;
	bool dash;
	bool ended;  /* by its own mark, or by the words of saying */
	bool speech; /* more than a few borrowed words */
};

struct kd_quotes {
	struct kd_quote *items;
	uint32_t n;
	uint32_t capacity;
};

enum kd_cue_kind {
	KD_CUE_NONE,
	KD_CUE_VERB,
	KD_CUE_NOUN,
	KD_CUE_PREPOSITION,
	KD_CUE_CLAUSE,
	KD_CUE_CITING,
	KD_CUE_RELAYED,
	KD_CUE_LIGHT,     /* a verb that only carries a noun of saying */
	KD_CUE_ADJECTIVE, /* with the verb that ties it to its subject */
};

enum kd_cue_source {
	KD_CUE_SUBJECT,
	KD_CUE_AFTER,
	KD_CUE_BEFORE,
	KD_CUE_GENITIVE,
	KD_CUE_INSIDE,
	KD_CUE_LAST, /* the phrase's own last word begins it */
};

enum kd_takes {
	KD_TAKES_CLAUSE = 1 << 0,
	KD_TAKES_THAT = 1 << 1,
	KD_TAKES_QUOTE = 1 << 2,
	KD_TAKES_OBJECT = 1 << 3,
	KD_TAKES_MIXED = 1 << 4,
	KD_TAKES_INFINITIVE = 1 << 5,
	KD_TAKES_PARTICIPLE = 1 << 6,
	KD_TAKES_ADDRESSEE = 1 << 7,
	KD_TAKES_REPORT = 1 << 8,    /* what outlets do */
	KD_TAKES_ATTITUDE = 1 << 10, /* holds it rather than says it */
	KD_TAKES_SHOWN = 1 << 9, /* an object, of documents: polls show it */
};

/* A word or phrase of saying: tokens [first, end). */
struct kd_cue {
	uint32_t first;
	uint32_t end;
	uint32_t verb; /* the token that is inflected */
	uint32_t row;
	enum kd_cue_kind kind;
	enum kd_cue_source source;
	enum kd_force force;
	uint32_t takes; /* enum kd_takes, or-ed */
	bool hedged;
	bool gap;       /* other words stand in it */
	bool beside;    /* an adjective right behind whom it tells of */
	bool predicate; /* an adjective that needs no verb */
};

struct kd_cues {
	struct kd_cue *items;
	uint32_t n;
	uint32_t capacity;
};

/* Tokens [first, end); none if first == end. */
struct kd_stretch {
	uint32_t first;
	uint32_t end;
};

/* Sentences of one block that belong together, a quotation never cut. */
struct kd_unit {
	uint32_t first; /* tokens [first, end) */
	uint32_t end;
	uint32_t block;
	uint32_t first_report;
	uint32_t n_reports;
};

struct kd_units {
	struct kd_unit *items;
	uint32_t n;
	uint32_t capacity;
};

/* One place where somebody is said to say something. */
struct kd_report {
	uint32_t cue;
	uint32_t unit;
	struct kd_stretch clause; /* source, cue and what goes with them */
	struct kd_stretch source;
	struct kd_stretch addressee;
	struct kd_stretch sign;     /* stands for a cue: "X: “S”" */
	struct kd_stretch between;  /* of the passive: before who acts */
	struct kd_stretch particle; /* that the verb was parted from */
	struct kd_stretch topic;    /* "about", before what is spoken of */
	struct kd_stretch object;   /* an object that stands before the verb */
	uint32_t rest;              /* where what follows the clause begins */
	uint32_t lead; /* verb that the words of saying begin with, or 0 */
	uint32_t heir; /* report whose source this one shares, or KD_NONE */
	uint32_t name; /* whom the source stands for, or KD_NONE */
	bool dropped;  /* the subject is not said */
	bool tail;     /* what is said stands before the clause, or around it */
	bool participial;
	bool passive;
	bool as;      /* "as X said" */
	bool anaphor; /* what is said is the sentence before */
	bool negated;
	bool hedged;
	bool silent; /* only tells the way of another's words */
	enum kd_unsaid unsaid;
	struct kd_spans content;
	struct kd_stretch region; /* from first to last of the content */
	bool direct;
	struct kd_vias via;
	const char *rule; /* where it is not the cue's row */
	double confidence;
};

struct kd_reports {
	struct kd_report *items;
	uint32_t n;
	uint32_t capacity;
};

/* What the parts work on. */
struct kd_talk {
	const struct kd_statements_in *in;
	const struct kd_reading *reading;
	struct kd_arena *arena;
	struct kd_mark_of *marks;   /* one a token */
	bool *outlets;              /* one a name */
	struct kd_link_row *links;  /* one a row of speech-words */
	struct kd_link_row *hedges; /* one a row of hedges */
	struct kd_cues cues;
	struct kd_quotes quotes;
	struct kd_units units;
	struct kd_reports reports;
	struct kd_statements *out;
	bool drops_subjects; /* the language may leave them out */
	bool bare_clauses;   /* a comma may stand for "that" */
};

/* One word of saying while its clause is being read. */
struct kd_saying {
	const struct kd_talk *talk;
	const struct kd_unit *unit;
	const struct kd_cue *cue;
	struct kd_report report;
	uint32_t group;      /* first token of the verb with its auxiliaries */
	uint32_t left_limit; /* where the clause may begin at the earliest */
	uint32_t reach;      /* where the way left from the verb ended */
	struct kd_stretch anaphor; /* a word for the sentence before, or for an
				      object, on that way */
	bool modal;
	bool auxiliary; /* a finite one: "did not say" */
	bool aspect;    /* "keeps saying" */
	bool condition;
	bool passive;
	bool coordinated; /* a coordinator stands where the subject would */
	bool infinitive;
	bool shared; /* the source stands with another verb */
};

/* A label of a pack's column, and what it stands for. */
struct kd_label_bit {
	const char *label;
	uint32_t bit;
};

/* Each returns false if the arena is full. */

/* Marks tokens and finds the words of saying. */
bool kd_talk_mark(struct kd_talk *talk);
/* Finds the words of saying. */
bool kd_talk_cues(struct kd_talk *talk);
/* Notes a verb that was taken for another word: ", saying that". */
void kd_talk_take_for_verb(struct kd_talk *talk, uint32_t i);
/* Tells which names are outlets'. */
bool kd_talk_outlets(struct kd_talk *talk);
/* Finds quotations. */
bool kd_talk_quote(struct kd_talk *talk);
/* Puts sentences together that a quotation holds together. */
bool kd_talk_units(struct kd_talk *talk);
/* Finds who says so around the cues of a unit. */
bool kd_talk_attribute(struct kd_talk *talk, uint32_t unit);
/* Finds what is said, for the reports of a unit. */
bool kd_talk_content(struct kd_talk *talk, uint32_t unit);
/* Silences the reports of a unit that are only part of what another says. */
void kd_talk_silence(struct kd_talk *talk, const struct kd_unit *unit);
/* Finds the outlets between speaker and reader, for the reports of a unit. */
bool kd_talk_chain(struct kd_talk *talk, uint32_t unit);
/* Reads a unit in which signs alone say who speaks: "X: “S”". */
bool kd_talk_read_signs(struct kd_talk *talk, uint32_t unit, bool *found);
/* The same in a heading that words of saying stand in: "X: Y says S". */
bool kd_talk_read_heading_signs(struct kd_talk *talk, uint32_t unit);
/* Silences reports of what things say, and drops sources that are none. */
void kd_talk_doubt(struct kd_talk *talk);
/* Writes the statements. */
bool kd_talk_write(struct kd_talk *talk);

/* The noun phrase that holds token i, as syntax and names see it; none if
 * there is none. */
struct kd_stretch kd_talk_phrase(const struct kd_talk *talk, uint32_t i);
/* The phrase that begins at token i, "both" and adjectives before its noun
 * phrase included: "both Russian and American sources". */
struct kd_stretch kd_talk_phrase_from(
	const struct kd_talk *talk, uint32_t i, uint32_t limit);
/* A mark around a name, which parts nothing: "сообщает «Интерфакс»". */
bool kd_talk_is_plain_mark(const struct kd_talk *talk, uint32_t i);
/* The preposition a phrase hangs on, or KD_NONE. */
uint32_t kd_talk_adposition(
	const struct kd_talk *talk, struct kd_stretch phrase);
/* Whether a phrase tells a time: "on Thursday" without its "on". */
bool kd_talk_is_time(const struct kd_talk *talk, struct kd_stretch phrase);
/* Whether a phrase has nothing but determiners and adjectives, as where a word
 * was taken for another: "a Washington-based [think] tank". */
bool kd_talk_is_headless(const struct kd_talk *talk, struct kd_stretch phrase);
/* The token that carries a phrase's case. */
uint32_t kd_talk_head(const struct kd_talk *talk, struct kd_stretch phrase);
struct kd_str kd_talk_last_word(struct kd_str text);
/* Whether a name shows an ending that its base has not. */
bool kd_talk_is_inflected(const struct kd_talk *talk, uint32_t name);
/* Whether its form may be nominative besides what it was taken for. */
bool kd_talk_may_be_nominative(
	const struct kd_talk *talk, struct kd_stretch phrase);
/* Whether it may be a subject as far as case tells. */
bool kd_talk_may_be_subject(
	const struct kd_talk *talk, struct kd_stretch phrase);
/* A phrase with all that hangs on its right, not beyond limit. */
struct kd_stretch kd_talk_extend_right(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t limit);
/* The same without what follows commas or relative pronouns: where it ends. */
uint32_t kd_talk_attached_end(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t limit);
/* A phrase with what it hangs on to the left, not before limit. */
struct kd_stretch kd_talk_extend_left(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t limit);
/* What a source is. */
enum kd_source_kind kd_talk_source_kind(
	const struct kd_talk *talk, struct kd_stretch source);
/* The name a source stands for, or KD_NONE. */
uint32_t kd_talk_source_name(
	const struct kd_talk *talk, struct kd_stretch source);
/* The name of an outlet in a stretch, a description of one included; or
 * KD_NONE. */
uint32_t kd_talk_outlet(const struct kd_talk *talk, struct kd_stretch stretch);

static inline uint32_t kd_talk_bits(const struct kd_talk *talk, uint32_t i)
{
	return talk->marks[i].bits;
}

static inline const struct kd_analysis *kd_talk_analysis(
	const struct kd_talk *talk, uint32_t i)
{
	return &talk->reading->analyses->items[i];
}

/* The bytes of a stretch of tokens; none for none. */
struct kd_span kd_talk_span(
	const struct kd_talk *talk, struct kd_stretch stretch);

/* Whether a verb's form has a gender that must be its subject's: no form that
 * the word list has without one, too ("a dit"). */
bool kd_talk_shows_gender(const struct kd_talk *talk, uint32_t token);

/* Features of verbs, and what stands between them and their subjects. */
uint32_t kd_talk_verbform(const struct kd_talk *talk, uint32_t i);
bool kd_talk_is_boundary(const struct kd_talk *talk, uint32_t i);
/* Whether a verb only tells how the next goes on: "keeps saying". */
bool kd_talk_is_aspect(const struct kd_talk *talk, uint32_t i);
bool kd_talk_is_between(const struct kd_talk *talk, uint32_t i);
/* "det", "so": what may stand for the sentence before. */
bool kd_talk_is_anaphor(const struct kd_talk *talk, struct kd_stretch phrase);
/* The case of a phrase, 0 if it shows none. */
uint32_t kd_talk_case(const struct kd_talk *talk, struct kd_stretch phrase);

/* Notes what an auxiliary or adverb before the verb does to it. */
void kd_saying_note(struct kd_saying *r, uint32_t i);
/* The same behind the verb. */
void kd_saying_note_behind(struct kd_saying *r, uint32_t first, uint32_t end);
/* Reads the auxiliaries and adverbs that stand right before the verb. */
void kd_saying_read_group(struct kd_saying *r);
/* Finds where the words around a verb with its source end, to both sides. */
void kd_saying_close(struct kd_saying *r);
/* The subject before the verb, past adverbs, times and prepositions. */
bool kd_saying_find_before(struct kd_saying *r, struct kd_stretch *out);
/* What a row's cell stands for, 0 if it is none of n labels. */
uint32_t kd_talk_bit_of(const struct kd_lang *lang, uint32_t row,
	uint32_t column, const struct kd_label_bit *list, uint32_t n);
/* Whether a phrase of the table may begin at token i. */
bool kd_talk_may_start(
	const struct kd_talk *talk, enum kd_table table, uint32_t i);
/* Whether verb and phrase agree, where the verb shows gender: -1 they do not,
 * 0 it shows none, 1 they do. */
int kd_saying_agreement(const struct kd_saying *r, struct kd_stretch phrase);
/* Whether a phrase may be the subject as far as case and agreement tell. */
bool kd_saying_may_be_subject(
	const struct kd_saying *r, struct kd_stretch whole);
/* Whether a phrase stands right behind a verb of its own. */
bool kd_saying_is_object(const struct kd_saying *r, struct kd_stretch phrase);
/* Takes the subject of another verb: of one of saying; of any. */
bool kd_saying_share_source(struct kd_saying *r);
bool kd_saying_share_subject(struct kd_saying *r);
/* A name, or a noun of people and bodies, that ends its clause. */
bool kd_saying_is_likely_speaker(
	const struct kd_saying *r, struct kd_stretch phrase);
/* Whether a verb was parted from token i: "lehnte X [ab]". */
bool kd_saying_is_particle(const struct kd_saying *r, uint32_t i);
/* The subject behind a verb whose object stands before it, and whose parted
 * particle ends the clause. */
bool kd_saying_read_behind_object(
	struct kd_saying *r, struct kd_stretch before);
/* A subject that stands right behind the verb. */
bool kd_saying_find_after(
	struct kd_saying *r, uint32_t from, struct kd_stretch *out);
/* Whether the verb's subject may be left out. */
bool kd_saying_may_drop(const struct kd_saying *r);
/* Finds the subject where none stands before the verb in its clause. */
bool kd_saying_read_elsewhere(struct kd_saying *r);
/* Finds the subject, or that it may be left out. */
bool kd_saying_read_subject(struct kd_saying *r);
/* A participle that shares its subject, or stands right behind it. */
bool kd_saying_is_participial(const struct kd_saying *r);
bool kd_saying_read_participle(struct kd_saying *r);
/* Whom a subject that is left out stands for, or KD_NONE. */
uint32_t kd_saying_dropped_name(const struct kd_saying *r);
/* Each steps from a token over what does not belong to what is said. */
uint32_t kd_saying_skip_between(const struct kd_saying *r, uint32_t i);
uint32_t kd_saying_skip_adjuncts(struct kd_saying *r, uint32_t from);
uint32_t kd_saying_read_addressee(struct kd_saying *r, uint32_t from);

/* Whether a finite verb stands in [first, end), or a participle that may have
 * been taken for one. */
bool kd_talk_has_finite(
	const struct kd_talk *talk, uint32_t first, uint32_t end);
bool kd_talk_has_predicate(
	const struct kd_talk *talk, uint32_t first, uint32_t end);
/* Adds tokens to what a report says: as they are; or without the clauses of
 * saying that stand in them. */
bool kd_report_add(struct kd_talk *talk, struct kd_report *report,
	uint32_t first, uint32_t end);
bool kd_report_add_region(struct kd_talk *talk, struct kd_report *report,
	uint32_t first, uint32_t end);
/* Adds quotations that follow one another from i on. */
bool kd_report_add_quotes(struct kd_talk *talk, struct kd_report *report,
	uint32_t i, uint32_t end);
/* Whether words of saying of their own begin at i, not of what somebody only
 * holds or means to do: "Back home, X said, [he decided to stay]". */
bool kd_talk_begins_speech(const struct kd_talk *talk, uint32_t i);
/* Whether the sentence ends at i. */
bool kd_report_ends(
	const struct kd_talk *talk, const struct kd_report *report, uint32_t i);
/* "After X said that S[,] Y left": whether the comma ends what is said, which
 * begins at from, and all of its clause, which is part of what comes behind. */
bool kd_report_is_over(const struct kd_talk *talk,
	const struct kd_report *report, uint32_t from, uint32_t comma);
/* Where content that begins at from ends. */
uint32_t kd_report_content_end(const struct kd_talk *talk,
	const struct kd_report *report, uint32_t from);
/* Reads what follows the clause; the content stays empty if nothing does. */
bool kd_report_read_after(struct kd_talk *talk, struct kd_report *report);
bool kd_report_read_clause(
	struct kd_talk *talk, struct kd_report *report, uint32_t i);
/* Whether an infinitive begins at i, with its sign or not. */
bool kd_talk_is_infinitive(
	const struct kd_talk *talk, uint32_t i, uint32_t end);
/* Adds what a noun of saying says. */
bool kd_report_read_noun(struct kd_talk *talk, struct kd_report *report);
/* Whether what is said begins behind the comma at i, without "that". */
bool kd_report_goes_on_bare(
	const struct kd_talk *talk, const struct kd_report *report, uint32_t i);
/* Whether a clause follows that is what is said. */
bool kd_report_has_clause(
	const struct kd_talk *talk, const struct kd_report *report);

/* The first token in a stretch that hangs on token with a relation, of any
 * subtype; or KD_NONE. */
uint32_t kd_talk_child(const struct kd_talk *talk, uint32_t token,
	const char *relation, struct kd_stretch within);
/* Whether a word begins its clause where a noun would: "[Many] of them". */
bool kd_talk_stands_for_noun(
	const struct kd_talk *talk, uint32_t i, uint32_t limit);
/* Marks what the trees tell of verbs. */
void kd_talk_mark_trees(struct kd_talk *talk);
/* Whether a clause with a subject of its own in [first, end) is what the verb
 * takes. */
bool kd_talk_governs_clause(const struct kd_talk *talk, uint32_t verb,
	uint32_t first, uint32_t end);
/* "according to X", "po besedah X": the source is what follows. */
bool kd_saying_read_preposition(struct kd_saying *r);
/* Reads a noun with who says so and what. */
bool kd_saying_read_noun(struct kd_saying *r);
/* Notes what a participle tells more of: "[a view] echoed by X". */
void kd_saying_find_modified(struct kd_saying *r);
/* Reads a verb in the passive, whose subject was taken for the source. */
bool kd_saying_read_passive(struct kd_saying *r);
/* Reads a question that begins its sentence without a subject of its own. */
bool kd_saying_read_opening(struct kd_saying *r);
/* Adds what a verb in the passive says. */
bool kd_report_read_passive(struct kd_talk *talk, struct kd_report *report);
/* Where [first, end) ends without a time at its end. */
uint32_t kd_report_without_time(
	const struct kd_talk *talk, uint32_t first, uint32_t end);
/* Adds what is only spoken of: "complained about S". */
bool kd_report_read_topic(struct kd_talk *talk, struct kd_report *report);
/* Whether in the tree a phrase is within what hangs on the verb by a
 * preposition: "after talks with [Kyiv] they proposed". */
bool kd_saying_is_oblique(const struct kd_saying *r, struct kd_stretch phrase);
/* The verb's subject in the tree. */
bool kd_saying_find_linked(struct kd_saying *r, struct kd_stretch *out);

/* The name that holds token i, or KD_NONE. */
static inline uint32_t kd_talk_name(const struct kd_talk *talk, uint32_t i)
{
	return talk->marks[i].name;
}

static inline uint32_t kd_talk_upos(const struct kd_talk *talk, uint32_t i)
{
	return kd_talk_analysis(talk, i)->upos;
}

static inline const struct kd_unit *kd_talk_unit(
	const struct kd_talk *talk, const struct kd_report *report)
{
	return &talk->units.items[report->unit];
}

static inline const struct kd_cue *kd_talk_cue(
	const struct kd_talk *talk, const struct kd_report *report)
{
	return &talk->cues.items[report->cue];
}

/* Whether there is a token i, with one of these marks, outside quotations. */
static inline bool kd_talk_has(
	const struct kd_talk *talk, uint32_t i, uint32_t bits)
{
	return i < talk->reading->tokens->n &&
	       talk->marks[i].quote == KD_NONE &&
	       (talk->marks[i].bits & bits) != 0;
}

/* The quotation that holds token i, or NULL. */
static inline const struct kd_quote *kd_talk_quote_at(
	const struct kd_talk *talk, uint32_t i)
{
	const uint32_t quote = talk->marks[i].quote;
	return quote != KD_NONE ? &talk->quotes.items[quote] : NULL;
}

static inline bool kd_stretch_is_none(struct kd_stretch stretch)
{
	return stretch.first >= stretch.end;
}

static inline bool kd_stretch_has(struct kd_stretch stretch, uint32_t i)
{
	return stretch.first <= i && i < stretch.end;
}

#endif
