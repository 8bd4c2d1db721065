/* page_write.c - words of the frame, and the frame of a part. */
#include "tell/render/page_private.h"

#include <stdio.h>

static const char *const words[][2] = {
#define KD_PAGE_WORD(ending, en, nb) { en, nb },
	KD_PAGE_WORDS(KD_PAGE_WORD)
#undef KD_PAGE_WORD
};

static const char *const counted_words[][4] = {
#define KD_PAGE_COUNTED_WORD(ending, one, many, en, mange) \
	{ one, many, en, mange },
	KD_PAGE_COUNTED(KD_PAGE_COUNTED_WORD)
#undef KD_PAGE_COUNTED_WORD
};

/* Labels of closed sets, and the commonest of packs, in Bokmål; English is
 * the label itself unless given. */
static const struct {
	const char *label;
	const char *en;
	const char *nb;
} labels[] = {
	{ "happened", NULL, "skjedd" },
	{ "ongoing", NULL, "pågår" },
	{ "planned", NULL, "planlagt" },
	{ "postponed", NULL, "utsatt" },
	{ "cancelled", NULL, "avlyst" },
	{ "denied", NULL, "benektet" },
	{ "alleged", NULL, "påstått" },
	{ "states", NULL, "sier" },
	{ "denies", NULL, "benekter" },
	{ "confirms", NULL, "bekrefter" },
	{ "accuses", NULL, "anklager" },
	{ "promises", NULL, "lover" },
	{ "threatens", NULL, "truer" },
	{ "proposes", NULL, "foreslår" },
	{ "asks", NULL, "ber om" },
	{ "agrees", NULL, "sier seg enig" },
	{ "rejects", NULL, "avviser" },
	{ "doubts", NULL, "tviler" },
	{ "accepts", NULL, "godtar" },
	{ "open", "is open", "er åpen" },
	{ "demands", NULL, "krever" },
	{ "unclear", NULL, "uklart" },
	{ "figure", NULL, "tall" },
	{ "when", NULL, "når" },
	{ "where", NULL, "hvor" },
	{ "who", NULL, "hvem" },
	{ "status", NULL, "status" },
	{ "name", NULL, "navn" },
	{ "internal", "within one report", "i samme rapport" },
	{ "rests-on", "rests on", "bygger på" },
	{ "quotes", NULL, "siterer" },
	{ "mentions", NULL, "nevner" },
	{ "reuses", NULL, "gjenbruker" },
	{ "meet", "met", "møte" },
	{ "call", "call", "samtale" },
	{ "visit", NULL, "besøk" },
	{ "travel", NULL, "reise" },
	{ "negotiate", "talks", "forhandling" },
	{ "mediate", "mediation", "mekling" },
	{ "propose", "proposal", "forslag" },
	{ "amend", "change", "endring" },
	{ "sign", "signing", "signering" },
	{ "leak", "leak", "lekkasje" },
	{ "strike", "strike", "angrep" },
	{ "capture", "capture", "erobring" },
	{ "PER", "person", "person" },
	{ "LOC", "place", "sted" },
	{ "ORG", "body", "organisasjon" },
	{ "MISC", "other", "annet" },
	{ "exact", NULL, "nøyaktig" },
	{ "about", NULL, "om lag" },
	{ "at-least", "at least", "minst" },
	{ "at-most", "at most", "høyst" },
	{ "between", NULL, "mellom" },
	{ "territory", NULL, "territorium" },
	{ "security-guarantees", "security guarantees", "sikkerhetsgarantier" },
	{ "armed-forces", "armed forces", "væpnede styrker" },
	{ "alliances", NULL, "allianser" },
	{ "sanctions", NULL, "sanksjoner" },
	{ "money", NULL, "penger" },
	{ "elections", NULL, "valg" },
	{ "prisoners", NULL, "fanger" },
	{ "borders", NULL, "grenser" },
	{ "ceasefire", NULL, "våpenhvile" },
	{ "trade", NULL, "handel" },
	{ "weekday-mismatch", "weekday and date disagree",
		"ukedag og dato stemmer ikke" },
	{ "impossible-date", "impossible date", "umulig dato" },
	{ "year-unknown", "year not said", "år ikke oppgitt" },
	{ "bad-date", "unreadable date", "uleselig dato" },
};

