/* feature.h - features as hashes: what stands where, in 64 bits. */
#ifndef KD_MODEL_FEATURE_H
#define KD_MODEL_FEATURE_H

#include "base/str.h"

/* Mixes two numbers into one (Steele, Lea and Flood 2014, the finaliser of
 * SplitMix with its constants). The same on every machine. */
static inline uint64_t kd_mix(uint64_t a, uint64_t b)
{
	uint64_t hash = a ^ (b + UINT64_C(0x9e3779b97f4a7c15) + (a << 6));
	hash = (hash ^ (hash >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	hash = (hash ^ (hash >> 27)) * UINT64_C(0x94d049bb133111eb);
	return hash ^ (hash >> 31);
}

/* The same, faster: good enough where values are hashes already, or few. */
static inline uint64_t kd_blend(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9fb21c651e98df25);
	return hash ^ (hash >> 32);
}

/* Features being made of kinds, small numbers, and what they are filled
 * with. The caller sees that there is room. */
struct kd_features {
	uint64_t *items;
	uint32_t n;
};

/* A feature of this kind, filled with two values. */
static inline uint64_t kd_feature_of_two(
	uint64_t kind, uint64_t value, uint64_t other)
{
	/* Kinds are spread out, so as not to meet what is small too. */
	const uint64_t begin = (kind + 1) * UINT64_C(0x9e3779b97f4a7c15);
	return kd_blend(kd_blend(begin, value), other);
}

static inline void kd_features_add_two(struct kd_features *features,
	uint64_t kind, uint64_t value, uint64_t other)
{
	features->items[features->n++] = kd_feature_of_two(kind, value, other);
}

static inline void kd_features_add(
	struct kd_features *features, uint64_t kind, uint64_t value)
{
	kd_features_add_two(features, kind, value, 1);
}

/* Hashes text byte by byte (FNV-1a, Fowler, Noll and Vo 1991). */
#define KD_HASH_BEGIN UINT64_C(0xcbf29ce484222325)

static inline uint64_t kd_hash_byte(uint64_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * UINT64_C(0x100000001b3);
}

static inline uint64_t kd_hash_text(struct kd_str text)
{
	uint64_t hash = KD_HASH_BEGIN;
	for (uint32_t i = 0; i < text.len; i++) {
		hash = kd_hash_byte(hash, text.data[i]);
	}
	return hash;
}

/* Hashes a text's last one, two, three ... characters; what the text is too
 * short for is left as it is. */
static inline void kd_hash_ends(struct kd_str text, uint32_t n, uint64_t *out)
{
	uint32_t at = text.len;
	for (uint32_t i = 0; i < n && at > 0; i++) {
		do {
			at--;
		} while (at > 0 && (text.data[at] & 0xc0) == 0x80);
		out[i] = kd_hash_text(kd_str_slice(text, at, text.len));
	}
}

/* Hashes a text, and on the way its first one, two, three ... characters. */
static inline uint64_t kd_hash_starts(
	struct kd_str text, uint32_t n, uint64_t *out)
{
	uint64_t hash = KD_HASH_BEGIN;
	uint32_t done = 0;
	for (uint32_t at = 0; at < text.len; at++) {
		if (at > 0 && done < n && (text.data[at] & 0xc0) != 0x80) {
			out[done++] = hash;
		}
		hash = kd_hash_byte(hash, text.data[at]);
	}
	if (done < n && text.len > 0) {
		out[done] = hash;
	}
	return hash;
}

#endif
