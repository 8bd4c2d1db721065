/* events_phrases.c - the noun phrases of a sentence, and what they can be. */
#include "read/events/events_private.h"

static struct kd_str folded_at(const struct kd_events_work *work, uint32_t i)
{
	return work->reading->tokens->items[i].folded;
}

static bool is_comma(const struct kd_events_work *work, uint32_t i)
{
	return kd_str_equal(folded_at(work, i), KD_STR(","));
}

/* The first name that ends after a token's start, or KD_NONE past the last. */
static uint32_t name_from(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_names *names = work->in->names;
	const uint32_t i = kd_names_at(
		names, work->reading->tokens->items[token].span.start);
	return i < names->n ? i : KD_NONE;
}

static bool matches(const struct kd_events_work *work, enum kd_table table,
	uint32_t token, struct kd_match *out)
{
	return kd_lang_match(
		work->reading->lang, table, work->reading->words, token, out);
}

/* A pronoun for a person or several: "he", "they", not "it". */
static bool is_person_pronoun(const struct kd_events_work *work, uint32_t token)
{
	const uint32_t person = kd_feat_at(work, token, KD_FEATURE_PERSON);
	if (kd_word_at(work, token)->upos != KD_UPOS_PRON || person == 0) {
		return false;
	}
	return kd_feat_at(work, token, KD_FEATURE_GENDER) != KD_GENDER_NEUT &&
	       kd_feat_at(work, token, KD_FEATURE_REFLEX) == 0;
}

static bool is_uninflected(
	const struct kd_events_work *work, const struct kd_name *name)
{
	/* The base of a short form is the long one. */
	return kd_str_ends_with(
		name->base, kd_span_text(work->reading->text, name->span));
}

static uint32_t marks_of_name(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	uint32_t marks = 0;
	const struct kd_names *names = work->in->names;
	const struct kd_tokens *tokens = work->reading->tokens;
	const uint32_t end = tokens->items[phrase->end - 1].span.end;
	for (uint32_t i = name_from(work, phrase->first);
		i < names->n && names->items[i].span.start < end; i++) {
		const struct kd_name *name = &names->items[i];
		marks |= KD_PHRASE_PARTY;
		if (phrase->head < name->first ||
			phrase->head >= name->first + name->n) {
			continue;
		}
		marks |= KD_PHRASE_NAMED;
		if (!is_uninflected(work, name)) {
			marks |= KD_PHRASE_OBLIQUE;
		}
		if (name->type == KD_NAME_PER) {
			marks |= KD_PHRASE_PERSON;
		}
		if (name->type == KD_NAME_LOC) {
			marks |= KD_PHRASE_PLACE;
		}
	}
	return marks;
}

/* What the words of a phrase that are no names say of it. */
static uint32_t marks_of_words(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	const struct kd_lang *lang = work->reading->lang;
	uint32_t marks = 0;
	struct kd_match match;
	for (uint32_t i = phrase->first; i <= phrase->head; i++) {
		if (matches(work, KD_TABLE_PLACES, i, &match)) {
			marks |= KD_PHRASE_PARTY;
		}
		const bool at_head = i + 1 > phrase->head;
		if (matches(work, KD_TABLE_TITLES, i, &match) &&
			i + match.n > phrase->head) {
			marks |= KD_PHRASE_PERSON | KD_PHRASE_PARTY;
		}
		if (matches(work, KD_TABLE_PLAN_WORDS, i, &match) &&
			i + match.n > phrase->head &&
			!kd_lang_is(lang, match.row, KD_COLUMN_PLAN_WORDS_KIND,
				"provision") &&
			!kd_lang_is(lang, match.row, KD_COLUMN_PLAN_WORDS_KIND,
				"modifier")) {
			marks |= KD_PHRASE_PLAN;
		}
		if (at_head &&
			(kd_seen_at(work, i)->grammar & KD_IS(PARTY)) != 0) {
			marks |= KD_PHRASE_PARTY;
		}
	}
	if (is_person_pronoun(work, phrase->head)) {
		marks |= KD_PHRASE_PERSON | KD_PHRASE_PARTY;
	}
	return marks;
}

static uint32_t marks_of(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	uint32_t marks =
		marks_of_name(work, phrase) | marks_of_words(work, phrase);
	if (kd_word_at(work, phrase->head)->upos == KD_UPOS_PRON) {
		marks |= KD_PHRASE_PRONOUN;
		if ((kd_seen_at(work, phrase->head)->grammar &
			    KD_IS(RELATIVE)) != 0) {
			marks |= KD_PHRASE_RELATIVE;
		}
	}
	if (kd_seen_at(work, phrase->head)->in_time) {
		marks = KD_PHRASE_TIME;
	}
	return marks;
}

