"""The style page and the pages for when something goes wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.views.decorators.http import require_safe

from eenloket.vormgeving import voorbeelden
from eenloket.vormgeving.themas import THEMAS, bekend

_VEILIG = ("GET", "HEAD", "OPTIONS", "TRACE")


@require_safe
def stijl(request: HttpRequest) -> HttpResponse:
    """Every component in every state; `?thema=` shows another organisation's theme."""
    thema = bekend(request.GET.get("thema", ""))
    context = {
        **voorbeelden.context(),
        "thema": thema,
        "themas": THEMAS,
        "organisatie": voorbeelden.organisatie(thema),
    }
    return render(request, "vormgeving/stijl.html", context)


def onjuist_verzoek(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "400.html", status=400)


def geen_toegang(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "403.html", status=403)


def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "404.html", status=404)


def storing(request: HttpRequest) -> HttpResponse:
    """500: no context, no database, no session; in both languages, for we can't ask which one."""
    return _kaal("500.html", 500)


def even_niet(request: HttpRequest) -> HttpResponse:
    """503: the database is away or being migrated; what was sent just now isn't saved."""
    antwoord = _kaal("503.html", 503, ingestuurd=request.method not in _VEILIG)
    antwoord["Retry-After"] = "60"
    return antwoord


def onzeker(request: HttpRequest) -> HttpResponse:
    """503: the database went away while it saved what was sent. Whether it did can be seen only later."""
    return _kaal("onzeker.html", 503)


def _kaal(naam: str, status: int, **inhoud: bool) -> HttpResponse:
    return HttpResponse(get_template(naam).render(inhoud), status=status)
