/* names_sights.c - the pieces of a document as the learned model sees them. */
#include "base/utf8.h"
#include "read/names/learned.h"
#include "read/names/names_private.h"

/* How far from a capital the words of a name may lie, in pieces. */
#define BEFORE_CAPITAL 2u
#define AFTER_CAPITAL 4u
/* How often a form is seen is told up to this. */
#define SEEN_MOST 3u
/* How many letters the beginning of a word has that is looked at. */
#define START_LETTERS 3u
/* How far around what may be in a name pieces are looked at. */
#define AROUND_OPEN 2u

static uint32_t kind_of(uint32_t character)
{
	if (character >= 'a' && character <= 'z') {
		return 'x'; /* as nearly all are */
	}
	return kd_utf8_is_upper(character)    ? 'X'
	       : kd_utf8_is_letter(character) ? 'x'
	       : kd_utf8_is_digit(character)  ? '0'
					      : character;
}

/* Letters as kinds, the same one after the other once. */
static uint64_t pattern_of(struct kd_str text)
{
	uint64_t pattern = 1;
	uint32_t last = 0;
	for (uint32_t at = 0, n = 0; at < text.len; at += n) {
		uint32_t character = (unsigned char)text.data[at];
		n = character < 0x80 ? 1 : kd_utf8_read(text, at, &character);
		const uint32_t kind = kind_of(character);
		if (kind != last) {
			pattern = kd_mix(pattern, kind);
		}
		last = kind;
	}
	return pattern;
}

static bool begins_character(struct kd_str text, uint32_t at)
{
	return (text.data[at] & 0xc0) != 0x80;
}

/* Hashes a word and its first characters, and from behind its last ones. */
static void hash_word(struct kd_str word, struct kd_name_sight *sight)
{
	uint64_t starts[START_LETTERS] = { 0 };
	sight->form = kd_hash_starts(word, START_LETTERS, starts);
	sight->start = starts[START_LETTERS - 1];
	uint64_t hash = KD_HASH_BEGIN;
	uint32_t n = 0;
	for (uint32_t at = word.len; at > 0 && n < KD_NAME_ENDS_MAX; at--) {
		hash = kd_hash_byte(hash, word.data[at - 1]);
		if (begins_character(word, at - 1)) {
			sight->ends[n++] = hash;
		}
	}
}

/* The parts of speech that the word list gives a form, in its order. */
static uint64_t known_of(const struct kd_lang *lang, uint32_t word)
{
	uint64_t known = 1;
	struct kd_word_analysis analysis;
	for (uint32_t i = 0; kd_lang_analysis(lang, word, i, &analysis); i++) {
		known = known << 5 | (uint64_t)analysis.upos;
	}
	return known;
}

/* What explains a capital, and what it looks like. */
static uint64_t shape_of(
	const struct kd_naming *naming, const struct kd_piece *piece)
{
	const struct kd_token *token =
		&naming->reading->tokens->items[piece->token];
	return (piece->flags & (KD_PIECE_WORD | KD_PIECE_CAPITAL |
				       KD_PIECE_WEAK | KD_PIECE_ACRONYM |
				       KD_PIECE_PART | KD_PIECE_TIGHT)) |
	       (uint64_t)token->kind << 16 |
	       (uint64_t)((token->flags & KD_TOKEN_ABBREVIATION) != 0) << 20;
}

static uint32_t at_most(uint32_t n)
{
	return n < SEEN_MOST ? n : SEEN_MOST;
}

static uint64_t seen_of(
	const struct kd_naming *naming, const struct kd_piece *piece)
{
	const struct kd_seen *seen = kd_piece_seen(naming, piece);
	if (seen == NULL) {
		return 0;
	}
	const bool weak = kd_piece_has(piece, KD_PIECE_WEAK);
	const uint32_t strong =
		weak || seen->strong == 0 ? seen->strong : seen->strong - 1;
	return 1 + at_most(strong) + 4 * at_most(seen->small) +
	       16 * (uint64_t)weak;
}

static uint64_t given_of(const struct kd_piece *piece)
{
	if (!kd_piece_has(piece, KD_PIECE_GIVEN)) {
		return 0;
	}
	return kd_piece_has(piece, KD_PIECE_COMMON) ? 1 : 2;
}

static uint64_t hash_cell(
	const struct kd_naming *naming, uint32_t row, uint32_t column)
{
	return kd_hash_text(kd_lang_text(naming->reading->lang, row, column));
}

