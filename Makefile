# Every command of this project. `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
INSTALL := $(BIN)/uv pip install -q --python $(BIN)/python --require-hashes --compile-bytecode -r
NPROC := $(shell nproc 2>/dev/null || echo 2)
# What is drawn on a screen, walked through by a machine or asked of a search server is the same on every database:
# these run once, on SQLite.
ONLY_ON_SQLITE := tests/journeys/* tests/pages/* tests/architecture/* tests/alliantie/media/* tests/alliantie/test_look.py tests/trust/test_access.py \
  tests/trust/*canar* tests/search/test_analysis* tests/search/test_hostile* tests/search/test_attacks* */test_*pages.py */test_*_page.py */test_*cms*.py */test_*demo*.py */test_views.py */test_*showing.py \
  */test_*sections.py */test_*buttons.py tests/search/test_page* tests/search/test_elastic* tests/search/test_faults* tests/search/test_alike* */test_*_machine.py */importing/test_memory.py */test_calendar_*.py */test_*_journey.py */test_letters.py */test_telling*.py tests/trust/test_anonymity.py
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_PYTHON_DOWNLOADS := never
# Some machines forbid Python to keep what it compiled: then each process of the run compiles all of it again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help install install-dev demo run test test-both templates search-node check check-types check-rest format lock frontend screenshots handbook bench bench-search bench-match bench-rush clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 to 3.13 is needed, this is %d.%d" % sys.version_info[:2]) if not (3, 11) <= sys.version_info[:2] <= (3, 13) else None'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# uv fetches and unpacks side by side in half of pip's time; where it finds no registry, pip does it. Both check hashes.
$(VENV)/.uv: $(VENV)/.made requirements/dev.txt
	@awk '/^uv==/ {mine = 1; print; next} /^[^ ]/ {mine = 0} mine' requirements/dev.txt >$(VENV)/uv.txt
	@$(BIN)/python -m pip install -q --require-hashes -r $(VENV)/uv.txt
	@touch $@

$(VENV)/.base: $(VENV)/.uv requirements/base.txt
	@echo "Installing the packages of the site ..."
	@$(INSTALL) requirements/base.txt || $(BIN)/python -m pip install -q --require-hashes -r requirements/base.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	@echo "Installing the packages for development ..."
	@$(INSTALL) requirements/dev.txt || $(BIN)/python -m pip install -q --require-hashes -r requirements/dev.txt
	@touch $@

install: $(VENV)/.base ## Install the packages of the site into .venv

install-dev: $(VENV)/.dev ## Install the packages for development too

demo: $(VENV)/.base ## Load demo content and serve it with its worker (PORT=8000)
	@$(MANAGE) migrate --verbosity 0
	@SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} $(MANAGE) demo
	@SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} exec $(MANAGE) serve --port $(PORT)

run: $(VENV)/.base ## Serve your own data with its worker, without demo content (PORT=8000)
	@$(MANAGE) migrate --verbosity 0
	@SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} $(MANAGE) start_site
	@SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} exec $(MANAGE) serve --port $(PORT)

test: $(VENV)/.dev ## Run everything CI runs: checks, and all tests on SQLite and PostgreSQL
	@.ci/machine
	@.ci/with-postgres --or-without $(MAKE) --no-print-directory test-both

test-both:
	@MEANWHILE="$(MAKE) --no-print-directory -j2 check-types check-rest templates && echo '== Tests on SQLite, with a search server beside it'" \
	  .ci/search-node env DATABASE_URL= $(BIN)/python -m pytest -q -n $(NPROC) --dist loadgroup
	@[ -z "$$DATABASE_URL" ] || echo "== Tests on PostgreSQL: models, services, queries, races"
	@[ -z "$$DATABASE_URL" ] || $(BIN)/python -m pytest -q -n $(NPROC) --dist loadgroup $(foreach path,$(ONLY_ON_SQLITE),--ignore-glob='$(path)')

