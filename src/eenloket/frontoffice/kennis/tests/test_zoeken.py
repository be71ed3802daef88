"""What is found for what is typed, in which order, and what never happens."""

import random
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eenloket.frontoffice.kennis.api import suggesties, zoek
from eenloket.frontoffice.kennis.indexeren import herbouw
from eenloket.frontoffice.kennis.models import Vindbaar


def paden(organisatie_id: uuid.UUID, q: str, taal: str = "nl", limiet: int = 5) -> list[str]:
    return [t.pad for t in zoek(organisatie_id, q, taal, limiet)]


@pytest.mark.parametrize(
    ("q", "verwacht"),
    [
        ("ik ga verhuizen", "vraag/verhuizen"),
        ("ik ga samenwonen", "vraag/verhuizen"),
        ("wij zijn verhuisd", "vraag/verhuizen"),
        ("nieuw paspoort", "dienst/paspoort"),
        ("hondenpoep", "dienst/melding-openbare-ruimte"),
        ("parkeervergunningaanvraag", "dienst/parkeervergunning"),
        ("huurtoeslag", "landelijk/huurtoeslag"),
        ("huurtoelsag", "landelijk/huurtoeslag"),
        ("street party", "vraag/straatfeest"),
    ],
)
def test_alledaagse_woorden_vinden_bovenaan_wat_past(rivierveen: uuid.UUID, q: str, verwacht: str) -> None:
    assert paden(rivierveen, q)[0] == verwacht


def test_een_patroon_gaat_voor_de_losse_diensten_ervan(rivierveen: uuid.UUID) -> None:
    gevonden = paden(rivierveen, "verhuizing doorgeven")
    assert gevonden.index("vraag/verhuizen") < 3
    assert paden(rivierveen, "verhuizen")[0] == "vraag/verhuizen"


def test_een_eigen_dienst_gaat_voor_landelijke_namen(rivierveen: uuid.UUID) -> None:
    soorten = [t.soort for t in zoek(rivierveen, "parkeervergunning", "nl", 5)]
    assert soorten[0] == "dienst"


def test_een_landelijk_product_dat_wij_beschrijven_staat_er_niet_dubbel(rivierveen: uuid.UUID) -> None:
    assert not Vindbaar.objects.filter(organisatie_id=rivierveen, soort="upl", sleutel="paspoort").exists()


def test_engels_geeft_engelse_titels_en_nederlands_blijft_vindbaar(rivierveen: uuid.UUID) -> None:
    (eerste, *_rest) = zoek(rivierveen, "verhuizen", "en")
    assert (eerste.pad, eerste.titel) == ("vraag/verhuizen", "Moving house")


def test_onzin_vindt_niets(rivierveen: uuid.UUID) -> None:
    assert zoek(rivierveen, "qqqqxx wwvvzz") == []
    assert zoek(rivierveen, "") == []
    assert zoek(rivierveen, " \x00 ") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(zaad=st.integers(0, 2**32))
def test_een_tikfout_in_een_titel_blijft_vindbaar(rivierveen: uuid.UUID, zaad: int) -> None:
    kans = random.Random(zaad)
    rijen = Vindbaar.objects.filter(organisatie_id=rivierveen, taal="nl", soort__in=["patroon", "dienst"])
    rij = kans.choice(list(rijen.order_by("soort", "sleutel")))
    plekken = [i for i in range(1, len(rij.titel) - 1) if rij.titel[i - 1 : i + 2].isalpha()]
    i = kans.choice(plekken)
    fout = kans.choice(
        [
            rij.titel[:i] + rij.titel[i + 1 :],
            rij.titel[:i] + kans.choice("abcdefghijklmnopqrstuvwxyz") + rij.titel[i:],
            rij.titel[: i - 1] + rij.titel[i] + rij.titel[i - 1] + rij.titel[i + 1 :],
        ]
    )
    assert (rij.soort, rij.sleutel) in [(t.soort, t.sleutel) for t in zoek(rivierveen, fout, "nl", 5)], fout


VIJANDIG = [
    "' OR 1=1; DROP TABLE kennis_vindbaar; --",
    "a & | ! <-> :* ( ) 'x':A",
    "%s %(x)s %% _ \\ ",
    "\x00\x01\u202e verhuizen",
    "a" * 10_000,
    "ver huizen " * 2_000,
    "<script>alert(1)</script>",
    "🙂🙂🙂 verhuizen",
    "ß İ ŉ ﷺ",
]


@pytest.mark.parametrize("q", VIJANDIG)
def test_vijandige_invoer_doet_geen_kwaad(rivierveen: uuid.UUID, q: str) -> None:
    voor = Vindbaar.objects.filter(organisatie_id=rivierveen).count()
    assert isinstance(zoek(rivierveen, q), list)
    assert isinstance(suggesties(rivierveen, q), list)
    assert Vindbaar.objects.filter(organisatie_id=rivierveen).count() == voor


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=st.text(max_size=300))
def test_elke_tekst_krijgt_een_antwoord(rivierveen: uuid.UUID, q: str) -> None:
    assert len(zoek(rivierveen, q, "nl", 10)) <= 10


@pytest.mark.parametrize(
    "q", ["ik ga verhuizen", "paspoort voor mijn kind kwijt", "verhuisbereicht xqzwvk", "x" * 200]
)
def test_zoeken_kost_hoogstens_drie_vragen_aan_de_database(rivierveen: uuid.UUID, q: str) -> None:
    zoek(rivierveen, "warm")
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        zoek(rivierveen, q)
    assert len(vragen) <= 3


def test_suggesties_beginnen_met_wat_getypt_is(rivierveen: uuid.UUID) -> None:
    gevonden = suggesties(rivierveen, "verh")
    assert gevonden[0].pad == "vraag/verhuizen"
    assert suggesties(rivierveen, "v") == []
    assert any(t.pad == "dienst/parkeervergunning" for t in suggesties(rivierveen, "parkeerv"))


def test_suggesties_verdragen_een_tikfout(rivierveen: uuid.UUID) -> None:
    assert any(t.pad == "dienst/paspoort" for t in suggesties(rivierveen, "pasport"))


def test_herbouwen_geeft_dezelfde_index(rivierveen: uuid.UUID) -> None:
    def staat() -> set[tuple[str, ...]]:
        rijen = Vindbaar.objects.filter(organisatie_id=rivierveen)
        return set(rijen.values_list("soort", "sleutel", "taal", "titel", "zinnen", "tekst"))

    voor = staat()
    resultaat = herbouw(rivierveen)
    assert staat() == voor
    assert resultaat.vindbaar == len(voor)


def test_een_andere_organisatie_vindt_niets_van_ons(rivierveen: uuid.UUID) -> None:
    assert zoek(uuid.uuid4(), "verhuizen") == []
