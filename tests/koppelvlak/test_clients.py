"""Client libraries that task applications use drive a whole story against a running house."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verhalen.huis import Huis

from .wereld import CLIENT, GEHEIM, Wereld

_SCRIPT = Path(__file__).parent / "taakapplicatie.py"


@pytest.mark.parametrize("welke", ["nieuw", "oud"])
def test_een_taakapplicatie_doet_haar_hele_verhaal(huis: Huis, wereld: Wereld, welke: str) -> None:
    """``oud`` sends and reads only what Zaken 1.5, Documenten 1.4 and Catalogi 1.3 know."""
    uit = subprocess.run(
        [sys.executable, str(_SCRIPT), wereld.basis, CLIENT, GEHEIM, welke],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert uit.returncode == 0, uit.stderr[-3000:]
    gemaakt = json.loads(uit.stdout.splitlines()[-1])
    zaak = wereld.vraag("GET", gemaakt["zaak"])
    assert zaak["archiefnominatie"]
    assert wereld.vraag("GET", f"{gemaakt['zaak']}/audittrail")
    rijen = huis.sql(
        "SELECT fase, archiefnominatie FROM zaken_zaak WHERE identificatie = %s", gemaakt["identificatie"]
    )
    assert rijen[0][0] == "gesloten"
    assert huis.sql(
        "SELECT count(*) FROM besluiten_besluit b JOIN zaken_zaak z ON z.id = b.zaak_id WHERE z.identificatie = %s",
        gemaakt["identificatie"],
    ) == [(1,)]
