from django.apps import AppConfig


class VormgevingConfig(AppConfig):
    """The look of every page; it has no tables."""

    name = "eenloket.vormgeving"
    label = "vormgeving"
