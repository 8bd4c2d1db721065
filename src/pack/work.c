/* work.c - what the pack compiler works with: memory, and faults found. */
#include "pack/work.h"

#include <stdio.h>

#define LIMIT_BYTES ((size_t)2 << 30)

void kd_work_init(struct kd_work *work)
{
	*work = (struct kd_work){ 0 };
	kd_arena_init(&work->arena, LIMIT_BYTES);
}

void kd_work_release(struct kd_work *work)
{
	kd_arena_release(&work->arena);
}

static void add_line(struct kd_work *work, struct kd_str line)
{
	if (line.data == NULL) {
		line = KD_STR("out of memory");
	}
	if (kd_map_get(&work->seen, line) != KD_NONE) {
		return;
	}
	if (!kd_map_put(&work->arena, &work->seen, line, work->faults.n) ||
		!KD_PUSH(&work->arena, &work->faults, line)) {
		/* A pack with a fault must not pass for want of memory. */
		static struct kd_str last = { .data = "out of memory",
			.len = sizeof("out of memory") - 1 };
		work->faults.items = &last;
		work->faults.n = 1;
		work->faults.capacity = 1;
	}
}

void kd_work_fault(struct kd_work *work, struct kd_str path, uint32_t line,
	const char *format, ...)
{
	char what[1024];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(what, sizeof(what), format, arguments);
	va_end(arguments);
	if (line == 0) {
		add_line(work, kd_str_format(&work->arena, "%.*s: %s",
				       KD_SHOW(path), what));
		return;
	}
	add_line(work, kd_str_format(&work->arena, "%.*s:%u: %s", KD_SHOW(path),
			       line, what));
}

enum kd_status kd_work_full(const struct kd_work *work, struct kd_err *err)
{
	return kd_arena_full(&work->arena, err);
}
