/* words.c - makes the forms of words out of word lists and paradigms. */
#include "pack/words.h"

#include "base/utf8.h"
#include "doc/feats.h"
#include "doc/terms.h"

enum { NAME, CUT, ADD, ENDING_FEATS, ENDING_CELLS };
enum { LEMMA, UPOS, PARADIGM, FEATS, FORMS, WORD_CELLS };

/* A line of a word list on its way to forms. */
struct word {
	struct kd_work *work;
	const struct kd_source *source;
	const struct kd_source_row *row;
	struct kd_str lemma;
	uint32_t upos;
	uint64_t feats;
	struct kd_forms *out;
	uint32_t first; /* of its forms */
};

static bool parse_feats(struct kd_work *work, const struct kd_source *source,
	uint32_t line, struct kd_str text, uint64_t *out)
{
	if (kd_feats_parse(text, out)) {
		return true;
	}
	kd_work_fault(work, source->path, line, "unknown feature in '%.*s'",
		KD_SHOW(text));
	return false;
}

static bool has_cells(struct kd_work *work, const struct kd_source *source,
	const struct kd_source_row *row, uint32_t n)
{
	if (row->n_cells == n) {
		return true;
	}
	kd_work_fault(work, source->path, row->line, "%u cells, not %u",
		row->n_cells, n);
	return false;
}

/* Where a paradigm of this name stands; made where it is new. */
static bool place_paradigm(struct kd_work *work, struct kd_str name,
	uint32_t n_before, struct kd_paradigms *out, uint32_t *place)
{
	*place = kd_map_get(&out->by_name, name);
	if (*place != KD_NONE) {
		if (*place < n_before) {
			*place = KD_NONE;
		}
		return true;
	}
	*place = out->n;
	return KD_PUSH(&work->arena, out, (struct kd_paradigm){ 0 }) &&
	       kd_map_put(&work->arena, &out->by_name, name, *place);
}

enum kd_status kd_words_add_paradigms(struct kd_work *work,
	const struct kd_source *source, struct kd_paradigms *out,
	struct kd_err *err)
{
	const uint32_t n_before = out->n;
	for (uint32_t i = 0; i < source->n; i++) {
		const struct kd_source_row *row = &source->items[i];
		struct kd_ending ending = { .cut = kd_source_cell(row, CUT),
			.add = kd_source_cell(row, ADD) };
		if (!has_cells(work, source, row, ENDING_CELLS) ||
			!parse_feats(work, source, row->line,
				kd_source_cell(row, ENDING_FEATS),
				&ending.feats)) {
			continue;
		}
		uint32_t place = KD_NONE;
		if (!place_paradigm(
			    work, row->cells[NAME], n_before, out, &place)) {
			return kd_work_full(work, err);
		}
		if (place != KD_NONE &&
			!KD_PUSH(&work->arena, &out->items[place], ending)) {
			return kd_work_full(work, err);
		}
	}
	return KD_OK;
}

/* The features of both; where both say something, the form's. */
static uint64_t joined_feats(uint64_t of_word, uint64_t of_form)
{
	for (enum kd_feature i = 0; i < KD_FEATURE_COUNT; i++) {
		const uint32_t value = kd_feats_get(of_form, i);
		if (value != 0) {
			of_word = kd_feats_set(of_word, i, value);
		}
	}
	return of_word;
}

static bool add_form(
	const struct word *word, struct kd_str form, uint64_t feats)
{
	const struct kd_form made = {
		.form = kd_utf8_fold(&word->work->arena, form),
		.lemma = word->lemma,
		.upos = word->upos,
		.feats = joined_feats(word->feats, feats),
	};
	return made.form.data != NULL &&
	       KD_PUSH(&word->work->arena, word->out, made);
}

