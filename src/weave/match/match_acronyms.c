/* match_acronyms.c - long names and the short ones they go by in a text. */
#include "weave/match/match_private.h"

#include "base/utf8.h"

#define MOST_LETTERS 8
#define SHORTEST_NAME 5      /* bytes, and what parts it from its number */
#define LONGEST_SMALL_WORD 3 /* characters: of, za, and */

/* Whether a name is written in capitals alone, two to eight of them. */
static bool is_acronym(struct kd_str text)
{
	uint32_t n = 0;
	uint32_t character = 0;
	for (uint32_t at = 0, len;
		(len = kd_utf8_read(text, at, &character)) > 0; at += len) {
		if (!kd_utf8_is_upper(character)) {
			return false;
		}
		n++;
	}
	return n >= 2 && n <= MOST_LETTERS;
}

/* The first character of a word, folded. */
static struct kd_str initial_of(struct kd_str word)
{
	uint32_t character = 0;
	return kd_str_slice(word, 0, kd_utf8_read(word, 0, &character));
}

/* Whether letters are the first ones of a name's words; small words between
 * them may be left out. */
static bool are_initials(struct kd_str letters, struct kd_str name)
{
	uint32_t at = 0;
	uint32_t n = 0;
	for (struct kd_str rest = name; rest.len > 0;) {
		const struct kd_str word = kd_str_cut(&rest, ' ');
		const struct kd_str initial = initial_of(word);
		if (initial.len > 0 &&
			kd_str_starts_with(
				kd_str_slice(letters, at, letters.len),
				initial)) {
			at += initial.len;
			n++;
		} else if (rest.len == 0 ||
			   kd_utf8_length(word) > LONGEST_SMALL_WORD) {
			return false;
		}
	}
	return n >= 2 && at == letters.len;
}

/* Whether the second name stands in brackets right after the first. */
static bool is_bracketed(
	struct kd_str text, struct kd_span first, struct kd_span second)
{
	return second.start == first.end + 2 && text.data[first.end] == ' ' &&
	       text.data[first.end + 1] == '(' && second.end < text.len &&
	       text.data[second.end] == ')';
}

static bool may_be_body(const struct kd_sort *sort)
{
	return sort->type == KD_NAME_ORG || sort->type == KD_NAME_MISC;
}

/* Letters are one body's in one language only: where another name has them
 * already, they are left to it. */
static bool give_letters(struct kd_matching *m, struct kd_map *owners,
	uint32_t letters, uint32_t name)
{
	const struct kd_sort *short_form = &m->sorts.items[letters];
	const struct kd_str label = kd_str_format(m->arena, "%.*s %.*s",
		KD_SHOW(m->sorts.items[name].language),
		KD_SHOW(short_form->folded));
	if (label.data == NULL) {
		return false;
	}
	const uint32_t owner = kd_map_get(owners, label);
	if (owner != KD_NONE) {
		/* The ministry of one text after that of another: the letters
		 * they both go by say that they are one. */
		if (m->sorts.items[name].is_bare &&
			kd_str_equal(m->sorts.items[name].folded,
				m->sorts.items[owner].folded)) {
			kd_match_unite(m, letters, name);
		}
		return true;
	}
	kd_match_unite(m, letters, name);
	return kd_map_put(m->arena, owners, label, name);
}

/* Whether the second name is the letters of the first. */
static bool goes_by(struct kd_matching *m, uint32_t name, uint32_t letters)
{
	return may_be_body(&m->sorts.items[letters]) &&
	       may_be_body(&m->sorts.items[name]) &&
	       are_initials(m->sorts.items[letters].folded,
		       m->sorts.items[name].folded);
}

/* A body the packs know may go by the letters of another language. */
static bool is_known_body(
	struct kd_matching *m, uint32_t name, uint32_t letters)
{
	return m->sorts.items[name].key.len > 0 &&
	       may_be_body(&m->sorts.items[letters]) &&
	       may_be_body(&m->sorts.items[name]);
}

