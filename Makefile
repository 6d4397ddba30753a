# `make demo` and `make test` do all their set-up themselves; `make help` lists the rest.
# The plain commands behind them are in README.md.

PORT ?= 8000
export PORT
export LC_ALL = C.UTF-8
# What one process of the tests compiled, others shall find.
unexport PYTHONDONTWRITEBYTECODE

PYTHON = .venv/bin/python
INSTALL = $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps
# Records, acts and logins are tried on a real server too, with real passwords; what draws, typesets or fetches mail is not.
SERVER_TESTS = tests/records tests/acts tests/web/test_door.py \
	--ignore=tests/records/test_upgrading.py $(addprefix --ignore=tests/acts/test_,publishing_pictures.py publishing_scans.py letters_out.py letter_kinds.py letter_file.py inbox.py stores.py)
# Both start many processes; compiled once, and not by each of them where the environment keeps Python from writing.
COMPILED = @$(PYTHON) -m compileall -q foiarchive requests documents
LOCK = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url

.PHONY: help demo s3-server test-embedded coverage test-server score bench-search bench-pages bench-reading families letters-out edits hostile long-letter faults proofs guards recovery upgrade machines bench-scale test lint format lock law-tables clean

help:
	@echo "make demo        the site with its demo letters, at http://localhost:$(PORT)"
	@echo "make test        linters, types, import contracts and all tests"
	@echo "make test-embedded  the tests alone, on the embedded server"
	@echo "make test-server    records, acts and logins alone, on a PostgreSQL 15 over TCP"
	@echo "make score DIR=… how well a folder of letters is read, against its expectations"
	@echo "make bench-search what searches cost, as ratios against bare engines (SIZES=…)"
	@echo "make bench-pages what pages cost at several sizes of the archive (SIZES=…)"
	@echo "make bench-scale what search, pages and filing cost as the archive grows, in one table (ROWS=10000,100000,1000000)"
	@echo "make bench-reading what reading letters costs, as a ratio against pdfplumber by itself"
	@echo "make families    letters of every numbering, layout and kind of file, read as they were written"
	@echo "make letters-out letters made of worksheets of every sort, read back as they were written"
	@echo "make edits       1,000 ways in which several people edit one thing at once, and guesses at a sign-in"
	@echo "make hostile     every kind of hostile file and 2,000 mutants, each in a process of its own"
	@echo "make long-letter a letter of 400 pages cleared and published while the worker is killed over and over"
	@echo "make coverage    the tests on the embedded server, and how much of our code they run; too little is an error"
	@echo "make faults      kills, full disks and bit rot, and a table of what came of them (KILLS=… SECONDS=…)"
	@echo "make proofs      every public address crawled for planted details, pictures too, beside fifty twins of the site"
	@echo "make guards      each guard taken out in a copy of the project, to see its test fail"
	@echo "make recovery    a database put back to the moment before a mistake, from its server's log"
	@echo "make upgrade     the release before made into this one, killed twenty times while its site is read"
	@echo "make s3-server   the server that tests of FOI_S3_BUCKET need, which are left out without it"
	@echo "make machines    two web machines, two workers and a replica in networks of their own: join, kill, lag, clocks (as root)"
	@echo "make lint        linters, types and import contracts alone"
	@echo "make format      put the code into the house's shape"
	@echo "make lock        choose the newest versions that fit together (needs uv)"
	@echo "make law-tables  write the law's tables from their CSV files"
	@echo "make clean       remove everything made here, the demo's letters too"

demo: .venv/runtime
	$(COMPILED)
	$(PYTHON) manage.py demo

# Beside the linters, which need one core; on the embedded server, then some on a real one.
test: .venv/development
	$(COMPILED)
	@$(MAKE) --no-print-directory --jobs=2 lint test-embedded
	@$(MAKE) --no-print-directory test-server

# Three at a time, since many wait for a browser or another process.
AT_ONCE = -n 3 --dist loadfile --no-loadscope-reorder
test-embedded: .venv/development
	$(PYTHON) -m pytest $(AT_ONCE)

