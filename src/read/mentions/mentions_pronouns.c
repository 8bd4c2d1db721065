/* mentions_pronouns.c - whom a pronoun stands for. */
#include "read/mentions/mentions_private.h"

/* How many sentences back a pronoun may reach, its own not counted. */
#define REACH 2

/* What one sentence offers for a pronoun. */
struct offer {
	uint32_t known; /* trace of a person of the right gender */
	uint32_t n_known;
	uint32_t open; /* the same, of unknown gender */
	uint32_t n_open;
	uint32_t subject; /* one that is a subject */
	uint32_t n_subjects;
};

static enum kd_gender gender_wanted(uint64_t feats)
{
	return (enum kd_gender)kd_feats_get(feats, KD_FEATURE_GENDER);
}

/* Counts a person once, by the trace met last. */
static void count(const struct kd_mentioning *work, uint32_t trace,
	uint32_t *found, uint32_t *n)
{
	if (*n == 0 || work->traces.items[*found].person !=
			       work->traces.items[trace].person) {
		*n += 1;
		*found = trace;
	}
}

/* Looks through the traces of one sentence, backwards from *from. */
static struct offer offer_of(const struct kd_mentioning *work,
	uint32_t sentence, enum kd_gender wanted, uint32_t *from)
{
	struct offer offer = { 0 };
	for (; *from > 0; *from -= 1) {
		const uint32_t i = *from - 1;
		const struct kd_trace *trace = &work->traces.items[i];
		if (trace->sentence != sentence) {
			break;
		}
		const enum kd_gender gender =
			work->persons.items[trace->person].gender;
		if (trace->quoted || (gender != 0 && gender != wanted)) {
			continue;
		}
		if (gender == 0) {
			count(work, i, &offer.open, &offer.n_open);
		} else {
			count(work, i, &offer.known, &offer.n_known);
		}
		if (trace->subject) {
			count(work, i, &offer.subject, &offer.n_subjects);
		}
	}
	return offer;
}

/* Whether a pronoun begins its sentence, as a subject that goes on. */
static bool goes_on(const struct kd_mentioning *work, uint32_t token)
{
	const struct kd_sentence *sentence =
		&work->reading->sentences->items[work->sentence];
	return token < sentence->first + 3;
}

uint32_t kd_mentions_pronoun(
	const struct kd_mentioning *work, uint32_t token, uint64_t feats)
{
	const enum kd_gender wanted = gender_wanted(feats);
	uint32_t from = work->traces.n;
	for (uint32_t back = 0; back <= REACH && back <= work->sentence;
		back++) {
		const struct offer offer =
			offer_of(work, work->sentence - back, wanted, &from);
		if (offer.n_known == 1) {
			return offer.known;
		}
		if (offer.n_known == 0 && offer.n_open == 1) {
			return offer.open;
		}
		if (offer.n_known + offer.n_open > 0) {
			return back == 1 && goes_on(work, token) &&
					       offer.n_subjects == 1
				       ? offer.subject
				       : KD_NONE;
		}
	}
	return KD_NONE;
}
