from django.apps import AppConfig


class Portaal(AppConfig):
    name = "eenloket.frontoffice.portaal"
    label = "portaal"
