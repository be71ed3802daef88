from django.apps import AppConfig


class Gebeurtenissen(AppConfig):
    name = "eenloket.kern.gebeurtenissen"
    label = "gebeurtenissen"
