"""Fictional clients: numbers that pass the elfproef, names, and the pseudonyms of each domain."""

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from eenloket.kern.klok import nu
from eenloket.kern.sleutels import kluis
from eenloket.kern.sleutels.api import Domein
from eenloket.kern.sleutels.models import Persoonssleutel
from eenloket.midoffice.klanten.models import Voorkeur
from eenloket.midoffice.zaken.models import Rol

from .rijen import Sjabloon, Vat, tekst, veldtekst

_VOORNAMEN = [
    "Anna",
    "Bilal",
    "Chantal",
    "Daan",
    "Emine",
    "Femke",
    "Gijs",
    "Hanna",
    "Ivo",
    "Joris",
    "Karin",
    "Lars",
    "Mila",
    "Noor",
    "Omar",
    "Pien",
    "Ravi",
    "Sanne",
    "Tijn",
]
_ACHTERNAMEN = [
    "Jansma",
    "Brouwer",
    "Hoekstra",
    "Vermeer",
    "Wiersma",
    "Dijkstra",
    "Postma",
    "Zijlstra",
    "Kuipers",
    "Veenstra",
    "Meijer",
    "Bos",
    "Vos",
    "Smit",
]
_BEGIN = 91_000_000
"""First eight digits; apart from the numbers of the simulated register, which begin with 9999."""


@dataclass(frozen=True, slots=True)
class Persoon:
    """A client as the tables know one: a pseudonym per domain and the encrypted name in a role, all as text for COPY."""

    aanvragen: str
    zaken: str
    klanten: str
    berichten: str
    verwerkingen: str
    rolgegevens: str


def nummers(overslaan: int) -> Iterator[str]:
    """Citizen numbers that pass the elfproef, without end, after the first ``overslaan``."""
    acht, geweest = _BEGIN, 0
    while True:
        rest = sum(int(cijfer) * (9 - plek) for plek, cijfer in enumerate(str(acht))) % 11
        if rest < 10:
            if geweest >= overslaan:
                yield f"{acht}{rest}"
            geweest += 1
        acht += 1


def maak_personen(aantal: int, organisatie_id: uuid.UUID, kans: random.Random, vat: Vat) -> list[Persoon]:
    """``aantal`` new clients with their number and wishes. Names and addresses come from a pool of ciphertexts."""
    namen = [f"{v} {a}" for v in _VOORNAMEN for a in _ACHTERNAMEN]
    rollen = [veldtekst(Rol, "gegevens", {"naam": naam}) for naam in namen]
    adressen = [
        veldtekst(
            Voorkeur, "adressen", {"naam": naam, "email": f"{naam.replace(' ', '.').lower()}@example.org"}
        )
        for naam in namen
    ]
    sleutel = Sjabloon(
        Persoonssleutel, ["id", "zoek", "nummer"], soort="bsn", sleutelversie=settings.SLEUTELS["actief"]
    )
    wens = Sjabloon(Voorkeur, ["id", "client", "adressen", "bijgewerkt"], organisatie_id=organisatie_id)
    reeks, moment, uit = nummers(Persoonssleutel.objects.filter(soort="bsn").count()), nu().isoformat(), []
    for _ in range(aantal):
        nummer, id_, plek = (
            next(reeks),
            uuid.UUID(int=kans.getrandbits(128), version=4),
            kans.randrange(len(namen)),
        )
        d = {domein: str(uuid.UUID(bytes=kluis.permuteer(id_.bytes, domein))) for domein in Domein}
        vat.doe(
            sleutel,
            str(id_),
            tekst(kluis.zoekwaarde(nummer, "bsn")),
            tekst(kluis.versleutel(nummer.encode(), "nummer")),
        )
        vat.doe(
            wens,
            str(uuid.UUID(int=kans.getrandbits(128), version=4)),
            d[Domein.KLANTEN],
            adressen[plek],
            moment,
        )
        uit.append(
            Persoon(
                d[Domein.AANVRAGEN], d[Domein.ZAKEN], d[Domein.KLANTEN], d[Domein.BERICHTEN], d[Domein.VERWERKINGEN],
                rollen[plek],
            )
        )  # fmt: skip
    return uit
