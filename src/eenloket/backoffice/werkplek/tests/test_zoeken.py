"""The one search: what is found, by whom, with a purpose and a line in the log, and never in an address."""

import logging
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenloket.backoffice.behandeling.tests.test_paginas import ingelogd
from eenloket.kern.gebruikers.api import OVERAL, actor_van
from eenloket.kern.gebruikers.bereik import Strook, maak_bereik
from eenloket.kern.gebruikers.models import Medewerker, Rol
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.kern.verwerkingen.api import verwerkingen_van
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken import zoeken as zoekmodule
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import (
    BSN,
    DOOR,
    maak_aanbod,
    maak_medewerker,
    opening,
)
from eenloket.midoffice.zaken.tests.proefaanbod import ONTHEFFING, VERGUNNING

ADRES = {"postcode": "3456AB", "huisnummer": 12, "huisletter": "", "toevoeging": "", "straat": "Veenkade", "plaats": "Rivierveen"}  # fmt: skip
ANDER = "999990020"


def _zaak(dienst: str = VERGUNNING, **anders: Any) -> Zaak:
    bron = uuid.uuid4()
    te_vinden = [
        zaken.TeVinden(bron=bron, kenteken="AB123C"),
        zaken.TeVinden(bron=bron, adres=ADRES),
        zaken.TeVinden(bron=bron, geboren="1985-12-07"),
    ]
    gegevens = {"aanvrager_gegevens": {"naam": "Fatima Yıldız-de Vries"}, "te_vinden": te_vinden}
    return zaken.open_zaken([opening(maak_aanbod(), dienst, **(gegevens | anders))], door=DOOR)[0]


@pytest.fixture
def adviseur() -> Medewerker:
    return maak_medewerker(rechten=(Recht.ZAAK_LEZEN, Recht.CLIENT_ZOEKEN))


@pytest.fixture
def client(adviseur: Medewerker) -> Client:
    return ingelogd(adviseur)


def _gevonden(client: Client, zoek: str, **ook: str) -> dict[str, list[str]]:
    antwoord = client.post("/werkplek/zoeken", {"zoek": zoek, **ook})
    assert antwoord.status_code == 200
    return {g.titel: [r.nummer for r in g.regels] for g in antwoord.context["groepen"]}


def test_een_heel_zaaknummer_gaat_meteen_naar_de_zaak(client: Client) -> None:
    zaak, _ander = _zaak(), _zaak()
    antwoord = client.post("/werkplek/zoeken", {"zoek": f" {zaak.identificatie.lower()} "})
    assert antwoord.headers["Location"] == f"/behandeling/zaken/{zaak.identificatie}"


def test_een_stuk_van_een_nummer_geeft_een_lijst_en_onzin_niets(client: Client) -> None:
    een, twee = _zaak(), _zaak()
    assert set(_gevonden(client, een.identificatie[:5])["Zaaknummer"]) >= {
        een.identificatie,
        twee.identificatie,
    }
    antwoord = client.post("/werkplek/zoeken", {"zoek": "<script>123"})
    assert "Niets gevonden" in antwoord.content.decode()
    assert "<script>123" not in antwoord.content.decode()
    assert "te kort" in client.post("/werkplek/zoeken", {"zoek": "x"}).content.decode()


@pytest.mark.parametrize("stuk", [slice(1, None), slice(5, None), slice(3, None), slice(0, -1)])
def test_een_stuk_van_een_nummer_gaat_nooit_meteen_naar_een_zaak(client: Client, stuk: slice) -> None:
    """Number 2026-0000030 of a request is a part of case Z2026-0000030, which is somebody else's."""
    zaak = _zaak()
    antwoord = client.post("/werkplek/zoeken", {"zoek": zaak.identificatie[stuk]})
    assert antwoord.status_code == 200


def test_een_heel_aanvraagnummer_geeft_geen_zaak_waarvan_het_een_stuk_is(client: Client) -> None:
    zaak = _zaak()
    assert _gevonden(client, zaak.identificatie[1:]) == {}


