/* test_base.c - unit tests of memory, strings, tables, UTF-8 and JSON. */
#include "support/unit.h"

#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "base/once.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

static struct kd_arena arena;

static int begin(void **state)
{
	(void)state;
	kd_arena_init(&arena, KD_ARENA_LIMIT_BYTES);
	return 0;
}

static int end(void **state)
{
	(void)state;
	kd_arena_release(&arena);
	return 0;
}

static void test_arena_gives_zeroed_aligned_memory(void **state)
{
	(void)state;
	for (size_t bytes = 0; bytes < 100; bytes++) {
		unsigned char *piece = kd_arena_take(&arena, bytes);
		assert_non_null(piece);
		assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < bytes; i++) {
			assert_int_equal(piece[i], 0);
		}
		memset(piece, 0xFF, bytes);
	}
}

static void test_arena_stops_at_its_limit(void **state)
{
	(void)state;
	struct kd_arena small;
	struct kd_err err = { 0 };
	kd_arena_init(&small, 10000);
	size_t taken = 0;
	while (kd_arena_take(&small, 100) != NULL) {
		taken += 100;
		assert_true(small.taken_bytes <= 10000);
	}
	assert_in_range(taken, 5000, 10000);
	assert_int_equal(kd_arena_full(&small, &err), KD_ELIMIT);
	kd_arena_reset(&small);
	assert_non_null(kd_arena_take(&small, 100));
	kd_arena_release(&small);
	assert_int_equal(small.taken_bytes, 0);
	kd_arena_release(&small);
}

static void test_arena_refuses_what_overflows(void **state)
{
	(void)state;
	assert_null(kd_arena_take(&arena, SIZE_MAX));
	assert_null(kd_arena_take_array(&arena, SIZE_MAX / 2, 3));
	struct kd_arena none;
	struct kd_err err = { 0 };
	kd_arena_init(&none, 0);
	assert_null(kd_arena_take(&none, 1));
	assert_int_not_equal(kd_arena_full(&none, &err), KD_OK);
}

static void test_arena_fails_where_told(void **state)
{
	(void)state;
	arena.fail_at = arena.allocations + 2;
	assert_non_null(kd_arena_take(&arena, 1));
	assert_null(kd_arena_take(&arena, 1));
	assert_non_null(kd_arena_take(&arena, 1));
	arena.fail_at = 0;
}

static void test_str_orders_by_bytes(void **state)
{
	(void)state;
	assert_true(kd_str_compare(KD_STR("a"), KD_STR("b")) < 0);
	assert_true(kd_str_compare(KD_STR("a"), KD_STR("aa")) < 0);
	assert_true(kd_str_compare(KD_STR("z"), KD_STR("ø")) < 0);
	assert_int_equal(kd_str_compare(KD_STR("a"), KD_STR("a")), 0);
	const struct kd_str none = { 0 };
	assert_true(kd_str_compare(none, KD_STR("a")) < 0);
	assert_true(kd_str_equal(none, KD_STR("")));
}

static void test_str_cuts_and_finds(void **state)
{
	(void)state;
	struct kd_str rest = KD_STR("a||b");
	unit_assert_str(kd_str_cut(&rest, '|'), "a");
	unit_assert_str(kd_str_cut(&rest, '|'), "");
	unit_assert_str(kd_str_cut(&rest, '|'), "b");
	assert_int_equal(rest.len, 0);
	assert_int_equal(kd_str_find(KD_STR("abcabc"), KD_STR("ca")), 2);
	assert_int_equal(kd_str_find(KD_STR("abc"), KD_STR("x")), KD_NONE);
	assert_int_equal(kd_str_find(KD_STR("abc"), KD_STR("")), KD_NONE);
	unit_assert_str(kd_str_trim(KD_STR(" \t a b\r\n")), "a b");
	unit_assert_str(kd_str_trim(KD_STR("  ")), "");
	unit_assert_str(kd_str_slice(KD_STR("abc"), 1, 99), "bc");
	unit_assert_str(kd_str_slice(KD_STR("abc"), 2, 1), "");
	unit_assert_str(kd_str_slice(KD_STR("abc"), 9, 10), "");
	assert_true(kd_str_starts_with(KD_STR("abc"), KD_STR("ab")));
	assert_true(kd_str_ends_with(KD_STR("abc"), KD_STR("bc")));
	assert_false(kd_str_ends_with(KD_STR("c"), KD_STR("bc")));
	assert_true(kd_str_ends_with(KD_STR("c"), KD_STR("")));
}

