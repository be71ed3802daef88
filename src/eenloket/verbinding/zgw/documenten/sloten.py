"""Locking and unlocking documents, and the parts of large content (drc-009)."""

import json
from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten.models import Bestandsdeel

from ..aanroep import Aanroep
from ..fouten import GeenJson, Onbekend, OngeldigVerzoek, TeGroot, Veldfout, VerkeerdeVorm
from ..operaties import antwoord, operatie
from ..schrijven import GRENS, lees_lichaam
from .vinden import document_van, eis, laat_database_los
from .wijzigen import leeg

_GEFORCEERD = "documenten.geforceerd-unlock"
_STUK = 256 * 1024


@operatie("documenten", "enkelvoudiginformatieobject_lock")
def vergrendel(aanroep: Aanroep) -> HttpResponse:
    """Lock a document; the answer is the lock."""
    document = document_van(aanroep, aanroep.pad["uuid"])
    with transaction.atomic():
        slot = documenten.vergrendel(document.id, door=aanroep.door)
    return antwoord(json.dumps({"lock": slot}).encode())


@operatie("documenten", "enkelvoudiginformatieobject_unlock")
def ontgrendel(aanroep: Aanroep) -> HttpResponse:
    """Unlock a document: with its lock, or by force without it."""
    document = document_van(aanroep, aanroep.pad["uuid"])
    slot = str(lees_lichaam(aanroep).get("lock") or "")
    gedwongen = not slot and aanroep.mag(
        _GEFORCEERD, soort=document.informatieobjecttype_id, niveau=document.vertrouwelijkheidaanduiding
    )
    documenten.ontgrendel(document.id, slot=slot, gedwongen=gedwongen, door=aanroep.door)
    return leeg()


@operatie("documenten", "bestandsdeel_update")
def ontvang(aanroep: Aanroep) -> HttpResponse:
    """Receive a part. A part may be sent again: after an interruption, or to replace an earlier one."""
    deel = (
        Bestandsdeel.objects.select_related("informatieobject")
        .filter(id=aanroep.pad["uuid"], informatieobject__organisatie_id=aanroep.organisatie_id)
        .first()
    )
    if deel is None:
        raise Onbekend()
    eis(aanroep, deel.informatieobject)
    laat_database_los()
    velden, bestand = _lees_formulier(aanroep.request, deel.omvang)
    slot = str(velden.get("lock") or "")
    fouten = [] if slot else [Veldfout("lock", "required", "Dit veld is vereist.")]
    if bestand is None:
        fouten.append(Veldfout("inhoud", "required", "Dit veld is vereist."))
    if fouten or bestand is None:
        raise OngeldigVerzoek(fouten)
    with bestand:
        documenten.eis_slot(deel.informatieobject, slot)
        with documenten.opgeborgen(partial(_stukken, bestand), keur=False) as opgeborgen:
            deel = documenten.ontvang_deel(deel.id, opgeborgen, slot=slot, door=aanroep.door)
    uit = {
        "url": aanroep.adres("documenten/bestandsdelen", deel.id),
        "volgnummer": deel.volgnummer,
        "omvang": deel.omvang,
        "voltooid": bool(deel.sleutel),
        "lock": slot,
    }
    return antwoord(json.dumps(uit).encode())


def _stukken(bestand: IO[bytes]) -> Iterator[bytes]:
    bestand.seek(0)
    yield from iter(partial(bestand.read, _STUK), b"")


class _Begrensd(TemporaryFileUploadHandler):
    """Stores a part on disk while it arrives, up to one byte more than agreed: that byte shows that the part
    is too large.
    """

    def __init__(self, request: HttpRequest, grootste: int) -> None:
        super().__init__(request)
        self.over = grootste + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        stuk = raw_data[: self.over]
        self.over -= len(stuk)
        super().receive_data_chunk(stuk, start)

    def file_complete(self, file_size: int) -> Any:
        return super().file_complete(self.file.tell())


def _lees_formulier(request: HttpRequest, grootste: int) -> tuple[Any, UploadedFile | None]:
    """Return the fields and the file of a form. Django reads only forms of a POST, and this is a PUT.

    Raises: VerkeerdeVorm, GeenJson.
    """
    velden: QueryDict
    try:
        if request.content_type == "application/x-www-form-urlencoded":
            velden = QueryDict(_ruw(request), encoding="utf-8")
            inhoud = velden.get("inhoud")
            return velden, None if inhoud is None else SimpleUploadedFile("inhoud", inhoud.encode())
        if request.content_type != "multipart/form-data":
            raise VerkeerdeVorm()
        ontleder = MultiPartParser(request.META, request, [_Begrensd(request, grootste)], "utf-8")
        velden, bestanden = ontleder.parse()
    except (MultiPartParserError, UnicodeError):
        raise GeenJson("De inhoud is geen geldig formulier.") from None
    except SuspiciousOperation:  # too much in fields that aren't files
        raise TeGroot() from None
    return velden, bestanden.get("inhoud")


def _ruw(request: HttpRequest) -> bytes:
    ruw = request.read(GRENS + 1)
    if len(ruw) > GRENS:
        raise TeGroot()
    return ruw
