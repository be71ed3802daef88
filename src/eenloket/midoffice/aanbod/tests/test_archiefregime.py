"""The class of the selection list decides how long an outcome is kept, unless content says so itself."""

import csv
from pathlib import Path

import pytest

from eenloket.midoffice.aanbod.archiefregime import meegeleverd, regime, zelfde_duur
from eenloket.midoffice.aanbod.models import Resultaattype

from .bouwers import geef_aanbod, maak_dienst, maak_pakket
from .test_controles import AFGEWEZEN, RESULTAAT

SIMULATOR = Path(__file__).parents[4] / "simulatoren" / "selectielijst" / "gegevens" / "resultaten_2020.csv"


@pytest.mark.parametrize(
    ("klasse", "gegeven", "verwacht"),
    [
        ("11.1.12", None, ("vernietigen", "P1Y")),
        ("8.4.1", None, ("vernietigen", "P42D")),
        ("11.1.6", None, ("blijvend_bewaren", None)),
        ("5.1.2", "P30Y", ("vernietigen", "P30Y")),
        ("99.1", None, ("blijvend_bewaren", None)),
        ("99.1", "P3Y", ("vernietigen", "P3Y")),
    ],
)
def test_wat_niet_gegeven_is_zegt_de_klasse(
    klasse: str, gegeven: str | None, verwacht: tuple[str, str | None]
) -> None:
    assert regime(klasse, gegeven) == verwacht


@pytest.mark.django_db
def test_een_zaaktype_uit_een_pakket_krijgt_het_regime_van_zijn_klasse() -> None:
    geef_aanbod(maak_pakket(maak_dienst(zaak={"resultaten": [RESULTAAT, AFGEWEZEN]})))
    regimes = Resultaattype.objects.order_by("omschrijving").values_list(
        "omschrijving", "archiefnominatie", "archiefactietermijn"
    )
    assert list(regimes) == [("Nee", "vernietigen", "P5Y"), ("Verleend", "vernietigen", "P1Y")]


def test_de_lijst_van_het_product_is_die_van_de_simulator() -> None:
    with SIMULATOR.open(encoding="utf-8", newline="") as stroom:
        simulator = {r["nummer"]: (r["waardering"], r["bewaartermijn"]) for r in csv.DictReader(stroom)}
    product = {n: (k.waardering, k.bewaartermijn) for n, k in meegeleverd().klassen.items()}
    assert product == simulator
    assert len(meegeleverd().procestypen) == 29


def test_een_klasse_wordt_vernietigd_na_een_termijn_of_blijft() -> None:
    for klasse in meegeleverd().klassen.values():
        assert (klasse.waardering == "vernietigen") == bool(klasse.bewaartermijn), klasse
        assert klasse.procestype in meegeleverd().procestypen


def test_twaalf_maanden_is_een_jaar() -> None:
    assert zelfde_duur("P12M", "P1Y")
    assert zelfde_duur("P6W", "P42D")
    assert not zelfde_duur("P1Y", "P365D")
