"""The entry of the APIs. It runs before sessions, cookies and pages, because an API client needs none of
these.

This is a middleware and not a set of views: the contracts define the routes, and the middleware for pages
(session, locale, CSRF, CSP) would cost more than the answer itself. Every error becomes problem+json here.
"""

import json
import logging
import uuid
from collections.abc import Callable, Mapping
from functools import cache

import yaml
from django.core.exceptions import DisallowedHost, SuspiciousOperation
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.utils import translation
from psycopg.errors import QueryCanceled

from eenloket.kern import herkomst
from eenloket.kern.fouten import Domeinfout
from eenloket.kern.vastleggen import is_onzeker

from .aanroep import Aanroep, kop
from .bereikbaar import bereikbaar
from .botsingen import nog_eens, strijdig
from .contract import Operatie, contract
from .fouten import (
    GeenJson,
    MethodeNietToegestaan,
    NietAanvaardbaar,
    Onbekend,
    OnbekendeHost,
    Onzeker,
    Probleem,
    Storing,
    TeZwaar,
    als_probleem,
    veldfout,
)
from .kopregel import tekst_van
from .operaties import HANDELINGEN
from .route import api_van, zoek
from .toegang.limiet import begrens_client
from .toegang.token import meld_aan

Antwoorder = Callable[[HttpRequest], HttpResponseBase]
log = logging.getLogger("eenloket.zgw")
CRS = "EPSG:4326"


def Poort(get_response: Antwoorder) -> Antwoorder:  # noqa: N802
    """Middleware: answer what is below ``/<api>/api/v1``; every other request goes on to the pages."""
    from . import bronnen  # noqa: F401  # importing the resources registers them; Django's models exist from now on

    def verwerk(request: HttpRequest) -> HttpResponseBase:
        gevonden = api_van(request.path_info)
        if gevonden is None:
            return get_response(request)
        return beantwoord(request, *gevonden)

    return verwerk


def beantwoord(request: HttpRequest, api: str, pad: str) -> HttpResponseBase:
    """Answer a call of an API, whether it succeeds or fails."""
    uit: HttpResponseBase
    try:
        if (soort := _DOCUMENT.get(pad.rstrip("/"))) is not None:
            return _publiek(request, api, soort)
        operatie, ids = zoek(api, pad, request.method or "GET")
        request.zgw_route = f"{api}/{operatie.id}"  # type: ignore[attr-defined]  # for the log
        with bereikbaar():
            uit = _voer_uit(request, operatie, ids)
    except Domeinfout as fout:
        uit = probleem(fout, request.path)
    except SuspiciousOperation:  # more parameters than Django allows
        uit = probleem(
            veldfout("nonFieldErrors", "unknown-parameters", "Dit zijn te veel parameters."), request.path
        )
    except UnreadablePostError:  # the client closed the connection
        uit = probleem(GeenJson(), request.path)
    except DataError:
        uit = probleem(
            veldfout("nonFieldErrors", "invalid", "Een waarde past niet in het register."), request.path
        )
    except IntegrityError as fout:
        log.warning("strijdige invoer", extra={"api": api})
        uit = probleem(strijdig(fout), request.path)
    except (OperationalError, InterfaceError) as fout_:
        uit = probleem(_weg(fout_), request.path)
    except Exception as fout_:
        log.exception("fout in api", extra={"api": api})
        uit = probleem(_OnvoorzienNaOpslaan() if is_onzeker(fout_) else _Onvoorzien(), request.path)
    if request.method == "HEAD" and isinstance(uit, HttpResponse):
        uit.headers.setdefault("Content-Length", str(len(uit.content)))
        uit.content = b""
    uit.headers["API-version"] = contract(api).versie
    uit.headers.setdefault("Cache-Control", "private, no-cache")
    uit.headers.setdefault("X-Content-Type-Options", "nosniff")
    if api == "zaken":
        uit.headers["Content-Crs"] = CRS
    return uit


