"""Case numbers: given out, kept for later, and checked (zrc-002). Nothing here makes one transaction wait for another's end."""

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from eenloket.kern import nummers, sql
from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import vandaag

from ..models import Reservering, Zaak

HOOGSTENS = 1000
"""Numbers that can be kept in one call."""

# One statement: is the number free, and if it was kept, is it kept for us and not used yet? Then it is used now. A second
# transaction with the same number waits for the first at the row, and then finds it used.
_GEBRUIK = """
WITH eigen AS (
    UPDATE zaken_reservering SET gebruikt = true
    WHERE organisatie_id = %(organisatie)s AND identificatie = %(nummer)s AND bronorganisatie = %(bron)s AND NOT gebruikt
    RETURNING 1
)
SELECT EXISTS (
    SELECT 1 FROM zaken_zaak WHERE organisatie_id = %(organisatie)s AND identificatie = %(nummer)s AND bronorganisatie = %(bron)s
), NOT EXISTS (SELECT 1 FROM eigen) AND EXISTS (
    SELECT 1 FROM zaken_reservering
    WHERE organisatie_id = %(organisatie)s AND identificatie = %(nummer)s AND bronorganisatie = %(bron)s
)
"""


def geef_nummer(zaak: Zaak) -> str:
    """A number that no case of this source organisation has. One that isn't used in the end is a gap. Cost: one query.

    Where other systems brought numbers of our form into the register, it takes as many more as it needs to get past them.
    """
    jaar = (zaak.registratiedatum or vandaag()).year
    return vrije_nummers(zaak.organisatie_id, zaak.bronorganisatie, jaar, 1)[0]


def vrije_nummers(organisatie_id: uuid.UUID, bronorganisatie: str, jaar: int, aantal: int) -> list[str]:
    """So many numbers that no case has. Cost: one query, more when numbers of our form came from elsewhere."""
    return nummers.vrije_nummers(Zaak, "zaak", "Z", organisatie_id, bronorganisatie, jaar, aantal)


def neem_nummer(zaak: Zaak) -> None:
    """The number that the caller gave: unique within its source organisation, and if it was kept, used now for good.

    Raises: Registerfout. Cost: one query; the database holds the uniqueness too.
    """
    rij = sql.een(
        _GEBRUIK,
        {"organisatie": zaak.organisatie_id, "nummer": zaak.identificatie, "bron": zaak.bronorganisatie},
    )
    if rij is None or rij[0] or rij[1]:
        raise niet_uniek()


def niet_uniek() -> Registerfout:
    """The number is somebody else's."""
    return Registerfout("identificatie", "identificatie-niet-uniek", _("Deze identificatie is al gebruikt."))


def controleer_uniek(zaak: Zaak) -> None:
    """No other case has this number in this source organisation (zrc-002); for changes."""
    ander = Zaak.objects.filter(
        organisatie_id=zaak.organisatie_id,
        bronorganisatie=zaak.bronorganisatie,
        identificatie=zaak.identificatie,
    ).exclude(id=zaak.id)
    if ander.exists():
        raise niet_uniek()


def reserveer(
    organisatie_id: uuid.UUID, bronorganisatie: str, aantal: int, *, door: Actor
) -> Sequence[Reservering]:
    """Keep ``aantal`` numbers for cases that will be registered later, each once. Raises: Registerfout."""
    if not 1 <= aantal <= HOOGSTENS:
        raise Registerfout("aantal", "max_value", _("Reserveer hoogstens duizend nummers tegelijk."))
    with handeling(door, "zaak.nummer_reserveren"):
        vrij = vrije_nummers(organisatie_id, bronorganisatie, vandaag().year, aantal)
        return Reservering.objects.bulk_create(
            Reservering(organisatie_id=organisatie_id, bronorganisatie=bronorganisatie, identificatie=nummer)
            for nummer in vrij
        )
