/* treebank.c - sentences annotated by hand, from CoNLL-U. */
#include "train/treebank.h"

#include "base/utf8.h"

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
	unsigned opens;
	uint32_t line;     /* number of the line read last */
	const char *fault; /* the sentence's first, or NULL */
	uint32_t fault_line;
};

static void find_fault(struct reading *reading, const char *fault)
{
	if (reading->fault == NULL) {
		reading->fault = fault;
		reading->fault_line = reading->line;
	}
}

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

static void take_range(struct reading *reading, struct kd_str *cells)
{
	struct kd_str last = cells[ID];
	uint64_t number = 0;
	(void)kd_str_cut(&last, '-');
	if (!kd_str_number(last, &number) || number > UINT32_MAX) {
		find_fault(reading, "no range of words");
	} else if (!find_form(reading, cells[FORM])) {
		find_fault(reading, "a form that is not next in the text");
	} else {
		reading->span_end = (uint32_t)number;
	}
}

/* False if there is no room. */
static bool take_word(struct reading *reading, struct kd_str *cells)
{
	struct kd_bank *bank = reading->bank;
	const uint32_t number = bank->words.n - reading->first + 1;
	uint64_t id = 0;
	uint64_t head = 0;
	if (!kd_str_number(cells[ID], &id) || id != number) {
		find_fault(reading, "a word out of order");
	} else if (!kd_str_number(cells[HEAD], &head) || head > UINT32_MAX) {
		find_fault(reading, "a head that is no number");
	} else if (number > reading->span_end &&
		   !find_form(reading, cells[FORM])) {
		find_fault(reading, "a form that is not next in the text");
	}
	if (reading->fault != NULL) {
		return true;
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

static void take_comment(struct reading *reading, struct kd_str line)
{
	if (kd_str_starts_with(line, KD_STR("# newpar"))) {
		reading->opens |= KD_BANK_PARAGRAPH;
	} else if (kd_str_starts_with(line, KD_STR("# newdoc"))) {
		reading->opens |= KD_BANK_DOCUMENT;
	} else if (kd_str_starts_with(line, KD_STR("# text = "))) {
		reading->text = kd_str_slice(line, 9, line.len);
		if (kd_utf8_valid_bytes(reading->text.data,
			    reading->text.len) != reading->text.len) {
			find_fault(reading, "text that is no UTF-8");
		}
	}
}

/* False if there is no room. */
static bool take_line(struct reading *reading, struct kd_str line)
{
	struct kd_str cells[COLUMNS];
	if (line.data[0] == '#') {
		take_comment(reading, line);
		return true;
	}
	if (reading->fault != NULL) {
		return true;
	}
	if (!split_line(line, cells)) {
		find_fault(reading, "fewer than ten columns");
	} else if (kd_str_find(cells[ID], KD_STR(".")) != KD_NONE) {
		return true; /* an empty node */
	} else if (kd_str_find(cells[ID], KD_STR("-")) != KD_NONE) {
		take_range(reading, cells);
	} else {
		return take_word(reading, cells);
	}
	return true;
}

/* Whether a way up from a word ends at a root, as all do in a tree. */
static bool ends_at_root(
	const struct kd_bank_word *words, uint32_t n, uint32_t i)
{
	uint32_t left = n;
	while (left > 0 && words[i].head != i) {
		i = words[i].head;
		left--;
	}
	return left > 0;
}

/* Looks for faults that show when all words are there. */
static void check_tree(struct reading *reading)
{
	const struct kd_bank *bank = reading->bank;
	const struct kd_bank_word *words = bank->words.items + reading->first;
	const uint32_t n = bank->words.n - reading->first;
	if (n == 0) {
		find_fault(reading, "the sentence that ends here has no words");
	}
	for (uint32_t i = 0; i < n; i++) {
		if (words[i].head >= n) {
			find_fault(reading, "the sentence that ends here has a "
					    "head beyond it");
			return;
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		if (!ends_at_root(words, n, i)) {
			find_fault(reading, "the sentence that ends here has "
					    "heads in a circle");
			return;
		}
	}
}

static bool end_sentence(struct reading *reading)
{
	struct kd_bank *bank = reading->bank;
	const uint32_t first = reading->first;
	const bool empty = reading->text.data == NULL && bank->words.n == first;
	bool fits = true;
	if (!empty && reading->fault == NULL) {
		check_tree(reading);
	}
	if (!empty && reading->fault != NULL) {
		if (bank->fault == NULL) {
			bank->fault = reading->fault;
			bank->fault_line = reading->fault_line;
		}
		bank->n_faulty++;
		bank->words.n = first;
	} else if (!empty) {
		fits = KD_PUSH(bank->arena, &bank->sentences,
			(struct kd_bank_sentence){ .text = reading->text,
				.opens = reading->opens,
				.first = first,
				.n = bank->words.n - first });
	}
	*reading = (struct reading){
		.bank = bank, .first = bank->words.n, .line = reading->line
	};
	return fits;
}

enum kd_status kd_bank_parse(
	struct kd_bank *bank, struct kd_str text, struct kd_err *err)
{
	struct reading reading = { .bank = bank, .first = bank->words.n };
	bank->fault = NULL;
	while (text.len > 0) {
		const struct kd_str line = kd_str_cut(&text, '\n');
		reading.line++;
		if (line.len > 0 ? !take_line(&reading, line)
				 : !end_sentence(&reading)) {
			return kd_arena_full(bank->arena, err);
		}
	}
	return end_sentence(&reading) ? KD_OK : kd_arena_full(bank->arena, err);
}
