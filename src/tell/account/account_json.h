/* account_json.h - the account as one JSON object. */
#ifndef KD_TELL_ACCOUNT_JSON_H
#define KD_TELL_ACCOUNT_JSON_H

#include "base/sink.h"
#include "story/account.h"

/* Writes what INTERFACE.md describes for kilde account --json, and a line
 * end. Failures stick in the sink. */
void kd_account_json(const struct kd_account *account, struct kd_sink *sink);

#endif
