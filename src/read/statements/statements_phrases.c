/* statements_phrases.c - finds the noun phrases around a word of saying. */
#include "read/statements/statements_private.h"

#include "base/utf8.h"

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
	const uint32_t name = kd_talk_name(talk, i);
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

/* Not so "Washington-based", where the name is a part of the word. */
static bool is_whole_name(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t name = kd_talk_name(talk, i);
	return name != KD_NONE &&
	       talk->in->names->items[name].span.end >=
		       talk->reading->tokens->items[i].span.end;
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
			    is_whole_name(talk, i)) &&
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
		const uint32_t upos = kd_talk_upos(talk, i);
		const bool noun = upos == KD_UPOS_NOUN ||
				  upos == KD_UPOS_PROPN ||
				  talk->marks[i].nature != KD_SOURCE_UNKNOWN;
		if (noun && i > phrase.first) {
			return i + 1;
		}
		if (upos != KD_UPOS_ADJ && upos != KD_UPOS_VERB &&
			kd_talk_name(talk, i) == KD_NONE) {
			return phrase.end;
		}
	}
	return phrase.end;
}

/* "[EU foreign policy] chief Kaja Kallas": what a role is in charge of, in
 * languages that put nouns together unjoined and without case. */
static uint32_t first_of_role(const struct kd_talk *talk, uint32_t first)
{
	if (first == 0 || talk->marks[first].nature != KD_SOURCE_PERSON ||
		kd_feats_get(kd_talk_analysis(talk, first)->feats,
			KD_FEATURE_CASE) != 0) {
		return first;
	}
	const struct kd_analysis *before = kd_talk_analysis(talk, first - 1);
	const bool noun = before->upos == KD_UPOS_NOUN ||
			  before->upos == KD_UPOS_PROPN ||
			  before->upos == KD_UPOS_ADJ;
	if (!noun || before->chunk == KD_NONE || has_time(talk, first - 1) ||
		kd_feats_get(before->feats, KD_FEATURE_CASE) != 0 ||
		kd_feats_get(before->feats, KD_FEATURE_DEFINITE) != 0 ||
		talk->marks[first - 1].quote != KD_NONE) {
		return first;
	}
	return talk->reading->chunks->items[before->chunk].first;
}

