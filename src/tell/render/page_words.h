/* page_words.h - what the frame of the page says, in both its languages. */
#ifndef KD_TELL_PAGE_WORDS_H
#define KD_TELL_PAGE_WORDS_H

/* Constant's ending, English, Bokmål. */
#define KD_PAGE_WORDS(X)                                                         \
	X(ACCOUNT, "an account of", "en framstilling av")                        \
	X(TO_ARTICLES, "To the articles", "Til artiklene")                       \
	X(DAYS, "Days", "Dager")                                                 \
	X(REPORTS, "Reports", "Rapporter")                                       \
	X(OUTLETS, "Outlets", "Medier")                                          \
	X(LANGUAGES, "Languages", "Språk")                                       \
	X(ORIGINS, "Independent origins", "Uavhengige opphav")                   \
	X(GLANCE, "At a glance", "Kort fortalt")                                 \
	X(TIMELINE, "Timeline", "Tidslinje")                                     \
	X(WHO, "Who", "Hvem")                                                    \
	X(SAID, "Said", "Sagt")                                                  \
	X(DISPUTED, "Disputed", "Omstridt")                                      \
	X(PLAN, "The plan", "Planen")                                            \
	X(PLANS, "The plans", "Planene")                                         \
	X(PROVENANCE, "Where it comes from", "Hvor det kommer fra")              \
	X(ARTICLES, "The articles", "Artiklene")                                 \
	X(FOOT, "What kilde could not read", "Det kilde ikke kunne lese")        \
	X(STORIES, "Stories", "Saker")                                           \
	X(OTHER_ARTICLES, "Articles of no story", "Artikler uten sak")           \
	X(NO_DAY, "no day said", "ingen dag oppgitt")                            \
	X(YEAR_OPEN, "year not said", "år ikke oppgitt")                         \
	X(UNDATED, "undated", "udatert")                                         \
	X(IN_DISPUTE, "disputed", "omstridt")                                    \
	X(SOURCES, "Sources", "Kilder")                                          \
	X(SOURCE, "source", "kilde")                                             \
	X(AT_ADDRESS, "as published", "som publisert")                           \
	X(LAYERS, "Show", "Vis")                                                 \
	X(LAYER_NAMES, "names", "navn")                                          \
	X(LAYER_MENTIONS, "mentions", "omtaler")                                 \
	X(LAYER_TIMES, "times", "tider")                                         \
	X(LAYER_STATEMENTS, "statements", "utsagn")                              \
	X(LAYER_EVENTS, "events", "hendelser")                                   \
	X(LAYER_FIGURES, "figures", "tall")                                      \
	X(LAYER_CITATIONS, "citations", "henvisninger")                          \
	X(LAYER_PROPOSALS, "plans", "planer")                                    \
	X(LAYER_PROBLEMS, "oddities", "merkverdigheter")                         \
	X(SET_ASIDE, "Set aside", "Lagt til side")                               \
	X(NOTHING_SET_ASIDE, "No article was set aside.",                        \
		"Ingen artikkel er lagt til side.")                              \
	X(NO_PACK, "Languages without a pack", "Språk uten språkpakke")          \
	X(ALL_PACKS, "Every language had its pack.",                             \
		"Alle språk hadde sin pakke.")                                   \
	X(NO_SYNTAX, "Sentences without syntax", "Setninger uten syntaks")       \
	X(ALL_SYNTAX, "Every sentence was parsed.",                              \
		"Alle setninger er analysert.")                                  \
	X(ARTICLE, "Article", "Artikkel")                                        \
	X(REASON, "Reason", "Grunn")                                             \
	X(LANGUAGE, "Language", "Språk")                                         \
	X(READ_BY, "Read by", "Lest med")                                        \
	X(FALLBACK, "what all languages share", "det alle språk deler")          \
	X(SENTENCES, "Sentences", "Setninger")                                   \
	X(WITHOUT, "Without syntax", "Uten syntaks")                             \
	X(LANE_TALKS, "talks", "samtaler")                                       \
	X(LANE_STATEMENTS, "statements", "utsagn")                               \
	X(LANE_PLAN, "the plan", "planen")                                       \
	X(LANE_FORCE, "force", "makt")                                           \
	X(LANE_OTHER, "other acts", "andre handlinger")                          \
	X(TIMELINE_ABOUT,                                                        \
		"What happened and was said, from left to right in time, in "    \
		"lanes; each mark leads to its sentence, and the table below "   \
		"holds the same.",                                               \
		"Det som skjedde og ble sagt, fra venstre mot høyre i tid, i "  \
		"baner; hvert merke fører til setningen sin, og tabellen "      \
		"under viser det samme.")                                        \
	X(ALL_HAPPENINGS, "All happenings, as a table",                          \
		"Alle hendelser som tabell")                                     \
	X(DAY, "Day", "Dag")                                                     \
	X(KIND, "What", "Hva")                                                   \
	X(SENTENCE, "In the words of a source", "Med en kildes ord")             \
	X(CLOSER, "Closer", "Større")                                            \
	X(FARTHER, "Farther", "Mindre")                                          \
	X(ROUGH, "rough date", "omtrentlig dato")                                \
	X(DID, "did", "gjorde")                                                  \
	X(MEETINGS, "Who met or called whom", "Hvem møtte eller ringte hvem")    \
	X(MEETINGS_ABOUT,                                                        \
		"A line for each party; each meeting or call is a column "       \
		"under its day, with a dot on the lines of those who took "      \
		"part. The table of all happenings holds the same.",             \
		"En linje for hver part; hvert møte og hver samtale er en "     \
		"kolonne under sin dag, med en prikk på linjene til dem som "   \
		"deltok. Tabellen over alle hendelser viser det samme.")         \
	X(UNNAMED, "Unnamed sources", "Unavngitte kilder")                       \
	X(SPEAKERS, "speakers", "talere")                                        \
	X(ANSWERED, "answered", "besvart")                                       \
	X(ALSO_IN, "also in", "også på")                                         \
	X(LATER, "later", "senere")                                              \
	X(FOLLOWS, "Follows", "Følger etter")                                    \
	X(FOLLOWED_BY, "Followed by", "Fulgt av")                                \
	X(RENDERINGS, "in other words", "med andre ord")                         \
	X(REPORTED, "by", "innen")                                               \
	X(HEDGED, "hedged", "med forbehold")                                     \
	X(CLAIMED, "claimed", "hevdet")                                          \
	X(DENIED, "denied", "benektet")                                          \
	X(FIGURES, "A figure as reported", "Et tall slik det er gjengitt")       \
	X(FIGURES_ABOUT,                                                         \
		"Each value as a dot on one axis, with an arrow where it is "    \
		"a bound; the list below holds the same.",                       \
		"Hver verdi som en prikk på en akse, med pil der den er en "    \
		"grense; listen under viser det samme.")                         \
	X(AGREED, "Figures on which the reports agree",                          \
		"Tall som rapportene er enige om")                               \
	X(VERSIONS, "versions", "utgaver")                                       \
	X(PROVISION, "Provision", "Punkt")                                       \
	X(ALL_OF_IT, "all of it", "hele planen")                                 \
	X(KNOWN_FROM, "known from", "kjent fra")                                 \
	X(CALLED, "called", "kalt")                                              \
	X(FLOW_ABOUT,                                                            \
		"Reports to the right in order of time, what they rest on "      \
		"to the left; each line leads to the words that say so. The "    \
		"table below holds the same.",                                   \
		"Rapporter til høyre i tidsrekkefølge, det de bygger på til " \
		"venstre; hver linje fører til ordene som sier det. "           \
		"Tabellen under viser det samme.")                               \
	X(ALL_EDGES, "Who rests on whom, as a table",                            \
		"Hvem bygger på hvem, som tabell")                               \
	X(FROM, "Report", "Rapport")                                             \
	X(RELATION, "how", "hvordan")                                            \
	X(ONTO, "on", "på")                                                      \
	X(OWN_REPORTING, "its own origin", "eget opphav")                        \
	X(COPY, "copy", "kopi")                                                  \
	X(NOTHING, "Nothing to tell: no article could be read.",                 \
		"Ingenting å fortelle: ingen artikkel lot seg lese.")

/* Constant's ending; English for one and for many; Bokmål for both. */
#define KD_PAGE_COUNTED(X)                                                  \
	X(REPORT, "report", "reports", "rapport", "rapporter")              \
	X(ORIGIN, "origin", "origins", "opphav", "opphav")                  \
	X(STORY, "story", "stories", "sak", "saker")                        \
	X(LEFT, "more without room", "more without room", "til uten plass", \
		"til uten plass")                                           \
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
