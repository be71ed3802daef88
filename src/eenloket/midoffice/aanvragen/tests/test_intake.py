"""Begin, choose, try again, and what is left behind (M-B3, AVG art. 5)."""

import datetime as dt
from io import BytesIO

import pytest

from eenloket.kern.klok import nu
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.inhoud import Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.models import Aanvraag, Antwoord
from eenloket.midoffice.aanvragen.opruimen import BEWAREN, ruim_concepten_op
from eenloket.midoffice.documenten import api as documenten

from .bouwers import DOOR, FEEST, VERHUIZEN, begin, ingediend, leg_antwoord_vast, vul_in

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def test_een_vaste_dienst_kan_niet_uit_en_een_onbekende_niet_aan() -> None:
    aanvraag = begin()
    for keuze in (
        {"adreswijziging": False},
        {"paspoort": True},
        {"water-en-energie": False, "paspoort": False},
    ):
        with pytest.raises(aanvragen.LidVast):
            aanvragen.kies_leden(aanvraag, keuze, door=DOOR)
    assert Aanvraag.objects.get().keuzes == {}
    intake = aanvragen.kies_leden(aanvraag, {"water-en-energie": False}, door=DOOR)
    assert "water-en-energie" not in {lid.dienst.slug for lid in intake.stand.meedoend}


def test_levering_kan_alleen_gekozen_worden_waar_dat_mag() -> None:
    assert aanvragen.kies_levering(begin("straatfeest"), "per_deel", door=DOOR).levering == "per_deel"
    with pytest.raises(aanvragen.LidVast):
        aanvragen.kies_levering(begin("straatfeest"), "morgen", door=DOOR)
    with pytest.raises(aanvragen.LidVast):
        aanvragen.kies_levering(begin("dienst:paspoort"), "samen", door=DOOR)


def test_na_het_indienen_verandert_er_niets_meer() -> None:
    aanvraag = ingediend()
    for doe in (
        lambda: aanvragen.beantwoord(aanvraag, "heeft_hond", "ja", door=DOOR),
        lambda: aanvragen.kies_leden(aanvraag, {"water-en-energie": False}, door=DOOR),
        lambda: aanvragen.maak_code(aanvraag, door=DOOR),
        lambda: aanvragen.verwijder(aanvraag, door=DOOR),
    ):
        with pytest.raises(aanvragen.AlIngediend):
            doe()


def test_een_vraag_die_niet_aan_de_orde_is_wordt_niet_bewaard() -> None:
    aanvraag = begin()
    for vraag in ("kenteken", "bestaat_niet", "bezorgadres"):
        with pytest.raises(aanvragen.VraagNietAanDeOrde):
            aanvragen.beantwoord(aanvraag, vraag, "ZZ-99-ZZ", door=DOOR)
    assert not Antwoord.objects.exists()


def test_de_inhoud_controleert_een_antwoord_met_haar_eigen_woorden() -> None:
    aanvraag = begin()
    ver = (nu() + dt.timedelta(days=200)).date().isoformat()
    with pytest.raises(aanvragen.OngeldigAntwoord) as fout:
        aanvragen.beantwoord(aanvraag, "verhuisdatum", ver, door=DOOR)
    assert len(str(fout.value)) > 20
    assert not Antwoord.objects.exists()


def test_opnieuw_op_een_andere_dag_neemt_alles_mee_behalve_die_dag() -> None:
    oud = ingediend("straatfeest", FEEST)
    nieuw = aanvragen.kopieer(oud, zonder=["evenement_datum"], door=DOOR)
    assert (nieuw.staat, nieuw.nummer, nieuw.client, nieuw.levering) == (
        "concept",
        "",
        oud.client,
        oud.levering,
    )
    intake = aanvragen.laad(nieuw)
    assert "evenement_datum" in {v.id for v in intake.stand.open}
    assert {v.id for v in intake.stand.open if v.soort is not Vraagsoort.BESTANDEN} == {"evenement_datum"}
    for vraag in ("evenement_naam", "afsluiting_straat", "muziek"):
        assert intake.waarde(vraag) == Antwoord.objects.get(aanvraag=oud, vraag=vraag).waarde
    vul_in(nieuw, FEEST)
    assert aanvragen.dien_in(nieuw, door=DOOR).nummer != oud.nummer


def test_een_antwoord_dat_vandaag_geen_keuze_meer_is_komt_niet_mee() -> None:
    oud = ingediend("straatfeest", FEEST)
    leg_antwoord_vast(oud, "muziek", "bestaat-niet-meer")
    nieuw = aanvragen.kopieer(oud, zonder=[], door=DOOR)
    assert "muziek" in {v.id for v in aanvragen.laad(nieuw).stand.open}


def test_wat_dertig_dagen_blijft_liggen_gaat_weg_met_antwoorden_en_bestanden() -> None:
    oud, recent, klaar = begin(), begin(), ingediend()
    vul_in(oud, VERHUIZEN)
    organisatie = Organisatie.objects.get(id=oud.organisatie_id)
    documenten.bewaar_upload(
        organisatie=organisatie,
        eigenaar=oud.id,
        vraag="v",
        bestandsnaam="x.png",
        stroom=BytesIO(PNG),
        toegestaan=["png"],
        door=DOOR,
    )
    Aanvraag.objects.filter(id__in=[oud.id, klaar.id]).update(
        gewijzigd_op=nu() - BEWAREN - dt.timedelta(minutes=1)
    )
    Aanvraag.objects.filter(id=recent.id).update(gewijzigd_op=nu() - BEWAREN + dt.timedelta(minutes=5))
    assert ruim_concepten_op(nu(), door=DOOR) == 1
    assert set(Aanvraag.objects.values_list("id", flat=True)) == {recent.id, klaar.id}
    assert not Antwoord.objects.filter(aanvraag_id=oud.id).exists()
    assert documenten.uploads_van(oud.id) == []
    assert ruim_concepten_op(nu(), door=DOOR) == 0


def test_wie_terugkomt_houdt_zijn_aanvraag() -> None:
    for doe in (
        lambda a: aanvragen.maak_code(a, door=DOOR),
        lambda a: aanvragen.bevestig_bekend(a, door=DOOR),
        lambda a: aanvragen.kies_leden(a, {"water-en-energie": False}, door=DOOR),
        lambda a: aanvragen.beantwoord(a, "heeft_hond", "ja", door=DOOR),
    ):
        aanvraag = begin()
        Aanvraag.objects.filter(id=aanvraag.id).update(gewijzigd_op=nu() - BEWAREN * 2)
        doe(aanvraag)
        assert ruim_concepten_op(nu(), door=DOOR) == 0
        with pytest.raises(aanvragen.AanvraagOnbekend):
            aanvragen.verwijder(aanvraag, door=DOOR, onaangeroerd_sinds=nu() - BEWAREN)


def test_er_zijn_duizenden_zonder_dat_er_een_blijft_liggen(monkeypatch: pytest.MonkeyPatch) -> None:
    from eenloket.midoffice.aanvragen import opruimen

    monkeypatch.setattr(opruimen, "_STAPEL", 2)
    for _ in range(5):
        begin(anoniem=True)
    Aanvraag.objects.update(gewijzigd_op=nu() - BEWAREN * 2)
    assert ruim_concepten_op(nu(), door=DOOR) == 5
