"""Channels by which a message reaches a client."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Bijlage:
    naam: str
    formaat: str
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class Zending:
    """One message to one address. ``sleutel`` lets the channel recognise a repetition.

    ``adres`` per channel: mail ``email`` (and ``naam``); sms ``telefoon``; berichtenbox ``bsn``; post ``naam`` and the parts
    of an adres answer as text (``straat``, ``huisnummer``, ``huisletter``, ``toevoeging``, ``postcode``, ``plaats``).
    """

    sleutel: str
    adres: Mapping[str, str]
    onderwerp: str
    tekst: str
    taal: str
    afzender: str
    bijlagen: Sequence[Bijlage] = field(default_factory=tuple)


class Berichtkanaal(Protocol):
    naam: str

    def stuur(self, zending: Zending) -> None:
        """Hand the message over to the channel. Raises: BuitenBereik when it must be tried again later,
        ValueError when this address can never work."""
        ...

    def controleer(self) -> None:
        """Check the connection. Raises: BuitenBereik."""
        ...


kanalen: dict[str, Berichtkanaal] = {}
"""mail, sms, berichtenbox, post → channel; bound at start by ``config.koppelingen``."""
