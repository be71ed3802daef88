"""Django's registration of this room."""

from django.apps import AppConfig


class Zgw(AppConfig):
    name = "eenloket.verbinding.zgw"
    label = "zgw"
