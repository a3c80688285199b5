# Needs Python 3.11 or newer with its venv module, pip, make and git; nothing else.
#
#   make report      set up, run the Afghan case, write build/report/report.html
#   make score       score every case beside simple rules, remake the tables of the track record
#   make backtests   score contact of the Afghan case, and the models on data that are not shipped:
#                    make backtests DATA=FOLDER
#   make test        the checks that a change must pass first: lint, types, layers, quick tests
#   make test-slow   the rest: kills, full disks, clusters, browsers, docs, notebooks
#   make test-data   tests on data that are not shipped: make test-data DATA=FOLDER
#
# Variables: PYTHON (interpreter; .venv is made again if its version differs), ARGS (more flags for
# `detente run`), CASE (another case folder), WORKERS (test processes), DATA,
# COVERAGE (yes: the quick tests note what they run), CASES (few: fewer random cases and kills).

PYTHON  ?= python3
CASE    ?= cases/afghanistan
ARGS    ?=
WORKERS ?= 2
CASES   ?= whole
DATA    ?= ../shared

VENV   := .venv
BIN    := $(VENV)/bin
# Twice quiet: errors only.
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq
LOCKED := $(PIP) install --require-hashes
LINK   := $(PIP) install --no-build-isolation --no-deps --editable .
LOCKER := build/locker
ORACLE := build/oracles
COVERED := build/coverage/.quick
KERNELS := $(addprefix tests/engagement/course/,kernels mechanisms test_month.py)
PYTEST := $(BIN)/python -m pytest --numprocesses $(WORKERS)
MEASURED := $(BIN)/coverage run -m pytest --numprocesses $(WORKERS) --timeout 600

VERSION = $(BIN)/python -c 'import platform; print(platform.python_version())'

# An environment of another Python is of no use to who names one; without a name, any will do.
ifneq ($(origin PYTHON),file)
  WANTED := $(shell $(PYTHON) -c 'import platform; print(platform.python_version())' 2>/dev/null)
  HAVE   := $(shell $(VERSION) 2>/dev/null)
  ifneq ($(WANTED),$(HAVE))
    REMAKE := remake
  endif
endif

# Tests start hundreds of processes; without byte code each would compile the package again.
unexport PYTHONDONTWRITEBYTECODE
# Files with tests that need data which are not shipped.
SHARED = $(shell grep -rlw shared tests --include='test_*.py')

.DEFAULT_GOAL := help
.PHONY: help report score backtests back-tested test test-slow test-data lint types layers tests slow \
        docs reference messages coverage oracles setup setup-dev warm bench lock changelog clean remake
.DELETE_ON_ERROR:
# Checks share one environment and print to one screen: one after the other, even under `make -j`.
.NOTPARALLEL:

help:
	@sed -n 's/^#   //p' Makefile
	@echo "also: lint types layers tests slow docs reference messages coverage oracles bench warm lock changelog clean"

## Set-up. A stamp is redone only when a lock file or pyproject.toml is newer.

$(VENV)/.made: $(REMAKE)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "detente needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)." >&2; \
	  echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { \
	  echo "'$(PYTHON) -m venv' failed; some systems package it apart (Debian: python3-venv)." >&2; \
	  exit 1; }
	@touch $@

$(VENV)/.core: $(VENV)/.made requirements/build.txt requirements/core.txt pyproject.toml
	@echo "setting up $(VENV) with Python $$($(VERSION)): what a run needs"
	@$(LOCKED) -r requirements/build.txt -r requirements/core.txt
	@$(LINK)
	@touch $@

$(VENV)/.dev: $(VENV)/.made requirements/build.txt requirements/dev.txt pyproject.toml
	@echo "setting up $(VENV) with Python $$($(VERSION)): what the checks need"
	@$(LOCKED) -r requirements/build.txt -r requirements/dev.txt
	@$(LINK)
	@touch $@ $(VENV)/.core

setup: $(VENV)/.core
setup-dev: $(VENV)/.dev

# Compile the kernels once; otherwise several processes would each compile them.
warm: setup
	@echo "compiling the model if that was not done yet: about a minute, once"
	@$(BIN)/python -m detente.engagement.warm

## The report. A run refuses a folder that is not empty, so the last one is removed first.

report: warm
	@rm -rf build/report
	@mkdir -p build
	$(BIN)/detente run $(CASE) --out build/report $(ARGS)
	$(BIN)/detente contributions build/report
	$(BIN)/detente flips build/report
	@$(BIN)/detente score $(CASE) --run build/report --quiet || \
	  echo "the report is complete but for its track record"

## The track record of every case, and the back-tests where their data are.

score: warm
	$(BIN)/python -m docs.track_record

backtests: warm
	$(BIN)/detente backtest contact cases/afghanistan
	@if [ -d "$(DATA)/data" ]; then $(MAKE) --no-print-directory back-tested; else \
	  echo "NOT RUN: back-tests on data that are not shipped; '$(DATA)' is not there"; fi

