"""What the counters of this floor may use of the intake: their door, its addresses, and the keys that a browser carries."""

from .loket import Deur, Inloggen, Loket, Wegen
from .medewerkers import partnerbalie
from .sleutelbos import onthoud, sleutels
from .urls import adressen
from .velden import bronregel

__all__ = [
    "Deur",
    "Inloggen",
    "Loket",
    "Wegen",
    "adressen",
    "bronregel",
    "onthoud",
    "partnerbalie",
    "sleutels",
]
