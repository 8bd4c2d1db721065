/* langid.c - says which language a text is in, near kin told apart. */
#include "read/langid/langid.h"

#include "read/langid/langid_cld2.h"
#include "read/langid/langid_private.h"

#include <assert.h>

/* Bytes that are enough to tell a document's language by. */
#define SAMPLE_BYTES 2048u
/* What the wide net's word weighs among near kin. */
#define NET_WEIGHT 3
/* The least share of a text's words, in percent, that its language knows. */
#define LEAST_KNOWN_PERCENT 25u
/* A text of so many words with so few stop words is in no such language. */
#define STRANGE_BYTES 600u
#define STRANGE_WORDS 6u
#define STRANGE_PERCENT 8u
#define STOPWORD_CONFIDENCE 0.4
#define CODE_BYTES 16u

struct kd_str kd_langid_sample(struct kd_str text, uint32_t bytes)
{
	uint32_t end = text.len < bytes ? text.len : bytes;
	while (!kd_utf8_is_boundary(text, end)) {
		end--;
	}
	return kd_str_slice(text, 0, end);
}

/* A long text without its first quarter, where titles, menus and messages
 * stand. */
static struct kd_str after_beginning(struct kd_str text)
{
	uint32_t start = text.len > 2 * SAMPLE_BYTES ? text.len / 4 : 0;
	while (!kd_utf8_is_boundary(text, start)) {
		start++;
	}
	return kd_str_slice(text, start, text.len);
}

/* The row for a code of any make, or KD_NONE. */
static uint32_t row_of(const struct kd_packs *packs, struct kd_str code)
{
	return kd_lang_find(packs->fallback, KD_TABLE_LANGUAGES, code);
}

enum kd_status kd_langid_fold(const struct kd_packs *packs,
	struct kd_arena *arena, struct kd_str code, struct kd_str *out,
	struct kd_err *err)
{
	char bytes[CODE_BYTES];
	uint32_t len = 0;
	*out = (struct kd_str){ 0 };
	while (len < code.len && len < CODE_BYTES && code.data[len] != '-' &&
		code.data[len] != '_') {
		const char small =
			(char)kd_utf8_lower((unsigned char)code.data[len]);
		if (small < 'a' || small > 'z') {
			return KD_OK;
		}
		bytes[len++] = small;
	}
	const struct kd_str key = { .data = bytes, .len = len };
	if (len < 2 || len > 3) {
		return KD_OK;
	}
	const uint32_t row = row_of(packs, key);
	if (row != KD_NONE) {
		*out = kd_lang_text(
			packs->fallback, row, KD_COLUMN_LANGUAGES_CODE);
	}
	if (out->data == NULL) {
		*out = kd_str_copy(arena, key);
	}
	return out->data != NULL ? KD_OK : kd_arena_full(arena, err);
}

struct kd_str kd_langid_kin(const struct kd_packs *packs, struct kd_str code)
{
	const uint32_t row = row_of(packs, code);
	return row == KD_NONE ? (struct kd_str){ 0 }
			      : kd_lang_text(packs->fallback, row,
					KD_COLUMN_LANGUAGES_KIN);
}

bool kd_langid_is_group(const struct kd_packs *packs, struct kd_str code)
{
	const uint32_t row = row_of(packs, code);
	return row != KD_NONE &&
	       kd_lang_text(packs->fallback, row, KD_COLUMN_LANGUAGES_CODE)
			       .data == NULL &&
	       kd_langid_kin(packs, code).data != NULL;
}

static double confidence_of(int32_t lead)
{
	return lead <= 0 ? 0.5 : 0.5 + 0.49 * lead / (lead + 3.0);
}

/* Tells the kin of a language apart; confidence is lowered where it is close.
 */
static struct kd_str among_kin(const struct kd_langid_in *in,
	struct kd_str code, struct kd_str sample, double *confidence)
{
	struct kd_kin kin;
	int32_t lead = 0;
	kd_langid_set_kin(&kin, in->packs, kd_langid_kin(in->packs, code));
	if (kin.n < 2) {
		return code;
	}
	uint32_t prior = KD_NONE;
	for (uint32_t i = 0; i < kin.n; i++) {
		if (kd_str_equal(kin.codes[i], code)) {
			prior = i;
		}
	}
	kd_langid_weigh(&kin, in->packs->fallback, sample);
	const uint32_t best = kd_langid_choose(&kin, prior, NET_WEIGHT, &lead);
	const double sure = confidence_of(lead);
	*confidence = sure < *confidence ? sure : *confidence;
	return kin.codes[best];
}

