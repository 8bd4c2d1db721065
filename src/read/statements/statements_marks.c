/* statements_marks.c - marks what each token is to reported speech. */
#include "read/statements/statements_private.h"

#include "base/utf8.h"

uint32_t kd_talk_bit_of(const struct kd_lang *lang, uint32_t row,
	uint32_t column, const struct kd_label_bit *list, uint32_t n)
{
	const struct kd_str text = kd_lang_text(lang, row, column);
	for (uint32_t i = 0; i < n && text.len > 0; i++) {
		if (list[i].label[0] == text.data[0] &&
			kd_str_equal(kd_str_view(list[i].label), text)) {
			return list[i].bit;
		}
	}
	return 0;
}

bool kd_talk_may_start(
	const struct kd_talk *talk, enum kd_table table, uint32_t i)
{
	const struct kd_words *words = talk->reading->words;
	const struct kd_lang *lang = talk->reading->lang;
	const uint32_t lemma =
		words->lemmas != NULL ? words->lemmas[i] : KD_NONE;
	return (words->forms[i] != KD_NONE &&
		       kd_lang_starts(lang, table, words->forms[i])) ||
	       (lemma != KD_NONE && kd_lang_starts(lang, table, lemma));
}

static void read_hedge_row(
	const struct kd_lang *lang, uint32_t row, struct kd_link_row *out)
{
	static const struct kd_label_bit kinds[] = {
		{ "negation", KD_MARK_NEGATION },
		{ "hedge", KD_MARK_HEDGE },
		{ "modal", KD_MARK_MODAL },
		{ "condition", KD_MARK_CONDITION },
		{ "question", KD_MARK_QUESTION },
		{ "whether", KD_MARK_QUESTION },
	};
	const uint32_t first = kd_lang_first_row(lang, KD_TABLE_HEDGES);
	const uint32_t end = first + kd_lang_rows(lang, KD_TABLE_HEDGES);
	const struct kd_str key = kd_lang_key(lang, row);
	out->known = true;
	while (row > first && kd_str_equal(kd_lang_key(lang, row - 1), key)) {
		row--;
	}
	for (; row < end && kd_str_equal(kd_lang_key(lang, row), key); row++) {
		out->bits |= kd_talk_bit_of(lang, row, KD_COLUMN_HEDGES_KIND,
			kinds, KD_COUNT(kinds));
	}
}

static void mark_hedge(struct kd_talk *talk, uint32_t i)
{
	const struct kd_lang *lang = talk->reading->lang;
	struct kd_match match;
	if (!kd_talk_may_start(talk, KD_TABLE_HEDGES, i) ||
		!kd_lang_match(lang, KD_TABLE_HEDGES, talk->reading->words, i,
			&match)) {
		return;
	}
	struct kd_link_row *row =
		&talk->hedges[match.row -
			      kd_lang_first_row(lang, KD_TABLE_HEDGES)];
	if (!row->known) {
		read_hedge_row(lang, match.row, row);
	}
	talk->marks[i].bits |= row->bits;
}

static void read_link_kind(
	const struct kd_lang *lang, uint32_t row, struct kd_link_row *out)
{
	static const struct kd_label_bit kinds[] = {
		{ "that", KD_MARK_THAT },
		{ "addressee", KD_MARK_ADDRESSEE },
		{ "agent", KD_MARK_AGENT },
		{ "attach", KD_MARK_ATTACH },
		{ "attach-noun", KD_MARK_ATTACH_NOUN },
		{ "passive", KD_MARK_PASSIVE },
		{ "as", KD_MARK_AS },
		{ "anaphor", KD_MARK_ANAPHOR },
		{ "relative", KD_MARK_RELATIVE },
		{ "publish", KD_MARK_PUBLISH },
		{ "topic", KD_MARK_TOPIC },
		{ "aspect", KD_MARK_ASPECT },
		{ "nor", KD_MARK_NOR },
	};
	static const struct kd_label_bit natures[] = {
		{ "person", KD_SOURCE_PERSON },
		{ "organisation", KD_SOURCE_ORGANISATION },
		{ "outlet", KD_SOURCE_OUTLET },
		{ "document", KD_SOURCE_DOCUMENT },
	};
	out->bits |= kd_talk_bit_of(
		lang, row, KD_COLUMN_SPEECH_WORDS_KIND, kinds, KD_COUNT(kinds));
	const uint32_t nature = kd_talk_bit_of(lang, row,
		KD_COLUMN_SPEECH_WORDS_KIND, natures, KD_COUNT(natures));
	out->nature = nature != 0 ? (uint8_t)nature : out->nature;
}

