/* test_api.c - the public library, as programs of others use it. */
#include "support/unit.h"

#include <kilde/account.h>

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static struct kilde *kilde;

/* What was written and told. */
struct heard {
	char text[20000];
	size_t n;
	unsigned n_read;
	unsigned n_aside;
	int refuse; /* errno value that write gives */
};

static int hear(void *context, const char *bytes, size_t n)
{
	struct heard *heard = context;
	if (heard->refuse != 0) {
		return heard->refuse;
	}
	assert_true(heard->n + n < sizeof(heard->text));
	memcpy(heard->text + heard->n, bytes, n);
	heard->n += n;
	return 0;
}

static void hear_aside(
	void *context, const char *path, const char *id, const char *reason)
{
	struct heard *heard = context;
	assert_true(path[0] != '\0' && id[0] != '\0' && reason[0] != '\0');
	heard->n_aside++;
}

static void hear_read(void *context, const char *id)
{
	struct heard *heard = context;
	assert_true(id[0] != '\0');
	heard->n_read++;
}

static struct kilde_output output_to(struct heard *heard)
{
	memset(heard, 0, sizeof(*heard));
	return (struct kilde_output){ .write = hear,
		.set_aside = hear_aside,
		.read = hear_read,
		.context = heard };
}

static void test_article_is_read_from_memory(void **state)
{
	(void)state;
	static const char text[] = "Anna Berg met Ola Vik in Oslo.\n";
	struct heard heard;
	const struct kilde_output output = output_to(&heard);
	const struct kilde_options options = { .language = "en",
		.format = KILDE_JSON };
	struct kilde_error error = { 0 };
	assert_int_equal(kilde_article_read(kilde, "mine", text,
				 sizeof(text) - 1, &options, &output, &error),
		KILDE_OK);
	assert_non_null(strstr(heard.text, "\"id\":\"mine\""));
	assert_non_null(strstr(heard.text, "Ola Vik in Oslo.\\n\""));
	assert_int_equal(heard.n_read, 1);
}

#define THREADS 4
#define ROUNDS 20

/* Reads by turns two articles whose words are partly the same. */
static void *read_often(void *context)
{
	static const char *const texts[] = {
		"Anna Berg met Ola Vik in Oslo.\n",
		"Ola Vik meets others in Bergen. Anna met nobody.\n",
	};
	struct heard *heard = context;
	const struct kilde_options options = { .language = "en" };
	for (int i = 0; i < ROUNDS; i++) {
		const char *text = texts[i % 2];
		const struct kilde_output output = output_to(heard);
		if (kilde_article_read(kilde, "one", text, strlen(text),
			    &options, &output, NULL) != KILDE_OK) {
			heard->n = 0;
			return NULL;
		}
	}
	return NULL;
}

static void test_threads_read_the_same(void **state)
{
	(void)state;
	static struct heard alone;
	static struct heard heard[THREADS];
	pthread_t threads[THREADS];
	read_often(&alone);
	assert_true(alone.n > 0);
	for (int i = 0; i < THREADS; i++) {
		assert_int_equal(pthread_create(&threads[i], NULL, read_often,
					 &heard[i]),
			0);
	}
	for (int i = 0; i < THREADS; i++) {
		assert_int_equal(pthread_join(threads[i], NULL), 0);
		assert_int_equal(heard[i].n, alone.n);
		assert_memory_equal(heard[i].text, alone.text, alone.n);
	}
}

static void test_article_is_refused_with_a_reason(void **state)
{
	(void)state;
	static const char binary[] = "\0\1\2\3\0\0\0\177ELF";
	struct heard heard;
	const struct kilde_output output = output_to(&heard);
	struct kilde_options options = { .format = KILDE_JSON };
	struct kilde_error error = { 0 };
	assert_int_equal(kilde_article_read(kilde, "b", binary, sizeof(binary),
				 &options, &output, &error),
		KILDE_EINPUT);
	assert_string_equal(error.document, "b");
	assert_true(error.message[0] != '\0');
	options.max_article_bytes = 3;
	assert_int_equal(kilde_article_read(kilde, "b", "long", 4, &options,
				 &output, &error),
		KILDE_ELIMIT);
	assert_int_equal(kilde_article_read(kilde, "b", "long", 4, &options,
				 &output, NULL),
		KILDE_ELIMIT);
	assert_int_equal(heard.n, 0);
}

static void test_failure_of_write_ends_the_work(void **state)
{
	(void)state;
	struct heard heard;
	const struct kilde_output output = output_to(&heard);
	const struct kilde_options options = { .format = KILDE_LINES };
	struct kilde_error error = { 0 };
	heard.refuse = ENOSPC;
	assert_int_equal(kilde_article_read(kilde, "a", "Text.", 5, &options,
				 &output, &error),
		KILDE_EIO);
	assert_string_equal(error.message, strerror(ENOSPC));
	assert_int_equal(
		kilde_languages_write(kilde, KILDE_JSON, &output, &error),
		KILDE_EIO);
}

static void test_what_is_not_there_is_told(void **state)
{
	(void)state;
	struct kilde *none = NULL;
	struct kilde_error error = { 0 };
	assert_int_equal(
		kilde_open("/nowhere", &none, &error), KILDE_ENOTFOUND);
	assert_null(none);
	kilde_close(none);
	struct heard heard;
	const struct kilde_output output = output_to(&heard);
	const struct kilde_options options = { 0 };
	const char *const inputs[] = { "/nowhere/a.txt" };
	struct kilde_account *account = NULL;
	assert_int_equal(kilde_account_make(kilde, inputs, 1, &options, &output,
				 &account, &error),
		KILDE_OK);
	assert_int_equal(heard.n_aside, 1);
	assert_int_equal(
		kilde_account_write(account, &output, &error), KILDE_OK);
	assert_non_null(strstr(heard.text, "/nowhere/a.txt"));
	kilde_account_free(account);
	assert_int_equal(kilde_item_explain(kilde, "/nowhere", "h1", NULL, 0,
				 &options, &output, &error),
		KILDE_ENOTFOUND);
}

static void test_rooms_have_names(void **state)
{
	(void)state;
	unsigned n = 0;
	while (kilde_room_name(n) != NULL) {
		n++;
	}
	assert_true(n > 10);
	assert_string_equal(kilde_version_get(), KILDE_VERSION);
}

static int open_packs(void **state)
{
	(void)state;
	const char *folder = getenv("KILDE_DATA");
	struct kilde_error error = { 0 };
	if (folder == NULL || kilde_open(folder, &kilde, &error) != KILDE_OK) {
		print_error("packs: %s\n", error.message);
		return -1;
	}
	return 0;
}

static int close_packs(void **state)
{
	(void)state;
	kilde_close(kilde);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_article_is_read_from_memory),
		cmocka_unit_test(test_threads_read_the_same),
		cmocka_unit_test(test_article_is_refused_with_a_reason),
		cmocka_unit_test(test_failure_of_write_ends_the_work),
		cmocka_unit_test(test_what_is_not_there_is_told),
		cmocka_unit_test(test_rooms_have_names),
	};
	return cmocka_run_group_tests(tests, open_packs, close_packs);
}
