/* markdown.c - the account as text to be taken into a piece. */
#include "tell/markdown/markdown.h"

#include "story/chain.h"
#include "story/find.h"
#include "story/line.h"

struct writing {
	const struct kd_account *account;
	const struct kd_story *story;
	struct kd_str reader; /* see story/line.h */
	struct kd_sink *sink;
};

/* Signs that mean something in Markdown are told to mean themselves; a line
 * end within a sentence is a space. */
static void put(const struct writing *w, struct kd_str text)
{
	static const char special[] = "\\`*_[]<>#|~";
	for (uint32_t i = 0; i < text.len; i++) {
		const char c = text.data[i];
		if (c == '\n' || c == '\r' || c == '\t') {
			kd_sink_text(w->sink, " ");
			continue;
		}
		if (c != '\0' && strchr(special, c) != NULL) {
			kd_sink_text(w->sink, "\\");
		}
		kd_sink_put(w->sink, kd_str_slice(text, i, i + 1));
	}
}

static struct kd_str words_of(
	const struct writing *w, const struct kd_evidence *evidence)
{
	return kd_span_text(
		w->account->documents[evidence->doc].text, evidence->span);
}

/* The words, or their sentence where they are few. */
static struct kd_str telling_words(
	const struct writing *w, const struct kd_evidence *evidence)
{
	const struct kd_evidence sentence = { .doc = evidence->doc,
		.span = kd_chain_sentence(&w->account->documents[evidence->doc],
			evidence->span.start) };
	const bool few =
		kd_line_is_few(evidence) && !kd_span_is_none(sentence.span);
	return words_of(w, few ? &sentence : evidence);
}

static void put_note(const struct writing *w, uint32_t doc)
{
	kd_sink_format(w->sink, "[^%u]", doc + 1);
}

/* A note for each document of the evidence, which is in order of documents
 * or nearly so: none twice in a row. */
static void put_notes(
	const struct writing *w, const struct kd_evidences *evidence)
{
	for (uint32_t i = 0; i < evidence->n; i++) {
		if (i == 0 ||
			evidence->items[i].doc != evidence->items[i - 1].doc) {
			put_note(w, evidence->items[i].doc);
		}
	}
}

static void put_report_notes(
	const struct writing *w, const struct kd_reports *reports)
{
	for (uint32_t i = 0; i < reports->n; i++) {
		if (i == 0 || reports->items[i].at.doc !=
				      reports->items[i - 1].at.doc) {
			put_note(w, reports->items[i].at.doc);
		}
	}
}

static void put_entity(const struct writing *w, uint32_t entity)
{
	put(w, kd_line_name(&w->account->entities.items[entity], w->reader)
			.form);
}

/* A heading once, before the first thing under it. */
static void put_heading(
	const struct writing *w, const char *heading, bool *written)
{
	if (!*written) {
		kd_sink_format(w->sink, "\n## %s\n\n", heading);
		*written = true;
	}
}

/* Who is behind a happening that not all tell of themselves. */
static void put_origins(
	const struct writing *w, const struct kd_happening *happening)
{
	const uint32_t documents = kd_reports_documents(&happening->reports);
	if (documents > 1 && happening->independent_origins < documents) {
		kd_sink_format(w->sink,
			" (%u reports, %u independent: ", documents,
			happening->independent_origins);
		for (uint32_t i = 0; i < happening->origins.n; i++) {
			kd_sink_text(w->sink, i > 0 ? ", " : "");
			put(w, happening->origins.items[i]);
		}
		kd_sink_text(w->sink, ")");
	}
}

/* The whole sentence of a report. */
static struct kd_evidence sentence_of(
	const struct writing *w, const struct kd_evidence *report)
{
	const struct kd_span span = kd_chain_sentence(
		&w->account->documents[report->doc], report->span.start);
	return kd_span_is_none(span)
		       ? *report
		       : (struct kd_evidence){ report->doc, span };
}

