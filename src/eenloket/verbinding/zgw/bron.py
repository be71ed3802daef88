"""A resource: one description that defines how the resource is read, listed, filtered, written and notified.

Each API is a folder with a module per resource. Such a module holds one ``Bron`` and the functions that call
the room.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Model

from .velden import AlleenSchrijven, Berekend, Veld, Waarden, adres

if TYPE_CHECKING:
    from .aanroep import Aanroep


@dataclass(frozen=True, slots=True)
class Toegang:
    """How the rights on a row are found: its organisation, type and level, as SQL over ``{t}`` and the tables
    of ``join``.

    ``soort`` None: only the organisation counts, as with catalogues. ``elders`` is the address of a type in
    another register, for rows whose type can be there. ``gereed`` is whether the row may be published, for
    applications that may read only such rows. ``los`` is the same join in a form that PostgreSQL can only
    execute row by row.
    """

    organisatie: str = "{t}.organisatie_id"
    soort: str | None = None
    niveau: str | None = None
    join: str = ""
    elders: str | None = None
    gereed: str | None = None
    los: str = ""


def via(
    tabel: str,
    kolom: str,
    *,
    soort: str | None = None,
    niveau: str | None = None,
    elders: str | None = None,
    gereed: str | None = None,
) -> Toegang:
    """Return the access to a row through the row of ``tabel`` that its column ``kolom`` refers to."""
    return Toegang(
        organisatie="{t}_h.organisatie_id",
        soort=f"{{t}}_h.{soort}" if soort else None,
        niveau=f"{{t}}_h.{niveau}" if niveau else None,
        join=f"JOIN {tabel} {{t}}_h ON {{t}}_h.id = {{t}}.{kolom}",
        elders=f"{{t}}_h.{elders}" if elders else None,
        gereed=f"{{t}}_h.{gereed}" if gereed else None,
        los=f"JOIN LATERAL (SELECT * FROM {tabel} z WHERE z.id = {{t}}.{kolom} OFFSET 0) {{t}}_h ON true",
    )


VIA_ZAAK = via("zaken_zaak", "zaak_id", soort="zaaktype_id", niveau="vertrouwelijkheidaanduiding")
VIA_DOCUMENT = via(
    "documenten_informatieobject",
    "informatieobject_id",
    soort="informatieobjecttype_id",
    niveau="vertrouwelijkheidaanduiding",
    gereed="is_gereed_voor_publicatie",
)


@dataclass(frozen=True, slots=True)
class Telling:
    """The number of rows is kept (``kern.tellingen``), per type, level and the given characteristics, as in
    ``tel_mee`` of the migration.

    ``kenmerken``: SQL over ``{t}`` as the filters write it → type, in the order of the migration. ``dagen``:
    columns with a day.
    """

    kenmerken: Mapping[str, str] = field(default_factory=dict)
    dagen: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Samen:
    """A group of filters about related rows: all filters of one call must be true for the same related row.
    ``vorm`` holds ``{waar}`` for them.
    """

    vorm: str


Lezer = Callable[[str, "Aanroep", str], Any]


@dataclass(frozen=True, slots=True)
class Filter:
    """A query parameter as an SQL condition. ``waar`` holds ``{t}`` for the row and one ``{w}`` for the
    value.

    ``lees`` converts the text to the value for PostgreSQL; it may raise OngeldigVerzoek. ``doel``: the value
    is the address of a resource; ``elders`` is then the condition for an address in another register.
    ``samen``: the condition is about a related row. ``gevallen`` are conditions per value, for when the
    planner must see the value.

    ``orde`` is the first column of the order when a list uses this filter and asks for no order. The list is
    then read in the order of the index that finds its rows, no further than the page, whatever number of rows
    the planner expects. ``precies``: all rows that the filter selects have the same value in that column (see
    ``Filterwaarde.leidend``). ``op_maat``: the best plan differs per value, so PostgreSQL makes a plan for
    each value.
    """

    waar: str
    doel: str = ""
    lees: "Lezer | None" = None
    elders: str = ""
    samen: Samen | None = None
    gevallen: Mapping[Any, str] = field(default_factory=dict)
    orde: str = ""
    precies: bool = False
    op_maat: bool = False


def precies(
    kolom: str, *, deels: bool = False, doel: str = "", lees: Lezer | None = None, elders: str = ""
) -> Filter:
    """Return a filter for equality on a column with an index (column, -id); ``deels``: the index has only
    rows with a text that isn't empty.
    """
    gelijk = f"{kolom} = {{w}} AND {kolom} <> ''" if deels else f"{kolom} = {{w}}"
    return Filter(gelijk, doel=doel, lees=lees, elders=elders, orde=kolom, precies=True)


def gevuld(kolom: str) -> str:
    """Return the condition that a column has the value, and isn't empty.

    The second part lets PostgreSQL use an index of filled rows for every value.
    """
    return f"{kolom} = {{w}} AND {kolom} <> ''"


@dataclass(frozen=True, slots=True)
class Uitbreiding:
    """An ``expand``: rows of another resource beside a reference. ``waar`` relates ``{k}`` (the other
    resource) to ``{t}`` (this resource).

    ``weg``: a missing single row is left out, where the contract has no empty object for it.
    """

    bron: str
    waar: str
    enkel: bool = True
    weg: bool = False


@dataclass(frozen=True, slots=True)
class Acties:
    """The changes that a resource allows; None means that the contract has no such operation.

    ``maak`` gets a row that isn't saved and the body, and returns the saved row. ``wijzig`` gets the id and
    the new values of columns.
    """

    maak: "Callable[[Aanroep, Any, dict[str, Any]], Model] | None" = None
    wijzig: "Callable[[Aanroep, uuid.UUID, Waarden, dict[str, Any]], Model] | None" = None
    verwijder: "Callable[[Aanroep, uuid.UUID], None] | None" = None


@dataclass(frozen=True)
class Bron:
    """One resource. ``naam`` is its name in notifications and audit trail ("zaak"), ``pad`` its path below
    the API ("zaken").

    ``ouders`` maps a name in the path to the column that it fixes, for a resource below another one.
    ``telling`` says that the number of rows is kept, and for which filters.
    """

    api: str
    naam: str
    pad: str
    model: type[Model]
    velden: Sequence[Veld]
    toegang: Toegang = Toegang()
    filters: Mapping[str, Filter] = field(default_factory=dict)
    volgorde: str = "{t}.id DESC"
    sorteer: Mapping[str, str] = field(default_factory=dict)
    uitbreidingen: Mapping[str, Uitbreiding] = field(default_factory=dict)
    acties: Acties = Acties()
    ouders: Mapping[str, str] = field(default_factory=dict)
    telling: Telling | None = None
    bladzijden: bool = True
    per_bladzijde: int = 100
    diepte: int = 0
    """The number of levels that ``expand`` follows; deeper parts of a path are ignored. 0: a path with more
    than five levels is refused.
    """
    standaard: Mapping[str, str] = field(default_factory=dict)
    """Filters that apply when a list doesn't give them."""
    versie: Callable[[], int] | None = None
    """Reads a number that changes with all data of the answers; answers are then cached. Not for resources
    whose answer depends on rights.
    """
    van: str = ""
    """SQL that replaces the name of the table, for a row that comes from several tables."""

    @property
    def tabel(self) -> str:
        """The table or SQL from which rows are selected."""
        return self.van or self.model._meta.db_table

    @property
    def doel(self) -> str:
        """The name of this resource in references: "api/pad"."""
        return f"{self.api}/{self.pad}"

    def alle_velden(self) -> Sequence[Veld]:
        """Return the fields that are read, with the address of the row itself filled in."""
        return [
            replace(v, sql=adres(self.doel, "{t}.id"))
            if isinstance(v, Berekend) and v.naam == "url" and not v.sql
            else v
            for v in self.velden
            if not isinstance(v, AlleenSchrijven)
        ]

    def naar_kolommen(self, lichaam: Mapping[str, Any], aanroep: "Aanroep", pad: str = "") -> Waarden:
        """Return the values of columns that a body gives; missing fields are left out. ``pad`` is the place
        of the body ("zaak."), for errors.
        """
        uit: Waarden = {}
        for veld in self.velden:
            if veld.schrijf and veld.naam in lichaam:
                uit.update(veld.kolommen(lichaam[veld.naam], aanroep, pad + veld.naam))
        return uit


BRONNEN: dict[str, Bron] = {}
"""The resources by "api/naam"."""


def bron(api: str, naam: str) -> Bron:
    """Return the resource with that name.

    Raises: KeyError.
    """
    return BRONNEN[f"{api}/{naam}"]


def registreer(nieuw: Bron) -> Bron:
    """Register a resource and return it."""
    BRONNEN[f"{nieuw.api}/{nieuw.naam}"] = nieuw
    return nieuw
