"""The only search for staff: a case or request number, a name or date of birth, an address, a licence plate
(M-F1, M-F3).

The search text comes in a POST, so that no address, browser history or log holds it. An employee who searches
for a person must give a purpose, and each person that is shown is recorded in the processing log.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenloket.kern.doel import PUBLIEKE_TAAK, Doel
from eenloket.kern.gebruikers.api import Bereik, Bevoegdheid, actor_van
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.kern.verwerkingen.api import log_verwerking
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.midoffice.zaken import api as zaken

from .bewaking import voor_medewerker
from .zoekterm import Zoekterm, lees

_SOORT = zaken.Zoekingangsoort
DOELEN = {
    "contact": gettext_lazy("Ik help deze klant nu, aan de balie, de telefoon of per mail"),
    "zaak": gettext_lazy("Ik behandel een zaak of aanvraag van deze klant"),
    "fout": gettext_lazy("Ik zoek een fout of een klacht uit"),
}
"""The purposes for which an employee may search for a person."""
_ACTIVITEIT = {
    "contact": "Klant helpen bij contact",
    "zaak": "Behandelen van zaken",
    "fout": "Uitzoeken van fouten en klachten",
}


class Doelformulier(forms.Form):
    """The form that asks for the purpose; it also holds the search text."""

    zoek = forms.CharField(max_length=100, widget=forms.HiddenInput)
    doel = forms.ChoiceField(
        label=gettext_lazy("Waarom zoekt u deze klant?"),
        choices=list(DOELEN.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom u deze klant zoekt.")},
    )


@dataclass(frozen=True, slots=True)
class Regel:
    """A case that was found, as the page shows it."""

    nummer: str
    url: str
    dienst: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Groep:
    """The cases that were found in one way."""

    titel: str
    regels: Sequence[Regel]
    te_veel: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(Recht.ZAAK_LEZEN, Recht.CLIENT_ZOEKEN)
def zoeken(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Return the results in groups, at most twenty in each, that this employee may see.

    Cost: at most fifteen queries, whatever the number of results.
    """
    if request.method != "POST":
        return render(request, "werkplek/zoeken.html", {"groepen": [], "begin": True})
    term = lees(request.POST.get("zoek", ""))
    bereik = bevoegdheid.bereik(Recht.ZAAK_LEZEN)
    formulier = _doelformulier(request, bevoegdheid, term)
    doel = formulier.cleaned_data["doel"] if formulier is not None and formulier.is_valid() else ""
    gevonden = list(_zoek(bevoegdheid.medewerker.organisatie_id, term, bereik, persoon=bool(doel)))
    _log(bevoegdheid, gevonden, doel or "zaak")
    groepen = [
        Groep(titel, _regels(g.treffers), g.te_veel) for titel, g in gevonden if g.treffers or g.te_veel
    ]
    if (naar := _precies(groepen, term.nummer)) is not None:
        return redirect(naar.url)
    inhoud = {
        "groepen": groepen,
        "kort": term.leeg,
        "formulier": formulier if formulier is not None and not doel else None,
        "mag_niet": term.persoonlijk and formulier is None,
    }
    return render(request, "werkplek/zoeken.html", inhoud)


def _precies(groepen: Sequence[Groep], nummer: str) -> Regel | None:
    """Return the only result when the text was its whole case number. A result by a part of its number may be
    somebody else's case, so the employee must choose it.
    """
    if len(groepen) != 1 or len(groepen[0].regels) != 1:
        return None
    regel = groepen[0].regels[0]
    return regel if regel.nummer.casefold() == nummer.casefold() else None


def _doelformulier(request: Verzoek, bevoegdheid: Bevoegdheid, term: Zoekterm) -> Doelformulier | None:
    """Return the form for the purpose, when the search is for a person and the employee has the right; filled
    in when the form was sent.
    """
    if not term.persoonlijk or not bevoegdheid.mag(Recht.CLIENT_ZOEKEN):
        return None
    gevraagd = "doel" in request.POST or "waarom" in request.POST
    return (
        Doelformulier(request.POST)
        if gevraagd
        else Doelformulier(initial={"zoek": request.POST.get("zoek", "")[:100]})
    )


def _zoek(
    organisatie_id: uuid.UUID, term: Zoekterm, bereik: Bereik, *, persoon: bool
) -> Iterator[tuple[str, zaken.Gevonden]]:
    """Yield the groups with their results. ``persoon``: the purpose is given, so search by name and date of
    birth too.
    """
    if term.nummer:
        heel = aanvragen.is_aanvraagnummer(term.nummer)  # then no part of a case number is meant
        op_nummer = zaken.zoek_op_nummer(organisatie_id, term.nummer, bereik=bereik, heel=heel)
        yield _("Zaaknummer"), zaken.Gevonden(zaken.als_treffers(op_nummer))
        van_aanvraag = aanvragen.zaken_op_aanvraagnummer(organisatie_id, term.nummer, bereik=bereik)
        yield _("Aanvraagnummer"), zaken.Gevonden(zaken.als_treffers(van_aanvraag))
    if term.kenteken:
        yield _("Kenteken"), zaken.zoek_exact(organisatie_id, _SOORT.KENTEKEN, term.kenteken, bereik=bereik)
    if term.adres:
        yield _("Adres"), zaken.zoek_exact(organisatie_id, _SOORT.ADRES, term.adres, bereik=bereik)
    if term.straat:
        yield _("Adres"), zaken.zoek_stuk(organisatie_id, _SOORT.ADRES, term.straat, bereik=bereik)
    if persoon and term.naam:
        yield _("Naam"), zaken.zoek_stuk(organisatie_id, _SOORT.NAAM, term.naam, bereik=bereik)
    if persoon and term.geboren:
        yield (
            _("Geboortedatum"),
            zaken.zoek_exact(organisatie_id, _SOORT.GEBOORTEDATUM, term.geboren, bereik=bereik),
        )


def _log(bevoegdheid: Bevoegdheid, gevonden: Sequence[tuple[str, zaken.Gevonden]], doel: str) -> None:
    """Record each shown person once in the processing log, never the search text (M-F3, M-C4). Cost: one
    insert, or none.
    """
    personen = dict.fromkeys(
        t.wie for _titel, g in gevonden for t in g.treffers if t.wie is not None and t.tekst
    )
    if not personen:
        return
    wat = Doel(
        activiteit=_ACTIVITEIT[doel],
        grondslag=PUBLIEKE_TAAK,
        door=actor_van(bevoegdheid.medewerker, rol="behandelaar"),
        organisatie=bevoegdheid.organisatie,
    )
    betrokkenen = [vertaal(wie, Domein.ZAKEN, Domein.VERWERKINGEN) for wie in personen]
    log_verwerking(wat, betrokkenen, naam="zoeken", gegevens=["naam", "adres"], bron="zaken")


def _regels(treffers: Sequence[zaken.Treffer]) -> list[Regel]:
    taal = get_language() or "nl"
    return [
        Regel(
            t.nummer,
            reverse("behandeling:zaak", args=[t.sleutel]),
            _dienst(t.uitgave_id, t.dienst, taal) or t.soort,
            t.tekst,
        )
        for t in treffers
    ]


@lru_cache(maxsize=2048)
def _dienst(uitgave_id: uuid.UUID | None, slug: str, taal: str) -> str:
    """Return the name of a service in the reader's language; for a case of another system its code, if any."""
    return slug if uitgave_id is None else aanbod.uitgave(uitgave_id).dienst(slug).naam.in_taal(taal)
