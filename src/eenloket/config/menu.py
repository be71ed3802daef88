"""Parts of the menu of staff whose pages lie in rooms that don't know the menu."""

from django.utils.translation import gettext_lazy as _

from eenloket.backoffice.werkplek.api import Menudeel, hang_op
from eenloket.kern.gebruikers.rechten import Recht


def hang_op_in_menu() -> None:
    """Called when the house opens: the desk, where an employee fills in a request together with its client (M-B3)."""
    hang_op(Menudeel(adres="balie:start", titel=_("Balie"), rechten=(Recht.AANVRAAG_OVERNEMEN,), plek=15))
