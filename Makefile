# Everything below works on a machine that has only Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo run test lint format bench validity oracle lock clean
.DELETE_ON_ERROR:

demo: $(VENV)/.run  ## try it: a small Discord and the bot, on this machine
	@$(BIN)/backchannel demo $(ARGS)

run: $(VENV)/.run  ## the bot on Discord; needs a .env
	@$(BIN)/backchannel run

# Four workers even on two cores: half of the tests wait for processes and sockets.
test: $(VENV)/.dev
	$(BIN)/pytest -n 4 $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright

format: $(VENV)/.dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks $(ARGS)

validity: $(VENV)/.bench  ## writes docs/validity.md anew from a real run; takes minutes
	$(BIN)/python -m benchmarks.validity

oracle:  ## asks NegMAS for the figures of the scenarios again; an environment of its own
	test -x $(VENV)-oracle/bin/python || $(PYTHON) -m venv $(VENV)-oracle
	$(VENV)-oracle/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$(VENV)-oracle/bin/python -m pip install --quiet --group oracle --editable .
	$(VENV)-oracle/bin/python -m tests.negotiation.record_oracle

lock:  ## needs uv
	uv pip compile -q --universal --generate-hashes --no-header --group build pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-header --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) $(VENV)-oracle artifacts build dist .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps make a second run install nothing, and a changed lock file install what changed.
$(VENV)/.run: requirements.lock pyproject.toml
	$(call install,requirements.lock)

$(VENV)/.dev: requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	touch $(VENV)/.run

# What the reader is measured against; nothing else needs it.
$(VENV)/.bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group bench
	touch $@

define install
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
endef
