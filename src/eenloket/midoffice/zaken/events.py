"""What other rooms may know of cases."""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("zaak.geopend")
class ZaakGeopend(Gebeurtenis):
    zaak_id: uuid.UUID


@gebeurtenis("zaak.status_gezet")
class StatusGezet(Gebeurtenis):
    """``informeren``: the client is to be told of this step by a message of its own."""

    zaak_id: uuid.UUID
    status_id: uuid.UUID
    stap: str
    informeren: bool = True


@gebeurtenis("zaak.gesloten")
class ZaakGesloten(Gebeurtenis):
    zaak_id: uuid.UUID
    resultaat: str
    positief: bool


@gebeurtenis("zaak.termijn_gewijzigd")
class TermijnGewijzigd(Gebeurtenis):
    zaak_id: uuid.UUID
    soort: str


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
    taak_id: uuid.UUID
    zaak_id: uuid.UUID
    voor: str


@gebeurtenis("taak.klaar")
class TaakKlaar(Gebeurtenis):
    taak_id: uuid.UUID
    zaak_id: uuid.UUID
    voor: str
