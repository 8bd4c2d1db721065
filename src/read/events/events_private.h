/* events_private.h - what the parts of the room share. */
#ifndef KD_READ_EVENTS_PRIVATE_H
#define KD_READ_EVENTS_PRIVATE_H

#include "read/events/events.h"

/* What a row of event-words.tsv with type "-" says a word is for. */
#define KD_GRAMMAR(X)               \
	X(AGENT, "agent")           \
	X(PLACE, "place")           \
	X(OF, "of")                 \
	X(BETWEEN, "between")       \
	X(TOGETHER, "together")     \
	X(DEFINITE, "definite")     \
	X(INDEFINITE, "indefinite") \
	X(NONE, "none")             \
	X(LIGHT, "light")           \
	X(PASSIVE, "passive")       \
	X(PARTY, "party")           \
	X(WEAPON, "weapon")         \
	X(RELATIVE, "relative")     \
	X(DROP, "drop")             \
	X(TOWARDS, "towards")       \
	X(SHARE, "share")           \
	X(NATURE, "nature")         \
	X(APART, "apart")           \
	X(ASIDE, "aside")

enum kd_grammar {
#define KD_GRAMMAR_BIT(ending, label) KD_GRAMMAR_##ending##_BIT,
	KD_GRAMMAR(KD_GRAMMAR_BIT)
#undef KD_GRAMMAR_BIT
		KD_GRAMMAR_COUNT
};
#define KD_IS(ending) (1u << KD_GRAMMAR_##ending##_BIT)

/* Kinds of status-words.tsv. */
enum kd_cue_kind {
	KD_CUE_NONE,
	KD_CUE_MODAL,
	KD_CUE_REPORTED,
	KD_CUE_CONDITION,
	KD_CUE_PURPOSE,
	KD_CUE_VERB,
	KD_CUE_MODIFIER,
	KD_CUE_CLAUSE,
	KD_CUE_DENIAL,
	KD_CUE_UNTRUE,
	KD_CUE_NEARLY,
	KD_CUE_COUNT
};

/* What a phrase is, or-ed. */
enum kd_phrase_mark {
	KD_PHRASE_PERSON = 1 << 0,
	KD_PHRASE_PLACE = 1 << 1,
	KD_PHRASE_PARTY = 1 << 2,
	KD_PHRASE_PLAN = 1 << 3,
	KD_PHRASE_TIME = 1 << 4,
	KD_PHRASE_PRONOUN = 1 << 5,
	KD_PHRASE_RELATIVE = 1 << 6,
	KD_PHRASE_NAMED = 1 << 7,   /* its head is in a name */
	KD_PHRASE_OBLIQUE = 1 << 8, /* that is inflected: no subject */
	KD_PHRASE_WEAPON = 1 << 9,
};

/* A noun phrase of the sentence at hand: a chunk, put together with those that
 * a role such as "Secretary of State" spreads over. */
struct kd_phrase {
	uint32_t first; /* tokens [first, end) */
	uint32_t end;
	uint32_t head;
	uint32_t adposition; /* or KD_NONE */
	uint32_t leader;     /* phrase its coordination begins with */
	uint32_t marks;
	uint32_t grammatical; /* enum kd_case, 0 if not known */
	uint32_t clause;
	struct kd_span span; /* as it stands for a participant */
	bool apart;          /* cut from the phrase before: no part of it */
	bool second;         /* so, behind a verb: its object */
};

/* What is known of one token of the sentence at hand. */
struct kd_seen {
	uint64_t starts;        /* tables of which a phrase may begin here */
	struct kd_match word;   /* of event-words, row KD_NONE for none */
	uint32_t alone;         /* row of this word by itself, or KD_NONE */
	struct kd_match status; /* of status-words */
	uint32_t grammar;       /* bits of enum kd_grammar */
	uint32_t phrase;        /* or KD_NONE */
	uint32_t name;          /* it is in, or KD_NONE */
	uint32_t clause;
	uint8_t cue;       /* enum kd_cue_kind */
	bool in_time;      /* part of a time expression */
	uint8_t verb_form; /* where syntax takes a verb for a noun or
			    * an adjective: enum kd_verbform, else 0 */
};

