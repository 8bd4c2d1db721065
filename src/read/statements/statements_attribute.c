/* statements_attribute.c - finds, around each word of saying, who says so and
 * to whom. */
#include "read/statements/statements_private.h"

/* How far from the verb its subject is looked for. */
#define SUBJECT_TOKENS 40

/* One word of saying while its clause is being read. */
struct reading {
	const struct kd_talk *talk;
	const struct kd_unit *unit;
	const struct kd_cue *cue;
	struct kd_report report;
	uint32_t group;      /* first token of the verb with its auxiliaries */
	uint32_t left_limit; /* where the clause may begin at the earliest */
	bool modal;
	bool condition;
	bool passive;
	bool coordinated; /* a coordinator stands where the subject would */
	bool infinitive;
	bool shared; /* the source stands with another verb */
};

static uint32_t upos_at(const struct kd_talk *talk, uint32_t i)
{
	return kd_talk_analysis(talk, i)->upos;
}

static uint32_t verbform(const struct kd_talk *talk, uint32_t i)
{
	if (talk->marks[i].form != 0) {
		return talk->marks[i].form;
	}
	return kd_feats_get(
		kd_talk_analysis(talk, i)->feats, KD_FEATURE_VERBFORM);
}

static const uint32_t boundary = KD_MARK_COMMA | KD_MARK_COLON |
				 KD_MARK_SEMICOLON | KD_MARK_STOP |
				 KD_MARK_DASH | KD_MARK_OPEN | KD_MARK_CLOSE;

static bool is_boundary(const struct kd_talk *talk, uint32_t i)
{
	return (kd_talk_bits(talk, i) & boundary) != 0 ||
	       talk->marks[i].quote != KD_NONE;
}

/* An auxiliary, adverb or the like between subject and verb. */
static bool is_between(const struct kd_talk *talk, uint32_t i)
{
	switch (upos_at(talk, i)) {
	case KD_UPOS_AUX:
	case KD_UPOS_ADV:
	case KD_UPOS_PART:
		return true;
	case KD_UPOS_PRON:
		return kd_feats_get(kd_talk_analysis(talk, i)->feats,
			       KD_FEATURE_REFLEX) != 0;
	default:
		return false;
	}
}

static void note_between(struct reading *r, uint32_t i)
{
	const uint32_t bits = kd_talk_bits(r->talk, i);
	const uint32_t upos = upos_at(r->talk, i);
	r->report.negated = r->report.negated || (bits & KD_MARK_NEGATION) != 0;
	r->report.hedged = r->report.hedged || (bits & KD_MARK_HEDGE) != 0;
	r->modal = r->modal ||
		   ((bits & KD_MARK_MODAL) != 0 && upos != KD_UPOS_ADV);
	r->passive = r->passive ||
		     ((bits & KD_MARK_PASSIVE) != 0 &&
			     (upos == KD_UPOS_AUX || upos == KD_UPOS_VERB));
	r->infinitive =
		r->infinitive ||
		(upos == KD_UPOS_PART && (bits & KD_MARK_NEGATION) == 0 &&
			i + 1 == r->cue->verb &&
			verbform(r->talk, r->cue->verb) == KD_VERBFORM_INF);
}

/* Reads the auxiliaries and adverbs that stand right before the verb. */
static void read_group(struct reading *r)
{
	uint32_t i = r->cue->first;
	while (i > r->left_limit && !is_boundary(r->talk, i - 1) &&
		is_between(r->talk, i - 1)) {
		note_between(r, i - 1);
		i--;
	}
	r->group = i;
}

/* Whether a phrase stands right behind a verb of its own. */
static bool is_object(const struct reading *r, struct kd_stretch phrase)
{
	if (phrase.first <= r->left_limit) {
		return false;
	}
	const uint32_t before = upos_at(r->talk, phrase.first - 1);
	return before == KD_UPOS_VERB || before == KD_UPOS_AUX;
}

/* A phrase left of the verb: the subject, or something to be passed over. */
enum step { STEP_FOUND, STEP_OVER, STEP_STOP };

static enum step judge_phrase(
	struct reading *r, struct kd_stretch *phrase, uint32_t *next)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_stretch whole =
		kd_talk_extend_left(talk, *phrase, r->left_limit);
	const uint32_t adposition = kd_talk_adposition(talk, whole);
	if (adposition != KD_NONE && adposition >= r->left_limit) {
		*next = adposition;
		return STEP_OVER;
	}
	*next = whole.first;
	struct kd_stretch head = kd_talk_phrase(talk, whole.first);
	if (kd_talk_is_time(talk, whole)) {
		return STEP_OVER;
	}
	if (kd_talk_is_headless(talk, head) ||
		(whole.end != r->group && is_object(r, whole))) {
		return STEP_STOP;
	}
	if (!kd_talk_may_be_subject(talk, head)) {
		if (kd_stretch_is_none(r->report.object)) {
			r->report.object = whole;
		}
		return STEP_OVER;
	}
	*phrase = whole;
	return STEP_FOUND;
}