/* Where in a phrase of n a piece stands. */
static uint64_t place_in(uint64_t code, uint32_t k, uint32_t n)
{
	return kd_mix(code, n == 1 ? 0 : k == 0 ? 1 : k + 1 == n ? 2 : 3);
}

static void look_at_place(
	const struct kd_naming *naming, struct kd_name_view *view, uint32_t i)
{
	struct kd_match match;
	if (!kd_names_place_at(naming, i, &match)) {
		return;
	}
	const uint64_t code =
		hash_cell(naming, match.row, KD_COLUMN_PLACES_KIND);
	for (uint32_t k = 0; k < match.n && i + k < view->n; k++) {
		if (view->items[i + k].place == 0 || k == 0) {
			view->items[i + k].place = place_in(code, k, match.n);
		}
	}
}

static void look_at_outlet(
	const struct kd_naming *naming, struct kd_name_view *view, uint32_t i)
{
	struct kd_match match;
	if (!kd_names_match(naming, KD_TABLE_OUTLETS, i, &match)) {
		return;
	}
	for (uint32_t k = 0; k < match.n && i + k < view->n; k++) {
		view->items[i + k].outlet = place_in(1, k, match.n);
	}
}

static void look_at_org(
	const struct kd_naming *naming, struct kd_name_view *view, uint32_t i)
{
	const uint32_t row = kd_names_org_at(naming, i);
	if (row != KD_NONE) {
		view->items[i].org = kd_mix(
			(uint64_t)kd_lang_number(naming->reading->lang, row,
				KD_COLUMN_ORG_SUFFIXES_TYPE),
			hash_cell(naming, row, KD_COLUMN_ORG_SUFFIXES_PLACE));
	}
}

static void look_at_title(
	const struct kd_naming *naming, struct kd_name_view *view, uint32_t i)
{
	struct kd_match match;
	uint64_t way = 0;
	if (!kd_names_match(naming, KD_TABLE_TITLES, i, &match)) {
		match.row = kd_names_tail(naming, KD_TABLE_TITLES, i);
		match.n = 1;
		way = 1;
	}
	if (match.row == KD_NONE) {
		return;
	}
	const uint64_t code = kd_mix(
		hash_cell(naming, match.row, KD_COLUMN_TITLES_KIND), way);
	for (uint32_t k = 0; k < match.n && i + k < view->n; k++) {
		view->items[i + k].title = code;
	}
}

static void look_at_cue(
	const struct kd_naming *naming, struct kd_name_view *view, uint32_t i)
{
	struct kd_match match;
	if (!kd_names_match(naming, KD_TABLE_NAME_CUES, i, &match)) {
		return;
	}
	const uint64_t code = kd_mix(
		(uint64_t)kd_lang_number(naming->reading->lang, match.row,
			KD_COLUMN_NAME_CUES_TYPE),
		hash_cell(naming, match.row, KD_COLUMN_NAME_CUES_PLACE));
	for (uint32_t k = 0; k < match.n && i + k < view->n; k++) {
		view->items[i + k].cue = code;
	}
}

static bool is_saying(const struct kd_naming *naming, uint32_t piece)
{
	struct kd_match match;
	return kd_names_match(naming, KD_TABLE_SPEECH, piece, &match) &&
	       kd_naming_is(naming, match.row, KD_COLUMN_SPEECH_KIND, "verb");
}

static void look_at_piece(
	const struct kd_naming *naming, struct kd_name_view *view, uint32_t i)
{
	const struct kd_piece *piece = &naming->pieces.items[i];
	struct kd_name_sight *sight = &view->items[i];
	hash_word(piece->folded, sight);
	sight->shape = shape_of(naming, piece);
	sight->pattern =
		pattern_of(kd_span_text(naming->reading->text, piece->span));
	sight->known = known_of(naming->reading->lang, piece->form);
	sight->block = naming->reading->blocks
			       ->items[naming->reading->sentences
					       ->items[piece->sentence]
					       .block]
			       .kind;
	if (!kd_piece_has(piece, KD_PIECE_WORD)) {
		return;
	}
	look_at_title(naming, view, i);
	look_at_cue(naming, view, i);
	look_at_org(naming, view, i);
	sight->saying = is_saying(naming, i);
	if (sight->capital) {
		sight->given = given_of(piece);
		sight->seen = seen_of(naming, piece);
		look_at_place(naming, view, i);
		look_at_outlet(naming, view, i);
	}
}

/* Whether a capital may be a name's: a small word's that only begins a
 * sentence is not. */
