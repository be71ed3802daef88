"""The rows behind an audit trail, rebuilt from its lines as they were before and after each line.

A line holds the whole row of an insert or delete, and the changed columns of an update.
"""

import json
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.db import models

from eenloket.kern import sql
from eenloket.kern.velden import VersleuteldVeld

HOOGSTENS = 5000
"""The most lines that are shown, the newest ones; the standard has no pages here."""
_REGELS = """
SELECT id, op, tabel, rij, soort, actor, aanroep, oud, nieuw, min(id) OVER w, max(id) OVER w FROM (
    SELECT * FROM audit_auditregel WHERE hoofd = %(hoofd)s AND reden <> 'sleutels.draaien' ORDER BY id DESC LIMIT %(limiet)s
) r WINDOW w AS (PARTITION BY coalesce(xid, -id)) ORDER BY id
"""
Rijstaat = Mapping[str, Any]


@dataclass(slots=True)
class Regel:
    """A line of the trail, with the row before and after it, and later with the JSON of both."""

    id: int
    op: Any
    tabel: str
    rij: str
    soort: str
    actor: str
    aanroep: Mapping[str, Any]
    oud: Rijstaat | None
    nieuw: Rijstaat | None
    eerste: int
    """First and last line of the same transaction; all its changes happened at once."""
    laatste: int
    beeld: dict[str, bytes] = field(default_factory=dict)
    gewijzigd: frozenset[str] = frozenset()
    """The columns that changed according to the line itself."""

    @property
    def uuid(self) -> uuid.UUID:
        """The id of the line in the standard: a UUID (version 8) that holds our number."""
        return uuid.UUID(f"00000000-0000-8000-8000-{self.id:012x}")


def lees_regels(hoofd: uuid.UUID) -> list[Regel]:
    """Return the newest ``HOOGSTENS`` lines of a main thing and its parts, oldest first, with whole rows. Cost:
    one query, and one for each table that has rows without a beginning.
    """
    alle = [_regel(rij) for rij in sql.rijen(_REGELS, {"hoofd": hoofd, "limiet": HOOGSTENS})]
    _vul_aan(alle)
    return alle


def _regel(rij: Sequence[Any]) -> Regel:
    id_, op, tabel, welke, soort, actor, aanroep, oud, nieuw, *grenzen = rij
    regel = Regel(
        id_, op, tabel, welke, soort, actor, _object(aanroep) or {}, _object(oud), _object(nieuw), *grenzen
    )
    if soort == "U":
        regel.gewijzigd = frozenset(regel.nieuw or ())
    return regel


def _object(waarde: Any) -> dict[str, Any] | None:
    return json.loads(waarde) if isinstance(waarde, str | bytes) else waarde


def per_tabel(regels: Iterable[Regel]) -> Mapping[str, list[Regel]]:
    uit: defaultdict[str, list[Regel]] = defaultdict(list)
    for regel in regels:
        uit[regel.tabel].append(regel)
    return uit


def _per_rij(regels: Iterable[Regel]) -> Mapping[tuple[str, str], list[Regel]]:
    uit: defaultdict[tuple[str, str], list[Regel]] = defaultdict(list)
    for regel in regels:
        uit[regel.tabel, regel.rij].append(regel)
    return uit


def _vul_aan(regels: Sequence[Regel]) -> None:
    """Complete the changed columns to whole rows: forward from the insert of a row, or backward from the
    present row.
    """
    per_rij = _per_rij(regels)
    begonnen = {sleutel for sleutel, rij in per_rij.items() if rij[0].soort == "I"}
    nu = _huidig(s for s, rij in per_rij.items() if s not in begonnen and rij[-1].soort != "D")
    for sleutel, rij in per_rij.items():
        if sleutel in begonnen:
            _vooruit(rij)
        else:
            _terug(rij, nu.get(sleutel, {}))


def _vooruit(regels: Sequence[Regel]) -> None:
    staat: Rijstaat = {}
    for regel in regels:
        if regel.soort == "U":
            regel.oud, regel.nieuw = staat, {**staat, **(regel.nieuw or {})}
        staat = regel.nieuw or {}


def _terug(regels: Sequence[Regel], staat: Rijstaat) -> None:
    for regel in reversed(regels):
        if regel.soort == "U":
            regel.oud, regel.nieuw = {**staat, **(regel.oud or {})}, staat
        staat = regel.oud or {}


def _huidig(sleutels: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Rijstaat]:
    """Return the present rows whose insert isn't in the trail. One query per table."""
    per_tabel: defaultdict[str, list[str]] = defaultdict(list)
    for tabel, rij in sleutels:
        per_tabel[tabel].append(rij)
    uit: dict[tuple[str, str], Rijstaat] = {}
    for tabel, ids in per_tabel.items():
        opdracht = f'SELECT t.id::text, to_jsonb(t) FROM "{tabel}" t WHERE t.id = ANY(%(ids)s::uuid[])'  # a table of ours
        for id_, staat in sql.rijen(opdracht, {"ids": ids}):
            uit[tabel, id_] = _object(staat) or {}
    return uit


@cache
def geheim_van(model: type[models.Model]) -> frozenset[str]:
    """Return the columns whose content isn't in the trail, and the columns by which such a row can be found."""
    kolommen = {
        f.attname for f in model._meta.concrete_fields if isinstance(f, models.BinaryField | VersleuteldVeld)
    }
    return frozenset(kolommen | ({"pseudoniem", "zoek"} if kolommen else set()))


@dataclass(frozen=True, slots=True)
class Versie:
    """The state of a row from line ``van`` until line ``tot``."""

    tabel: str
    rij: str
    van: int
    tot: int
    staat: str


def versies_van(regels: Sequence[Regel]) -> list[Versie]:
    """Return all versions of the rows in the trail, in order."""
    uit = []
    for (tabel, rij), van_rij in _per_rij(regels).items():
        geheim = geheim_van(model_van(tabel))
        staten = [van_rij[0].oud, *(r.nieuw for r in van_rij)]
        grenzen = [0, *(r.id for r in van_rij), sys.maxsize]
        uit += [
            Versie(tabel, rij, van, tot, tekst(staat, geheim))
            for staat, (van, tot) in zip(staten, pairwise(grenzen), strict=True)
            if staat is not None
        ]
    return uit


@cache
def model_van(tabel: str) -> type[models.Model]:
    return next(m for m in apps.get_models() if m._meta.db_table == tabel)


def tekst(staat: Rijstaat, geheim: frozenset[str]) -> str:
    return json.dumps({k: w for k, w in staat.items() if k not in geheim})


def bij(versies: Iterable[Versie], regels: Sequence[Regel]) -> list[Versie]:
    """Return the versions that held at some moment from the first to the last of ``regels``."""
    van = min(r.eerste for r in regels) - 1
    tot = max(r.laatste for r in regels)
    return [v for v in versies if v.van <= tot and van < v.tot]
