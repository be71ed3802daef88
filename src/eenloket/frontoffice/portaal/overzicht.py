"""/mijn: what waits for the client first, then what runs, then what is done (M-B12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Beeld, Toegang
from eenloket.midoffice.klanten.api import Verzoek, Zekerheid
from eenloket.midoffice.zaken import api as zaken
from eenloket.verbinding.identiteit.api import eis_zekerheid

from . import bezoeker, losse_zaken

PER_PAGINA = 20
_MEESTE_TAKEN = 50


@dataclass(frozen=True, slots=True)
class Regel:
    """One request in the list: how many of its services are done, and which organisations are at it."""

    beeld: Beeld
    aantal: int
    klaar: int
    geweigerd: int


class _Ingediend(Sequence[aanvragen.Aanvraag]):
    """The client's requests as a paginator reads them: it counts once and takes one page."""

    def __init__(self, toegang: Toegang) -> None:
        self._toegang, self._aantal = toegang, aanvragen.tel_ingediend(toegang)

    def __len__(self) -> int:
        return self._aantal

    def __getitem__(self, deel: Any) -> Any:
        return aanvragen.ingediend_van(self._toegang, limiet=deel.stop - deel.start, vanaf=deel.start)


@require_GET
def overzicht(request: Verzoek) -> HttpResponse:
    """The client's requests, twenty a page."""
    if naar := eis_zekerheid(request, Zekerheid.LAAG):
        return naar
    toegang, taal = bezoeker.toegang(request), get_language() or "nl"
    pagina = Paginator(_Ingediend(toegang), PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = [_regel(beeld) for beeld in aanvragen.beelden(list(pagina), taal)]
    eerste = pagina.number == 1
    andere, meer = losse_zaken.op_mijn(request) if eerste else ([], False)
    inhoud = {
        "pagina": pagina,
        "lopend": [r for r in regels if not r.beeld.klaar],
        "klaar": [r for r in regels if r.beeld.klaar],
        "concepten": _concepten(toegang, taal) if eerste else [],
        "te_doen": _te_doen(toegang, taal) if eerste else [],
        "zaken": andere,
        "meer_zaken": meer,
        "hier": "mijn",
    }
    return render(request, "portaal/mijn/overzicht.html", inhoud)


def _regel(beeld: Beeld) -> Regel:
    staten = [r.staat for r in beeld.regels if r.staat != "vervallen"]
    return Regel(
        beeld, len(staten), sum(s in ("klaar", "geweigerd") for s in staten), staten.count("geweigerd")
    )


def _concepten(toegang: Toegang, taal: str) -> list[dict[str, Any]]:
    return [
        {
            "aanvraag": a,
            "naam": aanvragen.bundel(aanbod_api.uitgave(a.uitgave_id), a.patroon).naam.in_taal(taal),
        }
        for a in aanvragen.concepten_van(toegang)
    ]


def _te_doen(toegang: Toegang, taal: str) -> list[dict[str, Any]]:
    """What the client must do, of all requests, what is due first on top. One query."""
    taken = zaken.Taak.objects.filter(
        voor="client",
        klaar_op=None,
        zaak__knoop__aanvraag__client=toegang.client,
        zaak__knoop__aanvraag__organisatie_id=toegang.organisatie_id,
    ).select_related("zaak__knoop__aanvraag")
    rijen = [(t, t.zaak.knoop.aanvraag) for t in taken.order_by("uiterlijk", "id")[:_MEESTE_TAKEN]]
    return [
        {
            "id": t.id,
            "vraag": str(t.vraag),
            "voor": t.uiterlijk,
            "nummer": a.nummer,
            "naam": aanvragen.bundel(aanbod_api.uitgave(a.uitgave_id), a.patroon).naam.in_taal(taal),
        }
        for t, a in rijen
    ]
