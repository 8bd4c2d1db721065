/* small_account.c - an account by hand, with all that one can hold. */
#include "support/small_account.h"

#include "story/ids.h"
#include "support/unit.h"

#include <math.h>

enum { BRUA, BRIDGE, MOST, COPY, HARM, PONT, ARTICLES };
enum { MOE, KRANJC, HARBOUR, COUNCIL, SUNDVIK, HAVNA, AXIS, ENTITIES };

static const struct {
	const char *id;
	const char *outlet;
	const char *title;
	const char *language;
	const char *published;
	const char *pack;
	const char *text;
} articles[ARTICLES] = {
	[BRUA] = { "brua.txt", "Fjordposten", "Hemmelige samtaler om brua",
		"nb", "2025-11-19", "nb",
		"SUNDVIK: Ordfører Ingrid Moe og Luka Kranjc satt tre dager "
		"sammen i Sundvik, fra 24. til 26. oktober. Det skriver "
		"Nordbyrået, som viser til nettstedet Axis.\n\n"
		"– Vi er nær en avtale, sier Moe til Axis. Planen har 12 "
		"punkter, og byrådet krever flere.\n\n"
		"Et møte i Havna 21. november er avlyst, opplyser en "
		"talsmann. Turen i 2019 ble det aldri noe av.\n\n"
		"Minst 25 båter ble skadet da en lekter ble rent ned natt til "
		"onsdag, ifølge havnesjefen.\n\n"
		"Les også: Dette vet vi om brua\n"
		"Foto: Nordbyrået / Arkiv" },
	[BRIDGE] = { "bridge.txt", "Harbour Post",
		"Bridge talks: 12 points and one angry harbour", "en",
		"2025-11-20", "en",
		"Bridge talks: 12 points and one angry harbour\n\n"
		"Luka Kranjc and Ingrid Moe will meet again in Havna on "
		"5 December, a senior official told Axis.\n\n"
		"Kranjc denied that he had phoned the harbour master on "
		"29 October. “There was no call,” he said on Monday, "
		"20 November.\n\n"
		"About 30 boats were damaged, the harbour master said. The "
		"plan would move the border and cost 400 to 450 million, "
		"according to papers leaked in November.\n\n"
		"Moe's office rejects any change of the border. The city "
		"council accepts the guarantees and is open to the rest." },
	[MOST] = { "most.txt", "Obzornik", "Načrt za most ima zdaj 19 točk",
		"sl", "2025-11-24", "sl",
		"Načrt za most ima zdaj 19 točk\n\n"
		"Ingrid Moe je 23. novembra v Havni sprejela Luko Kranjca, "
		"poroča Obalna agencija po Axisu.\n\n"
		"Kranjc trdi, da klica ni bilo. Moejeva je odgovorila: "
		"»Klic je bil.«\n\n"
		"Neimenovan uradnik je dejal, da bo novi predlog odpravil mejo "
		"in dal mestu jamstva. Pogajanja spomladi so odložili." },
	[COPY] = { "copy.txt", "Northern Dispatch",
		"Bridge talks: 12 points and one angry harbour", "en",
		"2025-11-21", "en",
		"Bridge talks: 12 points and one angry harbour\n\n"
		"Luka Kranjc and Ingrid Moe will meet again in Havna on "
		"5 December, a senior official told Axis." },
	[HARM] = { "\"><b id=top onload=alert(1)>.txt", "Axis </style><script>",
		"<script>alert(\"harm\")</script> & 'co'", "x\" onclick=\"y",
		"2025-11-25", "fallback",
		"<script>alert(1)</script>\n\n"
		"Moe said <img src=x onerror=alert(2)> & </p></details> \"no\" "
		"--> \xE2\x80\xAE"
		"desrever\xE2\x80\xAC \x01\x7F\xEF\xBF\xBE \xF0\x9F\x8C\x89 "
		"to Kranjc." },
	[PONT] = { "pont.txt", "", "", "fr", "", "fallback",
		"Moe et Kranjc se sont parlé le 29 octobre. Le pont divise." },
};