/* The name of the phrase that "of" ties to this one, where this one only says
 * what it is: "the town of Singa". KD_NONE if there is none. */
static uint32_t named_by(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = &work->phrases.items[i];
	if (i + 1 >= work->phrases.n ||
		(phrase->marks & (KD_PHRASE_PERSON | KD_PHRASE_NAMED |
					 KD_PHRASE_PLAN)) != 0 ||
		(kd_seen_at(work, phrase->head)->grammar & KD_IS(PARTY)) != 0) {
		return KD_NONE;
	}
	const struct kd_phrase *next = &work->phrases.items[i + 1];
	return next->adposition == phrase->end &&
			       (next->marks & KD_PHRASE_PLACE) != 0 &&
			       (kd_seen_at(work, next->adposition)->grammar &
				       KD_IS(OF)) != 0
		       ? kd_names_of_token(work->in->names, next->head)
		       : KD_NONE;
}

/* The name in apposition to a person without one: "hans motpart, Kirill
 * Dmitrijev". KD_NONE if there is none. */
static uint32_t apposed_to(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = &work->phrases.items[i];
	if (i + 1 >= work->phrases.n ||
		(phrase->marks & KD_PHRASE_NAMED) != 0 ||
		(phrase->marks & KD_PHRASE_PERSON) == 0 ||
		(phrase->marks & KD_PHRASE_PRONOUN) != 0) {
		return KD_NONE;
	}

	const struct kd_phrase *next = &work->phrases.items[i + 1];
	const bool comma =
		next->first == phrase->end ||
		(next->first == phrase->end + 1 && is_comma(work, phrase->end));
	const bool alone = next->end >= work->end ||
			   kd_word_at(work, next->end)->upos != KD_UPOS_CCONJ;
	return comma && alone && next->adposition == KD_NONE &&
			       (next->marks & KD_PHRASE_NAMED) != 0 &&
			       (next->marks & KD_PHRASE_PERSON) != 0
		       ? kd_names_of_token(work->in->names, next->head)
		       : KD_NONE;
}

/* Whether a body's nation follows it: "delegacijo ZDA", "troops of Russia". */
static bool has_nation(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = &work->phrases.items[i];
	if (i + 1 >= work->phrases.n ||
		(phrase->marks & (KD_PHRASE_PERSON | KD_PHRASE_PRONOUN)) != 0 ||
		(kd_seen_at(work, phrase->head)->grammar & KD_IS(PARTY)) == 0) {
		return false;
	}
	const struct kd_phrase *next = &work->phrases.items[i + 1];
	const bool owned = next->adposition == KD_NONE &&
			   next->first == phrase->end &&
			   (next->grammatical == KD_CASE_GEN ||
				   (next->marks & KD_PHRASE_OBLIQUE) != 0 ||
				   next->grammatical == 0);
	const bool of =
		next->adposition == phrase->end &&
		next->first == phrase->end + 1 &&
		(kd_seen_at(work, phrase->end)->grammar & KD_IS(OF)) != 0;
	return (owned || of) && (next->marks & KD_PHRASE_NAMED) != 0 &&
	       (next->marks & KD_PHRASE_PERSON) == 0;
}

/* A person stands by the name alone, others as the whole phrase. */
static struct kd_span span_of(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *phrase = &work->phrases.items[i];
	const struct kd_names *names = work->in->names;
	uint32_t name = kd_names_of_token(names, phrase->head);
	if (name == KD_NONE) {
		name = named_by(work, i);
	}
	if (name == KD_NONE) {
		name = apposed_to(work, i);
	}
	if (name != KD_NONE) {
		return names->items[name].span;
	}
	const uint32_t end = has_nation(work, i)
				     ? work->phrases.items[i + 1].end
				     : phrase->end;
	return kd_tokens_span(
		work->reading->tokens, phrase->first, end - phrase->first);
}

/* Whether the chunk at hand goes on a phrase before it: it holds a name whose
 * role began there. */
static bool shares_role(const struct kd_events_work *work,
	const struct kd_phrase *before, const struct kd_chunk *chunk,
	uint32_t first)
{
	const struct kd_names *names = work->in->names;
	const uint32_t end = chunk->span.end;
	/* A definite noun ends a phrase: "i stedet | Tyrkias president". */
	if (before->end == first &&
		kd_word_at(work, before->head)->upos == KD_UPOS_NOUN &&
		kd_feat_at(work, before->head, KD_FEATURE_DEFINITE) == 1) {
		return false;
	}
	for (uint32_t i = name_from(work, chunk->first);
		i < names->n && names->items[i].span.start < end; i++) {
		const struct kd_span role = names->items[i].role_span;
		if (!kd_span_is_none(role) && role.end <= end &&
			role.start < kd_tokens_span(work->reading->tokens,
					     before->first,
					     before->end - before->first)
					     .end &&
			role.end > chunk->span.start) {
			return true;
		}
	}
	return false;
}

