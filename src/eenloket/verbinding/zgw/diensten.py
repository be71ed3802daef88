"""Registers of others that references may point to."""

import uuid

from .models import Dienst


def dienst_van(url: str, organisatie_id: uuid.UUID) -> Dienst | None:
    """The known service below whose root ``url`` lies. Cost: one query."""
    if not url.startswith(("https://", "http://")):
        return None
    for dienst in Dienst.objects.filter(organisatie_id=organisatie_id):
        if url.startswith(dienst.url):
            return dienst
    return None
