"""Dates as the person file writes them: whole, partly known, or relative to today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

_RELATIEF = re.compile(r"^vandaag\s*-\s*(\d+)$")
_LEEFTIJD = re.compile(r"^leeftijd (\d+)$")
_MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True, slots=True)
class Datum:
    """A date of which month and day, or all, may be unknown (0)."""

    jaar: int = 0
    maand: int = 0
    dag: int = 0

    @property
    def volledig(self) -> date | None:
        """The date when wholly known."""
        return date(self.jaar, self.maand, self.dag) if self.dag else None

    def als_brp(self) -> dict[str, Any]:
        """The four date shapes of the BRP API: Datum, JaarMaandDatum, JaarDatum, DatumOnbekend."""
        if self.dag:
            lang = f"{self.dag} {_MAANDEN[self.maand - 1]} {self.jaar}"
            iso = f"{self.jaar:04d}-{self.maand:02d}-{self.dag:02d}"
            return {"type": "Datum", "datum": iso, "langFormaat": lang}
        if self.maand:
            lang = f"{_MAANDEN[self.maand - 1]} {self.jaar}"
            return {"type": "JaarMaandDatum", "jaar": self.jaar, "maand": self.maand, "langFormaat": lang}
        if self.jaar:
            return {"type": "JaarDatum", "jaar": self.jaar, "langFormaat": str(self.jaar)}
        return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}

    def leeftijd(self, op: date) -> int | None:
        """Age in years on a day; None when it can't be told (the BRP then leaves it out)."""
        if not self.jaar or (not self.maand and op.year > self.jaar):
            return None
        if not self.dag and self.maand == op.month:
            return None
        return op.year - self.jaar - ((op.month, op.day) < (self.maand, self.dag))


def lees_datum(tekst: str, vandaag: date) -> Datum:
    """Read "1991-04-17", "1938-01", "1982", "onbekend", "vandaag - 12" or "leeftijd 15"."""
    if tekst == "onbekend":
        return Datum()
    if relatief := _RELATIEF.match(tekst):
        dag = vandaag - timedelta(days=int(relatief[1]))
        return Datum(dag.year, dag.month, dag.day)
    if leeftijd := _LEEFTIJD.match(tekst):
        return Datum(vandaag.year - int(leeftijd[1]), 1, 1)
    return Datum(*(int(deel) for deel in tekst.split("-")))
