/* proposals_mentions.c - where a plan is named. */
#include "read/proposals/proposals_private.h"

#define LABEL(label)                                      \
	{                                                 \
		.data = (label), .len = sizeof(label) - 1 \
	}
static const struct kd_str kind_labels[KD_PLAN_COUNT] = {
	[KD_PLAN_HEAD] = LABEL("head"),
	[KD_PLAN_AGREEMENT] = LABEL("agreement"),
	[KD_PLAN_PLAN] = LABEL("plan"),
	[KD_PLAN_DEAL] = LABEL("deal"),
	[KD_PLAN_COUNTER] = LABEL("counter"),
	[KD_PLAN_VERSION] = LABEL("version"),
	[KD_PLAN_MODIFIER] = LABEL("modifier"),
	[KD_PLAN_POINTS] = LABEL("points"),
	[KD_PLAN_PROVISION] = LABEL("provision"),
	[KD_PLAN_BECOMES] = LABEL("becomes"),
	[KD_PLAN_COUNTS] = LABEL("counts"),
	[KD_PLAN_IDIOM] = LABEL("idiom"),
};
#undef LABEL

static enum kd_plan_kind kind_of(const struct kd_lang *lang, uint32_t row)
{
	const struct kd_str kind =
		kd_lang_text(lang, row, KD_COLUMN_PLAN_WORDS_KIND);
	for (enum kd_plan_kind i = 1; i < KD_PLAN_COUNT; i++) {
		if (kd_str_equal(kind, kind_labels[i])) {
			return i;
		}
	}
	return KD_PLAN_NONE;
}

enum kd_plan_kind kd_plan_kind_at(const struct kd_proposals_work *work,
	uint32_t token, struct kd_match *match)
{
	const struct kd_lang *lang = work->reading->lang;
	return kd_plan_match(work, KD_TABLE_PLAN_WORDS, token, match)
		       ? kind_of(lang, match->row)
		       : KD_PLAN_NONE;
}

/* The kind of what follows the hyphen in "28-point", "Gaza-avtalen". */
static enum kd_plan_kind kind_of_tail(const struct kd_proposals_work *work,
	uint32_t token, struct kd_match *match)
{
	const struct kd_lang *lang = work->reading->lang;
	struct kd_str tail = work->reading->tokens->items[token].folded;
	if (memchr(tail.data, '-', tail.len) == NULL) {
		return KD_PLAN_NONE;
	}
	uint32_t after = tail.len - 1;
	while (after > 0 && tail.data[after - 1] != '-') {
		after--;
	}
	if (after == 0) {
		return KD_PLAN_NONE;
	}
	tail = kd_str_slice(tail, after, tail.len);
	const uint32_t form = kd_lang_word(lang, tail);
	struct kd_word_analysis analysis;
	const uint32_t lemma = kd_lang_analysis(lang, form, 0, &analysis)
				       ? analysis.lemma_word
				       : form;
	const struct kd_words words = {
		.forms = &form, .lemmas = &lemma, .n = 1
	};
	return kd_lang_match(lang, KD_TABLE_PLAN_WORDS, &words, 0, match)
		       ? kind_of(lang, match->row)
		       : KD_PLAN_NONE;
}

static bool is_naming(enum kd_plan_kind kind)
{
	return kind >= KD_PLAN_HEAD && kind <= KD_PLAN_VERSION;
}

/* The number a token begins with; 0 for none or one too large for points. */
static uint32_t number_at(const struct kd_proposals_work *work, uint32_t token)
{
	const struct kd_str form = work->reading->tokens->items[token].folded;
	uint32_t number = 0;
	uint32_t i = 0;
	while (i < form.len && i < 4 && form.data[i] >= '0' &&
		form.data[i] <= '9') {
		number = number * 10 + (uint32_t)(form.data[i] - '0');
		i++;
	}
	return i == 4 || (i < form.len && form.data[i] != '-') ? 0 : number;
}

/* Points of "28-point", or of "28 points" from this token on; *n is how many
 * tokens say so. */
