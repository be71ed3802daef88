"""Which of the answers count: what a client once gave can lose its ground when another answer changes (M-B3).

A question whose condition fails has no value, whatever was answered to it before; a question that is the same as another one
that is asked has that one's value. Pure; conditions refer to other questions without cycles (the content is checked).
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from eenloket.midoffice.aanbod.inhoud import Vraag
from eenloket.midoffice.regels.api import Feiten, Waarheid, namen_in, waar

from .feitvorm import Klantgegevens, als_feiten


class Boek:
    """The answers (by question id, None for "left empty") in the light of the questions that are ``gevraagd``."""

    def __init__(
        self,
        vragen: Mapping[str, Vraag],
        antwoorden: Mapping[str, Any],
        gevraagd: Sequence[str],
        vandaag: dt.date,
        klant: Klantgegevens,
    ) -> None:
        self.vragen, self.antwoorden, self.vandaag, self.klant = vragen, antwoorden, vandaag, klant
        self.plek = {id_: n for n, id_ in enumerate(gevraagd)}
        self._oordeel: dict[str, Waarheid] = {}

    def geldt(self, id_: str) -> Waarheid:
        """Whether the condition of a question holds, as far as the answers tell."""
        if id_ not in self._oordeel:
            self._oordeel[id_] = Waarheid.ONBEKEND  # while it is being worked out
            voorwaarde = self.vragen[id_].als
            self._oordeel[id_] = (
                waar(voorwaarde, self.feiten(namen_in(voorwaarde))) if voorwaarde else Waarheid.WAAR
            )
        return self._oordeel[id_]

    def zelfde(self, id_: str) -> str | None:
        """The question whose answer ``id_`` takes, when that one is (or may yet be) asked too."""
        for ander in self.vragen[id_].zelfde_als:
            wederzijds = ander in self.vragen and id_ in self.vragen[ander].zelfde_als
            if ander not in self.plek or (wederzijds and self.plek.get(id_, -1) < self.plek[ander]):
                continue
            if self.geldt(ander) is not Waarheid.ONWAAR:
                return ander
        return None

    def feiten(self, ids: Sequence[str] | frozenset[str]) -> Feiten:
        """Facts for expressions: without a value for what isn't asked, not there for what isn't known yet."""
        waarden: dict[str, Any] = {}
        for id_ in ids:
            if id_ in self.vragen:
                self._lees(id_, waarden)
        return als_feiten(self.vragen, waarden, self.vandaag, self.klant)

    def _lees(self, id_: str, waarden: dict[str, Any]) -> None:
        oordeel, bron = self.geldt(id_), id_
        if oordeel is Waarheid.ONWAAR:
            waarden[id_] = None
            return
        while (ander := self.zelfde(bron)) is not None:
            bron = ander
        if oordeel is Waarheid.WAAR and self.geldt(bron) is Waarheid.WAAR and bron in self.antwoorden:
            waarden[id_] = self.antwoorden[bron]
