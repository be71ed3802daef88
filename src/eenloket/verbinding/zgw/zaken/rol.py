"""Roles: the persons and organisations that are involved in a case."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from eenloket.kern.identificatie import Pseudoniem
from eenloket.midoffice.aanbod.models import Roltype
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Rol

from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Filter, Telling, Uitbreiding, precies
from ..operaties import bind
from ..persoonsgegevens import merk_persoon
from ..velden import EIGEN, Apart, Berekend, Datum, Veld, Verwijzing, Waarden, adressen
from .onder import Onderzaak, rij_voor, zaak_voor
from .rolfilters import rolfilters

_KOLOMMEN: Mapping[str, str] = {
    "betrokkeneIdentificatie": "gegevens",
    "authenticatieContext": "authenticatie_context",
    "contactpersoonRol": "contactpersoon_rol",
    "afwijkendeNaamBetrokkene": "afwijkende_naam_betrokkene",
}
"""Fields whose values are encrypted."""


def versleutelde(lichaam: Mapping[str, Any]) -> Waarden:
    """Return the values of the encrypted columns in a body; also for roles inside another body."""
    return {kolom: lichaam[naam] or None for naam, kolom in _KOLOMMEN.items() if naam in lichaam}


def _maak(aanroep: Aanroep, rol: Rol, lichaam: dict[str, Any]) -> Rol:
    onder = zaak_voor(aanroep, rol.zaak_id)
    for kolom, waarde in versleutelde(lichaam).items():
        setattr(rol, kolom, waarde)
    return leg_vast(aanroep, onder, [rol])[0]


def leg_vast(
    aanroep: Aanroep,
    onder: Onderzaak,
    rollen: Sequence[Rol],
    *,
    paden: Sequence[str] = (),
    nieuw: bool = False,
) -> list[Rol]:
    """Record new roles, and keep their numbers for the answer. See ``zaken.leg_rollen_vast``."""
    nummers = [zaken.nummer_in(r.betrokkene_type, r.gegevens) for r in rollen]
    gedaan = zaken.leg_rollen_vast(
        onder.zaak,
        rollen,
        onder.soort,
        door=aanroep.door,
        geforceerd=onder.geforceerd,
        paden=paden,
        nieuw=nieuw,
    )
    for rol, nummer in zip(gedaan, nummers, strict=True):
        if rol.pseudoniem is not None and nummer is not None:
            aanroep.nummers[Pseudoniem(rol.pseudoniem)] = nummer
    return gedaan


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Rol:
    rol, onder = rij_voor(aanroep, Rol.objects.all(), id_)
    nieuw = {**waarden, **versleutelde(lichaam)}
    return zaken.wijzig_rol(rol, nieuw, onder.soort, door=aanroep.door, geforceerd=onder.geforceerd)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    rol, onder = rij_voor(aanroep, Rol.objects.all(), id_)
    zaken.verwijder_rol(rol, door=aanroep.door, geforceerd=onder.geforceerd)


def _roltypen(tekst: str, aanroep: Aanroep, naam: str) -> list[uuid.UUID]:
    """Return the role types with that name. They are read first, so that PostgreSQL knows how many roles they
    have. Cost: one query.
    """
    return list(Roltype.objects.filter(omschrijving=tekst).values_list("id", flat=True))


def _mits(kolom: str, sql: str) -> str:
    return f"CASE WHEN {kolom} IS NOT NULL THEN {sql} END"


_SOORT = "{t}.betrokkene_type"
_NAAM = merk_persoon("naam", "{t}.afwijkende_naam_betrokkene", _SOORT, reserve="{t}.gegevens")
_WIE = merk_persoon("rol", "{t}.gegevens", _SOORT, "{t}.pseudoniem::text")

ROL = bind(
    Bron(
        api="zaken",
        naam="rol",
        pad="rollen",
        model=Rol,
        toegang=VIA_ZAAK,
        telling=Telling(
            {"{t}.roltype_id": "uuid", "{t}.omschrijving_generiek": "text", "{t}.betrokkene_type": "text"}
        ),
        velden=(
            *EIGEN,
            Verwijzing("zaak", doel="zaken/zaken"),
            Veld("betrokkene"),
            Veld("betrokkeneType"),
            Apart(
                "afwijkendeNaamBetrokkene",
                sql=f"CASE WHEN {{t}}.afwijkende_naam_betrokkene IS NULL AND {{t}}.gegevens IS NULL THEN '' ELSE {_NAAM} END",
            ),
            Verwijzing("roltype", doel="catalogi/roltypen"),
            Berekend(
                "omschrijving",
                sql="(SELECT y.omschrijving FROM aanbod_roltype y WHERE y.id = {t}.roltype_id)",
            ),
            Veld("omschrijvingGeneriek", schrijf=False),
            Veld("roltoelichting"),
            Veld("registratiedatum", schrijf=False),
            Veld("indicatieMachtiging"),
            Apart(
                "contactpersoonRol",
                sql=_mits("{t}.contactpersoon_rol", merk_persoon("contact", "{t}.contactpersoon_rol")),
            ),
            Berekend(
                "statussen",
                sql=adressen(
                    "zaken/statussen",
                    "zaken_status s",
                    "s.id",
                    "s.zaak_id = {t}.zaak_id AND s.gezetdoor = {t}.id::text",
                ),
            ),
            Datum("beginGeldigheid"),
            Datum("eindeGeldigheid"),
            Apart(
                "authenticatieContext",
                sql=_mits("{t}.authenticatie_context", merk_persoon("context", "{t}.authenticatie_context")),
            ),
            Apart("betrokkeneIdentificatie", "gegevens", sql=_WIE),
        ),
        filters={
            "zaak": Filter("{t}.zaak_id = {w}", doel="zaken/zaken"),
            "roltype": precies("{t}.roltype_id", doel="catalogi/roltypen"),
            "omschrijving": Filter("{t}.roltype_id = ANY({w}::uuid[])", lees=_roltypen, op_maat=True),
            **rolfilters(),
        },
        uitbreidingen={
            "zaak": Uitbreiding("zaken/zaak", "{k}.id = {t}.zaak_id"),
            "roltype": Uitbreiding("catalogi/roltype", "{k}.id = {t}.roltype_id"),
            "statussen": Uitbreiding(
                "zaken/status", "{k}.zaak_id = {t}.zaak_id AND {k}.gezetdoor = {t}.id::text", enkel=False
            ),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
