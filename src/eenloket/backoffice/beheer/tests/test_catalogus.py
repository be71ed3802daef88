"""The catalogue on screen: versions, what is different between them, and publishing."""

import datetime as dt

import pytest
from django.test import Client as Browser
from pydantic import ValidationError

from eenloket.backoffice.beheer.typebeeld import DELEN, VELDEN, in_woorden
from eenloket.backoffice.beheer.verschil import Blok, in_blokken
from eenloket.backoffice.beheer.woorden import duur
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.api import catalogus
from eenloket.midoffice.aanbod.inhoud import zaaktype as beschrijving
from eenloket.midoffice.aanbod.models import (
    Besluittype,
    Eigenschap,
    Resultaattype,
    Roltype,
    Statustype,
    Zaaktype,
)
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker

from .bouwers import ingelogd
from .test_rechten import volgende_versie

pytestmark = pytest.mark.django_db
LIJST = "/beheer/catalogus"


@pytest.fixture
def huidig(organisatie: Organisatie) -> Zaaktype:
    """A published version that is in force."""
    return Zaaktype.objects.filter(organisatie=organisatie).order_by("identificatie")[0]


def maak_concept(huidig: Zaaktype) -> Zaaktype:
    """The next version: another term, one status fewer, a new result, another text."""
    z = volgende_versie(huidig)
    z.doorlooptijd, z.doel = "P6W", "Beter doel"
    z.save()
    for s in Statustype.objects.filter(zaaktype=huidig).order_by("volgnummer")[1:]:
        s.pk, s.zaaktype = None, z
        s.id = Statustype().id
        s._state.adding = True
        s.save()
    for r in Resultaattype.objects.filter(zaaktype=huidig):
        r.pk, r.zaaktype = None, z
        r.id = Resultaattype().id
        r._state.adding = True
        r.archiefactietermijn = "P1Y"
        r.save()
    Resultaattype.objects.create(zaaktype=z, omschrijving="Buiten behandeling")
    return z


@pytest.fixture
def concept(huidig: Zaaktype) -> Zaaktype:
    return maak_concept(huidig)


def test_een_regel_per_zaaktype_met_zijn_versies(
    beheerder: Browser, huidig: Zaaktype, concept: Zaaktype
) -> None:
    antwoord = beheerder.get(LIJST)
    tekst = antwoord.content.decode()
    regel = next(r for r in antwoord.context["regels"] if r.nu.zaaktype.identificatie == huidig.identificatie)
    assert (regel.nu.zaaktype.id, regel.aantal, regel.concepten) == (huidig.id, 2, 1)
    assert "en een concept" in tekst
    alleen = beheerder.get(f"{LIJST}?concept=ja")
    assert [r.nu.zaaktype.identificatie for r in alleen.context["regels"]] == [huidig.identificatie]
    assert "Niets gevonden" in beheerder.get(f"{LIJST}?zoek=bestaatniet").content.decode()
    assert huidig.identificatie in beheerder.get(f"{LIJST}?zoek={huidig.identificatie}").content.decode()


def test_een_lege_catalogus(organisatie: Organisatie, elders: Organisatie) -> None:
    browser = ingelogd(maak_medewerker(organisatie=elders, rechten=(Recht.BEHEER,)))
    tekst = browser.get(LIJST).content.decode()
    assert "De catalogus is leeg" in tekst


def test_een_versie_in_woorden(beheerder: Browser, huidig: Zaaktype, concept: Zaaktype) -> None:
    tekst = beheerder.get(f"{LIJST}/{concept.id}").content.decode()
    for woord in ("6 weken", "Beter doel", "Buiten behandeling", "Concept publiceren", "1 jan 2031"):
        assert woord in tekst
    assert "Concept publiceren" not in beheerder.get(f"{LIJST}/{huidig.id}").content.decode()


def verschil(oud: Zaaktype, nieuw: Zaaktype) -> list[Blok]:
    return in_blokken(catalogus.vergelijk_versies(nieuw.organisatie_id, oud.id, nieuw.id))


