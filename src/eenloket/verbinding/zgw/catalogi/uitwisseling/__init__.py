"""Import and export of catalogues, in the form that implementations of the standard exchange: a ZIP with one
JSON list per resource.

The operator pages and the command line use ``exporteer_catalogus`` and ``importeer_catalogus``.
"""

from .fouten import Importfout, Regelfout
from .lezen import importeer_catalogus
from .schrijven import exporteer_catalogus
from .verslag import Regel, Verslag

__all__ = ["Importfout", "Regel", "Regelfout", "Verslag", "exporteer_catalogus", "importeer_catalogus"]
