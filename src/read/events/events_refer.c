/* events_refer.c - words that mean an event told of before. */
#include "read/events/events_private.h"

/* How many sentences back a noun may mean an event; the same word further. */
#define REACH_SENTENCES 10
#define REACH_OF_SAME 24

bool kd_events_are_kin(struct kd_str a, struct kd_str b)
{
	/* Modes that one thing may go by; each line a family. */
	static const char *const families[][4] = {
		{ "talk", "meet", "negotiate", NULL },
		{ "talk", "call", NULL, NULL },
		{ "visit", "travel", NULL, NULL },
		{ "visit", "meet", "receive", NULL },
		{ "attack", "strike", "bomb", NULL },
		{ "publish", "leak", NULL, NULL },
	};
	if (kd_str_equal(a, b)) {
		return true;
	}
	for (size_t i = 0; i < KD_COUNT(families); i++) {
		bool has_a = false;
		bool has_b = false;
		for (size_t k = 0; k < 4 && families[i][k] != NULL; k++) {
			const struct kd_str mode = kd_str_view(families[i][k]);
			has_a = has_a || kd_str_equal(a, mode);
			has_b = has_b || kd_str_equal(b, mode);
		}
		if (has_a && has_b) {
			return true;
		}
	}
	return false;
}

/* Whether a noun of one mode can stand for an event of another. */
static bool can_mean(struct kd_str noun, struct kd_str event)
{
	static const char *const pairs[][2] = {
		{ "talk", "call" },
		{ "talk", "meet" },
		{ "meet", "talk" },
		{ "meet", "negotiate" },
		{ "meet", "receive" },
		{ "negotiate", "meet" },
		{ "visit", "travel" },
		{ "travel", "visit" },
		{ "attack", "strike" },
		{ "attack", "bomb" },
		{ "strike", "attack" },
		{ "leak", "publish" },
		{ "publish", "leak" },
	};
	for (size_t i = 0; i < KD_COUNT(pairs); i++) {
		if (kd_str_equal(noun, kd_str_view(pairs[i][0])) &&
			kd_str_equal(event, kd_str_view(pairs[i][1]))) {
			return true;
		}
	}
	return kd_str_equal(noun, event);
}

/* Whether a noun can mean something told of before: "the meeting", "møtet". */
bool kd_events_is_definite(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	if (own == KD_NONE) {
		return false;
	}
	bool definite =
		!work->has_articles ||
		kd_feat_at(work, trigger->head, KD_FEATURE_DEFINITE) == 1;
	for (uint32_t i = work->phrases.items[own].first; i < trigger->first;
		i++) {
		const uint32_t grammar = kd_seen_at(work, i)->grammar;
		if ((grammar & (KD_IS(NONE) | KD_IS(INDEFINITE))) != 0) {
			return false;
		}
		definite = definite || (grammar & KD_IS(DEFINITE)) != 0;
	}
	return definite;
}

/* Whether a noun begins anew after a comma: "to meet in Budapest, a meeting
 * that he called off". */
static bool is_apposed(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t own = kd_seen_at(work, trigger->head)->phrase;
	const uint32_t first =
		own != KD_NONE ? work->phrases.items[own].first : work->first;
	return first > work->first && work->out->n > work->first_event &&
	       kd_word_at(work, first - 1)->upos == KD_UPOS_PUNCT;
}

/* Where the stretch begins in which an event may be meant. */
static uint32_t reach_start(
	const struct kd_events_work *work, uint32_t sentences)
{
	const uint32_t back =
		work->sentence < sentences ? work->sentence : sentences;
	return work->reading->sentences->items[work->sentence - back]
		.span.start;
}

/* Whether a word of an event's trigger has this lemma. */
static bool is_word_of(const struct kd_events_work *work,
	const struct kd_event *event, struct kd_str lemma)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	uint32_t at = kd_tokens_at(tokens, event->span.start);
	for (; at < tokens->n && tokens->items[at].span.end <= event->span.end;
		at++) {
		if (kd_str_equal(kd_word_at(work, at)->lemma, lemma)) {
			return true;
		}
	}
	return false;
}

