"""Django's registration of this room."""

from django.apps import AppConfig


class Aflevering(AppConfig):
    """Delivery to systems of others. It has no table of its own: the rooms have theirs, with the columns of ``models.Aflevering``."""

    name = "eenloket.kern.aflevering"
    label = "aflevering"
