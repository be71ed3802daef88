"""Versions: a change of a document is a new one, and the last one decides who may see the document."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from eenloket.kern.identificatie import nieuw_id

from .models import Informatieobject, Versie

DOCUMENTVELDEN = frozenset(
    {"identificatie", "bronorganisatie", "informatieobjecttype_id", "indicatie_gebruiksrecht"}
)
"""Columns of the document itself; all others are of its versions."""


def splits(waarden: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Values of columns: those of the document, and those of a version."""
    document = {k: w for k, w in waarden.items() if k in DOCUMENTVELDEN}
    return document, {k: w for k, w in waarden.items() if k not in DOCUMENTVELDEN}


def wordt_laatste(document: Informatieobject, versie: Versie) -> None:
    """``versie`` is from now on what ``document`` is. The only place where a document gets what it copies of it; saving is for the caller."""
    document.laatste_id = versie.id
    document.vertrouwelijkheidaanduiding = versie.vertrouwelijkheidaanduiding
    document.is_gereed_voor_publicatie = versie.is_gereed_voor_publicatie


def volgende(vorige: Versie, moment: dt.datetime) -> Versie:
    """The next version: as the previous one until something is set on it."""
    waarden = {v.attname: getattr(vorige, v.attname) for v in Versie._meta.concrete_fields}
    return Versie(**waarden | {"id": nieuw_id(), "versie": vorige.versie + 1, "begin_registratie": moment})


def toon_versies(versie_ids: Collection[uuid.UUID]) -> None:
    """Mark these versions as shown to the client; call it in a handling. Cost: one query.

    The version itself gets the mark, though versions never change: nothing of the document changes by being shown.
    """
    Versie.objects.filter(id__in=versie_ids, tonen_aan_initiator=False).update(tonen_aan_initiator=True)
