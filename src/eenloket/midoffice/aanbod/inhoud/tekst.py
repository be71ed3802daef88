"""The smallest parts of content: a text in two languages, an expression, an identifier."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from eenloket.kern.vertrouwelijkheid import WOORDEN


class Onderdeel(BaseModel):
    """Base class of every content model: unknown keys are errors, and values don't change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Tekst(Onderdeel):
    """A text for the client in Dutch (B1) and English (M-F5). Paragraphs are separated by an empty line."""

    nl: str = Field(min_length=1, max_length=4000)
    en: str = Field(min_length=1, max_length=4000)

    def in_taal(self, taal: str) -> str:
        """Return the text in ``taal`` ("nl" or "en"); any other language gives Dutch."""
        return self.en if taal.startswith("en") else self.nl


def _als_tekst(waarde: object) -> object:
    return {"nl": waarde, "en": waarde} if isinstance(waarde, str) else waarde


Naam = Annotated[Tekst, BeforeValidator(_als_tekst, json_schema_input_type=str | Tekst)]
"""A text that may also be written as one string, when it is the same in both languages ("PostNL")."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Sleutel = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""Identifier of a question; usable as a name in an expression."""

Uitdrukking = Annotated[str, Field(min_length=1, max_length=500)]
"""A zen expression over answers, e.g. ``heeft_auto == true and huur_of_koop == 'huur'``."""

Duur = Annotated[
    str, Field(pattern=r"^P(\d+Y(\d+M)?(\d+W)?(\d+D)?|\d+M(\d+W)?(\d+D)?|\d+W(\d+D)?|\d+D)$", max_length=20)
]
"""ISO 8601 duration in calendar units (``P8W``); a number of working days has a field of its own."""

if TYPE_CHECKING:
    Vertrouwelijkheidswoord = str
else:
    Vertrouwelijkheidswoord = Literal[WOORDEN]
"""A level of confidentiality as the national standard writes it; ``kern.vertrouwelijkheid`` has the one list."""
