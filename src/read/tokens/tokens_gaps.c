/* tokens_gaps.c - the features by which gaps between tokens end sentences. */
#include "read/tokens/learned.h"

#include "base/utf8.h"
#include "model/feature.h"
#include "read/tokens/tokens_private.h"

/* What a feature is about; each template has its own number. */
enum kd_gap_template {
	T_BIAS = 1,
	T_RULE,
	T_RULE_LOOKS,
	T_LOOKS,
	T_LOOKS_LEFT,
	T_LOOKS_RIGHT,
	T_LOOKS_ALL,
	T_LEFT,
	T_LEFT_LOOK,
	T_RIGHT,
	T_RIGHT_LOOK,
	T_FORMS,
	T_FORMS_LEFT,
	T_FORMS_RIGHT,
	T_LEFT_END,
	T_RIGHT_END,
	T_LEFT2_LOOKS,
	T_RIGHT2_LOOKS,
	T_KNOWN_LEFT,
	T_KNOWN_RIGHT,
	T_KNOWN,
	T_KNOWN_ALL,
	T_KNOWN_FORM,
	T_FORM_KNOWN,
	T_LENGTH,
	T_LENGTH_RULE,
	T_LENGTH_LOOKS,
	T_REST,
	T_AHEAD,
	T_OPEN,
	T_VERB,
	T_VERB_LENGTH,
	T_FIRST,
	T_FIRST_FORM,
	T_MANNER,
	T_BEFORE_END,
	T_BEFORE_LENGTH,
};

/* A token as numbers: its form, what it looks like (capitals and the like; a
 * sign stands for itself) and what the word list says it may be. */
struct sight {
	uint64_t form;
	uint64_t end; /* its last letters */
	uint64_t look;
	uint64_t known;
};

#define EMOJI 0x2600u
#define END_LETTERS 3u
#define FUNCTION_WORD (UINT64_C(1) << 63)
#define LISTED 3u /* analyses of a word that are looked at */

static uint32_t character_of(
	const struct kd_gaps *gaps, const struct kd_token *token)
{
	uint32_t character = 0;
	(void)kd_utf8_read(gaps->text, token->span.start, &character);
	return character;
}

static uint64_t look_of(
	const struct kd_gaps *gaps, const struct kd_token *token)
{
	const uint32_t bytes = token->span.end - token->span.start;
	const uint32_t character = character_of(gaps, token);
	const bool is_small = kd_utf8_is_lower(character);
	uint64_t look = (uint64_t)token->kind + 1;
	switch ((enum kd_token_kind)token->kind) {
	case KD_TOKEN_WORD:
		look |= (token->flags &
				(KD_TOKEN_CAPITAL | KD_TOKEN_ALL_CAPITALS |
					KD_TOKEN_ABBREVIATION))
			<< 8;
		look |= is_small ? 16 : 0;
		look |= bytes == 1 ? 32 : 0;
		look |= kd_utf8_is_letter(character) ? 0 : 64;
		break;
	case KD_TOKEN_NUMBER:
		look |= (uint64_t)(bytes < 5 ? bytes : 5) << 8;
		break;
	case KD_TOKEN_PUNCTUATION:
	case KD_TOKEN_SYMBOL:
		look |= (uint64_t)(character < EMOJI ? character : EMOJI) << 8;
		/* Rows of signs: ... !!! */
		look |= character < 0x80 && bytes > 1 ? 16 : 0;
		break;
	}
	return look;
}

static uint64_t known_of(
	const struct kd_gaps *gaps, const struct kd_token *token)
{
	struct kd_word_analysis analysis;
	uint64_t known = 0;
	for (uint32_t i = 0; i < LISTED && kd_lang_analysis(gaps->lang,
						   token->word, i, &analysis);
		i++) {
		known |= UINT64_C(1) << analysis.upos;
	}
	return kd_lang_starts(gaps->lang, KD_TABLE_STOPWORDS, token->word)
		       ? known | FUNCTION_WORD
		       : known;
}

/* How sure a word is a verb with a subject: 0 to 2. */
static uint32_t verb_of(
	const struct kd_gaps *gaps, const struct kd_token *token)
{
	struct kd_word_analysis analysis;
	uint32_t verb = 0;
	for (uint32_t i = 0; i < LISTED && kd_lang_analysis(gaps->lang,
						   token->word, i, &analysis);
		i++) {
		const bool is_verb = analysis.upos == KD_UPOS_VERB ||
				     analysis.upos == KD_UPOS_AUX;
		const bool has_subject =
			kd_feats_get(analysis.feats, KD_FEATURE_VERBFORM) ==
				KD_VERBFORM_FIN ||
			kd_feats_get(analysis.feats, KD_FEATURE_TENSE) ==
				KD_TENSE_PAST;
		if (is_verb) {
			verb = i == 0 && has_subject ? 2 : verb > 1 ? verb : 1;
		}
	}
	return verb;
}

