"""Versions: a change of a document makes a new version, and the last version decides who may see the
document.
"""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from eenloket.kern.identificatie import nieuw_id

from .models import Informatieobject, Versie

DOCUMENTVELDEN = frozenset(
    {"identificatie", "bronorganisatie", "informatieobjecttype_id", "indicatie_gebruiksrecht"}
)
"""The columns of the document itself; all other columns belong to its versions."""


def splits(waarden: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split values into those of the document and those of a version."""
    document = {k: w for k, w in waarden.items() if k in DOCUMENTVELDEN}
    return document, {k: w for k, w in waarden.items() if k not in DOCUMENTVELDEN}


def wordt_laatste(document: Informatieobject, versie: Versie) -> None:
    """Make ``versie`` the last version of ``document``. Only this function copies data of a version to its
    document; the caller saves both.
    """
    document.laatste_id = versie.id
    document.vertrouwelijkheidaanduiding = versie.vertrouwelijkheidaanduiding
    document.is_gereed_voor_publicatie = versie.is_gereed_voor_publicatie


def volgende(vorige: Versie, moment: dt.datetime) -> Versie:
    """Return the next version: a copy of the previous one, not saved."""
    waarden = {v.attname: getattr(vorige, v.attname) for v in Versie._meta.concrete_fields}
    return Versie(**waarden | {"id": nieuw_id(), "versie": vorige.versie + 1, "begin_registratie": moment})


def toon_versies(versie_ids: Collection[uuid.UUID]) -> None:
    """Mark these versions as visible for the client; call this in a handling. Cost: one query.

    The mark is set on the version itself, although versions never change: showing a document changes nothing
    of the document.
    """
    Versie.objects.filter(id__in=versie_ids, tonen_aan_initiator=False).update(tonen_aan_initiator=True)
