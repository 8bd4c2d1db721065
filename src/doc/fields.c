/* fields.c - describes the fields of every layer's items. */
#include "doc/fields.h"

#define KD_PLAIN(item, member, label, field_kind)            \
	{                                                    \
		.name = (label), .kind = (field_kind),       \
		.offset = offsetof(struct kd_##item, member) \
	}
#define KD_TERM(item, member, label, set, field_kind)         \
	{                                                     \
		.name = (label), .kind = (field_kind),        \
		.offset = offsetof(struct kd_##item, member), \
		.labels = kd_##set##_labels,                  \
		.n_labels = KD_COUNT(kd_##set##_labels)       \
	}
#define KD_INDEX(item, member, label, target)                 \
	{                                                     \
		.name = (label), .kind = KD_FIELD_INDEX,      \
		.offset = offsetof(struct kd_##item, member), \
		.layer = KD_LAYER_##target                    \
	}
#define KD_RECORDS(item, member, label, record)               \
	{                                                     \
		.name = (label), .kind = KD_FIELD_RECORDS,    \
		.offset = offsetof(struct kd_##item, member), \
		.fields = record##_fields,                    \
		.record_bytes = sizeof(struct kd_##record)    \
	}
#define KD_JUDGED(item)                                    \
	KD_PLAIN(item, rule, "rule", KD_FIELD_NEEDED_STR), \
		KD_PLAIN(item, confidence, "confidence", KD_FIELD_NUMBER)
#define KD_END               \
	{                    \
		.name = NULL \
	}

static const struct kd_field block_fields[] = {
	KD_TERM(block, kind, "kind", block_kind, KD_FIELD_TERM),
	KD_PLAIN(block, language, "language", KD_FIELD_STR),
	KD_END,
};

static const struct kd_field sentence_fields[] = { KD_END };

static const struct kd_field token_fields[] = { KD_END };

static const struct kd_field leaf_fields[] = {
	KD_PLAIN(leaf, lemma, "lemma", KD_FIELD_STR),
	KD_TERM(leaf, upos, "upos", upos, KD_FIELD_SMALL_TERM),
	KD_PLAIN(leaf, feats, "feats", KD_FIELD_FEATS),
	KD_INDEX(leaf, head, "head", LEAVES),
	KD_PLAIN(leaf, deprel, "deprel", KD_FIELD_STR),
	KD_END,
};

static const struct kd_field analysis_fields[] = {
	KD_PLAIN(analysis, lemma, "lemma", KD_FIELD_STR),
	KD_TERM(analysis, upos, "upos", upos, KD_FIELD_SMALL_TERM),
	KD_PLAIN(analysis, feats, "feats", KD_FIELD_FEATS),
	KD_INDEX(analysis, head, "head", TOKENS),
	KD_PLAIN(analysis, deprel, "deprel", KD_FIELD_STR),
	KD_END,
};

static const struct kd_field chunk_fields[] = {
	KD_INDEX(chunk, head, "head", TOKENS),
	KD_INDEX(chunk, adposition, "adposition", TOKENS),
	KD_PLAIN(chunk, feats, "feats", KD_FIELD_FEATS),
	KD_END,
};

static const struct kd_field name_fields[] = {
	KD_TERM(name, type, "type", name_type, KD_FIELD_TERM),
	KD_PLAIN(name, base, "base", KD_FIELD_STR),
	KD_PLAIN(name, role, "role", KD_FIELD_STR),
	KD_PLAIN(name, role_span, "role_span", KD_FIELD_SPAN),
	KD_PLAIN(name, key, "key", KD_FIELD_STR),
	KD_PLAIN(name, sound, "sound", KD_FIELD_STR),
	KD_PLAIN(name, outlet, "outlet", KD_FIELD_BOOL),
	KD_JUDGED(name),
	KD_END,
};

static const struct kd_field mention_fields[] = {
	KD_TERM(mention, kind, "kind", mention_kind, KD_FIELD_TERM),
	KD_INDEX(mention, name, "name", NAMES),
	KD_JUDGED(mention),
	KD_END,
};

static const struct kd_field time_fields[] = {
	KD_TERM(time, type, "type", time_type, KD_FIELD_TERM),
	KD_PLAIN(time, value, "value", KD_FIELD_STR),
	KD_PLAIN(time, mod, "mod", KD_FIELD_STR),
	KD_PLAIN(time, edtf, "edtf", KD_FIELD_STR),
	KD_TERM(time, anchor, "anchor", anchor, KD_FIELD_TERM),
	KD_TERM(time, warning, "warning", warning, KD_FIELD_TERM),
	KD_JUDGED(time),
	KD_END,
};

static const struct kd_field via_fields[] = {
	KD_PLAIN(via, outlet, "outlet", KD_FIELD_NEEDED_STR),
	KD_PLAIN(via, span, "span", KD_FIELD_SPAN),
	KD_END,
};

static const struct kd_field statement_fields[] = {
	KD_TERM(statement, kind, "kind", speech, KD_FIELD_TERM),
	KD_PLAIN(statement, cue, "cue", KD_FIELD_SPANS),
	KD_PLAIN(statement, content, "content", KD_FIELD_NEEDED_SPANS),
	KD_PLAIN(statement, source, "source", KD_FIELD_SPANS),
	KD_TERM(statement, source_kind, "source_kind", source_kind,
		KD_FIELD_TERM),
	KD_INDEX(statement, source_name, "source_name", NAMES),
	KD_PLAIN(statement, addressee, "addressee", KD_FIELD_SPAN),
	KD_RECORDS(statement, via, "via", via),
	KD_TERM(statement, force, "force", force, KD_FIELD_TERM),
	KD_PLAIN(statement, hedged, "hedged", KD_FIELD_BOOL),
	KD_TERM(statement, unsaid, "unsaid", unsaid, KD_FIELD_TERM),
	KD_JUDGED(statement),
	KD_END,
};

static const struct kd_field event_fields[] = {
	KD_PLAIN(event, span, "trigger", KD_FIELD_NEEDED_SPAN),
	KD_TERM(event, type, "type", plover, KD_FIELD_TERM),
	KD_PLAIN(event, mode, "mode", KD_FIELD_STR),
	KD_TERM(event, status, "status", event_status, KD_FIELD_TERM),
	KD_PLAIN(event, actors, "actors", KD_FIELD_SPANS),
	KD_PLAIN(event, targets, "targets", KD_FIELD_SPANS),
	KD_PLAIN(event, places, "places", KD_FIELD_SPANS),
	KD_INDEX(event, time, "time", TIMES),
	KD_INDEX(event, statement, "statement", STATEMENTS),
	KD_JUDGED(event),
	KD_END,
};

static const struct kd_field figure_fields[] = {
	KD_PLAIN(figure, value, "value", KD_FIELD_NUMBER),
	KD_PLAIN(figure, high, "high", KD_FIELD_NUMBER),
	KD_TERM(figure, bound, "bound", bound, KD_FIELD_TERM),
	KD_PLAIN(figure, unit, "unit", KD_FIELD_STR),
	KD_PLAIN(figure, of, "of", KD_FIELD_SPAN),
	KD_PLAIN(figure, counted, "counted", KD_FIELD_STR),
	KD_INDEX(figure, statement, "statement", STATEMENTS),
	KD_JUDGED(figure),
	KD_END,
};

static const struct kd_field citation_fields[] = {
	KD_PLAIN(citation, outlet, "outlet", KD_FIELD_NEEDED_STR),
	KD_PLAIN(citation, span, "span", KD_FIELD_NEEDED_SPAN),
	KD_TERM(citation, relation, "relation", relation, KD_FIELD_TERM),
	KD_JUDGED(citation),
	KD_END,
};

static const struct kd_field provision_fields[] = {
	KD_PLAIN(provision, topic, "topic", KD_FIELD_NEEDED_STR),
	KD_PLAIN(provision, span, "span", KD_FIELD_NEEDED_SPAN),
	KD_END,
};

static const struct kd_field stand_fields[] = {
	KD_PLAIN(stand, party, "party", KD_FIELD_NEEDED_SPAN),
	KD_INDEX(stand, party_name, "party_name", NAMES),
	KD_TERM(stand, stance, "stance", stance, KD_FIELD_TERM),
	KD_PLAIN(stand, span, "span", KD_FIELD_NEEDED_SPAN),
	KD_PLAIN(stand, topic, "topic", KD_FIELD_STR),
	KD_PLAIN(stand, about, "about", KD_FIELD_SPAN),
	KD_END,
};

static const struct kd_field proposal_fields[] = {
	KD_PLAIN(proposal, name, "name", KD_FIELD_NEEDED_STR),
	KD_PLAIN(proposal, points, "points", KD_FIELD_COUNT),
	KD_RECORDS(proposal, provisions, "provisions", provision),
	KD_RECORDS(proposal, positions, "positions", stand),
	KD_JUDGED(proposal),
	KD_END,
};

static const struct kd_field problem_fields[] = {
	KD_PLAIN(problem, code, "code", KD_FIELD_NEEDED_STR),
	KD_PLAIN(problem, span, "span", KD_FIELD_SPAN),
	KD_PLAIN(problem, message, "message", KD_FIELD_NEEDED_STR),
	KD_END,
};

/* The traits of each layer that its fields do not tell. */
#define KD_ORDER_BLOCKS .in_order = true
#define KD_ORDER_SENTENCES .in_order = true
#define KD_ORDER_TOKENS .in_order = true, .may_overlap = true
#define KD_ORDER_LEAVES .in_order = true, .may_overlap = true
#define KD_ORDER_ANALYSES .in_order = true, .may_overlap = true
#define KD_ORDER_CHUNKS .in_order = true
#define KD_ORDER_NAMES .in_order = true
#define KD_ORDER_MENTIONS .in_order = true, .may_overlap = true
#define KD_ORDER_TIMES .in_order = true, .may_overlap = true
#define KD_ORDER_STATEMENTS .may_overlap = true, .span_in_fields = true
#define KD_ORDER_EVENTS .may_overlap = true, .span_in_fields = true
#define KD_ORDER_DEEDS .may_overlap = true, .span_in_fields = true
#define KD_ORDER_FIGURES .may_overlap = true
#define KD_ORDER_CITATIONS .may_overlap = true, .span_in_fields = true
#define KD_ORDER_PROPOSALS .may_overlap = true
#define KD_ORDER_PROBLEMS \
	.may_overlap = true, .may_be_spanless = true, .span_in_fields = true

const struct kd_layer_shape kd_layer_shapes[KD_LAYER_COUNT] = {
#define KD_LAYER(constant, member, item)                   \
	[KD_LAYER_##constant] = { .name = #member,         \
		.offset = offsetof(struct kd_doc, member), \
		.item_bytes = sizeof(struct kd_##item),    \
		.fields = item##_fields,                   \
		KD_ORDER_##constant },
	KD_LAYERS(KD_LAYER)
#undef KD_LAYER
};