/* Whether a party follows a noun that no part of its event took: it is another
 * event than any before, "besøket | til kansleren". */
static bool has_own_party(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		if (phrase->adposition == trigger->end) {
			return (phrase->marks & KD_PHRASE_PLACE) == 0 &&
			       kd_events_is_party(work, i);
		}
	}
	return false;
}

uint32_t kd_events_antecedent(const struct kd_events_work *work,
	const struct kd_trigger *trigger, const struct kd_event *event)
{
	/* What is put off or called off was planned. */
	const bool dropped = event->status == KD_STATUS_POSTPONED ||
			     event->status == KD_STATUS_CANCELLED;
	if (has_own_party(work, trigger) ||
		(!kd_events_is_definite(work, trigger) &&
			!(dropped && is_apposed(work, trigger)))) {
		return KD_NONE;
	}
	const uint32_t from = reach_start(work, REACH_SENTENCES);
	const uint32_t from_same = reach_start(work, REACH_OF_SAME);
	const struct kd_str word = kd_word_at(work, trigger->head)->lemma;
	uint32_t other = KD_NONE;
	for (uint32_t i = work->out->n; i-- > 0;) {
		const struct kd_event *before = &work->out->items[i];
		if (before->span.start < from_same) {
			break;
		}
		/* What somebody denies is his word, not what others mean. */
		if (!can_mean(event->mode, before->mode) ||
			(before->status == KD_STATUS_DENIED &&
				before->statement != event->statement) ||
			(dropped && before->status == KD_STATUS_HAPPENED)) {
			continue;
		}
		if (is_word_of(work, before, word)) {
			return i;
		}
		if (other == KD_NONE && before->span.start >= from &&
			(event->status != KD_STATUS_HAPPENED ||
				before->status != KD_STATUS_PLANNED)) {
			other = i;
		}
	}
	return other;
}

/* Whether an event's trigger stands in this clause of the sentence. */
static bool has_event(const struct kd_events_work *work, uint32_t clause)
{
	for (uint32_t i = work->first_event; i < work->out->n; i++) {
		const uint32_t token = kd_tokens_at(
			work->reading->tokens, work->out->items[i].span.start);
		if (kd_clause_at(work, token) == clause) {
			return true;
		}
	}
	return false;
}

/* "... was to begin on Monday. It was put off." */
static void hear_change(struct kd_events_work *work, uint32_t token)
{
	const enum kd_event_status status =
		(enum kd_event_status)kd_lang_number(work->reading->lang,
			kd_seen_at(work, token)->status.row,
			KD_COLUMN_STATUS_WORDS_STATUS);
	if (status != KD_STATUS_POSTPONED && status != KD_STATUS_CANCELLED) {
		return;
	}
	const struct kd_trigger verb = { .row = KD_NONE,
		.first = token,
		.end = token + 1,
		.head = token,
		.clause = kd_clause_at(work, token) };
	const uint32_t subject = kd_events_subject(work, &verb);
	if (subject == KD_NONE ||
		(work->phrases.items[subject].marks & KD_PHRASE_PRONOUN) == 0 ||
		(work->phrases.items[subject].marks & KD_PHRASE_PERSON) != 0) {
		return;
	}
	const uint32_t meant =
		kd_events_last_with(work, token, KD_STATUS_PLANNED);
	if (meant != KD_NONE) {
		work->out->items[meant].status = status;
	}
}

bool kd_events_revise(struct kd_events_work *work)
{
	for (uint32_t i = work->first; i < work->end; i++) {
		const uint8_t cue = kd_seen_at(work, i)->cue;
		if (kd_events_denies(work, i) &&
			!kd_events_hear_denial(work, i)) {
			return false;
		}
		if ((cue == KD_CUE_VERB || cue == KD_CUE_MODIFIER) &&
			kd_seen_at(work, i)->phrase == KD_NONE &&
			!has_event(work, kd_clause_at(work, i))) {
			hear_change(work, i);
		}
	}
	return true;
}
