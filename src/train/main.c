/* main.c - kilde-train: fits the weights that reading uses. */
#include "train/train_private.h"

#include <argp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum exit_status { EXIT_FINE, EXIT_FAULTY, EXIT_WRONG_USE, EXIT_MACHINE };

const char *argp_program_version = "kilde-train " KILDE_VERSION;

static const struct {
	const char *name;
	enum kd_status (*train)(const struct kd_order *order,
		const struct kd_packs *packs, struct kd_err *err);
	bool on_sentences; /* reads by what was learned of their ends */
	bool on_syntax;    /* and of syntax */
} tasks[] = {
	{ "langid", kd_train_langid, false, false },
	{ "sentences", kd_train_sentences, false, false },
	{ "syntax", kd_train_syntax, true, false },
	{ "names", kd_train_names, true, true },
	{ "evidence", kd_train_evidence, true, true },
};

static const struct {
	const char *name;
	enum kd_rule rule;
} rules[] = {
	{ "counts", KD_RULE_COUNTS },
	{ "perceptron", KD_RULE_PERCEPTRON },
	{ "passive-aggressive", KD_RULE_PASSIVE_AGGRESSIVE },
};

static const struct argp_option options[] = {
	{ "data", 'd', "DIR", 0, "Folder of the language packs (build/data)",
		0 },
	{ "language", 'l', "CODE", 0, "Language of the data", 0 },
	{ "output", 'o', "FILE", 0, "Write the weights to FILE", 0 },
	{ "rule", 'r', "NAME", 0,
		"Learn by perceptron (default), passive-aggressive or "
		"counts",
		0 },
	{ "rounds", 'n', "N", 0, "Go through the data N times (10)", 0 },
	{ "seed", 's', "N", 0, "Shuffle by this seed (1)", 0 },
	{ "rarest", 'c', "N", 0,
		"Leave out features seen less than N times (2)", 0 },
	{ "faintest", 'w', "N", 0, "Leave out weights below N of 127 (1)", 0 },
	{ "keep-every", 'k', "SECONDS", 0,
		"Keep what is being learned this often (30)", 0 },
	{ "quiet", 'q', NULL, 0, "Tell no progress", 0 },
	{ 0 },
};

static enum kd_rule rule_of(struct argp_state *state, const char *name)
{
	for (size_t i = 0; i < KD_COUNT(rules); i++) {
		if (strcmp(rules[i].name, name) == 0) {
			return rules[i].rule;
		}
	}
	argp_error(state, "no such rule: %s", name);
	return KD_RULE_PERCEPTRON;
}

static uint32_t number_of(struct argp_state *state, const char *text)
{
	uint64_t number = 0;
	if (!kd_str_number(kd_str_view(text), &number) || number > UINT32_MAX) {
		argp_error(state, "no number: %s", text);
	}
	return (uint32_t)number;
}

static void take_arguments(struct kd_order *order, struct argp_state *state)
{
	order->task = state->argv[state->next];
	order->files = state->argv + state->next + 1;
	order->n_files = state->argc - state->next - 1;
	if (order->n_files == 0) {
		argp_error(state, "no training data given");
	}
	if (order->language == NULL || order->output == NULL) {
		argp_error(state, "--language and --output are wanted");
	}
	if (order->rule == KD_RULE_COUNTS &&
		strcmp(order->task, "langid") != 0) {
		argp_error(state, "only langid learns by counts");
	}
}

static error_t take_option(int key, char *value, struct argp_state *state)
{
	struct kd_order *order = state->input;
	switch (key) {
	case 'd':
		order->data = value;
		break;
	case 'l':
		order->language = value;
		break;
	case 'o':
		order->output = value;
		break;
	case 'r':
		order->rule = rule_of(state, value);
		break;
	case 'n':
		order->rounds = number_of(state, value);
		break;
	case 's':
		order->seed = number_of(state, value);
		break;
	case 'c':
		order->rarest = number_of(state, value);
		break;
	case 'w':
		order->faintest = number_of(state, value);
		break;
	case 'k':
		order->keep_every_s = number_of(state, value);
		break;
	case 'q':
		order->quiet = true;
		break;
	case ARGP_KEY_ARGS:
		take_arguments(order, state);
		break;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, "a task and training data are wanted");
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp parser = {
	.options = options,
	.parser = take_option,
	.args_doc = "sentences TREEBANK...\nsyntax TREEBANK...\nlangid "
		    "LINES...\nnames CORPUS...\nevidence CORPUS...",
	.doc = "Fits the weights that reading uses to annotated data.\v"
	       "TREEBANK is CoNLL-U (for sentences also JSON Lines with text "
	       "and sentences; CODE=FILE if of another language), LINES are of "
	       "language, kind and text with "
	       "tabs between, CORPUS is JSON Lines with text and names (start, "
	       "end, type); plain or packed with xz. "
	       "Only langid learns by "
	       "counts. The same data, "
	       "packs and options give the same bytes. What is being learned "
	       "is kept beside the output (FILE.kept-1 and so on): a run that "
	       "was stopped goes on from there when it is asked for again, and "
	       "gives the bytes it would have given. The exit status is 0, "
	       "or 1 if the data are of no use, 2 for wrong use, 3 if the "
	       "machine failed.",
};

static enum kd_status run_task(uint32_t task, const struct kd_order *order,
	struct kd_packs *packs, struct kd_err *err)
{
	if (tasks[task].on_sentences) {
		KD_TRY(kd_packs_open_models(
			order->data, KD_MODEL_SENTENCES, packs, err));
	}
	if (tasks[task].on_syntax) {
		KD_TRY(kd_packs_open_models(
			order->data, KD_MODEL_SYNTAX, packs, err));
	}
	KD_TRY(tasks[task].train(order, packs, err));
	kd_run_forget(order->run);
	return KD_OK;
}

static enum kd_status run(const struct kd_order *order, struct kd_err *err)
{
	struct kd_packs packs;
	KD_TRY(kd_packs_open_bare(order->data, &packs, err));
	enum kd_status status =
		kd_err_set(err, KD_ENOTFOUND, "no such task: %s", order->task);
	for (uint32_t i = 0; i < KD_COUNT(tasks); i++) {
		if (strcmp(tasks[i].name, order->task) == 0) {
			status = run_task(i, order, &packs, err);
		}
	}
	kd_packs_close(&packs);
	return status;
}

int main(int argc, char **argv)
{
	struct kd_order order = { .data = "build/data",
		.rounds = 10,
		.seed = 1,
		.rarest = 2,
		.faintest = 1,
		.keep_every_s = 30 };
	struct kd_run started = { .order = &order };
	struct kd_err err = { 0 };
	argp_err_exit_status = EXIT_WRONG_USE;
	argp_parse(&parser, argc, argv, 0, NULL, &order);
	order.run = &started;
	const enum kd_status status = run(&order, &err);
	if (status == KD_OK) {
		return EXIT_FINE;
	}
	fprintf(stderr, "kilde-train: %s%s%s\n", err.document,
		err.document[0] != '\0' ? ": " : "", err.message);
	return status == KD_EIO || status == KD_ENOMEM ? EXIT_MACHINE
						       : EXIT_FAULTY;
}
