/* langid_private.h - telling near kin apart. */
#ifndef KD_READ_LANGID_PRIVATE_H
#define KD_READ_LANGID_PRIVATE_H

#include "base/utf8.h"
#include "model/model.h"
#include "read/langid/langid.h"

#define KD_KIN_MAX 8u

/* What the learned model makes of a text. Scores are eighths of a bit. */
#define KD_LANGID_LABELS 128u
struct kd_guess {
	const struct kd_linear *part;
	int32_t scores[KD_LANGID_LABELS];
	uint32_t best; /* label */
	int32_t lead;  /* over the next */
	uint32_t n_features;
};

/* The model of languages, or NULL if there is none. */
const struct kd_linear *kd_langid_model(const struct kd_packs *packs);

/* Reads the text until one language leads by so much that no more words will
 * overturn it. */
void kd_langid_guess(
	const struct kd_linear *part, struct kd_str text, struct kd_guess *out);

/* Guesses again at a short text that is half names or more, which are alike in
 * many languages: by its other words first, and where they can't tell, a
 * language that there is a pack for. False if the text is none such. */
bool kd_langid_guess_names(const struct kd_packs *packs, struct kd_str text,
	struct kd_guess *guess);

/* Whether the text is in one of the languages of these labels, whichever of
 * them, and looks like it: takes far less than telling which. */
bool kd_langid_is_among(const struct kd_linear *part, struct kd_str text,
	const bool labels[KD_LANGID_LABELS]);

/* Whether the text looks like what it was taken for, not only more so than
 * like anything else. */
bool kd_langid_fits(const struct kd_guess *guess);
/* Whether it looks like nothing at all. */
bool kd_langid_is_noise(const struct kd_guess *guess);

/* A language and how sure it is. */
struct kd_told {
	struct kd_str language; /* none where it can't be said */
	double confidence;
};

/* Tells the language of a text by the model and the wide net, near kin told
 * apart. */
enum kd_status kd_langid_tell_text(const struct kd_packs *packs,
	struct kd_arena *arena, struct kd_str text, struct kd_told *out,
	struct kd_err *err);

/* Languages to be told apart, with what speaks for each against each. */
struct kd_kin {
	struct kd_str codes[KD_KIN_MAX];
	const struct kd_lang *packs[KD_KIN_MAX]; /* or NULL */
	int32_t scores[KD_KIN_MAX];              /* the model's */
	uint32_t n;
	int32_t weights[KD_KIN_MAX][KD_KIN_MAX];
};

/* Reads "nb nn da": those beyond KD_KIN_MAX are left out. */
void kd_langid_set_kin(
	struct kd_kin *kin, const struct kd_packs *packs, struct kd_str codes);

/* Weighs the words of the text until they have decided. */
void kd_langid_weigh(
	struct kd_kin *kin, const struct kd_lang *fallback, struct kd_str text);

/* The likeliest, and by how much it leads the next, in eighths of a bit. */
uint32_t kd_langid_choose(const struct kd_kin *kin, int32_t *lead);

/* Cuts the next word off the text, in small letters, into bytes; false at the
 * text's end. Longer words are passed over. */
#define KD_LANGID_WORD_BYTES 64u
bool kd_langid_next_word(struct kd_str text, uint32_t *at,
	char bytes[KD_LANGID_WORD_BYTES], struct kd_str *out);

/* Finds blocks that are in another language than the document's. */
enum kd_status kd_langid_find_blocks(const struct kd_langid_in *in,
	struct kd_arena *arena, struct kd_langid_out *out, struct kd_err *err);

/* The code of ours for one of any make: "eng_Latn", "en-GB", "ENG" are "en".
 * None if it is no code at all. */
enum kd_status kd_langid_fold(const struct kd_packs *packs,
	struct kd_arena *arena, struct kd_str code, struct kd_str *out,
	struct kd_err *err);

/* The languages that one is to be told apart from, with itself, or none. */
struct kd_str kd_langid_kin(const struct kd_packs *packs, struct kd_str code);

/* Whether a code stands for several languages and is none itself: "no". */
bool kd_langid_is_group(const struct kd_packs *packs, struct kd_str code);

/* Whether a word in small letters is one of the language's commonest. */
static inline bool kd_langid_is_stopword(
	const struct kd_lang *lang, struct kd_str word)
{
	return kd_lang_starting(lang, KD_TABLE_STOPWORDS, word) != KD_NONE;
}

/* How many words the text has, and how many are the pack's stop words. */
uint32_t kd_langid_count(
	const struct kd_lang *lang, struct kd_str text, uint32_t *n_words);

/* The beginning of the text, on a character boundary. */
struct kd_str kd_langid_sample(struct kd_str text, uint32_t bytes);

#endif
