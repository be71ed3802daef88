"""The supervisor: what falls over starts again, whole; and there is one supervisor per folder."""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from demonstratie.toezicht import Deel, DraaitAl, PoortBezet, Toezicht, eis_vrije_poort

_MET_KIND = """
import pathlib, subprocess, sys, time
kind = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
with pathlib.Path(sys.argv[1]).open("a") as f:
    f.write(f"{kind.pid}\\n")
time.sleep(300)
"""


def _wacht(waar: object, seconden: float = 60) -> None:
    einde = time.monotonic() + seconden
    while not waar():  # type: ignore[operator]
        assert time.monotonic() < einde
        time.sleep(0.05)


def _kinderen(pad: Path) -> list[int]:
    return [int(regel) for regel in pad.read_text().split()] if pad.exists() else []


def _leeft(nummer: int) -> bool:
    try:
        return psutil.Process(nummer).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_een_gedood_deel_begint_opnieuw_en_laat_geen_kinderen_achter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # this is not the main thread
    kinderen, gemend = tmp_path / "kinderen", threading.Event()
    toezicht = Toezicht(tmp_path)
    deel = Deel("proef", [sys.executable, "-c", _MET_KIND, str(kinderen)], {})
    toezicht.start(deel)
    draad = threading.Thread(target=toezicht.bewaak, args=(gemend.set,), daemon=True)
    draad.start()
    try:
        _wacht(lambda: len(_kinderen(kinderen)) == 1)
        assert deel.proces is not None
        deel.proces.kill()
        _wacht(lambda: len(_kinderen(kinderen)) == 2)
        assert not _leeft(_kinderen(kinderen)[0]), "a child would hold the port of its killed parent"
        assert gemend.is_set()
    finally:
        toezicht._sein()
        draad.join(10)
        toezicht.stop()
    _wacht(lambda: not any(_leeft(k) for k in _kinderen(kinderen)))
    assert not (tmp_path / "processen.json").exists()


def test_een_tweede_toezicht_in_dezelfde_map_blijft_van_het_eerste_af(tmp_path: Path) -> None:
    eerste = Toezicht(tmp_path)
    deel = Deel("proef", [sys.executable, "-c", "import time; time.sleep(300)"], {})
    eerste.start(deel)
    try:
        with pytest.raises(DraaitAl):
            Toezicht(tmp_path).ruim_op()
        assert deel.proces is not None
        assert deel.proces.poll() is None
    finally:
        eerste.stop()


def test_wat_een_gedood_toezicht_naliet_wordt_opgeruimd(tmp_path: Path) -> None:
    """Also the children of a part that is gone itself; never a process that only has the same number."""
    kinderen = tmp_path / "kinderen"
    vorige = Toezicht(tmp_path)
    deel = Deel("proef", [sys.executable, "-c", _MET_KIND, str(kinderen)], {})
    vorige.start(deel)
    _wacht(lambda: len(_kinderen(kinderen)) == 1)
    stand = json.loads((tmp_path / "processen.json").read_text())
    stand["toezicht"] = [os.getpid(), 1.0]  # another process by now
    stand["delen"].append([os.getppid(), 1.0])
    (tmp_path / "processen.json").write_text(json.dumps(stand))
    assert deel.proces is not None
    deel.proces.kill()
    deel.proces.wait()
    Toezicht(tmp_path).ruim_op()
    _wacht(lambda: not _leeft(_kinderen(kinderen)[0]))
    assert _leeft(os.getppid())
    assert not (tmp_path / "processen.json").exists()


def test_een_bezette_poort_zegt_hoe_het_anders_kan() -> None:
    import socket

    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        with pytest.raises(PoortBezet, match=f"Poort {poort} is al in gebruik. Kies een andere"):
            eis_vrije_poort(poort, "Kies een andere.")
