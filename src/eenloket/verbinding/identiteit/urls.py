from django.urls import path

from . import medewerkers, views

app_name = "identiteit"
urlpatterns = [
    path("inloggen", views.inloggen, name="inloggen"),
    path("inloggen/start/<slug:middel>", views.start, name="start"),
    path("inloggen/terug", views.terug, name="terug"),
    path("uitloggen", views.uitloggen, name="uitloggen"),
    path("sessie/verleng", views.verleng, name="verleng"),
    path("medewerker/inloggen", medewerkers.inloggen, name="medewerker_inloggen"),
    path("medewerker/tweede-factor", medewerkers.tweede_factor, name="tweede_factor"),
    path("medewerker/herstelcodes", medewerkers.herstelcodes, name="herstelcodes"),
    path("medewerker/oidc", medewerkers.oidc_start, name="medewerker_oidc"),
    path("medewerker/terug", medewerkers.oidc_terug, name="medewerker_terug"),
    path("medewerker/uitloggen", medewerkers.uitloggen, name="medewerker_uitloggen"),
]
