/* markdown.c - the account as text to be taken into a piece. */
#include "tell/markdown/markdown.h"

#include "story/chain.h"
#include "story/day_words.h"
#include "story/edtf.h"
#include "story/find.h"
#include "story/line.h"
#include "tell/markdown/markdown_private.h"

/* Signs that mean something in Markdown are told to mean themselves; a line
 * end within a sentence is a space. */
void kd_markdown_put(const struct kd_markdown *w, struct kd_str text)
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

struct kd_str kd_markdown_words(
	const struct kd_markdown *w, const struct kd_evidence *evidence)
{
	return kd_span_text(
		w->account->documents[evidence->doc].text, evidence->span);
}

/* The words, or their sentence where they are few. */
struct kd_str kd_markdown_telling(
	const struct kd_markdown *w, const struct kd_evidence *evidence)
{
	const struct kd_evidence sentence = { .doc = evidence->doc,
		.span = kd_chain_sentence(&w->account->documents[evidence->doc],
			evidence->span.start) };
	const bool few =
		kd_line_is_few(evidence) && !kd_span_is_none(sentence.span);
	return kd_markdown_words(w, few ? &sentence : evidence);
}

static void put_note(const struct kd_markdown *w, uint32_t doc)
{
	kd_sink_format(w->sink, "[^%u]", doc + 1);
}

/* A note for each document of the evidence, which is in order of documents
 * or nearly so: none twice in a row. */
void kd_markdown_notes(
	const struct kd_markdown *w, const struct kd_evidences *evidence)
{
	for (uint32_t i = 0; i < evidence->n; i++) {
		if (i == 0 ||
			evidence->items[i].doc != evidence->items[i - 1].doc) {
			put_note(w, evidence->items[i].doc);
		}
	}
}

static void put_report_notes(
	const struct kd_markdown *w, const struct kd_reports *reports)
{
	for (uint32_t i = 0; i < reports->n; i++) {
		if (i == 0 || reports->items[i].at.doc !=
				      reports->items[i - 1].at.doc) {
			put_note(w, reports->items[i].at.doc);
		}
	}
}

void kd_markdown_entity(const struct kd_markdown *w, uint32_t entity)
{
	kd_markdown_put(
		w, kd_line_name(&w->account->entities.items[entity], w->reader)
			   .form);
}

/* A heading once, before the first thing under it. */
static void put_heading(
	const struct kd_markdown *w, const char *heading, bool *written)
{
	if (!*written) {
		kd_sink_format(w->sink, "\n## %s\n\n", heading);
		*written = true;
	}
}

/* An article without an outlet is an origin by its id: its note says more. */
static void put_origin(const struct kd_markdown *w, struct kd_str origin)
{
	const struct kd_indexes *documents = &w->story->documents;
	for (uint32_t i = 0; i < documents->n; i++) {
		const struct kd_meta *meta =
			w->account->documents[documents->items[i]].meta;
		if (meta->outlet.len == 0 && kd_str_equal(meta->id, origin)) {
			kd_sink_text(w->sink, "article ");
			put_note(w, documents->items[i]);
			return;
		}
	}
	kd_markdown_put(w, origin);
}

/* Who is behind a happening that not all tell of themselves. */
static void put_origins(
	const struct kd_markdown *w, const struct kd_happening *happening)
{
	const uint32_t documents = kd_reports_documents(&happening->reports);
	if (documents > 1 && happening->independent_origins < documents) {
		kd_sink_format(w->sink,
			" (%u reports, %u independent: ", documents,
			happening->independent_origins);
		for (uint32_t i = 0; i < happening->origins.n; i++) {
			kd_sink_text(w->sink, i > 0 ? ", " : "");
			put_origin(w, happening->origins.items[i]);
		}
		kd_sink_text(w->sink, ")");
	}
}

/* The whole sentence of a report. */
static struct kd_evidence sentence_of(
	const struct kd_markdown *w, const struct kd_evidence *report)
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

/* A day of a known year is one in every language; all else is told in words. */
static void put_day(const struct kd_markdown *w, struct kd_str edtf)
{
	const struct kd_days days = kd_edtf_days(edtf);
	const struct kd_day_words words = kd_day_words_short(edtf, false);
	const bool is_day = days.known && !days.year_unknown &&
			    days.first == days.last && edtf.len == 10;
	kd_markdown_put(w, is_day ? edtf : kd_str_view(words.text));
}

