/* test_jobs.c - files by lines or whole, inputs, folders of accounts. */
#define _GNU_SOURCE /* memfd_create */
#include "support/unit.h"

#include "jobs/inputs.h"
#include "jobs/save.h"
#include "jobs/stream.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

static void open_bytes(struct kd_stream *stream, const char *bytes, size_t n)
{
	struct kd_err err = { 0 };
	const int file = memfd_create("test", 0);
	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, n), (ssize_t)n);
	assert_int_equal(lseek(file, 0, SEEK_SET), 0);
	assert_int_equal(kd_stream_open(stream, file, &err), KD_OK);
}

static struct kd_str next_line(struct kd_stream *stream, size_t max_bytes)
{
	struct kd_str line;
	struct kd_err err = { 0 };
	assert_int_equal(kd_stream_line(stream, max_bytes, &line, &err), KD_OK);
	return line;
}

static void test_lines_come_one_by_one(void **state)
{
	(void)state;
	struct kd_stream stream = { 0 };
	static const char bytes[] = "one\n\nthree\r\nlast";
	open_bytes(&stream, bytes, sizeof(bytes) - 1);
	unit_assert_str(next_line(&stream, 100), "one");
	unit_assert_str(next_line(&stream, 100), "");
	unit_assert_str(next_line(&stream, 100), "three\r");
	unit_assert_str(next_line(&stream, 100), "last");
	assert_null(next_line(&stream, 100).data);
	assert_null(next_line(&stream, 100).data);
	kd_stream_release(&stream);
}

static void test_long_lines_are_passed_over(void **state)
{
	(void)state;
	/* Longer than a chunk, just fitting, just not fitting, at the end. */
	const size_t lengths[] = { 700000, 10, 11, 3, 300000 };
	struct kd_stream stream = { 0 };
	struct kd_err err = { 0 };
	char *bytes = malloc(2000000);
	size_t n = 0;
	assert_non_null(bytes);
	for (size_t i = 0; i < KD_COUNT(lengths); i++) {
		memset(bytes + n, 'a' + (int)i, lengths[i]);
		n += lengths[i];
		bytes[n++] = '\n';
	}
	open_bytes(&stream, bytes, n - 1);
	for (size_t i = 0; i < KD_COUNT(lengths); i++) {
		struct kd_str line;
		const enum kd_status status =
			kd_stream_line(&stream, 10, &line, &err);
		assert_int_equal(status, lengths[i] <= 10 ? KD_OK : KD_ELIMIT);
		if (status == KD_OK) {
			assert_int_equal(line.len, lengths[i]);
			assert_int_equal(line.data[0], 'a' + (int)i);
		}
	}
	assert_null(next_line(&stream, 10).data);
	/* What is passed over is not held. */
	assert_true(stream.capacity < 2000000);
	kd_stream_release(&stream);
	free(bytes);
}

static void test_gzip_is_told_and_damage_too(void **state)
{
	(void)state;
	char path[] = "/tmp/kilde-test-XXXXXX";
	static char text[100000];
	const int made = mkstemp(path);
	assert_true(made >= 0);
	gzFile file = gzdopen(made, "wb");
	uint32_t random = 1;
	for (size_t i = 0; i < sizeof(text); i++) {
		random = random * 1664525u + 1013904223u;
		text[i] = (char)('a' + (random >> 24) % 26);
	}
	assert_int_equal(gzwrite(file, text, sizeof(text)), (int)sizeof(text));
	assert_int_equal(gzclose(file), Z_OK);
	struct kd_stream stream = { 0 };
	struct kd_str view;
	struct kd_err err = { 0 };
	assert_int_equal(
		kd_stream_open(&stream, open(path, O_RDONLY), &err), KD_OK);
	assert_int_equal(kd_stream_peek(&stream, 1000000, &view, &err), KD_OK);
	assert_int_equal(view.len, sizeof(text));
	assert_memory_equal(view.data, text, sizeof(text));
	kd_stream_close(&stream);
	assert_int_equal(truncate(path, 5000), 0);
	assert_int_equal(
		kd_stream_open(&stream, open(path, O_RDONLY), &err), KD_OK);
	assert_int_equal(
		kd_stream_peek(&stream, 1000000, &view, &err), KD_EINPUT);
	kd_stream_release(&stream);
	unlink(path);
}

/* What a walk over inputs met, one line each. */
struct met {
	char lines[4000];
};

static void add_line(struct met *met, const char *kind, struct kd_str id)
{
	const size_t n = strlen(met->lines);
	snprintf(met->lines + n, sizeof(met->lines) - n, "%s %.*s\n", kind,
		(int)id.len, id.data);
}

static void set_aside(void *context, const struct kd_aside *aside)
{
	assert_true(aside->reason[0] != '\0');
	add_line(context, "aside", aside->id);
}

