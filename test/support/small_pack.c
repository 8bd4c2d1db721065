/* small_pack.c - a language pack out of a few lines, for tests. */
#include "support/small_pack.h"

#include "pack/build.h"
#include "support/unit.h"

static struct kd_source *place_of(
	struct kd_work *work, struct kd_folder *folder, struct kd_str name)
{
	struct kd_sources *list = NULL;
	if (kd_str_equal(name, KD_STR("paradigms.tsv"))) {
		return &folder->paradigms;
	}
	if (kd_str_starts_with(name, KD_STR("words/"))) {
		list = &folder->words;
	} else if (kd_str_starts_with(name, KD_STR("tests/"))) {
		list = &folder->tests;
	}
	if (list != NULL) {
		assert_true(
			KD_PUSH(&work->arena, list, (struct kd_source){ 0 }));
		return &list->items[list->n - 1];
	}
	for (enum kd_table table = 0; table < KD_TABLE_COUNT; table++) {
		if (kd_str_equal(name, kd_folder_file(work, table))) {
			return &folder->tables[table];
		}
	}
	fail_msg("no such file in a pack: %s", name.data);
	return NULL;
}

void small_folder(struct kd_work *work, const struct small_file *files,
	uint32_t n, struct kd_folder *out)
{
	*out = (struct kd_folder){ .path = KD_STR("lang/xx"),
		.code = KD_STR("xx"),
		.info = { .name = KD_STR("Example"),
			.script = KD_STR("Latn"),
			.direction = KD_STR("ltr"),
			.version = KD_STR("7") } };
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_str name = kd_str_view(files[i].name);
		struct kd_source *source = place_of(work, out, name);
		assert_int_equal(
			kd_source_parse(work, name, kd_str_view(files[i].text),
				source, NULL),
			KD_OK);
	}
}

void small_pack_open(
	struct small_pack *pack, const struct small_file *files, uint32_t n)
{
	struct kd_folder folder;
	struct kd_err err = { 0 };
	*pack = (struct small_pack){ 0 };
	kd_work_init(&pack->work);
	small_folder(&pack->work, files, n, &folder);
	assert_int_equal(
		kd_build_pack(&pack->work, &folder, NULL, &pack->bytes, &err),
		KD_OK);
	if (pack->work.faults.n > 0) {
		return;
	}
	assert_int_equal(kd_lang_parse(pack->bytes.data, pack->bytes.len,
				 &pack->lang, &err),
		KD_OK);
}

void small_pack_close(struct small_pack *pack)
{
	kd_lang_close(pack->lang);
	kd_work_release(&pack->work);
}

bool small_pack_has_fault(const struct kd_work *work, const char *text)
{
	for (uint32_t i = 0; i < work->faults.n; i++) {
		if (kd_str_find(work->faults.items[i], kd_str_view(text)) !=
			KD_NONE) {
			return true;
		}
	}
	return false;
}
