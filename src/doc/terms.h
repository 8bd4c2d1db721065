/* terms.h - the field's terms: every closed set of values, with its labels. */
#ifndef KD_DOC_TERMS_H
#define KD_DOC_TERMS_H

#include "base/str.h"

/* Each list gives the constant's ending and the label that INTERFACE.md has.
 * 0 is always "none": it is not written. */

#define KD_BLOCK_KINDS(X)         \
	X(TITLE, "title")         \
	X(LEAD, "lead")           \
	X(HEADING, "heading")     \
	X(PARAGRAPH, "paragraph") \
	X(LIST, "list")           \
	X(QUOTE, "quote")         \
	X(CAPTION, "caption")     \
	X(CREDIT, "credit")       \
	X(DATELINE, "dateline")   \
	X(BYLINE, "byline")       \
	X(FURNITURE, "furniture")

#define KD_BASES(X)             \
	X(GIVEN, "given")       \
	X(DATELINE, "dateline") \
	X(TEXT, "text")         \
	X(HTML, "html")         \
	X(FEED, "feed")         \
	X(URL, "url")

/* Universal Dependencies parts of speech. */
#define KD_UPOS(X)        \
	X(ADJ, "ADJ")     \
	X(ADP, "ADP")     \
	X(ADV, "ADV")     \
	X(AUX, "AUX")     \
	X(CCONJ, "CCONJ") \
	X(DET, "DET")     \
	X(INTJ, "INTJ")   \
	X(NOUN, "NOUN")   \
	X(NUM, "NUM")     \
	X(PART, "PART")   \
	X(PRON, "PRON")   \
	X(PROPN, "PROPN") \
	X(PUNCT, "PUNCT") \
	X(SCONJ, "SCONJ") \
	X(SYM, "SYM")     \
	X(VERB, "VERB")   \
	X(OTHER, "X")

#define KD_NAME_TYPES(X) \
	X(PER, "PER")    \
	X(LOC, "LOC")    \
	X(ORG, "ORG")    \
	X(MISC, "MISC")

#define KD_MENTION_KINDS(X)   \
	X(PRONOUN, "pronoun") \
	X(DESCRIPTION, "description")

#define KD_TIME_TYPES(X)        \
	X(DATE, "DATE")         \
	X(TIME, "TIME")         \
	X(DURATION, "DURATION") \
	X(SET, "SET")

#define KD_ANCHORS(X)             \
	X(NONE, "none")           \
	X(PUBLISHED, "published") \
	X(TEXT, "text")

#define KD_WARNINGS(X)                          \
	X(WEEKDAY_MISMATCH, "weekday-mismatch") \
	X(IMPOSSIBLE_DATE, "impossible-date")   \
	X(YEAR_UNKNOWN, "year-unknown")

#define KD_SPEECHES(X)          \
	X(DIRECT, "direct")     \
	X(INDIRECT, "indirect") \
	X(MIXED, "mixed")

#define KD_SOURCE_KINDS(X)              \
	X(PERSON, "person")             \
	X(ORGANISATION, "organisation") \
	X(OUTLET, "outlet")             \
	X(DOCUMENT, "document")         \
	X(UNNAMED, "unnamed")           \
	X(PRONOUN, "pronoun")

#define KD_FORCES(X)              \
	X(STATES, "states")       \
	X(DENIES, "denies")       \
	X(CONFIRMS, "confirms")   \
	X(ACCUSES, "accuses")     \
	X(PROMISES, "promises")   \
	X(THREATENS, "threatens") \
	X(PROPOSES, "proposes")   \
	X(ASKS, "asks")           \
	X(AGREES, "agrees")       \
	X(REJECTS, "rejects")     \
	X(DOUBTS, "doubts")

/* Words that a text tells of without their having been said: "did not say",
 * "could say". */
#define KD_UNSAIDS(X)         \
	X(NEGATED, "negated") \
	X(UNREAL, "unreal")

/* PLOVER, the list of 2021. */
#define KD_PLOVER(X)              \
	X(AGREE, "AGREE")         \
	X(CONSULT, "CONSULT")     \
	X(SUPPORT, "SUPPORT")     \
	X(CONCEDE, "CONCEDE")     \
	X(COOPERATE, "COOPERATE") \
	X(AID, "AID")             \
	X(RETREAT, "RETREAT")     \
	X(REQUEST, "REQUEST")     \
	X(ACCUSE, "ACCUSE")       \
	X(REJECT, "REJECT")       \
	X(THREATEN, "THREATEN")   \
	X(PROTEST, "PROTEST")     \
	X(SANCTION, "SANCTION")   \
	X(MOBILIZE, "MOBILIZE")   \
	X(COERCE, "COERCE")       \
	X(ASSAULT, "ASSAULT")     \
	X(STATEMENT, "STATEMENT") \
	X(OTHER, "OTHER")

