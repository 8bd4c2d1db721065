/* names_endings.c - the bases that an inflected name may have. */
#include "read/names/names_private.h"

#include "base/utf8.h"

void kd_ending_measure(struct kd_naming *naming)
{
	const struct kd_lang *lang = naming->reading->lang;
	const uint32_t first = kd_lang_first_row(lang, KD_TABLE_NAME_ENDINGS);
	const uint32_t n = kd_lang_rows(lang, KD_TABLE_NAME_ENDINGS);
	for (uint32_t row = first; row < first + n; row++) {
		const uint32_t len = kd_lang_key(lang, row).len;
		if (len > naming->longest_ending) {
			naming->longest_ending = len;
		}
		naming->has_genitive |= kd_lang_is(
			lang, row, KD_COLUMN_NAME_ENDINGS_KIND, "genitive");
	}
}

void kd_ending_init(struct kd_ending *ending, const struct kd_naming *naming,
	struct kd_str word)
{
	ending->lang = naming->reading->lang;
	ending->word = word;
	ending->row = KD_NONE;
	ending->only = NULL;
	ending->cut =
		word.len < KD_NAME_WORD_BYTES ? naming->longest_ending + 1 : 0;
}

static struct kd_str suffix(const struct kd_ending *ending)
{
	return kd_str_slice(
		ending->word, ending->word.len - ending->cut, ending->word.len);
}

/* The first row of the next shorter ending that the packs know. */
static uint32_t next_shorter(struct kd_ending *ending)
{
	while (ending->cut > 1) {
		ending->cut--;
		/* At least two letters stay. */
		if (ending->cut + 2 > ending->word.len ||
			!kd_utf8_is_boundary(
				ending->word, ending->word.len - ending->cut)) {
			continue;
		}
		const uint32_t row = kd_lang_find(
			ending->lang, KD_TABLE_NAME_ENDINGS, suffix(ending));
		if (row != KD_NONE) {
			return row;
		}
	}
	return KD_NONE;
}

static uint32_t next_row(struct kd_ending *ending)
{
	const uint32_t row = ending->row;
	if (row != KD_NONE) {
		const uint32_t end =
			kd_lang_first_row(ending->lang, KD_TABLE_NAME_ENDINGS) +
			kd_lang_rows(ending->lang, KD_TABLE_NAME_ENDINGS);
		if (row + 1 < end &&
			kd_str_equal(kd_lang_key(ending->lang, row + 1),
				suffix(ending))) {
			return row + 1;
		}
	}
	return next_shorter(ending);
}

static bool is_kind(const struct kd_ending *ending, const char *kind)
{
	return kd_lang_is(
		ending->lang, ending->row, KD_COLUMN_NAME_ENDINGS_KIND, kind);
}

static bool is_wanted(const struct kd_ending *ending)
{
	return ending->only != NULL ? is_kind(ending, ending->only)
				    : !is_kind(ending, "attribute") &&
					      !is_kind(ending, "behind");
}

bool kd_ending_next(struct kd_ending *ending)
{
	do {
		ending->row = next_row(ending);
	} while (ending->row != KD_NONE && !is_wanted(ending));
	if (ending->row == KD_NONE) {
		return false;
	}
	const struct kd_str stem =
		kd_str_slice(ending->word, 0, ending->word.len - ending->cut);
	struct kd_str added = kd_lang_text(
		ending->lang, ending->row, KD_COLUMN_NAME_ENDINGS_REPLACE);
	if (added.len > KD_NAME_WORD_BYTES) {
		added.len = 0;
	}
	if (stem.len > 0) {
		memcpy(ending->buffer, stem.data, stem.len);
	}
	if (added.len > 0) {
		memcpy(ending->buffer + stem.len, added.data, added.len);
	}
	ending->base = (struct kd_str){ .data = ending->buffer,
		.len = stem.len + added.len };
	return true;
}
