/* tables.h - what a language pack holds: its tables and their columns. */
#ifndef KD_LANG_TABLES_H
#define KD_LANG_TABLES_H

#include "doc/terms.h"

#include <stdint.h>

/*
 * Every table: constant, file (without its ending), kind of key, columns
 * after the key. PHRASE keys are words with spaces between, matched against
 * tokens by form or lemma; STRING keys are looked up whole.
 * Adding a table is a line here and a paragraph in lang/README.md.
 */
#define KD_TABLES(TABLE)                                                    \
	TABLE(STOPWORDS, "stopwords", PHRASE, KD_NO_COLUMNS)                \
	TABLE(ABBREVIATIONS, "abbreviations", STRING, KD_KIND_COLUMN)       \
	TABLE(CLITICS, "clitics", STRING, KD_KIND_COLUMN)                   \
	TABLE(SPLITS, "splits", STRING, KD_SPLIT_COLUMNS)                   \
	TABLE(CUTS, "cuts", STRING, KD_KIND_COLUMN)                         \
	TABLE(VERB_PARTICLES, "verb-particles", PHRASE, KD_NO_COLUMNS)      \
	TABLE(SUFFIXES, "suffixes", STRING, KD_SUFFIX_COLUMNS)              \
	TABLE(TAG_PAIRS, "tag-pairs", STRING, KD_TAG_COLUMNS)               \
	TABLE(FORM_TAGS, "form-tags", STRING, KD_FORM_COLUMNS)              \
	TABLE(FURNITURE, "furniture", PHRASE, KD_FURNITURE_COLUMNS)         \
	TABLE(QUOTE_MARKS, "quote-marks", STRING, KD_QUOTE_COLUMNS)         \
	TABLE(LANGID, "langid", STRING, KD_LANGID_COLUMNS)                  \
	TABLE(LANGUAGES, "languages", STRING, KD_LANGUAGE_COLUMNS)          \
	TABLE(TITLES, "titles", PHRASE, KD_TITLE_COLUMNS)                   \
	TABLE(NAME_PARTICLES, "name-particles", PHRASE, KD_NO_COLUMNS)      \
	TABLE(NAME_ENDINGS, "name-endings", STRING, KD_ENDING_COLUMNS)      \
	TABLE(GIVEN_NAMES, "given-names", STRING, KD_GIVEN_COLUMNS)         \
	TABLE(ORG_SUFFIXES, "org-suffixes", PHRASE, KD_ORG_COLUMNS)         \
	TABLE(PLACES, "places", PHRASE, KD_PLACE_COLUMNS)                   \
	TABLE(OUTLETS, "outlets", PHRASE, KD_OUTLET_COLUMNS)                \
	TABLE(NAME_CUES, "name-cues", PHRASE, KD_CUE_COLUMNS)               \
	TABLE(SMALL_NAMES, "small-names", PHRASE, KD_SMALL_COLUMNS)         \
	TABLE(ORGANS, "organs", PHRASE, KD_ORGAN_COLUMNS)                   \
	TABLE(PRONOUNS, "pronouns", PHRASE, KD_PRONOUN_COLUMNS)             \
	TABLE(MONTHS, "months", PHRASE, KD_MONTH_COLUMNS)                   \
	TABLE(TIME_RULES, "time-rules", PHRASE, KD_TIME_RULE_COLUMNS)       \
	TABLE(TENSE_WORDS, "tense-words", PHRASE, KD_TENSE_COLUMNS)         \
	TABLE(NUMBERS, "numbers", PHRASE, KD_NUMBER_COLUMNS)                \
	TABLE(UNITS, "units", PHRASE, KD_UNIT_COLUMNS)                      \
	TABLE(COUNTED_THINGS, "counted-things", STRING, KD_THING_COLUMNS)   \
	TABLE(BOUNDS, "bounds", PHRASE, KD_BOUND_COLUMNS)                   \
	TABLE(SPEECH, "speech-verbs", PHRASE, KD_SPEECH_COLUMNS)            \
	TABLE(SPEECH_WORDS, "speech-words", PHRASE, KD_KIND_COLUMN)         \
	TABLE(HEDGES, "hedges", PHRASE, KD_KIND_COLUMN)                     \
	TABLE(EVENT_WORDS, "event-words", PHRASE, KD_EVENT_COLUMNS)         \
	TABLE(DEED_WORDS, "deed-words", PHRASE, KD_DEED_COLUMNS)            \
	TABLE(STATUS_WORDS, "status-words", PHRASE, KD_STATUS_COLUMNS)      \
	TABLE(PLAN_WORDS, "plan-words", PHRASE, KD_KIND_COLUMN)             \
	TABLE(TOPICS, "topics", PHRASE, KD_TOPIC_COLUMNS)                   \
	TABLE(STANCES, "stances", PHRASE, KD_STANCE_COLUMNS)                \
	TABLE(TRANSLITERATION, "transliteration", STRING, KD_SOUND_COLUMNS) \
	TABLE(MODELS, "models", STRING, KD_MODEL_COLUMNS)

