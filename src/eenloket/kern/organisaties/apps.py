"""Django's registration of this room."""

from django.apps import AppConfig


class Organisaties(AppConfig):
    name = "eenloket.kern.organisaties"
    label = "organisaties"
