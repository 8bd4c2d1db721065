/* cmd_languages.c - "kilde languages": the packs found and what they hold. */
#include "cli/cli_private.h"

struct languages_command {
	struct cli_common common;
	enum kilde_format format;
};

static error_t parse(int key, char *value, struct argp_state *state)
{
	struct languages_command *command = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &command->common;
		break;
	case 'j':
		command->format = KILDE_JSON;
		break;
	case ARGP_KEY_ARG:
		argp_error(state, "%s: no argument is expected", value);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp_option options[] = {
	{ "json", 'j', NULL, 0, "Write one JSON object", 1 },
	{ 0 },
};

static const struct argp_child children[] = { { &cli_common_argp, 0, NULL, 0 },
	{ 0 } };

static const struct argp argp = { .options = options,
	.parser = parse,
	.doc = "Lists the language packs found, what they read in articles and "
	       "how many rows each of their tables has. The pack all serves "
	       "languages that have "
	       "none; its rows are part of every other pack.",
	.children = children };

int cli_languages(int argc, char **argv)
{
	struct languages_command command = { .format = KILDE_LINES };
	cli_parse(&argp, argc, argv, 0, &command);
	struct kilde *kilde = NULL;
	const int opened = cli_open(&command.common, &kilde);
	if (opened != CLI_DONE) {
		return opened;
	}
	struct cli_run run;
	struct kilde_error error = { 0 };
	cli_begin(&run, true);
	const enum kilde_status status = kilde_languages_write(
		kilde, command.format, &run.output, &error);
	kilde_close(kilde);
	return cli_end(&run, status, &error);
}
