# All the set-up there is: `make demo` and `make test` each do their own, whichever runs first; a second run is quick.
# They need Python 3.11, 3.12 or 3.13, and an index of packages to install from.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
# Twice the processors of a small machine: half the time of a test is waiting, for a server, a browser or a disk.
WORKERS ?= 4
# -qq: pip warns of extras that newer packages no longer have.
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq
# A lock has all that is needed, with hashes: there is nothing to be worked out.
LOCKED := $(PIP) --no-deps --require-hashes -r
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
SOURCES := setup.cfg pyproject.toml

.PHONY: help
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## make demo    build a graph of the sample articles, ask it three questions, draw and export it, into demo/
.PHONY: demo
demo: .venv/.runtime
	@$(BIN)/kg demo -o demo

## make test    everything that must hold: style, types, the import contract, all tests
# What takes one processor goes beside another of the kind; then the tests, which take all there are.
.PHONY: test
test:
	@$(MAKE) --no-print-directory -j 5 style system types collected .venv/.s3
	@$(MAKE) --no-print-directory tests

## make lint    style, types and the import contract alone
.PHONY: lint
lint: style types

.PHONY: style
style: .venv/.dev
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet

.PHONY: types
types: .venv/.dev
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache

# worksteal: neighbours run in one process, so that what they share (a server, a browser, a store, spaCy's model) is
# made there alone; the process that is done first takes half of what another has left.
# Python is started hundreds of times: bytecode is kept, whatever the environment says. pytest's own is made before, once:
# each of its processes would make all of it, all at the same time.
tests collected: export PYTHONDONTWRITEBYTECODE =

.PHONY: collected
collected: .venv/.dev
	@$(BIN)/python -m pytest --collect-only -q $(TESTS) > /dev/null 2>&1 || true  # what is wrong the tests tell

.PHONY: tests
tests: .venv/.dev .venv/.s3 system
	@scratch=$$(.ci/scratch); trap 'rm -rf "$$scratch"' EXIT; \
	TMPDIR=$$scratch $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(TESTS)

## make bench   run every benchmark and write docs/benchmarks.md
.PHONY: bench
bench: .venv/.dev
	$(BIN)/python -m tests.benchmarks

## make accuracy  measure what is read right, and write docs/accuracy.md and data/rules.csv
.PHONY: accuracy
accuracy: .venv/.dev
	$(BIN)/python -m tests.benchmarks.accuracy

## make merging  measure what is merged right across articles, on a made-up corpus, and write docs/merging-measured.md
.PHONY: merging
merging: .venv/.dev
	$(BIN)/python -m tests.benchmarks.merging

## make docs    write the pages of docs/ that are made from the program
.PHONY: docs
docs: .venv/.dev
	$(BIN)/python -m tests.pages

## make lock    pin what setup.cfg asks for, with hashes (UPGRADE=1: to the newest)
.PHONY: lock
lock: | .venv/.made
	@$(BIN)/uv --version >/dev/null 2>&1 || $(PIP) uv
	$(COMPILE) -o requirements.lock pyproject.toml
	$(COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

## make clean   remove the environment, the demo and what tools left
.PHONY: clean
clean:
	rm -rf .venv demo build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- set-up -----------------------------------------------------------------------------

.venv/.made:
	@.ci/venv .venv
	@touch $@

.venv/.runtime: requirements.lock $(SOURCES) | .venv/.made
	@echo "Installing what kg needs into .venv (once) …"
	@$(LOCKED) requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.lock $(SOURCES) | .venv/.made
	@echo "Installing what kg and its tests need into .venv (once) …"
	@$(LOCKED) requirements-dev.lock --no-compile  # most of it is never imported
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch .venv/.runtime $@

# The S3 server of the tests, in a folder of its own: what it is made of wants other versions of packages than the lock
# has (botocore takes no python-dateutil of these years), and none of it may be imported by kg.
MOTO := 5.2.5
.venv/.s3: Makefile | .venv/.dev
	@echo "Installing an S3 server for the tests into .venv/s3 (once) …"
	@rm -rf .venv/s3
	@$(PIP) --target .venv/s3 'moto[s3]==$(MOTO)' flask flask-cors
	@touch $@

# What no Python index has: a browser that the tests look at pages with, and Java for the OWL reasoner.
# After the environment: making that may install a package too, and two cannot install at once.
.PHONY: system
system: | .venv/.made
	@.ci/system
