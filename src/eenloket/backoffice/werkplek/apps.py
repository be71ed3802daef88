from django.apps import AppConfig


class Werkplek(AppConfig):
    name = "eenloket.backoffice.werkplek"
    label = "werkplek"
