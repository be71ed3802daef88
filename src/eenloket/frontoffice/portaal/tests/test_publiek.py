"""The public pages: what they say, what they cost, and by which date they're there."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenloket.frontoffice.kennis import api as kennis
from eenloket.frontoffice.kennis.models import OnvervuldeVraag
from eenloket.frontoffice.kennis.tests.vulling import rivierveen
from eenloket.frontoffice.portaal.openingstijden import bereikbaar
from eenloket.kern.actoren import systeem
from eenloket.kern.klok import AMSTERDAM
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.acties import geef_uit
from eenloket.midoffice.aanbod.inhoud import Dienst, Vraagpatroon

__all__ = ["rivierveen"]

PADEN = [
    "/", "/zoek", "/zoek?q=ik+ga+verhuizen", "/zoek?q=qqqqxx", "/onderwerpen", "/onderwerpen/wonen", "/vraag/verhuizen",
    "/vraag/straatfeest", "/dienst/parkeervergunning", "/dienst/paspoort", "/wegwijs", "/wegwijs?keuzes=0", "/landelijk/huurtoeslag",
    "/hulp", "/organisaties/stromen-wonen", "/organisaties/rivierveen", "/toegankelijkheid", "/privacy", "/cookies",
]  # fmt: skip


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("pad", PADEN)
def test_elke_pagina_is_er_in_twee_talen(rivierveen: uuid.UUID, pad: str, taal: str) -> None:
    antwoord = Client(headers={"accept-language": taal}).get(pad)
    assert antwoord.status_code == 200
    inhoud = antwoord.content.decode()
    assert f'<html lang="{taal}"' in inhoud
    assert inhoud.count("<h1") == 1
    assert " style=" not in inhoud
    assert "<script>" not in inhoud


@pytest.mark.parametrize(
    "pad", ["/vraag/bestaat-niet", "/dienst/nee", "/landelijk/nee", "/onderwerpen/nee", "/organisaties/nee"]
)
def test_wat_niet_bestaat_geeft_404(rivierveen: uuid.UUID, pad: str) -> None:
    assert Client().get(pad).status_code == 404


@pytest.mark.parametrize(
    ("pad", "hoogstens"),
    [("/", 3), ("/dienst/parkeervergunning", 2), ("/vraag/verhuizen", 2), ("/zoek?q=ik+ga+verhuizen", 4)],
)
def test_aantal_databasevragen_is_klein(rivierveen: uuid.UUID, pad: str, hoogstens: int) -> None:
    Client().get(pad)
    with CaptureQueriesContext(connection) as vragen:
        Client().get(pad)
    assert len(vragen) <= hoogstens, [v["sql"][:120] for v in vragen]


def test_patroonpagina_zegt_wie_wat_wanneer_doet(rivierveen: uuid.UUID) -> None:
    inhoud = Client().get("/vraag/verhuizen").content.decode()
    for deel in (
        "Parkeervergunning voor bewoners",
        "Waterschap De Brede Stroom",
        "meteen",
        "als u een hond heeft",
        "Duurt ongeveer 6 minuten",
    ):
        assert deel in inhoud


def test_zoeken_zonder_antwoord_helpt_verder_en_bewaart_de_woorden(rivierveen: uuid.UUID) -> None:
    antwoord = Client().get("/zoek", {"q": "qqqqxx wwvvzz 999990019"})
    assert "14 0123" in antwoord.content.decode()
    assert OnvervuldeVraag.objects.get(organisatie_id=rivierveen).woorden == "qqqqxx wwvvzz"


def test_zoekwoorden_komen_geescapet_terug(rivierveen: uuid.UUID) -> None:
    inhoud = Client().get("/zoek", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in inhoud
    assert Client().get("/zoek", {"q": "\x00" + "a" * 10_000}).status_code == 200


def test_suggesties_zijn_een_kale_lijst_met_links(rivierveen: uuid.UUID) -> None:
    antwoord = Client().get("/zoek/suggesties", {"q": "verh"})
    inhoud = antwoord.content.decode().strip()
    assert inhoud.startswith("<ul>")
    assert 'href="/vraag/verhuizen"' in inhoud
    assert Client().get("/zoek/suggesties", {"q": ""}).content.strip() == b""


def test_diagnose_leidt_naar_een_patroon(rivierveen: uuid.UUID) -> None:
    assert Client().get("/wegwijs", {"keuzes": "0-0"})["Location"] == "/vraag/kind-gekregen"
    assert Client().get("/wegwijs", {"keuzes": "5"})["Location"] == "/hulp"
    assert Client().get("/wegwijs", {"keuzes": "kapot"}).status_code == 200


def test_een_landelijk_product_dat_wij_beschrijven_wijst_door(rivierveen: uuid.UUID) -> None:
    assert Client().get("/landelijk/paspoort")["Location"] == "/dienst/paspoort"


def test_andere_overheid_wordt_genoemd_met_hoe_u_die_bereikt(rivierveen: uuid.UUID) -> None:
    inhoud = Client().get("/landelijk/huurtoeslag").content.decode()
    assert "Dienst Toeslagen" in inhoud
    assert "0800 0543" in inhoud


def _met(rivierveen: uuid.UUID, wijzig: Callable[[dict[str, Dienst], dict[str, Vraagpatroon]], None]) -> None:
    pakket = aanbod_api.huidig(rivierveen).pakket
    diensten, patronen = dict(pakket.diensten), dict(pakket.patronen)
    wijzig(diensten, patronen)
    geef_uit(pakket.model_copy(update={"diensten": diensten, "patronen": patronen}), door=systeem("test"))
    aanbod_api.vergeet()


@pytest.mark.parametrize("soort", ["dienst", "vraag"])
def test_ingetrokken_en_gepland_gaan_op_datum(rivierveen: uuid.UUID, soort: str) -> None:
    slug = {"dienst": "grofvuil", "vraag": "straatfeest"}[soort]

    def wijzig(diensten: dict[str, Dienst], patronen: dict[str, Vraagpatroon]) -> None:
        periode = {"gepubliceerd_van": dt.date(2027, 3, 1), "gepubliceerd_tot": dt.date(2027, 4, 1)}
        for bron in (diensten, patronen):
            if slug in bron:
                bron[slug] = bron[slug].model_copy(update=periode)  # type: ignore[assignment]

    _met(rivierveen, wijzig)
    for dag, status in (("2027-02-28", 404), ("2027-03-01", 200), ("2027-03-31", 200), ("2027-04-01", 410)):
        aanbod_api.vergeet()
        with time_machine.travel(f"{dag} 12:00+01:00", tick=False):
            antwoord = Client().get(f"/{soort}/{slug}")
            gevonden = Client().get("/zoek", {"q": slug}).content.decode()
            assert antwoord.status_code == status, dag
            assert (f'href="/{soort}/{slug}"' in gevonden) == (status == 200), dag
            if status == 410:
                assert 'role="search"' in antwoord.content.decode()


@pytest.mark.parametrize(
    ("moment", "open_", "tekst"),
    [
        ("2026-11-23T08:29", False, "vandaag open vanaf 8.30 uur"),
        ("2026-11-23T08:30", True, "nu open, tot 17.00 uur"),
        ("2026-11-26T19:59", True, "nu open, tot 20.00 uur"),
        ("2026-11-23T17:00", False, "nu gesloten, morgen open vanaf 8.30 uur"),
        ("2026-11-27T18:00", False, "nu gesloten, maandag open vanaf 8.30 uur"),
        ("2026-12-25T10:00", False, "nu gesloten, maandag open vanaf 8.30 uur"),
    ],
)
def test_telefoon_open_of_dicht_ook_op_feestdagen(
    rivierveen: uuid.UUID, moment: str, open_: bool, tekst: str
) -> None:
    contact = aanbod_api.huidig(rivierveen).organisatie("rivierveen").contact
    nu = dt.datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)
    uitkomst = bereikbaar(contact, nu)
    assert uitkomst is not None
    assert (uitkomst.open, uitkomst.tekst) == (open_, tekst)


@pytest.mark.parametrize(
    ("zoek", "woorden"), [(kennis.zoek, "vergunning aanvragen"), (kennis.suggesties, "ver")]
)
def test_wat_ingetrokken_is_neemt_geen_plaats_in_van_wat_er_is(
    rivierveen: uuid.UUID, zoek: Callable[..., list[kennis.Treffer]], woorden: str
) -> None:
    """More hidden results than a list has room for, before the visible ones: the list is as long as it was."""

    def van_ons(treffers: list[kennis.Treffer]) -> set[str]:
        return {t.sleutel for t in treffers if t.soort in ("patroon", "dienst")}

    eerst = zoek(rivierveen, woorden)
    weg = van_ons(eerst)
    assert weg
    assert len(zoek(rivierveen, woorden, limiet=100)) >= len(eerst) + len(weg)

    def trek_in(diensten: dict[str, Dienst], patronen: dict[str, Vraagpatroon]) -> None:
        for bron in (diensten, patronen):
            for slug in {*bron} & weg:
                tot = {"gepubliceerd_tot": dt.date(2026, 1, 2)}
                bron[slug] = bron[slug].model_copy(update=tot)  # type: ignore[assignment]

    _met(rivierveen, trek_in)
    later = zoek(rivierveen, woorden)
    assert len(later) == len(eerst)
    assert not van_ons(later) & weg
