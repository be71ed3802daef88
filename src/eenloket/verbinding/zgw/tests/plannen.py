"""What PostgreSQL does for a list: the statement of a question, its plan, and how many rows that read."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db import connection
from django.test import RequestFactory
from psycopg import ClientCursor, sql

from eenloket.kern.sql import _omgezet
from eenloket.verbinding.zgw.aanroep import Aanroep
from eenloket.verbinding.zgw.bron import Bron
from eenloket.verbinding.zgw.filters import lees_filters
from eenloket.verbinding.zgw.lezen import lijst_opdracht, op_maat
from eenloket.verbinding.zgw.operaties import lees_blad
from eenloket.verbinding.zgw.route import zoek
from eenloket.verbinding.zgw.toegang.rechten import rechten_van
from eenloket.verbinding.zgw.toegang.token import Aanmelding

BASIS = "http://testserver"


def lijst(
    bron: Bron, client_id: str, vragen: Mapping[str, str], *, per: int = 20
) -> tuple[str, dict[str, Any], bool]:
    """The statement that answers ``vragen`` of a client, with its values, and whether it is planned for these.

    Pages are of twenty: to a table of twelve thousand rows what a hundred are to one of sixty thousand. Lists without pages have them too:
    how many one may hold isn't what it reads.
    """
    pad = f"/{bron.pad}"
    operatie, ids = zoek(bron.api, pad, "GET")
    request = RequestFactory().get(f"/{bron.api}/api/v1{pad}", dict(vragen))
    rechten = rechten_van(client_id)
    assert rechten is not None
    aanroep = Aanroep(request, operatie, Aanmelding(rechten, "", ""), BASIS, ids)
    blad, filters = lees_blad(bron, aanroep, vragen, lees_filters(bron, aanroep, vragen))
    blad = replace(blad, per=per)
    return (*lijst_opdracht(bron, aanroep, filters, blad), op_maat(bron, aanroep, filters))


def plan(opdracht: str, waarden: Mapping[str, Any], *, generiek: bool) -> dict[str, Any]:
    """What was done: planned for these values, or once for all values, as a prepared statement may be."""
    tekst, namen = _omgezet(opdracht)
    assert namen is not None
    keuze = "force_generic_plan" if generiek else "force_custom_plan"
    verbinding = connection.connection
    with ClientCursor(verbinding) as cursor:
        cursor.execute(f"SET plan_cache_mode = {keuze}")  # type: ignore[arg-type]
        cursor.execute(b"PREPARE plannen AS " + tekst.encode())
        try:
            cursor.execute(
                sql.SQL("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE plannen({})").format(
                    sql.SQL(", ").join(sql.Literal(waarden[naam]) for naam in namen)
                )
            )
            rij = cursor.fetchone()
        finally:
            cursor.execute("DEALLOCATE plannen; RESET plan_cache_mode")
    assert rij is not None
    return dict((rij[0] if not isinstance(rij[0], str) else json.loads(rij[0]))[0])


def knopen(knoop: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every node of a plan."""
    yield knoop
    for deel in knoop.get("Plans", ()):
        yield from knopen(deel)


def gelezen(uitkomst: dict[str, Any], *, telling: bool) -> dict[str, int]:
    """How many rows of each table were looked at, for the count or for the page; those that a condition threw away included."""
    deel = next(k for k in knopen(uitkomst["Plan"]) if k.get("Subplan Name") == "CTE n")
    van_telling = [id(k) for k in knopen(deel)]
    uit: dict[str, int] = {}
    for knoop in knopen(uitkomst["Plan"]):
        if (id(knoop) in van_telling) is not telling:
            continue
        if tabel := knoop.get("Relation Name"):
            weg = knoop.get("Rows Removed by Filter", 0) + knoop.get("Rows Removed by Index Recheck", 0)
            uit[tabel] = uit.get(tabel, 0) + round((knoop["Actual Rows"] + weg) * knoop["Actual Loops"])
        elif "Bitmap Index Scan" in knoop["Node Type"]:
            uit[knoop["Index Name"]] = round(knoop["Actual Rows"] * knoop["Actual Loops"])
    return uit


def leidend(uitkomst: dict[str, Any]) -> str:
    """How the page is found: the first scan below its limit."""
    telling = {id(k) for d in knopen(uitkomst["Plan"]) if d.get("Subplan Name") == "CTE n" for k in knopen(d)}
    grens = next(k for k in knopen(uitkomst["Plan"]) if k["Node Type"] == "Limit" and id(k) not in telling)
    scan = next(k for k in knopen(grens) if k.get("Index Name") or k.get("Relation Name"))
    return f"{scan['Node Type']} {scan.get('Index Name') or scan['Relation Name']}"


def kort(uitkomst: dict[str, Any]) -> str:
    """The scans of a plan in one line, for who reads."""
    regels = [
        f"{k['Node Type']} {k.get('Index Name') or k.get('Relation Name')}"
        for k in knopen(uitkomst["Plan"])
        if re.search("Scan", k["Node Type"]) and (k.get("Relation Name") or k.get("Index Name"))
    ]
    return ", ".join(dict.fromkeys(regels))
