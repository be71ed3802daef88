"""Kinds of work: what they are called, who may see and do them, and where their subject stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.werk import api as werk

from .toegang import BERICHTEN


@dataclass(frozen=True, slots=True)
class Werksoort:
    """``zien`` and ``doen``: one of these rights is enough."""

    naam: str | Promise
    zien: tuple[Recht, ...]
    doen: tuple[Recht, ...]


SOORTEN = {
    werk.Soort.BEHANDELEN: Werksoort(_("Zaak behandelen"), (Recht.ZAAK_LEZEN,), (Recht.ZAAK_BEHANDELEN,)),
    werk.Soort.HERZIEN: Werksoort(_("Opnieuw bekijken"), (Recht.ZAAK_LEZEN,), (Recht.ZAAK_BESLUITEN,)),
    werk.Soort.OPNIEUW_VERSTUREN: Werksoort(_("Bericht niet aangekomen"), BERICHTEN, BERICHTEN),
    werk.Soort.PARTNER: Werksoort(_("Partner niet bereikt"), (Recht.KOPPELINGEN,), (Recht.KOPPELINGEN,)),
}
RECHTEN = tuple(dict.fromkeys(recht for soort in SOORTEN.values() for recht in soort.zien))
"""One of these to see any of it."""


def te_zien(bevoegdheid: Bevoegdheid) -> list[werk.Soort]:
    """Kinds whose work this person may see."""
    return [soort for soort, s in SOORTEN.items() if _een_van(bevoegdheid, s.zien)]


def mag_doen(bevoegdheid: Bevoegdheid, soort: werk.Soort) -> bool:
    """Whether this person may take, hand over and finish work of this kind."""
    return _een_van(bevoegdheid, SOORTEN[soort].doen)


def onderwerpadres(soort: werk.Soort, sleutel: str) -> str:
    """The page of the subject; empty when it has none of its own."""
    if soort in (werk.Soort.BEHANDELEN, werk.Soort.HERZIEN):
        return reverse("behandeling:zaak", args=[sleutel]) if sleutel else ""
    return reverse(
        "behandeling:berichten" if soort is werk.Soort.OPNIEUW_VERSTUREN else "partners:koppelingen"
    )


def _een_van(bevoegdheid: Bevoegdheid, rechten: Sequence[Recht]) -> bool:
    return any(bevoegdheid.mag(recht) for recht in rechten)
