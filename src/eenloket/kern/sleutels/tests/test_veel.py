"""Numbers and pseudonyms of many persons at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.kern.actoren import systeem
from eenloket.kern.doel import Doel
from eenloket.kern.identificatie import Pseudoniem, nieuw_id
from eenloket.kern.sleutels.api import (
    Domein,
    Nummersoort,
    nummers_van,
    pseudoniem,
    pseudoniemen,
    vertaal,
)
from eenloket.kern.sleutels.models import Persoonssleutel
from eenloket.kern.verwerkingen.models import Verwerking

DOEL = Doel("Behandelen van zaken", "AVG artikel 6", systeem("proef"), organisatie="proefveen")
BSNS = ("999990019", "999993653", "999990408")
ALLE = [(Nummersoort.BSN, bsn) for bsn in BSNS] + [(Nummersoort.KVK, "90004760")]


@pytest.mark.django_db
def test_veel_nummers_geven_dezelfde_pseudoniemen_als_een_voor_een() -> None:
    eerst = pseudoniem(*ALLE[0], Domein.ZAKEN)
    samen = pseudoniemen(ALLE, Domein.ZAKEN)
    assert samen[ALLE[0]] == eerst
    assert samen == {paar: pseudoniem(*paar, Domein.ZAKEN) for paar in ALLE}
    assert Persoonssleutel.objects.count() == 4


@pytest.mark.django_db
def test_het_kost_evenveel_vragen_voor_veel_nummers() -> None:
    pseudoniemen(ALLE[:1], Domein.ZAKEN)
    pseudoniemen(ALLE, Domein.ZAKEN)
    with CaptureQueriesContext(connection) as vragen:
        wie = pseudoniemen(ALLE, Domein.ZAKEN)
    assert len(vragen) == 1
    with CaptureQueriesContext(connection) as vragen:
        assert set(nummers_van(wie.values(), Domein.ZAKEN, DOEL).values()) == set(ALLE)
    opdrachten = [v["sql"] for v in vragen if not v["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(opdrachten) == 3  # the numbers, and a log entry for citizens and one for businesses
    assert pseudoniemen([], Domein.ZAKEN) == {}
    assert nummers_van([], Domein.ZAKEN, DOEL) == {}


@pytest.mark.django_db
def test_elk_nummer_dat_gelezen_is_staat_in_het_log_met_wat_er_nog_meer_gelezen_is() -> None:
    wie = pseudoniemen(ALLE, Domein.ZAKEN)
    vreemd = Pseudoniem(nieuw_id())
    gevonden = nummers_van([*wie.values(), vreemd], Domein.ZAKEN, DOEL, gegevens=["naam"])
    assert vreemd not in gevonden
    regels = {r.betrokkene: r.gegevens for r in Verwerking.objects.all()}
    assert regels == {
        vertaal(p, Domein.ZAKEN, Domein.VERWERKINGEN): [str(soort), "naam"] for (soort, _n), p in wie.items()
    }


@pytest.mark.django_db(transaction=True)
def test_dezelfde_nieuwe_nummers_tegelijk_worden_een_keer_geregistreerd() -> None:
    def registreer(omgekeerd: int) -> dict[tuple[Nummersoort, str], Pseudoniem]:
        try:
            return pseudoniemen(ALLE[::-1] if omgekeerd % 2 else ALLE, Domein.ZAKEN)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as tegelijk:
        uitkomsten = list(tegelijk.map(registreer, range(16)))
    assert all(uitkomst == uitkomsten[0] for uitkomst in uitkomsten)
    assert Persoonssleutel.objects.count() == 4
