"""Events for every room: define with ``gebeurtenis``, subscribe with ``abonnee``, emit through ``handeling().meld``.

The other names are for ``kern.bezorging``, which delivers them.
"""

from .kern import ABONNEES, SOORTEN, Gebeurtenis, abonnee, gebeurtenis
from .uitbox import RIJ, TAAK

__all__ = ["ABONNEES", "RIJ", "SOORTEN", "TAAK", "Gebeurtenis", "abonnee", "gebeurtenis"]
