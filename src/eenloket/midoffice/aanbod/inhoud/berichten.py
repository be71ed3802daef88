"""Message texts as content (M-B12): what the client is told at each step."""

from pydantic import Field

from .tekst import Onderdeel, Sleutel, Tekst


class Berichttekst(Onderdeel):
    """A message. Fields in braces are filled in: aanhef, nummer, patroon, dienst, organisatie, termijn, stap,
    taak, uitleg, uitkomst, link.

    ``sms`` is the short form without personal data.
    """

    id: Sleutel
    onderwerp: Tekst
    tekst: Tekst
    sms: Tekst | None = Field(default=None)