/* "Mike Pence (R-IN) said". */
static enum step step_over_brackets(
	const struct reading *r, uint32_t i, uint32_t *next)
{
	for (uint32_t k = i; k > r->left_limit && i - k < SUBJECT_TOKENS; k--) {
		if ((kd_talk_bits(r->talk, k - 1) & KD_MARK_OPEN) != 0) {
			*next = k - 1;
			return STEP_OVER;
		}
	}
	return STEP_STOP;
}

/* "all [experts] I interviewed said": the phrase that a clause without
 * relative pronoun, ending at i, hangs on. */
static bool find_before_contact(
	const struct reading *r, uint32_t i, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	if (i < r->left_limit + 2 ||
		(kd_talk_bits(talk, i) & KD_MARK_FINITE) == 0) {
		return false;
	}
	const struct kd_stretch inner = kd_talk_phrase(talk, i - 1);
	if (kd_stretch_is_none(inner) || inner.end != i ||
		inner.first <= r->left_limit ||
		upos_at(talk, inner.first - 1) == KD_UPOS_ADP) {
		return false;
	}
	const struct kd_stretch outer = kd_talk_phrase(talk, inner.first - 1);
	if (kd_stretch_is_none(outer) || outer.end != inner.first ||
		kd_talk_is_time(talk, outer)) {
		return false;
	}
	*out = kd_talk_extend_left(talk, outer, r->left_limit);
	const uint32_t adposition = kd_talk_adposition(talk, *out);
	out->end = i + 1;
	return adposition == KD_NONE;
}

static enum step step_left(
	struct reading *r, uint32_t i, uint32_t *next, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t bits = kd_talk_bits(talk, i);
	*next = i;
	if ((bits & KD_MARK_CLAIMED) != 0) {
		return STEP_OVER;
	}
	if ((bits & KD_MARK_CLOSE) != 0) {
		return step_over_brackets(r, i, next);
	}
	if (is_boundary(talk, i)) {
		return STEP_STOP;
	}
	if (upos_at(talk, i) == KD_UPOS_CCONJ) {
		r->coordinated = true;
		return STEP_STOP;
	}
	if ((bits & KD_MARK_RELATIVE) != 0) {
		*out = (struct kd_stretch){ i, i + 1 };
		return STEP_FOUND;
	}
	if (is_between(talk, i)) {
		note_between(r, i);
		return STEP_OVER;
	}
	*out = kd_talk_phrase(talk, i);
	if (!kd_stretch_is_none(*out) && out->first <= i) {
		return judge_phrase(r, out, next);
	}
	if (find_before_contact(r, i, out)) {
		return STEP_FOUND;
	}
	if (upos_at(talk, i) == KD_UPOS_VERB && (bits & KD_MARK_MODAL) != 0) {
		r->modal = true;
		return STEP_OVER;
	}
	return STEP_STOP;
}

/* The subject before the verb, past adverbs, times and prepositions. */
static bool find_before(struct reading *r, struct kd_stretch *out)
{
	uint32_t i = r->group;
	const uint32_t limit = r->group > r->left_limit + SUBJECT_TOKENS
				       ? r->group - SUBJECT_TOKENS
				       : r->left_limit;
	while (i > limit) {
		uint32_t next;
		switch (step_left(r, i - 1, &next, out)) {
		case STEP_FOUND:
			return true;
		case STEP_STOP:
			r->condition =
				r->condition || (kd_talk_bits(r->talk, i - 1) &
							KD_MARK_CONDITION) != 0;
			return false;
		case STEP_OVER:
			i = next;
			break;
		}
	}
	return false;
}

/* Negations and hedges behind the verb hold for it too. */
static void note_behind(struct reading *r, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const uint32_t bits = kd_talk_bits(r->talk, i);
		const uint32_t upos = upos_at(r->talk, i);
		if (upos == KD_UPOS_ADV || upos == KD_UPOS_PART) {
			r->report.negated = r->report.negated ||
					    (bits & KD_MARK_NEGATION) != 0;
			r->report.hedged =
				r->report.hedged || (bits & KD_MARK_HEDGE) != 0;
		}
	}
}

