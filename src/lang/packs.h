/* packs.h - all language packs of a folder, checked as they are needed. */
#ifndef KD_LANG_PACKS_H
#define KD_LANG_PACKS_H

#include "lang/lang.h"

#define KD_PACKS_MAX 128

#define KD_PACK_MODELS_MAX 256

/* Sorted by code. fallback is the pack "all". Packs that name the same weights
 * share them. */
struct kd_packs {
	struct kd_lang *items[KD_PACKS_MAX];
	uint32_t n;
	const struct kd_lang *fallback;
	struct kd_model *models[KD_PACK_MODELS_MAX];
	struct kd_str model_files[KD_PACK_MODELS_MAX];
	uint32_t n_models;
};

/* Maps every *.kpack of a folder and the weights that they name, and looks at
 * how they begin. KD_ENOTFOUND if it holds no pack "all", or weights are
 * missing. The caller closes them. */
enum kd_status kd_packs_open(const char *folder, struct kd_packs *out,
	struct kd_err *err) KD_MUST_CHECK;
/* The same without weights; and those of one kind, for whoever fits others. */
enum kd_status kd_packs_open_bare(const char *folder, struct kd_packs *out,
	struct kd_err *err) KD_MUST_CHECK;
enum kd_status kd_packs_open_models(const char *folder, enum kd_model_kind kind,
	struct kd_packs *packs, struct kd_err *err) KD_MUST_CHECK;
void kd_packs_close(struct kd_packs *packs);

/* The i-th pack, checked; NULL for one that is damaged, see
 * kd_packs_failure. */
const struct kd_lang *kd_packs_get(const struct kd_packs *packs, uint32_t i);

/* The failure of a pack that was asked for and is damaged, or KD_OK. No text
 * is read as if the pack were not there. */
enum kd_status kd_packs_failure(
	const struct kd_packs *packs, struct kd_err *err) KD_MUST_CHECK;

/* Whether there is a pack of a language. */
bool kd_packs_has(const struct kd_packs *packs, struct kd_str code);

/* The pack of a language, checked, or NULL; see kd_packs_failure. */
const struct kd_lang *kd_packs_find(
	const struct kd_packs *packs, struct kd_str code);

#endif
