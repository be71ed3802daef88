"""Pseudonyms: each domain knows a person by another name, and only with a purpose does a number come back (M-F2)."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from django.conf import settings

from ..doel import Doel
from ..fouten import NietGevonden
from ..identificatie import Bsn, Pseudoniem
from ..verwerkingen.api import log_verwerking
from . import kluis
from .models import Persoonssleutel


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


def pseudoniem(soort: Nummersoort, nummer: str, domein: Domein) -> Pseudoniem:
    """The pseudonym of the person or business with ``nummer`` in ``domein``; the number is registered when new."""
    zoek = kluis.zoekwaarde(nummer, soort)
    sleutel = Persoonssleutel.objects.filter(zoek=zoek).values_list("id", flat=True).first()
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
    rijen = Persoonssleutel.objects.filter(zoek__in=zoek).values_list("zoek", "id") if zoek else ()
    return {bytes(z): id_ for z, id_ in rijen}


def zoek_pseudoniem(soort: Nummersoort, nummer: str, domein: Domein) -> Pseudoniem | None:
    """As ``pseudoniem``, but None for a number that we never saw: a search leaves no trace of a stranger."""
    sleutel = (
        Persoonssleutel.objects.filter(zoek=kluis.zoekwaarde(nummer, soort))
        .values_list("id", flat=True)
        .first()
    )
    return _naar_buiten(sleutel, domein) if sleutel else None


def vertaal(wie: Pseudoniem, van: Domein, naar: Domein) -> Pseudoniem:
    """The same person's pseudonym in another domain. Cost: no query."""
    return _naar_buiten(_naar_binnen(wie, van), naar)


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
    wie: Collection[Pseudoniem], domein: Domein, doel: Doel, *, gegevens: Sequence[str] = ()
) -> Mapping[Pseudoniem, tuple[Nummersoort, str]]:
    """The numbers behind many pseudonyms; unknown ones aren't in it.

    ``gegevens`` are the categories that are read of each person beside the number; the log tells both in one line per person.
    Cost: one query, and one insert for each sort of number.
    """
    intern = {_naar_binnen(p, domein): p for p in wie}
    sleutels = list(Persoonssleutel.objects.filter(id__in=intern)) if intern else []
    for soort in sorted({s.soort for s in sleutels}):
        log_verwerking(
            doel,
            [_naar_buiten(s.id, Domein.VERWERKINGEN) for s in sleutels if s.soort == soort],
            naam="raadplegen",
            gegevens=[soort, *gegevens],
            bron=domein.value,
        )
    return {
        intern[s.id]: (Nummersoort(s.soort), kluis.ontsleutel(bytes(s.nummer), "nummer").decode())
        for s in sleutels
    }


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
