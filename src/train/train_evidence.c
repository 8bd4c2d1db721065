/* train_evidence.c - fits how much each piece of evidence that the rules gather
 * speaks for each type of a name, and writes it as a table in C. */
#include "train/train_articles.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "learn/lessons.h"
#include "read/names/evidence.h"

#define ARENA_BYTES ((size_t)8 << 30)
#define RATE 0.1     /* of learning */
#define PENALTY 1e-5 /* on the square of a weight, for each case */
/* What one that is no name counts beside one that is: were both alike, the
 * many would keep out names that are not quite sure. */
#define NONE_SHARE 0.5
#define LEAST_SUM 1e-8 /* keeps the first steps finite */

/* Multinomial logistic regression by stochastic gradients whose rate falls with
 * what each weight has moved (AdaGrad: Duchi, Hazan and Singer 2011). Weights
 * that are set by hand stand still. */
struct training {
	const struct kd_order *order;
	const struct kd_packs *packs;
	struct kd_memory memory; /* of articles read before */
	struct kd_arena arena;
	struct kd_gold_articles articles;
	struct kd_lessons cases; /* features are pieces of evidence */
	double (*weights)[KD_NAME_COUNT];
	double (*squares)[KD_NAME_COUNT]; /* sums of squared gradients */
};

/* The type of the name that stands there, or none; KD_NONE where one is cut
 * otherwise, from which nothing can be learned. */
static uint32_t type_of(
	const struct kd_gold_article *article, struct kd_span span)
{
	for (uint32_t i = 0; i < article->names.n; i++) {
		const struct kd_gold_name *name = &article->names.items[i];
		if (name->span.start == span.start &&
			name->span.end == span.end) {
			return name->type;
		}
		if (name->span.start < span.end &&
			span.start < name->span.end) {
			return KD_NONE;
		}
	}
	return KD_NAME_UNKNOWN;
}

static enum kd_status take_cases(struct training *training,
	const struct kd_gold_article *article, struct kd_read_article *read,
	struct kd_err *err)
{
	struct kd_name_cases cases;
	uint64_t evidence[UINT8_MAX + 1];
	KD_TRY(kd_names_gather_cases(
		&read->reading, &read->doc.arena, &cases, err));
	for (uint32_t i = 0; i < cases.n; i++) {
		const struct kd_name_case *one = &cases.items[i];
		const uint32_t type = type_of(article, one->span);
		for (uint32_t k = 0; k < one->n; k++) {
			evidence[k] = one->evidence[k];
		}
		if (type != KD_NONE) {
			kd_lessons_add(&training->cases, evidence, one->n,
				(uint16_t)type);
		}
	}
	return KD_OK;
}

static enum kd_status take_articles(
	struct training *training, struct kd_err *err)
{
	for (uint32_t i = 0; i < training->articles.n; i++) {
		const struct kd_gold_article *article =
			&training->articles.items[i];
		struct kd_read_article read;
		enum kd_status status =
			kd_train_read_article(training->order, training->packs,
				&training->memory, article, &read, err);
		if (status == KD_OK) {
			status = take_cases(training, article, &read, err);
		}
		kd_doc_release(&read.doc);
		KD_TRY(status);
	}
	return training->cases.is_full
		       ? kd_err_set(err, KD_ENOMEM, "out of memory")
		       : KD_OK;
}

static bool is_set(uint64_t evidence)
{
	return kd_names_weights_set((uint32_t)evidence) != NULL;
}

/* How likely each type is, by the weights as they are. */
static void guess(const struct training *training, const uint64_t *evidence,
	size_t n, double out[KD_NAME_COUNT])
{
	double sum = 0.0;
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		double score = 0.0;
		for (size_t i = 0; i < n; i++) {
			score += training->weights[evidence[i]][type];
		}
		out[type] = exp(score);
		sum += out[type];
	}
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		out[type] /= sum;
	}
}

static void move(struct training *training, uint64_t evidence,
	const double shares[KD_NAME_COUNT], uint32_t right)
{
	double *weights = training->weights[evidence];
	double *squares = training->squares[evidence];
	const double share = right == KD_NAME_UNKNOWN ? NONE_SHARE : 1.0;
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		const double wrong = shares[type] - (type == right ? 1.0 : 0.0);
		const double slope = share * wrong + PENALTY * weights[type];
		squares[type] += slope * slope;
		weights[type] -= RATE * slope / sqrt(squares[type] + LEAST_SUM);
	}
}

