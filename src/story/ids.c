/* ids.c - ids that stay when other articles come. */
#include "story/ids.h"

/* Base 32 without letters that look like digits. */
static void write_digits(uint64_t value, char *out, uint32_t n)
{
	static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
	for (uint32_t i = 0; i < n; i++) {
		out[i] = digits[value % 32];
		value /= 32;
	}
	out[n] = '\0';
}

struct kd_str kd_ids_make(struct kd_ids *ids, struct kd_arena *arena,
	const char *letter, struct kd_str doc_id, struct kd_span span)
{
	enum { DIGITS = 7 };
	uint64_t hash = kd_str_hash(doc_id);
	hash = (hash ^ span.start) * 0x9E3779B97F4A7C15u;
	hash = (hash ^ span.end) * 0x9E3779B97F4A7C15u;
	for (;;) {
		char digits[DIGITS + 1];
		write_digits(hash >> 20, digits, DIGITS);
		const struct kd_str id =
			kd_str_format(arena, "%s%s", letter, digits);
		if (id.data == NULL) {
			return id;
		}
		if (kd_map_get(&ids->taken, id) == KD_NONE) {
			return kd_map_put(arena, &ids->taken, id, 1)
				       ? id
				       : (struct kd_str){ 0 };
		}
		hash = hash * 0x9E3779B97F4A7C15u + 1;
	}
}