/* Columns: constant's ending, name in the file, kind, term set's labels.
 * The first use of a column's constant within its table is 0, then 1, ... */
#define KD_NO_COLUMNS(X, T)
#define KD_KIND_COLUMN(X, T) X(T, KIND, "kind", TEXT, NULL, 0)
#define KD_SPLIT_COLUMNS(X, T)              \
	X(T, PARTS, "parts", TEXT, NULL, 0) \
	X(T, UNLESS, "unless", TEXT, NULL, 0)
#define KD_SUFFIX_COLUMNS(X, T)                                            \
	X(T, UPOS, "upos", TERM, kd_upos_labels, KD_COUNT(kd_upos_labels)) \
	X(T, CUT, "cut", TEXT, NULL, 0)                                    \
	X(T, ADD, "add", TEXT, NULL, 0)                                    \
	X(T, FEATS, "feats", FEATS, NULL, 0)
#define KD_FURNITURE_COLUMNS(X, T)                       \
	X(T, BLOCK, "block", TERM, kd_block_kind_labels, \
		KD_COUNT(kd_block_kind_labels))          \
	X(T, PLACE, "place", TEXT, NULL, 0)
#define KD_QUOTE_COLUMNS(X, T)              \
	X(T, CLOSE, "close", TEXT, NULL, 0) \
	X(T, KIND, "kind", TEXT, NULL, 0)
#define KD_LANGID_COLUMNS(X, T)                 \
	X(T, FOR, "for", TEXT, NULL, 0)         \
	X(T, AGAINST, "against", TEXT, NULL, 0) \
	X(T, WEIGHT, "weight", NUMBER, NULL, 0)
#define KD_LANGUAGE_COLUMNS(X, T)         \
	X(T, CODE, "code", TEXT, NULL, 0) \
	X(T, KIN, "kin", TEXT, NULL, 0)
#define KD_TITLE_COLUMNS(X, T)                \
	X(T, KIND, "kind", TEXT, NULL, 0)     \
	X(T, GENDER, "gender", TEXT, NULL, 0) \
	X(T, GROUP, "group", TEXT, NULL, 0)
#define KD_ENDING_COLUMNS(X, T)                 \
	X(T, REPLACE, "replace", TEXT, NULL, 0) \
	X(T, KIND, "kind", TEXT, NULL, 0)       \
	X(T, FEATS, "feats", FEATS, NULL, 0)
#define KD_GIVEN_COLUMNS(X, T) X(T, GENDER, "gender", TEXT, NULL, 0)
#define KD_ORG_COLUMNS(X, T)                          \
	X(T, TYPE, "type", TERM, kd_name_type_labels, \
		KD_COUNT(kd_name_type_labels))        \
	X(T, PLACE, "place", TEXT, NULL, 0)
#define KD_PLACE_COLUMNS(X, T)            \
	X(T, KIND, "kind", TEXT, NULL, 0) \
	X(T, KEY, "key", TEXT, NULL, 0)
#define KD_OUTLET_COLUMNS(X, T)           \
	X(T, NAME, "name", TEXT, NULL, 0) \
	X(T, KIND, "kind", TEXT, NULL, 0)
#define KD_CUE_COLUMNS(X, T)                          \
	X(T, TYPE, "type", TERM, kd_name_type_labels, \
		KD_COUNT(kd_name_type_labels))        \
	X(T, PLACE, "place", TEXT, NULL, 0)           \
	X(T, KIND, "kind", TEXT, NULL, 0)             \
	X(T, WEIGHT, "weight", NUMBER, NULL, 0)
#define KD_SMALL_COLUMNS(X, T)            \
	X(T, KIND, "kind", TEXT, NULL, 0) \
	X(T, KEY, "key", TEXT, NULL, 0)
#define KD_ORGAN_COLUMNS(X, T) X(T, ORGAN, "organ", TEXT, NULL, 0)
#define KD_PRONOUN_COLUMNS(X, T)          \
	X(T, KIND, "kind", TEXT, NULL, 0) \
	X(T, FEATS, "feats", FEATS, NULL, 0)
#define KD_MONTH_COLUMNS(X, T)              \
	X(T, KIND, "kind", TEXT, NULL, 0)   \
	X(T, VALUE, "value", TEXT, NULL, 0) \
	X(T, FORM, "form", TEXT, NULL, 0)
