/* statements_extend.c - follows a noun phrase to where all that hangs on it
 * begins and ends. */
#include "read/statements/statements_private.h"

/* No noun phrase reaches further than this, whatever hangs on it. */
#define PHRASE_TOKENS 60

static bool is_person_name(const struct kd_talk *talk, struct kd_stretch phrase)
{
	const uint32_t name = kd_talk_name(talk, phrase.end - 1);
	return name != KD_NONE &&
	       talk->in->names->items[name].type == KD_NAME_PER;
}

static bool is_noun_phrase_at(const struct kd_talk *talk, uint32_t i,
	uint32_t limit, struct kd_stretch *out)
{
	if (i >= limit || kd_talk_upos(talk, i) == KD_UPOS_ADP) {
		return false;
	}
	*out = kd_talk_phrase(talk, i);
	return !kd_stretch_is_none(*out) && out->end <= limit &&
	       out->first <= i;
}

static bool is_finite(const struct kd_talk *talk, uint32_t i)
{
	return (kd_talk_bits(talk, i) & KD_MARK_FINITE) != 0;
}

/* "25. november": a stop with more of the sentence behind it. */
static bool is_inner_stop(
	const struct kd_talk *talk, uint32_t i, uint32_t limit)
{
	return (kd_talk_bits(talk, i) & KD_MARK_STOP) != 0 && i + 1 < limit &&
	       (talk->reading->tokens->items[i + 1].flags & KD_TOKEN_CAPITAL) ==
		       0;
}

/* Goes from a relative pronoun to where its clause ends. */
static uint32_t end_of_relative(
	const struct kd_talk *talk, uint32_t i, uint32_t limit)
{
	const uint32_t ends = KD_MARK_COMMA | KD_MARK_STOP | KD_MARK_SEMICOLON |
			      KD_MARK_COLON | KD_MARK_DASH;
	while (i < limit && talk->marks[i].quote == KD_NONE &&
		((kd_talk_bits(talk, i) & ends) == 0 ||
			is_inner_stop(talk, i, limit))) {
		i++;
	}
	return i;
}

static bool is_relative(const struct kd_talk *talk, uint32_t i)
{
	return (kd_talk_bits(talk, i) & KD_MARK_RELATIVE) != 0;
}

/* Whether a cue begins at i that tells whom an outlet relies on. */
static bool is_citing(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t cue = talk->marks[i].cue;
	return cue != KD_NONE &&
	       talk->cues.items[cue].kind >= KD_CUE_PREPOSITION;
}

static bool is_verb_of_saying(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t cue = talk->marks[i].cue;
	return cue != KD_NONE && talk->cues.items[cue].kind == KD_CUE_VERB;
}

/* ", chief of staff to X," or ", who led the team,": where it ends. */
static uint32_t after_comma(
	const struct kd_talk *talk, uint32_t i, uint32_t limit)
{
	struct kd_stretch next;
	if (i + 1 >= limit || is_citing(talk, i + 1)) {
		return i;
	}
	if (is_relative(talk, i + 1)) {
		const uint32_t end = end_of_relative(talk, i + 1, limit);
		return end;
	}
	if (!is_noun_phrase_at(talk, i + 1, limit, &next) ||
		kd_talk_is_time(talk, next)) {
		return i;
	}
	next = kd_talk_extend_right(talk, next, limit);
	const uint32_t ends = KD_MARK_COMMA | KD_MARK_STOP | KD_MARK_SEMICOLON |
			      KD_MARK_COLON;
	const bool closed =
		next.end >= limit || (kd_talk_bits(talk, next.end) & ends) != 0;
	return closed ? next.end : i;
}

/* "an official [to Axios]": whom it was said to. */
static bool is_spoken_to(
	const struct kd_talk *talk, uint32_t i, struct kd_stretch phrase)
{
	return (kd_talk_bits(talk, i) & KD_MARK_ADDRESSEE) != 0 &&
	       kd_talk_outlet(talk, phrase) != KD_NONE;
}

/* "svetovalec ruskega predsednika [Jurij Ušakov]": a person's name right
 * behind a phrase that has none. */
static bool is_named_after(const struct kd_talk *talk, struct kd_stretch phrase,
	struct kd_stretch next)
{
	const uint32_t name = kd_talk_name(talk, next.first);
	if (name != KD_NONE && talk->outlets[name] &&
		talk->marks[phrase.end - 1].nature == KD_SOURCE_OUTLET) {
		return true;
	}
	return name != KD_NONE &&
	       talk->in->names->items[name].type == KD_NAME_PER &&
	       kd_talk_case(talk, phrase) != 0 &&
	       kd_talk_may_be_subject(talk, next) &&
	       !is_person_name(talk, phrase);
}

