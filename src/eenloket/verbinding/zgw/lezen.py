"""From SQL to bytes: PostgreSQL builds the JSON of a resource, of a page of resources, and of the expanded
resources in it.

One statement reads one resource, or a list with its count. For lists, relations and expansions the rights are
part of the WHERE. For one resource the rights are columns beside the JSON, so that "no right" and "not found"
get different answers.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from eenloket.kern import sql

from .aanroep import Aanroep
from .bron import Bron, Filter, bron
from .filters import Filterwaarde, gefilterd
from .fouten import GeenRechten, Onbekend
from .geheimen import onthul
from .keuze import Keuze, gekozen
from .tellen import telling
from .toegang.rechten import Bereik

Boom = Mapping[str, "Boom"]
"""The names to expand, and the names to expand within each of these."""


def selecteer(bron_: Bron, t: str, boom: Boom) -> str:
    """Return the select list of a resource's fields for a row with alias ``t``, with ``_expand`` when
    ``boom`` isn't empty.
    """
    delen = [
        f'{sql_} AS "{veld.naam}"'
        for veld in bron_.alle_velden()
        if (sql_ := gekozen(boom, veld.naam, veld.lees(t))) is not None
    ]
    if boom:
        delen.append(f'{_uitgebreid(bron_, t, boom)} AS "_expand"')
    return ", ".join(delen)


def _uitgebreid(bron_: Bron, t: str, boom: Boom) -> str:
    paren = list[tuple[str, str]]()
    for nummer, (naam, dieper) in enumerate(boom.items()):
        uitbreiding = bron_.uitbreidingen[naam]
        doel, k = bron(*uitbreiding.bron.split("/")), f"{t}{nummer}"
        waar = uitbreiding.waar.replace("{k}", k).replace("{t}", t)
        binnen = (
            f"SELECT {selecteer(doel, k, dieper)} FROM {doel.tabel} {k} {doel.toegang.join.replace('{t}', k)}"
            f" WHERE {waar} AND {binnen_bereik(doel, k)}"
        )
        orde = doel.volgorde.replace("{t}", k)
        enkel = f"(SELECT row_to_json(e) FROM ({binnen} LIMIT 1) e)"
        if uitbreiding.weg:
            paren.append((naam, enkel))
        elif uitbreiding.enkel:
            paren.append((naam, f"coalesce({enkel}, '{{}}'::json)"))
        else:
            lijst = f"(SELECT json_agg(row_to_json(e)) FROM ({binnen} ORDER BY {orde}) e)"
            paren.append((naam, f"coalesce({lijst}, '[]'::json)"))
    if any(bron_.uitbreidingen[naam].weg for naam in boom):
        waarden = ", ".join(f"('{naam}', {sql_})" for naam, sql_ in paren)
        return f"(SELECT coalesce(json_object_agg(x.k, x.v), '{{}}'::json) FROM (VALUES {waarden}) x(k, v) WHERE x.v IS NOT NULL)"
    delen = ", ".join(f"'{naam}', {sql_}" for naam, sql_ in paren)
    return f"json_build_object({delen})"


def binnen_bereik(bron_: Bron, t: str) -> str:
    """Return the condition that a row belongs to the organisation and the client may read it; parameters: see
    ``bereikwaarden``.
    """
    toegang = bron_.toegang
    waar = f"{toegang.organisatie.replace('{t}', t)} = %(organisatie)s"
    if toegang.soort is None:
        return waar
    soort, niveau = toegang.soort.replace("{t}", t), (toegang.niveau or "0").replace("{t}", t)
    component = bron_.api
    elders = (
        f" OR EXISTS (SELECT 1 FROM unnest(%(urls_{component})s::text[], %(urlniveaus_{component})s::int[]) r(u, n)"
        f" WHERE r.u = {toegang.elders.replace('{t}', t)} AND {niveau} <= r.n)"
        if toegang.elders
        else ""
    )
    if toegang.gereed:
        waar += f" AND (NOT %(gereed_{component})s OR {toegang.gereed.replace('{t}', t)} IS TRUE)"
    return (
        f"{waar} AND (%(alles_{component})s OR {niveau} <= (%(niveaus_{component})s::int[])"
        f"[array_position(%(soorten_{component})s::uuid[], {soort})]{elders})"
    )


def bereikwaarden(aanroep: Aanroep, bron_: Bron) -> dict[str, Any]:
    """Return the parameters of ``binnen_bereik``: the reach of this operation, and the reach of reading in
    the other components.
    """
    uit: dict[str, Any] = {"basis": aanroep.basis, "organisatie": aanroep.organisatie_id, "dag": aanroep.dag}
    for api, scope in _LEZEN.items():
        bereik = (
            aanroep.bereik if api == bron_.api else aanroep.wie.rechten.bereik(api, (frozenset({scope}),))
        )
        uit |= {
            f"alles_{api}": bereik.alles,
            f"gereed_{api}": bereik.alleen_gereed,
            f"soorten_{api}": list(bereik.soorten),
            f"niveaus_{api}": list(bereik.soorten.values()),
            f"urls_{api}": list(bereik.urls),
            f"urlniveaus_{api}": list(bereik.urls.values()),
        }
    return uit


_LEZEN = {"zaken": "zaken.lezen", "documenten": "documenten.lezen", "besluiten": "besluiten.lezen"}


@lru_cache(maxsize=512)
def _detail(sleutel: str, boom: tuple[str, ...]) -> str:
    bron_ = bron(*sleutel.split("/"))
    toegang = bron_.toegang
    kolommen = ", ".join(
        (
            toegang.organisatie,
            toegang.soort or "NULL",
            toegang.niveau or "0",
            toegang.elders or "''",
            toegang.gereed or "true",
        )
    ).replace("{t}", "t")
    ouders = "".join(f" AND t.{kolom} = %({naam})s" for naam, kolom in bron_.ouders.items())
    return (
        f"SELECT convert_to((SELECT row_to_json(r)::text FROM (SELECT {selecteer(bron_, 't', boom_van(boom))}) r), 'UTF8'), {kolommen}"
        f" FROM {bron_.tabel} t {toegang.join.replace('{t}', 't')} WHERE t.id = %(id)s{ouders}"
    )


def lees_een(
    bron_: Bron, id_: uuid.UUID, aanroep: Aanroep, uitbreiden: Sequence[str] = (), *, vrij: bool = False
) -> bytes:
    """Return the JSON of one resource. ``vrij``: the caller has already checked the rights (for a resource
    that was just written).

    Raises: Onbekend, GeenRechten.
    Cost: one query, and the queries for personal data.
    """
    opdracht = _detail(f"{bron_.api}/{bron_.naam}", tuple(uitbreiden))
    rij = sql.een(opdracht, {**bereikwaarden(aanroep, bron_), "id": id_, **aanroep.pad})
    if rij is None or rij[1] != aanroep.organisatie_id:
        raise Onbekend()
    if not vrij and bron_.toegang.soort is not None:
        aanroep.eis(rij[2], rij[3], rij[4])
        if aanroep.bereik.alleen_gereed and rij[5] is not True:
            raise GeenRechten()
    return onthul(rij[0], aanroep)


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """A page: its number, the number of rows per page, and the order."""

    nummer: int
    per: int
    orde: str


def lees_lijst(
    bron_: Bron,
    aanroep: Aanroep,
    filters: Sequence[Filterwaarde],
    bladzijde: Bladzijde,
    uitbreiden: Sequence[str] | Keuze = (),
) -> tuple[int, bytes]:
    """Return the total number of rows, and one page of them as a JSON list.

    For a list without pages at most one row more than the limit is counted, and no rows are returned when
    there are more than the limit.
    Cost: one query, and the queries for personal data.
    """
    opdracht, waarden = lijst_opdracht(bron_, aanroep, filters, bladzijde, uitbreiden)
    rij = sql.een(opdracht, waarden, op_maat=op_maat(bron_, aanroep, filters))
    assert rij is not None
    return int(rij[0]), onthul(rij[1], aanroep)


def op_maat(bron_: Bron, aanroep: Aanroep, filters: Sequence[Filterwaarde]) -> bool:
    """Return whether the best plan of a list depends on its values: on the types that the client may read, or
    on the value of a filter.
    """
    return (bron_.toegang.soort is not None and not aanroep.bereik.alles) or any(
        f.filter.op_maat for f in filters
    )


def lijst_opdracht(
    bron_: Bron,
    aanroep: Aanroep,
    filters: Sequence[Filterwaarde],
    bladzijde: Bladzijde,
    uitbreiden: Sequence[str] | Keuze = (),
) -> tuple[str, dict[str, Any]]:
    """Return the SQL statement of a list, with its parameters.

    The statement first selects the ids of the page, so that skipped rows are never built. Then it reads each
    row by its key: a hundred reads by key cost the same in any table, while PostgreSQL would prefer to read
    all of a small table. The count comes from ``kern.tellingen`` where possible.
    """
    waar, waarden = gefilterd(filters)
    ouders = "".join(f" AND t.{kolom} = %({naam})s" for naam, kolom in bron_.ouders.items())
    binnen = _lijst_waar(bron_, aanroep.bereik) + waar + ouders
    join = bron_.toegang.join.replace("{t}", "t")
    orde = bladzijde.orde
    hoogstens = None if bron_.bladzijden else bladzijde.per + 1
    # the number is part of the text: with a parameter, PostgreSQL would plan for a tenth of the table, and would never keep a plan
    per = str(int(bladzijde.per))
    limiet = per if bron_.bladzijden else f"(SELECT CASE WHEN n.aantal <= {per} THEN {per} ELSE 0 END FROM n)"
    begin = "" if bladzijde.nummer == 1 else " OFFSET %(begin)s"
    opdracht = (
        f"WITH n AS MATERIALIZED (SELECT ({telling(bron_, filters, binnen, aanroep.bereik, orde, hoogstens)}) AS aantal)"
        f" SELECT (SELECT n.aantal FROM n), convert_to('[' || coalesce(string_agg(j.x, ','), '') || ']', 'UTF8')"
        f" FROM (SELECT row_to_json(r)::text AS x FROM (SELECT {_velden(bron_, uitbreiden)}"
        f" FROM (SELECT t.id FROM {bron_.tabel} t {join} WHERE {binnen} ORDER BY {orde} LIMIT {limiet}{begin}) k"
        f" CROSS JOIN LATERAL (SELECT * FROM {bron_.tabel} z WHERE z.id = k.id OFFSET 0) t {join} ORDER BY {orde}) r) j"
    )
    waarden |= {**bereikwaarden(aanroep, bron_), **aanroep.pad}
    waarden |= {"begin": (bladzijde.nummer - 1) * bladzijde.per}
    return opdracht, waarden


@lru_cache(maxsize=512)
def _velden_van(sleutel: str, boom: tuple[str, ...]) -> str:
    return selecteer(bron(*sleutel.split("/")), "t", boom_van(boom))


def _velden(bron_: Bron, boom: Sequence[str] | Keuze) -> str:
    if isinstance(boom, Keuze):
        return selecteer(bron_, "t", boom)
    return _velden_van(f"{bron_.api}/{bron_.naam}", tuple(boom))


def lees_rijen(
    bron_: Bron, aanroep: Aanroep, filters: Sequence[Filterwaarde], kolommen: str, limiet: int
) -> list[tuple[Any, ...]]:
    """Return columns of at most ``limiet`` rows that the client may read and the filters select; for a caller
    that chooses among them. One query.
    """
    waar, waarden = gefilterd(filters)
    join = bron_.toegang.join.replace("{t}", "t")
    return sql.rijen(
        f"SELECT {kolommen} FROM {bron_.tabel} t {join} WHERE {_lijst_waar(bron_, aanroep.bereik)}{waar} LIMIT %(limiet)s",
        {**waarden, **bereikwaarden(aanroep, bron_), "limiet": limiet},
    )


def _lijst_waar(bron_: Bron, bereik: Bereik) -> str:
    """Return the condition of ``binnen_bereik``, without the parts that an application with all rights
    doesn't need.
    """
    if bron_.toegang.soort is None or (bereik.alles and not bereik.alleen_gereed):
        return f"{bron_.toegang.organisatie} = %(organisatie)s".replace("{t}", "t")
    if bereik.alles or bereik.urls:
        return binnen_bereik(bron_, "t")
    # the type is in the condition twice, so that the planner can use the index on type; an application with one small type would
    # otherwise read the rows of all other types
    return f"{bron_.toegang.soort} = ANY(%(soorten_{bron_.api})s::uuid[]) AND ".replace(
        "{t}", "t"
    ) + binnen_bereik(bron_, "t")


def boom_van(paden: Sequence[str]) -> Boom:
    """Return the paths ``status``, ``status.statustype`` as a tree."""
    wortel: dict[str, Any] = {}
    for pad in paden:
        knoop = wortel
        for deel in pad.split("."):
            knoop = knoop.setdefault(deel, {})
    return wortel


def lees_uitbreiding(bron_: Bron, tekst: str) -> list[str]:
    """Return the paths of ``expand``; each path must exist to its end.

    A relation with many ends may occur once in a path: going back and forth
    (``hoofdzaak.deelzaken.hoofdzaak.deelzaken``) multiplies the size of the answer at every step, without new
    information.
    Raises: Onbekend (zrc-027, zrc-028, drc-011, 012, 013, 014).
    """
    paden = [pad.strip() for pad in tekst.split(",") if pad.strip()]
    if bron_.diepte:
        paden = [".".join(pad.split(".")[: bron_.diepte]) for pad in paden]
    if len(paden) > 50:
        raise Onbekend()
    for pad in paden:
        huidig = bron_
        if pad.count(".") > 4:
            raise Onbekend()
        veel = set[str]()
        for deel in pad.split("."):
            uitbreiding = huidig.uitbreidingen.get(deel)
            if uitbreiding is None or deel in veel:
                raise Onbekend()
            if not uitbreiding.enkel:
                veel.add(deel)
            huidig = bron(*uitbreiding.bron.split("/"))
    return sorted(set(paden))


def volgende_url(aanroep: Aanroep, nummer: int) -> str:
    """Return the address of another page of the same list."""
    vragen = [(n, w) for n, w in aanroep.request.GET.items() if n != "page"] + [("page", str(nummer))]
    return f"{aanroep.basis}{aanroep.request.path}?{urlencode(vragen)}"


__all__ = [
    "Bladzijde",
    "Filter",
    "GeenRechten",
    "bereikwaarden",
    "boom_van",
    "lees_een",
    "lees_lijst",
    "lees_rijen",
    "lees_uitbreiding",
    "lijst_opdracht", "op_maat",
    "selecteer",
    "volgende_url",
]  # fmt: skip
