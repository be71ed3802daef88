"""Documents: make, change and destroy them. The content is stored before the transaction begins, so that the
transaction stays short.
"""

import uuid
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.db import transaction
from django.http import HttpResponse

from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten.models import Informatieobject, Versie

from ..aanroep import Aanroep
from ..lezen import lees_een
from ..operaties import adres_van, antwoord, operatie
from .informatieobject import EIO
from .lichaam import Aangeleverd, aangeleverd
from .vinden import document_van, laat_database_los

_DOCUMENT = ("identificatie", "bronorganisatie", "informatieobjecttype_id", "indicatie_gebruiksrecht")


@operatie("documenten", "enkelvoudiginformatieobject_create")
def maak(aanroep: Aanroep) -> HttpResponse:
    """Make a document with its content, or a locked document whose content will come in parts."""
    _ = aanroep.bereik
    laat_database_los()
    with aangeleverd(aanroep) as lichaam:
        kolommen = EIO.naar_kolommen(lichaam.velden, aanroep)
        soort = documenten.documentsoort(kolommen["informatieobjecttype_id"], aanroep.organisatie_id)
        niveau = kolommen.pop("vertrouwelijkheidaanduiding", None)
        aanroep.eis(soort.id, niveau or soort.niveau)
        document = Informatieobject(
            organisatie_id=aanroep.organisatie_id, **{k: w for k, w in kolommen.items() if k in _DOCUMENT}
        )
        versie = Versie(
            vertrouwelijkheidaanduiding=niveau, **{k: w for k, w in kolommen.items() if k not in _DOCUMENT}
        )
        omvang = lichaam.velden.get("bestandsomvang")
        with _opgeborgen(lichaam, kolommen) as bestand, transaction.atomic():
            inhoud = documenten.Inhoud(bestand=bestand, omvang=omvang if bestand is None else None)
            documenten.registreer(document, versie, soort, inhoud, door=aanroep.door)
            tekst = lees_een(EIO, document.id, aanroep, vrij=True)
    uit = antwoord(_met_slot(tekst, document.lock), 201)
    uit.headers["Location"] = adres_van(EIO, aanroep, document.id)
    return uit


@operatie("documenten", "enkelvoudiginformatieobject_update", "enkelvoudiginformatieobject_partial_update")
def wijzig(aanroep: Aanroep) -> HttpResponse:
    """Make a new version. Missing fields don't change."""
    document = document_van(aanroep, aanroep.pad["uuid"])
    laat_database_los()
    with aangeleverd(aanroep) as lichaam:
        documenten.eis_slot(document, lichaam.velden.get("lock"))  # before anything is stored for nothing
        kolommen = EIO.naar_kolommen(lichaam.velden, aanroep)
        _eis_nieuwe_soort(aanroep, document, kolommen)
        assert document.laatste is not None
        with _opgeborgen(lichaam, kolommen) as bestand, transaction.atomic():
            inhoud = (
                documenten.Inhoud(bestand=bestand)
                if bestand
                else documenten.wijziging(
                    document.laatste,
                    leeg="inhoud" in lichaam.velden,
                    genoemd="bestandsomvang" in lichaam.velden,
                    omvang=lichaam.velden.get("bestandsomvang"),
                    heel=aanroep.operatie.methode == "PUT",
                )
            )
            documenten.werk_bij(
                document.id, kolommen, inhoud, slot=lichaam.velden.get("lock"), door=aanroep.door
            )
            tekst = lees_een(EIO, document.id, aanroep, vrij=True)
    return antwoord(tekst)


@operatie("documenten", "enkelvoudiginformatieobject_destroy")
def verwijder(aanroep: Aanroep) -> HttpResponse:
    """Destroy a document with its versions, rights, dispatches, audit trail and files."""
    document = document_van(aanroep, aanroep.pad["uuid"])
    with transaction.atomic():
        documenten.verwijder(document.id, door=aanroep.door)
    return leeg()


def leeg() -> HttpResponse:
    """Return 204 without content."""
    uit = HttpResponse(status=204)
    uit.headers.pop("Content-Type", None)
    return uit


def _opgeborgen(
    lichaam: Aangeleverd, kolommen: dict[str, Any]
) -> AbstractContextManager[documenten.Opgeborgen | None]:
    if lichaam.bestand is None:
        return nullcontext(None)
    documenten.controleer_omvang(lichaam.grootte, lichaam.velden.get("bestandsomvang"))
    return documenten.opgeborgen(
        lichaam.stukken,
        algoritme=kolommen.get("integriteit_algoritme", ""),
        waarde=kolommen.get("integriteit_waarde", ""),
    )


def _eis_nieuwe_soort(aanroep: Aanroep, document: Informatieobject, kolommen: dict[str, Any]) -> None:
    """Check that the client also has the rights for the new type or level (drc-001, drc-007)."""
    soort_id: uuid.UUID = kolommen.get("informatieobjecttype_id", document.informatieobjecttype_id)
    if soort_id != document.informatieobjecttype_id:
        documenten.documentsoort(soort_id, aanroep.organisatie_id)
    aanroep.eis(soort_id, kolommen.get("vertrouwelijkheidaanduiding", document.vertrouwelijkheidaanduiding))


def _met_slot(tekst: bytes, slot: str) -> bytes:
    """Add the lock to the answer, only for the client that makes the document."""
    return tekst[:-1] + b',"lock":"' + slot.encode() + b'"}'
