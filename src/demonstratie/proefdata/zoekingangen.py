"""What staff find the cases by: the name and the address of who asked, from a pool of ciphertexts."""

import datetime as dt
import random
import uuid
from dataclasses import dataclass

from eenloket.midoffice.zaken.api import als_adres
from eenloket.midoffice.zaken.models import Zoekingang, Zoekingangsoort
from eenloket.midoffice.zaken.vindbaar import hash_van, vakken_van

from .nummers import id_op
from .rijen import Sjabloon, Vat, tekst, veldtekst

_STRATEN = [
    "Veenkade", "Dorpsstraat", "Molenweg", "Kerkplein", "Rivierdijk", "Lindelaan", "Stationsweg", "Schoolstraat", "Havenkade", "Beukenhof",
]  # fmt: skip
_NUMMERS = 50
_SOORT = Zoekingangsoort


@dataclass(frozen=True, slots=True)
class Ingangen:
    """The entries of one client, as text for COPY: pieces and text of the name; hash, pieces and text of the address."""

    naam: tuple[str, str]
    adres: tuple[str, str, str]


class Ingangenbak:
    """Makes the entries of clients; the same names and addresses come back in many of them."""

    def __init__(self, organisatie_id: uuid.UUID, namen: list[str]) -> None:
        self._namen = [
            (tekst(vakken_van(organisatie_id, naam)), veldtekst(Zoekingang, "tekst", naam)) for naam in namen
        ]
        self._adressen = []
        for plek, straat in enumerate(_STRATEN):
            postcode = f"{3450 + plek}AB"
            for nummer in range(1, _NUMMERS + 1):
                regel = f"{straat} {nummer}, {postcode} Rivierveen"
                exact = hash_van(organisatie_id, _SOORT.ADRES, als_adres(postcode, nummer))
                vakken = vakken_van(organisatie_id, regel)
                self._adressen.append(
                    (tekst(exact), tekst(vakken), veldtekst(Zoekingang, "tekst", regel)),
                )

    def van(self, naam: int, kans: random.Random) -> Ingangen:
        """The entries of a client who has the name at place ``naam``, at some address."""
        return Ingangen(self._namen[naam], kans.choice(self._adressen))


class Zoekvorm:
    """Makes the entries of cases."""

    def __init__(self) -> None:
        self._naam = Sjabloon(
            Zoekingang, ["id", "zaak_id", "bron", "vakken", "tekst"], soort=_SOORT.NAAM, exact=None
        )
        self._adres = Sjabloon(
            Zoekingang, ["id", "zaak_id", "bron", "exact", "vakken", "tekst"], soort=_SOORT.ADRES
        )

    def doe(self, vat: Vat, zaak: str, rol: str, wie: Ingangen, op: dt.datetime, kans: random.Random) -> None:
        """The entries of case ``zaak``, made at ``op``, that come from its role ``rol``."""
        vat.doe(self._naam, id_op(op, kans), zaak, rol, *wie.naam)
        vat.doe(self._adres, id_op(op, kans), zaak, rol, *wie.adres)
