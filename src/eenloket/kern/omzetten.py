# ruff: noqa: S608 - names of tables and columns come from our own code, values go as parameters
"""Texts that become encrypted while the previous version goes on: expand and contract.

Expand: a migration puts encrypted columns beside the readable ones and fills them (``versleutel``). The previous version goes on with the
readable ones; a trigger (``let_op``) empties what it makes out of date, and where the encrypted column is empty the readable one counts.
Contract: the next time that ``eenloket migreer`` runs, that version is gone, and nothing readable is left (``rond_af``).

How something stands isn't what it says: what is written here leaves no lines in the audit trail, and tells nobody who follows it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from .sleutels import kluis

STAPEL = 1000
ONBEKEND = -1
"""Stands in what a row is found by when the previous version wrote it last."""


@dataclass(frozen=True, slots=True)
class Omzetting:
    """A table of which texts become encrypted. ``kolommen``: readable column → encrypted one and what its key is derived for.

    ``zoek`` makes column ``zoek`` of what ``wie`` (SQL over ``t``) gives and the texts. ``migratie`` is the one that expands.
    """

    migratie: tuple[str, str]
    tabel: str
    kolommen: Mapping[str, tuple[str, str]]
    wie: str = ""
    zoek: Callable[[Any, list[str]], list[int]] | None = None


def let_op(o: Omzetting) -> list[str]:
    """SQL: what the previous version changes is no longer what stands encrypted."""
    weg = "".join(
        f"IF NEW.{k} <> '' AND NEW.{k} IS DISTINCT FROM OLD.{k} THEN NEW.{geheim} := NULL; END IF; "
        for k, (geheim, _gebruik) in o.kolommen.items()
    )
    zoek = f"NEW.zoek := '{{{ONBEKEND}}}'; " if o.zoek else ""
    wanneer = " OR ".join(f"NEW.{k} <> '' AND NEW.{k} IS DISTINCT FROM OLD.{k}" for k in o.kolommen)
    return [
        f"CREATE FUNCTION {o.tabel}_leesbaar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {weg}{zoek}RETURN NEW; END $$",
        f"CREATE TRIGGER leesbaar BEFORE UPDATE ON {o.tabel} FOR EACH ROW WHEN ({wanneer}) EXECUTE FUNCTION {o.tabel}_leesbaar()",
    ]


def niet_meer(o: Omzetting) -> list[str]:
    """SQL: the opposite of ``let_op``."""
    return [f"DROP TRIGGER leesbaar ON {o.tabel}", f"DROP FUNCTION {o.tabel}_leesbaar()"]


def versleutel(o: Omzetting, *, stapel: int = STAPEL) -> int:
    """Encrypt what stands only readable, in batches that each are a transaction, and hide it in the trail; returns how many rows.

    May be stopped at any moment and begun again. Runs as the owner of the database. Cost: two queries a batch.
    """
    aantal, vanaf = 0, None
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            rijen = _leesbaar(cursor, o, vanaf, stapel)
            if rijen:
                _schrijf(cursor, o, rijen)
                _zonder_spoor(cursor, o)
        aantal += len(rijen)
        if len(rijen) < stapel:
            break
        vanaf = rijen[-1][0]
    _verberg_spoor(o, stapel)
    return aantal


def rond_af(o: Omzetting, *, stapel: int = STAPEL) -> int:
    """Empty what still stands readable, after encrypting what the previous version wrote last; returns how many rows. See ``versleutel``."""
    versleutel(o, stapel=stapel)
    leeg = ", ".join(f"{k} = ''" for k in o.kolommen)
    vol = " OR ".join(f"{k} <> ''" for k in o.kolommen)
    dicht = " AND ".join(f"{geheim} IS NOT NULL" for geheim, _gebruik in o.kolommen.values())
    opdracht = (
        f"UPDATE {o.tabel} SET {leeg} WHERE id IN"
        f" (SELECT id FROM {o.tabel} WHERE ({vol}) AND {dicht} LIMIT %s FOR UPDATE) AND {dicht}"
    )
    aantal = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opdracht, [stapel])
            gedaan = cursor.rowcount
            _zonder_spoor(cursor, o)
        aantal += gedaan
        if gedaan < stapel:
            return aantal


def _leesbaar(cursor: Any, o: Omzetting, vanaf: Any, stapel: int) -> list[tuple[Any, ...]]:
    geheim = [g for g, _gebruik in o.kolommen.values()]
    cursor.execute(
        f"SELECT t.id, {o.wie or 'NULL'}, {', '.join(f't.{k}' for k in (*o.kolommen, *geheim))} FROM {o.tabel} t"
        f" WHERE ({' OR '.join(f't.{g} IS NULL' for g in geheim)}) AND (%(vanaf)s::uuid IS NULL OR t.id > %(vanaf)s)"
        " ORDER BY t.id LIMIT %(stapel)s FOR NO KEY UPDATE OF t",
        {"vanaf": vanaf, "stapel": stapel},
    )
    return list(cursor.fetchall())


def _schrijf(cursor: Any, o: Omzetting, rijen: list[tuple[Any, ...]]) -> None:
    """One statement for the batch."""
    n = len(o.kolommen)
    waarden: list[list[Any]] = [[] for _ in range(n + 1)]
    for _id, wie, *rest in rijen:
        teksten = list(rest[:n])
        for plek, (oud, (_geheim, gebruik)) in enumerate(zip(rest[n:], o.kolommen.values(), strict=True)):
            if oud is None:
                waarden[plek].append(kluis.versleutel(json.dumps(teksten[plek]).encode(), gebruik))
            else:
                waarden[plek].append(bytes(oud))
                teksten[plek] = json.loads(kluis.ontsleutel(bytes(oud), gebruik))
        waarden[n].append(json.dumps(o.zoek(wie, teksten)) if o.zoek else None)
    zet = ", ".join(f"{geheim} = v.k{i}" for i, (geheim, _gebruik) in enumerate(o.kolommen.values()))
    if o.zoek:
        zet += ", zoek = ARRAY(SELECT jsonb_array_elements_text(v.zoek)::smallint)"
    namen = ", ".join(f"k{i}" for i in range(n))
    cursor.execute(
        f"UPDATE {o.tabel} t SET {zet} FROM unnest(%s::uuid[], {'%s::bytea[], ' * n}%s::jsonb[]) v (id, {namen}, zoek)"
        " WHERE t.id = v.id",
        [[rij[0] for rij in rijen], *waarden],
    )


def _zonder_spoor(cursor: Any, o: Omzetting) -> None:
    cursor.execute(
        "DELETE FROM audit_auditregel WHERE hoofd IS NOT NULL AND xid = pg_current_xact_id()::text::bigint AND tabel = %s",
        [o.tabel],
    )


def _verberg_spoor(o: Omzetting, stapel: int) -> None:
    """Lines of before say what they would have said if it had always stood encrypted: that it was there, or changed."""
    oud, nieuw = (_verborgen(kant, o) for kant in ("oud", "nieuw"))
    waar = " OR ".join(f"coalesce({kant}->>'{k}', '') <> ''" for k in o.kolommen for kant in ("oud", "nieuw"))
    vanaf: tuple[str, int] = ("", 0)
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT rij, id FROM audit_auditregel WHERE tabel = %s AND (rij, id) > (%s, %s) ORDER BY rij, id LIMIT %s",
                [o.tabel, *vanaf, stapel],
            )
            regels = cursor.fetchall()
            if regels:
                cursor.execute(
                    f"UPDATE audit_auditregel SET oud = {oud}, nieuw = {nieuw} WHERE id = ANY(%s) AND ({waar})",
                    [[id_ for _rij, id_ in regels]],
                )
        if len(regels) < stapel:
            return
        vanaf = regels[-1]


def _verborgen(kant: str, o: Omzetting) -> str:
    uit = kant
    for kolom, (geheim, _gebruik) in o.kolommen.items():
        uit = (
            f"(CASE WHEN coalesce({kant}->>'{kolom}', '') <> ''"
            f" THEN ({uit}) - '{kolom}' || '{{\"{geheim}\": \"verborgen\"}}'::jsonb ELSE {uit} END)"
        )
    return uit
