"""What the rules need to know: the case as it stands, what was agreed about its terms, and with what it may end."""

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
    """What was agreed about the terms: by our service where the case has one, else by its case type. Cost: none, both are remembered."""
    try:
        return afspraken_over(dienst_van(zaak), soort.doorlooptijd)
    except OnbekendeDienst:
        verlenging = soort.verlengingstermijn if soort.verlenging_mogelijk else None
        return Afspraken(soort.doorlooptijd, verlenging=verlenging)


def afspraken_over(dienst: Dienst, doorlooptijd: str) -> Afspraken:
    """What was agreed about the terms of a service whose case type takes ``doorlooptijd`` (ISO 8601) where the service has no legal term."""
    t = dienst.termijnen
    return Afspraken(t.wettelijk or doorlooptijd, t.norm, t.norm_werkdagen, t.verlenging)


def eerste_status(soort: Zaaktypegegevens) -> Statustypegegevens:
    """The status that a new case gets: the intake, else the first. Raises: OnbekendeStap for a type without statuses."""
    op_volgorde = sorted(soort.statustypen.values(), key=lambda s: s.volgnummer)
    if not op_volgorde:
        raise OnbekendeStap()
    return next((s for s in op_volgorde if s.stap == Fase.INTAKE), op_volgorde[0])


def statussoort(soort: Zaaktypegegevens, statustype_id: object) -> Statustypegegevens:
    """The status type of that id, which must be one of the case type (zrc-016). Raises: OnbekendeStap."""
    gevonden = soort.statustypen.get(statustype_id)  # type: ignore[call-overload]
    if gevonden is None:  # perhaps it was made a moment ago
        gevonden = typegegevens(soort.id, vers=True).statustypen.get(statustype_id)  # type: ignore[call-overload]
    if gevonden is None:
        raise OnbekendeStap()
    return gevonden


def resultaatsoort(soort: Zaaktypegegevens, resultaattype_id: uuid.UUID) -> Resultaattypegegevens:
    """The result type of that id, which must be one of the case type (zrc-020). Raises: OnbekendResultaat."""
    gevonden = soort.resultaattypen.get(resultaattype_id)
    if gevonden is None:
        gevonden = typegegevens(soort.id, vers=True).resultaattypen.get(resultaattype_id)
    if gevonden is None:
        raise OnbekendResultaat()
    return gevonden


def afloop_van(
    zaak: Zaak, soort: Zaaktypegegevens, uitslag: Uitslag | None = None
) -> tuple[Afloop, Resultaat | None]:
    """With what the case may end: ``uitslag``, or else the result that it has; and the row of the result there is.

    Cost: one query; another one for a regime that doesn't count from the end. Raises: GeenResultaat, OnbekendResultaat.
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