struct kd_phrases_found {
	struct kd_phrase *items;
	uint32_t n;
	uint32_t capacity;
};

struct kd_seen_tokens {
	struct kd_seen *items; /* of tokens [first, first + n) */
	uint32_t n;
	uint32_t capacity;
};

/* What the rows of one key are for, kept once it is known. */
struct kd_row_use {
	uint32_t event; /* the first row that names an event, or KD_NONE */
	uint32_t grammar;
	bool known;
};

#define KD_LAST_MEMBERS 4

/* The subject of a sentence before, for one whose verb alone tells it. */
struct kd_last_subject {
	struct kd_span spans[KD_LAST_MEMBERS];
	uint32_t n;        /* 0 if there is none */
	uint32_t sentence; /* it is of */
};

struct kd_events_work {
	const struct kd_events_in *in;
	const struct kd_reading *reading;
	struct kd_arena *arena;
	struct kd_events *out;
	uint32_t *statement_of;  /* a token's innermost statement, or KD_NONE */
	uint32_t *said_by;       /* the statement whose cue a token is in */
	uint32_t *unsaid;        /* what leaves a token open, NULL for none */
	struct kd_row_use *uses; /* of the rows of event-words, as met */
	uint32_t next_name;      /* first name not before the sentence */
	uint32_t next_time;      /* first time not before the sentence */
	uint32_t line_time;      /* time that dates the line, or KD_NONE */
	uint32_t line_block;     /* the block it dates */
	bool has_articles;       /* the language marks what is definite */
	bool has_untrue;         /* the sentence has words for it */
	bool drops_subjects;     /* where the verb tells them */
	struct kd_last_subject last;
	/* The sentence at hand. */
	uint32_t sentence;
	uint32_t first; /* tokens [first, end) */
	uint32_t end;
	struct kd_seen_tokens seen;
	struct kd_phrases_found phrases;
	uint32_t first_event; /* of the sentence */
};

/* A trigger, before its event is known to be one. */
struct kd_trigger {
	uint32_t row;
	uint32_t first; /* tokens [first, end) that name the event */
	uint32_t end;
	uint32_t after; /* where the match ends, gaps included */
	uint32_t head;  /* its verb or noun */
	uint32_t clause;
	bool is_noun;
	bool passive;
};

static inline const struct kd_analysis *kd_word_at(
	const struct kd_events_work *work, uint32_t token)
{
	return &work->reading->analyses->items[token];
}

static inline struct kd_seen *kd_seen_at(
	const struct kd_events_work *work, uint32_t token)
{
	return &work->seen.items[token - work->first];
}

static inline uint32_t kd_clause_at(
	const struct kd_events_work *work, uint32_t token)
{
	return kd_seen_at(work, token)->clause;
}

static inline uint32_t kd_feat_at(const struct kd_events_work *work,
	uint32_t token, enum kd_feature feature)
{
	return kd_feats_get(kd_word_at(work, token)->feats, feature);
}

/* Whether two tokens are told in the same breath: both in the same statement's
 * content, or in none. */
static inline bool kd_events_is_together(
	const struct kd_events_work *work, uint32_t a, uint32_t b)
{
	return work->statement_of[a] == work->statement_of[b];
}

/* Words of a time are none of a predicate: "i går". */
static inline bool kd_is_verb_at(
	const struct kd_events_work *work, uint32_t token)
{
	const uint32_t upos = kd_word_at(work, token)->upos;
	const struct kd_seen *seen = kd_seen_at(work, token);
	return !seen->in_time &&
	       (seen->verb_form != 0 || upos == KD_UPOS_VERB ||
		       upos == KD_UPOS_AUX);
}

/* Its verb form, enum kd_verbform. */
static inline uint32_t kd_form_at(
	const struct kd_events_work *work, uint32_t token)
{
	const uint32_t form = kd_seen_at(work, token)->verb_form;
	return form != 0 ? form : kd_feat_at(work, token, KD_FEATURE_VERBFORM);
}

