# ruff: noqa: S608 - names of tables and columns come from our own models, values go as parameters
"""Key rotation: encrypt all encrypted data in the database again with the newest key.

Each table is processed by primary key in batches; each batch is a separate transaction. So the rotation may
be stopped at any moment and started again; rows with the newest key are skipped. The counter stays open
meanwhile.
"""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.backends.utils import CursorWrapper

from ..actoren import systeem
from ..handelingen import handeling
from ..velden import VersleuteldVeld
from . import kluis
from .models import Persoonssleutel

Voortgang = Callable[[str, int], None]
Sleutel = uuid.UUID | int | str | None


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with encrypted columns: column → the name from which its key is derived."""

    naam: str
    sleutel: str
    soort: str
    kolommen: dict[str, str]


def tabellen() -> Iterator[Tabel]:
    """Yield every table with encrypted data."""
    yield _tabel(Persoonssleutel, {"nummer": "nummer"})
    for model in apps.get_models():
        velden = [
            v for v in model._meta.concrete_fields if isinstance(v, VersleuteldVeld) and v.model is model
        ]
        if velden:
            yield _tabel(model, {str(v.column): v.sleutelnaam for v in velden})


def _tabel(model: type[models.Model], kolommen: dict[str, str]) -> Tabel:
    pk = model._meta.pk
    return Tabel(model._meta.db_table, str(pk.column), str(pk.rel_db_type(connection)), kolommen)


def draai_alles(*, stapel: int = 500, voortgang: Voortgang = lambda tabel, aantal: None) -> int:
    """Encrypt all data with an older key again; return the number of changed rows.

    ``voortgang(table, rows so far)`` is called after each batch.
    """
    totaal = 0
    for tabel in tabellen():
        aantal = 0
        vanaf: Sleutel = None
        while True:
            gedaan, vanaf = _stapel(tabel, vanaf, stapel)
            aantal += gedaan
            if gedaan:
                voortgang(tabel.naam, aantal)
            if vanaf is None:
                break
        totaal += aantal
    return totaal


def _oud(tabel: Tabel) -> str:
    """Return the SQL condition that one of the columns has another key version than the newest (its first
    byte).
    """
    return " OR ".join(f'get_byte("{kolom}", 0) <> %(actief)s' for kolom in tabel.kolommen)


def _stapel(tabel: Tabel, vanaf: Sleutel, stapel: int) -> tuple[int, Sleutel]:
    """Process one batch after primary key ``vanaf``; return the number of rows, and the last key (None at the
    end of the table).
    """
    kolommen = ", ".join(f'"{naam}"' for naam in tabel.kolommen)
    verder = f'"{tabel.sleutel}" > %(vanaf)s AND ' if vanaf is not None else ""
    with handeling(systeem("sleutels"), "sleutels.draaien"), connection.cursor() as cursor:
        cursor.execute(
            f'SELECT "{tabel.sleutel}", {kolommen} FROM "{tabel.naam}" WHERE {verder}({_oud(tabel)})'
            f' ORDER BY "{tabel.sleutel}" LIMIT %(stapel)s FOR UPDATE',
            {"actief": settings.SLEUTELS["actief"], "vanaf": vanaf, "stapel": stapel},
        )
        rijen = cursor.fetchall()
        if rijen:
            _schrijf(cursor, tabel, rijen)
    return len(rijen), rijen[-1][0] if len(rijen) == stapel else None


def _schrijf(cursor: CursorWrapper, tabel: Tabel, rijen: list[tuple[Any, ...]]) -> None:
    """Write the whole batch with one statement, so that one trigger call writes the lines of the audit trail."""
    zet = [f'"{kolom}" = v.k{i}' for i, kolom in enumerate(tabel.kolommen)]
    if tabel.naam == Persoonssleutel._meta.db_table:
        zet.append(f"sleutelversie = {int(settings.SLEUTELS['actief'])}")
    stukken = ", ".join(["%s::bytea[]"] * len(tabel.kolommen))
    namen = ", ".join(f"k{i}" for i in range(len(tabel.kolommen)))
    cursor.execute(
        f'UPDATE "{tabel.naam}" t SET {", ".join(zet)} FROM unnest(%s::{tabel.soort}[], {stukken}) AS v (sleutel, {namen})'
        f' WHERE t."{tabel.sleutel}" = v.sleutel',
        [
            [rij[0] for rij in rijen],
            *(
                [_opnieuw(rij[i], gebruik) for rij in rijen]
                for i, gebruik in enumerate(tabel.kolommen.values(), 1)
            ),
        ],
    )


def _opnieuw(waarde: memoryview | bytes | None, gebruik: str) -> bytes | None:
    return None if waarde is None else kluis.versleutel(kluis.ontsleutel(bytes(waarde), gebruik), gebruik)


def versies_in_gebruik() -> dict[int, int]:
    """Return key version → number of values with that version. A version that isn't in the result may be
    removed from ``SLEUTELS``.

    Cost: reads every table.
    """
    telling: dict[int, int] = {}
    with connection.cursor() as cursor:
        for tabel in tabellen():
            for kolom in tabel.kolommen:
                cursor.execute(
                    f'SELECT get_byte("{kolom}", 0), count(*) FROM "{tabel.naam}" WHERE "{kolom}" IS NOT NULL GROUP BY 1'
                )
                for versie, aantal in cursor.fetchall():
                    telling[versie] = telling.get(versie, 0) + aantal
    return telling
