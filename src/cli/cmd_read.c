/* cmd_read.c - "kilde read": what is found in each article. */
#include "cli/cli_private.h"

#include <string.h>

static const char *room_at(size_t i, const void *context)
{
	(void)context;
	return kilde_room_name((unsigned)i);
}

/* Ends the program unless there is such a room. */
static void check_room(const char *name, const struct argp_state *state)
{
	const char *room = NULL;
	for (unsigned i = 0; (room = kilde_room_name(i)) != NULL; i++) {
		if (strcmp(room, name) == 0) {
			return;
		}
	}
	const char *meant = cli_nearest(name, room_at, NULL);
	argp_error(state, "--until: there is no room %s%s%s%s", name,
		meant != NULL ? "; did you mean " : "",
		meant != NULL ? meant : "", meant != NULL ? "?" : "");
}

static error_t parse(int key, char *value, struct argp_state *state)
{
	struct cli_inputs *inputs = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = inputs;
		break;
	case 'j':
		inputs->options.format = KILDE_JSON;
		break;
	case 't':
		inputs->options.tokens = true;
		break;
	case 'u':
		check_room(value, state);
		inputs->options.until = value;
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp_option options[] = {
	{ "json", 'j', NULL, 0, "Write a line of JSON for each article", 1 },
	{ "tokens", 't', NULL, 0, "Write the tokens too", 1 },
	{ "until", 'u', "ROOM", 0,
		"Read no further than this room: extract, langid, tokens, "
		"blocks, syntax, names, mentions, times, statements, events, "
		"deeds, figures, citations, proposals",
		1 },
	{ 0 },
};

static const struct argp_child children[] = { { &cli_inputs_argp, 0, NULL, 0 },
	{ 0 } };

static const struct argp argp = { .options = options,
	.parser = parse,
	.args_doc = "INPUT...",
	.doc = "Writes what is found in each article, in order of input: "
	       "names, times, statements, events and more, each with its "
	       "place in the text.\v"
	       "An INPUT is a file, a folder or - for standard input: plain "
	       "text, HTML or JSON Lines, gzipped or not.",
	.children = children };

int cli_read(int argc, char **argv)
{
	struct cli_inputs inputs = { .options = { .format = KILDE_LINES } };
	cli_parse(&argp, argc, argv, 0, &inputs);
	struct kilde *kilde = NULL;
	const int opened = cli_open(&inputs.common, &kilde);
	if (opened != CLI_DONE) {
		return opened;
	}
	struct cli_run run;
	struct kilde_error error = { 0 };
	cli_begin(&run, inputs.quiet);
	const enum kilde_status status = kilde_inputs_read(kilde, inputs.names,
		inputs.n_names, &inputs.options, &run.output, &error);
	kilde_close(kilde);
	return cli_end(&run, status, &error);
}
