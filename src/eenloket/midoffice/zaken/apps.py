from django.apps import AppConfig


class Zaken(AppConfig):
    name = "eenloket.midoffice.zaken"
    label = "zaken"

    def ready(self) -> None:
        """Documents may belong to things of this room."""
        from eenloket.midoffice.documenten.ports import Verwijzer, verwijst_naar_documenten

        from .models import Zaak, Zaakinformatieobject

        verwijst_naar_documenten(Verwijzer("zaak", Zaak, Zaakinformatieobject, "zaak_id"))
