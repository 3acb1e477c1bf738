# Each target does its own set-up; all they need is Python 3.11 or newer with venv and pip.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint bench docs docs-serve test-site release-check clean

demo: $(READY)
	@$(BIN)/python examples/demo.py

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo

docs: $(READY)
	$(BIN)/python -m pip install --quiet --editable ".[docs]"
	$(BIN)/python tools/docs $(if $(URL),--url $(URL))

# The site in a browser: it needs Chromium.
test-site: docs
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	$(BIN)/python -m pytest -q -m browser tests/website

docs-serve: docs
	$(BIN)/python -m http.server --directory build/site --bind 127.0.0.1 8000

# Everything that must be so before a version is tagged; CONTRIBUTING.md has the steps.
release-check: docs
	$(BIN)/python -m pip install --quiet --editable ".[release]"
	rm -rf dist
	$(BIN)/python -m build --outdir dist .
	$(BIN)/python -m twine check --strict dist/*
	$(BIN)/python tools/check_release.py dist $(if $(TAG),--tag $(TAG)) $(if $(REHEARSAL),--rehearsal)

bench: $(READY)
	$(BIN)/python benchmarks/run.py $(ARGS)

clean:
	rm -rf $(VENV) .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	@touch $@
