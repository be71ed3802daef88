"""A request as the pages get it: the middleware adds whose counter it is and who is looking."""

from django.http import HttpRequest

from eenloket.kern.fouten import NietToegestaan
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.organisaties.models import Organisatie

from .ingelogd import Client


class Verzoek(HttpRequest):
    """Type of ``request`` in views. ``bevoegdheid`` is staff with a second factor, ``client`` a client who logged in."""

    organisatie: Organisatie
    client: Client | None
    bevoegdheid: Bevoegdheid | None


def ingelogde(request: Verzoek) -> Client:
    """The client of a page that is only for who logged in. Raises: NietToegestaan."""
    if request.client is None:
        raise NietToegestaan()
    return request.client
