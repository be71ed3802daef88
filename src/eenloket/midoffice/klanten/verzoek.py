"""A request as every view gets it."""

from django.http import HttpRequest

from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.organisaties.models import Organisatie

from .ingelogd import Client


class Verzoek(HttpRequest):
    """For type annotations: what the middleware (``config.middleware.Bezoek``) puts on each request."""

    organisatie: Organisatie
    client: Client | None
    bevoegdheid: Bevoegdheid | None
