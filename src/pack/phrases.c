/* phrases.c - writes a key phrase out into the sequences it stands for. */
#include "pack/phrases.h"

#include "base/utf8.h"
#include "lang/format.h"

/*
 *   "(den|the) 18 .. <month>"
 *
 *   parts:  den|the   18   ..   <month>
 *   skips:     1       0    0      0      parts an optional group may skip
 */
struct expansion {
	struct kd_work *work;
	struct kd_str parts[KD_PHRASE_ELEMENTS];
	uint32_t skips[KD_PHRASE_ELEMENTS];
	uint32_t n_parts;
	struct kd_str taken[KD_PHRASE_ELEMENTS];
	struct kd_phrases *out;
	uint32_t n_tried; /* sequences, those known already included */
	const char *what; /* is wrong, or NULL */
	bool full;
};

static bool is_gap(struct kd_str element)
{
	return kd_str_equal(element, KD_STR(".."));
}

uint32_t kd_phrases_class(struct kd_str element)
{
	if (element.len < 3 || element.data[0] != '<' ||
		element.data[element.len - 1] != '>') {
		return KD_NONE;
	}
	const struct kd_str name = kd_str_slice(element, 1, element.len - 1);
	for (uint32_t i = 0; i < KD_CLASS_COUNT; i++) {
		if (kd_str_equal(kd_str_view(kd_class_labels[i]), name)) {
			return i;
		}
	}
	return KD_NONE;
}

/* What is wrong with one alternative of a part, or NULL. */
static const char *wrong_alternative(struct kd_str element, bool alone)
{
	if (element.len == 0) {
		return "empty alternative";
	}
	if (is_gap(element) && !alone) {
		return "'..' among alternatives";
	}
	if (element.len > 2 && element.data[0] == '<' &&
		element.data[element.len - 1] == '>' &&
		kd_phrases_class(element) == KD_NONE) {
		return "unknown class";
	}
	return NULL;
}

static const char *wrong_part(struct kd_str part)
{
	if (part.len <= 1) {
		return part.len == 0 ? "words need one space between" : NULL;
	}
	if (part.data[part.len - 1] == '|') {
		return "empty alternative";
	}
	const bool alone = kd_str_find(part, KD_STR("|")) == KD_NONE;
	const char *what = NULL;
	while (part.len > 0 && what == NULL) {
		what = wrong_alternative(kd_str_cut(&part, '|'), alone);
	}
	return what;
}

/* Splits the key into parts. A bracket standing alone is a word. */
static const char *split(struct expansion *expansion, struct kd_str key)
{
	uint32_t open = KD_NONE;
	do {
		if (expansion->n_parts == KD_PHRASE_ELEMENTS) {
			return "more words than a phrase may have";
		}
		const uint32_t i = expansion->n_parts++;
		const bool more =
			key.len > 0 && memchr(key.data, ' ', key.len) != NULL;
		struct kd_str part = kd_str_cut(&key, ' ');
		if (more && key.len == 0) {
			return "words need one space between";
		}
		if (part.len > 1 && part.data[0] == '(') {
			if (open != KD_NONE) {
				return "'(' within '('";
			}
			open = i;
			part = kd_str_slice(part, 1, part.len);
		}
		if (part.len > 1 && part.data[part.len - 1] == ')') {
			if (open == KD_NONE) {
				return "')' without '('";
			}
			part = kd_str_slice(part, 0, part.len - 1);
			expansion->skips[open] = i + 1 - open;
			open = KD_NONE;
		}
		const char *what = wrong_part(part);
		if (what != NULL) {
			return what;
		}
		expansion->parts[i] = part;
	} while (key.len > 0);
	return open != KD_NONE ? "'(' without ')'" : NULL;
}

