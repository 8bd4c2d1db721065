/* tokens.c - splits text into words, numbers and signs. */
#include "read/tokens/tokens.h"

#include "read/tokens/tokens_private.h"

#include <assert.h>

/* Bytes of text that a token takes at the least, on the whole. */
#define TOKEN_BYTES 5u

/* Capitals, by a look at every character. */
static unsigned capital_flags(struct kd_str text)
{
	unsigned flags = 0;
	uint32_t n_upper = 0;
	uint32_t n_lower = 0;
	uint32_t character = 0;
	for (uint32_t at = 0, n = 0;
		(n = kd_utf8_read(text, at, &character)) > 0; at += n) {
		if (kd_utf8_is_upper(character)) {
			n_upper++;
			flags |= at == 0 ? KD_TOKEN_CAPITAL : 0u;
		} else if (kd_utf8_is_lower(character)) {
			n_lower++;
		}
	}
	if (n_upper >= 2 && n_lower == 0) {
		flags |= KD_TOKEN_ALL_CAPITALS;
	}
	return flags;
}

/* Whether a two-byte character is a small letter of Latin script, without a
 * look into the tables of Unicode. */
static bool is_small_latin(unsigned char first, unsigned char second)
{
	const uint32_t c = ((first & 0x1Fu) << 6) | (second & 0x3Fu);
	if (c < 0x100) {
		return c >= 0xDF && c != 0xF7;
	}
	/* Small letters follow their capitals: even here, odd there. */
	const bool is_odd = (c & 1) != 0;
	return c <= 0x137 || (c >= 0x14A && c <= 0x177)   ? is_odd
	       : c <= 0x148 || (c >= 0x179 && c <= 0x17E) ? !is_odd
							  : false;
}

/* Whether a word is folded as it stands. */
static bool is_plain_lower(struct kd_str text)
{
	for (uint32_t i = 0; i < text.len; i++) {
		const unsigned char byte = (unsigned char)text.data[i];
		if (byte >= 'a' && byte <= 'z') {
			continue;
		}
		if (byte < 0xC3 || byte > 0xC5 || i + 1 >= text.len ||
			!is_small_latin(
				byte, (unsigned char)text.data[i + 1])) {
			return false;
		}
		i++;
	}
	return true;
}

static bool is_ascii(struct kd_str text)
{
	unsigned char bits = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		bits |= (unsigned char)text.data[i];
	}
	return bits < 0x80;
}

/* Folds ASCII and flags its capitals; data is NULL if the arena is full. */
static struct kd_str fold_ascii(
	struct kd_arena *arena, struct kd_str text, unsigned *flags)
{
	uint32_t n_upper = 0;
	uint32_t n_lower = 0;
	for (uint32_t i = 0; i < text.len; i++) {
		n_upper += text.data[i] >= 'A' && text.data[i] <= 'Z';
		n_lower += text.data[i] >= 'a' && text.data[i] <= 'z';
	}
	if (n_upper == 0) {
		return text;
	}
	if (text.data[0] >= 'A' && text.data[0] <= 'Z') {
		*flags |= KD_TOKEN_CAPITAL;
	}
	if (n_upper >= 2 && n_lower == 0) {
		*flags |= KD_TOKEN_ALL_CAPITALS;
	}
	char *bytes = kd_arena_take(arena, text.len);
	for (uint32_t i = 0; bytes != NULL && i < text.len; i++) {
		bytes[i] = text.data[i];
		if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
			bytes[i] = (char)(bytes[i] | 0x20);
		}
	}
	return (struct kd_str){ .data = bytes,
		.len = bytes != NULL ? text.len : 0 };
}

/* The text without signs that are not seen. */
static struct kd_str without_silent(struct kd_splitter *s, struct kd_str text)
{
	bool has_silent = false;
	uint32_t character = 0;
	uint32_t n = 0;
	for (uint32_t at = 0; (n = kd_utf8_read(text, at, &character)) > 0;
		at += n) {
		has_silent |= character >= 0x80 &&
			      kd_tokens_wide_sign(character) == KD_SIGN_SILENT;
	}
	if (!has_silent) {
		return text;
	}
	char *bytes = kd_arena_take(s->arena, text.len);
	uint32_t len = 0;
	for (uint32_t at = 0;
		bytes != NULL && (n = kd_utf8_read(text, at, &character)) > 0;
		at += n) {
		if (kd_tokens_wide_sign(character) != KD_SIGN_SILENT) {
			memcpy(bytes + len, text.data + at, n);
			len += n;
		}
	}
	return (struct kd_str){ .data = bytes, .len = len };
}

