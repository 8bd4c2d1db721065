/* events_phrases.c - the noun phrases of a sentence, and what they can be. */
#include "read/events/events_private.h"

/* Whether the chunk at hand goes on a phrase before it: it holds a name whose
 * role began there. */
static bool shares_role(const struct kd_events_work *work,
	const struct kd_phrase *before, const struct kd_chunk *chunk,
	uint32_t first)
{
	const struct kd_names *names = work->in->names;
	const uint32_t end = chunk->span.end;
	const struct kd_span own = kd_tokens_span(work->reading->tokens,
		before->first, before->end - before->first);
	/* A definite noun ends a phrase, and so does a person's name: "i stedet
	 * | Tyrkias president", "møter Trump | Ukrainas president". */
	const uint32_t person = kd_seen_at(work, before->head)->name;
	if (before->end == first &&
		((kd_word_at(work, before->head)->upos == KD_UPOS_NOUN &&
			 kd_feat_at(work, before->head, KD_FEATURE_DEFINITE) ==
				 1) ||
			(person != KD_NONE &&
				names->items[person].type == KD_NAME_PER &&
				kd_events_is_uninflected(
					work, &names->items[person])))) {
		return false;
	}
	for (uint32_t i = kd_events_name_from(work, chunk->first);
		i < names->n && names->items[i].span.start < end; i++) {
		const struct kd_span role = names->items[i].role_span;
		/* "Ministar | vanjskih poslova | Ivan Kovač": right beside. */
		if (!kd_span_is_none(role) && role.end <= end &&
			role.start < own.end &&
			role.end > (before->end == first ? own.start
							 : chunk->span.start)) {
			return true;
		}
	}
	return false;
}

/* Whether the tree has a name for the complement of a noun of events before
 * it: "Встреча | Трампа", whatever its base is. */
static bool is_complement(const struct kd_events_work *work,
	const struct kd_name *name, uint32_t noun)
{
	const struct kd_analysis *word = kd_word_at(work, name->first);
	return word->head == noun &&
	       kd_seen_at(work, noun)->word.row != KD_NONE &&
	       kd_str_equal(word->deprel, KD_STR("nmod"));
}

/* Where a name hangs on the noun before it as its genitive, "obisk Angele
 * Merkel": tokens up to the name, else 0. A title and its name are one. */
static uint32_t owned_within(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const struct kd_names *names = work->in->names;
	const uint32_t at = kd_seen_at(work, chunk->head)->name;
	struct kd_match match;
	if (at == KD_NONE || names->items[at].first <= chunk->first ||
		!kd_span_is_none(names->items[at].role_span)) {
		return 0;
	}
	const uint32_t noun = names->items[at].first - 1;
	if (kd_events_is_uninflected(work, &names->items[at]) &&
		!is_complement(work, &names->items[at], noun)) {
		return 0;
	}
	const bool title = names->items[at].type != KD_NAME_LOC &&
			   kd_events_match(work, KD_TABLE_TITLES, noun, &match);
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
	const uint32_t at = kd_seen_at(work, token)->name;
	return at != KD_NONE &&
	       (kd_events_is_uninflected(work, &names->items[at]) ||
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
			kd_seen_at(work, i)->name == KD_NONE) {
			return grammatical;
		}
	}
	return 0;
}

/* Whether what syntax takes for a preposition bounds a number: "more than 200
 * people", "about 50 ships". */
static bool is_bound(const struct kd_events_work *work, uint32_t adposition)
{
	struct kd_match match;
	for (uint32_t back = 0; adposition != KD_NONE && back < 3 &&
				back + work->first <= adposition;
		back++) {
		if (kd_events_match(
			    work, KD_TABLE_BOUNDS, adposition - back, &match) &&
			kd_lang_is(work->reading->lang, match.row,
				KD_COLUMN_BOUNDS_PLACE, "before") &&
			match.n == back + 1 && adposition + 1 < work->end &&
			kd_word_at(work, adposition + 1)->upos == KD_UPOS_NUM) {
			return true;
		}
	}
	return false;
}

/* Adds the first words of a chunk as a phrase of their own. */
static bool add_first(
	struct kd_events_work *work, const struct kd_chunk *chunk, uint32_t n)
{
	struct kd_phrases_found *phrases = &work->phrases;
	const struct kd_phrase phrase = { .first = chunk->first,
		.end = chunk->first + n,
		.head = chunk->first + n - 1,
		.adposition = chunk->adposition,
		.leader = phrases->n };
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		kd_seen_at(work, i)->phrase = phrases->n;
	}
	return KD_PUSH(work->arena, phrases, phrase);
}

/* Takes the phrases before that are the role of a name in this one. */
static void take_role(struct kd_events_work *work, const struct kd_chunk *chunk,
	struct kd_phrase *phrase)
{
	struct kd_phrases_found *phrases = &work->phrases;
	while (phrases->n > 0 &&
		shares_role(work, &phrases->items[phrases->n - 1], chunk,
			phrase->first)) {
		const struct kd_phrase *before =
			&phrases->items[phrases->n - 1];
		phrase->first = before->first;
		phrase->adposition = before->adposition;
		phrase->grammatical = before->grammatical;
		phrases->n--;
	}
}

