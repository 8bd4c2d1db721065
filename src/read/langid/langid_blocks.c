/* langid_blocks.c - finds blocks in another language than the document's. */
#include "read/langid/langid_private.h"

/* Shorter blocks are left to the document: a name or a title says little. */
#define LEAST_BYTES 130u
#define LEAST_BYTES_WITHOUT_PACK 200u
/* Bytes in which a block shows whether it is in the document's language. */
#define FIRST_BYTES 140u
#define NET_BYTES 1000u
#define LEAST_WORDS 10u
#define ENOUGH_KNOWN 4u
#define LEAST_KNOWN_PERCENT 16u
#define PLAIN_PERCENT 33u
#define LEAST_CONFIDENCE 0.95

/* Whether a code is the language or one of its near kin. */
static bool is_near(const struct kd_packs *packs, struct kd_str language,
	struct kd_str code)
{
	struct kd_str kin = kd_langid_kin(packs, language);
	while (kin.len > 0) {
		if (kd_str_equal(kd_str_cut(&kin, ' '), code)) {
			return true;
		}
	}
	return kd_str_equal(language, code);
}

/* Words of a block's beginning, and how many are among the language's
 * commonest; no more is read once enough are known. */
struct beginning {
	uint32_t n_words;
	uint32_t n_known;
};

static struct beginning begin_of(const struct kd_lang *lang, struct kd_str text)
{
	const struct kd_str first = kd_langid_sample(text, FIRST_BYTES);
	char bytes[KD_LANGID_WORD_BYTES];
	struct kd_str word;
	struct beginning out = { 0 };
	for (uint32_t at = 0; out.n_known < ENOUGH_KNOWN &&
			      kd_langid_next_word(first, &at, bytes, &word);) {
		out.n_words++;
		out.n_known += kd_langid_is_stopword(lang, word);
	}
	return out;
}

/* Whether next to none of the words are known. */
static bool is_suspicious(const struct kd_lang *lang, struct kd_str text)
{
	const struct beginning found = begin_of(lang, text);
	return found.n_known < ENOUGH_KNOWN && found.n_words >= LEAST_WORDS &&
	       found.n_known * 100 < found.n_words * LEAST_KNOWN_PERCENT;
}

/* Whether so many are known that the weights need not be asked. */
static bool is_plain(const struct kd_lang *lang, struct kd_str text)
{
	const struct beginning found = begin_of(lang, text);
	return found.n_known >= ENOUGH_KNOWN &&
	       found.n_known * 100 >= found.n_words * PLAIN_PERCENT;
}

/* The language of a block that is not in the document's, or none. */
static enum kd_status tell_block(const struct kd_langid_in *in,
	struct kd_arena *arena, struct kd_str text, struct kd_str *out,
	struct kd_err *err)
{
	struct kd_told told;
	KD_TRY(kd_langid_tell_text(in->packs, arena,
		kd_langid_sample(text, NET_BYTES), &told, err));
	*out = told.language;
	if (told.confidence < LEAST_CONFIDENCE) {
		*out = (struct kd_str){ 0 };
	}
	/* It must look like what it is said to be, where that can be seen. */
	const struct kd_lang *lang =
		out->data != NULL ? kd_packs_find(in->packs, *out) : NULL;
	if (lang == NULL ? text.len < LEAST_BYTES_WITHOUT_PACK
			 : is_suspicious(lang, text)) {
		*out = (struct kd_str){ 0 };
	}
	return KD_OK;
}

/* The languages at home in a document: its own and those near it, as labels of
 * the model; those that may be told apart into one that is not near are left
 * out. Set when first asked for. */
struct home {
	const struct kd_langid_in *in;
	struct kd_str language; /* the document's */
	const struct kd_linear *part;
	bool is_set;
	bool labels[KD_LANGID_LABELS];
};

static bool are_near(
	const struct kd_packs *packs, struct kd_str language, struct kd_str kin)
{
	while (kin.len > 0) {
		if (!is_near(packs, language, kd_str_cut(&kin, ' '))) {
			return false;
		}
	}
	return true;
}

static void admit(struct home *home, struct kd_str code)
{
	const struct kd_packs *packs = home->in->packs;
	const uint32_t label = kd_linear_find(home->part, code);
	if (label != KD_NONE &&
		are_near(packs, home->language, kd_langid_kin(packs, code))) {
		home->labels[label] = true;
	}
}

static void set_home(struct home *home)
{
	struct kd_str kin = kd_langid_kin(home->in->packs, home->language);
	admit(home, home->language);
	while (kin.len > 0) {
		admit(home, kd_str_cut(&kin, ' '));
	}
	home->is_set = true;
}

/* Whether a block is plainly in the document's language or one near it. */
static bool is_at_home(struct home *home, struct kd_str text)
{
	if (home->part == NULL) {
		return false;
	}
	if (!home->is_set) {
		set_home(home);
	}
	return kd_langid_is_among(
		home->part, kd_langid_sample(text, NET_BYTES), home->labels);
}

/* Whether a block is left to the document's language. */
static bool is_left(
	struct home *home, const struct kd_lang *lang, struct kd_str text)
{
	return text.len < LEAST_BYTES ||
	       (lang != NULL &&
		       (home->part != NULL ? is_plain(lang, text)
					   : !is_suspicious(lang, text))) ||
	       is_at_home(home, text);
}

enum kd_status kd_langid_find_blocks(const struct kd_langid_in *in,
	struct kd_arena *arena, struct kd_langid_out *out, struct kd_err *err)
{
	const struct kd_lang *lang = kd_packs_find(in->packs, out->language);
	struct home home = { .in = in,
		.language = out->language,
		.part = kd_langid_model(in->packs) };
	for (uint32_t i = 0; i < in->blocks->n; i++) {
		const struct kd_str text =
			kd_span_text(in->text, in->blocks->items[i].span);
		struct kd_str language;
		if (is_left(&home, lang, text)) {
			continue;
		}
		KD_TRY(tell_block(in, arena, text, &language, err));
		if (language.data == NULL ||
			is_near(in->packs, out->language, language)) {
			continue;
		}
		if (out->block_languages == NULL) {
			out->block_languages = KD_NEW_ARRAY(
				arena, struct kd_str, in->blocks->n);
		}
		if (out->block_languages == NULL) {
			return kd_arena_full(arena, err);
		}
		out->block_languages[i] = language;
	}
	return KD_OK;
}