static bool is_same(const struct kd_evidence *a, const struct kd_evidence *b)
{
	return a->doc == b->doc && a->span.start == b->span.start &&
	       a->span.end == b->span.end;
}

/* A sentence without the sign that made it an item of a list. */
static struct kd_str without_bullet(struct kd_str text)
{
	const bool bullet = text.len > 2 &&
			    (text.data[0] == '*' || text.data[0] == '-') &&
			    text.data[1] == ' ';
	return kd_str_slice(text, bullet ? 2 : 0, text.len);
}

static void put_happening(const struct writing *w,
	const struct kd_happening *happening,
	const struct kd_evidence *sentence)
{
	kd_sink_text(w->sink, "- ");
	if (happening->when.len > 0) {
		kd_sink_text(w->sink, "**");
		put(w, happening->when);
		kd_sink_text(w->sink, "** ");
	}
	if (happening->status != KD_STATUS_HAPPENED) {
		kd_sink_format(w->sink, "*%s:* ",
			kd_event_status_labels[happening->status]);
	}
	put(w, without_bullet(words_of(w, sentence)));
	put_report_notes(w, &happening->reports);
	put_origins(w, happening);
	kd_sink_text(w->sink, "\n");
}

/* What matters most, newest first, before all of it in order; a story of so
 * few happenings is short enough by itself. */
static void put_glance(const struct writing *w)
{
	struct kd_line lines[KD_LINES_MOST];
	bool written = false;
	const uint32_t n =
		w->story->timeline.n > KD_LINES_MOST
			? kd_lines_pick(w->account, w->story, w->reader, lines)
			: 0;
	for (uint32_t i = 0; i < n; i++) {
		const struct kd_evidence sentence = sentence_of(w, lines[i].at);
		put_heading(w, "At a glance", &written);
		put_happening(w,
			&w->story->happenings.items[lines[i].happening],
			&sentence);
	}
}

/* One line an event; what one sentence tells of several is told once. */
static void put_happenings(const struct writing *w)
{
	const struct kd_story *story = w->story;
	struct kd_evidence before = { .doc = KD_NONE };
	enum kd_event_status status = KD_STATUS_UNKNOWN;
	bool written = false;
	for (uint32_t i = 0; i < story->timeline.n; i++) {
		const struct kd_happening *happening =
			&story->happenings.items[story->timeline.items[i]];
		const struct kd_evidence sentence = sentence_of(
			w, kd_line_of(w->account, happening, w->reader));
		put_heading(w, "What happened", &written);
		if (!is_same(&before, &sentence) ||
			status != happening->status) {
			put_happening(w, happening, &sentence);
		}
		before = sentence;
		status = happening->status;
	}
}

static uint32_t documents_of(const struct kd_evidences *evidence)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < evidence->n; i++) {
		n += i == 0 ||
		     evidence->items[i].doc != evidence->items[i - 1].doc;
	}
	return n;
}

static void put_said(const struct writing *w, const struct kd_said *said)
{
	const uint32_t doc =
		kd_line_choose(w->account, &said->content, w->reader)->doc;
	bool first = true;
	kd_sink_text(w->sink, "- ");
	if (said->speaker != KD_NONE) {
		put_entity(w, said->speaker);
	} else {
		put(w, said->unnamed);
	}
	kd_sink_format(w->sink, " *%s*: ", kd_force_labels[said->force]);
	for (uint32_t i = 0; i < said->content.n; i++) {
		if (said->content.items[i].doc != doc) {
			continue;
		}
		kd_sink_text(w->sink, first ? "" : " … ");
		first = false;
		put(w, said->content.n == 1
				? telling_words(w, &said->content.items[i])
				: words_of(w, &said->content.items[i]));
	}
	put_notes(w, &said->content);
	kd_sink_text(w->sink, "\n");
}

/* What several texts tell, or what answers something. */
static bool is_of_weight(const struct kd_said *said)
{
	return documents_of(&said->content) > 1 || said->answers.n > 0;
}

