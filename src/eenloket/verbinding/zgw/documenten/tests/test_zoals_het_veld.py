"""What clients in the field send and expect of the Documenten API, where the rules leave room."""

import pytest

from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.models import Dienst
from eenloket.verbinding.zgw.tests.ander_register import ander_register
from eenloket.verbinding.zgw.tests.klant import Klant

from .conftest import Maker

pytestmark = pytest.mark.django_db


def test_drc_001_een_rsin_van_nullen_en_een_getal_als_titel(maak: Maker) -> None:
    gemaakt = maak(bronorganisatie="000000000", titel=7)
    assert (gemaakt["bronorganisatie"], gemaakt["titel"]) == ("000000000", "7")


def test_drc_006_gebruiksrechten_vanaf_een_tijdstip_zonder_zone(klant: Klant, maak: Maker) -> None:
    recht = {
        "informatieobject": maak()["url"],
        "startdatum": "2026-01-01T10:00:00",
        "einddatum": "2027-01-01T10:00:00",
        "omschrijvingVoorwaarden": "geen",
    }
    gemaakt = klant.post("documenten/gebruiksrechten", recht)
    assert gemaakt["startdatum"].startswith("2026-01-01T10:00:00")


def test_drc_002_het_object_in_een_bekend_register(klant: Klant, maak: Maker) -> None:
    document = maak()["url"]
    with ander_register() as elders:
        Dienst.objects.create(organisatie=maak_organisatie(), url=elders.url, soort="zrc", intern=True)
        iets = elders.zet("/dingen/1", {"url": "x", "naam": "iets"})
        for url, code in (
            (iets, "invalid-resource"),
            (elders.url + "zaken/weg", "bad-url"),
            ("https://onbekend.example.nl/zaken/1", "bad-url"),
        ):
            relatie = {"informatieobject": document, "object": url, "objectType": "zaak"}
            assert klant.fouten("post", "documenten/objectinformatieobjecten", relatie) == {"object": code}
