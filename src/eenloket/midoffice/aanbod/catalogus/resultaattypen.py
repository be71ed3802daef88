"""Result types with their archive regime (ztc-002 … ztc-008)."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Unpack

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout, verzamel

from ..models import Resultaattype
from .delen import Deelvraag, maak_deel, wijzig_deel
from .regels import Aanduiding, eis_uniek
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
    rij: Resultaattype, gevolgen: Gevolgen, organisatie_id: uuid.UUID, **vraag: Unpack[Deelvraag]
) -> Resultaattype:
    """Save a result type; missing data of its archive regime comes from the selection list.

    Raises: Registerfout.
    """
    regels = partial(_controleer_resultaattype, gezet={"selectielijstklasse", "resultaattypeomschrijving"})
    erna = partial(_zet_gevolgen, gevolgen=gevolgen)
    return maak_deel(rij, organisatie_id, regels=regels, erna=erna, **vraag)


def wijzig_resultaattype(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    gevolgen: Gevolgen,
    **vraag: Unpack[Deelvraag],
) -> Resultaattype:
    """Change a result type.

    Raises: OnbekendType, Registerfout.
    """
    regels, erna = (
        partial(_controleer_resultaattype, gezet=waarden.keys()),
        partial(_zet_gevolgen, gevolgen=gevolgen),
    )
    return wijzig_deel(Resultaattype, organisatie_id, id_, waarden, regels=regels, erna=erna, **vraag)


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


def _controleer_resultaattype(rij: Resultaattype, gezet: Collection[str]) -> None:
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

    Raises: Registerfout.
    """
    wijze = rij.brondatum_archiefprocedure_afleidingswijze
    if not wijze:
        return
    leeg = _("Dit veld moet leeg zijn bij deze afleidingswijze.")
    begin, fouten = "brondatumArchiefprocedure.", list[Registerfout]()
    for deel, (_regel, wijzen) in MOET.items():
        waarde = getattr(rij, f"brondatum_archiefprocedure_{deel}")
        if wijze in wijzen and not waarde:
            vereist = _("Dit veld is vereist bij deze afleidingswijze.")
            fouten.append(Registerfout(f"{begin}{deel}", "required", vereist))
        if wijze not in wijzen and waarde:
            fouten.append(Registerfout(f"{begin}{deel}", "must-be-empty", leeg))
    if wijze in ("afgehandeld", "termijn") and rij.brondatum_archiefprocedure_einddatum_bekend:  # ztc-005
        fouten.append(Registerfout(f"{begin}einddatumBekend", "must-be-empty", leeg))
    verzamel(fouten)


def _volg_selectielijst(rij: Resultaattype) -> None:
    """Check that the class belongs to the process type of the case type, and fill in missing data from the
    class (ztc-002, ztc-003).
    """
    klasse = resultaat(rij.selectielijstklasse) if rij.selectielijstklasse else None
    if klasse is None:
        return
    fouten = list[Registerfout]()
    if klasse.procestype != rij.zaaktype.selectielijst_procestype:
        fouten.append(
            Registerfout(
                "nonFieldErrors",
                "procestype-mismatch",
                _("De selectielijstklasse hoort niet bij het procestype van het zaaktype."),
            )
        )
    wijze, nodig = (
        rij.brondatum_archiefprocedure_afleidingswijze,
        PROCESTERMIJN.get(klasse.procestermijn),
    )
    if wijze and nodig and wijze != nodig:
        fouten.append(
            Registerfout(
                "nonFieldErrors",
                "invalid-afleidingswijze-for-procestermijn",
                _("Deze afleidingswijze past niet bij de procestermijn van de selectielijstklasse."),
            )
        )
    verzamel(fouten)
    rij.selectielijst_nummer = klasse.nummer[:10]
    rij.archiefnominatie = rij.archiefnominatie or klasse.waardering
    rij.archiefactietermijn = rij.archiefactietermijn or klasse.bewaartermijn or None
