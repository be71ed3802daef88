"""The number of rows of a list: from kept counts where the filters allow that, else by counting the rows.

Kept counts (``kern.tellingen``) hold rows up to a bound; later rows, of the last minutes, are counted in the
table.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from eenloket.kern.tellingen.models import GEVOUWEN

from .bron import Bron, bron
from .filters import Filterwaarde
from .toegang.rechten import Bereik

_LAATSTE = "ffffffff-ffff-ffff-ffff-ffffffffffff"


def telling(
    bron_: Bron,
    filters: Sequence[Filterwaarde],
    binnen: str,
    bereik: Bereik,
    orde: str,
    hoogstens: int | None = None,
) -> str:
    """Return the SQL of the number of rows that meet ``binnen``, for the reach and filters of which
    ``binnen`` was made.

    ``hoogstens``: the count may stop at this number.
    """
    join = bron_.toegang.join.replace("{t}", "t")
    los = bron_.toegang.los.replace("{t}", "t") or join
    if hoogstens is not None:
        # of who sees all, in the order of the list; of others as is best for what they see
        hoe = f"{los} WHERE {binnen} ORDER BY {orde}" if bereik.alles else f"{join} WHERE {binnen}"
        return f"SELECT count(*) FROM (SELECT FROM {bron_.tabel} t {hoe} LIMIT {hoogstens}) n"
    if (cellen := _cellen(bron_, filters, bereik)) is None:
        return f"SELECT count(*) FROM {bron_.tabel} t {join} WHERE {binnen}"
    tabel = bron_.model._meta.db_table
    grens = f"coalesce((SELECT b.grens FROM tellingen_grens b WHERE b.tabel = '{tabel}'), '{GEVOUWEN}')"
    gehouden = (
        f"SELECT coalesce(sum(g.aantal), 0)::bigint FROM tellingen_cel g"
        f" WHERE g.tabel = '{tabel}' AND g.organisatie = %(organisatie)s AND g.rij <= {grens}{cellen}"
    )
    # first the young rows, by their key, then what is asked of them, row by row: the planner doesn't know how few they are, and would else
    # prepare for more. The upper bound makes it expect a small part of the table.
    jong = (
        f"SELECT count(*) FROM (SELECT s.id FROM {tabel} s WHERE s.id > {grens} AND s.id <= '{_LAATSTE}' ORDER BY s.id OFFSET 0) j"
        f" CROSS JOIN LATERAL (SELECT * FROM {tabel} s WHERE s.id = j.id OFFSET 0) t {los} WHERE {binnen}"
    )
    return f"({gehouden}) + ({jong})"


def _cellen(bron_: Bron, filters: Sequence[Filterwaarde], bereik: Bereik) -> str | None:
    """Return the condition on kept cells that is equal to the filters and the reach; None when the cells
    don't hold that information.
    """
    if bron_.telling is None or bereik.urls or any(f.filter.samen for f in filters):
        return None
    condities = [(f.filter.waar, f.naam) for f in filters]
    if bereik.alleen_gereed:
        condities.append((f"{bron_.toegang.gereed} IS TRUE", ""))
    waar, soorten = "", set[str]()
    for conditie, naam in condities:
        vertaald = _vertaald(f"{bron_.api}/{bron_.naam}", conditie)
        if vertaald is None:
            return None
        soorten |= {vertaald[1]} - {""}
        waar += " AND " + vertaald[0].replace("{w}", f"%({naam})s")
    if len(soorten) > 1:
        return None
    verzameling = (soorten or {_KENMERKEN}).pop()
    if not bereik.alles:
        waar += (
            f" AND EXISTS (SELECT 1 FROM unnest(%(soorten_{bron_.api})s::uuid[], %(niveaus_{bron_.api})s::int[]) r(s, n)"
            " WHERE r.s = g.soort AND g.niveau <= r.n)"
        )
    return f" AND g.verzameling = '{'' if verzameling == _KENMERKEN else verzameling}'{waar}"


_KENMERKEN = "kenmerken"


@lru_cache(maxsize=1024)
def _vertaald(sleutel: str, waar: str) -> tuple[str, str] | None:
    """Return a condition on rows as a condition on cells, and the set of cells that it needs ('': any set);
    None when there is none.
    """
    bron_ = bron(*sleutel.split("/"))
    assert bron_.telling is not None
    soort, toegang = "", bron_.toegang
    for nummer, (kenmerk, type_) in enumerate(bron_.telling.kenmerken.items(), 1):
        waar, keer = _vervang(kenmerk, f"(g.kenmerken[{nummer}])::{type_}", waar)
        soort = _KENMERKEN if keer else soort
    for kolom, cel in ((toegang.soort, "g.soort"), (toegang.niveau, "g.niveau")):
        waar = _vervang(kolom, cel, waar)[0] if kolom else waar
    for dag in bron_.telling.dagen:
        waar, keer = _vervang(f"{{t}}.{dag}", "g.dag", waar)
        soort = dag if keer else soort
    return None if "{t}" in waar else (waar, soort)


def _vervang(wat: str, door: str, tekst: str) -> tuple[str, int]:
    return re.subn(re.escape(wat) + r"(?!\w)", door, tekst)
