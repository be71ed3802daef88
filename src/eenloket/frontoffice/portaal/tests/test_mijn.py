"""/mijn: one picture, what must be done, and only what is handed over (M-B6, M-B12)."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.frontoffice.intake.tests.bouwers import begin, inwoner, pad, staat
from eenloket.kern.klok import nu, vandaag
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.models import Besluittype
from eenloket.midoffice.aanvragen.api import Aanvraag, Knoop
from eenloket.midoffice.aanvragen.tests.bouwers import (
    DOOR,
    FEEST,
    beslis,
    bezorg_plan,
    ingediend,
    knopen,
    zaak_van,
)
from eenloket.midoffice.aanvragen.tests.registers import Kastje
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.documenten.tests.bestanden import PDF, png
from eenloket.midoffice.zaken import api as zaken


def _vraag(aanvraag: Aanvraag, dienst: str, tekst: str = "Stuur ons uw koopcontract.") -> zaken.Taak:
    return zaken.vraag_client(
        zaak_van(aanvraag, dienst), vraag=tekst, uiterlijk=vandaag() + dt.timedelta(days=14), door=DOOR
    )


def test_zonder_aanvragen_wijst_mijn_de_weg(loket: Kastje) -> None:
    pagina = inwoner().get("/mijn").content.decode()
    assert "Er loopt niets" in pagina
    assert "Iets regelen" in pagina


def test_wat_de_client_moet_doen_staat_bovenaan(loket: Kastje) -> None:
    aanvraag = ingediend()
    taak = _vraag(aanvraag, "adreswijziging")
    client = inwoner()
    pagina = client.get("/mijn").content.decode()
    assert pagina.index("Stuur ons uw koopcontract.") < pagina.index("Lopend")
    assert pad("taak", aanvraag.nummer, taak.id) in pagina
    assert "wacht op u" in pagina
    zaak = client.get(pad("zaak", aanvraag.nummer)).content.decode()
    assert zaak.index("Stuur ons uw koopcontract.") < zaak.index("loket-plan__rijen")


def test_antwoorden_in_woorden_en_met_een_bestand(loket: Kastje) -> None:
    aanvraag = ingediend()
    taak = _vraag(aanvraag, "adreswijziging")
    client = inwoner()
    adres = pad("taak", aanvraag.nummer, taak.id)
    leeg = client.post(adres, {"antwoord": " "})
    assert leeg.status_code == 400
    assert 'href="#id_antwoord"' in leeg.content.decode()
    fout = client.post(
        adres, {"antwoord": "Hier is het", "bestanden": SimpleUploadedFile("x.pdf", b"MZ\x90")}
    )
    assert fout.status_code == 400
    assert 'href="#id_bestanden"' in fout.content.decode()
    assert "Hier is het" in fout.content.decode()
    apart = client.post(
        pad("taakbestand", aanvraag.nummer, taak.id), {"bestanden": SimpleUploadedFile("foto.png", png())}
    )
    assert apart.status_code == 201
    assert "foto.png" in client.get(adres).content.decode()
    assert client.post(apart.json()["verwijder_url"]).url == adres
    goed = client.post(adres, {"antwoord": "Hier is het", "bestanden": SimpleUploadedFile("koop.pdf", PDF)})
    assert goed.url == pad("zaak", aanvraag.nummer)
    assert "U heeft dit al beantwoord" in client.get(adres).content.decode()
    assert client.post(adres, {"antwoord": "nog eens"}).url == pad("zaak", aanvraag.nummer)
    taak.refresh_from_db()
    assert taak.klaar_op is not None


def test_de_vraag_van_een_ander_onderdeel_hoort_bij_zijn_eigen_nummer(loket: Kastje) -> None:
    een, twee = ingediend(), ingediend()
    taak = _vraag(een, "adreswijziging")
    assert inwoner().get(pad("taak", twee.nummer, taak.id)).status_code == 404


def test_een_taak_voor_medewerkers_is_niet_van_de_client(loket: Kastje) -> None:
    aanvraag = ingediend()
    taak = zaken.stel_taak(
        zaak_van(aanvraag, "adreswijziging"), soort="nakijken", vraag="Kijk na", sleutel="x", door=DOOR
    )
    assert inwoner().get(pad("taak", aanvraag.nummer, taak.id)).status_code == 404
    assert "Kijk na" not in inwoner().get(pad("zaak", aanvraag.nummer)).content.decode()


def _besluit(aanvraag: Aanvraag, dienst: str, *, positief: bool) -> None:
    zaak = zaak_van(aanvraag, dienst)
    soort = next(s for s in zaken.zaaktype_van(zaak).resultaattypen.values() if s.positief == positief)
    besluiten.neem_besluit(
        zaak,
        resultaat=soort.omschrijving,
        motivering={"nl": "Reden van het besluit.", "en": "Reason for the decision."},
        regels=["Apv artikel 2"],
        door=DOOR,
        bevoegde_rollen=frozenset({_rol(aanvraag, dienst)}),
    )


def _rol(aanvraag: Aanvraag, dienst: str) -> str:
    return aanbod_api.uitgave(aanvraag.uitgave_id).dienst(dienst).mandaat.rol


def test_een_besluit_is_te_zien_als_alles_is_overgedragen(loket: Kastje) -> None:
    aanvraag = ingediend("straatfeest", FEEST)
    assert aanvraag.levering == "samen"
    dienst = "evenementenvergunning"
    _besluit(aanvraag, dienst, positief=False)
    client = inwoner()
    assert "Reden van het besluit." not in client.get(pad("zaak", aanvraag.nummer)).content.decode()
    Knoop.objects.filter(aanvraag=aanvraag, dienst=dienst).update(geleverd_op=nu())
    assert "Reden van het besluit." in client.get(pad("zaak", aanvraag.nummer)).content.decode()


def test_een_besluit_van_een_ander_systeem_is_te_zien_na_de_verzending(loket: Kastje) -> None:
    aanvraag = ingediend()
    zaak = zaak_van(aanvraag, "adreswijziging")
    Knoop.objects.filter(aanvraag=aanvraag).update(geleverd_op=nu())
    besluit = besluiten.Besluit.objects.create(
        organisatie=zaak.organisatie, identificatie="ELDERS-1", verantwoordelijke_organisatie="517439943",
        besluittype=besluittype(), zaak=zaak, datum=vandaag(), ingangsdatum=vandaag(), toelichting="Zo besloot een ander.",
    )  # fmt: skip
    client = inwoner()
    assert "Zo besloot een ander." not in client.get(pad("zaak", aanvraag.nummer)).content.decode()
    besluit.verzenddatum = vandaag()
    besluit.save()
    assert "Zo besloot een ander." in client.get(pad("zaak", aanvraag.nummer)).content.decode()


def besluittype() -> Besluittype:
    gevonden = Besluittype.objects.first()
    assert gevonden is not None
    return gevonden


def test_na_een_weigering_een_andere_datum_voorstellen(loket: Kastje) -> None:
    aanvraag = ingediend("straatfeest", FEEST)
    client = inwoner()
    assert "Andere datum voorstellen" not in client.get(pad("zaak", aanvraag.nummer)).content.decode()
    assert client.post(pad("opnieuw", aanvraag.nummer, "evenement_datum")).status_code == 404
    beslis(aanvraag, "wegafsluiting", positief=False)
    bezorg_plan()
    assert "Andere datum voorstellen" in client.get(pad("zaak", aanvraag.nummer)).content.decode()
    assert client.post(pad("opnieuw", aanvraag.nummer, "aantal_bezoekers")).status_code == 404
    antwoord = client.post(pad("opnieuw", aanvraag.nummer, "evenement_datum"))
    nieuw = Aanvraag.objects.get(staat="concept")
    assert antwoord.url == pad("vraag", nieuw.id, "evenement_datum")
    assert client.get(antwoord.url).status_code == 200
    assert staat(nieuw.id).waarde("evenement_naam")
    assert "evenement_datum" not in staat(nieuw.id).antwoorden


def test_intrekken_stopt_wat_is_aangevinkt_en_alleen_dat(loket: Kastje) -> None:
    aanvraag = ingediend()
    client = inwoner()
    leeg = client.post(pad("intrekken", aanvraag.nummer))
    assert leeg.status_code == 400
    assert 'href="#id_dienst"' in leeg.content.decode()
    assert client.post(pad("intrekken", aanvraag.nummer), {"dienst": "afvalcontainer"}).url == pad(
        "zaak", aanvraag.nummer
    )
    assert knopen(aanvraag)["afvalcontainer"].staat == "ingetrokken"
    assert knopen(aanvraag)["adreswijziging"].staat == "loopt"
    assert client.post(pad("intrekken", aanvraag.nummer), {"dienst": "afvalcontainer"}).status_code == 409
    assert client.post(pad("intrekken", aanvraag.nummer), {"dienst": "onzin"}).status_code == 409


def test_duizend_aanvragen_staan_op_paginas(loket: Kastje) -> None:
    aanvraag = ingediend()
    Aanvraag.objects.bulk_create(
        Aanvraag(
            organisatie_id=aanvraag.organisatie_id, nummer=f"2025-{n:07d}", patroon="verhuizen", uitgave_id=aanvraag.uitgave_id,
            staat="afgerond", client=aanvraag.client, client_soort="persoon", handelende=aanvraag.client, grond="zelf", begonnen_op=nu(), gewijzigd_op=nu(), ingediend_op=nu(),
        )
        for n in range(999)
    )  # fmt: skip
    client = inwoner()
    client.get("/mijn")
    with CaptureQueriesContext(connection) as vragen:
        eerste = client.get("/mijn").content.decode()
    assert len(vragen) <= 12, [v["sql"][:90] for v in vragen]
    assert eerste.index(aanvraag.nummer) < eerste.index("2025-")  # what runs comes first, however old
    assert eerste.count("/mijn/zaken/") == 20
    assert 'href="?pagina=50"' in eerste
    assert client.get("/mijn?pagina=50").content.decode().count("/mijn/zaken/") == 20
    for vreemd in ("0", "9999", "x", "-1"):
        assert client.get("/mijn", {"pagina": vreemd}).status_code == 200


@pytest.mark.parametrize("patroon", ["verhuizen", "straatfeest"])
def test_de_zaakpagina_kost_een_vast_aantal_databasevragen(loket: Kastje, patroon: str) -> None:
    aanvraag = ingediend(patroon, FEEST if patroon == "straatfeest" else None)
    client = inwoner()
    client.get(pad("zaak", aanvraag.nummer))
    with CaptureQueriesContext(connection) as vragen:
        client.get(pad("zaak", aanvraag.nummer))
    assert len(vragen) <= 10, [v["sql"][:90] for v in vragen]


def test_mijn_kost_evenveel_vragen_bij_een_en_bij_vier_aanvragen(loket: Kastje) -> None:
    client = inwoner()
    tellingen = []
    for _ in range(2):
        ingediend()
        client.get("/mijn")
        with CaptureQueriesContext(connection) as vragen:
            client.get("/mijn")
        tellingen.append(len(vragen))
        ingediend("straatfeest", FEEST)
    assert tellingen[0] == tellingen[1]


def test_een_concept_staat_in_mijn_tot_het_verstuurd_is(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    assert "Nog niet verstuurd" in client.get("/mijn").content.decode()
    assert pad("aanvraag", id_) in client.get("/mijn").content.decode()
    assert "U was hier al mee bezig" in client.get("/beginnen/vraag/verhuizen").content.decode()


def test_hoe_de_client_bericht_wil_krijgen(loket: Kastje) -> None:
    client = inwoner()
    pagina = client.get("/mijn/voorkeuren").content.decode()
    for kanaal in ("mail", "sms", "berichtenbox", "post"):
        assert f'name="kanaal" value="{kanaal}"' in pagina
    fout = client.post("/mijn/voorkeuren", {"kanaal": "mail", "email": "geen-adres", "telefoon": ""})
    assert fout.status_code == 400
    assert 'href="#id_email"' in fout.content.decode()
    assert client.post("/mijn/voorkeuren", {"kanaal": "duif", "email": "", "telefoon": ""}).status_code == 400
    assert client.post("/mijn/voorkeuren", {"kanaal": "sms", "email": "", "telefoon": ""}).status_code == 400
    assert (
        client.post("/mijn/voorkeuren", {"kanaal": "sms", "email": "", "telefoon": "06 12345678"}).url
        == "/mijn"
    )
    assert 'value="sms" checked' in client.get("/mijn/voorkeuren").content.decode()


def test_wie_mijn_gegevens_bekeek_staat_er_met_reden(loket: Kastje) -> None:
    client = inwoner()
    begin(client)
    pagina = client.get("/mijn/gegevens").content.decode()
    assert "Verhuizing doorgeven" in pagina
    assert "Grondslag:" in pagina
