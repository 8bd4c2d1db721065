/* read_inputs.c - reads every article of the inputs, one after the other. */
#include "jobs/read_inputs.h"

#include "base/map.h"

/* What lasts as long as the run: the ids met so far, and how to read. */
struct run {
	struct kd_arena arena;
	struct kd_map ids;
	struct kd_memory memory;
	struct kd_reader reader;
};

/* Whether the id is new; it is from now on known. */
static enum kd_status add_id(
	struct run *run, struct kd_str id, bool *is_new, struct kd_err *err)
{
	*is_new = kd_map_get(&run->ids, id) == KD_NONE;
	if (!*is_new) {
		return KD_OK;
	}
	const struct kd_str copy = kd_str_copy(&run->arena, id);
	if (copy.data == NULL || !kd_map_put(&run->arena, &run->ids, copy, 0)) {
		return kd_arena_full(&run->arena, err);
	}
	return KD_OK;
}

static bool is_of_the_machine(enum kd_status status)
{
	return status == KD_ENOMEM || status == KD_EIO;
}

static void set_aside(const struct kd_read_inputs_in *in,
	const struct kd_article *article, struct kd_str id, const char *reason)
{
	const struct kd_aside aside = {
		.path = article->path, .id = id, .reason = reason
	};
	in->set_aside(in->context, &aside);
}

static enum kd_status hand_on(const struct kd_read_inputs_in *in,
	struct run *run, const struct kd_article *article, struct kd_doc *doc,
	struct kd_err *err)
{
	bool is_new = true;
	KD_TRY(add_id(run, doc->meta.id, &is_new, err));
	if (!is_new) {
		set_aside(in, article, doc->meta.id,
			"an article before it has the same id");
		return KD_OK;
	}
	return in->each(in->context, doc, err);
}

static enum kd_status read_article(const struct kd_read_inputs_in *in,
	struct run *run, const struct kd_article *article, struct kd_err *err)
{
	struct kd_doc doc;
	struct kd_err failure = { 0 };
	enum kd_status status =
		kd_read_document(&run->reader, article, &doc, &failure);
	if (status == KD_OK) {
		status = hand_on(in, run, article, &doc, err);
	} else if (is_of_the_machine(status)) {
		*err = failure;
		kd_err_name(err, article->id.data);
	} else {
		set_aside(in, article, article->id, failure.message);
		status = KD_OK;
	}
	kd_doc_release(&doc);
	return status;
}

enum kd_status kd_read_inputs(
	const struct kd_read_inputs_in *in, struct kd_err *err)
{
	const struct kd_inputs_options options = {
		.max_article_bytes = in->max_article_bytes,
		.set_aside = in->set_aside,
		.context = in->context,
	};
	struct kd_inputs *inputs = NULL;
	KD_TRY(kd_inputs_open(in->names, in->n_names, &options, &inputs, err));
	struct run run = { .reader = in->reader };
	run.reader.memory = &run.memory;
	kd_arena_init(&run.arena, SIZE_MAX);
	struct kd_article article = { 0 };
	enum kd_status status = kd_inputs_next(inputs, &article, err);
	while (status == KD_OK && article.bytes.data != NULL) {
		status = read_article(in, &run, &article, err);
		if (status == KD_OK) {
			status = kd_inputs_next(inputs, &article, err);
		}
	}
	kd_memory_release(&run.memory);
	kd_arena_release(&run.arena);
	kd_inputs_close(inputs);
	return status;
}