static uint32_t points_at(
	const struct kd_proposals_work *work, uint32_t token, uint32_t *n)
{
	struct kd_match match;
	const char first = work->reading->tokens->items[token].folded.data[0];
	*n = 1;
	if (first < '0' || first > '9') {
		return 0;
	}
	const uint32_t number = number_at(work, token);
	if (number == 0) {
		return 0;
	}
	const enum kd_plan_kind tail = kind_of_tail(work, token, &match);
	if (tail == KD_PLAN_POINTS || is_naming(tail)) {
		return number;
	}
	*n = 2;
	return token + 1 < work->reading->tokens->n &&
			       kd_plan_kind_at(work, token + 1, &match) ==
				       KD_PLAN_POINTS
		       ? number
		       : 0;
}

/* The first token of the chunk that belongs to the naming: its points, plain
 * adjectives and nouns; not articles, owners and what is before them. */
static uint32_t naming_start(const struct kd_proposals_work *work,
	const struct kd_chunk *chunk, struct kd_plan_mention *mention)
{
	struct kd_match match;
	uint32_t first = mention->first;
	for (uint32_t i = mention->first; i-- > chunk->first;) {
		const struct kd_analysis *word = kd_plan_word_at(work, i);
		uint32_t n = 0;
		const uint32_t points = points_at(work, i, &n);
		const bool name =
			kd_names_of_token(work->in->names, i) != KD_NONE ||
			kd_plan_match(work, KD_TABLE_PLACES, i, &match);
		mention->owned = mention->owned || name;
		mention->definite =
			mention->definite || name ||
			kd_feats_get(word->feats, KD_FEATURE_DEFINITE) == 1 ||
			kd_feats_get(word->feats, KD_FEATURE_PRONTYPE) == 3;
		mention->modified =
			mention->modified ||
			kd_plan_kind_at(work, i, &match) == KD_PLAN_MODIFIER;
		if (points > 0 && i + n <= mention->head + 1) {
			mention->points = points;
			first = i;
		} else if (word->upos == KD_UPOS_NOUN && !name &&
			   first == i + 1 &&
			   kd_feats_get(word->feats, KD_FEATURE_CASE) !=
				   KD_CASE_GEN) {
			first = i;
		} else if (first == i + 1 && kd_plan_kind_at(work, i, &match) ==
						     KD_PLAN_MODIFIER) {
			first = i;
		}
	}
	return first;
}

/* "a plan of 28 points", "plan på 28 punkter", "načrt v 28 točkah". */
static void read_points_after(
	const struct kd_proposals_work *work, struct kd_plan_mention *mention)
{
	const uint32_t at = mention->end;
	uint32_t n = 0;
	if (mention->points > 0 || at + 2 >= work->reading->tokens->n ||
		kd_plan_word_at(work, at)->upos != KD_UPOS_ADP) {
		return;
	}
	const uint32_t points = points_at(work, at + 1, &n);
	if (points > 0) {
		mention->points = points;
		mention->end = at + 1 + n;
	}
}

/* A determiner that denies or asks for any: "no plan", "any proposal". */
static bool is_unreal(
	const struct kd_proposals_work *work, const struct kd_chunk *chunk)
{
	struct kd_match match;
	const struct kd_lang *lang = work->reading->lang;
	for (uint32_t i = chunk->first; i < chunk->head; i++) {
		const uint32_t type = kd_feats_get(
			kd_plan_word_at(work, i)->feats, KD_FEATURE_PRONTYPE);
		/* Ind, Neg and Tot; "a" is Art. */
		if (kd_plan_word_at(work, i)->upos == KD_UPOS_DET &&
			type >= 6) {
			return true;
		}
		if (kd_plan_match(work, KD_TABLE_HEDGES, i, &match) &&
			kd_lang_is(lang, match.row, KD_COLUMN_HEDGES_KIND,
				"negation")) {
			return true;
		}
	}
	return false;
}

