from django.apps import AppConfig


class Behandeling(AppConfig):
    name = "eenloket.backoffice.behandeling"
    label = "behandeling"
