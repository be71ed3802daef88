"""Questions: the client answers each fact once, however many services need that fact (M-B3)."""

from enum import StrEnum
from typing import Any, Self

from pydantic import Field, model_validator

from .tekst import Onderdeel, Sleutel, Tekst, Uitdrukking


class Vraagsoort(StrEnum):
    """How a question is asked; decides the form field, the check and the shape of the stored value.

    Shapes: tekst/tekstvak/email/telefoon/iban/kenteken/keuze: str; getal: int; bedrag: int (cents); datum: "YYYY-MM-DD";
    tijd: "HH:MM"; ja_nee: bool; meerkeuze/personen: list[str]; adres: {postcode, huisnummer, huisletter, toevoeging,
    straat, plaats, bag_id}; bestanden: list[upload id]; locatie: {toelichting, lat, lon}.
    """

    TEKST = "tekst"
    TEKSTVAK = "tekstvak"
    EMAIL = "email"
    TELEFOON = "telefoon"
    IBAN = "iban"
    KENTEKEN = "kenteken"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    JA_NEE = "ja_nee"
    GETAL = "getal"
    BEDRAG = "bedrag"
    DATUM = "datum"
    TIJD = "tijd"
    ADRES = "adres"
    PERSONEN = "personen"
    BESTANDEN = "bestanden"
    LOCATIE = "locatie"


class Optie(Onderdeel):
    waarde: str = Field(min_length=1, max_length=60)
    tekst: Tekst
    hulp: Tekst | None = None


class Controle(Onderdeel):
    """One check on the answer: an expression that must be true, and the text for the client when it isn't.

    The expression can use all answers by question id, ``waarde`` (this answer; a datum is given as the number
    of days from today: -3 is three days ago) and ``vandaag`` ("YYYY-MM-DD").
    """

    als: Uitdrukking
    melding: Tekst


class Vraag(Onderdeel):
    id: Sleutel
    soort: Vraagsoort
    tekst: Tekst = Field(description="The question itself; it is the heading of the page.")
    kort: Tekst = Field(description="A few words, for the check page and the case.")
    hulp: Tekst | None = None
    onderwerp: Sleutel = Field(description="Subject (id of an onderwerp of the package) it is grouped under.")
    verplicht: bool = True
    als: Uitdrukking | None = Field(default=None, description="Asked only when this holds.")
    opties: list[Optie] = []
    controles: list[Controle] = []
    minimum: int | None = Field(
        default=None, description="getal/bedrag: lowest value; datum: days from today"
    )
    maximum: int | None = Field(
        default=None, description="getal/bedrag: highest value; datum: days from today; tekst: length"
    )
    bron: str | None = Field(
        default=None,
        pattern=r"^(brp|bag|kvk)\.[a-z_]+(\.[a-z_]+)*$",
        description="Where the answer may already be known: brp.naam, brp.geboortedatum, brp.adres, brp.huisgenoten, "
        "brp.kinderen, brp.partner, kvk.handelsnaam, kvk.adres, kvk.nummer …",
    )
    zelfde_als: list[Sleutel] = Field(
        default=[],
        description="The same fact under another name: an intake that also asks one of these doesn't ask this one "
        "but takes its answer (a container goes to bezorgadres, which is nieuw_adres for who moves).",
    )
    bestandssoorten: list[str] = Field(default=[], description="bestanden: pdf, jpg, png, docx, odt")
    documenttype: str | None = Field(default=None, description="bestanden: name of the informatieobjecttype")
    persoonsgegeven: bool = True

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        keuze = self.soort in (Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE)
        if keuze and len(self.opties) < 2:
            raise ValueError("een keuze heeft minstens twee opties")
        if not keuze and self.opties:
            raise ValueError("alleen keuze en meerkeuze hebben opties")
        return self

    def optietekst(self, waarde: Any, taal: str) -> str:
        """Return the text of option ``waarde``; the value itself when there is no such option (any more)."""
        return next((o.tekst.in_taal(taal) for o in self.opties if o.waarde == waarde), str(waarde))


class Onderwerp(Onderdeel):
    """A subject on the check page. Questions are grouped by subject, never by service."""

    id: Sleutel
    tekst: Tekst
