# Two commands: make run, make test. The rest is for those who change the code.
.PHONY: run test check lint types lock lock-check locale bench faults fuzz install install-dev clean
PY := .venv/bin/python
STAMP := .venv/.installed
DEVSTAMP := .venv/.installed-dev
BENCHSTAMP := .venv/.installed-bench

run: $(STAMP)
	@exec $(PY) -m tasks

install: $(STAMP)
install-dev: $(DEVSTAMP)

$(STAMP): requirements.txt
	@./install.sh requirements.txt
	@touch $@

$(DEVSTAMP): requirements.txt requirements-dev.txt
	@./install.sh requirements.txt requirements-dev.txt
	@touch $@ $(STAMP)

# The peers of the benchmarks: never needed to run or to test.
$(BENCHSTAMP): requirements.txt requirements-dev.txt requirements-bench.txt
	@./install.sh requirements.txt requirements-dev.txt requirements-bench.txt
	@touch $@ $(STAMP) $(DEVSTAMP)

test: $(DEVSTAMP)
	@$(PY) -m tests.run

# Without a test: what `make test` does not do. CI runs both at once (make -j2 lint types).
lint: $(DEVSTAMP)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports
	$(PY) -m core.locale --check

types: $(DEVSTAMP)
	.venv/bin/mypy

check: lint types
	$(PY) -m pytest -q tests/unit/test_documentation.py tests/unit/test_docstrings.py tests/golden/test_guard.py

locale: $(DEVSTAMP)
	$(PY) -m core.locale

bench: $(BENCHSTAMP)
	$(PY) -m benchmarks

# The full counts (an hour and a half), and the table of what was found in docs/reliability.md.
faults: $(DEVSTAMP)
	@mkdir -p build && rm -f build/faults.jsonl
	SVERKA_FULL=1 SVERKA_FIGURES=build/faults.jsonl $(PY) -m pytest -q -o timeout=7200 tests/faults tests/integration/test_jobs_broken_storage.py tests/integration/test_intake_hostile.py
	$(PY) -m tests.figures build/faults.jsonl

# Coverage-guided fuzzing of intake and readers, five minutes each; needs requirements-bench.txt.
fuzz: $(DEVSTAMP)
	@mkdir -p build && rm -f build/fuzz.jsonl
	SVERKA_FIGURES=build/fuzz.jsonl $(PY) -m benchmarks.fuzz_all
	$(PY) -m tests.figures build/fuzz.jsonl

# The lock holds for Python 3.11 to 3.14, Linux and macOS.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url -q requirements-install.in -o requirements-install.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url -q requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url -q requirements-dev.in -o requirements-dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url -q requirements-bench.in -o requirements-bench.txt

# Every pinned package has a wheel for each Python and system that the lock is for. Asks the package index.
lock-check:
	@for version in 3.11 3.12 3.13 3.14; do for system in x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu aarch64-apple-darwin; do \
		uv pip install --dry-run --quiet --only-binary :all: --require-hashes --python-version $$version --python-platform $$system \
			--target build/none -r requirements.txt && echo "$$version $$system: all wheels" || exit 1; \
	done; done
