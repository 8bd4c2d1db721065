/* merge_same.c - whether two reports tell of one event. */
#include "story/find.h"
#include "weave/merge/merge_private.h"

/* A day told no closer than this is no day of a scene. */
#define SCENE_DAYS 3
/* News of what happened longer ago says when. */
#define FRESH_DAYS 5

/* 1 for the same mode, less for modes of one family. */
static double mode_likeness(const struct kd_told *a, const struct kd_told *b)
{
	if (kd_str_equal(a->event->mode, b->event->mode)) {
		return a->event->mode.len > 0 ||
				       a->event->type == b->event->type
			       ? 1.0
			       : 0;
	}
	return (a->families & b->families) != 0 ? 0.7 : 0;
}

static bool is_city(struct kd_str key)
{
	return kd_str_find(key, KD_STR("/")) != KD_NONE;
}

/* The key in the packs of a place entity, from any of its names; that of all
 * the place where only part of it is meant: "UA" of "UA~East". */
static struct kd_str key_of(const struct kd_thread *thread, uint32_t entity)
{
	const struct kd_entity *place = &thread->entities->items[entity];
	for (uint32_t i = 0; i < place->mentions.n; i++) {
		const struct kd_evidence *at = &place->mentions.items[i].at;
		const struct kd_names *names = thread->digests[at->doc].names;
		const uint32_t name = kd_names_at(names, at->span.start);
		if (name < names->n && names->items[name].key.len > 0) {
			struct kd_str rest = names->items[name].key;
			return kd_str_cut(&rest, '~');
		}
	}
	return (struct kd_str){ 0 };
}

/* Whether one place may lie in the other: "US/Miami" in "US". A place that
 * the packs do not know may lie anywhere but is no other unknown one. */
static bool may_hold(const struct kd_thread *thread, uint32_t a, uint32_t b)
{
	if (a == b) {
		return true;
	}
	const struct kd_str left = key_of(thread, a);
	const struct kd_str right = key_of(thread, b);
	if (left.len == 0 || right.len == 0) {
		return !is_city(left) && !is_city(right);
	}
	return kd_str_starts_with(left, right) ||
	       kd_str_starts_with(right, left);
}

enum agreement { EXCLUDED, SILENT, AGREED };

static enum agreement places_agree(const struct kd_thread *thread,
	const struct kd_indexes *a, const struct kd_indexes *b)
{
	if (a->n == 0 || b->n == 0) {
		return SILENT;
	}
	if (kd_indexes_common(a, b) > 0) {
		return AGREED;
	}
	for (uint32_t i = 0; i < a->n; i++) {
		for (uint32_t k = 0; k < b->n; k++) {
			if (may_hold(thread, a->items[i], b->items[k])) {
				return AGREED;
			}
		}
	}
	return EXCLUDED;
}

/* A day's difference is what reports differ by; more excludes. */
static enum agreement days_agree(struct kd_days a, struct kd_days b)
{
	if (!a.known || !b.known) {
		return SILENT;
	}
	const int32_t apart = kd_days_apart(a, b);
	const int32_t slack = a.approximate || b.approximate ? 3 : 0;
	return apart <= slack ? AGREED : EXCLUDED;
}

static bool is_mutual(const struct kd_event *event)
{
	return event->type == KD_PLOVER_CONSULT ||
	       event->type == KD_PLOVER_AGREE ||
	       event->type == KD_PLOVER_COOPERATE;
}

/* Parties of two reports: shares of what each names. An attacker in one is no
 * victim in the other, while who met whom has no direction. */
static double who_likeness(const struct kd_told *a, const struct kd_told *b)
{
	const uint32_t common = kd_indexes_common(&a->who, &b->who);
	const uint32_t fewer = a->who.n < b->who.n ? a->who.n : b->who.n;
	const uint32_t more = a->who.n < b->who.n ? b->who.n : a->who.n;
	if (common == 0) {
		return 0;
	}
	if (!is_mutual(a->event) && a->actors.n > 0 && b->actors.n > 0 &&
		kd_indexes_common(&a->actors, &b->actors) == 0) {
		return 0;
	}
	return 0.75 * common / fewer + 0.25 * common / more;
}

/* Two parties in common are as good as a name for a meeting. */
static bool both_parties_agree(const struct kd_told *a, const struct kd_told *b)
{
	return kd_indexes_common(&a->who, &b->who) >= 2;
}

