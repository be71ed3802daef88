"""Shared parts of the resources of the catalogue: periods, parts of a case type, references by name, and
which version an address means.

In our tables a version is valid until the day before ``einde_geldigheid``; in the standard
``eindeGeldigheid`` is the last valid day. This module converts between the two.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpResponse

from eenloket.kern.termijnen import Duur
from eenloket.midoffice.aanbod.api import catalogus

from .. import filters
from ..aanroep import Aanroep
from ..bron import Acties, Bron, Filter, Uitbreiding, via
from ..diensten import andere_soort, dienst_van, haal_verwijzing
from ..fouten import OngeldigVerzoek, Veldfout, veldfout
from ..lezen import lees_een
from ..models import Apisoort
from ..operaties import antwoord
from ..velden import Apart, Berekend, Datum, Veld, Vertaler, Verwijzing, Waarden, adres, lees_dag

VIA_ZAAKTYPE = via("aanbod_zaaktype", "zaaktype_id")
"""The access to a part through its case type, which has the alias ``{t}_h`` in SQL."""
_DAG = dt.timedelta(days=1)


def geldig(v: str) -> str:
    """Return the SQL condition that version ``v`` is published and valid on the requested day (section on
    addresses in answers).
    """
    return (
        f"NOT {v}.concept AND {v}.begin_geldigheid <= %(dag)s"
        f" AND ({v}.einde_geldigheid IS NULL OR {v}.einde_geldigheid > %(dag)s)"
    )


def adressen_van(doel: str, ids: str) -> str:
    """Return the SQL of a list of addresses of the rows of ``ids``, a query with one column ``id``."""
    return f"ARRAY(SELECT {adres(doel, 'i.id')} FROM ({ids}) i ORDER BY i.id)"


def namen_van(namen: str) -> str:
    """Return the SQL of a list of the different names in column ``naam`` of the query ``namen``."""
    return f"ARRAY(SELECT DISTINCT i.naam FROM ({namen}) i ORDER BY 1)"


@dataclass(frozen=True)
class Einde(Datum):
    """The last valid day; the column holds the day after it. The last day of the calendar means "no end", as
    in other implementations.
    """

    def lees(self, t: str) -> str:
        return f'({t}."{self.attribuut}" - 1)'

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        dag = super()._python(waarde, pad)
        yield self.attribuut, dag + _DAG if dag and dag != dt.date.max else None


def na(dag: dt.date, pad: str) -> dt.date:
    """Return the day after ``dag``.

    Raises: OngeldigVerzoek when there is none.
    """
    if dag == dt.date.max:
        raise veldfout(pad, "invalid", "Deze datum ligt te ver weg.")
    return dag + _DAG


@dataclass(frozen=True)
class Termijn(Veld):
    """A duration in years, months, weeks and days, the units in which terms are counted."""

    def _python(self, waarde: Any, pad: str) -> Any:
        if not waarde:
            return None
        try:
            Duur.lees(waarde)
        except ValueError:
            raise veldfout(
                pad, "invalid", "Geef een duur op in jaren, maanden, weken of dagen (P1Y2M3D)."
            ) from None
        return waarde


def periode(tabel: str, sleutel: str) -> tuple[Veld, ...]:
    """Return the fields for the dates of a version; the dates of the object follow from all its published
    versions, unless they were given.
    """
    zelfde = (
        f"FROM {tabel} v WHERE v.catalogus_id = {{t}}.catalogus_id AND v.{sleutel} = {{t}}.{sleutel}"
        " AND NOT v.concept"
    )
    return (
        Datum("beginGeldigheid"),
        Einde("eindeGeldigheid"),
        _Objectdatum("beginObject", anders=f"(SELECT min(v.begin_geldigheid) {zelfde})"),
        _Objectdatum(
            "eindeObject",
            anders=f"(SELECT CASE WHEN bool_and(v.einde_geldigheid IS NOT NULL) THEN max(v.einde_geldigheid) - 1 END {zelfde})",
        ),
    )


@dataclass(frozen=True)
class _Objectdatum(Datum):
    """A date that was given, else the date that follows from the versions."""

    anders: str = ""

    def lees(self, t: str) -> str:
        return f'coalesce({t}."{self.attribuut}", {self.anders.replace("{t}", t)})'


DEEL: tuple[Veld, ...] = (
    Verwijzing("zaaktype", doel="catalogi/zaaktypen"),
    Berekend("zaaktypeIdentificatie", sql="{t}_h.identificatie"),
)
DEEL_PERIODE: tuple[Veld, ...] = (
    Apart("beginGeldigheid", sql="{t}_h.begin_geldigheid"),
    Berekend("eindeGeldigheid", sql="({t}_h.einde_geldigheid - 1)"),
    *(_Objectdatum(naam, anders=f"{{t}}_h.{kolom}") for naam, kolom in (("beginObject", "begin_object"), ("eindeObject", "einde_object"))),
)  # fmt: skip
"""A part is valid as long as its case type; a begin in a body must be equal to that of the case type."""
DEEL_CATALOGUS = adres("catalogi/catalogussen", "{t}_h.catalogus_id")


def _status(tekst: str, aanroep: Aanroep, naam: str) -> list[bool]:
    keuzes = {"alles": [True, False], "concept": [True], "definitief": [False]}
    if tekst not in keuzes:
        raise veldfout(naam, "invalid_choice", "Kies alles, concept of definitief.")
    return keuzes[tekst]


def _dag_na(tekst: str, aanroep: Aanroep, naam: str) -> dt.date:
    return na(filters.datum(tekst, aanroep, naam), naam)


DEFINITIEF = {"status": "definitief"}
"""Lists leave concepts out unless the client asks for them, as in every implementation."""


def versiefilters(v: str) -> dict[str, Filter]:
    """Return filters on version ``v``: published or not, and valid on a day."""
    op_dag = (
        f"{v}.begin_geldigheid <= {{w}} AND ({v}.einde_geldigheid IS NULL OR {v}.einde_geldigheid > {{w}})"
    )
    return {
        "status": Filter(f"{v}.concept = ANY({{w}})", lees=_status),
        "datumGeldigheid": Filter(op_dag, lees=filters.datum),
    }


DEELFILTERS: Mapping[str, Filter] = {
    "zaaktype": Filter("{t}.zaaktype_id = {w}", doel="catalogi/zaaktypen"),
    "zaaktypeIdentificatie": Filter("{t}_h.identificatie = {w}"),
    **versiefilters("{t}_h"),
}
BEGIN_IS = Filter("{t}_h.begin_geldigheid = {w}", lees=filters.datum)
EINDE_IS = Filter("{t}_h.einde_geldigheid = {w}", lees=_dag_na)
VAN_ZAAKTYPE: Mapping[str, Uitbreiding] = {
    "zaaktype": Uitbreiding("catalogi/zaaktype", "{k}.id = {t}.zaaktype_id"),
    "catalogus": Uitbreiding(
        "catalogi/catalogus",
        "{k}.id = (SELECT z.catalogus_id FROM aanbod_zaaktype z WHERE z.id = {t}.zaaktype_id)",
    ),
}


def begin_van(lichaam: Mapping[str, Any]) -> dt.date | None:
    """Return the begin that a body gives for a part; None when it gives none."""
    begin = lichaam.get("beginGeldigheid")
    return lees_dag(begin, "beginGeldigheid") if begin else None


def catalogus_van(lichaam: Mapping[str, Any], aanroep: Aanroep) -> uuid.UUID | None:
    """Return the catalogue that a body gives for a part; it must be that of the case type. None when the body
    gives none.

    Raises: OngeldigVerzoek.
    """
    url = lichaam.get("catalogus")
    if not url:
        return None
    id_, _elders = aanroep.verwijs(url, "catalogi/catalogussen", "catalogus")
    return id_ or uuid.UUID(int=0)


def aanduiding(waarde: str, doel: str, aanroep: Aanroep, naam: str) -> catalogus.Aanduiding:
    """Return the name of a type, or the id of a type whose address is ours.

    Raises: OngeldigVerzoek; a type in another register is in another catalogue (ztc-013).
    """
    if not waarde.startswith(("http://", "https://")):
        return waarde
    id_, _elders = aanroep.verwijs(waarde, doel, naam)
    if id_ is None:
        raise veldfout(
            "nonFieldErrors",
            "relations-incorrect-catalogus",
            "Gerelateerde typen moeten in dezelfde catalogus staan.",
        )
    return id_


def aanduidingen(
    lichaam: Mapping[str, Any], naam: str, doel: str, aanroep: Aanroep
) -> Sequence[catalogus.Aanduiding] | None:
    """Return the names and ids in a list of a body; None when the body doesn't have this list.

    Raises: OngeldigVerzoek.
    """
    if naam not in lichaam:
        return None
    return [aanduiding(waarde, doel, aanroep, naam) for waarde in lichaam[naam] if waarde]


def correctie(aanroep: Aanroep) -> bool:
    """Return whether the client may correct published types."""
    return aanroep.mag("catalogi.geforceerd-schrijven")


def geforceerd(aanroep: Aanroep) -> bool:
    """Return whether the client may delete published types."""
    return aanroep.mag("catalogi.geforceerd-verwijderen")


def deelvraag(
    lichaam: Mapping[str, Any], aanroep: Aanroep, *, met_catalogus: bool = False
) -> catalogus.Deelvraag:
    """What every act on a part of a case type is told beside its values.

    ``met_catalogus``: the standard lets a body name the catalogue of this part. Raises: OngeldigVerzoek.
    """
    return {
        "catalogus_id": catalogus_van(lichaam, aanroep) if met_catalogus else None,
        "begin": begin_van(lichaam),
        "correctie": correctie(aanroep),
        "door": aanroep.door,
    }


def verwijdering(model: type[Any]) -> Callable[[Aanroep, uuid.UUID], None]:
    """Removes a part of this model."""

    def verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
        catalogus.verwijder_deel(
            model, aanroep.organisatie_id, id_, geforceerd=geforceerd(aanroep), door=aanroep.door
        )

    return verwijder


def deelacties(model: type[Any]) -> Acties:
    """The acts on a part without rules of its own: a role type or a kind of object."""

    def maak(aanroep: Aanroep, rij: Any, lichaam: dict[str, Any]) -> Any:
        return catalogus.maak_deel(
            rij, aanroep.organisatie_id, **deelvraag(lichaam, aanroep, met_catalogus=True)
        )

    def wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Any:
        return catalogus.wijzig_deel(
            model, aanroep.organisatie_id, id_, waarden, **deelvraag(lichaam, aanroep, met_catalogus=True)
        )

    return Acties(maak=maak, wijzig=wijzig, verwijder=verwijdering(model))


def eis_selectielijst(lichaam: Mapping[str, Any], aanroep: Aanroep, *velden: str) -> None:
    """Check that these addresses are in a registered selection list.

    Raises: OngeldigVerzoek with ``bad-url``; ``invalid-resource`` for what another known register answers
    (ztc-001, ztc-002).
    """
    fouten: list[Veldfout] = []
    for veld in velden:
        if url := lichaam.get(veld):
            try:
                _eis_uit_selectielijst(url, veld, aanroep)
            except OngeldigVerzoek as fout:
                fouten += fout.fouten
    if fouten:
        raise OngeldigVerzoek(fouten)


def _eis_uit_selectielijst(url: str, veld: str, aanroep: Aanroep) -> None:
    dienst = dienst_van(url, aanroep.organisatie_id)
    if dienst is None:
        raise veldfout(veld, "bad-url", "Geef een geldige URL op van de selectielijst.")
    if dienst.soort != Apisoort.SELECTIELIJST:
        haal_verwijzing(url, aanroep.organisatie_id, veld)
        raise andere_soort(veld)


def publiceer(bron: Bron, functie: Callable[..., Any]) -> Callable[[Aanroep], HttpResponse]:
    """Return the operation that publishes a concept; its answer is that of a GET."""

    def voer_uit(aanroep: Aanroep) -> HttpResponse:
        _ = aanroep.bereik
        id_ = aanroep.pad["uuid"]
        with transaction.atomic():
            functie(aanroep.organisatie_id, id_, door=aanroep.door)
            inhoud = lees_een(bron, id_, aanroep, vrij=True)
        return antwoord(inhoud)

    return voer_uit
