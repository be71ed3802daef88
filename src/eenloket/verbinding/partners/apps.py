from django.apps import AppConfig


class Partners(AppConfig):
    name = "eenloket.verbinding.partners"
    label = "partners"
