/* events_roles.c - who does it to whom, as the row of the trigger says.
 *
 *   actor=subject:party target=object,with! place=to+Acc
 *
 * A part, the ways it may stand in the sentence (likeliest first), of which
 * the first found counts; ":" what it must be then; "+" its case; "!" that
 * there is no event without it.
 */
#include "read/events/events_private.h"

/* One way of a part, taken apart. */
struct way {
	struct kd_str how;
	struct kd_str filter;
	uint32_t grammatical;
	bool needed;
};

/* What filling goes on. */
struct filling {
	const struct kd_events_work *work;
	const struct kd_trigger *trigger;
	uint32_t subject;
	bool fits;
	bool named_only; /* no "his" while more may be said */
	bool known;      /* a party is more than a pronoun nobody is known by */
	bool room;
};

static struct way parse_way(struct kd_str text)
{
	struct way way = { .needed = kd_str_ends_with(text, KD_STR("!")) };
	if (way.needed) {
		text.len--;
	}
	struct kd_str rest = text;
	text = kd_str_cut(&rest, ':');
	way.filter = rest;
	rest = text;
	way.how = kd_str_cut(&rest, '+');
	if (rest.len > 0) {
		uint64_t feats = 0;
		char buffer[16] = "Case=";
		if (rest.len < sizeof(buffer) - 6) {
			memcpy(buffer + 5, rest.data, rest.len);
			kd_feats_parse(kd_str_view(buffer), &feats);
		}
		way.grammatical = kd_feats_get(feats, KD_FEATURE_CASE);
	}
	return way;
}

/* Whether others are coordinated with a phrase: "he and Witkoff". */
static bool is_group(const struct kd_events_work *work, uint32_t phrase)
{
	return phrase + 1 < work->phrases.n &&
	       work->phrases.items[phrase + 1].leader == phrase;
}

static bool passes(
	const struct filling *filling, const struct way *way, uint32_t phrase)
{
	const uint32_t marks = filling->work->phrases.items[phrase].marks;
	if (way->filter.len == 0) {
		return true;
	}
	if (kd_str_equal(way->filter, KD_STR("thing"))) {
		return (marks & (KD_PHRASE_PERSON | KD_PHRASE_NAMED)) == 0;
	}
	if (kd_str_equal(way->filter, KD_STR("pair"))) {
		return is_group(filling->work, phrase) &&
		       kd_events_is_party(filling->work, phrase);
	}
	if (kd_str_equal(way->filter, KD_STR("party"))) {
		return kd_events_is_party(filling->work, phrase);
	}
	if (kd_str_equal(way->filter, KD_STR("named"))) {
		return kd_events_is_party(filling->work, phrase) &&
		       (marks & KD_PHRASE_PRONOUN) == 0;
	}
	static const struct {
		const char *label;
		uint32_t mark;
	} filters[] = {
		{ "person", KD_PHRASE_PERSON },
		{ "place", KD_PHRASE_PLACE },
		{ "plan", KD_PHRASE_PLAN },
		{ "weapon", KD_PHRASE_WEAPON },
	};
	for (size_t i = 0; i < KD_COUNT(filters); i++) {
		if (kd_str_equal(way->filter, kd_str_view(filters[i].label))) {
			return (marks & filters[i].mark) != 0;
		}
	}
	return false;
}

