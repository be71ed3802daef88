"""The counter of an intake: what its door says of who acts, for whom, by which channel and how surely (M-B2, M-B3)."""

import uuid

import pytest

from eenloket.frontoffice.intake.api import Loket, partnerbalie
from eenloket.kern.actoren import Actorsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Aanvraag, AanvraagOnbekend
from eenloket.midoffice.aanvragen.tests.bouwers import begin, maak_client
from eenloket.midoffice.klanten.api import Zekerheid

pytestmark = pytest.mark.django_db


def _partner(organisatie_id: uuid.UUID, *geopend: uuid.UUID) -> Loket:
    return partnerbalie(
        organisatie_id,
        partner="de-brede-stroom",
        medewerker="m-17",
        client=None,
        geopend=frozenset(geopend),
        thuis="/",
    )


def test_aan_de_balie_van_een_partner_handelt_de_partner_en_is_de_client_niet_ingelogd() -> None:
    loket = _partner(uuid.uuid4())
    assert (loket.kanaal, loket.handelende.soort, loket.handelende.organisatie) == (
        "partner",
        Actorsoort.PARTNER,
        "de-brede-stroom",
    )
    assert loket.met_hulp
    assert loket.bekend
    assert loket.zekerheid is Zekerheid.GEEN
    assert loket.eis(Zekerheid.HOOG) is None  # nobody can log in there for the client


def test_een_partner_opent_alleen_wat_hij_zelf_begon_of_met_een_code_kreeg() -> None:
    eigen, van_client, ander = begin(anoniem=True), begin(), begin(anoniem=True)
    loket = _partner(eigen.organisatie_id, eigen.id, van_client.id)
    assert loket.toegang.open(eigen.id) == eigen
    for aanvraag in (van_client, ander):  # of a known client also not with a key: that is the client's own
        with pytest.raises(AanvraagOnbekend):
            loket.toegang.open(aanvraag.id)


def test_wat_een_partner_invult_staat_op_zijn_naam() -> None:
    aanvraag = begin("dienst:melding-openbare-ruimte", anoniem=True)
    loket = _partner(aanvraag.organisatie_id, aanvraag.id)
    uit = aanvragen.beantwoord(aanvraag, "melding_soort", "lamp", door=loket.handelende)
    antwoord = uit.antwoorden["melding_soort"]
    assert (antwoord.bron, antwoord.gegeven_als) == ("medewerker", "namens de aanvrager")
    assert antwoord.gegeven_door == "partner:de-brede-stroom/m-17"


def test_het_kanaal_van_het_loket_staat_op_de_aanvraag() -> None:
    eerste = begin(client=maak_client())
    loket = _partner(eerste.organisatie_id)
    aanvraag = aanvragen.begin(
        organisatie_id=eerste.organisatie_id,
        sleutel="verhuizen",
        client=loket.client,
        kanaal=loket.kanaal,
        door=loket.handelende,
    )
    assert Aanvraag.objects.get(id=aanvraag.id).kanaal == "partner"
    assert aanvraag.client is None
