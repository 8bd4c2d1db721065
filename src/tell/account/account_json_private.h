/* account_json_private.h - what the writers of the account share. */
#ifndef KD_TELL_ACCOUNT_JSON_PRIVATE_H
#define KD_TELL_ACCOUNT_JSON_PRIVATE_H

#include "base/json.h"
#include "story/account.h"

/* What every writer needs. */
struct kd_account_writer {
	struct kd_json json;
	const struct kd_account *account;
	const struct kd_story *story; /* the one being written */
};

/* Writes an array of objects of one kind. */
#define KD_PUT_ALL(w, name, list, put)                     \
	do {                                               \
		kd_json_open_array(&(w)->json, name);      \
		for (uint32_t i = 0; i < (list)->n; i++) { \
			put(w, &(list)->items[i]);         \
		}                                          \
		kd_json_close_array(&(w)->json);           \
	} while (0)

/* --- account_json_parts.c --- */

/* doc, start and end, within an object that is open. */
void kd_account_put_evidence_fields(
	struct kd_account_writer *w, const struct kd_evidence *evidence);
void kd_account_put_evidence(struct kd_account_writer *w, const char *name,
	const struct kd_evidence *evidence);
void kd_account_put_evidences(struct kd_account_writer *w, const char *name,
	const struct kd_evidences *evidences);
void kd_account_put_strs(struct kd_account_writer *w, const char *name,
	const struct kd_strs *strs);
/* None for KD_NONE. */
struct kd_str kd_account_entity_id(
	const struct kd_account_writer *w, uint32_t entity);
void kd_account_put_entities(struct kd_account_writer *w, const char *name,
	const struct kd_indexes *entities);
/* A term of a set, or nothing for none. */
void kd_account_put_term(struct kd_account_writer *w, const char *name,
	const char *const *labels, uint32_t term);
void kd_account_put_forms(struct kd_account_writer *w, const char *name,
	const struct kd_forms *forms);
void kd_account_put_sides(
	struct kd_account_writer *w, const struct kd_sides *sides);

/* --- account_json_story.c --- */

/* Writes "account": all that is told in the story being written. */
void kd_account_put_story_items(struct kd_account_writer *w);

#endif
