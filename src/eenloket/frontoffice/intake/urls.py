"""The addresses of the intake; each counter has them under its own namespace and with its own door."""

from django.urls import URLPattern, path

from . import bekend, bestanden, bewaren, controle, ontvangst, starten, vragen
from .loket import Deur

_AANVRAAG = "aanvraag/<uuid:id_>"


def adressen(deur: Deur) -> list[URLPattern]:
    """Every page of the intake at the counter of ``deur``."""
    door = {"deur": deur}
    return [
        path("beginnen/<str:soort>/<slug:slug>", starten.beginnen, door, name="begin"),
        path("verdergaan", starten.verdergaan, door, name="verdergaan"),
        path(_AANVRAAG, vragen.verder, door, name="aanvraag"),
        path(f"{_AANVRAAG}/bekend", bekend.bekend, door, name="bekend"),
        path(f"{_AANVRAAG}/vraag/<slug:vraag>", vragen.vraag, door, name="vraag"),
        path(f"{_AANVRAAG}/klopt-niet/<slug:vraag>", bekend.klopt_niet, door, name="klopt_niet"),
        path(f"{_AANVRAAG}/leden", vragen.leden, door, name="leden"),
        path(f"{_AANVRAAG}/bewaren", bewaren.bewaren, door, name="bewaren"),
        path(f"{_AANVRAAG}/weggooien", bewaren.weggooien, door, name="weggooien"),
        path(f"{_AANVRAAG}/bestanden/<slug:vraag>", bestanden.toevoegen, door, name="bestand_toevoegen"),
        path(
            f"{_AANVRAAG}/bestanden/<uuid:upload>/verwijderen",
            bestanden.verwijderen,
            door,
            name="bestand_verwijderen",
        ),
        path(f"{_AANVRAAG}/controleren", controle.controleren, door, name="controleren"),
        path(f"{_AANVRAAG}/indienen", controle.indienen, door, name="indienen"),
        path(f"{_AANVRAAG}/ontvangst", ontvangst.ontvangst, door, name="ontvangst"),
        path(f"{_AANVRAAG}/ontvangst.pdf", ontvangst.ontvangst_pdf, door, name="ontvangst_pdf"),
    ]
