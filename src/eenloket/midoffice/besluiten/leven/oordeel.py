"""Decide on a case of ours: the conditions for a decision, and the decision that follows from a judgement
(M-B10).
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from eenloket.kern.klok import AMSTERDAM
from eenloket.kern.termijnen import Duur, wettelijke_einddatum
from eenloket.midoffice.aanbod.inhoud import Dienst
from eenloket.midoffice.zaken.api import Fase, OnbekendResultaat, OnjuisteFase, ZaakIsGesloten

from ..fouten import MotiveringOntbreekt
from .stand import Besluitsoort, Besluitstand, Gevolg, Kenmerk
from .vastleggen import leg_vast

BEZWAAR = "P6W"
"""The period for objection, from the day after the decision was made known (Awb 6:7, 6:8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaakstand:
    """The case on which the decision is taken. ``resultaten``: the name of each result type of its case type,
    and whether it is a grant.
    """

    id: uuid.UUID
    organisatie_id: uuid.UUID
    verantwoordelijke_organisatie: str
    zaaktype: Kenmerk
    gesloten: bool
    fase: str
    behandelaar_id: uuid.UUID | None
    resultaten: Mapping[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeel:
    """A judgement. ``resultaat`` is the name of a result type, ``motivering`` {nl, en} the reasons in words.

    ``regels`` is the law and article of each reason, ``spoor`` the trace of the decision table,
    ``ingangsdatum`` the first day on which the decision is valid (None: the day of the decision).
    """

    resultaat: str
    motivering: Mapping[str, str]
    regels: Sequence[str]
    automatisch: bool
    spoor: Mapping[str, Any] | None = None
    ingangsdatum: dt.date | None = None


def eis_beslisbaar(zaak: Zaakstand, resultaat: str) -> bool:
    """Check that the case is open and that its type has this result; return whether the result is a grant.

    Raises: ZaakIsGesloten, OnjuisteFase (the case waits for another case), OnbekendResultaat.
    """
    if zaak.gesloten:
        raise ZaakIsGesloten()
    if zaak.fase == Fase.WACHT:
        raise OnjuisteFase()
    if resultaat not in zaak.resultaten:
        raise OnbekendResultaat(veld="resultaat")
    return zaak.resultaten[resultaat]


def motivering(oordeel: Oordeel) -> dict[str, str]:
    """Return the reasons in both languages; missing English is replaced by the Dutch text.

    Raises: MotiveringOntbreekt.
    Source: Awb 3:46.
    """
    nl = oordeel.motivering.get("nl", "").strip()
    if not nl:
        raise MotiveringOntbreekt(veld="motivering")
    return {"nl": nl, "en": oordeel.motivering.get("en", "").strip() or nl}


def neem(
    id_: uuid.UUID,
    zaak: Zaakstand,
    oordeel: Oordeel,
    dienst: Dienst,
    besluittype_id: uuid.UUID,
    soort: Besluitsoort | None,
    *,
    door: str,
    nu: dt.datetime,
) -> Gevolg:
    """Return the decision ``id_`` that follows from a judgement on an open case. The caller has already
    checked the mandate.

    The archive dates aren't computed here, because the case gets them at its end, which follows.
    Raises: MotiveringOntbreekt, and the refusals of ``leg_vast``.
    Source: Awb 3:46 (motivation), 6:7 (objection), 10:10 (mandate), M-B10.
    """
    positief, dag = zaak.resultaten[oordeel.resultaat], nu.astimezone(AMSTERDAM).date()
    ingang = oordeel.ingangsdatum or dag
    geldigheid = dienst.geldigheid if positief else None
    stand = Besluitstand(
        id=id_,
        organisatie_id=zaak.organisatie_id,
        verantwoordelijke_organisatie=zaak.verantwoordelijke_organisatie,
        besluittype_id=besluittype_id,
        zaak_id=zaak.id,
        datum=dag,
        ingangsdatum=ingang,
        vervaldatum=Duur.lees(geldigheid).na(ingang) if geldigheid else None,
        vervalreden="tijdelijk" if geldigheid else "",
        verzenddatum=dag,
        uiterlijke_reactiedatum=wettelijke_einddatum(dag, BEZWAAR),
        resultaat=oordeel.resultaat,
        positief=positief,
        motivering=motivering(oordeel),
        regels=[r for r in dict.fromkeys(oordeel.regels) if r],
        spoor=dict(oordeel.spoor) if oordeel.spoor is not None else None,
        genomen_door="automatisch" if oordeel.automatisch else door,
        mandaat=dienst.mandaat.rol,
        automatisch=oordeel.automatisch,
        op=nu,
    )
    return replace(leg_vast(stand, soort, zaak.zaaktype, vandaag=dag), herleid=None)
