"""From answers to facts: what an expression or a decision table gets to see."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort


@dataclass(frozen=True, slots=True)
class Klantstand:
    """What a rule may know of the client: None is unknown."""

    leeftijd: int | None = None
    inwoner: bool | None = None
    ingelogd: bool = False


def stand_van_datum(waarde: object, vandaag: dt.date) -> int | None:
    """A date ("YYYY-MM-DD") as whole days from ``vandaag``: -3 is three days ago. None when it isn't a date."""
    if isinstance(waarde, dt.date):
        return (waarde - vandaag).days
    try:
        return (dt.date.fromisoformat(str(waarde)) - vandaag).days
    except ValueError:
        return None


def feiten_van(
    vragen: Mapping[str, Vraag],
    antwoorden: Mapping[str, Any],
    vandaag: dt.date,
    klant: Klantstand | None = None,
) -> dict[str, Any]:
    """Answers by question id as facts: dates as days from ``vandaag``, plus ``vandaag`` ("YYYY-MM-DD") and ``client``.

    Only answers to questions in ``vragen`` count. A question that isn't in ``antwoorden`` stays away (not known yet); put
    it there with None when it wasn't asked and won't be.
    """
    feiten: dict[str, Any] = {"vandaag": vandaag.isoformat(), "client": asdict(klant or Klantstand())}
    for id_, waarde in antwoorden.items():
        if (vraag := vragen.get(id_)) is not None:
            datum = vraag.soort is Vraagsoort.DATUM and waarde is not None
            feiten[id_] = stand_van_datum(waarde, vandaag) if datum else waarde
    return feiten
