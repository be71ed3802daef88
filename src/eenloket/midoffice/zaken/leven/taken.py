"""Tasks of a case: given to the client, an adviser or an employee, and done (M-B8, M-B12)."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from ..events import TaakGesteld, TaakKlaar
from ..fouten import OntbrekendeTekst, TaakIsKlaar, VerlopenDatum
from .stand import Gevolg, Zaakstand, eis_open

UITKOMSTEN_ADVIES = ("positief", "negatief", "voorwaarden")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdracht:
    """A task to give. ``voor`` is client, adviseur or medewerker; ``organisatie`` is the adviser's slug.

    A case has at most one task with the same ``sleutel``; empty means no such limit.
    """

    id: uuid.UUID
    voor: str
    soort: str
    vraag: str
    uiterlijk: dt.date | None = None
    sleutel: str = ""
    organisatie: str = ""
    verplicht: bool = True


@dataclass(frozen=True, slots=True)
class Open:
    """A task as the rules see it. ``klaar``: the task was done before."""

    id: uuid.UUID
    voor: str
    klaar: bool


def stel(stand: Zaakstand, opdracht: Opdracht, *, vandaag: dt.date) -> Gevolg:
    """Give a task for a case.

    Raises: ZaakIsGesloten, DossierIsGearchiveerd, OntbrekendeTekst; VerlopenDatum when a client would have no
    day to answer.
    Source: M-B8, M-B12, Awb 4:5.
    """
    if opdracht.voor == "client" and (opdracht.uiterlijk is None or opdracht.uiterlijk <= vandaag):
        raise VerlopenDatum(veld="uiterlijk")
    if not opdracht.vraag.strip():
        raise OntbrekendeTekst(veld="vraag")
    eis_open(stand)
    gesteld = TaakGesteld(taak_id=opdracht.id, zaak_id=stand.id, voor=opdracht.voor)
    return Gevolg(stand=stand, gebeurtenissen=(gesteld,))


def rond_af(stand: Zaakstand, taak: Open, *, uitkomst: str, antwoord: Mapping[str, object] | None) -> Gevolg:
    """Complete a task; this is possible once. A client's answer needs text or files; advice needs a known
    outcome.

    Raises: ZaakIsGesloten, DossierIsGearchiveerd, TaakIsKlaar, OntbrekendeTekst.
    Source: M-B8, M-B12, M-B15.
    """
    eis_open(stand)
    if taak.klaar:
        raise TaakIsKlaar()
    if taak.voor == "client" and not (antwoord and any(antwoord.values())):
        raise OntbrekendeTekst(veld="antwoord")
    if taak.voor == "adviseur" and uitkomst not in UITKOMSTEN_ADVIES:
        raise OntbrekendeTekst(veld="uitkomst")
    klaar = TaakKlaar(taak_id=taak.id, zaak_id=stand.id, voor=taak.voor)
    return Gevolg(stand=stand, gebeurtenissen=(klaar,))