uint32_t kd_langid_count(
	const struct kd_lang *lang, struct kd_str text, uint32_t *n_words)
{
	char bytes[KD_LANGID_WORD_BYTES];
	struct kd_str word;
	uint32_t n_known = 0;
	*n_words = 0;
	for (uint32_t at = 0; kd_langid_next_word(text, &at, bytes, &word);) {
		(*n_words)++;
		n_known += kd_lang_starts(
			lang, KD_TABLE_STOPWORDS, kd_lang_word(lang, word));
	}
	return n_known;
}

/* The pack whose stop words the text is fullest of, or NULL: for texts too
 * short for the wide net. */
static const struct kd_lang *by_stopwords(
	const struct kd_langid_in *in, struct kd_str sample)
{
	const struct kd_lang *best = NULL;
	uint32_t most = 0;
	for (uint32_t i = 0; i < in->packs->n; i++) {
		const struct kd_lang *lang = in->packs->items[i];
		uint32_t n_words = 0;
		const uint32_t n_known =
			kd_langid_count(lang, sample, &n_words);
		if (n_known > most &&
			n_known * 100 >= n_words * LEAST_KNOWN_PERCENT) {
			most = n_known;
			best = lang;
		}
	}
	return best;
}

/* Whether a text that is said to be in a pack's language holds next to none of
 * its commonest words: the wide net takes what it does not know for
 * something that it does. */
static bool is_strange(
	const struct kd_langid_in *in, struct kd_str code, struct kd_str sample)
{
	const struct kd_lang *lang = kd_packs_find(in->packs, code);
	uint32_t n_words = 0;
	if (lang == NULL || kd_lang_rows(lang, KD_TABLE_STOPWORDS) == 0) {
		return false;
	}
	const uint32_t n_known = kd_langid_count(
		lang, kd_langid_sample(sample, STRANGE_BYTES), &n_words);
	return n_words >= STRANGE_WORDS &&
	       n_known * 100 < n_words * STRANGE_PERCENT;
}

/* The wide net's answer by a code of ours, or none. */
static enum kd_status cast_net(const struct kd_langid_in *in,
	struct kd_arena *arena, struct kd_str sample, struct kd_langid_out *out,
	struct kd_err *err)
{
	int percent = 0;
	bool is_reliable = false;
	const struct kd_str code = kd_str_view(kd_cld2_tell(
		sample.data, (int)sample.len, &percent, &is_reliable));
	out->confidence = (is_reliable ? 0.99 : 0.5) * percent / 100.0;
	if (percent > 0 && !kd_str_equal(code, KD_STR("un")) &&
		!kd_str_starts_with(code, KD_STR("xx"))) {
		return kd_langid_fold(
			in->packs, arena, code, &out->language, err);
	}
	const struct kd_lang *lang = by_stopwords(in, sample);
	if (lang != NULL) {
		out->language = kd_lang_code(lang);
		out->confidence = STOPWORD_CONFIDENCE;
	}
	return KD_OK;
}

/* Tells near kin apart and doubts what the text does not bear out. */
static void refine(const struct kd_langid_in *in, bool is_given,
	struct kd_str sample, struct kd_langid_out *out)
{
	if (kd_langid_is_group(in->packs, out->language)) {
		out->language =
			among_kin(in, out->language, sample, &out->confidence);
	}
	if (is_given) {
		return;
	}
	out->language = among_kin(in, out->language, sample, &out->confidence);
	if (is_strange(in, out->language, sample)) {
		out->language = (struct kd_str){ 0 };
	}
}

enum kd_status kd_langid_tell(const struct kd_langid_in *in,
	struct kd_arena *arena, struct kd_langid_out *out, struct kd_err *err)
{
	assert(in->packs != NULL && in->packs->fallback != NULL);
	const struct kd_str sample =
		kd_langid_sample(after_beginning(in->text), SAMPLE_BYTES);
	*out = (struct kd_langid_out){ .confidence = 1.0 };
	KD_TRY(kd_langid_fold(
		in->packs, arena, in->given, &out->language, err));
	const bool is_given = out->language.data != NULL;
	if (!is_given) {
		KD_TRY(cast_net(in, arena, sample, out, err));
	}
	if (out->language.data != NULL) {
		refine(in, is_given, sample, out);
	}
	if (out->language.data == NULL) {
		out->language = KD_STR("und");
	}
	if (kd_str_equal(out->language, KD_STR("und"))) {
		out->confidence = 0.0;
	}
	return kd_langid_find_blocks(in, arena, out, err);
}
