/* cmd_explain.c - "kilde explain": from an account back to its sources. */
#include "cli/cli_private.h"

struct explain_command {
	struct cli_inputs inputs;
	const char *account;
};

static error_t parse(int key, char *value, struct argp_state *state)
{
	struct explain_command *command = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &command->inputs;
		break;
	case 'a':
		command->account = value;
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp_option options[] = {
	{ "account", 'a', "FILE|DIR", 0,
		"The account, default the folder kilde-account", 1 },
	{ 0 },
};

static const struct argp_child children[] = { { &cli_inputs_argp, 0, NULL, 0 },
	{ 0 } };

static const struct argp argp = { .options = options,
	.parser = parse,
	.args_doc = "[ID [INPUT...]]",
	.doc = "Writes the way from an item of an account written before back "
	       "to its sources: each piece of evidence with its document, its "
	       "bytes there and the rules that read them. "
	       "Without an ID, lists the items of the account: id, kind, day "
	       "and what it is about.\v"
	       "Documents are looked for among the INPUTs, or where none is "
	       "given at the paths they were read from.",
	.children = children };

int cli_explain(int argc, char **argv)
{
	struct explain_command command = { .inputs.may_lack_names = true,
		.account = "kilde-account" };
	cli_parse(&argp, argc, argv, 0, &command);
	const struct cli_inputs *inputs = &command.inputs;
	struct kilde *kilde = NULL;
	const int opened = cli_open(&inputs->common, &kilde);
	if (opened != CLI_DONE) {
		return opened;
	}
	struct cli_run run;
	struct kilde_error error = { 0 };
	cli_begin(&run, inputs->quiet);
	/* The first argument is the id, the rest are inputs. */
	const size_t n_ids = inputs->n_names > 0 ? 1 : 0;
	const enum kilde_status status = kilde_item_explain(kilde,
		command.account, n_ids > 0 ? inputs->names[0] : NULL,
		n_ids > 0 ? inputs->names + 1 : NULL, inputs->n_names - n_ids,
		&inputs->options, &run.output, &error);
	kilde_close(kilde);
	return cli_end(&run, status, &error);
}
