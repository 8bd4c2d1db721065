# The words people know; all work is done by meson and tools/.
# Annotated data lie outside the project; see models/README.md.
DATA = ../shared/data
.PHONY: all demo models test test-all bench fuzz quality lint install clean
all: build/profiled
	@ninja -C build --quiet
build/profiled:
	@tools/setup
	@tools/profile
	@touch $@
demo: all
	@build/kilde account --quiet -o build/demo examples/*/*.txt && \
		echo "The account is in build/demo/index.html"
test:
	@tools/run-tests
test-all:
	@tools/run-tests --all
bench: all
	@build/kilde-bench --account 100 --account 1000 --place 100000 examples/*/*.txt
	@meson test -C build --benchmark --quiet
fuzz:
	@tools/fuzz
quality: all
	@tools/quality
lint: all
	@tools/lint
install: all
	@meson install -C build --no-rebuild
models: all
	@test -d $(DATA) || { echo "The data are not in $(DATA): nothing done" >&2; exit 1; }
	@NONCOMMERCIAL=$(NONCOMMERCIAL) tools/make-models $(DATA)
clean:
	@rm -rf build build-asan build-fuzz
