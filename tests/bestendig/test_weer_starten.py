"""Starting again, after whatever: everything killed, Ctrl-C, a port that is taken."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil

from tests.gereedschap.gereed import CHECKOUT, omgeving_van_huis
from tests.verhalen.huis import Huis, start

from .klant import Klant
from .slopen import processen

RUSTIG, DRUK = 10.0, 90.0
"""Seconds in which a second start is ready: on a machine that does nothing else, and on a busy one."""


def _seconden(huis: Huis) -> float:
    gevonden = re.search(r"klaar in ([\d.,]+) s", huis.tekst)
    assert gevonden, huis.tekst
    return float(gevonden[1].replace(",", "."))


def _bezig() -> float:
    """Seconds that all cores together have worked since the machine started."""
    tijden = psutil.cpu_times()
    return float(sum(tijden) - tijden.idle - getattr(tijden, "iowait", 0.0))


def _rekentijd(proces: psutil.Process) -> float:
    try:
        tijden = proces.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(sum(tijden[:4]))  # of itself and of the children that ended


def _poorten_vrij(huis: Huis) -> bool:
    for poort in (huis.poort, huis.poort + 1, huis.poort + 25):
        with socket.socket() as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind(("127.0.0.1", poort))
            except OSError:
                return False
    return True


def _demo(huis: Huis, poort: int, map_: str) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-m", "eenloket", "demo", "--poort", str(poort)]
    return subprocess.run(
        opdracht,
        env=omgeving_van_huis(Path(map_)),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_een_tweede_in_dezelfde_map_of_op_dezelfde_poort_zegt_wat_er_is(huis: Huis, tmp_path: Path) -> None:
    zelfde, ander = _demo(huis, huis.poort, str(huis.map)), _demo(huis, huis.poort, str(tmp_path))
    assert (zelfde.returncode, ander.returncode) == (1, 1)
    assert "draait al" in zelfde.stderr
    assert f"Poort {huis.poort} is al in gebruik" in ander.stderr
    assert "PORT=" in ander.stderr
    assert "Traceback" not in zelfde.stderr + ander.stderr
    with Klant(huis) as klant:
        assert klant.get("/livez").status_code == 200, "the first one noticed nothing"


def test_alles_gedood_en_weer_gestart_met_dezelfde_gegevens(huis: Huis) -> None:
    with Klant(huis) as klant:
        klant.log_in("999990019")
        nummer = klant.verhuis(2, "weer@example.org")
    for proces in processen(huis):
        try:
            proces.send_signal(signal.SIGKILL)
        except psutil.NoSuchProcess:
            continue
    huis.proces.wait()
    begin, bezig = time.monotonic(), _bezig()
    weer = start(huis.map, huis.poort)
    huis.proces, huis.tekst = weer.proces, weer.tekst
    duur, eigen = time.monotonic() - begin, sum(map(_rekentijd, processen(huis)))
    anderen = max(0.0, _bezig() - bezig - eigen) / (duur * (os.cpu_count() or 1))
    print(
        f"\nna SIGKILL van alles weer klaar in {duur:.1f} s (zelf gemeten {_seconden(huis):.0f} s), waarvan {eigen:.1f} s rekentijd;"
        f" anderen gebruikten {anderen:.0%} van de machine"
    )
    assert duur < (RUSTIG if anderen < 0.2 else DRUK)
    with Klant(huis) as klant:
        klant.log_in("999990019")
        assert klant.get(f"/mijn/zaken/{nummer}").status_code == 200


def test_alleen_het_toezicht_gedood_dan_ruimt_de_volgende_op(huis: Huis) -> None:
    """A killed supervisor leaves its parts running; the next start replaces them."""
    huis.proces.kill()
    huis.proces.wait()
    weer = start(huis.map, huis.poort)
    huis.proces, huis.tekst = weer.proces, weer.tekst
    namen = [p.cmdline() for p in processen(huis)]
    assert sum("werker" in n for n in namen) == 1
    assert sum("simulatoren" in n for n in namen) == 1


def test_ctrl_c_laat_niets_achter(huis: Huis) -> None:
    begin = time.monotonic()
    assert huis.stop() == 0
    duur, over = time.monotonic() - begin, processen(huis)
    print(f"\ngestopt in {duur:.1f} s")
    assert over == []
    assert _poorten_vrij(huis)
    assert not (huis.map / "processen.json").exists()
    assert duur < 30