/* A word may link in more than one way: rows with the same key follow one
 * another. */
static void read_link_row(
	const struct kd_lang *lang, uint32_t match, struct kd_link_row *out)
{
	const uint32_t first = kd_lang_first_row(lang, KD_TABLE_SPEECH_WORDS);
	const uint32_t end = first + kd_lang_rows(lang, KD_TABLE_SPEECH_WORDS);
	const struct kd_str key = kd_lang_key(lang, match);
	uint32_t row = match;
	while (row > first && kd_str_equal(kd_lang_key(lang, row - 1), key)) {
		row--;
	}
	out->known = true;
	for (; row < end && kd_str_equal(kd_lang_key(lang, row), key); row++) {
		read_link_kind(lang, row, out);
	}
}

static void mark_link(struct kd_talk *talk, uint32_t i)
{
	const struct kd_lang *lang = talk->reading->lang;
	struct kd_match match;
	if (!kd_talk_may_start(talk, KD_TABLE_SPEECH_WORDS, i) ||
		!kd_lang_match(lang, KD_TABLE_SPEECH_WORDS,
			talk->reading->words, i, &match)) {
		return;
	}
	struct kd_link_row *row =
		&talk->links[match.row -
			     kd_lang_first_row(lang, KD_TABLE_SPEECH_WORDS)];
	if (!row->known) {
		read_link_row(lang, match.row, row);
	}
	talk->marks[i].link_n = match.n;
	talk->marks[i].bits |= row->bits;
	for (uint32_t k = i; row->nature != 0 && k < i + match.n; k++) {
		if (talk->marks[k].nature == KD_SOURCE_UNKNOWN) {
			talk->marks[k].nature = row->nature;
		}
	}
}

static void mark_time(struct kd_talk *talk, uint32_t i)
{
	struct kd_match match;
	if (kd_talk_may_start(talk, KD_TABLE_MONTHS, i) &&
		kd_lang_match(talk->reading->lang, KD_TABLE_MONTHS,
			talk->reading->words, i, &match)) {
		for (uint32_t k = i; k < i + match.n; k++) {
			talk->marks[k].bits |= KD_MARK_TIME;
		}
	}
}

static uint32_t sign_bits(struct kd_str sign)
{
	static const struct {
		uint32_t character;
		uint32_t bits;
	} signs[] = {
		{ ',', KD_MARK_COMMA },
		{ 0x060C, KD_MARK_COMMA },
		{ 0x3001, KD_MARK_COMMA },
		{ ':', KD_MARK_COLON },
		{ ';', KD_MARK_SEMICOLON },
		{ '.', KD_MARK_STOP },
		{ '!', KD_MARK_STOP },
		{ '?', KD_MARK_STOP | KD_MARK_QUESTION },
		{ 0x2026, KD_MARK_STOP },
		{ 0x3002, KD_MARK_STOP },
		{ '-', KD_MARK_DASH },
		{ 0x2012, KD_MARK_DASH },
		{ 0x2013, KD_MARK_DASH },
		{ 0x2014, KD_MARK_DASH },
		{ 0x2015, KD_MARK_DASH },
		{ '(', KD_MARK_OPEN },
		{ '[', KD_MARK_OPEN },
		{ ')', KD_MARK_CLOSE },
		{ ']', KD_MARK_CLOSE },
	};
	uint32_t character = 0;
	kd_utf8_read(sign, 0, &character);
	for (uint32_t i = 0; i < KD_COUNT(signs); i++) {
		if (signs[i].character == character) {
			return signs[i].bits;
		}
	}
	return 0;
}

static void mark_word(struct kd_talk *talk, uint32_t i)
{
	const struct kd_analysis *analysis = kd_talk_analysis(talk, i);
	struct kd_mark_of *mark = &talk->marks[i];
	const uint32_t form =
		kd_feats_get(analysis->feats, KD_FEATURE_VERBFORM);
	const bool agrees = kd_talk_shows_gender(talk, i);
	if ((analysis->upos == KD_UPOS_VERB || analysis->upos == KD_UPOS_AUX) &&
		(form == 0 || form == KD_VERBFORM_FIN ||
			(form == KD_VERBFORM_PART && agrees))) {
		mark->bits |= KD_MARK_FINITE;
	}
	if (analysis->upos == KD_UPOS_PRON &&
		kd_feats_get(analysis->feats, KD_FEATURE_PRONTYPE) ==
			KD_PRONTYPE_REL) {
		mark->bits |= KD_MARK_RELATIVE;
	}
	mark_hedge(talk, i);
	mark_link(talk, i);
	mark_time(talk, i);
}