/* "will travel to X to meet Y": one sentence, one errand. */
double kd_merge_errand(const struct kd_thread *thread, const struct kd_told *a,
	const struct kd_told *b)
{
	const bool one = a->doc == b->doc && a->sentence == b->sentence &&
			 !a->thin && !b->thin && a->who.n > 0 && b->who.n > 0 &&
			 who_likeness(a, b) >= 0.5 &&
			 a->event->status == b->event->status &&
			 days_agree(a->days, b->days) != EXCLUDED &&
			 places_agree(thread, &a->where, &b->where) != EXCLUDED;
	return one ? 0.9 * mode_likeness(a, b) : 0;
}

static uint32_t persons(
	const struct kd_thread *thread, const struct kd_indexes *entities)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < entities->n; i++) {
		n += thread->entities->items[entities->items[i]].type ==
		     KD_NAME_PER;
	}
	return n;
}

/* The same done to the same person: few are killed, arrested or dismissed
 * twice, and if so on other days. */
static bool is_one_fate(const struct kd_thread *thread, const struct kd_told *a,
	const struct kd_told *b)
{
	return !is_mutual(a->event) &&
	       kd_str_equal(a->event->mode, b->event->mode) &&
	       persons(thread, &a->targets) > 0 &&
	       kd_indexes_common(&a->targets, &b->targets) > 0;
}

/* Whether a report names no party but places that were struck: these are where
 * it happened and tell nothing of who did it. */
static bool names_places_alone(const struct kd_told *told)
{
	for (uint32_t i = 0; i < told->who.n; i++) {
		if (!kd_indexes_has(&told->where, told->who.items[i])) {
			return false;
		}
	}
	return true;
}

/* The same was done on one day in one place, and one of the two does not say
 * by whom or to whom. */
static bool is_one_scene(const struct kd_told *a, const struct kd_told *b)
{
	return a->days.known && b->days.known &&
	       kd_days_count(a->days) <= SCENE_DAYS &&
	       kd_days_count(b->days) <= SCENE_DAYS &&
	       days_agree(a->days, b->days) == AGREED &&
	       kd_indexes_common(&a->where, &b->where) > 0 &&
	       (names_places_alone(a) || names_places_alone(b));
}

/* Whether the day that one tells lies just before the other's article, which
 * tells none: news without a day is of these days. */
static bool is_fresh(const struct kd_told *told, const struct kd_told *undated)
{
	const struct kd_days published = undated->published;
	return published.known && !published.year_unknown &&
	       undated->event->status != KD_STATUS_PLANNED &&
	       !told->days.year_unknown &&
	       kd_days_count(told->days) <= SCENE_DAYS &&
	       told->days.last <= published.last &&
	       told->days.last + FRESH_DAYS >= published.first;
}

/* What was done in one place: told with its day, and without one in an article
 * of these days. */
static bool is_one_news(const struct kd_told *a, const struct kd_told *b)
{
	return !is_mutual(a->event) && a->days.known != b->days.known &&
	       kd_indexes_common(&a->where, &b->where) > 0 &&
	       (a->days.known ? is_fresh(a, b) : is_fresh(b, a));
}

static bool is_off(const struct kd_told *told)
{
	return told->event->status == KD_STATUS_CANCELLED;
}

static bool is_done(const struct kd_told *told)
{
	return told->event->status == KD_STATUS_HAPPENED ||
	       told->event->status == KD_STATUS_ONGOING;
}

/* A summit that was called off is not the one that was held, unless both are
 * of one day. */
static bool has_other_outcome(const struct kd_told *a, const struct kd_told *b)
{
	return ((is_off(a) && is_done(b)) || (is_done(a) && is_off(b))) &&
	       !(a->days.known && b->days.known &&
		       days_agree(a->days, b->days) == AGREED);
}

/* Whether one was done before the article appeared and the other has a day
 * after it: "met in Tirana" in May, "a summit could follow in June". */
static bool is_yet_to_come(const struct kd_told *done, const struct kd_told *to)
{
	return is_done(done) && done->published.known && to->days.known &&
	       !to->days.year_unknown && !done->published.year_unknown &&
	       to->days.first > done->published.last + 1;
}

static bool are_before_and_after(
	const struct kd_told *a, const struct kd_told *b)
{
	return has_other_outcome(a, b) || is_yet_to_come(a, b) ||
	       is_yet_to_come(b, a);
}

/* Whether one is denied and the other another kind of dealing between the same:
 * who denies that they talked of something denies no visit. Attacks are told
 * apart by what they hit. */
