/* extract_dates.c - dates of publication as inputs write them. */
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

static uint32_t days_of(uint32_t year, uint32_t month)
{
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31,
		30, 31, 30, 31 };
	const bool is_leap =
		(year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && is_leap ? 1u : 0u);
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
	if (month < 1 || month > 12) {
		return 0;
	}
	if (!has_form(text, 7, "-dd")) {
		return 7;
	}
	const uint32_t day = two_digits(text, 8);
	return day >= 1 && day <= days_of(year, month) ? 10 : 0;
}

/* Length of the zone at a byte: Z, +01, +0100, +01:00; 0 if there is none. */
static uint32_t zone_length(struct kd_str text, uint32_t at)
{
	if (at < text.len && text.data[at] == 'Z') {
		return 1;
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

/* Length of the time of day and zone at a byte; 0 if there is none. */
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
		if (has_form(text, end, ".d")) {
			for (end++; end < text.len && is_digit(text.data[end]);
				end++) {
			}
		}
	}
	return end + zone_length(text, end) - at;
}

struct kd_str kd_extract_date(struct kd_arena *arena, struct kd_str text)
{
	const struct kd_str none = { 0 };
	struct kd_str date = kd_str_trim(text);
	if (has_form(date, 0, "dddddddd") &&
		(date.len == 8 || date.data[8] == 'T')) {
		/* The basic form. */
		date = kd_str_format(arena, "%.4s-%.2s-%.2s%.*s", date.data,
			date.data + 4, date.data + 6, (int)(date.len - 8),
			date.data + 8);
	}
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
	if (time == 0 || day + 1 + time != date.len) {
		return none;
	}
	return parting == 'T' ? date
			      : kd_str_format(arena, "%.10sT%.*s", date.data,
					(int)time, date.data + day + 1);
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
