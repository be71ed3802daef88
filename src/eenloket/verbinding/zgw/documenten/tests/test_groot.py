"""A large document through the real web process: in and out without growing its memory. BESTENDIG=lang takes a whole gigabyte."""

import base64
import hashlib
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
import pytest
from django.db import connection

from eenloket.config.processen import eigen_opdracht
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.tests.klant import maak_klant, maak_token

from .conftest import lichaam, soort

pytestmark = pytest.mark.django_db(transaction=True)
MB = 1024 * 1024
OMVANG = (1024 if os.environ.get("BESTENDIG") == "lang" else 160) * MB
DEEL = 64 * MB
HOOGSTENS = 100 * MB


@dataclass
class Huis:
    """A running web process, and the most memory that it and its workers ever had."""

    url: str
    proces: psutil.Process
    hoogste: int = 0
    klaar: threading.Event = field(default_factory=threading.Event)

    def geheugen(self) -> int:
        """Resident bytes of all of it."""
        uit = 0
        for p in (self.proces, *self.proces.children(recursive=True)):
            try:
                uit += p.memory_info().rss
            except psutil.NoSuchProcess:
                continue
        return uit

    def kijk(self) -> None:
        while not self.klaar.wait(0.02):
            self.hoogste = max(self.hoogste, self.geheugen())


def _vrije_poort() -> int:
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return int(contact.getsockname()[1])


@pytest.fixture
def huis(tmp_path: Path) -> Iterator[Huis]:
    basis, poort = os.environ["DATABASE_URL"].rpartition("/")[0], _vrije_poort()
    omgeving = os.environ | {
        "DATABASE_URL": f"{basis}/{connection.settings_dict['NAME']}",
        "OPSLAG": str(tmp_path / "groot"),
        "DOCUMENT_DEEL_MB": str(DEEL // MB),
        "DATABASE_POOL": "2",
    }
    proces = subprocess.Popen(
        eigen_opdracht("web", "--poort", str(poort), "--werkers", "1"),
        env=omgeving,
        stderr=subprocess.DEVNULL,
    )
    huis = Huis(f"http://127.0.0.1:{poort}", psutil.Process(proces.pid))
    try:
        for _ in range(900):
            try:
                httpx.get(f"{huis.url}/livez")
                break
            except httpx.HTTPError:
                assert proces.poll() is None
                time.sleep(0.1)
        yield huis
    finally:
        huis.klaar.set()
        proces.send_signal(signal.SIGTERM)
        proces.wait(20)


def test_een_groot_document_gaat_erin_en_eruit_zonder_dat_het_geheugen_groeit(
    huis: Huis, tmp_path: Path
) -> None:
    maak_klant(maak_organisatie())
    stuk = tmp_path / "stuk"
    stuk.write_bytes(b"%PDF-1.7\n" + os.urandom(DEEL - 9))
    verwacht = hashlib.sha256()
    with httpx.Client(timeout=300, headers={"Authorization": f"Bearer {maak_token('proef')}"}) as web:
        klein = _maak(web, huis, inhoud=base64.b64encode(b"x").decode())
        web.get(klein["inhoud"]).raise_for_status()
        begin = huis.geheugen()
        draad = threading.Thread(target=huis.kijk)
        draad.start()
        groot = _maak(web, huis, inhoud=None, bestandsomvang=OMVANG)
        for deel in groot["bestandsdelen"]:
            inhoud = stuk.read_bytes()[: deel["omvang"]]
            verwacht.update(inhoud)
            web.put(
                deel["url"], data={"lock": groot["lock"]}, files={"inhoud": ("deel", inhoud)}
            ).raise_for_status()
        web.post(f"{groot['url']}/unlock", json={"lock": groot["lock"]}).raise_for_status()
        in_delen = huis.hoogste - begin
        gelezen = hashlib.sha256()
        with web.stream("GET", f"{groot['url']}/download") as antwoord:
            assert int(antwoord.headers["Content-Length"]) == OMVANG
            for hap in antwoord.iter_bytes(MB):
                gelezen.update(hap)
        assert gelezen.digest() == verwacht.digest()
        eruit = huis.hoogste - begin
        antwoord = web.post(
            f"{huis.url}/documenten/api/v1/enkelvoudiginformatieobjecten",
            content=_in_een_keer(huis, stuk),
            headers={
                "Content-Type": "application/json",
                "Content-Length": str(sum(map(len, _in_een_keer(huis, stuk)))),
            },
        )
        assert antwoord.status_code == 201, antwoord.text
        assert antwoord.json()["bestandsomvang"] == DEEL
        huis.klaar.set()
        draad.join()
    groei = huis.hoogste - begin
    print(
        f"{OMVANG // MB} MB: begin {begin // MB} MB, in +{in_delen // MB}, uit +{eruit // MB}, base64 +{groei // MB}"
    )
    assert groei < HOOGSTENS


def _maak(web: httpx.Client, huis: Huis, **velden: object) -> dict:  # type: ignore[type-arg]
    velden["informatieobjecttype"] = f"{huis.url}/catalogi/api/v1/informatieobjecttypen/{soort().id}"
    antwoord = web.post(f"{huis.url}/documenten/api/v1/enkelvoudiginformatieobjecten", json=lichaam(**velden))
    assert antwoord.status_code == 201, antwoord.text
    return antwoord.json()  # type: ignore[no-any-return]


def _in_een_keer(huis: Huis, stuk: Path) -> Iterator[bytes]:
    """A body with the document in base64, made while it is sent."""
    soort_ = f"{huis.url}/catalogi/api/v1/informatieobjecttypen/{soort().id}"
    yield (
        '{"bronorganisatie": "517439943", "creatiedatum": "2026-11-01", "titel": "x", "auteur": "x", "taal": "dut",'
        f' "informatieobjecttype": "{soort_}", "inhoud": "'
    ).encode()
    with stuk.open("rb") as bestand:
        while hap := bestand.read(3 * 256 * 1024):
            yield base64.b64encode(hap)
    yield b'"}'
