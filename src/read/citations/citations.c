/* citations.c - finds which outlets and documents an article rests on. */
#include "read/citations/citations.h"

#include <assert.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"

/* How far before an outlet's name the words stand that tell what it did:
 * "published in full by", "obtained yesterday by". */
#define REACH_TOKENS 8

struct search {
	const struct kd_citations_in *in;
	const struct kd_reading *reading;
	struct kd_arena *arena;
	struct kd_citations *out;
	struct kd_citation *told; /* by the statements, of each name */
	struct kd_map used;       /* as outlets, by their base */
};

static enum kd_block_kind block_at(const struct search *search, uint32_t byte)
{
	const struct kd_blocks *blocks = search->reading->blocks;
	const uint32_t block = kd_blocks_at(blocks, byte);
	return block < blocks->n ? blocks->items[block].kind
				 : KD_BLOCK_PARAGRAPH;
}

static bool is_same_outlet(struct kd_str a, struct kd_str b)
{
	return a.len == b.len && a.len > 0 && kd_str_equal(a, b);
}

static bool is_own(const struct search *search, struct kd_str outlet)
{
	return is_same_outlet(outlet, search->reading->meta->outlet);
}

static bool is_link(
	const struct search *search, uint32_t token, const char *kind)
{
	const struct kd_lang *lang = search->reading->lang;
	const struct kd_words *words = search->reading->words;
	struct kd_match match;
	if (!kd_lang_match(lang, KD_TABLE_SPEECH_WORDS, words, token, &match)) {
		return false;
	}
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_SPEECH_WORDS) +
			     kd_lang_rows(lang, KD_TABLE_SPEECH_WORDS);
	const struct kd_str key = kd_lang_key(lang, match.row);
	for (uint32_t row = match.row;
		row < end && kd_str_equal(kd_lang_key(lang, row), key); row++) {
		if (kd_lang_is(lang, row, KD_COLUMN_SPEECH_WORDS_KIND, kind)) {
			return true;
		}
	}
	return false;
}

/* Notes the outlet that a statement came through, or that said it: at its name
 * if it stands there, else as a citation of its own ("the newspaper"). */
static bool note(struct search *search, struct kd_span span,
	struct kd_str outlet, struct kd_citation judged)
{
	const struct kd_names *names = search->in->names;
	bool named = false;
	for (uint32_t i = kd_names_at(names, span.start);
		i < names->n && names->items[i].span.start < span.end; i++) {
		if (!is_same_outlet(names->items[i].base, outlet)) {
			continue;
		}
		named = true;
		if (search->told[i].relation == KD_RELATION_UNKNOWN) {
			search->told[i] = judged;
		}
		if (!kd_map_put(search->arena, &search->used, outlet, i)) {
			return false;
		}
	}
	judged.span = span;
	judged.outlet = outlet;
	return named || kd_span_is_none(span) || is_own(search, outlet) ||
	       KD_PUSH(search->arena, search->out, judged);
}

static bool note_statement(
	struct search *search, const struct kd_statement *statement)
{
	struct kd_citation judged = { .relation = KD_RELATION_RESTS_ON,
		.rule = KD_STR("citations/via"),
		.confidence = statement->confidence };
	for (uint32_t i = 0; i < statement->via.n; i++) {
		const struct kd_via *via = &statement->via.items[i];
		if (!note(search, via->span, via->outlet, judged)) {
			return false;
		}
	}
	const uint32_t name = statement->source_name;
	if (name == KD_NONE || statement->source_kind != KD_SOURCE_OUTLET) {
		return true;
	}
	judged.rule = KD_STR("citations/source");
	judged.relation = statement->kind == KD_SPEECH_DIRECT
				  ? KD_RELATION_QUOTES
				  : KD_RELATION_RESTS_ON;
	for (uint32_t i = 0; i < statement->source.n; i++) {
		if (!note(search, statement->source.items[i],
			    search->in->names->items[name].base, judged)) {
			return false;
		}
	}
	return true;
}

/* "published in full by X", "X has obtained": the name's own sentence tells
 * that the news came from it. */
static bool has_published(const struct search *search,
	const struct kd_name *name, const struct kd_sentence *sentence)
{
	const uint32_t last = sentence->first + sentence->n;
	const uint32_t from = name->first > sentence->first + REACH_TOKENS
				      ? name->first - REACH_TOKENS
				      : sentence->first;
	for (uint32_t i = from; i < name->first; i++) {
		if (is_link(search, i, "publish")) {
			for (uint32_t k = i + 1; k < name->first; k++) {
				if (is_link(search, k, "agent")) {
					return true;
				}
			}
		}
	}
	for (uint32_t i = name->first + name->n;
		i < last && i < name->first + name->n + 4; i++) {
		if (is_link(search, i, "publish")) {
			return true;
		}
		const uint32_t upos = search->reading->analyses->items[i].upos;
		if (upos != KD_UPOS_AUX && upos != KD_UPOS_ADV &&
			upos != KD_UPOS_PRON) {
			break;
		}
	}
	return false;
}

