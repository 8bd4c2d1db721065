/* utf8.h - characters of UTF-8 text: reading, kinds, folding. */
#ifndef KD_BASE_UTF8_H
#define KD_BASE_UTF8_H

#include "base/str.h"

/* Reads the character at text[at] of valid UTF-8 and returns its length in
 * bytes; 0 at the end. */
uint32_t kd_utf8_read(struct kd_str text, uint32_t at, uint32_t *out);

/* Reads the character that ends before text[at]; 0 at the beginning. */
uint32_t kd_utf8_read_back(struct kd_str text, uint32_t at, uint32_t *out);

/* Writes a character, 1 to 4 bytes, and returns how many. */
uint32_t kd_utf8_write(uint32_t character, char out[4]);

/* Length in bytes of the longest valid beginning of these bytes. */
size_t kd_utf8_valid_bytes(const char *bytes, size_t n);

/* Whether at lies between two characters (or at either end). */
bool kd_utf8_is_boundary(struct kd_str text, uint32_t at);

/* How many characters valid text has. */
uint32_t kd_utf8_length(struct kd_str text);

bool kd_utf8_is_letter(uint32_t character); /* and combining marks */
bool kd_utf8_is_digit(uint32_t character);  /* of any script */
bool kd_utf8_is_upper(uint32_t character);  /* and title case */
bool kd_utf8_is_lower(uint32_t character);
bool kd_utf8_is_space(uint32_t character);
uint32_t kd_utf8_lower(uint32_t character);

/* Copies text in lower case and NFC, apostrophes as ' and hyphens as -: what
 * words are looked up by. data is NULL on failure; text itself is returned
 * where nothing would change. */
struct kd_str kd_utf8_fold(struct kd_arena *arena, struct kd_str text);

/* Whether valid text is in NFC; false too if memory runs out. */
bool kd_utf8_is_nfc(struct kd_str text);

#endif
