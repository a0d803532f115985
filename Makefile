# Needs Python 3.11 or newer, make, and a network to the package index.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DATA   ?= demo-data
PORT   ?= 8080

.DEFAULT_GOAL := help
.PHONY: help setup dev run test check bench modelcheck clean

help:            ## List these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.run           ## Prepare .venv with the showclear command
dev: $(VENV)/.dev             ## Add what tests and checks need

$(VENV)/.run: requirements/run.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

run: setup       ## Play a shooting day of Dry Creek, then serve its weapons board (ONCE=1: exit instead)
	$(BIN)/showclear demo --data $(DATA) --port $(PORT) $(if $(ONCE),--once)

test: dev        ## Run every test
	@$(BIN)/python tests/browser/get_chromium.py
	$(BIN)/python -m pytest -n auto

modelcheck: dev  ## Search every sequence of four acts
	SHOWCLEAR_MODEL_DEPTH=4 $(BIN)/python -m pytest tests/modelcheck -n auto -s

bench: dev       ## Measure: decisions, appends, fold and start-up, taps, live boards, first paint, script reading
	@$(BIN)/python tests/browser/get_chromium.py
	@for b in decisions appends fold taps taps_browser tap_answer boards paint parsers weapons; \
	do $(BIN)/python benchmarks/$$b.py; done

check: dev       ## Lint, strict types, floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/house
	$(BIN)/showclear packs lint

clean:           ## Remove what the other targets made
	rm -rf $(VENV) demo-data .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
