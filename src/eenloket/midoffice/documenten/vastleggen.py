"""Putting documents in the file of a case: a client's uploads, and what we make ourselves."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.klok import nu, vandaag
from eenloket.midoffice.zaken.models import Zaak

from .models import Informatieobject, Upload, Versie, Zaakinformatieobject
from .namen import eigen_naam
from .nummers import vrije_nummers
from .opbergen import opgeborgen
from .soorten import SOORTEN
from .typen import documenttype
from .versies import wordt_laatste

_EXTENSIES = {soort.formaat: soort.extensie for soort in SOORTEN.values()}


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Where the files of one question go: the file of each case, under ``documenttype`` (a name) with ``titel``."""

    zaken: Sequence[Zaak]
    documenttype: str
    titel: str


def koppel(
    eigenaar: uuid.UUID, bestemmingen: Mapping[str, Bestemming], *, door: Actor
) -> list[Informatieobject]:
    """Turn the uploads of a request (``eigenaar``) into documents of its cases; ``bestemmingen`` by question.

    A file becomes one document, in the file of each of its cases. Uploads of other questions, and those turned before,
    stay as they are. Cost: seven queries, whatever the number of files; one more without files.
    """
    with handeling(door, "document.koppelen"):
        uploads = list(
            Upload.objects.select_for_update()
            .filter(eigenaar=eigenaar, informatieobject=None, vraag__in=bestemmingen)
            .order_by("id")
        )
        return _maak([(u, bestemmingen[u.vraag]) for u in uploads if bestemmingen[u.vraag].zaken])


def koppel_uploads(
    zaak: Zaak,
    *,
    eigenaar: uuid.UUID,
    door: Actor,
    uploads: Sequence[uuid.UUID] | None = None,
    soort: str = "",
) -> list[Informatieobject]:
    """Turn uploads of ``eigenaar`` (all, or those named) into documents of ``zaak``. Cost: as ``koppel``."""
    if uploads is not None and not uploads:
        return []
    with handeling(door, "document.koppelen"):
        rijen = Upload.objects.select_for_update().filter(eigenaar=eigenaar, informatieobject=None)
        if uploads is not None:
            rijen = rijen.filter(id__in=uploads)
        naam, _id = documenttype(zaak, soort)
        return _maak([(upload, Bestemming([zaak], naam, naam)) for upload in rijen.order_by("id")])


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
    """Put a document that we made in the file of ``zaak``. ``soort`` is the name of a document type of the case type.

    ``titel`` and ``auteur`` name no person (they stand unencrypted). Raises: GeenDocumenttype.
    """
    _naam, type_id = documenttype(zaak, soort)
    stroom = partial(iter, [inhoud] if isinstance(inhoud, bytes) else inhoud)
    with (
        opgeborgen(stroom, keur=False, formaat=formaat) as bestand,
        handeling(door, "document.maken"),
    ):
        return _leg_vast(
            [
                _Stuk(
                    zaken=[zaak], type_id=type_id, titel=titel, beschrijving=beschrijving, auteur=auteur, taal=taal,
                    formaat=formaat, omvang=bestand.grootte, sha256=bestand.sha256, sleutel=bestand.sleutel,
                    ontvangen=False, voor_client=voor_client,
                )
            ]
        )[0]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stuk:
    zaken: Sequence[Zaak]
    type_id: uuid.UUID
    titel: str
    auteur: str
    formaat: str
    omvang: int
    sha256: str
    sleutel: str
    ontvangen: bool
    taal: str = "dut"
    beschrijving: str = ""
    voor_client: bool = True


def _maak(paren: Sequence[tuple[Upload, Bestemming]]) -> list[Informatieobject]:
    stukken = [
        _Stuk(
            zaken=b.zaken, type_id=documenttype(b.zaken[0], b.documenttype)[1], titel=b.titel, auteur="Aanvrager",
            formaat=u.formaat, omvang=u.bestandsomvang, sha256=u.sha256, sleutel=u.sleutel, ontvangen=True,
        )
        for u, b in paren
    ]  # fmt: skip
    versies = _leg_vast(stukken)
    for (upload, _b), versie in zip(paren, versies, strict=True):
        upload.informatieobject_id = versie.informatieobject_id
    if paren:
        Upload.objects.bulk_update([upload for upload, _b in paren], ["informatieobject"])
    return [versie.informatieobject for versie in versies]


def _leg_vast(stukken: Sequence[_Stuk]) -> list[Versie]:
    if not stukken:
        return []
    moment, dag = nu(), vandaag()
    eerste = stukken[0].zaken[0]
    nummers = vrije_nummers(eerste.organisatie_id, eerste.bronorganisatie, dag.year, len(stukken))
    documenten, versies, banden = [], [], []
    for stuk, nummer in zip(stukken, nummers, strict=True):
        zaak = stuk.zaken[0]
        document = Informatieobject(
            id=nieuw_id(), organisatie_id=zaak.organisatie_id, identificatie=nummer,
            bronorganisatie=zaak.bronorganisatie, informatieobjecttype_id=stuk.type_id,
            indicatie_gebruiksrecht=False,  # what a client sends and we write comes without conditions of use (zrc-007)
        )  # fmt: skip
        versie = Versie(
            id=nieuw_id(), informatieobject=document, versie=1, titel=stuk.titel[:200], beschrijving=stuk.beschrijving[:1000],
            auteur=stuk.auteur[:200], status="" if stuk.ontvangen else "definitief", formaat=stuk.formaat, taal=stuk.taal,
            bestandsnaam=eigen_naam(stuk.titel, _EXTENSIES.get(stuk.formaat, "bin")), bestandsomvang=stuk.omvang,
            sha256=stuk.sha256, sleutel=stuk.sleutel, vertrouwelijkheidaanduiding=zaak.vertrouwelijkheidaanduiding,
            creatiedatum=dag, ontvangstdatum=dag if stuk.ontvangen else None, begin_registratie=moment,
            tonen_aan_initiator=stuk.voor_client,
        )  # fmt: skip
        wordt_laatste(document, versie)  # foreign keys are checked at commit
        documenten.append(document)
        versies.append(versie)
        banden += [
            Zaakinformatieobject(
                zaak=z,
                informatieobject=document,
                titel=stuk.titel[:200],
                registratiedatum=moment,
                voor_client=stuk.voor_client,
            )
            for z in stuk.zaken
        ]
    with transaction.atomic():
        Informatieobject.objects.bulk_create(documenten)
        Versie.objects.bulk_create(versies)
        Zaakinformatieobject.objects.bulk_create(banden)
    return versies
