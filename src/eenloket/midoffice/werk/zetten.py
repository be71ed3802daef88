"""Putting work on the list: one statement, however many items, inside the transaction of who knows the subject."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from eenloket.kern import sql
from eenloket.kern.actoren import Actor
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.klok import nu

from .leven import GEEN_TERMIJN, Termijn
from .soorten import Onderwerp, Reden, Werksoort


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdracht:
    """What must stand on the list. A subject has one item per kind and cause; the fields are those of ``models.Werk``."""

    organisatie_id: uuid.UUID
    onderwerp: Onderwerp
    onderwerp_id: uuid.UUID
    soort: Werksoort
    uitvoerder: str
    oorzaak: str = ""
    titel: str = ""
    kenmerk: str = ""
    sleutel: str = ""
    dienst: str = ""
    uitgave_id: uuid.UUID | None = None
    team: str = ""
    niveau: int | None = None
    vertrouwelijkheidaanduiding: int = 4
    fase: str = ""
    termijn: Termijn = GEEN_TERMIJN
    reden: Reden = Reden.GEWOON
    toelichting: str = ""


_KOLOMMEN: dict[str, str] = {
    "id": "uuid", "organisatie_id": "uuid", "onderwerp": "text", "onderwerp_id": "uuid", "soort": "text", "oorzaak": "text",
    "gemaakt_op": "timestamptz", "titel": "text", "kenmerk": "text", "sleutel": "text", "dienst": "text", "uitgave_id": "uuid",
    "uitvoerder": "text", "team": "text", "niveau": "int2", "vertrouwelijkheidaanduiding": "int2", "fase": "text", "norm": "date",
    "wettelijk": "date", "staat_stil": "bool", "werkdatum": "date", "reden": "text", "toelichting": "text",
}  # fmt: skip
"""Columns and their types, in the order of ``_waarden``."""
_EENMALIG = ("id", "organisatie_id", "onderwerp", "onderwerp_id", "soort", "oorzaak", "gemaakt_op", "team")
"""What an item keeps when it is put on the list again; a team may have been chosen by a person since."""
_NAMEN = ", ".join(_KOLOMMEN)
_ARRAYS = ", ".join(f"%s::{type_}[]" for type_ in _KOLOMMEN.values())
_NIEUW = ", ".join(f"{k} = excluded.{k}" for k in _KOLOMMEN if k not in _EENMALIG)
_PLEKKEN = ", ".join(f"%s::{type_}" for type_ in _KOLOMMEN.values())


def _zet(bron: str) -> str:
    return (
        f"INSERT INTO werk_werk ({_NAMEN}, uitkomst) SELECT *, '' FROM {bron}"  # noqa: S608  # names from code
        f" ON CONFLICT (onderwerp_id, soort, oorzaak) DO UPDATE SET {_NIEUW} WHERE werk_werk.klaar_op IS NULL"
    )


_ZET, _ZET_EEN = _zet(f"unnest({_ARRAYS})"), _zet(f"(VALUES ({_PLEKKEN})) nieuw")
"""For many items, and for the one of a single case: 23 arrays of one value cost more than the rest of its statement."""
_AF = """
WITH af AS (
    UPDATE werk_werk SET klaar_op = %(op)s, uitkomst = %(uitkomst)s, apart_tot = NULL
    WHERE onderwerp_id = %(onderwerp)s AND soort = %(soort)s AND oorzaak = '' AND klaar_op IS NULL RETURNING id, medewerker_id
)
INSERT INTO werk_werkregel (id, werk_id, daad, op, door, medewerker_id, team)
SELECT %(regel)s, id, 'afgerond', %(op)s, %(door)s, medewerker_id, '' FROM af
"""


def zet(opdrachten: Sequence[Opdracht]) -> None:
    """Put these on the list, or make what stands there already say the same; what was done stays done.

    Who has an item, its team and until when it was put aside stay as people left them. Inside a handling, whose actor the audit trail
    names. Cost: one statement that isn't waited for in ``kern.sql.gebundeld``; none without items. Raises: as ``kern.sql.stuur``.
    """
    if len(opdrachten) == 1:
        sql.stuur(_ZET_EEN, _waarden(opdrachten[0]))
    elif opdrachten:
        sql.stuur(_ZET, [list(kolom) for kolom in zip(*map(_waarden, opdrachten), strict=True)])


def _waarden(o: Opdracht) -> tuple[object, ...]:
    t = o.termijn
    return (
        nieuw_id(), o.organisatie_id, str(o.onderwerp), o.onderwerp_id, str(o.soort), o.oorzaak[:60],
        nu(), o.titel[:120], o.kenmerk[:100], o.sleutel[:40], o.dienst[:60], o.uitgave_id,
        o.uitvoerder, o.team, o.niveau, int(o.vertrouwelijkheidaanduiding), o.fase, t.norm,
        t.wettelijk, t.staat_stil, t.werkdatum, str(o.reden), o.toelichting[:200],
    )  # fmt: skip


def rond_af(onderwerp_id: uuid.UUID, soort: Werksoort, uitkomst: str, *, door: Actor) -> None:
    """The one item of this kind about a subject is done, as ``leven.Afronden`` has it, because the subject ended. Inside a handling.

    Cost: one statement that isn't waited for in ``kern.sql.gebundeld``; nothing happens when no item is open.
    """
    waarden = {
        "op": nu(),
        "uitkomst": uitkomst,
        "onderwerp": onderwerp_id,
        "soort": str(soort),
        "regel": nieuw_id(),
        "door": str(door),
    }
    sql.stuur(_AF, waarden)