static const char *wrong_sequence(const struct kd_str *items, uint32_t n)
{
	if (n == 0) {
		return "nothing left when all that is optional is missing";
	}
	if (is_gap(items[0]) || is_gap(items[n - 1])) {
		return "'..' at an end";
	}
	uint32_t gaps = 0;
	for (uint32_t i = 1; i < n; i++) {
		gaps += is_gap(items[i]);
		if (is_gap(items[i]) && is_gap(items[i - 1])) {
			return "'..' next to '..'";
		}
	}
	return gaps > KD_PHRASE_GAPS ? "more than three '..'" : NULL;
}

static bool is_known(const struct kd_phrases *phrases,
	const struct kd_str *items, uint32_t n)
{
	for (uint32_t i = 0; i < phrases->n; i++) {
		const struct kd_phrase *phrase = &phrases->items[i];
		uint32_t same = 0;
		while (phrase->n == n && same < n &&
			kd_str_equal(phrase->items[same], items[same])) {
			same++;
		}
		if (phrase->n == n && same == n) {
			return true;
		}
	}
	return false;
}

static void emit(struct expansion *expansion, uint32_t n)
{
	struct kd_arena *arena = &expansion->work->arena;
	expansion->what = expansion->n_tried++ == KD_PHRASE_EXPANSIONS
				  ? "stands for more than 256 phrases"
				  : wrong_sequence(expansion->taken, n);
	if (expansion->what != NULL ||
		is_known(expansion->out, expansion->taken, n)) {
		return;
	}
	struct kd_phrase phrase = {
		.items = KD_NEW_ARRAY(arena, struct kd_str, n), .n = n
	};
	if (phrase.items == NULL || !KD_PUSH(arena, expansion->out, phrase)) {
		expansion->full = true;
		return;
	}
	memcpy(phrase.items, expansion->taken, n * sizeof(*phrase.items));
}

static void expand_from(struct expansion *expansion, uint32_t i, uint32_t n);

/* Takes a word for part i, as the tokens of a text have it. */
static void take_word(
	struct expansion *expansion, struct kd_str word, uint32_t i, uint32_t n)
{
	const struct kd_work *work = expansion->work;
	const uint32_t found = kd_map_get(&work->split_words, word);
	struct kd_str rest = { 0 };
	if (found != KD_NONE) {
		rest = work->splits.items[found].parts;
	}
	uint32_t taken = n;
	for (; rest.len > 0 && taken < KD_PHRASE_ELEMENTS; taken++) {
		expansion->taken[taken] = kd_str_cut(&rest, ' ');
	}
	if (rest.len > 0 ||
		taken + expansion->n_parts - i - 1 > KD_PHRASE_ELEMENTS) {
		expansion->what = "more words than a phrase may have";
		return;
	}
	if (taken > n) {
		expand_from(expansion, i + 1, taken);
	}
	if (taken == n || !work->splits.items[found].always) {
		expansion->taken[n] = word;
		expand_from(expansion, i + 1, n + 1);
	}
}

/* Goes on from part i with n elements taken. */
static void expand_from(struct expansion *expansion, uint32_t i, uint32_t n)
{
	if (expansion->what != NULL || expansion->full) {
		return;
	}
	if (i == expansion->n_parts) {
		emit(expansion, n);
		return;
	}
	struct kd_str rest = expansion->parts[i];
	if (rest.len == 1) {
		take_word(expansion, rest, i, n);
		rest.len = 0;
	}
	while (rest.len > 0) {
		take_word(expansion, kd_str_cut(&rest, '|'), i, n);
	}
	if (expansion->skips[i] > 0) {
		expand_from(expansion, i + expansion->skips[i], n);
	}
}

enum kd_status kd_phrases_expand(struct kd_work *work, struct kd_str key,
	struct kd_phrases *out, const char **what, struct kd_err *err)
{
	*out = (struct kd_phrases){ 0 };
	struct expansion expansion = { .work = work, .out = out };
	expansion.what = split(&expansion, key);
	expand_from(&expansion, 0, 0);
	*what = expansion.what;
	if (expansion.what != NULL) {
		out->n = 0;
	}
	return expansion.full ? kd_work_full(work, err) : KD_OK;
}