static void test_str_reads_numbers(void **state)
{
	(void)state;
	uint64_t number = 7;
	assert_true(kd_str_number(KD_STR("0042"), &number));
	assert_int_equal(number, 42);
	assert_true(kd_str_number(KD_STR("999999999999999999"), &number));
	assert_false(kd_str_number(KD_STR("9999999999999999999"), &number));
	assert_false(kd_str_number(KD_STR(""), &number));
	assert_false(kd_str_number(KD_STR("-1"), &number));
	assert_false(kd_str_number(KD_STR("1 "), &number));
}

static void test_str_copies_and_formats(void **state)
{
	(void)state;
	const struct kd_str copy = kd_str_copy(&arena, KD_STR("øl"));
	unit_assert_str(copy, "øl");
	assert_int_equal(copy.data[copy.len], '\0');
	unit_assert_str(kd_str_format(&arena, "%s-%u", "x", 5u), "x-5");
	const struct kd_str empty = kd_str_copy(&arena, (struct kd_str){ 0 });
	assert_non_null(empty.data);
	arena.fail_at = arena.allocations + 1;
	assert_null(kd_str_format(&arena, "%d", 1).data);
	arena.fail_at = 0;
}

static void test_vec_grows_and_keeps_items(void **state)
{
	(void)state;
	KD_VEC(uint32_t) numbers = { 0 };
	for (uint32_t i = 0; i < 10000; i++) {
		assert_true(KD_PUSH(&arena, &numbers, i * 3));
	}
	for (uint32_t i = 0; i < 10000; i++) {
		assert_int_equal(numbers.items[i], i * 3);
	}
	const uint32_t n = numbers.n;
	numbers.capacity = n;
	arena.fail_at = arena.allocations + 1;
	const bool pushed = KD_PUSH(&arena, &numbers, 1);
	assert_false(pushed);
	assert_int_equal(numbers.n, n);
	arena.fail_at = 0;
}

static void test_table_finds_what_was_put(void **state)
{
	(void)state;
	struct kd_table table = { 0 };
	assert_null(kd_table_get(&table, 0));
	for (uint64_t key = 0; key < 5000; key++) {
		int64_t *value = kd_table_put(&arena, &table, key << 32);
		assert_non_null(value);
		assert_int_equal(0, *value);
		*value = (int64_t)key - 7;
	}
	assert_int_equal(table.n, 5000);
	*kd_table_put(&arena, &table, 0) = 70;
	assert_int_equal(table.n, 5000);
	assert_int_equal(*kd_table_get(&table, 0), 70);
	assert_int_equal(*kd_table_get(&table, UINT64_C(4999) << 32), 4992);
	assert_null(kd_table_get(&table, 1));
}

static void test_map_finds_what_was_put(void **state)
{
	(void)state;
	struct kd_map map = { 0 };
	assert_int_equal(kd_map_get(&map, KD_STR("x")), KD_NONE);
	for (uint32_t i = 0; i < 5000; i++) {
		const struct kd_str key = kd_str_format(&arena, "key %u", i);
		assert_true(kd_map_put(&arena, &map, key, i));
	}
	assert_int_equal(map.n, 5000);
	assert_true(kd_map_put(&arena, &map, KD_STR("key 7"), 70));
	assert_int_equal(map.n, 5000);
	assert_int_equal(kd_map_get(&map, KD_STR("key 7")), 70);
	assert_int_equal(kd_map_get(&map, KD_STR("key 4999")), 4999);
	assert_int_equal(kd_map_get(&map, KD_STR("key 5000")), KD_NONE);
	assert_true(kd_map_put(&arena, &map, KD_STR(""), 1));
	assert_int_equal(kd_map_get(&map, (struct kd_str){ 0 }), 1);
}

