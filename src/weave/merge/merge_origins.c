/* merge_origins.c - from how many places what is told of a happening came. */
#include "base/utf8.h"
#include "story/chain.h"
#include "story/find.h"
#include "weave/merge/merge_private.h"

/* Outlets that rest on one another, at most; longer chains are errors. */
#define MOST_STEPS 8

/* The number of an outlet or document by what it is called. */
static bool number_of(
	struct kd_origins *origins, struct kd_str label, uint32_t *out)
{
	const struct kd_str folded = kd_utf8_fold(origins->arena, label);
	const struct kd_source fresh = { .label = label };
	if (folded.data == NULL) {
		return false;
	}
	*out = kd_map_get(&origins->numbers, folded);
	if (*out != KD_NONE) {
		return true;
	}
	*out = origins->sources.n;
	return kd_map_put(origins->arena, &origins->numbers, folded, *out) &&
	       KD_PUSH(origins->arena, &origins->sources, fresh);
}

/* The number that some form of an entity has already; KD_NONE in *out if none
 * has. */
static bool number_known(struct kd_origins *origins,
	const struct kd_entity *entity, uint32_t *out)
{
	*out = KD_NONE;
	for (uint32_t i = 0; i < entity->names.n && *out == KD_NONE; i++) {
		const struct kd_str folded = kd_utf8_fold(
			origins->arena, entity->names.items[i].form);
		if (folded.data == NULL) {
			return false;
		}
		*out = kd_map_get(&origins->numbers, folded);
	}
	return true;
}

/* What a citation names, by whichever of its forms is known already: an outlet
 * is one in every script, and the one that an article is of. */
static bool number_of_cited(struct kd_origins *origins, uint32_t doc,
	const struct kd_citation *citation, uint32_t *out)
{
	const struct kd_thread *thread = origins->thread;
	const struct kd_evidence named = { .doc = doc, .span = citation->span };
	const uint32_t number =
		kd_find_outlet(thread, &named, citation->outlet);
	if (number == KD_NONE) {
		return number_of(origins, citation->outlet, out);
	}
	const struct kd_entity *entity = &thread->entities->items[number];
	if (!number_known(origins, entity, out) ||
		(*out == KD_NONE && !number_of(origins, entity->name, out))) {
		return false;
	}
	for (uint32_t i = 0; i < entity->names.n; i++) {
		const struct kd_str folded = kd_utf8_fold(
			origins->arena, entity->names.items[i].form);
		if (folded.data == NULL ||
			(kd_map_get(&origins->numbers, folded) == KD_NONE &&
				!kd_map_put(origins->arena, &origins->numbers,
					folded, *out))) {
			return false;
		}
	}
	return true;
}

/* Whether somebody spoke to the document's own outlet: then what it tells
 * without naming a source may well be its own. */
static bool has_own_words(const struct kd_digest *digest)
{
	const struct kd_str outlet = digest->meta->outlet;
	for (uint32_t i = 0; outlet.len > 0 && i < digest->statements->n; i++) {
		const struct kd_span addressee =
			digest->statements->items[i].addressee;
		if (!kd_span_is_none(addressee) &&
			kd_str_find(kd_span_text(digest->text, addressee),
				outlet) != KD_NONE) {
			return true;
		}
	}
	return false;
}

/* The place in the story of a document; KD_NONE if it is not in it. */
static uint32_t place_of(const struct kd_thread *thread, uint32_t doc)
{
	const struct kd_indexes *documents = thread->documents;
	uint32_t low = 0;
	uint32_t high = documents->n;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (documents->items[middle] < doc) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < documents->n && documents->items[low] == doc ? low
								  : KD_NONE;
}

/* Whether a statement of this sentence comes from the outlet: then it says
 * itself what it has from there. */
static bool tells_what(const struct kd_digest *digest, struct kd_span sentence,
	struct kd_str outlet)
{
	for (uint32_t i = 0; i < digest->statements->n; i++) {
		const struct kd_statement *statement =
			&digest->statements->items[i];
		for (uint32_t k = 0; k < statement->via.n; k++) {
			if (kd_span_contains(sentence, statement->span) &&
				kd_str_equal(statement->via.items[k].outlet,
					outlet)) {
				return true;
			}
		}
	}
	return false;
}

/* Whether a place is above or below the body, as a title or a credit is. */
static bool is_apart(const struct kd_digest *digest, uint32_t byte)
{
	for (uint32_t i = 0; i < digest->blocks->n; i++) {
		const struct kd_block *block = &digest->blocks->items[i];
		if (block->span.start <= byte && byte < block->span.end) {
			return block->kind == KD_BLOCK_TITLE ||
			       block->kind == KD_BLOCK_CREDIT ||
			       block->kind == KD_BLOCK_DATELINE ||
			       block->kind == KD_BLOCK_BYLINE;
		}
	}
	return false;
}

/* Sentences of the body up to a place, its own with them. */
static uint32_t sentences_before(const struct kd_digest *digest, uint32_t byte)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < digest->sentences->n &&
			     digest->sentences->items[i].span.start <= byte;
		i++) {
		n += !is_apart(digest, digest->sentences->items[i].span.start);
	}
	return n;
}

static bool is_cited_twice(
	const struct kd_digest *digest, const struct kd_citation *citation)
{
	for (uint32_t i = 0; i < digest->citations->n; i++) {
		const struct kd_citation *other = &digest->citations->items[i];
		if (other->relation == KD_RELATION_RESTS_ON &&
			kd_str_equal(other->outlet, citation->outlet) &&
			kd_chain_sentence(digest, other->span.start).start !=
				kd_chain_sentence(digest, citation->span.start)
					.start) {
			return true;
		}
	}
	return false;
}