static const struct {
	const char *name;
	enum kd_name_type type;
	const char *role;
	const char *forms[3][2];
	struct {
		uint32_t article;
		const char *words;
	} at[6];
} entities[ENTITIES] = {
	[MOE] = { "Ingrid Moe", KD_NAME_PER, "Ordfører",
		{ { "Ingrid Moe", "nb" }, { "Moe", "en" },
			{ "Moejeva", "sl" } },
		{ { BRUA, "Ingrid Moe" }, { BRIDGE, "Ingrid Moe" },
			{ MOST, "Ingrid Moe" }, { MOST, "Moejeva" },
			{ PONT, "Moe" }, { HARM, "Moe" } } },
	[KRANJC] = { "Luka Kranjc", KD_NAME_PER, "",
		{ { "Luka Kranjc", "nb" }, { "Kranjc", "en" },
			{ "Luko Kranjca", "sl" } },
		{ { BRUA, "Luka Kranjc" }, { BRIDGE, "Luka Kranjc" },
			{ BRIDGE, "Kranjc denied" }, { MOST, "Luko Kranjca" },
			{ PONT, "Kranjc" }, { 0 } } },
	[HARBOUR] = { "harbour master", KD_NAME_PER, "",
		{ { "harbour master", "en" }, { "havnesjefen", "nb" }, { 0 } },
		{ { BRIDGE, "harbour master" }, { BRUA, "havnesjefen" } } },
	[COUNCIL] = { "city council", KD_NAME_ORG, "",
		{ { "city council", "en" }, { "byrådet", "nb" }, { 0 } },
		{ { BRIDGE, "city council" }, { BRUA, "byrådet" } } },
	[SUNDVIK] = { "Sundvik", KD_NAME_LOC, "", { { "Sundvik", "nb" } },
		{ { BRUA, "Sundvik" } } },
	[HAVNA] = { "Havna", KD_NAME_LOC, "",
		{ { "Havna", "en" }, { "Havni", "sl" } },
		{ { BRUA, "Havna" }, { BRIDGE, "Havna" }, { MOST, "Havni" } } },
	[AXIS] = { "Axis", KD_NAME_ORG, "", { { "Axis", "nb" } },
		{ { BRUA, "Axis" }, { BRIDGE, "Axis" } } },
};

/* What happened: its words in one article or two. */
static const struct {
	enum kd_plover type;
	const char *mode;
	enum kd_event_status status;
	const char *when;
	double weight;
	uint32_t article;
	const char *words;
	uint32_t again; /* article, or KD_NONE */
	const char *more_words;
} happenings[] = {
	{ KD_PLOVER_CONSULT, "meet", KD_STATUS_HAPPENED,
		"2025-10-24/2025-10-26", 5, BRUA, "satt", KD_NONE, NULL },
	{ KD_PLOVER_CONSULT, "meet", KD_STATUS_HAPPENED, "2025-11-23", 6, MOST,
		"sprejela", KD_NONE, NULL },
	{ KD_PLOVER_CONSULT, "meet", KD_STATUS_PLANNED, "2025-12-05", 4, BRIDGE,
		"meet again", COPY, "meet again" },
	{ KD_PLOVER_CONSULT, "meet", KD_STATUS_CANCELLED, "2025-11-21", 3, BRUA,
		"møte", KD_NONE, NULL },
	{ KD_PLOVER_CONSULT, "call", KD_STATUS_DENIED, "2025-10-29", 3.5,
		BRIDGE, "phoned", MOST, "klica" },
	{ KD_PLOVER_ASSAULT, "strike", KD_STATUS_HAPPENED, "2025-11-19", 2,
		BRUA, "rent ned", BRIDGE, "damaged" },
	{ KD_PLOVER_OTHER, "leak", KD_STATUS_HAPPENED, "2025-11", 1, BRIDGE,
		"leaked", KD_NONE, NULL },
	{ KD_PLOVER_CONSULT, "visit", KD_STATUS_ALLEGED, "2019~", 0.5, BRUA,
		"Turen", KD_NONE, NULL },
	{ KD_PLOVER_CONSULT, "negotiate", KD_STATUS_POSTPONED, "2025-21", 0.6,
		MOST, "Pogajanja", KD_NONE, NULL },
	{ KD_PLOVER_CONSULT, "call", KD_STATUS_HAPPENED, "XXXX-10-29", 0.7,
		PONT, "parlé", KD_NONE, NULL },
	{ KD_PLOVER_CONSULT, "call", KD_STATUS_ONGOING, "", 0.2, HARM, "said",
		KD_NONE, NULL },
};

