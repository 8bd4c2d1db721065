/* page_date.c - days as people write them, on the page. */
#include "tell/render/page_private.h"

static struct kd_page_phrase phrase_of(
	const struct kd_day_words *en, const struct kd_day_words *nb)
{
	struct kd_page_phrase phrase;
	memcpy(phrase.en, en->text, sizeof(phrase.en));
	memcpy(phrase.nb, nb->text, sizeof(phrase.nb));
	return phrase;
}

struct kd_page_phrase kd_page_date_phrase(struct kd_str edtf)
{
	if (edtf.len == 0) {
		return (struct kd_page_phrase){ "no day said",
			"ingen dag oppgitt" };
	}
	const struct kd_day_words en = kd_day_words(edtf, false);
	const struct kd_day_words nb = kd_day_words(edtf, true);
	return phrase_of(&en, &nb);
}

struct kd_page_phrase kd_page_day_phrase(struct kd_str edtf)
{
	if (edtf.len == 0) {
		return kd_page_date_phrase(edtf);
	}
	const struct kd_day_words en = kd_day_words_short(edtf, false);
	const struct kd_day_words nb = kd_day_words_short(edtf, true);
	return phrase_of(&en, &nb);
}

void kd_page_date(struct kd_page *page, struct kd_str edtf)
{
	const struct kd_page_phrase phrase = kd_page_date_phrase(edtf);
	const struct kd_days days = kd_edtf_days(edtf);
	if (!days.known || days.year_unknown || days.first != days.last) {
		KD_PUT(page, "<span class=\"when\">");
		kd_page_phrase(page, &phrase);
		KD_PUT(page, "</span>");
		return;
	}
	int32_t year = 0;
	uint32_t month = 0;
	uint32_t day = 0;
	kd_day_civil(days.first, &year, &month, &day);
	kd_sink_format(page->sink,
		"<time class=\"when\" datetime=\"%04d-%02u-%02u\">", year,
		month, day);
	kd_page_phrase(page, &phrase);
	KD_PUT(page, "</time>");
}
