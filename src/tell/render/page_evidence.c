/* page_evidence.c - links to the sentences that everything stands on. */
#include "tell/render/page_private.h"

const struct kd_digest *kd_page_digest(const struct kd_page *page, uint32_t doc)
{
	return &page->account->documents[doc];
}

uint32_t kd_page_sentence(
	const struct kd_page *page, uint32_t doc, uint32_t byte)
{
	const struct kd_sentences *sentences =
		kd_page_digest(page, doc)->sentences;
	if (sentences->n == 0) {
		return KD_NONE;
	}
	const uint32_t at = kd_sentences_at(sentences, byte);
	return at < sentences->n ? at : sentences->n - 1;
}

static struct kd_span sentence_span(
	const struct kd_page *page, uint32_t doc, uint32_t sentence)
{
	return kd_page_digest(page, doc)->sentences->items[sentence].span;
}

/* UTF-16 units from the sentence's start to the evidence, for the script. */
static void put_units(
	struct kd_page *page, const struct kd_evidence *evidence, uint32_t from)
{
	const struct kd_str text = kd_page_digest(page, evidence->doc)->text;
	const struct kd_span span = evidence->span;
	if (span.start < from) {
		return;
	}
	const uint32_t start =
		kd_html_units(kd_str_slice(text, from, span.start));
	const uint32_t units = kd_html_units(kd_span_text(text, span));
	kd_sink_format(page->sink, " data-q=\"%u,%u\"", start, start + units);
}

void kd_page_href(struct kd_page *page, const struct kd_evidence *evidence)
{
	const uint32_t sentence =
		kd_page_sentence(page, evidence->doc, evidence->span.start);
	if (sentence == KD_NONE) {
		kd_sink_format(page->sink, " href=\"#d%u\"", evidence->doc + 1);
		return;
	}
	kd_sink_format(page->sink, " href=\"#d%u-s%u\"", evidence->doc + 1,
		sentence + 1);
	put_units(page, evidence,
		sentence_span(page, evidence->doc, sentence).start);
}

static void put_language(struct kd_page *page, uint32_t doc)
{
	const struct kd_str language =
		kd_page_digest(page, doc)->meta->language;
	kd_html_attribute(page->sink, "lang", kd_html_language(language));
}

/* The block that holds a stretch may be in a language of its own. */
static void put_language_at(
	struct kd_page *page, const struct kd_evidence *evidence)
{
	const struct kd_blocks *blocks =
		kd_page_digest(page, evidence->doc)->blocks;
	const uint32_t at = kd_blocks_at(blocks, evidence->span.start);
	if (at < blocks->n && blocks->items[at].language.len > 0) {
		kd_html_attribute(page->sink, "lang",
			kd_html_language(blocks->items[at].language));
		return;
	}
	put_language(page, evidence->doc);
}

void kd_page_quote(struct kd_page *page, const struct kd_evidence *evidence)
{
	const struct kd_str text = kd_page_digest(page, evidence->doc)->text;
	KD_PUT(page, "<a class=\"src\" dir=\"auto\"");
	put_language_at(page, evidence);
	kd_page_href(page, evidence);
	KD_PUT(page, ">");
	kd_page_text(page, kd_span_text(text, evidence->span));
	KD_PUT(page, "</a>");
}

void kd_page_sentence_quote(
	struct kd_page *page, const struct kd_evidence *evidence)
{
	const struct kd_str text = kd_page_digest(page, evidence->doc)->text;
	const uint32_t sentence =
		kd_page_sentence(page, evidence->doc, evidence->span.start);
	const struct kd_span span = evidence->span;
	const struct kd_span whole =
		sentence == KD_NONE
			? span
			: sentence_span(page, evidence->doc, sentence);
	if (!kd_span_contains(whole, span) ||
		(whole.start == span.start && whole.end == span.end)) {
		kd_page_quote(page, evidence);
		return;
	}
	KD_PUT(page, "<a class=\"src\" dir=\"auto\"");
	put_language_at(page, evidence);
	kd_page_href(page, evidence);
	KD_PUT(page, ">");
	kd_page_text(page, kd_str_slice(text, whole.start, span.start));
	KD_PUT(page, "<mark>");
	kd_page_text(page, kd_span_text(text, span));
	KD_PUT(page, "</mark>");
	kd_page_text(page, kd_str_slice(text, span.end, whole.end));
	KD_PUT(page, "</a>");
}