/* One step further to the right; the same end where nothing hangs on. */
/* "[with] “direct knowledge”", "[for] Kreml": where what a preposition at i
 * holds ends; i if it does not go on the phrase. */
static uint32_t step_over_preposition(const struct kd_talk *talk,
	struct kd_stretch phrase, uint32_t i, uint32_t limit)
{
	struct kd_stretch next;
	const uint32_t bits = kd_talk_bits(talk, i);
	if ((bits & KD_MARK_ATTACH) == 0 &&
		((bits & KD_MARK_ATTACH_NOUN) == 0 ||
			is_person_name(talk, phrase))) {
		return i;
	}
	if (is_noun_phrase_at(talk, i + 1, limit, &next)) {
		const bool other = kd_talk_is_time(talk, next) ||
				   is_spoken_to(talk, i, next);
		return other ? i : next.end;
	}
	const struct kd_quote *quote = kd_talk_quote_at(talk, i + 1);
	return quote != NULL && !quote->speech && quote->end <= limit
		       ? quote->end
		       : i;
}

/* "dwanaście statków": the number tells the case, its noun is a genitive. */
static bool is_counted(const struct kd_talk *talk, struct kd_stretch phrase)
{
	const struct kd_analysis *number = kd_talk_analysis(talk, phrase.first);
	const uint32_t found = kd_feats_get(number->feats, KD_FEATURE_CASE);
	return number->upos == KD_UPOS_NUM && found != 0 &&
	       found != KD_CASE_GEN;
}

static uint32_t step_right(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t limit)
{
	const uint32_t i = phrase.end;
	struct kd_stretch next;
	if (i >= limit || is_citing(talk, i) || is_verb_of_saying(talk, i)) {
		return i;
	}
	if (is_noun_phrase_at(talk, i, limit, &next) &&
		((kd_talk_case(talk, next) == KD_CASE_GEN &&
			 !is_counted(talk, next)) ||
			is_named_after(talk, phrase, next))) {
		return next.end;
	}
	if (i + 1 >= limit) {
		return i;
	}
	const uint32_t held = step_over_preposition(talk, phrase, i, limit);
	if (held != i) {
		return held;
	}
	if (kd_talk_upos(talk, i) == KD_UPOS_CCONJ &&
		is_noun_phrase_at(talk, i + 1, limit, &next) &&
		(next.end >= limit || !is_finite(talk, next.end))) {
		return next.end;
	}
	return is_relative(talk, i) ? end_of_relative(talk, i, limit) : i;
}

uint32_t kd_talk_attached_end(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t limit)
{
	while (phrase.end < limit && !is_relative(talk, phrase.end)) {
		const uint32_t end = step_right(talk, phrase, limit);
		if (end == phrase.end) {
			break;
		}
		phrase.end = end;
	}
	return phrase.end;
}

struct kd_stretch kd_talk_extend_right(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t limit)
{
	if (limit > phrase.end + PHRASE_TOKENS) {
		limit = phrase.end + PHRASE_TOKENS;
	}
	while (phrase.end < limit) {
		uint32_t end = step_right(talk, phrase, limit);
		if (end == phrase.end &&
			(kd_talk_bits(talk, end) & KD_MARK_COMMA) != 0) {
			end = after_comma(talk, end, limit);
			phrase.end = end;
			return phrase;
		}
		if (end == phrase.end) {
			break;
		}
		phrase.end = end;
	}
	return phrase;
}

/* A participle between: "A draft seen by the agency". */
static uint32_t before_participle(
	const struct kd_talk *talk, uint32_t adposition, uint32_t limit)
{
	if ((kd_talk_bits(talk, adposition) & KD_MARK_AGENT) == 0 ||
		adposition < limit + 2) {
		return KD_NONE;
	}
	const struct kd_analysis *verb = kd_talk_analysis(talk, adposition - 1);
	return verb->upos == KD_UPOS_VERB ? adposition - 2 : KD_NONE;
}

