"""A granted move is registered, with everyone who moves along, once."""

import pytest

from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.kern.verwerkingen.models import Verwerking
from eenloket.verbinding.conftest import Simulatoren
from eenloket.verbinding.registers.bijhouding import BrpBijhouding
from eenloket.verbinding.registers.brp import Brp

pytestmark = pytest.mark.django_db
NIEUW = {
    "postcode": "9995CE",
    "huisnummer": 3,
    "huisletter": "",
    "toevoeging": "",
    "straat": "Sluiswachterslaan",
    "plaats": "Rivierveen",
}


@pytest.fixture
def bijhouding(simulatoren: Simulatoren) -> BrpBijhouding:
    return BrpBijhouding(f"{simulatoren.url}/brp/bijhouding", "simulator", tijd=2)


def woont(simulatoren: Simulatoren, bsn: str) -> str:
    brp = Brp(f"{simulatoren.url}/brp/haalcentraal/api/brp", "simulator")
    persoon = brp.persoon(bsn, ["verblijfplaats.verblijfadres.officieleStraatnaam"])
    assert persoon is not None
    return str(persoon["verblijfplaats"]["verblijfadres"]["officieleStraatnaam"])


def test_wie_meeverhuist_verhuist_mee(simulatoren: Simulatoren, bijhouding: BrpBijhouding) -> None:
    lotte = str(pseudoniem(Nummersoort.BSN, "999990032", Domein.AANVRAGEN))
    antwoorden = {"verhuisdatum": "2026-11-20", "nieuw_adres": NIEUW, "wie_verhuizen_mee": [lotte]}
    assert woont(simulatoren, "999990020") == "Wilgenhof"
    bijhouding.verwerk("adreswijziging", "Z2026-1", "999990020", antwoorden)
    bijhouding.verwerk("adreswijziging", "Z2026-1", "999990020", antwoorden)  # the job was tried twice
    assert woont(simulatoren, "999990020") == woont(simulatoren, "999990032") == "Sluiswachterslaan"
    assert woont(simulatoren, "999990044") == "Wilgenhof"
    assert Verwerking.objects.filter(verstrekt_aan="brp", gegevens=["adres"]).exists()


def test_met_het_nummer_uit_de_bag(simulatoren: Simulatoren, bijhouding: BrpBijhouding) -> None:
    from simulatoren.gegevens import zoek_adres

    adres = zoek_adres("9995CE", 5)
    assert adres is not None
    bijhouding.verwerk(
        "adreswijziging",
        "Z2026-2",
        "999990068",
        {"verhuisdatum": "2026-11-20", "nieuw_adres": {"bag_id": adres.nummeraanduiding}},
    )
    assert woont(simulatoren, "999990068") == "Sluiswachterslaan"


def test_wat_het_register_nooit_aanneemt(bijhouding: BrpBijhouding) -> None:
    buiten = NIEUW | {"postcode": "9998AA", "huisnummer": 1}
    with pytest.raises(ValueError, match="andereGemeente"):
        bijhouding.verwerk(
            "adreswijziging", "Z2026-3", "999990019", {"verhuisdatum": "2026-11-20", "nieuw_adres": buiten}
        )
    with pytest.raises(ValueError, match="geen bijhouding"):
        bijhouding.verwerk("parkeervergunning", "Z2026-4", "999990019", {})


def test_een_register_dat_stuk_is_moet_straks_opnieuw(
    simulatoren: Simulatoren, bijhouding: BrpBijhouding
) -> None:
    simulatoren.storing("brp", "5xx")
    with pytest.raises(BuitenBereik):
        bijhouding.verwerk(
            "adreswijziging", "Z2026-5", "999990019", {"verhuisdatum": "2026-11-20", "nieuw_adres": NIEUW}
        )
