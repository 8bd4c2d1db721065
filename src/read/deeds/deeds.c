/* deeds.c - finds what is done beyond the kinds that events.h knows. */
#include "lang/unsaid.h"
#include "read/deeds/deeds_private.h"

#include <assert.h>
#include <string.h>

/* Of a day as it is written: 2026-03-25. */
#define DAY_LENGTH 10

static void take(const struct kd_deeds_work *work, struct kd_span span)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	for (uint32_t i = kd_tokens_at(tokens, span.start);
		i < tokens->n && tokens->items[i].span.start < span.end; i++) {
		work->tokens[i].taken = true;
	}
}

static void mark_event(const struct kd_deeds_work *work, struct kd_span span)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	for (uint32_t i = kd_tokens_at(tokens, span.start);
		i < tokens->n && tokens->items[i].span.start < span.end; i++) {
		work->tokens[i].event = true;
	}
}

static uint32_t length(struct kd_span span)
{
	return span.end - span.start;
}

/* Gives the tokens of a statement's content to it, unless they are in a
 * shorter one. */
static void mark_content(const struct kd_deeds_work *work, uint32_t statement,
	struct kd_span part)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	const struct kd_statement *all = work->in->statements->items;
	for (uint32_t i = kd_tokens_at(tokens, part.start);
		i < tokens->n && tokens->items[i].span.start < part.end; i++) {
		const uint32_t known = work->tokens[i].statement;
		if (known == KD_NONE ||
			length(all[known].span) > length(all[statement].span)) {
			work->tokens[i].statement = statement;
		}
	}
}

/* Marks what only words that were not said tell of. */
static void mark_unsaid(
	const struct kd_deeds_work *work, const struct kd_statement *statement)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	const bool open = kd_reading_is_left_open(work->reading, statement);
	for (uint32_t k = 0; k < statement->content.n && open; k++) {
		const struct kd_span part = statement->content.items[k];
		for (uint32_t i = kd_tokens_at(tokens, part.start);
			i < tokens->n && tokens->items[i].span.start < part.end;
			i++) {
			work->tokens[i].unsaid = true;
		}
	}
}

static void mark_statements(const struct kd_deeds_work *work)
{
	for (uint32_t i = 0; i < work->in->statements->n; i++) {
		const struct kd_statement *statement =
			&work->in->statements->items[i];
		if (statement->unsaid != KD_UNSAID_UNKNOWN) {
			mark_unsaid(work, statement);
			continue;
		}
		const bool told =
			kd_reading_is_denied_after(work->reading, statement);
		for (uint32_t k = 0; k < statement->content.n && !told; k++) {
			mark_content(work, i, statement->content.items[k]);
		}
		for (uint32_t k = 0; k < statement->cue.n; k++) {
			take(work, statement->cue.items[k]);
		}
	}
}

static void mark_times(const struct kd_deeds_work *work)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	for (uint32_t i = 0; i < work->in->times->n; i++) {
		const struct kd_span span = work->in->times->items[i].span;
		for (uint32_t k = kd_tokens_at(tokens, span.start);
			k < tokens->n && tokens->items[k].span.start < span.end;
			k++) {
			work->tokens[k].time = i;
		}
	}
}

/* Children in order of the text: the last is hung in first. */
static void hang_children(const struct kd_deeds_work *work)
{
	for (uint32_t i = work->reading->tokens->n; i-- > 0;) {
		const uint32_t head = kd_deeds_word(work, i)->head;
		if (head != KD_NONE && head != i) {
			work->tokens[i].next_child =
				work->tokens[head].first_child;
			work->tokens[head].first_child = i;
		}
	}
}

static bool look(struct kd_deeds_work *work)
{
	const uint32_t n = work->reading->tokens->n;
	work->tokens = KD_NEW_ARRAY(work->arena, struct kd_deed_token, n + 1);
	if (work->tokens == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		work->tokens[i] = (struct kd_deed_token){
			.first_child = KD_NONE,
			.next_child = KD_NONE,
			.statement = KD_NONE,
			.time = KD_NONE,
			.starts = kd_lang_starts_at(
				work->reading->lang, work->reading->words, i),
		};
	}
	hang_children(work);
	mark_statements(work);
	mark_times(work);
	for (uint32_t i = 0; i < work->in->events->n; i++) {
		take(work, work->in->events->items[i].span);
		mark_event(work, work->in->events->items[i].span);
	}
	return true;
}

