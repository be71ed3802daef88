"""Keeping case numbers, and sixteen at once (zrc-002)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .zaakbouwers import RSIN, maak_soort, nieuw, registreer

pytestmark = pytest.mark.django_db(transaction=True)
TEGELIJK = 16


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def test_een_gereserveerd_nummer_is_er_een_keer_te_gebruiken(klant: Klant) -> None:
    soort = maak_soort()
    een = klant.post("zaken/zaaknummer_reserveren", {"bronorganisatie": RSIN})
    drie = klant.post("zaken/reserveer_zaaknummer", {"bronorganisatie": RSIN, "aantal": 3})
    los = klant.post("zaken/reserveer_zaaknummer", {"bronorganisatie": RSIN})
    nummers = [r["zaaknummer"] for r in (*een, *drie, los)]
    assert len(set(nummers)) == 5
    assert registreer(klant, soort)["identificatie"] not in nummers
    zaak = registreer(klant, soort, identificatie=nummers[2])
    assert zaak["identificatie"] == nummers[2]
    fouten = klant.fouten("post", "zaken/zaken", nieuw(soort, identificatie=nummers[2]))
    assert fouten == {"identificatie": "identificatie-niet-uniek"}


def test_een_reservering_blijft_over_als_registreren_mislukt(klant: Klant) -> None:
    soort = maak_soort()
    nummer = klant.post("zaken/reserveer_zaaknummer", {"bronorganisatie": RSIN})["zaaknummer"]
    fout = nieuw(soort, identificatie=nummer, productenOfDiensten=["https://producten.example/1"])
    klant.fouten("post", "zaken/zaken", fout)
    assert registreer(klant, soort, identificatie=nummer)["identificatie"] == nummer


def test_hoeveel_er_tegelijk_te_reserveren_zijn(klant: Klant) -> None:
    veel = {"bronorganisatie": RSIN, "aantal": 1001}
    assert klant.fouten("post", "zaken/zaaknummer_reserveren", veel) == {"aantal": "max_value"}
    nul = {"bronorganisatie": RSIN, "aantal": 0}
    assert klant.fouten("post", "zaken/zaaknummer_reserveren", nul) == {"aantal": "min_value"}


def _tegelijk(klant: Klant, lichamen: list[dict[str, object]]) -> list[int]:
    def stuur(lichaam: dict[str, object]) -> int:
        eigen = Klant(klant.client_id)
        try:
            eigen("post", "zaken/zaken", lichaam)
            return int(eigen.antwoord.status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TEGELIJK) as pool:
        return list(pool.map(stuur, lichamen))


def test_zrc_002_zestien_tegelijk_krijgen_elk_een_eigen_nummer(klant: Klant) -> None:
    soort = maak_soort()
    assert _tegelijk(klant, [nieuw(soort)] * TEGELIJK * 2) == [201] * TEGELIJK * 2
    nummers = list(Zaak.objects.values_list("identificatie", flat=True))
    assert len(nummers) == len(set(nummers)) == TEGELIJK * 2


def test_zrc_002_van_zestien_met_hetzelfde_nummer_slaagt_er_een(klant: Klant) -> None:
    soort = maak_soort()
    gereserveerd = klant.post("zaken/reserveer_zaaknummer", {"bronorganisatie": RSIN})["zaaknummer"]
    for nummer in ("ZAAK-1", gereserveerd):
        uitkomsten = _tegelijk(klant, [nieuw(soort, identificatie=nummer)] * TEGELIJK)
        assert sorted(uitkomsten) == [201] + [400] * (TEGELIJK - 1)
        assert Zaak.objects.filter(identificatie=nummer).count() == 1
