"""The possible meanings of the text in the search box. Pure functions."""

import re
from dataclasses import dataclass

from eenloket.midoffice.zaken import api as zaken

_POSTCODE = re.compile(r"\b([1-9][0-9]{3})\s?([A-Za-z]{2})\b\D{0,3}([0-9]{1,5})?")
_KENTEKEN = re.compile(r"(?=.*[A-Z])(?=.*[0-9])[A-Z0-9]{6}")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class Zoekterm:
    """The possible meanings of one search text; empty means that the text can't mean that.

    ``adres`` is "1234AB 12", ``straat`` a part of an address.
    """

    nummer: str = ""
    naam: str = ""
    geboren: str = ""
    adres: str = ""
    straat: str = ""
    kenteken: str = ""

    @property
    def persoonlijk(self) -> bool:
        """Whether the text can be the name or date of birth of a person: that search needs a purpose."""
        return bool(self.naam or self.geboren)

    @property
    def leeg(self) -> bool:
        """Whether the text is too short to mean anything."""
        return not (self.nummer or self.persoonlijk or self.adres or self.straat or self.kenteken)


def lees(tekst: str) -> Zoekterm:
    """Return the possible meanings of the text; there can be several.

    "1234AB 12" is an address. "AB123C" is a licence plate, or a part of a number.
    """
    tekst = " ".join(tekst.replace("\x00", "").split())[:100]
    if geboren := zaken.als_datum(tekst):
        return Zoekterm(geboren=geboren, nummer=tekst)
    cijfers, letters = any(t.isdigit() for t in tekst), bool(_LETTERS.search(tekst))
    postcode = _POSTCODE.search(tekst)
    adres = zaken.als_adres(postcode[1] + postcode[2], postcode[3]) if postcode else ""
    kenteken = zaken.als_kenteken(tekst)
    return Zoekterm(
        nummer=tekst if len(tekst) >= 3 else "",  # numbers of other systems may have any form
        naam=tekst if letters and not cijfers else "",
        adres=adres,
        straat=tekst if letters and not adres else "",
        kenteken=kenteken if _KENTEKEN.fullmatch(kenteken) else "",
    )
