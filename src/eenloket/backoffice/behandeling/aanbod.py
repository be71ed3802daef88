"""What we offer, with the computed handling level of each service and why (M-B7)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.aanbod import api as aanbod_api


@dataclass(frozen=True, slots=True)
class Dienstregel:
    naam: str
    organisatie: str
    niveau: int
    reden: str
    overwegingen: list[str]
    automatisch: bool
    steekproef: int
    mandaat: str
    begrensd: bool


@require_safe
@voor_medewerker(Recht.AANBOD_BEKIJKEN)
def aanbod(request: HttpRequest, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """All services of the release in force, by level and name."""
    taal = get_language() or "nl"
    lopend = aanbod_api.huidig(bevoegdheid.medewerker.organisatie_id)
    regels = []
    for dienst in lopend.pakket.diensten.values():
        besluit = lopend.niveau(dienst.slug)
        regels.append(
            Dienstregel(
                naam=dienst.naam.in_taal(taal),
                organisatie=lopend.organisatie(dienst.organisatie).naam,
                niveau=int(besluit.niveau),
                reden=besluit.reden.in_taal(taal),
                overwegingen=[o.tekst.in_taal(taal) for o in besluit.overwegingen],
                automatisch=dienst.mandaat.automatisch,
                steekproef=dienst.steekproef,
                mandaat=dienst.mandaat.rol,
                begrensd=besluit.begrensd,
            )
        )
    regels.sort(key=lambda r: (r.niveau, r.naam))
    inhoud = {"regels": regels, "nummer": lopend.nummer}
    return render(request, "behandeling/aanbod.html", inhoud)
