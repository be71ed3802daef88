"""Make the document types and decision types that services name without describing them, when the catalogue
doesn't have them.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from .inhoud import Zaaktypebeschrijving
from .models import Besluittype, Catalogus, Informatieobjecttype
from .versies import geldige_ids

W = TypeVar("W", Besluittype, Informatieobjecttype)
CATEGORIE = "zaakdocument"
BRIEF = "Besluit"
"""Name of the document type of a letter with a decision."""
BEZWAARTERMIJN = "P6W"
"""Awb 6:7: objection within six weeks."""


def zorg_voor_woorden(vormen: Iterable[Zaaktypebeschrijving], catalogus: Catalogus, begin: dt.date) -> None:
    """Make the document types and decision types that ``vormen`` name and that have no published version from
    ``begin`` on.

    A type that was made for a later release also serves an earlier one: it then begins earlier.
    Cost: four queries, and two inserts when something is new.
    """
    vormen = list(vormen)
    documenten = {d.informatieobjecttype for vorm in vormen for d in vorm.documenten}
    besluiten = {naam for vorm in vormen for naam in vorm.besluittypen}
    gedeeld: dict[str, Any] = {
        "organisatie_id": catalogus.organisatie_id,
        "catalogus": catalogus,
        "begin_geldigheid": begin,
        "concept": False,
    }
    Informatieobjecttype.objects.bulk_create(
        Informatieobjecttype(
            omschrijving=naam,
            vertrouwelijkheidaanduiding="zaakvertrouwelijk",
            informatieobjectcategorie=CATEGORIE,
            **gedeeld,
        )
        for naam in _ontbreekt(Informatieobjecttype, documenten, catalogus, begin)
    )
    Besluittype.objects.bulk_create(
        Besluittype(omschrijving=naam, reactietermijn=BEZWAARTERMIJN, **gedeeld)
        for naam in _ontbreekt(Besluittype, besluiten, catalogus, begin)
    )


def _ontbreekt(
    model: type[W],
    namen: set[str],
    catalogus: Catalogus,
    begin: dt.date,
) -> list[str]:
    """Return the names without a version; a type whose first version begins later begins on ``begin``. Two
    queries.
    """
    bekend = geldige_ids(model, "omschrijving", catalogus, begin)
    ids = [bekend[naam] for naam in namen & bekend.keys()]
    model._default_manager.filter(id__in=ids, begin_geldigheid__gt=begin).update(begin_geldigheid=begin)
    return sorted(namen - bekend.keys())


def koppel_brieven(
    vormen: Sequence[Zaaktypebeschrijving],
    documenten: Mapping[str, uuid.UUID],
    besluiten: Mapping[str, uuid.UUID],
) -> None:
    """Relate the decision types of services to the document type of the letter. One insert."""
    koppel = Besluittype.informatieobjecttypen.through
    koppel.objects.bulk_create(
        (
            koppel(besluittype_id=besluiten[naam], informatieobjecttype_id=documenten[BRIEF])
            for naam in sorted({naam for vorm in vormen for naam in vorm.besluittypen})
        ),
        ignore_conflicts=True,
    )
