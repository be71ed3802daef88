"""Load the data that the rules need: the agreements on the terms of a case, its types, and the data for its
end.
"""

import uuid

from django.db.models import Exists, OuterRef

from eenloket.midoffice.aanbod.api import (
    OnbekendeDienst,
    Resultaattypegegevens,
    Statustypegegevens,
    Zaaktypegegevens,
    typegegevens,
)
from eenloket.midoffice.aanbod.inhoud import Dienst

from ..fouten import GeenResultaat, OnbekendeStap, OnbekendResultaat
from ..inrichting import dienst_van
from ..leven.fasen import Fase
from ..leven.stand import Uitslag
from ..leven.termijnen import Afspraken
from ..leven.verloop import Afloop
from ..models import Resultaat, Zaak, Zaakinformatieobject
from .archiveren import brongegevens, regime_van


def afspraken_van(zaak: Zaak, soort: Zaaktypegegevens) -> Afspraken:
    """Return the agreements on the terms: from our service when the case has one, else from its case type.

    Cost: none, both are cached.
    """
    try:
        return afspraken_over(dienst_van(zaak), soort.doorlooptijd)
    except OnbekendeDienst:
        verlenging = soort.verlengingstermijn if soort.verlenging_mogelijk else None
        return Afspraken(soort.doorlooptijd, verlenging=verlenging)


def afspraken_over(dienst: Dienst, doorlooptijd: str) -> Afspraken:
    """Return the agreements on the terms of a service; ``doorlooptijd`` (ISO 8601) of its case type replaces
    a missing legal term.
    """
    t = dienst.termijnen
    return Afspraken(t.wettelijk or doorlooptijd, t.norm, t.norm_werkdagen, t.verlenging)


def eerste_status(soort: Zaaktypegegevens) -> Statustypegegevens:
    """Return the status type of a new case: the intake, else the first one.

    Raises: OnbekendeStap for a case type without status types.
    """
    op_volgorde = sorted(soort.statustypen.values(), key=lambda s: s.volgnummer)
    if not op_volgorde:
        raise OnbekendeStap()
    return next((s for s in op_volgorde if s.stap == Fase.INTAKE), op_volgorde[0])


def statussoort(soort: Zaaktypegegevens, statustype_id: object) -> Statustypegegevens:
    """Return the status type with that id; it must belong to the case type (zrc-016).

    Raises: OnbekendeStap.
    """
    gevonden = soort.statustypen.get(statustype_id)  # type: ignore[call-overload]
    if gevonden is None:  # perhaps the status type was made after the case type was cached
        gevonden = typegegevens(soort.id, vers=True).statustypen.get(statustype_id)  # type: ignore[call-overload]
    if gevonden is None:
        raise OnbekendeStap()
    return gevonden


def resultaatsoort(soort: Zaaktypegegevens, resultaattype_id: uuid.UUID) -> Resultaattypegegevens:
    """Return the result type with that id; it must belong to the case type (zrc-020).

    Raises: OnbekendResultaat.
    """
    gevonden = soort.resultaattypen.get(resultaattype_id)
    if gevonden is None:
        gevonden = typegegevens(soort.id, vers=True).resultaattypen.get(resultaattype_id)
    if gevonden is None:
        raise OnbekendResultaat()
    return gevonden


def afloop_van(
    zaak: Zaak, soort: Zaaktypegegevens, uitslag: Uitslag | None = None
) -> tuple[Afloop, Resultaat | None]:
    """Return the data for the end of the case, and the row of its present result (None without one).

    The case ends with ``uitslag``, or with its present result when ``uitslag`` is None.
    Raises: GeenResultaat, OnbekendResultaat.
    Cost: one query; another one for a regime that doesn't count from the end.
    """
    stukken = Zaakinformatieobject.objects.filter(zaak_id=OuterRef("id"), informatieobject__isnull=False)
    rij = (
        Zaak.objects.filter(id=zaak.id)
        .annotate(
            onduidelijk=Exists(stukken.filter(informatieobject__indicatie_gebruiksrecht=None)),
            op_slot=Exists(stukken.exclude(informatieobject__lock="")),
        )
        .select_related("resultaat")
        .only(
            "id", *(f"resultaat__{kolom}" for kolom in ("id", "zaak_id", "resultaattype_id", "toelichting"))
        )
        .get()
    )
    bestaand: Resultaat | None = getattr(rij, "resultaat", None)
    gekozen = uitslag or bestaand
    if gekozen is None:
        raise GeenResultaat()
    gevonden = resultaatsoort(soort, gekozen.resultaattype_id)
    regime = regime_van(gevonden)
    afloop = Afloop(
        resultaat=gevonden.omschrijving,
        positief=gevonden.positief,
        regime=regime,
        bron=brongegevens(zaak, regime),
        document_op_slot=rij.op_slot,
        gebruiksrecht_onbekend=rij.onduidelijk,
        uitslag=uitslag,
    )
    return afloop, bestaand
