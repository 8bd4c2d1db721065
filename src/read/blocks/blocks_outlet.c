/* blocks_outlet.c - outlets known to the packs, in bylines and alone. */
#include "read/blocks/blocks_private.h"

/* The packs' name for the outlet that these tokens are, or none. */
static struct kd_str outlet_at(
	const struct kd_layout *l, uint32_t first, uint32_t end)
{
	struct kd_match match;
	if (first >= end || !kd_layout_is_capital(l, first) ||
		!kd_lang_match(l->in->lang, KD_TABLE_OUTLETS, &l->words, first,
			&match) ||
		first + match.n != end) {
		return (struct kd_str){ 0 };
	}
	return kd_lang_text(l->in->lang, match.row, KD_COLUMN_OUTLETS_NAME);
}

static void take_outlet(struct kd_layout *l, struct kd_str outlet)
{
	struct kd_meta *meta = &l->out->meta;
	if (meta->outlet.data == NULL) {
		meta->outlet = outlet;
		meta->outlet_basis = KD_BASIS_TEXT;
	}
}

/* Whether a sign parts names from the outlet they write for. */
static bool is_parting(const struct kd_layout *l, uint32_t token)
{
	return kd_layout_is_sign(l, token, ',') ||
	       kd_layout_is_sign(l, token, '/') ||
	       kd_layout_is_sign(l, token, '|') ||
	       kd_layout_is_sign(l, token, '(') || kd_layout_is_dash(l, token);
}

uint32_t kd_layout_byline_end(struct kd_layout *l, uint32_t from, uint32_t end)
{
	uint32_t last = end;
	if (last > from && kd_layout_is_sign(l, last - 1, ')')) {
		last--;
	}
	for (uint32_t i = last; i-- > from + 1;) {
		if (!is_parting(l, i)) {
			continue;
		}
		const struct kd_str outlet = outlet_at(l, i + 1, last);
		if (outlet.data == NULL) {
			return end;
		}
		take_outlet(l, outlet);
		return i;
	}
	return end;
}

bool kd_layout_outlet_alone(struct kd_layout *l, const struct kd_line *line)
{
	const struct kd_str outlet =
		outlet_at(l, line->first, line->first + line->n);
	if (outlet.data == NULL) {
		return false;
	}
	take_outlet(l, outlet);
	return true;
}
