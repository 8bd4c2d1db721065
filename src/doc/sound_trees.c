/* sound_trees.c - whether the heads in a document form trees. */
#include "doc/doc_private.h"

struct node {
	uint32_t token;
	uint32_t head;
	uint32_t reached; /* from which node first, counted from 1; or 0 */
};

/* The nodes of one layer, and those of them that are in the sentence now. */
struct forest {
	const char *layer;
	struct node *nodes;
	uint32_t n;
	uint32_t first;
	uint32_t end;
	struct kd_err *err;
};

static enum kd_status broken(
	const struct forest *forest, uint32_t node, const char *what)
{
	return kd_err_set(forest->err, KD_EINPUT, "%s[%u] head: %s",
		forest->layer, node, what);
}

/* Counts the roots, and the nodes without a head. */
static enum kd_status count(
	const struct forest *forest, uint32_t *n_roots, uint32_t *n_open)
{
	for (uint32_t i = forest->first; i < forest->end; i++) {
		const uint32_t head = forest->nodes[i].head;
		if (head == KD_NONE) {
			*n_open += 1;
		} else if (head < forest->first || head >= forest->end) {
			return broken(forest, i, "outside its sentence");
		}
		*n_roots += head == i ? 1 : 0;
	}
	return KD_OK;
}

/* Climbs until a root or a node that was reached before; each node is passed
 * once in all. */
static bool has_cycle(const struct forest *forest, uint32_t node)
{
	struct node *nodes = forest->nodes;
	uint32_t up = node;
	while (nodes[up].reached == 0 && nodes[up].head != up) {
		nodes[up].reached = node + 1;
		up = nodes[up].head;
	}
	return nodes[up].head != up && nodes[up].reached == node + 1;
}

static enum kd_status check_sentence(const struct forest *forest)
{
	uint32_t n_roots = 0;
	uint32_t n_open = 0;
	KD_TRY(count(forest, &n_roots, &n_open));
	if (n_open == forest->end - forest->first) {
		return KD_OK;
	}
	if (n_open > 0 || n_roots != 1) {
		return broken(forest, forest->first,
			n_open > 0 ? "missing in its sentence"
				   : "not one root in its sentence");
	}
	for (uint32_t i = forest->first; i < forest->end; i++) {
		if (has_cycle(forest, i)) {
			return broken(forest, i, "hangs on itself");
		}
	}
	return KD_OK;
}

static enum kd_status check_forest(
	const struct kd_doc *doc, struct forest *forest)
{
	for (uint32_t i = 0; i < doc->sentences.n; i++) {
		const struct kd_sentence *sentence = &doc->sentences.items[i];
		forest->first = forest->end;
		while (forest->end < forest->n &&
			forest->nodes[forest->end].token <
				sentence->first + sentence->n) {
			forest->end++;
		}
		KD_TRY(check_sentence(forest));
	}
	return KD_OK;
}

static enum kd_status check_analyses(
	const struct kd_doc *doc, struct node *nodes, struct kd_err *err)
{
	for (uint32_t i = 0; i < doc->analyses.n; i++) {
		nodes[i] = (struct node){ .token = i,
			.head = doc->analyses.items[i].head };
	}
	struct forest forest = { .layer = "analyses",
		.nodes = nodes,
		.n = doc->analyses.n,
		.err = err };
	return check_forest(doc, &forest);
}

static enum kd_status check_leaves(
	const struct kd_doc *doc, struct node *nodes, struct kd_err *err)
{
	for (uint32_t i = 0; i < doc->leaves.n; i++) {
		nodes[i] = (struct node){ .token = doc->leaves.items[i].token,
			.head = doc->leaves.items[i].head };
	}
	struct forest forest = { .layer = "leaves",
		.nodes = nodes,
		.n = doc->leaves.n,
		.err = err };
	return check_forest(doc, &forest);
}

enum kd_status kd_doc_has_trees(const struct kd_doc *doc, struct kd_err *err)
{
	struct kd_arena scratch;
	const uint32_t n = doc->leaves.n > doc->analyses.n ? doc->leaves.n
							   : doc->analyses.n;
	kd_arena_init(&scratch,
		(size_t)n * sizeof(struct node) + KD_ARENA_LIMIT_BYTES);
	struct node *nodes = KD_NEW_ARRAY(&scratch, struct node, n);
	enum kd_status status =
		nodes == NULL ? kd_arena_full(&scratch, err) : KD_OK;
	if (status == KD_OK) {
		status = check_analyses(doc, nodes, err);
	}
	if (status == KD_OK) {
		status = check_leaves(doc, nodes, err);
	}
	kd_arena_release(&scratch);
	return status;
}
