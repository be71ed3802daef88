"""What registers say: prefilled with its date, never in the way, for its own purpose only, and to a person when in doubt (M-B4)."""

import datetime as dt
import uuid

import pytest
import time_machine

from eenloket.kern.doel import Doel
from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.gebruikers.api import OVERAL
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, Nummersoort, bsn_van, pseudoniem
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.abonnees import werk_register_bij
from eenloket.midoffice.aanvragen.fouten import OnzekereFeiten
from eenloket.midoffice.aanvragen.klantfeiten import bronnen_van_tabel
from eenloket.midoffice.aanvragen.models import Aanvraag, Antwoord, Betwisting
from eenloket.midoffice.aanvragen.ports import poorten
from eenloket.midoffice.besluiten.events import BesluitGenomen
from eenloket.midoffice.zaken.models import Taak, Zaak

from .bouwers import BSN, DOOR, VERHUIZEN, begin, vul_in, zaak_van
from .registers import PEILDATUM, Boekhouder, Kastje
from .rivierveen import rivierveen

pytestmark = pytest.mark.django_db
FEITEN = {"brp.naam": "Suzanne Moulin", "brp.leeftijd": 34, "brp.gemeente_van_inschrijving": "Rivierveen"}
MEE = {k: v for k, v in VERHUIZEN.items() if k != "wie_verhuizen_mee"}


def dossier(aanvraag: Aanvraag) -> dict[str, Antwoord]:
    return {a.vraag: a for a in Antwoord.objects.filter(aanvraag=aanvraag)}


def vul_voor(aanvraag: Aanvraag) -> aanvragen.Intake:
    return aanvragen.vul_voor(aanvragen.laad(Aanvraag.objects.get(id=aanvraag.id)), door=DOOR)


def test_wat_het_register_weet_staat_er_met_bron_en_datum_en_wordt_een_keer_gevraagd() -> None:
    poorten.registers = kastje = Kastje(dict(FEITEN))
    aanvraag = begin()
    intake = vul_voor(aanvraag)
    naam = intake.antwoorden["naam"]
    assert (naam.waarde, naam.bron, naam.register, naam.peildatum) == (
        "Suzanne Moulin",
        "register",
        "brp",
        PEILDATUM,
    )
    assert (naam.geverifieerd, naam.bevestigd) == (True, False)
    vragen = [b for _dienst, bronnen in kastje.gevraagd for b in bronnen]
    assert len(vragen) == len(set(vragen))
    aantal = len(kastje.gevraagd)
    vul_voor(aanvraag)
    assert len(kastje.gevraagd) == aantal
    assert aanvragen.bevestig_bekend(aanvraag, door=DOOR).antwoorden["naam"].bevestigd


def test_een_register_dat_niet_antwoordt_houdt_niemand_tegen() -> None:
    poorten.registers = Kastje(dict(FEITEN), stil=("brp",))
    intake = vul_voor(begin())
    assert intake.aanvraag.gestoord == ["brp"]
    assert "naam" in {v.id for v in intake.stand.open}
    intake = aanvragen.beantwoord(intake.aanvraag, "naam", "S. Moulin", door=DOOR)
    assert (intake.antwoorden["naam"].bron, intake.antwoorden["naam"].geverifieerd) == ("client", False)


def test_een_gegeven_in_onderzoek_vult_de_client_zelf_in() -> None:
    poorten.registers = Kastje(dict(FEITEN), twijfel=("brp.naam", "brp.leeftijd"))
    aanvraag = vul_voor(begin()).aanvraag
    assert "naam" not in dossier(aanvraag)
    assert aanvraag.klantfeiten["adreswijziging"]["leeftijd"] is None