static void test_fold_lowers_composes_and_plainens(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "already plain", "already plain" },
		{ "NATO", "nato" },
		{ "ØSTLANDET", "østlandet" },
		{ "ČŠŽ", "čšž" },
		{ "Cafe\xCC\x81", "café" },
		{ "E\xCC\x81", "é" },
		{ "Ukraine\xE2\x80\x99s", "ukraine's" },
		{ "\xE2\x80\x98okay", "'okay" },
		{ "28\xE2\x80\x91point", "28-point" },
		{ "10\xC2\xA0"
		  "000",
			"10 000" },
		{ "КИЇВ", "київ" },
		{ "", "" },
	};
	for (size_t i = 0; i < KD_COUNT(cases); i++) {
		unit_assert_str(kd_utf8_fold(&arena, kd_str_view(cases[i][0])),
			cases[i][1]);
	}
}

static void test_fold_of_folded_changes_nothing(void **state)
{
	(void)state;
	uint32_t random = 12345;
	for (int round = 0; round < 2000; round++) {
		char text[64];
		uint32_t len = 0;
		for (int i = 0; i < 12; i++) {
			random = random * 1664525u + 1013904223u;
			const uint32_t character = 1 + (random >> 8) % 0x2FFF;
			len += kd_utf8_write(character, text + len);
		}
		const struct kd_str once = kd_utf8_fold(
			&arena, (struct kd_str){ .data = text, .len = len });
		const struct kd_str twice = kd_utf8_fold(&arena, once);
		assert_true(kd_str_equal(once, twice));
		assert_int_equal(
			kd_utf8_valid_bytes(once.data, once.len), once.len);
	}
}

static void test_utf8_reads_both_ways(void **state)
{
	(void)state;
	const struct kd_str text = KD_STR("aø€😀");
	static const uint32_t expected[] = { 'a', 0xF8, 0x20AC, 0x1F600 };
	uint32_t character = 0;
	uint32_t at = 0;
	for (size_t i = 0; i < 4; i++) {
		assert_true(kd_utf8_is_boundary(text, at));
		at += kd_utf8_read(text, at, &character);
		assert_int_equal(character, expected[i]);
	}
	assert_int_equal(kd_utf8_read(text, at, &character), 0);
	for (size_t i = 4; i-- > 0;) {
		at -= kd_utf8_read_back(text, at, &character);
		assert_int_equal(character, expected[i]);
	}
	assert_int_equal(at, 0);
	assert_int_equal(kd_utf8_read_back(text, 0, &character), 0);
	assert_false(kd_utf8_is_boundary(text, 2));
	assert_false(kd_utf8_is_boundary(text, text.len + 1));
}

static void test_utf8_finds_where_text_breaks(void **state)
{
	(void)state;
	assert_int_equal(kd_utf8_valid_bytes("ab\xFF"
					     "c",
				 4),
		2);
	assert_int_equal(kd_utf8_valid_bytes("a\xC3", 2), 1);
	assert_int_equal(kd_utf8_valid_bytes("a\xC0\x80", 3), 1);
	assert_int_equal(kd_utf8_valid_bytes("\xED\xA0\x80", 3), 0);
	assert_int_equal(kd_utf8_valid_bytes("øl", 3), 3);
}

