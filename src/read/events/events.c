/* events.c - finds what happens: who does what to whom, where and when. */
#include "lang/unsaid.h"
#include "read/events/events_private.h"

#include <assert.h>

/* Gives the tokens of one stretch of content to statement i, unless they are
 * in a shorter one already. */
static void mark_content(const struct kd_events_work *work, uint32_t i,
	struct kd_span content, const struct kd_spans *all)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	const struct kd_statements *statements = work->in->statements;
	uint32_t at = kd_tokens_at(tokens, content.start);
	for (; at < tokens->n && tokens->items[at].span.start < content.end;
		at++) {
		const uint32_t known = work->statement_of[at];
		if (known == KD_NONE ||
			kd_span_contains(
				statements->items[known].span, all->items[0])) {
			work->statement_of[at] = i;
		}
	}
}

static void mark_cue(
	const struct kd_events_work *work, uint32_t i, struct kd_span cue)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	uint32_t at = kd_tokens_at(tokens, cue.start);
	for (; at < tokens->n && tokens->items[at].span.start < cue.end; at++) {
		work->said_by[at] = i;
	}
}

/* Gives tokens that only words which were not said tell of to those. */
static bool mark_unsaid(struct kd_events_work *work, uint32_t statement)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	const struct kd_statement *unsaid =
		&work->in->statements->items[statement];
	if (!kd_reading_is_left_open(work->reading, unsaid)) {
		return true;
	}
	if (work->unsaid == NULL) {
		work->unsaid = KD_NEW_ARRAY(work->arena, uint32_t, tokens->n);
		for (uint32_t i = 0; work->unsaid != NULL && i < tokens->n;
			i++) {
			work->unsaid[i] = KD_NONE;
		}
	}
	for (uint32_t k = 0; work->unsaid != NULL && k < unsaid->content.n;
		k++) {
		const struct kd_span part = unsaid->content.items[k];
		for (uint32_t i = kd_tokens_at(tokens, part.start);
			i < tokens->n && tokens->items[i].span.start < part.end;
			i++) {
			work->unsaid[i] = statement;
		}
	}
	return work->unsaid != NULL;
}

static bool mark_statements(struct kd_events_work *work)
{
	const uint32_t n = work->reading->tokens->n;
	work->statement_of = KD_NEW_ARRAY(work->arena, uint32_t, n + 1);
	work->said_by = KD_NEW_ARRAY(work->arena, uint32_t, n + 1);
	if (work->statement_of == NULL || work->said_by == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		work->statement_of[i] = KD_NONE;
		work->said_by[i] = KD_NONE;
	}
	const struct kd_statements *statements = work->in->statements;
	for (uint32_t i = 0; i < statements->n; i++) {
		const struct kd_spans *content = &statements->items[i].content;
		const struct kd_spans *cue = &statements->items[i].cue;
		if (statements->items[i].unsaid != KD_UNSAID_UNKNOWN) {
			if (!mark_unsaid(work, i)) {
				return false;
			}
			continue;
		}
		const bool told = kd_reading_is_denied_after(
			work->reading, &statements->items[i]);
		for (uint32_t k = 0; k < content->n && !told; k++) {
			mark_content(work, i, content->items[k], content);
		}
		for (uint32_t k = 0; k < cue->n; k++) {
			mark_cue(work, i, cue->items[k]);
		}
	}
	return true;
}

/* Whether a verb stands between two tokens; one that carries a noun does not
 * part it from its place, "was held in", if it tells no purpose. */
static bool is_parted(
	const struct kd_events_work *work, uint32_t a, uint32_t b, bool carried)
{
	for (uint32_t i = (a < b ? a : b) + 1; i < (a < b ? b : a); i++) {
		const struct kd_seen *seen = kd_seen_at(work, i);
		carried = carried && seen->cue != KD_CUE_PURPOSE;
		if (kd_word_at(work, i)->upos == KD_UPOS_VERB &&
			kd_is_verb_at(work, i) &&
			(!carried ||
				(seen->cue != KD_CUE_VERB &&
					(seen->grammar & KD_IS(LIGHT)) == 0))) {
			return true;
		}
	}
	return false;
}

