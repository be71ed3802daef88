"""Every address of the counter."""

from django.urls import URLPattern, URLResolver, include, path

from eenloket.frontoffice.intake.urls_balie import baliepaginas

from . import gezondheid, taal

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", gezondheid.leeft, name="livez"),
    path("readyz", gezondheid.klaar, name="readyz"),
    path("taal", taal.kies, name="set_language"),
    path("", include("eenloket.frontoffice.portaal.urls")),
    path("", include("eenloket.frontoffice.portaal.urls_intake")),
    path("behandeling/intake/", baliepaginas("werkplek/kolommen.html")),
    path("", include("eenloket.verbinding.identiteit.urls")),
    path("", include("eenloket.verbinding.partners.urls")),
    path("", include("eenloket.verbinding.zgw.urls")),
    path("", include("eenloket.backoffice.werkplek.urls")),
    path("", include("eenloket.backoffice.behandeling.urls")),
    path("", include("eenloket.backoffice.beheer.urls")),
    path("", include("eenloket.vormgeving.urls")),
]

handler400 = "eenloket.vormgeving.views.onjuist_verzoek"
handler403 = "eenloket.vormgeving.views.geen_toegang"
handler404 = "eenloket.vormgeving.views.niet_gevonden"
handler500 = "eenloket.config.fouten.storing"