static bool is_telling(const struct kd_naming *naming, uint32_t i)
{
	const struct kd_piece *piece = &naming->pieces.items[i];
	if (!kd_piece_has(piece, KD_PIECE_CAPITAL)) {
		return false;
	}
	const struct kd_seen *seen = kd_piece_seen(naming, piece);
	return !kd_piece_has(piece, KD_PIECE_WEAK) ||
	       !kd_lang_starts(naming->reading->lang, KD_TABLE_STOPWORDS,
		       piece->form) ||
	       (seen != NULL && seen->strong > 0);
}

static void open_around(
	const struct kd_naming *naming, struct kd_name_view *view, uint32_t i)
{
	const uint32_t sentence = naming->pieces.items[i].sentence;
	const uint32_t first = view->sentence_first[sentence];
	const uint32_t end = view->sentence_first[sentence + 1];
	const uint32_t from =
		i > first + BEFORE_CAPITAL ? i - BEFORE_CAPITAL : first;
	for (uint32_t k = from; k < end && k <= i + AFTER_CAPITAL; k++) {
		view->items[k].open = true;
	}
}

/* Runs of capitals, each within its sentence. */
static void find_runs(struct kd_name_view *view)
{
	for (uint32_t s = 0; s < view->n_sentences; s++) {
		const uint32_t end = view->sentence_first[s + 1];
		for (uint32_t i = view->sentence_first[s]; i < end;) {
			uint32_t to = i + 1;
			while (view->items[i].capital && to < end &&
				view->items[to].capital) {
				to++;
			}
			for (uint32_t k = i; k < to; k++) {
				view->items[k].run = i;
				view->items[k].run_end = to;
			}
			i = to;
		}
	}
}

/* How far the rules' type is above the next, in steps. */
static uint64_t sureness(const struct kd_candidate *candidate)
{
	float next = candidate->score[0];
	for (uint32_t type = 1; type < KD_NAME_COUNT; type++) {
		if (type != candidate->type && candidate->score[type] > next) {
			next = candidate->score[type];
		}
	}
	const float margin = candidate->score[candidate->type] - next;
	return margin < 2.0F ? 0 : margin < 5.0F ? 1 : margin < 9.0F ? 2 : 3;
}

/* What the rules found, as labels. */
static void look_at_rules(
	const struct kd_naming *naming, struct kd_name_view *view)
{
	for (uint32_t k = 0; k < naming->candidates.n; k++) {
		const struct kd_candidate *candidate =
			&naming->candidates.items[k];
		const uint64_t sure =
			sureness(candidate) | (uint64_t)candidate->fixed << 4 |
			(uint64_t)(candidate->title != KD_NONE) << 8 |
			(uint64_t)candidate->dropped << 9;
		for (uint32_t i = 0; i < candidate->n; i++) {
			struct kd_name_sight *sight =
				&view->items[candidate->first + i];
			const enum kd_name_place place =
				candidate->n == 1       ? KD_NAME_WHOLE
				: i == 0                ? KD_NAME_BEGINS
				: i + 1 == candidate->n ? KD_NAME_ENDS
							: KD_NAME_WITHIN;
			sight->rule =
				1 + kd_names_label(candidate->type, place);
			sight->rule += candidate->dropped ? 64 : 0;
			sight->rule_sure = kd_mix(sight->rule, sure);
			sight->open = true;
		}
	}
}

static uint64_t look_of(const struct kd_name_sight *sight)
{
	return kd_mix(sight->shape, sight->rule);
}

/* What shapes and rules say of the pieces of a sentence and their neighbours.
 */
static void look_around(struct kd_name_view *view, uint32_t sentence)
{
	const uint32_t first = view->sentence_first[sentence];
	const uint32_t end = view->sentence_first[sentence + 1];
	uint64_t left = 0;
	uint64_t own = first < end ? look_of(&view->items[first]) : 0;
	for (uint32_t i = first; i < end; i++) {
		const uint64_t right =
			i + 1 < end ? look_of(&view->items[i + 1]) : 0;
		view->items[i].around = kd_mix(own, kd_mix(left, right));
		left = own;
		own = right;
	}
}

/* What all forms of a word have alike: the shortest of its bases, by what the
 * endings say, whether or not it is a word. */
static struct kd_str stem_of(
	const struct kd_naming *naming, struct kd_str folded, char *buffer)
{
	struct kd_str shortest = folded;
	struct kd_ending ending;
	kd_ending_init(&ending, naming, folded);
	while (kd_ending_next(&ending)) {
		if (ending.base.len < shortest.len && ending.base.len > 2) {
			memcpy(buffer, ending.base.data, ending.base.len);
			shortest = (struct kd_str){ .data = buffer,
				.len = ending.base.len };
		}
	}
	return shortest;
}

