/* account.h - one sourced account of many articles. */
#ifndef KILDE_ACCOUNT_H
#define KILDE_ACCOUNT_H

#include <kilde/read.h>

#ifdef __cplusplus
extern "C" {
#endif

struct kilde_account;

/* Reads all articles of the inputs and weaves an account of each story in
 * them. Of output, set_aside and read are used. The packs must stay open for
 * as long as the account lives. The caller frees it. */
enum kilde_status kilde_account_make(const struct kilde *kilde,
	const char *const *inputs, size_t n,
	const struct kilde_options *options, const struct kilde_output *output,
	struct kilde_account **out, struct kilde_error *error);
void kilde_account_free(struct kilde_account *account);

/* Writes the account as one JSON object. */
enum kilde_status kilde_account_write(const struct kilde_account *account,
	const struct kilde_output *output, struct kilde_error *error);

/* Writes the account as Markdown, its sources as footnotes. */
enum kilde_status kilde_account_write_markdown(
	const struct kilde_account *account, const struct kilde_output *output,
	struct kilde_error *error);

/* Whether kilde_account_save may write to this folder: there is none yet, it
 * is empty, or kilde made it and nothing else is in it. */
enum kilde_status kilde_folder_check(
	const char *folder, struct kilde_error *error);

/* Writes index.html and account.json into a folder, all or nothing.
 * KILDE_EINPUT if no article was read: the folder is left as it was. */
enum kilde_status kilde_account_save(const struct kilde_account *account,
	const char *folder, struct kilde_error *error);

/* What of an account can be counted. */
enum kilde_counted {
	KILDE_ARTICLES, /* that were read */
	KILDE_STORIES
};

size_t kilde_account_count(
	const struct kilde_account *account, enum kilde_counted counted);

/* Writes the way from an item of an account saved before back to its sources:
 * the evidence, the bytes of each document there and the rules that read
 * them. file is an account.json or the folder that holds it. Documents are
 * looked for in the inputs, or where n is 0 at the paths they were read from.
 * id may be NULL: then all items are listed, one a line.
 * KILDE_ENOTFOUND if the account has no such item. */
enum kilde_status kilde_item_explain(const struct kilde *kilde,
	const char *file, const char *id, const char *const *inputs, size_t n,
	const struct kilde_options *options, const struct kilde_output *output,
	struct kilde_error *error);

#ifdef __cplusplus
}
#endif

#endif
