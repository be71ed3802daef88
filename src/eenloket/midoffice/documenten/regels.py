"""The rules about the fields of a document (drc-001, 005, 006, 007), each in one place."""

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout
from eenloket.kern.identificatie import als_rsin
from eenloket.kern.vertrouwelijkheid import Vertrouwelijkheid
from eenloket.midoffice.aanbod.models import Informatieobjecttype

from .models import Gebruiksrecht, Informatieobject, Versie

ONAF = ("in_bewerking", "ter_vaststelling")
"""Statuses of a document that isn't final."""


@dataclass(frozen=True, slots=True)
class Documentsoort:
    """The part of a document type that documents need."""

    id: uuid.UUID
    organisatie_id: uuid.UUID
    concept: bool
    niveau: int


def documentsoort(id_: uuid.UUID | None, organisatie_id: uuid.UUID) -> Documentsoort:
    """Return the published document type of this organisation with that id (drc-001).

    Raises: Registerfout.
    Cost: one query.
    """
    rij = (
        Informatieobjecttype.objects.filter(id=id_, catalogus__organisatie_id=organisatie_id)
        .values_list("concept", "vertrouwelijkheidaanduiding")
        .first()
        if id_
        else None
    )
    if rij is None or id_ is None:
        raise Registerfout(
            "informatieobjecttype",
            "bad-url",
            _("Geef een geldige URL op van een bestaand informatieobjecttype."),
        )
    if rij[0]:
        raise Registerfout(
            "informatieobjecttype", "not-published", _("Dit informatieobjecttype is nog niet gepubliceerd.")
        )
    return Documentsoort(id_, organisatie_id, rij[0], Vertrouwelijkheid.van(rij[1]))


def controleer_versie(versie: Versie) -> None:
    """Check the rules about the fields of one version.

    Raises: Registerfout.
    """
    if versie.ontvangstdatum is not None and versie.status in ONAF:
        raise Registerfout(
            "status", "invalid_for_received", _("Een ontvangen document kan deze status niet hebben.")
        )
    if versie.ondertekening_soort and versie.status in ONAF:
        raise Registerfout(
            "ondertekening",
            "invalid_for_status",
            _("Een document met deze status kan nog niet ondertekend zijn."),
        )


def controleer_nummer(document: Informatieobject) -> None:
    """Check that the source is an organisation and that the number is unique within it; a constraint also
    checks the number.

    Raises: Registerfout.
    Cost: one query.
    """
    try:
        als_rsin(document.bronorganisatie)
    except ValueError:
        raise Registerfout("bronorganisatie", "invalid", _("Geef een geldig RSIN op.")) from None
    zelfde = Informatieobject.objects.filter(
        organisatie_id=document.organisatie_id,
        bronorganisatie=document.bronorganisatie,
        identificatie=document.identificatie,
    )
    if document.identificatie and zelfde.exclude(id=document.id).exists():
        raise Registerfout(
            "identificatie", "identificatie-niet-uniek", _("Deze identificatie is al gebruikt.")
        )


def controleer_gebruiksrecht(document: Informatieobject, indicatie: bool | None) -> None:
    """Check that the indication agrees with the usage rights (drc-006): true needs rights, and with rights
    only true is allowed.

    Raises: Registerfout.
    Cost: one query.
    """
    heeft = Gebruiksrecht.objects.filter(informatieobject_id=document.id).exists()
    if heeft and not indicatie:
        raise Registerfout(
            "indicatieGebruiksrecht",
            "existing-gebruiksrechten",
            _("Er zijn gebruiksrechten. Verwijder eerst deze gebruiksrechten."),
        )
    if indicatie and not heeft:
        raise Registerfout(
            "indicatieGebruiksrecht",
            "missing-gebruiksrechten",
            _("Maak eerst gebruiksrechten bij dit document; dan wordt de indicatie vanzelf ja."),
        )
