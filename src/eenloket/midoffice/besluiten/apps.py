from django.apps import AppConfig


class Besluiten(AppConfig):
    name = "eenloket.midoffice.besluiten"
    label = "besluiten"
