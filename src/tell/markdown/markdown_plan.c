/* markdown_plan.c - plans: what they were at what time, what they hold, and who
 * stands where. */
#include "story/line.h"
#include "tell/markdown/markdown_private.h"

static void put_positions(
	const struct kd_markdown *w, const struct kd_plan *plan)
{
	for (uint32_t i = 0; i < plan->positions.n; i++) {
		const struct kd_position *position = &plan->positions.items[i];
		kd_sink_text(w->sink, "- ");
		kd_markdown_entity(w, position->party);
		kd_sink_format(
			w->sink, " *%s*", kd_stance_labels[position->stance]);
		if (position->provision != KD_NONE) {
			kd_sink_text(w->sink, " (");
			kd_markdown_put(
				w, plan->provisions.items[position->provision]
					   .topic);
			kd_sink_text(w->sink, ")");
		}
		kd_sink_text(w->sink, ": “");
		kd_markdown_put(
			w, kd_markdown_words(w, &position->reports.items[0]));
		kd_sink_text(w->sink, "”");
		kd_markdown_notes(w, &position->reports);
		kd_sink_text(w->sink, "\n");
	}
}

static void put_plan(const struct kd_markdown *w, const struct kd_plan *plan)
{
	for (uint32_t i = 0; i < plan->versions.n; i++) {
		kd_sink_text(w->sink, "- ");
		kd_markdown_put(w, plan->versions.items[i].label);
		kd_markdown_notes(w, &plan->versions.items[i].reports);
		kd_sink_text(w->sink, "\n");
	}
	for (uint32_t i = 0; i < plan->provisions.n; i++) {
		const struct kd_plan_provision *it = &plan->provisions.items[i];
		kd_sink_text(w->sink, "- *");
		kd_markdown_put(w, it->topic);
		kd_sink_text(w->sink, ":* “");
		kd_markdown_put(w, kd_markdown_telling(w,
					   kd_line_choose(w->account,
						   &it->reports, w->reader)));
		kd_sink_text(w->sink, "”");
		kd_markdown_notes(w, &it->reports);
		kd_sink_text(w->sink, "\n");
	}
	put_positions(w, plan);
}

void kd_markdown_plans(const struct kd_markdown *w)
{
	for (uint32_t i = 0; i < w->story->plans.n; i++) {
		const struct kd_plan *plan = &w->story->plans.items[i];
		if (plan->versions.n + plan->provisions.n + plan->positions.n >
			0) {
			kd_sink_text(w->sink, "\n## ");
			kd_markdown_put(w, kd_line_plan(plan, w->reader).form);
			kd_sink_text(w->sink, "\n\n");
			put_plan(w, plan);
		}
	}
}