@pytest.mark.parametrize("zoek", ["yildiz", "Fatima Yıldız", "YILDIZ fatima", "de vries yil", "ldi"])
def test_op_naam_na_een_doel(client: Client, zoek: str) -> None:
    zaak = _zaak()
    _zaak(aanvrager_gegevens={"naam": "Dirk Stroom"})
    eerst = client.post("/werkplek/zoeken", {"zoek": zoek})
    assert eerst.context["groepen"] == []
    assert "Waarom zoekt u deze klant?" in eerst.content.decode()
    assert _gevonden(client, zoek, doel="contact") == {"Naam": [zaak.identificatie]}


def test_zonder_gekozen_doel_vraagt_de_pagina_het_nog_eens(client: Client) -> None:
    _zaak()
    antwoord = client.post("/werkplek/zoeken", {"zoek": "yildiz", "waarom": "ja"})
    assert antwoord.context["groepen"] == []
    assert "Kies waarom u deze klant zoekt." in antwoord.content.decode()
    assert _gevonden(client, "yildiz", doel="zomaar") == {}


@pytest.mark.parametrize(
    ("zoek", "groep"),
    [
        ("7-12-1985", "Geboortedatum"),
        ("AB-123-C", "Kenteken"),
        ("3456 ab 12", "Adres"),
        ("veenkade 12", "Adres"),
    ],
)
def test_op_geboortedatum_kenteken_en_adres(client: Client, zoek: str, groep: str) -> None:
    zaak = _zaak()
    _zaak(te_vinden=[])
    assert _gevonden(client, zoek, doel="zaak") == {groep: [zaak.identificatie]}


def test_wie_getoond_is_staat_in_het_verwerkingenlog_en_wat_getypt_is_nergens(
    client: Client, adviseur: Medewerker, caplog: pytest.LogCaptureFixture
) -> None:
    _zaak()
    _zaak(
        aanvrager=pseudoniem(Nummersoort.BSN, ANDER, Domein.ZAKEN), aanvrager_gegevens={"naam": "Dirk Stroom"}
    )
    with caplog.at_level(logging.DEBUG):
        client.post("/werkplek/zoeken", {"zoek": "yildiz", "doel": "fout"})
    (regel,) = verwerkingen_van(pseudoniem(Nummersoort.BSN, BSN, Domein.VERWERKINGEN))
    assert (regel.naam, regel.activiteit, regel.door) == (
        "zoeken",
        "Uitzoeken van fouten en klachten",
        str(adviseur.id),
    )
    assert verwerkingen_van(pseudoniem(Nummersoort.BSN, ANDER, Domein.VERWERKINGEN)) == []
    assert "yildiz" not in caplog.text.lower()


def test_een_zoekterm_in_het_adres_doet_niets(client: Client) -> None:
    zaak = _zaak()
    antwoord = client.get("/werkplek/zoeken", {"zoek": zaak.identificatie})
    assert antwoord.status_code == 200
    assert antwoord.context["groepen"] == []
    assert "/behandeling/zaken/" not in antwoord.content.decode()
    assert "no-store" in antwoord.headers["Cache-Control"]


def test_op_naam_zoekt_alleen_wie_klanten_mag_zoeken() -> None:
    zaak = _zaak()
    behandelaar = ingelogd(maak_medewerker(rechten=(Recht.ZAAK_LEZEN,)))
    antwoord = behandelaar.post("/werkplek/zoeken", {"zoek": "yildiz", "doel": "contact"})
    assert antwoord.context["groepen"] == []
    assert "zoeken mag u niet" in antwoord.content.decode()
    assert _gevonden(behandelaar, "AB123C") == {"Kenteken": [zaak.identificatie]}


def test_wat_iemand_niet_mag_zien_vindt_hij_niet_en_telt_niet_mee(
    client: Client, adviseur: Medewerker
) -> None:
    geheim = _zaak()
    Zaak.objects.filter(id=geheim.id).update(vertrouwelijkheidaanduiding=7)
    mag = [_zaak() for _ in range(3)]
    _zaak(ONTHEFFING)
    Rol.objects.filter(medewerkers=adviseur).update(hoogste_vertrouwelijkheid=5, diensten=[VERGUNNING])
    for zoek, groep in (("yildiz", "Naam"), ("AB123C", "Kenteken"), ("3456AB 12", "Adres"), ("7-12-1985", "Geboortedatum")):  # fmt: skip
        assert set(_gevonden(client, zoek, doel="zaak")[groep]) == {z.identificatie for z in mag}, zoek
    assert _gevonden(client, geheim.identificatie) == {}


