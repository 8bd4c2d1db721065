/* pipeline.c - the corridor: all rooms that read one document, in order. */
#include "read/pipeline.h"

#include "lang/reading.h"
#include "read/blocks/blocks.h"
#include "read/citations/citations.h"
#include "read/deeds/deeds.h"
#include "read/events/events.h"
#include "read/figures/figures.h"
#include "read/langid/langid.h"
#include "read/mentions/mentions.h"
#include "read/names/names.h"
#include "read/proposals/proposals.h"
#include "read/statements/statements.h"
#include "read/syntax/syntax.h"
#include "read/times/times.h"
#include "read/tokens/tokens.h"

#include <assert.h>

/* What the corridor hands from door to door. */
struct corridor {
	const struct kd_read_in *in;
	struct kd_memory *memory;
	struct kd_doc *doc;
	const struct kd_lang *lang;
	struct kd_words words;
	struct kd_reading reading;
};

static enum kd_status add_problems(struct kd_doc *doc,
	const struct kd_problems *problems, struct kd_err *err)
{
	for (uint32_t i = 0; i < problems->n; i++) {
		if (!KD_PUSH(&doc->arena, &doc->problems, problems->items[i])) {
			return kd_arena_full(&doc->arena, err);
		}
	}
	return KD_OK;
}

static enum kd_status extract(struct corridor *c, struct kd_err *err)
{
	const struct kd_extract_in in = { .bytes = c->in->bytes,
		.format = c->in->format,
		.given = c->in->given };
	struct kd_extract_out out;
	KD_TRY(kd_extract_article(&in, &c->doc->arena, &out, err));
	c->doc->text = out.text;
	c->doc->meta = out.meta;
	c->doc->blocks = out.blocks;
	return add_problems(c->doc, &out.problems, err);
}

/* Packs and weights are checked when a document first needs them. One that is
 * damaged is a failure of the machine, not of the document. */
static enum kd_status need(const struct corridor *c, const struct kd_lang *lang,
	enum kd_model_kind kind, struct kd_err *err)
{
	enum kd_status status = kd_packs_failure(c->in->packs, err);
	if (status == KD_OK) {
		status = kd_lang_need(lang, kind, err);
	}
	if (status == KD_OK || status == KD_ENOMEM) {
		return status;
	}
	if (err != NULL) {
		err->status = KD_EIO;
	}
	return KD_EIO;
}

static enum kd_status langid(struct corridor *c, struct kd_err *err)
{
	KD_TRY(need(c, c->in->packs->fallback, KD_MODEL_LANGID, err));
	const struct kd_langid_in in = { .text = c->doc->text,
		.blocks = &c->doc->blocks,
		.given = c->doc->meta.language,
		.packs = c->in->packs };
	struct kd_langid_out out;
	KD_TRY(kd_langid_tell(&in, &c->doc->arena, &out, err));
	KD_TRY(add_problems(c->doc, &out.problems, err));
	c->doc->meta.language = out.language;
	c->doc->language_confidence = out.confidence;
	for (uint32_t i = 0;
		out.block_languages != NULL && i < c->doc->blocks.n; i++) {
		c->doc->blocks.items[i].language = out.block_languages[i];
	}
	c->lang = kd_read_lang(c->in->packs, c->doc);
	return need(c, c->lang, KD_MODEL_LANGID, err);
}

static enum kd_status tokens(struct corridor *c, struct kd_err *err)
{
	const struct kd_tokens_in in = {
		.text = c->doc->text, .blocks = &c->doc->blocks, .lang = c->lang
	};
	struct kd_tokens_out out;
	KD_TRY(kd_tokens_split(&in, &c->doc->arena, &out, err));
	c->doc->tokens = out.tokens;
	return KD_OK;
}

static enum kd_status blocks(struct corridor *c, struct kd_err *err)
{
	const struct kd_blocks_in in = { .text = c->doc->text,
		.meta = &c->doc->meta,
		.blocks = &c->doc->blocks,
		.tokens = &c->doc->tokens,
		.lang = c->lang };
	struct kd_blocks_out out;
	KD_TRY(kd_blocks_find(&in, &c->doc->arena, &out, err));
	c->doc->blocks = out.blocks;
	c->doc->sentences = out.sentences;
	c->doc->meta = out.meta;
	return add_problems(c->doc, &out.problems, err);
}

