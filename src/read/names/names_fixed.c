/* names_fixed.c - the base forms of names that the packs know. */
#include "read/names/names_private.h"

#include "base/utf8.h"

/* Whether a place is set in capitals throughout, as datelines are: OSLO. Short
 * ones may be abbreviations. */
static bool is_shouted(
	const struct kd_candidate *candidate, const struct kd_piece *piece)
{
	return candidate->fixed == KD_FIXED_PLACE &&
	       kd_utf8_length(piece->base) > 3 &&
	       memchr(piece->base.data, '.', piece->base.len) == NULL &&
	       kd_piece_has(piece, KD_PIECE_ACRONYM);
}

/* The word with its first letter alone a capital. */
static struct kd_str title_case(struct kd_naming *naming, struct kd_str shouted)
{
	uint32_t character = 0;
	const uint32_t first = kd_utf8_read(shouted, 0, &character);
	const struct kd_str rest = kd_utf8_fold(
		naming->arena, kd_str_slice(shouted, first, shouted.len));
	return rest.data == NULL
		       ? rest
		       : kd_str_format(naming->arena, "%.*s%.*s", (int)first,
				 shouted.data, (int)rest.len, rest.data);
}

/* Writes a key's word with the capitals of the text: usa for USAs is USA. */
static uint32_t write_as_cased(
	struct kd_str key, struct kd_str text, char *out, uint32_t room)
{
	uint32_t used = 0;
	uint32_t character = 0;
	uint32_t model = 0;
	uint32_t at_model = 0;
	for (uint32_t at = 0, n = 0;
		(n = kd_utf8_read(key, at, &character)) > 0; at += n) {
		at_model += kd_utf8_read(text, at_model, &model);
		const bool same =
			model != 0 && kd_utf8_lower(model) == character;
		if (used + 4 > room) {
			break;
		}
		used += kd_utf8_write(same ? model : character, out + used);
	}
	return used;
}

struct kd_str kd_names_as_cased(
	struct kd_naming *naming, struct kd_str key, struct kd_str text)
{
	char cased[2 * KD_NAME_WORD_BYTES];
	const uint32_t len =
		write_as_cased(key, text, cased, (uint32_t)sizeof(cased));
	return len == 0 ? text
			: kd_str_copy(naming->arena,
				  (struct kd_str){ .data = cased, .len = len });
}

/* The first way to write an element of a key: "bela|bele" is "bela". */
struct kd_str kd_names_first_way(struct kd_str element)
{
	if (element.len > 0 && element.data[0] == '(') {
		element = kd_str_slice(element, 1, element.len);
	}
	if (element.len > 0 && element.data[element.len - 1] == ')') {
		element.len--;
	}
	return kd_str_cut(&element, '|');
}

/* The base of a name that the packs know: their key, cased as the text. */
bool kd_names_fixed_base(
	struct kd_naming *naming, struct kd_candidate *candidate)
{
	const struct kd_lang *lang = naming->reading->lang;
	if (candidate->fixed == KD_FIXED_OUTLET) {
		candidate->base = kd_lang_text(
			lang, candidate->row, KD_COLUMN_OUTLETS_NAME);
		if (candidate->base.data != NULL) {
			return true;
		}
	}
	struct kd_str key = kd_lang_key(lang, candidate->row);
	for (uint32_t i = 0; i < candidate->n; i++) {
		struct kd_piece *piece =
			&naming->pieces.items[candidate->first + i];
		const struct kd_str text =
			kd_span_text(naming->reading->text, piece->span);
		const struct kd_str word =
			kd_names_first_way(kd_str_cut(&key, ' '));
		piece->base = kd_names_as_cased(naming, word, text);
		if (piece->base.data != NULL && is_shouted(candidate, piece)) {
			piece->base = title_case(naming, piece->base);
		}
		if (piece->base.data == NULL) {
			return false;
		}
	}
	candidate->base = kd_names_join_bases(naming, candidate);
	return candidate->base.data != NULL;
}
