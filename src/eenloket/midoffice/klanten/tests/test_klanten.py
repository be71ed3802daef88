"""Clients: their wishes, their contacts, and who is in a session (M-B1, M-F2)."""

import uuid
from typing import Any

import pytest
from django.db import connection

from eenloket.kern.actoren import Partijsoort, systeem
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten import ingelogd
from eenloket.midoffice.klanten.ingelogd import Client, Partijverwijzing, Zekerheid

pytestmark = pytest.mark.django_db
DOOR = systeem("test")
WIE = uuid.UUID(int=7)


def organisatie(slug: str = "proefdorp", rsin: str = "800000001") -> uuid.UUID:
    return Organisatie.objects.create(slug=slug, naam=slug.title(), soort="gemeente", rsin=rsin).id


def test_een_voorkeur_groeit_en_wat_niet_gegeven_is_blijft() -> None:
    org = organisatie()
    assert klanten.voorkeur(org, WIE) is None
    klanten.leg_voorkeur_vast(org, WIE, adressen={"email": "a@b.example", "naam": "S. Moulin"}, door=DOOR)
    assert klanten.voorkeur(org, WIE) == klanten.Contactwens(
        "mail", {"email": "a@b.example", "naam": "S. Moulin"}, "nl"
    )
    klanten.leg_voorkeur_vast(
        org, WIE, adressen={"telefoon": "0612345678", "email": ""}, kanaal="sms", taal="en", door=DOOR
    )
    wens = klanten.voorkeur(org, WIE)
    assert wens == klanten.Contactwens(
        "sms", {"email": "a@b.example", "naam": "S. Moulin", "telefoon": "0612345678"}, "en"
    )
    klanten.leg_voorkeur_vast(org, WIE, adressen={}, door=DOOR)
    assert (wens := klanten.voorkeur(org, WIE)) is not None
    assert wens.kanaal == "sms"


def test_zonder_mailadres_is_de_berichtenbox_het_kanaal() -> None:
    org = organisatie()
    klanten.leg_voorkeur_vast(org, WIE, adressen={"telefoon": "0612345678"}, door=DOOR)
    assert (wens := klanten.voorkeur(org, WIE)) is not None
    assert wens.kanaal == "berichtenbox"


def test_een_organisatie_ziet_niets_van_een_andere() -> None:
    org, ander = organisatie(), organisatie("elders", "800000013")
    klanten.leg_voorkeur_vast(org, WIE, adressen={"email": "a@b.example"}, door=DOOR)
    klanten.leg_contact_vast(org, client=WIE, kanaal="web", onderwerp="Verhuizen", door=DOOR)
    assert klanten.voorkeur(ander, WIE) is None
    assert klanten.contacten_van(ander, WIE) == []


def test_contacten_staan_op_een_rij_het_nieuwste_eerst_en_versleuteld() -> None:
    org = organisatie()
    for onderwerp in ("Verhuizen", "Paspoort"):
        klanten.leg_contact_vast(
            org, client=WIE, kanaal="telefoon", onderwerp=onderwerp, inhoud="Belt terug", door=DOOR
        )
    assert [c.onderwerp for c in klanten.contacten_van(org, WIE)] == ["Paspoort", "Verhuizen"]
    assert len(klanten.contacten_van(org, WIE, limiet=1)) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT inhoud FROM klanten_klantcontact")
        assert all(b"Belt" not in bytes(rij[0]) for rij in cursor.fetchall())


def client() -> Client:
    wie = pseudoniem(Nummersoort.BSN, "999990019", Domein.KLANTEN)
    return Client.zelf(
        Partijverwijzing(Partijsoort.PERSOON, wie, "Suzanne Moulin"), "digid", Zekerheid.SUBSTANTIEEL
    )


def test_een_sessie_kent_de_client_maar_een_dump_ervan_niet() -> None:
    sessie: dict[str, Any] = {}
    assert ingelogd.lees(sessie) is None
    ingelogd.bewaar(sessie, client())
    assert ingelogd.lees(sessie) == client()
    assert "Moulin" not in str(sessie)
    assert str(client().pseudoniem) not in str(sessie)
    ingelogd.vergeet(sessie)
    ingelogd.vergeet(sessie)
    assert ingelogd.lees(sessie) is None


@pytest.mark.parametrize("ruw", ["", "!!", "QUJD", "A", 7, None, {"a": 1}])
def test_een_sessie_die_niet_te_lezen_is_is_niemand(ruw: Any) -> None:
    assert ingelogd.lees({"client": ruw}) is None


def test_in_elk_domein_heet_een_client_anders() -> None:
    namen = {client().in_domein(domein) for domein in Domein}
    assert len(namen) == len(Domein)
    assert client().in_domein(Domein.KLANTEN) == client().pseudoniem