# Not a part of `make test`: counting takes half as long again as the tests.
coverage: .venv/development
	$(PYTHON) -m pytest $(AT_ONCE) --cov --cov-report= --cov-fail-under=0
	$(PYTHON) -m coverage report

test-server: .venv/development
	$(PYTHON) -m pytest $(AT_ONCE) --server $(SERVER_TESTS)

DIR ?= tests/letters
score: .venv/development
	@$(PYTHON) -m tests.score $(DIR)

# Ratios in one run; the largest archive takes a while to fill at first. SIZES="10000 100000" leaves it out.
SIZES ?= 10000 100000 1000000
bench-search bench-pages: bench-%: .venv/development
	@$(PYTHON) -m tests.benchmarks $* $(SIZES)

# All of it in one table; a run that was stopped goes on where it was. ROWS=10000,100000 chooses sizes.
ROWS ?= 10000,100000,1000000
COMMA = ,
bench-scale: .venv/development
	@$(PYTHON) -m tests.benchmarks scale $(subst $(COMMA), ,$(ROWS))

bench-reading: .venv/development
	@$(PYTHON) -m tests.benchmarks.reading

families: .venv/development
	$(PYTHON) -m pytest -q tests/reading/long_suite.py

letters-out: .venv/development
	$(PYTHON) -m pytest -q tests/acts/long_suite.py

# What many do at once: two at one thing, guesses and replays at a sign-in.
edits: .venv/development
	$(PYTHON) -m pytest -q -s tests/web/long_suite.py

hostile: .venv/development
	$(PYTHON) -m pytest -q tests/hostile/long_suite.py

long-letter: .venv/development
	$(PYTHON) -m pytest -q tests/faults/long_suite.py

# KILLS=30 SECONDS=20 is a short run. It mounts small disks, and so wants to be root.
faults: .venv/development
	$(PYTHON) -m pytest -q -s --server tests/faults/long_faults.py tests/faults/long_order.py

proofs: .venv/development
	$(PYTHON) -m pytest -q -s tests/proof/long_suite.py

guards: .venv/development
	$(PYTHON) -m pytest -q tests/guards/long_suite.py

upgrade: .venv/development
	$(PYTHON) -m pytest -q -s tests/records/long_suite.py

# What the tests keep files in beside the disk. An environment of its own: it needs PyPI's `requests`, which ours may not have.
s3-server: var/s3-server/made
var/s3-server/made: tests/s3-server.lock
	python3 -m venv var/s3-server
	var/s3-server/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

# As root, with postgresql-15 and nginx. Nothing of the machine's own network is touched.
machines: .venv/development
	unshare --net $(PYTHON) -m pytest -q -s --server tests/machines/long_suite.py

recovery: .venv/development
	$(PYTHON) -m pytest -q tests/faults/long_recovery.py

lint: .venv/development
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports --no-logo

format: .venv/development
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

lock: .venv/development
	test -x .venv/bin/uv || $(PYTHON) -m pip install --quiet uv
	$(LOCK) --upgrade pyproject.toml -o requirements.lock
	$(LOCK) --upgrade --constraint requirements.lock --extra s3 pyproject.toml -o requirements-s3.lock
	$(LOCK) --upgrade --constraint requirements-s3.lock --extra s3 --group dev pyproject.toml -o requirements-dev.lock
	$(LOCK) --upgrade tests/s3-server.in -o tests/s3-server.lock

law-tables: .venv/development
	$(PYTHON) fixtures/law/make_tables.py

.venv/runtime: requirements.lock | .venv/new
	$(INSTALL) -r requirements.lock
	@touch $@

.venv/development: requirements-dev.lock | .venv/new
	$(INSTALL) -r requirements-dev.lock
	@touch $@ .venv/runtime

.venv/new:
	@python3 -c "import sys; v = sys.version_info; v >= (3, 11) or sys.exit('Python 3.11 or newer is needed; this is %d.%d.' % v[:2])"
	python3 -m venv .venv
	@touch $@

clean:
	test ! -x $(PYTHON) || $(PYTHON) manage.py stop_database
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.* htmlcov
