"""Django's registration of this room."""

from django.apps import AppConfig


class Sleutels(AppConfig):
    name = "eenloket.kern.sleutels"
    label = "sleutels"
