"""The events of cases for other rooms. Every case emits the same events, whoever opened the case and through
which door.

``dienst`` is the slug of our service, empty when no service of ours has this case type.
"""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("zaak.geopend")
class ZaakGeopend(Gebeurtenis):
    """A case begins: opened here, registered by another system, or started after waiting for another case.

    ``niveau`` is the handling level (M-B7); 0 for a case that another system registered, which that system handles.
    """

    zaak_id: uuid.UUID
    dienst: str = ""
    niveau: int = 0


@gebeurtenis("zaak.status_gezet")
class StatusGezet(Gebeurtenis):
    """A case got a status. ``informeren``: the client must get a separate message about this step."""

    zaak_id: uuid.UUID
    status_id: uuid.UUID
    stap: str
    informeren: bool = True
    dienst: str = ""


@gebeurtenis("zaak.gesloten")
class ZaakGesloten(Gebeurtenis):
    """A case ended. ``resultaat`` is the name of its result type; ``positief`` says whether the client got
    what was asked.
    """

    zaak_id: uuid.UUID
    resultaat: str
    positief: bool
    dienst: str = ""


@gebeurtenis("zaak.heropend")
class ZaakHeropend(Gebeurtenis):
    """An ended case was reopened (zrc-008)."""

    zaak_id: uuid.UUID
    dienst: str = ""


@gebeurtenis("zaak.termijn_gewijzigd")
class TermijnGewijzigd(Gebeurtenis):
    """The terms of a case were suspended, resumed or extended: ``soort`` is opschorting, hervatting or
    verlenging.
    """

    zaak_id: uuid.UUID
    soort: str
    dienst: str = ""


@gebeurtenis("zaak.termijn_nadert")
class TermijnNadert(Gebeurtenis):
    """The end of the legal term comes near. ``wanneer``: driekwart (three quarters of the term have passed)
    or drie_dagen (three days left).
    """

    zaak_id: uuid.UUID
    wanneer: str


@gebeurtenis("zaak.termijn_verstreken")
class TermijnVerstreken(Gebeurtenis):
    """The legal term passed. ``gevolg``: niets, dwangsom or van_rechtswege."""

    zaak_id: uuid.UUID
    gevolg: str


@gebeurtenis("taak.gesteld")
class TaakGesteld(Gebeurtenis):
    """A task was given to ``voor``: client, adviseur or medewerker."""

    taak_id: uuid.UUID
    zaak_id: uuid.UUID
    voor: str


@gebeurtenis("taak.klaar")
class TaakKlaar(Gebeurtenis):
    """A task is done."""

    taak_id: uuid.UUID
    zaak_id: uuid.UUID
    voor: str