static bool is_verb(const struct kd_deeds_work *work, uint32_t token)
{
	const struct kd_analysis *word = kd_deeds_word(work, token);
	return word->upos == KD_UPOS_VERB && word->head != KD_NONE &&
	       !kd_deeds_is_relation(word->deprel, KD_STR("aux")) &&
	       !kd_deeds_is_relation(word->deprel, KD_STR("cop"));
}

/* The token of a phrase that has a class, or KD_NONE. */
static uint32_t head_of(const struct kd_deeds_work *work,
	const struct kd_match *match, uint32_t first, enum kd_upos upos)
{
	for (uint32_t i = first; i < first + match->n; i++) {
		const uint8_t own = kd_deeds_word(work, i)->upos;
		if (upos == KD_UPOS_VERB
				? is_verb(work, i)
				: own == upos ||
					  (upos == KD_UPOS_NOUN &&
						  own == KD_UPOS_PROPN)) {
			return i;
		}
	}
	return KD_NONE;
}

/* Reads what a token begins by the pack's rows: the first of its key whose
 * class fits. */
static bool read_row(const struct kd_deeds_work *work, uint32_t token,
	struct kd_deed_word *out)
{
	const struct kd_lang *lang = work->reading->lang;
	struct kd_match match;
	if (!kd_deeds_match(work, KD_TABLE_DEED_WORDS, token, &match)) {
		return false;
	}
	const struct kd_str key = kd_lang_key(lang, match.row);
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_DEED_WORDS) +
			     kd_lang_rows(lang, KD_TABLE_DEED_WORDS);
	for (uint32_t row = match.row;
		row < end && kd_str_equal(kd_lang_key(lang, row), key); row++) {
		const enum kd_upos upos = (enum kd_upos)kd_lang_number(
			lang, row, KD_COLUMN_DEED_WORDS_UPOS);
		const uint32_t head = head_of(work, &match, token, upos);
		if (head != KD_NONE) {
			*out = (struct kd_deed_word){ .first = token,
				.n = match.n,
				.head = head,
				.row = row,
				.is_noun = upos != KD_UPOS_VERB };
			return true;
		}
	}
	return false;
}

static bool is_saying(const struct kd_deeds_work *work, uint32_t token)
{
	struct kd_match match;
	return kd_deeds_match(work, KD_TABLE_SPEECH, token, &match);
}

/* Reads the word at a token; false if it tells of no deed. */
static bool read_word(const struct kd_deeds_work *work, uint32_t token,
	struct kd_deed_word *out)
{
	if (work->tokens[token].taken || work->tokens[token].time != KD_NONE) {
		return false;
	}
	if (read_row(work, token, out)) {
		return true;
	}
	*out = (struct kd_deed_word){
		.first = token, .n = 1, .head = token, .row = KD_NONE
	};
	return is_verb(work, token) && !is_saying(work, token) &&
	       kd_names_of_token(work->in->names, token) == KD_NONE;
}

/* Names the deed; false if the arena is full. */
static bool name_deed(const struct kd_deeds_work *work,
	const struct kd_deed_word *word, struct kd_event *deed)
{
	const struct kd_lang *lang = work->reading->lang;
	if (word->row == KD_NONE) {
		deed->mode = kd_deeds_word(work, word->head)->lemma;
		deed->rule = KD_STR("deeds/tree");
		return true;
	}
	deed->mode = kd_lang_text(lang, word->row, KD_COLUMN_DEED_WORDS_DEED);
	deed->rule = kd_lang_rule(lang, work->arena, word->row);
	return deed->rule.data != NULL;
}

/* Whether a verb that the pack does not know only carries an event that is
 * read by its noun: "hat Sanktionen verhängt". */
static bool is_carrier(
	const struct kd_deeds_work *work, const struct kd_deed_word *word)
{
	if (word->is_noun || word->row != KD_NONE) {
		return false;
	}
	const uint32_t object = kd_deeds_child(work, word->head, KD_STR("obj"));
	return object != KD_NONE && work->tokens[object].event;
}

