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
import uuid
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from django.http import HttpResponse

from eenloket.kern import sql

from .aanroep import Aanroep
from .bron import BRONNEN, Bron, bron
from .fouten import Onbekend
from .geheimen import verberg
from .lezen import bereikwaarden, lees_een, selecteer
from .operaties import antwoord
from .spoor import Regel, Versie, bij, geheim_van, lees_regels, model_van, per_tabel, tekst, versies_van

_STUK = 64
"""So many lines get their JSON by one query."""
_COMPONENT = {"zaken": "zrc", "documenten": "drc", "besluiten": "brc", "catalogi": "ztc"}
_RESULTAAT = {"create": 201, "update": 200, "partial_update": 200, "destroy": 204}
_ACTIE = {"I": "create", "U": "update", "D": "destroy"}


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
    alle = lees_regels(id_)
    versies = versies_van(alle)
    regels = [r for r in alle if r.tabel in soorten and alleen in (None, r.uuid)]
    modellen = {tabel: bron(*soorten[tabel].split("/")) for tabel in {r.tabel for r in regels}}
    for tabel, van_tabel in per_tabel(regels).items():
        for begin in range(0, len(van_tabel), _STUK):
            stuk = van_tabel[begin : begin + _STUK]
            _verbeeld(aanroep, modellen[tabel], tabel, stuk, versies)
    return [
        r
        for r in regels
        if r.beeld.get("oud") != r.beeld.get("nieuw") or r.gewijzigd & geheim_van(modellen[r.tabel].model)
    ]  # the other lines changed only columns that no field shows


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
    alle: Sequence[Versie],
) -> None:
    """Make the JSON of a resource for each version of its rows, with its own fields. ``alle`` are the versions
    of all rows in the trail. One query.
    """
    geheim, velden = geheim_van(bron_.model), selecteer(bron_, "t", {})
    delen = [v for v in alle if v.tabel in velden]
    anders = list(dict.fromkeys(v.tabel for v in delen))
    versies = bij(delen, regels)
    grenzen = sorted({grens for v in versies for grens in (v.van, v.tot)})
    beelden: dict[tuple[int, int], tuple[str, int, list[tuple[Regel, str]]]] = {}
    for regel in regels:
        for kant, op in (("oud", regel.eerste - 1), ("nieuw", regel.laatste)):
            if (staat := getattr(regel, kant)) is not None:
                # what a row was after one line is what it was before the next, unless something else changed in between
                sleutel = (id(staat), bisect_right(grenzen, op))
                beelden.setdefault(sleutel, (tekst(staat, geheim), op, []))[2].append((regel, kant))
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
    staat, geheim = regel.nieuw or regel.oud or {}, geheim_van(model_van(regel.tabel))
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
