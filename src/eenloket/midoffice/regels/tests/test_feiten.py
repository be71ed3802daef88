"""From answers to facts."""

import datetime as dt

import pytest

from eenloket.midoffice.aanbod.inhoud import Vraagsoort
from eenloket.midoffice.aanbod.tests.bouwers import maak_vraag
from eenloket.midoffice.regels.api import Klantstand, feiten_van, stand_van_datum

VANDAAG = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("waarde", "dagen"),
    [
        ("2026-03-01", 0),
        ("2026-02-26", -3),
        ("2026-03-29", 28),
        (dt.date(2026, 3, 2), 1),
        ("", None),
        ("gisteren", None),
        (None, None),
    ],
)
def test_een_datum_is_een_aantal_dagen_vanaf_vandaag(waarde: object, dagen: int | None) -> None:
    assert stand_van_datum(waarde, VANDAAG) == dagen


def test_feiten_zijn_de_antwoorden_op_bekende_vragen_met_datums_als_dagen() -> None:
    vragen = {
        v.id: v for v in (maak_vraag("datum", soort=Vraagsoort.DATUM), maak_vraag("naam"), maak_vraag("leeg"))
    }
    antwoorden = {"datum": "2026-03-05", "naam": "x", "leeg": None, "vreemd": 1}
    feiten = feiten_van(vragen, antwoorden, VANDAAG, Klantstand(leeftijd=30, ingelogd=True))
    assert feiten == {
        "datum": 4,
        "naam": "x",
        "leeg": None,
        "vandaag": "2026-03-01",
        "client": {"leeftijd": 30, "inwoner": None, "ingelogd": True},
    }
