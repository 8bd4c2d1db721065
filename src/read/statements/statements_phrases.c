/* statements_phrases.c - finds the noun phrases around a word of saying, and
 * tells what kind of source they are. */
#include "read/statements/statements_private.h"

/* No noun phrase reaches further than this, whatever hangs on it. */
#define PHRASE_TOKENS 60

struct kd_span kd_talk_span(
	const struct kd_talk *talk, struct kd_stretch stretch)
{
	if (kd_stretch_is_none(stretch)) {
		return (struct kd_span){ 0 };
	}
	return kd_tokens_span(talk->reading->tokens, stretch.first,
		stretch.end - stretch.first);
}

static struct kd_stretch name_at(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t name = kd_names_of_token(talk->in->names, i);
	if (name == KD_NONE) {
		return (struct kd_stretch){ 0 };
	}
	const struct kd_name *found = &talk->in->names->items[name];
	return (struct kd_stretch){ found->first, found->first + found->n };
}

static bool has_time(const struct kd_talk *talk, uint32_t i)
{
	return (kd_talk_bits(talk, i) & KD_MARK_TIME) != 0;
}

bool kd_talk_is_headless(const struct kd_talk *talk, struct kd_stretch phrase)
{
	bool article = false;
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		const struct kd_analysis *analysis = kd_talk_analysis(talk, i);
		const bool other = analysis->upos == KD_UPOS_ADJ ||
				   analysis->upos == KD_UPOS_DET ||
				   analysis->upos == KD_UPOS_VERB;
		article = article || (analysis->upos == KD_UPOS_DET &&
					     kd_feats_get(analysis->feats,
						     KD_FEATURE_DEFINITE) != 0);
		if ((!other || talk->marks[i].nature != KD_SOURCE_UNKNOWN ||
			    kd_names_of_token(talk->in->names, i) != KD_NONE) &&
			i + 1 == phrase.end) {
			return false;
		}
	}
	return article;
}

/* A phrase that lacks its noun, where a word in it was taken for another:
 * goes on to the noun. */
static uint32_t end_with_noun(
	const struct kd_talk *talk, struct kd_stretch phrase)
{
	if (!kd_talk_is_headless(talk, phrase)) {
		return phrase.end;
	}
	for (uint32_t i = phrase.end;
		i < talk->reading->tokens->n && i < phrase.end + 5; i++) {
		const uint32_t upos = kd_talk_analysis(talk, i)->upos;
		const bool noun = upos == KD_UPOS_NOUN ||
				  upos == KD_UPOS_PROPN ||
				  talk->marks[i].nature != KD_SOURCE_UNKNOWN;
		if (noun) {
			return i + 1;
		}
		if (upos != KD_UPOS_ADJ && upos != KD_UPOS_VERB &&
			kd_names_of_token(talk->in->names, i) == KD_NONE) {
			return phrase.end;
		}
	}
	return phrase.end;
}

/* "EU foreign policy chief [Kaja Kallas]": the role goes with the name. */
static uint32_t first_with_role(const struct kd_talk *talk, uint32_t first)
{
	const uint32_t name = kd_names_of_token(talk->in->names, first);
	if (name == KD_NONE) {
		return first;
	}
	const struct kd_name *found = &talk->in->names->items[name];
	if (kd_span_is_none(found->role_span) ||
		found->role_span.end > found->span.start) {
		return first;
	}
	const uint32_t role =
		kd_tokens_at(talk->reading->tokens, found->role_span.start);
	const uint32_t end =
		kd_tokens_at(talk->reading->tokens, found->role_span.end);
	return role < first && end == found->first ? role : first;
}

static bool is_owner_sign(const struct kd_talk *talk, uint32_t i)
{
	return (kd_talk_bits(talk, i) & KD_MARK_OWNER) != 0;
}

static struct kd_stretch plain_phrase(const struct kd_talk *talk, uint32_t i);

/* Both sides of an owner's sign are one phrase. */
struct kd_stretch kd_talk_phrase(const struct kd_talk *talk, uint32_t i)
{
	struct kd_stretch phrase = plain_phrase(talk, i);
	if (kd_stretch_is_none(phrase)) {
		return phrase;
	}
	for (int k = 0; k < 3 && phrase.first > 1 &&
			is_owner_sign(talk, phrase.first - 1);
		k++) {
		phrase.first = plain_phrase(talk, phrase.first - 2).first;
	}
	for (int k = 0; k < 3 && phrase.end + 1 < talk->reading->tokens->n &&
			is_owner_sign(talk, phrase.end);
		k++) {
		phrase.end = plain_phrase(talk, phrase.end + 1).end;
	}
	return phrase;
}

