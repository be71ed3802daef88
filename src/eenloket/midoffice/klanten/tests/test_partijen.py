"""Parties after the national model: who they are, by which numbers, and who took part in a contact (M-B1, ADR 0025)."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from eenloket.kern.actoren import Actor, Actorsoort, systeem
from eenloket.kern.audit.models import Auditregel
from eenloket.kern.handelingen import handeling
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem, vestigingssleutel
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten import models
from eenloket.midoffice.klanten.models import Betrokkene, Klantcontact, Partij, Partijidentificator
from eenloket.midoffice.klanten.partijen import partij_van

from .test_klanten import organisatie

pytestmark = pytest.mark.django_db
DOOR = systeem("test")
KVK, ANDER_KVK, VESTIGING = "69599084", "68750110", "000037178598"


def _wie(soort: Nummersoort, nummer: str) -> uuid.UUID:
    return pseudoniem(soort, nummer, Domein.KLANTEN)


def _partij(org: uuid.UUID, soort: Nummersoort, nummer: str) -> Partij:
    with handeling(DOOR, "proef"):
        return partij_van(org, _wie(soort, nummer))


@pytest.mark.parametrize(
    ("soort", "nummer", "partij", "code"),
    [
        (Nummersoort.BSN, "999990019", "persoon", "bsn"),
        (Nummersoort.KVK, KVK, "organisatie", "kvk_nummer"),
        (Nummersoort.EIDAS, "DE/NL/5f3c21ab", "persoon", "eidas"),
    ],
)
def test_een_partij_heeft_een_soort_en_een_identificator(
    soort: Nummersoort, nummer: str, partij: str, code: str
) -> None:
    rij = _partij(organisatie(), soort, nummer)
    assert rij.soort_partij == partij
    identificator = rij.partij_identificatoren.get()
    assert (identificator.code_soort_object_id, identificator.sub_identificator_van) == (code, None)
    assert identificator.pseudoniem == _wie(soort, nummer)


def test_een_vestigingsnummer_staat_onder_het_kvk_nummer_van_zijn_bedrijf() -> None:
    org = organisatie()
    een, ander = (
        _partij(org, Nummersoort.VESTIGING, vestigingssleutel(kvk, VESTIGING)) for kvk in (KVK, ANDER_KVK)
    )
    assert een != ander
    for partij, kvk in ((een, KVK), (ander, ANDER_KVK)):
        boven = partij.partij_identificatoren.get(
            code_soort_object_id="vestigingsnummer"
        ).sub_identificator_van
        assert boven is not None
        assert boven.identificeerde_partij == _partij(org, Nummersoort.KVK, kvk)
    assert Partij.objects.count() == 4


def test_een_vestigingsnummer_zonder_bedrijf_neemt_de_database_niet() -> None:
    partij = _partij(organisatie(), Nummersoort.KVK, KVK)
    with pytest.raises(IntegrityError), transaction.atomic():
        Partijidentificator.objects.create(
            identificeerde_partij=partij,
            code_register="hr",
            code_objecttype="vestiging",
            code_soort_object_id="vestigingsnummer",
            pseudoniem=uuid.uuid4(),
        )


def test_dezelfde_partij_staat_er_een_keer_en_bij_elke_organisatie_apart() -> None:
    een, twee = organisatie(), organisatie("elders", "800000013")
    eerste = _partij(een, Nummersoort.BSN, "999990019")
    assert _partij(een, Nummersoort.BSN, "999990019") == eerste
    assert _partij(twee, Nummersoort.BSN, "999990019") != eerste


def _contact(org: uuid.UUID, door: Actor = DOOR, **anders: object) -> Klantcontact:
    velden = {"client": None, "kanaal": "balie", "onderwerp": "Vraag", "door": door, **anders}
    return klanten.leg_contact_vast(org, **velden)  # type: ignore[arg-type]


def test_wie_voor_een_bedrijf_belde_is_zijn_contactpersoon_en_het_contact_is_van_het_bedrijf() -> None:
    org = organisatie()
    bedrijf, mens = _wie(Nummersoort.KVK, KVK), _wie(Nummersoort.EHERKENNING, "h-1")
    contact = _contact(org, client=bedrijf, vertegenwoordiger=mens)
    wie = {b.rol: b for b in contact.had_betrokkenen.select_related("was_partij__werkte_voor_partij")}
    assert not wie["klant"].initiator
    assert wie["vertegenwoordiger"].initiator
    partij = wie["vertegenwoordiger"].was_partij
    assert partij is not None
    assert partij.soort_partij == "contactpersoon"
    assert partij.werkte_voor_partij == wie["klant"].was_partij
    assert klanten.contacten_van(org, bedrijf) == [contact]
    assert klanten.contacten_van(org, mens) == []  # what he did for another isn't his own


def test_van_een_onbekende_staat_er_alleen_dat_er_iemand_was() -> None:
    betrokkene = _contact(organisatie()).had_betrokkenen.get()
    assert (betrokkene.was_partij, betrokkene.rol, betrokkene.initiator) == (None, "klant", True)
    assert Betrokkene.objects.count() == 1


@pytest.mark.parametrize(
    ("door", "soort", "object_id"),
    [
        (Actor(Actorsoort.MEDEWERKER, "m-1", organisatie="proefdorp"), "medewerker", "m-1"),
        (Actor(Actorsoort.PARTNER, "stroom/m-2", organisatie="stroom"), "organisatorische_eenheid", "stroom"),
        (Actor(Actorsoort.CLIENT, "geheim"), "geautomatiseerde_actor", "loket"),
        (systeem("berichten"), "geautomatiseerde_actor", "berichten"),
    ],
)
def test_aan_onze_kant_staat_wie_het_deed(door: Actor, soort: str, object_id: str) -> None:
    org = organisatie()
    for _ in range(2):
        contact = _contact(org, door)
    actor = contact.had_betrokken_actoren.get().actor
    assert (actor.soort_actor, actor.object_id) == (soort, object_id)
    assert models.Actor.objects.count() == 1


def test_waar_het_over_ging_staat_ook_in_de_woorden_van_de_standaard() -> None:
    zaak, aanvraag = uuid.uuid4(), uuid.uuid4()
    contact = _contact(organisatie(), zaak_id=zaak, aanvraag_id=aanvraag)
    objecten = {o.code_objecttype: o.object_id for o in contact.ging_over_onderwerpobjecten.all()}
    assert objecten == {"zaak": str(contact.zaak_id), "aanvraag": str(contact.aanvraag_id)}
    assert not _contact(organisatie("elders", "800000013")).ging_over_onderwerpobjecten.exists()


def test_in_het_spoor_staan_geen_namen_adressen_of_zoeksleutels() -> None:
    org, wie = organisatie(), _wie(Nummersoort.BSN, "999990019")
    post = {"postcode": "9995 AB", "huisnummer": 12, "straat": "Veenkade", "plaats": "Rivierveen"}
    klanten.leg_voorkeur_vast(
        org,
        wie,
        adressen={"email": "quirina@voorbeeld.example", "naam": "Quirina Zwaluw", "postadres": post},
        door=DOOR,
    )
    spoor = str(list(Auditregel.objects.filter(tabel__startswith="klanten_").values_list("oud", "nieuw")))
    for gegeven in ("Quirina", "quirina", "Veenkade", "9995"):
        assert gegeven not in spoor
    nieuw = Auditregel.objects.get(tabel="klanten_digitaaladres", soort="I").nieuw
    assert nieuw is not None
    assert {nieuw["adres"], nieuw["sleutel"], nieuw["zoek"]} == {"verborgen"}
