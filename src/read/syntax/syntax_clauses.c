/* syntax_clauses.c - numbers the clauses of each sentence.
 *
 * A clause begins with its sentence; at a subordinator or relative pronoun;
 * after a comma or its like, and at a coordinator, where a predicate stands
 * on both sides; and with quoted words that hold a predicate. A clause that
 * was broken off before its predicate goes on after the one put into it:
 *
 *   The man | who came late | said | that it was over
 *      1           2           1            3
 */
#include "read/syntax/syntax_private.h"

/* A subject longer than this hides what opens its clause. */
#define KD_SUBJECT_TOKENS 12

/* Where the walk through a sentence stands. */
struct walk {
	struct kd_syntax_work *work;
	uint32_t end;    /* of the sentence */
	uint32_t last;   /* the highest clause number so far */
	uint32_t clause; /* the one we are in */
	uint32_t outer;  /* broken off before its predicate, or KD_NONE */
	bool has_verb;   /* the clause has its predicate */
	bool in_quote;   /* inside quoted words with their own clause */
};

static const struct kd_analysis *analysis_at(
	const struct kd_syntax_work *work, uint32_t i)
{
	return &work->out->analyses.items[i];
}

/* A finite verb, or a participle that agrees with its subject and so makes a
 * tense. */
static bool is_predicate(const struct kd_syntax_work *work, uint32_t i)
{
	const struct kd_analysis *analysis = analysis_at(work, i);
	if (!kd_is_verb(analysis->upos)) {
		return false;
	}
	const uint32_t form = kd_feat(analysis, KD_FEATURE_VERBFORM);
	return form == KD_VERBFORM_FIN ||
	       (form == KD_VERBFORM_PART &&
		       kd_feat(analysis, KD_FEATURE_CASE) == 0 &&
		       kd_feat(analysis, KD_FEATURE_GENDER) != 0 &&
		       kd_feat(analysis, KD_FEATURE_NUMBER) != 0);
}

static bool is_subordinator(const struct kd_syntax_work *work, uint32_t i)
{
	const struct kd_analysis *analysis = analysis_at(work, i);
	return analysis->upos == KD_UPOS_SCONJ ||
	       (analysis->upos == KD_UPOS_PRON &&
		       kd_feat(analysis, KD_FEATURE_PRONTYPE) ==
			       KD_PRONTYPE_REL);
}

static struct kd_str form_at(const struct kd_syntax_work *work, uint32_t i)
{
	return work->in->tokens->items[i].folded;
}

static bool is_one_of(struct kd_str form, const char *const *list)
{
	for (; *list != NULL; list++) {
		if (kd_str_equal(form, kd_str_view(*list))) {
			return true;
		}
	}
	return false;
}

static bool is_separator(const struct kd_syntax_work *work, uint32_t i)
{
	static const char *const signs[] = { ",", ";", ":", "-", "–", "—", "(",
		")", "…", "...", NULL };
	return analysis_at(work, i)->upos == KD_UPOS_PUNCT &&
	       is_one_of(form_at(work, i), signs);
}

bool kd_syntax_is_quote(struct kd_str form)
{
	static const char *const signs[] = { "\"", "“", "”", "„", "«", "»", "‟",
		"''", "``", NULL };
	return is_one_of(form, signs);
}

static bool is_quote(const struct kd_syntax_work *work, uint32_t i)
{
	return analysis_at(work, i)->upos == KD_UPOS_PUNCT &&
	       kd_syntax_is_quote(form_at(work, i));
}

/* Whether a predicate stands in [from, end) before anything that parts
 * clauses. */
static bool has_predicate_ahead(const struct walk *walk, uint32_t from)
{
	for (uint32_t i = from; i < walk->end; i++) {
		if (is_predicate(walk->work, i)) {
			return true;
		}
		if (is_separator(walk->work, i) || is_quote(walk->work, i) ||
			(i > from && is_subordinator(walk->work, i))) {
			return false;
		}
	}
	return false;
}

static bool has_predicate_in_quote(const struct walk *walk, uint32_t from)
{
	for (uint32_t i = from; i < walk->end && !is_quote(walk->work, i);
		i++) {
		if (is_predicate(walk->work, i)) {
			return true;
		}
	}
	return false;
}

static void open_clause(struct walk *walk)
{
	if (!walk->has_verb && walk->outer == KD_NONE) {
		walk->outer = walk->clause;
	}
	walk->clause = ++walk->last;
	walk->has_verb = false;
}

/* What follows is a clause beside this one, or the one broken off before. */
static void leave_clause(struct walk *walk)
{
	if (walk->outer != KD_NONE) {
		walk->clause = walk->outer;
		walk->outer = KD_NONE;
	} else {
		walk->clause = ++walk->last;
	}
	walk->has_verb = false;
}

/* "in which": the clause begins with the preposition. */
static void take_preposition(struct walk *walk, uint32_t i, uint32_t first)
{
	if (i > first && analysis_at(walk->work, i)->upos == KD_UPOS_PRON &&
		analysis_at(walk->work, i - 1)->upos == KD_UPOS_ADP) {
		walk->work->out->analyses.items[i - 1].clause = walk->clause;
	}
}