static uint64_t end_of(struct kd_str folded)
{
	uint32_t at = folded.len;
	for (uint32_t i = 0; i < END_LETTERS && at > 0; i++) {
		uint32_t character = 0;
		at -= kd_utf8_read_back(folded, at, &character);
	}
	return kd_hash_text(kd_str_slice(folded, at, folded.len));
}

/* The token so many places from the gap: -1 stands before it, 0 after it. */
static struct sight sight_of(const struct kd_gaps *gaps, int32_t away)
{
	const int64_t place = (int64_t)gaps->at + 1 + away;
	if (place < 0 || place >= gaps->n) {
		return (struct sight){ 0 };
	}
	const struct kd_token *token = &gaps->tokens[place];
	return (struct sight){ .form = kd_hash_text(token->folded),
		.end = end_of(token->folded),
		.look = look_of(gaps, token),
		.known = known_of(gaps, token) };
}

/* 0, 1, 2, 3, then ever wider. */
static uint32_t size_of(uint32_t n)
{
	uint32_t size = 0;
	while (n > 3) {
		n = n * 2 / 3;
		size++;
	}
	return n + size;
}

static bool is_terminal(uint32_t character)
{
	return character == '.' || character == '!' || character == '?' ||
	       character == 0x2026;
}

static bool is_sign(const struct kd_token *token)
{
	return token->kind == KD_TOKEN_PUNCTUATION ||
	       token->kind == KD_TOKEN_SYMBOL;
}

static bool is_small(const struct kd_gaps *gaps, uint32_t token)
{
	return token < gaps->n && gaps->tokens[token].kind == KD_TOKEN_WORD &&
	       kd_utf8_is_lower(character_of(gaps, &gaps->tokens[token]));
}

static bool is_dash(uint32_t character)
{
	return character == '-' || character == 0x2013 || character == 0x2014;
}

static bool opens_speech(uint32_t character)
{
	return is_dash(character) || character == '"' || character == 0xAB ||
	       character == 0xBB || character == 0x201C || character == 0x201E;
}

static bool is_stop(const struct kd_gaps *gaps, const struct kd_token *token)
{
	return token->kind == KD_TOKEN_PUNCTUATION &&
	       character_of(gaps, token) == '.' &&
	       token->span.end - token->span.start == 1;
}

/* What is known to go on: "m.in. z Warszawy", "Go! - she said", "Berg: - No",
 * "She says: We go". After a mere stop a dash begins an item of a list: "by
 * your doctor. - if you are allergic". */
static bool goes_on(const struct kd_gaps *gaps)
{
	const struct kd_token *left = &gaps->tokens[gaps->at];
	const uint32_t next = character_of(gaps, left + 1);
	if (character_of(gaps, left) == ':') {
		return opens_speech(next) ||
		       (gaps->at > gaps->begin &&
			       kd_tokens_is_speech(gaps->lang, left - 1));
	}
	return ((left->flags & KD_TOKEN_ABBREVIATION) != 0 &&
		       is_small(gaps, gaps->at + 1)) ||
	       (!is_stop(gaps, left) && is_dash(next) &&
		       is_small(gaps, gaps->at + 2));
}

/* Whether a sentence may end between two tokens at all. */
static bool can_end(const struct kd_gaps *gaps)
{
	const struct kd_token *left = &gaps->tokens[gaps->at];
	const struct kd_token *right = left + 1;
	if (gaps->at + 1 >= gaps->n ||
		(right->flags & KD_TOKEN_LATER_PART) != 0) {
		return false;
	}
	if ((left->flags & KD_TOKEN_ENDS_SENTENCE) != 0) {
		return true;
	}
	if (goes_on(gaps)) {
		return false;
	}
	if ((right->flags & KD_TOKEN_AFTER_SPACE) == 0) {
		return left->kind == KD_TOKEN_SYMBOL ||
		       (left->kind == KD_TOKEN_PUNCTUATION &&
			       is_terminal(character_of(gaps, left)));
	}
	return is_sign(left) || (left->flags & KD_TOKEN_ABBREVIATION) != 0 ||
	       right->kind != KD_TOKEN_WORD ||
	       !kd_utf8_is_lower(character_of(gaps, right));
}

/* Where features are written. */
struct writing {
	uint64_t *out;
	uint32_t n;
	uint64_t language;
};

