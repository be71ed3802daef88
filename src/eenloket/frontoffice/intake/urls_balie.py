"""The intake for employees, under the addresses of staff."""

from django.urls import path

from . import starten
from .medewerkers import balie
from .urls import adressen

app_name = "intake"
urlpatterns = [path("", starten.start, {"deur": balie}, name="start"), *adressen(balie)]