/* What the token is looked up by; sets its flags. data is NULL if the arena
 * is full. */
static struct kd_str fold(
	struct kd_splitter *s, struct kd_str text, unsigned *flags)
{
	if (is_plain_lower(text)) {
		return text;
	}
	if (is_ascii(text)) {
		return fold_ascii(s->arena, text, flags);
	}
	*flags |= capital_flags(text);
	const struct kd_str seen = without_silent(s, text);
	return seen.data == NULL ? seen : kd_utf8_fold(s->arena, seen);
}

void kd_tokens_add(struct kd_splitter *s, uint32_t start, uint32_t end,
	enum kd_token_kind kind, unsigned flags)
{
	const struct kd_str text = kd_str_slice(s->text, start, end);
	const bool is_word = kind == KD_TOKEN_WORD || kind == KD_TOKEN_NUMBER;
	const struct kd_str folded = is_word ? fold(s, text, &flags) : text;
	if (s->after_space) {
		flags |= KD_TOKEN_AFTER_SPACE;
	}
	s->after_space = false;
	const struct kd_token token = {
		.span = { start, end },
		.folded = folded,
		.word = KD_NONE,
		.kind = (uint8_t)kind,
		.flags = (uint8_t)flags,
	};
	if (folded.data == NULL || !KD_PUSH(s->arena, s->tokens, token)) {
		s->is_full = true;
	}
}

/* Adds a word, its clitics split off. */
static void add_word(struct kd_splitter *s, uint32_t start, uint32_t end)
{
	for (uint32_t split = 0;
		(split = kd_tokens_clitic_at(s, start, end)) > 0;
		start = split) {
		kd_tokens_add(s, start, split, KD_TOKEN_WORD, 0);
	}
	if (!kd_tokens_add_parts(s, start, end)) {
		kd_tokens_add(s, start, end, KD_TOKEN_WORD, 0);
	}
}

static uint32_t split_word(struct kd_splitter *s, uint32_t start)
{
	uint32_t end = kd_tokens_word_end(s, start);
	const char after = kd_tokens_byte(s, end);
	if (after == '.' || after == ':' || after == '@' || after == '+') {
		const uint32_t address = kd_tokens_address_end(s, start, end);
		if (address > end) {
			kd_tokens_add(s, start, address, KD_TOKEN_WORD, 0);
			return address;
		}
		const uint32_t stop = kd_tokens_abbreviation_end(s, start, end);
		if (stop > end) {
			kd_tokens_add(s, start, stop, KD_TOKEN_WORD,
				KD_TOKEN_ABBREVIATION);
			return stop;
		}
	}
	add_word(s, start, end);
	return end;
}

/* The end of a run of the bytes in set that begins at start. */
static uint32_t run_end(
	const struct kd_splitter *s, uint32_t start, const char *set)
{
	uint32_t at = start;
	while (kd_tokens_byte(s, at) != '\0' &&
		strchr(set, s->text.data[at]) != NULL) {
		at++;
	}
	return at;
}

/* The end of a run of the sign of n bytes that begins at start, for signs that
 * are drawn in rows: ==== ***. */
static uint32_t same_end(
	const struct kd_splitter *s, uint32_t start, uint32_t n)
{
	const char sign[2] = { s->text.data[start], '\0' };
	return strchr("-*_=~+<>$|^/`", sign[0]) != NULL
		       ? run_end(s, start, sign)
		       : start + n;
}

static uint32_t split_punctuation(
	struct kd_splitter *s, uint32_t start, uint32_t n)
{
	uint32_t end = start + n;
	switch (s->text.data[start]) {
	case '.':
		end = run_end(s, start, ".");
		break;
	case '!':
	case '?':
		end = run_end(s, start, "!?");
		break;
	default:
		end = same_end(s, start, n);
		break;
	}
	kd_tokens_add(s, start, end, KD_TOKEN_PUNCTUATION, 0);
	return end;
}

/* An apostrophe that does not stand within a word. */
static uint32_t split_apostrophe(
	struct kd_splitter *s, uint32_t start, uint32_t n)
{
	if (!s->after_space && kd_tokens_is_word(s, start + n)) {
		const uint32_t end = kd_tokens_word_end(s, start + n);
		if (kd_tokens_find(s, KD_TABLE_CLITICS, start, end) !=
			KD_NONE) {
			kd_tokens_add(s, start, end, KD_TOKEN_WORD, 0);
			return end;
		}
	}
	const uint32_t end =
		kd_tokens_byte(s, start) == '\'' &&
				kd_tokens_byte(s, start + 1) == '\''
			? start + 2
			: start + n;
	kd_tokens_add(s, start, end, KD_TOKEN_PUNCTUATION, 0);
	return end;
}

