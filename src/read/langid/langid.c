/* langid.c - says which language a text is in, near kin told apart. */
#include "read/langid/langid.h"

#include "read/langid/langid_cld2.h"
#include "read/langid/langid_private.h"

#include <assert.h>

/* Bytes that are enough to tell a document's language by. */
#define SAMPLE_BYTES 2048u
/* How sure one may be that does not lead at all, or leads by far, and the lead
 * half-way between, in eighths of a bit. */
#define LEAST_SURE 0.33
#define MOST_SURE 0.99
#define SURE_LEAD 70
/* What the wide net's word weighs among near kin. */
#define NET_WEIGHT 120
#define SCRIPT_WEIGHT 60
/* The least share of a text's words, in percent, that its language knows. */
#define LEAST_KNOWN_PERCENT 25u
/* A text of so many words with so few stop words is in no such language. */
#define STRANGE_BYTES 600u
#define STRANGE_WORDS 6u
#define STRANGE_PERCENT 8u
#define STOPWORD_CONFIDENCE 0.4
/* Features that a text must have to be in a language unknown to the model. */
#define NEW_FEATURES 60u
#define NET_SURE 0.99
#define NET_UNSURE 0.5
#define CODE_BYTES 16u
/* Bytes of a bad value that a message shows. */
#define SHOWN_BYTES 60u

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

/* The letters that a code begins with, small; false if it is no code. */
static bool fold_key(struct kd_str code, char bytes[CODE_BYTES], uint32_t *n)
{
	uint32_t len = 0;
	while (len < code.len && len < CODE_BYTES && code.data[len] != '-' &&
		code.data[len] != '_') {
		const char small =
			(char)kd_utf8_lower((unsigned char)code.data[len]);
		if (small < 'a' || small > 'z') {
			return false;
		}
		bytes[len++] = small;
	}
	*n = len;
	return len == 2 || len == 3;
}

/* Whether it is the code by which a language goes here. */
static bool is_own_code(const struct kd_packs *packs, struct kd_str code)
{
	const struct kd_lang *all = packs->fallback;
	const uint32_t first = kd_lang_first_row(all, KD_TABLE_LANGUAGES);
	const uint32_t n = kd_lang_rows(all, KD_TABLE_LANGUAGES);
	for (uint32_t row = first; row < first + n; row++) {
		if (kd_str_equal(
			    kd_lang_text(all, row, KD_COLUMN_LANGUAGES_CODE),
			    code)) {
			return true;
		}
	}
	return false;
}

bool kd_langid_is_code(const struct kd_packs *packs, struct kd_str code)
{
	char bytes[CODE_BYTES];
	uint32_t len = 0;
	if (!fold_key(code, bytes, &len)) {
		return false;
	}
	const struct kd_str key = { .data = bytes, .len = len };
	/* All codes of two letters are there; of three there are thousands. */
	return len == 3 || kd_packs_has(packs, key) ||
	       row_of(packs, key) != KD_NONE || is_own_code(packs, key);
}

enum kd_status kd_langid_fold(const struct kd_packs *packs,
	struct kd_arena *arena, struct kd_str code, struct kd_str *out,
	struct kd_err *err)
{
	char bytes[CODE_BYTES];
	uint32_t len = 0;
	*out = (struct kd_str){ 0 };
	if (!kd_langid_is_code(packs, code) || !fold_key(code, bytes, &len)) {
		return KD_OK;
	}
	const struct kd_str key = { .data = bytes, .len = len };
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

/* How often one that leads so is right, as counted. */
static double confidence_of(int32_t lead)
{
	const double of_one = lead <= 0 ? 0.0 : (double)lead / SURE_LEAD;
	const double square = of_one * of_one;
	return LEAST_SURE + (MOST_SURE - LEAST_SURE) * square / (square + 1.0);
}

/* What the model gives the kin, or a little for the one taken so far. */
static void set_scores(
	struct kd_kin *kin, const struct kd_guess *guess, struct kd_str code)
{
	for (uint32_t i = 0; i < kin->n; i++) {
		const uint32_t label =
			guess != NULL
				? kd_linear_find(guess->part, kin->codes[i])
				: KD_NONE;
		kin->scores[i] = 0;
		if (label != KD_NONE) {
			kin->scores[i] = guess->scores[label];
		} else if (kd_str_equal(kin->codes[i], code)) {
			kin->scores[i] = NET_WEIGHT;
		}
	}
}

/* A language of two scripts that the model knows in one scores next to nothing
 * in the other; where rows speak for it, it is set a little behind the best. */
static void forgive_script(struct kd_kin *kin)
{
	uint32_t best = 0;
	for (uint32_t i = 1; i < kin->n; i++) {
		best = kin->scores[i] > kin->scores[best] ? i : best;
	}
	const int32_t most = kin->scores[best];
	for (uint32_t i = 0; i < kin->n; i++) {
		if (kin->scores[i] < most / 4 &&
			kin->weights[i][best] > kin->weights[best][i]) {
			kin->scores[i] = most - SCRIPT_WEIGHT;
		}
	}
}

/* Tells the kin of a language apart; confidence is lowered where it is close.
 */
static void among_kin(const struct kd_packs *packs,
	const struct kd_guess *guess, struct kd_str text, struct kd_told *told)
{
	struct kd_kin kin;
	int32_t lead = 0;
	kd_langid_set_kin(&kin, packs, kd_langid_kin(packs, told->language));
	if (kin.n < 2) {
		return;
	}
	set_scores(&kin, guess, told->language);
	kd_langid_weigh(&kin, packs->fallback, text);
	forgive_script(&kin);
	const uint32_t best = kd_langid_choose(&kin, &lead);
	const double sure = confidence_of(lead);
	told->confidence = sure < told->confidence ? sure : told->confidence;
	told->language = kin.codes[best];
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
		n_known += kd_langid_is_stopword(lang, word);
	}
	return n_known;
}

