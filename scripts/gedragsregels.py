"""docs/zgw.md from the code: rule of the standard → where it is kept → which test proves it. `schrijf` makes it, `controleer` says whether it is stale.

A rule is where its number stands in a module; its tests are those that carry its number in their name or their docstring. A rule without either is a finding.
"""

import ast
import re
import sys
from collections import defaultdict
from pathlib import Path

WORTEL = Path(__file__).parent.parent
BRON = WORTEL / "src" / "eenloket"
DOEL = WORTEL / "docs" / "zgw.md"
REGELS = {
    "zrc-001": "the case type exists and may be used", "zrc-002": "number unique in its source organisation, or made", "zrc-003": "the document of a relation exists",
    "zrc-004": "kind and date of a document relation are ours, its ends fixed", "zrc-005": "document relations are mirrored in documents",
    "zrc-006": "only cases within reach of type and level", "zrc-007": "closing: end status, result, usage rights, then only forced changes",
    "zrc-008": "reopening empties end and archive dates", "zrc-009": "confidentiality given, else the type's", "zrc-010": "the channel of communication exists",
    "zrc-011": "other relevant cases exist", "zrc-012": "groups may be null and are always answered", "zrc-013": "main cases: no sub case of a sub case, nor of itself",
    "zrc-014": "no payment date without payment", "zrc-015": "products and services are the type's", "zrc-016": "status type of the case's type",
    "zrc-017": "document type of the case's type", "zrc-018": "property of the case's type", "zrc-019": "role type of the case's type",
    "zrc-020": "result type of the case's type", "zrc-021": "archive regime derived from the result", "zrc-022": "archive status asks archived documents and known dates",
    "zrc-023": "destroying takes what the rule names, the trail too; documents stay, decisions go first", "zrc-024": "relations with requests are mirrored", "zrc-025": "relations with contacts; expand stays inside",
    "zrc-026": "begin of the retention term; expand at any depth", "zrc-027": "expand names attributes of the resource", "zrc-028": "what can't be expanded is an error",
    "zrc-029": "fields of a search",
    "ztc-001": "process type of the selection list", "ztc-002": "result type: description, class and what follows from it", "ztc-003": "way of derivation by process term",
    "ztc-004": "date attribute where the derivation asks it", "ztc-005": "known end date", "ztc-006": "object type of the derivation", "ztc-007": "registration of the derivation",
    "ztc-008": "process term of the derivation", "ztc-009": "a published type doesn't change", "ztc-010": "nor do the parts of a published case type",
    "ztc-011": "relations are laid in new versions, by name", "ztc-012": "publishing asks published relations", "ztc-013": "no relations between catalogues",
    "ztc-014": "who reads cases or documents reads the catalogue", "ztc-015": "dates in properties", "ztc-016": "published versions don't overlap",
    "ztc-017": "a catalogue is removed only when empty",
    "drc-001": "the document type exists and is published", "drc-002": "the object of a relation exists", "drc-003": "one relation per pair",
    "drc-004": "the source has the relation", "drc-005": "status fits the date of receipt", "drc-006": "usage rights and their indication", "drc-007": "confidentiality given, else the type's",
    "drc-008": "destroyed only without relations, and really", "drc-009": "locks", "drc-010": "changing asks the lock", "drc-011": "expand stays inside",
    "drc-012": "expand three levels deep", "drc-013": "expand names attributes of the resource", "drc-014": "what can't be expanded is an error",
    "brc-001": "the decision type exists and stays", "brc-002": "number unique, or made", "brc-003": "the document of a relation exists", "brc-004": "kind of the relation is ours",
    "brc-005": "document relations are mirrored", "brc-006": "the relation with a case is mirrored", "brc-007": "decision type of the case's type",
    "brc-008": "document type of the decision type", "brc-009": "destroying takes everything with it",
    "ac-001": "a client id belongs to one application", "ac-002": "all rights, or a list of them", "ac-003": "what a right asks per component",
}  # fmt: skip
"""Number → what it is about, in our words. The text of the rules is the standard's."""
AFWIJKINGEN = (
    "Making a resource answers 201 and removing one 204, also where a published document says 200: every client expects so.",
    "The authorisation of a subscription (`auth`) is accepted and never shown.",
    "A subscription is changed and removed only by the application that took it (403 for others); another `callbackUrl` needs `auth` in the same call, also in a PATCH; our own address is refused (`invalid-callback-url`).",
    "A notification that was published before, or that is one of ours, is accepted and passed on to nobody.",
    "Groups `broncatalogus` and `bronzaaktype` may have empty texts, so that an answer can be sent back as it came.",
    "An address that isn't there is an empty text, as in every implementation.",
    "Zaken has, besides 1.7.0, the compound operations of the largest implementation (`zaak_registreren` and the like), substatuses and `reserveer_zaaknummer`.",
    "The compound operations of the largest implementation lie on paths of their own. `zaak_registreren` takes and gives `zaakeigenschappen` besides; nothing else is added to the contracts.",
    "No answer to a subscription waits for its callback: whether it works shows at the first notification, and in the operator's pages.",
    "An extension (`verlenging`) follows the law at every door: once, at most what the service or the case type allows, to a working day, not after the term has passed; it moves `uiterlijkeEinddatumAfdoening` unless the same call gives it.",
    "A moment without time zone is UTC; a number where the contract has a text becomes that text; a PUT asks no field that the POST may leave out. Errors come in the order in which the contract names the properties.",
    "A reference to a known register has three answers: `bad-url` when nothing is there, `invalid-resource` when something of another kind is, and the thing itself; where only a thing of ours can stand (a main case, a case type), a thing elsewhere is `no_match`.",
    "A wrong address of a relevant case is named twice: `relevanteAndereZaken.0.url` and `relevanteAndereZaken.0` (zrc-011).",
    "A last status is the latest status of its case and not before `startdatum` (`date-before-current`, `date-before-start`); the status that reopens a case is its current status, whatever its moment.",
    "Changes and deletes honour `If-Match` (412).",
    "`zaaktypen` of a decision type, which the contract only reads, is written when an older client gives it (ztc-013). Types that are named by address must be concepts, unless the client may correct (ztc-010).",
    "Resuming moves the terms by the days that they stood still, unless the same call gives them; suspending asks a reason.",
    "Of the relations in the old and new form of an audit trail, parts (roles, objects) are those of then; deelzaken, which have trails of their own, those of now.",
)


