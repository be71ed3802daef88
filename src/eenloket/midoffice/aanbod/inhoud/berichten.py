"""Message texts as content (M-B12): what is told at each step, in which words."""

from pydantic import Field

from .tekst import Onderdeel, Sleutel, Tekst


class Berichttekst(Onderdeel):
    """A message; ``{naam}``-like fields in braces are filled in: aanhef, nummer, patroon, dienst, organisatie, termijn, stap,
    taak, uitleg, uitkomst, link. ``sms`` is the short form without personal data."""

    id: Sleutel
    onderwerp: Tekst
    tekst: Tekst
    sms: Tekst | None = Field(default=None)
