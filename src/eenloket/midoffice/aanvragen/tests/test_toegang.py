"""Nobody opens what isn't theirs (M-F1), and staff leave a trace (M-F3)."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.sleutels.api import Domein
from eenloket.kern.verwerkingen.models import Verwerking
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Toegang
from eenloket.midoffice.aanvragen.models import Aanvraag

from .bouwers import DOOR, begin, maak_client

IDS = [uuid.UUID(int=n) for n in range(4)]
ID = st.sampled_from(IDS)


@given(
    aanvraag=st.builds(Aanvraag, id=ID, organisatie_id=ID, client=st.none() | ID),
    toegang=st.builds(
        Toegang,
        organisatie_id=ID,
        client=st.none() | ID,
        sessie=st.frozensets(ID),
        medewerker_van=st.none() | ID,
    ),
)
def test_open_gaat_alleen_wat_van_de_bezoeker_is(aanvraag: Aanvraag, toegang: Toegang) -> None:
    hier = aanvraag.organisatie_id == toegang.organisatie_id
    eigen = aanvraag.client is not None and aanvraag.client == toegang.client
    anoniem = aanvraag.client is None and aanvraag.id in toegang.sessie
    medewerker = toegang.medewerker_van == aanvraag.organisatie_id
    assert toegang.mag(aanvraag) == (hier and (eigen or anoniem or medewerker))


def sleutels(aanvraag: Aanvraag, **anders: object) -> Toegang:
    return Toegang(**{"organisatie_id": aanvraag.organisatie_id, **anders})  # type: ignore[arg-type]


@pytest.mark.django_db
def test_een_ander_een_andere_organisatie_en_een_onbekend_nummer_krijgen_hetzelfde_antwoord() -> None:
    client, ander = maak_client(), maak_client("999990020")
    aanvraag = begin(client=client)
    eigen = sleutels(aanvraag, client=client.in_domein(Domein.AANVRAGEN))
    assert eigen.open(aanvraag.id) == aanvraag
    for toegang in (
        sleutels(aanvraag),
        sleutels(aanvraag, client=ander.in_domein(Domein.AANVRAGEN)),
        sleutels(aanvraag, client=client.pseudoniem),  # of another domain
        sleutels(aanvraag, sessie=frozenset({aanvraag.id})),
        sleutels(aanvraag, medewerker_van=uuid.uuid4()),
        sleutels(aanvraag, organisatie_id=uuid.uuid4(), client=client.in_domein(Domein.AANVRAGEN)),
    ):
        with pytest.raises(aanvragen.AanvraagOnbekend):
            toegang.open(aanvraag.id)
    for sleutel in (uuid.uuid4(), "2026-9999999", "", "\x00", "' OR 1=1"):
        with pytest.raises(aanvragen.AanvraagOnbekend):
            eigen.open(sleutel)


@pytest.mark.django_db
def test_anoniem_begonnen_wordt_na_inloggen_van_die_client_en_van_niemand_anders() -> None:
    client, ander = maak_client(), maak_client("999990020")
    aanvraag = begin(anoniem=True)
    sessie = sleutels(aanvraag, sessie=frozenset({aanvraag.id}))
    assert sessie.open(aanvraag.id) == aanvraag
    aanvraag = aanvragen.eigen_maken(aanvraag, client, door=client.actor)
    assert (aanvraag.client_soort, aanvraag.zekerheid) == ("persoon", client.zekerheid)
    with pytest.raises(aanvragen.AanvraagOnbekend):
        sessie.open(aanvraag.id)
    with pytest.raises(aanvragen.AanvraagOnbekend):
        aanvragen.eigen_maken(aanvraag, ander, door=ander.actor)
    aanvraag.refresh_from_db()
    assert aanvraag.client == client.in_domein(Domein.AANVRAGEN)


@pytest.mark.django_db
def test_een_medewerker_die_een_aanvraag_van_een_client_opent_staat_in_het_log() -> None:
    client = maak_client()
    aanvraag, anoniem = begin(client=client), begin(anoniem=True)
    Verwerking.objects.all().delete()
    door = Actor(Actorsoort.MEDEWERKER, "m1", organisatie="rivierveen", rol="medewerker")
    balie = sleutels(aanvraag, medewerker_van=aanvraag.organisatie_id, door=door)
    assert balie.open(anoniem.id) == anoniem
    sleutels(aanvraag, client=client.in_domein(Domein.AANVRAGEN)).open(aanvraag.id)
    assert not Verwerking.objects.exists()
    balie.open(aanvraag.id)
    regel = Verwerking.objects.get()
    assert regel.betrokkene == client.in_domein(Domein.VERWERKINGEN)
    assert (regel.naam, regel.door_soort, regel.door, regel.organisatie) == (
        "raadplegen",
        "medewerker",
        "m1",
        "rivierveen",
    )
    assert regel.gegevens == ["dossier"]


@pytest.mark.django_db
def test_een_code_werkt_op_een_ander_apparaat_tot_er_een_nieuwe_is_of_de_aanvraag_weg_is() -> None:
    aanvraag = begin(anoniem=True)
    organisatie = aanvraag.organisatie_id
    oud = aanvragen.maak_code(aanvraag, door=DOOR)
    assert aanvragen.op_code(organisatie, oud.lower().replace("-", " ")) == aanvraag
    nieuw = aanvragen.maak_code(aanvraag, door=DOOR)
    assert aanvragen.op_code(organisatie, oud) is None
    assert aanvragen.op_code(uuid.uuid4(), nieuw) is None
    for vreemd in ("", "----", "AAAA-AAAA-AAAA", "\x00", "é" * 200):
        assert aanvragen.op_code(organisatie, vreemd) is None
    assert nieuw.encode() not in bytes(Aanvraag.objects.get().code or b"")
    aanvragen.verwijder(aanvraag, door=DOOR)
    assert aanvragen.op_code(organisatie, nieuw) is None
    with pytest.raises(aanvragen.AanvraagOnbekend):
        aanvragen.maak_code(aanvraag, door=DOOR)
