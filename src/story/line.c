/* line.c - the one sentence that tells a happening to a reader, and the
 * happenings of a story that matter most. */
#include "story/line.h"

#include <math.h>

#include "story/chain.h"
#include "story/edtf.h"

/* Sentences of fewer bytes tell too little, of more too much. */
#define SHORT_BYTES 40
#define LONG_BYTES 320

/* Words of fewer bytes tell too little without their sentence. */
#define FEW_BYTES 24

/* How much newness adds to the weight of a happening, at most. */
#define NEWNESS 0.5

static bool is_code(struct kd_str text)
{
	uint32_t n = 0;
	while (n < text.len && text.data[n] >= 'a' && text.data[n] <= 'z') {
		n++;
	}
	return n == text.len && (n == 2 || n == 3);
}

bool kd_reader_is_list(struct kd_str text)
{
	const bool ends = text.len > 0 && text.data[text.len - 1] == ',';
	bool good = text.len > 0 && !ends;
	while (good && text.len > 0) {
		good = is_code(kd_str_cut(&text, ','));
	}
	return good;
}

/* The place of a language in the reader's list; all others come after. */
static uint32_t rank_of(struct kd_str reader, struct kd_str language)
{
	uint32_t rank = 0;
	while (reader.len > 0 &&
		!kd_str_equal(kd_str_cut(&reader, ','), language)) {
		rank++;
	}
	return rank;
}

static const struct kd_block *block_at(
	const struct kd_digest *digest, uint32_t byte)
{
	const uint32_t i = kd_blocks_at(digest->blocks, byte);
	return i < digest->blocks->n ? &digest->blocks->items[i] : NULL;
}

struct kd_str kd_line_language(
	const struct kd_account *account, const struct kd_evidence *at)
{
	const struct kd_digest *digest = &account->documents[at->doc];
	const struct kd_block *block = block_at(digest, at->span.start);
	return block != NULL && block->language.len > 0
		       ? block->language
		       : digest->meta->language;
}

/* The first of an entity's mentions in a document or after it; mentions stand
 * in order of documents. */
static uint32_t mentions_from(const struct kd_entity *entity, uint32_t doc)
{
	uint32_t low = 0;
	uint32_t high = entity->mentions.n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (entity->mentions.items[middle].at.doc < doc) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* 2 if a stretch has the entity's name, 1 if it stands for it there. */
static uint32_t named_in(
	const struct kd_entity *entity, uint32_t doc, struct kd_span span)
{
	uint32_t best = 0;
	for (uint32_t i = mentions_from(entity, doc); i < entity->mentions.n;
		i++) {
		const struct kd_entity_mention *it = &entity->mentions.items[i];
		if (it->at.doc != doc) {
			break;
		}
		if (kd_span_contains(span, it->at.span)) {
			best = it->kind == KD_BY_NAME ? 2 : best < 1 ? 1 : best;
		}
	}
	return best;
}

static bool is_apart(const struct kd_digest *digest, uint32_t byte)
{
	const struct kd_block *block = block_at(digest, byte);
	return block != NULL && (block->kind == KD_BLOCK_TITLE ||
					block->kind == KD_BLOCK_HEADING ||
					block->kind == KD_BLOCK_CAPTION ||
					block->kind == KD_BLOCK_CREDIT ||
					block->kind == KD_BLOCK_FURNITURE);
}

/* How much of the happening the sentence of a report tells. */
static int32_t telling(const struct kd_account *account,
	const struct kd_happening *happening, const struct kd_report *report)
{
	const struct kd_digest *digest = &account->documents[report->at.doc];
	const struct kd_span span =
		kd_chain_sentence(digest, report->at.span.start);
	const uint32_t bytes = span.end - span.start;
	uint32_t told = report->when.len > 0 ? 2 : 0;
	if (kd_span_is_none(span)) {
		return INT32_MIN / 2;
	}
	for (uint32_t i = 0; i < happening->who.n; i++) {
		const uint32_t entity = happening->who.items[i].entity;
		told += named_in(
			&account->entities.items[entity], report->at.doc, span);
	}
	for (uint32_t i = 0; i < happening->where.n; i++) {
		const uint32_t entity = happening->where.items[i];
		told += named_in(&account->entities.items[entity],
				report->at.doc, span) > 0;
	}
	return (int32_t)told - (bytes < SHORT_BYTES) -
	       (bytes > LONG_BYTES) * 2 - is_apart(digest, span.start) * 3;
}

const struct kd_evidence *kd_line_of(const struct kd_account *account,
	const struct kd_happening *happening, struct kd_str reader)
{
	const struct kd_report *best = NULL;
	uint32_t best_rank = 0;
	int32_t best_telling = 0;
	for (uint32_t i = 0; i < happening->reports.n; i++) {
		const struct kd_report *it = &happening->reports.items[i];
		const uint32_t rank =
			rank_of(reader, kd_line_language(account, &it->at));
		if (best != NULL && rank > best_rank) {
			continue;
		}
		const bool settled = it->status == happening->status;
		const int32_t told =
			telling(account, happening, it) + settled * 4;
		if (best == NULL || rank < best_rank || told > best_telling) {
			best = it;
			best_rank = rank;
			best_telling = told;
		}
	}
	return &best->at;
}

const struct kd_evidence *kd_line_choose(const struct kd_account *account,
	const struct kd_evidences *same, struct kd_str reader)
{
	const struct kd_evidence *best = &same->items[0];
	uint32_t best_rank = rank_of(reader, kd_line_language(account, best));
	for (uint32_t i = 1; i < same->n && best_rank > 0; i++) {
		const struct kd_evidence *it = &same->items[i];
		const uint32_t rank =
			rank_of(reader, kd_line_language(account, it));
		if (rank < best_rank) {
			best = it;
			best_rank = rank;
		}
	}
	return best;
}

bool kd_line_is_few(const struct kd_evidence *words)
{
	return words->span.end - words->span.start < FEW_BYTES;
}

static uint32_t words_in(struct kd_str text)
{
	uint32_t n = 0;
	while (text.len > 0) {
		n += kd_str_cut(&text, ' ').len > 0;
	}
	return n;
}

/* The commonest form in a language that has as many words as the name. */
static const struct kd_form *whole_form(
	const struct kd_entity *entity, struct kd_str language)
{
	const uint32_t words = words_in(entity->name);
	const struct kd_form *best = NULL;
	for (uint32_t i = 0; i < entity->names.n; i++) {
		const struct kd_form *it = &entity->names.items[i];
		if (kd_str_equal(it->language, language) && !it->of_nation &&
			words_in(it->form) >= words &&
			(best == NULL || it->count > best->count)) {
			best = it;
		}
	}
	return best;
}

struct kd_form kd_line_name(
	const struct kd_entity *entity, struct kd_str reader)
{
	while (reader.len > 0) {
		const struct kd_form *form =
			whole_form(entity, kd_str_cut(&reader, ','));
		if (form != NULL) {
			return *form;
		}
	}
	for (uint32_t i = 0; i < entity->names.n; i++) {
		if (kd_str_equal(entity->names.items[i].form, entity->name)) {
			return entity->names.items[i];
		}
	}
	return (struct kd_form){ .form = entity->name,
		.language = KD_STR("und") };
}

static bool has_digit(struct kd_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		if (text.data[i] >= '0' && text.data[i] <= '9') {
			return true;
		}
	}
	return false;
}