static uint32_t skip_between(const struct reading *r, uint32_t i)
{
	while (i < r->unit->end && !is_boundary(r->talk, i) &&
		is_between(r->talk, i) &&
		!(upos_at(r->talk, i) == KD_UPOS_PART && i + 1 < r->unit->end &&
			verbform(r->talk, i + 1) == KD_VERBFORM_INF)) {
		i++;
	}
	return i;
}

/* A subject that stands right after the verb. */
static bool find_after(struct reading *r, uint32_t from, struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t i = skip_between(r, from);
	if (i >= r->unit->end || is_boundary(talk, i) ||
		upos_at(talk, i) == KD_UPOS_ADP ||
		(kd_talk_bits(talk, i) & (KD_MARK_THAT | KD_MARK_CLAIMED)) !=
			0) {
		return false;
	}
	*out = kd_talk_phrase_from(talk, i, r->unit->end);
	if (kd_stretch_is_none(*out) || out->end > r->unit->end ||
		!kd_talk_may_be_subject(talk, *out) ||
		kd_talk_is_time(talk, *out)) {
		return false;
	}
	*out = kd_talk_extend_right(talk, *out, r->unit->end);
	/* "X said [the plan] was": that is what is said. */
	return out->end >= r->unit->end ||
	       (kd_talk_bits(talk, out->end) & KD_MARK_FINITE) == 0;
}

/* Where the clause that ends before the comma at close begins. */
static uint32_t begin_of_clause(const struct reading *r, uint32_t close)
{
	const uint32_t ends =
		KD_MARK_SEMICOLON | KD_MARK_COLON | KD_MARK_STOP | KD_MARK_DASH;
	uint32_t i = close;
	while (i > r->unit->first && close - i < SUBJECT_TOKENS &&
		r->talk->marks[i - 1].quote == KD_NONE &&
		(kd_talk_bits(r->talk, i - 1) & ends) == 0) {
		i--;
	}
	return i;
}

/* Whether no predicate stands in [first, end) outside relative clauses. */
static bool is_aside(const struct kd_talk *talk, uint32_t first, uint32_t end)
{
	bool relative = false;
	for (uint32_t i = first; i < end; i++) {
		const uint32_t bits = kd_talk_bits(talk, i);
		relative = (bits & KD_MARK_RELATIVE) != 0 ||
			   (relative && (bits & KD_MARK_COMMA) == 0);
		if ((bits & KD_MARK_FINITE) != 0 && !relative) {
			return false;
		}
	}
	return true;
}

/* Whether what stands between commas goes on the phrase: another name for it,
 * an age, a relative clause. Not so "speaking in Oslo" or "however". */
static bool is_part_of_source(const struct kd_talk *talk, uint32_t i)
{
	const uint32_t bits = kd_talk_bits(talk, i);
	return (bits & (KD_MARK_RELATIVE | KD_MARK_ATTACH)) != 0 ||
	       (upos_at(talk, i) != KD_UPOS_ADP &&
		       !kd_stretch_is_none(kd_talk_phrase(talk, i)));
}

/* "Jim Jordan (R-Ohio)". */
static uint32_t end_of_brackets(
	const struct kd_talk *talk, uint32_t i, uint32_t limit)
{
	if (i >= limit || (kd_talk_bits(talk, i) & KD_MARK_OPEN) == 0) {
		return i;
	}
	for (uint32_t k = i + 1; k < limit; k++) {
		if ((kd_talk_bits(talk, k) & KD_MARK_CLOSE) != 0) {
			return k + 1;
		}
	}
	return i;
}

/* The first phrase in [i, close) that a comma ends and only asides follow. */
static bool find_with_aside(const struct reading *r, uint32_t i, uint32_t close,
	struct kd_stretch *out)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t first = i;
	while (i < close) {
		struct kd_stretch phrase = kd_talk_phrase(talk, i);
		if (kd_stretch_is_none(phrase) || phrase.first != i ||
			phrase.end > close) {
			i++;
			continue;
		}
		const uint32_t end = end_of_brackets(
			talk, kd_talk_attached_end(talk, phrase, close), close);
		const bool alone =
			kd_talk_adposition(talk, phrase) == KD_NONE &&
			!kd_talk_is_time(talk, phrase) &&
			kd_talk_may_be_subject(talk, phrase) &&
			!is_object(r, phrase);
		if (alone && end < close &&
			(kd_talk_bits(talk, end) & KD_MARK_COMMA) != 0 &&
			is_aside(talk, first, close)) {
			*out = (struct kd_stretch){ i, end };
			if (is_part_of_source(talk, end + 1)) {
				out->end = close;
			}
			return true;
		}
		i = end > i ? end : i + 1;
	}
	return false;
}