/* Where a chunk right after a finite verb is subject and object in one,
 * "møter Trump Ukrainas president ...": tokens of the subject, else 0. */
static uint32_t subject_within(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const struct kd_names *names = work->in->names;
	const uint32_t name = kd_names_of_token(names, chunk->first);
	if (chunk->first == work->first || name == KD_NONE ||
		!kd_is_verb_at(work, chunk->first - 1) ||
		kd_form_at(work, chunk->first - 1) != KD_VERBFORM_FIN) {
		return 0;
	}
	const struct kd_name *first = &names->items[name];
	const uint32_t other = kd_names_of_token(names, chunk->head);
	const uint32_t grammatical =
		kd_feat_at(work, chunk->head, KD_FEATURE_CASE);
	const bool object = other == KD_NONE && grammatical != 0 &&
			    grammatical != KD_CASE_NOM;
	return first->type == KD_NAME_PER && first->first == chunk->first &&
			       is_uninflected(work, first) &&
			       (object || (other != KD_NONE && other != name))
		       ? first->n
		       : 0;
}

/* Where a noun of a set phrase is followed by an owner, "i stedet Tyrkias
 * president": tokens of the set phrase, else 0. */
static uint32_t adverbial_within(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const uint32_t second = chunk->first + 1;
	const struct kd_names *names = work->in->names;
	const uint32_t name =
		chunk->n > 1 ? kd_names_of_token(names, second) : KD_NONE;
	return name != KD_NONE && chunk->adposition != KD_NONE &&
			       names->items[name].first == second &&
			       !is_uninflected(work, &names->items[name]) &&
			       kd_word_at(work, chunk->first)->upos ==
				       KD_UPOS_NOUN &&
			       kd_feat_at(work, chunk->first,
				       KD_FEATURE_DEFINITE) == 1 &&
			       names->items[name].first +
					       names->items[name].n <=
				       chunk->head + 1
		       ? 1
		       : 0;
}

/* Where a name hangs on the noun before it as its genitive, "obisk Angele
 * Merkel": tokens up to the name, else 0. A title and its name are one. */
static uint32_t owned_within(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const struct kd_names *names = work->in->names;
	const uint32_t at = kd_names_of_token(names, chunk->head);
	struct kd_match match;
	if (at == KD_NONE || names->items[at].first <= chunk->first ||
		!kd_span_is_none(names->items[at].role_span) ||
		is_uninflected(work, &names->items[at])) {
		return 0;
	}
	const uint32_t noun = names->items[at].first - 1;
	const bool title = names->items[at].type != KD_NAME_LOC &&
			   kd_lang_match(work->reading->lang, KD_TABLE_TITLES,
				   work->reading->words, noun, &match);
	return !title && kd_word_at(work, noun)->upos == KD_UPOS_NOUN &&
			       kd_feat_at(work, noun, KD_FEATURE_CASE) != 0 &&
			       (kd_seen_at(work, noun)->grammar &
				       KD_IS(PARTY)) == 0
		       ? noun + 1 - chunk->first
		       : 0;
}

/* Adds a noun with its name in the genitive as two phrases. */
static bool add_owned(struct kd_events_work *work, const struct kd_chunk *chunk,
	uint32_t n_noun)
{
	struct kd_phrases_found *phrases = &work->phrases;
	const struct kd_phrase noun = { .first = chunk->first,
		.end = chunk->first + n_noun,
		.head = chunk->first + n_noun - 1,
		.adposition = chunk->adposition,
		.leader = phrases->n,
		.grammatical = kd_feat_at(
			work, chunk->first + n_noun - 1, KD_FEATURE_CASE) };
	const struct kd_phrase name = { .first = noun.end,
		.end = chunk->first + chunk->n,
		.head = chunk->head,
		.adposition = KD_NONE,
		.leader = phrases->n + 1,
		.grammatical = KD_CASE_GEN };
	for (uint32_t i = noun.first; i < name.end; i++) {
		kd_seen_at(work, i)->phrase = phrases->n + (i >= noun.end);
	}
	return KD_PUSH(work->arena, phrases, noun) &&
	       KD_PUSH(work->arena, phrases, name);
}

