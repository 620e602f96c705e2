# MPS Archive. `make run` and `make test` do everything on a fresh machine; `make help` lists the rest.

SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
VAR := $(or $(MPS_VAR_DIR),var)
PORT ?= 8000
WORKERS ?= 2
STATIC_SOURCES := $(shell find articles/static -type f 2>/dev/null)
TEMPLATES := $(shell find templates articles/templates -name '*.html' 2>/dev/null)
CODE := manage.py mpsarchive articles tests bench docs
PYTEST_WORKERS ?= auto
COUNT ?= 100000
BENCH_TOOLS := $(VAR)/bench-tools

SERVE = $(VENV)/bin/granian --interface wsgi --host 127.0.0.1 --blocking-threads 1 --no-access-log --log-level warning
SHOWN := http://127.0.0.1:8765

# First interpreter that is new enough, can make environments, and really runs (a version manager's
# stand-in can be on the PATH and still refuse).
FIND_PYTHON = for candidate in python3.14 python3.13 python3.12 python3; do \
		if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then \
			if command -v uv >/dev/null 2>&1 || $$candidate -c 'import ensurepip, venv' >/dev/null 2>&1; then \
				echo $$candidate; break; fi; fi; done

.DEFAULT_GOAL := help
.PHONY: help run serve setup data editor test check fmt lock messages dictionary score quality bench screenshots clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

run: setup serve ## Set everything up, import the seeds and serve on http://127.0.0.1:8000

serve: ## Serve what is set up (PORT, WORKERS)
	@echo
	@echo "  MPS Archive     http://127.0.0.1:$(PORT)"
	@echo "  Editor's desk   http://127.0.0.1:$(PORT)/admin/   (make an account in another terminal: make editor)"
	@echo "  Stop with Ctrl-C."
	@echo
	@exec $(SERVE) --port $(PORT) --workers $(WORKERS) mpsarchive.wsgi:application

setup: $(VENV)/.installed data $(VAR)/static/staticfiles.json ## Everything `make run` does but the serving

data: $(VENV)/.installed
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) import_seeds
	@$(MANAGE) search_index

editor: $(VENV)/.installed ## Make an editor account (unattended: DJANGO_SUPERUSER_USERNAME and DJANGO_SUPERUSER_PASSWORD)
	@$(MANAGE) migrate --verbosity 0
	@if [ -n "$$DJANGO_SUPERUSER_USERNAME" ] && [ -n "$$DJANGO_SUPERUSER_PASSWORD" ]; then \
		DJANGO_SUPERUSER_EMAIL="$${DJANGO_SUPERUSER_EMAIL:-$$DJANGO_SUPERUSER_USERNAME@localhost.localdomain}" \
		$(MANAGE) createsuperuser --noinput; \
	else $(MANAGE) createsuperuser; fi

test: $(VENV)/.installed-dev ## Run the test suite on the database of DATABASE_URL (SQLite without one)
	$(PY) -m pytest -n $(PYTEST_WORKERS) --dist loadfile $(ARGS)

check: $(VENV)/.installed-dev ## Ruff, mypy, templates, migrations, deployment settings
	$(VENV)/bin/ruff check $(CODE)
	$(VENV)/bin/ruff format --check $(CODE)
	$(VENV)/bin/mypy manage.py mpsarchive articles
	$(VENV)/bin/djade --check --target-version 6.0 $(TEMPLATES)
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) messages --check
	MPS_ENV=production ALLOWED_HOSTS=archive.example.org \
		SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))')" \
		$(MANAGE) check --deploy --fail-level WARNING

fmt: $(VENV)/.installed-dev ## Format code and templates
	$(VENV)/bin/ruff check --fix $(CODE)
	$(VENV)/bin/ruff format $(CODE)
	$(VENV)/bin/djade --target-version 6.0 $(TEMPLATES)