void kd_page_text(struct kd_page *page, struct kd_str text)
{
	kd_html_text(page->sink, text);
}

void kd_page_words(struct kd_page *page, const char *en, const char *nb)
{
	const char *element = page->in_picture ? "tspan" : "span";
	kd_sink_format(page->sink, "<%s", element);
	kd_html_attribute(page->sink, "data-nb", kd_str_view(nb));
	KD_PUT(page, ">");
	kd_page_text(page, kd_str_view(en));
	kd_sink_format(page->sink, "</%s>", element);
}

void kd_page_word(struct kd_page *page, enum kd_page_word word)
{
	kd_page_words(page, words[word][0], words[word][1]);
}

struct kd_page_words_pair kd_page_word_pair(enum kd_page_word word)
{
	return (struct kd_page_words_pair){ words[word][0], words[word][1] };
}

void kd_page_phrase(struct kd_page *page, const struct kd_page_phrase *phrase)
{
	kd_page_words(page, phrase->en, phrase->nb);
}

void kd_page_count(
	struct kd_page *page, uint32_t n, enum kd_page_counted counted)
{
	const char *const *forms = counted_words[counted];
	struct kd_page_phrase phrase;
	snprintf(phrase.en, sizeof(phrase.en), "%u %s", n, forms[n != 1]);
	snprintf(phrase.nb, sizeof(phrase.nb), "%u %s", n, forms[2 + (n != 1)]);
	kd_page_phrase(page, &phrase);
}

struct kd_page_phrase kd_page_label_phrase(const char *label)
{
	struct kd_page_phrase phrase = { 0 };
	const char *en = label;
	const char *nb = label;
	for (uint32_t i = 0; i < KD_COUNT(labels); i++) {
		if (strcmp(labels[i].label, label) == 0) {
			en = labels[i].en != NULL ? labels[i].en : label;
			nb = labels[i].nb;
		}
	}
	snprintf(phrase.en, sizeof(phrase.en), "%s", en);
	snprintf(phrase.nb, sizeof(phrase.nb), "%s", nb);
	return phrase;
}

void kd_page_label(struct kd_page *page, const char *label)
{
	const struct kd_page_phrase phrase = kd_page_label_phrase(label);
	kd_page_phrase(page, &phrase);
}

static void add(char *text, size_t size, const char *more, const char *between)
{
	const size_t used = strlen(text);
	snprintf(text + used, size - used, "%s%s", used > 0 ? between : "",
		more);
}

void kd_page_phrase_add(struct kd_page_phrase *phrase,
	const struct kd_page_phrase *more, const char *between)
{
	add(phrase->en, sizeof(phrase->en), more->en, between);
	add(phrase->nb, sizeof(phrase->nb), more->nb, between);
}

void kd_page_open_part(
	struct kd_page *page, const char *name, enum kd_page_word heading)
{
	const uint32_t level = page->account->stories.n > 1 ? 3 : 2;
	kd_sink_format(page->sink, "\n<section class=\"part %s\" id=\"%s-%u\">",
		name, name, page->story_index + 1);
	kd_sink_format(page->sink, "<h%u class=\"rubric\">", level);
	kd_page_word(page, heading);
	kd_sink_format(page->sink, "</h%u><div class=\"body\">\n", level);
}

void kd_page_close_part(struct kd_page *page)
{
	kd_page_notes_write(page);
	KD_PUT(page, "</div></section>\n");
}

void kd_page_headings(
	struct kd_page *page, const enum kd_page_word *headings, uint32_t n)
{
	KD_PUT(page, "<thead><tr>");
	for (uint32_t i = 0; i < n; i++) {
		KD_PUT(page, "<th scope=\"col\">");
		kd_page_word(page, headings[i]);
		KD_PUT(page, "</th>");
	}
	KD_PUT(page, "</tr></thead>\n");
}
