"""ISO 8601 durations in the calendar units that laws use: years, months, weeks, days."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from dateutil.relativedelta import relativedelta

_VORM = re.compile(r"P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Duur:
    """A calendar duration. ``str`` of it gives the ISO 8601 text."""

    jaren: int = 0
    maanden: int = 0
    weken: int = 0
    dagen: int = 0

    @classmethod
    def lees(cls, tekst: str) -> Self:
        """Return ``tekst`` as a duration.

        Raises: ValueError when ``tekst`` holds anything other than years, months, weeks and days.
        """
        gevonden = _VORM.fullmatch(tekst)
        if gevonden is None:
            raise ValueError(f"geen ISO 8601-duur in jaren, maanden, weken of dagen: {tekst!r}")
        return cls(*(int(deel or 0) for deel in gevonden.groups()))

    def __str__(self) -> str:
        delen = ((self.jaren, "Y"), (self.maanden, "M"), (self.weken, "W"), (self.dagen, "D"))
        return "P" + ("".join(f"{aantal}{eenheid}" for aantal, eenheid in delen if aantal) or "0D")

    def na(self, dag: dt.date) -> dt.date:
        """Return the day that lies this duration after ``dag``; in a shorter month, that is the last day of
        the month.
        """
        return dag + relativedelta(years=self.jaren, months=self.maanden, weeks=self.weken, days=self.dagen)

    @property
    def buiten_termijnenwet(self) -> bool:
        """Whether the Algemene termijnenwet doesn't apply to this duration: more than 90 days, twelve weeks
        or three months, or any years (art. 4).
        """
        return bool(self.jaren) or self.maanden > 3 or self.weken > 12 or self.dagen > 90
