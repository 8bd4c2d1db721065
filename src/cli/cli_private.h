/* cli_private.h - what all subcommands share. */
#ifndef KD_CLI_PRIVATE_H
#define KD_CLI_PRIVATE_H

#include <kilde/account.h>

#include <argp.h>
#include <stdbool.h>

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
	int (*run)(int argc, char **argv); /* NULL: main.c itself does it */
};

int cli_account(int argc, char **argv);
int cli_explain(int argc, char **argv);
int cli_languages(int argc, char **argv);
int cli_read(int argc, char **argv);

/* The option that every subcommand has. */
struct cli_common {
	const char *data;
};

extern const struct argp cli_common_argp;

/* Options and arguments of the subcommands that read articles. */
struct cli_inputs {
	struct cli_common common;
	struct kilde_options options;
	const char *const *names;
	size_t n_names;
	bool quiet;
	bool may_lack_names; /* none given is no wrong use */
};

extern const struct argp cli_inputs_argp;

/* As argp_parse, but an option that is not there is named with the one that
 * may have been meant. */
void cli_parse(const struct argp *argp, int argc, char **argv, unsigned flags,
	void *input);

/* Of the words that next gives, in order and NULL at their end, the one that
 * may have been meant; NULL if none is near. */
const char *cli_nearest(const char *word,
	const char *(*next)(size_t i, const void *context),
	const void *context);

/* Opens the packs of the data folder. Gives the exit status: CLI_DONE, or
 * another once the message has been written. */
int cli_open(const struct cli_common *common, struct kilde **out);

/* Writes "kilde: NAME: reason"; gives the exit status of the failure. */
int cli_fail(const struct kilde_error *error, const char *name);

/* Standard output and standard error of one run. How far it has come is told
 * on standard error if that is a terminal and the work is long. */
struct cli_run {
	struct kilde_output output; /* its context is this struct */
	bool quiet;
	bool reader_is_gone; /* of standard output */
	unsigned long long n_read;
	unsigned long long n_aside;
	long long began_ms;
	long long told_ms; /* 0: nothing is on the line */
};

/* quiet: only failures and what was set aside are told. */
void cli_begin(struct cli_run *run, bool quiet);

/* Writes "kilde: MESSAGE" on standard error, unless it is to be quiet. */
void cli_tell(struct cli_run *run, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Ends a run: writes the message of a failure, if it was one, and gives the
 * exit status. */
int cli_end(struct cli_run *run, enum kilde_status status,
	const struct kilde_error *error);

#endif
