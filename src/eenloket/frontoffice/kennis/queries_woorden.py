"""The vocabulary, asked once per question."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection

from .woorden import wortels

# Known words, roots and parts of compounds; and for each word that isn't known at all, what it looks like.
_KANDIDATEN = """
SELECT NULL, woord, taal, stam, wortel, gewicht FROM kennis_woord
WHERE organisatie_id = %(organisatie)s AND woord = ANY(%(stukken)s)
UNION
SELECT NULL, woord, taal, stam, wortel, gewicht FROM kennis_woord
WHERE organisatie_id = %(organisatie)s AND taal = 'nl' AND wortel = ANY(%(wortels)s)
UNION ALL
SELECT vraag.woord, w.woord, w.taal, w.stam, w.wortel, w.gewicht
FROM unnest(%(woorden)s::text[]) AS vraag(woord)
CROSS JOIN LATERAL (
    SELECT * FROM kennis_woord
    WHERE organisatie_id = %(organisatie)s
      AND length(woord) BETWEEN length(vraag.woord) - 2 AND length(vraag.woord) + 2
      AND similarity(woord, vraag.woord) > 0.15
    ORDER BY similarity(woord, vraag.woord) DESC LIMIT 20
) w
WHERE length(vraag.woord) >= 4
  AND NOT EXISTS (SELECT 1 FROM kennis_woord k WHERE k.organisatie_id = %(organisatie)s AND k.woord = vraag.woord)
"""


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A word of the vocabulary; ``voor`` is the unknown word that it looks like, None when it was asked for itself."""

    voor: str | None
    woord: str
    taal: str
    stam: str
    wortel: str
    gewicht: float


def kandidaten(organisatie_id: uuid.UUID, vraag: list[str], stukken: Mapping[str, set[str]]) -> list[Kandidaat]:
    """What the words of a question and their ``stukken`` may stand for. One query on indexes of words and roots."""
    los = set(vraag).union(*stukken.values())
    # Roots of pieces too: in "hondenpoepbakje" the piece "bakje" is known as "bak".
    familie = {w for stuk in los for w in (wortels(stuk) if len(stuk) > 3 else ())}
    with connection.cursor() as cursor:
        cursor.execute(
            _KANDIDATEN,
            {"organisatie": organisatie_id, "stukken": list(los), "wortels": list(familie), "woorden": vraag},
        )
        return [Kandidaat(*rij) for rij in cursor.fetchall()]
