"""Who comes in at the operator's pages, what each page has around it, and one way to turn an error into words."""

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from eenloket.kern.fouten import Domeinfout, NietGevonden, NietToegestaan
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.klanten.api import Verzoek

from ..fouten import OngeldigVerzoek

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
Pagina = Callable[Concatenate[Verzoek, Bevoegdheid, P], HttpResponse]
PER_BLAD = 25

APPLICATIES = (Recht.BEHEER,)
"""Giving another program access to cases and documents."""
KOPPELINGEN = (Recht.KOPPELINGEN,)
"""Connections: who is told of changes, and registers of others."""
CATALOGUS = (Recht.AANBOD_BEKIJKEN, Recht.BEHEER)
PUBLICEREN = (Recht.AANBOD_LADEN, Recht.BEHEER)


def voor_beheer(
    *rechten: Recht,
) -> Callable[[Pagina[P]], Callable[Concatenate[Verzoek, P], HttpResponse]]:
    """The view gets the ``Bevoegdheid`` of staff who have one of ``rechten``; a visitor is sent to log in, the rest gets a 403."""

    def wikkel(pagina: Pagina[P]) -> Callable[Concatenate[Verzoek, P], HttpResponse]:
        @wraps(pagina)
        def bewaakt(request: Verzoek, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            bevoegdheid = request.bevoegdheid
            if bevoegdheid is None:
                if request.method in ("GET", "HEAD"):
                    return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
                raise NietToegestaan()
            if not mag_een_van(bevoegdheid, rechten):
                raise NietToegestaan()
            try:
                return pagina(request, bevoegdheid, *args, **kwargs)
            except NietGevonden as fout:
                return _niet_gevonden(request, bevoegdheid, fout)

        return bewaakt

    return wikkel


def mag_een_van(bevoegdheid: Bevoegdheid, rechten: tuple[Recht, ...]) -> bool:
    """Whether he has at least one of these rights."""
    return any(bevoegdheid.mag(recht) for recht in rechten)


def delen() -> list[tuple[str, str, tuple[Recht, ...]]]:
    """Every page of the operator: its name in the addresses, its title, and the rights of which one is needed."""
    return [
        ("zgw:applicaties", _("Applicaties"), APPLICATIES),
        ("zgw:abonnementen", _("Abonnementen"), KOPPELINGEN),
        ("zgw:diensten", _("Registers van anderen"), KOPPELINGEN),
        ("zgw:catalogus", _("Catalogus"), CATALOGUS),
        ("partners:koppelingen", _("Partners"), KOPPELINGEN),
        ("behandeling:berichten", _("Berichten"), (Recht.KOPPELINGEN, Recht.BEHEER)),
    ]


def toon(
    request: Verzoek,
    bevoegdheid: Bevoegdheid,
    hier: str,
    sjabloon: str,
    inhoud: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """The page with the operator's menu. ``hier`` is the name of the part it belongs to."""
    inhoud = {"menu": menu(bevoegdheid, hier), **inhoud}
    return render(request, f"zgw/{sjabloon}.html", inhoud, status=status)


def menu(bevoegdheid: Bevoegdheid, hier: str) -> list[dict[str, Any]]:
    """The parts that he may see, and where he is."""
    uit = []
    if bevoegdheid.mag(Recht.ZAAK_LEZEN):
        uit.append({"naam": _("Werkvoorraad"), "url": reverse("behandeling:werkvoorraad"), "huidig": False})
    uit.append({"naam": _("Beheer"), "url": reverse("zgw:beheer"), "huidig": hier == "zgw:beheer"})
    uit += [
        {"naam": titel, "url": reverse(naam), "huidig": naam == hier}
        for naam, titel, rechten in delen()
        if mag_een_van(bevoegdheid, rechten)
    ]
    return uit


def _niet_gevonden(request: Verzoek, bevoegdheid: Bevoegdheid, fout: NietGevonden) -> HttpResponse:
    """What isn't there (any more), with the way back to the list it would be in; a form may have been sent twice, or too late."""
    plekken = {reverse(naam): naam for naam, *_rest in delen()} | {reverse("zgw:clients"): "zgw:applicaties"}
    hier = next((naam for plek, naam in plekken.items() if request.path.startswith(plek)), "zgw:beheer")
    inhoud = {"zin": str(fout), "formulier_kwam": request.method == "POST", "terug": reverse(hier)}
    return toon(request, bevoegdheid, hier, "niet_gevonden", inhoud, status=404)


def bevestig(
    request: Verzoek,
    bevoegdheid: Bevoegdheid,
    hier: str,
    *,
    titel: str,
    wat: str,
    gevolgen: Sequence[str],
    stand: str,
    knop: str,
    terug: str,
    formulier: Form | None = None,
) -> HttpResponse:
    """The page that says what will stop working and asks whether it may go; its form posts to the same address.

    ``stand`` is the ``zegel`` of what is shown. A post comes here only when something changed since: then it says so (409).
    """
    verouderd = request.method == "POST"
    inhoud = {
        "titel": titel,
        "wat": wat,
        "gevolgen": gevolgen,
        "stand": stand,
        "knop": knop,
        "terug": terug,
        "formulier": formulier,
        "verouderd": verouderd,
    }
    return toon(request, bevoegdheid, hier, "bevestig", inhoud, status=409 if verouderd else 200)


def zegel(*delen: object) -> str:
    """Changes with what a page shows, and says nothing of it."""
    return salted_hmac("eenloket.zgw.beheer.stand", repr(delen), algorithm="sha256").hexdigest()


def is_zoals_getoond(request: Verzoek, stand: str) -> bool:
    """Whether the form that was sent showed what is there now."""
    return constant_time_compare(request.POST.get("stand", stand), stand)


def blad(request: Verzoek, rijen: "QuerySet[Any, Any]", per: int = PER_BLAD) -> "Page[Any]":
    """The page of a list that is asked for; one that doesn't exist is the nearest that does. Cost: two queries."""
    return Paginator(rijen, per).get_page(request.GET.get("pagina"))


def eigen(rijen: "QuerySet[M]", bevoegdheid: Bevoegdheid, **waar: Any) -> M:
    """The one row of his own organisation. Raises: NietGevonden, also for another organisation's."""
    gevonden = rijen.filter(organisatie_id=bevoegdheid.medewerker.organisatie_id, **waar).first()
    if gevonden is None:
        raise NietGevonden(_("Dit bestaat niet, of niet meer."))
    return gevonden


def zinnen(fout: Domeinfout) -> Iterator[str]:
    """What is wrong, in sentences for people: one per field when it has fields."""
    if isinstance(fout, OngeldigVerzoek):
        yield from dict.fromkeys(str(een.reden) for een in fout.fouten)
    else:
        yield str(fout)