def vindplaatsen() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Modules and tests by rule."""
    modules, tests = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for pad in sorted(BRON.rglob("*.py")):
        if "migrations" in pad.parts:
            continue
        tekst, binnen = pad.read_text(), str(pad.relative_to(BRON))
        if "tests" not in pad.relative_to(BRON).parts:
            for nummer in _nummers(tekst):
                modules[nummer].append(binnen)
            continue
        for functie in ast.walk(ast.parse(tekst)):
            if isinstance(functie, ast.FunctionDef) and functie.name.startswith("test"):
                naam = re.match(r"test_(zrc|ztc|drc|brc|ac)_(\d{3})", functie.name)
                gedekt = set(_nummers(ast.get_docstring(functie) or "")) | (
                    {f"{naam[1]}-{naam[2]}"} if naam else set()
                )
                for nummer in gedekt:
                    tests[nummer].append(f"{binnen}::{functie.name}")
    return modules, tests


def _nummers(tekst: str) -> list[str]:
    """Rule numbers in a text, ``zrc-013 … 015`` and ``zrc-001, 002`` included."""
    uit: list[str] = []
    for groep in re.finditer(r"\b(zrc|ztc|drc|brc|ac)-(\d{3}(?:(?:\s*(?:,|…|and|en|/)\s*)\d{3}\b)*)", tekst):
        delen = re.findall(r"\d{3}|…", groep[2])
        for plek, deel in enumerate(delen):
            if deel == "…":
                uit += [f"{groep[1]}-{n:03d}" for n in range(int(delen[plek - 1]) + 1, int(delen[plek + 1]))]
            else:
                uit.append(f"{groep[1]}-{deel}")
    return sorted(set(uit))


def pagina() -> tuple[str, list[str]]:
    """The page, and what is missing."""
    modules, tests = vindplaatsen()
    regels, gemist = [], []
    for nummer, wat in REGELS.items():
        waar, bewijs = modules.get(nummer, []), tests.get(nummer, [])
        gemist += [f"{nummer}: geen module noemt deze regel"] if not waar else []
        gemist += [f"{nummer}: geen test draagt dit nummer"] if not bewijs else []
        rij = "<br>".join(f"`{m}`" for m in waar)
        toets = "<br>".join(f"`{t.rpartition('::')[2]}`" for t in bewijs[:4]) + (
            f"<br>and {len(bewijs) - 4} more" if len(bewijs) > 4 else ""
        )
        regels.append(f"| {nummer} | {wat} | {rij} | {toets} |")
    kop = (
        "# The national APIs: rule, place, proof\n\nMade by `scripts/gedragsregels.py`; `make check` fails when it is stale. How it works: [ontwikkelaar/zgw.md](ontwikkelaar/zgw.md).\n"
        "Modules are below `src/eenloket`. The texts of the rules are the standard's (VNG Realisatie, API's voor Zaakgericht Werken).\n\n"
        "## Where we differ from the published documents\n"
        + "\n".join(f"- {a}" for a in AFWIJKINGEN)
        + "\n\n## Rules\n"
        "| rule | about | kept in | proven by |\n|---|---|---|---|\n"
    )
    return kop + "\n".join(regels) + "\n", gemist


def main() -> int:
    tekst, gemist = pagina()
    if sys.argv[1:] == ["schrijf"]:
        DOEL.write_text(tekst)
    elif not DOEL.exists() or DOEL.read_text() != tekst:
        gemist.append("docs/zgw.md is verouderd: draai `make regels`")
    print("\n".join(gemist) if gemist else f"gedragsregels: {len(REGELS)} regels, elk met plaats en bewijs")
    return 1 if gemist and sys.argv[1:] != ["schrijf"] else 0


if __name__ == "__main__":
    sys.exit(main())
