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

/* Hashes text byte by byte (FNV-1a, Fowler, Noll and Vo 1991). */
static inline uint64_t kd_hash_text(struct kd_str text)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	for (uint32_t i = 0; i < text.len; i++) {
		hash = (hash ^ (unsigned char)text.data[i]) *
		       UINT64_C(0x100000001b3);
	}
	return hash;
}

#endif