static bool is_other_kind_denied(
	const struct kd_told *a, const struct kd_told *b)
{
	return a->event->type != KD_PLOVER_ASSAULT &&
	       (a->event->status == KD_STATUS_DENIED) !=
		       (b->event->status == KD_STATUS_DENIED) &&
	       !kd_str_equal(a->event->mode, b->event->mode);
}

double kd_merge_likeness(const struct kd_thread *thread,
	const struct kd_told *a, const struct kd_told *b)
{
	if (are_before_and_after(a, b)) {
		return 0;
	}
	const double mode = mode_likeness(a, b);
	const double who = who_likeness(a, b);
	const enum agreement when = days_agree(a->days, b->days);
	const enum agreement where = places_agree(thread, &a->where, &b->where);
	if (a->who.n == 0 || b->who.n == 0) {
		/* What happened somewhere some day, whoever did it. */
		return when == AGREED && where == AGREED ? 0.8 * mode : 0;
	}
	if (when != EXCLUDED && where != EXCLUDED &&
		is_one_fate(thread, a, b)) {
		return 0.9;
	}
	if (who == 0 && is_one_scene(a, b)) {
		return 0.8 * mode;
	}
	if (mode == 0 || who < 0.5 || is_other_kind_denied(a, b)) {
		return 0;
	}
	const bool pair = both_parties_agree(a, b);
	if (where == EXCLUDED || (when == EXCLUDED && !pair)) {
		return 0;
	}
	if (when == EXCLUDED) {
		/* The same two, a day apart, at a place both name. */
		return where == AGREED && kd_days_apart(a->days, b->days) <= 1
			       ? 0.6 * mode
			       : 0;
	}
	if (when == SILENT && where == SILENT && !pair) {
		return 0;
	}
	if (who < 1 && !pair && (when != AGREED || where == SILENT) &&
		!is_one_news(a, b)) {
		return 0;
	}
	const double ties = 0.1 * (when == AGREED) + 0.1 * (where == AGREED);
	return mode * (0.6 * who + (pair ? 0.2 : 0.1) + ties);
}

/* Articles further apart than this, in days, do not speak of one deed without
 * saying so. */
#define NEAR_DAYS 2

static bool are_near(const struct kd_told *a, const struct kd_told *b)
{
	return kd_days_apart(a->published, b->published) <= NEAR_DAYS;
}

static bool has_word(struct kd_str name, struct kd_str word)
{
	while (name.len > 0) {
		if (kd_str_equal(kd_str_cut(&name, ' '), word)) {
			return true;
		}
	}
	return false;
}

static bool has_words_of(struct kd_str longer, struct kd_str shorter)
{
	while (shorter.len > 0) {
		if (!has_word(longer, kd_str_cut(&shorter, ' '))) {
			return false;
		}
	}
	return true;
}

/* "Lo Presti" may be "Gaetano Lo Presti", also where matching, which must be
 * sure, keeps the two apart. */
static bool may_be_one(const struct kd_thread *thread, uint32_t a, uint32_t b)
{
	const struct kd_entity *left = &thread->entities->items[a];
	const struct kd_entity *right = &thread->entities->items[b];
	return left->type == KD_NAME_PER && right->type == KD_NAME_PER &&
	       (has_words_of(left->name, right->name) ||
		       has_words_of(right->name, left->name));
}

/* Whether both name a person for one part, and nobody is in both. Bodies and
 * places exclude nothing: one may be part of the other. */
static bool exclude(const struct kd_thread *thread, const struct kd_indexes *a,
	const struct kd_indexes *b)
{
	if (persons(thread, a) == 0 || persons(thread, b) == 0) {
		return false;
	}
	for (uint32_t i = 0; i < a->n; i++) {
		for (uint32_t k = 0; k < b->n; k++) {
			if (a->items[i] == b->items[k] ||
				may_be_one(thread, a->items[i], b->items[k])) {
				return false;
			}
		}
	}
	return true;
}

/* Whom it happened to: who dies does nothing. */
static const struct kd_indexes *victims(const struct kd_told *told)
{
	return told->targets.n == 0 &&
			       kd_str_equal(told->event->mode, KD_STR("die"))
		       ? &told->actors
		       : &told->targets;
}

/* What is said to or of somebody is the act of who says it. */
static bool is_spoken(const struct kd_event *event)
{
	return kd_str_equal(event->mode, KD_STR("accept")) ||
	       event->type == KD_PLOVER_REJECT ||
	       event->type == KD_PLOVER_ACCUSE ||
	       event->type == KD_PLOVER_REQUEST;
}

