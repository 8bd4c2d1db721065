/* options.c - the options that subcommands share. */
#include "cli/cli_private.h"

#include <errno.h>
#include <stdlib.h>

/* Above this, offsets in an article would not fit. */
#define MAX_ARTICLE_BYTES ((size_t)1 << 30)

enum {
	OPTION_DATA = 256,
	OPTION_LANGUAGE,
	OPTION_PUBLISHED,
	OPTION_OUTLET,
	OPTION_MAX_ARTICLE
};

static const struct argp_option common_options[] = {
	{ "data", OPTION_DATA, "DIR", 0,
		"Folder of the language packs; before KILDE_DATA", 90 },
	{ 0 },
};

static error_t parse_common(int key, char *value, struct argp_state *state)
{
	struct cli_common *common = state->input;
	if (key != OPTION_DATA) {
		return ARGP_ERR_UNKNOWN;
	}
	common->data = value;
	return 0;
}

const struct argp cli_common_argp = { .options = common_options,
	.parser = parse_common };

static const struct argp_option inputs_options[] = {
	{ "language", OPTION_LANGUAGE, "CODE", 0,
		"Language of articles that name none: en, nb, sl ...", 10 },
	{ "published", OPTION_PUBLISHED, "DATE", 0,
		"Date of publication of articles that name none", 10 },
	{ "outlet", OPTION_OUTLET, "NAME", 0,
		"Outlet of articles that name none", 10 },
	{ "max-article", OPTION_MAX_ARTICLE, "BYTES", 0,
		"Set aside articles above this size, default 8388608 "
		"(k, M for KiB, MiB)",
		10 },
	{ "quiet", 'q', NULL, 0,
		"Tell only failures and what was set aside on standard error",
		10 },
	{ 0 },
};

/* A number of bytes: "300", "64k", "8M"; 0 if it is none. */
static size_t parse_bytes(const char *text)
{
	char *end = NULL;
	errno = 0;
	const unsigned long long n = strtoull(text, &end, 10);
	if (errno != 0 || end == text || text[0] == '-' ||
		n > MAX_ARTICLE_BYTES) {
		return 0;
	}
	unsigned shift = 0;
	if (*end == 'k' || *end == 'K') {
		shift = 10;
	} else if (*end == 'M') {
		shift = 20;
	}
	if (end[shift > 0 ? 1 : 0] != '\0' || n > MAX_ARTICLE_BYTES >> shift) {
		return 0;
	}
	return (size_t)n << shift;
}

static error_t parse_inputs(int key, char *value, struct argp_state *state)
{
	struct cli_inputs *inputs = state->input;
	struct kilde_options *options = &inputs->options;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &inputs->common;
		break;
	case OPTION_LANGUAGE:
		options->language = value;
		break;
	case OPTION_PUBLISHED:
		options->published = value;
		break;
	case OPTION_OUTLET:
		options->outlet = value;
		break;
	case OPTION_MAX_ARTICLE:
		options->max_article_bytes = parse_bytes(value);
		if (options->max_article_bytes == 0) {
			argp_error(state,
				"--max-article: %s is no size from 1 to 1024M",
				value);
		}
		break;
	case 'q':
		inputs->quiet = true;
		break;
	case ARGP_KEY_ARGS:
		inputs->names =
			(const char *const *)(state->argv + state->next);
		inputs->n_names = (size_t)(state->argc - state->next);
		break;
	case ARGP_KEY_NO_ARGS:
		if (!inputs->may_lack_names) {
			argp_error(state,
				"no input given: name a file, a folder or - "
				"for standard input");
		}
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp_child children[] = { { &cli_common_argp, 0, NULL, 0 },
	{ 0 } };

const struct argp cli_inputs_argp = {
	.options = inputs_options, .parser = parse_inputs, .children = children
};