static bool is_where(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_phrase *phrase)
{
	if (!trigger->is_noun && phrase->first < trigger->head &&
		kd_events_hangs_on_noun(work, phrase) &&
		kd_word_at(work, phrase->head)->head != trigger->head) {
		return false;
	}
	if (kd_events_is_quoted_apart(work, trigger->head, phrase->head) ||
		(kd_events_is_apart(work, trigger) &&
			!kd_events_is_own(work, trigger, phrase->first))) {
		return false;
	}
	return phrase->clause == trigger->clause &&
	       phrase->adposition != KD_NONE &&
	       (phrase->marks & KD_PHRASE_PLACE) != 0 &&
	       (phrase->marks & KD_PHRASE_TIME) == 0 &&
	       (kd_seen_at(work, phrase->adposition)->grammar & KD_IS(PLACE)) !=
		       0 &&
	       kd_events_is_together(work, phrase->head, trigger->head) &&
	       !is_parted(work, trigger->head, phrase->head, trigger->is_noun);
}

/* Adds the phrases that say where. */
static bool fill_places(const struct kd_events_work *work,
	const struct kd_trigger *trigger, struct kd_event *event)
{
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = &work->phrases.items[i];
		if (is_where(work, trigger, phrase) &&
			!kd_events_add_span(
				work, phrase->span, &event->places)) {
			return false;
		}
	}
	return true;
}

static bool overlaps_any(struct kd_span span, const struct kd_spans *spans)
{
	for (uint32_t i = 0; i < spans->n; i++) {
		if (kd_span_overlaps(span, spans->items[i])) {
			return true;
		}
	}
	return false;
}

/* Two words for one event in one sentence: "held talks ... the talks". */
static bool is_repeated(
	const struct kd_events_work *work, const struct kd_event *event)
{
	for (uint32_t i = work->first_event; i < work->out->n; i++) {
		const struct kd_event *before = &work->out->items[i];
		if (!kd_events_are_kin(before->mode, event->mode) ||
			before->status != event->status) {
			continue;
		}
		bool inside = true;
		for (uint32_t k = 0; k < event->actors.n; k++) {
			inside = inside &&
				 (overlaps_any(event->actors.items[k],
					  &before->actors) ||
					 overlaps_any(event->actors.items[k],
						 &before->targets));
		}
		for (uint32_t k = 0; k < event->targets.n; k++) {
			inside = inside &&
				 (overlaps_any(event->targets.items[k],
					  &before->actors) ||
					 overlaps_any(event->targets.items[k],
						 &before->targets));
		}
		if (inside) {
			return true;
		}
	}
	return false;
}

/* Takes over what the event meant has and this mention does not say. That it
 * was put off holds of the event meant; that somebody denies it is his word
 * alone, and no word of who told of it before. */
static void take_over(struct kd_events_work *work, struct kd_event *event,
	uint32_t antecedent, enum kd_event_status own)
{
	struct kd_event *meant = &work->out->items[antecedent];
	const struct kd_str said = event->mode;
	event->actors = meant->actors;
	event->targets = meant->targets;
	event->type = meant->type;
	if (event->places.n == 0) {
		event->places = meant->places;
	}
	if (event->time == KD_NONE) {
		event->time = meant->time;
	}
	if (kd_str_equal(meant->mode, KD_STR("talk"))) {
		meant->mode = said;
	}
	if (own == KD_STATUS_HAPPENED || own == KD_STATUS_PLANNED) {
		event->status = meant->status;
	} else if (own == KD_STATUS_POSTPONED || own == KD_STATUS_CANCELLED) {
		meant->status = own;
	}
	event->mode = meant->mode;
	event->confidence *= 0.8;
}

/* Whether a party is there; without one nothing can be told apart. */
static bool has_party(const struct kd_event *event)
{
	return event->actors.n > 0 || event->targets.n > 0;
}

