"""What can be wrong with a file: where, what, and what to do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenloket.kern.fouten import Domeinfout

MEEST = 200
"""Mistakes that are told at most; one wrong field in every item would be thousands."""


@dataclass(frozen=True, slots=True)
class Regelfout:
    """``item`` is empty for the whole file; ``bestand`` is empty for the ZIP itself."""

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
    """A catalogue that can't be imported; nothing changed. All that is wrong is in ``fouten``."""

    code, http = "importfout", 422
    tekst = gettext_lazy("De catalogus is niet ingelezen. Er is niets veranderd.")

    def __init__(self, fouten: tuple[Regelfout, ...]) -> None:
        super().__init__()
        self.fouten = fouten


def zipfout(probleem: str, remedie: str = "", *, bestand: str = "") -> Importfout:
    """The file as a whole can't be used."""
    return Importfout(
        (
            Regelfout(
                bestand, "", "", probleem, remedie or _("Maak een nieuwe export en lees die ongewijzigd in.")
            ),
        )
    )


def remedie(code: str) -> str:
    """What to do about an error of that code."""
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
