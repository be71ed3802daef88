"""Result types with their archive regime (ztc-002 … ztc-008)."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor

from ..fouten import Catalogusfout
from ..models import Resultaattype
from .delen import eis_begin, eis_zelfde_catalogus, pas_aan, zaaktype_voor
from .regels import Aanduiding, catalogushandeling, eis_uniek
from .relaties import zet
from .selectielijst import omschrijving, resultaat

MOET = {
    "datumkenmerk": ("ztc-004", {"eigenschap", "zaakobject", "ander_datumkenmerk"}),
    "objecttype": ("ztc-006", {"zaakobject", "ander_datumkenmerk"}),
    "registratie": ("ztc-007", {"ander_datumkenmerk"}),
    "procestermijn": ("ztc-008", {"termijn"}),
}
"""Per parameter of brondatumArchiefprocedure the ways of deriving that require it; with other ways it must be
absent.
"""
PROCESTERMIJN = {"nihil": "afgehandeld", "ingeschatte_bestaansduur_procesobject": "termijn"}
"""The way of deriving that a process term of the selection list requires (ztc-003)."""


@dataclass(frozen=True, slots=True)
class Gevolgen:
    """The decision types and document types of a result type in a body; None: the body doesn't give them."""

    besluittypen: Sequence[Aanduiding] | None = None
    informatieobjecttypen: Sequence[Aanduiding] | None = None


def maak_resultaattype(
    rij: Resultaattype,
    gevolgen: Gevolgen,
    organisatie_id: uuid.UUID,
    *,
    catalogus_id: uuid.UUID | None = None,
    begin: dt.date | None = None,
    correctie: bool,
    door: Actor,
) -> Resultaattype:
    """Save a result type; missing data of its archive regime comes from the selection list.

    Raises: Catalogusfout.
    """
    with catalogushandeling(door, "resultaattype.maken"):
        rij.zaaktype = zaaktype_voor(rij.zaaktype_id, organisatie_id, correctie=correctie)
        eis_begin(rij.zaaktype, begin)
        eis_zelfde_catalogus(rij.zaaktype, catalogus_id)
        _controleer(rij, {"selectielijstklasse", "resultaattypeomschrijving"})
        rij.save(force_insert=True)
        _zet_gevolgen(rij, gevolgen)
    return rij


def wijzig_resultaattype(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    gevolgen: Gevolgen,
    *,
    catalogus_id: uuid.UUID | None = None,
    begin: dt.date | None = None,
    correctie: bool,
    door: Actor,
) -> Resultaattype:
    """Change a result type.

    Raises: OnbekendType, Catalogusfout.
    """
    with catalogushandeling(door, "resultaattype.wijzigen"):
        rij = pas_aan(Resultaattype, organisatie_id, id_, waarden, begin=begin, correctie=correctie)
        eis_zelfde_catalogus(rij.zaaktype, catalogus_id)
        _controleer(rij, waarden)
        rij.save()
        _zet_gevolgen(rij, gevolgen)
    return rij


def _zet_gevolgen(rij: Resultaattype, gevolgen: Gevolgen) -> None:
    for naam in ("besluittypen", "informatieobjecttypen"):
        if (aanduidingen := getattr(gevolgen, naam)) is not None:
            zet(
                getattr(rij, naam),
                rij.zaaktype.catalogus_id,
                aanduidingen,
                naam,
                alleen_erbij=not rij.zaaktype.concept,
            )


def _controleer(rij: Resultaattype, gezet: Collection[str]) -> None:
    """Check a result type. ``gezet``: the columns in the body; only these are compared with the selection
    list.
    """
    eis_uniek(rij)
    controleer_brondatum(rij)
    if "selectielijstklasse" in gezet or "brondatum_archiefprocedure_afleidingswijze" in gezet:
        _volg_selectielijst(rij)
    url = rij.resultaattypeomschrijving if "resultaattypeomschrijving" in gezet else ""
    if url and (gevonden := omschrijving(url)):
        rij.omschrijving_generiek = gevonden.omschrijving[:30]


def controleer_brondatum(rij: Resultaattype) -> None:
    """Check that the parameters fit the way of deriving (ztc-004 … ztc-008).

    Raises: Catalogusfout.
    """
    wijze = rij.brondatum_archiefprocedure_afleidingswijze
    if not wijze:
        return
    for deel, (_regel, wijzen) in MOET.items():
        veld, waarde = f"brondatumArchiefprocedure.{deel}", getattr(rij, f"brondatum_archiefprocedure_{deel}")
        if wijze in wijzen and not waarde:
            raise Catalogusfout(veld, "required", _("Dit veld is vereist bij deze afleidingswijze."))
        if wijze not in wijzen and waarde:
            raise Catalogusfout(veld, "must-be-empty", _("Dit veld moet leeg zijn bij deze afleidingswijze."))
    if wijze in ("afgehandeld", "termijn") and rij.brondatum_archiefprocedure_einddatum_bekend:  # ztc-005
        raise Catalogusfout(
            "brondatumArchiefprocedure.einddatumBekend",
            "must-be-empty",
            _("Dit veld moet leeg zijn bij deze afleidingswijze."),
        )


def _volg_selectielijst(rij: Resultaattype) -> None:
    """Check that the class belongs to the process type of the case type, and fill in missing data from the
    class (ztc-002, ztc-003).
    """
    klasse = resultaat(rij.selectielijstklasse) if rij.selectielijstklasse else None
    if klasse is None:
        return
    if klasse.procestype != rij.zaaktype.selectielijst_procestype:
        raise Catalogusfout(
            "nonFieldErrors",
            "procestype-mismatch",
            _("De selectielijstklasse hoort niet bij het procestype van het zaaktype."),
        )
    wijze, nodig = (
        rij.brondatum_archiefprocedure_afleidingswijze,
        PROCESTERMIJN.get(klasse.procestermijn),
    )
    if wijze and nodig and wijze != nodig:
        raise Catalogusfout(
            "nonFieldErrors",
            "invalid-afleidingswijze-for-procestermijn",
            _("Deze afleidingswijze past niet bij de procestermijn van de selectielijstklasse."),
        )
    rij.selectielijst_nummer = klasse.nummer[:10]
    rij.archiefnominatie = rij.archiefnominatie or klasse.waardering
    rij.archiefactietermijn = rij.archiefactietermijn or klasse.bewaartermijn or None
