"""Django's registration of this room."""

from django.apps import AppConfig


class Tellingen(AppConfig):
    name = "eenloket.kern.tellingen"
    label = "tellingen"
