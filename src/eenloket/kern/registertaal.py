"""How clients of the national standard know the refusals of a room: the field, the code, and the HTTP status where it isn't 400."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .fouten import Domeinfout, Registerfout

GEHEEL = "nonFieldErrors"
"""The field of an error that is about the whole."""
Fout = TypeVar("Fout", bound=Domeinfout)


@dataclass(frozen=True, slots=True)
class Registercode:
    """``veld`` "": the field that the refusal itself names. ``tekst`` None: the sentence of the refusal itself."""

    veld: str
    code: str
    http: int = 400
    tekst: str | Promise | None = None


@contextmanager
def vertaald(weigering: type[Fout], codes: Mapping[type[Fout], Registercode]) -> Iterator[None]:
    """Refusals of the family ``weigering`` come out as errors of the standard; ``codes`` has each of them. Raises: Registerfout."""
    try:
        yield
    except weigering as fout:
        code = codes[type(fout)]
        tekst = fout.tekst if code.tekst is None else code.tekst
        raise Registerfout(
            code.veld or _veldnaam(fout.veld or GEHEEL), code.code, tekst, http=code.http
        ) from fout


def _veldnaam(veld: str) -> str:
    """The name of a field of ours as the standard writes it: "verantwoordelijke_organisatie" is "verantwoordelijkeOrganisatie"."""
    eerste, *rest = veld.split("_")
    return eerste + "".join(deel.capitalize() for deel in rest)


def neem_over(rij: Model, waarden: Mapping[str, Any], *, vast: Mapping[str, str]) -> None:
    """Put new values, by column, on a row; it isn't saved yet.

    ``vast`` has the columns that never change, each with the name that the standard gives the field. Raises: Registerfout.
    """
    for kolom, naam in vast.items():
        if kolom in waarden and waarden[kolom] != getattr(rij, kolom):
            raise Registerfout(naam, "wijzigen-niet-toegelaten", _("Dit gegeven mag niet veranderen."))
    for kolom, waarde in waarden.items():
        setattr(rij, kolom, waarde)