static bool is_answered(const struct kd_story *story, uint32_t statement)
{
	for (uint32_t i = 0; i < story->statements.n; i++) {
		if (kd_indexes_has(
			    &story->statements.items[i].answers, statement)) {
			return true;
		}
	}
	return false;
}

static void put_statements(const struct writing *w)
{
	const struct kd_story *story = w->story;
	bool written = false;
	for (uint32_t i = 0; i < story->statements.n; i++) {
		const struct kd_said *said = &story->statements.items[i];
		if ((said->speaker != KD_NONE || said->unnamed.len > 0) &&
			(is_of_weight(said) || is_answered(story, i))) {
			put_heading(w, "Who said what", &written);
			put_said(w, said);
		}
	}
}

static void put_side(const struct writing *w, const struct kd_side *side,
	enum kd_difference kind)
{
	const struct kd_evidence *says = &side->says.items[0];
	kd_sink_text(w->sink, "“");
	put(w, kind == KD_DIFFERENCE_DENIED ? telling_words(w, says)
					    : words_of(w, says));
	kd_sink_text(w->sink, "”");
	for (uint32_t i = 0; i < side->held_by.n; i++) {
		kd_sink_text(w->sink, i > 0 ? ", " : " (");
		put_entity(w, side->held_by.items[i]);
	}
	kd_sink_text(w->sink, side->held_by.n > 0 ? ")" : "");
	put_notes(w, &side->says);
}

/* A claim and its denial in one sentence are told by it once. */
static bool is_one_sentence(
	const struct writing *w, const struct kd_disagreement *it)
{
	const struct kd_evidence *a = &it->sides.items[0].says.items[0];
	const struct kd_evidence *b = &it->sides.items[1].says.items[0];
	const struct kd_span sentence = kd_chain_sentence(
		&w->account->documents[a->doc], a->span.start);
	return it->kind == KD_DIFFERENCE_DENIED && a->doc == b->doc &&
	       b->span.start >= sentence.start && b->span.end <= sentence.end &&
	       telling_words(w, a).len != a->span.end - a->span.start;
}

static void put_disputes(const struct writing *w)
{
	const struct kd_disagreements *all = &w->story->disagreements;
	bool written = false;
	for (uint32_t i = 0; i < all->n; i++) {
		const struct kd_disagreement *it = &all->items[i];
		const uint32_t sides = is_one_sentence(w, it) ? 1 : it->sides.n;
		put_heading(w, "In dispute", &written);
		kd_sink_format(
			w->sink, "- *%s:* ", kd_difference_labels[it->kind]);
		for (uint32_t k = 0; k < sides; k++) {
			kd_sink_text(w->sink, k > 0 ? " – " : "");
			put_side(w, &it->sides.items[k], it->kind);
		}
		kd_sink_text(w->sink, "\n");
	}
}

static void put_positions(const struct writing *w, const struct kd_plan *plan)
{
	for (uint32_t i = 0; i < plan->positions.n; i++) {
		const struct kd_position *position = &plan->positions.items[i];
		kd_sink_text(w->sink, "- ");
		put_entity(w, position->party);
		kd_sink_format(
			w->sink, " *%s*", kd_stance_labels[position->stance]);
		if (position->provision != KD_NONE) {
			kd_sink_text(w->sink, " (");
			put(w, plan->provisions.items[position->provision]
					.topic);
			kd_sink_text(w->sink, ")");
		}
		kd_sink_text(w->sink, ": “");
		put(w, words_of(w, &position->reports.items[0]));
		kd_sink_text(w->sink, "”");
		put_notes(w, &position->reports);
		kd_sink_text(w->sink, "\n");
	}
}

