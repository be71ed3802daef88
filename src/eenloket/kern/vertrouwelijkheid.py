"""The levels of confidentiality of the national standard (Zaken, Documenten and Catalogi API): the only list
of them in this project.
"""

from typing import Self

from django.db import models


class Vertrouwelijkheid(models.IntegerChoices):
    """A level as a number, so that "at most this level" is a comparison. Its label is the word that the
    standard uses.
    """

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
        """Return the level for a word of the standard ("zeer_geheim").

        Raises: ValueError for an unknown word.
        """
        return cls(WOORDEN.index(woord) + 1)

    @property
    def woord(self) -> str:
        """The word that the standard uses for this level."""
        return WOORDEN[self - 1]


WOORDEN: tuple[str, ...] = tuple(str(label) for label in Vertrouwelijkheid.labels)
"""The words of the standard, from open to secret. The number of a level is its position in this tuple,
counted from 1.
"""
HOOGSTE = Vertrouwelijkheid(len(WOORDEN))
