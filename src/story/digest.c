/* digest.c - what weaving keeps of a document that has been read. */
#include "story/digest.h"

#include <sha2.h>
#include <stdlib.h>

#define SHINGLE_WORDS 5

static int by_value(const void *a, const void *b)
{
	const uint64_t left = *(const uint64_t *)a;
	const uint64_t right = *(const uint64_t *)b;
	return (left > right) - (left < right);
}

static void sort_once(struct kd_hashes *hashes)
{
	if (hashes->n == 0) {
		return;
	}
	qsort(hashes->items, hashes->n, sizeof(hashes->items[0]), by_value);
	uint32_t kept = 1;
	for (uint32_t i = 1; i < hashes->n; i++) {
		if (hashes->items[i] != hashes->items[kept - 1]) {
			hashes->items[kept++] = hashes->items[i];
		}
	}
	hashes->n = kept;
}

static bool add_shingles(const struct kd_doc *doc, struct kd_arena *arena,
	struct kd_hashes *shingles)
{
	uint64_t recent[SHINGLE_WORDS] = { 0 };
	uint32_t n = 0;
	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		const struct kd_token *token = &doc->tokens.items[i];
		if (token->kind == KD_TOKEN_PUNCTUATION ||
			kd_about_is_furniture(doc, token->span.start)) {
			continue;
		}
		recent[n++ % SHINGLE_WORDS] = kd_str_hash(token->folded);
		if (n < SHINGLE_WORDS) {
			continue;
		}
		uint64_t hash = 0;
		for (uint32_t k = 0; k < SHINGLE_WORDS; k++) {
			hash = hash * 0x9E3779B97F4A7C15u +
			       recent[(n + k) % SHINGLE_WORDS];
		}
		if (!KD_PUSH(arena, shingles, hash)) {
			return false;
		}
	}
	sort_once(shingles);
	return true;
}

static void hash_text(struct kd_str text, char out[65])
{
	uint8_t digest[SHA256_DIGEST_LENGTH];
	SHA2_CTX context;
	SHA256Init(&context);
	SHA256Update(&context, (const uint8_t *)text.data, text.len);
	SHA256Final(digest, &context);
	for (uint32_t i = 0; i < sizeof(digest); i++) {
		static const char digits[] = "0123456789abcdef";
		out[2 * i] = digits[digest[i] >> 4];
		out[2 * i + 1] = digits[digest[i] & 15];
	}
	out[64] = '\0';
}

static uint32_t sentences_without_syntax(const struct kd_doc *doc)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < doc->sentences.n; i++) {
		const struct kd_sentence *sentence = &doc->sentences.items[i];
		uint32_t unknown = 0;
		for (uint32_t k = 0; k < sentence->n; k++) {
			const uint32_t token = sentence->first + k;
			unknown += token >= doc->analyses.n ||
				   doc->analyses.items[token].upos ==
					   KD_UPOS_UNKNOWN ||
				   doc->analyses.items[token].upos ==
					   KD_UPOS_OTHER;
		}
		/* A few odd words are no matter; most words unknown is. */
		n += unknown * 2 > sentence->n;
	}
	return n;
}

enum kd_status kd_digest_make(const struct kd_doc *doc, struct kd_str pack,
	struct kd_arena *arena, struct kd_digest *out, struct kd_err *err)
{
	*out = (struct kd_digest){
		.meta = &doc->meta,
		.path = doc->path,
		.pack = pack,
		.text = doc->text,
		.blocks = &doc->blocks,
		.sentences = &doc->sentences,
		.names = &doc->names,
		.mentions = &doc->mentions,
		.times = &doc->times,
		.statements = &doc->statements,
		.events = &doc->events,
		.deeds = &doc->deeds,
		.figures = &doc->figures,
		.citations = &doc->citations,
		.proposals = &doc->proposals,
		.problems = &doc->problems,
		.without_syntax = sentences_without_syntax(doc),
	};
	hash_text(doc->text, out->text_sha256);
	if (!kd_about_traits(doc, arena, &out->traits) ||
		!add_shingles(doc, arena, &out->shingles)) {
		return kd_arena_full(arena, err);
	}
	return KD_OK;
}