/* What holds in all languages. */
static void put_shared(struct writing *writing, enum kd_gap_template about,
	uint64_t a, uint64_t b)
{
	writing->out[writing->n++] = kd_mix(kd_mix((uint64_t)about, a), b);
}

/* What holds in one, as words do. */
static void put_own(struct writing *writing, enum kd_gap_template about,
	uint64_t a, uint64_t b)
{
	put_shared(writing, about, a, kd_mix(b, writing->language));
}

static void put_looks(struct writing *writing, const struct sight *sights,
	uint64_t looks, uint64_t rule)
{
	put_shared(writing, T_BIAS, 0, 0);
	put_shared(writing, T_RULE, rule, 0);
	put_shared(writing, T_RULE_LOOKS, rule, looks);
	put_shared(writing, T_LOOKS, looks, 0);
	put_shared(writing, T_LOOKS_LEFT, looks, sights[0].look);
	put_shared(writing, T_LOOKS_RIGHT, looks, sights[3].look);
	put_shared(writing, T_LOOKS_ALL, kd_mix(looks, sights[0].look),
		sights[3].look);
}

static void put_forms(
	struct writing *writing, const struct sight *sights, uint64_t looks)
{
	const struct sight *left = &sights[1];
	const struct sight *right = &sights[2];
	put_own(writing, T_LEFT2_LOOKS, looks, sights[0].form);
	put_own(writing, T_RIGHT2_LOOKS, looks, sights[3].form);
	put_own(writing, T_LEFT, left->form, 0);
	put_own(writing, T_LEFT_LOOK, left->form, right->look);
	put_own(writing, T_RIGHT, right->form, right->look);
	put_own(writing, T_RIGHT_LOOK, right->form,
		kd_mix(left->look, right->look));
	put_own(writing, T_FORMS, left->form, right->form);
	put_own(writing, T_FORMS_LEFT, sights[0].form, left->form);
	put_own(writing, T_FORMS_RIGHT, right->form, sights[3].form);
	put_own(writing, T_LEFT_END, left->end, looks);
	put_own(writing, T_RIGHT_END, right->end, looks);
}

static void put_known(
	struct writing *writing, const struct sight *sights, uint64_t looks)
{
	const uint64_t around = kd_mix(sights[1].known, sights[2].known);
	put_shared(writing, T_KNOWN_LEFT, sights[1].known, looks);
	put_shared(writing, T_KNOWN_RIGHT, sights[2].known, looks);
	put_shared(writing, T_KNOWN, around, looks);
	put_shared(writing, T_KNOWN_ALL, kd_mix(around, sights[0].known),
		kd_mix(looks, sights[3].known));
	put_own(writing, T_KNOWN_FORM, kd_mix(sights[1].known, looks),
		sights[2].form);
	put_own(writing, T_FORM_KNOWN, sights[1].form,
		kd_mix(sights[2].known, looks));
}

static void put_sentence(struct writing *writing, const struct kd_gaps *gaps,
	uint64_t looks, uint64_t rule)
{
	const uint64_t length = size_of(gaps->at + 1 - gaps->begin);
	const struct kd_token *first = &gaps->tokens[gaps->begin];
	put_shared(writing, T_LENGTH, length, 0);
	put_shared(writing, T_LENGTH_RULE, length, rule);
	put_shared(writing, T_LENGTH_LOOKS, length, looks);
	put_shared(writing, T_REST, size_of(gaps->n - 1 - gaps->at), looks);
	put_shared(writing, T_OPEN,
		(gaps->n_open > 0 ? 1u : 0u) + (gaps->is_quote ? 2u : 0u),
		looks);
	const uint64_t verbs =
		gaps->verb + (gaps->next_verb <= gaps->next_end ? 4u : 0u);
	put_shared(writing, T_AHEAD, size_of(gaps->next_end - gaps->at), looks);
	put_shared(writing, T_VERB, verbs, looks);
	put_shared(writing, T_VERB_LENGTH, verbs, kd_mix(length, rule));
	put_shared(writing, T_FIRST, look_of(gaps, first), looks);
	put_own(writing, T_FIRST_FORM, kd_hash_text(first->folded), looks);
	put_shared(writing, T_MANNER, gaps->manner, looks);
	put_shared(writing, T_BEFORE_END, gaps->before_end, looks);
	put_shared(writing, T_BEFORE_LENGTH,
		kd_mix(size_of(gaps->before), length), looks);
}

