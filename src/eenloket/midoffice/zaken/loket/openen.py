"""Open cases at the counter. One request opens several cases, so the number of queries doesn't depend on the
number of cases.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import Pseudoniem, nieuw_id
from eenloket.kern.klok import nu, vandaag
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.api import Zaaktypegegevens, typegegevens
from eenloket.midoffice.aanbod.inhoud import Dienst

from .. import vindbaar
from ..leven import begin
from ..leven.fasen import Fase, fase_bij
from ..leven.stand import Gevolg, NieuweStatus
from ..models import Rol, Status, Zaak, Zaakeigenschap
from ..uitvoering.laden import afspraken_van, eerste_status
from ..uitvoering.rij import neem_over, stand_van, vergrendeld
from ..uitvoering.toepassen import pas_toe, status_rij
from ..uitvoering.werk import zet_werk
from ..uitvoering.zaaknummers import vrije_nummers


@dataclass(frozen=True, slots=True, kw_only=True)
class TeVinden:
    """An answer of the request ``bron`` by which employees can find the case: one of the three fields.

    A date of birth is shown together with the name.
    """

    bron: uuid.UUID
    kenteken: str = ""
    geboren: str = ""
    adres: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The data for a new case.

    ``aanvrager`` is a pseudonym of the domain *zaken* (None: unknown); ``aanvrager_gegevens`` holds the name
    and addresses (stored encrypted). ``contactpersoon`` is the person who acts for the applicant, when that
    is another person ({naam}, stored encrypted). ``eigenschappen`` are values by the name of the property.
    ``te_vinden`` holds further data by which employees can find the case. ``uitvoerder`` is the slug of the
    organisation that handles the case. ``wacht``: the case gets its number and file now, and its terms begin
    with ``start_zaak``.
    """

    organisatie: Organisatie
    zaaktype: Zaaktypegegevens
    dienst: Dienst
    uitvoerder: str
    niveau: int
    aanvrager: Pseudoniem | None
    aanvrager_gegevens: Mapping[str, Any]
    eigenschappen: Mapping[str, str]
    uitgave_id: uuid.UUID
    startdatum: dt.date
    kanaal: str
    aanvrager_soort: str = "natuurlijk_persoon"
    contactpersoon: Mapping[str, str] = field(default_factory=dict)
    wacht: bool = False
    te_vinden: Sequence["TeVinden"] = ()


def open_zaken(openingen: Sequence[Opening], *, door: Actor) -> list[Zaak]:
    """Open the cases, in the given order: number, first status, initiator, properties and terms.

    Cost: one query per table, one for the numbers of each organisation and year, one for the events; whatever
    the number of cases.
    Source: M-B5, M-B9.
    """
    if not openingen:
        return []
    with handeling(door, "zaak.openen") as h:
        moment = nu()
        zaken = [_zaak(o, nummer) for o, nummer in zip(openingen, _nummers(openingen), strict=True)]
        paren = list(zip(zaken, openingen, strict=True))
        gevolgen = [_begin(zaak, o, moment) for zaak, o in paren]
        for zaak, gevolg in zip(zaken, gevolgen, strict=True):
            neem_over(zaak, gevolg.stand)
        Zaak.objects.bulk_create(
            zaken
        )  # huidige_status refers to a row that is inserted later: foreign keys are checked at commit
        Status.objects.bulk_create(status_rij(z, g) for z, g in zip(zaken, gevolgen, strict=True))
        rollen = Rol.objects.bulk_create(r for z, o in paren if (r := _initiator(z, o, moment)))
        eigenschappen = Zaakeigenschap.objects.bulk_create(e for z, o in paren for e in _eigenschappen(z, o))
        vindbaar.neem_op(
            [
                *vindbaar.van_rollen(rollen),
                *vindbaar.van_eigenschappen(eigenschappen),
                *(ding for z, o in paren for ding in _uit_antwoorden(z, o)),
            ]
        )
        zet_werk(zaken)
        h.meld(*(gebeurtenis for gevolg in gevolgen for gebeurtenis in gevolg.gebeurtenissen))
    return zaken


def open_zaak(opening: Opening, *, door: Actor) -> Zaak:
    """Open one case; see ``open_zaken``."""
    return open_zaken([opening], door=door)[0]


