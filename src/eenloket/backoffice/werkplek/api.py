"""The shell of the staff pages, for rooms that have such pages: the guard, the menu and the error page.

A staff page is a view with ``voor_medewerker``; its template extends ``werkplek/basis.html``. The frame (menu
with counts, search box, skip link) is then added automatically.
"""

from .bewaking import GeenRecht, Pagina, foutpagina, voor_medewerker
from .menu import MEESTE, Menudeel, delen_onder, eerste_plek, hang_op, in_woorden, vergeet, wacht

__all__ = [
    "MEESTE",
    "GeenRecht",
    "Menudeel",
    "Pagina",
    "delen_onder",
    "eerste_plek",
    "foutpagina",
    "hang_op",
    "in_woorden",
    "vergeet",
    "voor_medewerker",
    "wacht",
]