/* "Kaja Kallas, the EU's foreign policy chief, said": a subject with something
 * between commas behind it. */
static bool find_before_comma(struct reading *r, struct kd_stretch *out)
{
	const uint32_t close = r->group > 0 ? r->group - 1 : 0;
	if (r->group <= r->unit->first + 3 ||
		(kd_talk_bits(r->talk, close) & KD_MARK_COMMA) == 0) {
		return false;
	}
	return find_with_aside(r, begin_of_clause(r, close), close, out);
}

/* Steps over what may stand between verb and content: to whom, when, where,
 * how. Notes the addressee. */
static uint32_t skip_one(struct reading *r, uint32_t i)
{
	const struct kd_talk *talk = r->talk;
	const struct kd_mark_of *mark = &talk->marks[i];
	uint32_t phrase_at = i;
	if ((mark->bits & KD_MARK_CLAIMED) != 0) {
		return i + 1;
	}
	if ((mark->bits & KD_MARK_THAT) != 0) {
		return i;
	}
	const bool addressee = (mark->bits & KD_MARK_ADDRESSEE) != 0;
	if (addressee) {
		phrase_at = i + mark->link_n;
	} else if (upos_at(talk, i) == KD_UPOS_ADP) {
		phrase_at = i + 1;
	} else if (upos_at(talk, i) == KD_UPOS_ADV ||
		   upos_at(talk, i) == KD_UPOS_PART) {
		const bool infinitive =
			i + 1 < r->unit->end &&
			verbform(talk, i + 1) == KD_VERBFORM_INF;
		return infinitive ? i : i + 1;
	}
	if (phrase_at >= r->unit->end) {
		return i;
	}
	struct kd_stretch phrase = kd_talk_phrase(talk, phrase_at);
	if (kd_stretch_is_none(phrase) || phrase.first > phrase_at ||
		phrase.end > r->unit->end) {
		return i;
	}
	if (phrase_at == i && !kd_talk_is_time(talk, phrase)) {
		const uint32_t found = kd_feats_get(
			kd_talk_analysis(talk, i)->feats, KD_FEATURE_CASE);
		if (found != KD_CASE_DAT) {
			return i;
		}
		r->report.addressee = phrase;
		return phrase.end;
	}
	if (phrase_at > i) {
		phrase = kd_talk_extend_right(talk, phrase, r->unit->end);
	}
	if (addressee && kd_stretch_is_none(r->report.addressee) &&
		!kd_talk_is_time(talk, phrase)) {
		r->report.addressee = phrase;
	}
	return phrase.end;
}

static uint32_t skip_adjuncts(struct reading *r, uint32_t from)
{
	uint32_t i = from;
	while (i < r->unit->end && !is_boundary(r->talk, i)) {
		const uint32_t next = skip_one(r, i);
		if (next == i) {
			break;
		}
		i = next;
	}
	/* "said there was": the adverb was part of what is said. */
	const bool finite =
		i < r->unit->end && (kd_talk_bits(r->talk, i) & KD_MARK_FINITE);
	if (finite) {
		r->report.addressee = (struct kd_stretch){ 0 };
	}
	return finite ? from : i;
}

/* Whether what stands at i is more than the object that came before. */
static bool begins_content(const struct reading *r, uint32_t i)
{
	if (i >= r->unit->end) {
		return false;
	}
	const uint32_t begins = KD_MARK_THAT | KD_MARK_COLON | KD_MARK_COMMA;
	return (kd_talk_bits(r->talk, i) & begins) != 0 ||
	       r->talk->marks[i].quote != KD_NONE ||
	       upos_at(r->talk, i) == KD_UPOS_PART ||
	       !kd_stretch_is_none(kd_talk_phrase(r->talk, i));
}

/* "told reporters that": the object of some verbs is who is spoken to. */
static uint32_t read_addressee(struct reading *r, uint32_t from)
{
	const struct kd_talk *talk = r->talk;
	if ((r->cue->takes & KD_TAKES_ADDRESSEE) == 0 || from >= r->unit->end ||
		is_boundary(talk, from) ||
		(kd_talk_bits(talk, from) & KD_MARK_THAT) != 0) {
		return from;
	}
	const struct kd_stretch phrase = kd_talk_phrase(talk, from);
	if (kd_stretch_is_none(phrase) || phrase.first != from ||
		phrase.end > r->unit->end || kd_talk_is_time(talk, phrase)) {
		return from;
	}
	/* "told [me] she": the next phrase is the subject of what is told. */
	const bool finite =
		phrase.end < r->unit->end &&
		(kd_talk_bits(talk, phrase.end) & KD_MARK_FINITE) != 0;
	const uint32_t rest = skip_adjuncts(r, phrase.end);
	if (finite || ((r->cue->takes & KD_TAKES_OBJECT) != 0 &&
			      !begins_content(r, rest))) {
		return from;
	}
	r->report.addressee = phrase;
	return rest;
}