/* The pack whose stop words the text is fullest of, or NULL: for texts too
 * short for the wide net. */
static const struct kd_lang *by_stopwords(
	const struct kd_packs *packs, struct kd_str text)
{
	const struct kd_lang *best = NULL;
	uint32_t most = 0;
	for (uint32_t i = 0; i < packs->n; i++) {
		const struct kd_lang *lang = kd_packs_get(packs, i);
		uint32_t n_words = 0;
		const uint32_t n_known =
			lang != NULL ? kd_langid_count(lang, text, &n_words)
				     : 0;
		if (n_known > most &&
			n_known * 100 >= n_words * LEAST_KNOWN_PERCENT) {
			most = n_known;
			best = lang;
		}
	}
	return best;
}

/* Whether a text that is said to be in a pack's language holds next to none of
 * its commonest words: what is not known is taken for something that is. */
static bool is_strange(
	const struct kd_packs *packs, struct kd_str code, struct kd_str text)
{
	const struct kd_lang *lang = kd_packs_find(packs, code);
	uint32_t n_words = 0;
	if (lang == NULL || kd_lang_rows(lang, KD_TABLE_STOPWORDS) == 0) {
		return false;
	}
	const uint32_t n_known = kd_langid_count(
		lang, kd_langid_sample(text, STRANGE_BYTES), &n_words);
	return n_words >= STRANGE_WORDS &&
	       n_known * 100 < n_words * STRANGE_PERCENT;
}

/* The wide net's answer by a code of ours, or none. */
static enum kd_status cast_net(const struct kd_packs *packs,
	struct kd_arena *arena, struct kd_str text, struct kd_told *out,
	struct kd_err *err)
{
	int percent = 0;
	bool is_reliable = false;
	const struct kd_str code = kd_str_view(
		kd_cld2_tell(text.data, (int)text.len, &percent, &is_reliable));
	*out = (struct kd_told){ 0 };
	out->confidence =
		(is_reliable ? NET_SURE : NET_UNSURE) * percent / 100.0;
	if (percent > 0 && !kd_str_equal(code, KD_STR("un")) &&
		!kd_str_starts_with(code, KD_STR("xx"))) {
		return kd_langid_fold(packs, arena, code, &out->language, err);
	}
	return KD_OK;
}

/* Where there is no model, or the text holds nothing that it knows. */
static enum kd_status without_model(const struct kd_packs *packs,
	struct kd_arena *arena, struct kd_str text, struct kd_told *out,
	struct kd_err *err)
{
	KD_TRY(cast_net(packs, arena, text, out, err));
	const struct kd_lang *lang =
		out->language.data == NULL ? by_stopwords(packs, text) : NULL;
	if (lang != NULL) {
		out->language = kd_lang_code(lang);
		out->confidence = STOPWORD_CONFIDENCE;
	}
	return KD_OK;
}

/* A text does not look like the language it was taken for: the net may know
 * it as one that the model does not know, bear the model out, or leave it in
 * doubt. */
