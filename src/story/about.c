/* about.c - what a document is about, in traits that can be compared. */
#include "story/about.h"

#include <math.h>
#include <stdlib.h>

/* Below it a number is a count of hours, ministers, years of age: anybody's. */
#define LEAST_FIGURE 13.0
#define LEAST_LEMMA_BYTES 3
/* News says first what it is about: names and words there count twice. */
#define LEAD_SENTENCES 3u

/* What traits are gathered with. */
struct gathering {
	const struct kd_doc *doc;
	struct kd_arena *arena;
	struct kd_traits *out;
	uint32_t lead_end; /* byte */
};

/* byte: where it stands, KD_NONE if that is no matter. */
static bool add(struct gathering *g, enum kd_trait_kind kind, uint64_t hash,
	uint32_t byte)
{
	const struct kd_trait trait = { .key = (hash ^ (uint64_t)(kind + 1)) *
					       0x9E3779B97F4A7C15u,
		.count = byte < g->lead_end ? 2 : 1,
		.kind = (uint8_t)kind };
	return KD_PUSH(g->arena, g->out, trait);
}

static struct kd_str last_part(struct kd_str sound)
{
	uint32_t start = sound.len;
	while (start > 0 && sound.data[start - 1] != ' ') {
		start--;
	}
	return kd_str_slice(sound, start, sound.len);
}

static bool add_name(struct gathering *g, const struct kd_name *name)
{
	const struct kd_str sound =
		name->sound.len > 0 ? name->sound : name->base;
	/* Who reports says nothing of what is reported. */
	if (name->outlet || sound.len == 0) {
		return true;
	}
	/* "The ministry" of some state is none in particular. */
	if (name->key.len > 0 && name->key.data[0] != '~') {
		return add(g, KD_TRAIT_PLACE, kd_str_hash(name->key),
			name->span.start);
	}
	return name->type == KD_NAME_PER
		       ? add(g, KD_TRAIT_PERSON, kd_str_hash(last_part(sound)),
				 name->span.start)
		       : add(g, KD_TRAIT_NAME, kd_str_hash(sound),
				 name->span.start);
}

static bool add_figure(struct gathering *g, const struct kd_figure *figure)
{
	if (!(figure->value >= LEAST_FIGURE) || isinf(figure->value)) {
		return true;
	}
	uint64_t bits = 0;
	memcpy(&bits, &figure->value, sizeof(bits));
	return add(g, KD_TRAIT_FIGURE, bits ^ (bits >> 32), KD_NONE);
}

/* Whole days whose year is known: 2025-11-20. */
static bool add_day(struct gathering *g, const struct kd_time *time)
{
	const bool day = time->edtf.len == 10 && time->edtf.data[0] != 'X';
	return !day || add(g, KD_TRAIT_DAY, kd_str_hash(time->edtf), KD_NONE);
}

static bool tells_subject(const struct kd_doc *doc, uint32_t token)
{
	switch (doc->analyses.items[token].upos) {
	case KD_UPOS_NOUN:
	case KD_UPOS_VERB:
	case KD_UPOS_ADJ:
	case KD_UPOS_PROPN:
	case KD_UPOS_NUM:
	case KD_UPOS_OTHER:
	case KD_UPOS_UNKNOWN:
		return doc->tokens.items[token].kind == KD_TOKEN_WORD ||
		       doc->tokens.items[token].kind == KD_TOKEN_NUMBER;
	default:
		return false;
	}
}

static bool add_words(struct gathering *g)
{
	const struct kd_doc *doc = g->doc;
	const uint64_t language = kd_str_hash(doc->meta.language);
	for (uint32_t i = 0; i < doc->analyses.n; i++) {
		const struct kd_str lemma =
			doc->analyses.items[i].lemma.len > 0
				? doc->analyses.items[i].lemma
				: doc->tokens.items[i].folded;
		if (!tells_subject(doc, i) || lemma.len < LEAST_LEMMA_BYTES ||
			kd_about_is_furniture(
				doc, doc->tokens.items[i].span.start)) {
			continue;
		}
		if (!add(g, KD_TRAIT_WORD, kd_str_hash(lemma) ^ language,
			    doc->tokens.items[i].span.start)) {
			return false;
		}
	}
	return true;
}

static int by_key(const void *a, const void *b)
{
	const uint64_t left = ((const struct kd_trait *)a)->key;
	const uint64_t right = ((const struct kd_trait *)b)->key;
	return (left > right) - (left < right);
}

static void count_once(struct kd_traits *traits)
{
	if (traits->n == 0) {
		return;
	}
	qsort(traits->items, traits->n, sizeof(traits->items[0]), by_key);
	uint32_t kept = 1;
	for (uint32_t i = 1; i < traits->n; i++) {
		if (traits->items[i].key == traits->items[kept - 1].key) {
			traits->items[kept - 1].count += traits->items[i].count;
		} else {
			traits->items[kept++] = traits->items[i];
		}
	}
	traits->n = kept;
}

bool kd_about_traits(
	const struct kd_doc *doc, struct kd_arena *arena, struct kd_traits *out)
{
	struct gathering g = { .doc = doc, .arena = arena, .out = out };
	for (uint32_t i = 0; i < doc->sentences.n && i < LEAD_SENTENCES; i++) {
		g.lead_end = doc->sentences.items[i].span.end;
	}
	*out = (struct kd_traits){ 0 };
	for (uint32_t i = 0; i < doc->names.n; i++) {
		if (!add_name(&g, &doc->names.items[i])) {
			return false;
		}
	}
	for (uint32_t i = 0; i < doc->figures.n; i++) {
		if (!add_figure(&g, &doc->figures.items[i])) {
			return false;
		}
	}
	for (uint32_t i = 0; i < doc->times.n; i++) {
		if (!add_day(&g, &doc->times.items[i])) {
			return false;
		}
	}
	if (!add_words(&g)) {
		return false;
	}
	count_once(out);
	return true;
}

bool kd_about_is_furniture(const struct kd_doc *doc, uint32_t byte)
{
	const uint32_t block = kd_blocks_at(&doc->blocks, byte);
	return block < doc->blocks.n &&
	       doc->blocks.items[block].kind == KD_BLOCK_FURNITURE;
}
