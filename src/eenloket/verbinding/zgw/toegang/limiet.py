"""The limit on calls of an application, when the operator sets one, and on notifications that others send us."""

from django.conf import settings

from eenloket.kern.limieten.api import TeVaak as Begrensd
from eenloket.kern.limieten.api import begrens

from ..fouten import TeVaak

PER = 60
"""The seconds over which calls are counted."""


def begrens_client(client_id: str) -> None:
    """Count a call of this client.

    Raises: TeVaak with Retry-After.
    Cost: none without a limit (``ZGW_LIMIET``), else one upsert.
    """
    if not settings.ZGW_LIMIET:
        return
    try:
        begrens(f"zgw:{client_id}", settings.ZGW_LIMIET, PER)
    except Begrensd as fout:
        raise TeVaak(fout.wacht) from None


MELDINGEN = 1200
"""The notifications that one origin may send in ``PER`` seconds: twenty a second, refused ones included."""


def begrens_afzender(herkomst: str) -> None:
    """Count a notification from this origin, before its secret is compared.

    Raises: TeVaak with Retry-After.
    Cost: one upsert.
    """
    try:
        begrens(f"melding:{herkomst}", MELDINGEN, PER)
    except Begrensd as fout:
        raise TeVaak(fout.wacht) from None
