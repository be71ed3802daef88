"""Rows of a model as lines of COPY: what is the same in all of them is written out once."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from psycopg import Binary
from psycopg.types.json import Json, Jsonb

NIETS = r"\N"


def tekst(waarde: Any) -> str:
    """A prepared value in the text format of COPY."""
    if isinstance(waarde, Binary):
        waarde = waarde.obj
    if waarde is None:
        return NIETS
    if isinstance(waarde, bool):
        return "t" if waarde else "f"
    if isinstance(waarde, (bytes, memoryview)):
        return r"\\x" + bytes(waarde).hex()
    if isinstance(waarde, (Json, Jsonb)):
        waarde = json.dumps(waarde.obj)
    elif isinstance(waarde, (dt.date, dt.datetime)):
        return waarde.isoformat()
    return str(waarde).replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")


def veldtekst(model: type[models.Model], veld: str, waarde: Any) -> str:
    """``waarde`` as field ``veld`` would store it, encrypted when that field is."""
    return tekst(model._meta.get_field(veld).get_db_prep_save(waarde, connection))  # type: ignore[union-attr]


class Sjabloon:
    """Makes lines for ``model``: ``wissel`` are the columns that differ, in the order in which ``regel`` gets them as text."""

    def __init__(self, model: type[models.Model], wissel: Sequence[str], **vast: Any) -> None:
        rij, velden = model(**vast), {v.attname: v for v in model._meta.concrete_fields}
        rest = [naam for naam in velden if naam not in wissel]
        kolommen = ", ".join(velden[naam].column for naam in (*wissel, *rest))  # none of our columns needs quotes
        self.doel = f"COPY {model._meta.db_table} ({kolommen}) FROM STDIN"
        waarden = [tekst(velden[naam].get_db_prep_save(getattr(rij, naam), connection)) for naam in rest]
        self._staart = "".join(f"\t{w}" for w in waarden) + "\n"

    def regel(self, *wissel: str) -> str:
        return "\t".join(wissel) + self._staart


class Vat:
    """Collects lines per table; ``giet`` copies them, tables in the order in which they came up."""

    def __init__(self) -> None:
        self._regels: defaultdict[str, list[str]] = defaultdict(list)
        self.aantal = self.wachtend = 0

    def doe(self, sjabloon: Sjabloon, *wissel: str) -> None:
        self._regels[sjabloon.doel].append(sjabloon.regel(*wissel))
        self.wachtend += 1

    def giet(self) -> None:
        """Into the database, in the transaction that is open."""
        with connection.cursor() as cursor:
            for doel, regels in self._regels.items():
                with cursor.copy(doel) as stroom:
                    stroom.write("".join(regels))
                self.aantal += len(regels)
        self._regels.clear()
        self.wachtend = 0
