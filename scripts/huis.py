"""The tables of docs/ontwikkelaar/huis.md from the code: events with who emits and hears them, and the doors of the midoffice. `schrijf` makes them, `controleer` checks them."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

WORTEL = Path(__file__).parent.parent
BRON = WORTEL / "src" / "eenloket"
DOEL = WORTEL / "docs" / "ontwikkelaar" / "huis.md"
VERDIEPINGEN = {"kern", "midoffice", "frontoffice", "backoffice", "sturing", "verbinding"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Each product module with its room."""
    for pad in sorted(BRON.rglob("*.py")):
        if not {"tests", "migrations"} & set(pad.parts):
            delen = pad.relative_to(BRON).parts
            kamer = delen[1] if delen[0] in VERDIEPINGEN and len(delen) > 2 else delen[0]
            yield kamer.removesuffix(".py"), ast.parse(pad.read_text())


def gebeurtenissen() -> list[str]:
    """A row per event: name, fields, the rooms that emit it, the subscribers."""
    soorten: dict[str, tuple[str, list[str]]] = {}
    melders, abonnees = defaultdict[str, set[str]](set), defaultdict[str, list[str]](list)
    bomen = list(modules())
    for _kamer, boom in bomen:
        for knoop in boom.body:
            if isinstance(knoop, ast.ClassDef) and (naam := _versierd(knoop, "gebeurtenis", 0)):
                velden = [
                    v.target.id
                    for v in knoop.body
                    if isinstance(v, ast.AnnAssign) and isinstance(v.target, ast.Name)
                ]
                soorten[knoop.name] = (naam, velden)
    for kamer, boom in bomen:
        for punt in ast.walk(boom):
            if isinstance(punt, ast.Call) and isinstance(punt.func, ast.Name) and punt.func.id in soorten:
                melders[punt.func.id].add(kamer)
            elif isinstance(punt, ast.FunctionDef) and (naam := _versierd(punt, "abonnee", 1)):
                roep = next(d for d in punt.decorator_list if isinstance(d, ast.Call))
                abonnees[ast.unparse(roep.args[0])].append(f"`{naam}`")
    return [
        f"| {naam} | {', '.join(velden)} | {', '.join(sorted(melders[klasse])) or '–'} | {', '.join(abonnees[klasse]) or '–'} |"
        for klasse, (naam, velden) in sorted(soorten.items(), key=lambda paar: paar[1][0])
    ]


def deuren() -> list[str]:
    """A row per room of the midoffice: what its ``api`` lets others do, and the types that come with it."""
    rijen = []
    for pad in sorted((BRON / "midoffice").glob("*/api.py")):
        namen = _uitgevoerd(ast.parse(pad.read_text()))
        doen = [f"`{n}`" for n in namen if n[0].islower()]
        typen = [f"`{n}`" for n in namen if n[0].isupper() and not n.isupper()]
        rijen.append(f"| {pad.parent.name}.api | {', '.join(doen) or '–'} | {', '.join(typen) or '–'} |")
    return rijen


def _uitgevoerd(boom: ast.Module) -> list[str]:
    for knoop in boom.body:
        if isinstance(knoop, ast.Assign) and ast.unparse(knoop.targets[0]) == "__all__":
            return list(ast.literal_eval(knoop.value))
    return [
        k.name
        for k in boom.body
        if isinstance(k, ast.FunctionDef | ast.ClassDef) and not k.name.startswith("_")
    ]


def _versierd(knoop: ast.ClassDef | ast.FunctionDef, door: str, plek: int) -> str | None:
    for versiering in knoop.decorator_list:
        if isinstance(versiering, ast.Call) and ast.unparse(versiering.func) == door:
            return str(ast.literal_eval(versiering.args[plek]))
    return None


def pagina(tekst: str) -> str:
    """The page with its tables made anew, between their marks."""
    tabellen = {
        "events": ["| event | fields | emitted by | subscribers |", "|---|---|---|---|", *gebeurtenissen()],
        "doors": ["| door | acts and queries | types |", "|---|---|---|", *deuren()],
    }
    for naam, rijen in tabellen.items():
        begin, einde = f"<!-- {naam}: made by scripts/huis.py -->", f"<!-- end of {naam} -->"
        tekst, aantal = re.subn(
            rf"{re.escape(begin)}.*?{re.escape(einde)}",
            lambda _: "\n".join([begin, *rijen, einde]),  # noqa: B023
            tekst,
            flags=re.DOTALL,
        )
        if aantal != 1:
            raise SystemExit(f"huis.md heeft geen plaats voor {naam}")
    return tekst


def main() -> int:
    nu = DOEL.read_text()
    nieuw = pagina(nu)
    if sys.argv[1:] == ["schrijf"]:
        DOEL.write_text(nieuw)
    elif nieuw != nu:
        print("docs/ontwikkelaar/huis.md is verouderd: draai `make regels`")
        return 1
    print("huis: tabellen zijn die van de code")
    return 0


if __name__ == "__main__":
    sys.exit(main())
