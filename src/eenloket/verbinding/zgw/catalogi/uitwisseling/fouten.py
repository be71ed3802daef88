"""The errors in a file: the place, the problem, and how to solve it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenloket.kern.fouten import Domeinfout

MEEST = 200
"""The most errors that are reported; one wrong field in every item would give thousands."""


@dataclass(frozen=True, slots=True)
class Regelfout:
    """One error. ``item`` is empty for the whole file; ``bestand`` is empty for the ZIP itself."""

    bestand: str
    item: str
    veld: str
    probleem: str
    remedie: str

    def __str__(self) -> str:
        plek = " ".join(deel for deel in (self.bestand, self.item) if deel)
        veld = f" ({self.veld})" if self.veld else ""
        return f"{plek + ': ' if plek else ''}{self.probleem}{veld} → {self.remedie}"


class Importfout(Domeinfout):
    """The catalogue can't be imported; nothing changed. ``fouten`` holds all errors."""

    code, http = "importfout", 422
    tekst = gettext_lazy("De catalogus is niet ingelezen. Er is niets veranderd.")

    def __init__(self, fouten: tuple[Regelfout, ...]) -> None:
        super().__init__()
        self.fouten = fouten


def zipfout(probleem: str, remedie: str = "", *, bestand: str = "") -> Importfout:
    """Return the error for a file that can't be used at all."""
    return Importfout(
        (
            Regelfout(
                bestand, "", "", probleem, remedie or _("Maak een nieuwe export en lees die ongewijzigd in.")
            ),
        )
    )


def remedie(code: str) -> str:
    """Return how to solve an error with that code."""
    match code:
        case "bad-url":
            return _(
                "Maak het register van dit adres bekend (eenloket zgw dienst), of haal het adres uit het bestand."
            )
        case "required" | "blank" | "null":
            return _("Vul dit veld in het bestand in.")
        case "unique":
            return _("Haal een van de twee uit het bestand.")
        case "onbekende-verwijzing":
            return _("Exporteer de hele catalogus, zodat alles wat genoemd wordt erin staat.")
        case "max_length" | "max_value" | "min_value" | "invalid_choice" | "invalid":
            return _("Verbeter de waarde in het bestand, of in de bron en exporteer opnieuw.")
    return _("Verbeter dit in de bron en exporteer opnieuw.")
