# `make report` and `make test` are all a newcomer needs; both are quick the second time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DATA ?= ../shared/data
# Packages for notebooks and tests stand in the lock file below this line.
MARK := \# notebooks, tests and checks

.PHONY: report notebooks test check lab format lock speed validity fit clean

report: $(VENV)/base
	$(BIN)/framing report seeds -o reports

# The pages that are committed: the report, every notebook as it runs today, and their index.
notebooks: $(VENV)/dev report
	$(BIN)/python notebooks/render.py -o reports

test: $(VENV)/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/dev build/pythons
	$(BIN)/python -m pytest -n 2 --dist worksteal tests/check
	$(BIN)/python benchmarks/licences.py --check
	rm -rf build/nbmake && mkdir -p build/nbmake && cp -r notebooks seeds build/nbmake
	cd build/nbmake/notebooks && ../../../$(BIN)/python -m pytest -p no:cacheprovider --nbmake 0*.ipynb
	if [ -d $(DATA) ]; then $(BIN)/python benchmarks/speed.py --corpus $(DATA)/news_articles.csv.gz --articles 300 --dry-run; fi
	if [ -d $(DATA) ]; then for script in validity facts sources; do $(BIN)/python benchmarks/$$script.py --data $(DATA) --dry-run || exit 1; done; fi

lab: $(VENV)/dev
	$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) notebooks

format: $(VENV)/dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/jupytext --sync notebooks/0*.py

speed: $(VENV)/dev
	$(BIN)/python benchmarks/speed.py --corpus $(DATA)/news_articles.csv.gz

# How far the scores agree with people; fails under the floors of benchmarks/floors.toml.
validity: $(VENV)/dev
	$(BIN)/python benchmarks/validity.py --data $(DATA)

# Everything that is fitted, in the order in which one rests on the other.
fit: $(VENV)/dev
	for script in fit_loaded fit_headlines fit_reading_ease reference; do $(BIN)/python benchmarks/$$script.py --data $(DATA) || exit 1; done

# The lock file holds versions and hashes; pip refuses anything else.
$(VENV)/base: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	sed '/^$(MARK)/,$$d' requirements.lock > $(VENV)/base.lock
	$(PIP) install --require-hashes -r $(VENV)/base.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev: $(VENV)/base
	$(PIP) install --require-hashes -r requirements.lock
	touch $@

# Two environments for each supported Python that is here: with the locked packages, and with the lowest allowed. (The shims of pyenv answer for one
# version only, so its versions are looked up where they stand.)
PYTHONS := python3.11 python3.12 python3.13 $(wildcard $(HOME)/.pyenv/versions/3.1[123].*/bin/python3)
build/pythons: $(VENV)/base tests/lowest.lock
	mkdir -p build
	for python in $(PYTHONS); do \
		version=$$($$python -c 'import ensurepip, sys, venv; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue; \
		echo $$python python$$version $(VENV)/base.lock; \
		echo $$python lowest$$version tests/lowest.lock; \
	done | sort -u -k 2,2 | xargs -P 2 -L 1 sh -c '$$0 -m venv --clear build/$$1 && \
		build/$$1/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r $$2'
	touch $@

# Needs uv. The first part is what the package needs, the second what notebooks, tests and checks need besides.
LOCK := uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --python-version 3.11
lock:
	printf 'hatchling>=1.27\neditables>=0.5\n' > build.in
	$(LOCK) --upgrade pyproject.toml build.in -o base.lock
	$(LOCK) --upgrade --all-extras --constraint base.lock pyproject.toml build.in -o all.lock
	cp base.lock requirements.lock
	printf '$(MARK)\n' >> requirements.lock
	awk 'NR == FNR {if (/^[a-z]/) seen[$$0]; next} /^[a-z]/ {keep = !($$0 in seen)} keep' base.lock all.lock >> requirements.lock
	rm build.in base.lock all.lock
	$(LOCK) --upgrade --resolution lowest-direct pyproject.toml -o tests/lowest.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
