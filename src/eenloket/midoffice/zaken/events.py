"""What other rooms may know of cases. Every case tells the same events, whoever opened it and through which door.

``dienst`` is the slug of our service, empty for a case of a type that no service of ours has.
"""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("zaak.geopend")
class ZaakGeopend(Gebeurtenis):
    """A case begins: opened here, registered by another system, or waiting until now for another case."""

    zaak_id: uuid.UUID
    dienst: str = ""


@gebeurtenis("zaak.status_gezet")
class StatusGezet(Gebeurtenis):
    """A case got a status. ``informeren``: the client is to be told of this step by a message of its own."""

    zaak_id: uuid.UUID
    status_id: uuid.UUID
    stap: str
    informeren: bool = True
    dienst: str = ""


@gebeurtenis("zaak.gesloten")
class ZaakGesloten(Gebeurtenis):
    """A case ended. ``resultaat`` is the name of its result type, ``positief`` whether the client got what was asked."""

    zaak_id: uuid.UUID
    resultaat: str
    positief: bool
    dienst: str = ""


@gebeurtenis("zaak.heropend")
class ZaakHeropend(Gebeurtenis):
    """An ended case runs again (zrc-008)."""

    zaak_id: uuid.UUID
    dienst: str = ""


@gebeurtenis("zaak.termijn_gewijzigd")
class TermijnGewijzigd(Gebeurtenis):
    """The terms of a case stand still, go on, or were extended: ``soort`` is opschorting, hervatting or verlenging."""

    zaak_id: uuid.UUID
    soort: str
    dienst: str = ""


@gebeurtenis("zaak.termijn_nadert")
class TermijnNadert(Gebeurtenis):
    """``wanneer``: driekwart (three quarters of the legal term used) or drie_dagen (that many left)."""

    zaak_id: uuid.UUID
    wanneer: str


@gebeurtenis("zaak.termijn_verstreken")
class TermijnVerstreken(Gebeurtenis):
    """The legal term passed. ``gevolg``: niets, dwangsom or van_rechtswege."""

    zaak_id: uuid.UUID
    gevolg: str


@gebeurtenis("taak.gesteld")
class TaakGesteld(Gebeurtenis):
    """Something was asked of ``voor``: client, adviseur or medewerker."""

    taak_id: uuid.UUID
    zaak_id: uuid.UUID
    voor: str


@gebeurtenis("taak.klaar")
class TaakKlaar(Gebeurtenis):
    """What was asked has been done."""

    taak_id: uuid.UUID
    zaak_id: uuid.UUID
    voor: str