uint32_t kd_gaps_features(
	const struct kd_gaps *gaps, uint64_t out[KD_GAP_FEATURES])
{
	if (!can_end(gaps)) {
		return 0;
	}
	const struct sight sights[] = { sight_of(gaps, -2), sight_of(gaps, -1),
		sight_of(gaps, 0), sight_of(gaps, 1) };
	const struct kd_token *left = &gaps->tokens[gaps->at];
	const uint64_t rule = (left->flags & KD_TOKEN_ENDS_SENTENCE) != 0;
	const uint64_t space = left[1].flags & KD_TOKEN_AFTER_SPACE;
	const uint64_t looks =
		kd_mix(kd_mix(sights[1].look, sights[2].look), space);
	struct writing writing = { .out = out,
		.language = kd_hash_text(kd_lang_code(gaps->lang)) };
	put_looks(&writing, sights, looks, rule);
	put_forms(&writing, sights, looks);
	put_known(&writing, sights, looks);
	put_sentence(&writing, gaps, looks, rule);
	return writing.n;
}

/* How the block is written: whether it begins with a small letter, whether
 * it ends with a stop, and how many rules found. */
static uint64_t manner_of(const struct kd_gaps *gaps)
{
	uint32_t n_ends = 0;
	for (uint32_t i = 0; i + 1 < gaps->n; i++) {
		n_ends += (gaps->tokens[i].flags & KD_TOKEN_ENDS_SENTENCE) != 0;
	}
	const struct kd_token *last = &gaps->tokens[gaps->n - 1];
	const bool is_small =
		kd_utf8_is_lower(character_of(gaps, &gaps->tokens[0]));
	const bool is_closed = (last->flags & KD_TOKEN_ENDS_SENTENCE) != 0;
	const uint32_t length = n_ends == 0 ? gaps->n : gaps->n / n_ends;
	return (is_small ? 1u : 0u) + (is_closed ? 2u : 0u) +
	       (n_ends == 0 ? 4u : 0u) + 8u * size_of(length);
}

/* Finds the next finite verb, and where rules end what comes next. */
static void look_ahead(struct kd_gaps *gaps)
{
	if (gaps->next_verb <= gaps->at) {
		gaps->next_verb = gaps->at + 1;
	}
	if (gaps->next_end <= gaps->at) {
		gaps->next_end = gaps->at + 1;
	}
	while (gaps->next_verb < gaps->n &&
		verb_of(gaps, &gaps->tokens[gaps->next_verb]) < 2) {
		gaps->next_verb++;
	}
	while (gaps->next_end + 1 < gaps->n &&
		(gaps->tokens[gaps->next_end].flags & KD_TOKEN_ENDS_SENTENCE) ==
			0) {
		gaps->next_end++;
	}
}

static void take_sign(struct kd_gaps *gaps, uint32_t character)
{
	switch (character) {
	case '(':
	case '[':
		gaps->n_open++;
		break;
	case ')':
	case ']':
		gaps->n_open -= gaps->n_open > 0 ? 1 : 0;
		break;
	case '"':
		gaps->is_quote = !gaps->is_quote;
		break;
	case 0xAB:
	case 0x201C:
	case 0x201E:
		gaps->is_quote = true;
		break;
	case 0xBB:
	case 0x201D:
		gaps->is_quote = false;
		break;
	default:
		break;
	}
}

/* Notes a verb in the sentence. What was looked ahead for need not be looked at
 * again: all before next_verb is less sure. */
static void take_word(struct kd_gaps *gaps, const struct kd_token *token)
{
	if (gaps->at == 0) {
		gaps->verb = verb_of(gaps, token);
	} else if (gaps->at == gaps->next_verb) {
		gaps->verb = 2;
	} else if (gaps->verb == 0) {
		gaps->verb = verb_of(gaps, token);
	}
}

/* Takes the token before the gap into the sentence. */
static void take_token(struct kd_gaps *gaps)
{
	if (gaps->at >= gaps->n) {
		return;
	}
	const struct kd_token *token = &gaps->tokens[gaps->at];
	if (is_sign(token)) {
		take_sign(gaps, character_of(gaps, token));
	} else {
		take_word(gaps, token);
	}
	look_ahead(gaps);
}

void kd_gaps_init(struct kd_gaps *gaps, struct kd_str text,
	const struct kd_lang *lang, const struct kd_token *tokens, uint32_t n)
{
	*gaps = (struct kd_gaps){
		.text = text, .lang = lang, .tokens = tokens, .n = n
	};
	gaps->manner = n > 0 ? manner_of(gaps) : 0;
	take_token(gaps);
}

void kd_gaps_take(struct kd_gaps *gaps, bool ends)
{
	if (ends) {
		gaps->before = gaps->at + 1 - gaps->begin;
		gaps->before_end = look_of(gaps, &gaps->tokens[gaps->at]);
		gaps->begin = gaps->at + 1;
		gaps->verb = 0;
		gaps->n_open = 0;
	}
	gaps->at++;
	take_token(gaps);
}
