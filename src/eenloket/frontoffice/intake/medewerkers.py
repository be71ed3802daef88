"""The doors for people at work: an employee with the client (desk, telephone), and the counter of a partner (M-B3)."""

import uuid

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.fouten import NietToegestaan
from eenloket.kern.gebruikers.api import actor_van
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.aanvragen.api import Toegang
from eenloket.midoffice.klanten.api import Client, Verzoek

from .loket import Loket, Wegen

ADRESSEN = "balie"
"""The namespace of the intake for employees."""
ROL = "namens de aanvrager"


def balie(request: Verzoek, *, kader: str) -> Loket | HttpResponse:
    """The desk: an employee of this organisation who has the right to take an intake over. A visitor logs in as staff first.

    ``kader`` is the template of the pages of staff. Raises: NietToegestaan without the right, or for an employee of another organisation.
    """
    bevoegdheid = request.bevoegdheid
    if bevoegdheid is None:
        if request.method in ("GET", "HEAD"):
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        raise NietToegestaan()
    bevoegdheid.eis(Recht.AANVRAAG_OVERNEMEN)
    medewerker, organisatie_id = bevoegdheid.medewerker, request.organisatie.id
    if medewerker.organisatie_id != organisatie_id:  # a right counts at one's own counter
        raise NietToegestaan()
    return Loket(
        kanaal="balie",
        handelende=actor_van(medewerker, rol=ROL),
        client=None,
        toegang=Toegang(
            organisatie_id=organisatie_id, medewerker_van=organisatie_id, door=actor_van(medewerker)
        ),
        taal=get_language() or "nl",
        wegen=Wegen(thuis=reverse(f"{ADRESSEN}:start")),
        adressen=ADRESSEN,
        kader=kader,
    )


def partnerbalie(
    organisatie_id: uuid.UUID,
    *,
    partner: str,
    medewerker: str,
    client: Client | None,
    geopend: frozenset[uuid.UUID],
    thuis: str,
) -> Loket:
    """The counter of a partner, for an employee whom the partner authenticated.

    ``partner`` is the slug of the partner's organisation, ``medewerker`` the partner's own reference of its employee (no name),
    ``geopend`` the requests that this employee began, or opened with the client's code, in this session. Nothing else can be
    opened: a partner isn't staff of ours.
    """
    return Loket(
        kanaal="partner",
        handelende=Actor(Actorsoort.PARTNER, f"{partner}/{medewerker}", organisatie=partner, rol=ROL),
        client=client,
        toegang=Toegang(organisatie_id=organisatie_id, sessie=geopend),
        taal=get_language() or "nl",
        wegen=Wegen(thuis=thuis),
        adressen="partnerbalie",
    )
