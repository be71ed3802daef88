from django.apps import AppConfig


class Registers(AppConfig):
    name = "eenloket.verbinding.registers"
    label = "registers"
