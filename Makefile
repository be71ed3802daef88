# One command per habit. `make help` lists them.
PYTHON ?= python3
V := .venv/bin
KLAAR := .venv/klaar

.PHONY: help demo demo-opnieuw test check opmaak bench bench-zgw fuzz storm schermen fresh wheel vertalingen regels slot schoon front

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(KLAAR): requirements.txt pyproject.toml demo/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 of nieuwer is nodig")'
	$(PYTHON) -m venv .venv
	$(V)/python -m pip install -q --require-hashes -r requirements.txt
	$(V)/python -m pip install -q --no-deps --no-build-isolation -e . -e demo
	@touch $@

front: $(KLAAR)
	@$(V)/python -m eenloket.vormgeving.bouw
	@$(V)/python scripts/vertalingen.py compileer

demo: front ## start the whole product with demo data on http://127.0.0.1:8000 (PORT changes it)
	@$(V)/eenloket demo

demo-opnieuw: front ## the same with an empty database
	@$(V)/eenloket demo --opnieuw

test: front ## all tests, in parallel; browser tests when Chromium is there
	$(V)/python -m pytest -n auto --dist loadgroup

check: front ## format, lint, types, import contracts, migrations, translations
	$(V)/ruff format --check .
	$(V)/ruff check .
	$(V)/lint-imports
	$(V)/python scripts/met_testomgeving.py $(V)/mypy
	$(V)/python scripts/met_testomgeving.py $(V)/python manage.py makemigrations --check --dry-run
	$(V)/python scripts/vertalingen.py controleer
	$(V)/python scripts/eigen_regels.py
	$(V)/python scripts/gedragsregels.py controleer
	$(V)/python scripts/leven.py controleer
	$(V)/python scripts/huis.py controleer
	$(V)/python scripts/slot.py controleer

opmaak: $(KLAAR) ## format the code
	$(V)/ruff format .
	$(V)/ruff check --fix .

bench: front ## measure; prints tables (BENCH=groot for a million cases)
	$(V)/python bench/alles.py

bench-zgw: front ## measure the national APIs beside the reference and the floor (BENCH=groot for a million cases)
	$(V)/python bench/zgw.py

fuzz: front ## ask every operation of the national APIs at random, at length (FUZZ=examples per operation)
	FUZZ=$${FUZZ:-200} $(V)/python -m pytest tests/koppelvlak/test_contract.py -x

storm: front ## the long storms of kills, more hostile input, a document of a gigabyte: what make test does in short
	BESTENDIG=lang $(V)/python -m pytest tests/bestendig src/eenloket/verbinding/zgw/documenten/tests/test_groot.py -x

schermen: front ## screenshots of every page at 390 and 1280 px, into schermen/
	$(V)/python scripts/schermen.py

fresh: ## clone into a temporary folder and run both commands of the README there
	bash scripts/fresh.sh

wheel: front ## build the installable packages into dist/: the product, and its demonstration
	$(V)/python -m build --wheel --no-isolation --outdir dist .
	$(V)/python -m build --wheel --no-isolation --outdir dist demo

vertalingen: $(KLAAR) ## merge the translations of the rooms
	$(V)/python scripts/vertalingen.py voeg-samen

regels: $(KLAAR) ## make the pages and tables of docs/ that follow from the code anew
	$(V)/python scripts/gedragsregels.py schrijf
	$(V)/python scripts/leven.py schrijf
	$(V)/python scripts/huis.py schrijf

slot: $(KLAAR) ## renew the lock file from pyproject.toml
	$(V)/python scripts/slot.py maak

schoon: ## remove what was built and the demo's data
	rm -rf .venv .eenloket dist build schermen frontend/node_modules src/eenloket/vormgeving/static/vormgeving
