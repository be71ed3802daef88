"""Unmet demand, diagnosis, and which organisation handles what."""

import datetime as dt
import uuid

import pytest

from eenloket.frontoffice.kennis.api import leg_onvervuld_vast, product, volg, waarheen
from eenloket.frontoffice.kennis.models import OnvervuldeVraag
from eenloket.frontoffice.kennis.onvervuld import zonder_persoon
from eenloket.midoffice.aanbod.api import huidig


@pytest.mark.parametrize(
    ("q", "verwacht"),
    [
        ("drone vliegen boven mijn huis", "boven drone huis vliegen"),
        ("mijn buurman Jan Jansen maakt herrie", "buurman herrie maakt"),
        ("ik heet piet pietersen en wil vliegeren", "heet vliegeren"),
        ("mail mij op jan@voorbeeld.nl over vliegeren", "mail vliegeren"),
        ("bsn 999990019 of 06 12345678 vliegeren", "bsn vliegeren"),
        ("AB-12-CD 9995 AG", ""),
        ("", ""),
    ],
)
def test_van_een_vraag_zonder_antwoord_blijft_geen_persoonsgegeven(q: str, verwacht: str) -> None:
    over = zonder_persoon(q)
    assert not any(teken.isdigit() or teken == "@" for teken in over)
    assert over == verwacht


def test_onvervulde_vragen_worden_geteld(rivierveen: uuid.UUID) -> None:
    for dag in (1, 3, 2):
        assert leg_onvervuld_vast(rivierveen, "Drone vliegen!", "nl", vandaag=dt.date(2026, 11, dag))
    rij = OnvervuldeVraag.objects.get(organisatie_id=rivierveen, woorden="drone vliegen")
    assert (rij.aantal, rij.eerst, rij.laatst) == (3, dt.date(2026, 11, 1), dt.date(2026, 11, 3))
    assert not leg_onvervuld_vast(rivierveen, "999990019", "nl")


def test_elk_pad_van_de_diagnose_eindigt_binnen_drie_vragen(rivierveen: uuid.UUID) -> None:
    diagnose = huidig(rivierveen).pakket.diagnose
    assert diagnose is not None

    def loop(keuzes: list[int]) -> None:
        stand = volg(diagnose, "-".join(map(str, keuzes)))
        if stand.doel:
            return
        assert stand.vraag is not None
        assert len(keuzes) < 3
        for nr in range(len(stand.vraag.antwoorden)):
            loop([*keuzes, nr])

    loop([])


@pytest.mark.parametrize("keuzes", ["", "99", "x", "0-99-1", "-1", "٣", "0" * 500, "0-\x00"])
def test_diagnose_verdraagt_elk_adres(rivierveen: uuid.UUID, keuzes: str) -> None:
    diagnose = huidig(rivierveen).pakket.diagnose
    assert diagnose is not None
    assert volg(diagnose, keuzes).keuzes in ((), (0,))


@pytest.mark.parametrize(
    ("sleutel", "laag", "naam"),
    [
        ("huurtoeslag", "rijk", "Dienst Toeslagen"),
        ("ww-uitkering", "rijk", "UWV"),
        ("aow-uitkering", "rijk", "Sociale Verzekeringsbank (SVB)"),
        ("verkeersboete", "rijk", "Centraal Justitieel Incassobureau (CJIB)"),
        ("watersysteemheffing", "waterschap", "Waterschap De Brede Stroom"),
        ("onroerendezaakbelasting-ozb", "gemeente", "Gemeente Rivierveen"),
    ],
)
def test_waarheen_wijst_naar_de_organisatie_die_het_doet(
    rivierveen: uuid.UUID, sleutel: str, laag: str, naam: str
) -> None:
    gevonden = product(sleutel)
    assert gevonden is not None
    eerste = waarheen(gevonden, huidig(rivierveen))[0]
    assert (eerste.laag, eerste.naam) == (laag, naam)
    assert eerste.telefoon or eerste.website


def test_elk_landelijk_product_heeft_een_bestemming_met_een_weg_erheen(rivierveen: uuid.UUID) -> None:
    from eenloket.frontoffice.kennis.api import producten

    aanbod = huidig(rivierveen)
    for p in producten():
        for bestemming in waarheen(p, aanbod):
            assert bestemming.telefoon or bestemming.website, p.naam
