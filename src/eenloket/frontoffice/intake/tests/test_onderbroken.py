"""A session that ends, a login in the middle, another device: nothing is lost, and nobody else gets it (M-B2, M-B3)."""

import re
from urllib.parse import parse_qs, urlsplit

import time_machine
from django.test import Client
from pytest_django import Settings

from eenloket.kern.audit.models import Auditregel
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.klok import nu
from eenloket.midoffice.aanvragen.api import Aanvraag
from eenloket.midoffice.aanvragen.tests.bouwers import VERHUIZEN, maak_client, vul_in
from eenloket.midoffice.aanvragen.tests.bouwers import begin as begin_kaal
from eenloket.midoffice.aanvragen.tests.registers import Kastje
from eenloket.midoffice.klanten.ingelogd import Zekerheid

from .bouwers import (
    ANDER,
    BSN,
    begin,
    datum,
    geef,
    inwoner,
    log_in,
    loop_door,
    medewerker,
    pad,
    sessie_voorbij,
    staat,
)

ONBEKEND = "01a209d6-5faa-725e-af88-6b59753d445c"
VERDERGAAN_BALIE = "/behandeling/intake/verdergaan"
MELDING = ("melding-openbare-ruimte", "dienst")


def test_na_het_einde_van_de_sessie_komt_de_client_terug_bij_dezelfde_vraag_met_wat_hij_typte(
    loket: Kastje,
) -> None:
    client = inwoner()
    id_ = begin(client)
    client.post(pad("bekend", id_))
    geef(client, id_, "verhuisdatum", **datum("verhuisdatum", 3))
    sessie_voorbij(client)
    antwoord = geef(client, id_, "nieuw_adres", nieuw_adres_postcode="9995 AB", nieuw_adres_huisnummer="12")
    assert antwoord.status_code == 403
    pagina = antwoord.content.decode()
    assert "Wat u invulde, is bewaard." in pagina
    assert "volgende=%2Faanvraag" in pagina
    assert "nieuw_adres" not in staat(id_).antwoorden
    log_in(client)
    terug = client.get(pad("vraag", id_, "nieuw_adres")).content.decode()
    assert 'value="9995 AB"' in terug
    assert "Dit had u net ingevuld" in terug
    assert staat(id_).waarde("verhuisdatum")
    assert 'value="9995 AB"' not in client.get(pad("vraag", id_, "nieuw_adres")).content.decode()  # once