/* Whether a piece may be in a name, or stands near one that may. */
static bool is_near_open(
	const struct kd_name_view *view, uint32_t sentence, uint32_t i)
{
	const uint32_t first = view->sentence_first[sentence];
	const uint32_t end = view->sentence_first[sentence + 1];
	const uint32_t from = i > first + AROUND_OPEN ? i - AROUND_OPEN : first;
	for (uint32_t k = from; k < end && k <= i + AROUND_OPEN; k++) {
		if (view->items[k].open) {
			return true;
		}
	}
	return false;
}

/* The number of the word that a form is of, new if need be; KD_NONE if there is
 * no room. */
static uint32_t key_of(struct kd_naming *naming, struct kd_str folded,
	struct kd_map *keys, struct kd_name_view *view)
{
	char buffer[2 * KD_NAME_WORD_BYTES];
	const struct kd_str stem = stem_of(naming, folded, buffer);
	const uint32_t key = kd_map_get(keys, stem);
	if (key != KD_NONE) {
		return key;
	}
	const struct kd_str own = kd_str_copy(naming->arena, stem);
	return own.data != NULL && kd_map_put(naming->arena, keys, own,
					   view->n_keys)
		       ? view->n_keys++
		       : KD_NONE;
}

/* Numbers the words; those never seen with a capital have none. */
static bool number_keys(struct kd_naming *naming, struct kd_name_view *view)
{
	struct kd_map keys = { 0 };
	/* Of each form seen with a capital its key and one, or 0. */
	uint32_t *known =
		KD_NEW_ARRAY(naming->arena, uint32_t, naming->seens.n + 1);
	for (uint32_t i = 0; known != NULL && i < view->n; i++) {
		const struct kd_piece *piece = &naming->pieces.items[i];
		view->items[i].key = KD_NONE;
		if (piece->seen == KD_NONE) {
			continue;
		}
		uint32_t *own = &known[piece->seen];
		if (*own == 0) {
			*own = key_of(naming, piece->folded, &keys, view) + 1;
		}
		if (*own == 0) {
			return false;
		}
		view->items[i].key = *own - 1;
	}
	return known != NULL;
}

/* Finds out which pieces may be in a name. */
static void open_view(const struct kd_naming *naming, struct kd_name_view *view)
{
	for (uint32_t i = 0; i < view->n; i++) {
		const struct kd_piece *piece = &naming->pieces.items[i];
		view->items[i].span = piece->span;
		view->items[i].capital = kd_piece_has(piece, KD_PIECE_CAPITAL);
		if (is_telling(naming, i)) {
			open_around(naming, view, i);
		}
	}
}

enum kd_status kd_names_look_at_pieces(
	struct kd_naming *naming, struct kd_name_view *view, struct kd_err *err)
{
	const uint32_t n = naming->pieces.n;
	*view = (struct kd_name_view){ .n = n,
		.sentence_first = naming->sentence_first,
		.n_sentences = naming->reading->sentences->n,
		.labels = KD_NEW_ARRAY(naming->arena, uint8_t, n + 1),
		.items = KD_NEW_ARRAY(
			naming->arena, struct kd_name_sight, n + 1) };
	if (view->items == NULL || view->labels == NULL ||
		!number_keys(naming, view)) {
		return kd_arena_full(naming->arena, err);
	}
	view->memory = KD_NEW_ARRAY(
		naming->arena, struct kd_name_memory, view->n_keys + 1);
	if (view->memory == NULL) {
		return kd_arena_full(naming->arena, err);
	}
	open_view(naming, view);
	look_at_rules(naming, view);
	for (uint32_t i = 0; i < n; i++) {
		if (is_near_open(view, naming->pieces.items[i].sentence, i)) {
			look_at_piece(naming, view, i);
		}
	}
	find_runs(view);
	for (uint32_t s = 0; s < view->n_sentences; s++) {
		look_around(view, s);
	}
	return KD_OK;
}

enum kd_status kd_names_view(const struct kd_reading *reading,
	struct kd_arena *arena, struct kd_name_view *out, struct kd_err *err)
{
	struct kd_naming naming = { .reading = reading, .arena = arena };
	KD_TRY(kd_names_rule(&naming, err));
	return kd_names_look_at_pieces(&naming, out, err);
}
