"""Cases of the client that another system registered: a line on /mijn and a page of their own (M-B12)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from eenloket.kern.fouten import NietGevonden
from eenloket.kern.sleutels.api import Domein
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten.api import Verzoek, Zekerheid, ingelogde
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak
from eenloket.verbinding.identiteit.api import eis_zekerheid

OP_MIJN = 10
PER_PAGINA = 20


@dataclass(frozen=True, slots=True)
class Zaakregel:
    """A case in the list. ``sleutel`` is what its page is found by."""

    sleutel: str
    nummer: str
    naam: str
    status: str
    begonnen: dt.date
    klaar: dt.date | None


class _Losse(Sequence[Zaakregel]):
    """The client's cases as a paginator reads them: it counts once and takes one page."""

    def __init__(self, request: Verzoek) -> None:
        self._wie = ingelogde(request).in_domein(Domein.ZAKEN)
        self._organisatie_id = request.organisatie.id
        self._aantal = aanvragen.tel_losse_zaken(self._wie, self._organisatie_id)

    def __len__(self) -> int:
        return self._aantal

    def __getitem__(self, deel: Any) -> Any:
        gevonden = aanvragen.losse_zaken_van(
            self._wie, self._organisatie_id, limiet=deel.stop - deel.start, vanaf=deel.start
        )
        return [regel(zaak) for zaak in gevonden]


def op_mijn(request: Verzoek) -> tuple[list[Zaakregel], bool]:
    """The newest for the first page of /mijn, and whether there are more. One query."""
    wie = ingelogde(request).in_domein(Domein.ZAKEN)
    gevonden = aanvragen.losse_zaken_van(wie, request.organisatie.id, limiet=OP_MIJN + 1)
    return [regel(zaak) for zaak in gevonden[:OP_MIJN]], len(gevonden) > OP_MIJN


def regel(zaak: Zaak) -> Zaakregel:
    """A case in the client's words, as far as its type has them."""
    return Zaakregel(
        zaak.sleutel, zaak.identificatie, _naam(zaak), _status(zaak), zaak.startdatum, zaak.einddatum
    )


def _naam(zaak: Zaak) -> str:
    if zaak.uitgave_id is not None:
        return zaken.dienst_van(zaak).naam.in_taal(get_language() or "nl")
    return zaak.zaaktype.omschrijving


def _status(zaak: Zaak) -> str:
    if zaak.einddatum is not None:
        return _("Afgerond")
    soort = zaak.huidige_status.statustype if zaak.huidige_status else None
    return soort.omschrijving if soort else _("Ontvangen")


@require_GET
def alle(request: Verzoek) -> HttpResponse:
    """All of them, twenty a page."""
    if naar := eis_zekerheid(request, Zekerheid.LAAG):
        return naar
    pagina = Paginator(_Losse(request), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request, "portaal/mijn/losse_zaken.html", {"pagina": pagina, "zaken": list(pagina), "hier": "mijn"}
    )


def eigen_zaak(request: Verzoek, sleutel: str) -> Zaak | None:
    """The client's own case of another system; None when there is none, or nobody is logged in."""
    if request.client is None:
        return None
    try:
        return aanvragen.losse_zaak(request.client.in_domein(Domein.ZAKEN), request.organisatie.id, sleutel)
    except NietGevonden:
        return None


def toon(request: Verzoek, zaak: Zaak) -> HttpResponse:
    """Where the case is, what was decided, and its documents. Cost: a fixed number of queries."""
    dossier = zaken.zaakdossier(zaak)
    taal = get_language() or "nl"
    inhoud = {
        "regel": regel(zaak),
        "zaak": zaak,
        "verwacht": None if zaak.einddatum else zaak.einddatum_gepland or zaak.uiterlijke_einddatum_afdoening,
        "stappen": [
            {
                "titel": s.statustype.omschrijving,
                "tijd": s.datum_status_gezet,
                "tekst": s.statustype.statustekst,
                "staat": "klaar",
            }
            for s in reversed(dossier.statussen)
        ],
        "resultaat": dossier.resultaat.resultaattype.omschrijving if dossier.resultaat else "",
        "besluiten": besluiten.besluiten_van([zaak.id], taal),
        "documenten": zaken.dossier(zaak, alleen_voor_client=True),
        "hier": "mijn",
    }
    return render(request, "portaal/mijn/losse_zaak.html", inhoud)


def document(zaak: Zaak, versie: uuid.UUID) -> HttpResponseBase:
    """A document of the case that the client may have. Raises: NietGevonden."""
    gevonden = zaken.versie_in_dossier(zaak, versie, alleen_voor_client=True)
    antwoord = FileResponse(
        documenten.lees(gevonden), as_attachment=True, filename=gevonden.bestandsnaam or "document"
    )
    antwoord["Content-Type"] = gevonden.formaat or "application/octet-stream"
    return antwoord
