"""The audit trail of a main thing, read from the lines that triggers write (ADR 0009): which resource
changed, by whom, from what to what.

A line holds the whole row of an insert or delete, and the changed columns of an update. From these lines the
row is rebuilt as it was before and after each line. The select list of the resource then makes its JSON, so
the trail shows fields and addresses and not columns.

That select list also reads parts (the roles of a case). It finds them as they were before and after the
transaction of the line, because the versions of their rows, from the same trail, replace their tables.
Encrypted columns and persons stay hidden: the trail says that they changed, but not into which value.
"""

import json
import sys
import uuid
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.db import models
from django.http import HttpResponse

from eenloket.kern import sql
from eenloket.kern.velden import VersleuteldVeld

from .aanroep import Aanroep
from .bron import BRONNEN, Bron, bron
from .fouten import Onbekend
from .geheimen import verberg
from .lezen import bereikwaarden, lees_een, selecteer
from .operaties import antwoord

HOOGSTENS = 5000
"""The most lines that are shown, the newest ones; the standard has no pages here."""
_STUK = 64
"""So many lines get their JSON by one query."""
_COMPONENT = {"zaken": "zrc", "documenten": "drc", "besluiten": "brc", "catalogi": "ztc"}
_RESULTAAT = {"create": 201, "update": 200, "partial_update": 200, "destroy": 204}
_ACTIE = {"I": "create", "U": "update", "D": "destroy"}
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


def toon(
    aanroep: Aanroep, hoofd: str, id_: uuid.UUID, *, tabellen: Mapping[str, str] | None = None
) -> HttpResponse:
    """Return the trail of the thing ``id_`` of resource ``hoofd`` ("zaken/zaak"), oldest line first.

    ``tabellen`` gives the resource of each table ("zaken_status" → "zaken/status"); None means every resource
    of that API by its own table.
    Raises: Onbekend, GeenRechten.
    Cost: two queries, and one for each ``_STUK`` lines of a kind of resource; time follows the length of the
    trail, because each of these queries has only the versions of its own lines.
    """
    _ = aanroep.bereik
    regels = _lees(aanroep, hoofd, id_, tabellen)
    return antwoord(b"[" + b",".join(_json(aanroep, hoofd, id_, tabellen, r) for r in regels) + b"]")