static bool is_pronoun_for_sentence(
	const struct kd_talk *talk, struct kd_stretch phrase)
{
	return phrase.end == phrase.first + 1 &&
	       (kd_talk_bits(talk, phrase.first) & KD_MARK_ANAPHOR) != 0;
}

/* Where the words around a verb with source end, to both sides. */
static void close_clause(struct reading *r)
{
	struct kd_report *report = &r->report;
	const struct kd_stretch source = report->source;
	report->clause = (struct kd_stretch){ r->group, r->cue->end };
	if (!kd_stretch_is_none(source) && !r->shared) {
		report->clause.first =
			source.first < r->group ? source.first : r->group;
		report->clause.end =
			source.end > r->cue->end ? source.end : r->cue->end;
	}
	uint32_t rest = skip_between(r, report->clause.end);
	rest = skip_adjuncts(r, rest);
	rest = read_addressee(r, rest);
	report->rest = rest;
	note_behind(r, r->cue->end, rest);
	report->clause.end =
		rest > report->clause.end ? rest : report->clause.end;
}

/* "If the minister says that ...". */
static bool is_under_condition(const struct reading *r)
{
	const uint32_t first = r->report.clause.first;
	return !r->shared && first > r->unit->first &&
	       (kd_talk_bits(r->talk, first - 1) & KD_MARK_CONDITION) != 0;
}

/* "Will he say that ...?" */
static bool is_asked(const struct reading *r)
{
	const uint32_t last = r->unit->end - 1;
	const uint32_t asked = KD_MARK_QUESTION | KD_MARK_STOP;
	return r->talk->marks[last].quote == KD_NONE &&
	       (kd_talk_bits(r->talk, last) & asked) == asked &&
	       r->report.rest < last &&
	       (kd_talk_bits(r->talk, r->report.rest) & boundary) == 0;
}

/* Words of saying that only could be said, are asked about or wished for. */
static bool is_unsaid(const struct reading *r)
{
	const bool may_confirm = r->cue->force == KD_FORCE_CONFIRMS ||
				 r->cue->force == KD_FORCE_DENIES;
	if (r->condition || r->infinitive || is_under_condition(r) ||
		is_asked(r)) {
		return true;
	}
	if (r->modal && !may_confirm && !r->report.hedged) {
		return true;
	}
	const bool turns = r->cue->force == KD_FORCE_DENIES ||
			   r->cue->force == KD_FORCE_REJECTS ||
			   r->cue->force == KD_FORCE_DOUBTS;
	return r->report.negated && !turns;
}

/* Whether a clause does not stand within what another reports: something
 * parts it from what is before. */
static bool is_main(const struct reading *r, const struct kd_report *report)
{
	const uint32_t first = report->clause.first;
	return first <= r->unit->first || report->heir != KD_NONE ||
	       is_boundary(r->talk, first - 1) ||
	       upos_at(r->talk, first - 1) == KD_UPOS_CCONJ;
}

/* The source of the report before in this unit, for verbs that share their
 * subject: "denied it and said", "..., adding that". */
static bool share_source(struct reading *r)
{
	const struct kd_talk *talk = r->talk;
	for (uint32_t i = talk->reports.n; i > r->unit->first_report; i--) {
		const struct kd_report *other = &talk->reports.items[i - 1];
		const enum kd_cue_kind kind = talk->cues.items[other->cue].kind;
		if (kind == KD_CUE_VERB && is_main(r, other) &&
			!kd_stretch_is_none(other->source)) {
			r->report.heir = i - 1;
			r->report.source = other->source;
			return true;
		}
	}
	return false;
}

/* The first phrase of the unit that may be a subject. */
static bool share_subject(struct reading *r)
{
	const struct kd_talk *talk = r->talk;
	uint32_t i = r->unit->first;
	while (i < r->cue->first) {
		struct kd_stretch phrase = kd_talk_phrase(talk, i);
		if (kd_stretch_is_none(phrase) || phrase.first < i) {
			i++;
			continue;
		}
		const uint32_t adposition = kd_talk_adposition(talk, phrase);
		if (adposition == KD_NONE && phrase.end <= r->cue->first &&
			kd_talk_may_be_subject(talk, phrase) &&
			!kd_talk_is_time(talk, phrase) &&
			(kd_talk_bits(talk, i) & KD_MARK_CLAIMED) == 0) {
			r->report.source = kd_talk_extend_right(
				talk, phrase, r->cue->first);
			return true;
		}
		i = phrase.end;
	}
	return false;
}