/* "[die] Brücke": a determiner with its noun behind it. */
static bool is_article(const struct kd_talk *talk, uint32_t i)
{
	const struct kd_analysis *analysis = kd_talk_analysis(talk, i);
	return analysis->upos == KD_UPOS_DET && analysis->head != KD_NONE &&
	       analysis->head > i &&
	       kd_talk_upos(talk, analysis->head) == KD_UPOS_NOUN &&
	       kd_str_equal(analysis->deprel, KD_STR("det"));
}

/* "[Das] sagte X": what may stand for the sentence before, at the beginning of
 * one and right before its verb. */
static bool is_anaphor(const struct kd_talk *talk, uint32_t i)
{
	return (talk->marks[i].bits & KD_MARK_ANAPHOR) != 0 && i > 0 &&
	       (talk->marks[i - 1].bits & KD_MARK_STOP) != 0 &&
	       i + 1 < talk->reading->tokens->n &&
	       (talk->marks[i + 1].bits & KD_MARK_FINITE) != 0;
}

/* A word that may begin a relative clause does so where a verb follows soon:
 * "som sa det", not "som president". */
static void settle_relative(struct kd_talk *talk, uint32_t i)
{
	const uint32_t n = talk->reading->tokens->n;
	if ((talk->marks[i].bits & KD_MARK_RELATIVE) == 0) {
		return;
	}
	const uint32_t ends = KD_MARK_COMMA | KD_MARK_STOP | KD_MARK_COLON;
	if (is_article(talk, i) || is_anaphor(talk, i)) {
		talk->marks[i].bits &= ~(uint32_t)KD_MARK_RELATIVE;
		return;
	}
	for (uint32_t k = i + 1; k < n && k < i + 6; k++) {
		if ((talk->marks[k].bits & KD_MARK_FINITE) != 0) {
			return;
		}
		if ((talk->marks[k].bits & ends) != 0) {
			break;
		}
	}
	talk->marks[i].bits &= ~(uint32_t)KD_MARK_RELATIVE;
}

/* "McConnell, R[-]Ky[.], said": a hyphen within a word and the stop of one cut
 * short, right before a comma, part nothing. */
static void settle_sign(struct kd_talk *talk, uint32_t i)
{
	const struct kd_tokens *tokens = talk->reading->tokens;
	const uint32_t parts = KD_MARK_STOP | KD_MARK_DASH;
	const uint32_t after = KD_TOKEN_AFTER_SPACE;
	if ((talk->marks[i].bits & parts) == 0 || i == 0 ||
		i + 1 >= tokens->n ||
		((tokens->items[i].flags | tokens->items[i + 1].flags) &
			after) != 0 ||
		tokens->items[i - 1].kind != KD_TOKEN_WORD) {
		return;
	}
	const bool within = tokens->items[i + 1].kind == KD_TOKEN_WORD &&
			    (talk->marks[i].bits & KD_MARK_DASH) != 0;
	const bool comma = (talk->marks[i + 1].bits & KD_MARK_COMMA) != 0 &&
			   (talk->marks[i].bits & KD_MARK_STOP) != 0;
	if (within || comma) {
		talk->marks[i].bits &= ~parts;
	}
}

/* A clitic that may be a verb or the sign of an owner, after a name and before
 * a noun, is the latter: "the EU's foreign policy chief". */
static void settle_clitic(struct kd_talk *talk, uint32_t i)
{
	const struct kd_tokens *tokens = talk->reading->tokens;
	const struct kd_token *token = &tokens->items[i];
	if (i == 0 || i + 1 >= tokens->n || token->folded.len == 0 ||
		token->folded.data[0] != '\'' ||
		(token->flags & KD_TOKEN_AFTER_SPACE) != 0 ||
		kd_talk_name(talk, i - 1) == KD_NONE) {
		return;
	}
	const uint32_t chunk = kd_talk_analysis(talk, i + 1)->chunk;
	if (chunk == KD_NONE) {
		return;
	}
	const struct kd_chunk *next = &talk->reading->chunks->items[chunk];
	if (next->first == i + 1 && kd_talk_upos(talk, i + 1) != KD_UPOS_DET &&
		kd_talk_upos(talk, next->head) == KD_UPOS_NOUN) {
		talk->marks[i].bits &= ~(uint32_t)KD_MARK_FINITE;
		talk->marks[i].bits |= KD_MARK_OWNER;
	}
}

