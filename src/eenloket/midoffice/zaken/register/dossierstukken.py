"""The relation between a case and a document, made by other systems (zrc-003, 004, 017). One row is the
relation in both registers (zrc-005).
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.kern.registertaal import neem_over
from eenloket.midoffice.aanbod.api import Zaaktypegegevens
from eenloket.midoffice.documenten.models import Informatieobject

from ..models import Status, Zaak, Zaakinformatieobject
from .gesloten import eis_open

_VAST = {
    "zaak_id": "zaak",
    "informatieobject_id": "informatieobject",
    "informatieobject_url": "informatieobject",
}


def leg_dossierstuk_vast(
    zaak: Zaak,
    stuk: Zaakinformatieobject,
    soort: Zaaktypegegevens,
    *,
    door: Actor,
    geforceerd: bool = False,
    documenttype: Any = None,
    pad: str = "",
) -> Zaakinformatieobject:
    """Add a document to the file of ``zaak`` (locked by the caller, or new), which is of type ``soort``.

    ``documenttype`` is the id of the type of a document in another register, fetched by the caller; None when
    that type isn't one of ours. ``pad`` says where the document stood in the received data.
    Raises: Registerfout.
    Source: zrc-003, 004, 007, 017.
    """
    begin = f"{pad}." if pad else ""
    with handeling(door, "document.in_dossier"):
        stuk.zaak = zaak
        if not stuk.informatieobject_url:
            documenttype = _type_van(stuk, zaak, begin)
        if documenttype not in soort.informatieobjecttypen:
            raise Registerfout(
                f"{begin}nonFieldErrors",
                "missing-zaaktype-informatieobjecttype-relation",
                _("Het informatieobjecttype hoort niet bij het zaaktype van de zaak."),
            )
        _eis_uniek(stuk, begin)
        _eis_status(stuk, begin)
        eis_open(zaak, geforceerd)
        stuk.registratiedatum = nu()
        stuk.save(force_insert=True)
    return stuk


def wijzig_dossierstuk(
    stuk: Zaakinformatieobject, waarden: Mapping[str, Any], *, door: Actor, geforceerd: bool = False
) -> Zaakinformatieobject:
    """Change the description of the relation (locked, with its case); the case and the document can't be
    changed (zrc-004).

    Raises: Registerfout.
    """
    with handeling(door, "document.in_dossier_wijzigen"):
        eis_open(stuk.zaak, geforceerd)
        neem_over(stuk, waarden, vast=_VAST)
        _eis_status(stuk, "")
        stuk.save()
    return stuk


def onthoud_dossierspiegel(stuk: Zaakinformatieobject, url: str, *, door: Actor) -> None:
    """Store the address of the same relation in the other register (zrc-005)."""
    with handeling(door, "document.in_dossier_gespiegeld"):
        stuk.spiegel_url = url[:1000]
        stuk.save(update_fields=["spiegel_url"])


def verwijder_dossierstuk(stuk: Zaakinformatieobject, *, door: Actor, geforceerd: bool = False) -> None:
    """Remove a document from the file of a case (both locked); the document isn't deleted.

    Raises: Registerfout.
    """
    with handeling(door, "document.uit_dossier"):
        eis_open(stuk.zaak, geforceerd)
        stuk.delete()


def _type_van(stuk: Zaakinformatieobject, zaak: Zaak, begin: str) -> Any:
    """Return the type of one of our documents, and lock the document so that nobody can destroy it meanwhile.

    Source: zrc-003.
    """
    gevonden = stuk.informatieobject_id and (
        Informatieobject.objects.select_for_update(no_key=True)
        .filter(id=stuk.informatieobject_id, organisatie_id=zaak.organisatie_id)
        .values_list("informatieobjecttype_id", flat=True)
        .first()
    )
    if not gevonden:
        raise Registerfout(f"{begin}informatieobject", "bad-url", _("Dit informatieobject bestaat niet."))
    return gevonden


def _eis_uniek(stuk: Zaakinformatieobject, begin: str) -> None:
    dossier = Zaakinformatieobject.objects.filter(zaak_id=stuk.zaak.id)
    ander = (
        dossier.filter(informatieobject_id=stuk.informatieobject_id)
        if stuk.informatieobject_id
        else dossier.filter(informatieobject_url=stuk.informatieobject_url)
    )
    if ander.exists():
        raise Registerfout(
            f"{begin}nonFieldErrors", "unique", _("Dit informatieobject zit al in het dossier van de zaak.")
        )


def _eis_status(stuk: Zaakinformatieobject, begin: str) -> None:
    if stuk.status_id and not Status.objects.filter(id=stuk.status_id, zaak_id=stuk.zaak_id).exists():
        raise Registerfout(f"{begin}status", "zaak-status-mismatch", _("Deze status hoort niet bij de zaak."))
