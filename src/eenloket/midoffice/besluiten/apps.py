from django.apps import AppConfig


class Besluiten(AppConfig):
    name = "eenloket.midoffice.besluiten"
    label = "besluiten"

    def ready(self) -> None:
        """Register decisions as things that have documents."""
        from eenloket.midoffice.documenten.ports import Verwijzer, verwijst_naar_documenten

        from .models import Besluit, Besluitinformatieobject

        verwijst_naar_documenten(Verwijzer("besluit", Besluit, Besluitinformatieobject, "besluit_id"))
