"""How often an application may call, when the operator sets a limit."""

from django.conf import settings

from eenloket.kern.limieten.api import TeVaak as Begrensd
from eenloket.kern.limieten.api import begrens

from ..fouten import TeVaak

PER = 60
"""Seconds over which is counted."""


def begrens_client(client_id: str) -> None:
    """Count a call of this client. Cost: none without a limit (``ZGW_LIMIET``), else one upsert. Raises: TeVaak with Retry-After."""
    if not settings.ZGW_LIMIET:
        return
    try:
        begrens(f"zgw:{client_id}", settings.ZGW_LIMIET, PER)
    except Begrensd as fout:
        raise TeVaak(fout.wacht) from None
