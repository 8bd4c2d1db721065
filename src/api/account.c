/* account.c - one sourced account of many articles. */
#include "jobs/account.h"
#include "api/api_private.h"
#include "jobs/explain.h"
#include "jobs/save.h"
#include "story/line.h"
#include "tell/account/account_json.h"
#include "tell/markdown/markdown.h"

#include <stdlib.h>

struct kilde_account {
	struct kd_account_job *job;
	char *reader; /* languages of the reader, or NULL */
};

static void tell_read(void *context, const struct kd_doc *doc)
{
	const struct kilde_output *output = context;
	kd_api_note(output, doc);
	if (output->read == NULL) {
		return;
	}
	char *id = strndup(doc->meta.id.data, doc->meta.id.len);
	output->read(output->context, id != NULL ? id : "");
	free(id);
}

static void tell_weaving(void *context)
{
	const struct kilde_output *output = context;
	if (output->weaving != NULL) {
		output->weaving(output->context);
	}
}

static enum kd_status make(const struct kilde *kilde, const char *const *inputs,
	size_t n, const struct kilde_options *options,
	const struct kilde_output *output, struct kd_account_job **out,
	struct kd_err *err)
{
	struct kd_meta given;
	KD_TRY(kd_api_given(kilde, options, &given, err));
	const struct kd_account_job_in in = {
		.names = inputs,
		.n_names = (uint32_t)n,
		.max_article_bytes = kd_api_max_article(options),
		.reader = { .packs = &kilde->packs, .given = &given },
		.names_file = options->names_file,
		.repairs_file = options->repairs_file,
		.read = tell_read,
		.set_aside = kd_api_set_aside,
		.weaving = tell_weaving,
		.context = (void *)(uintptr_t)output,
	};
	return kd_account_job_make(&in, out, err);
}

/* Whether they are codes of languages with commas between. */
static bool are_languages(const struct kilde *kilde, struct kd_str codes)
{
	bool are = kd_reader_is_list(codes);
	while (are && codes.len > 0) {
		are = kd_read_is_language(
			&kilde->packs, kd_str_cut(&codes, ','));
	}
	return are;
}

static enum kd_status keep_reader(const struct kilde *kilde, const char *reader,
	struct kilde_account *account, struct kd_err *err)
{
	if (reader == NULL) {
		return KD_OK;
	}
	if (!are_languages(kilde, kd_str_view(reader))) {
		kd_err_set(err, KD_EINPUT,
			"no codes of languages with commas between (nb,en "
			"would be some)");
		kd_err_name(err, reader);
		return KD_EINPUT;
	}
	account->reader = strdup(reader);
	return account->reader != NULL
		       ? KD_OK
		       : kd_err_set(err, KD_ENOMEM, "out of memory");
}

enum kilde_status kilde_account_make(const struct kilde *kilde,
	const char *const *inputs, size_t n,
	const struct kilde_options *options, const struct kilde_output *output,
	struct kilde_account **out, struct kilde_error *error)
{
	struct kd_err err = { 0 };
	struct kilde_account *account = calloc(1, sizeof(*account));
	*out = NULL;
	if (account == NULL) {
		kd_err_set(&err, KD_ENOMEM, "out of memory");
		return kd_api_tell(error, &err);
	}
	err.status = keep_reader(kilde, options->reader, account, &err);
	if (err.status == KD_OK) {
		err.status = make(
			kilde, inputs, n, options, output, &account->job, &err);
	}
	if (err.status == KD_OK) {
		*out = account;
	} else {
		free(account->reader);
		free(account);
	}
	return kd_api_tell(error, &err);
}

void kilde_account_free(struct kilde_account *account)
{
	if (account != NULL) {
		kd_account_job_free(account->job);
		free(account->reader);
		free(account);
	}
}

enum kilde_status kilde_account_write(const struct kilde_account *account,
	const struct kilde_output *output, struct kilde_error *error)
{
	struct kd_err err = { 0 };
	struct kd_sink sink;
	kd_api_sink(&sink, output);
	kd_account_json(kd_account_job_get(account->job), &sink);
	err.status = kd_sink_flush(&sink, &err);
	return kd_api_tell(error, &err);
}

enum kilde_status kilde_account_write_markdown(
	const struct kilde_account *account, const struct kilde_output *output,
	struct kilde_error *error)
{
	struct kd_err err = { 0 };
	struct kd_sink sink;
	kd_api_sink(&sink, output);
	kd_markdown_write(kd_account_job_get(account->job),
		kd_str_view(account->reader), &sink);
	err.status = kd_sink_flush(&sink, &err);
	return kd_api_tell(error, &err);
}

enum kilde_status kilde_folder_check(
	const char *folder, struct kilde_error *error)
{
	struct kd_err err = { 0 };
	err.status = kd_save_check(folder, &err);
	return kd_api_tell(error, &err);
}

enum kilde_status kilde_account_save(const struct kilde_account *account,
	const char *folder, struct kilde_error *error)
{
	struct kd_err err = { 0 };
	const struct kd_account *made = kd_account_job_get(account->job);
	/* An account that was there is worth more than one of nothing. */
	if (made->n_documents == 0) {
		kd_err_set(&err, KD_EINPUT,
			"not written, for no article was read (they may be "
			"text, HTML or JSON Lines)");
		kd_err_name(&err, folder);
	} else {
		err.status = kd_save_account(
			made, kd_str_view(account->reader), folder, &err);
	}
	return kd_api_tell(error, &err);
}

size_t kilde_account_count(
	const struct kilde_account *account, enum kilde_counted counted)
{
	const struct kd_account *made = kd_account_job_get(account->job);
	return counted == KILDE_STORIES ? made->stories.n : made->n_documents;
}

enum kilde_status kilde_item_explain(const struct kilde *kilde,
	const char *file, const char *id, const char *const *inputs, size_t n,
	const struct kilde_options *options, const struct kilde_output *output,
	struct kilde_error *error)
{
	struct kd_err err = { 0 };
	struct kd_meta given;
	err.status = kd_api_given(kilde, options, &given, &err);
	const struct kd_explain_in in = {
		.file = file,
		.id = id,
		.names = inputs,
		.n_names = (uint32_t)n,
		.max_article_bytes = kd_api_max_article(options),
		.reader = { .packs = &kilde->packs, .given = &given },
		.set_aside = kd_api_set_aside,
		.context = (void *)(uintptr_t)output,
	};
	struct kd_sink sink;
	kd_api_sink(&sink, output);
	if (err.status == KD_OK) {
		err.status = kd_explain(&in, &sink, &err);
	}
	if (err.status == KD_OK) {
		err.status = kd_sink_flush(&sink, &err);
	}
	return kd_api_tell(error, &err);
}
