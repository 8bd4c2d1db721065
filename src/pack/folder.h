/* folder.h - a language pack as its author keeps it: a folder of files. */
#ifndef KD_PACK_FOLDER_H
#define KD_PACK_FOLDER_H

#include "lang/tables.h"
#include "pack/source.h"

struct kd_sources {
	struct kd_source *items;
	uint32_t n;
	uint32_t capacity;
};

/* What pack.ini says; each may be none. */
struct kd_folder_info {
	struct kd_str name;
	struct kd_str script;
	struct kd_str direction;
	struct kd_str version;
	struct kd_str fallback;
	struct kd_str capitals;
};

/* All that a pack is built from. A file that is not there has no path. */
struct kd_folder {
	struct kd_str path;
	struct kd_str code; /* the last part of the path */
	struct kd_folder_info info;
	struct kd_source tables[KD_TABLE_COUNT];
	struct kd_source paradigms;
	struct kd_sources words; /* by name of the file */
	struct kd_sources tests;
};

/* Names of a folder's entries that end so, sorted by bytes; "" is all. A
 * folder that does not exist has none. */
struct kd_names_list {
	struct kd_str *items;
	uint32_t n;
	uint32_t capacity;
};
enum kd_status kd_folder_list(struct kd_work *work, struct kd_str path,
	struct kd_str ending, struct kd_names_list *out,
	struct kd_err *err) KD_MUST_CHECK;

/* Whether there is a file or folder of this name in it. */
bool kd_folder_has(struct kd_work *work, struct kd_str path, const char *name);

/* The name of a table's file: those with a key alone are .txt. */
struct kd_str kd_folder_file(struct kd_work *work, enum kd_table table);

/* Reads the whole folder. KD_ENOTFOUND if it is not there. */
enum kd_status kd_folder_load(struct kd_work *work, struct kd_str path,
	struct kd_folder *out, struct kd_err *err) KD_MUST_CHECK;

#endif
