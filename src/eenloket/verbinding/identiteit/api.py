"""What pages may ask of logging in."""

from django.http import HttpResponseRedirect

from eenloket.midoffice.klanten.api import Verzoek
from eenloket.midoffice.klanten.ingelogd import Zekerheid

from .middelen import Clientsoort
from .terugweg import inlogpad

__all__ = ["eis_zekerheid"]


def eis_zekerheid(
    request: Verzoek, niveau: Zekerheid, soort: Clientsoort | None = None, *, volgende: str = ""
) -> HttpResponseRedirect | None:
    """None when the client of ``request`` is known surely enough; otherwise a redirect to log in (again, higher).

    ``soort`` asks for a person or a business. After logging in the client comes back on ``volgende`` (a path; default: this
    page, or for a POST the page it was sent from). Answers live on the server: nothing is lost on the way. Source: M-B2.
    """
    if niveau is Zekerheid.GEEN and soort is None:
        return None
    client = request.client
    if client and client.zekerheid >= niveau and (soort is None or client.soort == soort):
        return None
    verhoog = client is not None and (soort is None or client.soort == soort)
    pad = volgende or (request.get_full_path() if request.method in ("GET", "HEAD") else request.path)
    return HttpResponseRedirect(
        inlogpad(pad, zekerheid=niveau.name.lower(), soort=soort or "", verhoog=verhoog)
    )
