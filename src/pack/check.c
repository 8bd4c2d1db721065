/* check.c - the linter of language packs. */
#include "pack/check.h"

#include "pack/check_private.h"

/* Entries of a pack's folder besides its tables. */
static const char *const other_entries[] = { "pack.ini", "SOURCES", "README.md",
	"paradigms.tsv", "words", "tests", "models" };

static bool is_known_entry(struct kd_work *work, struct kd_str name)
{
	for (size_t i = 0; i < KD_COUNT(other_entries); i++) {
		if (kd_str_equal(kd_str_view(other_entries[i]), name)) {
			return true;
		}
	}
	for (enum kd_table table = 0; table < KD_TABLE_COUNT; table++) {
		if (kd_str_equal(kd_folder_file(work, table), name)) {
			return true;
		}
	}
	return false;
}

static enum kd_status check_entries(struct kd_work *work,
	const struct kd_folder *folder, struct kd_err *err)
{
	struct kd_names_list names;
	KD_TRY(kd_folder_list(work, folder->path, KD_STR(""), &names, err));
	for (uint32_t i = 0; i < names.n; i++) {
		if (!is_known_entry(work, names.items[i])) {
			kd_work_fault(work, folder->path, 0,
				"%.*s: no pack has such a file",
				KD_SHOW(names.items[i]));
		}
	}
	static const char *const needed[] = { "SOURCES", "tests" };
	for (size_t i = 0; i < KD_COUNT(needed); i++) {
		if (!kd_folder_has(work, folder->path, needed[i])) {
			kd_work_fault(work, folder->path, 0, "%s is missing",
				needed[i]);
		}
	}
	return KD_OK;
}

/* Folders within the pack's hold tables and nothing else. */
static enum kd_status check_inner(struct kd_work *work,
	const struct kd_folder *folder, const char *inner, struct kd_err *err)
{
	const struct kd_str path = kd_str_format(
		&work->arena, "%.*s/%s", KD_SHOW(folder->path), inner);
	if (path.data == NULL) {
		return kd_work_full(work, err);
	}
	struct kd_names_list names;
	KD_TRY(kd_folder_list(work, path, KD_STR(""), &names, err));
	for (uint32_t i = 0; i < names.n; i++) {
		if (!kd_str_ends_with(names.items[i], KD_STR(".tsv"))) {
			kd_work_fault(work, path, 0, "%.*s: not a .tsv",
				KD_SHOW(names.items[i]));
		}
	}
	return KD_OK;
}

static void check_info(struct kd_work *work, const struct kd_folder *folder)
{
	const struct kd_folder_info *info = &folder->info;
	const struct {
		const char *name;
		struct kd_str value;
	} needed[] = {
		{ "name", info->name },
		{ "script", info->script },
		{ "direction", info->direction },
		{ "version", info->version },
	};
	for (size_t i = 0; i < KD_COUNT(needed); i++) {
		if (needed[i].value.len == 0) {
			kd_work_fault(work, folder->path, 0, "pack.ini: no %s",
				needed[i].name);
		}
	}
	if (info->script.len > 0 && info->script.len != 4) {
		kd_work_fault(work, folder->path, 0,
			"pack.ini: script is none of ISO 15924: '%.*s'",
			KD_SHOW(info->script));
	}
	if (info->direction.len > 0 &&
		!kd_str_equal(info->direction, KD_STR("ltr")) &&
		!kd_str_equal(info->direction, KD_STR("rtl"))) {
		kd_work_fault(work, folder->path, 0,
			"pack.ini: direction is ltr or rtl");
	}
}

/* Whether the first line names exactly these columns, parted by spaces. */
static void check_columns(struct kd_work *work, const struct kd_source *source,
	const char *columns)
{
	if (source->path.data == NULL) {
		return;
	}
	struct kd_str rest = kd_str_view(columns);
	uint32_t n = 0;
	bool same = true;
	while (rest.len > 0) {
		const struct kd_str column = kd_str_cut(&rest, ' ');
		same = same && n < source->names.n_cells &&
		       kd_str_equal(source->names.cells[n], column);
		n++;
	}
	if (!same || n != source->names.n_cells) {
		kd_work_fault(work, source->path, source->names.line,
			"columns are to be: %s", columns);
	}
	for (uint32_t i = 0; i < source->n; i++) {
		if (source->items[i].n_cells != n) {
			kd_work_fault(work, source->path, source->items[i].line,
				"%u cells, not %u", source->items[i].n_cells,
				n);
		}
	}
}

static enum kd_status check_words(struct kd_work *work,
	const struct kd_source *source, struct kd_err *err)
{
	check_columns(work, source, "lemma upos paradigm feats forms");
	KD_TRY(kd_check_form(work, source, true, err));
	for (uint32_t i = 0; i < source->n; i++) {
		const struct kd_source_row *row = &source->items[i];
		KD_TRY(kd_check_folded(work, source, row, row->cells[0], err));
	}
	return KD_OK;
}

enum kd_status kd_check_folder(struct kd_work *work,
	const struct kd_folder *folder, struct kd_err *err)
{
	KD_TRY(check_entries(work, folder, err));
	KD_TRY(check_inner(work, folder, "words", err));
	KD_TRY(check_inner(work, folder, "tests", err));
	check_info(work, folder);
	for (enum kd_table table = 0; table < KD_TABLE_COUNT; table++) {
		const struct kd_source *source = &folder->tables[table];
		KD_TRY(kd_check_form(work, source, true, err));
		KD_TRY(kd_check_cells(work, source, table, err));
	}
	check_columns(work, &folder->paradigms, "paradigm cut add feats");
	KD_TRY(kd_check_form(work, &folder->paradigms, true, err));
	for (uint32_t i = 0; i < folder->words.n; i++) {
		KD_TRY(check_words(work, &folder->words.items[i], err));
	}
	for (uint32_t i = 0; i < folder->tests.n; i++) {
		check_columns(work, &folder->tests.items[i],
			"published input expected");
		KD_TRY(kd_check_form(
			work, &folder->tests.items[i], false, err));
	}
	return KD_OK;
}
