"""Nobody gets what isn't theirs: ids, numbers, codes, forged posts, too many tries; and no personal data in an address (M-F1)."""

import re
import uuid
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanvragen.tests.registers import Kastje

from .bouwers import ANDER, VERHUIZING, begin, geef, inwoner, loop_door, medewerker, pad, staat
from .bouwers import pad as pad_

LEZEN = ["aanvraag", "bekend", "bewaren", "weggooien", "controleren", "ontvangst", "ontvangst_pdf"]
SCHRIJVEN = ["leden", "indienen", "bewaren", "weggooien", "bekend"]


@pytest.mark.parametrize("aan", ["intake", "balie"])
@pytest.mark.parametrize("wie", ["anoniem", "ander", "zonder_recht", "andere_organisatie"])
def test_de_aanvraag_van_een_ander_is_niet_te_zien_en_niet_te_wijzigen(
    loket: Kastje, wie: str, aan: str
) -> None:
    client = inwoner()
    id_ = begin(client)
    voor = _afdruk(id_)
    vreemd = _bezoeker(wie)
    pad = partial(pad_, aan=aan)
    paden = [pad(naam, id_) for naam in LEZEN] + [pad(n, id_, "naam") for n in ("vraag", "klopt_niet")]
    for adres in paden:
        antwoord = vreemd.get(adres)
        if aan == "balie" and wie in ("anoniem", "ander"):
            assert antwoord.url.startswith("/medewerker/inloggen"), adres
        else:
            assert antwoord.status_code in (403, 404), adres
        assert b"Vermeer" not in antwoord.content
    for adres in [pad(naam, id_) for naam in SCHRIJVEN] + [
        pad(n, id_, "verhuisdatum") for n in ("vraag", "bestand_toevoegen")
    ]:
        assert vreemd.post(adres, {"mee": "x"}).status_code in (403, 404), adres
    assert vreemd.post(pad("bestand_verwijderen", id_, uuid.uuid4())).status_code in (403, 404)
    assert _afdruk(id_) == voor


def _afdruk(id_: uuid.UUID) -> object:
    intake = staat(id_)
    return (
        {v: a.waarde for v, a in intake.antwoorden.items()},
        intake.aanvraag.keuzes,
        intake.aanvraag.staat,
        intake.aanvraag.gewijzigd_op,
    )


def _bezoeker(wie: str) -> Client:
    if wie == "anoniem":
        return Client()
    if wie == "ander":
        return inwoner(ANDER)
    if wie == "zonder_recht":
        return medewerker(Recht.ZAAK_LEZEN)
    elders = Organisatie.objects.create(slug="elders", naam="Elders", soort="gemeente", rsin="800000999")
    return medewerker(Recht.AANVRAAG_OVERNEMEN, organisatie=elders)


@pytest.mark.parametrize("recht", list(Recht))
def test_alleen_met_het_recht_staat_iemand_van_hier_aan_de_balie(loket: Kastje, recht: Recht) -> None:
    id_ = begin(inwoner())
    wie = medewerker(recht)
    verwacht = 200 if recht is Recht.AANVRAAG_OVERNEMEN else 403
    for adres in (reverse("balie:start"), reverse("balie:verdergaan"), pad("bewaren", id_, aan="balie")):
        assert wie.get(adres).status_code == verwacht, (recht, adres)


def test_wie_hier_werkt_is_in_het_portaal_een_bezoeker_als_ieder_ander(loket: Kastje) -> None:
    id_ = begin(inwoner())
    wie = medewerker(Recht.AANVRAAG_OVERNEMEN)
    assert wie.get(pad("vraag", id_, "naam")).status_code == 403
    assert wie.get("/beginnen/vraag/verhuizen").url.startswith("/inloggen?")


def test_een_formulier_van_elders_verandert_niets(loket: Kastje) -> None:
    client = inwoner(enforce_csrf_checks=True)
    id_ = _begin_met_csrf(client)
    voor = _afdruk(id_)
    for adres in [pad(naam, id_) for naam in SCHRIJVEN] + [
        pad("vraag", id_, "verhuisdatum"),
        pad("klopt_niet", id_, "naam"),
        "/verdergaan",
    ]:
        assert client.post(adres, {"mee": ""}).status_code == 403, adres
    assert _afdruk(id_) == voor


def _begin_met_csrf(client: Client) -> uuid.UUID:
    pagina = client.get("/beginnen/vraag/verhuizen").content.decode()
    code = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', pagina)
    assert code
    antwoord = client.post("/beginnen/vraag/verhuizen", {"csrfmiddlewaretoken": code[1]})
    client.get(antwoord.url)
    return uuid.UUID(antwoord.url.rsplit("/", 1)[1])


def test_codes_raden_wordt_tegengehouden(loket: Kastje, settings: Settings) -> None:
    settings.LIMIETEN = True
    client = Client()
    uit = [client.post("/verdergaan", {"code": f"AAAA-BBBB-{n:04d}"}).status_code for n in range(12)]
    assert uit[0] == 400
    assert uit[-1] == 429


def test_beginnen_is_begrensd_per_bezoeker_en_niet_voor_allen_samen(
    loket: Kastje, settings: Settings
) -> None:
    settings.LIMIETEN = True
    druk = Client(REMOTE_ADDR="192.0.2.1")
    adres = "/beginnen/dienst/melding-openbare-ruimte"
    assert [druk.post(adres).status_code for _ in range(62)][-1] == 429
    assert Client(REMOTE_ADDR="192.0.2.2").post(adres).status_code == 302


def test_bestanden_sturen_is_begrensd(loket: Kastje, settings: Settings) -> None:
    settings.LIMIETEN = True
    client = Client()
    id_ = begin(client, "melding-openbare-ruimte", "dienst")
    uit = [client.post(pad("bestand_toevoegen", id_, "melding_foto")).status_code for _ in range(62)]
    assert uit[0] == 400
    assert uit[-1] == 429


def test_er_staan_geen_persoonsgegevens_in_adressen(loket: Kastje) -> None:
    client = inwoner()
    id_ = begin(client)
    adressen = [pad("aanvraag", id_)]
    controle = loop_door(client, id_)
    for adres in (controle, pad("bekend", id_), "/mijn"):
        adressen += re.findall(r'(?:href|action)="([^"]+)"', client.get(adres).content.decode())
    for antwoord in (
        geef(client, id_, "contact_email", **VERHUIZING["contact_email"]),
        geef(client, id_, "nieuw_adres", **VERHUIZING["nieuw_adres"]),
    ):
        adressen.append(antwoord.url)
    for gegeven in ("Vermeer", "9995", "999990019", "voorbeeld.example", "Veenkade"):
        assert not [a for a in adressen if gegeven in a], gegeven


def test_persoonlijke_paginas_worden_nergens_bewaard(loket: Kastje) -> None:
    client = Client()
    id_ = begin(client, "melding-openbare-ruimte", "dienst")
    assert "no-store" in client.get(pad("vraag", id_, "melding_soort"))["Cache-Control"]