def test_veel_dat_iemand_niet_mag_zien_verdringt_niet_wat_hij_mag_zien(
    adviseur: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More hidden entries than a search looks at, before the visible one; that they are there isn't told either."""
    monkeypatch.setattr(zoekmodule, "MEESTE_KANDIDATEN", 3)
    geheim = [_zaak().id for _ in range(5)]
    Zaak.objects.filter(id__in=geheim).update(vertrouwelijkheidaanduiding=7)
    zaak = _zaak()
    bereik = maak_bereik([Strook(None, 5)])
    for soort, stuk in ((zaken.Zoekingangsoort.NAAM, "yildiz"), (zaken.Zoekingangsoort.ADRES, "veenkade")):
        gevonden = zaken.zoek_stuk(zaak.organisatie_id, soort, stuk, bereik=bereik)
        assert [t.zaak_id for t in gevonden.treffers] == [zaak.id]
        assert not gevonden.te_veel
    assert zaken.zoek_stuk(zaak.organisatie_id, zaken.Zoekingangsoort.NAAM, "yildiz", bereik=OVERAL).te_veel


def test_een_andere_organisatie_vindt_niets() -> None:
    from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie

    zaak = _zaak()
    ander = ingelogd(
        maak_medewerker(
            organisatie=maak_organisatie("andere-gemeente"), rechten=(Recht.ZAAK_LEZEN, Recht.CLIENT_ZOEKEN)
        )
    )
    for zoek in ("yildiz", "AB123C", "3456AB 12", "7-12-1985", zaak.identificatie):
        assert _gevonden(ander, zoek, doel="zaak") == {}, zoek


def test_het_aantal_vragen_groeit_niet_met_wat_gevonden_wordt_en_een_groep_heeft_er_hoogstens_twintig(
    client: Client,
) -> None:
    def kosten() -> tuple[int, int]:
        client.post("/werkplek/zoeken", {"zoek": "yildiz", "doel": "zaak"})
        with CaptureQueriesContext(connection) as vragen:
            aantal = len(_gevonden(client, "yildiz", doel="zaak")["Naam"])
        return len(vragen), aantal

    _zaak()
    een = kosten()
    for _nummer in range(24):
        _zaak()
    assert kosten() == (een[0], 20)


def test_een_rol_die_verandert_is_onder_de_nieuwe_naam_te_vinden_en_niet_meer_onder_de_oude(
    client: Client, adviseur: Medewerker
) -> None:
    zaak = _zaak()
    soort = zaken.zaaktype_van(zaak)
    rol = zaken.initiator_van(zaak)
    assert rol is not None
    from eenloket.midoffice.aanbod.api import typegegevens

    zaken.wijzig_rol(
        rol, {"gegevens": {"geslachtsnaam": "Bakker"}}, typegegevens(soort.id), door=actor_van(adviseur)
    )
    assert _gevonden(client, "yildiz", doel="zaak") == {}
    assert _gevonden(client, "bakker", doel="zaak") == {"Naam": [zaak.identificatie]}


@pytest.mark.parametrize(
    ("nummer", "zoek"),
    [("ZK bläh", "ZK bläh"), ("foo a b", "foo a b"), ("foo a b", "foo a"), ("ZAAK-XY", "zaak-xy")],
)
def test_nummers_van_andere_systemen_worden_gevonden(client: Client, nummer: str, zoek: str) -> None:
    zaak = _zaak()
    Zaak.objects.filter(id=zaak.id).update(identificatie=nummer)
    antwoord = client.post("/werkplek/zoeken", {"zoek": zoek}, follow=True)
    assert nummer in antwoord.content.decode()