def test_betwisten_wordt_vastgelegd_en_de_eigen_waarde_geldt_ongecontroleerd() -> None:
    poorten.registers = Kastje(dict(FEITEN))
    aanvraag = vul_voor(begin()).aanvraag
    aanvragen.betwist(aanvraag, "naam", "Suzanne Moulijn", door=DOOR)
    assert Betwisting.objects.get().waarde == "Suzanne Moulin"
    assert (dossier(aanvraag)["naam"].waarde, dossier(aanvraag)["naam"].geverifieerd) == (
        "Suzanne Moulijn",
        False,
    )
    with pytest.raises(aanvragen.VraagNietAanDeOrde):
        aanvragen.betwist(aanvraag, "naam", "Nog iemand", door=DOOR)


def test_opzoeken_na_het_indienen_of_weggooien_verandert_niets_meer() -> None:
    poorten.registers = Kastje(dict(FEITEN))
    aanvraag = begin()
    oud = aanvragen.laad(aanvraag)
    aanvragen.verwijder(aanvraag, door=DOOR)
    aanvragen.vul_voor(oud, door=DOOR)
    assert not Antwoord.objects.exists()
    with pytest.raises(aanvragen.AanvraagOnbekend):
        aanvragen.beantwoord(aanvraag, "heeft_hond", "ja", door=DOOR)


def test_een_adres_komt_uit_de_bag_of_wordt_getypt_als_die_niet_antwoordt() -> None:
    huis = {
        "postcode": "9995CA",
        "huisnummer": 7,
        "huisletter": "",
        "toevoeging": "",
        "straat": "Elzenpad",
        "plaats": "Rivierveen",
        "bag_id": "1",
    }
    poorten.registers = kastje = Kastje(adressen={("9995CA", 7): huis})
    aanvraag = begin()
    kort = {"postcode": "9995 ca", "huisnummer": "7"}
    intake = aanvragen.beantwoord(aanvraag, "nieuw_adres", kort, door=DOOR)
    assert (intake.waarde("nieuw_adres"), intake.antwoorden["nieuw_adres"].geverifieerd) == (huis, True)
    with pytest.raises(aanvragen.OngeldigAntwoord, match="bestaat niet"):
        aanvragen.beantwoord(aanvraag, "nieuw_adres", kort | {"huisnummer": "8"}, door=DOOR)
    kastje.stil = ("bag",)
    with pytest.raises(aanvragen.OngeldigAntwoord, match="straat en de plaats"):
        aanvragen.beantwoord(aanvraag, "nieuw_adres", kort, door=DOOR)
    intake = aanvragen.beantwoord(
        aanvraag, "nieuw_adres", kort | {"straat": "Elzenpad", "plaats": "Rivierveen"}, door=DOOR
    )
    assert intake.waarde("nieuw_adres") == huis | {"bag_id": ""}, "the tables read both alike"
    assert not intake.antwoorden["nieuw_adres"].geverifieerd


# What the rules may know of the client


def klant(aanvraag: Aanvraag, dienst: str) -> dict[str, object]:
    return dict(aanvragen.feiten_voor_zaak(zaak_van(aanvraag, dienst).id).waarden()["client"])


def test_leeftijd_en_inwoner_gaan_naar_de_tabel_van_de_dienst_die_ernaar_vraagt() -> None:
    poorten.registers = kastje = Kastje(dict(FEITEN))
    aanvraag = vul_in(begin(), VERHUIZEN)
    vul_voor(aanvraag)
    aanvraag = aanvragen.dien_in(aanvraag, door=DOOR)
    assert klant(aanvraag, "adreswijziging") == {"leeftijd": 34, "inwoner": None, "ingelogd": True}
    assert klant(aanvraag, "parkeervergunning")["leeftijd"] is None
    assert [
        b for d, bronnen in kastje.gevraagd for b in bronnen if d != "adreswijziging" and b == "brp.leeftijd"
    ] == []


def test_wie_een_tabel_leest_staat_in_de_tabel() -> None:
    assert bronnen_van_tabel(rivierveen(), "uittreksel-brp") == (
        "brp.leeftijd",
        "brp.gemeente_van_inschrijving",
    )
    assert bronnen_van_tabel(rivierveen(), "afvalcontainer") == ()
    assert bronnen_van_tabel(rivierveen(), "") == ()


