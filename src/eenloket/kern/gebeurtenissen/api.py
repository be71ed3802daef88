"""Events: define an event with ``gebeurtenis``, subscribe with ``abonnee``, emit with ``handeling().meld``.

``kern.bezorging``, which delivers the events, uses the other names of this module.
"""

from .kern import ABONNEES, SOORTEN, Gebeurtenis, abonnee, gebeurtenis
from .uitbox import RIJ, TAAK

__all__ = ["ABONNEES", "RIJ", "SOORTEN", "TAAK", "Gebeurtenis", "abonnee", "gebeurtenis"]