static void put_plan(const struct writing *w, const struct kd_plan *plan)
{
	for (uint32_t i = 0; i < plan->versions.n; i++) {
		kd_sink_text(w->sink, "- ");
		put(w, plan->versions.items[i].label);
		put_notes(w, &plan->versions.items[i].reports);
		kd_sink_text(w->sink, "\n");
	}
	for (uint32_t i = 0; i < plan->provisions.n; i++) {
		const struct kd_plan_provision *it = &plan->provisions.items[i];
		kd_sink_text(w->sink, "- *");
		put(w, it->topic);
		kd_sink_text(w->sink, ":* “");
		put(w, telling_words(w, kd_line_choose(w->account, &it->reports,
						w->reader)));
		kd_sink_text(w->sink, "”");
		put_notes(w, &it->reports);
		kd_sink_text(w->sink, "\n");
	}
	put_positions(w, plan);
}

static void put_plans(const struct writing *w)
{
	for (uint32_t i = 0; i < w->story->plans.n; i++) {
		const struct kd_plan *plan = &w->story->plans.items[i];
		if (plan->versions.n + plan->provisions.n + plan->positions.n >
			0) {
			kd_sink_text(w->sink, "\n## ");
			put(w, plan->name);
			kd_sink_text(w->sink, "\n\n");
			put_plan(w, plan);
		}
	}
}

/* What a document rests on, by the graph of provenance. */
static void put_rests(const struct writing *w, uint32_t doc)
{
	bool first = true;
	for (uint32_t i = 0; i < w->story->edges.n; i++) {
		const struct kd_edge *edge = &w->story->edges.items[i];
		const struct kd_node *to = &w->story->nodes.items[edge->to];
		if (w->story->nodes.items[edge->from].doc != doc) {
			continue;
		}
		kd_sink_text(w->sink, first ? "; " : ", ");
		kd_sink_format(
			w->sink, "%s ", kd_relation_labels[edge->relation]);
		put(w, to->doc == KD_NONE
				? to->outlet
				: w->account->documents[to->doc].meta->id);
		first = false;
	}
}

static void put_footnote(const struct writing *w, uint32_t doc)
{
	const struct kd_meta *meta = w->account->documents[doc].meta;
	const struct kd_str parts[] = { meta->outlet, meta->title,
		meta->published, meta->url.len > 0 ? meta->url : meta->id };
	bool first = true;
	kd_sink_format(w->sink, "[^%u]: ", doc + 1);
	for (uint32_t i = 0; i < KD_COUNT(parts); i++) {
		if (parts[i].len > 0) {
			kd_sink_text(w->sink, first ? "" : ", ");
			put(w, parts[i]);
			first = false;
		}
	}
	put_rests(w, doc);
	kd_sink_text(w->sink, "\n");
}

/* A headline in the reader's language, else the story's own title; under it
 * the story that it follows. */
static void put_title(const struct writing *w)
{
	const struct kd_story *story = w->story;
	const struct kd_evidence headline =
		kd_line_headline(w->account, story, w->reader);
	kd_sink_text(w->sink, "# ");
	if (headline.doc != KD_NONE && !story->renamed) {
		put(w, words_of(w, &headline));
		put_note(w, headline.doc);
	} else {
		put(w, story->title);
		if (story->title_from.doc != KD_NONE) {
			put_note(w, story->title_from.doc);
		}
	}
	kd_sink_text(w->sink, "\n");
	if (story->follows != KD_NONE) {
		kd_sink_text(w->sink, "\nFollows: ");
		put(w, w->account->stories.items[story->follows].title);
		kd_sink_text(w->sink, "\n");
	}
}

static void put_story(const struct writing *w)
{
	put_title(w);
	put_glance(w);
	put_happenings(w);
	put_statements(w);
	put_disputes(w);
	put_plans(w);
	kd_sink_text(w->sink, "\n");
	for (uint32_t i = 0; i < w->story->documents.n; i++) {
		put_footnote(w, w->story->documents.items[i]);
	}
}

void kd_markdown_write(const struct kd_account *account, struct kd_str reader,
	struct kd_sink *sink)
{
	for (uint32_t i = 0; i < account->stories.n; i++) {
		const struct writing w = { .account = account,
			.story = &account->stories.items[i],
			.reader = reader,
			.sink = sink };
		kd_sink_text(sink, i > 0 ? "\n" : "");
		put_story(&w);
	}
}
