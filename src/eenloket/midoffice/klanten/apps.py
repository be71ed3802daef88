from django.apps import AppConfig


class Klanten(AppConfig):
    name = "eenloket.midoffice.klanten"
    label = "klanten"
