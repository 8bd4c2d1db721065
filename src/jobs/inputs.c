/* inputs.c - walks the inputs of a command, one article at a time. */
#include "jobs/inputs.h"

#include "base/utf8.h"
#include "jobs/stream.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define HEAD_BYTES ((size_t)64 << 10)

struct kd_inputs {
	const char *const *names;
	uint32_t n_names;
	uint32_t next_name;
	struct kd_inputs_options options;
	FTS *walk;               /* of the folder being walked, or NULL */
	bool is_bare;            /* nothing was found in it yet */
	struct kd_stream stream; /* its file is NULL between files */
	enum kd_format format;   /* of the file being read */
	bool several;            /* articles in it */
	uint64_t n_articles;     /* of it, given so far */
	struct kd_arena path_arena;
	struct kd_arena id_arena; /* reset for each article */
	struct kd_str path;
};

/* A path as text: what is no UTF-8 in it is replaced. data is NULL if there
 * is no memory. */
static struct kd_str path_text(struct kd_arena *arena, const char *path)
{
	const size_t n = strlen(path);
	char *out = kd_arena_take_array(arena, n + 1, 3);
	if (out == NULL) {
		return (struct kd_str){ 0 };
	}
	uint32_t len = 0;
	for (size_t i = 0; i < n;) {
		const size_t valid = kd_utf8_valid_bytes(path + i, n - i);
		memcpy(out + len, path + i, valid);
		len += (uint32_t)valid;
		i += valid;
		if (i < n) {
			len += kd_utf8_write(0xFFFD, out + len);
			i++;
		}
	}
	return (struct kd_str){ .data = out, .len = len };
}

static struct kd_str article_id(struct kd_inputs *inputs)
{
	if (!inputs->several) {
		return inputs->path;
	}
	/* Not kd_str_format: a path may be longer than what that formats. */
	char number[32];
	const int len = snprintf(number, sizeof(number), "#%llu",
		(unsigned long long)inputs->n_articles);
	kd_arena_reset(&inputs->id_arena);
	char *id = kd_arena_take(
		&inputs->id_arena, inputs->path.len + (size_t)len + 1);
	if (id == NULL) {
		return (struct kd_str){ 0 };
	}
	memcpy(id, inputs->path.data, inputs->path.len);
	memcpy(id + inputs->path.len, number, (size_t)len);
	return (struct kd_str){ .data = id,
		.len = inputs->path.len + (uint32_t)len };
}

static void set_aside(
	struct kd_inputs *inputs, struct kd_str id, const char *reason)
{
	const struct kd_aside aside = {

		.path = inputs->path, .id = id, .reason = reason
	};
	inputs->options.set_aside(inputs->options.context, &aside);
}

/* What is wrong with the input sets it aside; a failure of the machine goes
 * on upwards. A disk that can't be read concerns this input alone. */
static enum kd_status set_aside_failure(struct kd_inputs *inputs,
	struct kd_str id, const struct kd_err *failure, struct kd_err *err)
{
	if (failure->status == KD_ENOMEM) {
		*err = *failure;
		return err->status;
	}
	set_aside(inputs, id, failure->message);
	return KD_OK;
}

static enum kd_status begin_path(
	struct kd_inputs *inputs, const char *path, struct kd_err *err)
{
	kd_arena_reset(&inputs->path_arena);
	inputs->path = path_text(&inputs->path_arena, path);
	inputs->several = false;
	inputs->n_articles = 0;
	return inputs->path.data == NULL
		       ? kd_arena_full(&inputs->path_arena, err)
		       : KD_OK;
}

/* Cuts off a character that the head of a file ends amidst. */
static struct kd_str whole_characters(struct kd_str head)
{
	for (uint32_t cut = 0; cut < 4 && cut < head.len; cut++) {
		const unsigned char c =
			(unsigned char)head.data[head.len - 1 - cut];
		if (c >= 0xC0) {
			return kd_str_slice(head, 0, head.len - 1 - cut);
		}
		if (c < 0x80) {
			break;
		}
	}
	return head;
}

