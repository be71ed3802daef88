"""Opening cases. A request opens several at once, so the number of queries doesn't depend on how many."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import Pseudoniem, nieuw_id
from eenloket.kern.klok import nu, vandaag
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.termijnen import Duur, plus_werkdagen, wettelijke_einddatum
from eenloket.midoffice.aanbod.api import Zaaktypegegevens
from eenloket.midoffice.aanbod.inhoud import Dienst

from .events import ZaakGeopend
from .fasen import Fase
from .fouten import OnjuisteFase
from .inrichting import dienst_van, eerste_status, vergrendeld, zaaktype_van
from .models import GEEN_DATUM, Rol, Status, Vertrouwelijkheid, Zaak, Zaakeigenschap
from .zaaknummers import vrije_nummers


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a case starts with.

    ``aanvrager`` is a pseudonym of the domain *zaken* (None: unknown), ``aanvrager_gegevens`` its name and addresses (stored
    encrypted), ``eigenschappen`` values by the name of the property, ``uitvoerder`` the slug of who handles it. A case that
    ``wacht`` has its number and file but no running term yet, until ``start_zaak``.
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
    wacht: bool = False


def open_zaken(openingen: Sequence[Opening], *, door: Actor) -> list[Zaak]:
    """Open the cases, in the order given: number, first status, initiator, properties and terms.

    Cost: one query per table, one for the numbers of each organisation and year, one for the events; whatever the number
    of cases. Source: M-B5, M-B9.
    """
    if not openingen:
        return []
    with handeling(door, "zaak.openen") as stap:
        moment = nu()
        nummers = _nummers(openingen)
        zaken = [_zaak(o, nummer, vandaag()) for o, nummer in zip(openingen, nummers, strict=True)]
        statussen = [
            Status(zaak=z, statustype_id=eerste_status(o.zaaktype).id, datum_status_gezet=moment)
            for z, o in zip(zaken, openingen, strict=True)
        ]
        for zaak, status in zip(zaken, statussen, strict=True):
            zaak.huidige_status_id = status.id  # foreign keys are checked at commit
        Zaak.objects.bulk_create(zaken)
        Status.objects.bulk_create(statussen)
        paren = list(zip(zaken, openingen, strict=True))
        Rol.objects.bulk_create(r for z, o in paren if (r := _initiator(z, o, moment)))
        Zaakeigenschap.objects.bulk_create(e for z, o in paren for e in _eigenschappen(z, o))
        stap.meld(*(ZaakGeopend(zaak_id=z.id) for z, o in paren if not o.wacht))
    return zaken


def start_zaak(zaak: Zaak, *, door: Actor) -> Zaak:
    """A waiting case begins today: its terms run from now, and whoever handles it is told. Raises: OnjuisteFase."""
    with handeling(door, "zaak.starten") as stap:
        zaak = vergrendeld(zaak.id)
        if zaak.fase != Fase.WACHT:
            raise OnjuisteFase()
        dienst, zaaktype = dienst_van(zaak), zaaktype_van(zaak)
        zaak.fase = eerste_status(zaaktype).stap
        zaak.startdatum = vandaag()
        wettelijk, zaak.streefdatum = termijnen(dienst, zaaktype, zaak.startdatum)
        zaak.einddatum_gepland, zaak.uiterlijke_einddatum_afdoening = zaak.streefdatum, wettelijk
        zaak.werkdatum = min(zaak.streefdatum or GEEN_DATUM, wettelijk)
        zaak.save(
            update_fields=[
                "fase",
                "startdatum",
                "streefdatum",
                "einddatum_gepland",
                "uiterlijke_einddatum_afdoening",
                "werkdatum",
            ]
        )
        stap.meld(ZaakGeopend(zaak_id=zaak.id))
    return zaak


def open_zaak(
    *,
    organisatie: Organisatie,
    zaaktype: Zaaktypegegevens,
    dienst: Dienst,
    uitvoerder: str,
    niveau: int,
    aanvrager: Pseudoniem | None,
    aanvrager_gegevens: Mapping[str, Any],
    eigenschappen: Mapping[str, str],
    uitgave_id: uuid.UUID,
    startdatum: dt.date,
    kanaal: str,
    door: Actor,
    aanvrager_soort: str = "natuurlijk_persoon",
) -> Zaak:
    """Open one case; see ``Opening`` and ``open_zaken``."""
    opening = Opening(
        organisatie=organisatie,
        zaaktype=zaaktype,
        dienst=dienst,
        uitvoerder=uitvoerder,
        niveau=niveau,
        aanvrager=aanvrager,
        aanvrager_gegevens=aanvrager_gegevens,
        eigenschappen=eigenschappen,
        uitgave_id=uitgave_id,
        startdatum=startdatum,
        kanaal=kanaal,
        aanvrager_soort=aanvrager_soort,
    )
    return open_zaken([opening], door=door)[0]


def termijnen(dienst: Dienst, zaaktype: Zaaktypegegevens, start: dt.date) -> tuple[dt.date, dt.date | None]:
    """Last day of the legal term, and the day of our own promise (None without one), for a case that starts on ``start``."""
    wettelijk = wettelijke_einddatum(start, dienst.termijnen.wettelijk or zaaktype.doorlooptijd)
    if dienst.termijnen.norm_werkdagen is not None:
        return wettelijk, plus_werkdagen(start, dienst.termijnen.norm_werkdagen)
    return wettelijk, Duur.lees(dienst.termijnen.norm).na(start) if dienst.termijnen.norm else None


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


def _zaak(o: Opening, nummer: str, registratiedatum: dt.date) -> Zaak:
    wettelijk, streefdatum = (None, None) if o.wacht else termijnen(o.dienst, o.zaaktype, o.startdatum)
    return Zaak(
        id=nieuw_id(),
        organisatie=o.organisatie,
        identificatie=nummer,
        zaaktype_id=o.zaaktype.id,
        bronorganisatie=o.organisatie.rsin,
        verantwoordelijke_organisatie=o.organisatie.rsin,
        omschrijving=o.zaaktype.omschrijving[:80],
        registratiedatum=registratiedatum,
        startdatum=o.startdatum,
        einddatum_gepland=streefdatum,
        uiterlijke_einddatum_afdoening=wettelijk,
        communicatiekanaal=o.kanaal,
        vertrouwelijkheidaanduiding=Vertrouwelijkheid[o.zaaktype.vertrouwelijkheidaanduiding.upper()],
        dienst=o.dienst.slug,
        uitgave_id=o.uitgave_id,
        niveau=int(o.niveau),
        uitvoerder=o.uitvoerder,
        fase=Fase.WACHT if o.wacht else eerste_status(o.zaaktype).stap,
        streefdatum=streefdatum,
        werkdatum=min(streefdatum or GEEN_DATUM, wettelijk or GEEN_DATUM),
    )


def _initiator(zaak: Zaak, o: Opening, moment: dt.datetime) -> Rol | None:
    roltype = o.zaaktype.roltypen.get("initiator")
    if roltype is None or not (o.aanvrager or o.aanvrager_gegevens):
        return None
    return Rol(
        zaak=zaak,
        roltype_id=roltype,
        omschrijving_generiek="initiator",
        betrokkene_type=o.aanvrager_soort,
        pseudoniem=o.aanvrager,
        gegevens=dict(o.aanvrager_gegevens) or None,
        registratiedatum=moment,
    )


def _eigenschappen(zaak: Zaak, o: Opening) -> list[Zaakeigenschap]:
    """Only properties that the case type has."""
    return [
        Zaakeigenschap(zaak=zaak, eigenschap_id=soort.id, naam=naam, waarde=str(o.eigenschappen[naam]))
        for naam, soort in o.zaaktype.eigenschappen.items()
        if o.eigenschappen.get(naam) not in (None, "")
    ]
