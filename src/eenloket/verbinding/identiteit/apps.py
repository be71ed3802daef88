from django.apps import AppConfig


class Identiteit(AppConfig):
    name = "eenloket.verbinding.identiteit"
    label = "identiteit"
