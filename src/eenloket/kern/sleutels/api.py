"""Pseudonyms: each domain knows a person by a different id. The real number is given only for a stated
purpose (M-F2).
"""

import uuid
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from django.conf import settings

from .. import sql
from ..doel import Doel
from ..fouten import NietGevonden
from ..identificatie import Bsn, Pseudoniem
from ..verwerkingen.api import log_verwerking
from . import kluis
from .models import Persoonssleutel

_NIETS: Mapping[Pseudoniem, tuple["Nummersoort", str]] = MappingProxyType({})


class Domein(StrEnum):
    """The domains. Without the key, data of two domains can't be combined per person."""

    KLANTEN = "klanten"
    AANVRAGEN = "aanvragen"
    ZAKEN = "zaken"
    BERICHTEN = "berichten"
    VERWERKINGEN = "verwerkingen"
    AUDIT = "audit"


class Nummersoort(StrEnum):
    """The kinds of number by which other systems know a client."""

    BSN = "bsn"
    KVK = "kvk"
    EIDAS = "eidas"
    VESTIGING = "vestiging"
    """A branch: ``vestigingssleutel`` of the numbers of company and branch, because the branch number alone
    isn't unique.
    """
    EHERKENNING = "eherkenning"
    """The pseudonym by which the broker knows a person who acts for a business."""


def vestigingssleutel(kvk: str, vestigingsnummer: str) -> str:
    """Return the number of a branch in the form in which it is stored here.

    Raises: ValueError unless the numbers have eight and twelve digits.
    """
    for nummer, lengte in ((kvk, 8), (vestigingsnummer, 12)):
        if not (len(nummer) == lengte and nummer.isascii() and nummer.isdigit()):
            raise ValueError("geen KVK-nummer met vestigingsnummer")
    return f"{kvk}/{vestigingsnummer}"


def kvk_en_vestiging(sleutel: str) -> tuple[str, str]:
    """Return the company number and branch number of a business; the branch number is "" for the company as a
    whole.
    """
    kvk, _, vestigingsnummer = sleutel.partition("/")
    return kvk, vestigingsnummer


def pseudoniem(soort: Nummersoort, nummer: str, domein: Domein) -> Pseudoniem:
    """Return the pseudonym in ``domein`` of the person or business with ``nummer``; a new number is
    registered.
    """
    zoek = kluis.zoekwaarde(nummer, soort)
    sleutel = _sleutels([zoek]).get(zoek)
    if sleutel is None:
        sleutel = Persoonssleutel.objects.get_or_create(
            zoek=zoek,
            defaults={
                "soort": soort,
                "nummer": kluis.versleutel(nummer.encode(), "nummer"),
                "sleutelversie": settings.SLEUTELS["actief"],
            },
        )[0].id
    return _naar_buiten(sleutel, domein)


def pseudoniemen(
    nummers: Collection[tuple[Nummersoort, str]], domein: Domein
) -> dict[tuple[Nummersoort, str], Pseudoniem]:
    """Return the pseudonyms of many numbers, as ``pseudoniem`` does for one.

    Cost: one query; two more queries when some numbers are new.
    """
    zoek = {kluis.zoekwaarde(nummer, soort): (soort, nummer) for soort, nummer in nummers}
    bekend = _sleutels(zoek)
    if nieuw := zoek.keys() - bekend.keys():
        Persoonssleutel.objects.bulk_create(
            [
                Persoonssleutel(
                    zoek=z,
                    soort=zoek[z][0],
                    nummer=kluis.versleutel(zoek[z][1].encode(), "nummer"),
                    sleutelversie=settings.SLEUTELS["actief"],
                )
                for z in sorted(nieuw)  # two at once lock in the same order
            ],
            ignore_conflicts=True,
        )
        bekend |= _sleutels(nieuw)
    return {zoek[z]: _naar_buiten(id_, domein) for z, id_ in bekend.items()}


def _sleutels(zoek: Collection[bytes]) -> dict[bytes, uuid.UUID]:
    if not zoek:
        return {}
    # nearly every caller asks for one number, and PostgreSQL makes a new plan for each list of unknown length
    waar, waarde = ("= %s", next(iter(zoek))) if len(zoek) == 1 else ("= ANY(%s)", list(zoek))
    return dict(sql.rijen(f"SELECT zoek, id FROM sleutels_persoonssleutel WHERE zoek {waar}", [waarde]))  # noqa: S608


