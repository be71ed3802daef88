"""Every address of the counter."""

from django.urls import URLPattern, URLResolver, include, path

from . import gezondheid, taal

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", gezondheid.leeft, name="livez"),
    path("readyz", gezondheid.klaar, name="readyz"),
    path("taal", taal.kies, name="set_language"),
    path("", include("eenloket.vormgeving.urls")),
    path("", include("eenloket.verbinding.identiteit.urls")),
]