/* A verb of status in the clause: held, put off, called off. */
static bool has_status_verb(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = work->first; i < work->end; i++) {
		const struct kd_seen *seen = kd_seen_at(work, i);
		if (kd_clause_at(work, i) == trigger->clause &&
			seen->cue == KD_CUE_VERB &&
			kd_lang_number(work->reading->lang, seen->status.row,
				KD_COLUMN_STATUS_WORDS_STATUS) != 0) {
			return true;
		}
	}
	return false;
}

/* Whether a noun without parties is still one certain event: its place stands
 * right by it, or a verb says that it was held there or then. */
static bool is_settled(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_event *event)
{
	if (!trigger->is_noun) {
		return false;
	}
	const struct kd_tokens *tokens = work->reading->tokens;
	for (uint32_t i = 0; i < event->places.n; i++) {
		const uint32_t token =
			kd_tokens_at(tokens, event->places.items[i].start);
		if (token == trigger->end + 1 || token < trigger->first) {
			return token + 4 > trigger->first;
		}
	}
	return (event->places.n > 0 || event->time != KD_NONE) &&
	       has_status_verb(work, trigger);
}

/* What the pack's row and the trigger's place alone tell. */
static struct kd_event bare_event(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const struct kd_lang *lang = work->reading->lang;
	return (struct kd_event){
		.span = kd_tokens_span(work->reading->tokens, trigger->first,
			trigger->end - trigger->first),
		.type = (enum kd_plover)kd_lang_number(
			lang, trigger->row, KD_COLUMN_EVENT_WORDS_TYPE),
		.mode = kd_lang_text(
			lang, trigger->row, KD_COLUMN_EVENT_WORDS_MODE),
		.statement = work->statement_of[trigger->head],
		.confidence = trigger->is_noun ? 0.7 : 0.8,
	};
}

static bool put_event(struct kd_events_work *work,
	const struct kd_trigger *trigger, struct kd_event *event)
{
	/* What has happened did not on a day to come: the day is another's. */
	if (event->status == KD_STATUS_HAPPENED &&
		kd_events_is_future(work, event->time)) {
		event->time = KD_NONE;
	}
	event->rule =
		kd_lang_rule(work->reading->lang, work->arena, trigger->row);
	return event->rule.data != NULL &&
	       KD_PUSH(work->arena, work->out, *event);
}

/* Makes an event of a trigger. *found: it is one. False if the arena is full.
 */
static bool read_event(struct kd_events_work *work,
	const struct kd_trigger *trigger, bool *found)
{
	struct kd_event event = bare_event(work, trigger);
	bool fits = true;
	*found = false;
	if (!kd_events_fill_roles(work, trigger, &event, &fits)) {
		return false;
	}
	event.time = kd_events_time(work, trigger);
	event.status = kd_events_status(work, trigger, &event);
	if (event.status == KD_STATUS_POSTPONED) {
		event.time = kd_events_new_time(work, trigger, event.time);
	}
	const uint32_t antecedent =
		trigger->is_noun && !has_party(&event)
			? kd_events_antecedent(work, trigger, &event)
			: KD_NONE;
	if ((!fits && antecedent == KD_NONE) ||
		event.status == KD_STATUS_UNKNOWN) {
		return true;
	}
	if (!fill_places(work, trigger, &event)) {
		return false;
	}
	if (antecedent != KD_NONE) {
		take_over(work, &event, antecedent, event.status);
	} else if (!has_party(&event) && !is_settled(work, trigger, &event)) {
		return true;
	}
	*found = true;
	return is_repeated(work, &event) || put_event(work, trigger, &event);
}

/* Tries the rows of one key, in the order of the pack, on n tokens. */
static bool try_rows(struct kd_events_work *work, uint32_t token, uint32_t n,
	uint32_t first, bool *found)
{
	const struct kd_lang *lang = work->reading->lang;
	const struct kd_str key = kd_lang_key(lang, first);
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_EVENT_WORDS) +
			     kd_lang_rows(lang, KD_TABLE_EVENT_WORDS);
	for (uint32_t row = first; row < end && !*found &&
				   kd_str_equal(kd_lang_key(lang, row), key);
		row++) {
		struct kd_trigger trigger;
		if (kd_events_read_trigger(work, token, n, row, &trigger) &&
			!read_event(work, &trigger, found)) {
			return false;
		}
	}
	return true;
}