/* Whether what it is for follows: "a plan to end", "plan for fred". */
static bool has_purpose(
	const struct kd_proposals_work *work, const struct kd_plan_mention *at)
{
	if (at->kind != KD_PLAN_PLAN || at->end >= work->reading->tokens->n) {
		return false;
	}
	const uint32_t upos = kd_plan_word_at(work, at->end)->upos;
	return upos == KD_UPOS_PART || upos == KD_UPOS_ADP;
}

/* How far behind a plan its points may be told: "the plan has been cut to 19
 * points". */
#define REACH_TOKENS 12

static bool has_points_behind(
	const struct kd_proposals_work *work, const struct kd_plan_mention *at)
{
	const struct kd_sentence *sentence =
		&work->reading->sentences->items[at->sentence];
	const uint32_t last = sentence->first + sentence->n;
	for (uint32_t i = at->end; i < last && i < at->end + REACH_TOKENS;
		i++) {
		uint32_t n = 0;
		if (points_at(work, i, &n) > 0 && n == 2) {
			return true;
		}
	}
	return false;
}

/* A word that is no plan's own ("plan", "deal") names one only where it is
 * clear which: by points, owner or purpose, or one told of before. */
static bool is_clear(const struct kd_proposals_work *work,
	const struct kd_plan_mention *mention, bool compound)
{
	if (mention->points > 0) {
		return true;
	}
	if (kd_feats_get(kd_plan_word_at(work, mention->head)->feats,
		    KD_FEATURE_NUMBER) == KD_NUMBER_PLUR) {
		return false;
	}
	const bool told = work->mentions.n > 0;
	switch (mention->kind) {
	case KD_PLAN_HEAD:
	case KD_PLAN_AGREEMENT:
	case KD_PLAN_COUNTER:
		return true;
	case KD_PLAN_VERSION:
		return told ||
		       (mention->definite && has_points_behind(work, mention));
	default:
		return compound || mention->owned || mention->modified ||
		       has_purpose(work, mention) ||
		       (mention->definite &&
			       (told || has_points_behind(work, mention)));
	}
}

static bool is_definite(const struct kd_proposals_work *work, uint32_t head)
{
	return kd_feats_get(kd_plan_word_at(work, head)->feats,
		       KD_FEATURE_DEFINITE) == 1;
}

/* Reads the phrase at a token as a naming. n: tokens of its words. */
static bool read_naming(struct kd_proposals_work *work, uint32_t token,
	const struct kd_match *match, enum kd_plan_kind kind, uint32_t sentence,
	uint32_t *after)
{
	const uint32_t chunk_index = kd_plan_word_at(work, token)->chunk;
	const uint32_t last = token + match->n - 1;
	if (chunk_index == KD_NONE) {
		return true;
	}
	const struct kd_chunk *chunk =
		&work->reading->chunks->items[chunk_index];
	struct kd_plan_mention mention = { .first = token,
		.end = last + 1,
		.head = last,
		.kind = kind,
		.word = kd_plan_word_at(work, last)->lemma,
		.row = match->row,
		.definite = !work->has_articles || is_definite(work, last),
		.sentence = sentence };
	const bool number_first = number_at(work, token) > 0;
	if (number_first) {
		mention.points = number_at(work, token);
	}
	if (last + 1 < chunk->first + chunk->n &&
		kd_names_of_token(work->in->names, chunk->head) == KD_NONE) {
		return true;
	}
	mention.first = naming_start(work, chunk, &mention);
	read_points_after(work, &mention);
	const bool compound = match->n > 1 || mention.first < token;
	if (is_unreal(work, chunk) || !is_clear(work, &mention, compound)) {
		return true;
	}
	*after = mention.end;
	return kd_plan_tell(work, &mention);
}

/* Whether the plan told of last has so many points by the words between: "the
 * draft had 14 points", "der Entwurf umfasst 14 Punkte". */
static bool is_counted(
	const struct kd_proposals_work *work, uint32_t token, uint32_t sentence)
{
	const struct kd_plan_mention *plan =
		&work->mentions.items[work->mentions.n - 1];
	if (plan->sentence != sentence ||
		kd_plan_clause_at(work, plan->head) !=
			kd_plan_clause_at(work, token)) {
		return false;
	}
	for (uint32_t i = plan->end; i < token; i++) {
		struct kd_match match;
		const enum kd_plan_kind kind = kd_plan_kind_at(work, i, &match);
		if (kind == KD_PLAN_COUNTS ||
			(kind == KD_PLAN_PROVISION && i + match.n == token)) {
			return true;
		}
	}
	return false;
}

