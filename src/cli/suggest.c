/* suggest.c - options and words that are not there, and which were meant. */
#include "cli/cli_private.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Words of more letters are compared no further. */
enum { LETTERS = 32, OPTIONS = 64 };

/* Every option of a program, children's too. */
struct known {
	const struct argp_option *options[OPTIONS];
	size_t n;
};

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters to be put in, taken out or changed (Wagner and Fischer), two that
 * have changed places counting as one. */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][LETTERS + 1];
	const size_t n = least(strlen(b), LETTERS);
	size_t *before = rows[0];
	size_t *last = rows[1];
	size_t *now = rows[2];
	for (size_t k = 0; k <= n; k++) {
		before[k] = k;
		last[k] = k;
	}
	for (size_t i = 1; a[i - 1] != '\0'; i++) {
		now[0] = i;
		for (size_t k = 1; k <= n; k++) {
			const bool same = a[i - 1] == b[k - 1];
			now[k] = least(least(last[k], now[k - 1]) + 1,
				last[k - 1] + !same);
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] &&
				a[i - 2] == b[k - 1]) {
				now[k] = least(now[k], before[k - 2] + 1);
			}
		}
		size_t *spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[n];
}

const char *cli_nearest(const char *word,
	const char *(*next)(size_t i, const void *context), const void *context)
{
	const char *best = NULL;
	/* Every third letter may be wrong: more is another word. */
	size_t most = strlen(word) / 3 + 1;
	const char *one = NULL;
	for (size_t i = 0; (one = next(i, context)) != NULL; i++) {
		const size_t far = distance(word, one);
		if (far < most || (far == most && best == NULL)) {
			best = one;
			most = far;
		}
	}
	return best;
}

static void add(const struct argp_option *options, struct known *known)
{
	for (; options->name != NULL && known->n < OPTIONS; options++) {
		known->options[known->n++] = options;
	}
}

static void gather(const struct argp *argp, struct known *known)
{
	const struct argp_child *child = argp->children;
	add(argp->options, known);
	for (; child != NULL && child->argp != NULL; child++) {
		gather(child->argp, known);
	}
}

/* The option that a word without its dashes names, as getopt has it: whole,
 * or by a beginning that no other has. */
static const struct argp_option *find_long(
	const struct known *known, const char *word, size_t len, bool *many)
{
	const struct argp_option *found = NULL;
	*many = false;
	for (size_t i = 0; i < known->n; i++) {
		const struct argp_option *one = known->options[i];
		if (one->name == NULL || strncmp(one->name, word, len) != 0) {
			continue;
		}
		if (one->name[len] == '\0') {
			*many = false;
			return one;
		}
		*many = found != NULL;
		found = one;
	}
	return found;
}

static const struct argp_option *find_short(
	const struct known *known, char letter)
{
	for (size_t i = 0; i < known->n; i++) {
		if (known->options[i]->key == letter) {
			return known->options[i];
		}
	}
	return NULL;
}

static const char *name_at(size_t i, const void *context)
{
	const struct known *known = context;
	return i < known->n ? known->options[i]->name : NULL;
}

/* Says so and ends the program, as argp does for what it finds itself. */
static void refuse(
	const char *program, const struct known *known, const char *word)
{
	const char *meant = cli_nearest(word, name_at, known);
	const char *slash = strrchr(program, '/');
	program = slash != NULL ? slash + 1 : program;
	fprintf(stderr, "%s: --%s: no such option", program, word);
	if (meant != NULL) {
		fprintf(stderr, "; did you mean --%s?", meant);
	}
	fprintf(stderr, "\n%s --help tells the options\n", program);
	exit(CLI_WRONG_USE);
}

/* Whether the value of what this argument names is the next one. */
static bool takes_next(
	const char *program, const struct known *known, const char *argument)
{
	if (argument[1] != '-') {
		const struct argp_option *last = NULL;
		for (const char *at = argument + 1; *at != '\0'; at++) {
			last = find_short(known, *at);
			if (last != NULL && last->arg != NULL) {
				return at[1] == '\0';
			}
		}
		return false;
	}
	char word[LETTERS + 1];
	const size_t len = strcspn(argument + 2, "=");
	bool many = false;
	const struct argp_option *found =
		find_long(known, argument + 2, len, &many);
	if (found == NULL && !many) {
		snprintf(word, sizeof(word), "%.*s", (int)len, argument + 2);
		refuse(program, known, word);
	}
	return found != NULL && !many && found->arg != NULL &&
	       argument[2 + len] == '\0';
}

void cli_parse(const struct argp *argp, int argc, char **argv, unsigned flags,
	void *input)
{
	static const struct argp_option always[] = {
		{ .name = "help", .key = '?' },
		{ .name = "usage" },
		{ 0 },
	};
	struct known known = { .n = 0 };
	gather(argp, &known);
	add(always, &known);
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		const bool option = argv[i][0] == '-' && argv[i][1] != '\0';
		if (!option && (flags & ARGP_IN_ORDER) != 0) {
			break;
		}
		i += option && takes_next(argv[0], &known, argv[i]);
	}
	argp_parse(argp, argc, argv, flags, NULL, input);
}
