"""The receipt: what was asked, who does what, when."""

import datetime as dt
import io
import uuid

import pypdf
import pytest

from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Beeld, Regel
from eenloket.midoffice.berichten.api import ontvangstbewijs

from .bouwers import PARTNERDIENST, STIL, maak_aanvraag

ORGANISATIE = Organisatie(
    slug="r", naam="Gemeente Rivierveen", soort="gemeente", rsin="999900006", contact={"telefoon": "14 0123"}
)


def regel(**anders: object) -> Regel:
    basis = {
        "knoop_id": uuid.uuid4(), "dienst": "d", "naam": "Parkeervergunning", "organisatie": "Gemeente Rivierveen", "staat": "bezig",
        "van": 0, "tot": 24, "datumtekst": "uiterlijk 3 december", "uitleg": "", "zaaknummer": "Z1", "verwacht": None,
        "intrekbaar": True, "eigen": True,
    }  # fmt: skip
    return Regel(**basis | anders)  # type: ignore[arg-type]


def beeld(*regels: Regel, samen: bool = True) -> Beeld:
    dag = dt.date(2026, 11, 23)
    return Beeld("2026-0000012", "Verhuizen", "ingediend", dag, dt.date(2026, 12, 3), 0, regels, (), samen)


def tekst(pdf: bytes) -> str:
    return " ".join(" ".join(blad.extract_text() for blad in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_het_bewijs_noemt_nummer_dag_en_het_plan() -> None:
    uit = tekst(ontvangstbewijs(beeld(regel(), regel(naam="#emph[x]", datumtekst="")), ORGANISATIE, "nl"))
    for deel in (
        "Ontvangstbewijs 2026-0000012", "Verhuizen", "23 november 2026", "3 december 2026", "één bericht als alles klaar is",
        "Wat Wie doet dit Wanneer", "Parkeervergunning Gemeente Rivierveen uiterlijk 3 december", "#emph[x] Gemeente Rivierveen –",
        "Bel 14 0123.",
    ):  # fmt: skip
        assert deel in uit, deel


def test_in_het_engels_en_zonder_telefoon() -> None:
    zonder = Organisatie(slug="r", naam="Gemeente Rivierveen", soort="gemeente", rsin="999900006")
    uit = tekst(ontvangstbewijs(beeld(regel(), samen=False), zonder, "en"))
    assert "Receipt 2026-0000012" in uit
    assert "23 November 2026" in uit
    assert "when a part is ready" in uit
    assert "Call" not in uit


def test_hetzelfde_bewijs_is_hetzelfde_bestand() -> None:
    stand = beeld(regel())
    assert ontvangstbewijs(stand, ORGANISATIE, "nl") == ontvangstbewijs(stand, ORGANISATIE, "nl")


@pytest.mark.django_db
def test_van_een_echte_aanvraag() -> None:
    aanvraag = maak_aanvraag(STIL, PARTNERDIENST, levering="samen")
    uit = tekst(ontvangstbewijs(aanvragen.beeld(aanvraag, "nl"), aanvraag.organisatie, "nl"))
    assert aanvraag.nummer in uit
    assert "Stilzwijgend Proefgemeente" in uit
    assert "Partnerdienst de Proefwaterschap" in uit