def test_het_verschil_noemt_wat_nieuw_weg_en_anders_is(huidig: Zaaktype, concept: Zaaktype) -> None:
    eerste = Statustype.objects.filter(zaaktype=huidig).order_by("volgnummer")[0]
    regels = {
        (blok.naam, r.soort, r.wat, r.veld): (r.oud, r.nieuw)
        for blok in verschil(huidig, concept)
        for r in blok.regels
    }
    assert regels["Kenmerken", "gewijzigd", "", "Doel"] == (huidig.doel, "Beter doel")
    assert regels["Kenmerken", "gewijzigd", "", "Doorlooptijd"] == (duur(huidig.doorlooptijd), "6 weken")
    assert ("Statussen", "vervallen", eerste.omschrijving, "") in regels
    assert "Stap: " in regels["Statussen", "vervallen", eerste.omschrijving, ""][0]
    assert regels["Resultaten", "nieuw", "Buiten behandeling", ""][0] == ""
    assert "Telt als toegekend: nee" in regels["Resultaten", "nieuw", "Buiten behandeling", ""][1]
    assert regels["Resultaten", "gewijzigd", "Verleend", "Archieftermijn"][1] == "1 jaar"
    rollen = Roltype.objects.filter(zaaktype=huidig).count()
    assert sum(1 for naam, soort, *_ in regels if (naam, soort) == ("Rollen", "vervallen")) == rollen > 0
    assert verschil(concept, concept) == []


def test_vergelijken_zet_de_oudste_links(beheerder: Browser, huidig: Zaaktype, concept: Zaaktype) -> None:
    for van, met in ((concept, ""), (huidig, ""), (huidig, f"?met={concept.id}")):
        antwoord = beheerder.get(f"{LIJST}/{van.id}/vergelijk{met}")
        assert (antwoord.context["oud"], antwoord.context["nieuw"]) == (huidig, concept)
        assert "Beter doel" in antwoord.content.decode()
    ander = Zaaktype.objects.exclude(identificatie=huidig.identificatie)[0]
    assert beheerder.get(f"{LIJST}/{huidig.id}/vergelijk?met={ander.id}").status_code == 404
    assert "Er is maar één versie." in beheerder.get(f"{LIJST}/{ander.id}/vergelijk").content.decode()


def test_wat_in_een_pakket_niet_zou_mogen_is_toch_te_zien_en_te_vergelijken(
    beheerder: Browser, huidig: Zaaktype, concept: Zaaktype
) -> None:
    """Another implementation, or the API, may say what content may not: a term without an extension, hours, a status 0."""
    Zaaktype.objects.filter(id=concept.id).update(
        verlenging_mogelijk=False, verlengingstermijn="P2W", doorlooptijd="PT36H"
    )
    Statustype.objects.create(zaaktype=concept, volgnummer=0, omschrijving="Nulde")
    Eigenschap.objects.create(
        zaaktype=concept, naam="Soort", definitie="Soort", specificatie_formaat="", specificatie_lengte="1", specificatie_kardinaliteit="1"
    )  # fmt: skip
    with pytest.raises(ValidationError):
        beschrijving.Zaaktypebeschrijving.model_validate(
            catalogus.beschrijf_typen(Zaaktype, [concept.id])[concept.id].model_dump(warnings=False)
        )
    for pad in ("", "/vergelijk", "/publiceren"):
        antwoord = beheerder.get(f"{LIJST}/{concept.id}{pad}")
        assert antwoord.status_code == 200
        assert "Nulde" in antwoord.content.decode()
    regels = {(r.wat, r.veld): (r.oud, r.nieuw) for blok in verschil(huidig, concept) for r in blok.regels}
    assert regels["", "Verlengen met"][1] == "2 weken"
    assert regels["", "Doorlooptijd"][1] == "PT36H"
    assert regels["Nulde", ""] == ("", "Volgnummer: 0 · Aanvrager krijgt bericht: nee")


def test_publiceren_laat_eerst_zien_wat_er_verandert(
    beheerder: Browser, huidig: Zaaktype, concept: Zaaktype
) -> None:
    pad = f"{LIJST}/{concept.id}/publiceren"
    tekst = beheerder.get(pad).content.decode()
    assert "Beter doel" in tekst
    assert "eindigen op dinsdag 31 december 2030" in tekst
    overlap = beheerder.post(pad)
    assert overlap.status_code == 400
    assert "Er is al een gepubliceerde versie" in overlap.content.decode()
    concept.refresh_from_db()
    assert concept.concept
    antwoord = beheerder.post(pad, {"eindig": "ja"}, follow=True)
    assert "Versie gepubliceerd." in antwoord.content.decode()
    concept.refresh_from_db()
    huidig.refresh_from_db()
    assert not concept.concept
    assert huidig.einde_geldigheid == dt.date(2031, 1, 1)
    assert "al gepubliceerd" in beheerder.get(pad, follow=True).content.decode()


