/* deeds_parties.c - who does it, to whom, where and when. */
#include "read/deeds/deeds_private.h"

/* Verbs tied by "and" that share a subject, one after the other. */
#define MOST_TIED 4
/* Parties tied by "and". */
#define MOST_PARTIES 4
/* How deep below a word its place and day may hang. */
#define DEEPEST 3

bool kd_deeds_is_relation(struct kd_str relation, struct kd_str wanted)
{
	return kd_str_starts_with(relation, wanted) &&
	       (relation.len == wanted.len || relation.data[wanted.len] == ':');
}

uint32_t kd_deeds_child(
	const struct kd_deeds_work *work, uint32_t head, struct kd_str relation)
{
	uint32_t i = work->tokens[head].first_child;
	while (i != KD_NONE &&
		!kd_deeds_is_relation(
			kd_deeds_word(work, i)->deprel, relation)) {
		i = work->tokens[i].next_child;
	}
	return i;
}

/* A name whole, else the noun phrase, else the word. */
static struct kd_span party_span(
	const struct kd_deeds_work *work, uint32_t token)
{
	const uint32_t name = kd_names_of_token(work->in->names, token);
	if (name != KD_NONE) {
		return work->in->names->items[name].span;
	}
	const uint32_t chunk = kd_deeds_word(work, token)->chunk;
	return chunk != KD_NONE ? work->reading->chunks->items[chunk].span
				: work->reading->tokens->items[token].span;
}

/* "Anna Hill, the arbitrator named by Norway": it is Anna Hill who was named.
 */
static uint32_t apposed_to(const struct kd_deeds_work *work, uint32_t token)
{
	const struct kd_analysis *word = kd_deeds_word(work, token);
	return kd_deeds_is_relation(word->deprel, KD_STR("appos")) &&
			       kd_names_of_token(work->in->names, token) ==
				       KD_NONE &&
			       kd_names_of_token(work->in->names, word->head) !=
				       KD_NONE
		       ? word->head
		       : token;
}

/* Adds a party and those that "and" ties to it. */
static bool add_party(
	const struct kd_deeds_work *work, uint32_t token, struct kd_spans *out)
{
	if (token == KD_NONE || work->tokens[token].time != KD_NONE) {
		return true;
	}
	token = apposed_to(work, token);
	if (!KD_PUSH(work->arena, out, party_span(work, token))) {
		return false;
	}
	uint32_t n = 1;
	for (uint32_t i = work->tokens[token].first_child;
		i != KD_NONE && n < MOST_PARTIES;
		i = work->tokens[i].next_child) {
		if (!kd_deeds_is_relation(
			    kd_deeds_word(work, i)->deprel, KD_STR("conj"))) {
			continue;
		}
		n++;
		if (!KD_PUSH(work->arena, out, party_span(work, i))) {
			return false;
		}
	}
	return true;
}

static bool is_participle(const struct kd_deeds_work *work, uint32_t verb)
{
	return kd_deeds_feat(work, verb, KD_FEATURE_VERBFORM) ==
	       KD_VERBFORM_PART;
}

/* Whether a word measures time: "hours" earlier somebody did something. */
static bool is_unit(const struct kd_deeds_work *work, uint32_t token)
{
	struct kd_match match;
	return kd_deeds_match(work, KD_TABLE_MONTHS, token, &match) &&
	       kd_lang_is(work->reading->lang, match.row, KD_COLUMN_MONTHS_KIND,
		       "unit");
}

/* The first subject that is no length of time, or KD_NONE. */
static uint32_t own_subject(const struct kd_deeds_work *work, uint32_t verb)
{
	uint32_t i = kd_deeds_child(work, verb, KD_STR("nsubj"));
	while (i != KD_NONE &&
		(is_unit(work, i) ||
			!kd_deeds_is_relation(kd_deeds_word(work, i)->deprel,
				KD_STR("nsubj")))) {
		i = work->tokens[i].next_child;
	}
	return i;
}

/* The subject, its own or that of the verb it is tied to; *verb is the one
 * that has it. */
static uint32_t subject_of(const struct kd_deeds_work *work, uint32_t *verb)
{
	for (uint32_t tied = 0; tied < MOST_TIED; tied++) {
		const uint32_t subject = own_subject(work, *verb);
		const struct kd_analysis *word = kd_deeds_word(work, *verb);
		if (subject != KD_NONE || word->head == KD_NONE ||
			!kd_deeds_is_relation(word->deprel, KD_STR("conj"))) {
			return subject;
		}
		*verb = word->head;
	}
	return KD_NONE;
}

bool kd_deeds_is_passive(const struct kd_deeds_work *work, uint32_t verb)
{
	for (uint32_t i = work->tokens[verb].first_child; i != KD_NONE;
		i = work->tokens[i].next_child) {
		const struct kd_str relation = kd_deeds_word(work, i)->deprel;
		if (kd_str_equal(relation, KD_STR("aux:pass")) ||
			kd_str_equal(relation, KD_STR("cop"))) {
			return is_participle(work, verb);
		}
	}
	return false;
}