/* A form in a language that tells the points if the plan's name does. */
static const struct kd_form *plan_form(
	const struct kd_plan *plan, struct kd_str language)
{
	const struct kd_form *best = NULL;
	for (uint32_t i = 0; i < plan->names.n; i++) {
		const struct kd_form *it = &plan->names.items[i];
		if (kd_str_equal(it->language, language) &&
			(has_digit(it->form) || !has_digit(plan->name)) &&
			(best == NULL || it->count > best->count)) {
			best = it;
		}
	}
	return best;
}

struct kd_form kd_line_plan(const struct kd_plan *plan, struct kd_str reader)
{
	while (reader.len > 0) {
		const struct kd_form *form =
			plan_form(plan, kd_str_cut(&reader, ','));
		if (form != NULL) {
			return *form;
		}
	}
	for (uint32_t i = 0; i < plan->names.n; i++) {
		if (kd_str_equal(plan->names.items[i].form, plan->name)) {
			return plan->names.items[i];
		}
	}
	return (struct kd_form){ .form = plan->name,
		.language = KD_STR("und") };
}

struct kd_evidence kd_line_headline(const struct kd_account *account,
	const struct kd_story *story, struct kd_str reader)
{
	struct kd_evidence best = { .doc = KD_NONE };
	uint32_t best_rank = rank_of(reader, KD_STR(""));
	for (uint32_t i = 0; i < story->documents.n; i++) {
		const uint32_t doc = story->documents.items[i];
		const struct kd_blocks *blocks = account->documents[doc].blocks;
		for (uint32_t k = 0; k < blocks->n; k++) {
			const struct kd_evidence at = { doc,
				blocks->items[k].span };
			const uint32_t rank =
				rank_of(reader, kd_line_language(account, &at));
			if (blocks->items[k].kind == KD_BLOCK_TITLE &&
				rank < best_rank) {
				best = at;
				best_rank = rank;
			}
		}
	}
	return best;
}

/* How late in the story a happening is first told of: 0 to 1. Documents stand
 * in order of their days, those without one at the end. */
