# The words people know; all work is done by meson and tools/.
# Treebanks lie outside the project; see models/README.md.
TREEBANKS = ../shared/data/syntax
LANGUAGES = ../shared/data/langid/train.tsv.xz
.PHONY: all demo models test test-all bench fuzz quality lint install clean
all: build/build.ninja
	@ninja -C build --quiet
build/build.ninja:
	@tools/setup
	@meson setup build >/dev/null
demo: all
	@build/kilde account -o build/demo examples/*/*.txt && \
		echo "The account is in build/demo/index.html"
test:
	@tools/run-tests
test-all:
	@tools/run-tests --all
bench: all
	@build/kilde-bench --account 100 --account 1000 examples/*/*.txt
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
	@test -d $(TREEBANKS) || { echo "The treebanks are not in $(TREEBANKS): nothing done" >&2; exit 1; }
	@tools/count-tags lang/en $(TREEBANKS)/en/train.conllu.xz
	@tools/count-tags lang/nb $(TREEBANKS)/nb/ndt-nb.conll.xz
	@tools/count-tags lang/nn $(TREEBANKS)/nn/ndt-nn.conll.xz
	@tools/count-tags lang/sl $(TREEBANKS)/sl/train.conllu.xz
	@build/kilde-train langid --quiet --language all --rule counts --output models/all.langid.kmodel $(LANGUAGES)
	@build/kilde-train names -q -n 7 -w 2 -c 3 -l nb -o models/nb.names.kmodel $(TREEBANKS)/../names/nb/norne.train.jsonl.xz $(TREEBANKS)/../names/nn/norne.train.jsonl.xz
	@build/kilde-train names -q -n 7 -w 2 -c 3 -l nn -o models/nn.names.kmodel $(TREEBANKS)/../names/nn/norne.train.jsonl.xz $(TREEBANKS)/../names/nb/norne.train.jsonl.xz
	@build/kilde-train names -q -n 8 -l sl -o models/sl.names.kmodel $(TREEBANKS)/../names/sl/ssj500k.train.jsonl.xz
	@build/kilde-train names -q -n 7 -w 2 -c 3 -l en -o models/en.names.kmodel $(TREEBANKS)/../names/en/uner-ewt.train.jsonl.xz $(TREEBANKS)/../names/en/wikigold.train.jsonl $(TREEBANKS)/../names/en/gum.train.jsonl.xz $(TREEBANKS)/../names/en/wnut17.train.jsonl.xz $(TREEBANKS)/../names/en/re3d.train.jsonl
clean:
	@rm -rf build build-asan build-fuzz
