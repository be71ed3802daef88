"""The rights of employees. The code checks rights; which role has which right is data (M-F1)."""

from enum import StrEnum


class Recht(StrEnum):
    """A right that the code can check."""

    ZAAK_LEZEN = "zaak.lezen"
    ZAAK_BEHANDELEN = "zaak.behandelen"
    ZAAK_BESLUITEN = "zaak.besluiten"
    STEEKPROEF_TOETSEN = "steekproef.toetsen"
    AANVRAAG_OVERNEMEN = "aanvraag.overnemen"
    CLIENT_ZOEKEN = "client.zoeken"
    AANBOD_BEKIJKEN = "aanbod.bekijken"
    AANBOD_LADEN = "aanbod.laden"
    BEHEER = "beheer"
    KOPPELINGEN = "koppelingen.beheren"


STANDAARDROLLEN: dict[str, tuple[str, frozenset[Recht]]] = {
    "klantadviseur": (
        "Klantadviseur",
        frozenset({Recht.ZAAK_LEZEN, Recht.CLIENT_ZOEKEN, Recht.AANVRAAG_OVERNEMEN, Recht.AANBOD_BEKIJKEN}),
    ),
    "behandelaar": (
        "Behandelaar",
        frozenset({Recht.ZAAK_LEZEN, Recht.ZAAK_BEHANDELEN, Recht.AANBOD_BEKIJKEN}),
    ),
    "beslisser": (
        "Beslisser",
        frozenset(
            {
                Recht.ZAAK_LEZEN,
                Recht.ZAAK_BEHANDELEN,
                Recht.ZAAK_BESLUITEN,
                Recht.STEEKPROEF_TOETSEN,
                Recht.AANBOD_BEKIJKEN,
            }
        ),
    ),
    "manager": ("Manager", frozenset({Recht.AANBOD_BEKIJKEN})),
    "architect": ("Loketarchitect", frozenset({Recht.AANBOD_BEKIJKEN, Recht.AANBOD_LADEN})),
    "beheerder": (
        "Beheerder",
        frozenset({Recht.BEHEER, Recht.KOPPELINGEN, Recht.AANBOD_BEKIJKEN, Recht.AANBOD_LADEN}),
    ),
}
"""The roles that every organisation starts with: slug → name, rights."""