static const struct {
	uint32_t speaker; /* entity, or KD_NONE */
	const char *unnamed;
	enum kd_force force;
	const char *when;
	uint32_t article;
	const char *words;
	const char *chain[3];
	uint32_t answers; /* saids[], or KD_NONE */
} saids[] = {
	{ MOE, "", KD_FORCE_STATES, "2025-11-18", BRUA, "– Vi er nær en avtale",
		{ "Fjordposten", "Nordbyrået", "Axis" }, KD_NONE },
	{ KRANJC, "", KD_FORCE_DENIES, "2025-11-20", BRIDGE,
		"“There was no call,”", { "Harbour Post" }, KD_NONE },
	{ MOE, "", KD_FORCE_REJECTS, "2025-11-24", MOST, "»Klic je bil.«",
		{ "Obzornik", "Obalna agencija" }, 1 },
	{ KD_NONE, "a senior official", KD_FORCE_STATES, "2025-11-20", BRIDGE,
		"Luka Kranjc and Ingrid Moe will meet again in Havna on "
		"5 December",
		{ "Harbour Post", "Axis" }, KD_NONE },
	{ KD_NONE, "Neimenovan uradnik", KD_FORCE_STATES, "", MOST,
		"da bo novi predlog odpravil mejo", { "Obzornik" }, KD_NONE },
	{ HARBOUR, "", KD_FORCE_STATES, "2025-11-20", BRIDGE,
		"About 30 boats were damaged", { "Harbour Post" }, KD_NONE },
};

static const struct {
	uint32_t figure; /* reports of one figure share it */
	const char *of;
	const char *unit;
	double value;
	double high;
	enum kd_bound bound;
	uint32_t said_by;
	uint32_t article;
	const char *words;
} figures[] = {
	{ 0, "båter", "", 25, NAN, KD_BOUND_AT_LEAST, HARBOUR, BRUA, "25" },
	{ 0, "båter", "", 30, NAN, KD_BOUND_ABOUT, HARBOUR, BRIDGE, "30" },
	{ 1, "cost", "EUR", 4e8, 4.5e8, KD_BOUND_BETWEEN, KD_NONE, BRIDGE,
		"400 to 450 million" },
};

static const struct {
	uint32_t party;
	uint32_t provision;
	enum kd_stance stance;
	uint32_t article;
	const char *words;
} positions[] = {
	{ MOE, 0, KD_STANCE_REJECTS, BRIDGE, "rejects any change" },
	{ COUNCIL, 1, KD_STANCE_ACCEPTS, BRIDGE, "accepts the guarantees" },
	{ COUNCIL, KD_NONE, KD_STANCE_OPEN, BRIDGE, "open to the rest" },
	{ COUNCIL, KD_NONE, KD_STANCE_DEMANDS, BRUA, "byrådet krever flere" },
};

/* An account being made. */
struct making {
	struct kd_arena *arena;
	struct kd_account *account;
	struct kd_digest *digests;
	struct kd_story *story;
	struct kd_ids ids;
	uint32_t round; /* how often the articles were there before */
};

