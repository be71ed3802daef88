"""Change the fields of a case: one call may give terms, suspend, resume and extend."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from ..fouten import VerlengingBlijft
from .stand import Gevolg, Termijnregel, Zaakstand, eis_niet_gesloten, met_werkdatum
from .termijnen import Afspraken, hervat, schort_op, verleng

_DAGEN = ("uiterlijke_einddatum_afdoening", "einddatum_gepland")
_STAND = {veld.name for veld in fields(Zaakstand)}
_ACTS = {"opschorting_indicatie", "verlenging_duur", "verlenging_reden"}


def wijzig(
    stand: Zaakstand,
    anders: Mapping[str, Any],
    afspraken: Afspraken,
    *,
    vandaag: dt.date,
    geforceerd: bool = False,
) -> Gevolg:
    """Change the values of a case. ``anders`` holds the columns that differ; the caller writes the columns
    that no rule reads.

    Suspending, resuming and extending are the acts of ``termijnen``, with the same rules for each door. Days
    that the caller gives in the same call are used instead of the computed days.
    Raises: ZaakIsGesloten unless ``geforceerd``, VerlengingBlijft, and the refusals of those acts.
    Source: zrc-007, Awb 4:14, 4:15.
    """
    eis_niet_gesloten(stand, geforceerd=geforceerd)
    delen: list[Gevolg] = []
    na = stand
    if "opschorting_indicatie" in anders:
        reden = str(anders.get("opschorting_reden", stand.opschorting_reden))
        zelf = any(dag in anders for dag in _DAGEN)
        delen.append(
            schort_op(na, reden=reden, vandaag=vandaag)
            if anders["opschorting_indicatie"]
            else hervat(na, vandaag=vandaag, reden=reden, schuif=not zelf)
        )
        na = delen[-1].stand
    if "verlenging_duur" in anders:
        if stand.verlenging_duur:
            raise VerlengingBlijft()
        delen.append(
            verleng(
                na,
                afspraken,
                duur=str(anders["verlenging_duur"]),
                reden=str(anders.get("verlenging_reden", "")),
                vandaag=vandaag,
                tot=anders.get("uiterlijke_einddatum_afdoening"),
            )
        )
        na = delen[-1].stand
    gegeven = {k: w for k, w in anders.items() if k in _STAND - _ACTS}
    if "einddatum_gepland" in gegeven:
        gegeven["streefdatum"] = gegeven["einddatum_gepland"]
    if "verlenging_reden" in anders:
        gegeven["verlenging_reden"] = anders["verlenging_reden"]
    na = met_werkdatum(replace(na, **gegeven))
    return Gevolg(
        stand=na,
        termijnregels=[_tot(regel, na) for deel in delen for regel in deel.termijnregels],
        gebeurtenissen=[g for deel in delen for g in deel.gebeurtenissen],
    )


def _tot(regel: Termijnregel, na: Zaakstand) -> Termijnregel:
    """Return ``regel`` with the last day that the case has after the whole call."""
    return replace(regel, wordt=na.uiterlijke_einddatum_afdoening)
