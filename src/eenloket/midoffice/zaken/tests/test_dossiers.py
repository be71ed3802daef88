"""The files of several cases at once."""

import pytest

from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak, Zaakinformatieobject
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_zaak

pytestmark = pytest.mark.django_db


def document(zaak: Zaak, titel: str, **anders: object) -> documenten.Versie:
    return zaken.maak_document(
        zaak, soort="Brief", titel=titel, inhoud=b"%PDF-", auteur="Test", door=DOOR, **anders
    )  # type: ignore[arg-type]


def test_alle_stukken_van_alle_zaken_nieuwste_eerst_in_een_vraag(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    een, twee, vreemd = maak_zaak(), maak_zaak(), maak_zaak()
    document(een, "a")
    document(twee, "b")
    document(vreemd, "van een ander")
    with django_assert_num_queries(1):
        assert [s.titel for s in zaken.dossiers([een, twee])] == ["b", "a"]
    assert zaken.dossiers([]) == []


def test_een_stuk_in_twee_zaken_staat_er_een_keer() -> None:
    een, twee = maak_zaak(), maak_zaak()
    versie = document(een, "gedeeld")
    Zaakinformatieobject.objects.create(
        zaak=twee,
        informatieobject_id=versie.informatieobject_id,
        titel="gedeeld",
        registratiedatum=versie.begin_registratie,
    )
    assert [s.versie_id for s in zaken.dossiers([een, twee])] == [versie.id]


def test_de_client_ziet_alleen_wat_voor_de_client_is() -> None:
    zaak = maak_zaak()
    document(zaak, "voor ons", voor_client=False)
    document(zaak, "voor u")
    assert [s.titel for s in zaken.dossiers([zaak], alleen_voor_client=True)] == ["voor u"]
