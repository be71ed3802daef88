from django.apps import AppConfig


class Nummers(AppConfig):
    name = "eenloket.kern.nummers"
    label = "nummers"
