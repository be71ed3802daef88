"""Cases over the API."""

import pytest

from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def test_een_zaak_van_het_loket_staat_meteen_in_de_api(klant: Klant) -> None:
    zaak = maak_zaak()
    lijst = klant.get("zaken/zaken")
    assert lijst["count"] == 1
    assert lijst["results"][0]["identificatie"] == zaak.identificatie
    een = klant.get(lijst["results"][0]["url"])
    assert een == lijst["results"][0]
    assert een["zaaktype"] == f"{BASIS}/catalogi/api/v1/zaaktypen/{zaak.zaaktype_id}"


def test_een_zaak_die_via_de_api_komt_is_een_gewone_zaak(klant: Klant) -> None:
    soort = maak_zaak().zaaktype_id
    gemaakt = klant.post(
        "zaken/zaken",
        {
            "zaaktype": f"{BASIS}/catalogi/api/v1/zaaktypen/{soort}",
            "bronorganisatie": "517439943",
            "verantwoordelijkeOrganisatie": "517439943",
            "startdatum": "2026-11-01",
            "omschrijving": "proef",
        },
    )
    assert gemaakt["identificatie"].startswith("Z")
    assert klant.get(gemaakt["url"]) == gemaakt
    assert klant.get("zaken/zaken")["count"] == 2
