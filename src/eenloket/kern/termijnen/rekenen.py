"""Count days by the Algemene termijnenwet (BWBR0002448). Every function here is pure: its result depends on
its dates only.
"""

import datetime as dt
from functools import lru_cache

from dateutil.easter import easter

from .duur import Duur

_DAG = dt.timedelta(days=1)


@lru_cache(maxsize=64)
def _feestdagen(jaar: int) -> frozenset[dt.date]:
    """Return the generally recognised holidays of art. 3, with Good Friday, which par. 2 treats in the same
    way.

    The list is written out here, because a library with the holidays of every country uses some 15 MB in each
    process.
    """
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
    """Return whether ``dag`` is a working day: no Saturday, no Sunday and no generally recognised holiday.

    Source: Algemene termijnenwet art. 1 and 3.
    """
    return dag.weekday() < 5 and dag not in _feestdagen(dag.year)


def volgende_werkdag(dag: dt.date) -> dt.date:
    """Return ``dag`` when it is a working day, else the first working day after ``dag``."""
    while not is_werkdag(dag):
        dag += _DAG
    return dag


def plus_werkdagen(dag: dt.date, aantal: int) -> dt.date:
    """Return the ``aantal``-th working day after ``dag``; for 0 return ``dag`` itself."""
    for _ in range(aantal):
        dag = volgende_werkdag(dag + _DAG)
    return dag


def werkdagen_tussen(van: dt.date, tot: dt.date) -> int:
    """Return the number of working days after ``van`` up to and including ``tot``; negative when ``tot`` is
    before ``van``.
    """
    if tot < van:
        return -werkdagen_tussen(tot, van)
    return sum(is_werkdag(van + _DAG * n) for n in range(1, (tot - van).days + 1))


@lru_cache(maxsize=4096)
def wettelijke_einddatum(start: dt.date, duur: str | Duur) -> dt.date:
    """Return the last day of a legal term of ``duur`` that begins on the day after ``start`` (the day of
    receipt doesn't count).

    When the last day isn't a working day, the term ends on the next working day (art. 1). A term of at least
    three days holds at least two working days (art. 2). Both rules apply only to terms up to twelve weeks,
    three months or 90 days (art. 4).
    """
    duur = Duur.lees(duur) if isinstance(duur, str) else duur
    einde = duur.na(start)
    if duur.buiten_termijnenwet:
        return einde
    if (einde - start).days >= 3:
        einde = max(einde, plus_werkdagen(start, 2))
    return volgende_werkdag(einde)


def opschuiven(einde: dt.date, dagen: int) -> dt.date:
    """Return the last day of a term that ended on ``einde`` and was suspended for ``dagen`` calendar days,
    moved to a working day.

    Source: Awb 4:15.
    """
    return volgende_werkdag(einde + _DAG * dagen)
