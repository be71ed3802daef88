"""The only canonical form of a package, for storing, comparing and exporting.

Items are lists, because JSONB doesn't keep the order of keys, and the order of subjects and life events
matters. Where the order has no meaning, items are sorted by their key, so that equal content has an equal
form and digest.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from .inhoud import Pakket, Zoekwoorden

SLEUTELS = {
    "organisaties": "slug",
    "onderwerpen": "id",
    "vragen": "id",
    "diensten": "slug",
    "patronen": "slug",
    "berichten": "id",
    "zaaktypen": "identificatie",
    "besluittypen": "omschrijving",
    "documenttypen": "omschrijving",
}
"""Parts of a package that are lists in files and dicts in ``Pakket``, with the key of their items."""

LATER = frozenset({"zaaktypen", "besluittypen", "documenttypen"})
"""Parts that were added after the first releases: left out when empty, so that the digests of those releases
don't change.
"""

OP_VOLGORDE = frozenset({"onderwerpen"})
"""Parts for which the order in the file matters."""


def naar_inhoud(pakket: Pakket) -> dict[str, Any]:
    """Return ``pakket`` as JSON values, with every field."""
    ruw = pakket.model_dump(mode="json")
    for deel in SLEUTELS:
        ruw[deel] = list(ruw[deel].values())
    return {deel: inhoud for deel, inhoud in ruw.items() if inhoud or deel not in LATER}


def van_inhoud(inhoud: Mapping[str, Any]) -> Pakket:
    """Return the package in ``inhoud``, in canonical order.

    Raises: pydantic.ValidationError.
    """
    ruw = dict(inhoud)
    for deel, sleutel in SLEUTELS.items():
        ruw[deel] = {item[sleutel]: item for item in inhoud.get(deel, ())}
    return normaal(Pakket.model_validate(ruw))


def normaal(pakket: Pakket) -> Pakket:
    """Return the same content in canonical order."""
    delen: dict[str, Any] = {
        deel: dict(sorted(getattr(pakket, deel).items()))
        for deel in (*SLEUTELS, "regels")
        if deel not in OP_VOLGORDE
    }
    return pakket.model_copy(update={**delen, "zoekwoorden": voeg_samen(pakket.zoekwoorden)})


def voeg_samen(zoekwoorden: Iterable[Zoekwoorden]) -> list[Zoekwoorden]:
    """Return one item per goal, in the order of the goals; each word keeps its first place and occurs once."""
    per_doel: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for item in zoekwoorden:
        nl, en = per_doel.setdefault(item.doel, ({}, {}))
        nl.update(dict.fromkeys(item.nl))
        en.update(dict.fromkeys(item.en))
    return [Zoekwoorden(doel=doel, nl=list(nl), en=list(en)) for doel, (nl, en) in sorted(per_doel.items())]


def digest(pakket: Pakket) -> str:
    """Return the SHA-256 of the canonical JSON: equal for equal content, whatever the form of the files."""
    return digest_van(naar_inhoud(normaal(pakket)))


def digest_van(waarde: Any) -> str:
    """Return the SHA-256 (hexadecimal) of any JSON value in canonical form."""
    tekst = json.dumps(waarde, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()
