"""Rows of a model as lines of COPY: what is the same in all of them is written out once."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier
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
    elif isinstance(waarde, list):  # an array of numbers: the only one that our columns have
        waarde = "{" + ",".join(map(str, waarde)) + "}"
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
        kolommen = ", ".join(
            str(velden[naam].column) for naam in (*wissel, *rest)
        )  # none of our columns needs quotes
        self.doel = f"COPY {model._meta.db_table} ({kolommen}) FROM STDIN"
        waarden = [tekst(velden[naam].get_db_prep_save(getattr(rij, naam), connection)) for naam in rest]
        self._staart = "".join(f"\t{w}" for w in waarden) + "\n"

    def regel(self, *wissel: str) -> str:
        return "\t".join(wissel) + self._staart


class Vat:
    """Collects lines per table; ``giet`` has them copied, each table in a connection of its own of the two that work at it.

    While they work the next lines are made. Triggers (audit, foreign keys) don't run: only the owner may do that. What was poured
    stays when a later batch fails.
    """

    def __init__(self) -> None:
        self._regels: defaultdict[str, list[str]] = defaultdict(list)
        self._gieters = ThreadPoolExecutor(2, initializer=_maak_snel)
        self._bezig: list[Future[None]] = []
        self.aantal = self.wachtend = 0

    def doe(self, sjabloon: Sjabloon, *wissel: str) -> None:
        self._regels[sjabloon.doel].append(sjabloon.regel(*wissel))
        self.wachtend += 1

    def giet(self) -> None:
        """Hand over what is collected, when the batch before is in the database."""
        self._wacht()
        op_grootte = sorted(self._regels.items(), key=lambda paar: -len(paar[1]))
        self._bezig = [self._gieters.submit(_kopieer, doel, regels) for doel, regels in op_grootte]
        self.aantal += self.wachtend
        self.wachtend, self._regels = 0, defaultdict(list)

    def sluit(self) -> None:
        """Until everything is in the database. Raises: django.db.Error of what couldn't be copied."""
        self.giet()
        self._wacht()
        samen = Barrier(2)  # a connection is of its thread: each must close its own
        for _ in range(2):
            self._gieters.submit(_sluit, samen)
        self._gieters.shutdown()

    def _wacht(self) -> None:
        for taak in self._bezig:
            taak.result()


def _maak_snel() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica; SET synchronous_commit = off")


def _kopieer(doel: str, regels: list[str]) -> None:
    with connection.cursor() as cursor, cursor.copy(doel) as stroom:
        stroom.write("".join(regels))


def _sluit(samen: Barrier) -> None:
    connection.close()
    samen.wait()
