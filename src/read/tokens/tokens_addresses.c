/* tokens_addresses.c - addresses of pages and post, handles and tags. */
#include "read/tokens/tokens_private.h"

/* No host or mailbox is longer; keeps "a.a.a..." from taking ever longer. */
#define ADDRESS_BYTES 255u

static bool is_plain(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9');
}

static bool starts_with(
	const struct kd_splitter *s, uint32_t start, const char *prefix)
{
	const struct kd_str wanted = kd_str_view(prefix);
	return s->text.len - start > wanted.len &&
	       memcmp(s->text.data + start, prefix, wanted.len) == 0;
}

/* To the next space, quote or bracket, less the punctuation of the sentence
 * around it. */
static uint32_t url_end(const struct kd_splitter *s, uint32_t start)
{
	uint32_t at = start;
	while (at < s->text.len) {
		const unsigned char byte = (unsigned char)s->text.data[at];
		if (byte <= ' ' || strchr("<>\"{}|\\^`", byte) != NULL ||
			byte >= 0x80) {
			break;
		}
		at++;
	}
	while (at > start && strchr(".,;:!?')]*_", s->text.data[at - 1])) {
		at--;
	}
	return at;
}

/* Labels parted by stops, from at on: the last one's start in *last. */
static uint32_t host_end(
	const struct kd_splitter *s, uint32_t at, uint32_t *last)
{
	const uint32_t limit = at + ADDRESS_BYTES;
	*last = at;
	while (at < limit) {
		while (is_plain(kd_tokens_byte(s, at)) ||
			(kd_tokens_byte(s, at) == '-' &&
				is_plain(kd_tokens_byte(s, at + 1)))) {
			at++;
		}
		if (kd_tokens_byte(s, at) != '.' ||
			!is_plain(kd_tokens_byte(s, at + 1))) {
			return at;
		}
		*last = ++at;
	}
	return *last;
}

static uint32_t mail_end(const struct kd_splitter *s, uint32_t start)
{
	uint32_t at = start;
	while (at < start + ADDRESS_BYTES &&
		(is_plain(kd_tokens_byte(s, at)) ||
			(kd_tokens_byte(s, at) != '\0' &&
				strchr("._%+-", s->text.data[at]) != NULL))) {
		at++;
	}
	if (at == start || kd_tokens_byte(s, at) != '@') {
		return 0;
	}
	uint32_t last = 0;
	const uint32_t end = host_end(s, at + 1, &last);
	return last > at + 1 ? end : 0;
}

/* nrk.no, bbc.co.uk/news: ends in a domain that the packs know. */
static uint32_t domain_end(
	const struct kd_splitter *s, uint32_t start, uint32_t word_end)
{
	uint32_t last = 0;
	const uint32_t end = host_end(s, start, &last);
	if (end <= word_end || last <= start || kd_tokens_is_word(s, end) ||
		s->text.data[last] < 'a') {
		return 0;
	}
	/* Polish "m.in." is no address in India. */
	if (kd_tokens_byte(s, end) == '.' &&
		kd_tokens_find(s, KD_TABLE_ABBREVIATIONS, start, end + 1) !=
			KD_NONE) {
		return 0;
	}
	const uint32_t row =
		kd_tokens_find(s, KD_TABLE_ABBREVIATIONS, last - 1, end);
	if (row == KD_NONE || !kd_lang_is(s->lang, row,
				      KD_COLUMN_ABBREVIATIONS_KIND, "domain")) {
		return 0;
	}
	return kd_tokens_byte(s, end) == '/' ? url_end(s, end) : end;
}

static uint32_t handle_end(const struct kd_splitter *s, uint32_t start)
{
	uint32_t n = 0;
	if (kd_tokens_sign(s, start + 1, &n) != KD_SIGN_LETTER || n == 0) {
		return 0;
	}
	uint32_t at = start + 1;
	while (kd_tokens_is_word(s, at) ||
		(kd_tokens_byte(s, at) == '_' && at < s->text.len)) {
		(void)kd_tokens_sign(s, at, &n);
		at += n;
	}
	return at;
}

uint32_t kd_tokens_address_end(
	const struct kd_splitter *s, uint32_t start, uint32_t word_end)
{
	const char first = s->text.data[start];
	const char after = kd_tokens_byte(s, word_end);
	if (first == '@' || first == '#') {
		return handle_end(s, start);
	}
	if (after == ':' && (starts_with(s, start, "http://") ||
				    starts_with(s, start, "https://"))) {
		return url_end(s, start);
	}
	if (after == '.' && starts_with(s, start, "www.")) {
		return url_end(s, start);
	}
	if (after == '@' || after == '+' || after == '.') {
		const uint32_t end = mail_end(s, start);
		if (end > 0) {
			return end;
		}
	}
	return after == '.' && is_plain(kd_tokens_byte(s, word_end + 1))
		       ? domain_end(s, start, word_end)
		       : 0;
}