static void put_happening(const struct kd_markdown *w,
	const struct kd_happening *happening,
	const struct kd_evidence *sentence)
{
	kd_sink_text(w->sink, "- ");
	if (happening->when.len > 0) {
		kd_sink_text(w->sink, "**");
		put_day(w, happening->when);
		kd_sink_text(w->sink, "** ");
	}
	if (happening->status != KD_STATUS_HAPPENED) {
		kd_sink_format(w->sink, "*%s:* ",
			kd_event_status_labels[happening->status]);
	}
	kd_markdown_put(w, without_bullet(kd_markdown_words(w, sentence)));
	put_report_notes(w, &happening->reports);
	put_origins(w, happening);
	kd_sink_text(w->sink, "\n");
}

/* What matters most, newest first, before all of it in order; a story of so
 * few happenings is short enough by itself. */
static void put_glance(const struct kd_markdown *w)
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

/* Lines that are remembered, so that none stands there twice. */
enum { LINES_REMEMBERED = 256 };

struct told {
	struct kd_evidence sentence;
	const struct kd_happening *happening;
};

/* Whether a line tells what this sentence would: the same state of things, on
 * the same day or on none that it says. */
static bool is_told(const struct told *told, const struct kd_happening *it,
	const struct kd_evidence *sentence)
{
	return is_same(&told->sentence, sentence) &&
	       told->happening->status == it->status &&
	       (it->when.len == 0 ||
		       kd_str_equal(told->happening->when, it->when));
}

