"""Addresses in bodies and filters: ours, of a register that we know, or refused."""

import uuid

from .diensten import dienst_van
from .fouten import veldfout

_GEEN = "Geef een geldige URL op van een bestaand object."


def verwijs(
    url: str, doel: str, naam: str, *, basis: str, organisatie_id: uuid.UUID
) -> tuple[uuid.UUID | None, str]:
    """Return the id of one of our resources, or (None, url) for a resource in a registered service.

    ``doel`` is "api/pad"; ``naam`` is the field with the address. The caller checks whether the row exists.
    Raises: OngeldigVerzoek with ``bad-url`` for an unknown host, ``invalid-resource`` for another kind of
    resource.
    """
    api, _, pad = doel.partition("/")
    if url.startswith(basis + "/"):
        begin = f"{basis}/{api}/api/v1/{pad}/"
        id_ = lees_id(url[len(begin) :].rstrip("/")) if url.startswith(begin) else None
        if id_ is None:
            raise veldfout(naam, "invalid-resource", _GEEN)
        return id_, ""
    if len(url) > 1000 or dienst_van(url, organisatie_id) is None:
        raise veldfout(naam, "bad-url", _GEEN)
    return None, url


def lees_id(tekst: str) -> uuid.UUID | None:
    """Return a UUID in its usual form, or None."""
    if len(tekst) != 36:
        return None
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return None
