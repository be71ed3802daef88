"""Django's registration of this room."""

from django.apps import AppConfig


class Audit(AppConfig):
    name = "eenloket.kern.audit"
    label = "audit"