/* Whether form, with its last cut bytes replaced as the row says, is base. */
static bool makes_base(const struct kd_lang *lang, uint32_t row,
	struct kd_str form, uint32_t cut, struct kd_str base)
{
	const struct kd_str replace =
		kd_lang_text(lang, row, KD_COLUMN_NAME_ENDINGS_REPLACE);
	const uint32_t stem = form.len - cut;
	return base.len == stem + replace.len &&
	       memcmp(base.data, form.data, stem) == 0 &&
	       kd_str_ends_with(base, replace);
}

/* "Putinov": a possessive made from a person's name. */
static bool owns_by_ending(
	const struct kd_talk *talk, const struct kd_name *name)
{
	const struct kd_lang *lang = talk->reading->lang;
	const struct kd_str form = kd_talk_last_word(
		kd_span_text(talk->reading->text, name->span));
	const struct kd_str base = kd_talk_last_word(name->base);
	if (name->type != KD_NAME_PER || kd_str_equal(form, base)) {
		return false;
	}
	const uint32_t end = kd_lang_first_row(lang, KD_TABLE_NAME_ENDINGS) +
			     kd_lang_rows(lang, KD_TABLE_NAME_ENDINGS);
	for (uint32_t cut = 1; cut < 8 && cut + 1 < form.len; cut++) {
		const struct kd_str ending =
			kd_str_slice(form, form.len - cut, form.len);
		uint32_t row =
			kd_lang_find(lang, KD_TABLE_NAME_ENDINGS, ending);
		for (; row < end &&
			kd_str_equal(kd_lang_key(lang, row), ending);
			row++) {
			if (kd_lang_is(lang, row, KD_COLUMN_NAME_ENDINGS_KIND,
				    "possessive") &&
				makes_base(lang, row, form, cut, base)) {
				return true;
			}
		}
	}
	return false;
}

static bool take_room(struct kd_talk *talk)
{
	const struct kd_lang *lang = talk->reading->lang;
	const uint32_t n = talk->reading->tokens->n;
	talk->marks = KD_NEW_ARRAY(talk->arena, struct kd_mark_of, n);
	talk->links = KD_NEW_ARRAY(talk->arena, struct kd_link_row,
		kd_lang_rows(lang, KD_TABLE_SPEECH_WORDS));
	talk->hedges = KD_NEW_ARRAY(talk->arena, struct kd_link_row,
		kd_lang_rows(lang, KD_TABLE_HEDGES));
	if (talk->marks == NULL || talk->links == NULL ||
		talk->hedges == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		talk->marks[i].quote = KD_NONE;
		talk->marks[i].cue = KD_NONE;
		talk->marks[i].report = KD_NONE;
		talk->marks[i].name = KD_NONE;
	}
	return true;
}

static void mark_names(struct kd_talk *talk)
{
	for (uint32_t i = 0; i < talk->in->names->n; i++) {
		const struct kd_name *name = &talk->in->names->items[i];
		if (name->of_nation) {
			continue;
		}
		for (uint32_t k = 0; k < name->n; k++) {
			talk->marks[name->first + k].name = i;
		}
		if (name->n > 0 && owns_by_ending(talk, name)) {
			talk->marks[name->first + name->n - 1].bits |=
				KD_MARK_POSSESSIVE;
		}
	}
}

bool kd_talk_mark(struct kd_talk *talk)
{
	const struct kd_tokens *tokens = talk->reading->tokens;
	if (!take_room(talk)) {
		return false;
	}
	mark_names(talk);
	for (uint32_t i = 0; i < tokens->n; i++) {
		const struct kd_token *token = &tokens->items[i];
		if (token->kind == KD_TOKEN_PUNCTUATION ||
			token->kind == KD_TOKEN_SYMBOL) {
			talk->marks[i].bits |= sign_bits(
				kd_span_text(talk->reading->text, token->span));
		} else {
			mark_word(talk, i);
		}
	}
	kd_talk_mark_trees(talk);
	for (uint32_t i = 0; i < tokens->n; i++) {
		settle_relative(talk, i);
		settle_clitic(talk, i);
		settle_sign(talk, i);
	}
	return kd_talk_cues(talk);
}