def _weg(fout: Exception) -> Probleem:
    """Return the error for a call that the database stopped."""
    if is_onzeker(fout):
        return Onzeker()
    return TeZwaar() if isinstance(fout.__cause__, QueryCanceled) else Storing()


def _voer_uit(request: HttpRequest, operatie: Operatie, ids: Mapping[str, uuid.UUID]) -> HttpResponseBase:
    wie = meld_aan(kop(request, "Authorization"))
    begrens_client(wie.rechten.client_id)
    if kop(request, "Accept-Crs", CRS) != CRS or kop(request, "Content-Crs", CRS) != CRS:
        raise NietAanvaardbaar()

    try:
        basis = f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        raise OnbekendeHost() from None

    def nieuw() -> Aanroep:
        return Aanroep(request, operatie, wie, basis, ids)

    aanroep = nieuw()
    handeling = HANDELINGEN.get((operatie.api, operatie.id))
    if handeling is None:
        raise Onbekend()
    if operatie.methode in ("GET", "HEAD"):
        return handeling(aanroep)
    teken = herkomst.aanroep.set(_herkomst(aanroep))
    try:
        return nog_eens(handeling, aanroep, nieuw)
    finally:
        herkomst.aanroep.reset(teken)


def _herkomst(aanroep: Aanroep) -> str:
    """Return the data about the client for the audit trail (the standard's theme page on audit trails)."""
    return json.dumps(
        {
            "client": aanroep.wie.rechten.client_id,
            "label": aanroep.wie.rechten.label,
            "gebruiker": aanroep.wie.gebruiker_id,
            "weergave": aanroep.wie.weergave,
            "toelichting": tekst_van(aanroep.kop("X-Audit-Toelichting"), 1000),
            "verzoek": tekst_van(aanroep.kop("X-NLX-Request-Id"), 255),
            "operatie": aanroep.operatie.id,
        }
    )


_DOCUMENT: Mapping[str, str] = {
    f"{map_}openapi.{soort}": f"application/{soort}" for map_ in ("", "schema/") for soort in ("yaml", "json")
}
"""The path of the contract below the root of each API (the standard requires ``openapi.json`` there), with
its content type.
"""


def _publiek(request: HttpRequest, api: str, soort: str) -> HttpResponse:
    """Return the contract itself, for everybody.

    Raises: MethodeNietToegestaan.
    """
    if request.method not in ("GET", "HEAD"):
        raise MethodeNietToegestaan()
    inhoud = _document(api, soort)
    return HttpResponse(b"" if request.method == "HEAD" else inhoud, content_type=soort)


@cache
def _document(api: str, soort: str) -> bytes:
    """Return the contract as text. Cached, so that an unknown visitor can't make us write it again and again."""
    if soort == "application/json":
        return json.dumps(contract(api).document).encode()
    tekst: str = yaml.dump(
        contract(api).document, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True
    )
    return tekst.encode()


class _Onvoorzien(Probleem):
    code, http, titel = "error", 500, "Er ging iets mis."
    tekst = "Er ging iets mis. Probeer het opnieuw; blijft het misgaan, meld het dan met de waarde van X-Request-Id."


class _OnvoorzienNaOpslaan(Probleem):
    code, http, titel = "outcome_unknown", 500, "Er ging iets mis nadat er iets was opgeslagen."
    tekst = "Zoek eerst op wat er is, voordat u het opnieuw stuurt. Blijft het misgaan, meld het dan met de waarde van X-Request-Id."


def probleem(fout: Domeinfout, pad: str) -> HttpResponse:
    """Return an error as problem+json, in Dutch."""
    with translation.override("nl"):
        inhoud = json.dumps(als_probleem(fout, pad), ensure_ascii=False).encode()
    uit = HttpResponse(inhoud, status=fout.http, content_type="application/problem+json")
    if isinstance(fout, Probleem):
        for naam, waarde in fout.koppen.items():
            uit.headers[naam] = waarde
    if fout.http == 401:
        uit.headers["WWW-Authenticate"] = "Bearer"
    return uit
