"""What other rooms may ask of the rules."""

from .beslissen import Reden, Regeluitkomst, Uitkomst, beslis
from .engine import Uitvoering, als_tekst, voer_uit
from .feiten import Klantstand, feiten_van, stand_van_datum
from .fouten import OnbekendeRegel, Regelfout
from .modelcontrole import Modelprobleem, celwaarden, controleer_model, namen_van_model
from .niveaus import Niveaubesluit, Overwogen, Stap, niveau
from .tekens import namen_in, vergelijkingen
from .uitdrukkingen import controleer_uitdrukking, proefwaarde_kan, waar
from .waarheid import Waarheid, alle, enige, niet

__all__ = [
    "Klantstand",
    "Modelprobleem",
    "Niveaubesluit",
    "OnbekendeRegel",
    "Overwogen",
    "Reden",
    "Regelfout",
    "Regeluitkomst",
    "Stap",
    "Uitkomst",
    "Uitvoering",
    "Waarheid",
    "alle",
    "als_tekst",
    "beslis",
    "celwaarden",
    "controleer_model",
    "controleer_uitdrukking",
    "enige",
    "feiten_van",
    "namen_in",
    "namen_van_model",
    "niet",
    "niveau",
    "proefwaarde_kan",
    "stand_van_datum",
    "vergelijkingen",
    "voer_uit",
    "waar",
]