/* "EU foreign policy chief [Kaja Kallas]": the role goes with the name. */
static uint32_t first_with_role(const struct kd_talk *talk, uint32_t first)
{
	const uint32_t name = kd_talk_name(talk, first);
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

struct kd_str kd_talk_last_word(struct kd_str text)
{
	for (uint32_t i = text.len; i > 0; i--) {
		if (text.data[i - 1] == ' ') {
			return kd_str_slice(text, i, text.len);
		}
	}
	return text;
}

/* Whether a name shows an ending that its base has not: "Zelenskega",
 * "Trumps". */
bool kd_talk_is_inflected(const struct kd_talk *talk, uint32_t name)
{
	const struct kd_name *found = &talk->in->names->items[name];
	const struct kd_str form = kd_talk_last_word(
		kd_span_text(talk->reading->text, found->span));
	const struct kd_str base = kd_talk_last_word(found->base);
	if (base.len < 3 || form.len + 1 < base.len ||
		kd_str_equal(form, base)) {
		return false;
	}
	uint32_t same = 0;
	while (same < form.len && same < base.len &&
		form.data[same] == base.data[same]) {
		same++;
	}
	/* The form ends in other letters than the base, three of it at most. */
	const uint32_t kept = kd_utf8_length(kd_str_slice(base, 0, same));
	return kept >= 3 && kept + 3 >= kd_utf8_length(base) && form.len > same;
}

/* A name's form that stands as an adjective: "Trumpov odposlanec". */
static bool is_adjectival(const struct kd_talk *talk, uint32_t name)
{
	const struct kd_name *found = &talk->in->names->items[name];
	const uint32_t last = found->first + found->n - 1;
	return kd_talk_upos(talk, last) == KD_UPOS_ADJ ||
	       kd_talk_has(talk, last, KD_MARK_POSSESSIVE);
}

/* "[Putin] [Evropejce] obtožil": where nouns have cases, none follows a
 * person's name in its own phrase. */
static void cut_at_name(
	const struct kd_talk *talk, uint32_t i, struct kd_stretch *phrase)
{
	for (uint32_t k = phrase->first; k + 1 < phrase->end; k++) {
		const uint32_t name = kd_talk_name(talk, k);
		const struct kd_analysis *next = kd_talk_analysis(talk, k + 1);
		if (name == KD_NONE || kd_talk_name(talk, k + 1) == name ||
			talk->in->names->items[name].type != KD_NAME_PER ||
			kd_feats_get(next->feats, KD_FEATURE_CASE) == 0 ||
			kd_feats_get(kd_talk_analysis(talk, k)->feats,
				KD_FEATURE_POSS) != 0 ||
			is_adjectival(talk, name)) {
			continue;
		}
		if (i <= k) {
			phrase->end = k + 1;
		} else {
			phrase->first = k + 1;
		}
	}
}

/* "Another slide [shows]": a verb that was taken for a noun is none of the
 * phrase. */
static void cut_at_verb(
	const struct kd_talk *talk, uint32_t i, struct kd_stretch *phrase)
{
	for (uint32_t k = phrase->first; k < phrase->end; k++) {
		if (talk->marks[k].form == 0 || k == i) {
			continue;
		}
		if (i < k) {
			phrase->end = k;
		} else {
			phrase->first = k + 1;
		}
	}
}

/* "On Saturday [the senators]": the day is no part of them, nor one behind a
 * name. */
static void cut_times(
	const struct kd_talk *talk, uint32_t i, struct kd_stretch *phrase)
{
	if (has_time(talk, i)) {
		return;
	}
	while (phrase->first < i && has_time(talk, phrase->first) &&
		kd_talk_upos(talk, phrase->first) != KD_UPOS_ADJ) {
		phrase->first++;
	}
	while (phrase->end > i + 1 && has_time(talk, phrase->end - 1) &&
		kd_talk_upos(talk, phrase->end - 1) == KD_UPOS_NOUN &&
		kd_talk_name(talk, i) != KD_NONE) {
		phrase->end--;
	}
}

/* A name at the edge of a phrase may reach beyond it, and a role goes with
 * it. */
static void widen_to_names(
	const struct kd_talk *talk, struct kd_stretch *phrase)
{
	const struct kd_stretch last = name_at(talk, phrase->end - 1);
	phrase->end = last.end > phrase->end ? last.end : phrase->end;
	const struct kd_stretch head = name_at(talk, phrase->first);
	if (!kd_stretch_is_none(head) && head.first < phrase->first) {
		phrase->first = head.first;
	}
	phrase->first = first_with_role(talk, phrase->first);
	phrase->first = first_of_role(talk, phrase->first);
	phrase->end = end_with_noun(talk, *phrase);
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
	cut_at_name(talk, i, &phrase);
	cut_at_verb(talk, i, &phrase);
	cut_times(talk, i, &phrase);
	if (!kd_stretch_is_none(phrase)) {
		widen_to_names(talk, &phrase);
	}
	return phrase;
}

/* "Regjeringa [sin mann]": a reflexive owner right behind a phrase. */
static void join_reflexive(
	const struct kd_talk *talk, struct kd_stretch *phrase)
{
	if (phrase->first == 0) {
		return;
	}
	const struct kd_analysis *first = kd_talk_analysis(talk, phrase->first);
	const bool owns =
		kd_feats_get(first->feats, KD_FEATURE_POSS) != 0 &&
		kd_feats_get(first->feats, KD_FEATURE_PERSON) == 0 &&
		(first->upos == KD_UPOS_PRON || first->upos == KD_UPOS_DET);
	const uint32_t before = kd_talk_upos(talk, phrase->first - 1);
	if (!owns || phrase->end == phrase->first + 1 ||
		kd_feats_get(first->feats, KD_FEATURE_CASE) != 0 ||
		(before != KD_UPOS_NOUN && before != KD_UPOS_PROPN)) {
		return;
	}
	const struct kd_stretch owner = plain_phrase(talk, phrase->first - 1);
	phrase->first = kd_stretch_is_none(owner) ? phrase->first : owner.first;
}

/* "Putinov svetovalec" is one phrase. */
static void join_possessive(
	const struct kd_talk *talk, struct kd_stretch *phrase)
{
	const uint32_t n = talk->reading->tokens->n;
	if (phrase->first > 0 &&
		kd_talk_has(talk, phrase->first - 1, KD_MARK_POSSESSIVE)) {
		const uint32_t name = kd_talk_name(talk, phrase->first - 1);
		phrase->first = talk->in->names->items[name].first;
	}
	if (phrase->end < n &&
		kd_talk_has(talk, phrase->end - 1, KD_MARK_POSSESSIVE)) {
		const struct kd_stretch owned = plain_phrase(talk, phrase->end);
		phrase->end = owned.end > phrase->end ? owned.end : phrase->end;
	}
}

bool kd_talk_is_plain_mark(const struct kd_talk *talk, uint32_t i)
{
	const struct kd_tokens *tokens = talk->reading->tokens;
	return i < tokens->n && tokens->items[i].kind == KD_TOKEN_PUNCTUATION &&
	       !kd_talk_is_boundary(talk, i);
}

/* The outlet's name behind a mark at i, with the mark behind it; none if there
 * is none. */
static struct kd_stretch marked_name(const struct kd_talk *talk, uint32_t i)
{
	if (i + 2 >= talk->reading->tokens->n ||
		!kd_talk_is_plain_mark(talk, i)) {
		return (struct kd_stretch){ 0 };
	}
	struct kd_stretch found = name_at(talk, i + 1);
	const uint32_t name = kd_talk_name(talk, i + 1);
	if (kd_stretch_is_none(found) || found.first != i + 1 ||
		!talk->outlets[name] ||
		!kd_talk_is_plain_mark(talk, found.end)) {
		return (struct kd_stretch){ 0 };
	}
	return (struct kd_stretch){ i, found.end + 1 };
}

/* "die „Bild“" is one phrase, whichever of its words is looked at. */
static void join_marked(const struct kd_talk *talk, struct kd_stretch *phrase)
{
	const uint32_t article = kd_talk_upos(talk, phrase->end - 1);
	if (article == KD_UPOS_DET || article == KD_UPOS_PRON) {
		const struct kd_stretch name = marked_name(talk, phrase->end);
		phrase->end = kd_stretch_is_none(name) ? phrase->end : name.end;
		return;
	}
	if (phrase->first < 2 ||
		kd_talk_upos(talk, phrase->first - 2) != KD_UPOS_DET) {
		return;
	}
	const struct kd_stretch name = marked_name(talk, phrase->first - 1);
	if (!kd_stretch_is_none(name) && name.end > phrase->end) {
		*phrase = (struct kd_stretch){ phrase->first - 2, name.end };
	}
}

/* Both sides of an owner's sign are one phrase. */
struct kd_stretch kd_talk_phrase(const struct kd_talk *talk, uint32_t i)
{
	struct kd_stretch phrase = plain_phrase(talk, i);
	if (kd_stretch_is_none(phrase)) {
		return phrase;
	}
	const uint32_t end = phrase.end;
	if (end < talk->reading->tokens->n &&
		talk->marks[end].nature == KD_SOURCE_PERSON &&
		first_of_role(talk, end) == phrase.first) {
		const struct kd_stretch role = plain_phrase(talk, end);
		phrase.end = role.end > end ? role.end : end + 1;
	}
	join_possessive(talk, &phrase);
	join_reflexive(talk, &phrase);
	join_marked(talk, &phrase);
	for (int k = 0; k < 3 && phrase.first > 1 &&
			is_owner_sign(talk, phrase.first - 1);
		k++) {
		const struct kd_stretch owner =
			plain_phrase(talk, phrase.first - 2);
		phrase.first = kd_stretch_is_none(owner) ? phrase.first - 1
							 : owner.first;
	}
	for (int k = 0; k < 3 && phrase.end + 1 < talk->reading->tokens->n &&
			is_owner_sign(talk, phrase.end);
		k++) {
		const struct kd_stretch owned =
			plain_phrase(talk, phrase.end + 1);
		phrase.end =
			kd_stretch_is_none(owned) ? phrase.end + 1 : owned.end;
	}
	return phrase;
}

struct kd_stretch kd_talk_phrase_from(
	const struct kd_talk *talk, uint32_t i, uint32_t limit)
{
	const struct kd_stretch marked = marked_name(talk, i);
	if (!kd_stretch_is_none(marked) && marked.end <= limit) {
		return marked;
	}
	for (uint32_t k = i; k < limit && k < i + 6; k++) {
		struct kd_stretch phrase = kd_talk_phrase(talk, k);
		if (!kd_stretch_is_none(phrase) && phrase.end <= limit) {
			phrase.first = i;
			return phrase;
		}
		const uint32_t upos = kd_talk_upos(talk, k);
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
	uint32_t before = phrase.first - 1;
	/* "na četrtkovi seji": the day belongs to the phrase after all. */
	if (before > 0 && has_time(talk, before) &&
		kd_talk_analysis(talk, before)->chunk != KD_NONE) {
		before--;
	}
	const struct kd_analysis *found = kd_talk_analysis(talk, before);
	const bool governs = before + 1 == phrase.first ||
			     kd_feats_get(found->feats, KD_FEATURE_CASE) != 0;
	return found->upos == KD_UPOS_ADP && governs ? before : KD_NONE;
}

/* The token that carries a phrase's case: its first noun, but not one that
 * only owns the next. */
uint32_t kd_talk_head(const struct kd_talk *talk, struct kd_stretch phrase)
{
	uint32_t owner = KD_NONE;
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		const struct kd_analysis *analysis = kd_talk_analysis(talk, i);
		if (analysis->upos != KD_UPOS_NOUN) {
			continue;
		}
		if (kd_feats_get(analysis->feats, KD_FEATURE_CASE) !=
			KD_CASE_GEN) {
			return i;
		}
		owner = owner == KD_NONE ? i : owner;
	}
	if (owner != KD_NONE) {
		return owner;
	}
	const uint32_t chunk = kd_talk_analysis(talk, phrase.first)->chunk;
	const uint32_t head = chunk != KD_NONE
				      ? talk->reading->chunks->items[chunk].head
				      : phrase.first;
	return kd_stretch_has(phrase, head) || phrase.end == 0 ? head
							       : phrase.end - 1;
}

bool kd_talk_shows_gender(const struct kd_talk *talk, uint32_t token)
{
	const struct kd_analysis *analysis = kd_talk_analysis(talk, token);
	if (kd_feats_get(analysis->feats, KD_FEATURE_GENDER) == 0) {
		return false;
	}
	const uint32_t word = talk->reading->tokens->items[token].word;
	struct kd_word_analysis form;
	for (uint32_t k = 0;
		kd_lang_analysis(talk->reading->lang, word, k, &form); k++) {
		if (form.upos == KD_UPOS_VERB &&
			kd_feats_get(form.feats, KD_FEATURE_VERBFORM) ==
				KD_VERBFORM_PART &&
			kd_feats_get(form.feats, KD_FEATURE_GENDER) == 0) {
			return false;
		}
	}
	return true;
}
