"""Pseudonyms: each domain knows a person by another name, and only with a purpose does a number come back (M-F2)."""

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
    """Domains that must not be joined on a person without the key."""

    KLANTEN = "klanten"
    AANVRAGEN = "aanvragen"
    ZAKEN = "zaken"
    BERICHTEN = "berichten"
    VERWERKINGEN = "verwerkingen"
    AUDIT = "audit"


class Nummersoort(StrEnum):
    """Kinds of number by which a client is known elsewhere."""

    BSN = "bsn"
    KVK = "kvk"
    EIDAS = "eidas"
    VESTIGING = "vestiging"
    """A branch: ``vestigingssleutel`` of its company's number and its own, since the latter alone isn't unique."""
    EHERKENNING = "eherkenning"
    """The pseudonym by which the broker knows somebody who acts for a business."""


def vestigingssleutel(kvk: str, vestigingsnummer: str) -> str:
    """The number of a branch as it is kept here. Raises: ValueError unless these are eight and twelve digits."""
    for nummer, lengte in ((kvk, 8), (vestigingsnummer, 12)):
        if not (len(nummer) == lengte and nummer.isascii() and nummer.isdigit()):
            raise ValueError("geen KVK-nummer met vestigingsnummer")
    return f"{kvk}/{vestigingsnummer}"


def kvk_en_vestiging(sleutel: str) -> tuple[str, str]:
    """Company number and branch number of a business; "" for the second when it is the company as a whole."""
    kvk, _, vestigingsnummer = sleutel.partition("/")
    return kvk, vestigingsnummer


def pseudoniem(soort: Nummersoort, nummer: str, domein: Domein) -> Pseudoniem:
    """The pseudonym of the person or business with ``nummer`` in ``domein``; the number is registered when new."""
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
    """As ``pseudoniem`` for many at once. Cost: one query; two more when some of them are new."""
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
    # one at a time is what nearly everybody asks, and a list of unknown length is planned anew for each
    waar, waarde = ("= %s", next(iter(zoek))) if len(zoek) == 1 else ("= ANY(%s)", list(zoek))
    return dict(sql.rijen(f"SELECT zoek, id FROM sleutels_persoonssleutel WHERE zoek {waar}", [waarde]))  # noqa: S608


def zoek_pseudoniem(soort: Nummersoort, nummer: str, domein: Domein) -> Pseudoniem | None:
    """As ``pseudoniem``, but None for a number that we never saw: a search leaves no trace of a stranger."""
    zoek = kluis.zoekwaarde(nummer, soort)
    sleutel = _sleutels([zoek]).get(zoek)
    return _naar_buiten(sleutel, domein) if sleutel else None


def vertaal(wie: Pseudoniem, van: Domein, naar: Domein) -> Pseudoniem:
    """The same person's pseudonym in another domain. Cost: no query."""
    return _naar_buiten(_naar_binnen(wie, van), naar)


def herkenning_van(wie: Pseudoniem, domein: Domein) -> tuple[Nummersoort | None, Pseudoniem | None]:
    """What kind of number is behind a pseudonym (None: unknown), and for a branch the pseudonym of its company in the same domain.

    No number leaves this room, so nothing is logged. Cost: one query, for a branch some more.
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
    """The number behind a pseudonym, logged under ``doel``. Raises: NietGevonden."""
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
    """The numbers behind many pseudonyms; unknown ones aren't in it.

    ``gegevens`` are the categories that are read of each person beside the number; the log tells both in one line per person.
    ``bekend`` are numbers that the caller has in hand because they were just given to it: they aren't looked up, but logged like the others.
    Cost: one query, and one insert for each sort of number.
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
    """The citizen number behind a pseudonym, logged. Raises: NietGevonden when it is no citizen."""
    soort, nummer = nummer_van(wie, domein, doel)
    if soort is not Nummersoort.BSN:
        raise NietGevonden()
    return Bsn(nummer)


def _naar_buiten(sleutel: uuid.UUID, domein: Domein) -> Pseudoniem:
    return Pseudoniem(uuid.UUID(bytes=kluis.permuteer(sleutel.bytes, domein)))


def _naar_binnen(wie: uuid.UUID, domein: Domein) -> uuid.UUID:
    return uuid.UUID(bytes=kluis.permuteer(wie.bytes, domein, terug=True))
