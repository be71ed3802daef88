"""Add documents to the file of a case: uploads of the client, and documents that we make."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten.models import Informatieobject, Upload, Versie

from ..models import Zaak, Zaakinformatieobject
from .typen import documenttype


@dataclass(frozen=True, slots=True)
class Bestemming:
    """The destination of the files of one question: the files of these cases, with a document type (name) and
    a title.
    """

    zaken: Sequence[Zaak]
    documenttype: str
    titel: str


def verdeel_uploads(
    eigenaar: uuid.UUID, bestemmingen: Mapping[str, Bestemming], *, door: Actor
) -> list[Informatieobject]:
    """Make the uploads of a request (``eigenaar``) into documents of its cases; ``bestemmingen`` gives the
    destination by question.

    An upload becomes one document in the file of each of its cases. Uploads of other questions, and uploads
    that are documents already, aren't changed.
    Raises: GeenDocumenttype.
    Cost: seven queries, whatever the number of files; one more without files.
    """
    with handeling(door, "document.koppelen"):
        uploads = documenten.wachtende_uploads(eigenaar, vragen=list(bestemmingen))
        return _maak([(u, bestemmingen[u.vraag]) for u in uploads if bestemmingen[u.vraag].zaken])


def koppel_uploads(
    zaak: Zaak,
    *,
    eigenaar: uuid.UUID,
    door: Actor,
    uploads: Sequence[uuid.UUID] | None = None,
    soort: str = "",
) -> list[Informatieobject]:
    """Make uploads of ``eigenaar`` into documents of ``zaak``; ``uploads`` are their ids (None: all uploads).

    Raises: GeenDocumenttype.
    Cost: as ``verdeel_uploads``.
    """
    if uploads is not None and not uploads:
        return []
    with handeling(door, "document.koppelen"):
        naam, _id = documenttype(zaak, soort)
        wachtend = documenten.wachtende_uploads(eigenaar, ids=uploads)
        return _maak([(upload, Bestemming([zaak], naam, naam)) for upload in wachtend])


def maak_document(
    zaak: Zaak,
    *,
    soort: str,
    titel: str,
    inhoud: bytes | Iterable[bytes],
    door: Actor,
    auteur: str,
    formaat: str = "application/pdf",
    taal: str = "dut",
    voor_client: bool = True,
    beschrijving: str = "",
) -> Versie:
    """Add a document that we made to the file of ``zaak``. ``soort`` is the name of a document type of the
    case type.

    ``titel`` and ``auteur`` must not name a person, because they aren't encrypted.
    Raises: GeenDocumenttype.
    """
    _naam, type_id = documenttype(zaak, soort)
    stroom = partial(iter, [inhoud] if isinstance(inhoud, bytes) else inhoud)
    with (
        documenten.opgeborgen(stroom, keur=False, formaat=formaat) as bestand,
        handeling(door, "document.maken"),
    ):
        stuk = documenten.Stuk(
            organisatie_id=zaak.organisatie_id, bronorganisatie=zaak.bronorganisatie, type_id=type_id,
            niveau=zaak.vertrouwelijkheidaanduiding, titel=titel, beschrijving=beschrijving, auteur=auteur, taal=taal,
            bestand=bestand, ontvangen=False, tonen=voor_client,
        )  # fmt: skip
        (versie,) = documenten.maak_stukken([stuk])
        _leg_in_dossier([(versie, [zaak])])
    return versie


def _maak(paren: Sequence[tuple[Upload, Bestemming]]) -> list[Informatieobject]:
    versies = documenten.maak_van_uploads([(upload, _stuk(upload, naar)) for upload, naar in paren])
    _leg_in_dossier([(versie, naar.zaken) for versie, (_u, naar) in zip(versies, paren, strict=True)])
    return [versie.informatieobject for versie in versies]


def _stuk(upload: Upload, naar: Bestemming) -> documenten.Stuk:
    """Return the document for an upload, with the document type that its first case uses."""
    zaak = naar.zaken[0]
    return documenten.Stuk(
        organisatie_id=zaak.organisatie_id, bronorganisatie=zaak.bronorganisatie, type_id=documenttype(zaak, naar.documenttype)[1],
        niveau=zaak.vertrouwelijkheidaanduiding, titel=naar.titel, auteur="Aanvrager", bestand=documenten.inhoud_van(upload), ontvangen=True,
    )  # fmt: skip


def _leg_in_dossier(stukken: Sequence[tuple[Versie, Sequence[Zaak]]]) -> None:
    """Save the relations of new documents with their cases. One query, none without documents."""
    Zaakinformatieobject.objects.bulk_create(
        Zaakinformatieobject(
            zaak=zaak,
            informatieobject=versie.informatieobject,
            titel=versie.titel,
            registratiedatum=versie.begin_registratie,
            voor_client=versie.tonen_aan_initiator,
        )
        for versie, zaken in stukken
        for zaak in zaken
    )
