# make lab    sets everything up and opens JupyterLab
# make test   sets everything up and runs the checks
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# the pip that is there puts uv into the environment, which is five seconds faster than to set up another first
PIP    := $(PYTHON) -m pip
GET_UV := install --quiet --disable-pip-version-check uv
READY  := $(VENV)/.ready
BROWSE := $(VENV)/.ready-browser
APP    := $(VENV)/.ready-app
AXE    := node_modules/.ready
FIRST  := notebooks/00_start_here.ipynb
export JUPYTER_CONFIG_PATH := $(CURDIR)/.jupyter
# where this is set, every kernel and every worker of the tests would compile pandas and the rest again
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup lab app site test test-browser test-app rebuild data accuracy bench fuzz format lint lock wheel clean

help: ## show these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(READY) ## make .venv with everything in it

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; ok = (3, 11) <= sys.version_info[:2] < (3, 14); sys.exit(0 if ok else "This needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv --without-pip $(VENV)
	@$(PIP) --python $(BIN)/python $(GET_UV) 2>/dev/null || { $(BIN)/python -m ensurepip >/dev/null && $(BIN)/python -m pip $(GET_UV); } || { echo "uv could not be installed. On Debian or Ubuntu: sudo apt install python3-venv"; rm -rf $(VENV); exit 1; }

$(READY): requirements.lock pyproject.toml | $(BIN)/uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e . pip
	@touch $@

$(BROWSE) $(APP): $(VENV)/.ready-%: requirements-%.lock | $(READY)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r $<
	@touch $@

$(AXE): package.json package-lock.json .npmrc
	@if command -v npm >/dev/null; then npm ci --silent && touch $@; else echo "npm is not installed: the checks with axe-core are left out"; fi

lab: $(READY) ## open JupyterLab on the first notebook
	$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) --ServerApp.root_dir=$(CURDIR) --LabApp.default_url=/lab/tree/$(FIRST) $(ARGS)

app: $(READY) $(APP) ## show the notebooks as an app, without code (Voila)
	$(BIN)/python -m voila $(ARGS) notebooks

site: $(READY) ## write the notebooks and documents as pages that open offline, into build/site
	$(BIN)/python tools/publish.py $(ARGS)

test: $(READY) ## run the checks, notebook outputs included
	$(BIN)/python -m pytest -q -n logical $(ARGS)

test-browser: $(BROWSE) $(AXE) ## publish every notebook, drive notebooks and site in headless Chromium, read and write Parquet
	NEED_BROWSER=1 $(BIN)/python -m pytest -q tests/test_browser.py tests/test_browser_desk.py tests/test_browser_site.py tests/test_site.py tests/test_folders.py $(ARGS)

test-app: $(BROWSE) $(APP) $(AXE) ## open the first notebook as an app in headless Chromium
	NEED_BROWSER=1 $(BIN)/python -m pytest -q tests/test_browser_app.py $(ARGS)

rebuild: $(READY) ## run the notebooks and keep their outputs, and write the tables of docs/accuracy.md and README.md
	$(BIN)/python tools/rebuild.py $(ARGS)
	@$(BIN)/python tools/accuracy.py --write

data: $(READY) ## write the derived tables and data/datapackage.json
	$(BIN)/python -m helpers.packaging

accuracy: $(READY) ## measure the reading on the marked reports
	$(BIN)/python tools/accuracy.py $(ARGS)

bench: $(READY) ## measure the speed of the reading, as ratios
	$(BIN)/python tools/bench.py $(ARGS)

fuzz: $(READY) ## read 100,000 mutated texts and check what always holds
	$(BIN)/python tools/fuzz.py $(ARGS)

format: $(READY) ## lay out the code
	$(BIN)/ruff format .

lint: $(READY) ## check the style, the layout and the types of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

wheel: $(READY) ## build a wheel, install it elsewhere, read with it
	$(BIN)/python tools/try_wheel.py

# without config, header and annotations no address and no command line gets into the result
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-config --overrides $(VENV)/overrides.txt
lock: | $(BIN)/uv ## resolve the lock files again (UPGRADE=--upgrade for newer versions)
	@printf '%s\n' "rfc3987-syntax ; sys_platform == 'never'" > $(VENV)/overrides.txt
	$(COMPILE) $(UPGRADE) --group test pyproject.toml -o requirements.lock
	$(COMPILE) $(UPGRADE) --group browser -c requirements.lock -o requirements-browser.lock
	$(COMPILE) $(UPGRADE) --group app -c requirements.lock -o requirements-app.lock

clean: ## remove the environment and what was built
	rm -rf $(VENV) build dist
