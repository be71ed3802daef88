"""Counting days by the Algemene termijnenwet (BWBR0002448). Everything here is a pure function of dates."""

import datetime as dt
from functools import lru_cache

from dateutil.easter import easter

from .duur import Duur

_DAG = dt.timedelta(days=1)


@lru_cache(maxsize=64)
def _feestdagen(jaar: int) -> frozenset[dt.date]:
    """Generally recognised holidays of art. 3, and Good Friday, which par. 2 treats alike. Written out: a library with the
    holidays of every country takes each process some 15 MB."""
    pasen = easter(jaar)
    verjaardag = dt.date(jaar, 4, 27 if jaar >= 2014 else 30)  # the King's; before him the Queen's
    if verjaardag.weekday() == 6:
        verjaardag -= _DAG
    goede_vrijdag, tweede_paasdag, hemelvaart, tweede_pinksterdag = (
        pasen + _DAG * n for n in (-2, 1, 39, 50)
    )
    return frozenset(
        {
            dt.date(jaar, 1, 1), goede_vrijdag, tweede_paasdag, verjaardag, dt.date(jaar, 5, 5), hemelvaart, tweede_pinksterdag,
            dt.date(jaar, 12, 25), dt.date(jaar, 12, 26),
        }
    )  # fmt: skip


def is_werkdag(dag: dt.date) -> bool:
    """Not a Saturday, a Sunday or a generally recognised holiday (Algemene termijnenwet art. 1 and 3)."""
    return dag.weekday() < 5 and dag not in _feestdagen(dag.year)


def volgende_werkdag(dag: dt.date) -> dt.date:
    """``dag`` itself when it is a working day, else the first one after it."""
    while not is_werkdag(dag):
        dag += _DAG
    return dag


def plus_werkdagen(dag: dt.date, aantal: int) -> dt.date:
    """The ``aantal``-th working day after ``dag``; 0 is ``dag`` itself."""
    for _ in range(aantal):
        dag = volgende_werkdag(dag + _DAG)
    return dag


def werkdagen_tussen(van: dt.date, tot: dt.date) -> int:
    """How many working days lie after ``van`` up to and including ``tot``; negative when ``tot`` is earlier."""
    if tot < van:
        return -werkdagen_tussen(tot, van)
    return sum(is_werkdag(van + _DAG * n) for n in range(1, (tot - van).days + 1))


def wettelijke_einddatum(start: dt.date, duur: str | Duur) -> dt.date:
    """Last day of a legal term of ``duur`` that begins on the day after ``start`` (the day of receipt doesn't count).

    Moved to the next working day when it ends on a day that is none (art. 1), and a term of at least three days holds at
    least two working days (art. 2); both only for terms up to twelve weeks, three months or 90 days (art. 4).
    """
    duur = Duur.lees(duur) if isinstance(duur, str) else duur
    einde = duur.na(start)
    if duur.buiten_termijnenwet:
        return einde
    if (einde - start).days >= 3:
        while werkdagen_tussen(start, einde) < 2:
            einde += _DAG
    return volgende_werkdag(einde)


def opschuiven(einde: dt.date, dagen: int) -> dt.date:
    """A term that stood still for ``dagen`` calendar days ends as many days later, on a working day (Awb 4:15)."""
    return volgende_werkdag(einde + _DAG * dagen)
