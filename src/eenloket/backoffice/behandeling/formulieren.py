"""What staff fill in on a case. Rules are in the rooms; here are only fields and words."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eenloket.kern.klok import vandaag
from eenloket.kern.termijnen import Duur

_TERMIJNEN = [(7, _("1 week")), (14, _("2 weken")), (28, _("4 weken"))]
_VERLENGINGEN = [
    ("P1W", _("1 week")), ("P2W", _("2 weken")), ("P4W", _("4 weken")), ("P6W", _("6 weken")), ("P8W", _("8 weken")),
    ("P10W", _("10 weken")), ("P26W", _("26 weken")),
]  # fmt: skip


_LATER = [
    (1, _("Morgen")),
    (3, _("Over 3 dagen")),
    (7, _("Over 1 week")),
    (14, _("Over 2 weken")),
    (28, _("Over 4 weken")),
]


class Formulier(forms.Form):
    """Base: field ids carry the form's name, so that several forms can stand on one page."""

    naam = ""

    def __init__(self, *args: Any, plek: str = "", **kwargs: Any) -> None:
        kwargs["auto_id"] = f"id_{self.naam}{plek}_%s"
        super().__init__(*args, **kwargs)


class Vraagformulier(Formulier):
    """Ask the client for something."""

    naam = "vraag"
    vraag = forms.CharField(
        label=_("Wat heeft u nodig?"),
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("De aanvrager leest dit zo. Schrijf kort en duidelijk."),
    )
    termijn = forms.TypedChoiceField(
        label=_("Hoeveel tijd krijgt de aanvrager?"),
        coerce=int,
        choices=_TERMIJNEN,
        initial=14,
        widget=forms.RadioSelect,
    )


class Adviesformulier(Formulier):
    """Ask a third party for advice."""

    naam = "advies"
    organisatie = forms.ChoiceField(label=_("Wie vraagt u om advies?"), widget=forms.RadioSelect)
    vraag = forms.CharField(label=_("Uw vraag"), max_length=1000, widget=forms.Textarea)

    def __init__(self, *args: Any, organisaties: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].choices = list(organisaties)  # type: ignore[attr-defined]


class AdviesBinnenformulier(Formulier):
    """Write down an advice that came by another way."""

    naam = "binnen"
    uitkomst = forms.ChoiceField(
        label=_("Wat is het advies?"),
        choices=[
            ("positief", _("Positief")),
            ("voorwaarden", _("Positief, met voorwaarden")),
            ("negatief", _("Negatief")),
        ],
        widget=forms.RadioSelect,
    )
    toelichting = forms.CharField(
        label=_("Toelichting"), max_length=2000, required=False, widget=forms.Textarea
    )


class Verlengformulier(Formulier):
    """Extend the legal term."""

    naam = "termijn"
    duur = forms.ChoiceField(label=_("Hoe lang verlengt u de termijn?"), widget=forms.RadioSelect)
    reden = forms.CharField(label=_("Waarom?"), max_length=200, help_text=_("De aanvrager leest deze reden."))

    def __init__(self, *args: Any, duren: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        namen = dict(_VERLENGINGEN)
        self.fields["duur"].choices = [(d, namen.get(d, d)) for d in duren]  # type: ignore[attr-defined]


class Steekproefformulier(Formulier):
    """Was the table right?"""

    naam = "steekproef"
    akkoord = forms.ChoiceField(
        label=_("Klopt de uitkomst van de tabel?"),
        choices=[("ja", _("Ja, dit klopt: neem dit besluit")), ("nee", _("Nee, ik beslis zelf"))],
        widget=forms.RadioSelect,
    )
    toelichting = forms.CharField(
        label=_("Toelichting"), max_length=1000, required=False, widget=forms.Textarea
    )


class Herzienformulier(Formulier):
    """Somebody looked at an ended service again."""

    naam = "herzien"
    toelichting = forms.CharField(
        label=_("Wat heeft u gedaan?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("Schrijf op wat u heeft bekeken en wat er is afgesproken. Alleen collega's lezen dit."),
    )


class Overdraagformulier(Formulier):
    """Give work to a colleague or a team."""

    naam = "overdragen"
    aan = forms.ChoiceField(label=_("Aan wie draagt u dit over?"))
    toelichting = forms.CharField(
        label=_("Wat moet diegene weten?"), max_length=1000, required=False, widget=forms.Textarea
    )

    def __init__(self, *args: Any, ontvangers: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aan"].choices = list(ontvangers)  # type: ignore[attr-defined]


class Laterformulier(Formulier):
    """Put work aside until a day."""

    naam = "later"
    tot = forms.TypedChoiceField(
        label=_("Wanneer wilt u dit weer zien?"),
        coerce=lambda dagen: vandaag() + dt.timedelta(days=int(dagen)),
        choices=_LATER,
        initial=7,
        widget=forms.RadioSelect,
    )


class Besluitformulier(Formulier):
    """Decide. The reasons of the table are offered; own words may be added."""

    naam = "besluit"
    resultaat = forms.ChoiceField(label=_("Uw besluit"), widget=forms.RadioSelect)
    redenen = forms.MultipleChoiceField(
        label=_("Redenen uit de tabel"), required=False, widget=forms.CheckboxSelectMultiple
    )
    motivering = forms.CharField(
        label=_("Motivering"),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("De aanvrager leest dit in de brief. Noem de feiten en de regel."),
    )
    motivering_en = forms.CharField(
        label=_("Motivering in het Engels"), required=False, max_length=4000, widget=forms.Textarea
    )

    def __init__(
        self,
        *args: Any,
        resultaten: Sequence[str] = (),
        redenen: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resultaat"].choices = [(r, r) for r in resultaten]  # type: ignore[attr-defined]
        keuzes = list(redenen)
        self.fields["redenen"].choices = keuzes  # type: ignore[attr-defined]
        if not keuzes:
            del self.fields["redenen"]


def duren_tot(hoogstens: str | None) -> list[str]:
    """The extensions to choose from: those of our list up to ``hoogstens`` (ISO 8601), and that itself."""
    if not hoogstens:
        return []

    dag = vandaag()
    grens = Duur.lees(hoogstens).na(dag)
    return [*(d for d, _naam in _VERLENGINGEN if Duur.lees(d).na(dag) < grens), hoogstens]
