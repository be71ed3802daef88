"""Where a client goes after logging in: only to a page of our own."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

NA_INLOGGEN = "/mijn"
NA_INLOGGEN_MEDEWERKER = "/behandeling"
_LANGST = 2000


def veilig(request: HttpRequest, pad: str | None, anders: str = NA_INLOGGEN) -> str:
    """``pad`` when it is a path on this host, otherwise ``anders``: no open redirect."""
    if not pad or len(pad) > _LANGST or not pad.startswith("/") or any(ord(teken) < 32 for teken in pad):
        return anders
    return pad if url_has_allowed_host_and_scheme(pad, None) else anders


def inlogpad(volgende: str, *, zekerheid: str = "", soort: str = "", verhoog: bool = False) -> str:
    """Address of the page where a client chooses how to log in."""
    vraag = {"volgende": volgende, "zekerheid": zekerheid, "soort": soort, "verhoog": "1" if verhoog else ""}
    return f"{reverse('identiteit:inloggen')}?{urlencode({n: w for n, w in vraag.items() if w})}"


def absoluut(request: HttpRequest, naam: str) -> str:
    """Full address of one of our pages on the host of this request."""
    return request.build_absolute_uri(reverse(naam))
