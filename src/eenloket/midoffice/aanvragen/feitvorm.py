"""The one place where answers of an intake and values of a register become facts for the rules (M-B3, M-B4).

A rule sees the facts, never the rows or the registers; so what is unknown, in doubt or not asked is decided here and nowhere else.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.regels.api import Feit, Feiten

from .models import Antwoord

ZELF = "client"
"""Source of what the client says, and of what we know because he or she stands before us."""
LEEFTIJD, INWONER, INGELOGD = "client.leeftijd", "client.inwoner", "client.ingelogd"
"""Facts about the client that are no answers, by the names that content uses."""


@dataclass(frozen=True, slots=True)
class Klantgegevens:
    """What may be known of the client beside the answers. ``leeftijd`` in years and ``inwoner`` are None when the register doesn't say,
    when the purpose doesn't allow it, or when it is in doubt; ``peildatum`` is the day on which the register said it."""

    ingelogd: bool = False
    leeftijd: int | None = None
    inwoner: bool | None = None
    peildatum: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where an answer comes from: "client", "medewerker" or the name of a register; since when it holds, when a register says so."""

    bron: str = ZELF
    vanaf: dt.date | None = None


def herkomst_van(antwoord: Antwoord) -> Herkomst:
    """The source of a stored answer."""
    return Herkomst(antwoord.register or str(antwoord.bron), antwoord.peildatum)


def als_feiten(
    vragen: Mapping[str, Vraag],
    antwoorden: Mapping[str, Any],
    op: dt.date,
    klant: Klantgegevens = Klantgegevens(),  # frozen
    *,
    herkomst: Mapping[str, Herkomst] | None = None,
) -> Feiten:
    """Answers by question id and what is known of the client, as facts on day ``op``.

    Only answers to questions in ``vragen`` count. A question that isn't in ``antwoorden`` is not known yet; put it there with None when
    it was left empty, or was not asked and will not be. A date becomes a date.
    """
    bronnen = herkomst or {}
    uit = [
        als_feit(vragen[id_], waarde, bronnen.get(id_, Herkomst()))
        for id_, waarde in antwoorden.items()
        if id_ in vragen
    ]
    uit.append(Feit(INGELOGD, klant.ingelogd, bron=ZELF))
    for naam, waarde in ((LEEFTIJD, klant.leeftijd), (INWONER, klant.inwoner)):
        uit.append(Feit(naam, waarde, vanaf=klant.peildatum, bron="brp", bekend=waarde is not None))
    return Feiten(uit, op=op)


def als_feit(vraag: Vraag, waarde: Any, herkomst: Herkomst = Herkomst()) -> Feit:  # frozen
    """One answer as a fact about the client; text that should be a date and isn't one makes a fact that nobody knows."""
    if vraag.soort is Vraagsoort.DATUM and waarde is not None:
        try:
            waarde = dt.date.fromisoformat(str(waarde))
        except ValueError:
            return Feit(vraag.id, bron=herkomst.bron, bekend=False)
    return Feit(vraag.id, waarde, vanaf=herkomst.vanaf, bron=herkomst.bron)
