from django.apps import AppConfig


class Zaken(AppConfig):
    name = "eenloket.midoffice.zaken"
    label = "zaken"
