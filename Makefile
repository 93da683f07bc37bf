# Two commands do all the set-up: `make run` and `make test`.
# Needed: make, Python 3.11+ with venv (Debian: python3-venv), and pip's package index.
PYTHON ?= python3
BIN := .venv/bin
LISTS := requirements.txt requirements-dev.txt requirements-encoder.txt requirements-audit.txt
PYTEST := $(BIN)/pytest -n auto --dist worksteal
# What was compiled once is read, not compiled again by every worker of every run.
unexport PYTHONDONTWRITEBYTECODE
# What was installed for a Python that is gone, or beside half a pip, counts for nothing.
$(shell $(BIN)/python -c 'import pip' 2>/dev/null || rm -f .venv/run .venv/test)
.PHONY: run test check test-postgres faults audit ear cities bench lives words steps pictures doctor lock clean

run: .venv/run
	@$(BIN)/python -m bot run --migrate

# Everything CI runs. Journeys wait for processes, sockets and clocks that are real, so half as many
# again go at once as there are cores.
test: check
	$(PYTEST) -n $$((3 * $$(getconf _NPROCESSORS_ONLN) / 2)) -m "journey and not faults" tests/journeys

# The fast half: style, types, the house's rules, and the tests without a process of their own.
check: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(PYTEST) -m "not journey and not faults"

# Everything that could use either database, on PostgreSQL.
test-postgres: .venv/test
	STORE=postgres $(PYTEST) -m "not faults" tests/engine tests/store tests/test_moving.py tests/journeys

# The long sweeps of faults, and the table of what they cost on both databases: many minutes.
faults: .venv/test
	$(PYTEST) -m "faults or counts" tests/core tests/engine tests/journeys

# Known faults in what is pinned, by PyPI's advisories; in an environment of its own.
AUDIT := .venv/auditor/bin/pip-audit --strict --progress-spinner off --disable-pip --require-hashes
audit: .venv/audit
	@if said=$$($(AUDIT) $(foreach list,$(LISTS),-r $(list)) 2>&1); then echo "$$said"; \
	else case "$$said" in *"known vulnerabilit"*) echo "$$said" ;; \
	*) echo "No advisories can be reached from here, so nothing was checked." ;; esac >&2; exit 1; fi

# The learned ear, anew from bot/ear/lines.tsv: some minutes.
ear: .venv/test
	$(BIN)/python -m bench.learning

# The tables of places, anew from GeoNames.
cities: .venv/test
	$(BIN)/python -m bench.cities

# Figures, beside a naive bot: make bench QUICK=1, or make bench BASE=commit to stand beside that.
bench: .venv/test
	$(BIN)/python -m bench --into bench.jsonl $(if $(QUICK),--quick) $(if $(BASE),--base $(BASE))

# Five hundred lives over three months on the pure core, and the counts: some minutes.
lives: .venv/test
	$(BIN)/python -m bench.lives

words doctor: .venv/run
	@$(BIN)/python -m bot $@

# The page of all steps, anew from the library.
steps: .venv/run
	@$(BIN)/python -m bot steps > docs/steps.md

# The picture of the README, anew from the real bot. Needs a Chromium.
pictures: .venv/test
	UPDATE_PICTURES=1 $(BIN)/pytest -p no:xdist tests/journeys/test_pictures.py

# What the bot needs, and what its tests need besides, each pinned with hashes.
.venv/run: requirements.txt
	@sh .ci/environment.sh .venv $(PYTHON) $<
	@touch $@

.venv/test: requirements-dev.txt .venv/run
	@sh .ci/environment.sh .venv $(PYTHON) $<
	@touch $@

.venv/audit: requirements-audit.txt .venv/run
	@sh .ci/environment.sh .venv/auditor $(PYTHON) $<
	@touch $@

# Needs uv. Keeps what is pinned unless told otherwise: make lock UPGRADE=--upgrade
# Names no index, so that any mirror will do.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate $(UPGRADE)
lock:
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) --extra dev --extra encoder -c requirements.txt pyproject.toml -o requirements-dev.txt
	$(LOCK) --extra encoder -c requirements.txt pyproject.toml -o requirements-encoder.txt
	$(LOCK) --group audit -o requirements-audit.txt

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