def start_zaak(zaak: Zaak, *, door: Actor) -> Zaak:
    """Start a waiting case today: its terms run from now, and an event tells other rooms about it.

    Raises: OnjuisteFase.
    """
    with handeling(door, "zaak.starten") as h:
        zaak = vergrendeld(zaak.id)
        soort = typegegevens(zaak.zaaktype_id)
        eerste = eerste_status(soort)
        gevolg = begin.start(
            stand_van(zaak),
            afspraken_van(zaak, soort),
            fase=fase_bij(eerste.stap, eerste.volgnummer),
            vandaag=vandaag(),
        )
        return pas_toe(h, zaak, gevolg)


def _begin(zaak: Zaak, o: Opening, moment: dt.datetime) -> Gevolg:
    soort = typegegevens(zaak.zaaktype_id)
    eerste = eerste_status(soort)
    return begin.begin(
        stand_van(zaak),
        afspraken_van(zaak, soort),
        fase=Fase.WACHT if o.wacht else fase_bij(eerste.stap, eerste.volgnummer),
        nu=moment,
        status=NieuweStatus(nieuw_id(), eerste.id, moment),
    )


def _nummers(openingen: Sequence[Opening]) -> list[str]:
    per_reeks: dict[tuple[uuid.UUID, str, int], list[int]] = defaultdict(list)
    for plaats, opening in enumerate(openingen):
        reeks = (opening.organisatie.id, opening.organisatie.rsin, opening.startdatum.year)
        per_reeks[reeks].append(plaats)
    uit = [""] * len(openingen)
    for reeks, plaatsen in per_reeks.items():
        for plaats, nummer in zip(plaatsen, vrije_nummers(*reeks, len(plaatsen)), strict=True):
            uit[plaats] = nummer
    return uit


def _zaak(o: Opening, nummer: str) -> Zaak:
    return Zaak(
        id=nieuw_id(),
        organisatie=o.organisatie,
        identificatie=nummer,
        zaaktype_id=o.zaaktype.id,
        bronorganisatie=o.organisatie.rsin,
        verantwoordelijke_organisatie=o.organisatie.rsin,
        omschrijving=o.zaaktype.omschrijving[:80],
        registratiedatum=vandaag(),
        startdatum=o.startdatum,
        communicatiekanaal=o.kanaal,
        vertrouwelijkheidaanduiding=o.zaaktype.niveau,
        dienst=o.dienst.slug,
        uitgave_id=o.uitgave_id,
        niveau=int(o.niveau),
        uitvoerder=o.uitvoerder,
    )


def _initiator(zaak: Zaak, o: Opening, moment: dt.datetime) -> Rol | None:
    roltype = o.zaaktype.roltype("initiator")
    if roltype is None or not (o.aanvrager or o.aanvrager_gegevens):
        return None
    return Rol(
        zaak=zaak,
        roltype_id=roltype.id,
        omschrijving_generiek="initiator",
        betrokkene_type=o.aanvrager_soort,
        pseudoniem=o.aanvrager,
        gegevens=dict(o.aanvrager_gegevens) or None,
        contactpersoon_rol=dict(o.contactpersoon) or None,
        indicatie_machtiging="machtiginggever" if o.contactpersoon else "",
        registratiedatum=moment,
    )


def _uit_antwoorden(zaak: Zaak, o: Opening) -> Iterator[vindbaar.Vindbaar]:
    naam = str(o.aanvrager_gegevens.get("naam", ""))
    for ding in o.te_vinden:
        yield from vindbaar.van_antwoord(
            zaak, ding.bron, kenteken=ding.kenteken, geboren=ding.geboren, adres=ding.adres, naam=naam
        )


def _eigenschappen(zaak: Zaak, o: Opening) -> list[Zaakeigenschap]:
    """Return the properties that the case type has; other values are ignored."""
    return [
        Zaakeigenschap(
            zaak=zaak, eigenschap_id=soort.id, naam=soort.naam, waarde=str(o.eigenschappen[soort.naam])
        )
        for soort in o.zaaktype.eigenschappen.values()
        if o.eigenschappen.get(soort.naam) not in (None, "")
    ]
