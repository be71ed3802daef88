"""How a party wants to hear from us: channel, addresses, language (M-B1, M-B12)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling

from .adressen import leg_digitale_adressen_vast, leg_postadres_vast
from .models import DigitaalAdres, DigitaalAdressoort, Partij, Postadres, Postadressoort, Voorkeur
from .partijen import partij_van

_DIGITAAL = {
    "email": DigitaalAdressoort.EMAIL,
    "telefoon": DigitaalAdressoort.TELEFOONNUMMER,
}


@dataclass(frozen=True, slots=True)
class Contactwens:
    """By which channel a client wants to be told, and where. ``adressen`` has email, telefoon, naam, postadres as known."""

    kanaal: str
    adressen: Mapping[str, Any]
    taal: str


def voorkeur(organisatie_id: uuid.UUID, client: uuid.UUID) -> Contactwens | None:
    """The wish of a client (pseudonym of the domain *klanten*); None when we never heard one. Three queries."""
    rij = (
        Voorkeur.objects.select_related("partij")
        .filter(partij__organisatie_id=organisatie_id, partij__pseudoniem=client)
        .first()
    )
    return Contactwens(rij.kanaal, _adressen(rij.partij), rij.partij.voorkeurstaal) if rij else None


def _adressen(partij: Partij) -> dict[str, Any]:
    uit: dict[str, Any] = {"naam": partij.naam} if partij.naam else {}
    namen = {soort: naam for naam, soort in _DIGITAAL.items()}
    for adres in DigitaalAdres.objects.filter(partij=partij, is_standaard_adres=True):
        uit[namen[DigitaalAdressoort(adres.soort_digitaal_adres)]] = adres.adres
    post = Postadres.objects.filter(partij=partij, soort_adres=Postadressoort.CORRESPONDENTIEADRES).first()
    return uit | ({"postadres": post.adres} if post else {})


def leg_voorkeur_vast(
    organisatie_id: uuid.UUID,
    client: uuid.UUID,
    *,
    adressen: Mapping[str, Any],
    door: Actor,
    kanaal: str | None = None,
    taal: str = "nl",
) -> None:
    """Remember addresses and wishes; what isn't given stays as it was. Two queries when nothing changes."""
    with handeling(door, "klant.voorkeur"):
        partij = _vergrendeld(organisatie_id, client)
        naam = adressen.get("naam") or partij.naam
        if (naam, taal) != (partij.naam, partij.voorkeurstaal):
            partij.naam, partij.voorkeurstaal = naam, taal
            partij.save(update_fields=["naam", "voorkeurstaal"])
        leg_digitale_adressen_vast(
            partij, {soort: adressen[veld] for veld, soort in _DIGITAAL.items() if adressen.get(veld)}
        )
        if adressen.get("postadres"):
            leg_postadres_vast(partij, adressen["postadres"])
        wens = getattr(partij, "voorkeur", None)
        if wens is None:
            Voorkeur.objects.create(partij=partij, kanaal=kanaal or _beste(adressen))
        elif kanaal and kanaal != wens.kanaal:
            wens.kanaal = kanaal
            wens.save()


def _vergrendeld(organisatie_id: uuid.UUID, client: uuid.UUID) -> Partij:
    """The party with its wish, locked; made when it is new."""
    rijen = Partij.objects.select_related("voorkeur").select_for_update(of=("self",))
    partij = rijen.filter(organisatie_id=organisatie_id, pseudoniem=client).first()
    return partij or rijen.get(id=partij_van(organisatie_id, client).id)


def _beste(adressen: Mapping[str, Any]) -> str:
    return "mail" if adressen.get("email") else "berichtenbox"
