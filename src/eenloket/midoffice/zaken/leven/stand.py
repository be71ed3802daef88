"""What the rules see of a case, and what an act makes of it."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from eenloket.kern.gebeurtenissen.api import Gebeurtenis

from ..fouten import DossierIsGearchiveerd, StatusInToekomst, ZaakIsGesloten
from .fasen import Fase

GEEN_DATUM = dt.date(9999, 12, 31)
"""Stands where no term runs, so that a list by date has it last."""
NIET_GEARCHIVEERD = "nog_te_archiveren"
SPELING = dt.timedelta(seconds=60)
"""Clocks of other systems may be ahead by this much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A case as the rules see it: its columns that a rule looks at or changes, under the names of the table.

    ``dienst`` is the slug of our service, empty for a case of another system. ``streefdatum`` is our own promise (the norm),
    ``uiterlijke_einddatum_afdoening`` the last day of the legal term, ``werkdatum`` the first of the two that runs.
    """

    id: uuid.UUID
    dienst: str = ""
    fase: str = Fase.INTAKE
    startdatum: dt.date
    einddatum: dt.date | None = None
    einddatum_gepland: dt.date | None = None
    streefdatum: dt.date | None = None
    uiterlijke_einddatum_afdoening: dt.date | None = None
    werkdatum: dt.date = GEEN_DATUM
    gewaarschuwd: int = 0
    opschorting_indicatie: bool = False
    opschorting_eerdere: bool = False
    opschorting_reden: str = ""
    opgeschort_sinds: dt.date | None = None
    verlenging_duur: str = ""
    verlenging_reden: str = ""
    huidige_status_id: uuid.UUID | None = None
    behandelaar_id: uuid.UUID | None = None
    archiefstatus: str = NIET_GEARCHIVEERD
    archiefnominatie: str = ""
    archiefactiedatum: dt.date | None = None
    startdatum_bewaartermijn: dt.date | None = None

    @property
    def gesloten(self) -> bool:
        """Whether the case has ended. The table holds that phase and end date agree."""
        return self.einddatum is not None


@dataclass(frozen=True, slots=True)
class NieuweStatus:
    """A status to add. ``gezetdoor`` is an actor of ours, or the id of a role of the case."""

    id: uuid.UUID
    statustype_id: uuid.UUID
    moment: dt.datetime
    toelichting: str = ""
    gezetdoor: str = ""


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The result that the case has from now on: new, or in place of the one it had."""

    resultaattype_id: uuid.UUID
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Termijnregel:
    """A line in the history of the terms: *opschorting*, *hervatting* or *verlenging*, from day ``was`` to day ``wordt``."""

    soort: str
    op: dt.date
    reden: str
    was: dt.date | None
    wordt: dt.date | None
    dagen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevolg:
    """What an act does: the case as it becomes, the rows to add, the events to emit.

    ``taken_vervallen``: what was still open to be done for the case lapses. ``was_einde``: the end changed, and this is what it was before
    (other cases may count from it).
    """

    stand: Stand
    status: NieuweStatus | None = None
    uitslag: Uitslag | None = None
    termijnregels: Sequence[Termijnregel] = ()
    taken_vervallen: bool = False
    einde_veranderd: bool = False
    was_einde: dt.date | None = None
    gebeurtenissen: Sequence[Gebeurtenis] = ()


def eis_niet_gesloten(stand: Stand, *, geforceerd: bool = False) -> None:
    """The fields of the case itself may be changed. Raises: ZaakIsGesloten. Source: zrc-007."""
    if stand.gesloten and not geforceerd:
        raise ZaakIsGesloten()


def eis_open(stand: Stand, *, geforceerd: bool = False) -> None:
    """The case, or what belongs to it, may be changed. ``geforceerd``: whoever asks may change an ended case too.

    Raises: ZaakIsGesloten; DossierIsGearchiveerd, which nothing overrules. Source: zrc-007, zrc-022.
    """
    eis_niet_gesloten(stand, geforceerd=geforceerd)
    if stand.archiefstatus != NIET_GEARCHIVEERD:
        raise DossierIsGearchiveerd()


def eis_bereikt(status: NieuweStatus, nu: dt.datetime) -> None:
    """A status that is recorded has been reached, by a clock that may be a minute ahead of ours. Raises: StatusInToekomst."""
    if status.moment > nu + SPELING:
        raise StatusInToekomst(veld="moment")


def werkdatum(stand: Stand) -> dt.date:
    """The earliest of the terms that run; none runs while they stand still or when the case has ended."""
    if stand.opschorting_indicatie or stand.gesloten:
        return GEEN_DATUM
    return min(stand.streefdatum or GEEN_DATUM, stand.uiterlijke_einddatum_afdoening or GEEN_DATUM)


def met_werkdatum(stand: Stand) -> Stand:
    """``stand`` with the working date that follows from it; another one makes the warnings start anew."""
    dag = werkdatum(stand)
    return stand if dag == stand.werkdatum else replace(stand, werkdatum=dag, gewaarschuwd=0)
