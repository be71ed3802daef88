"""Kinds of work: what they are called, who may see and do them, and where their subject stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.werk.models import Werk


@dataclass(frozen=True, slots=True)
class Werkomschrijving:
    """``zien`` and ``doen``: one of these rights is enough. ``van_dienst``: it is about a service, so a right must reach that."""

    naam: str | Promise
    zien: tuple[Recht, ...]
    doen: tuple[Recht, ...]
    van_dienst: bool = False


_BERICHTEN = (Recht.KOPPELINGEN, Recht.BEHEER)
SOORTEN = {
    werk.Werksoort.BEHANDELEN: Werkomschrijving(
        _("Zaak behandelen"), (Recht.ZAAK_LEZEN,), (Recht.ZAAK_BEHANDELEN,), van_dienst=True
    ),
    werk.Werksoort.HERZIEN: Werkomschrijving(
        _("Opnieuw bekijken"), (Recht.ZAAK_LEZEN,), (Recht.ZAAK_BESLUITEN,), van_dienst=True
    ),
    werk.Werksoort.OPNIEUW_VERSTUREN: Werkomschrijving(_("Bericht niet aangekomen"), _BERICHTEN, _BERICHTEN),
    werk.Werksoort.PARTNER: Werkomschrijving(
        _("Partner niet bereikt"), (Recht.KOPPELINGEN,), (Recht.KOPPELINGEN,)
    ),
}
RECHTEN = tuple(dict.fromkeys(recht for soort in SOORTEN.values() for recht in soort.zien))
"""One of these to see any of it."""


def te_zien(bevoegdheid: Bevoegdheid) -> list[werk.Werksoort]:
    """Kinds whose work this person may see."""
    return [soort for soort, s in SOORTEN.items() if _een_van(bevoegdheid, s.zien)]


def mag_doen(bevoegdheid: Bevoegdheid, soort: werk.Werksoort, dienst: str, niveau: int) -> bool:
    """Whether this person may take, hand over and finish work of this kind, about this service and level."""
    s = SOORTEN[soort]
    if s.van_dienst:
        return any(bevoegdheid.mag_met(recht, dienst, niveau) for recht in s.doen)
    return _een_van(bevoegdheid, s.doen)


def te_zien_filters(bevoegdheid: Bevoegdheid) -> dict[str, Any]:
    """What narrows a list of several kinds to what this person may see, as arguments of ``werk.Filters``."""
    return {
        "bereik": bevoegdheid.bereik(Recht.ZAAK_LEZEN),
        "buiten_bereik": frozenset(soort for soort, s in SOORTEN.items() if not s.van_dienst),
    }


def mag_zien(bevoegdheid: Bevoegdheid, item: Werk) -> bool:
    """Whether this person may see this item."""
    soort = werk.Werksoort(item.soort)
    if soort not in te_zien(bevoegdheid):
        return False
    binnen = bevoegdheid.bereik(Recht.ZAAK_LEZEN).omvat(item.dienst, item.vertrouwelijkheidaanduiding)
    return binnen or not SOORTEN[soort].van_dienst


def onderwerpadres(soort: werk.Werksoort, sleutel: str) -> str:
    """The page of the subject; empty when it has none of its own."""
    if soort in (werk.Werksoort.BEHANDELEN, werk.Werksoort.HERZIEN):
        return reverse("behandeling:zaak", args=[sleutel]) if sleutel else ""
    return reverse("beheer:berichten" if soort is werk.Werksoort.OPNIEUW_VERSTUREN else "beheer:koppelingen")


def _een_van(bevoegdheid: Bevoegdheid, rechten: Sequence[Recht]) -> bool:
    return any(bevoegdheid.mag(recht) for recht in rechten)
