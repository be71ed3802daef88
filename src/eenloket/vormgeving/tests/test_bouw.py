"""Building the front end, only when something changed."""

import gzip
import json
import re
from pathlib import Path

from eenloket.vormgeving import bouw, middelen

KB = 1024


def gezipt(pad: str) -> int:
    return len(gzip.compress((bouw.UIT.parent / pad).read_bytes(), 9))


def test_a_changed_source_changes_the_fingerprint(tmp_path: Path) -> None:
    for naam in ("package.json", "package-lock.json", "vite.config.js", "iconen.json"):
        (tmp_path / naam).write_text("{}")
    (tmp_path / "src").mkdir()
    blad = tmp_path / "src" / "a.css"
    blad.write_text("a{}")
    eerst = bouw.vingerafdruk(bouw.bronnen(tmp_path), tmp_path)
    assert bouw.vingerafdruk(bouw.bronnen(tmp_path), tmp_path) == eerst
    blad.write_text("b{}")
    assert bouw.vingerafdruk(bouw.bronnen(tmp_path), tmp_path) != eerst


def test_a_second_build_does_nothing() -> None:
    assert bouw.main() is False


def test_what_a_page_loads_stays_small() -> None:
    ingang = middelen.ingang("main")
    stijl = sum(gezipt(blad) for blad in ingang.stijlen)
    script = gezipt(ingang.script)
    assert ingang.letter
    letter = (bouw.UIT.parent / ingang.letter).stat().st_size
    print(f"style {stijl}, script {script}, font {letter} bytes")
    assert stijl < 25 * KB
    assert script < 25 * KB
    assert letter < 45 * KB
    assert stijl + script + letter < 85 * KB  # leaves 15 kB for the page itself


def test_the_lock_file_names_no_registry() -> None:
    slot = json.loads((bouw.BRON / "package-lock.json").read_text())
    adressen = {deel.get("resolved", "") for deel in slot["packages"].values()}
    assert not [adres for adres in adressen if re.match(r"https?:", adres)]


def test_axe_is_there_for_the_tests() -> None:
    assert (bouw.BRON / "node_modules" / "axe-core" / "axe.min.js").exists()


def test_no_image_is_inlined_that_the_security_policy_would_stop() -> None:
    stijl = "".join((bouw.UIT.parent / blad).read_text() for blad in middelen.ingang("main").stijlen)
    eigen = re.findall(r"loket[^{}]*\{[^{}]*url\(data:", stijl)
    assert eigen == []
