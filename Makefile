# Needs Python 3.11 or newer with its venv module, pip, make and git; nothing else.
#
#   make report    set up, run the Afghan case, write build/report/report.html
#   make test      every check that a change must pass
#
# Variables: PYTHON (interpreter for a new .venv), ARGS (more flags for `detente run`),
# CASE (another case folder), WORKERS (test processes).

PYTHON  ?= python3
CASE    ?= cases/afghanistan
ARGS    ?=
WORKERS ?= 2

VENV   := .venv
BIN    := $(VENV)/bin
# Twice quiet: errors only.
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq
LOCKED := $(PIP) install --require-hashes
LINK   := $(PIP) install --no-build-isolation --no-deps --editable .
LOCKER := build/locker
ORACLE := build/oracles

.DEFAULT_GOAL := help
.PHONY: help report test lint types layers tests docs setup setup-dev warm bench coverage oracles \
        lock changelog clean
.DELETE_ON_ERROR:
# Checks share one environment and print to one screen: one after the other, even under `make -j`.
.NOTPARALLEL:

help:
	@sed -n 's/^#   //p' Makefile
	@echo "also: lint types layers tests docs coverage bench oracles lock changelog clean"

## Set-up. A stamp is redone only when a lock file or pyproject.toml is newer.

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "detente needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)." >&2; \
	  echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { \
	  echo "'$(PYTHON) -m venv' failed; some systems package it apart (Debian: python3-venv)." >&2; \
	  exit 1; }
	@touch $@

$(VENV)/.core: $(VENV)/.made requirements/build.txt requirements/core.txt pyproject.toml
	@echo "setting up $(VENV): what a run needs"
	@$(LOCKED) -r requirements/build.txt -r requirements/core.txt
	@$(LINK)
	@touch $@

$(VENV)/.dev: $(VENV)/.made requirements/build.txt requirements/dev.txt pyproject.toml
	@echo "setting up $(VENV): what the checks need"
	@$(LOCKED) -r requirements/build.txt -r requirements/dev.txt
	@$(LINK)
	@touch $@ $(VENV)/.core

setup: $(VENV)/.core
setup-dev: $(VENV)/.dev

## The report. A run refuses a folder that is not empty, so the last one goes first.

report: $(VENV)/.core
	@rm -rf build/report
	@mkdir -p build
	$(BIN)/detente run $(CASE) --out build/report $(ARGS)
	$(BIN)/detente contributions build/report
	$(BIN)/detente flips build/report

## The checks.

test: $(VENV)/.dev
	@$(MAKE) --no-print-directory lint types layers tests docs
	@echo "all checks passed"

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

# Compile the kernels once, before several processes would each do it.
warm: $(VENV)/.dev
	@$(BIN)/python -m detente.engagement.warm

tests: warm
	$(BIN)/python -m pytest --numprocesses $(WORKERS)

docs: $(VENV)/.dev
	$(BIN)/sphinx-build -q -W --keep-going -n -b html docs build/docs
	@echo "docs: build/docs/index.html"

# Lines inside compiled kernels count only where nothing is compiled.
coverage: $(VENV)/.dev
	@mkdir -p build
	NUMBA_DISABLE_JIT=1 $(BIN)/coverage run -m pytest --timeout 900
	$(BIN)/coverage report

bench: warm
	@if ls benchmarks/bench_*.py >/dev/null 2>&1; then \
	  $(BIN)/python -m pytest -o addopts=--import-mode=importlib -o python_files='bench_*.py' \
	    -p benchmark --benchmark-sort=name benchmarks; \
	else echo "no benchmarks yet"; fi

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
	  .benchmarks docs/reference/_generated
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
