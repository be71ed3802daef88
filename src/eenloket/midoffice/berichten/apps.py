from django.apps import AppConfig


class Berichten(AppConfig):
    name = "eenloket.midoffice.berichten"
    label = "berichten"