@pytest.mark.parametrize(
    ("gemeente", "inwoner"), [("Rivierveen", True), ("RIVIERVEEN", True), ("Elders", False), ("", None)]
)
def test_inwoner_is_wie_in_de_eigen_gemeente_staat(gemeente: str, inwoner: bool | None) -> None:
    poorten.registers = Kastje(FEITEN | {"brp.gemeente_van_inschrijving": gemeente})
    aanvraag = aanvragen.dien_in(vul_in(begin("dienst:uittreksel-brp")), door=DOOR)
    assert klant(aanvraag, "uittreksel-brp") == {"leeftijd": 34, "inwoner": inwoner, "ingelogd": True}


def test_bij_het_indienen_geldt_wat_het_register_die_dag_zegt() -> None:
    poorten.registers = kastje = Kastje(FEITEN | {"brp.leeftijd": 15})
    with time_machine.travel(dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC), tick=False):
        aanvraag = vul_in(begin("dienst:uittreksel-brp"))
        vul_voor(aanvraag)
        aantal = len(kastje.gevraagd)
    kastje.feiten["brp.leeftijd"] = 16
    with time_machine.travel(dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC), tick=False):
        aanvraag = aanvragen.dien_in(Aanvraag.objects.get(id=aanvraag.id), door=DOOR)
    assert len(kastje.gevraagd) == aantal + 1
    assert klant(aanvraag, "uittreksel-brp")["leeftijd"] == 16


def test_zwijgt_het_register_dan_is_de_leeftijd_onbekend_en_gaat_het_indienen_door() -> None:
    poorten.registers = kastje = Kastje(dict(FEITEN), stil=("brp",))
    aanvraag = vul_in(begin("dienst:uittreksel-brp"))
    vul_voor(aanvraag)
    aantal = len(kastje.gevraagd)
    vul_voor(aanvraag)
    assert len(kastje.gevraagd) == aantal, "not on every page again"
    aanvraag = aanvragen.dien_in(Aanvraag.objects.get(id=aanvraag.id), door=DOOR)
    assert len(kastje.gevraagd) == aantal + 1, "once more when it matters"
    assert klant(aanvraag, "uittreksel-brp") == {"leeftijd": None, "inwoner": None, "ingelogd": True}


def test_klantfeiten_staan_versleuteld() -> None:
    poorten.registers = Kastje(FEITEN | {"brp.gemeente_van_inschrijving": "Rivierveen"})
    aanvraag = vul_voor(begin()).aanvraag
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT klantfeiten FROM aanvragen_aanvraag WHERE id = %s", [aanvraag.id])
        ruw = bytes(cursor.fetchone()[0])
    assert b"leeftijd" not in ruw


# Other persons


def _huisgenoten() -> tuple[str, list[dict[str, str]]]:
    wie = str(pseudoniem(Nummersoort.BSN, "999990020", Domein.AANVRAGEN))
    return wie, [
        {"id": wie, "label": "Bo Moulin (2015)"},
        {"id": "zonder-nummer-2", "label": "Kim Moulin (2020)"},
    ]


def _besluit(zaak: Zaak) -> BesluitGenomen:
    return BesluitGenomen(besluit_id=uuid.uuid4(), zaak_id=zaak.id, positief=True)