static inline bool kd_events_is_finite(
	const struct kd_events_work *work, uint32_t token)
{
	return kd_is_verb_at(work, token) &&
	       kd_form_at(work, token) == KD_VERBFORM_FIN;
}

/* Whether a phrase of a table begins at a token of the sentence. */
static inline bool kd_events_match(const struct kd_events_work *work,
	enum kd_table table, uint32_t token, struct kd_match *out)
{
	return kd_lang_has_table(kd_seen_at(work, token)->starts, table) &&
	       kd_lang_match(work->reading->lang, table, work->reading->words,
		       token, out);
}

/* Whether the form or the lemma of a token is this word. */
bool kd_events_is_word(
	const struct kd_events_work *work, uint32_t token, struct kd_str word);

static inline const struct kd_phrase *kd_phrase_at(
	const struct kd_events_work *work, uint32_t i)
{
	return &work->phrases.items[i];
}

/* Reads n tokens as a trigger of this row; false if they name no event. */
bool kd_events_read_trigger(const struct kd_events_work *work, uint32_t token,
	uint32_t n, uint32_t row, struct kd_trigger *out);

/* Looks at each token of the sentence and finds its phrases. False if the
 * arena is full. */
bool kd_events_see(struct kd_events_work *work);
bool kd_events_phrases(struct kd_events_work *work);

/* The first name that ends after a token's start, or KD_NONE past the last. */
uint32_t kd_events_name_from(const struct kd_events_work *work, uint32_t token);
bool kd_events_is_uninflected(
	const struct kd_events_work *work, const struct kd_name *name);
bool kd_events_is_comma(const struct kd_events_work *work, uint32_t token);

/* How many words at a chunk's beginning are a phrase of their own, or 0. */
uint32_t kd_events_words_before(
	const struct kd_events_work *work, const struct kd_chunk *chunk);

/* A nominative that may as well be another case, and that is no subject for
 * the parser or comes after one, is not told by its form. */
void kd_events_doubt_nominative(const struct kd_events_work *work, uint32_t i);
/* Whether a nominative comes after the subject and may as well be its object:
 * "Rebellen beschossen Stellungen", whatever the parser says. */
bool kd_events_is_second(
	const struct kd_events_work *work, uint32_t subject, uint32_t i);
/* What a phrase can be: enum kd_phrase_mark, or-ed. */
uint32_t kd_events_marks(
	const struct kd_events_work *work, const struct kd_phrase *phrase);
/* The name behind "of" that a phrase only describes, or KD_NONE. */
uint32_t kd_events_named_by(const struct kd_events_work *work, uint32_t i);
/* Whether a phrase is but a number or share of what "of" tells. */
bool kd_events_is_share(const struct kd_events_work *work, uint32_t i);
/* Whether a phrase begins with a number or share of what its head tells. */
bool kd_events_is_counted(
	const struct kd_events_work *work, const struct kd_phrase *phrase);
/* The phrase right behind that completes this one, or KD_NONE. */
uint32_t kd_events_complement(const struct kd_events_work *work, uint32_t i);
/* The words by which a phrase stands for a participant. */
struct kd_span kd_events_span(const struct kd_events_work *work, uint32_t i);
/* Gives each phrase the leader of its coordination. */
void kd_events_tie(const struct kd_events_work *work);

/* Whether a phrase is of people, nations or bodies that act. */
bool kd_events_is_party(const struct kd_events_work *work, uint32_t phrase);

/* Whether a phrase can be subject or object: no preposition, no time, first of
 * its coordination, not the trigger itself. */
