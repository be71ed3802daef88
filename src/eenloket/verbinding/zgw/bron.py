"""A resource: one description from which its reading, listing, filtering, writing and notifying follow.

Each API is a folder with a module per resource; a module holds one ``Bron`` and the functions that call the room's acties.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Model

from .velden import AlleenSchrijven, Berekend, Veld, Waarden, adres

if TYPE_CHECKING:
    from .vraag import Vraag


@dataclass(frozen=True, slots=True)
class Toegang:
    """How a row is reached: whose it is, and of which type and level, as SQL over ``{t}`` and what ``join`` adds.

    ``soort`` None: the organisation alone decides, as with catalogues. ``elders`` is the address of a type in another register, for
    rows whose type can be there. ``gereed`` tells whether it may be published, for applications that read nothing else. ``los`` is
    ``join`` as PostgreSQL can only do it row by row.
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
    """Reached as the row of ``tabel`` that ``kolom`` points to."""
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
    """That the number of rows is kept, per type and level and by what else: as ``tel_mee`` in the migration of its table.

    ``kenmerken``: SQL over ``{t}`` as filters write it → type, in the order of the migration; ``dagen``: columns with a day.
    """

    kenmerken: Mapping[str, str] = field(default_factory=dict)
    dagen: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Samen:
    """Filters about related rows: those of one question hold for one and the same row. ``vorm`` holds ``{waar}`` for all of them."""

    vorm: str


Lezer = Callable[[str, "Vraag", str], Any]


@dataclass(frozen=True, slots=True)
class Filter:
    """A query parameter as a condition. ``waar`` holds ``{t}`` and one ``{w}`` for the value.

    ``lees`` turns the text into what PostgreSQL gets; it may raise OngeldigVerzoek. ``doel``: the value is the address of a resource;
    ``elders`` is then the condition for one in another register. ``samen``: it is about a related row. ``gevallen`` are conditions per value,
    where the planner must see which it is. ``orde``: what a list is ordered by first when it is asked for this and for no order, so that it is
    read in the order of the index that finds it, a page and no more, whatever the planner expects of the value; ``precies``: all its rows are
    equal in that (see ``Filterwaarde.leidend``). ``op_maat``: the best plan differs by value, so it is planned anew for each.
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
    """That a column with an index (column, -id) is the value; ``deels``: the index is of rows where that text isn't empty."""
    gelijk = f"{kolom} = {{w}} AND {kolom} <> ''" if deels else f"{kolom} = {{w}}"
    return Filter(gelijk, doel=doel, lees=lees, elders=elders, orde=kolom, precies=True)


def gevuld(kolom: str) -> str:
    """The condition that a text is the value, which isn't empty: said twice, so that an index of what is filled serves every value."""
    return f"{kolom} = {{w}} AND {kolom} <> ''"


@dataclass(frozen=True, slots=True)
class Uitbreiding:
    """What ``expand`` puts beside a reference: rows of another resource. ``waar`` relates ``{k}`` (theirs) to ``{t}`` (ours).

    ``weg``: a single one that isn't there is left out, where the contract has no empty object for it.
    """

    bron: str
    waar: str
    enkel: bool = True
    weg: bool = False


@dataclass(frozen=True, slots=True)
class Acties:
    """What may be done besides reading; absent means the contract has no such operation.

    ``maak`` gets a row that isn't saved yet and the body, and gives the saved one. ``wijzig`` gets the id and the new values of columns.
    """

    maak: "Callable[[Vraag, Any, dict[str, Any]], Model] | None" = None
    wijzig: "Callable[[Vraag, uuid.UUID, Waarden, dict[str, Any]], Model] | None" = None
    verwijder: "Callable[[Vraag, uuid.UUID], None] | None" = None


@dataclass(frozen=True)
class Bron:
    """One resource. ``naam`` is its name in notifications and trail ("zaak"), ``pad`` its place below the API ("zaken").

    ``ouders`` maps a name in the path to the column it fixes, for resources below another. ``telling`` says that its number
    of rows is kept, and for which filters. ``hoofd`` is the resource under which it is audited and notified.
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
    """``expand`` is followed so many levels, and what goes deeper is cut off there; 0: it is refused at the sixth."""
    standaard: Mapping[str, str] = field(default_factory=dict)
    """Filters that hold when a list isn't asked for them."""
    versie: Callable[[], int] | None = None
    """Reads a number that changes with everything that answers are made of: they are then remembered. Not for what rights decide about."""
    van: str = ""
    """SQL instead of the table's name, when the row is made of more than one."""

    @property
    def tabel(self) -> str:
        """What is selected from."""
        return self.van or self.model._meta.db_table

    @property
    def doel(self) -> str:
        """How a reference names it."""
        return f"{self.api}/{self.pad}"

    def alle_velden(self) -> Sequence[Veld]:
        """The fields with the address of the row itself filled in."""
        return [
            replace(v, sql=adres(self.doel, "{t}.id"))
            if isinstance(v, Berekend) and v.naam == "url" and not v.sql
            else v
            for v in self.velden
            if not isinstance(v, AlleenSchrijven)
        ]

    def naar_kolommen(self, lichaam: Mapping[str, Any], vraag: "Vraag", pad: str = "") -> Waarden:
        """Values of columns that a body gives; what it leaves out isn't in there. ``pad`` is where it stands ("zaak."), for errors."""
        uit: Waarden = {}
        for veld in self.velden:
            if veld.schrijf and veld.naam in lichaam:
                uit.update(veld.kolommen(lichaam[veld.naam], vraag, pad + veld.naam))
        return uit


BRONNEN: dict[str, Bron] = {}
"""By "api/naam"."""


def bron(api: str, naam: str) -> Bron:
    """The resource of that name. Raises: KeyError."""
    return BRONNEN[f"{api}/{naam}"]


def registreer(nieuw: Bron) -> Bron:
    """Make a resource known; gives it back."""
    BRONNEN[f"{nieuw.api}/{nieuw.naam}"] = nieuw
    return nieuw