static void test_utf8_knows_kinds_and_nfc(void **state)
{
	(void)state;
	assert_true(kd_utf8_is_letter(0x0416));
	assert_true(kd_utf8_is_letter(0x0301));
	assert_false(kd_utf8_is_letter('1'));
	assert_true(kd_utf8_is_digit(0x0663));
	assert_true(kd_utf8_is_upper(0x00D8));
	assert_true(kd_utf8_is_lower(0x00F8));
	assert_true(kd_utf8_is_space(0x00A0));
	assert_true(kd_utf8_is_space(0xFEFF));
	assert_true(kd_utf8_is_nfc(KD_STR("café")));
	assert_false(kd_utf8_is_nfc(KD_STR("cafe\xCC\x81")));
	assert_true(kd_utf8_is_nfc((struct kd_str){ 0 }));
}

static void test_json_escapes(void **state)
{
	(void)state;
	struct kd_buffer buffer = { 0 };
	struct kd_sink sink;
	struct kd_err err = { 0 };
	kd_sink_init(&sink, kd_buffer_write, &buffer);
	struct kd_json json = { .sink = &sink };
	kd_json_open_object(&json, NULL);
	kd_json_str(&json, "a\"b", KD_STR("q\" s\\ n\n t\t \x01 \x7F ø"));
	kd_json_str(&json, "none", (struct kd_str){ 0 });
	kd_json_str(&json, "empty", KD_STR(""));
	kd_json_open_array(&json, "list");
	kd_json_uint(&json, NULL, UINT64_MAX);
	kd_json_int(&json, NULL, INT64_MIN);
	kd_json_double(&json, NULL, 0.1);
	kd_json_double(&json, NULL, 1.0 / 3.0);
	kd_json_double(&json, NULL, 14e6);
	kd_json_double(&json, NULL, 1e30);
	kd_json_bool(&json, NULL, true);
	kd_json_null(&json, NULL);
	kd_json_close_array(&json);
	kd_json_open_object(&json, "inner");
	kd_json_close_object(&json);
	kd_json_close_object(&json);
	assert_int_equal(kd_sink_flush(&sink, &err), KD_OK);
	unit_assert_str(((struct kd_str){ .data = buffer.bytes,
				.len = (uint32_t)buffer.n }),
		"{\"a\\\"b\":\"q\\\" s\\\\ n\\n t\\u0009 \\u0001 \\u007f ø\","
		"\"empty\":\"\",\"list\":[18446744073709551615,"
		"-9223372036854775808,0.1,0.3333333333333333,14000000,1e+30,"
		"true,null],"
		"\"inner\":{}}");
	kd_buffer_release(&buffer);
}

static void test_sink_keeps_order_over_its_buffer(void **state)
{
	(void)state;
	struct kd_buffer buffer = { 0 };
	struct kd_sink sink;
	kd_sink_init(&sink, kd_buffer_write, &buffer);
	char *large = kd_arena_take(&arena, 20000);
	assert_non_null(large);
	memset(large, 'x', 20000);
	kd_sink_text(&sink, "before ");
	kd_sink_put(&sink, (struct kd_str){ .data = large, .len = 20000 });
	kd_sink_format(&sink, " after %d", 1);
	assert_int_equal(kd_sink_flush(&sink, NULL), KD_OK);
	assert_int_equal(buffer.n, 7 + 20000 + 8);
	assert_memory_equal(buffer.bytes, "before x", 8);
	assert_memory_equal(buffer.bytes + buffer.n - 9, "x after 1", 9);
	kd_buffer_release(&buffer);
}

static enum kd_status refuse(
	void *context, const char *bytes, size_t n, struct kd_err *err)
{
	(void)bytes;
	(void)n;
	++*(int *)context;
	return kd_err_set(err, KD_EIO, "no room");
}

static void test_sink_failure_sticks(void **state)
{
	(void)state;
	int calls = 0;
	struct kd_sink sink;
	struct kd_err err = { 0 };
	kd_sink_init(&sink, refuse, &calls);
	kd_sink_text(&sink, "a");
	assert_int_equal(kd_sink_flush(&sink, &err), KD_EIO);
	assert_string_equal(err.message, "no room");
	kd_sink_text(&sink, "b");
	assert_int_equal(kd_sink_flush(&sink, &err), KD_EIO);
	assert_int_equal(calls, 1);
}