/* Decides in which clause token i stands. */
static void step(struct walk *walk, uint32_t i, uint32_t first)
{
	const struct kd_syntax_work *work = walk->work;
	const uint32_t upos = analysis_at(work, i)->upos;
	if (is_quote(work, i) && walk->in_quote) {
		work->out->analyses.items[i].clause = walk->clause;
		walk->in_quote = false;
		leave_clause(walk);
		return;
	}
	if (is_quote(work, i) && has_predicate_in_quote(walk, i + 1)) {
		if (i > first) {
			open_clause(walk);
		}
		walk->in_quote = true;
	} else if (i > first && is_subordinator(work, i)) {
		open_clause(walk);
		take_preposition(walk, i, first);
	} else if (upos == KD_UPOS_CCONJ && walk->has_verb &&
		   has_predicate_ahead(walk, i + 1)) {
		leave_clause(walk);
	}
	work->out->analyses.items[i].clause = walk->clause;
	walk->has_verb = walk->has_verb || is_predicate(work, i);
	if (is_separator(work, i) && walk->has_verb && i + 1 < walk->end &&
		!is_subordinator(work, i + 1) &&
		has_predicate_ahead(walk, i + 1)) {
		leave_clause(walk);
	}
}

/* Words that may stand between a subordinator and its verb. */
static bool may_be_subject(uint32_t upos)
{
	return kd_is_nominal(upos) || upos == KD_UPOS_DET ||
	       upos == KD_UPOS_ADJ || upos == KD_UPOS_NUM ||
	       upos == KD_UPOS_PRON || upos == KD_UPOS_CCONJ ||
	       upos == KD_UPOS_PART;
}

static bool may_subordinate(const struct kd_syntax_work *work, uint32_t i)
{
	struct kd_word_analysis analysis;
	for (uint32_t k = 0;
		kd_lang_analysis(work->in->lang, work->forms[i], k, &analysis);
		k++) {
		if (analysis.upos == KD_UPOS_SCONJ) {
			return true;
		}
	}
	return false;
}

static bool is_finite(const struct kd_analysis *a)
{
	return (a->upos == KD_UPOS_VERB || a->upos == KD_UPOS_AUX) &&
	       kd_feat(a, KD_FEATURE_VERBFORM) == KD_VERBFORM_FIN;
}

/* Whether a main clause is left when the verb at `verb` goes with the clause
 * that `i` opens; "etter samtalen ringde Putin" has but one verb. */
static bool has_main_verb(const struct kd_analysis *analyses, uint32_t first,
	uint32_t i, uint32_t verb, uint32_t end)
{
	const bool is_joined =
		i > first && analyses[i - 1].upos == KD_UPOS_CCONJ;
	for (uint32_t k = first; k < i && !is_joined; k++) {
		if (is_finite(&analyses[k])) {
			return true;
		}
	}
	for (uint32_t k = verb + 1; k < end; k++) {
		if (is_finite(&analyses[k])) {
			return true;
		}
		/* "..., where they agreed" is no main clause either. */
		if (analyses[k].upos == KD_UPOS_SCONJ ||
			kd_feat(&analyses[k], KD_FEATURE_PRONTYPE) ==
				KD_PRONTYPE_REL ||
			(analyses[k].upos == KD_UPOS_ADV &&
				analyses[k - 1].upos == KD_UPOS_PUNCT)) {
			return false;
		}
	}
	return false;
}

/* "A spokesman [for] the family said": in the tree the preposition's noun hangs
 * on the verb's subject. */
static bool hangs_on_subject(
	const struct kd_analysis *analyses, uint32_t i, uint32_t verb)
{
	const uint32_t noun = analyses[i].head;
	if (noun == KD_NONE || noun <= i ||
		!kd_str_equal(analyses[i].deprel, KD_STR("case")) ||
		!kd_str_equal(analyses[noun].deprel, KD_STR("nmod"))) {
		return false;
	}
	const uint32_t subject = analyses[noun].head;
	return subject < i && analyses[subject].head == verb &&
	       kd_str_starts_with(
		       analyses[subject].deprel, kd_str_view("nsubj"));
}

/* "since A and B met": what looks like a preposition opens a clause if a
 * finite verb follows the noun phrase. */
static void settle_subordinator(
	struct kd_syntax_work *work, uint32_t first, uint32_t i, uint32_t end)
{
	struct kd_analysis *analyses = work->out->analyses.items;
	if (analyses[i].upos != KD_UPOS_ADP || !may_subordinate(work, i)) {
		return;
	}
	uint32_t at = i + 1;
	while (at < end && at <= i + KD_SUBJECT_TOKENS &&
		may_be_subject(analyses[at].upos)) {
		at++;
	}
	if (at > i + 1 && at < end && is_finite(&analyses[at]) &&
		has_main_verb(analyses, first, i, at, end) &&
		!hangs_on_subject(analyses, i, at)) {
		analyses[i].upos = KD_UPOS_SCONJ;
	}
}

static void settle_subordinators(struct kd_syntax_work *work)
{
	const struct kd_sentences *sentences = work->in->sentences;
	for (uint32_t i = 0; i < sentences->n; i++) {
		const uint32_t end =
			sentences->items[i].first + sentences->items[i].n;
		const uint32_t first = sentences->items[i].first;
		for (uint32_t k = first; k < end; k++) {
			settle_subordinator(work, first, k, end);
		}
	}
}

void kd_syntax_clauses(struct kd_syntax_work *work)
{
	settle_subordinators(work);
	const struct kd_sentences *sentences = work->in->sentences;
	struct walk walk = { .work = work };
	for (uint32_t i = 0; i < sentences->n; i++) {
		const struct kd_sentence *sentence = &sentences->items[i];
		walk.clause = i == 0 ? 0 : ++walk.last;
		walk.end = sentence->first + sentence->n;
		walk.outer = KD_NONE;
		walk.has_verb = false;
		walk.in_quote = false;
		for (uint32_t k = sentence->first; k < walk.end; k++) {
			step(&walk, k, sentence->first);
		}
	}
}
