"""The forms of the operator's pages. They only read what was typed; rules are those of the acties."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from eenloket.verbinding.zgw.api import (
    MET_TYPEN,
    Abonnement,
    Apisoort,
    Applicatie,
    Dienst,
    Rechtengroep,
    Type,
    woorden,
)

ALLES, KIES = "alles", "kies"


def _leesbaar(tekst: str) -> None:
    if not tekst.isprintable():
        raise forms.ValidationError(_("Gebruik alleen leesbare tekens."))


def _client_id() -> forms.CharField:
    return forms.CharField(
        label=_("Client-id"),
        max_length=50,
        validators=[_leesbaar],
        help_text=_("De naam waarmee de software zich bij ons meldt, bijvoorbeeld 'taakapp'. Later wijzigen kan niet."),
        error_messages={"required": _("Vul een client-id in."), "max_length": _("Een client-id heeft hoogstens 50 tekens.")},
    )  # fmt: skip


def _label() -> forms.CharField:
    return forms.CharField(
        label=_("Naam van de applicatie"),
        max_length=100,
        help_text=_("Voor mensen, bijvoorbeeld 'Taakapplicatie burgerzaken'."),
        error_messages={
            "required": _("Vul een naam in."),
            "max_length": _("Een naam heeft hoogstens 100 tekens."),
        },
    )


class Geheimformulier(forms.Form):
    """A secret of their own, for software that has one already."""

    geheim = forms.CharField(
        label=_("Eigen geheim"),
        required=False,
        strip=False,
        max_length=500,
        widget=forms.PasswordInput,
        help_text=_("Laat dit leeg: dan maken wij een sterk geheim. Vul alleen iets in als de software al een geheim heeft."),
        error_messages={"max_length": _("Een geheim heeft hoogstens 500 tekens.")},
    )  # fmt: skip

    def clean_geheim(self) -> str:
        """Nothing but spaces isn't a secret."""
        geheim: str = self.cleaned_data["geheim"]
        if geheim and not geheim.strip():
            raise forms.ValidationError(_("Een geheim van alleen spaties kan niet."))
        return geheim


class Clientformulier(Geheimformulier):
    """Another client id for an application."""

    client_id = _client_id()
    field_order = ("client_id", "geheim")


class Applicatieformulier(Geheimformulier):
    """A new application: its name, its first client, and with what it begins."""

    label = _label()
    client_id = _client_id()
    begin = forms.ChoiceField(
        label=_("Wat mag deze applicatie?"),
        widget=forms.RadioSelect,
        choices=[*woorden.COMPONENTEN.items(), (ALLES, _("Alles, in elk onderdeel"))],
        help_text=_("Kies het onderdeel waarmee u begint. Meer onderdelen voegt u later toe."),
        error_messages={"required": _("Kies wat de applicatie mag.")},
    )
    field_order = ("label", "client_id", "geheim", "begin")