/* Of a clause that describes a noun, the noun that its "who" stands for. */
static uint32_t described(const struct kd_deeds_work *work, uint32_t verb)
{
	const struct kd_analysis *word = kd_deeds_word(work, verb);
	return kd_deeds_is_relation(word->deprel, KD_STR("acl")) ? word->head
								 : KD_NONE;
}

/* Whether a verb stands in a whole sentence, where a participle with a subject
 * has an auxiliary: "A and B each returned prisoners." */
static bool is_sentence(const struct kd_deeds_work *work, uint32_t verb)
{
	const struct kd_tokens *tokens = work->reading->tokens;
	struct kd_word_analysis analysis;
	bool may_be_finite = false;
	for (uint32_t k = 0; kd_lang_analysis(work->reading->lang,
		     tokens->items[verb].word, k, &analysis);
		k++) {
		may_be_finite = may_be_finite ||
				kd_feats_get(analysis.feats,
					KD_FEATURE_VERBFORM) == KD_VERBFORM_FIN;
	}
	return may_be_finite &&
	       kd_str_equal(tokens->items[work->first + work->n - 1].folded,
		       KD_STR("."));
}

/* What a verb with an auxiliary is done to though the parser took its subject
 * for that of a passive: "haben die Wahl gewonnen", or a past tense for its
 * participle. KD_NONE if nothing. */
static uint32_t mistaken_object(
	const struct kd_deeds_work *work, uint32_t verb, uint32_t subject)
{
	uint32_t object = KD_NONE;
	uint32_t plain = KD_NONE;
	bool helped = false;
	for (uint32_t i = work->tokens[verb].first_child; i != KD_NONE;
		i = work->tokens[i].next_child) {
		const struct kd_str relation = kd_deeds_word(work, i)->deprel;
		if (kd_str_equal(relation, KD_STR("aux:pass"))) {
			return KD_NONE;
		}
		helped = helped || kd_str_equal(relation, KD_STR("aux"));
		if (i != subject &&
			(kd_str_equal(relation, KD_STR("nsubj")) ||
				kd_str_equal(relation, KD_STR("obj")))) {
			object = i;
			plain = kd_str_equal(relation, KD_STR("obj")) ? i
								      : plain;
		}
	}
	if (!helped && plain != KD_NONE && plain > verb &&
		is_sentence(work, verb)) {
		return plain;
	}
	return helped ? object : KD_NONE;
}

static bool fill_verb(const struct kd_deeds_work *work,
	const struct kd_deed_word *word, struct kd_event *deed)
{
	uint32_t holder = word->head;
	uint32_t subject = subject_of(work, &holder);
	bool undergoes =
		subject != KD_NONE &&
		(kd_deeds_is_passive(work, word->head) ||
			(kd_str_equal(kd_deeds_word(work, subject)->deprel,
				 KD_STR("nsubj:pass")) &&
				(holder == word->head ||
					is_participle(work, word->head))));
	const uint32_t noun = described(work, holder);
	if (noun != KD_NONE &&
		(subject == KD_NONE ||
			kd_deeds_word(work, subject)->upos == KD_UPOS_PRON)) {
		undergoes =
			undergoes ||
			(subject == KD_NONE && is_participle(work, holder) &&
				kd_deeds_feat(work, holder, KD_FEATURE_TENSE) !=
					KD_TENSE_PRES);
		subject = noun;
	}
	const uint32_t agent =
		kd_deeds_child(work, word->head, KD_STR("obl:agent"));
	uint32_t object = kd_deeds_child(work, word->head, KD_STR("obj"));
	if (undergoes && agent == KD_NONE && holder == word->head) {
		const uint32_t other =
			mistaken_object(work, word->head, subject);
		undergoes = other == KD_NONE;
		object = undergoes ? object : other;
	}
	return add_party(work, undergoes ? agent : subject, &deed->actors) &&
	       add_party(work, undergoes ? subject : object, &deed->targets);
}

/* "X's arrest", "the arrest of X": a name before owns, one behind is what it
 * is done to, as far as the tree tells. */
static bool fill_noun(const struct kd_deeds_work *work,
	const struct kd_deed_word *word, struct kd_event *deed)
{
	for (uint32_t i = work->tokens[word->head].first_child; i != KD_NONE;
		i = work->tokens[i].next_child) {
		const uint32_t name = kd_names_of_token(work->in->names, i);
		if (!kd_deeds_is_relation(
			    kd_deeds_word(work, i)->deprel, KD_STR("nmod")) ||
			name == KD_NONE ||
			work->in->names->items[name].type == KD_NAME_LOC) {
			continue;
		}
		if (!add_party(work, i,
			    i < word->head ? &deed->actors : &deed->targets)) {
			return false;
		}
	}
	return true;
}