/* Reads the event a token begins, as the longest phrase or else as the word
 * alone; *after is where the search goes on. */
static bool read_token(
	struct kd_events_work *work, uint32_t token, uint32_t *after)
{
	const struct kd_seen *seen = kd_seen_at(work, token);
	bool found = false;
	*after = token + 1;
	if (seen->word.row != KD_NONE) {
		if (!try_rows(work, token, seen->word.n, seen->word.row,
			    &found)) {
			return false;
		}
		*after = found ? token + seen->word.n : *after;
	}
	return found || seen->alone == KD_NONE ||
	       try_rows(work, token, 1, seen->alone, &found);
}

/* A date before a colon at the start of a line dates what follows in it. */
static void note_line_time(
	struct kd_events_work *work, const struct kd_sentence *sentence)
{
	const struct kd_times *times = work->in->times;
	const struct kd_tokens *tokens = work->reading->tokens;
	if (sentence->block != work->line_block) {
		work->line_time = KD_NONE;
		work->line_block = sentence->block;
	}
	while (work->next_time < times->n &&
		times->items[work->next_time].span.end <=
			sentence->span.start) {
		work->next_time++;
	}
	if (work->next_time == times->n) {
		return;
	}
	const struct kd_time *time = &times->items[work->next_time];
	const uint32_t after = kd_tokens_at(tokens, time->span.end);
	const uint32_t begin = kd_tokens_at(tokens, time->span.start);
	if (begin <= sentence->first + 3 && after < tokens->n &&
		kd_str_equal(tokens->items[after].folded, KD_STR(":"))) {
		work->line_time = work->next_time;
		work->line_block = sentence->block;
	}
}

static bool read_sentence(struct kd_events_work *work, uint32_t sentence)
{
	const struct kd_sentence *at =
		&work->reading->sentences->items[sentence];
	work->sentence = sentence;
	work->first = at->first;
	work->end = at->first + at->n;
	work->first_event = work->out->n;
	note_line_time(work, at);
	if (!kd_events_see(work) || !kd_events_phrases(work)) {
		return false;
	}
	uint32_t token = work->first;
	while (token < work->end) {
		if (!read_token(work, token, &token)) {
			return false;
		}
	}
	kd_events_keep_subject(work);
	return kd_events_revise(work);
}

static bool is_read(const struct kd_events_work *work, uint32_t sentence)
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

enum kd_status kd_events_find(const struct kd_events_in *in,
	struct kd_arena *arena, struct kd_events_out *out, struct kd_err *err)
{
	assert(in->reading != NULL && in->names != NULL);
	assert(in->mentions != NULL && in->times != NULL);
	assert(in->statements != NULL);
	*out = (struct kd_events_out){ 0 };
	struct kd_events_work work = { .in = in,
		.reading = in->reading,
		.arena = arena,
		.out = &out->events,
		.line_time = KD_NONE,
		.line_block = KD_NONE,
		.has_articles = in->reading->lang->has_articles,
		.drops_subjects = in->reading->lang->drops_subjects };
	if (in->reading->analyses->n != in->reading->tokens->n ||
		kd_lang_rows(in->reading->lang, KD_TABLE_EVENT_WORDS) == 0) {
		return KD_OK;
	}
	work.uses = KD_NEW_ARRAY(arena, struct kd_row_use,
		kd_lang_rows(in->reading->lang, KD_TABLE_EVENT_WORDS));
	bool room = work.uses != NULL && mark_statements(&work);
	for (uint32_t i = 0; room && i < in->reading->sentences->n; i++) {
		room = !is_read(&work, i) || read_sentence(&work, i);
	}
	return room ? KD_OK : kd_arena_full(arena, err);
}
