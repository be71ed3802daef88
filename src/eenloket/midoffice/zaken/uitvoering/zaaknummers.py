"""Case numbers: give, reserve and check them (zrc-002). No function here makes a transaction wait for the end
of another one.
"""

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from eenloket.kern import sql
from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import vandaag
from eenloket.kern.nummers import als_nummer, reeksnaam

from ..fouten import Registerfout
from ..models import Reservering, Zaak

HOOGSTENS = 1000
"""The most numbers that one call can reserve."""

# One statement checks that the number is free and, when it is reserved, that the reservation isn't used; it then marks the
# reservation as used. A second transaction with the same number waits at the row for the first one, and then finds it used.
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
# A scalar sub-select instead of NOT EXISTS: PostgreSQL expects a thousand rows from a function, and would read all cases for NOT EXISTS.
_GEEF = """
SELECT %(begin)s || to_char(n, 'FM9999990000000') FROM nummers_volgende(%(reeks)s, %(aantal)s) n
WHERE (
    SELECT true FROM zaken_zaak WHERE organisatie_id = %(organisatie)s AND bronorganisatie = %(bron)s
    AND identificatie = %(begin)s || to_char(n, 'FM9999990000000') LIMIT 1
) IS NULL ORDER BY n
"""


def geef_nummer(zaak: Zaak) -> str:
    """Return a number that no case of this source organisation has. A number that isn't used in the end
    leaves a gap.

    Cost: one query; more when other systems have brought numbers of our form into the register.
    """
    jaar = (zaak.registratiedatum or vandaag()).year
    return vrije_nummers(zaak.organisatie_id, zaak.bronorganisatie, jaar, 1)[0]


def vrije_nummers(organisatie_id: uuid.UUID, bronorganisatie: str, jaar: int, aantal: int) -> list[str]:
    """Return ``aantal`` numbers that no case has. Cost: one query, more when numbers of our form came from
    other systems.
    """
    vrij: list[str] = []
    greep = aantal
    while len(vrij) < aantal:
        waarden = {
            "begin": als_nummer("Z", jaar, 0)[:-7], "reeks": reeksnaam(organisatie_id, "zaak", jaar), "aantal": greep,
            "organisatie": organisatie_id, "bron": bronorganisatie,
        }  # fmt: skip
        vrij += [rij[0] for rij in sql.rijen(_GEEF, waarden)]
        greep = min(greep * 4, 10_000)  # a long series of numbers from other systems is passed in a few steps
    return vrij[:aantal]


def neem_nummer(zaak: Zaak) -> None:
    """Use the number that the caller gave: unique within its source organisation; a reservation of it is
    marked as used.

    Raises: Registerfout.
    Cost: one query; a constraint of the table also checks that the number is unique.
    """
    rij = sql.een(
        _GEBRUIK,
        {"organisatie": zaak.organisatie_id, "nummer": zaak.identificatie, "bron": zaak.bronorganisatie},
    )
    if rij is None or rij[0] or rij[1]:
        raise niet_uniek()


def niet_uniek() -> Registerfout:
    """Return the error for a number that another case has."""
    return Registerfout("identificatie", "identificatie-niet-uniek", _("Deze identificatie is al gebruikt."))


def controleer_uniek(zaak: Zaak) -> None:
    """Check, for a change, that no other case has this number in this source organisation (zrc-002).

    Raises: Registerfout.
    """
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
    """Reserve ``aantal`` numbers for cases that will be registered later; each number can be used once.

    Raises: Registerfout.
    """
    if not 1 <= aantal <= HOOGSTENS:
        raise Registerfout("aantal", "max_value", _("Reserveer hoogstens duizend nummers tegelijk."))
    with handeling(door, "zaak.nummer_reserveren"):
        nummers = vrije_nummers(organisatie_id, bronorganisatie, vandaag().year, aantal)
        return Reservering.objects.bulk_create(
            Reservering(organisatie_id=organisatie_id, bronorganisatie=bronorganisatie, identificatie=nummer)
            for nummer in nummers
        )
