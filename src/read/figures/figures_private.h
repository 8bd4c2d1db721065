/* figures_private.h - what the parts of figures share. */
#ifndef KD_READ_FIGURES_PRIVATE_H
#define KD_READ_FIGURES_PRIVATE_H

#include "lang/numbers.h"
#include "read/figures/figures.h"

/* One call of kd_figures_find. */
struct search {
	const struct kd_figures_in *in;
	const struct kd_reading *reading;
	const struct kd_lang *lang;
	struct kd_arena *arena;
	struct kd_notation notation;
	struct kd_numeral_in numerals;
	uint32_t next_time; /* first of times that may still overlap */
	uint32_t next_name;
	uint32_t next_statement;
	uint32_t start; /* first token of the sentence at hand */
	uint32_t end;   /* token after it */
};

/* A quantity as it is read: tokens[first, last). */
struct quantity {
	uint32_t number; /* first token of the number */
	uint32_t first;  /* token of a currency before it, or number */
	uint32_t last;   /* token after number and unit */
	uint32_t end;    /* byte */
	struct kd_numeral numeral;
	double value;
	double high; /* NAN if it is no range */
	enum kd_bound bound;
	struct kd_str unit;
	uint32_t unit_row; /* of units.tsv, or KD_NONE */
	uint32_t time_row; /* of months.tsv, the same */
	bool is_fraction;  /* two thirds: of what follows */
	bool is_ratio;     /* one in five: a fraction, too */
};

/* figures_unit.c: finds currency before and unit after the number. */
void kd_figures_read_unit(const struct search *s, struct quantity *quantity);
/* "and 50 cents", "50" after a sum of money. */
void kd_figures_read_part(const struct search *s, struct quantity *quantity);
/* figures_parts.c: reads a sum whose currency is written before its digits as
 * one word, "USD115"; false if token i is none. */
bool kd_figures_read_coded(
	const struct search *s, uint32_t i, struct quantity *quantity);
/* The point before digits that begin with it: ".77". */
void kd_figures_read_point(const struct search *s, struct quantity *quantity);
/* What a fraction is divided by or is a part of: "1 over 3", "a quarter of a
 * million". */
void kd_figures_read_whole(const struct search *s, struct quantity *quantity);
/* "one in five", "two out of three". */
void kd_figures_read_ratio(const struct search *s, struct quantity *quantity);
/* "minus" before it, or its sign. */
void kd_figures_read_minus(const struct search *s, struct quantity *quantity);
/* figures_range.c: the second number of a range, if one follows. */
void kd_figures_read_range(const struct search *s, struct quantity *quantity);
/* The second quantity, once the unit of the first is read: "$20-$30 million",
 * "from 10 to 15 percent". */
void kd_figures_read_second(const struct search *s, struct quantity *quantity);
/* Whether a token is the sign between the sides of something: "2 x 4". */
bool kd_figures_is_times_sign(const struct search *s, uint32_t token);
/* "at least", "or more" around it. */
void kd_figures_read_bound(const struct search *s, struct quantity *quantity);
/* Whether words before it say that it is an age: "aged 30". */
bool kd_figures_is_told_age(
	const struct search *s, const struct quantity *quantity);

/* figures_lasting.c: the unit of time after a number that the room times took
 * for a duration; false if that is no mere length. */
bool kd_figures_read_lasting(const struct search *s, const struct kd_time *time,
	struct quantity *quantity);

/* figures_skip.c: whether a number is no quantity: a label, a score, an age. */
bool kd_figures_is_label(
	const struct search *s, const struct quantity *quantity);

/* figures_of.c: whether a word may be a noun, and its lemma then. */
bool kd_figures_noun(
	const struct search *s, uint32_t token, struct kd_str *lemma);
/* Whether it is all that its sentence says. */
bool kd_figures_stands_alone(
	const struct search *s, const struct quantity *quantity);
/* Whether a fraction is one of what follows: "a third of", no "a third man". */
bool kd_figures_is_share(
	const struct search *s, const struct quantity *quantity);
/* What is counted or measured. */
void kd_figures_find_of(const struct search *s, const struct quantity *quantity,
	struct kd_figure *figure);

/* figures_unit.c: what take_unit and its kin share with figures_parts.c. */
void kd_figures_take_unit(
	const struct search *s, struct quantity *quantity, uint32_t row);
/* What a row multiplies by: "0.001"; 1 where none is given. */
double kd_figures_factor(const struct search *s, uint32_t row);
bool kd_figures_is_kind(const struct search *s, uint32_t row, const char *kind);
/* The row of a word that is glued to digits which end at a byte of a token:
 * "5km", "5bn". */
bool kd_figures_match_rest(const struct search *s, enum kd_table table,
	uint32_t token, uint32_t end, uint32_t *row);

static inline const struct kd_token *kd_figures_token(
	const struct search *s, uint32_t i)
{
	return &s->reading->tokens->items[i];
}

static inline struct kd_str kd_figures_text(const struct search *s, uint32_t i)
{
	return kd_span_text(s->reading->text, kd_figures_token(s, i)->span);
}

static inline uint32_t kd_figures_upos(const struct search *s, uint32_t i)
{
	return s->reading->analyses->items[i].upos;
}

/* The longest row of a table that begins at token i and ends in the sentence;
 * false if there is none. */
static inline bool kd_figures_match(const struct search *s, enum kd_table table,
	uint32_t i, struct kd_match *out)
{
	return i < s->end &&
	       kd_lang_has_table(
		       kd_lang_starts_at(s->lang, s->reading->words, i),
		       table) &&
	       kd_lang_match(s->lang, table, s->reading->words, i, out) &&
	       i + out->n <= s->end;
}

#endif