#define KD_EVENT_STATUSES(X)      \
	X(HAPPENED, "happened")   \
	X(ONGOING, "ongoing")     \
	X(PLANNED, "planned")     \
	X(POSTPONED, "postponed") \
	X(CANCELLED, "cancelled") \
	X(DENIED, "denied")       \
	X(ALLEGED, "alleged")

#define KD_BOUNDS(X)            \
	X(EXACT, "exact")       \
	X(ABOUT, "about")       \
	X(AT_LEAST, "at-least") \
	X(AT_MOST, "at-most")   \
	X(BETWEEN, "between")

#define KD_RELATIONS(X)         \
	X(RESTS_ON, "rests-on") \
	X(QUOTES, "quotes")     \
	X(MENTIONS, "mentions") \
	X(REUSES, "reuses")

#define KD_PARTS(X)         \
	X(ACTOR, "actor")   \
	X(TARGET, "target") \
	X(PARTICIPANT, "participant")

#define KD_DIFFERENCES(X)   \
	X(DENIED, "denied") \
	X(FIGURE, "figure") \
	X(WHEN, "when")     \
	X(WHERE, "where")   \
	X(WHO, "who")       \
	X(STATUS, "status") \
	X(NAME, "name")     \
	X(INTERNAL, "internal")

#define KD_STANCES(X)         \
	X(ACCEPTS, "accepts") \
	X(OPEN, "open")       \
	X(REJECTS, "rejects") \
	X(DEMANDS, "demands") \
	X(UNCLEAR, "unclear")

#define KD_TERM_SETS(SET)                            \
	SET(block_kind, BLOCK, KD_BLOCK_KINDS)       \
	SET(basis, BASIS, KD_BASES)                  \
	SET(upos, UPOS, KD_UPOS)                     \
	SET(name_type, NAME, KD_NAME_TYPES)          \
	SET(mention_kind, MENTION, KD_MENTION_KINDS) \
	SET(time_type, TIME, KD_TIME_TYPES)          \
	SET(anchor, ANCHOR, KD_ANCHORS)              \
	SET(warning, WARNING, KD_WARNINGS)           \
	SET(speech, SPEECH, KD_SPEECHES)             \
	SET(source_kind, SOURCE, KD_SOURCE_KINDS)    \
	SET(force, FORCE, KD_FORCES)                 \
	SET(unsaid, UNSAID, KD_UNSAIDS)              \
	SET(plover, PLOVER, KD_PLOVER)               \
	SET(event_status, STATUS, KD_EVENT_STATUSES) \
	SET(bound, BOUND, KD_BOUNDS)                 \
	SET(relation, RELATION, KD_RELATIONS)        \
	SET(part, PART, KD_PARTS)                    \
	SET(difference, DIFFERENCE, KD_DIFFERENCES)  \
	SET(stance, STANCE, KD_STANCES)

/* enum kd_force { KD_FORCE_UNKNOWN, KD_FORCE_STATES, ... }, and so on. */
#define KD_TERM_BLOCK(ending, label) KD_BLOCK_##ending,
#define KD_TERM_BASIS(ending, label) KD_BASIS_##ending,
#define KD_TERM_UPOS(ending, label) KD_UPOS_##ending,
#define KD_TERM_NAME(ending, label) KD_NAME_##ending,
#define KD_TERM_MENTION(ending, label) KD_MENTION_##ending,
#define KD_TERM_TIME(ending, label) KD_TIME_##ending,
#define KD_TERM_ANCHOR(ending, label) KD_ANCHOR_##ending,
#define KD_TERM_WARNING(ending, label) KD_WARNING_##ending,
#define KD_TERM_SPEECH(ending, label) KD_SPEECH_##ending,
#define KD_TERM_SOURCE(ending, label) KD_SOURCE_##ending,
#define KD_TERM_FORCE(ending, label) KD_FORCE_##ending,
#define KD_TERM_UNSAID(ending, label) KD_UNSAID_##ending,
#define KD_TERM_PLOVER(ending, label) KD_PLOVER_##ending,
#define KD_TERM_STATUS(ending, label) KD_STATUS_##ending,
#define KD_TERM_BOUND(ending, label) KD_BOUND_##ending,
#define KD_TERM_RELATION(ending, label) KD_RELATION_##ending,
#define KD_TERM_PART(ending, label) KD_PART_##ending,
#define KD_TERM_DIFFERENCE(ending, label) KD_DIFFERENCE_##ending,
#define KD_TERM_STANCE(ending, label) KD_STANCE_##ending,
#define KD_TERM_SET(name, prefix, LIST)                       \
	enum kd_##name{ KD_##prefix##_UNKNOWN,                \
		LIST(KD_TERM_##prefix) KD_##prefix##_COUNT }; \
	extern const char *const kd_##name##_labels[KD_##prefix##_COUNT];
KD_TERM_SETS(KD_TERM_SET)
#undef KD_TERM_SET

/* The index of a label among count labels; 0 if it is none of them. */
uint32_t kd_term_find(
	const char *const *labels, uint32_t count, struct kd_str label);

#endif