static enum kd_status tell_format(struct kd_inputs *inputs, struct kd_err *err)
{
	struct kd_str head;
	KD_TRY(kd_stream_peek(&inputs->stream, HEAD_BYTES, &head, err));
	if (head.len == 0) {
		return kd_err_set(err, KD_EINPUT, "empty");
	}
	if (head.len > HEAD_BYTES) {
		head.len = HEAD_BYTES;
	}
	if (head.len == HEAD_BYTES) {
		head = whole_characters(head);
	}
	KD_TRY(kd_extract_tell(head, &inputs->format, err));
	if (inputs->format != KD_FORMAT_JSON) {
		return KD_OK;
	}
	/* JSON spread over lines is one article; else each line is one. */
	const char *end = memchr(head.data, '\n', head.len);
	const struct kd_str first = kd_str_trim(kd_str_slice(
		head, 0, end == NULL ? head.len : (uint32_t)(end - head.data)));
	if (kd_str_equal(first, KD_STR("{"))) {
		return KD_OK;
	}
	return kd_stream_has_lines(&inputs->stream,
		inputs->options.max_article_bytes, &inputs->several, err);
}

static enum kd_status open_file(
	struct kd_inputs *inputs, const char *path, struct kd_err *err)
{
	const bool standard = strcmp(path, "-") == 0;
	const int descriptor =
		standard ? dup(STDIN_FILENO)
			 : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (descriptor < 0) {
		return kd_err_set(err, KD_EIO, "%s", strerror(errno));
	}
	KD_TRY(kd_stream_open(&inputs->stream, descriptor, err));
	return tell_format(inputs, err);
}

/* Begins a file, or sets it aside. */
static enum kd_status begin_file(
	struct kd_inputs *inputs, const char *path, struct kd_err *err)
{
	inputs->is_bare = false;
	KD_TRY(begin_path(inputs, path, err));
	struct kd_err failure = { 0 };
	if (open_file(inputs, path, &failure) == KD_OK) {
		return KD_OK;
	}
	kd_stream_close(&inputs->stream);
	return set_aside_failure(inputs, inputs->path, &failure, err);
}

static enum kd_status set_aside_path(struct kd_inputs *inputs, const char *path,
	const char *reason, struct kd_err *err)
{
	inputs->is_bare = false;
	KD_TRY(begin_path(inputs, path, err));
	set_aside(inputs, inputs->path, reason);
	return KD_OK;
}

