/* check_values.c - the few texts that a cell may be, column by column. */
#include "pack/check_private.h"

static const struct {
	enum kd_table table;
	uint32_t column;
	const char *values;
} limited[] = {
#define KD_LIMITED(table, column, list)                              \
	{                                                            \
		KD_TABLE_##table, KD_COLUMN_##table##_##column, list \
	}
	KD_LIMITED(ABBREVIATIONS, KIND,
		"plain title unit ends closes number never domain"),
	KD_LIMITED(CLITICS, KIND, "end start"),
	KD_LIMITED(CUTS, KIND, "at front back joined"),
	KD_LIMITED(SPLITS, UNLESS, "verbal -"),
	KD_LIMITED(FURNITURE, PLACE, "start end whole"),
	KD_LIMITED(QUOTE_MARKS, KIND, "pair dash"),
	KD_LIMITED(TITLES, KIND, "role honorific relation"),
	KD_LIMITED(TITLES, GENDER, "m f -"),
	KD_LIMITED(NAME_ENDINGS, KIND,
		"noun adjective possessive genitive alone attribute behind"),
	KD_LIMITED(NAME_CUES, PLACE, "before after"),
	KD_LIMITED(NAME_CUES, KIND, "outlet -"),
	KD_LIMITED(SMALL_NAMES, KIND, "thing event side age"),
	KD_LIMITED(GIVEN_NAMES, GENDER, "m f -"),
	KD_LIMITED(
		ORG_SUFFIXES, PLACE, "head end start join link small quoted"),
	KD_LIMITED(PLACES, KIND, "country city region adjective demonym body"),
	KD_LIMITED(OUTLETS, KIND, "agency paper broadcaster online social"),
	KD_LIMITED(PRONOUNS, KIND,
		"person gendered reflexive relative demonstrative"),
	KD_LIMITED(MONTHS, KIND, "month weekday season daypart unit holiday"),
	KD_LIMITED(MONTHS, FORM, "capital lower number noun -"),
	KD_LIMITED(TENSE_WORDS, TENSE, "past ahead"),
	KD_LIMITED(NUMBERS, KIND,
		"cardinal ordinal scale fraction and article sample "
		"ordinal-ending decade-ending hour-ending money-scale "
		"minus point denominator ratio division"),
	KD_LIMITED(UNITS, KIND, "measure money money-large part percent"),
	KD_LIMITED(BOUNDS, PLACE, "before after join join-between from of age"),
	KD_LIMITED(SPEECH, KIND,
		"verb noun adjective light preposition clause citing relayed "
		"none"),
	KD_LIMITED(
		SPEECH, SOURCE, "subject after before genitive inside last -"),
	KD_LIMITED(SPEECH_WORDS, KIND,
		"person organisation outlet document that addressee agent "
		"passive as anaphor relative publish topic bare aspect attach "
		"attach-noun nor"),
	KD_LIMITED(HEDGES, KIND,
		"negation hedge modal question whether condition"),
	KD_LIMITED(STATUS_WORDS, KIND,
		"modal reported purpose condition opening verb modifier clause "
		"denial "
		"untrue nearly"),
	KD_LIMITED(PLAN_WORDS, KIND,
		"head agreement plan deal counter version modifier points "
		"provision becomes counts idiom"),
	KD_LIMITED(STANCES, KIND, "verb"),
#undef KD_LIMITED
};

const char *kd_check_values(enum kd_table table, uint32_t column)
{
	for (size_t i = 0; i < KD_COUNT(limited); i++) {
		if (limited[i].table == table && limited[i].column == column) {
			return limited[i].values;
		}
	}
	return NULL;
}
