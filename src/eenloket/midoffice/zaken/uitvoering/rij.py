"""Convert between the row of a case and the state that the rules read; no other module does this."""

import uuid
from dataclasses import fields

from ..leven.stand import Zaakstand
from ..models import Zaak

KOLOMMEN = tuple(veld.name for veld in fields(Zaakstand))
"""The columns of a case that the rules read or change."""


def vergrendeld(zaak_id: uuid.UUID) -> Zaak:
    """Return the case, read now and locked until the transaction ends, so that a check on its state stays
    true. Cost: one query.
    """
    return Zaak.objects.select_for_update(of=("self",)).select_related("organisatie").get(id=zaak_id)


def stand_van(zaak: Zaak) -> Zaakstand:
    """Return the state of this row for the rules. Cost: none."""
    return Zaakstand(**{kolom: getattr(zaak, kolom) for kolom in KOLOMMEN})


def neem_over(zaak: Zaak, stand: Zaakstand) -> set[str]:
    """Copy the values of ``stand`` to ``zaak``, without saving; return the columns that changed."""
    anders = {kolom for kolom in KOLOMMEN if getattr(zaak, kolom) != getattr(stand, kolom)}
    for kolom in anders:
        setattr(zaak, kolom, getattr(stand, kolom))
    return anders