/* Goes through all cases once; gives how many were right already. */
static uint64_t learn_round(struct training *training)
{
	const struct kd_lessons *cases = &training->cases;
	uint64_t n_right = 0;
	for (size_t i = 0; i < cases->n_words; i++) {
		const uint64_t *evidence = cases->features + cases->words[i];
		const size_t n = cases->words[i + 1] - cases->words[i];
		const uint32_t right = cases->labels[i];
		double shares[KD_NAME_COUNT];
		uint32_t best = 0;
		guess(training, evidence, n, shares);
		for (uint32_t type = 1; type < KD_NAME_COUNT; type++) {
			best = shares[type] > shares[best] ? type : best;
		}
		n_right += best == right;
		for (size_t k = 0; k < n; k++) {
			if (!is_set(evidence[k])) {
				move(training, evidence[k], shares, right);
			}
		}
	}
	return n_right;
}

static enum kd_status fit(struct training *training, struct kd_err *err)
{
	const uint32_t n = kd_names_evidence_count;
	const size_t bytes = sizeof(*training->weights);
	training->weights = kd_arena_take_array(&training->arena, n, bytes);
	training->squares = kd_arena_take_array(&training->arena, n, bytes);
	if (training->weights == NULL || training->squares == NULL) {
		return kd_arena_full(&training->arena, err);
	}
	for (uint32_t i = 0; i < n; i++) {
		const float *set = kd_names_weights_set(i);
		for (uint32_t type = 0; set != NULL && type < KD_NAME_COUNT;
			type++) {
			training->weights[i][type] = (double)set[type];
		}
	}
	training->order->run->n_fits = 1;
	const struct kd_recipe recipe =
		kd_recipe_of(training->order, "evidence");
	for (uint32_t round = 0; round < recipe.rounds; round++) {
		const uint64_t right = learn_round(training);
		recipe.progress(
			recipe.context, round, right, training->cases.n_words);
	}
	return KD_OK;
}

static void put_row(
	FILE *file, const char *label, const double weights[KD_NAME_COUNT])
{
	fprintf(file, "\t[KD_EVIDENCE_%s] = {", label);
	for (uint32_t type = 0; type < KD_NAME_COUNT; type++) {
		fprintf(file, "%s %.2fF", type == 0 ? "" : ",", weights[type]);
	}
	fputs(" },\n", file);
}

static enum kd_status save(const struct training *training, struct kd_err *err)
{
	const char *path = training->order->output;
	FILE *file = fopen(path, "w");
	if (file == NULL) {
		return kd_err_set(err, KD_EIO, "%s: %s", path, strerror(errno));
	}
	fputs("/* names_fitted.c - how much each piece of evidence speaks for "
	      "each type of\n"
	      " * name, fitted to marked articles. Written by kilde-train: "
	      "see\n"
	      " * models/README.md. */\n"
	      "#include \"read/names/names_private.h\"\n\n"
	      "/* Against its being a name, for PER, LOC, ORG, MISC. */\n"
	      "/* clang-format off */\n"
	      "const float kd_names_fitted[KD_EVIDENCE_COUNT][KD_NAME_COUNT] "
	      "= {\n",
		file);
	for (uint32_t i = 0; i < kd_names_evidence_count; i++) {
		if (!is_set(i)) {
			put_row(file, kd_names_evidence_labels[i],
				training->weights[i]);
		}
	}
	fputs("};\n", file);
	const bool written = ferror(file) == 0;
	return fclose(file) == 0 && written ? KD_OK
					    : kd_err_set(err, KD_EIO, "%s: %s",
						      path, strerror(errno));
}

static enum kd_status train(struct training *training, struct kd_err *err)
{
	KD_TRY(kd_train_load_articles(
		training->order, &training->arena, &training->articles, err));
	KD_TRY(take_articles(training, err));
	KD_TRY(fit(training, err));
	return save(training, err);
}

enum kd_status kd_train_evidence(const struct kd_order *order,
	const struct kd_packs *packs, struct kd_err *err)
{
	struct training training = { .order = order, .packs = packs };
	kd_arena_init(&training.arena, ARENA_BYTES);
	kd_lessons_init(&training.cases);
	const enum kd_status status = train(&training, err);
	kd_lessons_release(&training.cases);
	kd_memory_release(&training.memory);
	kd_arena_release(&training.arena);
	return status;
}