/* Whether it is known whom a pronoun stands for. */
static bool is_resolved(
	const struct kd_events_work *work, const struct kd_phrase *phrase)
{
	const struct kd_mentions *mentions = work->in->mentions;
	uint32_t low = 0;
	uint32_t high = mentions->n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (mentions->items[middle].span.end <= phrase->span.start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < mentions->n &&
	       kd_span_overlaps(mentions->items[low].span, phrase->span);
}

/* Takes a phrase for a part if it passes; a subject or object that does not
 * makes the word mean something else. */
static bool take(struct filling *filling, const struct way *way,
	uint32_t phrase, bool strict, struct kd_spans *out)
{
	if (phrase == KD_NONE) {
		return false;
	}
	const struct kd_phrase *at = &filling->work->phrases.items[phrase];
	const bool known = (at->marks & KD_PHRASE_PRONOUN) == 0 ||
			   is_resolved(filling->work, at);
	/* "It" counts only if it is known what it is. */
	if (!known && (at->marks & KD_PHRASE_PERSON) == 0) {
		return false;
	}
	if (!passes(filling, way, phrase)) {
		filling->fits = filling->fits && !strict;
		return false;
	}
	filling->known =
		filling->known || known || is_group(filling->work, phrase);
	filling->room = filling->room &&
			kd_events_add_group(filling->work, phrase, out);
	return true;
}

/* A subject that the language leaves out is the one of the sentence before. */
static bool take_dropped(struct filling *filling, struct kd_spans *out)
{
	const struct kd_events_work *work = filling->work;
	if (!kd_events_is_dropped(work, filling->trigger)) {
		return false;
	}
	for (uint32_t i = 0; i < work->last.n && filling->room; i++) {
		filling->room =
			kd_events_add_span(work, work->last.spans[i], out);
	}
	filling->known = filling->known || work->last.n > 0;
	return work->last.n > 0;
}

/* The speaker whom a pronoun means that nobody else is known for, or what is
 * given. */
static uint32_t known_for(const struct kd_events_work *work, uint32_t phrase)
{
	const struct kd_phrase *at = kd_phrase_at(work, phrase);
	const uint32_t meant =
		(at->marks & KD_PHRASE_PRONOUN) != 0 && !is_resolved(work, at)
			? kd_events_meant(work, phrase)
			: KD_NONE;
	return meant != KD_NONE ? meant : phrase;
}

static bool take_subject(struct filling *filling, const struct way *way,
	bool of_passive, struct kd_spans *out)
{
	const struct kd_events_work *work = filling->work;
	const uint32_t phrase =
		of_passive ? kd_events_agent(work, filling->trigger)
			   : filling->subject;
	if (phrase == KD_NONE && !of_passive) {
		return take(filling, way,
			       kd_events_unsaid(work, filling->trigger), false,
			       out) ||
		       take_dropped(filling, out);
	}
	return take(filling, way, of_passive ? phrase : known_for(work, phrase),
		!of_passive, out);
}

static bool take_object(
	struct filling *filling, const struct way *way, struct kd_spans *out)
{
	const uint32_t phrase =
		filling->trigger->passive
			? filling->subject
			: kd_events_object(filling->work, filling->trigger,
				  filling->subject, KD_CASE_ACC);
	return take(filling, way, phrase, true, out);
}

/* The other side of "between", where words on the first part them. */
static bool take_second(
	struct filling *filling, uint32_t phrase, struct kd_spans *out)
{
	const struct kd_events_work *work = filling->work;
	const uint32_t adposition = work->phrases.items[phrase].adposition;
	if (out->n == 1 &&
		(kd_seen_at(work, adposition)->grammar & KD_IS(BETWEEN)) != 0) {
		const uint32_t second = kd_events_second(work, phrase);
		filling->room = filling->room &&
				(second == KD_NONE ||
					kd_events_add_group(work, second, out));
	}
	return true;
}

static bool take_with(
	struct filling *filling, const struct way *way, struct kd_spans *out)
{
	uint32_t phrase = 0;
	while (phrase != KD_NONE) {
		phrase = kd_events_with(filling->work, filling->trigger,
			way->how, way->grammatical, phrase);
		if (take(filling, way, phrase, false, out)) {
			return take_second(filling, phrase, out);
		}
		phrase = phrase == KD_NONE ? phrase : phrase + 1;
	}
	return false;
}

/* A genitive that follows its noun: "obisk predsednika". */
static bool take_following_genitive(
	struct filling *filling, const struct way *way, struct kd_spans *out)
{
	const struct kd_events_work *work = filling->work;
	const uint32_t own = kd_seen_at(work, filling->trigger->head)->phrase;
	if (own == KD_NONE || own + 1 >= work->phrases.n) {
		return false;
	}
	const struct kd_phrase *next = &work->phrases.items[own + 1];
	const bool inflected = next->grammatical == 0 &&
			       (next->marks & KD_PHRASE_OBLIQUE) != 0;
	return (next->grammatical == KD_CASE_GEN || inflected) &&
	       next->adposition == KD_NONE &&
	       next->first == work->phrases.items[own].end &&
	       take(filling, way, own + 1, false, out);
}

/* Whether a word in front of the noun is of a nation, "Russian", or a pronoun
 * that owns: "his". */
static bool is_owner_word(
	const struct filling *filling, uint32_t token, bool attribute)
{
	const struct kd_events_work *work = filling->work;
	struct kd_match match;
	if (kd_seen_at(work, token)->in_time) {
		return false;
	}
	if (kd_feat_at(work, token, KD_FEATURE_POSS) != 0) {
		return kd_feat_at(work, token, KD_FEATURE_GENDER) !=
		       KD_GENDER_NEUT;
	}
	return attribute &&
	       kd_events_match(work, KD_TABLE_PLACES, token, &match);
}

/* Whether a name before the noun, with nothing but nouns between, tells the
 * town: "Geneva talks", "Geneva peace talks". A genitive, and the name of a
 * country, tell who. */
static bool is_town(const struct filling *filling, const struct kd_name *name)
{
	const struct kd_events_work *work = filling->work;
	const struct kd_str key = name->key;
	const uint32_t last = name->first + name->n - 1;
	for (uint32_t i = last + 1; i < filling->trigger->first; i++) {
		if (kd_word_at(work, i)->upos != KD_UPOS_NOUN ||
			kd_feat_at(work, i, KD_FEATURE_CASE) != 0) {
			return false;
		}
	}
	return name->type == KD_NAME_LOC &&
	       kd_feat_at(work, last, KD_FEATURE_CASE) != KD_CASE_GEN &&
	       (key.len == 0 || memchr(key.data, '/', key.len) != NULL);
}

/* Names in front of the noun, in its own phrase: "Trump's visit", "Trumpov
 * obisk", "US airstrike", "russisk angrep". */
static bool take_owner(struct filling *filling, bool attribute,
	struct kd_event *event, struct kd_spans *out)
{
	const struct kd_events_work *work = filling->work;
	const uint32_t own = kd_seen_at(work, filling->trigger->head)->phrase;
	const struct kd_names *names = work->in->names;
	bool taken = false;
	uint32_t i = own == KD_NONE ? filling->trigger->first
				    : work->phrases.items[own].first;
	for (; i < filling->trigger->first; i++) {
		const uint32_t at = kd_seen_at(work, i)->name;
		struct kd_span span = work->reading->tokens->items[i].span;
		bool town = false;
		if (at != KD_NONE && kd_seen_at(work, i)->in_time) {
			continue;
		}
		if (at != KD_NONE) {
			const struct kd_name *name = &names->items[at];
			span = name->span;
			town = is_town(filling, name);
			i = name->first + name->n - 1;
		} else if (!is_owner_word(filling, i, attribute) ||
			   (filling->named_only &&
				   kd_feat_at(work, i, KD_FEATURE_POSS) != 0)) {
			continue;
		}
		filling->room =
			filling->room && kd_events_add_span(work, span,
						 town ? &event->places : out);
		taken = taken || !town;
		filling->known = filling->known || at != KD_NONE;
	}
	return taken;
}

/* Nations' adjectives right behind the noun: "ataque ruso". */
static bool take_attribute(struct filling *filling, struct kd_spans *out)
{
	const struct kd_events_work *work = filling->work;
	bool taken = false;
	for (uint32_t i = filling->trigger->end;
		i < work->end && kd_word_at(work, i)->upos == KD_UPOS_ADJ;
		i++) {
		if (is_owner_word(filling, i, true)) {
			filling->room =
				filling->room &&
				kd_events_add_span(work,
					work->reading->tokens->items[i].span,
					out);
			taken = true;
		}
	}
	return taken;
}

/* Whether a preposition that tells no place follows a noun: "a meeting with".
 */
static bool has_complement(
	const struct kd_events_work *work, const struct kd_trigger *trigger)
{
	const uint32_t next = trigger->end;
	return next < work->end &&
	       kd_word_at(work, next)->upos == KD_UPOS_ADP &&
	       (kd_seen_at(work, next)->grammar & KD_IS(PLACE)) == 0;
}

/* The subject of the verb that carries the noun: "Turkey hosted talks". */
static bool take_light(
	struct filling *filling, const struct way *way, struct kd_spans *out)
{
	const struct kd_trigger *trigger = filling->trigger;
	if (!kd_events_has_light_verb(filling->work, trigger) &&
		!(kd_events_is_within(filling->work, trigger) &&
			has_complement(filling->work, trigger))) {
		return false;
	}
	const uint32_t subject = kd_events_subject(filling->work, trigger);
	return subject != KD_NONE &&
	       kd_events_is_party(filling->work, subject) &&
	       take(filling, way, subject, false, out);
}

static bool take_way(struct filling *filling, const struct way *way,
	struct kd_event *event, struct kd_spans *out)
{
	const struct kd_events_work *work = filling->work;
	const struct kd_trigger *trigger = filling->trigger;
	const struct kd_str how = way->how;
	if (kd_str_equal(how, KD_STR("subject"))) {
		return take_subject(filling, way, trigger->passive, out);
	}
	if (kd_str_equal(how, KD_STR("object"))) {
		return take_object(filling, way, out);
	}
	/* "They had to" asks nobody. */
	if (kd_str_equal(how, KD_STR("source"))) {
		return kd_feat_at(work, trigger->head, KD_FEATURE_TENSE) !=
			       KD_TENSE_PAST &&
		       take(filling, way,
			       kd_events_speaker(work, trigger->head), false,
			       out);
	}
	const bool condition = kd_str_equal(how, KD_STR("condition"));
	if (condition || kd_str_equal(how, KD_STR("clause"))) {
		return take(filling, way,
			condition ? kd_events_conditioned(work, trigger)
				  : kd_events_claimed(work, trigger),
			false, out);
	}
	if (kd_str_equal(how, KD_STR("dative"))) {
		return take(filling, way,
			kd_events_object(
				work, trigger, filling->subject, KD_CASE_DAT),
			false, out);
	}
	if (kd_str_equal(how, KD_STR("genitive"))) {
		return take_owner(filling, false, event, out) ||
		       take_following_genitive(filling, way, out);
	}
	if (kd_str_equal(how, KD_STR("attribute"))) {
		return take_owner(filling, true, event, out) ||
		       take_attribute(filling, out);
	}
	if (kd_str_equal(how, KD_STR("light"))) {
		return take_light(filling, way, out);
	}
	return take_with(filling, way, out);
}

static void fill_part(struct filling *filling, struct kd_str ways,
	struct kd_event *event, struct kd_spans *out)
{
	bool needed = false;
	bool found = false;
	for (int round = 0; round < 2 && !found; round++) {
		struct kd_str rest = ways;
		filling->named_only = round == 0;
		while (rest.len > 0 && !found) {
			const struct way way =
				parse_way(kd_str_cut(&rest, ','));
			needed = needed || way.needed;
			found = take_way(filling, &way, event, out);
		}
	}
	filling->fits = filling->fits && (found || !needed);
}

/* Adds whom the actors act together with, unless that is the target. */
static void add_fellow(struct filling *filling, struct kd_event *event)
{
	const struct kd_events_work *work = filling->work;
	const uint32_t fellow = kd_events_fellow(work, filling->trigger);
	if (fellow == KD_NONE || event->actors.n == 0 ||
		filling->trigger->is_noun) {
		return;
	}
	for (uint32_t i = 0; i < event->targets.n; i++) {
		if (kd_span_overlaps(event->targets.items[i],
			    work->phrases.items[fellow].span)) {
			return;
		}
	}
	filling->room = filling->room &&
			kd_events_add_group(work, fellow, &event->actors);
}

/* Nobody does to himself what one way of reading the sentence makes him do and
 * another undergo: who acts is surer. */
static void drop_actors(struct kd_event *event)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < event->targets.n; i++) {
		bool acts = false;
		for (uint32_t k = 0; k < event->actors.n; k++) {
			acts = acts || kd_span_overlaps(event->targets.items[i],
					       event->actors.items[k]);
		}
		if (!acts) {
			event->targets.items[n++] = event->targets.items[i];
		}
	}
	event->targets.n = n;
}

