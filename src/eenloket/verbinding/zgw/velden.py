"""Fields of resources: how each is read in SQL, and which column a value in a body goes to.

``{t}`` in SQL stands for the row's alias; ``%(basis)s`` is the address at which we are asked. Types, lengths and closed sets are
the contract's affair, not repeated here.
"""

import datetime as dt
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.utils.dateparse import parse_datetime

from eenloket.kern.vertrouwelijkheid import WOORDEN, Vertrouwelijkheid

from .fouten import veldfout

Waarden = dict[str, Any]


class Vertaler(Protocol):
    """Turns the address of a resource into its id here; None and the address itself when it is elsewhere."""

    def verwijs(self, url: str, doel: str, naam: str) -> tuple[uuid.UUID | None, str]:
        """Raises: OngeldigVerzoek for an address of nobody we know, or of another sort of thing."""


def slang(naam: str) -> str:
    """``einddatumGepland`` → ``einddatum_gepland``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", naam).lower()


def sql_tekst(waarde: str) -> str:
    """A literal of our own code in SQL."""
    return "'" + waarde.replace("'", "''").replace("%", "%%") + "'"


@dataclass(frozen=True)
class Veld:
    """A column as it is. ``leeg``: NULL is read as ''; ``None`` is written as ''. Not ``schrijf``: only the server sets it."""

    naam: str
    kolom: str = ""
    schrijf: bool = True
    leeg: bool = False

    @property
    def attribuut(self) -> str:
        """Name of the column."""
        return self.kolom or slang(self.naam)

    def lees(self, t: str) -> str:
        """SQL of the value, for a row called ``t``."""
        return f'{t}."{self.attribuut}"' if not self.leeg else f"coalesce({t}.\"{self.attribuut}\", '')"

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        """Column and value, as Python has it; ``pad`` is where the field stands in the body."""
        yield self.attribuut, ("" if waarde is None and self.leeg else self._python(waarde, pad))

    def _python(self, waarde: Any, pad: str) -> Any:
        return waarde


def lees_dag(tekst: str, pad: str) -> dt.date:
    """A day of our calendar; the contract's form also holds years that it doesn't have. Raises: OngeldigVerzoek."""
    try:
        return dt.date.fromisoformat(tekst)
    except ValueError:
        raise veldfout(pad, "invalid", "Geef een geldige datum op (jjjj-mm-dd).") from None


@dataclass(frozen=True)
class Datum(Veld):
    """A day."""

    def _python(self, waarde: Any, pad: str) -> Any:
        return lees_dag(waarde, pad) if waarde else None


@dataclass(frozen=True)
class Moment(Veld):
    """A moment; without a zone it is taken as UTC."""

    def _python(self, waarde: Any, pad: str) -> Any:
        if not waarde:
            return None
        try:
            moment = parse_datetime(waarde)
        except ValueError:
            moment = None
        if moment is None:
            raise veldfout(pad, "invalid", "Geef een geldig tijdstip op (ISO 8601).")
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class Niveau(Veld):
    """A level of confidentiality: a number here, a word outside. Absent or empty stays out, so that it can be derived."""

    def lees(self, t: str) -> str:
        woorden = ",".join(sql_tekst(n) for n in WOORDEN)
        return f'(ARRAY[{woorden}])[{t}."{self.attribuut}"]'

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        if waarde:
            yield self.attribuut, Vertrouwelijkheid.van(waarde)


@dataclass(frozen=True)
class Verwijzing(Veld):
    """A reference to another resource. ``doel`` is "api/pad" ("catalogi/zaaktypen"); ``elders`` the column with an address elsewhere.

    ``leeg``: without one it is read as ''.
    """

    doel: str = ""
    elders: str = ""

    @property
    def attribuut(self) -> str:
        return self.kolom or f"{slang(self.naam)}_id"

    def lees(self, t: str) -> str:
        eigen = adres(self.doel, f'{t}."{self.attribuut}"')
        if self.elders:
            eigen = f"coalesce({eigen}, nullif({t}.\"{self.elders}\", ''))"
        return f"coalesce({eigen}, '')" if self.leeg else eigen

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        id_, url = vertaler.verwijs(waarde, self.doel, pad) if waarde else (None, "")
        if url and not self.elders:
            raise veldfout(pad, "bad-url", "Deze verwijzing kan niet naar een ander register zijn.")
        yield self.attribuut, id_
        if self.elders:
            yield self.elders, url


@dataclass(frozen=True)
class Berekend(Veld):
    """Only read: any SQL."""

    sql: str = ""

    def lees(self, t: str) -> str:
        return self.sql.replace("{t}", t)

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        return iter(())


@dataclass(frozen=True)
class AlleenSchrijven(Veld):
    """Accepted and never shown: a secret."""


@dataclass(frozen=True)
class Apart(Veld):
    """Read by ``sql``; written by the resource's own function, which finds the value in the body."""

    sql: str = ""

    def lees(self, t: str) -> str:
        return self.sql.replace("{t}", t) if self.sql else super().lees(t)

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        return iter(())


@dataclass(frozen=True)
class Groep(Veld):
    """A nested object over columns of the same row. ``mits``: SQL without which it is null; null in a body empties the columns."""

    velden: Sequence[Veld] = field(default_factory=tuple)
    mits: str = ""
    leeg_is: Mapping[str, Any] = field(default_factory=dict)
    """What the columns become when the body says null."""

    def lees(self, t: str) -> str:
        delen = ", ".join(f"{sql_tekst(v.naam)}, {v.lees(t)}" for v in self.velden)
        bouw = f"json_build_object({delen})"
        return f"CASE WHEN {self.mits.replace('{t}', t)} THEN {bouw} END" if self.mits else bouw

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        if waarde is None:
            yield from self.leeg_is.items()
            return
        for veld in self.velden:
            if veld.schrijf and veld.naam in waarde:
                yield from veld.kolommen(waarde[veld.naam], vertaler, f"{pad}.{veld.naam}")


def adres(doel: str, id_sql: str) -> str:
    """SQL of a resource's address; NULL when the id is."""
    api, _, pad = doel.partition("/")
    return f"%(basis)s::text || '/{api}/api/v1/{pad}/' || {id_sql}"


def adressen(doel: str, bron: str, id_sql: str, waar: str, orde: str = "") -> str:
    """SQL of a list of addresses: ``id_sql`` of the rows of ``bron`` for which ``waar`` holds."""
    return f"ARRAY(SELECT {adres(doel, id_sql)} FROM {bron} WHERE {waar} ORDER BY {orde or id_sql})"


EIGEN = (Berekend("url", schrijf=False), Berekend("uuid", schrijf=False, sql="{t}.id"))
"""Stands for the two fields that every resource begins with; ``Bron`` fills in the address."""
