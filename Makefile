# Everything there is to run; `make` alone lists it. Needs Python 3.11 or newer and make, nothing else.

PYTHON       ?= python3
VERIFY_FLAGS ?=
CERTIFY_FLAGS ?=
AUDIT_FLAGS  ?= --record
FUZZ_MACHINES ?= 10000
FUZZ_QUESTIONS ?= 50000
TEST_FLAGS   ?= -n auto
LOCK_FLAGS   ?=

VENV       := .venv
BIN        := $(VENV)/bin
RUNTIME    := $(VENV)/.runtime-installed
DEV        := $(VENV)/.dev-installed
PROJECT    := $(VENV)/.project-installed
UNFINISHED := $(VENV)/.unfinished
LOCK_VENV  := .venv-lock
OBLIGATIONS := build/obligations
FORMATS    := build/formats
PAGES       = README.md $(shell grep -l '^<!-- generated: ' docs/*.md)
NODE_TOOLS := tests/formats/node_modules
NODE_READY := $(NODE_TOOLS)/.installed

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help verify test audit diagrams formats certify reachability obligations fuzz check lint types lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

verify: $(PROJECT) ## Verify every property, by its certificate (VERIFY_FLAGS=... is passed on)
	@$(BIN)/uccx-licensing verify $(VERIFY_FLAGS)

test: $(PROJECT) $(DEV) ## Run all tests (TEST_FLAGS=... replaces -n auto)
	@$(BIN)/pytest $(TEST_FLAGS)

fuzz: $(PROJECT) $(DEV) ## Let all engines judge random machines, and garble questions (FUZZ_MACHINES=10000)
	@FUZZ_MACHINES=$(FUZZ_MACHINES) $(BIN)/pytest $(TEST_FLAGS) -q -k contradicts tests/test_proofs_fuzz.py
	@FUZZ_QUESTIONS=$(FUZZ_QUESTIONS) $(BIN)/pytest $(TEST_FLAGS) -q tests/test_queries_fuzz.py

audit: $(PROJECT) ## How tight are the properties, what do they rest on? Takes minutes (AUDIT_FLAGS=--check: what is kept)
	@$(BIN)/uccx-licensing audit $(AUDIT_FLAGS)

diagrams: $(PROJECT) ## Draw the diagrams and refresh the generated tables
	@$(BIN)/uccx-licensing diagrams --out diagrams/out --lang en --lang fr --lang de
	@$(BIN)/uccx-licensing tables $(PAGES)

formats: $(PROJECT) $(DEV) $(NODE_READY) ## Give drawings in other tools' languages to these tools (needs Node.js and npm)
	@rm -rf $(FORMATS)
	@PYTHONPATH="tests:$$PYTHONPATH" $(BIN)/python tests/formats/write_charts.py $(FORMATS)
	@node tests/formats/check.mjs $(FORMATS)

certify: $(PROJECT) ## Find all proofs anew and write proofs/certificates (CERTIFY_FLAGS="--obligations DIR")
	@$(BIN)/uccx-licensing certify $(CERTIFY_FLAGS)

reachability: $(PROJECT) ## Find anew how every state and transition is reached (takes minutes)
	@$(BIN)/uccx-licensing certify --reachability

obligations: $(PROJECT) $(DEV) ## Write the proof obligations as SMT-LIB 2, and let a third solver check them
	@rm -rf $(OBLIGATIONS)
	@$(BIN)/uccx-licensing check-certificates --obligations $(OBLIGATIONS)
	@$(third_solver)

check: lint types ## Lint, types and the fast tests: what to run before a commit
	@$(BIN)/pytest -m "not slow" $(TEST_FLAGS)

lint: $(PROJECT) $(DEV) ## Check style and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(PROJECT) $(DEV) ## Check types
	@$(BIN)/mypy

lock: ## Pin the requirements again (LOCK_FLAGS=--upgrade for newer versions)
	@$(call require_python,(3, 11) == sys.version_info[:2],exactly Python 3.11 to lock: the oldest supported one needs the most,3.11)
	@rm -rf $(LOCK_VENV)
	@$(PYTHON) -m venv $(LOCK_VENV)
	@$(LOCK_VENV)/bin/python -m pip install --quiet --disable-pip-version-check pip-tools==7.6.2
	@$(pip_compile) --output-file requirements.txt pyproject.toml
	@$(pip_compile) --output-file requirements-dev.txt --constraint requirements.txt --extra dev pyproject.toml
	@! grep -n '://' requirements.txt requirements-dev.txt
	@rm -rf $(LOCK_VENV)

clean: ## Remove the virtual environment, caches and builds
	@rm -rf $(VENV) $(LOCK_VENV) $(NODE_TOOLS) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The virtual environment: runtime requirements, then the project itself, and for tests the dev requirements.

$(RUNTIME): requirements.txt
	@$(call require_python,sys.version_info >= (3, 11),Python 3.11 or newer,3.12)
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python ($(PYTHON)) lacks the standard modules venv and ensurepip." >&2; \
	  echo "Install them (Debian, Ubuntu: the package python3-venv), or name another Python:" >&2; \
	  echo "  make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(call pip_install,--require-hashes --only-binary :all: -r requirements.txt)
	@echo "$(CURDIR)" > $@

$(DEV): requirements-dev.txt $(RUNTIME)
	@echo "Adding the development requirements ..."
	@$(call pip_install,--require-hashes --only-binary :all: -r requirements-dev.txt)
	@touch $@

$(PROJECT): pyproject.toml $(RUNTIME)
	@$(call pip_install,--no-index --no-deps --no-build-isolation --editable .)
	@touch $@

$(NODE_READY): tests/formats/package-lock.json
	@$(require_node)
	@echo "Adding the tools that read drawings, into $(NODE_TOOLS) ..."
	@cd tests/formats && npm ci --loglevel=error > /dev/null
	@touch $@

# It is made again when its Python no longer runs, an install was cut short, the folder has moved,
# or PYTHON names another Python.
ifneq ($(shell test ! -e $(UNFINISHED) && $(BIN)/python -c 'import pip' 2>/dev/null && cat $(RUNTIME) 2>/dev/null),$(CURDIR))
.PHONY: $(RUNTIME)
endif
identity = $(shell $(1) -c 'import sys; print(sys.base_prefix + sys.version)' 2>/dev/null)
ifneq ($(origin PYTHON),file)
ifneq ($(call identity,$(PYTHON)),$(call identity,$(BIN)/python))
.PHONY: $(RUNTIME)
endif
endif

# Each script begins with a control, to be answered sat; to all the rest the answer must be unsat.
define third_solver
for script in $(OBLIGATIONS)/*.smt2; do \
  asked=$$(grep -c '^(check-sat)' "$$script"); \
  $(BIN)/yices-smt2 --incremental "$$script" | awk -v asked="$$asked" -v script="$$script" \
    'NR == 1 && $$0 == "sat" || NR > 1 && $$0 == "unsat" { good++ } \
     END { if (good != asked || NR != asked) { print script ": " good " of " asked " as expected"; exit 1 } \
           print good - 1 }' || exit 1; \
done | awk '/^[0-9]+$$/ { total += $$1; scripts++; next } { print; bad = 1 } \
  END { if (bad || !scripts) exit 1; print "Yices: " total " obligations in " scripts " scripts are unsat." }'
endef

# $(call pip_install,arguments): silent, unless it fails.
define pip_install
touch $(UNFINISHED) && \
if $(BIN)/python -m pip install --disable-pip-version-check $(1) > $(VENV)/install.log 2>&1; then \
  rm -f $(UNFINISHED); \
else \
  cat $(VENV)/install.log >&2; echo "The installation into $(VENV) failed; the next make starts it afresh." >&2; exit 1; \
fi
endef

# $(call require_python,condition,what is needed,version to suggest)
define require_python
$(PYTHON) -c 'import sys; sys.exit(0 if $(1) else 1)' 2>/dev/null || { \
  found=$$($(PYTHON) --version 2>&1) || found="not found"; \
  echo "This needs $(2)." >&2; \
  echo "Found: $(PYTHON) is $$found." >&2; \
  echo "Name another one:  make PYTHON=python$(3) $(MAKECMDGOALS)" >&2; exit 1; }
endef

define require_node
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' 2>/dev/null && npm --version > /dev/null 2>&1 || { \
  echo "This needs Node.js 20 or newer with npm, and only this: nothing else in the project does." >&2; \
  echo "Found: node $$(node --version 2>/dev/null || echo 'not found'), npm $$(npm --version 2>/dev/null || echo 'not found')." >&2; \
  echo "Install it (Debian, Ubuntu: the packages nodejs and npm, if new enough)." >&2; exit 1; }
endef

pip_compile = CUSTOM_COMPILE_COMMAND="make lock" $(LOCK_VENV)/bin/pip-compile --quiet $(LOCK_FLAGS)