/* Whether one of two is accepted by somebody named, the other by somebody whom
 * the text names in a way of its own: "the cabinet". */
static bool has_other_takers(const struct kd_told *a, const struct kd_told *b)
{
	return kd_str_equal(a->event->mode, KD_STR("accept")) &&
	       a->event->actors.n > 0 && b->event->actors.n > 0 &&
	       (a->actors.n > 0) != (b->actors.n > 0);
}

/* Whether two acts of speaking have nobody in common who speaks. */
static bool has_other_speakers(const struct kd_told *a, const struct kd_told *b)
{
	return is_spoken(a->event) && is_spoken(b->event) &&
	       (has_other_takers(a, b) ||
		       (a->actors.n > 0 && b->actors.n > 0 &&
			       kd_indexes_common(&a->actors, &b->actors) == 0));
}

/* Whether one denies and the other claims, and nothing named says that they
 * speak of the same. Agreements are many in a story; attacks are told apart by
 * what they hit. */
static bool is_other_denied(const struct kd_told *a, const struct kd_told *b)
{
	return a->event->type != KD_PLOVER_ASSAULT &&
	       (a->event->status == KD_STATUS_DENIED) !=
		       (b->event->status == KD_STATUS_DENIED) &&
	       kd_indexes_common(&a->who, &b->who) == 0 &&
	       kd_indexes_common(&a->where, &b->where) == 0 &&
	       !(a->days.known && b->days.known);
}

bool kd_merge_places_part(const struct kd_thread *thread,
	const struct kd_told *a, const struct kd_told *b)
{
	return places_agree(thread, &a->where, &b->where) == EXCLUDED;
}

/* 1 for the same mode, less for words for one deed from its other side. */
static double thin_mode_likeness(
	const struct kd_told *a, const struct kd_told *b)
{
	if (kd_str_equal(a->event->mode, b->event->mode)) {
		return 1;
	}
	return (a->kin & b->kin) != 0 ? 0.9 : 0;
}

/* What it is done to, in the article's words; none if it is not told. */
static struct kd_str object_of(
	const struct kd_thread *thread, const struct kd_told *told)
{
	return told->event->targets.n > 0
		       ? kd_span_text(thread->digests[told->doc].text,
				 told->event->targets.items[0])
		       : (struct kd_str){ 0 };
}

static bool has_digit(struct kd_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		if (text.data[i] >= '0' && text.data[i] <= '9') {
			return true;
		}
	}
	return false;
}

/* "took 5,000 square kilometres ... took the town": in one article a number
 * stands for nothing but itself. */
static bool has_other_objects(const struct kd_thread *thread,
	const struct kd_told *a, const struct kd_told *b)
{
	const struct kd_str left = object_of(thread, a);
	const struct kd_str right = object_of(thread, b);
	return a->doc == b->doc && left.len > 0 && right.len > 0 &&
	       (has_digit(left) || has_digit(right)) &&
	       !kd_str_equal(left, right);
}

/* Whether two reports of a deed cannot be of one. */
static bool are_apart(const struct kd_thread *thread, const struct kd_told *a,
	const struct kd_told *b)
{
	return are_before_and_after(a, b) || has_other_objects(thread, a, b) ||
	       has_other_speakers(a, b) || is_other_denied(a, b) ||
	       exclude(thread, victims(a), victims(b)) ||
	       (kd_indexes_common(&a->who, &b->who) == 0 &&
		       exclude(thread, &a->actors, &b->actors));
}

double kd_merge_thin_likeness(const struct kd_thread *thread,
	const struct kd_told *a, const struct kd_told *b)
{
	/* Most differ by what is done, which is cheap to see. */
	const double mode = thin_mode_likeness(a, b);
	if (mode == 0) {
		return 0;
	}
	const enum agreement when = days_agree(a->days, b->days);
	if (when == EXCLUDED || are_apart(thread, a, b)) {
		return KD_APART;
	}
	const enum agreement where = places_agree(thread, &a->where, &b->where);
	if (where == EXCLUDED) {
		return KD_APART;
	}
	const double ties = 0.1 * (when == AGREED) + 0.1 * (where == AGREED);
	if (kd_indexes_common(&a->who, &b->who) > 0) {
		return mode * (0.8 + ties);
	}
	if (!are_near(a, b) ||
		(mode < 1 && !kd_merge_are_near_kin(a->kin, b->kin))) {
		return 0;
	}
	return mode * (0.6 + ties);
}