static void test_err_keeps_the_first_name(void **state)
{
	(void)state;
	struct kd_err err = { 0 };
	assert_int_equal(kd_err_set(&err, KD_EINPUT, "bad %d", 3), KD_EINPUT);
	assert_string_equal(err.message, "bad 3");
	kd_err_name(&err, "a.txt");
	kd_err_name(&err, "b.txt");
	assert_string_equal(err.document, "a.txt");
	assert_int_equal(kd_err_set(NULL, KD_EIO, "x"), KD_EIO);
	kd_err_name(NULL, "x");
}

static uint64_t sum_of(const void *bytes, size_t n)
{
	uint64_t sum = 0;
	for (size_t i = sizeof(struct kd_file_head); i < n; i++) {
		sum = sum * 31 + ((const unsigned char *)bytes)[i];
	}
	return sum;
}

static const struct kd_file_kind letter_file = {
	.magic = "LETTERS\n",
	.version = 7,
	.least_bytes = sizeof(struct kd_file_head) + 2,
	.name = "file of letters",
	.remedy = "write it again",
	.checksum = sum_of,
};

/* A file as kilde's own are: a head and letters. */
struct letters {
	struct kd_file_head head;
	char text[8];
};

static void put_letters(struct letters *out)
{
	kd_file_head_init(&out->head, &letter_file);
	memcpy(out->text, "abcdefg", sizeof(out->text));
	out->head.total_bytes = sizeof(*out);
	out->head.checksum = sum_of(out, sizeof(*out));
}

static void assert_letters(const struct letters *letters, size_t n,
	enum kd_status wanted, const char *what)
{
	struct kd_err err = { 0 };
	enum kd_status status =
		kd_file_check_head(letters, n, &letter_file, &err);
	if (status == KD_OK) {
		status = kd_file_check_sum(letters, n, &letter_file, &err);
	}
	assert_int_equal(status, wanted);
	assert_non_null(strstr(err.message, what));
}

static void test_file_heads_tell_what_is_wrong(void **state)
{
	(void)state;
	struct letters letters;
	put_letters(&letters);
	assert_letters(&letters, sizeof(letters), KD_OK, "");
	assert_letters(&letters, 0, KD_EINPUT, "no file of letters");
	assert_letters(&letters, sizeof(letters.head) - 1, KD_EINPUT,
		"no file of letters");
	assert_letters(&letters, sizeof(letters) - 1, KD_EINPUT,
		"file of letters cut short: 39 bytes of 40");
	letters.text[3] = 'x';
	assert_letters(&letters, sizeof(letters), KD_EINPUT, "checksum");
	put_letters(&letters);
	letters.head.total_bytes = sizeof(letters.head) + 1;
	assert_letters(&letters, sizeof(letters.head) + 1, KD_EINPUT, "short");
	put_letters(&letters);
	letters.head.version = 8;
	assert_letters(&letters, sizeof(letters), KD_EVERSION,
		"version 8, not 7 of this machine: write it again");
	put_letters(&letters);
	letters.head.byte_order = 0x04030201;
	assert_letters(&letters, sizeof(letters), KD_EVERSION, "machine");
	letters.head.magic[0] = 'X';
	assert_letters(&letters, sizeof(letters), KD_EINPUT, "no file");
}

static void assert_not_opened(
	const char *path, enum kd_status wanted, const char *what)
{
	struct kd_err err = { 0 };
	struct kd_file file = { 0 };
	assert_int_equal(kd_file_open(path, &file, &err), wanted);
	assert_non_null(strstr(err.message, what));
	assert_string_equal(err.document, path);
	assert_null(file.bytes);
	kd_file_close(&file);
}

