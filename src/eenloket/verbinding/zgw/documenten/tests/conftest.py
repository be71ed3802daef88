"""A client with all rights, a document type, and a storage of each test's own."""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from eenloket.kern.opslag.api import opslag
from eenloket.midoffice.aanbod.models import Informatieobjecttype
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
EIO = "documenten/enkelvoudiginformatieobjecten"


@pytest.fixture(autouse=True)
def eigen_opslag(tmp_path: Path) -> Iterator[None]:
    with override_settings(OPSLAG=str(tmp_path / "opslag")):
        opslag.cache_clear()
        yield
    opslag.cache_clear()


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def soort(naam: str = "Bewijs") -> Informatieobjecttype:
    """A published document type of the offer for tests."""
    return Informatieobjecttype.objects.filter(omschrijving=naam, concept=False).order_by("id")[0]


def soort_url(naam: str = "Bewijs") -> str:
    return f"{BASIS}/catalogi/api/v1/informatieobjecttypen/{soort(naam).id}"


def b64(inhoud: bytes) -> str:
    return base64.b64encode(inhoud).decode()


def lichaam(**anders: Any) -> dict[str, Any]:
    """What a client sends to make a document, with content."""
    return {
        "bronorganisatie": "517439943",
        "creatiedatum": "2026-11-01",
        "titel": "Tekening",
        "auteur": "Proef",
        "taal": "dut",
        "bestandsnaam": "tekening.pdf",
        "formaat": "application/x-eigen",
        "inhoud": b64(PDF),
        "informatieobjecttype": soort_url(),
    } | anders


Maker = Callable[..., dict[str, Any]]


@pytest.fixture
def maak(klant: Klant) -> Maker:
    """Makes a document over the API."""
    return lambda **anders: klant.post(EIO, {k: w for k, w in lichaam(**anders).items() if w is not ...})


def download(klant: Klant, url: str, status: int = 200, **koppen: str) -> bytes:
    """The bytes at ``url``."""
    klant("get", url, status=status, koppen={n.replace("_", "-"): w for n, w in koppen.items()})
    antwoord = klant.antwoord
    return b"".join(antwoord.streaming_content) if antwoord.streaming else bytes(antwoord.content)
