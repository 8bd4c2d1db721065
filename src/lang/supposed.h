/* supposed.h - conditions that a verb at their beginning makes. */
#ifndef KD_LANG_SUPPOSED_H
#define KD_LANG_SUPPOSED_H

#include "lang/reading.h"

/* What a token has to do with a condition that stands before its main clause
 * without an "if": "Had X come, Y would have met him". */
enum kd_supposed {
	KD_SUPPOSED_NOT,  /* there is none */
	KD_SUPPOSED_IF,   /* it is in it */
	KD_SUPPOSED_THEN, /* it is in what would follow */
};

/* Rows of status-words of kind "opening" tell how one begins: with these words,
 * or, where the key begins with a comma, with any verb, if another stands
 * right behind the key. */
enum kd_supposed kd_reading_is_supposed(
	const struct kd_reading *reading, uint32_t token);

#endif