static void walk(const char *const *names, uint32_t n, struct met *met)
{
	const struct kd_inputs_options options = {
		.max_article_bytes = 100, .set_aside = set_aside, .context = met
	};
	struct kd_inputs *inputs = NULL;
	struct kd_article article;
	struct kd_err err = { 0 };
	memset(met, 0, sizeof(*met));
	assert_int_equal(
		kd_inputs_open(names, n, &options, &inputs, &err), KD_OK);
	for (;;) {
		assert_int_equal(kd_inputs_next(inputs, &article, &err), KD_OK);
		if (article.bytes.data == NULL) {
			break;
		}
		assert_true(article.bytes.len <= 100);
		add_line(met, "read", article.id);
	}
	/* After the last there is none, however often it is asked. */
	assert_int_equal(kd_inputs_next(inputs, &article, &err), KD_OK);
	assert_null(article.bytes.data);
	kd_inputs_close(inputs);
}

static char folder[64];

static void put_file(const char *name, const char *text)
{
	char path[256];
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	assert_int_equal(fclose(file), 0);
}

static void test_inputs_are_walked_in_order(void **state)
{
	(void)state;
	char path[256];
	char expected[1000];
	struct met met;
	snprintf(path, sizeof(path), "%s/b", folder);
	assert_int_equal(mkdir(path, 0777), 0);
	put_file("c.txt", "A text of news.\n");
	put_file("b/2.txt", "A text of news.\n");
	put_file("b/1.jsonl", "{\"text\":\"one\"}\n\n{\"text\":\"two\"}\n");
	put_file("a.jsonl", "{\"text\":\"alone\"}\n  \n\n");
	put_file("d.jsonl",
		"{\"text\":\"................................................"
		"............................................................"
		"\"}\n{\"text\":\"after\"}");
	put_file("e.txt", "");
	put_file(".hidden", "x");
	const char *const names[] = { folder, "/nowhere/at all" };
	walk(names, 2, &met);
	snprintf(expected, sizeof(expected),
		"read %s/a.jsonl\nread %s/b/1.jsonl#1\nread %s/b/1.jsonl#2\n"
		"read %s/b/2.txt\nread %s/c.txt\naside %s/d.jsonl#1\n"
		"read %s/d.jsonl#2\naside %s/e.txt\naside /nowhere/at all\n",
		folder, folder, folder, folder, folder, folder, folder, folder);
	assert_string_equal(met.lines, expected);
}

static void test_names_are_made_text(void **state)
{
	(void)state;
	struct met met;
	char path[256];
	put_file("\xFFx.txt", "A text of news.\n");
	snprintf(path, sizeof(path), "%s/\xFFx.txt", folder);
	const char *const names[] = { path };
	walk(names, 1, &met);
	assert_non_null(strstr(met.lines, "/\xEF\xBF\xBDx.txt\n"));
}

static void test_folders_of_others_are_kept(void **state)
{
	(void)state;
	struct kd_err err = { 0 };
	char path[256];
	snprintf(path, sizeof(path), "%s/account", folder);
	assert_int_equal(kd_save_check(path, &err), KD_OK);
	assert_int_equal(mkdir(path, 0777), 0);
	assert_int_equal(kd_save_check(path, &err), KD_OK);
	put_file("account/index.html", "mine");
	assert_int_equal(kd_save_check(path, &err), KD_EINPUT);
	put_file("account/.kilde-account", "");
	assert_int_equal(kd_save_check(path, &err), KD_OK);
	put_file("account/notes", "mine");
	assert_int_equal(kd_save_check(path, &err), KD_EINPUT);
	assert_non_null(strstr(err.message, "notes"));
}

static void test_account_takes_the_place_of_the_old(void **state)
{
	(void)state;
	struct kd_err err = { 0 };
	const struct kd_account none = { 0 };
	char path[256];
	char file[300];
	struct stat entry;
	snprintf(path, sizeof(path), "%s/saved", folder);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(kd_save_account(&none, (struct kd_str){ 0 },
					 path, &err),
			KD_OK);
		snprintf(file, sizeof(file), "%s/account.json", path);
		assert_int_equal(stat(file, &entry), 0);
		assert_true(entry.st_size > 0);
	}
	snprintf(file, sizeof(file), "%s/not/there", folder);
	assert_int_equal(
		kd_save_account(&none, (struct kd_str){ 0 }, file, &err),
		KD_EIO);
}

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/kilde-test-XXXXXX");
	return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	char command[128];
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_come_one_by_one),
		cmocka_unit_test(test_long_lines_are_passed_over),
		cmocka_unit_test(test_gzip_is_told_and_damage_too),
		cmocka_unit_test_setup_teardown(test_inputs_are_walked_in_order,
			make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(
			test_names_are_made_text, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(test_folders_of_others_are_kept,
			make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(
			test_account_takes_the_place_of_the_old, make_folder,
			remove_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
