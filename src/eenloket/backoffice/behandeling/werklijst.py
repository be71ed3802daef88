"""The work list: what must be done first on top, why, and one click to the case (M-B8)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.werk import api as werk
from eenloket.vormgeving.formveld import fouten as formulierfouten

from . import lijstregels, woorden
from .filters import keuzelijst, selectie, snelle_lijsten
from .formulieren import Formulier, Herzienformulier
from .lijstregels import zaakrijen
from .toegang import eigen_plek_eerst


@dataclass(frozen=True, slots=True)
class Herzienrij:
    """An ended service to look at again; ``formulier`` only for who may decide."""

    regel: aanvragen.Herzienregel
    soort: str
    formulier: Formulier | None


@require_safe
@eigen_plek_eerst
@voor_medewerker(Recht.ZAAK_LEZEN)
def werkvoorraad(request: HttpRequest, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """The list. No names: those stand in the case. Searching is done in the frame (``werkplek``)."""
    return toon(request, bevoegdheid)


def toon(
    request: HttpRequest, bevoegdheid: Bevoegdheid, *, fout: Formulier | None = None, fout_bij: str = ""
) -> HttpResponse:
    """The list; with ``fout`` the form of the review with id ``fout_bij`` that wasn't right, as it was filled in."""
    keuze = selectie(request.GET, bevoegdheid)
    blad = werk.lijst(
        bevoegdheid.medewerker.organisatie_id, keuze.filters, na=keuze.na, limiet=lijstregels.PER_BLAD
    )
    lijsten, velden = snelle_lijsten(keuze), ("wie", "dienst", "niveau")
    return render(
        request,
        "behandeling/werkvoorraad.html",
        {
            "lijsten": lijsten,
            "keuzes": [keuzelijst(keuze.formulier, naam) for naam in velden],
            "vinkjes": [
                {
                    "naam": naam,
                    "label": keuze.formulier.fields[naam].label,
                    "aan": bool(keuze.formulier.cleaned_data.get(naam)),
                }
                for naam in ("laat", "steekproef", "stil")
            ],
            "rijen": zaakrijen(blad.regels, keuze.adres, mag=bevoegdheid.mag(Recht.ZAAK_BEHANDELEN)),
            "verder": keuze.verder(blad.verder) if blad.verder else "",
            "begin": keuze.begin if keuze.na else None,
            "gefilterd": len(keuze.gekozen),
            "filters_open": bool(keuze.gekozen) and not any(lijst["huidig"] for lijst in lijsten),
            "herzien": herzienregels(bevoegdheid, fout, fout_bij),
            "fouten": formulierfouten(fout) if fout else [],
        },
        status=422 if fout else 200,
    )


def herzienregels(bevoegdheid: Bevoegdheid, fout: Formulier | None, fout_bij: str) -> list[Herzienrij]:
    """What ended and must be looked at again, oldest first. One query."""
    mag = bevoegdheid.mag(Recht.ZAAK_BESLUITEN)
    rijen = []
    for regel in aanvragen.te_herzien(
        bevoegdheid.medewerker.organisatie_id,
        get_language() or "nl",
        bereik=bevoegdheid.bereik(Recht.ZAAK_LEZEN),
    ):
        plek = str(regel.id)
        formulier = (fout if fout_bij == plek else Herzienformulier(plek=plek)) if mag else None
        rijen.append(Herzienrij(regel, woorden.herziensoort(regel.soort), formulier))
    return rijen
