from django.apps import AppConfig


class Documenten(AppConfig):
    name = "eenloket.midoffice.documenten"
    label = "documenten"
