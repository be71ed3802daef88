"""A secret that we send to an address, or sign with for it, belongs to that address: whoever changes the address must give
the secret too.

Such a secret is written and never shown. Without this rule, somebody who may change the address but never knew the
secret would have it sent to a place of their own.
"""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout

from .wortels import in_vaste_vorm


def eis_geheim_bij_adres(*, was: str, wordt: str, geheim: str | None, veld: str) -> None:
    """Check a change of an address. ``geheim`` is what the change itself brings; None or empty when it brings none.

    Another scheme, host, port, path or query is another address.
    Raises: Registerfout on ``veld``.
    """
    if _vorm(was) != _vorm(wordt) and not geheim:
        raise Registerfout(
            veld, "required", _("Bij een nieuw adres hoort een nieuw geheim: geef het hier ook op.")
        )


def _vorm(adres: str) -> str:
    return in_vaste_vorm(adres) or adres