def toon_een(
    aanroep: Aanroep,
    hoofd: str,
    id_: uuid.UUID,
    regel: uuid.UUID,
    *,
    tabellen: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return one line of the trail.

    Raises: Onbekend, GeenRechten.
    """
    _ = aanroep.bereik
    for gevonden in _lees(aanroep, hoofd, id_, tabellen, alleen=regel):
        return antwoord(_json(aanroep, hoofd, id_, tabellen, gevonden))
    raise Onbekend()


def _lees(
    aanroep: Aanroep,
    hoofd: str,
    id_: uuid.UUID,
    tabellen: Mapping[str, str] | None,
    *,
    alleen: uuid.UUID | None = None,
) -> list[Regel]:
    """Return the lines that show something, with their JSON; with ``alleen`` at most that line."""
    hoofdbron = bron(*hoofd.split("/"))
    lees_een(
        hoofdbron, id_, _zonder_pad(aanroep)
    )  # raises when the thing doesn't exist or the client may not read it
    soorten = tabellen or _tabellen(hoofdbron.api)
    alle = [_regel(rij) for rij in sql.rijen(_REGELS, {"hoofd": id_, "limiet": HOOGSTENS})]
    _vul_aan(alle)
    versies = _versies(alle)
    regels = [r for r in alle if r.tabel in soorten and alleen in (None, r.uuid)]
    modellen = {tabel: bron(*soorten[tabel].split("/")) for tabel in {r.tabel for r in regels}}
    for tabel, van_tabel in _per_tabel(regels).items():
        for begin in range(0, len(van_tabel), _STUK):
            stuk = van_tabel[begin : begin + _STUK]
            _verbeeld(aanroep, modellen[tabel], tabel, stuk, versies)
    return [
        r
        for r in regels
        if r.beeld.get("oud") != r.beeld.get("nieuw") or r.gewijzigd & _geheim(modellen[r.tabel].model)
    ]  # the other lines changed only columns that no field shows


def _regel(rij: Sequence[Any]) -> Regel:
    id_, op, tabel, welke, soort, actor, aanroep, oud, nieuw, *grenzen = rij
    regel = Regel(
        id_, op, tabel, welke, soort, actor, _object(aanroep) or {}, _object(oud), _object(nieuw), *grenzen
    )
    if soort == "U":
        regel.gewijzigd = frozenset(regel.nieuw or ())
    return regel


def _zonder_pad(aanroep: Aanroep) -> Aanroep:
    """Return the same call without the ids in its path, because these belong to the trail and not to the
    thing.
    """
    return Aanroep(aanroep.request, aanroep.operatie, aanroep.wie, aanroep.basis, {})


@cache
def _tabellen(api: str) -> Mapping[str, str]:
    return {
        b.model._meta.db_table: f"{b.api}/{b.naam}" for b in BRONNEN.values() if b.api == api and not b.van
    }


def _object(waarde: Any) -> dict[str, Any] | None:
    return json.loads(waarde) if isinstance(waarde, str | bytes) else waarde


def _per_tabel(regels: Iterable[Regel]) -> Mapping[str, list[Regel]]:
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
def _geheim(model: type[models.Model]) -> frozenset[str]:
    """Return the columns whose content isn't in the trail, and the columns by which such a row can be found."""
    kolommen = {
        f.attname for f in model._meta.concrete_fields if isinstance(f, models.BinaryField | VersleuteldVeld)
    }
    return frozenset(kolommen | ({"pseudoniem", "zoek"} if kolommen else set()))


@dataclass(frozen=True, slots=True)
class _Versie:
    """The state of a row from line ``van`` until line ``tot``."""

    tabel: str
    rij: str
    van: int
    tot: int
    staat: str


def _versies(regels: Sequence[Regel]) -> list[_Versie]:
    """Return all versions of the rows in the trail, in order."""
    uit = []
    for (tabel, rij), van_rij in _per_rij(regels).items():
        geheim = _geheim(_model(tabel))
        staten = [van_rij[0].oud, *(r.nieuw for r in van_rij)]
        grenzen = [0, *(r.id for r in van_rij), sys.maxsize]
        uit += [
            _Versie(tabel, rij, van, tot, _tekst(staat, geheim))
            for staat, (van, tot) in zip(staten, pairwise(grenzen), strict=True)
            if staat is not None
        ]
    return uit


@cache
def _model(tabel: str) -> type[models.Model]:
    return next(m for m in apps.get_models() if m._meta.db_table == tabel)


def _tekst(staat: Rijstaat, geheim: frozenset[str]) -> str:
    return json.dumps({k: w for k, w in staat.items() if k not in geheim})


def _bij(versies: Iterable[_Versie], regels: Sequence[Regel]) -> list[_Versie]:
    """Return the versions that held at some moment from the first to the last of ``regels``."""
    van = min(r.eerste for r in regels) - 1
    tot = max(r.laatste for r in regels)
    return [v for v in versies if v.van <= tot and van < v.tot]


def _uitgepakt(tabellen: Iterable[str]) -> str:
    """Return the common table expressions ``versies`` and, per table, its versions as rows. PostgreSQL makes
    these rows once and not again for each line.
    """
    delen = [
        f', "{tabel}#" AS MATERIALIZED (SELECT v.van, v.tot, p AS rij FROM versies v'
        f' CROSS JOIN LATERAL jsonb_populate_record(NULL::"{tabel}", v.staat) p'
        f" WHERE v.tabel = '{tabel}')"
        for tabel in tabellen
    ]
    return (
        "versies AS MATERIALIZED (SELECT * FROM unnest(%(tabel)s::text[], %(van)s::bigint[], %(tot)s::bigint[], %(staat)s::jsonb[])"
        f" v(tabel, van, tot, staat)){''.join(delen)}"
    )


def _schaduwen(tabellen: Iterable[str]) -> str:
    """Return common table expressions in which these tables hold the versions at line ``s.op``, and the
    present version of other rows.
    """
    delen = [
        f'"{tabel}" AS NOT MATERIALIZED (SELECT (v.rij).* FROM "{tabel}#" v WHERE v.van <= s.op AND s.op < v.tot'
        f' UNION ALL SELECT x.* FROM "{tabel}" x WHERE x.id <> ALL(%(bekend)s::uuid[]))'
        for tabel in tabellen
    ]
    return f"WITH {', '.join(delen)}" if delen else ""


def _verbeeld(
    aanroep: Aanroep,
    bron_: Bron,
    tabel: str,
    regels: Sequence[Regel],
    alle: Sequence[_Versie],
) -> None:
    """Make the JSON of a resource for each version of its rows, with its own fields. ``alle`` are the versions
    of all rows in the trail. One query.
    """
    geheim, velden = _geheim(bron_.model), selecteer(bron_, "t", {})
    delen = [v for v in alle if v.tabel in velden]
    anders = list(dict.fromkeys(v.tabel for v in delen))
    versies = _bij(delen, regels)
    grenzen = sorted({grens for v in versies for grens in (v.van, v.tot)})
    beelden: dict[tuple[int, int], tuple[str, int, list[tuple[Regel, str]]]] = {}
    for regel in regels:
        for kant, op in (("oud", regel.eerste - 1), ("nieuw", regel.laatste)):
            if (staat := getattr(regel, kant)) is not None:
                # what a row was after one line is what it was before the next, unless something else changed in between
                sleutel = (id(staat), bisect_right(grenzen, op))
                beelden.setdefault(sleutel, (_tekst(staat, geheim), op, []))[2].append((regel, kant))
    opdracht = (
        f"WITH {_uitgepakt(anders)}"
        f" SELECT s.n, (SELECT convert_to(row_to_json(r)::text, 'UTF8') FROM ({_schaduwen(anders)} SELECT {velden}"
        f' FROM jsonb_populate_record(NULL::"{tabel}", s.j) t {bron_.toegang.join.replace("{t}", "t")}) r)'
        " FROM unnest(%(staten)s::jsonb[], %(op)s::bigint[]) WITH ORDINALITY s(j, op, n)"
    )
    plekken = list(beelden.values())
    waarden = {
        "staten": [staat for staat, _op, _waar in plekken],
        "op": [op for _staat, op, _waar in plekken],
        "bekend": list({v.rij for v in delen}),
        **{naam: [getattr(v, naam) for v in versies] for naam in ("tabel", "van", "tot", "staat")},
    }
    for nummer, beeld in sql.rijen(opdracht, {**bereikwaarden(aanroep, bron_), **waarden}):
        if beeld is not None:
            zichtbaar = verberg(bytes(beeld))
            for regel, kant in plekken[nummer - 1][2]:
                regel.beeld[kant] = zichtbaar


def _json(
    aanroep: Aanroep, hoofd: str, id_: uuid.UUID, tabellen: Mapping[str, str] | None, regel: Regel
) -> bytes:
    hoofdbron = bron(*hoofd.split("/"))
    soort = bron(*(tabellen or _tabellen(hoofdbron.api))[regel.tabel].split("/"))
    actie = _actie(regel, soort)
    pad = soort.pad.format_map(_Ids(id_))
    kop = {
        "uuid": str(regel.uuid),
        "bron": _COMPONENT[hoofdbron.api],
        "applicatieId": str(regel.aanroep.get("client", "eenloket"))[:100],
        "applicatieWeergave": str(regel.aanroep.get("label", ""))[:200],
        "gebruikersId": str(regel.aanroep.get("gebruiker", regel.actor))[:255],
        "gebruikersWeergave": str(regel.aanroep.get("weergave", ""))[:255],
        "actie": actie,
        "actieWeergave": "",
        "resultaat": _RESULTAAT[actie],
        "hoofdObject": aanroep.adres(hoofdbron.doel, id_),
        "resource": soort.naam,
        "resourceUrl": f"{aanroep.basis}/{soort.api}/api/v1/{pad}/{regel.rij}",
        "toelichting": str(regel.aanroep.get("toelichting", "")),
        "resourceWeergave": _weergave(regel) or soort.naam,
        "aanmaakdatum": regel.op.isoformat().replace("+00:00", "Z"),
    }
    oud, nieuw = (regel.beeld.get(kant, b"{}") for kant in ("oud", "nieuw"))
    begin = json.dumps(kop, ensure_ascii=False).encode()
    return begin[:-1] + b',"wijzigingen":{"oud":' + oud + b',"nieuw":' + nieuw + b"}}"


class _Ids(dict[str, str]):
    """Gives the id of the main thing for any name in a path."""

    def __init__(self, id_: uuid.UUID) -> None:
        super().__init__()
        self.id = str(id_)

    def __missing__(self, naam: str) -> str:
        return self.id


def _actie(regel: Regel, soort: Bron) -> str:
    operatie = str(regel.aanroep.get("operatie", ""))
    if regel.soort == "U" and operatie == f"{soort.naam}_partial_update":
        return "partial_update"
    return _ACTIE[regel.soort]


def _weergave(regel: Regel) -> str:
    """Return the name of the row for people: its number, name or description."""
    return next(_namen(regel), "")[:200]


def _namen(regel: Regel) -> Iterator[str]:
    staat, geheim = regel.nieuw or regel.oud or {}, _geheim(_model(regel.tabel))
    for kolom in (
        "identificatie",
        "naam",
        "omschrijving",
        "omschrijving_generiek",
        "titel",
        "onderwerp",
        "statustoelichting",
    ):
        if kolom not in geheim and (waarde := staat.get(kolom)):
            yield str(waarde)
