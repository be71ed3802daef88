"""The two lock files with hashes: requirements.txt for development, and that of production, which the wheel brings along.

`slot.py maak` renews both from pyproject.toml and demo/pyproject.toml; production gets the versions that development was tested with.
`slot.py controleer` says whether they are in step, without a network. Neither names an index: each machine uses its own.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

WORTEL = Path(__file__).parent.parent
ONTWIKKELING, PRODUCTIE = WORTEL / "requirements.txt", WORTEL / "src" / "eenloket" / "productie.txt"
EIGEN = {"eenloket", "eenloket-demo"}
_VAST = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def eisen() -> dict[Path, list[str]]:
    """What each lock is made of: our direct requirements, sorted, without our own packages."""
    loket, demo = (
        tomllib.loads((WORTEL / map_ / "pyproject.toml").read_text())["project"] for map_ in (".", "demo")
    )
    alles = loket["dependencies"] + loket["optional-dependencies"]["ontwikkel"] + demo["dependencies"]
    return {ONTWIKKELING: _anderen(alles), PRODUCTIE: _anderen(loket["dependencies"])}


def vast(slot: Path) -> dict[str, str]:
    """Name → version of everything in a lock."""
    return {canonicalize_name(naam): versie for naam, versie in _VAST.findall(slot.read_text())}


def afwijkingen() -> list[str]:
    """Why the locks aren't in step with what the projects ask, or with each other; empty when they are."""
    uit = []
    for slot, regels in eisen().items():
        if _som(regels) not in slot.read_text().partition("\n")[0]:
            uit.append(f"{slot.name} is van een andere pyproject.toml")
        staat = vast(slot)
        for eis in map(Requirement, regels):
            versie = staat.get(canonicalize_name(eis.name))
            if versie is None or not eis.specifier.contains(versie, prereleases=True):
                uit.append(f"{slot.name} heeft {eis.name} {versie or 'niet'}, gevraagd is {eis}")
    ontwikkeling = vast(ONTWIKKELING)
    uit += [
        f"{naam} is in productie {versie}, in ontwikkeling {ontwikkeling.get(naam)}"
        for naam, versie in vast(PRODUCTIE).items()
        if ontwikkeling.get(naam) != versie
    ]
    return uit


def maak() -> int:
    """Renew both. What was pinned stays where it may."""
    for slot, regels in eisen().items():
        extra = [] if slot == ONTWIKKELING else ["--constraint", str(ONTWIKKELING)]
        with tempfile.TemporaryDirectory() as map_:
            vraag = Path(map_) / "eisen.in"
            vraag.write_text("\n".join(regels) + "\n")
            klaar = subprocess.run(
                [
                    sys.executable, "-m", "piptools", "compile", "--quiet", "--generate-hashes", "--strip-extras", "--allow-unsafe",
                    "--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host", "--no-annotate", "--no-header",
                    *extra, "--output-file", str(slot), str(vraag),
                ],
                check=False,
            )  # fmt: skip
        if klaar.returncode:
            return klaar.returncode
        tekst = re.sub(
            r"^\s*(--(extra-)?index-url|--find-links).*\n", "", slot.read_text(), flags=re.MULTILINE
        )
        slot.write_text(f"# Made by `make slot` of what pyproject.toml asks ({_som(regels)}).\n" + tekst)
    return 0


def _anderen(regels: list[str]) -> list[str]:
    return sorted({regel for regel in regels if canonicalize_name(Requirement(regel).name) not in EIGEN})


def _som(regels: list[str]) -> str:
    return hashlib.sha256("\n".join(regels).encode()).hexdigest()[:16]


if __name__ == "__main__":
    if sys.argv[1:] == ["maak"]:
        sys.exit(maak())
    for regel in (fouten := afwijkingen()):
        print(regel, file=sys.stderr)
    sys.exit("slot: draai make slot" if fouten else 0)