#define KD_TIME_RULE_COLUMNS(X, T)                    \
	X(T, NAME, "name", TEXT, NULL, 0)             \
	X(T, TYPE, "type", TERM, kd_time_type_labels, \
		KD_COUNT(kd_time_type_labels))        \
	X(T, VALUE, "value", TEXT, NULL, 0)           \
	X(T, MOD, "mod", TEXT, NULL, 0)
#define KD_TENSE_COLUMNS(X, T) X(T, TENSE, "tense", TEXT, NULL, 0)
#define KD_NUMBER_COLUMNS(X, T)             \
	X(T, VALUE, "value", TEXT, NULL, 0) \
	X(T, KIND, "kind", TEXT, NULL, 0)
#define KD_UNIT_COLUMNS(X, T)                 \
	X(T, UNIT, "unit", TEXT, NULL, 0)     \
	X(T, FACTOR, "factor", TEXT, NULL, 0) \
	X(T, KIND, "kind", TEXT, NULL, 0)
#define KD_THING_COLUMNS(X, T) X(T, THING, "thing", TEXT, NULL, 0)
#define KD_BOUND_COLUMNS(X, T)                                                 \
	X(T, BOUND, "bound", TERM, kd_bound_labels, KD_COUNT(kd_bound_labels)) \
	X(T, PLACE, "place", TEXT, NULL, 0)
#define KD_SPEECH_COLUMNS(X, T)                                                \
	X(T, KIND, "kind", TEXT, NULL, 0)                                      \
	X(T, FORCE, "force", TERM, kd_force_labels, KD_COUNT(kd_force_labels)) \
	X(T, SOURCE, "source", TEXT, NULL, 0)                                  \
	X(T, HEDGED, "hedged", NUMBER, NULL, 0)                                \
	X(T, TAKES, "takes", TEXT, NULL, 0)
#define KD_EVENT_COLUMNS(X, T)                                                 \
	X(T, TYPE, "type", TERM, kd_plover_labels, KD_COUNT(kd_plover_labels)) \
	X(T, MODE, "mode", TEXT, NULL, 0)                                      \
	X(T, UPOS, "upos", TERM, kd_upos_labels, KD_COUNT(kd_upos_labels))     \
	X(T, ROLES, "roles", TEXT, NULL, 0)
#define KD_DEED_COLUMNS(X, T)             \
	X(T, DEED, "deed", TEXT, NULL, 0) \
	X(T, UPOS, "upos", TERM, kd_upos_labels, KD_COUNT(kd_upos_labels))
#define KD_STATUS_COLUMNS(X, T)                              \
	X(T, STATUS, "status", TERM, kd_event_status_labels, \
		KD_COUNT(kd_event_status_labels))            \
	X(T, KIND, "kind", TEXT, NULL, 0)
#define KD_TOPIC_COLUMNS(X, T) X(T, TOPIC, "topic", TEXT, NULL, 0)
#define KD_STANCE_COLUMNS(X, T)                        \
	X(T, STANCE, "stance", TERM, kd_stance_labels, \
		KD_COUNT(kd_stance_labels))            \
	X(T, KIND, "kind", TEXT, NULL, 0)
#define KD_MODEL_COLUMNS(X, T) X(T, FILE, "file", TEXT, NULL, 0)
#define KD_SOUND_COLUMNS(X, T) X(T, SOUND, "sound", TEXT, NULL, 0)
#define KD_TAG_COLUMNS(X, T)                                               \
	X(T, RIGHT, "right", TERM, kd_tag_labels, KD_COUNT(kd_tag_labels)) \
	X(T, WEIGHT, "weight", NUMBER, NULL, 0)
#define KD_FORM_COLUMNS(X, T)                                          \
	X(T, TAG, "tag", TERM, kd_tag_labels, KD_COUNT(kd_tag_labels)) \
	X(T, WEIGHT, "weight", NUMBER, NULL, 0)

/* What words are as far as their neighbours tell: a part of speech, with its
 * case or form of verb. edge stands before and after a sentence. A tag with a
 * case is its plain tag plus enum kd_case; one with a form of verb its plain
 * tag plus enum kd_verbform, the imperative coming last. */
