# Two commands do all the set-up: `make demo` runs the main job on an example, `make test` passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check unit bench docs lock clean

demo: $(READY)
	mkdir -p demo
	$(BIN)/crossread run examples/landslide-lake/reports -o demo/landslide-lake.casebook
	@echo
	@echo "The casebook is demo/landslide-lake.casebook. Look into it:"
	@echo "  $(BIN)/crossread show demo/landslide-lake.casebook"
	@echo "  $(BIN)/crossread explain demo/landslide-lake.casebook FINDING"
	@echo "  $(BIN)/crossread search demo/landslide-lake.casebook evacuated"

test: $(READY) check unit bench

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(READY)
	$(BIN)/pytest

bench: $(READY)
	$(BIN)/python -m evaluation floors

docs: $(READY)
	$(BIN)/python -m docs.generate

lock:
	uv pip compile pyproject.toml --extra dev --generate-hashes --universal --python-version 3.11 \
		--custom-compile-command "make lock" -o requirements.lock

$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .pytest_cache .ruff_cache
