"""Rights per service and up to a level of confidentiality: in the list, on the case, on its documents, and for what is done."""

import pytest
from django.test import Client

from eenloket.backoffice.werkplek import menu as menubalk
from eenloket.backoffice.werkplek.tests.menubalk import aantallen
from eenloket.kern.gebruikers.models import Groep, Medewerker, Rol
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.aanbod.api import typegegevens
from eenloket.midoffice.documenten.tests.bestanden import PDF
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_medewerker, maak_zaak
from eenloket.midoffice.zaken.tests.proefaanbod import ONTHEFFING, VERGUNNING

from .test_paginas import doe, ingelogd, loket, pad  # noqa: F401  # loket is a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def beperkt() -> Medewerker:
    """May do everything with permits that are at most confidential."""
    medewerker = maak_medewerker(rechten=(Recht.ZAAK_LEZEN, Recht.ZAAK_BEHANDELEN, Recht.ZAAK_BESLUITEN))
    Rol.objects.filter(medewerkers=medewerker).update(diensten=[VERGUNNING], hoogste_vertrouwelijkheid=5)
    return medewerker


@pytest.fixture
def client(beperkt: Medewerker) -> Client:
    menubalk.vergeet()
    return ingelogd(beperkt)


def _geheim() -> Zaak:
    zaak = maak_zaak()
    return _op_niveau(zaak, 7)


def _op_niveau(zaak: Zaak, niveau: int) -> Zaak:
    """The case at another level, as another system may set it: the list follows."""
    soort = typegegevens(zaak.zaaktype_id)
    return zaken.werk_bij(zaak, {"vertrouwelijkheidaanduiding": niveau}, soort, door=DOOR)


def test_de_lijst_het_menu_en_de_pagina_tonen_alleen_wat_mag(client: Client) -> None:
    mag, niet = maak_zaak(), [maak_zaak(ONTHEFFING), _geheim()]
    antwoord = client.get("/behandeling")
    tekst = antwoord.content.decode()
    assert mag.identificatie in tekst
    assert not any(zaak.identificatie in tekst for zaak in niet)
    assert aantallen(antwoord) == {"/behandeling": "1"}
    assert client.get(pad("zaak", mag)).status_code == 200
    assert [client.get(pad("zaak", zaak)).status_code for zaak in niet] == [404, 404]


def test_wat_niet_mag_valt_weg_voor_de_grens_van_het_blad(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eenloket.backoffice.behandeling.lijstregels.PER_BLAD", 2)
    for _nummer in range(3):
        maak_zaak(ONTHEFFING)
    mag = [maak_zaak() for _ in range(2)]
    tekst = client.get("/behandeling").content.decode()
    assert all(zaak.identificatie in tekst for zaak in mag)
    assert 'rel="next"' not in tekst


def test_ook_wat_iemand_doet_bereikt_alleen_zijn_zaken(client: Client) -> None:
    for zaak in (maak_zaak(ONTHEFFING), _geheim()):
        assert doe(client, "oppakken", zaak) == 404
        assert zaak.behandelaar_id is None
    assert doe(client, "oppakken", maak_zaak()) == 302


def test_een_document_van_een_zaak_die_niet_mag_gaat_niet_open(client: Client) -> None:
    zaak = _geheim()
    versie = zaken.maak_document(zaak, soort="Brief", titel="Brief", inhoud=PDF, auteur="Proef", door=DOOR)
    assert client.get(pad("document", zaak, versie.id)).status_code == 404
    _op_niveau(zaak, 5)
    assert client.get(pad("document", zaak, versie.id)).status_code == 200


def test_wie_een_zaak_alleen_mag_lezen_mag_er_niets_mee_en_leest_waarom(beperkt: Medewerker) -> None:
    lezer = Rol.objects.create(
        organisatie=beperkt.organisatie, slug="lezer", naam="Lezer", rechten=[Recht.ZAAK_LEZEN]
    )
    beperkt.rollen.add(lezer)
    client, zaak = ingelogd(beperkt), maak_zaak(ONTHEFFING)
    pagina = client.get(pad("zaak", zaak))
    assert pagina.status_code == 200
    assert not pagina.context["mag_behandelen"]
    assert not pagina.context["mag_besluiten"]
    antwoord = client.post(pad("oppakken", zaak))
    assert antwoord.status_code == 403
    assert "zaken behandelen" in antwoord.content.decode()
    zaak.refresh_from_db()
    assert zaak.behandelaar_id is None


def test_een_team_geeft_zijn_leden_alleen_de_diensten_van_het_team() -> None:
    medewerker = maak_medewerker(rechten=())
    rol = Rol.objects.create(
        organisatie=medewerker.organisatie, slug="r", naam="R", rechten=[Recht.ZAAK_LEZEN]
    )
    team = Groep.objects.create(organisatie=medewerker.organisatie, slug="t", naam="T", diensten=[ONTHEFFING])
    team.rollen.add(rol)
    medewerker.groepen.add(team)
    client = ingelogd(medewerker)
    assert client.get(pad("zaak", maak_zaak(ONTHEFFING))).status_code == 200
    assert client.get(pad("zaak", maak_zaak())).status_code == 404
