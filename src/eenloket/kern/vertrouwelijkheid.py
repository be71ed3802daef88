"""The levels of confidentiality of the national standard (Zaken, Documenten and Catalogi API), the one list of them in the house."""

from typing import Self

from django.db import models


class Vertrouwelijkheid(models.IntegerChoices):
    """A level as a number, so that "at most this level" is a comparison; its label is the word of the standard."""

    OPENBAAR = 1, "openbaar"
    BEPERKT_OPENBAAR = 2, "beperkt_openbaar"
    INTERN = 3, "intern"
    ZAAKVERTROUWELIJK = 4, "zaakvertrouwelijk"
    VERTROUWELIJK = 5, "vertrouwelijk"
    CONFIDENTIEEL = 6, "confidentieel"
    GEHEIM = 7, "geheim"
    ZEER_GEHEIM = 8, "zeer_geheim"

    @classmethod
    def van(cls, woord: str) -> Self:
        """The level that the standard calls ``woord`` ("zeer_geheim"). Raises: ValueError."""
        return cls(WOORDEN.index(woord) + 1)

    @property
    def woord(self) -> str:
        """What the standard calls this level."""
        return WOORDEN[self - 1]


WOORDEN: tuple[str, ...] = tuple(str(label) for label in Vertrouwelijkheid.labels)
"""The words of the standard, from open to secret: the number of a level is its place, counted from one."""
HOOGSTE = Vertrouwelijkheid(len(WOORDEN))