/* Whether the case of a token is a guess: it ends a name that is not inflected,
 * or that is inflected and said to be in the nominative. */
static bool is_guessed(const struct kd_events_work *work, uint32_t token)
{
	const struct kd_names *names = work->in->names;
	const uint32_t at = kd_names_of_token(names, token);
	return at != KD_NONE &&
	       (is_uninflected(work, &names->items[at]) ||
		       kd_feat_at(work, token, KD_FEATURE_CASE) == KD_CASE_NOM);
}

/* The case that words before a name give to it: "ruskim predsednikom Putinom".
 */
static uint32_t case_within(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	for (uint32_t i = phrase->head; i-- > phrase->first;) {
		const uint32_t grammatical =
			kd_feat_at(work, i, KD_FEATURE_CASE);
		if (grammatical != 0 &&
			kd_feat_at(work, i, KD_FEATURE_POSS) == 0 &&
			kd_names_of_token(work->in->names, i) == KD_NONE) {
			return grammatical;
		}
	}
	return 0;
}

static bool add_phrase(
	struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const uint32_t n_noun = owned_within(work, chunk);
	if (n_noun > 0) {
		return add_owned(work, chunk, n_noun);
	}
	struct kd_phrases_found *phrases = &work->phrases;
	const uint32_t n_subject =
		subject_within(work, chunk) + adverbial_within(work, chunk);
	if (n_subject > 0) {
		const struct kd_phrase subject = { .first = chunk->first,
			.end = chunk->first + n_subject,
			.head = chunk->first + n_subject - 1,
			.adposition = chunk->adposition,
			.leader = phrases->n };
		for (uint32_t i = subject.first; i < subject.end; i++) {
			kd_seen_at(work, i)->phrase = phrases->n;
		}
		if (!KD_PUSH(work->arena, phrases, subject)) {
			return false;
		}
	}
	struct kd_phrase phrase = { .first = chunk->first + n_subject,
		.end = chunk->first + chunk->n,
		.head = chunk->head,
		.adposition = n_subject > 0 ? KD_NONE : chunk->adposition,
		.leader = phrases->n,
		.grammatical = kd_feats_get(chunk->feats, KD_FEATURE_CASE) };
	while (phrases->n > 0 &&
		shares_role(work, &phrases->items[phrases->n - 1], chunk,
			phrase.first)) {
		const struct kd_phrase *before =
			&phrases->items[phrases->n - 1];
		phrase.first = before->first;
		phrase.adposition = before->adposition;
		phrase.grammatical = before->grammatical;
		phrases->n--;
		phrase.leader = phrases->n;
	}
	if (phrase.grammatical == 0 || is_guessed(work, phrase.head)) {
		phrase.grammatical = case_within(work, &phrase);
	}
	while (phrase.first < phrase.head &&
		kd_seen_at(work, phrase.first)->verb_form != 0) {
		phrase.first++;
	}
	if (kd_seen_at(work, phrase.head)->verb_form != 0) {
		return true;
	}
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		kd_seen_at(work, i)->phrase = phrases->n;
	}
	return KD_PUSH(work->arena, phrases, phrase);
}

/* Whether only a coordinator, or a comma, or both stand between. */
static bool stands_beside(const struct kd_events_work *work, uint32_t left,
	uint32_t right, bool *coordinator)
{
	const uint32_t from = work->phrases.items[left].end;
	const uint32_t to = work->phrases.items[right].first;
	*coordinator = false;
	if (to <= from || to - from > 3) {
		return false;
	}
	for (uint32_t i = from; i < to; i++) {
		if (kd_word_at(work, i)->upos == KD_UPOS_CCONJ) {
			*coordinator = true;
		} else if (!is_comma(work, i) &&
			   work->phrases.items[right].adposition != i) {
			return false;
		}
	}
	return true;
}

/* "X of Finland and Prime Minister Y": the person before whose own phrase ends
 * at the coordinator, or KD_NONE. */
static uint32_t person_before(const struct kd_events_work *work, uint32_t i)
{
	const struct kd_phrase *items = work->phrases.items;
	uint32_t at = i;
	if (items[i].adposition != KD_NONE ||
		(items[i].marks & KD_PHRASE_PERSON) == 0 ||
		items[i].first == work->first ||
		kd_word_at(work, items[i].first - 1)->upos != KD_UPOS_CCONJ) {
		return KD_NONE;
	}
	uint32_t end = items[i].first - 1;
	while (at-- > 0 && items[at].end == end) {
		if (items[at].adposition == KD_NONE) {
			return at + 1 < i && (items[at].marks &
						     KD_PHRASE_PERSON) != 0
				       ? items[at].leader
				       : KD_NONE;
		}
		end = items[at].adposition;
	}
	return KD_NONE;
}

