from django.apps import AppConfig


class Werk(AppConfig):
    name = "eenloket.midoffice.werk"
    label = "werk"
