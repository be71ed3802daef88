"""What somebody typed in the search box: which things it can be. Pure."""

import re
from dataclasses import dataclass

from eenloket.midoffice.zaken import api as zaken

_POSTCODE = re.compile(r"\b([1-9][0-9]{3})\s?([A-Za-z]{2})\b\D{0,3}([0-9]{1,5})?")
_KENTEKEN = re.compile(r"(?=.*[A-Z])(?=.*[0-9])[A-Z0-9]{6}")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class Zoekterm:
    """The readings of one search. An empty value: it can't be that. ``adres`` is "1234AB 12", ``straat`` a piece of an address."""

    nummer: str = ""
    naam: str = ""
    geboren: str = ""
    adres: str = ""
    straat: str = ""
    kenteken: str = ""

    @property
    def persoonlijk(self) -> bool:
        """Whether it looks for a person by name or date of birth: that needs a purpose."""
        return bool(self.naam or self.geboren)

    @property
    def leeg(self) -> bool:
        """Whether it is too short to be anything."""
        return not (self.nummer or self.persoonlijk or self.adres or self.straat or self.kenteken)


def lees(tekst: str) -> Zoekterm:
    """The readings of what was typed; several can hold at once ("1234AB 12" is no licence plate, "AB123C" is one, or a piece of a number)."""
    tekst = " ".join(tekst.replace("\x00", "").split())[:100]
    if geboren := zaken.als_datum(tekst):
        return Zoekterm(geboren=geboren, nummer=tekst if tekst.isdigit() else "")
    cijfers, letters = any(t.isdigit() for t in tekst), bool(_LETTERS.search(tekst))
    postcode = _POSTCODE.search(tekst)
    adres = zaken.als_adres(postcode[1] + postcode[2], postcode[3]) if postcode else ""
    kenteken = zaken.als_kenteken(tekst)
    return Zoekterm(
        nummer=tekst if cijfers and len(tekst) >= 3 and not adres else "",
        naam=tekst if letters and not cijfers else "",
        adres=adres,
        straat=tekst if letters and not adres else "",
        kenteken=kenteken if _KENTEKEN.fullmatch(kenteken) else "",
    )
