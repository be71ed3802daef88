"""What is sent to whom, by which way, in which words; and only once."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from eenloket.kern.aflevering.api import Staat, aan_de_beurt
from eenloket.kern.klok import nu
from eenloket.kern.opslag.api import opslag
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.midoffice.aanvragen.models import Aanvraag
from eenloket.midoffice.berichten import api as berichten
from eenloket.midoffice.berichten.models import Bericht
from eenloket.midoffice.berichten.ports import kanalen as gebonden
from eenloket.midoffice.berichten.verzenden import UITGANG
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten.models import Klantcontact
from eenloket.midoffice.zaken import api as zaken

from .bouwers import ADRES, BSN, DOOR, STIL, Kanaal, Werker, maak_aanvraag, zaak_van

pytestmark = pytest.mark.django_db
Kanalen = dict[str, Kanaal]


def stap(aanvraag: Aanvraag, sleutel: str = "proef", **velden: str) -> berichten.Bericht:
    gegevens = {"dienst": "Stilzwijgend", "stap": "Wij zijn bezig", "termijn": "3 december 2026"} | velden
    return berichten.stuur("stap", aanvraag=aanvraag, velden=gegevens, sleutel=sleutel, door=DOOR)


def wens(kanaal: str, **adressen: object) -> None:
    wie = pseudoniem(Nummersoort.BSN, BSN, Domein.KLANTEN)
    organisatie = Organisatie.objects.get(slug="proefgemeente")
    klanten.leg_voorkeur_vast(organisatie.id, wie, adressen=adressen, kanaal=kanaal, door=DOOR)


def test_een_bericht_gaat_een_keer_uit_en_wordt_bewaard_zoals_het_is_gestuurd(
    kanalen: Kanalen, werker: Werker
) -> None:
    aanvraag = maak_aanvraag()
    eerste, tweede = stap(aanvraag), stap(aanvraag, stap="Iets anders")
    werker.werk_af()
    werker.werk_af()
    assert eerste.id == tweede.id
    (zending,) = kanalen["mail"].ontvangen
    bewaard = berichten.Bericht.objects.get()
    assert (bewaard.staat, bewaard.kanaal, bewaard.pogingen) == ("bezorgd", "mail", 1)
    assert (bewaard.onderwerp, bewaard.tekst) == (zending.onderwerp, zending.tekst)
    assert zending.onderwerp == "Stilzwijgend: Wij zijn bezig"
    assert zending.tekst.startswith("Beste Sanne Vermeer,\n\nEr is nieuws over Stilzwijgend (nummer ")
    assert zending.adres == {"email": "sanne@voorbeeld.test", "naam": "Sanne Vermeer"}
    assert zending.sleutel == "proef"
    assert f"/mijn/zaken/{aanvraag.nummer}" in zending.tekst
    assert "\n\n\n" not in zending.tekst


def test_in_de_tabel_staat_niets_leesbaars(kanalen: Kanalen) -> None:
    stap(maak_aanvraag())
    with connection.cursor() as cursor:
        cursor.execute("SELECT onderwerp, tekst, adres, wegen, kort FROM berichten_bericht")
        ruw = b" ".join(bytes(deel) for deel in cursor.fetchone())
    assert b"Sanne" not in ruw
    assert b"voorbeeld.test" not in ruw


def test_wie_engels_koos_krijgt_engels(kanalen: Kanalen, werker: Werker) -> None:
    stap(maak_aanvraag(taal="en"))
    werker.werk_af()
    (zending,) = kanalen["mail"].ontvangen
    assert zending.taal == "en"
    assert zending.tekst.startswith("Dear Sanne Vermeer,\n\nThere is news about")


@pytest.mark.parametrize(
    ("kanaal", "adres"),
    [
        ("mail", {"email": "nieuw@voorbeeld.test", "naam": "Sanne Vermeer"}),
        ("sms", {"telefoon": "0612345601"}),
        ("berichtenbox", {"bsn": BSN}),
    ],
)
def test_de_wens_van_de_client_gaat_voor(
    kanaal: str, adres: dict[str, str], kanalen: Kanalen, werker: Werker
) -> None:
    aanvraag = maak_aanvraag()
    wens(kanaal, email="nieuw@voorbeeld.test", telefoon="0612345601")
    stap(aanvraag)
    werker.werk_af()
    (zending,) = kanalen[kanaal].ontvangen
    assert zending.adres == adres
    assert not any(k.ontvangen for naam, k in kanalen.items() if naam != kanaal)


def test_post_gaat_naar_het_adres_uit_de_aanvraag(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(antwoorden={"naam": "Sanne Vermeer", "adres": ADRES})
    wens("post")
    stap(aanvraag)
    werker.werk_af()
    (zending,) = kanalen["post"].ontvangen
    assert (zending.adres["straat"], zending.adres["huisnummer"], zending.adres["naam"]) == (
        "Elzenpad",
        "7",
        "Sanne Vermeer",
    )


def test_een_sms_is_kort_en_noemt_geen_persoon(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag()
    wens("sms", telefoon="0612345601")
    berichten.stuur(
        "besluit",
        aanvraag=aanvraag,
        velden={"dienst": "Hond", "uitkomst": "geweigerd", "uitleg": "Geheim"},
        sleutel="b",
        door=DOOR,
    )
    werker.werk_af()
    (zending,) = kanalen["sms"].ontvangen
    assert (
        zending.tekst
        == f"Er is een besluit over uw aanvraag {aanvraag.nummer}. Lees het hier: http://127.0.0.1:8000/mijn/zaken/{aanvraag.nummer}"
    )
    assert not zending.bijlagen
    assert "geweigerd" in berichten.Bericht.objects.get().tekst  # the client reads the whole in the file


def test_zonder_wens_en_adres_de_berichtenbox_en_daarna_de_post(kanalen: Kanalen, werker: Werker) -> None:
    stap(maak_aanvraag(antwoorden={"naam": "Sanne Vermeer", "adres": ADRES}))
    werker.werk_af()
    assert [len(kanalen[k].ontvangen) for k in ("berichtenbox", "post")] == [1, 0]
    del gebonden["berichtenbox"]
    stap(maak_aanvraag(antwoorden={"naam": "Sanne Vermeer", "adres": ADRES}), "tweede")
    werker.werk_af()
    assert len(kanalen["post"].ontvangen) == 1


def test_wie_anoniem_is_krijgt_mail_op_het_opgegeven_adres(kanalen: Kanalen, werker: Werker) -> None:
    stap(maak_aanvraag(client=None, antwoorden={"contact_email": "iemand@voorbeeld.test"}))
    werker.werk_af()
    (zending,) = kanalen["mail"].ontvangen
    assert zending.tekst.startswith("Beste heer of mevrouw,")
    assert Klantcontact.objects.get().had_betrokkenen.get().was_partij is None


def test_wie_nergens_te_bereiken_is_leest_het_in_het_dossier(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(client=None, antwoorden={})
    bericht = stap(aanvraag)
    werker.werk_af()
    assert (bericht.staat, bericht.kanaal) == ("niet_nodig", "loket")
    assert berichten.berichten_van_aanvraag(aanvraag.id) == [bericht]
    assert not Klantcontact.objects.exists()


def test_een_adres_dat_nooit_kan_leidt_naar_de_volgende_weg(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(
        antwoorden={"naam": "Sanne Vermeer", "contact_email": "weg@voorbeeld.test", "adres": ADRES}
    )
    kanalen["mail"].weigert = kanalen["berichtenbox"].weigert = True
    stap(aanvraag)
    werker.werk_af()
    assert len(kanalen["post"].ontvangen) == 1
    bewaard = berichten.Bericht.objects.get()
    assert (bewaard.staat, bewaard.kanaal, bewaard.wegen) == ("bezorgd", "post", None)
    assert Klantcontact.objects.get().kanaal == "post"


def test_als_geen_weg_kan_is_het_mislukt_en_zichtbaar_en_kan_het_opnieuw(
    kanalen: Kanalen, werker: Werker
) -> None:
    aanvraag = maak_aanvraag()
    kanalen["mail"].weigert = kanalen["berichtenbox"].weigert = True
    bericht = stap(aanvraag)
    werker.werk_af()
    assert [b.id for b in berichten.mislukte(aanvraag.organisatie_id)] == [bericht.id]
    assert "voorbeeld.test" not in berichten.Bericht.objects.get().laatste_fout
    wens("mail", email="goed@voorbeeld.test")
    kanalen["mail"].weigert = False
    berichten.stuur_opnieuw(bericht, door=DOOR)
    werker.werk_af()
    assert kanalen["mail"].ontvangen[0].adres["email"] == "goed@voorbeeld.test"
    with pytest.raises(berichten.NietMislukt):
        berichten.stuur_opnieuw(bericht, door=DOOR)


def test_een_kanaal_dat_ligt_verliest_niets(kanalen: Kanalen, werker: Werker) -> None:
    kanalen["mail"].stuk = True
    for nummer in range(3):
        stap(maak_aanvraag(), f"s{nummer}")
    assert werker.werk_af() == 3
    assert werker.werk_af() == 3
    bewaard = berichten.Bericht.objects.first()
    assert bewaard is not None
    assert (bewaard.staat, bewaard.pogingen, bewaard.laatste_fout) == ("wacht", 2, "mail: geen verbinding")
    kanalen["mail"].stuk = False
    assert werker.werk_af() == 0
    assert werker.werk_af() == 0
    assert sorted(z.sleutel for z in kanalen["mail"].ontvangen) == ["s0", "s1", "s2"]
    assert not kanalen["berichtenbox"].ontvangen  # down is no reason to take another way


def test_na_twee_dagen_proberen_is_een_bericht_mislukt(kanalen: Kanalen, werker: Werker) -> None:
    kanalen["mail"].stuk = True
    bericht = stap(maak_aanvraag())
    begin = nu()
    werker.werk_af()
    bericht.refresh_from_db()
    while bericht.staat == Staat.WACHT:
        with time_machine.travel(bericht.volgende_poging or begin, tick=False):
            werker.werk_af()
            duur = nu() - begin
        bericht.refresh_from_db()
    assert (bericht.staat, bericht.volgende_poging) == ("mislukt", None)
    assert dt.timedelta(hours=48) < duur < dt.timedelta(hours=49)
    assert bericht.pogingen > 48, "each hour at least"
    assert not kanalen["berichtenbox"].ontvangen


def test_een_brief_zonder_printdienst_wacht_op_een_mens(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag(client=None, antwoorden={"naam": "Sanne Vermeer", "adres": ADRES})
    del gebonden["post"]
    bericht = stap(aanvraag)
    werker.werk_af()
    assert berichten.te_printen(aanvraag.organisatie_id) == [bericht]
    gebonden["post"] = kanalen["post"]
    app.tasks["berichten.veeg"].func(0)
    assert berichten.te_printen(aanvraag.organisatie_id) == []
    assert aan_de_beurt(UITGANG) == []  # its job came with the change, so no round has to find it
    werker.werk_af()
    assert [z.sleutel for z in kanalen["post"].ontvangen] == ["proef"]


def test_een_printdienst_die_onderweg_wegvalt_laat_de_brief_wachten(kanalen: Kanalen, werker: Werker) -> None:
    bericht = stap(maak_aanvraag(client=None, antwoorden={"naam": "Sanne Vermeer", "adres": ADRES}))
    del gebonden["post"]
    werker.werk_af()
    bericht.refresh_from_db()
    assert (bericht.staat, bericht.pogingen, bericht.volgende_poging) == ("wacht", 0, None)
    assert berichten.te_printen(bericht.organisatie_id) == [bericht]


def test_een_kanaal_dat_is_weggehaald_is_iets_om_naar_te_kijken(kanalen: Kanalen, werker: Werker) -> None:
    """It waited for ever before, where nobody saw it."""
    bericht = stap(maak_aanvraag(client=None, antwoorden={"contact_email": "iemand@voorbeeld.test"}))
    del gebonden["mail"]
    assert werker.werk_af() == 1
    Bericht.objects.update(begonnen_op=nu() - dt.timedelta(hours=49), pogingen=20)
    werker.werk_af()
    assert [b.laatste_fout for b in berichten.mislukte(bericht.organisatie_id)] == ["mail: niet ingesteld"]


def test_elk_verstuurd_bericht_is_een_klantcontact_zonder_persoonsgegevens(
    kanalen: Kanalen, werker: Werker
) -> None:
    aanvraag = maak_aanvraag()
    bericht = stap(aanvraag)
    assert not Klantcontact.objects.exists()  # not sent yet
    werker.werk_af()
    contact = Klantcontact.objects.get()
    assert (contact.richting, contact.kanaal, contact.onderwerp) == ("uit", "mail", "Bericht over een stap")
    wie = contact.had_betrokkenen.get()
    assert wie.was_partij is not None
    assert wie.was_partij.pseudoniem == pseudoniem(Nummersoort.BSN, BSN, Domein.KLANTEN)
    assert not wie.initiator  # we wrote
    assert (contact.aanvraag_id, contact.inhoud) == (aanvraag.id, {"bericht": str(bericht.id)})


def test_een_client_ziet_alleen_eigen_berichten(kanalen: Kanalen) -> None:
    eigen, ander = maak_aanvraag(), maak_aanvraag(client="999993653")
    bericht = stap(eigen, "een")
    stap(ander, "twee")
    wie = pseudoniem(Nummersoort.BSN, BSN, Domein.BERICHTEN)
    assert berichten.berichten_van(eigen.organisatie_id, wie) == [bericht]


def test_een_onbekend_veld_of_bericht_wordt_geweigerd(kanalen: Kanalen) -> None:
    aanvraag = maak_aanvraag()
    with pytest.raises(ValueError, match="bestaat_niet"):
        stap(aanvraag, bestaat_niet="x")
    with pytest.raises(berichten.OnbekendBericht):
        berichten.stuur("bestaat_niet", aanvraag=aanvraag, velden={}, sleutel="x", door=DOOR)
    assert not berichten.Bericht.objects.exists()


def test_een_bericht_waarvan_de_taak_weg_is_gaat_alsnog(kanalen: Kanalen, werker: Werker) -> None:
    eerste = stap(maak_aanvraag(), "eerste")
    stap(maak_aanvraag(), "tweede")
    ProcrastinateJob.objects.filter(args__aflevering=str(eerste.id)).delete()  # a worker that was killed
    assert aan_de_beurt(UITGANG) == [eerste.id]
    app.tasks["aflevering.wachtende"].func(0)
    assert aan_de_beurt(UITGANG) == [], "it has a job again"
    werker.werk_af()
    assert sorted(z.sleutel for z in kanalen["mail"].ontvangen) == ["eerste", "tweede"]


def test_een_bestand_dat_even_niet_te_lezen_is_kost_geen_adres(kanalen: Kanalen, werker: Werker) -> None:
    aanvraag = maak_aanvraag()
    zaak = zaak_van(aanvraag, STIL)
    versie = zaken.maak_document(
        zaak, soort="Brief", titel="Brief", inhoud=b"%PDF-", auteur="Test", door=DOOR
    )
    bericht = berichten.stuur(
        "levering", aanvraag=aanvraag, velden={}, sleutel="l", bijlagen=[versie.id], door=DOOR
    )
    opslag().verwijder(versie.sleutel)
    assert werker.werk_af() == 1
    bericht.refresh_from_db()
    assert (bericht.staat, bericht.kanaal, bericht.pogingen) == ("wacht", "mail", 1)


def test_wie_met_een_buitenlands_middel_komt_krijgt_geen_berichtenbox(
    kanalen: Kanalen, werker: Werker
) -> None:
    aanvraag = maak_aanvraag(antwoorden={"naam": "Ana Costa", "adres": ADRES})
    aanvraag.client = aanvraag.handelende = pseudoniem(Nummersoort.EIDAS, "PT/NL/123", Domein.AANVRAGEN)
    aanvraag.save(update_fields=["client", "handelende"])
    stap(aanvraag)
    werker.werk_af()
    assert not kanalen["berichtenbox"].ontvangen
    assert len(kanalen["post"].ontvangen) == 1