static enum kd_status syntax(struct corridor *c, struct kd_err *err)
{
	KD_TRY(need(c, c->lang, KD_MODEL_SYNTAX, err));
	const struct kd_syntax_in in = { .text = c->doc->text,
		.tokens = &c->doc->tokens,
		.sentences = &c->doc->sentences,
		.lang = c->lang,
		.memory = kd_memory_of(c->memory, c->lang) };
	struct kd_syntax_out out;
	KD_TRY(kd_syntax_find(&in, &c->doc->arena, &out, err));
	c->doc->leaves = out.leaves;
	c->doc->analyses = out.analyses;
	c->doc->chunks = out.chunks;
	c->words = out.words;
	c->reading = (struct kd_reading){ .text = c->doc->text,
		.meta = &c->doc->meta,
		.blocks = &c->doc->blocks,
		.tokens = &c->doc->tokens,
		.sentences = &c->doc->sentences,
		.analyses = &c->doc->analyses,
		.chunks = &c->doc->chunks,
		.words = &c->words,
		.lang = c->lang };
	return KD_OK;
}

static enum kd_status names(struct corridor *c, struct kd_err *err)
{
	KD_TRY(need(c, c->lang, KD_MODEL_NAMES, err));
	const struct kd_names_in in = { .reading = &c->reading };
	struct kd_names_out out;
	KD_TRY(kd_names_find(&in, &c->doc->arena, &out, err));
	c->doc->names = out.names;
	return add_problems(c->doc, &out.problems, err);
}

static enum kd_status mentions(struct corridor *c, struct kd_err *err)
{
	const struct kd_mentions_in in = { .reading = &c->reading,
		.names = &c->doc->names };
	struct kd_mentions_out out;
	KD_TRY(kd_mentions_find(&in, &c->doc->arena, &out, err));
	c->doc->mentions = out.mentions;
	return KD_OK;
}

static enum kd_status times(struct corridor *c, struct kd_err *err)
{
	const struct kd_times_in in = { .reading = &c->reading,
		.names = &c->doc->names,
		.published = c->doc->meta.published };
	struct kd_times_out out;
	KD_TRY(kd_times_find(&in, &c->doc->arena, &out, err));
	c->doc->times = out.times;
	return add_problems(c->doc, &out.problems, err);
}

static enum kd_status statements(struct corridor *c, struct kd_err *err)
{
	const struct kd_statements_in in = { .reading = &c->reading,
		.names = &c->doc->names,
		.mentions = &c->doc->mentions };
	struct kd_statements_out out;
	KD_TRY(kd_statements_find(&in, &c->doc->arena, &out, err));
	c->doc->statements = out.statements;
	return KD_OK;
}

static enum kd_status events(struct corridor *c, struct kd_err *err)
{
	const struct kd_events_in in = { .reading = &c->reading,
		.names = &c->doc->names,
		.mentions = &c->doc->mentions,
		.times = &c->doc->times,
		.statements = &c->doc->statements };
	struct kd_events_out out;
	KD_TRY(kd_events_find(&in, &c->doc->arena, &out, err));
	c->doc->events = out.events;
	return KD_OK;
}

static enum kd_status deeds(struct corridor *c, struct kd_err *err)
{
	const struct kd_deeds_in in = { .reading = &c->reading,
		.names = &c->doc->names,
		.times = &c->doc->times,
		.statements = &c->doc->statements,
		.events = &c->doc->events };
	struct kd_deeds_out out;
	KD_TRY(kd_deeds_find(&in, &c->doc->arena, &out, err));
	c->doc->deeds = out.deeds;
	return KD_OK;
}

static enum kd_status figures(struct corridor *c, struct kd_err *err)
{
	const struct kd_figures_in in = { .reading = &c->reading,
		.names = &c->doc->names,
		.times = &c->doc->times,
		.statements = &c->doc->statements };
	struct kd_figures_out out;
	KD_TRY(kd_figures_find(&in, &c->doc->arena, &out, err));
	c->doc->figures = out.figures;
	return KD_OK;
}

