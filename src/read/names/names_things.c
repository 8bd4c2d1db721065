/* names_things.c - illnesses, events and the like that have a name of their
 * own, whatever letter it begins with. */
#include "read/names/names_private.h"

static bool is_stopword(const struct kd_completing *completing, uint32_t piece)
{
	return kd_lang_starts(completing->naming->reading->lang,
		KD_TABLE_STOPWORDS,
		kd_completing_piece(completing, piece)->form);
}

/* Whether a thing stands in a list with a title: "COVID kultura a COVID sport".
 */
static bool goes_on(const struct kd_completing *completing, uint32_t first)
{
	return completing->after_title && first == completing->end + 1 &&
	       (kd_str_equal(kd_completing_piece(completing, first - 1)->folded,
			KD_STR(",")) ||
		       is_stopword(completing, first - 1));
}

/* Where the longer name ends that a thing begins behind a word that says what
 * it is: "projekt covid-19 sledilnik"; 0 if there is none. */
static uint32_t end_of_longer(
	const struct kd_completing *completing, uint32_t first, uint32_t end)
{
	const uint32_t start =
		completing->naming->sentence_first
			[kd_completing_piece(completing, first)->sentence];
	if (end >= kd_names_sentence_end(completing->naming, first) ||
		!kd_piece_has(
			kd_completing_piece(completing, end), KD_PIECE_WORD) ||
		is_stopword(completing, end) || first == start) {
		return 0;
	}
	return goes_on(completing, first) ||
			       kd_names_type_behind(completing, first - 1) !=
				       KD_NAME_UNKNOWN
		       ? end + 1
		       : 0;
}

/* Whether a capital that no sentence owes stands right before: "Stop brexit".
 */
static bool is_behind_capital(
	const struct kd_completing *completing, uint32_t first)
{
	const struct kd_piece *piece = kd_completing_piece(completing, first);
	return first > completing->end &&
	       piece[-1].sentence == piece->sentence &&
	       kd_completing_is_capital(completing, first - 1) &&
	       !kd_piece_has(&piece[-1], KD_PIECE_WEAK);
}

/* Takes in a word before or after that makes an event of the thing: "пандемия
 * от COVID-19", "the Covid-19 pandemic". */
static void take_event(
	const struct kd_completing *completing, struct kd_candidate *thing)
{
	const struct kd_naming *naming = completing->naming;
	const uint32_t start = naming->sentence_first[kd_completing_piece(
		completing, thing->first)
							      ->sentence];
	const uint32_t from = start > completing->end ? start : completing->end;
	const uint32_t end = thing->first + thing->n;
	struct kd_match match = { 0 };
	uint32_t n = 0;
	if (end < kd_names_sentence_end(naming, thing->first) &&
		kd_completing_small(completing, end, "event", &match)) {
		n = match.n;
	} else if (thing->first > from &&
		   kd_completing_small(
			   completing, thing->first - 1, "event", &match)) {
		thing->first -= 1;
		n = 1;
	} else if (thing->first > from + 1 &&
		   is_stopword(completing, thing->first - 1) &&
		   kd_completing_small(
			   completing, thing->first - 2, "event", &match)) {
		thing->first -= 2;
		n = 2;
	}
	thing->n += n;
	if (n > 0) {
		thing->side = kd_lang_text(naming->reading->lang, match.row,
			KD_COLUMN_SMALL_NAMES_KEY);
	}
}

static bool is_number(const struct kd_completing *completing, uint32_t piece)
{
	const struct kd_naming *naming = completing->naming;
	return piece < naming->pieces.n &&
	       naming->reading->tokens
			       ->items[kd_completing_piece(completing, piece)
					       ->token]
			       .kind == KD_TOKEN_NUMBER;
}

/* Whether the name just made ends at a thing and is the beginning of what a
 * word before it tells of: "aplikacija | Stop | covid-19". */
static bool goes_before(const struct kd_completing *completing, uint32_t first)
{
	const struct kd_naming *naming = completing->naming;
	const struct kd_candidate *last =
		naming->candidates.n > 0
			? &naming->candidates.items[naming->candidates.n - 1]
			: NULL;
	return last != NULL && last->first + last->n == first && last->n == 1 &&
	       last->fixed == KD_FIXED_NO &&
	       last->first >
		       naming->sentence_first[naming->pieces.items[last->first]
						      .sentence] &&
	       kd_names_type_behind(completing, last->first - 1) !=
		       KD_NAME_UNKNOWN;
}

/* Adds a thing by itself, or what happens with it. */
static bool add_listed(
	struct kd_completing *completing, uint32_t first, struct kd_match match)
{
	struct kd_naming *naming = completing->naming;
	struct kd_candidate thing = { .first = first,
		.n = match.n,
		.type = KD_NAME_MISC,
		.fixed = KD_FIXED_THING,
		.row = match.row,
		.org = KD_NONE,
		.whole = KD_NONE,
		.title = KD_NONE,
		.why_row = match.row,
		.score = { [KD_NAME_MISC] = KD_LISTED_SCORE },
		.base = kd_lang_text(naming->reading->lang, match.row,
			KD_COLUMN_SMALL_NAMES_KEY) };
	take_event(completing, &thing);
	if (thing.side.len > 0) {
		thing.base = kd_span_text(naming->reading->text,
			(struct kd_span){ .start = kd_completing_piece(
						  completing, thing.first)
							   ->span.start,
				.end = kd_completing_piece(
					completing, thing.first + thing.n - 1)
					       ->span.end });
	}
	completing->end = thing.first + thing.n;
	completing->after_title = false;
	return KD_PUSH(naming->arena, &naming->candidates, thing);
}

/* A name that the tables list; a title that begins or ends with it; nothing
 * where a number makes it another thing. */
bool kd_names_add_thing(
	struct kd_completing *completing, uint32_t first, struct kd_match match)
{
	const uint32_t end = first + match.n;
	const uint32_t longer = end_of_longer(completing, first, end);
	if (is_number(completing, end)) {
		return true;
	}
	if (goes_before(completing, first)) {
		completing->naming->candidates.n--;
		return kd_names_make_title(
			completing, first - 1, end, KD_NAME_MISC);
	}
	if (is_behind_capital(completing, first)) {
		return kd_names_make_title(
			completing, first - 1, end, KD_NAME_MISC);
	}
	return longer > 0 ? kd_names_make_title(
				    completing, first, longer, KD_NAME_MISC)
			  : add_listed(completing, first, match);
}
