"""Work that isn't a case to handle, in one list: what must be looked at again, what didn't arrive, which partner wasn't reached (M-B8)."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.midoffice.werk import api as werk

from . import lijstregels
from .filters import CURSOR
from .lijstregels import werkrij
from .werksoorten import RECHTEN, SOORTEN, mag_doen, te_zien, te_zien_filters

_MEESTE = 99
_SNEL = {
    "": _("Alles"),
    "wie=mijn": _("Mijn werk"),
    "wie=vrij": _("Nog van niemand"),
    "apart=ja": _("Apart gelegd"),
}


@require_safe
@voor_medewerker(*RECHTEN)
def lijst(request: HttpRequest, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """The list of this person's rights, oldest first. Cost: two queries, whatever stands on it."""
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    soorten = [s for s in te_zien(bevoegdheid) if s is not werk.Werksoort.BEHANDELEN]
    filters = _filters(request.GET, bevoegdheid, soorten)
    blad = werk.lijst(
        organisatie_id, filters, na=request.GET.get(CURSOR, "")[:64], limiet=lijstregels.PER_BLAD
    )
    gekozen = {naam: request.GET[naam] for naam in ("wie", "soort", "apart") if request.GET.get(naam)}
    nu = urlencode(gekozen)
    namen = _SNEL | {f"soort={soort.value}": SOORTEN[soort].naam for soort in soorten}
    geteld = werk.tel(
        organisatie_id,
        {vraag: _filters(_gelezen(vraag), bevoegdheid, soorten) for vraag in namen},
        hoogstens=_MEESTE,
    )
    inhoud = {
        "lijsten": [
            {"naam": naam, "vraag": vraag, "huidig": vraag == nu, "aantal": _aantal(geteld[vraag])}
            for vraag, naam in namen.items()
        ],
        "rijen": [
            werkrij(
                regel, mag=mag_doen(bevoegdheid, regel.soort, regel.dienst, regel.vertrouwelijkheidaanduiding)
            )
            for regel in blad.regels
        ],
        "verder": urlencode(gekozen | {CURSOR: blad.verder}) if blad.verder else "",
        "gefilterd": bool(gekozen),
    }
    return render(request, "behandeling/anderwerk.html", inhoud)


def _filters(
    vraag: Mapping[str, str], bevoegdheid: Bevoegdheid, soorten: Sequence[werk.Werksoort]
) -> werk.Filters:
    """What the address asks, and never more than this person may see; what can't be read counts as not asked."""
    soort = next((s for s in soorten if s.value == vraag.get("soort")), None)
    return werk.Filters(
        soorten=frozenset([soort] if soort else soorten),
        medewerker_id=bevoegdheid.medewerker.id if vraag.get("wie") == "mijn" else None,
        van_niemand=vraag.get("wie") == "vrij",
        apart=vraag.get("apart") == "ja",
        **te_zien_filters(bevoegdheid),
    )


def _gelezen(vraag: str) -> dict[str, str]:
    naam, _is, waarde = vraag.partition("=")
    return {naam: waarde}


def _aantal(geteld: int) -> str:
    return f"{_MEESTE}+" if geteld > _MEESTE else str(geteld)
