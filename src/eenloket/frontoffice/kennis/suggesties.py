"""What the client may be typing: titles and everyday words that begin so."""

import uuid

from .queries import begint_met
from .woorden import LANGSTE_VRAAG, betekenisvol, woorden
from .zoeken import Treffer, zichtbaar, zoek


def suggesties(organisatie_id: uuid.UUID, q: str, taal: str = "nl", limiet: int = 6) -> list[Treffer]:
    """At most ``limiet`` suggestions for what was typed so far; nothing below two letters.

    One query, and the two of a search when no word begins so (a typing error, a whole sentence).
    """
    alle = woorden(q[:LANGSTE_VRAAG])
    if not alle or len("".join(alle)) < 2:
        return []
    typend = alle[-1]
    vorige = [w for w in betekenisvol(alle[:-1]) if w != typend] if len(alle) > 1 else []
    gevonden = begint_met(organisatie_id, [*vorige, typend], taal, limiet, zichtbaar(organisatie_id))
    if gevonden:
        return [Treffer(*rij, score=1.0) for rij in gevonden]
    return zoek(organisatie_id, q, taal, limiet)
