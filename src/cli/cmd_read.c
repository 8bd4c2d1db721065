/* cmd_read.c - "kilde read": what is found in each article. */
#include "cli/cli_private.h"
#include "tell/export/export.h"

enum { OPTION_JSON = 'j', OPTION_TOKENS = 't', OPTION_UNTIL = 'u' };

struct read_command {
	struct cli_inputs inputs;
	bool json;
	const char *until;
	struct kd_export_options export;
	struct kd_sink output;
	struct cli_progress progress;
};

static bool is_room(const char *name)
{
	const char *room = NULL;
	for (uint32_t i = 0; (room = kd_read_room(i)) != NULL; i++) {
		if (strcmp(room, name) == 0) {
			return true;
		}
	}
	return false;
}

static error_t parse(int key, char *value, struct argp_state *state)
{
	struct read_command *command = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &command->inputs;
		break;
	case OPTION_JSON:
		command->json = true;
		break;
	case OPTION_TOKENS:
		command->export.tokens = true;
		break;
	case OPTION_UNTIL:
		if (!is_room(value)) {
			argp_error(
				state, "--until: there is no room %s", value);
		}
		command->until = value;
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp_option options[] = {
	{ "json", OPTION_JSON, NULL, 0, "Write a line of JSON for each article",
		1 },
	{ "tokens", OPTION_TOKENS, NULL, 0, "Write the tokens too", 1 },
	{ "until", OPTION_UNTIL, "ROOM", 0,
		"Read no further than this room: langid, tokens, blocks, "
		"syntax, names, mentions, times, statements, events, figures, "
		"citations, proposals",
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

static enum kd_status write_document(
	void *context, const struct kd_doc *doc, struct kd_err *err)
{
	struct read_command *command = context;
	KD_TRY((command->json ? kd_export_json : kd_export_tsv)(
		doc, &command->export, &command->output, err));
	cli_progress_count(&command->progress);
	/* What has been read can be used at once: a line a document. */
	return kd_sink_flush(&command->output, err);
}

static void set_aside(void *context, const struct kd_aside *aside)
{
	struct read_command *command = context;
	cli_tell_aside(&command->progress, aside);
}

int cli_read(int argc, char **argv)
{
	struct read_command command = { 0 };
	argp_parse(&argp, argc, argv, 0, NULL, &command);
	struct kd_packs packs;
	if (cli_open_packs(&command.inputs.common, &packs) != KD_OK) {
		return CLI_FAILED;
	}
	command.export.layers = kd_read_layers(command.until);
	const struct kd_read_inputs_in in = {
		.names = command.inputs.names,
		.n_names = command.inputs.n_names,
		.max_article_bytes = command.inputs.max_article_bytes,
		.reader = { .packs = &packs,
			.given = &command.inputs.given,
			.until = command.until },
		.each = write_document,
		.set_aside = set_aside,
		.context = &command,
	};
	struct kd_err err = { 0 };
	cli_open_output(&command.output);
	cli_progress_begin(&command.progress);
	const enum kd_status status = kd_read_inputs(&in, &err);
	cli_progress_end(&command.progress);
	kd_packs_close(&packs);
	if (status != KD_OK) {
		return cli_fail(&err, "read");
	}
	return command.progress.n_aside > 0 ? CLI_SET_ASIDE : CLI_DONE;
}
