/* cmd_languages.c - "kilde languages": the packs found and what they hold. */
#include "cli/cli_private.h"

#include "base/json.h"

struct languages_command {
	struct cli_common common;
	bool json;
};

static error_t parse(int key, char *value, struct argp_state *state)
{
	struct languages_command *command = state->input;
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &command->common;
		break;
	case 'j':
		command->json = true;
		break;
	case ARGP_KEY_ARG:
		argp_error(state, "%s: no argument is expected", value);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

static const struct argp_option options[] = {
	{ "json", 'j', NULL, 0, "Write one JSON object", 1 },
	{ 0 },
};

static const struct argp_child children[] = { { &cli_common_argp, 0, NULL, 0 },
	{ 0 } };

static const struct argp argp = { .options = options,
	.parser = parse,
	.doc = "Lists the language packs found and how many rows each of "
	       "their tables has. The pack all serves languages that have "
	       "none; its rows are part of every other pack.",
	.children = children };

static void write_json(const struct kd_packs *packs, struct kd_sink *sink)
{
	struct kd_json json = { .sink = sink };
	kd_json_open_object(&json, NULL);
	kd_json_uint(&json, "kilde", 1);
	kd_json_open_array(&json, "languages");
	for (uint32_t i = 0; i < packs->n; i++) {
		const struct kd_lang *lang = packs->items[i];
		kd_json_open_object(&json, NULL);
		kd_json_str(&json, "language", kd_lang_code(lang));
		kd_json_str(&json, "name", kd_lang_name(lang));
		kd_json_str(&json, "script", kd_lang_script(lang));
		kd_json_str(&json, "direction", kd_lang_direction(lang));
		kd_json_str(&json, "version", kd_lang_version(lang));
		kd_json_uint(&json, "words", kd_lang_vocabulary(lang));
		kd_json_open_object(&json, "tables");
		for (uint32_t t = 0; t < KD_TABLE_COUNT; t++) {
			kd_json_uint(&json, kd_table_shapes[t].file,
				kd_lang_rows(lang, t));
		}
		kd_json_close_object(&json);
		kd_json_close_object(&json);
	}
	kd_json_close_array(&json);
	kd_json_close_object(&json);
	kd_sink_text(sink, "\n");
}

static void write_lines(const struct kd_packs *packs, struct kd_sink *sink)
{
	for (uint32_t i = 0; i < packs->n; i++) {
		const struct kd_lang *lang = packs->items[i];
		kd_sink_put(sink, kd_lang_code(lang));
		kd_sink_text(sink, "\t");
		kd_sink_put(sink, kd_lang_name(lang));
		kd_sink_format(sink, "\twords=%u", kd_lang_vocabulary(lang));
		for (uint32_t t = 0; t < KD_TABLE_COUNT; t++) {
			const uint32_t n = kd_lang_rows(lang, t);
			if (n > 0) {
				kd_sink_format(sink, " %s=%u",
					kd_table_shapes[t].file, n);
			}
		}
		kd_sink_text(sink, "\n");
	}
}

int cli_languages(int argc, char **argv)
{
	struct languages_command command = { 0 };
	argp_parse(&argp, argc, argv, 0, NULL, &command);
	struct kd_packs packs;
	if (cli_open_packs(&command.common, &packs) != KD_OK) {
		return CLI_FAILED;
	}
	struct kd_sink output;
	cli_open_output(&output);
	if (command.json) {
		write_json(&packs, &output);
	} else {
		write_lines(&packs, &output);
	}
	struct kd_err err = { 0 };
	const enum kd_status status = kd_sink_flush(&output, &err);
	kd_packs_close(&packs);
	return status == KD_OK ? CLI_DONE : cli_fail(&err, "languages");
}