static enum kd_status citations(struct corridor *c, struct kd_err *err)
{
	const struct kd_citations_in in = { .reading = &c->reading,
		.names = &c->doc->names,
		.statements = &c->doc->statements };
	struct kd_citations_out out;
	KD_TRY(kd_citations_find(&in, &c->doc->arena, &out, err));
	c->doc->citations = out.citations;
	return KD_OK;
}

static enum kd_status proposals(struct corridor *c, struct kd_err *err)
{
	const struct kd_proposals_in in = { .reading = &c->reading,
		.names = &c->doc->names,
		.mentions = &c->doc->mentions,
		.statements = &c->doc->statements };
	struct kd_proposals_out out;
	KD_TRY(kd_proposals_find(&in, &c->doc->arena, &out, err));
	c->doc->proposals = out.proposals;
	return KD_OK;
}

#define FILLS(layer) (1u << KD_LAYER_##layer)

/* The table of contents of reading. */
static const struct {
	const char *name;
	uint32_t version;
	uint32_t layers; /* it fills these */
	enum kd_status (*run)(struct corridor *c, struct kd_err *err);
} rooms[] = {
	{ "extract", 1, FILLS(BLOCKS) | FILLS(PROBLEMS), extract },
	{ "langid", 1, 0, langid },
	{ "tokens", 1, FILLS(TOKENS), tokens },
	{ "blocks", 1, FILLS(SENTENCES), blocks },
	{ "syntax", 1, FILLS(ANALYSES) | FILLS(CHUNKS), syntax },
	{ "names", 1, FILLS(NAMES), names },
	{ "mentions", 1, FILLS(MENTIONS), mentions },
	{ "times", 1, FILLS(TIMES), times },
	{ "statements", 1, FILLS(STATEMENTS), statements },
	{ "events", 1, FILLS(EVENTS), events },
	{ "deeds", 1, FILLS(DEEDS), deeds },
	{ "figures", 1, FILLS(FIGURES), figures },
	{ "citations", 1, FILLS(CITATIONS), citations },
	{ "proposals", 1, FILLS(PROPOSALS), proposals },
};
#undef FILLS

const char *kd_read_room(uint32_t i)
{
	return i < KD_COUNT(rooms) ? rooms[i].name : NULL;
}

static bool is_last(const char *until, uint32_t room)
{
	return until != NULL && strcmp(until, rooms[room].name) == 0;
}

uint32_t kd_read_layers(const char *until)
{
	uint32_t layers = 0;
	for (uint32_t i = 0; i < KD_COUNT(rooms); i++) {
		layers |= rooms[i].layers;
		if (is_last(until, i)) {
			break;
		}
	}
	return layers;
}

const struct kd_lang *kd_read_lang(
	const struct kd_packs *packs, const struct kd_doc *doc)
{
	const struct kd_lang *lang = kd_packs_find(packs, doc->meta.language);
	return lang != NULL ? lang : packs->fallback;
}

bool kd_read_is_language(const struct kd_packs *packs, struct kd_str code)
{
	return kd_langid_is_code(packs, code);
}

static void tell_watch(const struct corridor *c, const char *name, bool after)
{
	const struct kd_watch *watch = c->in->watch;
	if (watch != NULL) {
		watch->room(watch->context, name, after, c->doc);
	}
}

static enum kd_status go_through(struct corridor *c, struct kd_err *err)
{
	for (uint32_t i = 0; i < KD_COUNT(rooms); i++) {
		tell_watch(c, rooms[i].name, false);
		KD_TRY(rooms[i].run(c, err));
		tell_watch(c, rooms[i].name, true);
		if (is_last(c->in->until, i)) {
			break;
		}
	}
	return KD_OK;
}

enum kd_status kd_read(
	const struct kd_read_in *in, struct kd_doc *doc, struct kd_err *err)
{
	assert(in->packs != NULL && in->packs->fallback != NULL);
	struct corridor c = { .in = in, .memory = in->memory, .doc = doc };
	if (in->memory != NULL) {
		return go_through(&c, err);
	}
	struct kd_memory memory = { 0 };
	c.memory = &memory;
	const enum kd_status status = go_through(&c, err);
	kd_memory_release(&memory);
	return status;
}
