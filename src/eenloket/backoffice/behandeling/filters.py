"""What the work list is narrowed by: as it stands in an address, as it is asked of the cases, and as the page offers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.werk import api as werk

CURSOR = "na"
_BEHANDELEN = frozenset({werk.Werksoort.BEHANDELEN})
_SNEL = (
    ("", gettext_lazy("Alles")),
    ("wie=mijn", gettext_lazy("Mijn werk")),
    ("wie=vrij", gettext_lazy("Nog van niemand")),
    ("laat=ja", gettext_lazy("Te laat")),
    ("steekproef=ja", gettext_lazy("Steekproef")),
    ("stil=ja", gettext_lazy("Termijn staat stil")),
)
"""The lists that somebody asks for all day: one click each."""


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
class Selectie:
    """Which list somebody looks at. ``gekozen`` are the filters as they stand in the address, ``na`` is the cursor of the page."""

    formulier: Filterformulier
    filters: werk.Filters
    gekozen: dict[str, str]
    na: str

    @property
    def adres(self) -> str:
        """The query string of this page of the list; empty for the first page without filters."""
        return urlencode(self.gekozen | ({CURSOR: self.na} if self.na else {}))

    @property
    def begin(self) -> str:
        """The query string of the first page of this list."""
        return urlencode(self.gekozen)

    def verder(self, cursor: str) -> str:
        """The query string of the page that starts after ``cursor``."""
        return urlencode(self.gekozen | {CURSOR: cursor})


def selectie(gegevens: Mapping[str, str], bevoegdheid: Bevoegdheid) -> Selectie:
    """Read the filters from the parameters of an address. Cost: no query (the offer is remembered)."""
    medewerker = bevoegdheid.medewerker
    formulier = Filterformulier(gegevens)
    formulier.fields["dienst"].choices = [("", _("Alle diensten")), *_diensten(bevoegdheid)]  # type: ignore[attr-defined]
    formulier.is_valid()
    f = formulier.cleaned_data
    filters = werk.Filters(
        uitvoerder=bevoegdheid.organisatie,
        soorten=_BEHANDELEN,
        bereik=bevoegdheid.bereik(Recht.ZAAK_LEZEN),
        medewerker_id=medewerker.id if f.get("wie") == "mijn" else None,
        van_niemand=f.get("wie") == "vrij",
        dienst=f.get("dienst", ""),
        niveau=f.get("niveau"),
        te_laat=bool(f.get("laat")),
        reden=werk.Reden.STEEKPROEF if f.get("steekproef") else "",
        staat_stil=True if f.get("stil") else None,
    )
    gekozen = {naam: str(waarde) for naam, waarde in gegevens.items() if naam in formulier.fields and waarde}
    return Selectie(formulier, filters, gekozen, gegevens.get(CURSOR, "")[:64])


def uit_tekst(tekst: str, bevoegdheid: Bevoegdheid) -> Selectie:
    """The same of a query string that another page carries, so that it can go back to the list it came from."""
    return selectie(dict(parse_qsl(tekst[:500])), bevoegdheid)


def snelle_lijsten(keuze: Selectie) -> list[dict[str, Any]]:
    """The lists of one click, and which of them this is."""
    nu = urlencode(keuze.gekozen)
    return [{"naam": naam, "vraag": vraag, "huidig": vraag == nu} for vraag, naam in _SNEL]


def keuzelijst(formulier: Filterformulier, naam: str) -> dict[str, Any]:
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


def _diensten(bevoegdheid: Bevoegdheid) -> list[tuple[str, str]]:
    """Services that this organisation handles itself, by name."""
    taal = get_language() or "nl"
    lopend = aanbod.huidig(bevoegdheid.medewerker.organisatie_id)
    eigen = [
        (d.slug, d.naam.in_taal(taal))
        for d in lopend.pakket.diensten.values()
        if not lopend.organisatie(d.organisatie).koppeling
    ]
    return sorted(eigen, key=lambda paar: paar[1])
