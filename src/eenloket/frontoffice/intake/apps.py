from django.apps import AppConfig


class Intake(AppConfig):
    name = "eenloket.frontoffice.intake"
    label = "intake"
