"""A case that another system registered is on the work list of its organisation, and its page opens."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.identificatie import nieuw_id
from eenloket.midoffice.aanbod.api import vergeet_typen
from eenloket.midoffice.aanbod.models import Roltype, Zaaktype
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import (
    BSN,
    maak_aanbod,
    maak_medewerker,
    maak_organisatie,
    maak_zaak,
)
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN, ROL
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant
from eenloket.verbinding.zgw.toegang import rechten, token

from .test_paginas import ingelogd

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loket(settings: Settings) -> Iterator[None]:
    settings.ORGANISATIE = EIGEN
    maak_aanbod()
    rechten.vergeet()
    token.vergeet()
    yield
    rechten.vergeet()
    token.vergeet()


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


@pytest.fixture
def medewerker() -> Medewerker:
    return maak_medewerker(rollen=(ROL,))


@pytest.fixture
def client(medewerker: Medewerker) -> Client:
    return ingelogd(medewerker)


def _zaak(klant: Klant, soort: Zaaktype, identificatie: str = "") -> Zaak:
    gemaakt = klant.post(
        "zaken/zaken",
        {
            "zaaktype": f"{BASIS}/catalogi/api/v1/zaaktypen/{soort.id}",
            "bronorganisatie": "517439943",
            "verantwoordelijkeOrganisatie": "517439943",
            "startdatum": "2026-11-01",
            "identificatie": identificatie,
            "omschrijving": "Omschrijving van elders",
        },
    )
    roltype = Roltype.objects.filter(zaaktype=soort, omschrijving_generiek="initiator").first()
    roltype = roltype or Roltype.objects.create(
        zaaktype=soort, omschrijving="Aanvrager", omschrijving_generiek="initiator"
    )
    vergeet_typen()
    klant.post(
        "zaken/rollen",
        {
            "zaak": gemaakt["url"],
            "betrokkeneType": "natuurlijk_persoon",
            "roltype": f"{BASIS}/catalogi/api/v1/roltypen/{roltype.id}",
            "roltoelichting": "aanvrager",
            "betrokkeneIdentificatie": {
                "inpBsn": BSN,
                "voornamen": "Sien",
                "voorvoegselGeslachtsnaam": "de",
                "geslachtsnaam": "Boer",
            },
        },
    )
    return Zaak.objects.get(id=gemaakt["uuid"])


def _soort_zonder_dienst() -> Zaaktype:
    soort = Zaaktype.objects.get(id=maak_zaak().zaaktype_id)
    soort.pk, soort._state.adding = nieuw_id(), True
    soort.identificatie, soort.omschrijving = "ELDERS", "Kapvergunning van elders"
    soort.save()
    return soort


@pytest.mark.parametrize("nummer", ["", "BOS/2026 & 1", "  x", "ZAAK-1", "é#?"])
def test_een_zaak_zonder_dienst_staat_op_de_lijst_en_gaat_open(
    klant: Klant, client: Client, nummer: str
) -> None:
    zaak = _zaak(klant, _soort_zonder_dienst(), nummer)
    lijst = client.get("/behandeling").content.decode()
    assert "Kapvergunning van elders" in lijst
    assert f"/behandeling/zaken/{zaak.sleutel}" in lijst
    pagina = client.get(f"/behandeling/zaken/{zaak.sleutel}")
    assert pagina.status_code == 200
    tekst = pagina.content.decode()
    assert "Omschrijving van elders" in tekst
    assert "Sien de Boer" in tekst
    assert "Deze zaak komt uit een ander systeem" in tekst
    gevonden = client.post("/werkplek/zoeken", {"zoek": zaak.identificatie.strip()[:6]})
    assert gevonden.status_code in (200, 302)


def test_een_afgesloten_zaak_zonder_dienst_en_resultaat_gaat_open(klant: Klant, client: Client) -> None:
    zaak = _zaak(klant, _soort_zonder_dienst())
    Zaak.objects.filter(id=zaak.id).update(einddatum="2026-11-20", fase="gesloten")
    assert client.get(f"/behandeling/zaken/{zaak.sleutel}").status_code == 200


def test_een_zaak_van_een_dienst_zonder_aanvraag_gaat_open_en_is_op_te_pakken(
    klant: Klant, client: Client, medewerker: Medewerker
) -> None:
    zaak = _zaak(klant, Zaaktype.objects.get(id=maak_zaak().zaaktype_id))
    assert zaak.dienst == "vergunning"
    assert zaak.sleutel == zaak.identificatie
    pagina = client.get(f"/behandeling/zaken/{zaak.sleutel}")
    assert pagina.status_code == 200
    assert "Sien de Boer" in pagina.content.decode()
    assert client.post(f"/behandeling/zaken/{zaak.sleutel}/oppakken").status_code == 302
    zaak.refresh_from_db()
    assert zaak.behandelaar_id == medewerker.id
