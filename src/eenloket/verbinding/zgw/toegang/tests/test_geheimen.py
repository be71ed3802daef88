"""Secrets stand encrypted, and are shown once."""

from typing import Any

import pytest
from django.db import connection

from eenloket.kern.actoren import systeem
from eenloket.kern.audit.models import Auditregel
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.dienstacties import bewaar_dienst
from eenloket.verbinding.zgw.models import Client
from eenloket.verbinding.zgw.tests.klant import maak_klant
from eenloket.verbinding.zgw.toegang.acties import geef_client_uit

pytestmark = pytest.mark.django_db
GEHEIM = "HeelBijzonderGeheimDatNergensMagStaan!"


def _afdruk(tabel: str) -> str:
    """What a dump of the table shows."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(string_agg(t::text, '\n'), '') FROM {tabel} t")
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize("tabel", ["zgw_client", "zgw_dienst", "audit_auditregel"])
def test_geheimen_staan_versleuteld(tabel: str) -> None:
    organisatie = maak_organisatie()
    geef_client_uit(organisatie, "proef", geheim=GEHEIM, alle_rechten=True, door=systeem("test"))
    bewaar_dienst(
        organisatie,
        "https://zrc.example/zaken/api/v1/",
        soort="zrc",
        client_id="wij",
        geheim=GEHEIM,
        door=systeem("test"),
    )
    afdruk = _afdruk(tabel)
    assert "zrc.example" in afdruk or "proef" in afdruk
    assert GEHEIM not in afdruk
    assert GEHEIM.encode().hex() not in afdruk
    assert Client.objects.get(client_id="proef").geheim == GEHEIM


def test_geen_enkel_antwoord_toont_een_geheim() -> None:
    klant = maak_klant(maak_organisatie())
    geef_client_uit(maak_organisatie(), "ander", geheim=GEHEIM, alle_rechten=True, door=systeem("test"))
    for pad in ("autorisaties/applicaties", "autorisaties/applicaties/consumer?clientId=ander"):
        klant.get(pad)
        assert GEHEIM not in klant.antwoord.content.decode()


def test_een_verzonnen_geheim_is_lang_en_elke_keer_anders() -> None:
    geheimen = {
        geef_client_uit(maak_organisatie(), naam, door=systeem("test")).geheim for naam in ("a", "b", "a")
    }
    assert len(geheimen) == 3
    assert all(len(g) >= 48 for g in geheimen)


def test_het_spoor_zegt_wie_een_client_maakte(caplog: Any) -> None:
    geef_client_uit(maak_organisatie(), "proef", geheim=GEHEIM, door=systeem("test"))
    regel = Auditregel.objects.filter(tabel="zgw_client").latest("id")
    assert (regel.actor, regel.reden, regel.soort) == ("systeem:test", "zgw.client", "I")
    assert GEHEIM not in caplog.text