static uint32_t character_before(const struct search *search, uint32_t byte)
{
	uint32_t character = 0;
	kd_utf8_read_back(search->reading->text, byte, &character);
	return character;
}

/* "(STA)" or "/NTB" where a block ends: the agency's signature. */
static bool is_signature(const struct search *search, struct kd_span span)
{
	const struct kd_str text = search->reading->text;
	const struct kd_blocks *blocks = search->reading->blocks;
	const uint32_t block = kd_blocks_at(blocks, span.start);
	if (block >= blocks->n) {
		return false;
	}
	const uint32_t end = blocks->items[block].span.end;
	const uint32_t before = character_before(search, span.start);
	if (before == '(') {
		struct kd_str rest = kd_str_slice(text, span.end, end);
		return rest.len > 0 && rest.data[0] == ')' && rest.len <= 3;
	}
	const bool alone = span.start == blocks->items[block].span.start;
	return span.end == end && (alone || before == '/' || before == 0xA9);
}

static bool judge(
	struct search *search, uint32_t index, struct kd_citation *citation)
{
	const struct kd_name *name = &search->in->names->items[index];
	const struct kd_sentences *sentences = search->reading->sentences;
	const enum kd_block_kind block = block_at(search, name->span.start);
	if (block == KD_BLOCK_CAPTION || block == KD_BLOCK_CREDIT ||
		block == KD_BLOCK_FURNITURE) {
		return false;
	}
	if (block == KD_BLOCK_DATELINE || block == KD_BLOCK_BYLINE ||
		is_signature(search, name->span)) {
		citation->relation = KD_RELATION_RESTS_ON;
		citation->rule = KD_STR("citations/signature");
		citation->confidence = 0.9;
		return true;
	}
	const struct kd_citation *told = &search->told[index];
	if (told->relation != KD_RELATION_UNKNOWN) {
		citation->relation = told->relation;
		citation->rule = told->rule;
		citation->confidence = told->confidence;
		return true;
	}
	const uint32_t sentence = kd_sentences_of_token(sentences, name->first);
	if (sentence != KD_NONE &&
		has_published(search, name, &sentences->items[sentence])) {
		citation->relation = KD_RELATION_RESTS_ON;
		citation->rule = KD_STR("citations/publisher");
		citation->confidence = 0.8;
		return true;
	}
	citation->relation = KD_RELATION_MENTIONS;
	citation->rule = KD_STR("citations/name");
	citation->confidence = 0.7;
	return true;
}

static int compare_citations(const void *a, const void *b)
{
	const struct kd_span left = ((const struct kd_citation *)a)->span;
	const struct kd_span right = ((const struct kd_citation *)b)->span;
	return left.start < right.start ? -1 : left.start > right.start ? 1 : 0;
}

/* In order; what several statements told once only. */
static void settle(struct kd_citations *citations)
{
	uint32_t n = 0;
	if (citations->n < 2) {
		return;
	}
	qsort(citations->items, citations->n, sizeof(*citations->items),
		compare_citations);
	for (uint32_t i = 0; i < citations->n; i++) {
		const struct kd_citation *one = &citations->items[i];
		if (n > 0 &&
			citations->items[n - 1].span.start == one->span.start) {
			continue;
		}
		citations->items[n++] = *one;
	}
	citations->n = n;
}

static bool read_statements(struct search *search)
{
	const struct kd_statements *statements = search->in->statements;
	for (uint32_t i = 0; i < statements->n; i++) {
		if (statements->items[i].unsaid == KD_UNSAID_UNKNOWN &&
			!note_statement(search, &statements->items[i])) {
			return false;
		}
	}
	return true;
}

/* Known to be one, or used as one by a statement somewhere in the article. */
static bool is_outlet(const struct search *search, uint32_t name)
{
	const struct kd_name *found = &search->in->names->items[name];
	return found->outlet ||
	       search->told[name].relation != KD_RELATION_UNKNOWN ||
	       kd_map_get(&search->used, found->base) != KD_NONE;
}

static bool read_names(struct search *search)
{
	const struct kd_names *names = search->in->names;
	for (uint32_t i = 0; i < names->n; i++) {
		const struct kd_name *name = &names->items[i];
		struct kd_citation citation = { .span = name->span,
			.outlet = name->base };
		if (is_outlet(search, i) && !is_own(search, name->base) &&
			judge(search, i, &citation) &&
			!KD_PUSH(search->arena, search->out, citation)) {
			return false;
		}
	}
	return true;
}

enum kd_status kd_citations_find(const struct kd_citations_in *in,
	struct kd_arena *arena, struct kd_citations_out *out,
	struct kd_err *err)
{
	assert(in->reading != NULL && in->names != NULL &&
		in->statements != NULL);
	*out = (struct kd_citations_out){ 0 };
	struct search search = { .in = in,
		.reading = in->reading,
		.arena = arena,
		.out = &out->citations };
	search.told = KD_NEW_ARRAY(arena, struct kd_citation, in->names->n);
	if (search.told == NULL || !read_statements(&search) ||
		!read_names(&search)) {
		return kd_arena_full(arena, err);
	}
	settle(&out->citations);
	return KD_OK;
}
