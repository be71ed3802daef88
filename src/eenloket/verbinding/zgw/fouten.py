"""Errors of the APIs in the form of the standard: problem+json with a code, and per field a name, a code and
a reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Domeinfout, Registerfouten


@dataclass(frozen=True, slots=True)
class Veldfout:
    """The error of one field. ``naam`` is the name in the body, with dots between levels."""

    naam: str
    code: str
    reden: str | Promise


class Probleem(Domeinfout):
    """Base class of the error answers. ``titel`` describes the kind of error, ``tekst`` this error."""

    titel: str | Promise = ""
    koppen: Mapping[str, str] = {}
    """Extra headers of the answer."""


class OngeldigVerzoek(Probleem):
    """400, with one line per field."""

    code, http = "invalid", 400
    titel = tekst = _("Ongeldige invoer.")

    def __init__(self, fouten: Iterable[Veldfout]) -> None:
        self.fouten: Sequence[Veldfout] = list(fouten)
        super().__init__()


class GeenJson(Probleem):
    """400: the body isn't JSON."""

    code, http, titel = "parse_error", 400, _("De inhoud is geen geldige JSON.")
    tekst = titel


class NietAangemeld(Probleem):
    """401: the token is missing or wrong."""

    code, http, titel = "not_authenticated", 401, _("Aanmelden is nodig.")
    tekst = _("Stuur een geldig JSON Web Token mee.")


class TokenFout(Probleem):
    """403: the token was refused, with the code that the reference implementation gives."""

    code, http, titel = "jwt-invalid", 403, _("Het token is niet geldig.")

    def __init__(self, code: str, tekst: str | Promise) -> None:
        super().__init__(tekst)
        self.code = code


class GeenRechten(Probleem):
    """403: the client has no right to do this."""

    code, http, titel = "permission_denied", 403, _("U hebt geen toestemming om deze actie uit te voeren.")
    tekst = titel


class Onbekend(Probleem):
    """404: there is no such resource or operation."""

    code, http, titel = "not_found", 404, _("Niet gevonden.")
    tekst = titel


class MethodeNietToegestaan(Probleem):
    """405, with the allowed methods (RFC 9110 section 15.5.6)."""

    code, http, titel = "method_not_allowed", 405, _("Deze methode kan hier niet.")
    tekst = titel

    def __init__(self, methoden: Iterable[str] = ("GET",)) -> None:
        super().__init__()
        er_zijn = set(methoden)
        self.koppen = {"Allow": ", ".join(sorted(er_zijn | ({"HEAD"} if "GET" in er_zijn else set())))}


class OnbekendeHost(Probleem):
    """400: the host name in the request isn't ours, so we don't know which address to use in the answer."""

    code, http, titel = "invalid_host", 400, _("Dit register is niet op dit adres te vinden.")
    tekst = titel


class NietAanvaardbaar(Probleem):
    """406: the client asks for a form that we don't have."""

    code, http, titel = "not_acceptable", 406, _("In deze vorm kunnen we niet antwoorden.")
    tekst = titel


class Verouderd(Probleem):
    """412: the resource changed since the client read it (RFC 9110 section 15.5.13). The answer has the ETag
    of the resource as it is now.
    """

    code, http, titel = "precondition_failed", 412, _("Dit is gewijzigd nadat u het las.")
    tekst = _("Lees het opnieuw en doe uw wijziging nog eens.")

    def __init__(self, etag: str) -> None:
        super().__init__()
        self.koppen = {"ETag": etag}


class TeGroot(Probleem):
    """413: the body is too large."""

    code, http, titel = "request_too_large", 413, _("De inhoud is te groot.")
    tekst = titel


class VerkeerdeVorm(Probleem):
    """415: the body isn't sent as JSON."""

    code, http, titel = "unsupported_media_type", 415, _("Stuur de inhoud als application/json.")
    tekst = titel