/* Whether a plan told of can be meant by "the 28 points"; or one of this
 * sentence becomes one with so many: "cut to 19 points". */
static bool can_be_points(const struct kd_proposals_work *work, uint32_t token,
	uint32_t points, uint32_t sentence)
{
	struct kd_match match;
	const bool told = work->mentions.n > 0;
	if (told && token > 0 &&
		work->mentions.items[work->mentions.n - 1].sentence ==
			sentence &&
		kd_plan_kind_at(work, token - 1, &match) == KD_PLAN_BECOMES) {
		return true;
	}
	for (uint32_t i = 0; i < work->plans.n; i++) {
		if (work->plans.items[i].points == points ||
			work->plans.items[i].points == 0) {
			return true;
		}
	}
	return false;
}

/* Points that it does not have: "not 14 points but 15". */
static bool is_negated(const struct kd_proposals_work *work, uint32_t token)
{
	struct kd_match match;
	return token > 0 &&
	       kd_plan_match(work, KD_TABLE_HEDGES, token - 1, &match) &&
	       kd_lang_is(work->reading->lang, match.row, KD_COLUMN_HEDGES_KIND,
		       "negation");
}

/* "The first draft of the plan had 14 points": a draft that has so many is
 * another than was told, and not what is called the plan from there on. */
static void set_draft_aside(struct kd_proposals_work *work, uint32_t points)
{
	struct kd_plan_mention *const items = work->mentions.items;
	for (uint32_t i = points; i-- > 0;) {
		struct kd_plan_mention *draft = &items[i];
		if (draft->sentence != items[points].sentence) {
			break;
		}
		if (draft->kind == KD_PLAN_VERSION && draft->points == 0) {
			draft->plan = items[points].plan;
			draft->aside = true;
			items[points].aside = true;
		}
	}
}

static bool read_points_alone(struct kd_proposals_work *work, uint32_t token,
	uint32_t sentence, uint32_t *after)
{
	uint32_t n = 0;
	const uint32_t points = points_at(work, token, &n);
	if (points == 0 || n != 2 || is_negated(work, token)) {
		return true;
	}
	const uint32_t before = work->mentions.n;
	const bool counted = before > 0 && is_counted(work, token, sentence);
	if (!counted && !can_be_points(work, token, points, sentence)) {
		return true;
	}
	struct kd_match match;
	kd_plan_kind_at(work, token + 1, &match);
	struct kd_plan_mention mention = { .first = token,
		.end = token + 2,
		.head = token + 1,
		.points = points,
		.kind = KD_PLAN_VERSION,
		.word = kd_plan_word_at(work, token + 1)->lemma,
		.row = match.row,
		.sentence = sentence };
	*after = token + 2;
	if (!kd_plan_tell(work, &mention)) {
		return false;
	}
	if (counted) {
		set_draft_aside(work, before);
	}
	return true;
}

bool kd_plan_find_mentions(struct kd_proposals_work *work, uint32_t sentence)
{
	const struct kd_sentence *at =
		&work->reading->sentences->items[sentence];
	const uint32_t end = at->first + at->n;
	uint32_t i = at->first;
	while (i < end) {
		struct kd_match match;
		uint32_t after = i + 1;
		enum kd_plan_kind kind = kd_plan_kind_at(work, i, &match);
		if (kind == KD_PLAN_IDIOM) {
			i += match.n;
			continue;
		}
		if (!is_naming(kind)) {
			kind = kind_of_tail(work, i, &match);
		}
		const bool room =
			is_naming(kind)
				? read_naming(work, i, &match, kind, sentence,
					  &after)
				: read_points_alone(work, i, sentence, &after);
		if (!room) {
			return false;
		}
		i = after;
	}
	return true;
}
