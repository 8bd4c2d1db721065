/* page_words.h - what the frame of the page says, in both its languages. */
#ifndef KD_TELL_PAGE_WORDS_H
#define KD_TELL_PAGE_WORDS_H

/* Constant's ending, English, Bokmål. */
#define KD_PAGE_WORDS(X)                                                   \
	X(ACCOUNT, "an account of", "en framstilling av")                  \
	X(TO_ARTICLES, "To the articles", "Til artiklene")                 \
	X(DAYS, "Days", "Dager")                                           \
	X(REPORTS, "Reports", "Rapporter")                                 \
	X(OUTLETS, "Outlets", "Medier")                                    \
	X(LANGUAGES, "Languages", "Språk")                                 \
	X(ORIGINS, "Independent origins", "Uavhengige opphav")             \
	X(GLANCE, "At a glance", "Kort fortalt")                           \
	X(TIMELINE, "Timeline", "Tidslinje")                               \
	X(WHO, "Who", "Hvem")                                              \
	X(SAID, "Said", "Sagt")                                            \
	X(DISPUTED, "Disputed", "Omstridt")                                \
	X(PLAN, "The plan", "Planen")                                      \
	X(PLANS, "The plans", "Planene")                                   \
	X(PROVENANCE, "Where it comes from", "Hvor det kommer fra")        \
	X(ARTICLES, "The articles", "Artiklene")                           \
	X(FOOT, "What kilde could not read", "Det kilde ikke kunne lese")  \
	X(STORIES, "Stories", "Saker")                                     \
	X(OTHER_ARTICLES, "Articles of no story", "Artikler uten sak")     \
	X(NO_DAY, "no day said", "ingen dag oppgitt")                      \
	X(YEAR_OPEN, "year not said", "år ikke oppgitt")                   \
	X(UNDATED, "undated", "udatert")                                   \
	X(UNNAMED_OUTLET, "no outlet given", "uten oppgitt medium")        \
	X(IN_DISPUTE, "disputed", "omstridt")                              \
	X(SOURCES, "Sources", "Kilder")                                    \
	X(SOURCE, "source", "kilde")                                       \
	X(AT_ADDRESS, "as published", "som publisert")                     \
	X(LAYERS, "Show", "Vis")                                           \
	X(LAYER_NAMES, "names", "navn")                                    \
	X(LAYER_MENTIONS, "mentions", "omtaler")                           \
	X(LAYER_TIMES, "times", "tider")                                   \
	X(LAYER_STATEMENTS, "statements", "utsagn")                        \
	X(LAYER_EVENTS, "events", "hendelser")                             \
	X(LAYER_FIGURES, "figures", "tall")                                \
	X(LAYER_CITATIONS, "citations", "henvisninger")                    \
	X(LAYER_PROPOSALS, "plans", "planer")                              \
	X(LAYER_PROBLEMS, "oddities", "merkverdigheter")                   \
	X(SET_ASIDE, "Set aside", "Lagt til side")                         \
	X(NOTHING_SET_ASIDE, "No article was set aside.",                  \
		"Ingen artikkel er lagt til side.")                        \
	X(NO_PACK, "Languages without a pack", "Språk uten språkpakke")    \
	X(ALL_PACKS, "Every language had its pack.",                       \
		"Alle språk hadde sin pakke.")                             \
	X(NO_SYNTAX, "Sentences without syntax", "Setninger uten syntaks") \
	X(ALL_SYNTAX, "Every sentence was parsed.",                        \
		"Alle setninger er analysert.")                            \
	X(ARTICLE, "Article", "Artikkel")                                  \
	X(REASON, "Reason", "Grunn")                                       \
	X(LANGUAGE, "Language", "Språk")                                   \
	X(READ_BY, "Read by", "Lest med")                                  \
	X(FALLBACK, "what all languages share", "det alle språk deler")    \
	X(SENTENCES, "Sentences", "Setninger")                             \
	X(WITHOUT, "Without syntax", "Uten syntaks")                       \
	X(NOTHING, "Nothing to tell: no article could be read.",           \
		"Ingenting å fortelle: ingen artikkel lot seg lese.")

/* Constant's ending; English for one and for many; Bokmål for both. */
#define KD_PAGE_COUNTED(X)                                     \
	X(REPORT, "report", "reports", "rapport", "rapporter") \
	X(ORIGIN, "origin", "origins", "opphav", "opphav")     \
	X(STORY, "story", "stories", "sak", "saker")           \
	X(MORE, "more", "more", "til", "til")

enum kd_page_word {
#define KD_PAGE_WORD(ending, en, nb) KD_WORD_##ending,
	KD_PAGE_WORDS(KD_PAGE_WORD)
#undef KD_PAGE_WORD
};

enum kd_page_counted {
#define KD_PAGE_COUNTED_WORD(ending, one, many, en, mange) KD_COUNTED_##ending,
	KD_PAGE_COUNTED(KD_PAGE_COUNTED_WORD)
#undef KD_PAGE_COUNTED_WORD
};

#endif
