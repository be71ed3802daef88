"""Numbers of persons and businesses in data that other systems send about a case: a pseudonym replaces each
number (M-F2).

A number anywhere in a nested value is replaced by an object with the pseudonym, before the value is
encrypted. The key of that object holds a control character, which received data may not hold. So nobody can
send a pseudonym and read the number behind it.
"""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout
from eenloket.kern.identificatie import Pseudoniem, als_bsn
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniemen

SOORTEN: Mapping[str, Nummersoort] = {"inpBsn": Nummersoort.BSN, "kvkNummer": Nummersoort.KVK}
"""Keys of the standard whose value is the number of a person or a business."""
_VERTEGENWOORDIGD: Mapping[str, Nummersoort] = {"bsn": Nummersoort.BSN, "kvkNummer": Nummersoort.KVK}
"""Kinds of ``identifier`` in the data about a login on behalf of somebody else."""
_MERK = "\x01pseudoniem"


def verberg(stukken: Sequence[Any], paden: Sequence[str]) -> list[Any]:
    """Return the values with each number replaced; new numbers are registered. ``paden`` says for errors
    where each value stood.

    Raises: Registerfout for an invalid citizen number.
    Cost: none without numbers, else one query for all of them, two more when some are new.
    """
    gevonden: set[tuple[Nummersoort, str]] = set()
    for stuk, pad in zip(stukken, paden, strict=True):
        for soort, nummer, waar in _nummers(stuk, pad):
            if soort is Nummersoort.BSN:
                _controleer_nummer(nummer, waar)
            gevonden.add((soort, nummer))
    if not gevonden:
        return list(stukken)
    bekend = pseudoniemen(gevonden, Domein.ZAKEN)
    return [_vervang(stuk, bekend) for stuk in stukken]


def _controleer_nummer(nummer: str, waar: str) -> None:
    try:
        als_bsn(nummer)
    except ValueError:
        raise Registerfout(waar, "invalid", _("Dit is geen geldig burgerservicenummer.")) from None


def _soort(sleutel: str, houder: Mapping[str, Any]) -> Nummersoort | None:
    if sleutel == "identifier":
        return _VERTEGENWOORDIGD.get(houder.get("identifierType", ""))
    return SOORTEN.get(sleutel)


def _nummers(stuk: Any, pad: str) -> Iterator[tuple[Nummersoort, str, str]]:
    if isinstance(stuk, Mapping):
        for sleutel, waarde in stuk.items():
            soort = _soort(sleutel, stuk)
            if soort is not None and isinstance(waarde, str) and waarde:
                yield soort, waarde, f"{pad}.{sleutel}"
            else:
                yield from _nummers(waarde, f"{pad}.{sleutel}")
    elif isinstance(stuk, list):
        for plaats, waarde in enumerate(stuk):
            yield from _nummers(waarde, f"{pad}.{plaats}")


def _vervang(stuk: Any, bekend: Mapping[tuple[Nummersoort, str], Pseudoniem]) -> Any:
    if isinstance(stuk, Mapping):
        uit: dict[str, Any] = {}
        for sleutel, waarde in stuk.items():
            soort = _soort(sleutel, stuk)
            if soort is not None and isinstance(waarde, str) and waarde:
                uit[sleutel] = {_MERK: str(bekend[soort, waarde])}
            else:
                uit[sleutel] = _vervang(waarde, bekend)
        return uit
    return [_vervang(w, bekend) for w in stuk] if isinstance(stuk, list) else stuk


def pseudoniem_in(waarde: Any) -> Pseudoniem | None:
    """Return the pseudonym that replaces a number; None when ``waarde`` isn't such an object."""
    if isinstance(waarde, Mapping) and set(waarde) == {_MERK}:
        return Pseudoniem(uuid.UUID(waarde[_MERK]))
    return None


def verborgen_in(stuk: Any) -> Iterator[Pseudoniem]:
    """Yield all pseudonyms in a value."""
    if (wie := pseudoniem_in(stuk)) is not None:
        yield wie
    elif isinstance(stuk, Mapping):
        for waarde in stuk.values():
            yield from verborgen_in(waarde)
    elif isinstance(stuk, list):
        for waarde in stuk:
            yield from verborgen_in(waarde)


def toon(stuk: Any, nummers: Mapping[Pseudoniem, tuple[Nummersoort, str]]) -> Any:
    """Return the value with its numbers put back; a number that isn't in ``nummers`` is left empty."""
    if (wie := pseudoniem_in(stuk)) is not None:
        return nummers[wie][1] if wie in nummers else ""
    if isinstance(stuk, Mapping):
        return {sleutel: toon(waarde, nummers) for sleutel, waarde in stuk.items()}
    return [toon(w, nummers) for w in stuk] if isinstance(stuk, list) else stuk


_CATEGORIE: Mapping[str, str] = {
    "naam": "naam", "geslachtsnaam": "naam", "voornamen": "naam", "voorletters": "naam", "statutaireNaam": "naam",
    "handelsnaam": "naam", "achternaam": "naam", "verblijfsadres": "adres", "subVerblijfBuitenland": "adres",
    "bezoekadres": "adres", "geboortedatum": "geboortedatum", "emailadres": "contactgegevens",
    "telefoonnummer": "contactgegevens",
}  # fmt: skip


def categorieen(stukken: Collection[Any]) -> list[str]:
    """Return the categories of personal data in these values, for the processing log; never the values
    themselves.
    """
    return sorted(
        {
            _CATEGORIE[sleutel]
            for stuk in stukken
            if isinstance(stuk, Mapping)
            for sleutel, waarde in stuk.items()
            if waarde and sleutel in _CATEGORIE
        }
    )
