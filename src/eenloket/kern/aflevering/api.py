"""What rooms that deliver to systems of others use: an outbox, its act for operators, and what they see."""

from .beheer import Afleverregel, aantal_mislukt, openstaand, probeer_opnieuw, regel
from .bezorgen import bezorg, houd_vast
from .leven import NIET_INGESTELD, Staat
from .taken import aan_de_beurt, meteen
from .uitgang import NogGeenWeg, Onmogelijk, Uitgang, meld_aan

__all__ = [
    "NIET_INGESTELD",
    "Afleverregel",
    "NogGeenWeg",
    "Onmogelijk",
    "Staat",
    "Uitgang",
    "aan_de_beurt",
    "aantal_mislukt",
    "bezorg",
    "houd_vast",
    "meld_aan",
    "meteen",
    "openstaand",
    "probeer_opnieuw",
    "regel",
]
