"""Keys and human numbers in bulk."""

import datetime as dt
import random
import uuid
from collections import defaultdict

from eenloket.kern.nummers import als_nummer, volgnummers

_STAPEL = 5_000


def id_op(moment: dt.datetime, kans: random.Random) -> str:
    """A UUIDv7 as if it had been made at ``moment``: rows of a day lie together, as they would in real life."""
    return f"{int(moment.timestamp() * 1000):012x}7{kans.getrandbits(12):03x}8{kans.getrandbits(60):015x}"


class Nummers:
    """Numbers of one organisation, fetched thousands at a time."""

    def __init__(self, organisatie_id: uuid.UUID) -> None:
        self._organisatie_id = organisatie_id
        self._voorraad: defaultdict[tuple[str, int], list[int]] = defaultdict(list)

    def volgende(self, soort: str, letter: str, jaar: int) -> str:
        voorraad = self._voorraad[soort, jaar]
        if not voorraad:
            voorraad.extend(reversed(volgnummers(self._organisatie_id, soort, jaar, _STAPEL)))
        return als_nummer(letter, jaar, voorraad.pop())
