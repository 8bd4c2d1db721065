/* small_reader.c - reads texts by a pack out of a few lines. */
#include "support/small_reader.h"

#include "support/unit.h"

int small_reader_open(struct small_reader *reader,
	const struct small_file *files, uint32_t n, struct kd_doc *doc)
{
	small_pack_open(&reader->pack, files, n);
	const struct kd_work *work = &reader->pack.work;
	for (uint32_t i = 0; i < work->faults.n; i++) {
		print_error("%.*s\n", KD_SHOW(work->faults.items[i]));
	}
	if (reader->pack.lang == NULL) {
		return -1;
	}
	reader->packs = (struct kd_packs){ .items = { reader->pack.lang },
		.n = 1,
		.fallback = reader->pack.lang };
	kd_doc_init(doc, KD_ARENA_LIMIT_BYTES);
	return 0;
}

int small_reader_close(struct small_reader *reader, struct kd_doc *doc)
{
	kd_doc_release(doc);
	small_pack_close(&reader->pack);
	return 0;
}

enum kd_status small_read(const struct small_reader *reader, struct kd_str text,
	struct kd_doc *doc, struct kd_err *err)
{
	const uint64_t fail_at = doc->arena.fail_at;
	const size_t limit = doc->arena.limit_bytes;
	kd_doc_release(doc);
	kd_doc_init(doc, limit);
	doc->arena.fail_at = fail_at;
	const struct kd_meta given = { .language = KD_STR("xx"),
		.published = kd_str_view(reader->published),
		.published_basis = reader->published == NULL ? KD_BASIS_UNKNOWN
							     : KD_BASIS_GIVEN };
	const struct kd_read_in in = { .bytes = text,
		.format = KD_FORMAT_TEXT,
		.given = &given,
		.packs = &reader->packs,
		.until = reader->until };
	return kd_read(&in, doc, err);
}

void small_read_soundly(
	const struct small_reader *reader, const char *text, struct kd_doc *doc)
{
	struct kd_err err = { 0 };
	assert_int_equal(
		small_read(reader, kd_str_view(text), doc, &err), KD_OK);
	if (kd_doc_is_sound(doc, &err) != KD_OK) {
		fail_msg("%s: %s", text, err.message);
	}
}
