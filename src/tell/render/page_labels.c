/* page_labels.c - labels of closed sets and of packs, as people say them. */
#include "tell/render/page_private.h"

#include <stdio.h>
#include <stdlib.h>

struct label {
	const char *label;
	const char *en;
	const char *nb;
};

/* Sorted by label; happenings are named by nouns. */
static const struct label labels[] = {
	{ "LOC", "place", "sted" },
	{ "MISC", "other", "annet" },
	{ "ORG", "body", "organisasjon" },
	{ "PER", "person", "person" },
	{ "PROTEST/strike", "strike (of work)", "streik" },
	{ "abuse", "abuse", "overgrep" },
	{ "accept", "acceptance", "godkjenning" },
	{ "accepts", "accepts", "godtar" },
	{ "accuse", "accusation", "anklage" },
	{ "accuses", "accuses", "anklager" },
	{ "adopt", "adoption", "vedtak" },
	{ "agree", "agreement", "enighet" },
	{ "agrees", "agrees", "sier seg enig" },
	{ "aid", "aid", "hjelp" },
	{ "alert", "alert", "beredskap" },
	{ "alleged", "alleged", "påstått" },
	{ "alliances", "alliances", "allianser" },
	{ "allow", "permission", "tillatelse" },
	{ "amend", "amendment", "endring" },
	{ "apologize", "apology", "unnskyldning" },
	{ "appoint", "appointment", "utnevning" },
	{ "armed-forces", "armed forces", "væpnede styrker" },
	{ "arrest", "arrest", "pågripelse" },
	{ "arrive", "arrival", "ankomst" },
	{ "asks", "asks", "ber om" },
	{ "asylum", "asylum", "asyl" },
	{ "attack", "attack", "angrep" },
	{ "bad-date", "unreadable date", "uleselig dato" },
	{ "bad-language", "unknown language code", "ukjent språkkode" },
	{ "ban", "ban", "forbud" },
	{ "blockade", "blockade", "blokade" },
	{ "bomb", "bombing", "bombing" },
	{ "borders", "borders", "grenser" },
	{ "boycott", "boycott", "boikott" },
	{ "break", "break", "brudd" },
	{ "call", "call", "telefonsamtale" },
	{ "cancelled", "cancelled", "avlyst" },
	{ "capture", "capture", "erobring" },
	{ "ceasefire", "ceasefire", "våpenhvile" },
	{ "charge", "charge", "siktelse" },
	{ "close", "closing", "stenging" },
	{ "compensate", "compensation", "erstatning" },
	{ "concede", "concession", "innrømmelse" },
	{ "confirms", "confirms", "bekrefter" },
	{ "convene", "convening", "samling" },
	{ "cooperate", "cooperation", "samarbeid" },
	{ "criticise", "criticism", "kritikk" },
	{ "curfew", "curfew", "portforbud" },
	{ "demand", "demand", "krav" },
	{ "demands", "demands", "krever" },
	{ "denied", "denied", "benektet" },
	{ "denies", "denies", "benekter" },
	{ "depart", "departure", "avreise" },
	{ "deploy", "deployment", "utplassering" },
	{ "deport", "deportation", "deportasjon" },
	{ "destroy", "destruction", "ødeleggelse" },
	{ "die", "death", "dødsfall" },
	{ "disarmament", "disarmament", "nedrustning" },
	{ "dismiss", "dismissal", "avskjed" },
	{ "disperse", "dispersal", "oppløsning" },
	{ "doubts", "doubts", "tviler" },
	{ "draft", "draft", "utkast" },
	{ "drugs", "drugs", "narkotika" },
	{ "elect", "election", "valg" },
	{ "elections", "elections", "valg" },
	{ "endorse", "endorsement", "støtte" },
	{ "evacuate", "evacuation", "evakuering" },
	{ "exchange", "exchange", "utveksling" },
	{ "exercise", "exercise", "øvelse" },
	{ "expel", "expulsion", "utvisning" },
	{ "extradite", "extradition", "utlevering" },
	{ "fail", "failure", "sammenbrudd" },
	{ "fight", "fighting", "kamp" },
	{ "figure", "figure", "tall" },
	{ "fisheries", "fisheries", "fiske" },
	{ "grain", "grain", "korn" },
	{ "hack", "hacking", "datainnbrudd" },
	{ "hand-over", "hand-over", "overlevering" },
	{ "happened", "happened", "skjedd" },
	{ "hijack", "hijacking", "kapring" },
	{ "humanitarian", "humanitarian aid", "humanitær hjelp" },
	{ "impossible-date", "impossible date", "umulig dato" },
	{ "internal", "within one report", "i samme rapport" },
	{ "invade", "invasion", "invasjon" },
	{ "investigate", "investigation", "etterforskning" },
	{ "justice", "justice", "rettsoppgjør" },
	{ "kidnap", "kidnapping", "bortføring" },
	{ "kill", "killing", "drap" },
	{ "land-reform", "land reform", "jordreform" },
	{ "language", "language", "språk" },
	{ "leak", "leak", "lekkasje" },
	{ "lift", "lifting", "oppheving" },
	{ "mediate", "mediation", "mekling" },
	{ "meet", "meeting", "møte" },
	{ "mentions", "mentions", "nevner" },
	{ "mobilize", "mobilisation", "mobilisering" },
	{ "money", "money", "penger" },
	{ "monitoring", "monitoring", "overvåking" },
	{ "name", "name", "navn" },
	{ "negotiate", "negotiation", "forhandling" },
	{ "nuclear", "nuclear matters", "atomspørsmål" },
	{ "obstruct", "obstruction", "blokkering" },
	{ "offer", "offer", "tilbud" },
	{ "oil-gas", "oil and gas", "olje og gass" },
	{ "ongoing", "ongoing", "pågår" },
	{ "open", "is open", "er åpen" },
	{ "oppose", "opposition", "motstand" },
	{ "peacekeeping", "peacekeeping", "fredsbevaring" },
	{ "planned", "planned", "planlagt" },
	{ "political-participation", "political participation",
		"politisk deltakelse" },
	{ "postponed", "postponed", "utsatt" },
	{ "praise", "praise", "ros" },
	{ "prisoners", "prisoners", "fanger" },
	{ "promise", "promise", "løfte" },
	{ "promises", "promises", "lover" },
	{ "propose", "proposal", "forslag" },
	{ "proposes", "proposes", "foreslår" },
	{ "protest", "protest", "protest" },
	{ "publish", "publication", "offentliggjøring" },
	{ "quotes", "quotes", "siterer" },
	{ "ratify", "ratification", "ratifisering" },
	{ "recall", "recall", "tilbakekalling" },
	{ "receive", "reception", "mottak" },
	{ "recognize", "recognition", "anerkjennelse" },
	{ "reconstruction", "reconstruction", "gjenoppbygging" },
	{ "refuse", "refusal", "avslag" },
	{ "reject", "rejection", "avvisning" },
	{ "rejects", "rejects", "avviser" },
	{ "relations", "relations", "forbindelser" },
	{ "release", "release", "løslatelse" },
	{ "resign", "resignation", "avgang" },
	{ "rests-on", "rests on", "bygger på" },
	{ "reuses", "reuses the text of", "gjenbruker teksten til" },
	{ "riot", "riot", "opptøyer" },
	{ "rule", "ruling", "kjennelse" },
	{ "sabotage", "sabotage", "sabotasje" },
	{ "sanction", "sanction", "sanksjon" },
	{ "sanctions", "sanctions", "sanksjoner" },
	{ "search", "search", "ransaking" },
	{ "security-guarantees", "security guarantees", "sikkerhetsgarantier" },
	{ "seize", "seizure", "beslag" },
	{ "sentence", "sentence", "dom" },
	{ "share", "sharing", "deling" },
	{ "shipping", "shipping", "skipsfart" },
	{ "shoot", "shooting", "skyting" },
	{ "shoot-down", "shooting down", "nedskyting" },
	{ "sign", "signing", "undertegning" },
	{ "speech", "speech", "tale" },
	{ "spelling-variant", "two spellings", "to skrivemåter" },
	{ "states", "states", "sier" },
	{ "status", "status", "status" },
	{ "strike", "strike", "angrep" },
	{ "sue", "lawsuit", "søksmål" },
	{ "surrender", "surrender", "overgivelse" },
	{ "suspend", "suspension", "innstilling" },
	{ "talk", "talk", "samtale" },
	{ "territory", "territory", "territorium" },
	{ "threaten", "threat", "trussel" },
	{ "threatens", "threatens", "truer" },
	{ "torture", "torture", "tortur" },
	{ "trade", "trade", "handel" },
	{ "travel", "trip", "reise" },
	{ "unclear", "unclear", "uklart" },
	{ "und", "language not known", "ukjent språk" },
	{ "veto", "veto", "veto" },
	{ "visit", "visit", "besøk" },
	{ "vote", "vote", "avstemning" },
	{ "warn", "warning", "advarsel" },
	{ "weekday-mismatch", "weekday and date disagree",
		"ukedag og dato stemmer ikke" },
	{ "when", "when", "når" },
	{ "where", "where", "hvor" },
	{ "who", "who", "hvem" },
	{ "withdraw", "withdrawal", "tilbaketrekking" },
	{ "wound", "wounding", "såring" },
	{ "year-unknown", "year not said", "år ikke oppgitt" },
};