/* The verb agrees with a subject that may be left out. Where only its person
 * shows, what is said must be parted from it by a comma, as it is where
 * subjects may be left out. */
static bool may_drop_subject(const struct reading *r)
{
	const uint64_t feats = kd_talk_analysis(r->talk, r->cue->verb)->feats;
	const uint32_t form = kd_feats_get(feats, KD_FEATURE_VERBFORM);
	if (form == KD_VERBFORM_PART) {
		return kd_feats_get(feats, KD_FEATURE_GENDER) != 0;
	}
	const uint32_t i = r->cue->end;
	return form == KD_VERBFORM_FIN &&
	       kd_feats_get(feats, KD_FEATURE_PERSON) == 3 &&
	       (i >= r->unit->end || is_boundary(r->talk, i)) &&
	       r->group > r->unit->first && is_boundary(r->talk, r->group - 1);
}

/* "as confirmed by a Ukrainian official": who acts stands after. */
static bool read_agent(struct reading *r)
{
	const struct kd_talk *talk = r->talk;
	const uint32_t i = r->cue->end;
	if (i + 1 >= r->unit->end ||
		(kd_talk_bits(talk, i) & KD_MARK_AGENT) == 0) {
		return false;
	}
	struct kd_stretch phrase =
		kd_talk_phrase(talk, i + talk->marks[i].link_n);
	if (kd_stretch_is_none(phrase) || phrase.end > r->unit->end) {
		return false;
	}
	r->report.source = kd_talk_extend_right(talk, phrase, r->unit->end);
	r->report.tail = true;
	return true;
}

/* A verb whose source is what follows it: "emerges from the draft". */
static bool read_source_after(struct reading *r)
{
	struct kd_stretch phrase = { 0 };
	const uint32_t i = skip_between(r, r->cue->end);
	if (i < r->unit->end) {
		phrase = kd_talk_phrase(r->talk, i);
	}
	if (kd_stretch_is_none(phrase) || phrase.end > r->unit->end) {
		return false;
	}
	r->report.source = kd_talk_extend_right(r->talk, phrase, r->unit->end);
	struct kd_stretch before;
	r->report.anaphor = find_before(r, &before) &&
			    is_pronoun_for_sentence(r->talk, before);
	return true;
}

/* A gap phrase holds its subject: "legger han til". */
static bool read_inside(struct reading *r)
{
	if (!r->cue->gap) {
		return false;
	}
	const struct kd_stretch phrase =
		kd_talk_phrase(r->talk, r->cue->first + 1);
	if (kd_stretch_is_none(phrase) || phrase.end > r->cue->end) {
		return false;
	}
	r->report.source = phrase;
	return true;
}

static bool ends_clause(const struct reading *r, uint32_t i)
{
	return i >= r->unit->end || (kd_talk_bits(r->talk, i) & boundary) != 0;
}

static bool is_participial(const struct reading *r)
{
	const uint32_t form = verbform(r->talk, r->cue->verb);
	if (form == KD_VERBFORM_GER) {
		for (uint32_t i = r->group; i < r->cue->first; i++) {
			if (upos_at(r->talk, i) == KD_UPOS_AUX) {
				return false;
			}
		}
		return true;
	}
	return false;
}

static bool ends_in_brackets(const struct reading *r, uint32_t i)
{
	return i < r->group && (kd_talk_bits(r->talk, i) & KD_MARK_OPEN) != 0 &&
	       (kd_talk_bits(r->talk, r->group - 1) & KD_MARK_CLOSE) != 0;
}

/* "with footage of X saying": right before the participle. */
static bool find_beside(struct reading *r, struct kd_stretch *out)
{
	if (r->group == r->unit->first || is_boundary(r->talk, r->group - 1)) {
		return false;
	}
	*out = kd_talk_phrase(r->talk, r->group - 1);
	return !kd_stretch_is_none(*out) && out->end == r->group &&
	       !kd_talk_is_time(r->talk, *out);
}

