"""What the registers know, asked of the simulators over HTTP."""

import datetime as dt

import pytest

from eenloket.kern import klok
from eenloket.kern.actoren import systeem
from eenloket.kern.doel import Doel
from eenloket.kern.sleutels.api import Domein, Nummersoort, bsn_van, pseudoniem
from eenloket.kern.verwerkingen.models import Verwerking
from eenloket.verbinding.conftest import Simulatoren
from eenloket.verbinding.registers.bag import Bag
from eenloket.verbinding.registers.brp import Brp
from eenloket.verbinding.registers.kvk import Kvk
from eenloket.verbinding.registers.registers import BasisRegisters

pytestmark = pytest.mark.django_db
DOEL = Doel("Bijhouden van de basisregistratie personen", "Wet BRP", systeem("test"), "adreswijziging")
RUIM = [
    "burgerservicenummer",
    "naam",
    "geboorte.datum",
    "leeftijd",
    "gemeenteVanInschrijving",
    "verblijfplaats",
]
RUIM += ["kinderen", "ouders", "partners"]


@pytest.fixture
def registers(simulatoren: Simulatoren) -> BasisRegisters:
    u = simulatoren.url
    return BasisRegisters(
        Brp(f"{u}/brp/haalcentraal/api/brp", "simulator"),
        Bag(f"{u}/bag/lvbag/individuelebevragingen/v2", "simulator"),
        Kvk(f"{u}/kvk/api", "simulator"),
    )


def vraag(registers: BasisRegisters, bsn: str, *bronnen: str, velden: list[str] = RUIM):
    return registers.bekend(Nummersoort.BSN, bsn, bronnen, velden, DOEL)


def test_naam_geboortedatum_en_adres_in_de_vorm_van_onze_vragen(registers: BasisRegisters) -> None:
    feiten = vraag(
        registers, "999990019", "brp.naam", "brp.voornaam", "brp.geboortedatum", "brp.adres"
    ).feiten
    assert feiten["brp.naam"].waarde == "Sanne Vermeer"
    assert feiten["brp.voornaam"].waarde == "Sanne"
    assert feiten["brp.geboortedatum"].waarde == "1991-04-17"
    adres = feiten["brp.adres"].waarde
    assert (adres["straat"], adres["huisnummer"], adres["plaats"]) == ("Elzenpad", 7, "Rivierveen")
    assert set(adres) == {"postcode", "huisnummer", "huisletter", "toevoeging", "straat", "plaats", "bag_id"}
    assert len(adres["bag_id"]) == 16
    assert feiten["brp.naam"].register == "brp"
    assert feiten["brp.naam"].peildatum == klok.vandaag()
    assert not feiten["brp.adres"].in_onderzoek


def test_huisgenoten_zonder_hun_nummers(registers: BasisRegisters) -> None:
    uitkomst = vraag(registers, "999990020", "brp.huisgenoten")
    keuzes = uitkomst.feiten["brp.huisgenoten"].waarde
    assert {keuze["label"].rpartition(" (")[0] for keuze in keuzes} == {
        "Lotte Maria van Dijk", "Yara el Amrani", "Ilias el Amrani",
    }  # fmt: skip
    assert "Lotte Maria van Dijk (1986)" in {keuze["label"] for keuze in keuzes}
    assert "99999" not in repr(keuzes)
    lotte = next(keuze["id"] for keuze in keuzes if keuze["label"].startswith("Lotte"))
    assert lotte == str(pseudoniem(Nummersoort.BSN, "999990032", Domein.AANVRAGEN))
    assert (
        bsn_van(pseudoniem(Nummersoort.BSN, "999990032", Domein.AANVRAGEN), Domein.AANVRAGEN, DOEL)
        == "999990032"
    )


def test_gezin_en_burgerlijke_staat(registers: BasisRegisters) -> None:
    feiten = vraag(
        registers,
        "999990020",
        "brp.kinderen",
        "brp.partner",
        "brp.burgerlijke_staat",
        "brp.gemeente_van_inschrijving",
    ).feiten
    assert [keuze["label"].split()[0] for keuze in feiten["brp.kinderen"].waarde] == ["Yara", "Ilias"]
    assert [keuze["label"] for keuze in feiten["brp.partner"].waarde] == ["Lotte Maria van Dijk (1986)"]
    assert feiten["brp.burgerlijke_staat"].waarde == "gehuwd"
    assert feiten["brp.gemeente_van_inschrijving"].waarde == "Rivierveen"
    assert [
        k["label"].split()[0] for k in vraag(registers, "999990044", "brp.ouders").feiten["brp.ouders"].waarde
    ] == ["Karim", "Lotte"]


