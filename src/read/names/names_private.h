/* names_private.h - what the parts of this room share while they work. */
#ifndef KD_READ_NAMES_PRIVATE_H
#define KD_READ_NAMES_PRIVATE_H

#include "base/map.h"
#include "read/names/evidence.h"
#include "read/names/names.h"

/* Longest word whose endings are tried, in bytes. */
#define KD_NAME_WORD_BYTES 96

/*
 * A token, or the part of a hyphenated one that may be a name by itself:
 *
 *   Trump-utsending      pro-Russia        Jean-Luc
 *   [Trump][utsending]   [pro][Russia]     [Jean-Luc]
 */
enum kd_piece_flag {
	KD_PIECE_WORD = 1 << 0,
	KD_PIECE_CAPITAL = 1 << 1,
	KD_PIECE_WEAK = 1 << 2,   /* would be a capital in any case */
	KD_PIECE_COMMON = 1 << 3, /* the word lists know it as no name */
	KD_PIECE_ACRONYM = 1 << 4,
	KD_PIECE_GIVEN = 1 << 5,
	KD_PIECE_PARTICLE = 1 << 6,
	KD_PIECE_CALENDAR = 1 << 7,
	KD_PIECE_PART = 1 << 8,  /* not the whole token */
	KD_PIECE_TIGHT = 1 << 9, /* nothing between it and the one before */
};

struct kd_piece {
	struct kd_span span;
	struct kd_str folded;
	struct kd_str base; /* as in the text, without inflection */
	uint32_t token;
	uint32_t sentence;
	uint32_t flags;
	uint32_t form; /* words of the vocabulary, or KD_NONE */
	uint32_t lemma;
	uint32_t given; /* row of given-names, or KD_NONE */
	uint32_t seen;  /* its form's place in seens, or KD_NONE */
};

struct kd_pieces {
	struct kd_piece *items;
	uint32_t n;
	uint32_t capacity;
};

/* How a word that begins with a capital stands in this document. */
struct kd_seen {
	uint32_t strong; /* where a common word would be small */
	uint32_t alone;  /* of those strong, with no capital beside */
	uint32_t weak;
	uint32_t small;
	bool counted; /* its possible bases have got their votes */
	bool studied; /* what follows is known */
	uint32_t flags;
	uint32_t given; /* row of given-names, or KD_NONE */
	uint32_t lemma; /* known name that it is a form of, or KD_NONE */
};

struct kd_seens {
	struct kd_seen *items;
	uint32_t n;
	uint32_t capacity;
};

/* What a fixed name was found in. */
enum kd_fixed {
	KD_FIXED_NO,
	KD_FIXED_PLACE,
	KD_FIXED_BODY,
	KD_FIXED_OUTLET,
	KD_FIXED_THING
};

/* Most pieces of evidence for one candidate; what comes after is left out. */
#define KD_EVIDENCE_MAX 23

/* A stretch of pieces that may be a name. */
struct kd_candidate {
	uint32_t first; /* pieces[first, first + n) */
	uint32_t n;
	float score[KD_NAME_COUNT]; /* [0]: that it is no name */
	uint8_t n_evidence;
	uint8_t evidence[KD_EVIDENCE_MAX];
	enum kd_fixed fixed;
	uint32_t row;         /* of the fixed name, or KD_NONE */
	uint32_t org;         /* row of org-suffixes, or KD_NONE */
	uint32_t org_piece;   /* where its word is */
	uint32_t whole;       /* candidate that says it in full, or KD_NONE */
	uint32_t first_title; /* pieces of the role's title; n 0: none */
	uint32_t n_title;
	uint32_t title; /* row of titles, or KD_NONE */
	struct kd_span role;
	struct kd_str base;
	enum kd_name_type type;
	enum kd_gender gender;
	enum kd_case agrees; /* case of what stands beside it, or 0 */
	struct kd_str side;  /* which part of a place: North, or empty */
	struct kd_str organ; /* of a state: see organs.tsv; or empty */
	struct kd_str owner; /* key of the state, or empty */
	bool bare;           /* says what it is, and not which */
	bool outlet;
	bool dropped;   /* no name after all */
	bool quoted;    /* ends in quotation marks: ТОВ «Маяк» */
	bool closed;    /* lost an ending that ends a name: Trumps */
	bool adjective; /* possessive: Trumpov */
	bool namesake;  /* see struct kd_name */
	struct kd_str whole_base; /* without the age, where one is told */
	struct kd_str age;        /* which of one name: junior; or empty */
	bool headed;              /* a word before it was taken off */
	const char *why;          /* rule in C, where no row says it */
	uint32_t why_row;
};