static struct kd_stretch plain_phrase(const struct kd_talk *talk, uint32_t i)
{
	if (i >= talk->reading->tokens->n || talk->marks[i].quote != KD_NONE) {
		return (struct kd_stretch){ 0 };
	}
	struct kd_stretch phrase = name_at(talk, i);
	const uint32_t chunk = kd_talk_analysis(talk, i)->chunk;
	if (chunk != KD_NONE) {
		const struct kd_chunk *found =
			&talk->reading->chunks->items[chunk];
		const uint32_t end = found->first + found->n;
		if (kd_stretch_is_none(phrase)) {
			phrase = (struct kd_stretch){ found->first, end };
		}
		phrase.first = found->first < phrase.first ? found->first
							   : phrase.first;
		phrase.end = end > phrase.end ? end : phrase.end;
	}
	/* "On Saturday [the senators]": the day is no part of them. */
	while (phrase.first < i && has_time(talk, phrase.first) &&
		!has_time(talk, i)) {
		phrase.first++;
	}
	/* A name at the edge of the chunk may reach beyond it. */
	if (!kd_stretch_is_none(phrase)) {
		const struct kd_stretch last = name_at(talk, phrase.end - 1);
		phrase.end = last.end > phrase.end ? last.end : phrase.end;
		const struct kd_stretch head = name_at(talk, phrase.first);
		if (!kd_stretch_is_none(head) && head.first < phrase.first) {
			phrase.first = head.first;
		}
		phrase.first = first_with_role(talk, phrase.first);
		phrase.end = end_with_noun(talk, phrase);
	}
	return phrase;
}

struct kd_stretch kd_talk_phrase_from(
	const struct kd_talk *talk, uint32_t i, uint32_t limit)
{
	for (uint32_t k = i; k < limit && k < i + 6; k++) {
		struct kd_stretch phrase = kd_talk_phrase(talk, k);
		if (!kd_stretch_is_none(phrase) && phrase.end <= limit) {
			phrase.first = i;
			return phrase;
		}
		const uint32_t upos = kd_talk_analysis(talk, k)->upos;
		if (upos != KD_UPOS_CCONJ && upos != KD_UPOS_ADJ &&
			upos != KD_UPOS_DET && upos != KD_UPOS_NUM) {
			break;
		}
	}
	return (struct kd_stretch){ 0 };
}

uint32_t kd_talk_adposition(
	const struct kd_talk *talk, struct kd_stretch phrase)
{
	if (phrase.first == 0) {
		return KD_NONE;
	}
	const uint32_t before = phrase.first - 1;
	return kd_talk_analysis(talk, before)->upos == KD_UPOS_ADP ? before
								   : KD_NONE;
}

bool kd_talk_is_time(const struct kd_talk *talk, struct kd_stretch phrase)
{
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		if (kd_names_of_token(talk->in->names, i) != KD_NONE) {
			return false;
		}
	}
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		if ((kd_talk_bits(talk, i) & KD_MARK_TIME) != 0) {
			return true;
		}
	}
	return false;
}

/* The token that carries a phrase's case: its chunk's head. */
static uint32_t head_of(const struct kd_talk *talk, struct kd_stretch phrase)
{
	const uint32_t chunk = kd_talk_analysis(talk, phrase.first)->chunk;
	return chunk != KD_NONE ? talk->reading->chunks->items[chunk].head
				: phrase.first;
}

/* A head that shows no case may have an adjective that does. */
static uint32_t case_of(const struct kd_talk *talk, struct kd_stretch phrase)
{
	const uint32_t head = head_of(talk, phrase);
	const uint32_t found = kd_feats_get(
		kd_talk_analysis(talk, head)->feats, KD_FEATURE_CASE);
	const struct kd_analysis *first = kd_talk_analysis(talk, phrase.first);
	if (found != 0 || first->upos != KD_UPOS_ADJ) {
		return found;
	}
	return kd_feats_get(first->feats, KD_FEATURE_CASE);
}

bool kd_talk_may_be_subject(
	const struct kd_talk *talk, struct kd_stretch phrase)
{
	const struct kd_analysis *head =
		kd_talk_analysis(talk, head_of(talk, phrase));
	if (kd_feats_get(head->feats, KD_FEATURE_REFLEX) != 0) {
		return false;
	}
	const uint32_t found = case_of(talk, phrase);
	return found == 0 || found == KD_CASE_NOM;
}

static bool is_person_name(const struct kd_talk *talk, struct kd_stretch phrase)
{
	const uint32_t name =
		kd_names_of_token(talk->in->names, phrase.end - 1);
	return name != KD_NONE &&
	       talk->in->names->items[name].type == KD_NAME_PER;
}

