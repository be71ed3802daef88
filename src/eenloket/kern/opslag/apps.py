"""Django's registration of this room."""

from django.apps import AppConfig


class Opslag(AppConfig):
    name = "eenloket.kern.opslag"
    label = "opslag"