static enum kd_status visit(
	struct kd_inputs *inputs, FTSENT *entry, struct kd_err *err)
{
	const bool hidden =
		entry->fts_level > FTS_ROOTLEVEL && entry->fts_name[0] == '.';
	switch (entry->fts_info) {
	case FTS_D:
		if (hidden) {
			fts_set(inputs->walk, entry, FTS_SKIP);
		}
		return KD_OK;
	case FTS_DC:
		return set_aside_path(inputs, entry->fts_path,
			"a folder that holds itself", err);
	case FTS_DNR:
	case FTS_ERR:
	case FTS_NS:
		return set_aside_path(inputs, entry->fts_path,
			strerror(entry->fts_errno), err);
	case FTS_SLNONE:
		return set_aside_path(
			inputs, entry->fts_path, "a link to nothing", err);
	case FTS_DEFAULT:
		/* Pipes and devices are read only when named themselves. */
		if (entry->fts_level > FTS_ROOTLEVEL) {
			return KD_OK;
		}
		return begin_file(inputs, entry->fts_path, err);
	case FTS_F:
		return hidden ? KD_OK
			      : begin_file(inputs, entry->fts_path, err);
	default:
		return KD_OK;
	}
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static enum kd_status begin_walk(
	struct kd_inputs *inputs, const char *name, struct kd_err *err)
{
	char *const paths[] = { (char *)(uintptr_t)name, NULL };
	inputs->walk = fts_open(paths, FTS_LOGICAL | FTS_NOCHDIR, by_name);
	inputs->is_bare = true;
	if (inputs->walk == NULL) {
		return errno == ENOMEM
			       ? kd_err_set(err, KD_ENOMEM, "out of memory")
			       : set_aside_path(
					 inputs, name, strerror(errno), err);
	}
	return KD_OK;
}

/* Ends a walk; a folder that gave nothing is hardly the one that was meant. */
static enum kd_status end_walk(struct kd_inputs *inputs, struct kd_err *err)
{
	fts_close(inputs->walk);
	inputs->walk = NULL;
	return inputs->is_bare ? set_aside_path(inputs,
					 inputs->names[inputs->next_name - 1],
					 "a folder without files", err)
			       : KD_OK;
}

/* Takes one step towards the next file; false when there are no more. */
static enum kd_status step(
	struct kd_inputs *inputs, bool *more, struct kd_err *err)
{
	*more = true;
	if (inputs->walk != NULL) {
		FTSENT *entry = fts_read(inputs->walk);
		return entry != NULL ? visit(inputs, entry, err)
				     : end_walk(inputs, err);
	}
	if (inputs->next_name == inputs->n_names) {
		*more = false;
		return KD_OK;
	}
	const char *name = inputs->names[inputs->next_name++];
	if (strcmp(name, "-") == 0) {
		return begin_file(inputs, name, err);
	}
	if (strstr(name, "://") != NULL && access(name, F_OK) != 0) {
		return set_aside_path(inputs, name,
			"nothing is fetched from the network: save the page "
			"and name the file",
			err);
	}
	return begin_walk(inputs, name, err);
}

/* The whole of the file that is open, closed afterwards; the bytes stay in
 * the stream's buffer. */
static enum kd_status take_whole(
	struct kd_inputs *inputs, struct kd_str *out, struct kd_err *err)
{
	const size_t max_bytes = inputs->options.max_article_bytes;
	const enum kd_status status =
		kd_stream_peek(&inputs->stream, max_bytes + 1, out, err);
	kd_stream_close(&inputs->stream);
	KD_TRY(status);
	if (out->len > max_bytes) {
		return kd_err_set(err, KD_ELIMIT,
			"an article above %zu bytes (see --max-article)",
			max_bytes);
	}
	return KD_OK;
}

/* The next line that is not blank; the file is closed after the last. */
static enum kd_status take_line(
	struct kd_inputs *inputs, struct kd_str *out, struct kd_err *err)
{
	enum kd_status status = KD_OK;
	do {
		status = kd_stream_line(&inputs->stream,
			inputs->options.max_article_bytes, out, err);
	} while (status == KD_OK && out->data != NULL &&
		 kd_str_trim(*out).len == 0);
	const bool last = status == KD_OK && out->data == NULL;
	/* After a line that is too long the next may be read. */
	if (last || (status != KD_OK && status != KD_ELIMIT)) {
		kd_stream_close(&inputs->stream);
	}
	return status;
}

/* The next article of the file that is open; bytes are none if it has no more
 * or the article was set aside. */
static enum kd_status take_article(
	struct kd_inputs *inputs, struct kd_article *out, struct kd_err *err)
{
	struct kd_err failure = { 0 };
	struct kd_str bytes = { 0 };
	const enum kd_status status =
		inputs->several ? take_line(inputs, &bytes, &failure)
				: take_whole(inputs, &bytes, &failure);
	if (status == KD_OK && bytes.data == NULL) {
		return KD_OK;
	}
	inputs->n_articles++;
	const struct kd_str id = article_id(inputs);
	if (id.data == NULL) {
		return kd_arena_full(&inputs->id_arena, err);
	}
	if (status != KD_OK) {
		return set_aside_failure(inputs, id, &failure, err);
	}
	*out = (struct kd_article){ .bytes = bytes,
		.format = inputs->format,
		.path = inputs->path,
		.id = id };
	return KD_OK;
}

enum kd_status kd_inputs_open(const char *const *names, uint32_t n,
	const struct kd_inputs_options *options, struct kd_inputs **out,
	struct kd_err *err)
{
	assert(options->set_aside != NULL && options->max_article_bytes > 0);
	struct kd_inputs *inputs = calloc(1, sizeof(*inputs));
	if (inputs == NULL) {
		return kd_err_set(err, KD_ENOMEM, "out of memory");
	}
	inputs->names = names;
	inputs->n_names = n;
	inputs->options = *options;
	kd_arena_init(&inputs->path_arena, KD_ARENA_LIMIT_BYTES);
	kd_arena_init(&inputs->id_arena, KD_ARENA_LIMIT_BYTES);
	*out = inputs;
	return KD_OK;
}

enum kd_status kd_inputs_next(
	struct kd_inputs *inputs, struct kd_article *out, struct kd_err *err)
{
	*out = (struct kd_article){ 0 };
	bool more = true;
	while (more && out->bytes.data == NULL) {
		KD_TRY(inputs->stream.file != NULL
				? take_article(inputs, out, err)
				: step(inputs, &more, err));
	}
	return KD_OK;
}

void kd_inputs_close(struct kd_inputs *inputs)
{
	if (inputs == NULL) {
		return;
	}
	if (inputs->walk != NULL) {
		fts_close(inputs->walk);
	}
	kd_stream_release(&inputs->stream);
	kd_arena_release(&inputs->path_arena);
	kd_arena_release(&inputs->id_arena);
	free(inputs);
}
