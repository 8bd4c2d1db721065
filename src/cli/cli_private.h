/* cli_private.h - what all subcommands share. */
#ifndef KD_CLI_PRIVATE_H
#define KD_CLI_PRIVATE_H

#include "base/sink.h"
#include "jobs/read_inputs.h"
#include "lang/packs.h"

#include <argp.h>

/* Exit statuses, as the manual has them. */
enum cli_exit {
	CLI_DONE,
	CLI_SET_ASIDE, /* some input was, the rest done */
	CLI_WRONG_USE,
	CLI_FAILED, /* the machine: disk, memory */
};

/* A subcommand: its file is cmd_<name>.c. */
struct cli_command {
	const char *name;
	const char *summary;
	int (*run)(int argc, char **argv);
};

int cli_read(int argc, char **argv);
int cli_languages(int argc, char **argv);

/* Options that every subcommand has. */
struct cli_common {
	const char *data;
};

extern const struct argp cli_common_argp;

/* Options of the subcommands that read articles. */
struct cli_inputs {
	struct cli_common common;
	struct kd_meta given;
	size_t max_article_bytes;
	const char **names;
	uint32_t n_names;
};

extern const struct argp cli_inputs_argp;

/* Finds the folder of the packs: --data, KILDE_DATA, data beside the program,
 * ../share/kilde; the first that exists. False if there is none. */
bool cli_find_data(const char *given, char *out, size_t n);

/* Opens the packs of the data folder; writes the message if it can't. */
enum kd_status cli_open_packs(
	const struct cli_common *common, struct kd_packs *out);

/* Writes "kilde: NAME: reason" and gives the exit status of the failure. */
int cli_fail(const struct kd_err *err, const char *name);

/* How far a run has come, told on standard error if that is a terminal and
 * the work is long. */
struct cli_progress {
	uint64_t n_read;
	uint64_t n_aside;
	int64_t began_ms;
	int64_t told_ms; /* 0: nothing is on the line */
};

void cli_progress_begin(struct cli_progress *progress);
void cli_progress_count(struct cli_progress *progress);
void cli_progress_end(struct cli_progress *progress);
/* Names an input that was set aside and why. */
void cli_tell_aside(
	struct cli_progress *progress, const struct kd_aside *aside);

/* Prepares a sink over standard output. */
void cli_open_output(struct kd_sink *sink);

#endif