struct kd_candidates {
	struct kd_candidate *items;
	uint32_t n;
	uint32_t capacity;
};

/* How long the longest key of transliteration.tsv is that begins with each
 * byte; 0: there is none. [1]: of those for a word's beginning. */
struct kd_sounds {
	uint8_t longest[2][256];
	/* A bit for the first two bytes of each longer key, by a hash. */
	uint64_t pairs[16];
};

/* All that the parts hand to each other. */
struct kd_naming {
	const struct kd_reading *reading;
	struct kd_arena *arena;
	struct kd_pieces pieces;
	uint32_t
		*sentence_first; /* first piece of each sentence, and the end */
	uint8_t *weak;           /* of each token: see KD_PIECE_WEAK */
	uint32_t
		*seen; /* of each token its form's place in seens, or KD_NONE */
	struct kd_words words;      /* of the pieces, for the pack's matcher */
	uint32_t longest_ending;    /* of name-endings, in bytes */
	bool has_genitive;          /* some endings end a name: Trumps */
	struct kd_map seen_by_word; /* folded form to index in seens */
	struct kd_seens seens;
	struct kd_map votes;      /* of how many forms a word may be the base */
	struct kd_map full_bases; /* last words of full names */
	struct kd_sounds sounds;
	struct kd_map named; /* base to the first name that has it */
	struct kd_candidates candidates;
	bool is_learned; /* candidates are the learned model's */
};

/* Says for each token whether its capital says little, and counts how each
 * word stands in the document. */
enum kd_status kd_names_look(struct kd_naming *naming, struct kd_err *err);

/* Cuts the text into pieces and says of each what can be said alone. */
enum kd_status kd_names_cut(struct kd_naming *naming, struct kd_err *err);

/* Begins with no candidates, and room for so many; false if the arena is full.
 */
bool kd_names_begin_candidates(struct kd_naming *naming, uint32_t n);

/* Finds stretches that may be names. */
enum kd_status kd_names_stretch(struct kd_naming *naming, struct kd_err *err);

struct kd_name_view;

/* Says what the learned model sees of the pieces. */
enum kd_status kd_names_look_at_pieces(struct kd_naming *naming,
	struct kd_name_view *view, struct kd_err *err);

/* Finds names by the pack's learned model. */
enum kd_status kd_names_label_pieces(
	struct kd_naming *naming, struct kd_err *err);

/* Brings the learned candidates in line with those ruled. */
enum kd_status kd_names_repair(struct kd_naming *naming,
	struct kd_candidates ruled, struct kd_err *err);

/* Whether it is a nation's adjective alone: Russian. */
bool kd_names_is_of_nation(
	const struct kd_naming *naming, const struct kd_candidate *candidate);

/* How far a candidate's type is above the next. */
float kd_names_margin(const struct kd_candidate *candidate);

/* Finds names by rules and weighed evidence. */
enum kd_status kd_names_rule(struct kd_naming *naming, struct kd_err *err);

/* Whether the language has a learned model of names. */
static inline bool kd_names_is_learned(const struct kd_naming *naming)
{
	return naming->reading->lang->models[KD_MODEL_NAMES] != NULL;
}

/* Notes what the packs know of a name that was found: that it is a place or an
 * outlet, or which of its words makes it a body. */