/* Whether a verb only tells that something else, told of by itself, is put off
 * or called off: "the match was postponed". */
static bool is_told_by_noun(
	const struct kd_deeds_work *work, const struct kd_deed_word *word)
{
	for (uint32_t i = work->tokens[word->head].first_child;
		i != KD_NONE && !word->is_noun;
		i = work->tokens[i].next_child) {
		enum kd_event_status status = KD_STATUS_UNKNOWN;
		struct kd_deed_word noun;
		const bool told = work->tokens[i].taken ||
				  (read_row(work, i, &noun) && noun.is_noun);
		if (told && kd_deeds_carrier(work, i, &status) == word->head) {
			return true;
		}
	}
	return false;
}

/* What is done was not done on a day to come: the day is another's. */
static void drop_day_to_come(
	const struct kd_deeds_work *work, struct kd_event *deed)
{
	const struct kd_str published = work->reading->meta->published;
	if (deed->status != KD_STATUS_HAPPENED || deed->time == KD_NONE ||
		published.len < DAY_LENGTH) {
		return;
	}
	const struct kd_str when = work->in->times->items[deed->time].edtf;
	if (when.len == DAY_LENGTH && when.data[0] >= '0' &&
		when.data[0] <= '9' &&
		memcmp(when.data, published.data, DAY_LENGTH) > 0) {
		deed->time = KD_NONE;
	}
}

static bool read_deed(
	struct kd_deeds_work *work, const struct kd_deed_word *word)
{
	struct kd_event deed = {
		.span = kd_tokens_span(
			work->reading->tokens, word->first, word->n),
		.type = KD_PLOVER_OTHER,
		.status = kd_deeds_status(work, word),
		.time = KD_NONE,
		.statement = work->tokens[word->head].statement,
		.confidence = word->row == KD_NONE ? 0.5 : 0.6,
	};
	if (!name_deed(work, word, &deed)) {
		return false;
	}
	if (deed.status == KD_STATUS_UNKNOWN || deed.mode.len == 0 ||
		is_carrier(work, word) || is_told_by_noun(work, word) ||
		kd_deeds_is_contents(work, word)) {
		return true;
	}
	if (!kd_deeds_fill(work, word, &deed)) {
		return false;
	}
	drop_day_to_come(work, &deed);
	return KD_PUSH(work->arena, work->out, deed);
}

static bool is_read(const struct kd_deeds_work *work, uint32_t sentence)
{
	const struct kd_reading *reading = work->reading;
	const uint32_t block = reading->sentences->items[sentence].block;
	if (block >= reading->blocks->n) {
		return true;
	}
	const enum kd_block_kind kind = reading->blocks->items[block].kind;
	return kind != KD_BLOCK_FURNITURE && kind != KD_BLOCK_CREDIT &&
	       kind != KD_BLOCK_BYLINE;
}

static bool read_sentence(struct kd_deeds_work *work, uint32_t sentence)
{
	const struct kd_sentence *at =
		&work->reading->sentences->items[sentence];
	work->first = at->first;
	work->n = at->n;
	for (uint32_t i = at->first; i < at->first + at->n;) {
		struct kd_deed_word word;
		if (!read_word(work, i, &word)) {
			i++;
			continue;
		}
		if (!read_deed(work, &word)) {
			return false;
		}
		i += word.n;
	}
	return true;
}

enum kd_status kd_deeds_find(const struct kd_deeds_in *in,
	struct kd_arena *arena, struct kd_deeds_out *out, struct kd_err *err)
{
	assert(in->reading != NULL && in->names != NULL && in->times != NULL);
	assert(in->statements != NULL && in->events != NULL);
	*out = (struct kd_deeds_out){ 0 };
	struct kd_deeds_work work = { .in = in,
		.reading = in->reading,
		.arena = arena,
		.out = &out->deeds };
	if (in->reading->analyses->n != in->reading->tokens->n ||
		kd_lang_rows(in->reading->lang, KD_TABLE_DEED_WORDS) == 0) {
		return KD_OK;
	}
	bool room = look(&work);
	for (uint32_t i = 0; room && i < in->reading->sentences->n; i++) {
		room = !is_read(&work, i) || read_sentence(&work, i);
	}
	return room ? KD_OK : kd_arena_full(arena, err);
}
