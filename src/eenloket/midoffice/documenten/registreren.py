"""Documents as the national standard defines them: the caller gives every field, our rules check them
(drc-001 … drc-010).
"""

import uuid
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.audit.api import vernietig_spoor
from eenloket.kern.fouten import NietGevonden, Registerfout
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.klok import nu, vandaag

from .aanlevering import Inhoud
from .delen import delen_van, kondig_aan, nieuw_slot
from .models import Informatieobject, Upload, Versie
from .nummers import vrije_nummers
from .opbergen import controleer_som, ruim_op
from .regels import Documentsoort, controleer_gebruiksrecht, controleer_nummer, controleer_versie
from .relaties import heeft_relaties
from .sloten import eis_slot
from .versies import splits, volgende, wordt_laatste


def registreer(
    document: Informatieobject, versie: Versie, soort: Documentsoort, inhoud: Inhoud, *, door: Actor
) -> Informatieobject:
    """Save a new document of type ``soort`` with its first version. A missing level (drc-007) or number is
    filled in.

    When the content will arrive in parts, the document is locked at once.
    Raises: Registerfout.
    Cost: five queries.
    """
    with handeling(door, "document.registreren"):
        document.id, versie.id = nieuw_id(), nieuw_id()
        versie.versie, versie.begin_registratie, versie.informatieobject_id = 1, nu(), document.id
        versie.vertrouwelijkheidaanduiding = versie.vertrouwelijkheidaanduiding or soort.niveau
        controleer_versie(versie)
        controleer_gebruiksrecht(document, document.indicatie_gebruiksrecht)
        controleer_nummer(document)
        if not document.identificatie:
            document.identificatie = vrije_nummers(
                document.organisatie_id, document.bronorganisatie, vandaag().year, 1
            )[0]
        _zet_inhoud(versie, inhoud)
        wordt_laatste(document, versie)
        if inhoud.omvang:
            document.lock = nieuw_slot()
        Informatieobject.objects.bulk_create([document])
        Versie.objects.bulk_create([versie])
        if inhoud.omvang:
            kondig_aan(document, inhoud.omvang)
    return document


def werk_bij(
    document_id: uuid.UUID, waarden: Mapping[str, Any], inhoud: Inhoud, *, slot: str | None, door: Actor
) -> Informatieobject:
    """Make a new version with ``waarden`` (columns) and ``inhoud``; the caller must give the key of the lock
    (drc-009, drc-010).

    Raises: NietGevonden, Registerfout.
    Cost: seven queries.
    """
    with handeling(door, "document.bijwerken"):
        document = vergrendeld(document_id)
        eis_slot(document, slot)
        assert document.laatste is not None
        van_document, van_versie = splits(dict(waarden))
        versie = volgende(document.laatste, nu())
        for naam, waarde in van_document.items():
            setattr(document, naam, waarde)
        for naam, waarde in van_versie.items():
            setattr(versie, naam, waarde)
        controleer_versie(versie)
        if "indicatie_gebruiksrecht" in van_document:
            controleer_gebruiksrecht(document, document.indicatie_gebruiksrecht)
        if van_document.keys() & {"identificatie", "bronorganisatie"}:
            if not document.identificatie:
                raise Registerfout("identificatie", "blank", _("Dit veld mag niet leeg zijn."))
            controleer_nummer(document)
        if (
            not inhoud.zelfde and "integriteit_waarde" not in van_versie
        ):  # the old checksum was that of the old content
            versie.integriteit_algoritme = versie.integriteit_waarde = ""
            versie.integriteit_datum = None
        _zet_inhoud(versie, inhoud)
        if inhoud.zelfde and "integriteit_waarde" in van_versie:
            controleer_som(versie)
        Versie.objects.bulk_create([versie])
        wordt_laatste(document, versie)
        if not inhoud.zelfde:
            _weg_na_afloop([deel.sleutel for deel in delen_van(document)])
            kondig_aan(document, inhoud.omvang or 0)
        document.save()
    return document


def verwijder(document_id: uuid.UUID, *, door: Actor) -> None:
    """Destroy a document with its versions, rights, dispatches, audit trail and files (drc-008).

    Raises: NietGevonden, Registerfout.
    """
    with handeling(door, "document.verwijderen"):
        document = vergrendeld(document_id)
        if document.lock:
            raise Registerfout(
                "nonFieldErrors", "destroy-locked", _("Dit document is vergrendeld. Ontgrendel het eerst.")
            )
        if heeft_relaties(document):
            raise Registerfout(
                "nonFieldErrors",
                "pending-relations",
                _("Dit document hoort nog bij een zaak of besluit. Verwijder eerst deze relaties."),
            )
        sleutels = list(document.versies.values_list("sleutel", flat=True))
        sleutels += [deel.sleutel for deel in delen_van(document)]
        Upload.objects.filter(informatieobject_id=document.id).delete()
        document.delete()
        vernietig_spoor([document_id])
        _weg_na_afloop(sleutels)


def vergrendeld(document_id: uuid.UUID) -> Informatieobject:
    """Return the document, with its row locked until the transaction ends.

    Raises: NietGevonden.
    """
    document = (
        Informatieobject.objects.select_for_update(of=("self",))
        .select_related("laatste")
        .filter(id=document_id)
        .first()
    )
    if document is None:
        raise NietGevonden()
    if document.laatste is None and document.laatste_id is not None:
        # another version came while we waited for the lock: PostgreSQL then returns the new row without the row that is joined to it
        document.refresh_from_db(fields=["laatste"])
    return document


def _zet_inhoud(versie: Versie, inhoud: Inhoud) -> None:
    if inhoud.zelfde:
        return
    bestand = inhoud.bestand
    versie.sleutel = bestand.sleutel if bestand else ""
    versie.sha256 = bestand.sha256 if bestand else ""
    versie.formaat = bestand.formaat if bestand else ""
    versie.bestandsomvang = bestand.grootte if bestand else inhoud.omvang


def _weg_na_afloop(sleutels: list[str]) -> None:
    transaction.on_commit(partial(ruim_op, [s for s in sleutels if s]))
