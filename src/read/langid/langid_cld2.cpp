/* langid_cld2.cpp - the wide net: CLD2, which knows many languages. */
#include "read/langid/langid_cld2.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace CLD2
{
struct CLD2TableSummary;
extern const CLD2TableSummary kDeltaOcta_obj;
} // namespace CLD2

/* Makes the linker keep the library of the full tables, which no other code
 * asks for by name. */
[[gnu::used]] static const void *const full_tables = &CLD2::kDeltaOcta_obj;

const char *kd_cld2_tell(
	const char *text, int n, int *percent, bool *is_reliable)
{
	CLD2::Language languages[3];
	int percents[3];
	double scores[3];
	int text_bytes = 0;
	const CLD2::CLDHints hints = { NULL, NULL, CLD2::UNKNOWN_ENCODING,
		CLD2::UNKNOWN_LANGUAGE };
	const CLD2::Language first = CLD2::ExtDetectLanguageSummary(text, n,
		true, &hints, CLD2::kCLDFlagBestEffort, languages, percents,
		scores, NULL, &text_bytes, is_reliable);
	*percent = percents[0];
	return CLD2::LanguageCode(first);
}