static bool inflect(const struct word *word, struct kd_str name,
	const struct kd_paradigm *paradigm)
{
	for (uint32_t i = 0; i < paradigm->n; i++) {
		const struct kd_ending *ending = &paradigm->items[i];
		if (!kd_str_ends_with(word->lemma, ending->cut)) {
			kd_work_fault(word->work, word->source->path,
				word->row->line,
				"'%.*s' does not end in '%.*s' as paradigm "
				"'%.*s' wants",
				KD_SHOW(word->lemma), KD_SHOW(ending->cut),
				KD_SHOW(name));
			return true;
		}
		const uint32_t stem = word->lemma.len - ending->cut.len;
		const struct kd_str form =
			kd_str_format(&word->work->arena, "%.*s%.*s", (int)stem,
				word->lemma.data, KD_SHOW(ending->add));
		if (form.data == NULL || !add_form(word, form, ending->feats)) {
			return false;
		}
	}
	return true;
}

static bool add_inflected(
	const struct word *word, const struct kd_paradigms *paradigms)
{
	struct kd_str names = kd_source_cell(word->row, PARADIGM);
	while (names.len > 0) {
		const struct kd_str name = kd_str_cut(&names, ',');
		const uint32_t place = kd_map_get(&paradigms->by_name, name);
		if (place == KD_NONE) {
			kd_work_fault(word->work, word->source->path,
				word->row->line, "unknown paradigm '%.*s'",
				KD_SHOW(name));
		} else if (!inflect(word, name, &paradigms->items[place])) {
			return false;
		}
	}
	return true;
}

/* Forms the line names itself: "gikk|Tense=Past went|Tense=Past". */
static bool add_named(const struct word *word)
{
	struct kd_str forms = kd_source_cell(word->row, FORMS);
	while (forms.len > 0) {
		struct kd_str feats_text = kd_str_cut(&forms, ' ');
		const struct kd_str form = kd_str_cut(&feats_text, '|');
		uint64_t feats = 0;
		if (form.len == 0) {
			kd_work_fault(word->work, word->source->path,
				word->row->line, "empty form");
			continue;
		}
		if (parse_feats(word->work, word->source, word->row->line,
			    feats_text, &feats) &&
			!add_form(word, form, feats)) {
			return false;
		}
	}
	return true;
}

/* A paradigm names every form, so the lemma is one only where it says so:
 * participles are not infinitives. */
static bool add_lemma(const struct word *word)
{
	if (kd_source_cell(word->row, PARADIGM).len > 0) {
		return true;
	}
	for (uint32_t i = word->first; i < word->out->n; i++) {
		if (kd_str_equal(word->out->items[i].form, word->lemma)) {
			return true;
		}
	}
	return add_form(word, word->lemma, 0);
}

/* Reads what holds for the whole line; false, with a fault, if it can't. */
static bool begin_word(struct word *word)
{
	const struct kd_source_row *row = word->row;
	if (!has_cells(word->work, word->source, row, WORD_CELLS)) {
		return false;
	}
	word->first = word->out->n;
	word->lemma = kd_utf8_fold(&word->work->arena, row->cells[LEMMA]);
	word->upos =
		kd_term_find(kd_upos_labels, KD_UPOS_COUNT, row->cells[UPOS]);
	if (word->upos == 0) {
		kd_work_fault(word->work, word->source->path, row->line,
			"unknown upos '%.*s'", KD_SHOW(row->cells[UPOS]));
		return false;
	}
	if (word->lemma.len == 0) {
		kd_work_fault(word->work, word->source->path, row->line,
			"empty lemma");
		return false;
	}
	return parse_feats(word->work, word->source, row->line,
		kd_source_cell(row, FEATS), &word->feats);
}

enum kd_status kd_words_expand(struct kd_work *work,
	const struct kd_paradigms *paradigms, const struct kd_source *source,
	struct kd_forms *out, struct kd_err *err)
{
	for (uint32_t i = 0; i < source->n; i++) {
		struct word word = { .work = work,
			.source = source,
			.row = &source->items[i],
			.out = out };
		if (begin_word(&word) &&
			(!add_inflected(&word, paradigms) ||
				!add_named(&word) || !add_lemma(&word))) {
			return kd_work_full(work, err);
		}
	}
	return KD_OK;
}
