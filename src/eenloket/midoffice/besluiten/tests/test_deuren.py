"""Each rule of recording a decision holds through both doors: our own counter and the register of other systems."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import transaction

from eenloket.kern.bezorging.bezorgen import bezorg
from eenloket.kern.fouten import Domeinfout, Registerfout
from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.kern.klok import vandaag
from eenloket.midoffice.aanbod.models import Besluittype
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.besluiten import fouten
from eenloket.midoffice.besluiten.models import Besluit, Besluitinformatieobject
from eenloket.midoffice.besluiten.register.codes import CODES
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_zaak
from eenloket.midoffice.zaken.tests.proefaanbod import ROL, STIL

pytestmark = pytest.mark.django_db


def _loket(zaak: Zaak) -> Besluit:
    genomen = besluiten.neem_besluit(
        zaak, resultaat="Geweigerd", motivering={"nl": "Nee."}, regels=[], door=DOOR, bevoegde_rollen={ROL}
    )
    assert genomen is not None
    return genomen


def _register(zaak: Zaak) -> Besluit:
    besluittype_id = _type(zaak).id
    besluit = Besluit(
        organisatie_id=zaak.organisatie_id,
        verantwoordelijke_organisatie=zaak.verantwoordelijke_organisatie,
        besluittype_id=besluittype_id,
        zaak=zaak,
        datum=vandaag(),
        ingangsdatum=vandaag(),
    )
    return besluiten.registreer(
        besluit,
        soort=besluiten.besluitsoort(besluittype_id, zaak.organisatie_id),
        zaaktype=besluiten.zaaktype_van(zaak.id, zaak.organisatie_id),
        door=DOOR,
    )


DEUREN = {"loket": _loket, "register": _register}
Deur = Callable[[Zaak], Besluit]


def _type(zaak: Zaak) -> Besluittype:
    return Besluittype.objects.get(omschrijving=f"Besluit {STIL}", organisatie_id=zaak.organisatie_id)


def _concept(zaak: Zaak) -> None:
    Besluittype.objects.filter(id=_type(zaak).id).update(concept=True)


def _ander_zaaktype(zaak: Zaak) -> None:
    _type(zaak).zaaktypen.clear()


def _kort_nummer(zaak: Zaak) -> None:
    Zaak.objects.filter(id=zaak.id).update(verantwoordelijke_organisatie="12345")


def _fout_nummer(zaak: Zaak) -> None:
    Zaak.objects.filter(id=zaak.id).update(verantwoordelijke_organisatie="123456789")


@dataclass(frozen=True)
class Regel:
    """A rule: what breaks it, and which refusal follows."""

    breek: Callable[[Zaak], None]
    weigering: type[fouten.Weigering]


REGELS = {
    "brc-001 het type is gepubliceerd": Regel(_concept, fouten.BesluittypeIsConcept),
    "brc-007 het type hoort bij het zaaktype": Regel(_ander_zaaktype, fouten.BesluittypeHoortNietBijZaak),
    "een RSIN heeft negen cijfers": Regel(_kort_nummer, fouten.OrganisatieHeeftNegenCijfers),
    "een RSIN klopt": Regel(_fout_nummer, fouten.OngeldigeOrganisatie),
}


@pytest.mark.parametrize("deur", DEUREN.values(), ids=DEUREN)
@pytest.mark.parametrize("regel", REGELS.values(), ids=REGELS)
def test_een_regel_geldt_door_elke_deur(regel: Regel, deur: Deur) -> None:
    zaak = maak_zaak(STIL)
    regel.breek(zaak)
    zaak.refresh_from_db()
    with transaction.atomic(), pytest.raises(Domeinfout) as fout:
        deur(zaak)
    if deur is _loket:
        assert isinstance(fout.value, regel.weigering)
    else:
        assert isinstance(fout.value, Registerfout)
        assert (fout.value.veld, fout.value.code) == (
            CODES[regel.weigering].veld,
            CODES[regel.weigering].code,
        )
        assert fout.value.tekst == regel.weigering.tekst
    zaak.refresh_from_db()
    assert zaak.einddatum is None
    assert not Besluit.objects.exists()
    assert not Uitgaand.objects.filter(soort="besluit.genomen").exists()


@pytest.mark.parametrize("deur", DEUREN.values(), ids=DEUREN)
def test_elk_besluit_vertelt_hetzelfde(deur: Deur) -> None:
    zaak = maak_zaak(STIL)
    genomen = deur(zaak)
    verteld = Uitgaand.objects.get(soort="besluit.genomen").inhoud
    assert verteld == {
        "besluit_id": str(genomen.id),
        "zaak_id": str(zaak.id),
        "positief": False if deur is _loket else None,
    }


@pytest.mark.parametrize("deur", DEUREN.values(), ids=DEUREN)
def test_de_nummers_van_beide_deuren_zijn_een_reeks(deur: Deur) -> None:
    """A number that another system brought along is passed over."""
    bezet = _register(maak_zaak(STIL))
    nummer = f"{bezet.identificatie[:-1]}{int(bezet.identificatie[-1]) + 1}"
    Besluit.objects.filter(id=bezet.id).update(identificatie=nummer)
    assert deur(maak_zaak(STIL)).identificatie == f"{nummer[:-1]}{int(nummer[-1]) + 1}"


def test_alleen_een_besluit_van_ons_krijgt_een_brief_van_ons() -> None:
    van_ons, van_ander = _loket(maak_zaak(STIL)), _register(maak_zaak(STIL))
    for uitgaand in Uitgaand.objects.filter(soort="besluit.genomen"):
        bezorg(uitgaand=str(uitgaand.id), abonnee="besluiten.brief")
    assert set(Besluitinformatieobject.objects.values_list("besluit_id", flat=True)) == {van_ons.id}
    assert van_ander.id != van_ons.id


def test_een_besluit_dat_er_niet_meer_is_houdt_de_bezorging_niet_op() -> None:
    besluiten.verwijder(_register(maak_zaak(STIL)), door=DOOR)
    bezorg(uitgaand=str(Uitgaand.objects.get(soort="besluit.genomen").id), abonnee="besluiten.brief")


def test_een_besluit_zonder_zaak_van_ons_vertelt_geen_zaak() -> None:
    zaak = maak_zaak(STIL)
    besluittype_id = _type(zaak).id
    besluit = Besluit(
        organisatie_id=zaak.organisatie_id, verantwoordelijke_organisatie=zaak.verantwoordelijke_organisatie, besluittype_id=besluittype_id,
        datum=vandaag(), ingangsdatum=vandaag(),
    )  # fmt: skip
    soort = besluiten.besluitsoort(besluittype_id, zaak.organisatie_id)
    besluiten.registreer(besluit, soort=soort, zaaktype=None, door=DOOR)
    uitgaand = Uitgaand.objects.get(soort="besluit.genomen")
    assert uitgaand.inhoud["zaak_id"] is None
    for abonnee in ("besluiten.brief", "aanvragen.bijhouding"):
        bezorg(uitgaand=str(uitgaand.id), abonnee=abonnee)


def test_elke_weigering_heeft_een_code_van_de_standaard() -> None:
    """What the rules can refuse, clients of the register know."""

    def eronder(soort: type[fouten.Weigering]) -> set[type[fouten.Weigering]]:
        return {soort}.union(*(eronder(s) for s in soort.__subclasses__()))

    assert {s for s in eronder(fouten.Weigering) if not s.__subclasses__()} == set(CODES)


def test_een_onbekende_zaak_of_type_wordt_geweigerd() -> None:
    """Only other systems can name what doesn't exist: the counter begins with a case."""
    zaak = maak_zaak(STIL)
    besluit = Besluit(
        organisatie_id=zaak.organisatie_id, verantwoordelijke_organisatie=zaak.verantwoordelijke_organisatie, besluittype_id=uuid.uuid4(),
        zaak_id=uuid.uuid4(), datum=vandaag(), ingangsdatum=vandaag(),
    )  # fmt: skip
    soort = besluiten.besluitsoort(_type(zaak).id, zaak.organisatie_id)
    for kent, veld in ((None, "besluittype"), (soort, "zaak")):
        with pytest.raises(Registerfout) as fout:
            besluiten.registreer(besluit, soort=kent, zaaktype=None, door=DOOR)
        assert (fout.value.veld, fout.value.code) == (veld, "bad-url")