static uint32_t split_symbol(struct kd_splitter *s, uint32_t start, uint32_t n)
{
	const char first = s->text.data[start];
	if (first == '@' || first == '#') {
		const uint32_t end = kd_tokens_address_end(s, start, start);
		if (end > 0) {
			kd_tokens_add(s, start, end, KD_TOKEN_WORD, 0);
			return end;
		}
	}
	uint32_t end = same_end(s, start, n);
	/* What shapes an emoji belongs to it. */
	uint32_t more = 0;
	while ((unsigned char)first >= 0x80 &&
		kd_tokens_sign(s, end, &more) == KD_SIGN_SILENT) {
		end += more;
	}
	kd_tokens_add(s, start, end,
		first == '`' ? KD_TOKEN_PUNCTUATION : KD_TOKEN_SYMBOL, 0);
	return end;
}

/* Splits what begins at a byte and returns where it ends. */
static uint32_t split_next(struct kd_splitter *s, uint32_t at)
{
	uint32_t n = 0;
	switch (kd_tokens_sign(s, at, &n)) {
	case KD_SIGN_SPACE:
		s->after_space = true;
		return at + n;
	case KD_SIGN_SILENT:
		return at + n;
	case KD_SIGN_LETTER:
		return split_word(s, at);
	case KD_SIGN_DIGIT: {
		const uint32_t end = kd_tokens_number_end(s, at);
		kd_tokens_add(s, at, end, KD_TOKEN_NUMBER, 0);
		return end;
	}
	case KD_SIGN_IDEOGRAPH:
		kd_tokens_add(s, at, at + n, KD_TOKEN_WORD, 0);
		return at + n;
	case KD_SIGN_APOSTROPHE:
		return split_apostrophe(s, at, n);
	case KD_SIGN_HYPHEN:
	case KD_SIGN_PUNCTUATION:
		return split_punctuation(s, at, n);
	case KD_SIGN_SYMBOL:
		return split_symbol(s, at, n);
	}
	return at + n;
}

/* Looks up the words of the tokens from first on, many at once. */
static void find_words(const struct kd_splitter *s, uint32_t first)
{
	struct kd_str folded[KD_LANG_BATCH];
	uint32_t words[KD_LANG_BATCH];
	while (first < s->tokens->n) {
		struct kd_token *tokens = s->tokens->items + first;
		const uint32_t rest = s->tokens->n - first;
		const uint32_t n = rest < KD_LANG_BATCH ? rest : KD_LANG_BATCH;
		for (uint32_t i = 0; i < n; i++) {
			folded[i] = tokens[i].folded;
		}
		kd_lang_find_words(s->lang, folded, n, words);
		for (uint32_t i = 0; i < n; i++) {
			tokens[i].word = words[i];
		}
		first += n;
	}
}

enum kd_status kd_tokens_split(const struct kd_tokens_in *in,
	struct kd_arena *arena, struct kd_tokens_out *out, struct kd_err *err)
{
	assert(in->blocks != NULL && in->lang != NULL);
	*out = (struct kd_tokens_out){ 0 };
	/* Room for all at once: a vec that grows leaves its old items behind.
	 */
	out->tokens.capacity = in->text.len / TOKEN_BYTES + 16;
	out->tokens.items =
		KD_NEW_ARRAY(arena, struct kd_token, out->tokens.capacity);
	if (out->tokens.items == NULL) {
		return kd_arena_full(arena, err);
	}
	struct kd_splitter s = {
		.lang = in->lang, .arena = arena, .tokens = &out->tokens
	};
	for (uint32_t i = 0; i < in->blocks->n && !s.is_full; i++) {
		const struct kd_span span = in->blocks->items[i].span;
		const uint32_t first = out->tokens.n;
		s.text = kd_str_slice(in->text, 0, span.end);
		s.after_space = true;
		for (uint32_t at = span.start; at < span.end && !s.is_full;) {
			at = split_next(&s, at);
		}
		find_words(&s, first);
		kd_tokens_mark_ends(&s, first);
		kd_tokens_heed_learned(&s, first);
	}
	return s.is_full ? kd_arena_full(arena, err) : KD_OK;
}
