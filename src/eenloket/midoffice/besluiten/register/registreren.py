"""Decisions as the national standard defines them: the caller gives every field, our rules check them
(brc-001 … brc-009).

Such a decision was taken by another system: it doesn't end a case, and we write no letter for it. It emits
the same event as a decision of our own.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from eenloket.kern.actoren import Actor
from eenloket.kern.audit.api import vernietig_spoor
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import vandaag
from eenloket.midoffice.zaken import api as zaken

from ..fouten import OnbekendBesluit
from ..leven import vastleggen as leven
from ..leven.stand import Besluitsoort, Kenmerk
from ..leven.stukken import eis_koppelbaar
from ..models import Besluit, Besluitinformatieobject
from ..uitvoering import toepassen
from ..uitvoering.rij import stand_van
from .codes import in_registertaal


def registreer(
    besluit: Besluit, *, soort: Besluitsoort | None, zaaktype: Kenmerk | None, door: Actor
) -> Besluit:
    """Save a decision of another system. ``soort`` is its type, ``zaaktype`` the type of its case; None when
    they don't exist.

    Raises: Registerfout.
    Source: brc-001, 002, 006, 007.
    """
    with handeling(door, "besluit.registreren") as h, in_registertaal():
        return toepassen.leg_vast(
            h, besluit, leven.leg_vast(stand_van(besluit), soort, zaaktype, vandaag=vandaag())
        )


def werk_bij(besluit: Besluit, waarden: Mapping[str, Any], *, door: Actor) -> Besluit:
    """Change a locked decision: ``waarden`` are new values of columns.

    Raises: Registerfout.
    Source: brc-001, 002, 006.
    """
    with handeling(door, "besluit.wijzigen") as h, in_registertaal():
        return toepassen.werk_bij(h, besluit, leven.wijzig(stand_van(besluit), waarden, vandaag=vandaag()))


def verwijder(besluit: Besluit, *, door: Actor) -> None:
    """Destroy a locked decision with its relations and its audit trail (brc-009); its documents are not
    destroyed.
    """
    with handeling(door, "besluit.verwijderen"):
        id_ = besluit.id
        with zaken.herleid_bij_besluit(besluit.zaak_id):
            besluit.delete()
        vernietig_spoor([id_])


def koppel(
    relatie: Besluitinformatieobject,
    *,
    soort: Besluitsoort | None,
    informatieobjecttype: Kenmerk | None,
    door: Actor,
) -> Besluitinformatieobject:
    """Record that a decision is written in a document.

    ``soort`` is the type of the decision; ``informatieobjecttype`` None means that there is no such document.
    One row is the relation in both registers (brc-005).
    Raises: Registerfout.
    Source: brc-003, 004, 008.
    """
    with handeling(door, "besluit.document_koppelen"), in_registertaal():
        gelijk = Besluitinformatieobject.objects.filter(
            besluit_id=relatie.besluit_id, informatieobject_url=relatie.informatieobject_url
        )
        if relatie.informatieobject_id is not None:
            gelijk = gelijk.filter(informatieobject_id=relatie.informatieobject_id)
        eis_koppelbaar(soort, informatieobjecttype, gekoppeld=gelijk.exists())
        relatie.save(force_insert=True)
    return relatie


def onthoud_spiegel(rij: Besluit | Besluitinformatieobject, url: str, *, door: Actor) -> None:
    """Store the address of the same relation in another register, so that it can be removed there later."""
    with handeling(door, "besluit.spiegelen"):
        rij.spiegel_url = url[:1000]
        rij.save(update_fields=["spiegel_url"])


def spiegels_van(besluit: Besluit) -> list[tuple[str, str, str]]:
    """Return, for every relation of this decision that another register holds: the JSON field, the address of the thing
    there, and the address of the relation there.
    Cost: one query.
    """
    relaties = besluit.informatieobjecten.exclude(spiegel_url="").values_list(
        "informatieobject_url", "spiegel_url"
    )
    return [("zaak", besluit.zaak_url, besluit.spiegel_url)] * bool(besluit.spiegel_url) + [
        ("informatieobject", ding, relatie) for ding, relatie in relaties
    ]


def ontkoppel(relatie: Besluitinformatieobject, *, door: Actor) -> None:
    """Remove a document from a decision."""
    with handeling(door, "besluit.document_ontkoppelen"):
        relatie.delete()


def vergrendeld(besluit_id: uuid.UUID, organisatie_id: uuid.UUID) -> Besluit:
    """Return the decision, with its row locked until the transaction ends.

    Raises: OnbekendBesluit.
    """
    gevonden = (
        Besluit.objects.select_for_update().filter(id=besluit_id, organisatie_id=organisatie_id).first()
    )
    if gevonden is None:
        raise OnbekendBesluit()
    return gevonden