bool kd_events_is_bare(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t i);
uint32_t kd_events_first_of(const struct kd_events_work *work, uint32_t clause);
/* Whether a token is the "that" before what is reported. */
bool kd_events_is_that(const struct kd_events_work *work, uint32_t token);
/* The relative word a clause begins with, or KD_NONE. */
uint32_t kd_events_relative(const struct kd_events_work *work, uint32_t clause);
/* The phrase that ends before a word, a comma between or not, or KD_NONE. */
uint32_t kd_events_before(const struct kd_events_work *work, uint32_t word);
/* The phrase that a parser linked to a verb, or KD_NONE. */
uint32_t kd_events_linked(const struct kd_events_work *work, uint32_t verb,
	struct kd_str relation, enum kd_case wanted);

/* Of a phrase found for the subject and another across the verb, the one that
 * has the verb's gender, where both tell: "Харків атакувала Росія". */
uint32_t kd_events_agreeing(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t found);
/* Of two objects behind a verb that has no subject, the first, if its form is
 * the nominative's, too: "traf | eine Rakete | den Bus". Else KD_NONE. */
uint32_t kd_events_first_object(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t finite);
/* The bare phrase before a verb whose subject stands behind it, or KD_NONE. */
uint32_t kd_events_fronted(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t subject);

/* The verb that carries the tense of a trigger; its own head if there is no
 * other. */
