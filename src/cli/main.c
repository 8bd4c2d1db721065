/* main.c - the program kilde: finds the subcommand and runs it. */
#include "cli/cli_private.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct cli_command commands[] = {
	{ "account", "one sourced account of many articles", cli_account },
	{ "explain", "from an item of an account back to its sources",
		cli_explain },
	{ "languages", "the language packs and what they hold", cli_languages },
	{ "read", "what is found in each article", cli_read },
	{ "help", "this, or the help of a command", NULL },
};

#define N_COMMANDS (sizeof(commands) / sizeof(commands[0]))

struct main_command {
	struct cli_common common;
	int first; /* index of the subcommand's name in argv, or 0 */
	bool version;
};

static error_t parse(int key, char *value, struct argp_state *state)
{
	struct main_command *command = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &command->common;
		break;
	case 'V':
		command->version = true;
		break;
	case ARGP_KEY_ARG:
		(void)value;
		command->first = state->next - 1;
		state->next = state->argc;
		break;
	case ARGP_KEY_END:
		if (command->first == 0 && !command->version) {
			argp_error(state, "no command given");
		}
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

/* The list of commands, at the end of the help. */
static char *list_commands(int key, const char *text, void *input)
{
	(void)input;
	if (key != ARGP_KEY_HELP_POST_DOC) {
		return (char *)(uintptr_t)text;
	}
	char *list = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&list, &n);
	if (out == NULL) {
		return NULL;
	}
	fputs("Commands:\n", out);
	for (size_t i = 0; i < N_COMMANDS; i++) {
		fprintf(out, "  %-12s %s\n", commands[i].name,
			commands[i].summary);
	}
	fputs("\nkilde COMMAND --help tells the options of a command, "
	      "man kilde-COMMAND all of it.\n\n"
	      "To begin with: kilde account FOLDER writes an account of the "
	      "articles in a folder to kilde-account/index.html.\n\n"
	      "Exit status: 0 all done; 1 some input was set aside, the rest "
	      "done; 2 wrong use; 3 the machine failed.",
		out);
	fclose(out);
	return list;
}

static const struct argp_option options[] = {
	{ "version", 'V', NULL, 0, "Tell the version and the data used", -1 },
	{ 0 },
};

static const struct argp_child children[] = { { &cli_common_argp, 0, NULL, 0 },
	{ 0 } };

static const struct argp argp = { .options = options,
	.parser = parse,
	.args_doc = "COMMAND [ARGUMENT...]",
	.doc = "Makes one sourced account of many news reports.\v ",
	.children = children,
	.help_filter = list_commands };

static int tell_version(const struct cli_common *common)
{
	char folder[PATH_MAX];
	const bool found = kilde_data_find(common->data, folder, sizeof(folder),
				   NULL) == KILDE_OK;
	printf("kilde %s\ndata: %s\n", kilde_version_get(),
		found ? folder : "none found");
	if (fflush(stdout) != 0) {
		fprintf(stderr, "kilde: standard output: %s\n",
			strerror(errno));
		return CLI_FAILED;
	}
	return CLI_DONE;
}

static const char *command_at(size_t i, const void *context)
{
	(void)context;
	return i < N_COMMANDS ? commands[i].name : NULL;
}

static const struct cli_command *find_command(const char *name)
{
	for (size_t i = 0; i < N_COMMANDS; i++) {
		if (strcmp(commands[i].name, name) == 0) {
			return &commands[i];
		}
	}
	const char *meant = cli_nearest(name, command_at, NULL);
	fprintf(stderr, "kilde: %s: no such command", name);
	if (meant != NULL) {
		fprintf(stderr, "; did you mean %s?", meant);
	}
	fprintf(stderr, "\nkilde --help tells the commands\n");
	return NULL;
}

static int run_command(const struct cli_command *command, const char *data,
	int argc, char **argv)
{
	/* --data given before the command holds for it too. */
	if (data != NULL && setenv("KILDE_DATA", data, 1) != 0) {
		return CLI_FAILED;
	}
	char name[64];
	snprintf(name, sizeof(name), "kilde %s", command->name);
	argv[0] = name;
	return command->run(argc, argv);
}

/* "kilde help" and "kilde help COMMAND". */
static int help(int argc, char **argv)
{
	static char name[] = "kilde";
	static char option[] = "--help";
	char *asked[] = { name, option, NULL };
	if (argc < 2) {
		struct main_command ignored = { 0 };
		argp_parse(&argp, 2, asked, 0, NULL, &ignored);
	}
	const struct cli_command *command = find_command(argv[1]);
	if (command == NULL) {
		return CLI_WRONG_USE;
	}
	return command->run == NULL ? help(1, argv)
				    : run_command(command, NULL, 2, asked);
}

int main(int argc, char **argv)
{
	struct main_command main_command = { 0 };
	/* A reader that has gone is an error of writing, not a sudden death. */
	signal(SIGPIPE, SIG_IGN);
	kilde_keep_memory();
	argp_err_exit_status = CLI_WRONG_USE;
	cli_parse(&argp, argc, argv, ARGP_IN_ORDER, &main_command);
	if (main_command.version) {
		return tell_version(&main_command.common);
	}
	const struct cli_command *command =
		find_command(argv[main_command.first]);
	if (command == NULL) {
		return CLI_WRONG_USE;
	}
	argc -= main_command.first;
	argv += main_command.first;
	return command->run == NULL
		       ? help(argc, argv)
		       : run_command(
				 command, main_command.common.data, argc, argv);
}
