/* syntax_private.h - what the parts of the room share. */
#ifndef KD_READ_SYNTAX_PRIVATE_H
#define KD_READ_SYNTAX_PRIVATE_H

#include "model/sequence.h"
#include "read/syntax/syntax.h"

/* What a token may be at most; words have fewer in practice. */
#define KD_CANDIDATES_MAX 14
/* Longer sentences are chosen piece by piece, so that work stays small. */
#define KD_WINDOW_TOKENS 128

/* Features that words of one phrase share; a bit per value, all bits for any.
 */
struct kd_bonds {
	uint8_t gender;
	uint8_t number;
	uint8_t grammatical;
};

/* Whether the sentence so far has a finite verb. */
enum kd_state { KD_UNTOLD, KD_TOLD, KD_STATES };

/* The best way to a candidate in one state. */
struct kd_way {
	int32_t score;
	uint16_t before; /* candidate of the token before */
	uint16_t state;  /* and in which state */
};

/* One thing a token may be. Its lemma is the first `keep` bytes of the form,
 * then `lemma`. */
struct kd_candidate {
	struct kd_str lemma;
	uint64_t feats;
	uint32_t lemma_word; /* KD_NONE: to be looked up */
	uint32_t keep;
	uint8_t upos;
	uint8_t tag;
	uint8_t left;          /* the tag that it is to what follows */
	struct kd_bonds bonds; /* with what follows */
	int32_t weight;        /* of the word itself */
	struct kd_way ways[KD_STATES];
};

struct kd_slot {
	struct kd_candidate items[KD_CANDIDATES_MAX];
	uint32_t n;
};

/* What the parts work on. */
struct kd_syntax_work {
	const struct kd_syntax_in *in;
	struct kd_arena *arena;
	struct kd_syntax_out *out;
	struct kd_slot *slots; /* KD_WINDOW_TOKENS + 1 at most */
	uint32_t *forms;
	uint32_t *lemmas;
	struct kd_tokens leaves; /* tokens as treebanks cut them */
	uint32_t *firsts;        /* of each token its first leaf; one more */
	bool is_learned;         /* leaves say what words are */
};

/* The tag of a part of speech with these features. */
uint8_t kd_syntax_tag(uint32_t upos, uint64_t feats);

/* Adds a candidate unless the slot is full or has its like. */
void kd_syntax_add(struct kd_slot *slot, struct kd_candidate candidate);

/* All that token i may be, in itself; at least one. first: a capital is owed
 * to its place. */
void kd_syntax_candidates(const struct kd_syntax_work *work, uint32_t i,
	bool first, struct kd_slot *out);

/* Puts the weights that the pack has counted for a form, or for an ending,
 * into the candidates from `first` on. */
void kd_syntax_put_counted(const struct kd_lang *lang, struct kd_str key,
	uint32_t first, struct kd_slot *slot);

/* The same for a word that the word list lacks: known stems and tails, then
 * endings. May leave the slot empty. True if it is a known word with an
 * ending. */
bool kd_syntax_guess(
	const struct kd_lang *lang, struct kd_str folded, struct kd_slot *out);

/* What an unknown name may be by its ending, and the name as it is. */
void kd_syntax_guess_name(const struct kd_lang *lang, struct kd_str folded,
	uint32_t word, int32_t weight, struct kd_slot *out);

/* Where nouns have capitals, a word that may be one is no likelier a name, and
 * within a sentence nothing else. False where it cannot be a noun. */
bool kd_syntax_settle_noun(const struct kd_lang *lang,
	const struct kd_token *token, bool first, struct kd_slot *out);

/* A capital makes a name likely, by where the word stands. */
void kd_syntax_add_capital(const struct kd_lang *lang,
	const struct kd_token *token, bool known, bool first,
	struct kd_slot *out);

/* Where nouns have capitals, a word without one is hardly a noun. */
void kd_syntax_mark_small(const struct kd_lang *lang, struct kd_slot *out);

/* Chooses for the tokens [first, first + n) of one sentence and writes their
 * analyses. False if the arena is full. */
bool kd_syntax_choose(struct kd_syntax_work *work, uint32_t first, uint32_t n);

/* Words that get their tags together; a longer sentence is cut. */
#define KD_TAG_WINDOW KD_SEQUENCE_WORDS_MAX

/* What was learned of tags, ready for use; NULL if memory->kept is full.
 * habits: the tags that words always have, or NULL. */
struct kd_tag_chooser;
struct kd_tag_chooser *kd_syntax_tag_chooser(const struct kd_linear *tags,
	const struct kd_linear *habits, struct kd_syntax_memory *memory);