/* A name followed by its letters: Federal Bureau of Investigation (FBI). */
static bool find_bracketed(
	struct kd_matching *m, uint32_t doc, struct kd_map *owners)
{
	const struct kd_digest *digest = &m->in->digests[doc];
	for (uint32_t i = 1; i < digest->names->n; i++) {
		const struct kd_name *pair = &digest->names->items[i - 1];
		const uint32_t name = m->sort_of[doc][i - 1];
		const uint32_t letters = m->sort_of[doc][i];
		if (is_bracketed(digest->text, pair[0].span, pair[1].span) &&
			is_acronym(kd_span_text(digest->text, pair[1].span)) &&
			(goes_by(m, name, letters) ||
				is_known_body(m, name, letters)) &&
			!give_letters(m, owners, letters, name)) {
			return false;
		}
	}
	return true;
}

/* Letters and the latest name before them in the same document that begins
 * with the first of them and has all. */
static bool find_apart(
	struct kd_matching *m, uint32_t doc, struct kd_map *owners)
{
	const struct kd_digest *digest = &m->in->digests[doc];
	struct kd_map named = { 0 }; /* first character -> sort */
	for (uint32_t i = 0; i < digest->names->n; i++) {
		const uint32_t sort = m->sort_of[doc][i];
		const struct kd_str initial =
			initial_of(m->sorts.items[sort].folded);
		const struct kd_str text = kd_span_text(
			digest->text, digest->names->items[i].span);
		if (!is_acronym(text)) {
			if (m->sorts.items[sort].is_several &&
				!kd_map_put(m->arena, &named, initial, sort)) {
				return false;
			}
			continue;
		}
		const uint32_t name = kd_map_get(&named, initial);
		if (name != KD_NONE && kd_utf8_length(text) > 2 &&
			goes_by(m, name, sort) &&
			!give_letters(m, owners, sort, name)) {
			return false;
		}
	}
	return true;
}

static bool is_roman(struct kd_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		if (memchr("ivx", text.data[i], 3) == NULL) {
			return false;
		}
	}
	return text.len > 0;
}

static bool is_number(struct kd_str text)
{
	uint64_t number = 0;
	return kd_str_number(text, &number);
}

/* What a name is without its number: covid of covid-19, sputnik of sputnik v.
 * A number after a space makes another thing: Boeing 737. None if too short. */
static struct kd_str without_number(struct kd_str folded)
{
	uint32_t at = folded.len;
	while (at > 0 && folded.data[at - 1] != '-' &&
		folded.data[at - 1] != ' ') {
		at--;
	}
	const struct kd_str last = kd_str_slice(folded, at, folded.len);
	const bool is_version =
		at > 0 && (is_roman(last) || (folded.data[at - 1] == '-' &&
						     is_number(last)));
	return at > SHORTEST_NAME && is_version
		       ? kd_str_slice(folded, 0, at - 1)
		       : (struct kd_str){ 0 };
}

/* Covid after Covid-19. */
static bool find_shortened(struct kd_matching *m, uint32_t doc)
{
	const struct kd_names *names = m->in->digests[doc].names;
	struct kd_map numbered = { 0 }; /* name without its number -> sort */
	for (uint32_t i = 0; i < names->n; i++) {
		const uint32_t sort = m->sort_of[doc][i];
		const struct kd_str stem =
			without_number(m->sorts.items[sort].folded);
		if (stem.len > 0 && kd_map_get(&numbered, stem) == KD_NONE &&
			!kd_map_put(m->arena, &numbered, stem, sort)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < names->n && numbered.n > 0; i++) {
		const uint32_t sort = m->sort_of[doc][i];
		const uint32_t whole =
			kd_map_get(&numbered, m->sorts.items[sort].folded);
		if (whole != KD_NONE) {
			kd_match_unite(m, whole, sort);
		}
	}
	return true;
}

bool kd_match_acronyms(struct kd_matching *m)
{
	struct kd_map owners = { 0 };
	for (uint32_t doc = 0; doc < m->in->n; doc++) {
		if (!find_bracketed(m, doc, &owners)) {
			return false;
		}
	}
	for (uint32_t doc = 0; doc < m->in->n; doc++) {
		if (!find_apart(m, doc, &owners) || !find_shortened(m, doc)) {
			return false;
		}
	}
	return true;
}
