"""Django's registration of this room."""

from django.apps import AppConfig


class Gebeurtenissen(AppConfig):
    name = "eenloket.kern.gebeurtenissen"
    label = "gebeurtenissen"
