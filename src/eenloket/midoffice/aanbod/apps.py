from django.apps import AppConfig


class Aanbod(AppConfig):
    name = "eenloket.midoffice.aanbod"
    label = "aanbod"