static bool is_noun_phrase_at(const struct kd_talk *talk, uint32_t i,
	uint32_t limit, struct kd_stretch *out)
{
	if (i >= limit || kd_talk_analysis(talk, i)->upos == KD_UPOS_ADP) {
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

/* One step further to the right; the same end where nothing hangs on. */
static uint32_t step_right(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t limit)
{
	const uint32_t i = phrase.end;
	struct kd_stretch next;
	if (i + 1 >= limit) {
		if (i < limit && is_noun_phrase_at(talk, i, limit, &next) &&
			case_of(talk, next) == KD_CASE_GEN) {
			return next.end;
		}
		return i;
	}
	const uint32_t bits = kd_talk_bits(talk, i);
	if (is_citing(talk, i)) {
		return i;
	}
	if ((bits & KD_MARK_ATTACH) != 0 ||
		((bits & KD_MARK_ATTACH_NOUN) != 0 &&
			!is_person_name(talk, phrase))) {
		if (is_noun_phrase_at(talk, i + 1, limit, &next) &&
			!kd_talk_is_time(talk, next) &&
			!is_spoken_to(talk, i, next)) {
			return next.end;
		}
		const uint32_t quote = talk->marks[i + 1].quote;
		if (quote != KD_NONE && !talk->quotes.items[quote].speech &&
			talk->quotes.items[quote].end <= limit) {
			return talk->quotes.items[quote].end;
		}
	}
	if (is_noun_phrase_at(talk, i, limit, &next) &&
		case_of(talk, next) == KD_CASE_GEN) {
		return next.end;
	}
	if (kd_talk_analysis(talk, i)->upos == KD_UPOS_CCONJ &&
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
	if (!kd_stretch_is_none(held) && held.first >= limit) {
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
		const uint32_t upos = kd_talk_analysis(talk, i - 1)->upos;
		if (upos != KD_UPOS_ADJ && upos != KD_UPOS_DET) {
			break;
		}
		i--;
	}
	return (struct kd_stretch){ i, end };
}

/* "[Marco Rubio] and [Steve Witkoff]": the first, unless it is the object of
 * a verb or preposition before it. */
static bool joins_left(const struct kd_talk *talk, struct kd_stretch phrase,
	uint32_t limit, struct kd_stretch *out)
{
	if (phrase.first < limit + 2 ||
		kd_talk_analysis(talk, phrase.first - 1)->upos !=
			KD_UPOS_CCONJ) {
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
	return before->upos != KD_UPOS_VERB && before->upos != KD_UPOS_AUX &&
	       before->upos != KD_UPOS_ADP;
}

static bool hangs_left(const struct kd_talk *talk, struct kd_stretch phrase,
	uint32_t limit, struct kd_stretch *out)
{
	const uint32_t holder = holder_of(talk, phrase, limit);
	if (holder != KD_NONE) {
		*out = kd_talk_phrase(talk, holder);
		return !kd_stretch_is_none(*out) && out->first >= limit;
	}
	if (phrase.first > limit && case_of(talk, phrase) == KD_CASE_GEN) {
		*out = kd_talk_phrase(talk, phrase.first - 1);
		return !kd_stretch_is_none(*out) && out->first >= limit;
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

/* Whether a name is only the owner in its phrase, or tells more of its noun:
 * "Putin's envoy", "Trump-utsending". */
static bool is_owner(const struct kd_name *name, struct kd_stretch phrase)
{
	return name->first + name->n < phrase.end;
}

/* The name that a phrase without its extensions is, or is headed by. */
static uint32_t name_in(const struct kd_talk *talk, struct kd_stretch phrase)
{
	const struct kd_names *names = talk->in->names;
	uint32_t found = KD_NONE;
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		const uint32_t name = kd_names_of_token(names, i);
		if (name != KD_NONE && !is_owner(&names->items[name], phrase)) {
			found = name;
		}
	}
	return found;
}

/* A name after the first comma of a source: "the chief, Kaja Kallas". */
static uint32_t name_beside(
	const struct kd_talk *talk, struct kd_stretch source)
{
	for (uint32_t i = source.first; i + 1 < source.end; i++) {
		if ((kd_talk_bits(talk, i) & KD_MARK_COMMA) != 0) {
			struct kd_stretch phrase = kd_talk_phrase(talk, i + 1);
			phrase.end = phrase.end < source.end ? phrase.end
							     : source.end;
			const uint32_t name = name_in(talk, phrase);
			return name != KD_NONE && talk->in->names->items[name]
								  .type ==
							  KD_NAME_PER
				       ? name
				       : KD_NONE;
		}
	}
	return KD_NONE;
}

static struct kd_stretch core_of(
	const struct kd_talk *talk, struct kd_stretch source)
{
	const struct kd_stretch core =
		kd_talk_phrase_from(talk, source.first, source.end);
	return kd_stretch_is_none(core) ? source : core;
}

/* "Secretary of State Marco Rubio": the name whose role the source begins
 * with. */
static uint32_t name_of_role(
	const struct kd_talk *talk, struct kd_stretch source)
{
	const struct kd_span span = kd_talk_span(talk, source);
	for (uint32_t i = source.first; i < source.end; i++) {
		if ((kd_talk_bits(talk, i) & KD_MARK_COMMA) != 0) {
			break;
		}
		const uint32_t name = kd_names_of_token(talk->in->names, i);
		if (name != KD_NONE &&
			!kd_span_is_none(
				talk->in->names->items[name].role_span) &&
			talk->in->names->items[name].role_span.start <=
				span.start + 4 &&
			talk->in->names->items[name].role_span.start >=
				span.start) {
			return name;
		}
	}
	return KD_NONE;
}

static uint32_t mentioned(const struct kd_talk *talk, struct kd_stretch core)
{
	const struct kd_span span = kd_talk_span(talk, core);
	const struct kd_mentions *mentions = talk->in->mentions;
	uint32_t low = 0;
	uint32_t high = mentions->n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (mentions->items[middle].span.start < span.start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < mentions->n &&
			       mentions->items[low].span.start == span.start &&
			       mentions->items[low].span.end <= span.end
		       ? mentions->items[low].name
		       : KD_NONE;
}

uint32_t kd_talk_source_name(
	const struct kd_talk *talk, struct kd_stretch source)
{
	if (kd_stretch_is_none(source)) {
		return KD_NONE;
	}
	const struct kd_stretch core = core_of(talk, source);
	const uint32_t name = name_in(talk, core);
	if (name != KD_NONE) {
		return name;
	}
	const uint32_t role = name_of_role(talk, source);
	if (role != KD_NONE) {
		return role;
	}
	const uint32_t beside = name_beside(talk, source);
	return beside != KD_NONE ? beside : mentioned(talk, core);
}

/* What the last noun of a phrase that is no name tells. */
static enum kd_source_kind nature_of(
	const struct kd_talk *talk, struct kd_stretch core)
{
	for (uint32_t i = core.end; i > core.first; i--) {
		if (talk->marks[i - 1].nature != KD_SOURCE_UNKNOWN) {
			return talk->marks[i - 1].nature;
		}
	}
	return KD_SOURCE_UNKNOWN;
}

static enum kd_source_kind kind_of_name(
	const struct kd_talk *talk, uint32_t name)
{
	const struct kd_name *found = &talk->in->names->items[name];
	if (talk->outlets[name]) {
		return KD_SOURCE_OUTLET;
	}
	return found->type == KD_NAME_PER    ? KD_SOURCE_PERSON
	       : found->type == KD_NAME_MISC ? KD_SOURCE_DOCUMENT
					     : KD_SOURCE_ORGANISATION;
}

enum kd_source_kind kd_talk_source_kind(
	const struct kd_talk *talk, struct kd_stretch source)
{
	if (kd_stretch_is_none(source)) {
		return KD_SOURCE_UNKNOWN;
	}
	const struct kd_stretch core = core_of(talk, source);
	const uint32_t name = name_in(talk, core);
	const enum kd_source_kind nature = nature_of(talk, core);
	if (nature == KD_SOURCE_OUTLET && name != KD_NONE &&
		kd_talk_outlet(talk, core) != KD_NONE) {
		return KD_SOURCE_OUTLET;
	}
	if (name != KD_NONE) {
		const enum kd_source_kind kind = kind_of_name(talk, name);
		return kind == KD_SOURCE_DOCUMENT && nature != KD_SOURCE_UNKNOWN
			       ? nature
			       : kind;
	}
	if (core.end == core.first + 1 &&
		kd_talk_analysis(talk, core.first)->upos == KD_UPOS_PRON) {
		return KD_SOURCE_PRONOUN;
	}
	const bool known = name_beside(talk, source) != KD_NONE ||
			   name_of_role(talk, source) != KD_NONE ||
			   mentioned(talk, core) != KD_NONE;
	if (nature == KD_SOURCE_PERSON || nature == KD_SOURCE_UNKNOWN) {
		return known ? KD_SOURCE_PERSON : KD_SOURCE_UNNAMED;
	}
	return nature;
}

uint32_t kd_talk_outlet(const struct kd_talk *talk, struct kd_stretch stretch)
{
	const struct kd_names *names = talk->in->names;
	for (uint32_t i = stretch.first; i < stretch.end; i++) {
		uint32_t name = kd_names_of_token(names, i);
		if (name == KD_NONE &&
			talk->marks[i].nature == KD_SOURCE_OUTLET) {

			name = mentioned(talk, kd_talk_phrase(talk, i));
		}
		if (name != KD_NONE && talk->outlets[name]) {
			return name;
		}
	}
	return KD_NONE;
}