/* The token that the phrase's preposition hangs on, or KD_NONE. */
static uint32_t holder_of(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t limit)
{
	const uint32_t adposition = kd_talk_adposition(talk, phrase);
	if (adposition == KD_NONE || adposition <= limit) {
		return KD_NONE;
	}
	const struct kd_stretch held = kd_talk_phrase(talk, adposition - 1);
	const uint32_t binds = KD_MARK_ATTACH | KD_MARK_ATTACH_NOUN;
	if (!kd_stretch_is_none(held) && kd_talk_is_time(talk, held)) {
		return KD_NONE;
	}
	if ((!kd_stretch_is_none(held) && held.first >= limit) ||
		kd_talk_stands_for_noun(talk, adposition - 1, limit)) {
		return (kd_talk_bits(talk, adposition) & binds) != 0
			       ? adposition - 1
			       : KD_NONE;
	}
	return before_participle(talk, adposition, limit);
}

/* "[American] and Ukrainian negotiators". */
static struct kd_stretch adjectives_before(
	const struct kd_talk *talk, uint32_t end, uint32_t limit)
{
	uint32_t i = end;
	while (i > limit) {
		const uint32_t upos = kd_talk_upos(talk, i - 1);
		if (upos != KD_UPOS_ADJ && upos != KD_UPOS_DET) {
			break;
		}
		i--;
	}
	return (struct kd_stretch){ i, end };
}

/* "[Marco Rubio] and [Steve Witkoff]": the first, unless it is the object of
 * a verb before it. */
static bool joins_left(const struct kd_talk *talk, struct kd_stretch phrase,
	uint32_t limit, struct kd_stretch *out)
{
	if (phrase.first < limit + 2 ||
		kd_talk_upos(talk, phrase.first) == KD_UPOS_PRON ||
		kd_talk_upos(talk, phrase.first - 1) != KD_UPOS_CCONJ) {
		return false;
	}
	*out = kd_talk_phrase(talk, phrase.first - 2);
	if (kd_stretch_is_none(*out)) {
		*out = adjectives_before(talk, phrase.first - 1, limit);
	}
	if (kd_stretch_is_none(*out) || out->first < limit) {
		return false;
	}
	if (out->first == limit) {
		return true;
	}
	const struct kd_analysis *before =
		kd_talk_analysis(talk, out->first - 1);
	/* A preposition takes both where it says in which case. */
	const bool governs = before->upos == KD_UPOS_ADP &&
			     kd_feats_get(before->feats, KD_FEATURE_CASE) == 0;
	return before->upos != KD_UPOS_VERB && before->upos != KD_UPOS_AUX &&
	       !governs;
}

/* "predstavniki [ZDA]": a name that shows no case, right behind a noun that
 * does. */
static bool is_behind_noun(const struct kd_talk *talk, struct kd_stretch phrase)
{
	const struct kd_analysis *before =
		kd_talk_analysis(talk, phrase.first - 1);
	const uint32_t name = kd_talk_name(talk, phrase.first);
	return before->upos == KD_UPOS_NOUN &&
	       kd_feats_get(before->feats, KD_FEATURE_CASE) != 0 &&
	       name != KD_NONE &&
	       (kd_talk_case(talk, phrase) == 0 ||
		       (talk->outlets[name] &&
			       talk->marks[phrase.first - 1].nature ==
				       KD_SOURCE_OUTLET)) &&
	       talk->in->names->items[name].type != KD_NAME_PER;
}

static bool hangs_left(const struct kd_talk *talk, struct kd_stretch phrase,
	uint32_t limit, struct kd_stretch *out)
{
	const uint32_t holder = holder_of(talk, phrase, limit);
	if (holder != KD_NONE) {
		*out = kd_talk_phrase(talk, holder);
		if (kd_stretch_is_none(*out)) {
			*out = (struct kd_stretch){ holder, holder + 1 };
		}
		return !kd_stretch_is_none(*out) && out->first >= limit;
	}
	if (phrase.first > limit &&
		(kd_talk_case(talk, phrase) == KD_CASE_GEN ||
			is_behind_noun(talk, phrase))) {
		*out = kd_talk_phrase(talk, phrase.first - 1);
		/* "[Putin] Evropejce obtožil": nothing hangs on a person. */
		if (!kd_stretch_is_none(*out) && out->first >= limit &&
			!is_person_name(talk, *out)) {
			return true;
		}
	}
	return joins_left(talk, phrase, limit, out);
}

struct kd_stretch kd_talk_extend_left(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t limit)
{
	struct kd_stretch further;
	if (phrase.first > limit + PHRASE_TOKENS) {
		limit = phrase.first - PHRASE_TOKENS;
	}
	struct kd_stretch at = phrase;
	while (at.first > limit && hangs_left(talk, at, limit, &further)) {
		at = further;
	}
	at.end = phrase.end;
	return at;
}
