from django.apps import AppConfig


class Kennis(AppConfig):
    name = "eenloket.frontoffice.kennis"
    label = "kennis"
