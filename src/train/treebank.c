/* treebank.c - sentences annotated by hand, from CoNLL-U. */
#include "train/treebank.h"

#include <string.h>

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, COLUMNS };

/* A sentence while its lines are read. */
struct reading {
	struct kd_bank *bank;
	struct kd_str text;
	uint32_t first;
	uint32_t at;       /* bytes of text used up */
	uint32_t span_end; /* words up to this one share the span before */
	uint32_t begin;
	uint32_t end;
	bool is_faulty;
};

static bool split_line(struct kd_str line, struct kd_str cells[COLUMNS])
{
	for (uint32_t i = 0; i < COLUMNS; i++) {
		if (line.data == NULL) {
			return false;
		}
		cells[i] = kd_str_cut(&line, '\t');
	}
	return true;
}

/* Moves on to a form in the sentence's text; false if it is not there. */
static bool find_form(struct reading *reading, struct kd_str form)
{
	const struct kd_str rest =
		kd_str_slice(reading->text, reading->at, reading->text.len);
	const struct kd_str trimmed = kd_str_trim(rest);
	if (!kd_str_starts_with(trimmed, form)) {
		return false;
	}
	reading->begin = (uint32_t)(trimmed.data - reading->text.data);
	reading->end = reading->begin + form.len;
	reading->at = reading->end;
	return true;
}

static struct kd_str none_if_blank(struct kd_str cell)
{
	return kd_str_equal(cell, KD_STR("_")) ? (struct kd_str){ 0 } : cell;
}

static bool take_range(struct reading *reading, struct kd_str *cells)
{
	struct kd_str last = cells[ID];
	uint64_t number = 0;
	(void)kd_str_cut(&last, '-');
	if (!kd_str_number(last, &number) || !find_form(reading, cells[FORM])) {
		return false;
	}
	reading->span_end = (uint32_t)number;
	return true;
}

static bool take_word(struct reading *reading, struct kd_str *cells)
{
	struct kd_bank *bank = reading->bank;
	const uint32_t number = bank->words.n - reading->first + 1;
	uint64_t id = 0;
	uint64_t head = 0;
	if (!kd_str_number(cells[ID], &id) || id != number ||
		!kd_str_number(cells[HEAD], &head)) {
		return false;
	}
	if (number > reading->span_end && !find_form(reading, cells[FORM])) {
		return false;
	}
	return KD_PUSH(bank->arena, &bank->words,
		(struct kd_bank_word){ .begin = reading->begin,
			.end = reading->end,
			.form = cells[FORM],
			.lemma = cells[LEMMA],
			.upos = cells[UPOS],
			.feats = none_if_blank(cells[FEATS]),
			.deprel = cells[DEPREL],
			.head = head == 0 ? number - 1 : (uint32_t)head - 1 });
}

static void take_line(struct reading *reading, struct kd_str line)
{
	struct kd_str cells[COLUMNS];
	if (kd_str_starts_with(line, KD_STR("# text = "))) {
		reading->text = kd_str_slice(line, 9, line.len);
		return;
	}
	if (line.data[0] == '#' || reading->is_faulty) {
		return;
	}
	if (!split_line(line, cells)) {
		reading->is_faulty = true;
	} else if (kd_str_find(cells[ID], KD_STR(".")) != KD_NONE) {
		return; /* an empty node */
	} else if (kd_str_find(cells[ID], KD_STR("-")) != KD_NONE) {
		reading->is_faulty = !take_range(reading, cells);
	} else {
		reading->is_faulty = !take_word(reading, cells);
	}
}

static bool has_heads(const struct kd_bank *bank, uint32_t first)
{
	const uint32_t n = bank->words.n - first;
	for (uint32_t i = first; i < bank->words.n; i++) {
		if (bank->words.items[i].head >= n) {
			return false;
		}
	}
	return n > 0;
}

static bool end_sentence(struct reading *reading)
{
	struct kd_bank *bank = reading->bank;
	const uint32_t first = reading->first;
	const bool empty = reading->text.data == NULL && bank->words.n == first;
	bool fits = true;
	if (!empty && (reading->is_faulty || !has_heads(bank, first))) {
		bank->n_faulty++;
		bank->words.n = first;
	} else if (!empty) {
		fits = KD_PUSH(bank->arena, &bank->sentences,
			(struct kd_bank_sentence){ .text = reading->text,
				.first = first,
				.n = bank->words.n - first });
	}
	*reading = (struct reading){ .bank = bank, .first = bank->words.n };
	return fits;
}

enum kd_status kd_bank_parse(
	struct kd_bank *bank, struct kd_str text, struct kd_err *err)
{
	struct reading reading = { .bank = bank, .first = bank->words.n };
	while (text.len > 0) {
		const struct kd_str line = kd_str_cut(&text, '\n');
		if (line.len > 0) {
			take_line(&reading, line);
		} else if (!end_sentence(&reading)) {
			return kd_arena_full(bank->arena, err);
		}
	}
	return end_sentence(&reading) ? KD_OK : kd_arena_full(bank->arena, err);
}
