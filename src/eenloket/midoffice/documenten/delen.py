"""Content in parts: announced, sent in any order, sent again after an interruption, and joined when all parts
are there.
"""

import secrets
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from eenloket.kern.opslag.api import opslag

from .fouten import Documentfout
from .models import Bestandsdeel, Informatieobject

MEESTE = 1000
"""The most parts of one document; a larger document gets larger parts."""
_MB, _GB = 1024 * 1024, 1024**3


def nieuw_slot() -> str:
    """Return a lock that can't be guessed (drc-009)."""
    return secrets.token_hex(16)


def kondig_aan(document: Informatieobject, omvang: int) -> None:
    """Make the parts for content of ``omvang`` bytes; earlier parts are deleted.

    Raises: Documentfout when the content is too large.
    """
    if omvang > settings.DOCUMENT_GB * _GB:
        raise Documentfout("bestandsomvang", "max_value", _("Zo groot mag een document niet zijn."))
    grootte = max(settings.DOCUMENT_DEEL_MB * _MB, -(-omvang // MEESTE))
    Bestandsdeel.objects.filter(informatieobject_id=document.id).delete()
    Bestandsdeel.objects.bulk_create(
        Bestandsdeel(
            informatieobject=document, volgnummer=nummer, omvang=min(grootte, omvang - (nummer - 1) * grootte)
        )
        for nummer in range(1, -(-omvang // grootte) + 1)
    )


def delen_van(document: Informatieobject) -> list[Bestandsdeel]:
    """Return the parts in their order. One query."""
    return list(Bestandsdeel.objects.filter(informatieobject_id=document.id).order_by("volgnummer"))


def achter_elkaar(delen: list[Bestandsdeel]) -> Iterator[bytes]:
    """Yield the content of complete parts, as one stream."""
    for deel in delen:
        yield from opslag().lees(deel.sleutel)