def test_wat_getypt_was_ziet_een_ander_op_dezelfde_computer_niet(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    sessie_voorbij(client)
    geef(client, id_, "contact_email", contact_email="geheim@voorbeeld.example")
    assert "geheim" not in str(dict(client.session))  # encrypted
    log_in(client, ANDER)
    assert client.get(pad("vraag", id_, "contact_email")).status_code == 404
    eigen = begin(client)
    assert b"geheim" not in client.get(pad("vraag", eigen, "contact_email")).content


def test_een_onbekende_aanvraag_lijkt_op_die_van_een_ander(loket: Kastje) -> None:
    id_ = begin(inwoner())
    vreemd = Client()
    antwoorden = [vreemd.get(pad("vraag", x, "verhuisdatum")) for x in (id_, ONBEKEND)]
    assert [a.status_code for a in antwoorden] == [403, 403]
    kaal = [
        re.sub(rf'{id_}|{ONBEKEND}|csrfmiddlewaretoken" value="[^"]+', "", a.content.decode())
        for a in antwoorden
    ]
    assert kaal[0] == kaal[1]


def test_zonder_inlog_gaat_het_verder_in_dezelfde_browser_zonder_iets_te_verliezen(loket: Kastje) -> None:
    client = Client()
    id_ = begin(client, *MELDING)
    geef(client, id_, "melding_soort", melding_soort="lamp")
    sessie_voorbij(client)
    assert geef(client, id_, "melding_plek", melding_plek="Bij de brug").status_code == 302
    assert staat(id_).waarde("melding_soort") == "lamp"
    assert staat(id_).waarde("melding_plek")["toelichting"] == "Bij de brug"


def test_die_weg_terug_is_ondertekend_gaat_voorbij_en_houdt_op_na_versturen(
    loket: Kastje, settings: Settings
) -> None:
    client = Client()
    id_ = begin(client, *MELDING)
    koekje = client.cookies["hervat"]
    assert koekje["path"] == "/aanvraag"
    assert koekje["httponly"]
    goed = koekje.value
    sessie_voorbij(client)
    client.cookies["hervat"] = goed[:-3] + "abc"
    assert client.get(pad("vraag", id_, "melding_soort")).status_code == 403
    client.cookies["hervat"] = goed
    with time_machine.travel(nu().timestamp() + settings.SESSIE_LANGST + 60, tick=False):
        assert client.get(pad("vraag", id_, "melding_soort")).status_code == 403
    client.cookies["hervat"] = goed
    assert client.get(pad("vraag", id_, "melding_soort")).status_code == 200
    loop_door(client, id_, MELDING_ANTWOORDEN)
    assert client.post(pad("indienen", id_)).status_code == 302
    assert client.get(pad("ontvangst", id_)).status_code == 200
    assert not client.cookies["hervat"].value
    sessie_voorbij(client)
    assert client.get(pad("ontvangst", id_)).status_code == 403


MELDING_ANTWOORDEN: dict[str, dict[str, object]] = {
    "melding_soort": {"melding_soort": "lamp"},
    "melding_plek": {"melding_plek": "Bij de brug"},
    "melding_toelichting": {"melding_toelichting": "Kapot"},
    "melding_foto": {},
    "melding_gevaar": {"melding_gevaar": "nee"},
    "melding_email": {"melding_email": ""},
}


def test_een_aanvraag_zonder_inlog_wordt_van_wie_daarna_inlogt(loket: Kastje) -> None:
    client = Client()
    id_ = begin(client, *MELDING)
    geef(client, id_, "melding_soort", melding_soort="lamp")
    log_in(client)
    assert client.get(pad("vraag", id_, "melding_plek")).status_code == 200
    assert Aanvraag.objects.get(id=id_).client == maak_client(BSN).in_domein("aanvragen")  # type: ignore[arg-type]
    assert inwoner(ANDER).get(pad("vraag", id_, "melding_plek")).status_code == 404
    assert str(id_) in client.get("/mijn").content.decode()


def test_meer_zekerheid_vragen_en_daarna_verder_op_de_controlepagina(loket: Kastje) -> None:
    laag = inwoner(zekerheid=Zekerheid.LAAG)
    aanvraag = vul_in(begin_kaal(client=maak_client(zekerheid=Zekerheid.LAAG)), VERHUIZEN)
    for antwoord in (laag.get(pad("controleren", aanvraag.id)), laag.post(pad("indienen", aanvraag.id))):
        assert antwoord.status_code == 302
        vraag = parse_qs(urlsplit(antwoord.url).query)
        assert vraag["zekerheid"] == ["midden"]
        assert vraag["verhoog"] == ["1"]
        assert vraag["volgende"] == [pad("controleren", aanvraag.id)]
    assert Aanvraag.objects.get(id=aanvraag.id).staat == "concept"
    log_in(laag, zekerheid=Zekerheid.MIDDEN)
    assert laag.get(pad("controleren", aanvraag.id)).status_code == 200
    assert laag.post(pad("indienen", aanvraag.id)).url == pad("ontvangst", aanvraag.id)


def _code(client: Client, id_: object) -> str:
    pagina = client.post(pad("bewaren", id_)).content.decode()
    gevonden = re.search(r'class="loket-code">([^<]+)<', pagina)
    assert gevonden
    return gevonden[1]


def test_met_een_code_verder_op_een_ander_apparaat(loket: Kastje) -> None:
    client, ander = Client(), Client()
    id_ = begin(client, *MELDING)
    geef(client, id_, "melding_soort", melding_soort="lamp")
    code = _code(client, id_)
    assert code not in client.get(pad("bewaren", id_)).content.decode()  # shown once
    assert ander.get(pad("vraag", id_, "melding_plek")).status_code == 403
    assert ander.post("/verdergaan", {"code": f" {code.lower()} "}).url == pad("aanvraag", id_)
    assert ander.get(pad("vraag", id_, "melding_plek")).status_code == 200
    nieuwe = _code(ander, id_)
    assert Client().post("/verdergaan", {"code": code}).status_code == 400  # an older one stops working
    assert Client().post("/verdergaan", {"code": nieuwe}).status_code == 302


def test_de_code_van_een_bekende_client_is_geen_sleutel_op_zichzelf(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    code = _code(client, id_)
    vreemd = Client().post("/verdergaan", {"code": code})
    assert vreemd.status_code == 302
    assert vreemd.url.startswith("/inloggen?")
    assert inwoner(ANDER).post("/verdergaan", {"code": code}).status_code == 404
    assert medewerker(Recht.ZAAK_LEZEN).post("/verdergaan", {"code": code}).url.startswith("/inloggen?")
    assert medewerker(Recht.ZAAK_LEZEN).post(VERDERGAAN_BALIE, {"code": code}).status_code == 403
    assert inwoner().post("/verdergaan", {"code": code}).url == pad("aanvraag", id_)


def test_een_medewerker_gaat_met_de_client_verder_en_dat_is_te_zien(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    client.post(pad("bekend", id_))
    code = _code(client, id_)
    balie = medewerker(Recht.AANVRAAG_OVERNEMEN)
    assert balie.post(VERDERGAAN_BALIE, {"code": code}).url == pad("aanvraag", id_, aan="balie")
    pagina = balie.get(pad("vraag", id_, "verhuisdatum", aan="balie")).content.decode()
    assert "samen met de aanvrager" in pagina
    assert f'action="{pad("leden", id_, aan="balie")}"' in pagina  # every link stays at this counter
    geef(balie, id_, "verhuisdatum", aan="balie", **datum("verhuisdatum", 3))
    antwoord = staat(id_).antwoorden["verhuisdatum"]
    assert (antwoord.bron, antwoord.gegeven_als) == ("medewerker", "namens de aanvrager")
    wie = maak_client(BSN).actor
    spoor = Auditregel.objects.filter(tabel="aanvragen_antwoord", rij=str(antwoord.id)).latest("id")
    assert spoor.actor.endswith(f" namens persoon:{wie.kenmerk} (bijstand)")
    assert wie.kenmerk not in antwoord.gegeven_door  # the trail's name of a person stands in the trail only
    assert staat(id_).antwoorden["naam"].bron == "register"
    assert "een medewerker van Gemeente Rivierveen" in client.get("/mijn/gegevens").content.decode()
    assert client.get(pad("vraag", id_, "verhuisdatum")).status_code == 200  # the client's own as before


def test_een_medewerker_die_voor_een_ander_begint_kan_zonder_inlog_van_die_ander_niet_versturen(
    loket: Kastje,
) -> None:
    balie = medewerker(Recht.AANVRAAG_OVERNEMEN)
    id_ = begin(balie, aan="balie")
    assert Aanvraag.objects.get(id=id_).kanaal == "balie"
    loop_door(
        balie,
        id_,
        {
            "adres": {"adres_postcode": "9995 BC", "adres_huisnummer": "7"},
            "naam": {"naam": "Sanne"},
            "wie_verhuizen_mee": {},
        },
        aan="balie",
    )
    uit = balie.post(pad("indienen", id_, aan="balie"))
    assert uit.status_code == 400
    assert "De aanvrager moet dit zelf versturen" in uit.content.decode()
    assert Aanvraag.objects.get(id=id_).staat == "concept"