def test_alleen_wat_het_doel_toestaat_wordt_gevraagd(
    registers: BasisRegisters, monkeypatch: pytest.MonkeyPatch
) -> None:
    gevraagd: list[str] = []
    echt = Brp.persoon
    monkeypatch.setattr(
        Brp, "persoon", lambda zelf, bsn, velden: gevraagd.extend(velden) or echt(zelf, bsn, velden)
    )
    uitkomst = vraag(
        registers,
        "999990019",
        "brp.naam",
        "brp.geboortedatum",
        "brp.adres",
        velden=["naam.volledigeNaam", "geboorte"],
    )
    assert set(uitkomst.feiten) == {"brp.naam", "brp.geboortedatum"}
    assert gevraagd == ["geboorte.datum", "naam.volledigeNaam"]


def test_zonder_toestemming_geen_vraag_en_geen_logregel(registers: BasisRegisters) -> None:
    assert not vraag(registers, "999990019", "brp.adres", velden=["naam"]).feiten
    assert not Verwerking.objects.exists()


def test_elke_raadpleging_staat_in_het_log_ook_die_van_huisgenoten(registers: BasisRegisters) -> None:
    vraag(registers, "999990020", "brp.naam", "brp.huisgenoten")
    regels = Verwerking.objects.all()
    eigen = regels.get(betrokkene=pseudoniem(Nummersoort.BSN, "999990020", Domein.VERWERKINGEN))
    assert eigen.gegevens == ["huisgenoten", "naam"]
    assert (eigen.activiteit, eigen.dienst, eigen.bron, eigen.status) == (
        DOEL.activiteit,
        "adreswijziging",
        "brp",
        "ok",
    )
    ander = regels.get(betrokkene=pseudoniem(Nummersoort.BSN, "999990032", Domein.VERWERKINGEN))
    assert ander.gegevens == ["naam", "geboortejaar"]
    assert regels.count() == 4


def test_adres_in_onderzoek_wordt_gemeld_en_een_half_bekende_datum_niet_gegeven(
    registers: BasisRegisters,
) -> None:
    uitkomst = vraag(registers, "999990433", "brp.adres", "brp.geboortedatum", "brp.naam")
    assert uitkomst.feiten["brp.adres"].in_onderzoek
    assert not uitkomst.feiten["brp.naam"].in_onderzoek
    assert "brp.geboortedatum" not in uitkomst.feiten


def test_geheimhouding_komt_mee_met_de_eigen_gegevens(registers: BasisRegisters) -> None:
    assert vraag(registers, "999990421", "brp.naam").geheimhouding
    assert not vraag(registers, "999990019", "brp.naam").geheimhouding


def test_onbekende_en_overleden_personen_geven_geen_feiten(registers: BasisRegisters) -> None:
    assert vraag(registers, "999990457", "brp.adres").feiten == {}
    assert vraag(registers, "999990354", "brp.naam").feiten == {}
    assert vraag(registers, "999993653", "brp.naam").feiten == {}


def test_bedrijf_uit_het_handelsregister(registers: BasisRegisters) -> None:
    from simulatoren.gegevens import bedrijven

    bedrijf = next(b for b in bedrijven() if b.vestiging and not b.einde)
    bronnen = ["kvk.nummer", "kvk.handelsnaam", "kvk.adres", "kvk.rechtsvorm"]
    uitkomst = registers.bekend(
        Nummersoort.KVK, bedrijf.kvk, bronnen, ["naam", "adressen", "rechtsvorm"], DOEL
    )
    feiten = uitkomst.feiten
    assert feiten["kvk.nummer"].waarde == bedrijf.kvk
    assert feiten["kvk.handelsnaam"].waarde == bedrijf.naam
    assert feiten["kvk.rechtsvorm"].waarde == bedrijf.rechtsvorm
    assert feiten["kvk.adres"].waarde["postcode"] == bedrijf.vestigingsadres.postcode
    alleen_naam = registers.bekend(Nummersoort.KVK, bedrijf.kvk, bronnen, ["naam"], DOEL)
    assert set(alleen_naam.feiten) == {"kvk.nummer", "kvk.handelsnaam"}


