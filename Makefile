# `make cramp` makes the environment and runs the main job; `make test` makes it and passes the tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Whole files of tests side by side, as each compiles programs of its own; every process takes some 3 GB.
TOGETHER := --numprocesses auto --maxprocesses 4 --dist loadfile

.PHONY: cramp test fast lint bench validate evidence pages docs gallery clean

cramp: $(VENV)/.core
	$(BIN)/myospasm run calf-cramp

test: $(VENV)/.test lint
	$(BIN)/python -m pytest $(TOGETHER)

fast: $(VENV)/.test
	$(BIN)/python -m pytest $(TOGETHER) -m "not slow"

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/basedpyright --pythonpath $(BIN)/python

bench: $(VENV)/.core
	$(BIN)/myospasm bench

validate: $(VENV)/.core
	$(BIN)/myospasm validate

# The README's evidence section (many minutes), and its other generated parts with those of docs/.
evidence: $(VENV)/.core
	$(BIN)/python docs/update_readme.py evidence

pages: $(VENV)/.core
	$(BIN)/python docs/update_readme.py run speed sentences files codes refused

# The manual, in site/; the pictures of its gallery are drawn by `make gallery` and kept in docs/gallery/.
docs: $(VENV)/.docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Open site/index.html."

gallery: $(VENV)/.core
	$(BIN)/python docs/draw_gallery.py

$(VENV)/.docs: $(VENV)/.core
	$(BIN)/python -m pip install --quiet -e ".[docs]"
	touch $@

$(VENV)/.core: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "myospasm needs Python 3.11 or later; name one with make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e .
	touch $@

$(VENV)/.test: $(VENV)/.core
	$(BIN)/python -m pip install --quiet -e ".[test]"
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis site