class TeVaak(Probleem):
    """429: the client made more calls than the operator allows. New calls are allowed after ``wacht``
    seconds.
    """

    code, http, titel = "throttled", 429, _("Te veel verzoeken. Wacht even en probeer het opnieuw.")
    tekst = titel

    def __init__(self, wacht: int) -> None:
        super().__init__()
        self.koppen = {"Retry-After": str(wacht)}


class TeZwaar(Probleem):
    """503: the query took longer than allowed; nothing was changed."""

    code, http, titel = "too_heavy", 503, _("Deze vraag kost te veel tijd.")
    tekst = _("Vraag minder tegelijk: gebruik filters, een kleinere bladzijde of minder uitbreidingen.")


class Storing(Probleem):
    """503: the database can't be reached; nothing was changed."""

    code, http, titel = "service_unavailable", 503, _("Het register is nu niet bereikbaar.")
    tekst = _("Er is niets opgeslagen. Probeer het straks opnieuw.")
    koppen = {"Retry-After": "5"}


class Onzeker(Probleem):
    """503: the connection with the database was lost during the commit, or after a part was committed. What
    was changed is unknown.

    There is no ``Retry-After`` header, because clients repeat a call automatically when they get one.
    """

    code, http, titel = "outcome_unknown", 503, _("Het is niet bekend of dit is opgeslagen.")
    tekst = _(
        "De verbinding met het register viel weg tijdens het opslaan. Zoek eerst op of het er is, voordat u het opnieuw stuurt."
    )


def veldfout(naam: str, code: str, reden: str | Promise) -> OngeldigVerzoek:
    """Return the error for one wrong field."""
    return OngeldigVerzoek([Veldfout(naam, code, reden)])


def als_probleem(fout: Domeinfout, pad: str) -> dict[str, Any]:
    """Return ``fout`` as problem+json. ``pad`` is the path of the operation; the answer holds nothing of the
    body.
    """
    titel = fout.titel if isinstance(fout, Probleem) else ""
    uit: dict[str, Any] = {
        "type": f"/ref/fouten/{fout.code}/",
        "code": fout.code,
        "title": str(titel or fout.tekst),
        "status": fout.http,
        "detail": str(fout.tekst),
        "instance": pad,
    }
    if isinstance(fout, OngeldigVerzoek):
        uit["invalidParams"] = [_regel(f) for f in _met_element(fout.fouten)]
    elif fout.http == 400 and not isinstance(fout, Probleem):  # a rule of a room that names its field
        uit |= {"code": "invalid", "title": str(OngeldigVerzoek.titel), "detail": str(OngeldigVerzoek.titel)}
        uit["invalidParams"] = [_regel(f) for f in _met_element(veldfouten_van(fout))]
    return uit


def veldfouten_van(fout: Domeinfout) -> list[Veldfout]:
    """Return the errors of a room, each with its field."""
    delen = fout.fouten if isinstance(fout, Registerfouten) else (fout,)
    return [Veldfout(deel.veld or "nonFieldErrors", deel.code, deel.tekst) for deel in delen]


_ELEMENT = re.compile(r"(.*\b(?:relevanteAndereZaken|gerelateerdeZaken)\.\d+)\.url")


def _met_element(fouten: Iterable[Veldfout]) -> Iterator[Veldfout]:
    """Yield the errors; after a wrong address of a relevant case also an error of that element, the name that
    the rule gives (zrc-011).
    """
    for fout in fouten:
        yield fout
        if (element := _ELEMENT.fullmatch(fout.naam)) is not None:
            yield Veldfout(element[1], fout.code, fout.reden)


def _regel(fout: Veldfout) -> dict[str, str]:
    return {"name": fout.naam, "code": fout.code, "reason": str(fout.reden)}


def zinnen(fout: Domeinfout) -> Iterator[str]:
    """Yield the error in sentences for people: one sentence per field when the error has fields."""
    if isinstance(fout, OngeldigVerzoek):
        yield from dict.fromkeys(str(een.reden) for een in fout.fouten)
    else:
        yield str(fout)
