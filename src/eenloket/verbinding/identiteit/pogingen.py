"""Log-ins that are under way, kept in the session: each can return once, within half an hour."""

import time
from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .oidc import Begin

_SLEUTEL = "inlogpogingen"
_GELDIG = 1800
_MEESTE = 5
"""Log-ins in several tabs at once; the oldest makes way."""


@dataclass(frozen=True, slots=True)
class Poging:
    """What a returning browser must match, and where it goes then."""

    nonce: str
    verifier: str
    middel: str
    zekerheid: int
    volgende: str
    op: float


def bewaar(
    sessie: MutableMapping[str, Any], begin: "Begin", *, middel: str, zekerheid: int, volgende: str
) -> None:
    """Remember a log-in under its state."""
    poging = Poging(begin.nonce, begin.verifier, middel, zekerheid, volgende, time.time())
    lopend = dict(list(sessie.get(_SLEUTEL, {}).items())[-(_MEESTE - 1) :])
    sessie[_SLEUTEL] = lopend | {begin.state: asdict(poging)}


def neem(sessie: MutableMapping[str, Any], state: str) -> Poging | None:
    """The log-in of this state, once; None when it is unknown, used or too old."""
    lopend = dict(sessie.get(_SLEUTEL, {}))
    gevonden = lopend.pop(state, None)
    if gevonden is None:
        return None
    sessie[_SLEUTEL] = lopend
    poging = Poging(**gevonden)
    return poging if time.time() - poging.op <= _GELDIG else None