lock: $(VENV)/.installed ## Lock requirements*.in with hashes (UPGRADE=1 takes newer versions)
	@command -v uv >/dev/null 2>&1 || test -x $(VENV)/bin/uv || $(PY) -m pip install --quiet uv
	@uv=$$(command -v uv || echo $(VENV)/bin/uv); for name in requirements requirements-dev; do \
		$$uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header \
			$(if $(UPGRADE),--upgrade) $$name.in -o $$name.txt || exit 1; done

messages: $(VENV)/.installed-dev ## Gather what the site says into its catalogues of translations, and compile them
	@$(MANAGE) messages

dictionary: $(VENV)/.installed ## Write docs/data-dictionary.md anew from the models
	$(MANAGE) data_dictionary --output docs/data-dictionary.md

score: $(VENV)/.installed ## Score the extractor on every corpus, and against the last commit (ARGS=--misses)
	@$(PY) -m tests.extraction.report $(ARGS)

bench: $(VENV)/.installed $(BENCH_TOOLS)/.installed ## Measure reading, importing, lists and search at COUNT articles (docs/performance.md)
	$(BENCH_TOOLS)/bin/python -m bench.extraction --write
	$(PY) -m bench.import_bench --write
	$(PY) -m bench.site --count $(COUNT) --datasette $(BENCH_TOOLS)/bin/datasette --write $(ARGS)

quality: $(VENV)/.installed ## Measure the extractor; write the figures that the about page and docs/extraction.md show
	@$(PY) -m tests.extraction.quality

screenshots: setup $(VENV)/.installed-dev ## Picture every page with headless Chromium (var/screenshots), the README's too
	@$(SERVE) --port 8765 mpsarchive.wsgi:application & server=$$!; trap 'kill $$server' EXIT; \
	for second in 1 2 3 4 5 6 7 8 9 10; do $(PY) -c 'from urllib.request import urlopen as u; u("$(SHOWN)/healthz")' \
		2>/dev/null && break; sleep 1; done; \
	$(PY) docs/screenshots.py $(SHOWN) $(VAR)/screenshots && $(PY) docs/screenshots.py $(SHOWN) --readme docs/images

clean: ## Remove the environment and caches; the archive in var/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# --- what the targets above stand on ---------------------------------------------------------------

# A half-made environment (a killed run) is made again; a whole one is kept.
$(VENV)/bin/python:
	@rm -rf $(VENV)
	@python=$$($(FIND_PYTHON)); \
	if [ -n "$$python" ] && $$python -c 'import ensurepip' 2>/dev/null; then $$python -m venv $(VENV); \
	elif [ -n "$$python" ]; then uv venv --quiet --python "$$(command -v $$python)" $(VENV); \
	elif command -v uv >/dev/null 2>&1; then uv venv --quiet --python 3.13 $(VENV); \
	else echo "MPS Archive needs Python 3.12 or newer with its venv module." \
		"Install it (on Debian and Ubuntu: apt install python3 python3-venv), or install uv, and try again." >&2; exit 1; fi

# uv where it is there; pip where it is not, or where uv cannot reach what pip is set up to reach.
INSTALL = { command -v uv >/dev/null 2>&1 && VIRTUAL_ENV=$(VENV) uv pip install --quiet --require-hashes -r $(1); } \
	|| $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	@$(PY) -c '' 2>/dev/null || { rm -rf $(VENV); $(MAKE) --no-print-directory $(VENV)/bin/python; }
	@echo "Installing what the application needs …"
	@$(call INSTALL,requirements.txt)
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what checks and tests need …"
	@$(call INSTALL,requirements-dev.txt)
	@touch $@

# An environment of its own, so that nothing the application needs is touched.
$(BENCH_TOOLS)/.installed: requirements.txt bench/tools.txt | $(VENV)/bin/python
	@echo "Installing what is compared with …"
	@rm -rf $(BENCH_TOOLS) && $(PY) -m venv $(BENCH_TOOLS)
	@$(BENCH_TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BENCH_TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check -r bench/tools.txt
	@touch $@

$(VAR)/static/staticfiles.json: $(STATIC_SOURCES) requirements.txt mpsarchive/settings.py | $(VENV)/.installed
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@
