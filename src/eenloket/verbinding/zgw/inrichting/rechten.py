"""The rights of an application, one line at a time: add, change, remove."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import NietGevonden, Strijdig

from ..models import Applicatie, Autorisatie
from ..toegang.acties import bewaar_applicatie
from .applicaties import rechten_van, vergrendeld
from .rechtengroepen import Rechtengroep, groepeer
from .zegels import klopt, zegel


class LaatsteRecht(Strijdig):
    """The line is the last one; an application without rights must be withdrawn."""

    code = "laatste-recht"
    tekst = gettext_lazy("Dit is het laatste recht. Trek de applicatie in als zij niets meer mag.")


class IntussenGewijzigd(Strijdig):
    """A colleague changed the line of rights after the page was opened; ``nu`` is the present line."""

    code = "intussen-gewijzigd"
    tekst = gettext_lazy("Een collega heeft dit recht veranderd sinds u deze pagina opende. Er is nog niets bewaard. Bewaart u nu, dan geldt alleen wat u hier kiest.")  # fmt: skip

    def __init__(self, nu: Rechtengroep) -> None:
        self.nu = nu
        super().__init__()


def groep_van(rij: Applicatie, sleutel: str) -> Rechtengroep:
    """Return one line of rights.

    Raises: NietGevonden when the line doesn't exist, or was changed meanwhile.
    """
    for groep in groepeer(rij.autorisaties.order_by("id"), rij.organisatie_id):
        if groep.sleutel == sleutel:
            return groep
    raise NietGevonden(_("Dit recht bestaat niet meer. Misschien heeft een collega het net gewijzigd."))


def stand(rij: Applicatie, groep: Rechtengroep) -> str:
    """Return the seal of the data that a page shows about a line of rights."""
    return zegel(rij.label, groep.sleutel, sorted(f"{recht.soort or recht.url}" for recht in groep.rijen))


def eis_niet_laatste(rij: Applicatie, groep: Rechtengroep) -> None:
    """Refuse to remove the last line of rights.

    Raises: LaatsteRecht.
    Cost: one query.
    """
    if len(groep.rijen) == rij.autorisaties.count():
        raise LaatsteRecht()


def vervang(
    organisatie_id: uuid.UUID,
    applicatie_id: uuid.UUID,
    sleutel: str,
    nieuw: Sequence[Autorisatie],
    *,
    gezien: str | None = None,
    door: Actor,
) -> Applicatie:
    """Replace the line ``sleutel`` by the rights ``nieuw``. An empty ``sleutel`` adds a line; an empty
    ``nieuw`` removes the line.

    Raises: NietGevonden, IntussenGewijzigd (the page showed another line), LaatsteRecht, OngeldigVerzoek.
    """
    with transaction.atomic():
        rij = vergrendeld(organisatie_id, applicatie_id)
        oud = groep_van(rij, sleutel) if sleutel else None
        if oud is not None and not klopt(gezien, stand(rij, oud)):
            raise IntussenGewijzigd(oud)
        vervallen = {recht.id for recht in oud.rijen} if oud else set()
        blijft = [recht for recht in rechten_van(rij) if recht.id not in vervallen]
        if not blijft and not nieuw:
            raise LaatsteRecht()
        alle = [Autorisatie(component=r.component, scopes=r.scopes, soort=r.soort, url=r.url, max_vertrouwelijkheidaanduiding=r.max_vertrouwelijkheidaanduiding) for r in blijft]  # fmt: skip
        return bewaar_applicatie(rij, [*alle, *nieuw], alles=False, door=door)
