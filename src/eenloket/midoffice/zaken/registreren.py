"""Registering a case as the national standard has it: every field the caller's, the rules ours (zrc-001 … zrc-015).

A case that comes in this way may be of a type that no service of ours has; it is then handled by whoever made it, and stands on the
work list of its organisation.
"""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from django.db import IntegrityError

from eenloket.kern import sql
from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import vandaag
from eenloket.kern.rijen import voeg_toe
from eenloket.kern.termijnen import wettelijke_einddatum
from eenloket.midoffice.aanbod.api import Zaaktypegegevens

from .controles import controleer, controleer_relaties, controleer_type
from .fasen import Fase
from .inrichting import werkdatum
from .models import Status, Zaak, Zaakrelatie
from .statussen import eerste_status
from .zaaknummers import geef_nummer, neem_nummer, niet_uniek


def registreer(
    zaak: Zaak,
    soort: Zaaktypegegevens,
    *,
    door: Actor,
    relaties: Sequence[Zaakrelatie] = (),
    status: Status | None = None,
) -> Zaak:
    """Save a new case of type ``soort``. Fields that were left empty are derived: number, dates, level, terms.

    With ``status`` it begins in that one, at the cost of its insert. Raises: Registerfout. Cost: the number and the insert; a query more for relations, a main case and an archive status, each.
    Source: M-B5, zrc-001, 002, 009, 011, 013, 014, 015, 022.
    """
    gegeven = bool(zaak.identificatie)
    with handeling(door, "zaak.registreren"):
        bereid_voor(zaak, soort, door=door, relaties=relaties)
        if status is not None:
            eerste_status(zaak, status, soort)
        leg_vast(zaak, relaties, gegeven=gegeven)
        if status is not None:
            voeg_toe([status])
    return zaak


def bereid_voor(
    zaak: Zaak, soort: Zaaktypegegevens, *, door: Actor, relaties: Sequence[Zaakrelatie] = ()
) -> None:
    """Derive and check all of a new case, its number included; it isn't saved yet. Raises: Registerfout."""
    controleer_type(soort, zaak.startdatum)
    zaak.registratiedatum = zaak.registratiedatum or vandaag()
    zaak.vertrouwelijkheidaanduiding = zaak.vertrouwelijkheidaanduiding or soort.niveau
    zaak.dienst, zaak.uitgave_id = soort.dienst, soort.uitgave_id
    zaak.uitvoerder, zaak.fase = door.organisatie, Fase.INTAKE
    if zaak.uiterlijke_einddatum_afdoening is None:
        zaak.uiterlijke_einddatum_afdoening = _uiterlijk(zaak.startdatum, soort.doorlooptijd)
    zaak.streefdatum = zaak.einddatum_gepland
    if zaak.opschorting_indicatie:
        zaak.opgeschort_sinds = vandaag()
    zaak.werkdatum = werkdatum(zaak)
    controleer(zaak, soort)
    if relaties:
        controleer_relaties(zaak, relaties)
    if zaak.identificatie:
        neem_nummer(zaak)
    else:
        zaak.identificatie = geef_nummer(zaak)


def leg_vast(zaak: Zaak, relaties: Sequence[Zaakrelatie] = (), *, gegeven: bool = True) -> None:
    """Insert what ``bereid_voor`` made ready. Raises: Registerfout when another transaction took the number that was ``gegeven`` meanwhile."""
    try:
        voeg_toe([zaak])
        if gegeven:
            sql.wacht()
    except IntegrityError as fout:
        if "zaak_identificatie" in str(fout):
            raise niet_uniek() from None
        raise
    if relaties:
        for relatie in relaties:
            relatie.zaak = zaak
        Zaakrelatie.objects.bulk_create(relaties)


@lru_cache(maxsize=4096)
def _uiterlijk(start: dt.date, doorlooptijd: str) -> dt.date | None:
    """The last day by the case type's own duration; None for one in hours, or beyond the calendar."""
    try:
        return wettelijke_einddatum(start, doorlooptijd)
    except (ValueError, OverflowError):
        return None
