"""Values for the templates of every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def loket(request: HttpRequest) -> dict[str, Any]:
    """Return the organisation of this counter, and the client or employee of the request."""
    bevoegdheid = getattr(request, "bevoegdheid", None)
    return {
        "organisatie": getattr(request, "organisatie", None),
        "client": getattr(request, "client", None),
        "medewerker": bevoegdheid.medewerker if bevoegdheid else None,
        "bevoegdheid": bevoegdheid,
        "demo": settings.DEMO,
        "sessie_rust": settings.SESSION_COOKIE_AGE,
    }
