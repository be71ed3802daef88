"""Queries on the file of a case."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from eenloket.kern.fouten import NietGevonden
from eenloket.midoffice.documenten.models import Versie

from ..models import Zaak, Zaakinformatieobject

VOOR_CLIENT = {"voor_client": True, "informatieobject__laatste__tonen_aan_initiator": True}
"""The condition for documents that the client may see: visible in the file, and the document itself allows it
(tonenAanInitiator).
"""


@dataclass(frozen=True, slots=True)
class Dossierstuk:
    """A document in the file of a case, in its last version. ``omvang`` is in bytes."""

    versie_id: uuid.UUID
    nummer: str
    titel: str
    soort: str
    bestandsnaam: str
    formaat: str
    omvang: int | None
    op: dt.datetime
    ontvangen: bool
    voor_client: bool


def dossier(zaak: Zaak, *, alleen_voor_client: bool = False) -> list[Dossierstuk]:
    """Return the documents of a case, newest first. One query."""
    rijen = Zaakinformatieobject.objects.filter(zaak_id=zaak.id, informatieobject__laatste__isnull=False)
    if alleen_voor_client:
        rijen = rijen.filter(**VOOR_CLIENT)
    rijen = rijen.select_related("informatieobject__laatste", "informatieobject__informatieobjecttype")
    return [_stuk(rij) for rij in rijen.order_by("-registratiedatum", "-id")]


def dossiers(zaken: Sequence[Zaak], *, alleen_voor_client: bool = False) -> list[Dossierstuk]:
    """Return the documents of several cases, newest first; a document that is in several files is returned
    once. One query.
    """
    rijen = Zaakinformatieobject.objects.filter(
        zaak_id__in=[zaak.id for zaak in zaken], informatieobject__laatste__isnull=False
    )
    if alleen_voor_client:
        rijen = rijen.filter(**VOOR_CLIENT)
    rijen = rijen.select_related("informatieobject__laatste", "informatieobject__informatieobjecttype")
    stukken = {rij.informatieobject_id: _stuk(rij) for rij in rijen.order_by("registratiedatum", "id")}
    return list(reversed(stukken.values()))


def versie_in_dossier(zaak: Zaak, versie_id: uuid.UUID, *, alleen_voor_client: bool = False) -> Versie:
    """Return a version of a document of this case. One query.

    Raises: NietGevonden (also when the document is in the file of another case).
    """
    rijen = Versie.objects.filter(id=versie_id, informatieobject__zaken__zaak_id=zaak.id)
    if alleen_voor_client:
        rijen = rijen.filter(
            informatieobject__zaken__voor_client=True,
            informatieobject__zaken__zaak_id=zaak.id,
            informatieobject__laatste__tonen_aan_initiator=True,
        )
    versie = rijen.first()
    if versie is None:
        raise NietGevonden()
    return versie


def _stuk(rij: Zaakinformatieobject) -> Dossierstuk:
    document = rij.informatieobject
    assert document is not None  # the query asks for it
    versie = document.laatste
    assert versie is not None  # the query asks for it
    return Dossierstuk(
        versie_id=versie.id,
        nummer=document.identificatie,
        titel=rij.titel or versie.titel,
        soort=document.informatieobjecttype.omschrijving,
        bestandsnaam=versie.bestandsnaam,
        formaat=versie.formaat,
        omvang=versie.bestandsomvang,
        op=rij.registratiedatum,
        ontvangen=versie.ontvangstdatum is not None,
        voor_client=rij.voor_client,
    )
