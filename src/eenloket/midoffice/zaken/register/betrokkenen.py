"""The roles of a case: record, change and remove them, and identify the person or organisation (zrc-019,
M-F2).

A role of another system holds the standard's betrokkeneIdentificatie in ``gegevens``. Its number is replaced
by the pseudonym of the row; other identifying data can be found by a keyed hash.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern import sql
from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.kern.registertaal import neem_over
from eenloket.kern.rijen import voeg_toe
from eenloket.kern.sleutels import kluis
from eenloket.kern.sleutels.api import Nummersoort, kvk_en_vestiging
from eenloket.midoffice.aanbod.api import Zaaktypegegevens

from .. import vindbaar
from ..models import Rol, Zaak
from .gesloten import eis_open
from .persoonsnummers import SOORTEN, pseudoniem_in, verberg

EENMALIG = ("initiator", "zaakcoordinator")
"""Roles that a case has at most once."""
_EENMALIG = (
    "SELECT omschrijving_generiek FROM zaken_rol WHERE zaak_id = %s AND omschrijving_generiek = ANY(%s)"
)
ZOEKVELDEN: Mapping[str, tuple[str, ...]] = {
    "natuurlijk_persoon": ("anpIdentificatie", "inpA_nummer"),
    "niet_natuurlijk_persoon": ("innNnpId", "annIdentificatie"),
    "vestiging": ("vestigingsNummer",),
    "organisatorische_eenheid": ("identificatie",),
    "medewerker": ("identificatie",),
}
"""By type of person or organisation, the fields by which a role can be found besides its number: first
column, second column.
"""
_VAST = {"zaak_id": "zaak", "roltype_id": "roltype", "betrokkene_type": "betrokkeneType"}
NUMMERVELD: Mapping[str, str] = {
    "natuurlijk_persoon": "inpBsn",
    "niet_natuurlijk_persoon": "kvkNummer",
    "vestiging": "kvkNummer",
}


def leg_rollen_vast(
    zaak: Zaak,
    rollen: Sequence[Rol],
    soort: Zaaktypegegevens,
    *,
    door: Actor,
    geforceerd: bool = False,
    paden: Sequence[str] = (),
    nieuw: bool = False,
) -> list[Rol]:
    """Record roles in ``zaak`` (locked by the caller, or new), which is of type ``soort``.

    ``rol.gegevens`` and ``rol.authenticatie_context`` are as the caller received them, numbers included.
    ``paden`` says for errors where each role stood in the received data ("rollen.0"). ``nieuw``: the case was
    made in this transaction and has no roles yet.
    Raises: Registerfout.
    Cost: one query for numbers, two more when some are new, one for roles that a case has once, one insert;
    whatever the number of roles.
    Source: zrc-007, zrc-019.
    """
    if not rollen:
        return []
    begin = list(paden) or [""] * len(rollen)
    with handeling(door, "zaak.rol"):
        eis_open(zaak, geforceerd)
        moment = nu()
        for rol, pad in zip(rollen, begin, strict=True):
            rol.zaak = zaak
            rol.registratiedatum = rol.registratiedatum or moment
            _controleer_rol(rol, soort, pad)
        _eis_eenmalig(zaak, rollen, begin, nieuw=nieuw)
        _verberg(rollen, begin)
        voeg_toe(rollen)
        vindbaar.neem_op(vindbaar.van_rollen(rollen))
    return list(rollen)


def wijzig_rol(
    rol: Rol, waarden: Mapping[str, Any], soort: Zaaktypegegevens, *, door: Actor, geforceerd: bool = False
) -> Rol:
    """Change ``rol`` (locked, with its case); ``waarden`` are new values by column. Case, role type and type
    of person can't be changed.

    Raises: Registerfout.
    """
    with handeling(door, "zaak.rol_wijzigen"):
        eis_open(rol.zaak, geforceerd)
        neem_over(rol, waarden, vast=_VAST)
        if "gegevens" in waarden:
            rol.pseudoniem = None
        _controleer_rol(rol, soort, "")
        _verberg([rol], [""])
        rol.save()
        vindbaar.vergeet(rol.zaak_id, rol.id)
        vindbaar.neem_op(vindbaar.van_rollen([rol]))
    return rol


def verwijder_rol(rol: Rol, *, door: Actor, geforceerd: bool = False) -> None:
    """Remove ``rol`` (locked, with its case) from its case.

    Raises: Registerfout.
    """
    with handeling(door, "zaak.rol_verwijderen"):
        eis_open(rol.zaak, geforceerd)
        vindbaar.vergeet(rol.zaak_id, rol.id)
        rol.delete()


def _controleer_rol(rol: Rol, soort: Zaaktypegegevens, pad: str) -> None:
    roltype = soort.roltypen.get(rol.roltype_id)
    if roltype is None:
        raise _fout(
            pad,
            "nonFieldErrors",
            "zaaktype-mismatch",
            _("Dit roltype hoort niet bij het zaaktype van de zaak."),
        )
    rol.omschrijving_generiek = roltype.omschrijving_generiek
    _eis_iemand(rol, pad)
    context = rol.authenticatie_context or {}
    if context.get("representee"):
        if not context.get("mandate"):
            raise _fout(
                pad,
                "authenticatieContext.mandate",
                "required",
                _("Geef ook het mandaat op, als iemand wordt vertegenwoordigd."),
            )
        if rol.indicatie_machtiging != "gemachtigde":
            raise _fout(
                pad,
                "nonFieldErrors",
                "indicatie-machtiging-invalid",
                _("Wie een ander vertegenwoordigt, is gemachtigde."),
            )


def _eis_iemand(rol: Rol, pad: str) -> None:
    if not rol.betrokkene and rol.pseudoniem is None and not _gevuld(rol.gegevens):
        raise _fout(
            pad, "nonFieldErrors", "invalid-betrokkene", _("Geef betrokkene of betrokkeneIdentificatie op.")
        )


def _gevuld(gegevens: Mapping[str, Any] | None) -> bool:
    return any(waarde not in ("", None, [], {}) for waarde in (gegevens or {}).values())


def _eis_eenmalig(zaak: Zaak, rollen: Sequence[Rol], paden: Sequence[str], *, nieuw: bool) -> None:
    """Check that a case has one initiator and one coordinator. The caller's lock on the case keeps this true
    for two calls at once.
    """
    eenmalig = [(r, pad) for r, pad in zip(rollen, paden, strict=True) if r.omschrijving_generiek in EENMALIG]
    if not eenmalig:
        return
    gezien = set[str]()
    if not nieuw:
        waarden = [zaak.id, list(EENMALIG)]
        gezien = {rij[0] for rij in sql.rijen(_EENMALIG, waarden)}
    for rol, pad in eenmalig:
        if rol.omschrijving_generiek in gezien:
            raise _fout(pad, "roltype", "max-occurences", _("De zaak heeft al iemand in deze rol."))
        gezien.add(rol.omschrijving_generiek)


def _verberg(rollen: Sequence[Rol], paden: Sequence[str]) -> None:
    """Replace numbers by pseudonyms, and add hashes of other identifying data, in the given rows."""
    stukken = [r.gegevens for r in rollen] + [r.authenticatie_context for r in rollen]
    namen = [_naam(p, "betrokkeneIdentificatie") for p in paden]
    verborgen = verberg(stukken, namen + [_naam(p, "authenticatieContext") for p in paden])
    for plaats, rol in enumerate(rollen):
        gegevens = dict(verborgen[plaats] or {})
        veld = NUMMERVELD.get(rol.betrokkene_type, "")
        if (wie := pseudoniem_in(gegevens.get(veld))) is not None:
            rol.pseudoniem = wie
            del gegevens[veld]
        rol.gegevens = gegevens or None
        rol.authenticatie_context = verborgen[len(rollen) + plaats] or None
        hashes = [
            zoekwaarde(rol.betrokkene_type, veld, str(gegevens[veld])) if gegevens.get(veld) else None
            for veld in ZOEKVELDEN.get(rol.betrokkene_type, ())
        ]
        rol.zoek, rol.zoek_tweede = (*hashes, None, None)[:2]


def nummer_in(betrokkene_type: str, gegevens: Mapping[str, Any] | None) -> tuple[Nummersoort, str] | None:
    """Return the number that identifies the person or business in received data, before ``leg_rollen_vast``
    replaces it.
    """
    veld = NUMMERVELD.get(betrokkene_type, "")
    nummer = (gegevens or {}).get(veld)
    return (SOORTEN[veld], nummer) if isinstance(nummer, str) and nummer else None


def zoekwaarde(betrokkene_type: str, veld: str, waarde: str) -> bytes:
    """Return the hash by which a role of this type with ``waarde`` in ``veld`` can be found."""
    return kluis.zoekwaarde(f"{betrokkene_type}.{veld}:{waarde}", "zaken.rol")


def identificatie(
    betrokkene_type: str, gegevens: Mapping[str, Any] | None, nummer: tuple[Nummersoort, str] | None
) -> dict[str, Any]:
    """Return the identification of a role in the terms of the standard; our own pages store one field
    ``naam``.
    """
    uit = dict(gegevens or {})
    naam = uit.pop("naam", "") if betrokkene_type in NUMMERVELD else ""
    for eigen in ("email", "telefoon"):
        uit.pop(eigen, None)
    if naam and betrokkene_type == "niet_natuurlijk_persoon":
        uit.setdefault("statutaireNaam", naam)
    elif naam and betrokkene_type == "vestiging":
        uit.setdefault("handelsnaam", [naam])
    if nummer is not None and nummer[0] is Nummersoort.BSN:
        uit["inpBsn"] = nummer[1]
    elif nummer is not None and nummer[0] is Nummersoort.KVK:
        uit["kvkNummer"] = nummer[1]
    elif nummer is not None and nummer[0] is Nummersoort.VESTIGING:
        uit["kvkNummer"], uit["vestigingsNummer"] = kvk_en_vestiging(nummer[1])
    return uit


def _naam(pad: str, veld: str) -> str:
    return f"{pad}.{veld}" if pad else veld


def _fout(pad: str, veld: str, code: str, tekst: str | Promise) -> Registerfout:
    return Registerfout(_naam(pad, veld), code, tekst)


__all__ = [
    "NUMMERVELD",
    "ZOEKVELDEN",
    "identificatie",
    "leg_rollen_vast",
    "nummer_in",
    "verwijder_rol",
    "wijzig_rol",
    "zoekwaarde",
]