static double newness(const struct kd_account *account,
	const struct kd_story *story, const struct kd_happening *happening)
{
	const uint32_t first = happening->reports.items[0].at.doc;
	const bool dated = account->documents[first].meta->published.len > 0;
	uint32_t low = 0;
	uint32_t high = dated ? story->documents.n : 0;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (story->documents.items[middle] < first) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return (double)low / story->documents.n;
}

static double weight_of(const struct kd_account *account,
	const struct kd_story *story, const struct kd_happening *happening)
{
	return happening->weight *
	       (1 + NEWNESS * newness(account, story, happening));
}

static bool is_told_by(const struct kd_account *account,
	const struct kd_line *line, const struct kd_evidence *at)
{
	const struct kd_digest *digest = &account->documents[at->doc];
	return line->at->doc == at->doc &&
	       kd_chain_sentence(digest, line->at->span.start).start ==
		       kd_chain_sentence(digest, at->span.start).start;
}

/* Whether no line yet tells this happening, or another by the same words. */
static bool is_new(const struct kd_account *account,
	const struct kd_line *lines, uint32_t n, const struct kd_line *line)
{
	for (uint32_t i = 0; i < n; i++) {
		if (is_told_by(account, &lines[i], line->at)) {
			return false;
		}
	}
	return true;
}

/* The day it is put under: years first, then days without one, then none. */
static int by_day(const struct kd_story *story, const struct kd_line *a,
	const struct kd_line *b)
{
	const struct kd_days left =
		kd_edtf_days(story->happenings.items[a->happening].when);
	const struct kd_days right =
		kd_edtf_days(story->happenings.items[b->happening].when);
	const bool years[] = { left.known && !left.year_unknown,
		right.known && !right.year_unknown };
	if (years[0] != years[1]) {
		return years[0] ? -1 : 1;
	}
	if (left.known != right.known) {
		return left.known ? -1 : 1;
	}
	const int32_t days[] = {
		left.last == INT32_MAX ? left.first : left.last,
		right.last == INT32_MAX ? right.first : right.last,
	};
	if (left.known && days[0] != days[1]) {
		return days[0] > days[1] ? -1 : 1;
	}
	return a->happening < b->happening ? -1 : 1;
}

/* Few lines: each is put where it belongs among those before it. */
static void sort_by_day(
	const struct kd_story *story, struct kd_line *lines, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) {
		const struct kd_line line = lines[i];
		uint32_t k = i;
		for (; k > 0 && by_day(story, &line, &lines[k - 1]) < 0; k--) {
			lines[k] = lines[k - 1];
		}
		lines[k] = line;
	}
}

/* The picking of lines: those picked, and where it has come. */
struct picking {
	const struct kd_account *account;
	const struct kd_story *story;
	struct kd_str reader;
	struct kd_line *lines;
	uint32_t n;
};

/* Minor happenings are picked for their day, if they are somebody's. */
static bool may_be_picked(const struct kd_happening *happening, bool minor)
{
	return happening->minor == minor &&
	       (!minor || (happening->when.len > 0 && happening->who.n > 0));
}

/* The heaviest happening that is lighter than the one before, or as heavy and
 * later in order; before is KD_NONE for the first. KD_NONE if none is. */
static uint32_t next_by_weight(
	const struct picking *p, uint32_t before, bool minor)
{
	const struct kd_happenings *all = &p->story->happenings;
	const double weight =
		before == KD_NONE
			? HUGE_VAL
			: weight_of(p->account, p->story, &all->items[before]);
	uint32_t best = KD_NONE;
	double best_weight = 0;
	for (uint32_t i = 0; i < all->n; i++) {
		const double own =
			weight_of(p->account, p->story, &all->items[i]);
		const bool left = own < weight || (own == weight && i > before);
		if (may_be_picked(&all->items[i], minor) && left &&
			(best == KD_NONE || own > best_weight)) {
			best = i;
			best_weight = own;
		}
	}
	return best;
}

/* Picks until there are so many lines. */
static void pick(struct picking *p, bool minor, uint32_t most)
{
	uint32_t next = next_by_weight(p, KD_NONE, minor);
	for (; p->n < most && next != KD_NONE;
		next = next_by_weight(p, next, minor)) {
		const struct kd_line line = { .happening = next,
			.at = kd_line_of(p->account,
				&p->story->happenings.items[next], p->reader) };
		if (is_new(p->account, p->lines, p->n, &line)) {
			p->lines[p->n++] = line;
		}
	}
}

uint32_t kd_lines_pick(const struct kd_account *account,
	const struct kd_story *story, struct kd_str reader,
	struct kd_line out[KD_LINES_MOST])
{
	struct picking p = { .account = account,
		.story = story,
		.reader = reader,
		.lines = out };
	pick(&p, false, KD_LINES_MOST);
	pick(&p, true, KD_LINES_LEAST);
	sort_by_day(story, out, p.n);
	return p.n;
}
