"""The state of a case that the rules read, and the result of an act on a case."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from eenloket.kern.gebeurtenissen.api import Gebeurtenis

from ..fouten import DossierIsGearchiveerd, StatusInToekomst, ZaakIsGesloten
from .fasen import Fase

GEEN_DATUM = dt.date(9999, 12, 31)
"""The working date of a case without a running term; a list by date shows such a case last."""
NIET_GEARCHIVEERD = "nog_te_archiveren"
SPELING = dt.timedelta(seconds=60)
"""Clocks of other systems may be ahead by at most this time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaakstand:
    """The state of a case: the columns that the rules read or change, with the names of the table.

    ``dienst`` is the slug of our service, empty for a case of another system. ``streefdatum`` is our own
    promise (the norm), ``uiterlijke_einddatum_afdoening`` the last day of the legal term, ``werkdatum`` the
    earliest day of these two while their term runs.
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
    niveau: int | None = None
    archiefstatus: str = NIET_GEARCHIVEERD
    archiefnominatie: str = ""
    archiefactiedatum: dt.date | None = None
    startdatum_bewaartermijn: dt.date | None = None

    @property
    def gesloten(self) -> bool:
        """Whether the case has ended. A constraint of the table keeps phase and end date consistent."""
        return self.einddatum is not None


@dataclass(frozen=True, slots=True)
class NieuweStatus:
    """A status to add. ``gezetdoor`` is one of our actors, or the id of a role of the case."""

    id: uuid.UUID
    statustype_id: uuid.UUID
    moment: dt.datetime
    toelichting: str = ""
    gezetdoor: str = ""


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The result that the case has from now on: a first result, or one that replaces the earlier result."""

    resultaattype_id: uuid.UUID
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Termijnregel:
    """A line in the history of the terms: *opschorting*, *hervatting* or *verlenging*; the last day changes
    from ``was`` to ``wordt``.
    """

    soort: str
    op: dt.date
    reden: str
    was: dt.date | None
    wordt: dt.date | None
    dagen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevolg:
    """The result of an act: the new state of the case, the rows to add, and the events to emit.

    ``taken_vervallen``: all open tasks of the case lapse. ``einde_veranderd``: the end date changed, and
    ``was_einde`` is the end date before the act (the terms of other cases may count from it).
    """

    stand: Zaakstand
    status: NieuweStatus | None = None
    uitslag: Uitslag | None = None
    termijnregels: Sequence[Termijnregel] = ()
    taken_vervallen: bool = False
    einde_veranderd: bool = False
    was_einde: dt.date | None = None
    gebeurtenissen: Sequence[Gebeurtenis] = ()


def eis_niet_gesloten(stand: Zaakstand, *, geforceerd: bool = False) -> None:
    """Refuse when the fields of the case itself may not be changed.

    ``geforceerd``: the caller may change an ended case too.
    Raises: ZaakIsGesloten.
    Source: zrc-007.
    """
    if stand.gesloten and not geforceerd:
        raise ZaakIsGesloten()


def eis_open(stand: Zaakstand, *, geforceerd: bool = False) -> None:
    """Refuse when the case or its parts may not be changed.

    ``geforceerd``: the caller may change an ended case too.
    Raises: ZaakIsGesloten; DossierIsGearchiveerd, also with ``geforceerd``.
    Source: zrc-007, zrc-022.
    """
    eis_niet_gesloten(stand, geforceerd=geforceerd)
    if stand.archiefstatus != NIET_GEARCHIVEERD:
        raise DossierIsGearchiveerd()


def eis_bereikt(status: NieuweStatus, nu: dt.datetime) -> None:
    """Refuse a status of a moment in the future. The clock of the caller may be a minute ahead of ours.

    Raises: StatusInToekomst.
    """
    if status.moment > nu + SPELING:
        raise StatusInToekomst(veld="moment")


def werkdatum(stand: Zaakstand) -> dt.date:
    """Return the earliest last day of the running terms. No term runs in a suspended or ended case."""
    if stand.opschorting_indicatie or stand.gesloten:
        return GEEN_DATUM
    return min(stand.streefdatum or GEEN_DATUM, stand.uiterlijke_einddatum_afdoening or GEEN_DATUM)


def met_werkdatum(stand: Zaakstand) -> Zaakstand:
    """Return ``stand`` with the working date that follows from it. When the working date changes, the
    warnings begin again.
    """
    dag = werkdatum(stand)
    return stand if dag == stand.werkdatum else replace(stand, werkdatum=dag, gewaarschuwd=0)
