/* cmd_account.c - "kilde account": one sourced account of all articles. */
#include "cli/cli_private.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const char default_folder[] = "kilde-account";

struct account_command {
	struct cli_inputs inputs;
	bool json;
	bool markdown;
	const char *folder;
};

enum { OPTION_NAMES = 512, OPTION_REPAIRS, OPTION_MARKDOWN, OPTION_READER };

static error_t parse(int key, char *value, struct argp_state *state)
{
	struct account_command *command = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &command->inputs;
		break;
	case 'j':
		command->json = true;
		break;
	case 'o':
		if (value[0] == '\0') {
			argp_error(state, "-o: the name is empty");
		}
		command->folder = value;
		break;
	case OPTION_NAMES:
		command->inputs.options.names_file = value;
		break;
	case OPTION_MARKDOWN:
		command->markdown = true;
		break;
	case OPTION_READER:
		command->inputs.options.reader = value;
		break;
	case OPTION_REPAIRS:
		command->inputs.options.repairs_file = value;
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp_option options[] = {
	{ "json", 'j', NULL, 0,
		"Write the account as JSON to standard output, unless -o "
		"names a folder",
		1 },
	{ "markdown", OPTION_MARKDOWN, NULL, 0,
		"Write the account as Markdown to standard output, its sources "
		"as footnotes",
		1 },
	{ "output", 'o', "DIR", 0,
		"Write index.html and account.json to DIR, default "
		"kilde-account; only a folder that kilde made is replaced",
		1 },
	{ "names", OPTION_NAMES, "FILE", 0,
		"JSON Lines that say which names are one's and which are not",
		1 },
	{ "reader", OPTION_READER, "CODE,...", 0,
		"Tell in the languages of the reader, the best first, where a "
		"source has words in them",
		1 },
	{ "repairs", OPTION_REPAIRS, "FILE", 0,
		"JSON Lines that move, split, merge, pin and rename stories",
		1 },
	{ 0 },
};

static const struct argp_child children[] = { { &cli_inputs_argp, 0, NULL, 0 },
	{ 0 } };

static const struct argp argp = { .options = options,
	.parser = parse,
	.args_doc = "INPUT...",
	.doc = "Reads all articles, groups them into stories and writes an "
	       "account of each: what happened, who said what, what the "
	       "sources disagree on, each with its evidence.\v"
	       "An INPUT is a file, a folder or - for standard input: plain "
	       "text, HTML or JSON Lines, gzipped or not.",
	.children = children };

/* A folder is written whole: the keyboard waits until it is. */
static enum kilde_status save(const struct kilde_account *account,
	const char *folder, struct kilde_error *error)
{
	sigset_t waiting;
	sigset_t before;
	sigemptyset(&waiting);
	sigaddset(&waiting, SIGINT);
	sigaddset(&waiting, SIGTERM);
	sigaddset(&waiting, SIGHUP);
	sigprocmask(SIG_BLOCK, &waiting, &before);
	const enum kilde_status status =
		kilde_account_save(account, folder, error);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

/* Writes the account where and as it is asked for. */
static enum kilde_status write_out(const struct account_command *command,
	const struct kilde_account *account, const struct kilde_output *output,
	struct kilde_error *error)
{
	if (command->folder != NULL) {
		return save(account, command->folder, error);
	}
	return command->markdown
		       ? kilde_account_write_markdown(account, output, error)
		       : kilde_account_write(account, output, error);
}

/* Where it is and what is in it, so that people need not look. */
static void tell_written(const char *folder,
	const struct kilde_account *account, struct cli_run *run)
{
	const size_t articles = kilde_account_count(account, KILDE_ARTICLES);
	const size_t stories = kilde_account_count(account, KILDE_STORIES);
	const size_t len = strlen(folder);
	cli_tell(run, "%s%sindex.html: %zu %s, %zu %s", folder,
		len > 0 && folder[len - 1] == '/' ? "" : "/", articles,
		articles == 1 ? "article" : "articles", stories,
		stories == 1 ? "story" : "stories");
}

static enum kilde_status make_and_write(const struct account_command *command,
	const struct kilde *kilde, struct cli_run *run,
	struct kilde_error *error)
{
	struct kilde_account *account = NULL;
	enum kilde_status status = KILDE_OK;
	if (command->folder != NULL) {
		/* What can't be written is told before the work is done. */
		status = kilde_folder_check(command->folder, error);
	}
	if (status == KILDE_OK) {
		status = kilde_account_make(kilde, command->inputs.names,
			command->inputs.n_names, &command->inputs.options,
			&run->output, &account, error);
	}
	if (status == KILDE_OK) {
		status = write_out(command, account, &run->output, error);
	}
	if (status == KILDE_OK && command->folder != NULL) {
		tell_written(command->folder, account, run);
	}
	kilde_account_free(account);
	return status;
}

int cli_account(int argc, char **argv)
{
	struct account_command command = { 0 };
	cli_parse(&argp, argc, argv, 0, &command);
	if (command.json && command.markdown) {
		fprintf(stderr,
			"kilde: --json and --markdown both write to standard "
			"output: ask for one of them\n");
		return CLI_WRONG_USE;
	}
	if (command.folder == NULL && !command.json && !command.markdown) {
		command.folder = default_folder;
	}
	struct kilde *kilde = NULL;
	const int opened = cli_open(&command.inputs.common, &kilde);
	if (opened != CLI_DONE) {
		return opened;
	}
	struct cli_run run;
	struct kilde_error error = { 0 };
	cli_begin(&run, command.inputs.quiet);
	const enum kilde_status status =
		make_and_write(&command, kilde, &run, &error);
	kilde_close(kilde);
	return cli_end(&run, status, &error);
}