void kd_page_telling_quote(
	struct kd_page *page, const struct kd_evidence *evidence)
{
	if (kd_line_is_few(evidence)) {
		kd_page_sentence_quote(page, evidence);
	} else {
		kd_page_quote(page, evidence);
	}
}

/* The number of a sentence's footnote, given where it is first used; 0 for
 * none: what is folded is not printed. */
static uint32_t note_of(
	struct kd_page *page, const struct kd_evidence *evidence)
{
	const uint32_t doc = evidence->doc;
	const uint32_t n = kd_page_digest(page, doc)->sentences->n;
	const uint32_t sentence =
		kd_page_sentence(page, doc, evidence->span.start);
	if (sentence == KD_NONE || page->full || page->folded > 0) {
		return 0;
	}
	if (page->note_of[doc] == NULL) {
		page->note_of[doc] = KD_NEW_ARRAY(page->arena, uint32_t, n);
		page->full = page->note_of[doc] == NULL;
	}
	if (page->full || page->note_of[doc][sentence] > 0) {
		return page->full ? 0 : page->note_of[doc][sentence];
	}
	const struct kd_page_note note = { .doc = doc, .sentence = sentence };
	page->full = !KD_PUSH(page->arena, &page->notes, note);
	page->note_of[doc][sentence] = page->notes.n;
	return page->notes.n;
}

/* What stands after the last slash. */
static struct kd_str last_part(struct kd_str path)
{
	uint32_t start = path.len;
	while (start > 0 && path.data[start - 1] != '/') {
		start--;
	}
	return start < path.len ? kd_str_slice(path, start, path.len) : path;
}

struct kd_str kd_page_outlet_name(const struct kd_digest *digest)
{
	return digest->meta->outlet.len > 0 ? digest->meta->outlet
					    : last_part(digest->meta->id);
}

void kd_page_outlet(struct kd_page *page, const struct kd_digest *digest)
{
	KD_PUT(page, "<b>");
	kd_page_text(page, kd_page_outlet_name(digest));
	KD_PUT(page, "</b>");
}

void kd_page_date_or_report(struct kd_page *page, struct kd_str when,
	const struct kd_evidence *evidence)
{
	const struct kd_str reported =
		kd_page_digest(page, evidence->doc)->meta->published;
	if (when.len > 0 || reported.len == 0) {
		kd_page_date(page, when);
		return;
	}
	KD_PUT(page, "<span class=\"reported\">");
	kd_page_word(page, KD_WORD_REPORTED);
	KD_PUT(page, " ");
	kd_page_date(page, reported);
	KD_PUT(page, "</span>");
}

static void put_origin(struct kd_page *page, uint32_t doc)
{
	const struct kd_digest *digest = kd_page_digest(page, doc);
	const struct kd_str language = kd_html_language(digest->meta->language);
	kd_page_outlet(page, digest);
	KD_PUT(page, " ");
	if (digest->meta->published.len > 0) {
		kd_page_date(page, digest->meta->published);
	} else {
		kd_page_word(page, KD_WORD_UNDATED);
	}
	KD_PUT(page, " <i");
	kd_html_attribute(page->sink, "data-lang", language);
	KD_PUT(page, ">");
	kd_page_text(page, language);
	KD_PUT(page, "</i>");
}

void kd_page_chip(struct kd_page *page, const struct kd_evidence *evidence)
{
	KD_PUT(page, "<a class=\"chip\"");
	kd_page_href(page, evidence);
	KD_PUT(page, ">");
	put_origin(page, evidence->doc);
	const uint32_t note = note_of(page, evidence);
	if (note > 0) {
		kd_sink_format(page->sink, "<sup class=\"fn\">%u</sup>", note);
	}
	KD_PUT(page, "</a>");
}

/* Whether an earlier piece of evidence stands on the same sentence. */
static bool is_repeated(
	const struct kd_page *page, const struct kd_evidences *all, uint32_t i)
{
	const struct kd_evidence *it = &all->items[i];
	const uint32_t sentence =
		kd_page_sentence(page, it->doc, it->span.start);
	for (uint32_t k = i > 64 ? i - 64 : 0; k < i; k++) {
		const struct kd_evidence *other = &all->items[k];
		if (other->doc == it->doc &&
			kd_page_sentence(page, other->doc, other->span.start) ==
				sentence) {
			return true;
		}
	}
	return false;
}

