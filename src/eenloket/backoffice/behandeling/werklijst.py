"""The work list: what must be done first on top, why, and one click to the case (M-B8)."""

import uuid
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.zaken import api as zaken
from eenloket.vormgeving.formveld import fouten as formulierfouten

from . import woorden
from .formulieren import Formulier, Herzienformulier
from .toegang import eigen_plek_eerst

PER_BLAD = 50


class Filterformulier(forms.Form):
    """The filters, as they stand in the address. What can't be read counts as not filled in."""

    wie = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Van wie"),
        choices=[
            ("", gettext_lazy("Iedereen")),
            ("mijn", gettext_lazy("Mijn zaken")),
            ("vrij", gettext_lazy("Nog van niemand")),
        ],
    )
    dienst = forms.ChoiceField(required=False, label=gettext_lazy("Dienst"))
    niveau = forms.TypedChoiceField(
        required=False,
        label=gettext_lazy("Niveau"),
        coerce=int,
        empty_value=None,
        choices=[("", gettext_lazy("Alle niveaus")), ("1", "1"), ("2", "2"), ("3", "3")],
    )
    laat = forms.BooleanField(required=False, label=gettext_lazy("Te laat"))
    steekproef = forms.BooleanField(required=False, label=gettext_lazy("Steekproef"))
    stil = forms.BooleanField(required=False, label=gettext_lazy("Termijn staat stil"))


@dataclass(frozen=True, slots=True)
class Rij:
    """A line as the page shows it."""

    regel: zaken.Werkregel
    dienst: str
    waarom: str
    druk: str
    fase: str
    wacht_op: list[str]


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
    medewerker = bevoegdheid.medewerker
    formulier = Filterformulier(request.GET)
    formulier.fields["dienst"].choices = [("", _("Alle diensten")), *_diensten(medewerker.organisatie_id)]  # type: ignore[attr-defined]
    formulier.is_valid()
    f = formulier.cleaned_data
    filters = zaken.Filters(
        uitvoerder=bevoegdheid.organisatie,
        bereik=bevoegdheid.bereik(Recht.ZAAK_LEZEN),
        behandelaar_id=medewerker.id if f.get("wie") == "mijn" else None,
        niet_toegewezen=f.get("wie") == "vrij",
        dienst=f.get("dienst", ""),
        niveau=f.get("niveau"),
        te_laat=bool(f.get("laat")),
        steekproef=bool(f.get("steekproef")),
        staat_stil=True if f.get("stil") else None,
    )
    blad = zaken.werkvoorraad(
        medewerker.organisatie_id, filters, na=request.GET.get("na", "")[:64], limiet=PER_BLAD
    )
    gekozen = {
        naam: str(waarde) for naam, waarde in request.GET.items() if naam in formulier.fields and waarde
    }
    return render(
        request,
        "behandeling/werkvoorraad.html",
        {
            "keuzes": [_keuze(formulier, naam) for naam in ("wie", "dienst", "niveau")],
            "vinkjes": [
                {"naam": naam, "label": formulier.fields[naam].label, "aan": bool(f.get(naam))}
                for naam in ("laat", "steekproef", "stil")
            ],
            "rijen": [_rij(regel) for regel in blad.regels],
            "verder": urlencode(gekozen | {"na": blad.verder}) if blad.verder else "",
            "begin": urlencode(gekozen) if request.GET.get("na") else None,
            "gefilterd": bool(gekozen),
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


def _keuze(formulier: Filterformulier, naam: str) -> dict[str, Any]:
    """One filter as a list to choose from; the empty choice says what it means to leave it."""
    keuzes = list(formulier.fields[naam].choices)  # type: ignore[attr-defined]
    waarde = formulier.cleaned_data.get(naam)
    return {
        "naam": naam,
        "label": formulier.fields[naam].label,
        "leeg": keuzes[0][1],
        "opties": keuzes[1:],
        "waarde": "" if waarde is None else str(waarde),
    }


def _rij(regel: zaken.Werkregel) -> Rij:
    return Rij(
        regel=regel,
        dienst=dienstnaam(regel.uitgave_id, regel.dienst) or regel.soort,
        waarom=woorden.waarom(regel),
        druk=woorden.druk(regel),
        fase=woorden.fase(regel.fase),
        wacht_op=list(dict.fromkeys(woorden.taaksoort(soort) for soort in regel.wacht_op)),
    )


def dienstnaam(uitgave_id: uuid.UUID | None, slug: str) -> str:
    """The name of a service in the reader's language; for a case of another system its code, if any."""
    if uitgave_id is None:
        return slug
    return _naam(uitgave_id, slug, get_language() or "nl")


@lru_cache(maxsize=2048)
def _naam(uitgave_id: uuid.UUID, slug: str, taal: str) -> str:
    return aanbod.uitgave(uitgave_id).dienst(slug).naam.in_taal(taal)


def _diensten(organisatie_id: uuid.UUID) -> list[tuple[str, str]]:
    """Services that this organisation handles itself, by name."""
    taal = get_language() or "nl"
    lopend = aanbod.huidig(organisatie_id)
    eigen = [
        (d.slug, d.naam.in_taal(taal))
        for d in lopend.pakket.diensten.values()
        if not lopend.organisatie(d.organisatie).koppeling
    ]
    return sorted(eigen, key=lambda paar: paar[1])
