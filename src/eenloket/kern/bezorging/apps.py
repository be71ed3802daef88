"""Django's registration of this room."""

from django.apps import AppConfig


class Bezorging(AppConfig):
    """Delivery of events. This is a room of its own because it imports handlings, and handlings import the
    room that writes events.
    """

    name = "eenloket.kern.bezorging"
    label = "bezorging"
