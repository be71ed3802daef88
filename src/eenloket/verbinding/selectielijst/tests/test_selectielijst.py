"""The selection list, asked of the simulator over HTTP."""

import uuid

import pytest

from eenloket.kern.actoren import systeem
from eenloket.kern.fouten import BuitenBereik
from eenloket.midoffice.aanbod.archiefregime import meegeleverd
from eenloket.midoffice.aanbod.models import Resultaattype, Zaaktype
from eenloket.midoffice.aanbod.ports import poorten
from eenloket.midoffice.aanbod.selectielijstadressen import vul_adressen
from eenloket.midoffice.aanbod.tests.bouwers import geef_aanbod
from eenloket.verbinding.conftest import Simulatoren
from eenloket.verbinding.selectielijst.selectielijst import BRUIKBAAR, ONBEKEND, VERS, Selectielijst


class Klok:
    def __init__(self) -> None:
        self.nu = 1000.0

    def __call__(self) -> float:
        return self.nu


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def lijst(simulatoren: Simulatoren, klok: Klok) -> Selectielijst:
    return Selectielijst(f"{simulatoren.url}/selectielijst/api/v1/", klok=klok)


def test_een_klasse_met_haar_procestype(lijst: Selectielijst) -> None:
    adressen = lijst.adressen(2020)
    klasse = lijst.resultaat(adressen.klassen["8.4.1"])
    assert klasse is not None
    assert (klasse.nummer, klasse.waardering, klasse.bewaartermijn, klasse.procestermijn) == (
        "8.4.1", "vernietigen", "P42D", "nihil",
    )  # fmt: skip
    procestype = lijst.procestype(klasse.procestype)
    assert procestype is not None
    assert (procestype.nummer, procestype.naam) == ("8", "Voorzieningen verstrekken")
    assert klasse.procestype == adressen.procestypen["8"]
    blijft = lijst.resultaat(adressen.klassen["11.1.6"])
    assert blijft is not None
    assert (blijft.waardering, blijft.bewaartermijn, blijft.procestermijn) == ("blijvend_bewaren", "", "")


def test_de_adressen_van_een_jaar_over_alle_bladzijden(lijst: Selectielijst) -> None:
    adressen = lijst.adressen(2020)
    assert set(adressen.klassen) == set(meegeleverd().klassen)
    assert set(adressen.procestypen) == set(meegeleverd().procestypen)
    assert set(adressen.omschrijvingen) == {"Afgewezen", "Ingetrokken", "Toegekend"}
    assert set(lijst.adressen(2017).klassen).isdisjoint({"8.4.1"})
    assert lijst.adressen(1900).procestypen == {}


def test_wat_niet_in_de_lijst_staat_bestaat_niet(lijst: Selectielijst) -> None:
    procestype = lijst.adressen(2020).procestypen["11"]
    assert lijst.resultaat(procestype) is None
    assert lijst.procestype(f"{lijst.wortel}/procestypen/{uuid.uuid4()}") is None
    for vreemd in (
        "https://elders.example/procestypen/1",
        f"{lijst.wortel}/procestypen/../x",
        "",
        procestype + "x",
    ):
        assert lijst.procestype(vreemd) is None


def test_een_omschrijving(lijst: Selectielijst) -> None:
    url = f"{lijst.wortel}/resultaattypeomschrijvingen/fb65d251-1518-4185-865f-b8bdcfad07b1"
    gevonden = lijst.resultaattypeomschrijving(url)
    assert gevonden is not None
    assert (gevonden.url, gevonden.omschrijving) == (url, "Toegekend")


def test_wat_bekend_is_blijft_bekend_als_de_lijst_uit_is(
    lijst: Selectielijst, simulatoren: Simulatoren, klok: Klok
) -> None:
    url = lijst.adressen(2020).procestypen["11"]
    bekend = lijst.procestype(url)
    simulatoren.storing("selectielijst", "uit")
    assert lijst.procestype(url) == bekend  # fresh: not asked
    klok.nu += VERS + 1
    assert lijst.procestype(url) == bekend  # asked in vain, believed
    klok.nu += BRUIKBAAR
    with pytest.raises(BuitenBereik):
        lijst.procestype(url)


@pytest.mark.parametrize("storing", ["uit", "onzin", "5xx", "traag"])
def test_een_lijst_die_niet_antwoordt_is_buiten_bereik(simulatoren: Simulatoren, storing: str) -> None:
    lijst = Selectielijst(f"{simulatoren.url}/selectielijst/api/v1", tijd=0.2)
    simulatoren.storing("selectielijst", storing, vertraging=1)
    with pytest.raises(BuitenBereik):
        lijst.procestype(f"{lijst.wortel}/procestypen/{uuid.uuid4()}")
    with pytest.raises(BuitenBereik):
        lijst.controleer()


def test_na_herhaalde_fouten_vraagt_hij_niet_meer(simulatoren: Simulatoren) -> None:
    lijst = Selectielijst(f"{simulatoren.url}/selectielijst/api/v1")
    simulatoren.storing("selectielijst", "5xx")
    for _ in range(5):
        with pytest.raises(BuitenBereik):
            lijst.controleer()
    assert lijst.verbinding.breker.open


def test_dat_iets_er_niet_is_wordt_kort_onthouden(
    lijst: Selectielijst, simulatoren: Simulatoren, klok: Klok
) -> None:
    url = f"{lijst.wortel}/resultaten/{uuid.uuid4()}"
    assert lijst.resultaat(url) is None
    simulatoren.storing("selectielijst", "uit")
    assert lijst.resultaat(url) is None
    klok.nu += ONBEKEND + 1
    with pytest.raises(BuitenBereik):
        lijst.resultaat(url)


@pytest.mark.django_db
def test_zaaktypen_uit_een_pakket_krijgen_de_adressen_van_de_lijst(
    lijst: Selectielijst, monkeypatch: pytest.MonkeyPatch
) -> None:
    aanbod = geef_aanbod()
    assert vul_adressen(aanbod.organisatie_id, door=systeem("test")) == 0  # nothing is coupled
    monkeypatch.setattr(poorten, "selectielijst", lijst)
    assert vul_adressen(aanbod.organisatie_id, door=systeem("test")) == 3
    adressen = lijst.adressen(2020)
    assert Zaaktype.objects.get().selectielijst_procestype == adressen.procestypen["11"]
    assert set(Resultaattype.objects.values_list("selectielijst_nummer", "selectielijstklasse")) == {
        ("11.1", adressen.klassen["11.1"]),
        ("11.2", adressen.klassen["11.2"]),
    }
    assert vul_adressen(aanbod.organisatie_id, door=systeem("test")) == 0