# Types take longest of the checks: the databases that tests are copied from are made meanwhile.
templates: $(VENV)/.dev
	@DATABASE_URL= $(BIN)/python -m tests.templates
	@[ -z "$$DATABASE_URL" ] || $(BIN)/python -m tests.templates

search-node: ## Start a search server on 127.0.0.1 for SEARCH_URL (needs Java and Maven; Ctrl-C ends it)
	@.ci/search-node

check: $(VENV)/.dev ## Run every check that needs no server: lint, types, floors, templates, migrations, look
	@$(MAKE) --no-print-directory -j2 check-types check-rest

check-types:
	@$(BIN)/mypy .

check-rest: export DATABASE_URL :=
check-rest:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/lint-imports --cache-dir .import_linter_cache >/tmp/alliantie-lint-imports.log || { cat /tmp/alliantie-lint-imports.log; exit 1; }
	@$(BIN)/djlint templates --lint --quiet
	@DJANGO_SETTINGS_MODULE=alliantie.settings.test $(MANAGE) makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=alliantie.settings.test $(MANAGE) check --fail-level WARNING
	@.ci/check-deploy $(BIN)/python
	@.ci/check-frontend

format: $(VENV)/.dev ## Format the code
	@$(BIN)/ruff check --fix -q . || true
	@$(BIN)/ruff format -q .

lock: $(VENV)/.dev ## Lock the packages with hashes after a change in pyproject.toml
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url pyproject.toml -o requirements/base.txt
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --group dev pyproject.toml -c requirements/base.txt -o requirements/dev.txt

frontend: ## Build the stylesheet, script and fonts (needs Node.js 20)
	@cd frontend && npm ci --silent --no-audit --no-fund && npm run --silent build

screenshots: $(VENV)/.dev ## Take a picture of every page type at 1280 and 360 px into var/screenshots
	@.ci/machine
	@$(BIN)/python -m pytest -q tests/pages/test_screenshots.py --screenshots=var/screenshots

handbook: $(VENV)/.dev ## Take the pictures of the handbooks again, after a change of a screen
	@.ci/machine
	@$(BIN)/python -m pytest -q tests/pages/test_handbook.py --handbook

bench: $(VENV)/.dev ## Measure import, search and pages; prints figures, proves nothing by itself
	@$(BIN)/python manage.py bench

bench-search: $(VENV)/.dev ## Measure search with up to 100,000 generated documents (SIZES="1000 10000")
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; export DATA_DIR="$$folder" DATABASE_URL=; \
	  $(MANAGE) migrate --verbosity 0 && $(MANAGE) start_site >/dev/null && \
	  .ci/search-node bash -c 'SEARCH_URL=$${TEST_SEARCH_URL:-} exec $(MANAGE) bench_search $(if $(SIZES),--sizes $(SIZES))'

bench-match: $(VENV)/.dev ## Measure matching with 10,000 organisations and 100,000 initiatives (ORGANISATIONS=100 INITIATIVES=1000)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; export DATA_DIR="$$folder" DATABASE_URL=; \
	  $(MANAGE) migrate --verbosity 0 && $(MANAGE) start_site >/dev/null && \
	  $(MANAGE) bench_match $(if $(ORGANISATIONS),--organisations $(ORGANISATIONS)) $(if $(INITIATIVES),--initiatives $(INITIATIVES))

bench-rush: $(VENV)/.dev ## 500 people want 40 seats at the same moment, on PostgreSQL (KILL=1 kills a worker halfway)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; export DATA_DIR="$$folder" DJANGO_SETTINGS_MODULE=alliantie.settings.dev; \
	  .ci/with-postgres bash -c '$(MANAGE) migrate --verbosity 0 && $(MANAGE) start_site >/dev/null && $(MANAGE) bench_rush $(if $(KILL),--kill)'

clean: ## Throw away the environment and local data
	@rm -rf $(VENV) var node_modules frontend/node_modules
