/* lessons.c - what is learned from: words with features and the right label.
 */
#include "learn/lessons.h"

#include <stdlib.h>
#include <string.h>

void kd_lessons_init(struct kd_lessons *lessons)
{
	*lessons = (struct kd_lessons){ 0 };
}

void kd_lessons_release(struct kd_lessons *lessons)
{
	free(lessons->features);
	free(lessons->words);
	free(lessons->labels);
	free(lessons->firsts);
	*lessons = (struct kd_lessons){ 0 };
}

/* Makes room for n more items. */
static bool reserve(void **items, size_t n, size_t more, size_t *capacity,
	size_t item_bytes)
{
	if (n + more <= *capacity) {
		return true;
	}
	size_t wanted = *capacity == 0 ? 4096 : *capacity;
	while (wanted < n + more) {
		wanted *= 2;
	}
	void *grown = realloc(*items, wanted * item_bytes);
	if (grown == NULL) {
		return false;
	}
	*items = grown;
	*capacity = wanted;
	return true;
}

void kd_lessons_add(struct kd_lessons *lessons, const uint64_t *features,
	uint32_t n, uint16_t label)
{
	if (lessons->is_full ||
		!reserve((void **)&lessons->features, lessons->n_features, n,
			&lessons->features_capacity, sizeof(uint64_t)) ||
		!reserve((void **)&lessons->words, lessons->n_words, 2,
			&lessons->words_capacity, sizeof(size_t)) ||
		!reserve((void **)&lessons->labels, lessons->n_words, 1,
			&lessons->labels_capacity, sizeof(uint16_t))) {
		lessons->is_full = true;
		return;
	}
	memcpy(lessons->features + lessons->n_features, features,
		n * sizeof(*features));
	lessons->words[lessons->n_words] = lessons->n_features;
	lessons->labels[lessons->n_words++] = label;
	lessons->n_features += n;
	lessons->words[lessons->n_words] = lessons->n_features;
}

void kd_lessons_end(struct kd_lessons *lessons)
{
	if (lessons->is_full ||
		!reserve((void **)&lessons->firsts, lessons->n_sequences, 2,
			&lessons->firsts_capacity, sizeof(size_t))) {
		lessons->is_full = true;
		return;
	}
	if (lessons->n_sequences == 0) {
		lessons->firsts[0] = 0;
	}
	if (lessons->firsts[lessons->n_sequences] != lessons->n_words) {
		lessons->firsts[++lessons->n_sequences] = lessons->n_words;
	}
}
