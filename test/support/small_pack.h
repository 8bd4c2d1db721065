/* small_pack.h - a language pack out of a few lines, for tests. */
#ifndef KD_TEST_SMALL_PACK_H
#define KD_TEST_SMALL_PACK_H

#include "lang/lang.h"
#include "pack/folder.h"

/* A file of a pack's folder: "words/a.tsv", and what is in it. */
struct small_file {
	const char *name;
	const char *text;
};

struct small_pack {
	struct kd_work work; /* holds bytes, and the faults found */
	struct kd_str bytes;
	struct kd_lang *lang; /* NULL if there were faults */
};

/* Puts files in the places where kd_folder_load would put them. They and
 * their names are borrowed. */
void small_folder(struct kd_work *work, const struct small_file *files,
	uint32_t n, struct kd_folder *out);

/* Builds and opens a pack of code "xx"; a failure of the machine ends the
 * test. Close it whether or not it has faults. */
void small_pack_open(
	struct small_pack *pack, const struct small_file *files, uint32_t n);
void small_pack_close(struct small_pack *pack);

/* Whether a fault found contains this text. */
bool small_pack_has_fault(const struct kd_work *work, const char *text);

#endif