static enum kd_status ask_net(const struct kd_packs *packs,
	const struct kd_guess *guess, struct kd_arena *arena,
	struct kd_str text, struct kd_told *out, struct kd_err *err)
{
	struct kd_told net;
	KD_TRY(cast_net(packs, arena, text, &net, err));
	const bool is_new =
		net.language.data != NULL && net.confidence > NET_UNSURE &&
		kd_linear_find(guess->part, net.language) == KD_NONE &&
		!kd_langid_is_group(packs, net.language);
	const bool is_noise = kd_langid_is_noise(guess);
	if (is_new && !is_noise && guess->n_features >= NEW_FEATURES) {
		*out = net;
	} else if (net.language.data == NULL ||
		   !kd_str_equal(net.language, out->language)) {
		out->confidence /= 2.0;
		if (is_noise || is_strange(packs, out->language, text)) {
			out->language = (struct kd_str){ 0 };
		}
	}
	return KD_OK;
}

enum kd_status kd_langid_tell_text(const struct kd_packs *packs,
	struct kd_arena *arena, struct kd_str text, struct kd_told *out,
	struct kd_err *err)
{
	const struct kd_linear *part = kd_langid_model(packs);
	struct kd_guess guess = { 0 };
	if (part != NULL) {
		kd_langid_guess(part, text, &guess);
	}
	const struct kd_guess *known =
		part != NULL && guess.scores[guess.best] > 0 ? &guess : NULL;
	if (known == NULL) {
		KD_TRY(without_model(packs, arena, text, out, err));
	} else {
		const bool is_names =
			kd_langid_guess_names(packs, text, &guess);
		out->language = kd_linear_label(part, guess.best);
		out->confidence = confidence_of(guess.lead);
		if (!is_names && !kd_langid_fits(&guess)) {
			KD_TRY(ask_net(packs, known, arena, text, out, err));
		}
	}
	if (out->language.data != NULL &&
		kd_langid_is_group(packs, out->language)) {
		among_kin(packs, known, text, out);
	}
	if (out->language.data != NULL) {
		among_kin(packs, known, text, out);
	}
	if (known == NULL && out->language.data != NULL &&
		is_strange(packs, out->language, text)) {
		out->language = (struct kd_str){ 0 };
	}
	return KD_OK;
}

static enum kd_status note_unknown(struct kd_arena *arena, struct kd_str code,
	struct kd_problems *problems, struct kd_err *err)
{
	uint32_t len = code.len < SHOWN_BYTES ? code.len : SHOWN_BYTES;
	while (!kd_utf8_is_boundary(code, len)) {
		len--;
	}
	const struct kd_str message = kd_str_format(arena,
		"'%.*s' is no code of a language (nb or en would be one); it "
		"is told by the text",
		(int)len, code.data);
	return message.data != NULL && kd_problems_add(arena, problems,
					       (struct kd_span){ 0 },
					       "bad-language", message.data)
		       ? KD_OK
		       : kd_arena_full(arena, err);
}

/* A given code, told apart if it stands for several languages. */
static enum kd_status take_given(const struct kd_langid_in *in,
	struct kd_arena *arena, struct kd_str text, struct kd_told *out,
	struct kd_err *err)
{
	out->confidence = 1.0;
	KD_TRY(kd_langid_fold(
		in->packs, arena, in->given, &out->language, err));
	if (out->language.data != NULL &&
		kd_langid_is_group(in->packs, out->language)) {
		const struct kd_linear *part = kd_langid_model(in->packs);
		struct kd_guess guess;
		if (part != NULL) {
			kd_langid_guess(part, text, &guess);
		}
		among_kin(in->packs, part != NULL ? &guess : NULL, text, out);
	}
	return KD_OK;
}

enum kd_status kd_langid_tell(const struct kd_langid_in *in,
	struct kd_arena *arena, struct kd_langid_out *out, struct kd_err *err)
{
	assert(in->packs != NULL && in->packs->fallback != NULL);
	const struct kd_str sample =
		kd_langid_sample(after_beginning(in->text), SAMPLE_BYTES);
	struct kd_told told = { 0 };
	*out = (struct kd_langid_out){ 0 };
	KD_TRY(take_given(in, arena, sample, &told, err));
	if (told.language.data == NULL) {
		if (in->given.len > 0) {
			KD_TRY(note_unknown(
				arena, in->given, &out->problems, err));
		}
		KD_TRY(kd_langid_tell_text(
			in->packs, arena, sample, &told, err));
	}
	out->language =
		told.language.data != NULL ? told.language : KD_STR("und");
	out->confidence = kd_str_equal(out->language, KD_STR("und"))
				  ? 0.0
				  : told.confidence;
	return kd_langid_find_blocks(in, arena, out, err);
}