bool kd_events_fill_roles(const struct kd_events_work *work,
	const struct kd_trigger *trigger, struct kd_event *event, bool *fits)
{
	struct filling filling = { .work = work,
		.trigger = trigger,
		.subject = trigger->is_noun ? KD_NONE
					    : kd_events_subject(work, trigger),
		.fits = true,
		.room = true };
	struct kd_str roles = kd_lang_text(
		work->reading->lang, trigger->row, KD_COLUMN_EVENT_WORDS_ROLES);
	while (roles.len > 0) {
		struct kd_str ways = kd_str_cut(&roles, ' ');
		const struct kd_str part = kd_str_cut(&ways, '=');
		if (kd_str_equal(part, KD_STR("actor"))) {
			fill_part(&filling, ways, event, &event->actors);
		} else if (kd_str_equal(part, KD_STR("target"))) {
			fill_part(&filling, ways, event, &event->targets);
		} else if (kd_str_equal(part, KD_STR("place"))) {
			fill_part(&filling, ways, event, &event->places);
		}
	}
	drop_actors(event);
	add_fellow(&filling, event);
	*fits = filling.fits &&
		(filling.known || event->actors.n + event->targets.n == 0) &&
		!kd_events_is_natural(
			work, trigger, filling.subject, event->type) &&
		!kd_events_is_of_point(work, trigger);
	return filling.room;
}