def test_wie_meeverhuist_gaat_als_pseudoniem_naar_de_bijhouding_die_het_nummer_ervan_weet() -> None:
    wie, opties = _huisgenoten()
    poorten.registers, poorten.bijhouding = (
        Kastje(FEITEN | {"brp.huisgenoten": opties}),
        (boek := Boekhouder()),
    )
    aanvraag = vul_voor(begin()).aanvraag
    with pytest.raises(aanvragen.OngeldigAntwoord):
        aanvragen.beantwoord(aanvraag, "wie_verhuizen_mee", [str(uuid.uuid4())], door=DOOR)
    aanvragen.beantwoord(aanvraag, "wie_verhuizen_mee", [wie], door=DOOR)
    aanvraag = aanvragen.dien_in(vul_in(aanvraag, MEE), door=DOOR)
    zaak = zaak_van(aanvraag, "adreswijziging")
    assert not Taak.objects.exists()
    assert aanvragen.feiten_voor_zaak(zaak.id).waarde("wie_verhuizen_mee") == [wie]
    werk_register_bij(_besluit(zaak), DOOR)
    ((dienst, kenmerk, nummer, antwoorden),) = boek.verwerkt
    assert (dienst, kenmerk, nummer) == ("adreswijziging", zaak.identificatie, BSN)
    doel = Doel("Bijhouden", "Wet BRP art. 2.20", DOOR, "adreswijziging")
    assert [
        bsn_van(Pseudoniem(uuid.UUID(w)), Domein.AANVRAGEN, doel) for w in antwoorden["wie_verhuizen_mee"]
    ] == ["999990020"]


@pytest.mark.parametrize("getypt", ["Bo Moulin\nKim Moulin", "f2eedcfc-bd57-4522-80dc-bd12623fe840"])
def test_getypte_namen_gaan_naar_een_mens_en_niet_naar_het_register(getypt: str) -> None:
    poorten.registers, poorten.bijhouding = Kastje(dict(FEITEN), stil=("brp",)), (boek := Boekhouder())
    aanvraag = vul_voor(begin()).aanvraag
    aanvragen.beantwoord(aanvraag, "wie_verhuizen_mee", getypt, door=DOOR)
    aanvraag = aanvragen.dien_in(vul_in(aanvraag, MEE), door=DOOR)
    zaak = zaak_van(aanvraag, "adreswijziging")
    assert Taak.objects.get(zaak=zaak).soort == "namen"
    with pytest.raises(OnzekereFeiten):
        aanvragen.feiten_voor_zaak(zaak.id)
    werk_register_bij(_besluit(zaak), DOOR)  # a person granted it
    assert boek.verwerkt[0][3]["wie_verhuizen_mee"] == []


def test_wie_geen_nummer_heeft_gaat_naar_een_mens() -> None:
    wie, opties = _huisgenoten()
    poorten.registers, poorten.bijhouding = (
        Kastje(FEITEN | {"brp.huisgenoten": opties}),
        (boek := Boekhouder()),
    )
    aanvraag = vul_voor(begin()).aanvraag
    aanvragen.beantwoord(aanvraag, "wie_verhuizen_mee", [wie, "zonder-nummer-2"], door=DOOR)
    aanvraag = aanvragen.dien_in(vul_in(aanvraag, MEE), door=DOOR)
    zaak = zaak_van(aanvraag, "adreswijziging")
    assert Taak.objects.get(zaak=zaak).soort == "namen"
    werk_register_bij(_besluit(zaak), DOOR)
    assert boek.verwerkt[0][3]["wie_verhuizen_mee"] == [wie]


def test_wat_de_bijhouding_nooit_neemt_ziet_een_mens_en_wat_later_kan_wordt_herhaald() -> None:
    aanvraag = aanvragen.dien_in(vul_in(begin(), VERHUIZEN), door=DOOR)
    zaak = zaak_van(aanvraag, "adreswijziging")
    poorten.bijhouding = Boekhouder(weg=BuitenBereik("brp-bijhouding", "weg"))
    with pytest.raises(BuitenBereik):
        werk_register_bij(_besluit(zaak), DOOR)
    assert aanvragen.te_herzien(aanvraag.organisatie_id, "nl", bereik=OVERAL) == []
    poorten.bijhouding = Boekhouder(code="adres-bestaat-niet")
    werk_register_bij(_besluit(zaak), DOOR)
    werk_register_bij(_besluit(zaak), DOOR)
    (regel,) = aanvragen.te_herzien(aanvraag.organisatie_id, "nl", bereik=OVERAL)
    assert (regel.soort, regel.reden, regel.zaaknummer) == (
        "register",
        "adres-bestaat-niet",
        zaak.identificatie,
    )
