"""Two at once: one decision, one result, and a clear answer for who came second."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from eenloket.kern.fouten import Domeinfout
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.besluiten.models import Besluit
from eenloket.midoffice.regels.tests.bouwers import feiten_met
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Resultaat, Taak, Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_aanbod, maak_zaak, opening, over
from eenloket.midoffice.zaken.tests.proefaanbod import MELDING, ROL, STIL

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def vers() -> None:
    aanbod.vergeet()


def tegelijk(aantal: int, functie: object) -> list[str]:
    def een(n: int) -> str:
        try:
            functie(n)  # type: ignore[operator]
            return "gelukt"
        except Domeinfout as fout:
            return fout.code
        finally:
            connection.close()

    with ThreadPoolExecutor(aantal) as draden:
        return sorted(draden.map(een, range(aantal)))


def test_twee_beslissers_tegelijk_geven_een_besluit() -> None:
    zaak = maak_zaak(STIL)

    def beslis(n: int) -> None:
        besluiten.neem_besluit(
            zaak, resultaat=["Verleend", "Geweigerd"][n % 2], motivering={"nl": "Zo is het."}, regels=[], door=DOOR,
            bevoegde_rollen=frozenset({ROL}),
        )  # fmt: skip

    assert tegelijk(6, beslis) == ["gelukt"] + ["zaak-is-gesloten"] * 5
    assert Besluit.objects.count() == Resultaat.objects.count() == 1


def test_de_tabel_en_de_intrekking_tegelijk_geven_een_einde() -> None:
    zaak = maak_zaak(MELDING)

    def doe(n: int) -> None:
        if n % 2:
            besluiten.beslis_automatisch(zaak, feiten_met(waarde="ja"))
        else:
            zaken.sluit(zaak, resultaat="Ingetrokken", door=DOOR)

    uitkomsten = tegelijk(4, doe)
    assert set(uitkomsten) <= {"gelukt", "zaak-is-gesloten"}
    assert Resultaat.objects.filter(zaak=zaak).count() == 1
    assert Zaak.objects.get(id=zaak.id).fase == "gesloten"


def test_een_vraag_wordt_een_keer_beantwoord() -> None:
    zaak = maak_zaak(STIL)
    taak = zaken.vraag_client(zaak, vraag="Stuur iets", uiterlijk=over(7), door=DOOR)
    assert tegelijk(4, lambda n: zaken.beantwoord(taak, antwoord=f"Antwoord {n}", door=DOOR)) == [
        "gelukt", "taak-is-klaar", "taak-is-klaar", "taak-is-klaar",
    ]  # fmt: skip
    assert Taak.objects.count() == 1
    assert not Zaak.objects.get(id=zaak.id).opschorting_indicatie


def test_veel_indieningen_tegelijk_krijgen_unieke_nummers() -> None:
    begin = maak_aanbod()
    openingen = [[opening(begin, STIL) for _ in range(5)] for _ in range(12)]
    assert tegelijk(12, lambda n: zaken.open_zaken(openingen[n], door=DOOR)) == ["gelukt"] * 12
    assert Zaak.objects.values("identificatie").distinct().count() == 60
