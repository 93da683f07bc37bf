# Two commands do all the set-up: `make run` and `make test`. Needed: Python 3.11+, make, pip's index.
PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/pytest -n auto
# What was compiled once is read, not compiled again by every worker of every run.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: run test check faults bench words doctor lock clean

run: .venv/run
	@$(BIN)/python -m bot run --migrate

# Everything CI runs.
test: check
	$(PYTEST) -m "journey and not faults"

# The fast half: style, types, the house's rules, and the tests without a process of their own.
check: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(PYTEST) -m "not journey and not faults"

# The long sweeps of faults.
faults: .venv/test
	$(PYTEST) -m faults

bench: .venv/test
	$(BIN)/python -m bench

words doctor: .venv/run
	@$(BIN)/python -m bot $@

# What the bot needs, and what its tests need besides, each pinned with hashes.
.venv/run: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/test: requirements-dev.txt .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Needs uv. Names no index, so that any mirror will do.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --upgrade pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --extra dev -c requirements.txt pyproject.toml \
		-o requirements-dev.txt

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
