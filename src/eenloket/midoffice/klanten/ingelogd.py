"""Who is logged in as a client: kept in the session, without a name that a dump could show."""

import base64
import json
import uuid
from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Any, Literal

from eenloket.kern.actoren import Actor, Soort
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
class Client:
    """A client who logged in. ``pseudoniem`` is of the domain *klanten*."""

    pseudoniem: Pseudoniem
    soort: Literal["persoon", "onderneming"]
    middel: Literal["digid", "eherkenning", "eidas"]
    zekerheid: Zekerheid
    weergavenaam: str
    namens: str = ""

    @property
    def actor(self) -> Actor:
        """As the audit trail knows the client: a domain of its own, so that it doesn't tie the others together."""
        return Actor(Soort.CLIENT, str(self.in_domein(Domein.AUDIT)), rol="aanvrager")

    def in_domein(self, domein: Domein) -> Pseudoniem:
        """This client's pseudonym elsewhere."""
        return vertaal(self.pseudoniem, Domein.KLANTEN, domein)


def bewaar(sessie: MutableMapping[str, Any], client: Client) -> None:
    """Put ``client`` in the session, encrypted."""
    gegevens = asdict(client) | {"pseudoniem": str(client.pseudoniem), "zekerheid": int(client.zekerheid)}
    sessie[_SLEUTEL] = base64.b64encode(kluis.versleutel(json.dumps(gegevens).encode(), "sessie")).decode()


def lees(sessie: MutableMapping[str, Any]) -> Client | None:
    """The client of this session, or None."""
    if (ruw := sessie.get(_SLEUTEL)) is None:
        return None
    try:
        gegevens = json.loads(kluis.ontsleutel(base64.b64decode(ruw), "sessie"))
    except (
        kluis.OnleesbaarGegeven,
        ValueError,
        TypeError,
    ):  # the key was taken away, or it isn't ours: log in again
        return None
    return Client(
        **gegevens
        | {
            "pseudoniem": Pseudoniem(uuid.UUID(gegevens["pseudoniem"])),
            "zekerheid": Zekerheid(gegevens["zekerheid"]),
        }
    )


def vergeet(sessie: MutableMapping[str, Any]) -> None:
    """Log the client out of this session."""
    sessie.pop(_SLEUTEL, None)