void kd_names_know(
	const struct kd_naming *naming, struct kd_candidate *candidate);

/* Looks for titles beside each candidate; sets its role. */
void kd_names_roles(struct kd_naming *naming);

/* Gathers what speaks for each type of each candidate. */
void kd_names_gather(struct kd_naming *naming);

/* Weighs the evidence of each candidate. */
void kd_names_weigh(struct kd_naming *naming);

/* Finds each candidate's base form. */
enum kd_status kd_names_bases(struct kd_naming *naming, struct kd_err *err);

/* Lets evidence spread over the document: short names become full ones, and
 * one name gets one type. */
enum kd_status kd_names_join(struct kd_naming *naming, struct kd_err *err);

/* Makes names whole: adds what is written small, joins what stands in quotation
 * marks behind a word that says what it is. */
enum kd_status kd_names_complete(struct kd_naming *naming, struct kd_err *err);

/* Notes names that are nearly alike. */
enum kd_status kd_names_variants(struct kd_naming *naming,
	struct kd_problems *problems, struct kd_err *err);

/* Notes what sounds the pack has. */
void kd_names_listen(struct kd_naming *naming);

/* How a base sounds; data is NULL if the arena is full. */
struct kd_str kd_names_sound(
	const struct kd_naming *naming, struct kd_str base);

/* One base that a word may have, by name-endings.tsv. */
struct kd_ending {
	const struct kd_lang *lang;
	struct kd_str word;
	uint32_t cut;     /* bytes taken off; tried from many to few */
	const char *only; /* kind of the rows tried; NULL: those of names */
	uint32_t row;
	struct kd_str base; /* in buffer */
	char buffer[2 * KD_NAME_WORD_BYTES];
};

/* Begins with no ending; word must live as long. */
void kd_ending_init(struct kd_ending *ending, const struct kd_naming *naming,
	struct kd_str word);

/* Notes what endings the pack has. */
void kd_ending_measure(struct kd_naming *naming);

/* Goes to the next base; false at the end. */
bool kd_ending_next(struct kd_ending *ending);

/* Whether a row's text cell is this label. */
static inline bool kd_naming_is(const struct kd_naming *naming, uint32_t row,
	uint32_t column, const char *label)
{
	return kd_lang_is(naming->reading->lang, row, column, label);
}

static inline bool kd_piece_has(const struct kd_piece *piece, uint32_t flag)
{
	return (piece->flags & flag) != 0;
}

/* The longest phrase of a table at a piece, within its sentence. */
bool kd_names_match(const struct kd_naming *naming, enum kd_table table,
	uint32_t piece, struct kd_match *out);

/* The row of the longest end of an unknown word that is a phrase of the table,
 * as "minister" of "helseminister"; KD_NONE if there is none. */
uint32_t kd_names_tail(
	const struct kd_naming *naming, enum kd_table table, uint32_t piece);

/* What syntax says of the token that holds a piece. */
static inline const struct kd_analysis *kd_piece_analysis(
	const struct kd_naming *naming, uint32_t piece)
{
	return &naming->reading->analyses
			->items[naming->pieces.items[piece].token];
}

/* What the piece before a name, or after it, says; KD_EVIDENCE_ALWAYS if it
 * says nothing. */
enum kd_evidence kd_names_neighbour_before(
	const struct kd_naming *naming, uint32_t piece);
enum kd_evidence kd_names_neighbour_after(
	const struct kd_naming *naming, uint32_t piece);

/* The first of the ways in which a key's word is written. */
struct kd_str kd_names_first_way(struct kd_str element);

/* Sets the base of a name that the packs know: their key, cased as the text;
 * false if the arena is full. */
bool kd_names_fixed_base(
	struct kd_naming *naming, struct kd_candidate *candidate);

/* A key's word with the capitals of the text: usa for USAs is USA; data is NULL
 * if the arena is full. */
struct kd_str kd_names_as_cased(
	struct kd_naming *naming, struct kd_str key, struct kd_str text);

