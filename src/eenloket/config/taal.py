"""Dutch or English: a plain form that stays on the page (M-F5)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST


@require_POST
def kies(request: HttpRequest) -> HttpResponse:
    """Remember the language in a cookie and go back to where the client was (only on our own host)."""
    terug = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(terug, {request.get_host()}, require_https=request.is_secure()):
        terug = "/"
    antwoord = HttpResponseRedirect(terug)
    taal = request.POST.get("language", "")
    if taal in dict(settings.LANGUAGES):
        antwoord.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            taal,
            max_age=31536000,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
    return antwoord
