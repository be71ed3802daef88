from django.urls import path

from . import zoeken

app_name = "werkplek"
urlpatterns = [path("werkplek/zoeken", zoeken.zoeken, name="zoeken")]