/* Sets the base of a body's name that is built on a noun the lists know; *found
 * says whether it is. False if the arena is full. */
bool kd_names_body_base(
	struct kd_naming *naming, struct kd_candidate *candidate, bool *found);

/* The base of a piece, folded; data is NULL if the arena is full. */
struct kd_str kd_names_folded_base(
	const struct kd_naming *naming, uint32_t piece);

/* Takes off people's names the word before them that is not theirs: "Brexit
 * David Davis". */
enum kd_status kd_names_take_heads(
	struct kd_naming *naming, struct kd_err *err);

/* Says of family names alone whose they are, where several of one family are
 * named, or another than the one who is named in full. */
enum kd_status kd_names_part_families(
	struct kd_naming *naming, struct kd_err *err);

/* The gender that a row of given-names tells, or 0. */
enum kd_gender kd_names_given_gender(
	const struct kd_naming *naming, uint32_t row);

/* The gender that a row of titles tells, or 0. */
enum kd_gender kd_names_title_gender(
	const struct kd_naming *naming, uint32_t row);

/* The bases of the pieces together, as the text has them. */
struct kd_str kd_names_join_bases(
	struct kd_naming *naming, const struct kd_candidate *candidate);

/* Where a piece's sentence ends: the first piece after it. */
uint32_t kd_names_sentence_end(const struct kd_naming *naming, uint32_t piece);

/* Whether a piece may be part of a name: a capital, and no word of grammar. */
bool kd_names_may_hold(const struct kd_naming *naming, uint32_t piece);

/* Whether a piece stands right after a given name: Theresa May, Ola Nordmann
 * have surnames that are other words elsewhere. */
bool kd_names_is_after_given(const struct kd_naming *naming, uint32_t piece);

/* Whether the form of a piece, in any case, is a common word. */
bool kd_names_is_common_form(const struct kd_naming *naming, uint32_t piece);

/* The row of org-suffixes for a word as such or as the end of a compound, or
 * KD_NONE; and what such a row does. */
uint32_t kd_names_org_at(const struct kd_naming *naming, uint32_t piece);
bool kd_names_is_org_place(
	const struct kd_naming *naming, uint32_t row, const char *place);
bool kd_names_is_org_word(const struct kd_naming *naming, uint32_t row);

/* Whether two pieces are quotation marks that open and close. */
bool kd_names_are_quotes(
	const struct kd_naming *naming, uint32_t open, uint32_t close);

/* Whether a word joins the words of a body's name: of, for the, za; small:
 * before small words too. */
bool kd_names_is_joint(
	const struct kd_naming *naming, uint32_t piece, bool small);

/* The row of places at a piece; false if there is none. */
bool kd_names_place_at(
	const struct kd_naming *naming, uint32_t piece, struct kd_match *out);

/* Whether a row, or the word at a piece, is of a people: Russian. */
bool kd_names_is_adjective_row(const struct kd_naming *naming, uint32_t row);
bool kd_names_is_adjective(const struct kd_naming *naming, uint32_t piece);

/* Whether a genitive ends a name here: Trumps, where Trump is known. */
bool kd_names_is_closed(const struct kd_naming *naming, uint32_t piece);

/* Whether a title begins at a piece. */
bool kd_names_is_title(const struct kd_naming *naming, uint32_t piece);

/* Pieces from first to end that may be one name; org is the row of the word
 * at org_piece that makes it an organisation or place. */
struct kd_run {
	uint32_t end;
	uint32_t org;
	uint32_t org_piece;
	bool quoted;
};

/* The run that begins at a piece. */
struct kd_run kd_names_run(const struct kd_naming *naming, uint32_t first);

/* How many pieces particles and the capital after them take; 0 if none do. */
uint32_t kd_names_over_particles(
	const struct kd_naming *naming, uint32_t from, uint32_t end);

/* Whether an age in brackets begins at a piece: "(28)". */
bool kd_names_is_age(const struct kd_naming *naming, uint32_t piece);

