"""The door of the intake for the client at home."""

from functools import partial

from django.urls import reverse
from django.utils.translation import get_language

from eenloket.frontoffice.intake.api import Loket, Wegen
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.verbinding.identiteit.api import eis_zekerheid

from .bezoeker import handelende, toegang


def thuis(request: Verzoek) -> Loket:
    """The client himself, logged in or not, who can log in on the way."""
    mijn = reverse("portaal:mijn")
    return Loket(
        kanaal="web",
        handelende=handelende(request),
        client=request.client,
        toegang=toegang(request),
        taal=get_language() or "nl",
        wegen=Wegen(
            thuis=mijn if request.client else reverse("portaal:home"),
            mijn=mijn,
            volgen="portaal:zaak" if request.client else "",
            taak="portaal:taak",
        ),
        inloggen=partial(eis_zekerheid, request),
    )
