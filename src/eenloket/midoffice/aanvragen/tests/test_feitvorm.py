"""From answers and register values to facts."""

import datetime as dt

import pytest

from eenloket.midoffice.aanbod.inhoud import Vraagsoort
from eenloket.midoffice.aanbod.tests.bouwers import maak_vraag
from eenloket.midoffice.aanvragen.feitvorm import Herkomst, Klantgegevens, als_feit, als_feiten

VANDAAG = dt.date(2026, 3, 1)
DATUM = maak_vraag("datum", soort=Vraagsoort.DATUM)


@pytest.mark.parametrize(
    ("waarde", "dagen", "bekend"),
    [
        ("2026-03-01", 0, True),
        ("2026-02-26", -3, True),
        ("2026-03-29", 28, True),
        ("", None, False),
        ("gisteren", None, False),
        (None, None, True),
    ],
)
def test_een_datum_is_een_aantal_dagen_vanaf_vandaag(waarde: object, dagen: int | None, bekend: bool) -> None:
    assert als_feit(DATUM, waarde).bekend is bekend
    assert als_feiten({"datum": DATUM}, {"datum": waarde}, VANDAAG).waarden()["datum"] == dagen


def test_feiten_zijn_de_antwoorden_op_bekende_vragen_met_datums_als_dagen() -> None:
    vragen = {v.id: v for v in (DATUM, maak_vraag("naam"), maak_vraag("leeg"))}
    antwoorden = {"datum": "2026-03-05", "naam": "x", "leeg": None, "vreemd": 1}
    feiten = als_feiten(vragen, antwoorden, VANDAAG, Klantgegevens(leeftijd=30, ingelogd=True))
    assert feiten.waarden() == {
        "datum": 4,
        "naam": "x",
        "leeg": None,
        "vandaag": "2026-03-01",
        "client": {"leeftijd": 30, "inwoner": None, "ingelogd": True},
    }
    assert feiten.feit("leeg").bekend, "it was left empty"
    assert not feiten.feit("client.inwoner").bekend, "the register didn't say"


def test_een_feit_weet_van_wie_het_komt_en_sinds_wanneer() -> None:
    klant = Klantgegevens(leeftijd=30, peildatum=VANDAAG)
    herkomst = {"datum": Herkomst("brp", dt.date(2026, 2, 1))}
    feiten = als_feiten({"datum": DATUM}, {"datum": "2026-03-05"}, VANDAAG, klant, herkomst=herkomst)
    assert (feiten.feit("datum").bron, feiten.feit("datum").vanaf) == ("brp", dt.date(2026, 2, 1))
    assert (feiten.feit("client.leeftijd").bron, feiten.feit("client.leeftijd").vanaf) == ("brp", VANDAAG)
    assert feiten.feit("client.ingelogd").bron == "client"