/* Takes the first words of a name that syntax left out, with the article before
 * them: "the | United | States". */
static void take_name(struct kd_events_work *work, struct kd_phrase *phrase)
{
	struct kd_phrases_found *phrases = &work->phrases;
	const uint32_t name = kd_seen_at(work, phrase->head)->name;
	const uint32_t first =
		name == KD_NONE ? KD_NONE : work->in->names->items[name].first;
	if (name == KD_NONE || first >= phrase->first || first < work->first ||
		kd_word_at(work, phrase->first - 1)->chunk != KD_NONE) {
		return;
	}
	phrase->first = first;
	const struct kd_phrase *before =
		phrases->n > 0 ? &phrases->items[phrases->n - 1] : NULL;
	if (before != NULL && before->end == first &&
		before->first + 1 == before->end &&
		kd_word_at(work, before->head)->upos == KD_UPOS_DET) {
		phrase->first = before->first;
		phrase->adposition = before->adposition;
		phrases->n--;
	}
}

/* A time at either end of a chunk is none of it: "Yasser Arafat | Wednesday",
 * "talks | today". */
static void leave_time(
	const struct kd_events_work *work, struct kd_phrase *phrase)
{
	/* "u petak | sporazum", but "na torkovem sestanku" is one. */
	const bool apart =
		!work->has_articles && phrase->adposition != KD_NONE &&
		(kd_seen_at(work, phrase->adposition)->in_time ||
			kd_word_at(work, phrase->first)->upos == KD_UPOS_NOUN);
	while (apart && phrase->first < phrase->head &&
		kd_seen_at(work, phrase->first)->in_time) {
		phrase->first++;
		if (!kd_seen_at(work, phrase->first)->in_time) {
			phrase->adposition = KD_NONE;
		}
	}
	uint32_t end = phrase->end;
	while (end > phrase->first && kd_seen_at(work, end - 1)->in_time &&
		kd_seen_at(work, end - 1)->name == KD_NONE) {
		end--;
	}
	if (end > phrase->first && end <= phrase->head &&
		kd_word_at(work, end - 1)->upos != KD_UPOS_DET &&
		kd_word_at(work, end - 1)->upos != KD_UPOS_ADP) {
		phrase->end = end;
		phrase->head = end - 1;
	}
}

/* Whether a verb that a chunk begins with has its head as an object: "citing
 * | opposition". */
static bool governs(
	const struct kd_events_work *work, uint32_t verb, uint32_t head)
{
	return kd_word_at(work, verb)->upos == KD_UPOS_VERB &&
	       kd_word_at(work, head)->head == verb &&
	       kd_str_equal(kd_word_at(work, head)->deprel, KD_STR("obj"));
}

/* Whether a chunk begins with a decimal number right behind a noun, whose
 * value it is: "magnitude | 6.8", no number of things. */
static bool begins_with_value(
	const struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const struct kd_phrases_found *phrases = &work->phrases;
	const struct kd_token *token =
		&work->reading->tokens->items[chunk->first];
	if (phrases->n == 0 || chunk->adposition != KD_NONE ||
		phrases->items[phrases->n - 1].end != chunk->first ||
		phrases->items[phrases->n - 1].head + 1 != chunk->first ||
		token->kind != KD_TOKEN_NUMBER) {
		return false;
	}
	const uint32_t head = phrases->items[phrases->n - 1].head;
	return kd_word_at(work, head)->upos == KD_UPOS_NOUN &&
	       (memchr(token->folded.data, '.', token->folded.len) != NULL ||
		       memchr(token->folded.data, ',', token->folded.len) !=
			       NULL);
}

/* Gives the noun behind a value to the phrase before it: "a magnitude 6.8 |
 * earthquake"; the value alone is no phrase. */
static void add_value(struct kd_events_work *work, const struct kd_chunk *chunk)
{
	const uint32_t last = work->phrases.n - 1;
	struct kd_phrase *phrase = &work->phrases.items[last];
	if (chunk->n == 1 ||
		kd_word_at(work, phrase->first)->upos != KD_UPOS_DET) {
		return;
	}
	phrase->end = chunk->first + chunk->n;
	phrase->head = chunk->head;
	for (uint32_t i = chunk->first; i < phrase->end; i++) {
		kd_seen_at(work, i)->phrase = last;
	}
}

/* Settles a phrase's case; its own words begin at `own`. */
static void find_case(const struct kd_events_work *work,
	struct kd_phrase *phrase, uint32_t own)
{
	/* Of "министр обороны Иван Петров" the first noun tells the case. */
	const bool told = phrase->first < own && phrase->grammatical != 0;
	if (phrase->grammatical == 0 ||
		(!told && is_guessed(work, phrase->head))) {
		phrase->grammatical = case_within(work, phrase);
	}
	/* "drei Polizisten" may be any case, "pet ljudi" not only a genitive.
	 */
	if ((phrase->grammatical == KD_CASE_GEN || work->has_articles) &&
		phrase->adposition == KD_NONE &&
		kd_events_is_counted(work, phrase)) {
		phrase->grammatical = 0;
	}
}