/* Nominative and genitive are told apart surely; others often look alike. */
static bool is_shared_case(uint32_t left, uint32_t right)
{
	return left == 0 || right == 0 || left == right ||
	       (left != KD_CASE_NOM && right != KD_CASE_NOM &&
		       left != KD_CASE_GEN && right != KD_CASE_GEN);
}

/* Whether two phrases can be coordinated: of one clause and one case, and no
 * pronoun for a thing. */
static bool are_alike(
	const struct kd_phrase *left, const struct kd_phrase *right)
{
	const uint32_t thing = KD_PHRASE_PRONOUN | KD_PHRASE_PERSON;
	return left->clause == right->clause &&
	       is_shared_case(left->grammatical, right->grammatical) &&
	       (right->marks & thing) != KD_PHRASE_PRONOUN;
}

/* "A, B and C": all that a coordinator ties together, back to the first. */
static void tie(const struct kd_events_work *work)
{
	struct kd_phrase *items = work->phrases.items;
	for (uint32_t i = 1; i < work->phrases.n; i++) {
		const uint32_t person = person_before(work, i);
		if (person != KD_NONE) {
			items[i].leader = person;
			continue;
		}
		bool coordinator = false;
		if (!stands_beside(work, i - 1, i, &coordinator) ||
			!coordinator || !are_alike(&items[i - 1], &items[i]) ||
			(items[i].adposition != KD_NONE &&
				items[i - 1].adposition == KD_NONE) ||
			(items[i].marks & KD_PHRASE_TIME) != 0 ||
			(items[i - 1].marks & KD_PHRASE_TIME) != 0) {
			continue;
		}
		uint32_t leader = i - 1;
		bool any = false;
		while (leader > 0 &&
			stands_beside(work, leader - 1, leader, &any) && !any &&
			are_alike(&items[leader - 1], &items[i]) &&
			items[leader].adposition == KD_NONE &&
			(items[leader - 1].marks & KD_PHRASE_TIME) == 0) {
			leader--;
		}
		leader = items[leader].leader;
		for (uint32_t k = leader + 1; k <= i; k++) {
			items[k].leader = leader;
		}
	}
}

bool kd_events_phrases(struct kd_events_work *work)
{
	const struct kd_chunks *chunks = work->reading->chunks;
	work->phrases.n = 0;
	uint32_t last = KD_NONE;
	for (uint32_t i = work->first; i < work->end; i++) {
		const uint32_t chunk = kd_word_at(work, i)->chunk;
		if (chunk == KD_NONE || chunk == last) {
			continue;
		}
		last = chunk;
		if (!add_phrase(work, &chunks->items[chunk])) {
			return false;
		}
	}
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		struct kd_phrase *phrase = &work->phrases.items[i];
		phrase->clause = kd_clause_at(work, phrase->head);
		phrase->marks = marks_of(work, phrase);
	}
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		struct kd_phrase *phrase = &work->phrases.items[i];
		phrase->span = span_of(work, i);
		if (named_by(work, i) != KD_NONE) {
			phrase->marks |= KD_PHRASE_PARTY | KD_PHRASE_PLACE;
		}
	}
	tie(work);
	return true;
}

/* Whether a compound ends in a word for people or bodies: "statsleder". */
static bool ends_in_party(
	const struct kd_events_work *work, struct kd_str lemma)
{
	const struct kd_lang *lang = work->reading->lang;
	for (uint32_t cut = 2; cut + 4 <= lemma.len; cut++) {
		const struct kd_str tail = kd_str_slice(lemma, cut, lemma.len);
		const uint32_t word = kd_lang_word(lang, tail);
		struct kd_match match;
		const struct kd_words one = {
			.forms = &word, .lemmas = &word, .n = 1
		};
		if (word == KD_NONE ||
			!kd_lang_match(
				lang, KD_TABLE_EVENT_WORDS, &one, 0, &match)) {
			continue;
		}
		if (kd_lang_is(lang, match.row, KD_COLUMN_EVENT_WORDS_MODE,
			    "party")) {
			return true;
		}
	}
	return false;
}

bool kd_events_is_party(const struct kd_events_work *work, uint32_t phrase)
{
	const struct kd_phrase *at = &work->phrases.items[phrase];
	return (at->marks & KD_PHRASE_PARTY) != 0 ||
	       (kd_word_at(work, at->head)->upos == KD_UPOS_NOUN &&
		       ends_in_party(work, kd_word_at(work, at->head)->lemma));
}
