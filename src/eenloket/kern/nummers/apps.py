"""Django's registration of this room."""

from django.apps import AppConfig


class Nummers(AppConfig):
    name = "eenloket.kern.nummers"
    label = "nummers"
