"""Insert, update and lock rows of busy tables with SQL statements that are composed once and not at every
call.

The model's field converts each value, as in Django's own queries (encryption, JSON, numbers). Expressions,
database defaults and signals are not supported here: use Django for those.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction

from . import sql

M = TypeVar("M", bound=models.Model)
_KAAL: Mapping[type, type] = {
    models.CharField: str,
    models.TextField: str,
    models.UUIDField: uuid.UUID,
    models.BooleanField: bool,
    models.DateField: dt.date,
}
"""Fields whose values go to PostgreSQL unchanged when they have exactly this type; any other value is
converted by the field.
"""


def voeg_toe(rijen: Sequence[M]) -> None:
    """Insert new rows of one model, as ``bulk_create`` does.

    Raises: as ``sql.stuur``.
    Cost: one statement.
    """
    if len(rijen) != 1:
        type(rijen[0])._default_manager.bulk_create(rijen) if rijen else None
        return
    rij = rijen[0]
    opdracht, velden = _invoeging(type(rij))
    with transaction.mark_for_rollback_on_error():
        sql.stuur(opdracht, _waarden(rij, velden, nieuw=True))
    rij._state.adding, rij._state.db = False, DEFAULT_DB_ALIAS


def werk_bij(rij: models.Model, kolommen: Sequence[str]) -> None:
    """Write the fields ``kolommen`` of a row that the caller has locked.

    Raises: as ``sql.stuur``.
    Cost: one statement.
    """
    opdracht, velden = _wijziging(type(rij), tuple(kolommen))
    with transaction.mark_for_rollback_on_error():
        sql.stuur(opdracht, _waarden(rij, velden))


def vergrendeld(model: type[M], **waar: Any) -> M | None:
    """Return the row with these values (by column) and lock it until the transaction ends; None when there is
    no such row.

    Other rows may still refer to the locked row. Cost: one query.
    """
    opdracht, velden, namen = _vraag(model, tuple(waar))
    rijen, _aantal = sql.voer_uit(opdracht, list(waar.values()), binair=False)
    if not rijen:
        return None
    waarden = [
        waarde if lees is None or waarde is None else lees(waarde, None, connection)
        for lees, waarde in zip(velden, rijen[0], strict=True)
    ]
    return model.from_db(DEFAULT_DB_ALIAS, namen, waarden)


@cache
def _invoeging(model: type[models.Model]) -> tuple[str, tuple["_Veld", ...]]:
    velden = model._meta.concrete_fields
    kolommen = ", ".join(f'"{v.column}"' for v in velden)
    plekken = ", ".join(_plek(v) for v in velden)
    opdracht = f'INSERT INTO "{model._meta.db_table}" ({kolommen}) VALUES ({plekken})'  # noqa: S608  # names from code
    return opdracht, tuple(_Veld(v) for v in velden)


@cache
def _wijziging(model: type[models.Model], kolommen: tuple[str, ...]) -> tuple[str, tuple["_Veld", ...]]:
    velden: list[Any] = [model._meta.get_field(naam) for naam in kolommen]
    stel = ", ".join(f'"{v.column}" = {_plek(v)}' for v in velden)
    sleutel = model._meta.pk
    opdracht = f'UPDATE "{model._meta.db_table}" SET {stel} WHERE "{sleutel.column}" = %s'  # noqa: S608  # names from code
    return opdracht, tuple(_Veld(v) for v in (*velden, sleutel))


@cache
def _vraag(model: type[models.Model], waar: tuple[str, ...]) -> tuple[str, tuple[Any, ...], list[str]]:
    velden = model._meta.concrete_fields
    kolommen = ", ".join(f'"{v.column}"' for v in velden)
    eis = " AND ".join(f'"{kolom}" = %s' for kolom in waar)
    opdracht = f'SELECT {kolommen} FROM "{model._meta.db_table}" WHERE {eis} FOR NO KEY UPDATE'  # noqa: S608  # names from code
    return opdracht, tuple(getattr(v, "from_db_value", None) for v in velden), [v.attname for v in velden]


def _plek(veld: Any) -> str:
    """Return the placeholder of a value in a statement; for an array the placeholder includes its type."""
    return str(veld.get_placeholder(None, None, connection)) if hasattr(veld, "get_placeholder") else "%s"


class _Veld:
    """Takes the value of one column from a row and converts it for the database."""

    __slots__ = ("attname", "kaal", "vooraf", "zet_om")

    def __init__(self, veld: Any) -> None:
        doel = veld.target_field if veld.is_relation else veld
        self.attname: str = veld.attname
        self.kaal = _KAAL.get(type(doel))
        self.vooraf = (
            veld.pre_save
            if getattr(veld, "auto_now", False) or getattr(veld, "auto_now_add", False)
            else None
        )
        self.zet_om = veld.get_db_prep_save


def _waarden(rij: models.Model, velden: Sequence[_Veld], *, nieuw: bool = False) -> list[Any]:
    uit, verbinding = [], connections[DEFAULT_DB_ALIAS]
    for veld in velden:
        waarde = veld.vooraf(rij, add=nieuw) if veld.vooraf else getattr(rij, veld.attname)
        if waarde is not None and type(waarde) is not veld.kaal:
            waarde = veld.zet_om(waarde, verbinding)
        uit.append(waarde)
    return uit
