"""Fields of resources: how SQL reads a field, and to which column its value in a body is written.

In SQL ``{t}`` stands for the alias of the row, and ``%(basis)s`` for the address at which the client called
us. The contract defines types, lengths and closed sets; this module doesn't repeat them.
"""

import datetime as dt
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn, Protocol

from django.utils.dateparse import parse_datetime

from eenloket.kern.vertrouwelijkheid import WOORDEN, Vertrouwelijkheid

from .fouten import veldfout

Waarden = dict[str, Any]


class Vertaler(Protocol):
    """Resolves the address of a resource to its id."""

    def verwijs(self, url: str, doel: str, naam: str) -> tuple[uuid.UUID | None, str]:
        """Return the id of one of our resources and ""; or None and the address, for a resource in another
        register.

        Raises: OngeldigVerzoek for an address in an unknown register, or of another kind of resource.
        """

    def weiger_elders(self, url: str, doel: str, naam: str) -> NoReturn:
        """Refuse the address of a resource in a known register, for a field that names only ours.

        Raises: OngeldigVerzoek.
        """


def slang(naam: str) -> str:
    """Return the name in snake case: ``einddatumGepland`` → ``einddatum_gepland``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", naam).lower()


def sql_tekst(waarde: str) -> str:
    """Return a text of our own code as an SQL literal."""
    return "'" + waarde.replace("'", "''").replace("%", "%%") + "'"


@dataclass(frozen=True)
class Veld:
    """A field that is a column without conversion.

    ``leeg``: NULL is read as '', and ``None`` is written as ''. ``schrijf=False``: only the server sets this
    field.
    """

    naam: str
    kolom: str = ""
    schrijf: bool = True
    leeg: bool = False

    @property
    def attribuut(self) -> str:
        """Name of the column."""
        return self.kolom or slang(self.naam)

    def lees(self, t: str) -> str:
        """Return the SQL of the value, for a row with alias ``t``."""
        return f'{t}."{self.attribuut}"' if not self.leeg else f"coalesce({t}.\"{self.attribuut}\", '')"

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        """Yield column and Python value; ``pad`` is the place of the field in the body."""
        yield self.attribuut, ("" if waarde is None and self.leeg else self._python(waarde, pad))

    def _python(self, waarde: Any, pad: str) -> Any:
        return waarde


def lees_dag(tekst: str, pad: str) -> dt.date:
    """Return the day in ``tekst``. The form in the contract also allows years that the calendar doesn't have.

    Raises: OngeldigVerzoek.
    """
    try:
        return dt.date.fromisoformat(tekst)
    except ValueError:
        raise veldfout(pad, "invalid", "Geef een geldige datum op (jjjj-mm-dd).") from None


@dataclass(frozen=True)
class Datum(Veld):
    """A field with a day."""

    def _python(self, waarde: Any, pad: str) -> Any:
        return lees_dag(waarde, pad) if waarde else None


@dataclass(frozen=True)
class Moment(Veld):
    """A field with a moment; a moment without time zone is UTC."""

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
    """A field with a level of confidentiality: a number in the column, a word in the API.

    A missing or empty value is not written, so that the level can be derived.
    """

    def lees(self, t: str) -> str:
        woorden = ",".join(sql_tekst(n) for n in WOORDEN)
        return f'(ARRAY[{woorden}])[{t}."{self.attribuut}"]'

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        if waarde:
            yield self.attribuut, Vertrouwelijkheid.van(waarde)


@dataclass(frozen=True)
class Verwijzing(Veld):
    """A reference to another resource. ``doel`` is "api/pad" ("catalogi/zaaktypen").

    ``elders`` is the column for an address in another register. ``leeg``: a missing reference is read as ''.
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
            vertaler.weiger_elders(url, self.doel, pad)
        yield self.attribuut, id_
        if self.elders:
            yield self.elders, url


@dataclass(frozen=True)
class Berekend(Veld):
    """A field that is only read, with any SQL."""

    sql: str = ""

    def lees(self, t: str) -> str:
        return self.sql.replace("{t}", t)

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        return iter(())


@dataclass(frozen=True)
class AlleenSchrijven(Veld):
    """A field that is accepted and never shown: a secret."""


@dataclass(frozen=True)
class Apart(Veld):
    """A field that ``sql`` reads; the function of the resource takes its value from the body and writes it."""

    sql: str = ""

    def lees(self, t: str) -> str:
        return self.sql.replace("{t}", t) if self.sql else super().lees(t)

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        return iter(())


@dataclass(frozen=True)
class Groep(Veld):
    """A nested object of columns of the same row. ``mits`` is an SQL condition; when it is false the object
    is null.
    """

    velden: Sequence[Veld] = field(default_factory=tuple)
    mits: str = ""
    leeg_is: Mapping[str, Any] = field(default_factory=dict)
    """The values of the columns when the body gives null."""

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
    """Return the SQL of a resource's address; NULL when the id is NULL."""
    api, _, pad = doel.partition("/")
    return f"%(basis)s::text || '/{api}/api/v1/{pad}/' || {id_sql}"


def adressen(doel: str, bron: str, id_sql: str, waar: str, orde: str = "") -> str:
    """Return the SQL of a list of addresses: ``id_sql`` of the rows of ``bron`` that meet ``waar``."""
    return f"ARRAY(SELECT {adres(doel, id_sql)} FROM {bron} WHERE {waar} ORDER BY {orde or id_sql})"


EIGEN = (Berekend("url", schrijf=False), Berekend("uuid", schrijf=False, sql="{t}.id"))
"""The two fields with which every resource begins; ``Bron`` fills in the address."""
