"""Legal terms and promised terms, counted in Dutch working days (M-B9)."""

from .duur import Duur
from .rekenen import (
    is_werkdag,
    opschuiven,
    plus_werkdagen,
    volgende_werkdag,
    werkdagen_tussen,
    wettelijke_einddatum,
)

__all__ = [
    "Duur",
    "is_werkdag",
    "opschuiven",
    "plus_werkdagen",
    "volgende_werkdag",
    "werkdagen_tussen",
    "wettelijke_einddatum",
]