/* Whether there is no room for the words of another window; all that is
 * remembered of words is forgotten then, before memory->words is emptied. */
bool kd_syntax_tags_are_many(const struct kd_tag_chooser *chooser);
void kd_syntax_forget_tags(struct kd_tag_chooser *chooser);

/* Chooses the tags of the words of one sentence, KD_TAG_WINDOW at most. False
 * if the arena is full. */
struct kd_sight;
bool kd_syntax_choose_tags(struct kd_tag_chooser *chooser,
	const struct kd_sight *sights, uint32_t n, uint8_t *tags) KD_MUST_CHECK;

/* What was learned of the language, ready for use: that of the memory, or else
 * made; NULL if there is no room. The pack has a model of syntax. */
struct kd_tagger *kd_syntax_tagger(const struct kd_syntax_work *work);

/* Says what the leaves [first, first + n) of one sentence are, by what was
 * learned. False if the arena is full. */
bool kd_syntax_tag_learned(struct kd_syntax_work *work,
	struct kd_tagger *tagger, uint32_t first, uint32_t n);

/* Fills the leaves with what the analyses say, where there was no model. */
void kd_syntax_leaves_of_rules(struct kd_syntax_work *work);

/* All that token i may be, weighed by what was learned of it. first: a capital
 * is owed to its place. */
void kd_syntax_take(const struct kd_syntax_work *work, uint32_t i, bool first,
	struct kd_slot *slot);

/* Writes the analysis of a token that was chosen. False if the arena is full.
 */
bool kd_syntax_write(struct kd_syntax_work *work, uint32_t i,
	const struct kd_candidate *chosen);

struct kd_arc_word;

/* The leaves [first, first + n) of one sentence as the model of arcs sees
 * them, once they are tagged; writes n + 2. */
void kd_syntax_arc_words(const struct kd_syntax_work *work, uint32_t first,
	uint32_t n, struct kd_arc_word *out);

/* Gives each leaf and token a head and a relation where the language has a
 * model for that. False if the arena is full. */
bool kd_syntax_heads(struct kd_syntax_work *work);

/* The tokens as syntax is to see them: of headlines that write every word with
 * a capital those without that are no names. The same items where nothing
 * changes. False if the arena is full. */
bool kd_syntax_recase(const struct kd_syntax_work *work, struct kd_tokens *out);

/* Whether a sign is a quotation mark of two strokes. */
bool kd_syntax_is_quote(struct kd_str form);

/* Numbers the clauses. */
void kd_syntax_clauses(struct kd_syntax_work *work);

/* Lets phrases match a verb and its particle as one word: "sagt ... ab" as
 * "absagen". The verb's own analysis stays as it is. */
void kd_syntax_join_particles(struct kd_syntax_work *work);

/* Finds noun phrases. False if the arena is full. */
bool kd_syntax_chunks(struct kd_syntax_work *work);

/* A case and a number; 0: as it is. */
struct kd_inflection {
	uint32_t grammatical;
	uint32_t number;
};

/* The features of token i in another case or number; 0 if its form cannot be
 * that. Uses the first slot. */
uint64_t kd_syntax_inflect(const struct kd_syntax_work *work, uint32_t i,
	struct kd_inflection wanted);

/* Whether all words of a phrase that go with its head may be so inflected. */
bool kd_syntax_may_be(const struct kd_syntax_work *work,
	const struct kd_chunk *chunk, struct kd_inflection wanted);

/* Inflects a phrase that may be so. */
void kd_syntax_put_into(const struct kd_syntax_work *work,
	struct kd_chunk *chunk, struct kd_inflection wanted);

/* Lets participles agree with their auxiliaries, and subjects with their
 * predicates. False if the arena is full. */
bool kd_syntax_agree(struct kd_syntax_work *work);

/* Features of an analysis, and simple tests. */
static inline uint32_t kd_feat(
	const struct kd_analysis *analysis, enum kd_feature feature)
{
	return kd_feats_get(analysis->feats, feature);
}

/* What was learned of a token: of a split one, of its last part. */
static inline const struct kd_leaf *kd_syntax_last_leaf(
	const struct kd_syntax_work *work, uint32_t i)
{
	return &work->out->leaves.items[work->firsts[i + 1] - 1];
}

static inline bool kd_is_nominal(uint32_t upos)
{
	return upos == KD_UPOS_NOUN || upos == KD_UPOS_PROPN;
}

static inline bool kd_is_verb(uint32_t upos)
{
	return upos == KD_UPOS_VERB || upos == KD_UPOS_AUX;
}

#endif