/* Whether the word lists know a word, and not as a name only. */
bool kd_names_is_common(const struct kd_lang *lang, uint32_t word);

/* Whether a name of places or outlets begins with a word. */
static inline bool kd_names_is_known(const struct kd_lang *lang, uint32_t word)
{
	return kd_lang_starts(lang, KD_TABLE_PLACES, word) ||
	       kd_lang_starts(lang, KD_TABLE_OUTLETS, word);
}

/* How a form stands in the document, or NULL. */
static inline struct kd_seen *kd_names_seen(
	const struct kd_naming *naming, struct kd_str folded)
{
	const uint32_t i = kd_map_get(&naming->seen_by_word, folded);
	return i != KD_NONE ? &naming->seens.items[i] : NULL;
}

static inline struct kd_seen *kd_piece_seen(
	const struct kd_naming *naming, const struct kd_piece *piece)
{
	return piece->seen != KD_NONE ? &naming->seens.items[piece->seen]
				      : NULL;
}

/* How sure a name is that the packs list. */
#define KD_LISTED_SCORE 6.0F

/* Names being made whole, piece by piece. */
struct kd_completing {
	struct kd_naming *naming;
	struct kd_candidates found; /* before */
	uint32_t next;              /* of those found */
	uint32_t end;               /* first piece after what is done */
	bool after_title;           /* what ends there was made a title */
};

static inline const struct kd_piece *kd_completing_piece(
	const struct kd_completing *completing, uint32_t piece)
{
	return &completing->naming->pieces.items[piece];
}

static inline bool kd_completing_is_capital(
	const struct kd_completing *completing, uint32_t piece)
{
	return kd_piece_has(
		kd_completing_piece(completing, piece), KD_PIECE_CAPITAL);
}

/* Whether a row of small-names of a kind begins at a piece. */
bool kd_completing_small(const struct kd_completing *completing, uint32_t piece,
	const char *kind, struct kd_match *out);

/* Gives a place the words before it that belong to its name; false if the
 * arena is full. */
bool kd_names_complete_place(
	const struct kd_completing *completing, struct kd_candidate *candidate);

/* Knows the place again that was found together with its side. */
bool kd_names_know_side(
	const struct kd_completing *completing, struct kd_candidate *candidate);

/* Whether the side of the place found next was taken for a name by itself. */
bool kd_names_is_lone_side(const struct kd_completing *completing,
	const struct kd_candidate *candidate);

/* Knows a body as that of a state, or as one that only a reader can tell; it
 * may go on up to a limit. False if the arena is full. */
bool kd_names_know_organ(struct kd_naming *naming, uint32_t limit,
	struct kd_candidate *candidate);

/* Adds an organ of a state that is written small and has its state beside it:
 * "верховный суд Пакистана"; *done says whether it is so. */
bool kd_names_add_organ(
	struct kd_completing *completing, uint32_t piece, bool *done);

/* Gives a person the word that tells father from son: "Jr."; false if the arena
 * is full. */
bool kd_names_take_age(
	const struct kd_completing *completing, struct kd_candidate *candidate);

/* Adds what was taken off the name found next, where it is a name by itself. */
bool kd_names_add_head(
	struct kd_completing *completing, uint32_t piece, bool *done);

/* The type that a word gives what stands behind it, or 0. */
enum kd_name_type kd_names_type_behind(
	const struct kd_completing *completing, uint32_t piece);

/* Adds a name of all pieces up to an end, as the text has them. */
bool kd_names_make_title(struct kd_completing *completing, uint32_t first,
	uint32_t end, enum kd_name_type type);

/* Adds what stands between quotation marks as one name; *done says whether it
 * is so. */
bool kd_names_add_title(
	struct kd_completing *completing, uint32_t first, bool *done);

/* Adds a thing that the tables list, with what makes it another. */
bool kd_names_add_thing(struct kd_completing *completing, uint32_t first,
	struct kd_match match);

#endif