#define KD_CASE_TAGS(X, ending, label) \
	X(ending, label)               \
	X(ending##_NOM, label ".nom")  \
	X(ending##_GEN, label ".gen")  \
	X(ending##_DAT, label ".dat")  \
	X(ending##_ACC, label ".acc")  \
	X(ending##_LOC, label ".loc") X(ending##_INS, label ".ins")
#define KD_VERB_TAGS(X, ending, label)  \
	X(ending, label)                \
	X(ending##_FIN, label ".fin")   \
	X(ending##_INF, label ".inf")   \
	X(ending##_PART, label ".part") \
	X(ending##_GER, label ".ger")   \
	X(ending##_SUP, label ".sup") X(ending##_IMP, label ".imp")
#define KD_TAGS(X)                      \
	X(EDGE, "edge")                 \
	KD_CASE_TAGS(X, ADJ, "adj")     \
	KD_CASE_TAGS(X, ADP, "adp")     \
	KD_CASE_TAGS(X, DET, "det")     \
	KD_CASE_TAGS(X, NOUN, "noun")   \
	KD_CASE_TAGS(X, NUM, "num")     \
	KD_CASE_TAGS(X, PRON, "pron")   \
	KD_CASE_TAGS(X, PROPN, "propn") \
	KD_VERB_TAGS(X, AUX, "aux")     \
	KD_VERB_TAGS(X, VERB, "verb")   \
	X(ADV, "adv")                   \
	X(CCONJ, "cconj")               \
	X(INTJ, "intj")                 \
	X(PART, "part")                 \
	X(PUNCT, "punct")               \
	X(SCONJ, "sconj")               \
	X(SYM, "sym")                   \
	X(OTHER, "x")

enum kd_tag {
	KD_TAG_UNKNOWN,
#define KD_TAG(ending, label) KD_TAG_##ending,
	KD_TAGS(KD_TAG)
#undef KD_TAG
		KD_TAG_COUNT
};

extern const char *const kd_tag_labels[KD_TAG_COUNT];

/* Classes that a phrase may name in place of a word: <month>, <day> ... The
 * room that matches says which classes each token has. */
#define KD_CLASSES(X)                                                         \
	X(MONTH, "month")                                                     \
	X(WEEKDAY, "weekday")                                                 \
	X(DAY, "day") /* 1 to 31, "18th" too; a stop is a token of its own */ \
	X(YEAR, "year")                                                       \
	X(NUMBER, "number") /* digits or words */                             \
	X(ORDINAL, "ordinal")                                                 \
	X(UNIT, "unit") /* of time */                                         \
	X(SEASON, "season")                                                   \
	X(DAYPART, "daypart")                                                 \
	X(CLOCK, "clock") /* 14:30 */                                         \
	X(HOUR, "hour")   /* 3, 14.30: a clock where said */                  \
	X(DURATION, "duration")                                               \
	X(DATE, "date") /* 2025-11-20, 20.11.2025, 20/11 */                   \
	X(DECADE, "decade")                                                   \
	X(HOLIDAY, "holiday")                                                 \
	X(NAME, "name")                                                       \
	X(PERSON, "per")                                                      \
	X(OUTLET, "outlet")                                                   \
	X(TITLE, "title")                                                     \
	X(DAYMONTH, "daymonth") /* 30.10, 30/10 */

enum kd_class {
#define KD_CLASS(ending, label) KD_CLASS_##ending,
	KD_CLASSES(KD_CLASS)
#undef KD_CLASS
		KD_CLASS_COUNT
};

enum kd_table {
#define KD_TABLE(constant, file, key, columns) KD_TABLE_##constant,
	KD_TABLES(KD_TABLE)
#undef KD_TABLE
		KD_TABLE_COUNT
};

/* Column numbers: KD_SPEECH_FORCE would clash with terms, hence KD_COLUMN_. */
#define KD_COLUMN(table, ending, name, kind, labels, n) \
	KD_COLUMN_##table##_##ending,
#define KD_TABLE(constant, file, key, columns) \
	enum { columns(KD_COLUMN, constant) KD_COLUMN_##constant##_COUNT };
KD_TABLES(KD_TABLE)
#undef KD_TABLE
#undef KD_COLUMN

enum kd_key_kind { KD_KEY_PHRASE, KD_KEY_STRING };
enum kd_cell_kind {
	KD_CELL_TEXT,
	KD_CELL_NUMBER,
	KD_CELL_TERM,
	KD_CELL_FEATS, /* as packed in doc/feats.h */
};

struct kd_column {
	const char *name;
	enum kd_cell_kind kind;
	const char *const *labels; /* of terms; ends before n_labels */
	uint32_t n_labels;
};

#define KD_MAX_COLUMNS 6 /* one more than any table has: { 0 } ends them */

struct kd_table_shape {
	const char *file;
	enum kd_key_kind key;
	uint32_t n_columns;
	struct kd_column columns[KD_MAX_COLUMNS];
};

extern const struct kd_table_shape kd_table_shapes[KD_TABLE_COUNT];
extern const char *const kd_class_labels[KD_CLASS_COUNT];

#endif
