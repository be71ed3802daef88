"""What other rooms with staff pages use of the shell: the guard, the menu, the error page, and words that several of them show.

A staff page is a view with ``voor_medewerker`` whose template extends ``werkplek/basis.html``. The frame (menu with counts, search box,
skip link) comes by itself.
"""

from .berichtwoorden import berichtkanaal, berichtsoort
from .bewaking import GeenRecht, Pagina, foutpagina, voor_medewerker
from .menu import MEESTE, Menudeel, delen_onder, eerste_plek, hang_op, in_woorden, vergeet, wacht

__all__ = [
    "MEESTE",
    "GeenRecht",
    "Menudeel",
    "Pagina",
    "berichtkanaal",
    "berichtsoort",
    "delen_onder",
    "eerste_plek",
    "foutpagina",
    "hang_op",
    "in_woorden",
    "vergeet",
    "voor_medewerker",
    "wacht",
]
