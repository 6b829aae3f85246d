# Everything a newcomer needs: `make demo` to chat, `make test` to check. Each sets itself up.
PYTHON ?= $(firstword $(foreach p,python3.13 python3.12 python3.11 python3,$(if $(shell $(p) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(p))))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: demo run setup test crash lint lock bench clean

demo: setup ## chat with the sample delegation in the browser
	$(BIN)/annai demo

run: setup ## the assistant itself
	$(BIN)/annai run

setup: $(VENV)/.ready ## leaves .venv/bin/annai

$(VENV)/.ready: requirements/runtime.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Annai needs Python 3.11 or newer. Install it, or say which: make setup PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up Annai in $(VENV) (once; takes about half a minute) …"
	$(PIP) install --require-hashes -r requirements/runtime.lock
	$(PIP) install --require-hashes -r requirements/build.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q bot handlers schedules programmes
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements/dev.lock
	$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

test: $(VENV)/.ready-dev lint ## format, lint, types, import rules, all tests (which mostly wait: two to a core)
	$(BIN)/python -m pytest -n $$((2 * $$(getconf _NPROCESSORS_ONLN)))

crash: $(VENV)/.ready-dev ## kill workers and databases, thousands of times; takes a quarter of an hour
	$(BIN)/python -m tests.crash

lint: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready-dev ## measured ratios, see benchmarks/
	$(BIN)/python -m benchmarks.agenda
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.delivery
	$(BIN)/python -m benchmarks.broadcast
	$(BIN)/python -m benchmarks.telegram
	$(BIN)/python -m benchmarks.slack

lock: $(VENV)/.ready-dev ## renew the locked dependencies
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml -o requirements/runtime.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --extra dev pyproject.toml -o requirements/dev.lock
	echo setuptools | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate - -c requirements/dev.lock -o requirements/build.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache *.egg-info
