from django.apps import AppConfig


class Aanvragen(AppConfig):
    name = "eenloket.midoffice.aanvragen"
    label = "aanvragen"
