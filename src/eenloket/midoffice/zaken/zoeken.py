"""Find cases by a person, an address or a licence plate, among the cases that the employee may see.

A complete value is found by its keyed hash. A part of a name or street is found by keyed buckets: these
select candidates, which are decrypted and compared (ADR 0012). The number of candidates of a search is
limited, however large the register is.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, When

from eenloket.kern.gebruikers.api import Bereik
from eenloket.kern.identificatie import Pseudoniem

from .models import Rol, Zaak, Zoekingang
from .vindbaar import glad, hash_van, vakken_van

MEESTE_KANDIDATEN = 5000
"""The most entries that one search by a part decrypts. When there are more, the employee must give a longer
part.
"""
PER_GROEP = 20
_KANDIDATEN = """
SELECT id FROM zaken_zoekingang WHERE vakken IS NOT NULL AND vakken @> %s::smallint[] AND soort = %s LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Treffer:
    """A case that was found. ``tekst`` is the text by which it was found, ``wie`` the pseudonym (domain
    *zaken*) of the person.
    """

    zaak_id: uuid.UUID
    nummer: str
    sleutel: str
    dienst: str
    uitgave_id: uuid.UUID | None
    soort: str
    fase: str
    startdatum: dt.date
    tekst: str = ""
    wie: Pseudoniem | None = None


@dataclass(frozen=True, slots=True)
class Gevonden:
    """Cases, newest first. ``te_veel``: the part is so common that not all candidates were compared."""

    treffers: Sequence[Treffer] = ()
    te_veel: bool = False


def zoek_exact(organisatie_id: uuid.UUID, soort: str, waarde: str, *, bereik: Bereik) -> Gevonden:
    """Return the cases with exactly this normalised value (``vindbaar.als_datum``, ``als_adres``,
    ``als_kenteken``).

    Cost: two queries (index zoekingang_exact).
    """
    if not waarde:
        return Gevonden()
    rijen = Zoekingang.objects.filter(
        bereik.voorwaarde("zaak__"),
        exact=hash_van(organisatie_id, soort, waarde),
        soort=soort,
        zaak__organisatie_id=organisatie_id,
    )
    return Gevonden(_treffers(_nieuwste(rijen)))


def zoek_stuk(organisatie_id: uuid.UUID, soort: str, tekst: str, *, bereik: Bereik) -> Gevonden:
    """Return the cases whose name or address holds every word of ``tekst``; one word must have three letters.

    Cost: three queries (index zoekingang_vakken), and decrypting at most ``MEESTE_KANDIDATEN`` entries.
    """
    woorden = glad(tekst).split()
    gezocht = vakken_van(organisatie_id, *woorden)
    if not gezocht:
        return Gevonden()
    with connection.cursor() as cursor:
        cursor.execute(_KANDIDATEN, [gezocht, soort, MEESTE_KANDIDATEN + 1])
        ids = [rij[0] for rij in cursor.fetchall()]
    rijen = Zoekingang.objects.filter(
        bereik.voorwaarde("zaak__"),
        id__in=ids[:MEESTE_KANDIDATEN],
        zaak__organisatie_id=organisatie_id,
    )
    gevonden = []
    for rij in rijen.order_by("-zaak__registratiedatum", "-zaak_id").iterator():
        if all(woord in glad(rij.tekst) for woord in woorden):
            gevonden.append(rij)
        if len({g.zaak_id for g in gevonden}) == PER_GROEP:
            break
    return Gevonden(_treffers(gevonden), te_veel=len(ids) > MEESTE_KANDIDATEN)


def als_treffers(zaken: Sequence[Zaak]) -> list[Treffer]:
    """Return cases that were found by a number in the form of search results. Cost: none."""
    return [_treffer(z, "", None) for z in zaken]


def _nieuwste(rijen: "QuerySet[Zoekingang]") -> list[Zoekingang]:
    return list(rijen.order_by("-zaak__registratiedatum", "-zaak_id")[:PER_GROEP])


def _treffers(ingangen: Sequence[Zoekingang]) -> list[Treffer]:
    """Return one line per case, with the person by whom it was found, or else the initiator. Cost: two
    queries.
    """
    tekst = {i.zaak_id: str(i.tekst) for i in reversed(ingangen)}
    zaken = {z.id: z for z in Zaak.objects.filter(id__in=list(tekst))}
    bekend = Q(id__in=[i.bron for i in ingangen]) | Q(omschrijving_generiek="initiator")
    rollen = Rol.objects.filter(bekend, zaak_id__in=list(tekst), pseudoniem__isnull=False)
    # the last value per case counts: the role by which the case was found goes before the initiator
    orde = Case(When(id__in=[i.bron for i in ingangen], then=1), default=0, output_field=IntegerField())
    wie = dict(rollen.order_by(orde, "-id").values_list("zaak_id", "pseudoniem"))
    return [
        _treffer(zaken[id_], tekst[id_], wie.get(id_)) for id_ in dict.fromkeys(i.zaak_id for i in ingangen)
    ]


def _treffer(zaak: Zaak, tekst: str, wie: uuid.UUID | None) -> Treffer:
    return Treffer(
        zaak_id=zaak.id,
        nummer=zaak.identificatie,
        sleutel=zaak.sleutel,
        dienst=zaak.dienst,
        uitgave_id=zaak.uitgave_id,
        soort=zaak.omschrijving,
        fase=zaak.fase,
        startdatum=zaak.startdatum,
        tekst=tekst,
        wie=Pseudoniem(wie) if wie else None,
    )
