"""Our own rules, as code: what `make check` asks of every file beyond what linters know. Prints findings as file:line."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

WORTEL = Path(__file__).parent.parent
LANGST = 400
LANGER_MAG: dict[str, str] = {}
"""Path → why this file may pass 400 lines."""

ZONDER_DOCSTRING = ("__init__.py", "__main__.py", "conftest.py", "apps.py", "urls.py", "models.py")
"""File names that say what is in them, everywhere the same; their classes have docstrings."""

ANDERE_VARIABELEN = {
    "DJANGO_SETTINGS_MODULE": "Django's own",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "Django's own; set by the browser tests",
    "PYTEST_XDIST_WORKER": "set by pytest-xdist",
    "CI": "set by continuous integration everywhere",
    "PATH": "of the operating system",
    "PGOPTIONS": "of PostgreSQL's own client library",
}
"""Environment variables that aren't the operator's to set, and whose they are."""

_TEKST = {
    ".py",
    ".html",
    ".css",
    ".js",
    ".mjs",
    ".yaml",
    ".yml",
    ".md",
    ".toml",
    ".txt",
    ".json",
    ".sh",
    ".po",
    ".typ",
    ".cfg",
}
_UITSTEL = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
_MACHINE = re.compile(r"(?<![\w.])/(work|home/\w+|Users/\w+|root)/(?!\.\.)[\w.]")
_REGISTER = re.compile(
    r"https?://[^\s\"')]*(pypi|npmjs|simple/|/-/|artifactory|nexus|registry)[^\s\"')]*", re.I
)
_SLOTEN = ("requirements.txt", "package-lock.json", "npm-shrinkwrap.json", ".npmrc", "pip.conf")
_OMGEVING = re.compile(r"""environ(?:\.get|\.setdefault|\.pop)?[\[(]\s*["']([A-Z][A-Z0-9_]+)["']""")

_FILTER_IN_ATTRIBUUT = re.compile(r"""\s:[\w-]+=(?:"[^"{]*\|[^"{]*"|'[^'{]*\|[^'{]*')""")

Bevinding = tuple[Path, int, str]


def bestanden() -> list[Path]:
    """What is or will be in the repository: tracked, or new and not ignored."""
    uit = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],  # noqa: S607
        cwd=WORTEL,
        check=True,
        capture_output=True,
        text=True,
    )
    return [WORTEL / naam for naam in sorted(set(uit.stdout.splitlines())) if (WORTEL / naam).is_file()]


def lengte(pad: Path, tekst: str) -> Iterator[Bevinding]:
    """A file that passes 400 lines is two ideas: split it. Migrations, content and data excepted."""
    binnen = pad.relative_to(WORTEL)
    if binnen.parts[0] not in ("src", "scripts", "frontend") or pad.suffix not in (
        ".py",
        ".html",
        ".css",
        ".js",
        ".mjs",
    ):
        return
    if "migrations" in binnen.parts or str(binnen) in LANGER_MAG:
        return
    if (regels := tekst.count("\n")) > LANGST:
        yield pad, regels, f"{regels} lines; at most {LANGST}. Split it, or give a reason in LANGER_MAG"


def docstrings(pad: Path, tekst: str) -> Iterator[Bevinding]:
    """Every module says what it is; every public function of a room's api says what it does."""
    if pad.suffix != ".py" or not tekst.strip() or "migrations" in pad.parts:
        return
    boom = ast.parse(tekst)
    if ast.get_docstring(boom) is None and pad.name not in ZONDER_DOCSTRING:
        yield pad, 1, "no module docstring"
    if pad.name == "api.py":
        for deel in boom.body:
            if (
                isinstance(deel, ast.FunctionDef | ast.ClassDef)
                and not deel.name.startswith("_")
                and ast.get_docstring(deel) is None
            ):
                yield pad, deel.lineno, f"no docstring: {deel.name} is part of the room's api"


def woorden(pad: Path, tekst: str) -> Iterator[Bevinding]:
    """Nothing postponed in comments, no paths of somebody's machine, no package registry in a lock file."""
    for nummer, regel in enumerate(tekst.splitlines(), 1):
        if _UITSTEL.search(regel):
            yield pad, nummer, "postponed work: do it, or write an issue"
        if _MACHINE.search(regel):
            yield pad, nummer, "path of one machine"
        if pad.name in _SLOTEN and _REGISTER.search(regel):
            yield pad, nummer, "address of a package registry: each machine uses its own"


def omgevingsvariabelen(pad: Path, tekst: str) -> Iterator[Bevinding]:
    """The product looks at no environment variable that isn't in the operator's table."""
    if (
        pad.suffix != ".py"
        or "src/eenloket" not in pad.as_posix()
        or "/tests/" in pad.as_posix().rpartition("src/eenloket")[2]
    ):
        return
    for nummer, regel in enumerate(tekst.splitlines(), 1):
        for naam in _OMGEVING.findall(regel):
            if naam not in _bekend():
                yield pad, nummer, f"environment variable {naam} isn't in config/omgeving.py"


def attributen(pad: Path, tekst: str) -> Iterator[Bevinding]:
    """An attribute of a component takes no filter: it would come out empty, and nobody would hear of it."""
    if pad.suffix != ".html":
        return
    for nummer, regel in enumerate(tekst.splitlines(), 1):
        if _FILTER_IN_ATTRIBUUT.search(regel):
            yield pad, nummer, "filter in an attribute of a component: give it a name with {% with %} first"


def _bekend() -> set[str]:
    sys.path.insert(0, str(WORTEL / "src"))
    from eenloket.config.omgeving import STARTVARIABELEN, VARIABELEN

    return {v.naam for v in [*VARIABELEN, *STARTVARIABELEN]} | set(ANDERE_VARIABELEN)


REGELS = (lengte, docstrings, woorden, omgevingsvariabelen, attributen)


def bevindingen(paden: list[Path]) -> list[Bevinding]:
    """Every breach of a rule in these files."""
    uit: list[Bevinding] = []
    for pad in paden:
        if pad.suffix not in _TEKST and pad.name not in (*_SLOTEN, "Makefile", "run"):
            continue
        tekst = pad.read_text("utf-8", errors="replace")
        for regel in REGELS:
            uit.extend(regel(pad, tekst))
    return uit


def main() -> int:
    gevonden = bevindingen(bestanden())
    for pad, nummer, wat in gevonden:
        print(f"{pad.relative_to(WORTEL)}:{nummer}: {wat}")
    print(f"eigen regels: {len(gevonden)} bevindingen")
    return 1 if gevonden else 0


if __name__ == "__main__":
    sys.exit(main())
