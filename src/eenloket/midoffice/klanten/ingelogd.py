"""Who is logged in as a client, and for whom he acts: kept in the session, without a name that a dump could show."""

import base64
import json
import uuid
from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Any, Literal

from eenloket.kern.actoren import Actor, Actorsoort, Grond, Namens, Partijsoort
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels import kluis
from eenloket.kern.sleutels.api import Domein, vertaal

_SLEUTEL = "client"


class Zekerheid(IntEnum):
    """Level of assurance (M-B2): DigiD basis is laag; eHerkenning and eIDAS levels are mapped on the same ladder."""

    GEEN = 0
    LAAG = 1
    MIDDEN = 2
    SUBSTANTIEEL = 3
    HOOG = 4

    @classmethod
    def van(cls, naam: str) -> "Zekerheid":
        return cls[naam.upper()]


@dataclass(frozen=True, slots=True)
class Partijverwijzing:
    """A party without its number: ``pseudoniem`` is of the domain *klanten*, ``naam`` how it is called ("" when unknown)."""

    soort: Partijsoort
    pseudoniem: Pseudoniem
    naam: str = ""

    def in_domein(self, domein: Domein) -> Pseudoniem:
        """This party's pseudonym elsewhere."""
        return vertaal(self.pseudoniem, Domein.KLANTEN, domein)


@dataclass(frozen=True, slots=True)
class Client:
    """A client whom we know: who acts, for whom, and on what ground; also when both are the same party (``zelf``).

    ``middel`` is how we know who acts. Raises: ValueError when two parties are said to be one, or one to be two.
    """

    handelende: Partijverwijzing
    vertegenwoordigde: Partijverwijzing
    grond: Grond
    middel: Literal["digid", "eherkenning", "eidas"]
    zekerheid: Zekerheid

    def __post_init__(self) -> None:
        if (self.grond is Grond.ZELF) != (self.handelende.pseudoniem == self.vertegenwoordigde.pseudoniem):
            raise ValueError("wie voor zichzelf handelt is dezelfde partij, en alleen dan")

    @classmethod
    def zelf(
        cls,
        partij: Partijverwijzing,
        middel: Literal["digid", "eherkenning", "eidas"],
        zekerheid: Zekerheid,
    ) -> "Client":
        """A client who acts for himself."""
        return cls(partij, partij, Grond.ZELF, middel, zekerheid)

    @property
    def voor_ander(self) -> bool:
        """Whether who acts isn't the party for whom it is done."""
        return self.grond is not Grond.ZELF

    @property
    def pseudoniem(self) -> Pseudoniem:
        """The party for whom it is done, in the domain *klanten*."""
        return self.vertegenwoordigde.pseudoniem

    @property
    def weergavenaam(self) -> str:
        """How who acts is called."""
        return self.handelende.naam

    @property
    def soort(self) -> Literal["persoon", "onderneming"]:
        """What kind of log-in serves this party."""
        return "persoon" if self.vertegenwoordigde.soort is Partijsoort.PERSOON else "onderneming"

    @property
    def actor(self) -> Actor:
        """As the audit trail knows who acts and for whom: a domain of its own, so that it doesn't tie the others together."""
        wie, voor = (str(p.in_domein(Domein.AUDIT)) for p in (self.handelende, self.vertegenwoordigde))
        rol = "gemachtigde" if self.voor_ander else "aanvrager"
        return Actor(
            Actorsoort.CLIENT, wie, rol=rol, namens=Namens(self.vertegenwoordigde.soort, voor, self.grond)
        )

    def in_domein(self, domein: Domein) -> Pseudoniem:
        """The pseudonym elsewhere of the party for whom it is done."""
        return self.vertegenwoordigde.in_domein(domein)


def bewaar(sessie: MutableMapping[str, Any], client: Client) -> None:
    """Put ``client`` in the session, encrypted."""
    pakket = json.dumps(asdict(client), default=str)
    sessie[_SLEUTEL] = base64.b64encode(kluis.versleutel(pakket.encode(), "sessie")).decode()


def lees(sessie: MutableMapping[str, Any]) -> Client | None:
    """The client of this session, or None."""
    if (ruw := sessie.get(_SLEUTEL)) is None:
        return None
    try:
        gegevens = json.loads(kluis.ontsleutel(base64.b64decode(ruw), "sessie"))
        return Client(
            _verwijzing(gegevens["handelende"]),
            _verwijzing(gegevens["vertegenwoordigde"]),
            Grond(gegevens["grond"]),
            gegevens["middel"],
            Zekerheid(gegevens["zekerheid"]),
        )
    except (
        kluis.OnleesbaarGegeven,
        ValueError,
        TypeError,
        KeyError,
    ):  # the key was taken away, or it isn't ours: log in again
        return None


def _verwijzing(gegevens: dict[str, str]) -> Partijverwijzing:
    wie = Pseudoniem(uuid.UUID(gegevens["pseudoniem"]))
    return Partijverwijzing(Partijsoort(gegevens["soort"]), wie, gegevens["naam"])


def vergeet(sessie: MutableMapping[str, Any]) -> None:
    """Log the client out of this session."""
    sessie.pop(_SLEUTEL, None)
