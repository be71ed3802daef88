"""Every read of the index, with its cost."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import connection

from .zoekvraag import Zoekvraag

_LANGSTE_NAAM = 100

# The index holds what is published, withdrawn and still to come: the day of the question decides, before any limit counts.
_ZICHTBAAR = "(v.soort NOT IN ('patroon', 'dienst') OR v.soort || '/' || v.sleutel = ANY(%(zichtbaar)s))"

# Words by their weight and the field they stand in (D, C, B, A), the best alternative per word of the question.
# Index vindbaar_tekst.
_VIND = f"""
WITH groep AS (
    SELECT * FROM unnest(%(groepen)s::int[], %(talen)s::text[], %(lexemen)s::tsquery[], %(gewichten)s::float8[])
        AS g(groep, taal, lexeem, gewicht)
), rang AS (
    SELECT id, sum(beste) AS rang FROM (
        SELECT v.id, g.groep, max(g.gewicht * ts_rank('{{0.12, 0.4, 0.85, 1.0}}', v.tekst, g.lexeem) * 1.645) AS beste
        FROM groep g JOIN kennis_vindbaar v ON v.organisatie_id = %(organisatie)s AND v.taal = g.taal AND v.tekst @@ g.lexeem
        WHERE {_ZICHTBAAR}
        GROUP BY v.id, g.groep
    ) per_woord GROUP BY id ORDER BY 2 DESC LIMIT 60
)
SELECT v.soort, v.sleutel, v.taal, coalesce(eigen.titel, v.titel), coalesce(eigen.samenvatting, v.samenvatting), v.zinnen,
       v.zoeknaam, rang.rang
FROM rang JOIN kennis_vindbaar v USING (id)
LEFT JOIN kennis_vindbaar eigen ON eigen.organisatie_id = v.organisatie_id AND eigen.soort = v.soort
    AND eigen.sleutel = v.sleutel AND eigen.taal = %(taal)s AND v.taal <> %(taal)s
"""  # noqa: S608  # only our own condition is put in

# When no word leads anywhere: titles that look like the whole question ("park eer vergunning"). Index vindbaar_zoeknaam.
_LIJKT_OP_NAAM = f"""
SELECT soort, sleutel, taal, titel, samenvatting, '', zoeknaam, 0 FROM kennis_vindbaar v
WHERE zoeknaam %% %(geheel)s AND organisatie_id = %(organisatie)s AND {_ZICHTBAAR}
ORDER BY similarity(zoeknaam, %(geheel)s) DESC, titel LIMIT 20
"""  # noqa: S608  # only our own condition is put in


@dataclass(frozen=True, slots=True)
class Gevonden:
    """A row that matched; title and summary are in the language that was asked for when they exist in it."""

    soort: str
    sleutel: str
    taal: str
    titel: str
    samenvatting: str
    zinnen: str
    zoeknaam: str
    rang: float


def vind(organisatie_id: uuid.UUID, vraag: Zoekvraag, taal: str, zichtbaar: list[str]) -> list[Gevonden]:
    """At most 60 candidates for a question, in both languages. One query, two when no word leads anywhere.

    ``zichtbaar`` are the patterns and services that may be shown, as "patroon/<slug>" and "dienst/<slug>"; other kinds always may.
    Lexemes come from our own vocabulary and consist of letters and digits only; they are quoted all the same.
    """
    rijen = [
        (nr, taal_, "'" + lexeem.replace("'", "''") + "'", gewicht)
        for nr, groep in enumerate(vraag.groepen)
        for (taal_, lexeem), gewicht in groep.alternatieven.items()
    ]
    kolommen = [list(kolom) for kolom in zip(*rijen, strict=True)] or [[], [], [], []]
    parameters: dict[str, Any] = dict(
        zip(("groepen", "talen", "lexemen", "gewichten"), kolommen, strict=True)
    )
    with connection.cursor() as cursor:
        if rijen:
            cursor.execute(
                _VIND, {**parameters, "organisatie": organisatie_id, "zichtbaar": zichtbaar, "taal": taal}
            )
            if gevonden := cursor.fetchall():
                return [Gevonden(*rij) for rij in gevonden]
        cursor.execute(
            _LIJKT_OP_NAAM,
            {"organisatie": organisatie_id, "zichtbaar": zichtbaar, "geheel": vraag.geheel[:_LANGSTE_NAAM]},
        )
        return [Gevonden(*rij) for rij in cursor.fetchall()]


_LIJKT_OP = """
SELECT vraag.woord, w.woord FROM unnest(%(woorden)s::text[]) AS vraag(woord)
JOIN kennis_woord w ON w.organisatie_id = %(organisatie)s AND w.woord %% vraag.woord
"""


def lijkt_op(organisatie_id: uuid.UUID, woorden: list[str]) -> list[tuple[str, str]]:
    """For each unknown word the known words that share enough trigrams with it. One query on index woord_trigram."""
    with connection.cursor() as cursor:
        cursor.execute(_LIJKT_OP, {"organisatie": organisatie_id, "woorden": woorden})
        return list(cursor.fetchall())


_BEGINT_MET = f"""
WITH woord AS (
    SELECT nr, string_agg(DISTINCT quote_literal(stam) || ':AB', ' | ')::tsquery AS lexemen FROM (
        SELECT v.nr, w.stam FROM unnest(%(woorden)s::text[]) WITH ORDINALITY AS v(woord, nr)
        JOIN kennis_woord w ON w.organisatie_id = %(organisatie)s AND w.taal = %(taal)s AND w.woord LIKE v.woord || '%%'
    ) stammen GROUP BY nr
)
SELECT soort, sleutel, titel, samenvatting FROM kennis_vindbaar v
WHERE organisatie_id = %(organisatie)s AND taal = %(taal)s AND {_ZICHTBAAR}
  AND (SELECT count(*) FROM woord) = cardinality(%(woorden)s::text[])
  AND NOT EXISTS (SELECT 1 FROM woord WHERE NOT v.tekst @@ woord.lexemen)
ORDER BY zoeknaam LIKE %(begin)s || '%%' DESC,
    array_position(ARRAY['patroon', 'dienst', 'upl', 'pagina'], soort::text), length(titel), titel
LIMIT %(limiet)s
"""  # noqa: S608  # only our own condition is put in


def begint_met(
    organisatie_id: uuid.UUID, woorden: list[str], taal: str, limiet: int, zichtbaar: list[str]
) -> list[tuple[str, str, str, str]]:
    """Kind, key, title and summary of what has a word that begins with each of ``woorden``; ``zichtbaar`` as in ``vind``. One query."""
    parameters: dict[str, Any] = {
        "organisatie": organisatie_id,
        "woorden": woorden,
        "taal": taal,
        "limiet": limiet,
        "zichtbaar": zichtbaar,
        "begin": " ".join(woorden),
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEGINT_MET, parameters)
        return list(cursor.fetchall())
