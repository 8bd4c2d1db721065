/* read.c - writes what kilde finds in files as lines of JSON:
 * cc read.c $(pkg-config --cflags --libs kilde) && ./a.out PACKS FILE... */
#include <kilde/read.h>

#include <stdio.h>

static int write_bytes(void *context, const char *bytes, size_t n)
{
	return fwrite(bytes, 1, n, context) == n ? 0 : -1;
}

static void tell_aside(
	void *context, const char *path, const char *id, const char *reason)
{
	(void)context, (void)path;
	fprintf(stderr, "%s: %s\n", id, reason);
}

int main(int argc, char **argv)
{
	struct kilde *kilde = NULL;
	struct kilde_error error = { 0 };
	struct kilde_options options = { .format = KILDE_JSON };
	struct kilde_output output = {
		.write = write_bytes, .set_aside = tell_aside, .context = stdout
	};
	if (argc < 3 || kilde_open(argv[1], &kilde, &error) != KILDE_OK) {
		fprintf(stderr, "usage: read PACKS FILE... %s\n",
			error.message);
		return 2;
	}
	enum kilde_status status =
		kilde_inputs_read(kilde, (const char *const *)argv + 2,
			(size_t)argc - 2, &options, &output, &error);
	kilde_close(kilde);
	return status == KILDE_OK ? 0 : 1;
}