/* Whether all that an article tells may come from an outlet that it cites: in
 * its title, credit or first sentence, right after it ("That was reported
 * by"), or again and again. Cited elsewhere, it gives what is told there. */
static bool is_leaned_on(
	const struct kd_digest *digest, const struct kd_citation *citation)
{
	const uint32_t at = citation->span.start;
	const struct kd_span sentence = kd_chain_sentence(digest, at);
	const uint32_t before = sentences_before(digest, at);
	if (is_apart(digest, at) || before < 2 ||
		is_cited_twice(digest, citation)) {
		return true;
	}
	return before == 2 && !tells_what(digest, sentence, citation->outlet);
}

static bool add_document(struct kd_origins *origins, uint32_t place)
{
	const uint32_t doc = origins->thread->documents->items[place];
	const struct kd_digest *digest = &origins->thread->digests[doc];
	struct kd_standing *standing = &origins->standings[place];
	const uint32_t copied = origins->thread->copy_of[doc];
	standing->original =
		copied == KD_NONE ? place : place_of(origins->thread, copied);
	if (!number_of(origins,
		    kd_chain_label(copied == KD_NONE
					   ? digest
					   : &origins->thread->digests[copied]),
		    &standing->label)) {
		return false;
	}
	const bool own = has_own_words(digest);
	for (uint32_t i = 0; !own && i < digest->citations->n; i++) {
		const struct kd_citation *citation =
			&digest->citations->items[i];
		uint32_t source = KD_NONE;
		if (citation->relation != KD_RELATION_RESTS_ON ||
			!is_leaned_on(digest, citation)) {
			continue;
		}
		if (!number_of_cited(origins, doc, citation, &source) ||
			!kd_indexes_add_once(
				origins->arena, &standing->rests_on, source)) {
			return false;
		}
	}
	return true;
}

bool kd_merge_origins_make(const struct kd_thread *thread,
	struct kd_arena *arena, struct kd_origins *out)
{
	*out = (struct kd_origins){ .thread = thread,
		.arena = arena,
		.standings = KD_NEW_ARRAY(
			arena, struct kd_standing, thread->documents->n) };
	if (out->standings == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < thread->documents->n; i++) {
		if (!add_document(out, i)) {
			return false;
		}
	}
	return true;
}

bool kd_merge_origins_named(
	struct kd_origins *origins, struct kd_str outlet, uint32_t *out)
{
	return number_of(origins, outlet, out);
}

/* The one that a copy's text is of. */
static const struct kd_standing *original_of(
	const struct kd_origins *origins, uint32_t place)
{
	const uint32_t original = origins->standings[place].original;
	return &origins->standings[original == KD_NONE ? place : original];
}

/* A document that tells of the happening knows it for its outlet; rests: what
 * it has it from, if it has nothing of it from itself. */
static void carry(struct kd_source *source, uint32_t rests)
{
	source->carriers += 2;
	source->tells = source->tells || rests == KD_NONE;
	source->rests = source->tells ? KD_NONE : rests;
}

/* Counts for each source how surely the happening is known from it: two for
 * one that is named there or tells it itself, one for each article that rests
 * on it elsewhere. */
static void count_carriers(
	struct kd_origins *origins, const struct kd_traced *traced, uint32_t n)
{
	struct kd_source *sources = origins->sources.items;
	for (uint32_t i = 0; i < origins->sources.n; i++) {
		sources[i].carriers = 0;
		sources[i].rests = KD_NONE;
		sources[i].tells = false;
		sources[i].counted_for = KD_NONE;
	}
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t place = traced[i].place;
		const struct kd_standing *standing = &origins->standings[place];
		if (standing->original != place) {
			continue;
		}
		carry(&sources[standing->label], traced[i].named);
		if (traced[i].named != KD_NONE) {
			sources[traced[i].named].carriers += 2;
			continue;
		}
		for (uint32_t k = 0; k < standing->rests_on.n; k++) {
			struct kd_source *source =
				&sources[standing->rests_on.items[k]];
			source->carriers += source->counted_for != place;
			source->counted_for = place;
		}
	}
}

/* What a report came from as far as its article tells: the outlet it names;
 * else the one its article rests on elsewhere, if that is known to tell of
 * this too or another article that rests on it does; else the article. */
static uint32_t source_of(
	const struct kd_origins *origins, const struct kd_traced *traced)
{
	if (traced->named != KD_NONE) {
		return traced->named;
	}
	const struct kd_standing *standing =
		original_of(origins, traced->place);
	for (uint32_t i = 0; i < standing->rests_on.n; i++) {
		const uint32_t source = standing->rests_on.items[i];
		if (source != standing->label &&
			origins->sources.items[source].carriers >= 2) {
			return source;
		}
	}
	return standing->label;
}

/* The last of the chain that begins with a source. */
static uint32_t last_of(const struct kd_origins *origins, uint32_t first)
{
	const struct kd_source *sources = origins->sources.items;
	uint32_t at = first;
	for (uint32_t step = 0; step < MOST_STEPS; step++) {
		const uint32_t next = sources[at].rests;
		if (next == KD_NONE || next == at || next == first) {
			break;
		}
		at = next;
	}
	return at;
}

bool kd_merge_origins_of(struct kd_origins *origins,
	const struct kd_traced *traced, uint32_t n, struct kd_strs *out)
{
	struct kd_source *sources = origins->sources.items;
	count_carriers(origins, traced, n);
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t label =
			original_of(origins, traced[i].place)->label;
		if (traced[i].named == KD_NONE &&
			sources[label].rests == KD_NONE) {
			sources[label].rests = source_of(origins, &traced[i]);
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t origin =
			last_of(origins, source_of(origins, &traced[i]));
		if (!kd_strs_add_once(
			    origins->arena, out, sources[origin].label)) {
			return false;
		}
	}
	return true;
}
