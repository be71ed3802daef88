"""docs/ontwikkelaar/leven.md from the code: per act on a case its rules in order, sources, events, doors and proof. `schrijf` makes it, `controleer` checks it.

An act is a public function of ``zaken/leven`` that returns a ``Gevolg``. Its rules are what it, and what it calls in that folder, can refuse with, in
the order of the code. A door reaches an act when one of its functions calls it, by way of ``uitvoering`` too. An act that both doors reach is proven
by a test in ``test_beide_deuren.py`` that tries it through both.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

WORTEL = Path(__file__).parent.parent
KAMER = WORTEL / "src" / "eenloket" / "midoffice" / "zaken"
DEUREN = WORTEL / "src" / "eenloket" / "verbinding" / "zgw" / "zaken" / "tests" / "test_beide_deuren.py"
DOEL = WORTEL / "docs" / "ontwikkelaar" / "leven.md"
VOLGORDE = ("begin", "verloop", "termijnen", "wijzigen", "resultaat", "taken")
DOOR = {"loket": "counter", "register": "register"}


@dataclass(frozen=True)
class Kamer:
    """The functions of the room, by folder and module: ``leven/verloop.sluit``."""

    functies: Mapping[str, ast.FunctionDef]
    namen: Mapping[str, Mapping[str, str]]

    @cached_property
    def acts(self) -> list[str]:
        """In the order in which a case meets them."""
        uit = []
        for module in VOLGORDE:
            for sleutel, functie in self.functies.items():
                publiek = not functie.name.startswith("_")
                if sleutel.startswith(f"leven/{module}.") and publiek and _geeft_gevolg(functie):
                    uit.append(sleutel)
        return uit

    def roept(self, sleutel: str) -> list[str]:
        """What a function calls in this room, in order."""
        module = sleutel.rpartition(".")[0]
        uit = []
        for knoop in _op_volgorde(self.functies[sleutel]):
            if isinstance(knoop, ast.Call) and (doel := self._doel(module, knoop.func)):
                uit.append(doel)
        return uit

    def _doel(self, module: str, func: ast.expr) -> str | None:
        namen = self.namen[module]
        if isinstance(func, ast.Name):
            doel = namen.get(func.id, f"{module}.{func.id}")
        elif isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
            doel = f"{namen.get(func.value.id, '')}.{func.attr}"
        else:
            return None
        return doel if doel in self.functies else None

    def bereikt(self, sleutel: str, gezien: frozenset[str] = frozenset()) -> set[str]:
        """All that a function calls, directly or not."""
        uit: set[str] = set()
        for doel in self.roept(sleutel):
            if doel not in gezien:
                uit |= {doel} | self.bereikt(doel, gezien | {sleutel, doel})
        return uit

    def regels(self, sleutel: str, gezien: frozenset[str] = frozenset()) -> Iterator[str]:
        """The refusals of a function in the order of the code, those of what it calls included."""
        module = sleutel.rpartition(".")[0]
        for knoop in _op_volgorde(self.functies[sleutel]):
            if isinstance(knoop, ast.Raise) and isinstance(knoop.exc, ast.Call):
                yield ast.unparse(knoop.exc.func)
            elif isinstance(knoop, ast.Call):
                doel = self._doel(module, knoop.func)
                if doel and doel.startswith("leven/") and doel not in gezien:
                    yield from self.regels(doel, gezien | {doel})

    def gebeurtenissen(self, sleutel: str, gezien: frozenset[str] = frozenset()) -> Iterator[str]:
        """The events that an act emits."""
        module = sleutel.rpartition(".")[0]
        for knoop in _op_volgorde(self.functies[sleutel]):
            if isinstance(knoop, ast.Call):
                naam = ast.unparse(knoop.func)
                if naam in EVENTS:
                    yield EVENTS[naam]
                doel = self._doel(module, knoop.func)
                if doel and doel.startswith("leven/") and doel not in gezien:
                    yield from self.gebeurtenissen(doel, gezien | {doel})

    def deuren(self, act: str) -> dict[str, list[str]]:
        """The public functions of each door that reach an act."""
        uit: dict[str, list[str]] = {deur: [] for deur in DOOR}
        for sleutel, functie in self.functies.items():
            deur = sleutel.partition("/")[0]
            if deur in uit and not functie.name.startswith("_") and act in self.bereikt(sleutel):
                uit[deur].append(functie.name)
        return uit


def _geeft_gevolg(functie: ast.FunctionDef) -> bool:
    return functie.returns is not None and ast.unparse(functie.returns) == "Gevolg"


def _op_volgorde(functie: ast.FunctionDef) -> Iterator[ast.AST]:
    """Calls and raises as they stand in the text; a call after its arguments."""
    knopen = [k for k in ast.walk(functie) if isinstance(k, ast.Call | ast.Raise)]
    return iter(sorted(knopen, key=lambda k: (k.end_lineno or 0, k.end_col_offset or 0)))


def lees() -> Kamer:
    """The four folders of the room."""
    functies: dict[str, ast.FunctionDef] = {}
    namen: dict[str, dict[str, str]] = {}
    for map_ in ("leven", "uitvoering", "loket", "register"):
        for pad in sorted((KAMER / map_).glob("*.py")):
            module = f"{map_}/{pad.stem}"
            boom = ast.parse(pad.read_text())
            namen[module] = {}
            for knoop in boom.body:
                if isinstance(knoop, ast.FunctionDef):
                    functies[f"{module}.{knoop.name}"] = knoop
                elif isinstance(knoop, ast.ImportFrom) and knoop.level:
                    namen[module] |= _ingevoerd(map_, knoop)
    return Kamer(functies, namen)


def _ingevoerd(map_: str, knoop: ast.ImportFrom) -> dict[str, str]:
    """What an import of this room brings: a function, or a module of which functions are called."""
    van = knoop.module.replace(".", "/") if knoop.module else ""
    basis = f"{map_}/{van}" if knoop.level == 1 else van
    uit = {}
    for naam in knoop.names:
        als_module = f"{basis}/{naam.name}".strip("/")
        is_module = (KAMER / f"{als_module}.py").exists()
        uit[naam.asname or naam.name] = als_module if is_module else f"{basis}.{naam.name}"
    return uit


def _events() -> dict[str, str]:
    uit = {}
    for knoop in ast.parse((KAMER / "events.py").read_text()).body:
        if isinstance(knoop, ast.ClassDef) and knoop.decorator_list:
            roep = knoop.decorator_list[0]
            assert isinstance(roep, ast.Call)
            uit[knoop.name] = ast.literal_eval(roep.args[0])
    return uit


EVENTS = _events()


def proeven() -> dict[str, list[str]]:
    """Tests that try both doors, by what they do at a door."""
    uit: dict[str, list[str]] = {}
    for functie in ast.parse(DEUREN.read_text()).body:
        if isinstance(functie, ast.FunctionDef) and functie.name.startswith("test"):
            for knoop in ast.walk(functie):
                if (
                    isinstance(knoop, ast.Call)
                    and isinstance(knoop.func, ast.Attribute)
                    and ast.unparse(knoop.func.value) == "deur"
                    and functie.name not in uit.setdefault(knoop.func.attr, [])
                ):
                    uit[knoop.func.attr].append(functie.name)
    return uit


def bron(functie: ast.FunctionDef) -> str:
    """What the docstring gives as the source of the rules."""
    tekst = " ".join((ast.get_docstring(functie) or "").split())
    _voor, _source, genoemd = tekst.partition("Source: ")
    return genoemd.rstrip(".") or ", ".join(
        dict.fromkeys(re.findall(r"M-[A-F]\d+|zrc-\d{3}|Awb \d+:\d+\w?", tekst))
    )


def pagina() -> tuple[str, list[str]]:
    """The page, and what is missing."""
    kamer, bewijs, gemist, rijen = lees(), proeven(), [], []
    for act in kamer.acts:
        functie = kamer.functies[act]
        deuren = kamer.deuren(act)
        tests = [t for naam in deuren["loket"] for t in bewijs.get(naam, [])]
        if all(deuren.values()) and not tests:
            gemist.append(f"{act}: bereikbaar door beide deuren, maar geen test probeert ze allebei")
        if not (herkomst := bron(functie)):
            gemist.append(f"{act}: de docstring noemt geen bron")
        kort = act.removeprefix("leven/")
        regels = " → ".join(dict.fromkeys(kamer.regels(act))) or "–"
        events = ", ".join(dict.fromkeys(kamer.gebeurtenissen(act))) or "–"
        door = "; ".join(f"{DOOR[d]}: {', '.join(f)}" for d, f in deuren.items() if f)
        toets = "<br>".join(f"`{t}`" for t in dict.fromkeys(tests)) or "–"
        rijen.append(f"| `{kort}` | {regels} | {herkomst} | {events} | {door} | {toets} |")
    kop = (
        "# The life of a case: acts, rules, events, doors\n\n"
        "Made by `scripts/leven.py` from `midoffice/zaken/leven`; `make check` fails when it is stale. Why it is so: "
        "[ADR 0013](../adr/0013-een-leven-van-een-zaak.md).\n\n"
        "The refusals stand in the order in which they are looked at; their sentences are in `fouten.py`, their codes for clients of the "
        "national standard in `register/codes.py`. What holds for every sequence of acts is tried by properties in `zaken/tests/test_leven.py`; the "
        "last column names the tests that try an act through both doors.\n\n"
        "| act | refused, in this order | source | events | reached by | both doors |\n|---|---|---|---|---|---|\n"
    )
    return kop + "\n".join(rijen) + "\n", gemist


def main() -> int:
    tekst, gemist = pagina()
    if sys.argv[1:] == ["schrijf"]:
        DOEL.write_text(tekst)
    elif not DOEL.exists() or DOEL.read_text() != tekst:
        gemist.append("docs/ontwikkelaar/leven.md is verouderd: draai `make regels`")
    print("\n".join(gemist) if gemist else "leven: elke handeling met regels, bron en bewijs")
    return 1 if gemist and sys.argv[1:] != ["schrijf"] else 0


if __name__ == "__main__":
    sys.exit(main())