/* One line an event; what one sentence tells of several is told once. */
static void put_happenings(const struct kd_markdown *w)
{
	const struct kd_story *story = w->story;
	struct told lines[LINES_REMEMBERED];
	uint32_t n = 0;
	bool written = false;
	for (uint32_t i = 0; i < story->timeline.n; i++) {
		const struct kd_happening *happening =
			&story->happenings.items[story->timeline.items[i]];
		const struct kd_evidence sentence = sentence_of(
			w, kd_line_of(w->account, happening, w->reader));
		bool again = false;
		for (uint32_t k = 0; k < n && k < LINES_REMEMBERED; k++) {
			again = again ||
				is_told(&lines[k], happening, &sentence);
		}
		put_heading(w, "What happened", &written);
		if (!again) {
			put_happening(w, happening, &sentence);
			lines[n++ % LINES_REMEMBERED] =
				(struct told){ sentence, happening };
		}
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

static void put_said(const struct kd_markdown *w, const struct kd_said *said)
{
	const uint32_t doc =
		kd_line_choose(w->account, &said->content, w->reader)->doc;
	bool first = true;
	kd_sink_text(w->sink, "- ");
	if (said->speaker != KD_NONE) {
		kd_markdown_entity(w, said->speaker);
	} else {
		kd_markdown_put(w, said->unnamed);
	}
	kd_sink_format(w->sink, " *%s*: ", kd_force_labels[said->force]);
	for (uint32_t i = 0; i < said->content.n; i++) {
		if (said->content.items[i].doc != doc) {
			continue;
		}
		kd_sink_text(w->sink, first ? "" : " … ");
		first = false;
		kd_markdown_put(w, said->content.n == 1
					   ? kd_markdown_telling(
						     w, &said->content.items[i])
					   : kd_markdown_words(w,
						     &said->content.items[i]));
	}
	kd_markdown_notes(w, &said->content);
	kd_sink_text(w->sink, "\n");
}

/* What several texts tell, or what answers something, as each denial does. */
static bool is_of_weight(const struct kd_said *said)
{
	return documents_of(&said->content) > 1 || said->answers.n > 0 ||
	       said->force == KD_FORCE_DENIES;
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

static void put_statements(const struct kd_markdown *w)
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

/* Who holds a side, in brackets. */
static void put_holders(const struct kd_markdown *w, const struct kd_side *side)
{
	for (uint32_t i = 0; i < side->held_by.n; i++) {
		kd_sink_text(w->sink, i > 0 ? ", " : " (");
		kd_markdown_entity(w, side->held_by.items[i]);
	}
	kd_sink_text(w->sink, side->held_by.n > 0 ? ")" : "");
}

static void put_side(const struct kd_markdown *w, const struct kd_side *side,
	enum kd_difference kind)
{
	const struct kd_evidence *says = &side->says.items[0];
	kd_sink_text(w->sink, "“");
	kd_markdown_put(w, kind == KD_DIFFERENCE_DENIED
				   ? kd_markdown_telling(w, says)
				   : kd_markdown_words(w, says));
	kd_sink_text(w->sink, "”");
	put_holders(w, side);
	kd_markdown_notes(w, &side->says);
}

/* A claim and its denial in one sentence are told by it once. */
static bool is_one_sentence(
	const struct kd_markdown *w, const struct kd_disagreement *it)
{
	const struct kd_evidence *a = &it->sides.items[0].says.items[0];
	const struct kd_evidence *b = &it->sides.items[1].says.items[0];
	const struct kd_span sentence = kd_chain_sentence(
		&w->account->documents[a->doc], a->span.start);
	return it->kind == KD_DIFFERENCE_DENIED && a->doc == b->doc &&
	       b->span.start >= sentence.start && b->span.end <= sentence.end &&
	       kd_markdown_telling(w, a).len != a->span.end - a->span.start;
}

static void put_disputes(const struct kd_markdown *w)
{
	const struct kd_disagreements *all = &w->story->disagreements;
	bool written = false;
	for (uint32_t i = 0; i < all->n; i++) {
		const struct kd_disagreement *it = &all->items[i];
		const bool once = is_one_sentence(w, it);
		const uint32_t sides = once ? 1 : it->sides.n;
		put_heading(w, "In dispute", &written);
		kd_sink_format(
			w->sink, "- *%s:* ", kd_difference_labels[it->kind]);
		for (uint32_t k = 0; k < sides; k++) {
			kd_sink_text(w->sink, k > 0 ? " – " : "");
			put_side(w, &it->sides.items[k], it->kind);
		}
		if (once && it->sides.items[1].held_by.n > 0) {
			kd_sink_text(w->sink, " –");
			put_holders(w, &it->sides.items[1]);
		}
		kd_sink_text(w->sink, "\n");
	}
}

/* What a document rests on, by the graph of provenance. */
static void put_rests(const struct kd_markdown *w, uint32_t doc)
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
		kd_markdown_put(
			w, to->doc == KD_NONE
				   ? to->outlet
				   : w->account->documents[to->doc].meta->id);
		first = false;
	}
}

static void put_footnote(const struct kd_markdown *w, uint32_t doc)
{
	const struct kd_meta *meta = w->account->documents[doc].meta;
	const struct kd_str parts[] = { meta->outlet, meta->title,
		meta->published, meta->url.len > 0 ? meta->url : meta->id };
	bool first = true;
	kd_sink_format(w->sink, "[^%u]: ", doc + 1);
	for (uint32_t i = 0; i < KD_COUNT(parts); i++) {
		if (parts[i].len > 0) {
			kd_sink_text(w->sink, first ? "" : ", ");
			kd_markdown_put(w, parts[i]);
			first = false;
		}
	}
	put_rests(w, doc);
	kd_sink_text(w->sink, "\n");
}

/* A headline in the reader's language, else the story's own title; under it
 * the story that it follows. */
static void put_title(const struct kd_markdown *w)
{
	const struct kd_story *story = w->story;
	const struct kd_evidence headline =
		kd_line_headline(w->account, story, w->reader);
	kd_sink_text(w->sink, "# ");
	if (headline.doc != KD_NONE && !story->renamed) {
		kd_markdown_put(w, kd_markdown_words(w, &headline));
		put_note(w, headline.doc);
	} else {
		kd_markdown_put(w, story->title);
		if (story->title_from.doc != KD_NONE) {
			put_note(w, story->title_from.doc);
		}
	}
	kd_sink_text(w->sink, "\n");
	if (story->follows != KD_NONE) {
		kd_sink_text(w->sink, "\nFollows: ");
		kd_markdown_put(
			w, w->account->stories.items[story->follows].title);
		kd_sink_text(w->sink, "\n");
	}
}

static void put_story(const struct kd_markdown *w)
{
	put_title(w);
	put_glance(w);
	put_happenings(w);
	put_statements(w);
	put_disputes(w);
	kd_markdown_plans(w);
	kd_sink_text(w->sink, "\n");
	for (uint32_t i = 0; i < w->story->documents.n; i++) {
		put_footnote(w, w->story->documents.items[i]);
	}
}

void kd_markdown_write(const struct kd_account *account, struct kd_str reader,
	struct kd_sink *sink)
{
	for (uint32_t i = 0; i < account->stories.n; i++) {
		const struct kd_markdown w = { .account = account,
			.story = &account->stories.items[i],
			.reader = reader,
			.sink = sink };
		kd_sink_text(sink, i > 0 ? "\n" : "");
		put_story(&w);
	}
}
