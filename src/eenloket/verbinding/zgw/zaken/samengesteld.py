"""Compound operations: several calls in one, all of it or nothing. They use the same functions as the single
operations.

The largest implementation of the standard added them. Errors name the part: ``zaak.bronorganisatie``,
``rollen.0.roltype``. Our operation also accepts the properties of a new case (``zaakeigenschappen``), for
which the other implementation needs a separate call.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

from django.db import transaction
from django.http import HttpResponse

from eenloket.kern import sql
from eenloket.kern.fouten import Domeinfout
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Resultaat, Rol, Status, Zaak, Zaakeigenschap, Zaakobject

from ..aanroep import Aanroep
from ..bron import Bron
from ..contract import contract
from ..controle import Controle
from ..fouten import OngeldigVerzoek, Veldfout, veldfout
from ..geheimen import onthul
from ..lezen import bereikwaarden, selecteer
from ..operaties import antwoord, operatie
from ..schrijven import keur_met, lees_lichaam
from .dossierstuk import bewaar_stuk
from .objectcontrole import controleer_object
from .onder import Onderzaak, zaak_in_pad
from .resultaat import RESULTAAT
from .rol import ROL, leg_vast, versleutelde
from .status import STATUS, eis_scopes
from .zaak import ZAAK, bereid_voor, lees_relaties, wijzig
from .zaakeigenschap import ZAAKEIGENSCHAP, waarschuw
from .zaakinformatieobject import ZAAKINFORMATIEOBJECT
from .zaakobject import ZAAKOBJECT, identificatie_uit
from .zaakvelden import RUIME_VELDEN

RUIME_ZAAK = replace(ZAAK, velden=RUIME_VELDEN)
"""A case with the fields that only these operations have."""
_DELEN: Mapping[str, Bron] = {
    "rollen": ROL,
    "zaakinformatieobjecten": ZAAKINFORMATIEOBJECT,
    "zaakobjecten": ZAAKOBJECT,
    "zaakeigenschappen": ZAAKEIGENSCHAP,
    "status": STATUS,
    "resultaat": RESULTAAT,
}
_LIJSTEN = ("rollen", "zaakinformatieobjecten", "zaakobjecten", "zaakeigenschappen")
_MEEST = 500
Ids = dict[str, list[uuid.UUID]]


@operatie("zaken", "registreerzaak_create")
def registreer_zaak(aanroep: Aanroep) -> HttpResponse:
    """Make a case with its first status, roles, documents, objects and properties. Cost: that of the case,
    and an insert for each kind of part.
    """
    _ = aanroep.bereik
    lichaam = _lees(aanroep)
    keur_met(_eigenschapcontrole(), lichaam)
    with transaction.atomic(), sql.gebundeld(), handeling(aanroep.door, "zaak.registreren", als_een=True):
        zaak = Zaak(**RUIME_ZAAK.naar_kolommen(lichaam["zaak"], aanroep, "zaak."))
        soort = bereid_voor(aanroep, zaak, lichaam["zaak"], "zaak.")
        relaties = lees_relaties(aanroep, lichaam["zaak"], "zaak.") or ()
        status = _status(aanroep, lichaam)
        with _in("zaak", behalve=(("status", {"datumStatusGezet", "gezetdoor"}),)):
            zaken.registreer(zaak, soort, door=aanroep.door, relaties=relaties, status=status)
        onder = Onderzaak(zaak, soort, geforceerd=True)
        rollen = _rollen(aanroep, onder, lichaam.get("rollen") or [], nieuwe_zaak=True)
        ids: Ids = {"status": [status.id], "rollen": rollen}
        ids["zaakobjecten"] = _objecten(aanroep, onder, lichaam.get("zaakobjecten") or [])
        ids["zaakinformatieobjecten"] = _stukken(aanroep, onder, lichaam.get("zaakinformatieobjecten") or [])
        if "zaakeigenschappen" in lichaam:  # else the answer is that of the contract, exactly
            ids["zaakeigenschappen"] = _eigenschappen(aanroep, onder, lichaam["zaakeigenschappen"])
        inhoud = _toon(aanroep, zaak.id, ids)
    uit = antwoord(inhoud, 201)
    for naam, waarde in aanroep.koppen.items():
        uit.headers[naam] = waarde
    return uit


@operatie("zaken", "zaakbijwerken")
def werk_zaak_bij(aanroep: Aanroep) -> HttpResponse:
    """Change a case, add or change roles, and set a status."""
    return _verander(aanroep, "zaak.bijwerken", rollen=True)


@operatie("zaken", "zaakopschorten")
def schort_zaak_op(aanroep: Aanroep) -> HttpResponse:
    """Suspend or resume a case, with the status that says so."""
    return _verander(aanroep, "zaak.opschorten")


@operatie("zaken", "zaakverlengen")
def verleng_zaak(aanroep: Aanroep) -> HttpResponse:
    """Extend the term of a case, with the status that says so."""
    return _verander(aanroep, "zaak.verlengen")


@operatie("zaken", "zaakafsluiten")
def sluit_zaak(aanroep: Aanroep) -> HttpResponse:
    """Give a case its result and its last status."""
    return _verander(aanroep, "zaak.sluiten", sluit=True)


def _verander(aanroep: Aanroep, reden: str, *, rollen: bool = False, sluit: bool = False) -> HttpResponse:
    """Do the common part of these four operations: change a case and add a status."""
    _ = aanroep.bereik
    lichaam = _lees(aanroep)
    with transaction.atomic(), sql.gebundeld(), handeling(aanroep.door, reden, als_een=True):
        onder = zaak_in_pad(aanroep, "uuid")
        ids: Ids = {}
        if (nieuw := lichaam.get("zaak")) is not None:
            with _in("zaak"):
                waarden = RUIME_ZAAK.naar_kolommen(nieuw, aanroep, "")
                wijzig(aanroep, onder, waarden, nieuw)
        if rollen and (lijst := lichaam.get("rollen")) is not None:
            ids["rollen"] = _rollen(aanroep, onder, lijst)
        if sluit:
            ids["resultaat"] = [_resultaat(aanroep, onder, lichaam["resultaat"])]
        ids["status"] = [_zet_status(aanroep, onder, lichaam, eind=sluit)]
        inhoud = _toon(aanroep, onder.zaak.id, ids, met_zaak=nieuw is not None)
    return antwoord(inhoud)


def _lees(aanroep: Aanroep) -> dict[str, Any]:
    lichaam = lees_lichaam(aanroep)
    for naam in _LIJSTEN:
        if len(lichaam.get(naam) or ()) > _MEEST:
            raise veldfout(naam, "max_length", f"Geef er hoogstens {_MEEST} op.")
    return lichaam


@contextmanager
def _in(pad: str, behalve: Sequence[tuple[str, set[str]]] = ()) -> Iterator[None]:
    """Make the errors inside this block errors of the part ``pad``; ``behalve`` names fields that belong to
    another part.
    """

    def waar(veld: str | None) -> str:
        naam = veld or "nonFieldErrors"
        ander = next((deel for deel, velden in behalve if naam in velden), pad)
        return naam if naam.startswith(f"{ander}.") else f"{ander}.{naam}"

    try:
        yield
    except OngeldigVerzoek as fout:
        raise OngeldigVerzoek([Veldfout(waar(f.naam), f.code, f.reden) for f in fout.fouten]) from None
    except Domeinfout as fout:
        if fout.http == 400:
            fout.veld = waar(fout.veld)
            for deel in getattr(fout, "fouten", ()):
                deel.veld = waar(deel.veld)
        raise


def _status(aanroep: Aanroep, lichaam: Mapping[str, Any]) -> Status:
    return Status(**STATUS.naar_kolommen(lichaam["status"], aanroep, "status."))


def _zet_status(aanroep: Aanroep, onder: Onderzaak, lichaam: Mapping[str, Any], *, eind: bool) -> uuid.UUID:
    status = _status(aanroep, lichaam)
    eis_scopes(aanroep, onder, status.statustype_id)
    soort = onder.soort.statustypen.get(status.statustype_id)
    if eind and soort is not None and not soort.eind:
        raise veldfout(
            "status.statustype", "invalid", "Sluit een zaak af met de eindstatus van het zaaktype."
        )
    with _in("status"):
        return zaken.leg_status_vast(onder.zaak, status, onder.soort, door=aanroep.door).id


def _resultaat(aanroep: Aanroep, onder: Onderzaak, lichaam: Mapping[str, Any]) -> uuid.UUID:
    """Give the ended case its result; an existing result is corrected. Return its id."""
    waarden = RESULTAAT.naar_kolommen(lichaam, aanroep, "resultaat.")
    with _in("resultaat"):
        bestaand = Resultaat.objects.select_for_update().filter(zaak=onder.zaak).first()
        if bestaand is not None:
            return zaken.wijzig_resultaat(
                onder.zaak, bestaand, waarden, onder.soort, door=aanroep.door, geforceerd=onder.geforceerd
            ).id
        nieuw = Resultaat(**waarden)
        return zaken.leg_resultaat_vast(
            onder.zaak, nieuw, onder.soort, door=aanroep.door, geforceerd=onder.geforceerd
        ).id


def _rollen(
    aanroep: Aanroep, onder: Onderzaak, lijst: Sequence[dict[str, Any]], *, nieuwe_zaak: bool = False
) -> list[uuid.UUID]:
    """Add new roles, all at once, and change the roles that the body names by ``uuid``; return their ids in
    the order of the body.
    """
    rijen: dict[int, Rol] = {}
    nieuw: dict[int, Rol] = {}
    bestaand = _bestaande_rollen(onder, [r["uuid"] for r in lijst if r.get("uuid")])
    for plaats, lichaam in enumerate(lijst):
        waarden = {**ROL.naar_kolommen(lichaam, aanroep, f"rollen.{plaats}."), **versleutelde(lichaam)}
        if lichaam.get("uuid"):
            rol = bestaand.get(uuid.UUID(lichaam["uuid"]))
            if rol is None:
                raise veldfout(f"rollen.{plaats}.uuid", "does_not_exist", "Deze zaak heeft deze rol niet.")
            with _in(f"rollen.{plaats}"):
                rijen[plaats] = zaken.wijzig_rol(
                    rol, waarden, onder.soort, door=aanroep.door, geforceerd=onder.geforceerd
                )
        else:
            rijen[plaats] = nieuw[plaats] = Rol(**waarden)
    paden = [f"rollen.{plaats}" for plaats in nieuw]
    leg_vast(aanroep, onder, list(nieuw.values()), paden=paden, nieuw=nieuwe_zaak)
    return [rijen[plaats].id for plaats in range(len(lijst))]


def _bestaande_rollen(onder: Onderzaak, ids: Sequence[str]) -> dict[uuid.UUID, Rol]:
    if not ids:
        return {}
    rijen = Rol.objects.select_for_update(of=("self",)).filter(zaak=onder.zaak, id__in=ids).order_by("id")
    uit = {}
    for rol in rijen:
        rol.zaak = onder.zaak
        uit[rol.id] = rol
    return uit


def _objecten(aanroep: Aanroep, onder: Onderzaak, lijst: Sequence[dict[str, Any]]) -> list[uuid.UUID]:
    uit = []
    for plaats, lichaam in enumerate(lijst):
        pad = f"zaakobjecten.{plaats}"
        zaakobject = Zaakobject(**ZAAKOBJECT.naar_kolommen(lichaam, aanroep, f"{pad}."))
        zaakobject.objectidentificatie = identificatie_uit(lichaam).get("objectidentificatie")
        with _in(pad):
            controleer_object(aanroep, zaakobject)
        uit.append(
            zaken.leg_object_vast(onder.zaak, zaakobject, door=aanroep.door, geforceerd=True, pad=pad).id
        )
    return uit


def _stukken(aanroep: Aanroep, onder: Onderzaak, lijst: Sequence[dict[str, Any]]) -> list[uuid.UUID]:
    return [
        bewaar_stuk(aanroep, onder, lichaam, f"zaakinformatieobjecten.{plaats}").id
        for plaats, lichaam in enumerate(lijst)
    ]


@cache
def _eigenschapcontrole() -> Controle:
    """Return the check of properties as in a separate call, without the case, because it is the case of this
    call.
    """
    los = {**contract("zaken").schemas["ZaakEigenschap"], "required": ["eigenschap", "waarde"]}
    lijst = {"type": "array", "items": los}
    return contract("zaken").validator({"type": "object", "properties": {"zaakeigenschappen": lijst}})


def _eigenschappen(aanroep: Aanroep, onder: Onderzaak, lijst: Sequence[dict[str, Any]]) -> list[uuid.UUID]:
    paden = [f"zaakeigenschappen.{plaats}" for plaats in range(len(lijst))]
    rijen = [
        Zaakeigenschap(**ZAAKEIGENSCHAP.naar_kolommen({**lichaam, "zaak": None}, aanroep, f"{pad}."))
        for lichaam, pad in zip(lijst, paden, strict=True)
    ]
    zaken.leg_eigenschappen_vast(
        onder.zaak, rijen, onder.soort, door=aanroep.door, geforceerd=True, paden=paden
    )
    for rij in rijen:
        waarschuw(aanroep, rij, onder.soort)
    return [rij.id for rij in rijen]


def _toon(aanroep: Aanroep, zaak_id: uuid.UUID, ids: Ids, *, met_zaak: bool = True) -> bytes:
    """Return the case and the parts of this call, in one query, in the form of a GET of each."""
    opdracht = _opdracht(tuple((naam, not lijst) for naam, lijst in ids.items()), met_zaak)
    waarden = {naam: lijst if naam in _LIJSTEN else lijst[0] for naam, lijst in ids.items()}
    rij = sql.een(opdracht, {**bereikwaarden(aanroep, ZAAK), "id": zaak_id, **waarden})
    assert rij is not None
    return onthul(rij[0], aanroep)


@cache
def _opdracht(delen: tuple[tuple[str, bool], ...], met_zaak: bool) -> str:
    paren = []
    if met_zaak:
        paren.append(f"'zaak', (SELECT row_to_json(r) FROM (SELECT {selecteer(RUIME_ZAAK, 't', {})}) r)")
    for naam, leeg in delen:
        bron = _DELEN[naam]
        if leeg:
            paren.append(f"'{naam}', '[]'::json")
            continue
        # by key, so that PostgreSQL expects one row and makes its plan once: planning this takes four times as long as running it
        van = (
            f"FROM {bron.tabel} k {bron.toegang.join.replace('{t}', 'k')} WHERE k.zaak_id = %(id)s AND k.id ="
        )
        if naam in _LIJSTEN:
            binnen = f"SELECT {selecteer(bron, 'k', {})} {van} ANY(%({naam})s::uuid[]) ORDER BY array_position(%({naam})s::uuid[], k.id)"
            paren.append(
                f"'{naam}', coalesce((SELECT json_agg(row_to_json(r)) FROM ({binnen}) r), '[]'::json)"
            )
        else:
            binnen = f"SELECT {selecteer(bron, 'k', {})} {van} %({naam})s"
            paren.append(f"'{naam}', (SELECT row_to_json(r) FROM ({binnen}) r)")
    return f"SELECT convert_to(json_build_object({', '.join(paren)})::text, 'UTF8') FROM zaken_zaak t WHERE t.id = %(id)s"
