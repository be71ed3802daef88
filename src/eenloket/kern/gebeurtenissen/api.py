"""Events for every room: define with ``gebeurtenis``, subscribe with ``abonnee``, emit through ``handeling().meld``."""

from .kern import Gebeurtenis, abonnee, gebeurtenis

__all__ = ["Gebeurtenis", "abonnee", "gebeurtenis"]
