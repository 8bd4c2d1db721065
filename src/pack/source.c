/* source.c - reads a file of a language pack into rows of cells. */
#include "pack/source.h"

#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FILE_BYTES ((off_t)256 << 20)

static enum kd_status machine_failed(const char *path, struct kd_err *err)
{
	return kd_err_set(err, errno == ENOENT ? KD_ENOTFOUND : KD_EIO,
		"%s: %s", path, strerror(errno));
}

static enum kd_status read_all(
	int file, const char *path, char *bytes, size_t n, struct kd_err *err)
{
	size_t done = 0;
	while (done < n) {
		const ssize_t got = read(file, bytes + done, n - done);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0) {
			return machine_failed(path, err);
		}
		if (got == 0) {
			return kd_err_set(err, KD_EIO,
				"%s: changed while it was read", path);
		}
		done += (size_t)got;
	}
	return KD_OK;
}

enum kd_status kd_source_read(struct kd_work *work, const char *path,
	struct kd_str *out, struct kd_err *err)
{
	enum kd_status status = KD_OK;
	struct stat about;
	char *bytes = NULL;
	const int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		return machine_failed(path, err);
	}
	if (fstat(file, &about) != 0) {
		status = machine_failed(path, err);
		goto out;
	}
	if (!S_ISREG(about.st_mode) || about.st_size > MAX_FILE_BYTES) {
		status = kd_err_set(
			err, KD_EIO, "%s: not a file, or too large", path);
		goto out;
	}
	bytes = kd_arena_take(&work->arena, (size_t)about.st_size + 1);
	if (bytes == NULL) {
		status = kd_work_full(work, err);
		goto out;
	}
	status = read_all(file, path, bytes, (size_t)about.st_size, err);
	*out = (struct kd_str){ .data = bytes, .len = (uint32_t)about.st_size };
out:
	close(file);
	return status;
}

static bool split_cells(
	struct kd_work *work, struct kd_str line, struct kd_source_row *out)
{
	uint32_t n = 1;
	for (uint32_t i = 0; i < line.len; i++) {
		n += line.data[i] == '\t';
	}
	out->cells = KD_NEW_ARRAY(&work->arena, struct kd_str, n);
	if (out->cells == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		out->cells[i] = kd_str_cut(&line, '\t');
	}
	out->n_cells = n;
	return true;
}

/* Adds a line: a comment, the names of the columns, or a row. */
static bool take_line(struct kd_work *work, struct kd_str line, uint32_t number,
	bool *seen_comment, struct kd_source *out)
{
	if (line.len == 0) {
		return true;
	}
	if (line.data[0] == '#') {
		out->has_order =
			out->has_order ||
			(!*seen_comment &&
				kd_str_starts_with(line, KD_STR("# order:")));
		*seen_comment = true;
		return true;
	}
	struct kd_source_row row = { .line = number };
	if (!split_cells(work, line, &row)) {
		return false;
	}
	if (out->names.n_cells == 0 &&
		!kd_str_ends_with(out->path, KD_STR(".txt"))) {
		out->names = row;
		return true;
	}
	return KD_PUSH(&work->arena, out, row);
}

enum kd_status kd_source_parse(struct kd_work *work, struct kd_str path,
	struct kd_str bytes, struct kd_source *out, struct kd_err *err)
{
	*out = (struct kd_source){ .path = path };
	bool seen_comment = false;
	struct kd_str rest = bytes;
	for (uint32_t line = 1; rest.len > 0; line++) {
		const struct kd_str text = kd_str_cut(&rest, '\n');
		if (kd_utf8_valid_bytes(text.data, text.len) != text.len) {
			kd_work_fault(work, path, line, "not UTF-8");
			return KD_OK;
		}
		if (!take_line(work, text, line, &seen_comment, out)) {
			return kd_work_full(work, err);
		}
	}
	if (bytes.len > 0 && bytes.data[bytes.len - 1] != '\n') {
		kd_work_fault(work, path, 0, "no LF at its end");
	}
	return KD_OK;
}

enum kd_status kd_source_load(struct kd_work *work, const char *path,
	struct kd_source *out, struct kd_err *err)
{
	*out = (struct kd_source){ 0 };
	struct kd_err missing = { 0 };
	struct kd_str bytes = { 0 };
	const enum kd_status status =
		kd_source_read(work, path, &bytes, &missing);
	if (status == KD_ENOTFOUND) {
		return KD_OK;
	}
	if (status != KD_OK) {
		return kd_err_set(err, status, "%s", missing.message);
	}
	const struct kd_str name = kd_str_copy(&work->arena, kd_str_view(path));
	if (name.data == NULL) {
		return kd_work_full(work, err);
	}
	return kd_source_parse(work, name, bytes, out, err);
}

struct kd_str kd_source_cell(const struct kd_source_row *row, uint32_t i)
{
	if (i >= row->n_cells || kd_str_equal(row->cells[i], KD_STR("-"))) {
		return (struct kd_str){ 0 };
	}
	return row->cells[i];
}
