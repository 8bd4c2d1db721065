/* events_denial.c - what is denied of what was told just before. */
#include "lang/asked.h"
#include "read/events/events_private.h"

uint32_t kd_events_last_with(const struct kd_events_work *work, uint32_t token,
	enum kd_event_status status)
{
	const struct kd_sentence *own =
		&work->reading->sentences->items[work->sentence];
	/* What another paragraph tells is too far for a bare "denied it". */
	const bool back = work->sentence > 0 && own[-1].block == own->block;
	const uint32_t from = (back ? own - 1 : own)->span.start;
	const uint32_t before = work->reading->tokens->items[token].span.start;
	for (uint32_t i = work->out->n; i-- > 0;) {
		const struct kd_event *event = &work->out->items[i];
		if (event->span.start < from) {
			return KD_NONE;
		}
		if (event->span.end <= before && event->status == status) {
			return i;
		}
	}
	return KD_NONE;
}

/* Denies what the sentence claims before a token. */
static void deny_all(struct kd_events_work *work, uint32_t token)
{
	const uint32_t before = work->reading->tokens->items[token].span.start;
	for (uint32_t i = work->first_event; i < work->out->n; i++) {
		struct kd_event *event = &work->out->items[i];
		if (event->span.end <= before &&
			event->status == KD_STATUS_ALLEGED) {
			event->status = KD_STATUS_DENIED;
		}
	}
}

bool kd_events_denies(const struct kd_events_work *work, uint32_t token)
{
	const uint8_t cue = kd_seen_at(work, token)->cue;
	return cue == KD_CUE_DENIAL ||
	       (cue == KD_CUE_UNTRUE &&
		       kd_events_status_of(work, token) == KD_STATUS_DENIED);
}

/* Whether a shorter denial stands within the one that begins at a token. */
static bool holds_denial(const struct kd_events_work *work, uint32_t token)
{
	const uint32_t end = token + kd_seen_at(work, token)->status.n;
	for (uint32_t i = token + 1; i < end && i < work->end; i++) {
		if (kd_events_denies(work, i)) {
			return true;
		}
	}
	return false;
}

/* The words around a denial that are its clause's, no sign among them. */
struct stretch {
	uint32_t first; /* tokens [first, end) */
	uint32_t end;
};

static bool is_of_stretch(
	const struct kd_events_work *work, uint32_t token, uint32_t denial)
{
	return kd_word_at(work, token)->upos != KD_UPOS_PUNCT &&
	       kd_clause_at(work, token) == kd_clause_at(work, denial);
}

static struct stretch stretch_of(
	const struct kd_events_work *work, uint32_t denial)
{
	struct stretch out = { denial, denial + 1 };
	while (out.first > work->first &&
		is_of_stretch(work, out.first - 1, denial)) {
		out.first--;
	}
	while (out.end < work->end && is_of_stretch(work, out.end, denial)) {
		out.end++;
	}
	return out;
}

/* Whether a word of two parts of speech is the relative one here: "что Москва
 * опровергла" right behind a sign, in nobody's words. */
static bool is_relative(const struct kd_events_work *work, uint32_t token)
{
	return kd_word_at(work, token)->upos == KD_UPOS_SCONJ &&
	       token > work->first && work->statement_of[token] == KD_NONE &&
	       (kd_seen_at(work, token)->grammar & KD_IS(RELATIVE)) != 0 &&
	       (kd_word_at(work, token - 1)->upos == KD_UPOS_PUNCT ||
		       kd_word_at(work, token - 1)->upos == KD_UPOS_PRON);
}

/* Whether a word may stand for all that was told: "this", "it", "which". */
static bool is_stand_in(const struct kd_events_work *work, uint32_t token)
{
	const uint32_t upos = kd_word_at(work, token)->upos;
	const uint32_t type = kd_feat_at(work, token, KD_FEATURE_PRONTYPE);
	const uint32_t own = kd_seen_at(work, token)->phrase;
	const bool alone =
		own == KD_NONE || kd_phrase_at(work, own)->head == token;
	return kd_seen_at(work, token)->name == KD_NONE &&
	       ((alone && (upos == KD_UPOS_PRON ||
				  (upos == KD_UPOS_DET &&
					  type == KD_PRONTYPE_DEM))) ||
		       is_relative(work, token));
}

/* Whether a phrase is who denies it, or may be what is denied. */
static bool is_argument(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	return phrase->adposition == KD_NONE &&
	       (phrase->marks & KD_PHRASE_TIME) == 0 &&
	       !is_stand_in(work, phrase->head);
}

/* Whether a word makes more of a denial than that: another verb, or a "not". */
static bool says_more(
	const struct kd_events_work *work, uint32_t token, uint32_t denial)
{
	const uint32_t end = denial + kd_seen_at(work, denial)->status.n;
	return (token < denial || token >= end) &&
	       ((kd_word_at(work, token)->upos == KD_UPOS_VERB &&
			kd_is_verb_at(work, token)) ||
		       kd_seen_at(work, token)->cue == KD_CUE_MODAL ||
		       kd_events_is_negation(work, token));
}

