"""Django's registration of this room."""

from django.apps import AppConfig


class Verwerkingen(AppConfig):
    name = "eenloket.kern.verwerkingen"
    label = "verwerkingen"
