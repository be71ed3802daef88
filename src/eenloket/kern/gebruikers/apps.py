"""Django's registration of this room."""

from django.apps import AppConfig


class Gebruikers(AppConfig):
    name = "eenloket.kern.gebruikers"
    label = "gebruikers"
