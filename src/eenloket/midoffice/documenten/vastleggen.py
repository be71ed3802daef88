"""Make documents of our own: from uploads of a client, and from texts that we write. The caller makes the
relations.
"""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction

from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.klok import nu, vandaag

from .models import Informatieobject, Upload, Versie
from .namen import eigen_naam
from .nummers import vrije_nummers
from .opbergen import Opgeborgen
from .soorten import SOORTEN
from .versies import wordt_laatste

_EXTENSIES = {soort.formaat: soort.extensie for soort in SOORTEN.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk:
    """A document to make, whose content is in the storage. ``niveau`` is its level of confidentiality.

    ``titel`` and ``auteur`` must not name a person, because they aren't encrypted. ``ontvangen``: a client
    sent it; ``tonen``: the client sees it in the file of a case.
    """

    organisatie_id: uuid.UUID
    bronorganisatie: str
    type_id: uuid.UUID
    niveau: int
    titel: str
    auteur: str
    bestand: Opgeborgen
    ontvangen: bool
    tonen: bool = True
    taal: str = "dut"
    beschrijving: str = ""


def wachtende_uploads(
    eigenaar: uuid.UUID,
    *,
    vragen: Collection[str] | None = None,
    ids: Collection[uuid.UUID] | None = None,
) -> list[Upload]:
    """Return uploads of ``eigenaar`` that aren't documents yet, locked, oldest first: all, or those of these
    questions, or with these ids.

    One query.
    """
    rijen = Upload.objects.select_for_update().filter(eigenaar=eigenaar, informatieobject=None)
    if vragen is not None:
        rijen = rijen.filter(vraag__in=vragen)
    if ids is not None:
        rijen = rijen.filter(id__in=ids)
    return list(rijen.order_by("id"))


def inhoud_van(upload: Upload) -> Opgeborgen:
    """Return the content of an upload in the form for a document."""
    return Opgeborgen(upload.sleutel, upload.bestandsomvang, upload.sha256, upload.formaat, upload.gescand)


def maak_van_uploads(paren: Sequence[tuple[Upload, Stuk]]) -> list[Versie]:
    """Make uploads into documents; each upload stays and refers to its document. Cost: as ``maak_stukken``,
    and one query.
    """
    versies = maak_stukken([stuk for _upload, stuk in paren])
    for (upload, _stuk), versie in zip(paren, versies, strict=True):
        upload.informatieobject_id = versie.informatieobject_id
    if paren:
        Upload.objects.bulk_update([upload for upload, _stuk in paren], ["informatieobject"])
    return versies


def maak_stukken(stukken: Sequence[Stuk]) -> list[Versie]:
    """Save new documents of one organisation, numbered in this order; return the first version of each.

    Cost: three queries, whatever their number; none without documents.
    """
    if not stukken:
        return []
    moment, dag, eerste = nu(), vandaag(), stukken[0]
    nummers = vrije_nummers(eerste.organisatie_id, eerste.bronorganisatie, dag.year, len(stukken))
    documenten, versies = [], []
    for stuk, nummer in zip(stukken, nummers, strict=True):
        bestand = stuk.bestand
        document = Informatieobject(
            id=nieuw_id(), organisatie_id=stuk.organisatie_id, identificatie=nummer,
            bronorganisatie=stuk.bronorganisatie, informatieobjecttype_id=stuk.type_id,
            indicatie_gebruiksrecht=False,  # what a client sends and we write comes without conditions of use (zrc-007)
        )  # fmt: skip
        versie = Versie(
            id=nieuw_id(), informatieobject=document, versie=1, titel=stuk.titel[:200], beschrijving=stuk.beschrijving[:1000],
            auteur=stuk.auteur[:200], status="" if stuk.ontvangen else "definitief", formaat=bestand.formaat, taal=stuk.taal,
            bestandsnaam=eigen_naam(stuk.titel, _EXTENSIES.get(bestand.formaat, "bin")), bestandsomvang=bestand.grootte,
            sha256=bestand.sha256, sleutel=bestand.sleutel, vertrouwelijkheidaanduiding=stuk.niveau,
            creatiedatum=dag, ontvangstdatum=dag if stuk.ontvangen else None, begin_registratie=moment,
            tonen_aan_initiator=stuk.tonen,
        )  # fmt: skip
        wordt_laatste(document, versie)  # foreign keys are checked at commit
        documenten.append(document)
        versies.append(versie)
    with transaction.atomic():
        Informatieobject.objects.bulk_create(documenten)
        Versie.objects.bulk_create(versies)
    return versies
