/* read.c - what is found in single articles. */
#include "api/api_private.h"
#include "jobs/read_inputs.h"
#include "tell/export/export.h"

#include <stdlib.h>

/* One run of reading, for its callbacks. */
struct run {
	const struct kilde_options *options;
	const struct kilde_output *output;
	struct kd_export_options export;
	struct kd_sink sink;
};

static void begin(struct run *run, const struct kilde_options *options,
	const struct kilde_output *output)
{
	run->options = options;
	run->output = output;
	run->export.layers = kd_read_layers(options->until);
	run->export.tokens = options->tokens;
	kd_api_sink(&run->sink, output);
}

static enum kd_status write_document(
	void *context, const struct kd_doc *doc, struct kd_err *err)
{
	struct run *run = context;
	KD_TRY((run->options->format == KILDE_JSON
			? kd_export_json
			: kd_export_tsv)(doc, &run->export, &run->sink, err));
	/* Each document is handed out when it has been read. */
	KD_TRY(kd_sink_flush(&run->sink, err));
	kd_api_note(run->output, doc);
	if (run->output->read != NULL) {
		char *id = strndup(doc->meta.id.data, doc->meta.id.len);
		run->output->read(run->output->context, id != NULL ? id : "");
		free(id);
	}
	return KD_OK;
}

static void set_aside(void *context, const struct kd_aside *aside)
{
	const struct run *run = context;
	kd_api_set_aside((void *)(uintptr_t)run->output, aside);
}

enum kilde_status kilde_inputs_read(const struct kilde *kilde,
	const char *const *inputs, size_t n,
	const struct kilde_options *options, const struct kilde_output *output,
	struct kilde_error *error)
{
	struct kd_err err = { 0 };
	struct run run;
	begin(&run, options, output);
	struct kd_meta given;
	err.status = kd_api_given(kilde, options, &given, &err);
	const struct kd_read_inputs_in in = {
		.names = inputs,
		.n_names = (uint32_t)n,
		.max_article_bytes = kd_api_max_article(options),
		.reader = { .packs = &kilde->packs,
			.given = &given,
			.until = options->until },
		.each = write_document,
		.set_aside = set_aside,
		.context = &run,
	};
	if (err.status == KD_OK) {
		err.status = kd_read_inputs(&in, &err);
	}
	return kd_api_tell(error, &err);
}

static enum kd_status read_article(const struct kd_reader *reader,
	const struct kd_article *article, struct run *run, struct kd_err *err)
{
	struct kd_doc doc;
	enum kd_status status = kd_read_document(reader, article, &doc, err);
	if (status == KD_OK) {
		status = write_document(run, &doc, err);
	}
	kd_doc_release(&doc);
	return status;
}

enum kilde_status kilde_article_read(const struct kilde *kilde, const char *id,
	const char *bytes, size_t n, const struct kilde_options *options,
	const struct kilde_output *output, struct kilde_error *error)
{
	struct kd_err err = { 0 };
	struct run run;
	begin(&run, options, output);
	struct kd_meta given;
	err.status = kd_api_given(kilde, options, &given, &err);
	struct kd_reader reader = {
		.packs = &kilde->packs, .given = &given, .until = options->until
	};
	struct kd_article article = { .bytes = { .data = bytes },
		.path = kd_str_view(id),
		.id = kd_str_view(id) };
	if (err.status != KD_OK) {
		return kd_api_tell(error, &err);
	}
	if (n > kd_api_max_article(options)) {
		kd_err_set(&err, KD_ELIMIT, "an article above %zu bytes",
			kd_api_max_article(options));
	} else {
		article.bytes.len = (uint32_t)n;
		err.status =
			kd_extract_tell(article.bytes, &article.format, &err);
	}
	if (err.status == KD_OK) {
		reader.memory = kd_api_borrow_memory(kilde);
		err.status = read_article(&reader, &article, &run, &err);
		kd_api_give_back(kilde, reader.memory);
	}
	if (err.status != KD_OK) {
		kd_err_name(&err, id);
	}
	return kd_api_tell(error, &err);
}

const char *kilde_room_name(unsigned i)
{
	return kd_read_room(i);
}