back-tested:
	$(BIN)/detente backtest attendance --rounds "$(DATA)/data/pax_rounds_dev.csv" --quiet
	$(BIN)/detente backtest bargaining --positions "$(DATA)/data/deu3_dev.tsv"
	$(BIN)/detente backtest reference-class --data "$(DATA)/data" --quiet

## The checks, in two tiers.

test: $(VENV)/.dev
	@echo "Python $$($(VERSION))"
	@$(MAKE) --no-print-directory lint types layers tests
	@echo "all quick checks passed; the rest: make test-slow"

test-slow: $(VENV)/.dev warm
	@echo "Python $$($(VERSION))"
	@$(MAKE) --no-print-directory $(COVERED)
	@$(MAKE) --no-print-directory slow docs coverage
	@echo "all slow checks passed"

test-data: warm $(VENV)/.dev
	@if [ -d "$(DATA)/data" ]; then $(PYTEST) -m data --data="$(DATA)" $(SHARED); else \
	  echo "NOT RUN: tests on data that are not shipped; '$(DATA)' is not there:"; \
	  $(BIN)/python -m pytest -q -m data --collect-only | tail -n 1; fi

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

# With COVERAGE=yes the quick tests note what they run, so that `make coverage` need not run them.
# Tests of single kernels run them uncompiled: to compile them again for hand-made worlds would take
# longer than all of these tests. Whole courses are run compiled.
tests: $(VENV)/.dev warm
	NUMBA_DISABLE_JIT=1 $(PYTEST) -W "ignore:overflow encountered:RuntimeWarning" $(KERNELS)
ifeq ($(COVERAGE),)
	$(PYTEST) --tier quick -m "not data" $(KERNELS:%=--ignore=%)
else
	@$(MAKE) --no-print-directory $(COVERED)
endif

# Tests of one file stay on one worker, so that its runs and reports are made once.
slow: $(VENV)/.dev warm
	DETENTE_CASES=$(CASES) $(PYTEST) --dist loadscope --tier slow -m "not data"

# The reference pages that the package states itself are committed; a test holds them fresh.
reference: $(VENV)/.dev
	$(BIN)/python -m docs.generated

# So is the list of messages for translators.
messages: $(VENV)/.dev
	$(BIN)/python -m docs.messages

docs: $(VENV)/.dev
	$(BIN)/sphinx-build -q -W --keep-going -n -b html docs build/docs
	@echo "docs: build/docs/index.html"

# A compiled line is never seen to run, so kernels are left out; vectors hold them.
$(COVERED): $(shell find src tests pyproject.toml -name '*.py' -o -name pyproject.toml)
	@rm -rf $(@D)
	@mkdir -p $(@D)
	$(MEASURED) --tier quick -m "not data" $(KERNELS:%=--ignore=%)
	@touch $@

# Of the quick tests: to note what slow ones run would take too long.
coverage: $(VENV)/.dev
	$(BIN)/coverage combine --keep --quiet $(wildcard build/coverage/data.*)
	$(BIN)/coverage report

bench: warm
	$(BIN)/python -m pytest -o addopts=--import-mode=importlib -o python_files='bench_*.py' \
	  -p benchmark --benchmark-sort=name benchmarks

# Compare with heavy libraries that compute the same; they get an environment of their own.
$(ORACLE)/.made: requirements/oracles.txt
	@$(PYTHON) -m venv --clear $(ORACLE)
	@$(ORACLE)/bin/python -m pip --disable-pip-version-check -qq install --require-hashes \
	  -r requirements/oracles.txt
	@touch $@

oracles: $(ORACLE)/.made
	PYTHONPATH=src $(ORACLE)/bin/python -m pytest tests/oracles

## Upkeep.

# Run it with pip's plain configuration: an extra folder of wheels would put its own hashes here.
LOCK := $(LOCKER)/bin/pip-compile --quiet --generate-hashes --no-header --no-annotate \
        --no-emit-options --strip-extras --allow-unsafe --upgrade

lock:
	@$(PYTHON) -m venv $(LOCKER)
	@$(LOCKER)/bin/python -m pip --disable-pip-version-check --quiet install pip-tools
	$(LOCKER)/bin/python requirements/needs.py core | $(LOCK) -o requirements/core.txt -
	$(LOCKER)/bin/python requirements/needs.py dev | \
	  $(LOCK) -c requirements/core.txt -o requirements/dev.txt -
	$(LOCKER)/bin/python requirements/needs.py oracles | \
	  $(LOCK) -c requirements/dev.txt -o requirements/oracles.txt -
	$(LOCKER)/bin/python requirements/needs.py build | \
	  $(LOCK) -c requirements/dev.txt -o requirements/build.txt -

# Show the release notes that the fragments in changes/ make.
changelog: $(VENV)/.dev
	$(BIN)/towncrier build --draft

clean:
	rm -rf $(VENV) build .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache \
	  .benchmarks docs/reference/api/stubs
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
