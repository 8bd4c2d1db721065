/* mutate.c - texts that no one would write, made of ones that someone did. */
#include "mutate.h"

#include <stdio.h>
#include <stdlib.h>

#define MAX_BYTES ((size_t)64 << 10)

uint64_t prng_next(struct prng *prng)
{
	uint64_t z = (prng->state += 0x9e3779b97f4a7c15u);
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

uint32_t prng_below(struct prng *prng, uint32_t n)
{
	return (uint32_t)(prng_next(prng) % n);
}

/* What has broken readers of text before. */
static const char *const pieces[] = {
	"\n\n",
	"\n",
	" ",
	"\t",
	"\r\n",
	"\xC2\xA0",
	"\xE2\x80\x8B",
	"\xC2\xAD",
	"\xEF\xBB\xBF",
	"\xE2\x80\xAE",
	"\"",
	"“",
	"”",
	"«",
	"»",
	"„",
	"'",
	"’",
	"–",
	"—",
	"- ",
	"(",
	")",
	"[",
	"{",
	"<p>",
	"</div>",
	"<script>",
	"&amp;",
	"&#x0;",
	"...",
	"…",
	"?!",
	".",
	",",
	":",
	";",
	"/",
	"\\",
	"%",
	"$",
	"€",
	"0",
	"28",
	"2,5",
	"1.000.000",
	"18.",
	"99999999999999999999",
	"31. februar 2025",
	"2025-13-45",
	"14:75",
	"XXXX",
	"Mr.",
	"dr.",
	"U.S.",
	"d.o.o.",
	"o'brien",
	"'s",
	"n't",
	"\xFF",
	"\xC3",
	"\xED\xA0\x80",
	"\xF4\x90\x80\x80",
	"\xE2\x82",
	"e\xCC\x81\xCC\x81\xCC\x81",
	"\xF0\x9F\x87\xB3\xF0\x9F\x87\xB4",
	"\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7",
	"Київ",
	"北京市",
	"ß",
	"İ",
	"ŉ",
	"ǅ",
	"https://example.org/?a=b&c",
	"@someone",
	"#tag",
	"said",
	"sa",
	"je dejal",
	"ifølge",
	"he",
	"han",
	"on",
	"ikke",
	"ni",
	"{\"text\":",
	"title: ",
	"published: 2025-99-99\n",
};

struct text {
	char *bytes;
	size_t n;
};

static void insert(struct text *text, size_t at, const char *bytes, size_t n)
{
	if (text->n + n > MAX_BYTES) {
		return;
	}
	memmove(text->bytes + at + n, text->bytes + at, text->n - at);
	memcpy(text->bytes + at, bytes, n);
	text->n += n;
}

static void delete_some(struct prng *prng, struct text *text)
{
	const size_t at = prng_below(prng, (uint32_t)text->n + 1);
	size_t n = prng_below(prng, prng_below(prng, 4) == 0 ? 2000 : 8) + 1u;
	if (n > text->n - at) {
		n = text->n - at;
	}
	memmove(text->bytes + at, text->bytes + at + n, text->n - at - n);
	text->n -= n;
}

static void repeat_some(struct prng *prng, struct text *text)
{
	char copy[200];
	const size_t from = prng_below(prng, (uint32_t)text->n + 1);
	size_t n = prng_below(prng, sizeof(copy)) + 1u;
	if (n > text->n - from) {
		n = text->n - from;
	}
	memcpy(copy, text->bytes + from, n);
	const uint32_t times = 1 + prng_below(prng, 20);
	for (uint32_t i = 0; i < times; i++) {
		insert(text, from, copy, n);
	}
}

static void insert_piece(struct prng *prng, struct text *text)
{
	const char *piece =
		pieces[prng_below(prng, (uint32_t)KD_COUNT(pieces))];
	const size_t at = prng_below(prng, (uint32_t)text->n + 1);
	const uint32_t times =
		prng_below(prng, 10) == 0 ? prng_below(prng, 500) : 1;
	for (uint32_t i = 0; i < times; i++) {
		insert(text, at, piece, strlen(piece));
	}
}

static void splice(
	struct prng *prng, struct text *text, const struct articles *articles)
{
	const struct article *other =
		&articles->items[prng_below(prng, articles->n)];
	const uint32_t from = prng_below(prng, other->n);
	const uint32_t n = prng_below(prng, other->n - from) / 4;
	insert(text, prng_below(prng, (uint32_t)text->n + 1),
		other->bytes + from, n);
}

static void change_byte(struct prng *prng, struct text *text)
{
	if (text->n > 0) {
		text->bytes[prng_below(prng, (uint32_t)text->n)] =
			(char)prng_below(prng, 256);
	}
}

struct kd_str mutate(struct prng *prng, const struct articles *articles)
{
	const struct article *first =
		&articles->items[prng_below(prng, articles->n)];
	struct text text = { .bytes = malloc(MAX_BYTES + first->n),
		.n = first->n };
	if (text.bytes == NULL) {
		puts("Bail out! out of memory");
		exit(1);
	}
	memcpy(text.bytes, first->bytes, first->n);
	const uint32_t n_changes = 1 + prng_below(prng, 12);
	for (uint32_t i = 0; i < n_changes; i++) {
		switch (prng_below(prng, 6)) {
		case 0:
			delete_some(prng, &text);
			break;
		case 1:
			repeat_some(prng, &text);
			break;
		case 2:
			splice(prng, &text, articles);
			break;
		case 3:
			change_byte(prng, &text);
			break;
		default:
			insert_piece(prng, &text);
			break;
		}
	}
	return (struct kd_str){ .data = text.bytes, .len = (uint32_t)text.n };
}
