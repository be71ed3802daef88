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
from eenloket.midoffice.klanten.adressen import adressleutel, adresvakken
from eenloket.midoffice.klanten.models import DigitaalAdres, Partij, Partijidentificator, Voorkeur
from eenloket.midoffice.zaken.models import Rol

from .rijen import Sjabloon, Vat, tekst, veldtekst
from .zoekingangen import Ingangen, Ingangenbak

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
    """A client as the tables know one: a pseudonym per domain and the encrypted name in a role, all as text for COPY;
    ``ingangen`` is what cases are found by."""

    aanvragen: str
    zaken: str
    berichten: str
    verwerkingen: str
    partij: str
    rolgegevens: str
    ingangen: Ingangen


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
    bak = Ingangenbak(organisatie_id, namen)
    rollen = [veldtekst(Rol, "gegevens", {"naam": naam}) for naam in namen]
    partijnamen = [veldtekst(Partij, "naam", naam) for naam in namen]
    mails = [f"{naam.replace(' ', '.').lower()}@example.org" for naam in namen]
    adressen = [
        (
            veldtekst(DigitaalAdres, "adres", mail),
            tekst(adressleutel(organisatie_id, "email", mail)),
            tekst(adresvakken(organisatie_id, [mail])),
        )
        for mail in mails
    ]
    sleutel = Sjabloon(
        Persoonssleutel, ["id", "zoek", "nummer"], soort="bsn", sleutelversie=settings.SLEUTELS["actief"]
    )
    partij = Sjabloon(
        Partij, ["id", "pseudoniem", "naam"], organisatie_id=organisatie_id, soort_partij="persoon"
    )
    identificator = Sjabloon(
        Partijidentificator, ["id", "identificeerde_partij_id", "pseudoniem"], code_register="brp",
        code_objecttype="natuurlijk_persoon", code_soort_object_id="bsn",
    )  # fmt: skip
    mail = Sjabloon(
        DigitaalAdres, ["id", "partij_id", "adres", "sleutel", "zoek"], organisatie_id=organisatie_id,
        soort_digitaal_adres="email", is_standaard_adres=True,
    )  # fmt: skip
    wens = Sjabloon(Voorkeur, ["id", "partij_id", "bijgewerkt"])
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
        partij_id, *ids = (str(uuid.UUID(int=kans.getrandbits(128), version=4)) for _ in range(4))
        vat.doe(partij, partij_id, d[Domein.KLANTEN], partijnamen[plek])
        vat.doe(identificator, ids[0], partij_id, d[Domein.KLANTEN])
        vat.doe(mail, ids[1], partij_id, *adressen[plek])
        vat.doe(wens, ids[2], partij_id, moment)
        uit.append(
            Persoon(
                d[Domein.AANVRAGEN], d[Domein.ZAKEN], d[Domein.BERICHTEN], d[Domein.VERWERKINGEN],
                partij_id, rollen[plek], bak.van(plek, kans),
            )
        )  # fmt: skip
    return uit
