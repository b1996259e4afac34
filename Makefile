# Two commands matter: `make demo` and `make test`. Each sets up everything it needs in .venv.
PYTHON ?= python3.11
BIN := .venv/bin
INSTALLED := .venv/installed.stamp
DEMO ?= demo-data

.PHONY: help install demo test browser check lint types notebooks bench lock clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --only-binary :all: --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

install: $(INSTALLED)  ## everything into .venv, so that .venv/bin/tinbai runs

demo: install  ## the whole flow on the sample newspaper, into demo-data/
	$(BIN)/tinbai demo --data $(DEMO)

test: install  ## the tests, but those in a browser
	$(BIN)/pytest -n auto --dist loadfile --ignore tests/browser

browser: install  ## the explorer in Chromium, which is installed where it is missing (Debian, as root)
	@test -x /usr/bin/chromium || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; }
	$(BIN)/pytest tests/browser

lint: install  ## ruff: style, imports, format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install  ## mypy --strict
	$(BIN)/mypy

notebooks: install  ## run the notebooks on the sample corpus, into exported/ as HTML and .ipynb
	$(BIN)/tinbai demo --data $(DEMO) > /dev/null
	$(BIN)/marimo check notebooks/*.py
	@mkdir -p exported
	@for notebook in notebooks/*.py; do \
		name=exported/$$(basename $$notebook .py); echo "== $$notebook"; \
		TINBAI_DATA=$(DEMO) $(BIN)/marimo --quiet export html --force $$notebook -o $$name.html || exit 1; \
		TINBAI_DATA=$(DEMO) $(BIN)/marimo --quiet export ipynb --force $$notebook -o $$name.ipynb || exit 1; \
	done

check: lint types test browser  ## linters, types, all tests

bench: install  ## benchmarks: ratios, never a failure
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

lock:  ## write requirements.lock anew from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --all-extras --only-binary :all: --generate-hashes --python-version 3.11 --output-file requirements.lock pyproject.toml

clean:  ## remove what make made
	rm -rf .venv demo-data exported .pytest_cache .mypy_cache .ruff_cache