/* A chip of many: only its words, and no footnote. */
static void put_plain_chip(
	struct kd_page *page, const struct kd_evidence *evidence)
{
	const struct kd_digest *digest = kd_page_digest(page, evidence->doc);
	KD_PUT(page, "<a class=\"chip\"");
	kd_page_href(page, evidence);
	KD_PUT(page, ">");
	kd_page_text(page, kd_page_outlet_name(digest));
	KD_PUT(page, " ");
	kd_page_text(page, kd_str_slice(digest->meta->published, 0, 10));
	KD_PUT(page, "</a>");
}

/* Another sentence of the document of the chip before. */
static void put_again(struct kd_page *page, const struct kd_evidence *evidence,
	uint32_t number)
{
	KD_PUT(page, "<a class=\"again\"");
	kd_page_href(page, evidence);
	kd_sink_format(page->sink, ">%u</a> ", number);
}

void kd_page_chips(struct kd_page *page, const struct kd_evidences *evidences)
{
	enum { SHOWN = 6 };
	uint32_t written = 0;
	uint32_t last = KD_NONE; /* document of the chip before */
	uint32_t of_last = 0;
	KD_PUT(page, "<div class=\"chips\">");
	for (uint32_t i = 0; i < evidences->n; i++) {
		const uint32_t doc = evidences->items[i].doc;
		if (is_repeated(page, evidences, i)) {
			continue;
		}
		if (doc == last) {
			put_again(page, &evidences->items[i], ++of_last);
			continue;
		}
		last = doc;
		of_last = 1;
		if (written == SHOWN) {
			kd_page_fold_more(page, "more", evidences->n - i);
		}
		if (written < SHOWN) {
			kd_page_chip(page, &evidences->items[i]);
		} else {
			put_plain_chip(page, &evidences->items[i]);
		}
		KD_PUT(page, " ");
		written++;
	}
	if (written > SHOWN) {
		kd_page_unfold(page);
	}
	KD_PUT(page, "</div>");
}

/* The first mention in the story being written; else the very first. */
static const struct kd_evidence *first_mention(
	const struct kd_page *page, const struct kd_entity *entity)
{
	for (uint32_t i = 0; i < entity->mentions.n; i++) {
		const struct kd_evidence *at = &entity->mentions.items[i].at;
		if (page->account->story_of[at->doc] == page->story_index) {
			return at;
		}
	}
	return &entity->mentions.items[0].at;
}

void kd_page_entity(struct kd_page *page, uint32_t entity)
{
	const struct kd_entity *it = &page->account->entities.items[entity];
	const struct kd_form name = kd_line_name(it, page->reader);
	KD_PUT(page, "<a class=\"name src\"");
	kd_html_attribute(page->sink, "lang", kd_html_language(name.language));
	kd_html_attribute(page->sink, "data-who", it->id);
	kd_page_href(page, first_mention(page, it));
	KD_PUT(page, ">");
	kd_page_text(page, name.form);
	KD_PUT(page, "</a>");
}

void kd_page_entities(struct kd_page *page, const struct kd_indexes *entities)
{
	for (uint32_t i = 0; i < entities->n; i++) {
		kd_sink_text(page->sink, i > 0 ? ", " : "");
		kd_page_entity(page, entities->items[i]);
	}
}

void kd_page_notes_write(struct kd_page *page)
{
	if (page->notes_written == page->notes.n) {
		return;
	}
	KD_PUT(page, "<ol class=\"notes\">");
	for (; page->notes_written < page->notes.n; page->notes_written++) {
		const struct kd_page_note *note =
			&page->notes.items[page->notes_written];
		const struct kd_str text =
			kd_page_digest(page, note->doc)->text;
		kd_sink_format(page->sink,
			"<li value=\"%u\"><a href=\"#d%u-s%u\">",
			page->notes_written + 1, note->doc + 1,
			note->sentence + 1);
		put_origin(page, note->doc);
		KD_PUT(page, "</a> <span class=\"src\" dir=\"auto\"");
		put_language(page, note->doc);
		KD_PUT(page, ">");
		kd_page_text(
			page, kd_span_text(text, sentence_span(page, note->doc,
							 note->sentence)));
		KD_PUT(page, "</span></li>\n");
	}
	KD_PUT(page, "</ol>");
}
