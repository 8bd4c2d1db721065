/* extract_dates.c - dates of publication as inputs write them. */
#include "base/calendar.h"
#include "read/extract/extract_private.h"

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Whether text has this form from at on: d for a digit, else the sign. */
static bool has_form(struct kd_str text, uint32_t at, const char *form)
{
	for (; *form != '\0'; form++, at++) {
		if (at >= text.len || (*form == 'd' ? !is_digit(text.data[at])
						    : text.data[at] != *form)) {
			return false;
		}
	}
	return true;
}

static uint32_t two_digits(struct kd_str text, uint32_t at)
{
	return (uint32_t)(text.data[at] - '0') * 10 +
	       (uint32_t)(text.data[at + 1] - '0');
}

/* Length of the day that text begins with (2025, 2025-11, 2025-11-20); 0 if
 * it is none. */
static uint32_t day_length(struct kd_str text)
{
	if (!has_form(text, 0, "dddd")) {
		return 0;
	}
	const uint32_t year = two_digits(text, 0) * 100 + two_digits(text, 2);
	if (!has_form(text, 4, "-dd")) {
		return 4;
	}
	const uint32_t month = two_digits(text, 5);
	if (!kd_calendar_has(year, month, 0)) {
		return 0;
	}
	if (!has_form(text, 7, "-dd")) {
		return 7;
	}
	const uint32_t day = two_digits(text, 8);
	return day >= 1 && kd_calendar_has(year, month, day) ? 10 : 0;
}

/* Length of the zone at a byte: Z, UTC, +01, +0100, +01:00; 0 if there is
 * none. */
static uint32_t zone_length(struct kd_str text, uint32_t at)
{
	if (has_form(text, at, "Z") || has_form(text, at, "z")) {
		return 1;
	}
	if (has_form(text, at, "UTC") || has_form(text, at, "GMT")) {
		return 3;
	}
	if (at >= text.len || (text.data[at] != '+' && text.data[at] != '-') ||
		!has_form(text, at + 1, "dd") ||
		two_digits(text, at + 1) > 23) {
		return 0;
	}
	if (has_form(text, at + 3, ":dd")) {
		return two_digits(text, at + 4) < 60 ? 6 : 0;
	}
	if (has_form(text, at + 3, "dd")) {
		return two_digits(text, at + 3) < 60 ? 5 : 0;
	}
	return 3;
}

/* Length of the time of day at a byte; 0 if there is none. */
static uint32_t time_length(struct kd_str text, uint32_t at)
{
	if (!has_form(text, at, "dd:dd") || two_digits(text, at) > 24 ||
		two_digits(text, at + 3) > 59) {
		return 0;
	}
	uint32_t end = at + 5;
	if (has_form(text, end, ":dd")) {
		if (two_digits(text, end + 1) > 60) {
			return 0;
		}
		end += 3;
		if (has_form(text, end, ".d") || has_form(text, end, ",d")) {
			for (end++; end < text.len && is_digit(text.data[end]);
				end++) {
			}
		}
	}
	return end - at;
}

/* The extended form of what is written in the basic one: 20251120T143000Z. */
static struct kd_str extend(struct kd_arena *arena, struct kd_str date)
{
	if (!has_form(date, 0, "dddddddd") ||
		(date.len > 8 && date.data[8] != 'T')) {
		return date;
	}
	const char *of = date.data;
	if (!has_form(date, 9, "dddd")) {
		return kd_str_format(arena, "%.4s-%.2s-%.2s%.*s", of, of + 4,
			of + 6, (int)(date.len - 8), of + 8);
	}
	const bool seconds = has_form(date, 13, "dd");
	const uint32_t end = seconds ? 15 : 13;
	return kd_str_format(arena, "%.4s-%.2s-%.2sT%.2s:%.2s%s%.*s%.*s", of,
		of + 4, of + 6, of + 9, of + 11, seconds ? ":" : "",
		seconds ? 2 : 0, of + 13, (int)(date.len - end), of + end);
}

struct kd_str kd_extract_date(struct kd_arena *arena, struct kd_str text)
{
	const struct kd_str none = { 0 };
	const struct kd_str date = extend(arena, kd_str_trim(text));
	if (date.data == NULL) {
		return none;
	}
	const uint32_t day = day_length(date);
	if (day == 0 || day == date.len) {
		return day == 0 ? none : date;
	}
	const char parting = date.data[day];
	if (day != 10 || (parting != 'T' && parting != 't' && parting != ' ')) {
		return none;
	}
	const uint32_t time = time_length(date, day + 1);
	const uint32_t after = day + 1 + time;
	if (time == 0 || after == date.len) {
		return time == 0 ? none
				 : kd_str_format(arena, "%.10sT%.*s", date.data,
					   (int)time, date.data + day + 1);
	}
	/* "2025-11-20 14:30:00 +0100" */
	const uint32_t zone = after + (date.data[after] == ' ' ? 1u : 0u);
	const uint32_t length = zone_length(date, zone);
	if (length == 0 || zone + length != date.len) {
		return none;
	}
	const bool has_name = date.data[zone] != '+' && date.data[zone] != '-';
	return kd_str_format(arena, "%.10sT%.*s%.*s", date.data, (int)time,
		date.data + day + 1, has_name ? 1 : (int)length,
		has_name ? "Z" : date.data + zone);
}

struct kd_str kd_extract_url_date(struct kd_arena *arena, struct kd_str url)
{
	for (uint32_t at = 0; at + 11 <= url.len; at++) {
		const bool slashes = has_form(url, at, "/dddd/dd/dd");
		if (!slashes && !has_form(url, at, "/dddd-dd-dd")) {
			continue;
		}
		if (at + 11 < url.len && is_digit(url.data[at + 11])) {
			continue;
		}
		const char *date = url.data + at + 1;
		const struct kd_str written = kd_str_format(
			arena, "%.4s-%.2s-%.2s", date, date + 5, date + 8);
		if (written.data != NULL && day_length(written) == 10 &&
			(date[0] == '2' || date[0] == '1')) {
			return written;
		}
	}
	return (struct kd_str){ 0 };
}
