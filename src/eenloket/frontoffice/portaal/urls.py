"""Pages of residents and businesses."""

from django.urls import path

from . import (
    bekend,
    bestanden,
    bewaren,
    controle,
    intake,
    losse_zaken,
    mijn,
    overzicht,
    starten,
    taakpagina,
    zaakpagina,
)
from .urls_publiek import urlpatterns as publiek

app_name = "portaal"
urlpatterns = [
    *publiek,
    path("beginnen/<str:soort>/<slug:slug>", starten.beginnen, name="begin"),
    path("verdergaan", starten.verdergaan, name="verdergaan"),
    path("aanvraag/<uuid:id_>", intake.verder, name="aanvraag"),
    path("aanvraag/<uuid:id_>/bekend", bekend.bekend, name="bekend"),
    path("aanvraag/<uuid:id_>/vraag/<slug:vraag>", intake.vraag, name="vraag"),
    path("aanvraag/<uuid:id_>/klopt-niet/<slug:vraag>", bekend.klopt_niet, name="klopt_niet"),
    path("aanvraag/<uuid:id_>/leden", intake.leden, name="leden"),
    path("aanvraag/<uuid:id_>/bewaren", bewaren.bewaren, name="bewaren"),
    path("aanvraag/<uuid:id_>/weggooien", bewaren.weggooien, name="weggooien"),
    path("aanvraag/<uuid:id_>/bestanden/<slug:vraag>", bestanden.toevoegen, name="bestand_toevoegen"),
    path(
        "aanvraag/<uuid:id_>/bestanden/<uuid:upload>/verwijderen",
        bestanden.verwijderen,
        name="bestand_verwijderen",
    ),
    path("aanvraag/<uuid:id_>/controleren", controle.controleren, name="controleren"),
    path("aanvraag/<uuid:id_>/indienen", controle.indienen, name="indienen"),
    path("aanvraag/<uuid:id_>/ontvangst", controle.ontvangst, name="ontvangst"),
    path("aanvraag/<uuid:id_>/ontvangst.pdf", controle.ontvangst_pdf, name="ontvangst_pdf"),
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