static bool add_phrase(
	struct kd_events_work *work, const struct kd_chunk *chunk)
{
	if (begins_with_value(work, chunk)) {
		add_value(work, chunk);
		return true;
	}
	const uint32_t n_noun = owned_within(work, chunk);
	if (n_noun > 0) {
		return add_owned(work, chunk, n_noun);
	}
	struct kd_phrases_found *phrases = &work->phrases;
	const uint32_t n_first = kd_events_words_before(work, chunk);
	if (n_first > 0 && !add_first(work, chunk, n_first)) {
		return false;
	}
	struct kd_phrase phrase = { .first = chunk->first + n_first,
		.end = chunk->first + chunk->n,
		.head = chunk->head,
		.adposition = n_first > 0 || is_bound(work, chunk->adposition)
				      ? KD_NONE
				      : chunk->adposition,
		.grammatical = kd_feats_get(chunk->feats, KD_FEATURE_CASE),
		.apart = n_first > 0,
		.second = n_first > 0 && chunk->adposition == KD_NONE };
	const uint32_t own = phrase.first;
	leave_time(work, &phrase);
	take_name(work, &phrase);
	take_role(work, chunk, &phrase);
	find_case(work, &phrase, own);
	while (phrase.first < phrase.head &&
		(kd_seen_at(work, phrase.first)->verb_form != 0 ||
			governs(work, phrase.first, phrase.head))) {
		phrase.first++;
	}
	if (kd_seen_at(work, phrase.head)->verb_form != 0) {
		return true;
	}
	for (uint32_t i = phrase.first; i < phrase.end; i++) {
		kd_seen_at(work, i)->phrase = phrases->n;
	}
	phrase.leader = phrases->n;
	return KD_PUSH(work->arena, phrases, phrase);
}

/* Adds a chunk, as two where a verb that syntax took for a noun parts it:
 * "ifølge | Reuters [angrep] Russland". */
static bool add_chunk(struct kd_events_work *work, const struct kd_chunk *chunk)
{
	uint32_t verb = chunk->first + 1;
	while (verb < chunk->head &&
		(kd_seen_at(work, verb)->verb_form != KD_VERBFORM_FIN ||
			kd_word_at(work, verb)->upos != KD_UPOS_NOUN)) {
		verb++;
	}
	if (verb >= chunk->head) {
		return add_phrase(work, chunk);
	}
	const struct kd_tokens *tokens = work->reading->tokens;
	struct kd_chunk before = *chunk;
	before.n = verb - chunk->first;
	before.head = verb - 1;
	before.span = kd_tokens_span(tokens, before.first, before.n);
	struct kd_chunk after = *chunk;
	after.first = verb + 1;
	after.n = chunk->first + chunk->n - after.first;
	after.adposition = KD_NONE;
	after.span = kd_tokens_span(tokens, after.first, after.n);
	return add_phrase(work, &before) && add_phrase(work, &after);
}

/* Gives a noun that a length of time measures the preposition before that:
 * "zu sechs Jahren | Haft". */
static void share_adposition(const struct kd_events_work *work, uint32_t i)
{
	struct kd_phrase *phrase = &work->phrases.items[i];
	if (i == 0 || phrase->adposition != KD_NONE ||
		phrase->first != phrase->head ||
		(phrase->marks & KD_PHRASE_NAMED) != 0) {
		return;
	}
	const struct kd_phrase *before = kd_phrase_at(work, i - 1);
	const struct kd_times *times = work->in->times;
	const struct kd_token *last =
		&work->reading->tokens->items[before->head];
	if ((before->marks & KD_PHRASE_TIME) == 0 ||
		before->end != phrase->first) {
		return;
	}
	uint32_t time = work->next_time;
	while (time < times->n &&
		times->items[time].span.end < last->span.end) {
		time++;
	}
	if (time < times->n && times->items[time].type == KD_TIME_DURATION) {
		phrase->adposition = before->adposition;
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
		if (!add_chunk(work, &chunks->items[chunk])) {
			return false;
		}
	}
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		struct kd_phrase *phrase = &work->phrases.items[i];
		phrase->clause = kd_clause_at(work, phrase->head);
		kd_events_doubt_nominative(work, i);
		phrase->marks = kd_events_marks(work, phrase);
		share_adposition(work, i);
	}
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		struct kd_phrase *phrase = &work->phrases.items[i];
		if (kd_events_named_by(work, i) != KD_NONE) {
			phrase->marks |= KD_PHRASE_PARTY | KD_PHRASE_PLACE;
		}
		const uint32_t whole = kd_events_complement(work, i);
		if (whole != KD_NONE && kd_events_is_share(work, i)) {
			phrase->marks |= kd_phrase_at(work, whole)->marks &
					 (KD_PHRASE_PARTY | KD_PHRASE_PERSON);
		}
	}
	kd_events_tie(work);
	for (uint32_t i = 0; i < work->phrases.n; i++) {
		work->phrases.items[i].span = kd_events_span(work, i);
	}
	return true;
}