uint32_t kd_events_finite(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* Whether the row's verb acts on something; false without a row. */
bool kd_events_is_transitive(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* Whether the trigger is what a verb of denial before it governs: "denied
 * having met". */
bool kd_events_is_denied(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* The phrase that is a trigger's subject or object, or KD_NONE. */
uint32_t kd_events_subject(
	const struct kd_events_work *work, const struct kd_trigger *trigger);
uint32_t kd_events_object(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t subject,
	enum kd_case grammatical);

/* Whether a prepositional phrase stands right after a noun. */
bool kd_events_hangs_on_noun(
	const struct kd_events_work *work, const struct kd_phrase *phrase);

/* The subject of the clause that tells what is demanded or claimed: "demanded
 * that the US ...". KD_NONE if there is none. */
uint32_t kd_events_claimed(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* Of whom the sentence says what he is to do, or else: "threatened to ...
 * unless Israel rescinded it". KD_NONE if there is none. */
uint32_t kd_events_conditioned(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* The phrase "together with" which the subject acts, or KD_NONE. */
uint32_t kd_events_fellow(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* Whether the subject is left out and that of a sentence before fits. */
bool kd_events_is_dropped(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* The phrase that is the source of what a token is told in, if the sentence
 * holds it and it is no pronoun; else KD_NONE. */
uint32_t kd_events_speaker(const struct kd_events_work *work, uint32_t token);
/* The speaker that a pronoun means in what is reported: "said it had ...". */
uint32_t kd_events_meant(const struct kd_events_work *work, uint32_t pronoun);
/* The speaker that is the subject of a clause that leaves it out. */
uint32_t kd_events_unsaid(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* Keeps the subject of the sentence at hand for the next. */
void kd_events_keep_subject(struct kd_events_work *work);

/* The next phrase from `from` on that stands with this preposition where it
 * can belong to the trigger, or KD_NONE. */
uint32_t kd_events_with(const struct kd_events_work *work,
	const struct kd_trigger *trigger, struct kd_str preposition,
	uint32_t grammatical, uint32_t from);
/* Of "between A, who ..., and B" the phrase of B, or KD_NONE. */
uint32_t kd_events_second(const struct kd_events_work *work, uint32_t phrase);
uint32_t kd_events_agent(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* Adds the spans of a phrase and of those coordinated with it. */
bool kd_events_add_group(const struct kd_events_work *work, uint32_t phrase,
	struct kd_spans *out);
bool kd_events_add_span(const struct kd_events_work *work, struct kd_span span,
	struct kd_spans *out);

/* Whether nobody does what an assault tells, but a quake or a storm: it is a
 * deed, no event between parties. */
bool kd_events_is_natural(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t subject,
	enum kd_plover type);
/* Whether a verb's "which" stands for a point of a plan, "point 7, which barred
 * X": what that holds is done by nobody. */
bool kd_events_is_of_point(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* Fills actors, targets and places as the row says. *fits is false if what it
 * needs is missing. False if the arena is full. */
bool kd_events_fill_roles(const struct kd_events_work *work,
	const struct kd_trigger *trigger, struct kd_event *event, bool *fits);

/* The event's status, or KD_STATUS_UNKNOWN if nothing happens or is to. */
enum kd_event_status kd_events_status(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_event *event);

/* What the words of a clause say of the event in it. */
struct kd_saying {
	uint32_t modal; /* token of the nearest before it, or KD_NONE */
	enum kd_event_status clause;  /* of the whole clause */
	enum kd_event_status carried; /* by a verb whose object it is */
	bool unreal; /* a condition, or a verb that only wishes */
	bool negated;
	bool denied;
};

struct kd_saying kd_events_listen(
	const struct kd_events_work *work, const struct kd_trigger *trigger);
/* Whether the trigger's noun is subject or object, not part of an adverbial. */
bool kd_events_is_argument(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* What the words of status-words at a token say, and of which kind they are
 * here. */
enum kd_event_status kd_events_status_of(
	const struct kd_events_work *work, uint32_t token);
enum kd_cue_kind kd_events_cue_at(
	const struct kd_events_work *work, uint32_t token);

/* Whether the trigger's noun is what a light verb does. */
bool kd_events_has_light_verb(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* Whether what the clause tells is done in it: "will discuss it in a meeting".
 */
bool kd_events_is_within(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* The time of an event, or KD_NONE. */
uint32_t kd_events_time(
	const struct kd_events_work *work, const struct kd_trigger *trigger);
/* The time to which the sentence says that the event is put off, or the old
 * one. */
uint32_t kd_events_new_time(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t old);
/* Whether a noun stands where the clause's verb, with its time, place and
 * mood, tells nothing of it: "despite the strike", "spoke about the strike". */
bool kd_events_is_apart(
	const struct kd_events_work *work, const struct kd_trigger *trigger);
/* Whether a word is in a noun's phrase, or right behind it with what completes
 * it: "the strike on X on Friday". */
bool kd_events_is_own(const struct kd_events_work *work,
	const struct kd_trigger *trigger, uint32_t token);
/* Whether one of two words is in a quotation that the other is not in. */
bool kd_events_is_quoted_apart(
	const struct kd_events_work *work, uint32_t a, uint32_t b);
/* Whether a time is after the day the article was published. */
bool kd_events_is_future(const struct kd_events_work *work, uint32_t time);

/* A noun without parties of its own: the event before that it means, or
 * KD_NONE. */
uint32_t kd_events_antecedent(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_event *event);

/* Whether a noun can mean something told of before: "the meeting". */
bool kd_events_is_definite(
	const struct kd_events_work *work, const struct kd_trigger *trigger);

/* Whether two modes may be of one event: a talk may be a call. */
bool kd_events_are_kin(struct kd_str a, struct kd_str b);

/* The last event before a token, in this sentence or the one before, that has
 * this status; KD_NONE if there is none. */
uint32_t kd_events_last_with(const struct kd_events_work *work, uint32_t token,
	enum kd_event_status status);
/* Whether the words at a token say that something is not so. */
bool kd_events_denies(const struct kd_events_work *work, uint32_t token);
/* Denies what was told before the word of denial at a token. False if the
 * arena is full. */
bool kd_events_hear_denial(struct kd_events_work *work, uint32_t token);
/* Whether a noun says that something is so: report, claim, accusation. */
bool kd_events_is_claim(const struct kd_events_work *work, uint32_t token);
/* The cue that says that the clause of a trigger is not so, or not known to
 * be: "no evidence that", "reports that ... were false"; KD_NONE if none. */
uint32_t kd_events_untrue(
	const struct kd_events_work *work, const struct kd_trigger *trigger);
bool kd_events_is_negation(const struct kd_events_work *work, uint32_t token);

/* Lets what follows change what is known of events found: adds denials of what
 * was claimed, changes what was put off in a sentence without a word for it.
 * False if the arena is full. */
bool kd_events_revise(struct kd_events_work *work);

#endif
