/* account.c - from inputs to one account of all of them. */
#include "jobs/account.h"

#include "jobs/known_names.h"
#include "jobs/repairs.h"
#include "weave/weave.h"

#include <stdlib.h>

/* Accounts are of many documents; what bounds them is the machine. */
#define ACCOUNT_LIMIT_BYTES (SIZE_MAX / 4)

struct kd_account_job {
	const struct kd_account_job_in *in; /* while it is made */
	struct kd_arena arena;              /* holds all below, documents too */
	struct {
		struct kd_digest *items;
		uint32_t n;
		uint32_t capacity;
	} digests;
	struct kd_set_asides set_aside;
	struct kd_known_names known;
	struct kd_repairs repairs;
	struct kd_account account;
	enum kd_status status; /* of noting what was set aside */
};

static struct kd_str pack_code(
	const struct kd_packs *packs, const struct kd_doc *doc)
{
	const struct kd_lang *lang = kd_read_lang(packs, doc);
	return lang == packs->fallback ? KD_STR("fallback")
				       : kd_lang_code(lang);
}

/* What weaving sees of a document; tokens and what is said of them are many,
 * and the digest has told what they are about. */
static const uint32_t kept_layers =
	~(1u << KD_LAYER_TOKENS | 1u << KD_LAYER_LEAVES |
		1u << KD_LAYER_ANALYSES | 1u << KD_LAYER_CHUNKS);

static enum kd_status keep(
	void *context, const struct kd_doc *doc, struct kd_err *err)
{
	struct kd_account_job *job = context;
	/* Digests point into their documents, so these never move. */
	struct kd_doc *kept = KD_NEW(&job->arena, struct kd_doc);
	if (kept == NULL) {
		return kd_arena_full(&job->arena, err);
	}
	KD_TRY(kd_doc_copy(doc, kept_layers, &job->arena, kept, err));
	kept->tokens = doc->tokens;
	kept->analyses = doc->analyses;
	struct kd_digest digest;
	const enum kd_status status =
		kd_digest_make(kept, pack_code(job->in->reader.packs, doc),
			&job->arena, &digest, err);
	kept->tokens = (struct kd_tokens){ 0 };
	kept->analyses = (struct kd_analyses){ 0 };
	KD_TRY(status);
	if (!KD_PUSH(&job->arena, &job->digests, digest)) {
		return kd_arena_full(&job->arena, err);
	}
	if (job->in->read != NULL) {
		job->in->read(job->in->context, kept);
	}
	return KD_OK;
}

static void note_aside(void *context, const struct kd_aside *aside)
{
	struct kd_account_job *job = context;
	const struct kd_set_aside note = {
		.path = kd_str_copy(&job->arena, aside->path),
		.id = kd_str_copy(&job->arena, aside->id),
		.reason = kd_str_copy(&job->arena, kd_str_view(aside->reason)),
	};
	if (note.path.data == NULL || note.id.data == NULL ||
		note.reason.data == NULL ||
		!KD_PUSH(&job->arena, &job->set_aside, note)) {
		job->status = KD_ENOMEM;
	}
	job->in->set_aside(job->in->context, aside);
}

static int by_path(const void *a, const void *b)
{
	const struct kd_set_aside *left = a;
	const struct kd_set_aside *right = b;
	int order = kd_str_compare(left->path, right->path);
	if (order == 0) {
		order = kd_str_compare(left->id, right->id);
	}
	return order != 0 ? order : kd_str_compare(left->reason, right->reason);
}

static enum kd_status weave(struct kd_account_job *job, struct kd_err *err)
{
	if (job->status != KD_OK) {
		return kd_err_set(err, job->status, "out of memory");
	}
	const struct kd_weave_in in = { .digests = job->digests.items,
		.n = job->digests.n,
		.known = &job->known,
		.repairs = &job->repairs };
	KD_TRY(kd_weave(&in, &job->arena, &job->account, err));
	/* The order of arguments changes no byte. */
	if (job->set_aside.n > 1) {
		qsort(job->set_aside.items, job->set_aside.n,
			sizeof(job->set_aside.items[0]), by_path);
	}
	job->account.set_aside = job->set_aside;
	struct kd_arena scratch;
	kd_arena_init(&scratch, ACCOUNT_LIMIT_BYTES);
	const enum kd_status status =
		kd_account_is_sound(&job->account, &scratch, err);
	kd_arena_release(&scratch);
	return status;
}

static enum kd_status make(struct kd_account_job *job, struct kd_err *err)
{
	const struct kd_account_job_in *in = job->in;
	const struct kd_read_inputs_in inputs = {
		.names = in->names,
		.n_names = in->n_names,
		.max_article_bytes = in->max_article_bytes,
		.reader = in->reader,
		.each = keep,
		.set_aside = note_aside,
		.context = job,
	};
	if (in->names_file != NULL) {
		/* Before all reading: what is wrong there is told at once. */
		KD_TRY(kd_known_names_load(
			in->names_file, &job->arena, &job->known, err));
	}
	if (in->repairs_file != NULL) {
		KD_TRY(kd_repairs_load(
			in->repairs_file, &job->arena, &job->repairs, err));
	}
	KD_TRY(kd_read_inputs(&inputs, err));
	if (in->weaving != NULL) {
		in->weaving(in->context);
	}
	return weave(job, err);
}

enum kd_status kd_account_job_make(const struct kd_account_job_in *in,
	struct kd_account_job **out, struct kd_err *err)
{
	struct kd_account_job *job = calloc(1, sizeof(*job));
	*out = NULL;
	if (job == NULL) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	kd_arena_init(&job->arena, ACCOUNT_LIMIT_BYTES);
	job->in = in;
	const enum kd_status status = make(job, err);
	job->in = NULL;
	if (status != KD_OK) {
		kd_account_job_free(job);
		return status;
	}
	*out = job;
	return KD_OK;
}

void kd_account_job_free(struct kd_account_job *job)
{
	if (job == NULL) {
		return;
	}
	kd_arena_release(&job->arena);
	free(job);
}

const struct kd_account *kd_account_job_get(const struct kd_account_job *job)
{
	return &job->account;
}
