"""Errors of the integrated request, in words for the client."""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import NietGevonden, NietToegestaan, OngeldigeInvoer, Strijdig
from eenloket.midoffice.regels.api import Regelfout


class AanvraagOnbekend(NietGevonden):
    code, tekst = "aanvraag-onbekend", _("Deze aanvraag bestaat niet, of is niet van u.")


class AlIngediend(Strijdig):
    code, tekst = (
        "aanvraag-al-ingediend",
        _("Deze aanvraag is al ingediend. U kunt de antwoorden niet meer wijzigen."),
    )


class NietCompleet(OngeldigeInvoer):
    code, tekst = "aanvraag-niet-compleet", _("Er ontbreken nog antwoorden. Vul die eerst in.")


class OngeldigAntwoord(OngeldigeInvoer):
    """An answer that can't be accepted; ``str()`` says what is wrong and what to do."""

    code = "antwoord-ongeldig"


class VraagNietAanDeOrde(Strijdig):
    code, tekst = (
        "vraag-niet-aan-de-orde",
        _("Deze vraag is niet meer nodig. Ga verder met de volgende vraag."),
    )


class LidVast(Strijdig):
    code, tekst = "dienst-niet-uit-te-zetten", _("Deze dienst hoort erbij en kunt u niet uitzetten.")


class MeerZekerheidNodig(NietToegestaan):
    code, tekst = "zekerheid-te-laag", _("Hiervoor moet u inloggen met meer zekerheid over wie u bent.")


class NietInTeTrekken(Strijdig):
    code, tekst = "niet-in-te-trekken", _("Dit onderdeel is al klaar en kunt u niet meer intrekken.")


class OnzekereFeiten(Regelfout):
    """A table may not decide on this: we don't know the numbers of all persons it is about (``personen``)."""

    def __init__(self) -> None:
        super().__init__("antwoord over personen zonder bekend nummer")
