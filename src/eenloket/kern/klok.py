"""The clock: aware UTC inside, Europe/Amsterdam at the edges."""

import datetime as dt
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def nu() -> dt.datetime:
    """This moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def vandaag() -> dt.date:
    """The calendar day in the Netherlands."""
    return nu().astimezone(AMSTERDAM).date()