def test_wat_de_regels_verbieden_wordt_niet_half_gedaan(
    beheerder: Browser, huidig: Zaaktype, concept: Zaaktype
) -> None:
    besluittype = Besluittype.objects.create(
        organisatie=concept.organisatie, catalogus=concept.catalogus, omschrijving="Nieuw", begin_geldigheid="2031-01-01"
    )  # fmt: skip
    besluittype.zaaktypen.add(concept)
    antwoord = beheerder.post(f"{LIJST}/{concept.id}/publiceren", {"eindig": "ja"})
    assert antwoord.status_code == 400
    assert "Publiceer eerst de besluittypen" in antwoord.content.decode()
    huidig.refresh_from_db()
    assert huidig.einde_geldigheid is None


def test_wie_mag_kijken_en_wie_publiceren(huidig: Zaaktype, concept: Zaaktype) -> None:
    kijker = ingelogd(maak_medewerker(rechten=(Recht.AANBOD_BEKIJKEN,)))
    assert "Concept publiceren" not in kijker.get(f"{LIJST}/{concept.id}").content.decode()
    assert kijker.get(f"{LIJST}/{concept.id}/vergelijk").status_code == 200
    assert kijker.post(f"{LIJST}/{concept.id}/publiceren", {"eindig": "ja"}).status_code == 403
    assert ingelogd(maak_medewerker(rechten=(Recht.KOPPELINGEN,))).get(LIJST).status_code == 403
    concept.refresh_from_db()
    assert concept.concept


def test_niet_van_een_andere_organisatie(huidig: Zaaktype, concept: Zaaktype, elders: Organisatie) -> None:
    buren = ingelogd(maak_medewerker(organisatie=elders, rechten=tuple(Recht)))
    for pad in ("", "/vergelijk", "/publiceren"):
        assert buren.get(f"{LIJST}/{concept.id}{pad}").status_code == 404
    assert buren.post(f"{LIJST}/{concept.id}/publiceren", {"eindig": "ja"}).status_code == 404
    assert huidig.omschrijving not in buren.get(LIJST).content.decode()


def test_een_lijst_kost_evenveel_vragen_bij_veel_zaaktypen(
    beheerder: Browser, huidig: Zaaktype, django_assert_max_num_queries
) -> None:
    beheerder.get(LIJST)
    with django_assert_max_num_queries(40) as een:
        beheerder.get(LIJST)
    for nummer in range(40):
        z = volgende_versie(huidig)
        Zaaktype.objects.filter(id=z.id).update(identificatie=f"AA-{nummer:02}")
        volgende_versie(Zaaktype.objects.get(id=z.id))
    with django_assert_max_num_queries(len(een)):
        tekst = beheerder.get(LIJST).content.decode()
    assert "AA-24" in tekst
    assert "AA-39" in beheerder.get(f"{LIJST}?pagina=2").content.decode()


@pytest.mark.parametrize(
    ("iso", "woorden"),
    [("P8W", "8 weken"), ("P1Y", "1 jaar"), ("P1Y2M3D", "1 jaar, 2 maanden, 3 dagen"), ("P0D", "0 dagen"), ("PT1H", "PT1H"), (None, "")],
)  # fmt: skip
def test_een_duur_in_woorden(iso: str | None, woorden: str) -> None:
    assert duur(iso) == woorden


def test_elk_deel_en_veld_van_een_zaaktype_heeft_een_naam() -> None:
    assert set(DELEN) == {"zaaktype", *catalogus.SLEUTELS}
    delen = (
        beschrijving.Zaaktypebeschrijving,
        beschrijving.Statustypebeschrijving,
        beschrijving.Resultaattypebeschrijving,
        beschrijving.Roltypebeschrijving,
        beschrijving.Eigenschapbeschrijving,
        beschrijving.Zaakdocument,
        beschrijving.Zaakobjecttypebeschrijving,
        beschrijving.Gerelateerdzaaktype,
    )
    velden = {veld for deel in delen for veld in deel.model_fields}
    assert velden - set(VELDEN) - set(catalogus.SLEUTELS) == set()
    assert set(VELDEN) <= velden


@pytest.mark.parametrize(
    ("deel", "veld", "waarde", "woorden"),
    [
        ("zaaktype", "verlenging_mogelijk", False, "nee"),
        ("zaaktype", "trefwoorden", ["a", "b"], "a, b"),
        ("zaaktype", "trefwoorden", [], ""),
        ("roltypen", "omschrijving_generiek", "mede_initiator", "mede initiator"),
        ("zaaktype", "onderwerp", "a_b", "a_b"),
        ("statustypen", "checklist", [{"itemnaam": "Adres", "vraagstelling": "Klopt het?", "verplicht": True}], "Adres: Klopt het? (verplicht)"),
    ],
)  # fmt: skip
def test_een_waarde_in_woorden(deel: str, veld: str, waarde: object, woorden: str) -> None:
    assert in_woorden(deel, veld, waarde) == woorden
