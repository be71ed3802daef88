"""Lock and unlock documents (drc-009): only a caller with the key of the lock may write, until the lock is
given back or an administrator removes it.
"""

import secrets
import uuid
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.handelingen import handeling

from .delen import achter_elkaar, delen_van, nieuw_slot
from .fouten import Documentfout
from .models import Bestandsdeel, Informatieobject, Versie
from .opbergen import Opgeborgen, opgeborgen, ruim_op


def eis_slot(document: Informatieobject, slot: str | None) -> None:
    """Check that ``document`` is locked, with this lock.

    Raises: Documentfout.
    """
    if not document.lock:
        raise Documentfout("nonFieldErrors", "unlocked", _("Vergrendel dit document eerst."))
    if slot is None:
        raise Documentfout(
            "nonFieldErrors", "missing-lock-id", _("Geef het slot (lock) van dit document op.")
        )
    if not secrets.compare_digest(slot.encode(), document.lock.encode()):
        raise verkeerd_slot()


def verkeerd_slot() -> Documentfout:
    """Return the error for a wrong lock."""
    return Documentfout(
        "nonFieldErrors", "incorrect-lock-id", _("Dit is niet het slot (lock) van dit document.")
    )


def vergrendel(document_id: uuid.UUID, *, door: Actor) -> str:
    """Lock a document and return the lock.

    Raises: NietGevonden, Documentfout when the document is locked already.
    """
    with handeling(door, "document.vergrendelen"):
        document = _op_slot(document_id)
        if document.lock:
            raise Documentfout("nonFieldErrors", "existing-lock", _("Dit document is al vergrendeld."))
        document.lock = nieuw_slot()
        document.save(update_fields=["lock"])
    return document.lock


def ontgrendel(document_id: uuid.UUID, *, slot: str, gedwongen: bool, door: Actor) -> None:
    """Give a lock back. The parts that were sent become the content of the last version; all parts must be
    there.

    ``gedwongen``: an administrator removes the lock; an incomplete upload is deleted. The parts are joined
    before the transaction begins, because joining takes longer for a larger document.
    Raises: NietGevonden, Documentfout, Besmet, NietGescand.
    """
    document = Informatieobject.objects.select_related("laatste").filter(id=document_id).first()
    if document is None or document.laatste is None:
        raise NietGevonden()
    _eis_ontgrendelbaar(document, slot, gedwongen)
    delen = delen_van(document)
    if not delen or not all(deel.sleutel for deel in delen):
        if delen and not gedwongen:
            raise Documentfout(
                "nonFieldErrors", "incomplete-upload", _("Nog niet alle bestandsdelen zijn ontvangen.")
            )
        return _ontgrendel(document_id, delen, None, slot, gedwongen, door)
    versie = document.laatste
    stroom = partial(achter_elkaar, delen)
    with opgeborgen(
        stroom, algoritme=versie.integriteit_algoritme, waarde=versie.integriteit_waarde
    ) as bestand:
        _ontgrendel(document_id, delen, bestand, slot, gedwongen, door)


def _eis_ontgrendelbaar(document: Informatieobject, slot: str, gedwongen: bool) -> None:
    if not gedwongen and not secrets.compare_digest(slot.encode(), document.lock.encode()):
        raise verkeerd_slot()


def _ontgrendel(
    document_id: uuid.UUID,
    delen: list[Bestandsdeel],
    bestand: Opgeborgen | None,
    slot: str,
    gedwongen: bool,
    door: Actor,
) -> None:
    with transaction.atomic(), handeling(door, "document.ontgrendelen"):
        document = _op_slot(document_id)
        _eis_ontgrendelbaar(document, slot, gedwongen)
        if [(d.id, d.sleutel) for d in delen_van(document)] != [(d.id, d.sleutel) for d in delen]:
            raise Documentfout(
                "nonFieldErrors",
                "incomplete-upload",
                _("Er kwam nog een bestandsdeel binnen. Ontgrendel opnieuw."),
            )
        assert document.laatste_id is not None
        if bestand is not None:
            Versie.objects.filter(id=document.laatste_id).update(
                sleutel=bestand.sleutel,
                sha256=bestand.sha256,
                formaat=bestand.formaat,
                bestandsomvang=bestand.grootte,
            )
        elif delen:
            Versie.objects.filter(id=document.laatste_id, sleutel="").update(bestandsomvang=None)
        if delen:
            Bestandsdeel.objects.filter(informatieobject_id=document.id).delete()
            transaction.on_commit(partial(ruim_op, [d.sleutel for d in delen if d.sleutel]))
        if document.lock:
            document.lock = ""
            document.save(update_fields=["lock"])


def ontvang_deel(deel_id: uuid.UUID, bestand: Opgeborgen, *, slot: str, door: Actor) -> Bestandsdeel:
    """Store a part that arrived; an earlier arrival of the same part is replaced.

    Raises: NietGevonden, Documentfout.
    """
    with transaction.atomic(), handeling(door, "document.deel"):
        document_id = (
            Bestandsdeel.objects.filter(id=deel_id).values_list("informatieobject_id", flat=True).first()
        )
        if document_id is None:
            raise NietGevonden()
        eis_slot(_op_slot(document_id), slot)
        deel = Bestandsdeel.objects.select_for_update().filter(id=deel_id).first()
        if deel is None:
            raise NietGevonden()
        if bestand.grootte != deel.omvang:
            raise Documentfout("inhoud", "file-size", _("Dit bestandsdeel heeft niet de afgesproken omvang."))
        transaction.on_commit(partial(ruim_op, [deel.sleutel]))
        deel.sleutel = bestand.sleutel
        deel.save(update_fields=["sleutel"])
    return deel


def _op_slot(document_id: uuid.UUID) -> Informatieobject:
    document = Informatieobject.objects.select_for_update().filter(id=document_id).first()
    if document is None:
        raise NietGevonden()
    return document