/* Whether a denial that names nothing else ends its sentence, with who denies
 * before its verb: "Moscow has denied." */
static bool is_bare(
	const struct kd_events_work *work, struct stretch own, uint32_t denial)
{
	for (uint32_t i = own.end; i < work->end; i++) {
		if (kd_word_at(work, i)->upos != KD_UPOS_PUNCT) {
			return false;
		}
	}
	for (uint32_t i = own.first; i < own.end; i++) {
		if (kd_str_ends_with(
			    kd_word_at(work, i)->deprel, KD_STR(":pass"))) {
			return false;
		}
	}
	return kd_is_verb_at(work, denial);
}

/* Whether a denial says no more than who denies what was told: "but Ukraine
 * denied this", "which Ukraine denied". Signs or "but" part it from that. */
static bool is_short(const struct kd_events_work *work, uint32_t denial)
{
	const struct stretch own = stretch_of(work, denial);
	uint32_t stand_ins = 0;
	uint32_t others = 0;
	for (uint32_t i = own.first; i < own.end; i++) {
		/* "lo que", "ce que" are one. */
		stand_ins += is_stand_in(work, i) &&
					     (i == own.first ||
						     !is_stand_in(work, i - 1))
				     ? 1u
				     : 0u;
		if (says_more(work, i, denial)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		const struct kd_phrase *phrase = kd_phrase_at(work, i);
		others += phrase->first >= own.first &&
					  phrase->end <= own.end &&
					  phrase->leader == i &&
					  is_argument(work, phrase)
				  ? 1u
				  : 0u;
	}
	/* Who denies it may be a pronoun as well, "he denied it". */
	return (stand_ins + others == 2 && others < 2) ||
	       (stand_ins == 0 && others == 1 && is_bare(work, own, denial));
}

/* Whether somebody says that an event was, or it is one that a bare denial in
 * the next sentence can mean: done, not said. */
static bool is_deniable(const struct kd_event *event)
{
	return event->statement != KD_NONE ||
	       event->type == KD_PLOVER_ASSAULT ||
	       event->type == KD_PLOVER_COERCE ||
	       event->type == KD_PLOVER_CONSULT;
}

/* What a short denial denies: the last event before it in the sentence, or in
 * the one before. KD_NONE if there is none. */
static uint32_t told_before(const struct kd_events_work *work, uint32_t denial)
{
	const uint32_t first = stretch_of(work, denial).first;
	const uint32_t before = work->reading->tokens->items[first].span.start;
	const struct kd_sentence *own =
		&work->reading->sentences->items[work->sentence];
	for (uint32_t i = work->out->n; i-- > 0;) {
		const struct kd_event *event = &work->out->items[i];
		const bool here = event->span.start >= own->span.start;
		if (here && event->span.end > before) {
			continue;
		}
		const bool back = work->sentence > 0 &&
				  own[-1].block == own->block &&
				  event->span.start >= own[-1].span.start &&
				  is_deniable(event) && first == own->first;
		return (here || back) && event->status != KD_STATUS_DENIED &&
				       event->status != KD_STATUS_CANCELLED &&
				       event->status != KD_STATUS_POSTPONED
			       ? i
			       : KD_NONE;
	}
	return KD_NONE;
}

/* Adds a second report of an event, which denies it. */
static bool add_denial(
	struct kd_events_work *work, uint32_t claimed, uint32_t token)
{
	const struct kd_seen *seen = kd_seen_at(work, token);
	struct kd_event denied = work->out->items[claimed];
	denied.span =
		kd_tokens_span(work->reading->tokens, token, seen->status.n);
	denied.status = KD_STATUS_DENIED;
	denied.statement = work->said_by[token];
	denied.confidence *= 0.8;
	denied.rule = kd_lang_rule(
		work->reading->lang, work->arena, seen->status.row);
	return denied.rule.data != NULL &&
	       KD_PUSH(work->arena, work->out, denied);
}

/* "... had taken the city; Ukraine denied it", "... offered talks, but Ukraine
 * denied this". */
bool kd_events_hear_denial(struct kd_events_work *work, uint32_t token)
{
	if (holds_denial(work, token) ||
		kd_reading_is_asked(work->reading, token)) {
		return true;
	}
	uint32_t claimed = kd_events_last_with(work, token, KD_STATUS_ALLEGED);
	if (claimed == KD_NONE && is_short(work, token)) {
		claimed = told_before(work, token);
		return claimed == KD_NONE || add_denial(work, claimed, token);
	}
	/* "That ... was taken is untrue": told by the one who denies it. */
	if (claimed != KD_NONE && work->statement_of[token] ==
					  work->out->items[claimed].statement) {
		deny_all(work, token);
		return true;
	}
	return claimed == KD_NONE || add_denial(work, claimed, token);
}
