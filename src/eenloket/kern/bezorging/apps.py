"""Django's registration of this room."""

from django.apps import AppConfig


class Bezorging(AppConfig):
    """Delivery of events. It stands above handlings, which write the events; so it is a room of its own."""

    name = "eenloket.kern.bezorging"
    label = "bezorging"
