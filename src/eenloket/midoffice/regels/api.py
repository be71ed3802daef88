"""The public functions of the rules: decide by a model, evaluate an expression, compute a handling level."""

from .beslissen import Reden, Regeluitkomst, Uitkomst, beslis
from .engine import Uitvoering, als_tekst, voer_uit
from .feiten import CLIENT, Feit, Feiten
from .fouten import OnbekendeRegel, Regelfout
from .knip import KnipAntwoorden, Niveau, Overweging, Producttype
from .modelcontrole import Modelprobleem, celwaarden, controleer_model, namen_van_model, paden_van_model
from .niveaus import Niveaubesluit, Overwogen, Stap, niveau
from .tekens import namen_in, vergelijkingen
from .uitdrukkingen import controleer_uitdrukking, proefwaarde_kan, waar
from .waarheid import Waarheid, alle, enige, niet

__all__ = [
    "CLIENT",
    "Feit",
    "Feiten",
    "KnipAntwoorden",
    "Modelprobleem",
    "Niveau",
    "Niveaubesluit",
    "OnbekendeRegel",
    "Overweging",
    "Overwogen",
    "Producttype",
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
    "namen_in",
    "namen_van_model",
    "niet",
    "niveau",
    "paden_van_model",
    "proefwaarde_kan",
    "vergelijkingen",
    "voer_uit",
    "waar",
]