/* Whether what hangs by this relation may say where or when. */
static bool is_beside(struct kd_str relation)
{
	static const char *const wanted[] = { "obl", "nmod", "advmod", "flat" };
	for (uint32_t i = 0; i < KD_COUNT(wanted); i++) {
		if (kd_deeds_is_relation(relation, kd_str_view(wanted[i]))) {
			return true;
		}
	}
	return false;
}

/* Whether a row of event-words says that this word stands before places. */
static bool is_place_word(const struct kd_deeds_work *work, uint32_t token)
{
	const struct kd_lang *lang = work->reading->lang;
	struct kd_match match;
	if (!kd_lang_match(lang, KD_TABLE_EVENT_WORDS, work->reading->words,
		    token, &match)) {
		return false;
	}
	const struct kd_str key = kd_lang_key(lang, match.row);
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_EVENT_WORDS) +
			     kd_lang_rows(lang, KD_TABLE_EVENT_WORDS);
	for (uint32_t row = match.row;
		row < end && kd_str_equal(kd_lang_key(lang, row), key); row++) {
		if (kd_lang_is(
			    lang, row, KD_COLUMN_EVENT_WORDS_MODE, "place")) {
			return true;
		}
	}
	return false;
}

/* Whether a name stands where it says where: "in Lagos", not "from Lagos". */
static bool is_where(const struct kd_deeds_work *work, uint32_t token,
	const struct kd_name *name)
{
	const uint32_t adposition = kd_deeds_child(work, token, KD_STR("case"));
	return name->type == KD_NAME_LOC && adposition != KD_NONE &&
	       is_place_word(work, adposition);
}

/* Takes a token for the place or the day, if it is one. */
static bool note_circumstance(
	const struct kd_deeds_work *work, uint32_t token, struct kd_event *deed)
{
	const uint32_t time = work->tokens[token].time;
	const uint32_t name = kd_names_of_token(work->in->names, token);
	if (time != KD_NONE) {
		if (deed->time == KD_NONE &&
			work->in->times->items[time].edtf.len > 0) {
			deed->time = time;
		}
		return true;
	}
	return name == KD_NONE ||
	       !is_where(work, token, &work->in->names->items[name]) ||
	       KD_PUSH(work->arena, &deed->places,
		       work->in->names->items[name].span);
}

/* What hangs on the word, or on what it is done to, as a place or a day:
 * parsers hang "the bank in Lagos on Tuesday" one way or the other. */
static bool fill_circumstances(const struct kd_deeds_work *work, uint32_t head,
	uint32_t depth, struct kd_event *deed)
{
	for (uint32_t i = work->tokens[head].first_child; i != KD_NONE;
		i = work->tokens[i].next_child) {
		const struct kd_str relation = kd_deeds_word(work, i)->deprel;
		const bool beside = is_beside(relation);
		if (beside && !note_circumstance(work, i, deed)) {
			return false;
		}
		if ((beside || kd_deeds_is_relation(relation, KD_STR("obj"))) &&
			depth > 0 &&
			!fill_circumstances(work, i, depth - 1, deed)) {
			return false;
		}
	}
	return true;
}

/* The only day told in a verb's clause, where the tree hangs it elsewhere;
 * KD_NONE if there are several, or other verbs. */
static uint32_t only_time(const struct kd_deeds_work *work, uint32_t verb)
{
	const uint32_t clause = kd_deeds_word(work, verb)->clause;
	const uint32_t end = work->first + work->n;
	uint32_t found = KD_NONE;
	for (uint32_t i = work->first; i < end; i++) {
		const struct kd_analysis *word = kd_deeds_word(work, i);
		const uint32_t time = work->tokens[i].time;
		if (word->clause != clause || i == verb) {
			continue;
		}
		if (time == KD_NONE ? word->upos == KD_UPOS_VERB
				    : found != KD_NONE && found != time) {
			return KD_NONE;
		}
		found = time != KD_NONE ? time : found;
	}
	return found != KD_NONE && work->in->times->items[found].edtf.len > 0
		       ? found
		       : KD_NONE;
}

/* What is put off has the day of the verb that says so. */
static bool fill_new_day(
	const struct kd_deeds_work *work, uint32_t noun, struct kd_event *deed)
{
	enum kd_event_status status = KD_STATUS_UNKNOWN;
	const uint32_t verb = kd_deeds_carrier(work, noun, &status);
	if (verb == KD_NONE) {
		return true;
	}
	struct kd_event day = { .time = KD_NONE };
	if (!fill_circumstances(work, verb, 1, &day)) {
		return false;
	}
	deed->time = day.time != KD_NONE ? day.time : deed->time;
	return true;
}

bool kd_deeds_fill(const struct kd_deeds_work *work,
	const struct kd_deed_word *word, struct kd_event *deed)
{
	if (!(word->is_noun ? fill_noun(work, word, deed)
			    : fill_verb(work, word, deed)) ||
		!fill_circumstances(work, word->head, DEEPEST, deed)) {
		return false;
	}
	if (deed->time == KD_NONE && !word->is_noun) {
		deed->time = only_time(work, word->head);
	}
	return !word->is_noun || fill_new_day(work, word->head, deed);
}
