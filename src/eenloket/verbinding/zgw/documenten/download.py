"""The content of a document: streamed, whole or the requested range (RFC 9110 section 14)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from eenloket.kern.opslag.api import opslag
from eenloket.midoffice.documenten.models import Versie

from ..aanroep import Aanroep
from ..fouten import GeenRechten, Onbekend, Probleem
from ..operaties import operatie
from .informatieobject import gevraagde_versie
from .vinden import document_van, laat_database_los

_BEREIK = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})", re.IGNORECASE)


class BuitenInhoud(Probleem):
    """The requested range isn't in the content."""

    code, http, titel = "range_not_satisfiable", 416, _("Dit deel van de inhoud bestaat niet.")
    tekst = titel

    def __init__(self, grootte: int) -> None:
        super().__init__()
        self.koppen = {"Content-Range": f"bytes */{grootte}"}


@dataclass(frozen=True, slots=True)
class Bereik:
    """A range: its begin and its number of bytes."""

    begin: int
    lengte: int


def lees_bereik(kop: str, grootte: int) -> Bereik | None:
    """Return the range of a Range header; None for the whole content: no range, several ranges, or an unknown
    form.

    Raises: BuitenInhoud.
    """
    gelezen = _BEREIK.fullmatch(kop.strip())
    if gelezen is None or not (gelezen[1] or gelezen[2]):
        return None
    if not gelezen[1]:  # the last so many
        lengte = min(int(gelezen[2]), grootte)
        if lengte == 0:
            raise BuitenInhoud(grootte)
        return Bereik(grootte - lengte, lengte)
    begin, einde = int(gelezen[1]), min(int(gelezen[2] or grootte), grootte - 1)
    if gelezen[2] and int(gelezen[2]) < begin:
        return None
    if begin >= grootte:
        raise BuitenInhoud(grootte)
    return Bereik(begin, einde - begin + 1)


@operatie("documenten", "enkelvoudiginformatieobject_download")
def download(aanroep: Aanroep) -> HttpResponseBase:
    """Return the bytes of the last version, or of the requested version."""
    versie = _versie(aanroep)
    if not versie.sleutel and versie.bestandsomvang != 0:
        raise Onbekend()
    grootte, etag = versie.bestandsomvang or 0, f'"{versie.sha256 or "leeg"}"'
    koppen = {
        "ETag": etag,
        "Accept-Ranges": "bytes",
        "Content-Disposition": content_disposition_header(True, versie.bestandsnaam or "document")
        or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Type": "application/octet-stream",
    }
    gekend = [d.strip().removeprefix("W/") for d in aanroep.kop("If-None-Match").split(",")]
    if etag in gekend or "*" in gekend:
        uit = HttpResponse(status=304)
        uit.headers.pop("Content-Type", None)
        uit.headers["ETag"] = etag
        return uit
    bereik = None
    if aanroep.kop("If-Range", etag) == etag:
        bereik = lees_bereik(aanroep.kop("Range"), grootte)
    status, deel = (206, bereik) if bereik else (200, Bereik(0, grootte))
    if bereik:
        koppen["Content-Range"] = f"bytes {bereik.begin}-{bereik.begin + bereik.lengte - 1}/{grootte}"
    koppen["Content-Length"] = str(deel.lengte)
    if aanroep.request.method == "HEAD" or not versie.sleutel:
        return HttpResponse(b"", status=status, headers=koppen)
    stukken = _stukken(versie, deel, heel=bereik is None)
    laat_database_los()
    return StreamingHttpResponse(stukken, status=status, headers=koppen)


def _versie(aanroep: Aanroep) -> Versie:
    document = document_van(aanroep, aanroep.pad["uuid"])
    assert document.laatste is not None
    if (id_ := gevraagde_versie(aanroep)) is None or id_ == document.laatste_id:
        return document.laatste
    versie = Versie.objects.get(id=id_)
    aanroep.eis(document.informatieobjecttype_id, versie.vertrouwelijkheidaanduiding)
    if aanroep.bereik.alleen_gereed and versie.is_gereed_voor_publicatie is not True:
        raise GeenRechten()
    return versie


def _stukken(versie: Versie, deel: Bereik, *, heel: bool) -> Iterator[bytes]:
    try:
        return opslag().lees(versie.sleutel, deel.begin, None if heel else deel.lengte)
    except FileNotFoundError:
        raise Onbekend() from None
