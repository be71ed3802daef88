"""The one canonical form of a package: what is stored, compared and exported.

Items are lists, because JSONB doesn't keep the order of keys and the order of subjects and life events counts. Where
order has no meaning the items stand in the order of their key, so that equal content has equal form and digest.
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
"""Parts that came after the first releases: left out when empty, so that the digests of those stay what they were."""

OP_VOLGORDE = frozenset({"onderwerpen"})
"""Of these the order in the file counts."""


def naar_inhoud(pakket: Pakket) -> dict[str, Any]:
    """``pakket`` as JSON values, every field present."""
    ruw = pakket.model_dump(mode="json")
    for deel in SLEUTELS:
        ruw[deel] = list(ruw[deel].values())
    return {deel: inhoud for deel, inhoud in ruw.items() if inhoud or deel not in LATER}


def van_inhoud(inhoud: Mapping[str, Any]) -> Pakket:
    """The package in ``inhoud``, normalised. Raises: pydantic.ValidationError."""
    ruw = dict(inhoud)
    for deel, sleutel in SLEUTELS.items():
        ruw[deel] = {item[sleutel]: item for item in inhoud.get(deel, ())}
    return normaal(Pakket.model_validate(ruw))


def normaal(pakket: Pakket) -> Pakket:
    """The same content in canonical order."""
    delen: dict[str, Any] = {
        deel: dict(sorted(getattr(pakket, deel).items()))
        for deel in (*SLEUTELS, "regels")
        if deel not in OP_VOLGORDE
    }
    return pakket.model_copy(update={**delen, "zoekwoorden": voeg_samen(pakket.zoekwoorden)})


def voeg_samen(zoekwoorden: Iterable[Zoekwoorden]) -> list[Zoekwoorden]:
    """One item per goal, in the order of the goals; words keep their first place and stand once."""
    per_doel: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for item in zoekwoorden:
        nl, en = per_doel.setdefault(item.doel, ({}, {}))
        nl.update(dict.fromkeys(item.nl))
        en.update(dict.fromkeys(item.en))
    return [Zoekwoorden(doel=doel, nl=list(nl), en=list(en)) for doel, (nl, en) in sorted(per_doel.items())]


def digest(pakket: Pakket) -> str:
    """SHA-256 of the canonical JSON: equal for equal content, whatever the files looked like."""
    return digest_van(naar_inhoud(normaal(pakket)))


def digest_van(waarde: Any) -> str:
    """SHA-256 (hexadecimal) of any JSON value in canonical form."""
    tekst = json.dumps(waarde, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()