static int by_label(const void *key, const void *label)
{
	return strcmp(key, ((const struct label *)label)->label);
}

struct kd_page_phrase kd_page_label_phrase(const char *label)
{
	struct kd_page_phrase phrase;
	const struct label *found = bsearch(
		label, labels, KD_COUNT(labels), sizeof(*labels), by_label);
	snprintf(phrase.en, sizeof(phrase.en), "%s",
		found != NULL ? found->en : label);
	snprintf(phrase.nb, sizeof(phrase.nb), "%s",
		found != NULL ? found->nb : label);
	return phrase;
}

struct kd_page_phrase kd_page_str_phrase(struct kd_str label)
{
	char text[64];
	snprintf(text, sizeof(text), "%.*s",
		(int)(label.len < sizeof(text) ? label.len : sizeof(text) - 1),
		label.len > 0 ? label.data : "");
	return kd_page_label_phrase(text);
}

/* A strike is one thing as force and another as protest. */
struct kd_page_phrase kd_page_mode_phrase(const struct kd_happening *happening)
{
	if (happening->type == KD_PLOVER_PROTEST &&
		kd_str_equal(happening->mode, KD_STR("strike"))) {
		return kd_page_label_phrase("PROTEST/strike");
	}
	return kd_page_str_phrase(happening->mode);
}

void kd_page_label(struct kd_page *page, const char *label)
{
	const struct kd_page_phrase phrase = kd_page_label_phrase(label);
	kd_page_phrase(page, &phrase);
}

void kd_page_str_label(struct kd_page *page, struct kd_str label)
{
	const struct kd_page_phrase phrase = kd_page_str_phrase(label);
	kd_page_phrase(page, &phrase);
}

void kd_page_mode(struct kd_page *page, const struct kd_happening *happening)
{
	const struct kd_page_phrase phrase = kd_page_mode_phrase(happening);
	if (happening->mode.len > 0) {
		kd_page_phrase(page, &phrase);
		KD_PUT(page, " ");
	}
}
