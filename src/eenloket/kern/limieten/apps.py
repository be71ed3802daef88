from django.apps import AppConfig


class Limieten(AppConfig):
    name = "eenloket.kern.limieten"
    label = "limieten"
