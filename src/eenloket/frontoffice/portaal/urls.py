"""Pages of residents and businesses."""

from django.urls import path

from . import losse_zaken, mijn, overzicht, taakpagina, zaakpagina
from .urls_publiek import urlpatterns as publiek

app_name = "portaal"
urlpatterns = [
    *publiek,
    path("mijn", overzicht.overzicht, name="mijn"),
    path("mijn/berichten", mijn.berichten, name="berichten"),
    path("mijn/gegevens", mijn.gegevens, name="gegevens"),
    path("mijn/voorkeuren", mijn.voorkeuren, name="voorkeuren"),
    path("mijn/andere-zaken", losse_zaken.alle, name="losse_zaken"),
    path("mijn/zaken/<str:nummer>", zaakpagina.zaak, name="zaak"),
    path("mijn/zaken/<str:nummer>/intrekken", zaakpagina.intrekken, name="intrekken"),
    path("mijn/zaken/<str:nummer>/opnieuw/<slug:vraag>", zaakpagina.opnieuw, name="opnieuw"),
    path("mijn/zaken/<str:nummer>/taak/<uuid:taak>", taakpagina.taak, name="taak"),
    path("mijn/zaken/<str:nummer>/taak/<uuid:taak>/bestanden", taakpagina.toevoegen, name="taakbestand"),
    path(
        "mijn/zaken/<str:nummer>/taak/<uuid:taak>/bestanden/<uuid:upload>/verwijderen",
        taakpagina.verwijderen,
        name="taakbestand_verwijderen",
    ),
    path("mijn/zaken/<str:nummer>/document/<uuid:versie>", zaakpagina.document, name="document"),
]