def test_adres_uit_de_bag(registers: BasisRegisters) -> None:
    gevonden = registers.adres("9995 ac", 1)
    assert gevonden.gevonden is not None
    assert gevonden.gevonden["straat"] == "Rivierstraat"
    assert registers.adres("9995AD", 8, "A").gevonden["huisletter"] == "A"  # type: ignore[index]
    assert registers.adres("9995AD", 8).gevonden["huisletter"] == ""  # type: ignore[index]
    niets = registers.adres("9995AC", 999)
    assert (niets.gevonden, niets.gestoord) == (None, False)
    assert registers.adres("9995AC", 1, "!!").gevonden is None


def test_onzin_van_een_client_telt_niet_als_storing(registers: BasisRegisters) -> None:
    """What the register refuses says nothing of the register: the next client's address is still looked up."""
    onzin = ["!!", "\u00e9\u00e9", "%00", "a&b", "x y", "\U0001d573" * 4, "../", "#?"]
    uitkomsten = [registers.adres("9995AC", 1, "", toevoeging) for toevoeging in onzin]
    uitkomsten += [registers.adres("1000ZZ", 99999), registers.adres("9995AC", 1, "\u0416")]
    assert {(u.gevonden is None, u.gestoord) for u in uitkomsten} == {(True, False)}
    assert registers.adres("9995AC", 1).gevonden is not None


@pytest.mark.parametrize("soort", ["uit", "onzin", "5xx"])
def test_een_register_dat_stuk_is_geeft_een_naam_in_gestoord(
    simulatoren: Simulatoren, registers: BasisRegisters, soort: str
) -> None:
    simulatoren.storing("brp", soort)
    simulatoren.storing("bag", soort)
    uitkomst = vraag(registers, "999990019", "brp.naam")
    assert (dict(uitkomst.feiten), uitkomst.gestoord) == ({}, ("brp",))
    assert registers.adres("9995AC", 1).gestoord
    assert Verwerking.objects.get().status == "mislukt"


def test_een_traag_register_houdt_niemand_op(simulatoren: Simulatoren) -> None:
    registers = BasisRegisters(
        Brp(f"{simulatoren.url}/brp/haalcentraal/api/brp", "simulator", tijd=0.3), None, None
    )
    simulatoren.storing("brp", "traag", vertraging=30)
    begin = dt.datetime.now(dt.UTC)
    assert vraag(registers, "999990019", "brp.naam").gestoord == ("brp",)
    assert dt.datetime.now(dt.UTC) - begin < dt.timedelta(seconds=15), (
        "a third of a second on a quiet machine"
    )


def test_na_vijf_fouten_wordt_het_register_met_rust_gelaten(
    simulatoren: Simulatoren, registers: BasisRegisters
) -> None:
    simulatoren.storing("brp", "5xx")
    for _ in range(5):
        vraag(registers, "999990019", "brp.naam")
    assert registers.brp is not None
    assert registers.brp.verbinding.breker.open
    simulatoren.storing("brp", "")
    assert vraag(registers, "999990019", "brp.naam").gestoord == ("brp",)
    registers.brp.verbinding.breker._open_tot = 0
    assert vraag(registers, "999990019", "brp.naam").feiten["brp.naam"].waarde == "Sanne Vermeer"
    assert not registers.brp.verbinding.breker.open


def test_een_verkeerde_sleutel_is_een_storing_en_de_controle_zegt_het(
    simulatoren: Simulatoren, registers: BasisRegisters
) -> None:
    from eenloket.kern.fouten import BuitenBereik

    for deel in (registers.brp, registers.bag, registers.kvk):
        assert deel is not None
        deel.controleer()
    u = simulatoren.url
    for verkeerd in (
        Brp(f"{u}/brp/haalcentraal/api/brp", "fout"),
        Bag(f"{u}/bag/lvbag/individuelebevragingen/v2", "fout"),
        Kvk(f"{u}/kvk/api", "fout"),
    ):
        with pytest.raises(BuitenBereik, match="401"):
            verkeerd.controleer()
