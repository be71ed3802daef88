"""Registering decisions as the national standard has them: every field the caller's, the rules ours (brc-001 … brc-009).

A decision that comes in this way was taken by another system. It ends no case, makes no letter and tells nobody: who took it does.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.audit.api import vernietig_spoor
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import als_rsin
from eenloket.kern.klok import vandaag
from eenloket.midoffice.zaken import api as zaken

from .fouten import OnbekendBesluit, Registerfout
from .models import Besluit, Besluitinformatieobject
from .nummer import bewaar
from .soorten import Besluitsoort, Kenmerk

_VAST: Mapping[str, tuple[tuple[str, ...], str | Promise]] = {
    "identificatie": (("identificatie",), _("De identificatie kan niet meer worden gewijzigd.")),
    "verantwoordelijkeOrganisatie": (
        ("verantwoordelijke_organisatie",),
        _("De verantwoordelijke organisatie kan niet meer worden gewijzigd."),
    ),
    "besluittype": (
        ("besluittype_id", "besluittype_url"),
        _("Het besluittype kan niet meer worden gewijzigd."),
    ),
    "zaak": (("zaak_id", "zaak_url"), _("De zaak van een besluit kan niet meer worden gewijzigd.")),
}
"""What never changes after registering (brc-001, 002, 006): JSON name → columns."""
_TERMIJNEN = {"ingangsdatum", "vervaldatum"}
"""What the archive dates of an ended case may follow from (zrc-021)."""


def registreer(
    besluit: Besluit, *, soort: Besluitsoort | None, zaaktype: Kenmerk | None, door: Actor
) -> Besluit:
    """Save a decision of another system. ``soort`` is its type and ``zaaktype`` that of its case, None when they don't exist.

    Raises: Registerfout. Source: brc-001, 002, 006, 007.
    """
    with handeling(door, "besluit.registreren"):
        if soort is None:
            raise Registerfout("besluittype", "bad-url", _("Dit besluittype bestaat niet."))
        if soort.concept:
            raise Registerfout("besluittype", "not-published", _("Dit besluittype is nog niet gepubliceerd."))
        if besluit.zaak_id is not None or besluit.zaak_url:
            if zaaktype is None:
                raise Registerfout("zaak", "bad-url", _("Deze zaak bestaat niet."))
            if zaaktype not in soort.zaaktypen:
                raise Registerfout(
                    "nonFieldErrors",
                    "zaaktype-mismatch",
                    _("Het besluittype hoort niet bij het zaaktype van de zaak."),
                )
        _controleer_organisatie(besluit.verantwoordelijke_organisatie)
        _controleer_datum(besluit)
        with zaken.herleid_bij_besluit(besluit.zaak_id):
            return bewaar(besluit)


def werk_bij(besluit: Besluit, waarden: Mapping[str, Any], *, door: Actor) -> Besluit:
    """Change a locked decision: ``waarden`` are new values of columns. Raises: Registerfout. Source: brc-001, 002, 006."""
    with handeling(door, "besluit.wijzigen"):
        for naam, (kolommen, tekst) in _VAST.items():
            if any(k in waarden and waarden[k] != getattr(besluit, k) for k in kolommen):
                raise Registerfout(naam, "wijzigen-niet-toegelaten", tekst)
        nieuw = {k: w for k, w in waarden.items() if getattr(besluit, k) != w}
        for kolom, waarde in nieuw.items():
            setattr(besluit, kolom, waarde)
        if "datum" in nieuw:
            _controleer_datum(besluit)
        if nieuw:
            with zaken.herleid_bij_besluit(besluit.zaak_id if _TERMIJNEN & nieuw.keys() else None):
                besluit.save(update_fields=list(nieuw))
    return besluit


def verwijder(besluit: Besluit, *, door: Actor) -> None:
    """Destroy a locked decision with its relations and its trail (brc-009); the documents themselves stay."""
    with handeling(door, "besluit.verwijderen"):
        id_ = besluit.id
        with zaken.herleid_bij_besluit(besluit.zaak_id):
            besluit.delete()
        vernietig_spoor([id_])


def koppel(
    relatie: Besluitinformatieobject,
    *,
    soort: Besluitsoort | None,
    informatieobjecttype: Kenmerk | None,
    door: Actor,
) -> Besluitinformatieobject:
    """Record in which document a decision stands. ``soort`` is the type of the decision; ``informatieobjecttype`` None: no such document.

    The relation is the document's too: one row for both registers (brc-005). Raises: Registerfout. Source: brc-003, 004, 008.
    """
    with handeling(door, "besluit.document_koppelen"):
        if informatieobjecttype is None:
            raise Registerfout("informatieobject", "bad-url", _("Dit document bestaat niet."))
        if soort is None or informatieobjecttype not in soort.informatieobjecttypen:
            raise Registerfout(
                "nonFieldErrors",
                "missing-besluittype-informatieobjecttype-relation",
                _("Het soort document hoort niet bij het besluittype van het besluit."),
            )
        gelijk = Besluitinformatieobject.objects.filter(
            besluit_id=relatie.besluit_id, informatieobject_url=relatie.informatieobject_url
        )
        if relatie.informatieobject_id is not None:
            gelijk = gelijk.filter(informatieobject_id=relatie.informatieobject_id)
        if gelijk.exists():
            raise Registerfout("nonFieldErrors", "unique", _("Dit document hoort al bij dit besluit."))
        relatie.save(force_insert=True)
    return relatie


def onthoud_spiegel(rij: Besluit | Besluitinformatieobject, url: str, *, door: Actor) -> None:
    """Keep where another register has its side of a relation, to remove it there one day."""
    with handeling(door, "besluit.spiegelen"):
        rij.spiegel_url = url[:1000]
        rij.save(update_fields=["spiegel_url"])


def spiegels_van(besluit: Besluit) -> list[tuple[str, str]]:
    """JSON field and address of every relation that another register keeps of this decision. Cost: one query."""
    relaties = besluit.informatieobjecten.exclude(spiegel_url="").values_list("spiegel_url", flat=True)
    return [("zaak", besluit.spiegel_url)] * bool(besluit.spiegel_url) + [
        ("informatieobject", u) for u in relaties
    ]


def ontkoppel(relatie: Besluitinformatieobject, *, door: Actor) -> None:
    """Take a document from a decision."""
    with handeling(door, "besluit.document_ontkoppelen"):
        relatie.delete()


def vergrendeld(besluit_id: uuid.UUID, organisatie_id: uuid.UUID) -> Besluit:
    """The decision, locked until the transaction ends. Raises: OnbekendBesluit."""
    gevonden = (
        Besluit.objects.select_for_update().filter(id=besluit_id, organisatie_id=organisatie_id).first()
    )
    if gevonden is None:
        raise OnbekendBesluit()
    return gevonden


def _controleer_organisatie(rsin: str) -> None:
    if len(rsin) != 9:
        raise Registerfout(
            "verantwoordelijkeOrganisatie", "invalid-length", _("Een RSIN heeft negen cijfers.")
        )
    try:
        als_rsin(rsin)
    except ValueError:
        raise Registerfout("verantwoordelijkeOrganisatie", "invalid", _("Dit is geen geldig RSIN.")) from None


def _controleer_datum(besluit: Besluit) -> None:
    if besluit.datum > vandaag():
        raise Registerfout(
            "datum", "future_not_allowed", _("Een besluit is niet van een dag in de toekomst.")
        )