def zoek_pseudoniem(soort: Nummersoort, nummer: str, domein: Domein) -> Pseudoniem | None:
    """Return the pseudonym of a number that is already registered, else None.

    A search never registers a number: so a search for a stranger stores nothing.
    """
    zoek = kluis.zoekwaarde(nummer, soort)
    sleutel = _sleutels([zoek]).get(zoek)
    return _naar_buiten(sleutel, domein) if sleutel else None


def vertaal(wie: Pseudoniem, van: Domein, naar: Domein) -> Pseudoniem:
    """Return the pseudonym of the same person in another domain. Cost: no query."""
    return _naar_buiten(_naar_binnen(wie, van), naar)


def herkenning_van(wie: Pseudoniem, domein: Domein) -> tuple[Nummersoort | None, Pseudoniem | None]:
    """Return the kind of number behind a pseudonym (None: unknown), and for a branch the pseudonym of its
    company in the same domain.

    No number leaves this room, so nothing is logged. Cost: one query; some more for a branch.
    """
    sleutel = Persoonssleutel.objects.filter(id=_naar_binnen(wie, domein)).first()
    if sleutel is None:
        return None, None
    soort = Nummersoort(sleutel.soort)
    if soort is not Nummersoort.VESTIGING:
        return soort, None
    kvk, _vestiging = kvk_en_vestiging(kluis.ontsleutel(bytes(sleutel.nummer), "nummer").decode())
    return soort, pseudoniem(Nummersoort.KVK, kvk, domein)


def nummer_van(wie: Pseudoniem, domein: Domein, doel: Doel) -> tuple[Nummersoort, str]:
    """Return the number behind a pseudonym, and log this under ``doel``.

    Raises: NietGevonden when the pseudonym is unknown.
    """
    sleutel = Persoonssleutel.objects.filter(id=_naar_binnen(wie, domein)).first()
    if sleutel is None:
        raise NietGevonden()
    log_verwerking(
        doel,
        [_naar_buiten(sleutel.id, Domein.VERWERKINGEN)],
        naam="raadplegen",
        gegevens=[sleutel.soort],
        bron="sleutels",
    )
    return Nummersoort(sleutel.soort), kluis.ontsleutel(bytes(sleutel.nummer), "nummer").decode()


def nummers_van(
    wie: Collection[Pseudoniem],
    domein: Domein,
    doel: Doel,
    *,
    gegevens: Sequence[str] = (),
    bekend: Mapping[Pseudoniem, tuple[Nummersoort, str]] = _NIETS,
) -> Mapping[Pseudoniem, tuple[Nummersoort, str]]:
    """Return the numbers behind many pseudonyms. Unknown pseudonyms are left out of the result.

    ``gegevens`` are the categories that the caller reads of each person besides the number; the log mentions
    both in one line per person. ``bekend`` are numbers that the caller already has: these are not looked up,
    but they are logged like the others.
    Cost: one query, and one insert for each kind of number.
    """
    intern = {_naar_binnen(p, domein): p for p in wie}
    uit = {id_: bekend[p] for id_, p in intern.items() if p in bekend}
    if onbekend := intern.keys() - uit.keys():
        vraag = "SELECT id, soort, nummer FROM sleutels_persoonssleutel WHERE id = ANY(%s)"
        for id_, soort, nummer in sql.rijen(vraag, [list(onbekend)]):
            uit[id_] = Nummersoort(soort), kluis.ontsleutel(nummer, "nummer").decode()
    for soort in sorted({s for s, _nummer in uit.values()}):
        log_verwerking(
            doel,
            [_naar_buiten(id_, Domein.VERWERKINGEN) for id_, (s, _nummer) in uit.items() if s == soort],
            naam="raadplegen",
            gegevens=[soort, *gegevens],
            bron=domein.value,
        )
    return {intern[id_]: gevonden for id_, gevonden in uit.items()}


def bsn_van(wie: Pseudoniem, domein: Domein, doel: Doel) -> Bsn:
    """Return the citizen number behind a pseudonym, and log this under ``doel``.

    Raises: NietGevonden when the pseudonym doesn't stand for a citizen.
    """
    soort, nummer = nummer_van(wie, domein, doel)
    if soort is not Nummersoort.BSN:
        raise NietGevonden()
    return Bsn(nummer)


def _naar_buiten(sleutel: uuid.UUID, domein: Domein) -> Pseudoniem:
    return Pseudoniem(uuid.UUID(bytes=kluis.permuteer(sleutel.bytes, domein)))


def _naar_binnen(wie: uuid.UUID, domein: Domein) -> uuid.UUID:
    return uuid.UUID(bytes=kluis.permuteer(wie.bytes, domein, terug=True))