/* Chooses between a subject before the verb and one after it. */
static bool read_subject(struct reading *r)
{
	struct kd_stretch before = { 0 };
	struct kd_stretch after = { 0 };
	if (is_participial(r)) {
		r->report.participial = true;
		if (find_beside(r, &before)) {
			r->report.source = before;
			return true;
		}
		r->shared = true;
		return share_source(r) || share_subject(r);
	}
	const bool has_before = find_before(r, &before);
	const bool is_near =
		has_before &&
		(before.end == r->group || ends_in_brackets(r, before.end));
	const bool anaphor =
		has_before && is_pronoun_for_sentence(r->talk, before);
	if (has_before && ends_in_brackets(r, before.end)) {
		before.end = r->group;
	}
	if (is_near && !anaphor) {
		r->report.source = before;
		return true;
	}
	if (read_inside(r)) {
		r->report.anaphor = anaphor;
		return true;
	}
	if (!has_before && r->coordinated && r->group > r->unit->first &&
		upos_at(r->talk, r->group - 1) == KD_UPOS_CCONJ &&
		(share_source(r) || share_subject(r))) {
		r->shared = true;
		return true;
	}
	if (!has_before && find_before_comma(r, &r->report.source)) {
		return true;
	}
	const bool has_after =
		(!has_before || anaphor) && find_after(r, r->cue->end, &after);
	if (has_after && (anaphor || ends_clause(r, after.end))) {
		r->report.source = after;
		r->report.anaphor = anaphor;
		return true;
	}
	if (has_before) {
		r->report.source = before;
		return true;
	}
	if (has_after) {
		r->report.source = after;
		return true;
	}
	if (r->coordinated && (share_source(r) || share_subject(r))) {
		r->shared = true;
		return true;
	}
	r->report.dropped = may_drop_subject(r);
	return r->report.dropped;
}

/* "as confirmed by X": a participle, or what may have been taken for a finite
 * verb, with who acts behind it. */
static bool is_agentive(struct reading *r, uint32_t form)
{
	const bool as = r->group > r->unit->first &&
			(kd_talk_bits(r->talk, r->group - 1) & KD_MARK_AS) != 0;
	if (as && r->cue->end < r->unit->end &&
		(kd_talk_bits(r->talk, r->cue->end) & KD_MARK_AGENT) != 0) {
		r->group--;
		return true;
	}
	return form == KD_VERBFORM_PART;
}

static bool read_verb(struct reading *r)
{
	const uint32_t form = verbform(r->talk, r->cue->verb);
	r->left_limit = r->unit->first;
	read_group(r);
	if (is_agentive(r, form) && read_agent(r)) {
		r->report.clause =
			(struct kd_stretch){ r->group, r->report.source.end };
		r->report.rest = skip_adjuncts(r, r->report.source.end);
		r->report.clause.end = r->report.rest;
		return !is_unsaid(r);
	}
	if (r->cue->source == KD_CUE_AFTER) {
		if (!read_source_after(r)) {
			return false;
		}
	} else if (!read_subject(r)) {
		return false;
	}
	if (r->passive && form == KD_VERBFORM_PART) {
		return false;
	}
	if (form == KD_VERBFORM_INF && !r->modal) {
		return false;
	}
	close_clause(r);
	return !is_unsaid(r);
}

/* "Ukrainas utanriksminister": what a name owns goes with it. */
static struct kd_stretch with_owned(
	const struct kd_talk *talk, struct kd_stretch phrase, uint32_t limit)
{
	if (phrase.end >= limit ||
		kd_names_of_token(talk->in->names, phrase.end - 1) == KD_NONE) {
		return phrase;
	}
	const uint32_t upos = upos_at(talk, phrase.end);
	if ((upos == KD_UPOS_NOUN || upos == KD_UPOS_ADJ) &&
		(talk->reading->tokens->items[phrase.end].flags &
			KD_TOKEN_CAPITAL) == 0) {
		const struct kd_stretch owned =
			kd_talk_phrase_from(talk, phrase.end, limit);
		phrase.end = kd_stretch_is_none(owned) ? phrase.end : owned.end;
	}
	return phrase;
}

