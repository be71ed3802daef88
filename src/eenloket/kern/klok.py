"""The clock: times in the program are aware and in UTC; pages and API answers use Europe/Amsterdam."""

import datetime as dt
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def nu() -> dt.datetime:
    """Return the present moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def vandaag() -> dt.date:
    """Return today's date in the Netherlands."""
    return nu().astimezone(AMSTERDAM).date()