static void test_files_are_mapped(void **state)
{
	(void)state;
	char path[] = "/tmp/kilde-test-base-XXXXXX";
	struct kd_file file = { 0 };
	const int made = mkstemp(path);
	assert_true(made >= 0);
	assert_not_opened(path, KD_EINPUT, "empty file");
	assert_int_equal(write(made, "abc", 3), 3);
	close(made);
	assert_int_equal(kd_file_open(path, &file, NULL), KD_OK);
	assert_int_equal(file.n, 3);
	unlink(path);
	assert_memory_equal(file.bytes, "abc", 3);
	kd_file_close(&file);
	assert_null(file.bytes);
	kd_file_close(&file);
	assert_not_opened(path, KD_ENOTFOUND, "No such file");
	assert_not_opened("/tmp", KD_EINPUT, "directory");
}

static enum kd_status count(void *context, struct kd_err *err)
{
	(void)err;
	++*(int *)context;
	return KD_OK;
}

static enum kd_status count_in_vain(void *context, struct kd_err *err)
{
	++*(int *)context;
	return kd_err_set(err, KD_EINPUT, "vain");
}

static void *ask(void *context)
{
	for (int i = 0; i < 1000; i++) {
		if (kd_once_do(context, NULL) != KD_OK) {
			return context;
		}
	}
	return NULL;
}

static void test_once_is_done_once(void **state)
{
	(void)state;
	int done = 0;
	void *answer = NULL;
	pthread_t threads[4];
	struct kd_once *once = kd_once_new(count, &done, "a");
	assert_non_null(once);
	assert_int_equal(done, 0);
	for (int i = 0; i < 4; i++) {
		assert_int_equal(
			pthread_create(&threads[i], NULL, ask, once), 0);
	}
	for (int i = 0; i < 4; i++) {
		assert_int_equal(pthread_join(threads[i], &answer), 0);
		assert_null(answer);
	}
	assert_int_equal(done, 1);
	kd_once_free(once);
	assert_int_equal(kd_once_do(NULL, NULL), KD_OK);
	kd_once_free(NULL);
}

static void test_once_remembers_its_failure(void **state)
{
	(void)state;
	int done = 0;
	struct kd_err err = { 0 };
	struct kd_once *once = kd_once_new(count_in_vain, &done, "a.txt");
	assert_non_null(once);
	assert_int_equal(kd_once_failure(once, &err), KD_OK);
	assert_int_equal(kd_once_do(once, NULL), KD_EINPUT);
	assert_int_equal(kd_once_do(once, &err), KD_EINPUT);
	assert_int_equal(done, 1);
	assert_string_equal(err.message, "vain");
	assert_string_equal(err.document, "a.txt");
	assert_int_equal(kd_once_failure(once, NULL), KD_EINPUT);
	kd_once_free(once);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(test_arena_stops_at_its_limit),
		cmocka_unit_test(test_arena_refuses_what_overflows),
		cmocka_unit_test(test_arena_fails_where_told),
		cmocka_unit_test(test_str_orders_by_bytes),
		cmocka_unit_test(test_str_cuts_and_finds),
		cmocka_unit_test(test_str_reads_numbers),
		cmocka_unit_test(test_str_copies_and_formats),
		cmocka_unit_test(test_vec_grows_and_keeps_items),
		cmocka_unit_test(test_map_finds_what_was_put),
		cmocka_unit_test(test_table_finds_what_was_put),
		cmocka_unit_test(test_fold_lowers_composes_and_plainens),
		cmocka_unit_test(test_fold_of_folded_changes_nothing),
		cmocka_unit_test(test_utf8_reads_both_ways),
		cmocka_unit_test(test_utf8_finds_where_text_breaks),
		cmocka_unit_test(test_utf8_knows_kinds_and_nfc),
		cmocka_unit_test(test_json_escapes),
		cmocka_unit_test(test_sink_keeps_order_over_its_buffer),
		cmocka_unit_test(test_sink_failure_sticks),
		cmocka_unit_test(test_err_keeps_the_first_name),
		cmocka_unit_test(test_file_heads_tell_what_is_wrong),
		cmocka_unit_test(test_files_are_mapped),
		cmocka_unit_test(test_once_is_done_once),
		cmocka_unit_test(test_once_remembers_its_failure),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
