"""Addresses of parties: kept encrypted, found whole by a keyed hash and in pieces by keyed buckets (ADR 0012, ADR 0025)."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from eenloket.kern.doel import Doel
from eenloket.kern.fouten import OngeldigeInvoer
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels import kluis
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.kern.verwerkingen.api import log_verwerking
from eenloket.kern.zoekvakken import vakken, vouw

from .models import Adres, DigitaalAdres, DigitaalAdressoort, Partij, Postadres, Postadressoort

HOOGSTENS = 5000
"""Addresses that one search opens."""
_POSTDELEN = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")


class TeVeelAdressen(OngeldigeInvoer):
    """So many addresses may hold the piece that they aren't all opened."""

    code = "too-many-results"
    tekst = _("Te veel adressen kunnen dit bevatten. Zoek op een langer stuk.")


def leg_digitale_adressen_vast(
    partij: Partij,
    adressen: Mapping[DigitaalAdressoort, str],
    *,
    doel: str = "berichten",
    geverifieerd: tuple[dt.date, str] | None = None,
) -> None:
    """Make each of ``adressen`` the standard address of its kind; inside a handling. ``geverifieerd``: when, and by what they were checked.

    The same address stays as it is, its check included, unless it is checked anew; another one takes its place, unchecked. One query,
    and one for each that changes.
    """
    rijen = DigitaalAdres.objects.filter(partij=partij, is_standaard_adres=True) if adressen else ()
    huidig = {rij.soort_digitaal_adres: rij for rij in rijen}
    for soort, adres in adressen.items():
        rij = huidig.get(soort)
        if rij is not None and rij.adres == adres and geverifieerd is None:
            continue
        rij = rij or DigitaalAdres(
            organisatie_id=partij.organisatie_id,
            partij=partij,
            soort_digitaal_adres=soort,
            is_standaard_adres=True,
        )
        _vul(rij, soort, adres, [adres], doel, geverifieerd)


def leg_postadres_vast(
    partij: Partij,
    adres: Mapping[str, Any],
    *,
    soort: Postadressoort = Postadressoort.CORRESPONDENTIEADRES,
    doel: str = "berichten",
    geverifieerd: tuple[dt.date, str] | None = None,
) -> Postadres:
    """Make ``adres`` (straat, huisnummer, huisletter, toevoeging, postcode, plaats) the party's address of this kind; inside a handling."""
    rij = Postadres.objects.filter(partij=partij, soort_adres=soort).first() or Postadres(
        organisatie_id=partij.organisatie_id, partij=partij, soort_adres=soort
    )
    regel = " ".join(str(adres[deel]) for deel in _POSTDELEN if adres.get(deel))
    _vul(rij, "post", dict(adres), [regel], doel, geverifieerd)
    return rij


def _vul(
    rij: Adres,
    soort: str,
    adres: Any,
    teksten: Iterable[str],
    doel: str,
    geverifieerd: tuple[dt.date, str] | None,
) -> None:
    rij.adres, rij.doel = adres, doel
    rij.sleutel = adressleutel(rij.organisatie_id, soort, adres)
    rij.zoek = adresvakken(rij.organisatie_id, teksten)
    rij.verificatie_datum, rij.geverifieerd_door = geverifieerd or (None, "")
    rij.save()


def genormaliseerd(soort: str, adres: Any) -> str:
    """An address as it is compared: e-mail without capitals, a telephone number as +31…, of a postal address what identifies it."""
    if soort == "post":
        delen = ("postcode", "huisnummer", "huisletter", "toevoeging")
        return "".join(vouw(str(adres.get(deel) or "")) for deel in delen).replace(" ", "")
    tekst = vouw(str(adres).strip())
    if soort != DigitaalAdressoort.TELEFOONNUMMER:
        return tekst
    cijfers = "".join(t for t in tekst if t.isdigit() or t == "+")
    if cijfers.startswith("00"):
        return f"+{cijfers[2:]}"
    return f"+31{cijfers[1:]}" if cijfers.startswith("0") else cijfers


def adressleutel(organisatie_id: uuid.UUID, soort: str, adres: Any) -> bytes:
    """The keyed hash by which a whole address of this kind is found in this organisation."""
    return kluis.zoekwaarde(genormaliseerd(soort, adres), f"klanten.adres/{organisatie_id}/{soort}")


def adresvakken(organisatie_id: uuid.UUID, teksten: Iterable[str]) -> list[int]:
    """The keyed buckets of the pieces of an address in this organisation."""
    return vakken(teksten, f"klanten.adres/{organisatie_id}")


def zoek_op_adres(organisatie_id: uuid.UUID, soort: str, adres: Any, *, doel: Doel) -> list[uuid.UUID]:
    """The parties (pseudonyms of the domain *klanten*) with exactly this address, in any way of writing it; logged under ``doel``.

    ``soort`` is a kind of digital address, or "post". Two queries. Served by ``digitaaladres_sleutel`` and ``postadres_sleutel``.
    """
    rijen = _tabel(soort).filter(
        organisatie_id=organisatie_id, sleutel=adressleutel(organisatie_id, soort, adres)
    )
    return _gevonden(rijen.values_list("partij__pseudoniem", flat=True), doel)


def zoek_op_adresdeel(organisatie_id: uuid.UUID, soort: str, stuk: str, *, doel: Doel) -> list[uuid.UUID]:
    """The parties with an address of this kind that holds ``stuk``, whatever the case of letters; logged under ``doel``.

    Buckets choose candidates, which are opened and compared: all that are there, and no other. Two queries. Served by
    ``digitaaladres_vakken`` and ``postadres_vakken``. Raises: TeVeelAdressen.
    """
    gezocht = adresvakken(organisatie_id, [stuk])
    rijen = _tabel(soort).filter(organisatie_id=organisatie_id, zoek__contains=gezocht)
    kandidaten = list(rijen.select_related("partij").order_by("id")[: HOOGSTENS + 1])
    if len(kandidaten) > HOOGSTENS:
        raise TeVeelAdressen(veld="adres")
    past = [r.partij.pseudoniem for r in kandidaten if vouw(stuk) in vouw(_regel(r.adres))]
    return _gevonden(past, doel)


def _regel(adres: Any) -> str:
    if isinstance(adres, Mapping):
        return " ".join(str(adres[deel]) for deel in _POSTDELEN if adres.get(deel))
    return str(adres)


def _tabel(soort: str) -> "QuerySet[Any]":
    if soort == "post":
        return Postadres.objects.all()
    return DigitaalAdres.objects.filter(soort_digitaal_adres=soort)


def _gevonden(wie: Iterable[uuid.UUID], doel: Doel) -> list[uuid.UUID]:
    gevonden = list(dict.fromkeys(wie))
    betrokkenen = [vertaal(Pseudoniem(p), Domein.KLANTEN, Domein.VERWERKINGEN) for p in gevonden]
    log_verwerking(doel, betrokkenen, naam="raadplegen", gegevens=["contactgegevens"], bron="klanten")
    return gevonden