class Wijzigformulier(forms.Form):
    """What can be changed of an application besides its rights."""

    label = _label()
    client_ids = forms.MultipleChoiceField(
        label=_("Client-id's van deze applicatie"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Haal het vinkje weg bij een client-id die hier niet meer bij hoort. Die mag daarna niets meer."),
        error_messages={"required": _("Houd minstens één client-id over. Trek anders de applicatie in.")},
    )  # fmt: skip
    alleen_gereed = forms.BooleanField(
        label=_("Ziet alleen documenten die klaar zijn om te publiceren"), required=False
    )
    alles = forms.BooleanField(
        label=_("Mag alles"),
        required=False,
        help_text=_(
            "Ook verwijderen, en rechten geven aan anderen. De losse rechten vervallen dan. Weer beperken doet u door een recht toe te voegen."
        ),
    )

    def __init__(self, applicatie: Applicatie, data: QueryDict | None = None) -> None:
        """``applicatie`` gives the first values, and the client ids to choose from."""
        super().__init__(
            data,
            initial={
                "label": applicatie.label,
                "client_ids": applicatie.client_ids,
                "alleen_gereed": applicatie.alleen_is_gereed_voor_publicatie,
            },
        )
        veld: Any = self.fields["client_ids"]
        veld.choices = [(naam, naam) for naam in applicatie.client_ids]
        if applicatie.heeft_alle_autorisaties:
            del self.fields["alles"]


class Rechtformulier(forms.Form):
    """What an application may do in one component: scopes, and where they reach."""

    scopes = forms.MultipleChoiceField(
        label=_("Wat mag de applicatie?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één ding dat de applicatie mag.")},
    )
    bereik = forms.ChoiceField(
        label=_("Voor welke soorten?"),
        widget=forms.RadioSelect,
        help_text=_("Het recht geldt voor alle versies van nu. Komt er later een soort of versie bij, bewaar het recht dan opnieuw."),
        error_messages={"required": _("Kies voor welke soorten dit geldt.")},
    )  # fmt: skip
    typen = forms.MultipleChoiceField(
        label=_("Soorten"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één soort.")},
    )
    elders = forms.MultipleChoiceField(
        label=_("Soorten in registers van anderen"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Haal het vinkje weg bij een soort waar dit recht niet meer voor geldt."),
    )
    niveau = forms.TypedChoiceField(
        label=_("Tot en met welke vertrouwelijkheid?"),
        coerce=int,
        error_messages={"required": _("Kies de hoogste vertrouwelijkheid.")},
    )

    field_order = ("scopes", "niveau", "bereik", "typen", "elders")

    def __init__(
        self,
        component: str,
        typen: Sequence[Type],
        data: QueryDict | None = None,
        *,
        groep: Rechtengroep | None = None,
    ) -> None:
        """Fields that don't count for this component aren't there; ``groep`` gives the first values."""
        eerst: dict[str, Any] = {"bereik": KIES}
        if groep is not None:
            eerst |= {
                "scopes": list(groep.scopes),
                "typen": [t.waarde for t in groep.typen],
                "elders": list(groep.elders),
                "niveau": groep.niveau,
            }
        super().__init__(data, initial=eerst)
        velden: Any = self.fields
        mogelijk = dict.fromkeys([*woorden.scopes_van(component), *(groep.scopes if groep else ())])
        velden["scopes"].choices = [(naam, woorden.scope(naam)) for naam in mogelijk]
        if component not in MET_TYPEN:
            del velden["bereik"], velden["typen"], velden["elders"], velden["niveau"]
            return
        self.alle = [t.waarde for t in typen]
        velden["bereik"].choices = [
            (ALLES, _("Alle soorten die er nu zijn (%(aantal)d)") % {"aantal": len(typen)}),
            (KIES, _("Alleen de soorten die ik kies")),
        ]
        velden["typen"].choices = [
            (catalogus, [(t.waarde, t.tekst) for t in deel])
            for catalogus, deel in groupby(typen, key=lambda t: t.catalogus)
        ]
        velden["typen"].required = self.data.get("bereik") != ALLES and not self.data.get("elders")
        velden["elders"].choices = [(url, url) for url in (groep.elders if groep else ())]
        if not velden["elders"].choices:
            del velden["elders"]
        velden["niveau"].choices = [("", ""), *woorden.niveaus()]
        if component == "brc":  # decisions have no level
            del velden["niveau"]

    def clean(self) -> dict[str, Any]:
        """``typen`` becomes what was meant: all of ours or the chosen ones, and those elsewhere. Nothing at all isn't a right."""
        uit: dict[str, Any] = super().clean() or {}
        if "typen" not in self.fields or not {"bereik", "typen"} <= uit.keys():
            return uit
        eigen = self.alle if uit["bereik"] == ALLES else uit["typen"]
        uit["typen"] = [*eigen, *uit.pop("elders", ())]
        if not uit["typen"]:
            self.add_error("typen", _("Kies minstens één soort."))
        return uit


class Intrekformulier(forms.Form):
    """Withdrawing an application; without its keys nobody can log in any more."""

    sleutels = forms.BooleanField(
        label=_("Haal ook de geheimen van de client-id's weg"),
        required=False,
        initial=True,
        help_text=_("Zonder geheim kan de software niet meer inloggen."),
    )


class Vormformulier(forms.Form):
    """How notifications of a subscription are written."""

    vorm = forms.ChoiceField(
        label=_("Vorm van de berichten"),
        widget=forms.RadioSelect,
        choices=[
            (Abonnement.Vorm.ZGW, _("Notificaties API (de standaard)")),
            (Abonnement.Vorm.CLOUDEVENTS, _("CloudEvents (NL GOV)")),
        ],
        help_text=_("Spreek dit af met de ontvanger. Berichten die nog wachten, gaan in de nieuwe vorm."),
        error_messages={"required": _("Kies een vorm.")},
    )


class Dienstformulier(forms.Form):
    """A register of others."""

    url = forms.CharField(
        label=_("Adres van de API"),
        max_length=1000,
        help_text=_("Tot en met de versie, bijvoorbeeld https://zaken.voorbeeld.nl/api/v1/."),
        error_messages={
            "required": _("Vul het adres in."),
            "max_length": _("Het adres heeft hoogstens 1000 tekens."),
        },
    )
    soort = forms.ChoiceField(
        label=_("Welke API is het?"),
        widget=forms.RadioSelect,
        choices=[(soort, woorden.DIENSTSOORTEN[soort]) for soort in Apisoort.values],
        error_messages={"required": _("Kies welke API het is.")},
    )
    client_id = forms.CharField(
        label=_("Onze client-id daar"),
        required=False,
        max_length=50,
        validators=[_leesbaar],
        help_text=_("U krijgt deze van de beheerder van dat register. Leeg als aanmelden niet hoeft."),
        error_messages={"max_length": _("Een client-id heeft hoogstens 50 tekens.")},
    )
    geheim = forms.CharField(
        label=_("Ons geheim daar"),
        required=False,
        strip=False,
        max_length=500,
        widget=forms.PasswordInput,
        error_messages={"max_length": _("Een geheim heeft hoogstens 500 tekens.")},
    )

    def __init__(self, data: QueryDict | None = None, *, dienst: Dienst | None = None) -> None:
        """With ``dienst`` the address stays, and an empty secret keeps the one that is there."""
        super().__init__(
            data, initial={"soort": dienst.soort, "client_id": dienst.client_id} if dienst else None
        )
        if dienst is not None:
            del self.fields["url"]
            if dienst.client_id:
                self.fields["client_id"].help_text = _(
                    "Maak dit leeg als wij ons daar niet meer aanmelden. Het geheim gaat dan ook weg."
                )
            if dienst.geheim:
                self.fields["geheim"].help_text = _("Laat dit leeg om het geheim te houden dat er nu is.")

    def clean(self) -> dict[str, Any]:
        """A secret belongs to somebody."""
        uit: dict[str, Any] = super().clean() or {}
        if uit.get("geheim") and not uit.get("client_id") and "client_id" not in self.errors:
            self.add_error("client_id", _("Vul ook de client-id in: een geheim alleen is niet genoeg."))
        return uit
