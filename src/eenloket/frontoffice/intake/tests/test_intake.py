"""The intake in the browser's eyes: one question a page, nothing lost, every mistake in words (M-B3, M-B4, M-C1)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.midoffice.aanvragen.api import Aanvraag, Antwoord, Betwisting
from eenloket.midoffice.aanvragen.opruimen import BEWAREN
from eenloket.midoffice.aanvragen.tests.registers import Kastje

from .bouwers import ADRES, POSTCODE, VERHUIZING, begin, datum, geef, inwoner, loop_door, pad, staat, verstuur


def test_wat_een_register_weet_wordt_getoond_en_niet_gevraagd(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    assert client.get(pad("aanvraag", id_)).url == pad("bekend", id_)
    pagina = client.get(pad("bekend", id_)).content.decode()
    assert "Sanne Vermeer" in pagina
    assert "9995 BC" in pagina
    assert "uit de Basisregistratie Personen, maandag 23 november 2026" in pagina
    assert client.post(pad("bekend", id_)).url == pad("vraag", id_, "verhuisdatum")


def test_een_fout_staat_bij_het_veld_en_erboven_en_wat_getypt_is_blijft(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    antwoord = geef(
        client, id_, "verhuisdatum", verhuisdatum_dag="40", verhuisdatum_maand="1", verhuisdatum_jaar="2027"
    )
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert "<title>Fout: Op welke dag verhuist u? – Verhuizen" in pagina
    assert 'href="#id_verhuisdatum"' in pagina
    assert 'id="id_verhuisdatum-fout"' in pagina
    assert 'value="40"' in pagina
    assert "verhuisdatum" not in staat(id_).antwoorden


def test_terug_en_vooruit_verliezen_niets(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    client.post(pad("bekend", id_))
    geef(client, id_, "verhuisdatum", **datum("verhuisdatum", 3))
    pagina = client.get(pad("vraag", id_, "nieuw_adres")).content.decode()
    assert pad("vraag", id_, "verhuisdatum") in pagina  # the way back
    vorige = client.get(pad("vraag", id_, "verhuisdatum")).content.decode()
    assert f'value="{datum("verhuisdatum", 3)["verhuisdatum_jaar"]}"' in vorige


def test_wijzigen_vanaf_de_controlepagina_keert_daar_terug(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    controle = loop_door(client, id_)
    pagina = client.get(controle).content.decode()
    assert f"{pad('vraag', id_, 'heeft_hond')}?naar=controle" in pagina
    vraag = client.get(f"{pad('vraag', id_, 'heeft_hond')}?naar=controle").content.decode()
    assert 'name="naar" value="controle"' in vraag
    assert geef(client, id_, "heeft_hond", heeft_hond="nee", naar="controle").url == controle
    # a new question that follows from the change comes first
    assert geef(client, id_, "heeft_hond", heeft_hond="ja", naar="controle").url == pad(
        "vraag", id_, "honden_aantal"
    )


def test_een_vraag_die_niet_meer_geldt_stuurt_door(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    loop_door(client, id_)
    assert client.get(pad("vraag", id_, "kenteken")).url == pad("controleren", id_)
    assert geef(client, id_, "kenteken", kenteken="AB-123-C").url == pad("controleren", id_)
    assert client.get(pad("vraag", id_, "bestaat_niet")).status_code == 302


def test_een_vraag_uit_een_register_toont_de_bron_en_geen_veld(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    pagina = client.get(pad("vraag", id_, "adres")).content.decode()
    assert "Elzenpad 7" in pagina
    assert "uit de Basisregistratie Personen" in pagina
    assert "adres_postcode" not in pagina
    client.post(pad("vraag", id_, "adres"), {"adres_postcode": "9995 AB", "adres_huisnummer": "12"})
    assert staat(id_).waarde("adres") == ADRES  # only a dispute changes it


@pytest.mark.parametrize(
    ("vraag", "velden", "wordt"),
    [
        ("naam", {"naam": "Sanne de Vries"}, "Sanne de Vries"),
        ("adres", {"adres_postcode": "9995 AB", "adres_huisnummer": "12"}, "Veenkade"),
    ],
)
def test_klopt_dit_niet_legt_vast_en_laat_verder_gaan(
    loket: Kastje, vraag: str, velden: dict[str, str], wordt: str
) -> None:
    client = inwoner()
    id_ = begin(client)
    client.post(pad("bekend", id_))
    pagina = client.get(pad("klopt_niet", id_, vraag)).content.decode()
    assert "Dit staat in de Basisregistratie Personen" in pagina
    antwoord = client.post(pad("klopt_niet", id_, vraag), velden)
    assert antwoord.status_code == 302
    waarde = staat(id_).waarde(vraag)
    assert wordt in (waarde if isinstance(waarde, str) else waarde["straat"])
    assert Betwisting.objects.get(aanvraag_id=id_).vraag == vraag
    assert not staat(id_).antwoorden[vraag].bevestigd or staat(id_).antwoorden[vraag].bron == "client"


def test_klopt_dit_niet_met_een_fout_legt_niets_vast(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    antwoord = client.post(pad("klopt_niet", id_, "adres"), {"adres_postcode": "xx", "adres_huisnummer": "1"})
    assert antwoord.status_code == 400
    assert 'href="#id_adres"' in antwoord.content.decode()
    assert not Betwisting.objects.exists()


def test_niemand_om_mee_te_verhuizen_is_toch_te_betwisten(loket: Kastje) -> None:
    loket.feiten["brp.huisgenoten"] = []
    client = inwoner()
    id_ = begin(client)
    assert "Niemand" in client.get(pad("vraag", id_, "wie_verhuizen_mee")).content.decode()
    assert "<textarea" in client.get(pad("klopt_niet", id_, "wie_verhuizen_mee")).content.decode()
    client.post(pad("klopt_niet", id_, "wie_verhuizen_mee"), {"wie_verhuizen_mee": "Bram\nIris"})
    assert staat(id_).waarde("wie_verhuizen_mee") == ["Bram", "Iris"]


def test_een_register_dat_zwijgt_staat_niet_in_de_weg(loket: Kastje) -> None:
    loket.stil = ("brp", "bag")
    client = inwoner()
    id_ = begin(client)
    assert client.get(pad("aanvraag", id_)).url == pad("vraag", id_, "verhuisdatum")
    geef(client, id_, "verhuisdatum", **datum("verhuisdatum", 3))
    melding = "Wij kunnen uw gegevens nu niet ophalen uit: Basisregistratie Personen"
    met = [
        v
        for v in ("nieuw_adres", "adres", "naam")
        if melding in client.get(pad("vraag", id_, v)).content.decode()
    ]
    assert met == ["adres"]  # once, where it first matters
    zonder = geef(client, id_, "nieuw_adres", **POSTCODE)
    assert zonder.status_code == 400
    assert 'href="#id_nieuw_adres_straat"' in zonder.content.decode()
    geef(
        client, id_, "nieuw_adres", **POSTCODE, nieuw_adres_straat="Veenkade", nieuw_adres_plaats="Rivierveen"
    )
    assert staat(id_).waarde("nieuw_adres")["straat"] == "Veenkade"
    assert not staat(id_).antwoorden["nieuw_adres"].geverifieerd
    assert 'name="nieuw_adres_straat"' in client.get(pad("vraag", id_, "nieuw_adres")).content.decode()


def test_een_adres_dat_niet_bestaat_vraagt_niet_om_een_straat(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    pagina = geef(
        client, id_, "nieuw_adres", nieuw_adres_postcode="1234 AB", nieuw_adres_huisnummer="1"
    ).content.decode()
    assert "Dit adres bestaat niet" in pagina
    assert "nieuw_adres_straat" not in pagina


def test_diensten_aan_en_uit_met_wat_dat_betekent(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    pagina = client.get(pad("vraag", id_, "verhuisdatum")).content.decode()
    assert 'id="mee-water-en-energie" checked' in pagina
    assert 'id="mee-parkeervergunning"' not in pagina  # not a choice yet
    assert client.post(pad("leden", id_), {"vraag": "verhuisdatum"}).url == pad("vraag", id_, "verhuisdatum")
    pagina = client.get(pad("vraag", id_, "verhuisdatum")).content.decode()
    assert "U regelt water en energie dan zelf." in pagina
    assert staat(id_).aanvraag.keuzes == {"water-en-energie": False}  # what may come in by an answer stays on
    client.post(pad("leden", id_), {"mee": "water-en-energie"})
    assert staat(id_).aanvraag.keuzes == {"water-en-energie": True}


def test_een_vaste_dienst_is_niet_uit_te_zetten(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    client.post(pad("leden", id_), {"mee": ["hond-aanmelden", "onzin"]})
    namen = {lid.dienst.slug for lid in staat(id_).stand.meedoend}
    assert {"adreswijziging", "waterschap-adres"} <= namen
    assert "hond-aanmelden" not in namen


def test_weggooien_vraagt_eerst_en_laat_niets_na(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    geef(client, id_, "verhuisdatum", **datum("verhuisdatum", 3))
    assert "Dit kunt u niet terugdraaien" in client.get(pad("weggooien", id_)).content.decode()
    assert Aanvraag.objects.filter(id=id_).exists()
    client.post(pad("weggooien", id_))
    assert not Aanvraag.objects.filter(id=id_).exists()
    assert not Antwoord.objects.filter(aanvraag_id=id_).exists()


def test_de_paginas_zeggen_hoe_lang_wij_bewaren(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    for adres in ("/beginnen/vraag/verhuizen", pad("bewaren", id_), "/mijn"):
        assert f"{BEWAREN.days} dagen" in client.get(adres).content.decode(), adres


def test_versturen_geeft_een_ontvangst_en_twee_keer_is_een_keer(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    nummer = verstuur(client, id_)
    assert client.post(pad("indienen", id_)).url == pad("ontvangst", id_)
    for naam in ("aanvraag", "controleren", "bewaren", "weggooien", "bekend"):
        assert client.get(pad(naam, id_)).url == pad("ontvangst", id_)
    pagina = client.get(pad("ontvangst", id_)).content.decode()
    assert nummer in pagina
    assert "Laat uw post een tijd doorsturen." in pagina  # what the client must do elsewhere
    pdf = client.get(pad("ontvangst_pdf", id_))
    assert pdf.content.startswith(b"%PDF")
    assert nummer in pdf["Content-Disposition"]


def test_wat_niet_meer_klopt_staat_op_de_controlepagina_met_een_weg_erheen(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    loop_door(client, id_)
    antwoord = Antwoord.objects.get(aanvraag_id=id_, vraag="verhuisdatum")
    antwoord.waarde = "2020-01-01"
    antwoord.save()
    uit = client.post(pad("indienen", id_))
    assert uit.status_code == 400
    assert f'<a href="{pad("vraag", id_, "verhuisdatum")}?naar=controle">' in uit.content.decode()
    assert Aanvraag.objects.get(id=id_).staat == "concept"


def test_het_straatfeest_vraagt_wanneer_de_client_bericht_wil(loket: Kastje) -> None:
    """Every choice on the check page is really there (an empty list of choices can't be sent)."""
    from eenloket.midoffice.aanvragen.tests.bouwers import FEEST, maak_client, vul_in
    from eenloket.midoffice.aanvragen.tests.bouwers import begin as begin_kaal

    client = inwoner()
    aanvraag = vul_in(begin_kaal("straatfeest", client=maak_client()), FEEST)
    pagina = client.get(pad("controleren", aanvraag.id)).content.decode()
    assert 'name="levering" value="samen"' in pagina
    assert 'name="levering" value="per_deel"' in pagina


@pytest.mark.parametrize("naam", ["vraag", "controleren"])
def test_aantal_databasevragen_groeit_niet_met_de_antwoorden(loket: Kastje, naam: str) -> None:
    client = inwoner()
    id_ = begin(client)
    loop_door(client, id_)
    kort, lang = begin(client), id_
    paden = [
        (pad("vraag", id_, "verhuisdatum") if naam == "vraag" else pad(naam, id_)) for id_ in (kort, lang)
    ]
    tellingen = []
    for adres in paden:
        client.get(adres)
        with CaptureQueriesContext(connection) as vragen:
            client.get(adres)
        tellingen.append(len(vragen))
    assert tellingen[1] <= 5, tellingen
    if naam == "vraag":
        assert tellingen[0] == tellingen[1]


def test_antwoorden_kost_een_vast_aantal_databasevragen(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    loop_door(client, id_)
    tellingen = []
    for vraag in ("heeft_hond", "heeft_auto", "contact_email"):
        with CaptureQueriesContext(connection) as vragen:
            geef(client, id_, vraag, **VERHUIZING[vraag])
        tellingen.append(len(vragen))
    assert max(tellingen) - min(tellingen) <= 1
    assert max(tellingen) <= 20, tellingen