/* An array of the digest, made writable: tests fill layers by hand. */
#define LAYER(m, doc, member) \
	((struct kd_##member *)(uintptr_t)(m)->digests[doc].member)
#define ADD(m, list, ...) assert_true(KD_PUSH((m)->arena, (list), __VA_ARGS__))

static uint32_t doc_of(const struct making *m, uint32_t article)
{
	return m->round * ARTICLES + article;
}

static struct kd_evidence at(
	const struct making *m, uint32_t article, const char *words)
{
	const uint32_t doc = doc_of(m, article);
	const struct kd_str wanted = kd_str_view(words);
	const uint32_t start = kd_str_find(m->digests[doc].text, wanted);
	assert_int_not_equal(start, KD_NONE);
	return (struct kd_evidence){ .doc = doc,
		.span = { start, start + wanted.len } };
}

static struct kd_str id_of(
	struct making *m, const char *letter, const struct kd_evidence *from)
{
	const struct kd_str id = kd_ids_make(&m->ids, m->arena, letter,
		m->digests[from->doc].meta->id, from->span);
	assert_non_null(id.data);
	return id;
}

static enum kd_block_kind kind_of(struct kd_str line, bool first)
{
	if (kd_str_starts_with(line, KD_STR("Les "))) {
		return KD_BLOCK_FURNITURE;
	}
	if (kd_str_starts_with(line, KD_STR("Foto"))) {
		return KD_BLOCK_CREDIT;
	}
	return first && line.len < 60 ? KD_BLOCK_TITLE : KD_BLOCK_PARAGRAPH;
}

/* Sentences end with a stop and a blank. */
static void split_sentences(
	struct making *m, uint32_t doc, struct kd_span block, uint32_t index)
{
	const struct kd_str text = m->digests[doc].text;
	uint32_t start = block.start;
	while (start < block.end) {
		const uint32_t stop = kd_str_find(
			kd_str_slice(text, start, block.end), KD_STR(". "));
		const uint32_t end =
			stop == KD_NONE ? block.end : start + stop + 1;
		ADD(m, LAYER(m, doc, sentences),
			(struct kd_sentence){
				.span = { start, end }, .block = index });
		start = end + (stop == KD_NONE ? 0 : 1);
	}
}

static void split_blocks(struct making *m, uint32_t doc)
{
	const struct kd_str text = m->digests[doc].text;
	for (uint32_t start = 0, end = 0; start < text.len; start = end + 1) {
		const uint32_t found = kd_str_find(
			kd_str_slice(text, start, text.len), KD_STR("\n"));
		end = found == KD_NONE ? text.len : start + found;
		if (end == start) {
			continue;
		}
		struct kd_blocks *blocks = LAYER(m, doc, blocks);
		const struct kd_span span = { start, end };
		const struct kd_block block = { .span = span,
			.kind = kind_of(
				kd_span_text(text, span), blocks->n == 0) };
		ADD(m, blocks, block);
		split_sentences(m, doc, span, blocks->n - 1);
	}
}

static struct kd_str copy(struct making *m, const char *text, uint32_t round)
{
	return round == 0 ? kd_str_view(text)
			  : kd_str_format(m->arena, "%s %u", text, round);
}

static void make_layers(struct making *m, struct kd_digest *digest)
{
#define KD_LAYER(member)                                       \
	digest->member = KD_NEW(m->arena, struct kd_##member); \
	assert_non_null(digest->member);
	KD_LAYER(blocks)
	KD_LAYER(sentences)
	KD_LAYER(names)
	KD_LAYER(mentions)
	KD_LAYER(times)
	KD_LAYER(statements)
	KD_LAYER(events)
	KD_LAYER(figures)
	KD_LAYER(citations)
	KD_LAYER(proposals)
	KD_LAYER(problems)
#undef KD_LAYER
}

static void make_document(struct making *m, uint32_t article)
{
	const uint32_t doc = doc_of(m, article);
	struct kd_digest *digest = &m->digests[doc];
	struct kd_meta *meta = KD_NEW(m->arena, struct kd_meta);
	assert_non_null(meta);
	const char *outlet = articles[article].outlet;
	meta->id = copy(m, articles[article].id, m->round);
	meta->outlet = outlet[0] != '\0' ? copy(m, outlet, m->round % 20)
					 : (struct kd_str){ 0 };
	meta->title = kd_str_view(articles[article].title);
	meta->language = kd_str_view(articles[article].language);
	meta->published = kd_str_view(articles[article].published);
	meta->url = KD_STR("javascript:alert(3)");
	if (article == BRIDGE) {
		meta->url = KD_STR("https://example.org/a?b=1&c=\"2\"");
	}
	digest->meta = meta;
	digest->path = meta->id;
	digest->pack = kd_str_view(articles[article].pack);
	digest->text = kd_str_view(articles[article].text);
	make_layers(m, digest);
	split_blocks(m, doc);
	digest->without_syntax = article == PONT ? digest->sentences->n : 0;
	ADD(m, &m->story->documents, doc);
}

/* Marks that nest, cross and touch. */
static void make_marks(struct making *m)
{
	const uint32_t doc = doc_of(m, BRIDGE);
	const struct kd_str rule = KD_STR("test/rule");
	struct kd_statement statement = { .kind = KD_SPEECH_DIRECT,
		.force = KD_FORCE_DENIES,
		.rule = rule,
		.confidence = 0.9 };
	statement.span = at(m, BRIDGE, "“There was no call,” he said").span;
	ADD(m, &statement.content, at(m, BRIDGE, "“There was no call,”").span);
	ADD(m, &statement.cue, at(m, BRIDGE, "said on").span);
	ADD(m, LAYER(m, doc, statements), statement);
	ADD(m, LAYER(m, doc, names),
		(struct kd_name){ .span = at(m, BRIDGE, "Luka Kranjc").span,
			.type = KD_NAME_PER,
			.base = KD_STR("Luka Kranjc"),
			.rule = rule,
			.confidence = 0.5 });
	ADD(m, LAYER(m, doc, times),
		(struct kd_time){
			.span = at(m, BRIDGE, "Monday, 20 November").span,
			.edtf = KD_STR("2025-11-20"),
			.rule = rule });
	ADD(m, LAYER(m, doc, events),
		(struct kd_event){ .span = at(m, BRIDGE, "no call,” he").span,
			.type = KD_PLOVER_CONSULT,
			.mode = KD_STR("call"),
			.rule = rule });
	ADD(m, LAYER(m, doc, figures),
		(struct kd_figure){ .span = at(m, BRIDGE, "30 boats").span,
			.value = 30,
			.high = NAN,
			.bound = KD_BOUND_ABOUT,
			.rule = rule });
	ADD(m, LAYER(m, doc, problems),
		(struct kd_problem){
			.span = at(m, BRIDGE, "Monday, 20 November").span,
			.code = KD_STR("weekday-mismatch"),
			.message = KD_STR("20 November 2025 is a Thursday") });
}

static void make_documents(struct making *m)
{
	for (uint32_t i = 0; i < ARTICLES; i++) {
		make_document(m, i);
	}
	make_marks(m);
}

static void make_entity(struct making *m, uint32_t i)
{
	struct kd_entity entity = { .type = entities[i].type,
		.name = kd_str_view(entities[i].name),
		.outlet = i == AXIS };
	for (uint32_t k = 0; k < 3 && entities[i].forms[k][0]; k++) {
		ADD(m, &entity.names,
			(struct kd_form){
				.form = kd_str_view(entities[i].forms[k][0]),
				.language =
					kd_str_view(entities[i].forms[k][1]),
				.count = 3 - k });
	}
	if (entities[i].role[0] != '\0') {
		ADD(m, &entity.roles,
			(struct kd_form){ .form = kd_str_view(entities[i].role),
				.language = KD_STR("nb"),
				.count = 1 });
	}
	const uint32_t rounds = m->account->n_documents / ARTICLES;
	for (m->round = 0; m->round < rounds; m->round++) {
		for (uint32_t k = 0; k < 6 && entities[i].at[k].words; k++) {
			ADD(m, &entity.mentions,
				(struct kd_entity_mention){
					.at = at(m, entities[i].at[k].article,
						entities[i].at[k].words) });
		}
	}
	entity.id = id_of(m, "e", &entity.mentions.items[0].at);
	ADD(m, &m->account->entities, entity);
}

static void add_report(
	struct making *m, struct kd_happening *happening, struct kd_evidence it)
{
	const struct kd_report report = { .at = it,
		.statement = KD_NONE,
		.status = happening->status,
		.when = happening->when };
	const struct kd_span all = { 0, m->digests[it.doc].text.len };
	struct kd_evidence sentence = { .doc = it.doc, .span = all };
	const struct kd_sentences *sentences = m->digests[it.doc].sentences;
	sentence.span =
		sentences->items[kd_sentences_at(sentences, it.span.start)]
			.span;
	ADD(m, &happening->reports, report);
	ADD(m, &happening->summary, sentence);
}

/* Two sides: the first two pieces of evidence. */
static void add_sides(struct making *m, struct kd_sides *sides,
	const struct kd_evidence *pair, const uint32_t *holders)
{
	for (uint32_t i = 0; i < 2; i++) {
		struct kd_side side = { 0 };
		ADD(m, &side.says, pair[i]);
		if (holders != NULL) {
			ADD(m, &side.held_by, holders[i]);
		}
		ADD(m, sides, side);
	}
}

static void add_denial(struct making *m, struct kd_happening *happening)
{
	const struct kd_evidence pair[] = { at(m, BRIDGE,
						    "“There was no call,”"),
		at(m, MOST, "»Klic je bil.«") };
	const uint32_t holders[] = { KRANJC, MOE };
	struct kd_difference_found difference = {
		.kind = KD_DIFFERENCE_DENIED
	};
	add_sides(m, &difference.sides, pair, holders);
	ADD(m, &happening->differences, difference);
	struct kd_disagreement disagreement = { .id = id_of(m, "d", &pair[0]),
		.kind = KD_DIFFERENCE_DENIED,
		.about = happening->id };
	add_sides(m, &disagreement.sides, pair, holders);
	ADD(m, &m->story->disagreements, disagreement);
}

static void make_happening(struct making *m, uint32_t i)
{
	const struct kd_evidence first =
		at(m, happenings[i].article, happenings[i].words);
	struct kd_happening it = { .id = id_of(m, "h", &first),
		.type = happenings[i].type,
		.mode = kd_str_view(happenings[i].mode),
		.status = happenings[i].status,
		.when = kd_str_view(happenings[i].when),
		.independent_origins = 1,
		.weight = happenings[i].weight };
	add_report(m, &it, first);
	if (happenings[i].again != KD_NONE) {
		add_report(m, &it,
			at(m, happenings[i].again, happenings[i].more_words));
	}
	ADD(m, &it.origins, KD_STR("Axis"));
	if (it.type == KD_PLOVER_CONSULT) {
		ADD(m, &it.who,
			(struct kd_participant){ MOE, KD_PART_PARTICIPANT });
		ADD(m, &it.who,
			(struct kd_participant){
				kd_str_equal(it.mode, KD_STR("call")) ? HARBOUR
								      : KRANJC,
				KD_PART_PARTICIPANT });
		ADD(m, &it.where, HAVNA);
	}
	if (it.status == KD_STATUS_DENIED) {
		add_denial(m, &it);
	}
	ADD(m, &m->story->timeline, m->story->happenings.n);
	ADD(m, &m->story->happenings, it);
}

static void make_said(struct making *m, uint32_t i, uint32_t base)
{
	const struct kd_evidence content =
		at(m, saids[i].article, saids[i].words);
	struct kd_said said = { .id = id_of(m, "t", &content),
		.speaker = saids[i].speaker,
		.unnamed = kd_str_view(saids[i].unnamed),
		.force = saids[i].force,
		.kind = KD_SPEECH_DIRECT,
		.when = kd_str_view(saids[i].when) };
	ADD(m, &said.content, content);
	for (uint32_t k = 0; k < 3 && saids[i].chain[k]; k++) {
		ADD(m, &said.chain, kd_str_view(saids[i].chain[k]));
	}
	if (saids[i].answers != KD_NONE) {
		ADD(m, &said.answers, base + saids[i].answers);
	}
	ADD(m, &m->story->statements, said);
}

static void make_figures(struct making *m)
{
	for (uint32_t i = 0; i < KD_COUNT(figures); i++) {
		const struct kd_evidence it =
			at(m, figures[i].article, figures[i].words);
		struct kd_quantities *all = &m->story->figures;
		if (i == 0 || figures[i].figure != figures[i - 1].figure) {
			ADD(m, all,
				(struct kd_quantity){ .id = id_of(m, "f", &it),
					.of = kd_str_view(figures[i].of),
					.unit = kd_str_view(figures[i].unit),
					.agree = figures[i].figure > 0 });
		}
		ADD(m, &all->items[all->n - 1].reports,
			(struct kd_quantity_report){ .at = it,
				.value = figures[i].value,
				.high = figures[i].high,
				.bound = figures[i].bound,
				.said_by = figures[i].said_by });
	}
	const struct kd_evidence pair[] = { at(m, BRUA, "25 båter"),
		at(m, BRIDGE, "30 boats") };
	struct kd_disagreement it = { .id = id_of(m, "d", &pair[0]),
		.kind = KD_DIFFERENCE_FIGURE,
		.about = m->story->figures.items[m->story->figures.n - 2].id };
	add_sides(m, &it.sides, pair, NULL);
	ADD(m, &m->story->disagreements, it);
}

static void add_version(struct making *m, struct kd_plan *plan,
	const char *label, const char *when, struct kd_evidence it)
{
	struct kd_version version = { .label = kd_str_view(label),
		.when = kd_str_view(when) };
	ADD(m, &version.reports, it);
	ADD(m, &plan->versions, version);
}

static void add_provision(struct making *m, struct kd_plan *plan,
	const char *topic, struct kd_evidence it)
{
	struct kd_plan_provision provision = { .id = id_of(m, "v", &it),
		.topic = kd_str_view(topic) };
	ADD(m, &provision.reports, it);
	ADD(m, &plan->provisions, provision);
}

static void make_plan(struct making *m)
{
	const struct kd_evidence first = at(m, BRUA, "12 punkter");
	struct kd_plan plan = { .id = id_of(m, "p", &first),
		.name = KD_STR("Planen") };
	ADD(m, &plan.mentions, first);
	ADD(m, &plan.names,
		(struct kd_form){ .form = KD_STR("Planen"),
			.language = KD_STR("nb"),
			.count = 2 });
	ADD(m, &plan.names,
		(struct kd_form){ .form = KD_STR("načrt"),
			.language = KD_STR("sl"),
			.count = 1 });
	add_version(m, &plan, "12 punkter", "2025-11-19", first);
	add_version(m, &plan, "19 točk", "2025-11-24", at(m, MOST, "19 točk"));
	add_provision(m, &plan, "territory", at(m, BRIDGE, "the border"));
	add_provision(m, &plan, "security-guarantees",
		at(m, BRIDGE, "the guarantees"));
	add_provision(m, &plan, "money", at(m, BRIDGE, "cost 400"));
	for (uint32_t i = 0; i < KD_COUNT(positions); i++) {
		struct kd_position position = { .party = positions[i].party,
			.provision = positions[i].provision,
			.stance = positions[i].stance };
		ADD(m, &position.reports,
			at(m, positions[i].article, positions[i].words));
		ADD(m, &plan.positions, position);
	}
	ADD(m, &plan.origins,
		(struct kd_known_from){ .origin = KD_STR("Axis") });
	ADD(m, &m->story->plans, plan);
}

static uint32_t make_node(
	struct making *m, struct kd_evidence from, uint32_t doc)
{
	const struct kd_node node = { .id = id_of(m, "o", &from),
		.doc = doc,
		.outlet = doc == KD_NONE
				  ? kd_span_text(m->digests[from.doc].text,
					    from.span)
				  : m->digests[doc].meta->outlet };
	ADD(m, &m->story->nodes, node);
	return m->story->nodes.n - 1;
}

static void make_edge(struct making *m, uint32_t from, uint32_t to,
	enum kd_relation relation, struct kd_evidence it)
{
	struct kd_edge edge = { .from = from, .to = to, .relation = relation };
	ADD(m, &edge.evidence, it);
	ADD(m, &m->story->edges, edge);
}

static void make_provenance(struct making *m)
{
	const uint32_t base = m->story->nodes.n;
	for (uint32_t i = 0; i < ARTICLES; i++) {
		const uint32_t doc = doc_of(m, i);
		const struct kd_evidence all = { .doc = doc,
			.span = { 0, m->digests[doc].text.len } };
		make_node(m, all, doc);
	}
	const uint32_t agency =
		make_node(m, at(m, BRUA, "Nordbyrået"), KD_NONE);
	const uint32_t coast =
		make_node(m, at(m, MOST, "Obalna agencija"), KD_NONE);
	const uint32_t axis = make_node(m, at(m, BRIDGE, "Axis"), KD_NONE);
	make_edge(m, base + BRUA, agency, KD_RELATION_RESTS_ON,
		at(m, BRUA, "Nordbyrået"));
	make_edge(m, agency, axis, KD_RELATION_RESTS_ON, at(m, BRUA, "Axis"));
	make_edge(m, base + BRIDGE, axis, KD_RELATION_RESTS_ON,
		at(m, BRIDGE, "Axis"));
	make_edge(m, base + MOST, coast, KD_RELATION_RESTS_ON,
		at(m, MOST, "Obalna agencija"));
	make_edge(m, coast, axis, KD_RELATION_RESTS_ON, at(m, MOST, "Axisu"));
	make_edge(m, base + COPY, base + BRIDGE, KD_RELATION_REUSES,
		at(m, COPY, "Bridge talks"));
	make_edge(m, base + HARM, axis, KD_RELATION_QUOTES,
		at(m, HARM, "Moe said"));
}

static void make_round(struct making *m)
{
	const uint32_t base = m->story->statements.n;
	for (uint32_t i = 0; i < KD_COUNT(happenings); i++) {
		make_happening(m, i);
	}
	for (uint32_t i = 0; i < KD_COUNT(saids); i++) {
		make_said(m, i, base);
	}
	make_figures(m);
	make_provenance(m);
	if (m->round == 0) {
		make_plan(m);
	}
}

void small_account_make(struct small_account *small, uint32_t times)
{
	*small = (struct small_account){ 0 };
	kd_arena_init(&small->arena, SIZE_MAX / 4);
	struct kd_account *account = &small->account;
	struct making m = { .arena = &small->arena, .account = account };
	account->n_documents = times * ARTICLES;
	m.digests =
		KD_NEW_ARRAY(m.arena, struct kd_digest, account->n_documents);
	account->story_of =
		KD_NEW_ARRAY(m.arena, uint32_t, account->n_documents);
	assert_non_null(m.digests);
	assert_non_null(account->story_of);
	account->documents = m.digests;
	ADD(&m, &account->stories, (struct kd_story){ 0 });
	m.story = &account->stories.items[0];
	for (m.round = 0; m.round < times; m.round++) {
		make_documents(&m);
	}
	for (uint32_t i = 0; i < ENTITIES; i++) {
		make_entity(&m, i);
	}
	for (m.round = 0; m.round < times; m.round++) {
		make_round(&m);
	}
	m.round = 0;
	m.story->title = KD_STR("Hemmelige samtaler om brua");
	m.story->title_from.doc = KD_NONE;
	m.story->follows = KD_NONE;
	const struct kd_evidence first = at(&m, BRUA, "SUNDVIK");
	m.story->id = id_of(&m, "s", &first);
	ADD(&m, &account->set_aside,
		(struct kd_set_aside){ .path = KD_STR("broken<&>.html"),
			.id = KD_STR("broken<&>.html"),
			.reason = KD_STR("no text in it") });
}
#undef ADD
#undef LAYER