/* "according to X", "po besedah X": the source is what follows. */
static bool read_preposition(struct reading *r)
{
	const struct kd_talk *talk = r->talk;
	struct kd_report *report = &r->report;
	report->clause = (struct kd_stretch){ r->cue->first, r->cue->end };
	if (r->cue->source == KD_CUE_INSIDE) {
		report->source = (struct kd_stretch){ r->cue->first + 1,
			r->cue->end - 1 };
	} else if (r->cue->source == KD_CUE_BEFORE) {
		report->source =
			r->cue->first > r->unit->first
				? kd_talk_phrase(talk, r->cue->first - 1)
				: (struct kd_stretch){ 0 };
		report->clause.first = report->source.first;
	} else {
		report->source =
			kd_talk_phrase_from(talk, r->cue->end, r->unit->end);
		if (kd_stretch_is_none(report->source)) {
			return false;
		}
		report->source = with_owned(talk, report->source, r->unit->end);
		report->source = kd_talk_extend_right(
			talk, report->source, r->unit->end);
		report->clause.end = report->source.end;
	}
	if (kd_stretch_is_none(report->source) ||
		report->source.end > r->unit->end) {
		return false;
	}
	report->rest = report->clause.end;
	return true;
}

/* Participles may look like infinitives, but never like finite verbs only. */
static bool is_before_participle(const struct reading *r)
{
	const uint32_t i = r->cue->end;
	return i < r->unit->end &&
	       (upos_at(r->talk, i) == KD_UPOS_VERB ||
		       upos_at(r->talk, i) == KD_UPOS_AUX ||
		       verbform(r->talk, i) == KD_VERBFORM_PART) &&
	       verbform(r->talk, i) != KD_VERBFORM_FIN;
}

static bool read_cue(struct reading *r)
{
	switch (r->cue->kind) {
	case KD_CUE_VERB:
		return read_verb(r);
	case KD_CUE_PREPOSITION:
	case KD_CUE_CITING:
	case KD_CUE_RELAYED:
		return read_preposition(r);
	case KD_CUE_CLAUSE:
		r->report.clause =
			(struct kd_stretch){ r->cue->first, r->cue->end };
		r->report.rest = r->cue->end;
		return (r->cue->takes & KD_TAKES_PARTICIPLE) == 0 ||
		       is_before_participle(r);
	case KD_CUE_NOUN:
	case KD_CUE_NONE:
		return false;
	}
	return false;
}

/* "In an interview with Axios, X said": only phrases of several words, for
 * "to" and its like go with too many verbs. */
static void find_opening_addressee(struct reading *r)
{
	const struct kd_talk *talk = r->talk;
	for (uint32_t i = r->unit->first;
		i < r->report.clause.first && i < r->unit->first + 8 &&
		kd_stretch_is_none(r->report.addressee);
		i++) {
		const struct kd_mark_of *mark = &talk->marks[i];
		if ((mark->bits & KD_MARK_ADDRESSEE) != 0 && mark->link_n > 2) {
			const struct kd_stretch phrase =
				kd_talk_phrase(talk, i + mark->link_n);
			if (phrase.end <= r->report.clause.first) {
				r->report.addressee = phrase;
			}
		}
	}
}

static bool attribute_cue(struct kd_talk *talk, uint32_t unit, uint32_t cue)
{
	struct kd_unit *held = &talk->units.items[unit];
	struct reading r = { .talk = talk,
		.unit = held,
		.cue = &talk->cues.items[cue],
		.report = { .cue = cue,
			.unit = unit,
			.heir = KD_NONE,
			.holder = KD_NONE,
			.name = KD_NONE } };
	r.report.hedged = r.cue->hedged;
	if (!read_cue(&r)) {
		return true;
	}
	if (r.cue->kind != KD_CUE_VERB) {
		for (uint32_t i = r.report.clause.first;
			i < r.report.clause.end; i++) {
			talk->marks[i].bits |= KD_MARK_CLAIMED;
		}
	}
	talk->marks[r.report.clause.first].report = talk->reports.n;
	find_opening_addressee(&r);
	r.report.name = kd_talk_source_name(talk, r.report.source);
	held->n_reports++;
	return KD_PUSH(talk->arena, &talk->reports, r.report);
}

/* Attributions such as "according to X" first: what they hold is not the
 * subject of a verb. */
bool kd_talk_attribute(struct kd_talk *talk, uint32_t unit)
{
	struct kd_unit *held = &talk->units.items[unit];
	held->first_report = talk->reports.n;
	for (int verbs = 0; verbs < 2; verbs++) {
		for (uint32_t i = held->first; i < held->end; i++) {
			const uint32_t cue = talk->marks[i].cue;
			if (cue == KD_NONE || talk->marks[i].quote != KD_NONE ||
				talk->cues.items[cue].end > held->end) {
				continue;
			}
			const bool is_verb =
				talk->cues.items[cue].kind == KD_CUE_VERB;
			if (is_verb == (verbs == 1) &&
				(kd_talk_bits(talk, i) & KD_MARK_CLAIMED) ==
					0 &&
				!attribute_cue(talk, unit, cue)) {
				return false;
			}
		}
	}
	return true;
}
