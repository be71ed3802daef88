"""Contacts and requests in other registers that belong to a case (zrc-024, zrc-025)."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaakcontactmoment, Zaakverzoek

from ..bron import VIA_ZAAK, Acties, Bron, Filter
from ..diensten import haal_verwijzing
from ..operaties import bind
from ..spiegelen import spiegel, verwijder_spiegel
from ..velden import EIGEN, Veld, Verwijzing
from ..vraag import Vraag
from .onder import rij_voor, zaak_voor

Relatie = type[Zaakcontactmoment] | type[Zaakverzoek]


def _maker(naam: str, spiegels: str) -> Callable[[Vraag, Any, dict[str, Any]], Any]:
    def maak(vraag: Vraag, relatie: Any, lichaam: dict[str, Any]) -> Any:
        haal_verwijzing(getattr(relatie, naam), vraag.organisatie_id, naam, velden=("url",))
        onder = zaak_voor(vraag, relatie.zaak_id)
        relatie = zaken.leg_relatie_vast(onder.zaak, relatie, door=vraag.door)
        spiegel(
            vraag,
            getattr(relatie, naam),
            spiegels,
            {
                naam: getattr(relatie, naam),
                "object": vraag.adres("zaken/zaken", relatie.zaak_id),
                "objectType": "zaak",
            },
            naam=naam,
            klaar=lambda url: zaken.onthoud_spiegel(relatie, url, door=vraag.door),
            terug=lambda: zaken.verwijder_relatie(relatie, door=vraag.door),
        )
        return relatie

    return maak


def _verwijderaar(model: Relatie, naam: str) -> Callable[[Vraag, uuid.UUID], None]:
    def verwijder(vraag: Vraag, id_: uuid.UUID) -> None:
        rijen: QuerySet[Any] = model.objects.all()
        relatie, onder = rij_voor(vraag, rijen, id_)
        zaken.verwijder_relatie(relatie, door=vraag.door, geforceerd=onder.geforceerd)
        verwijder_spiegel(vraag, relatie.spiegel_url, naam)

    return verwijder


def _bron(model: Relatie, naam: str, ander: str, pad: str, spiegels: str) -> Bron:
    return bind(
        Bron(
            api="zaken",
            naam=naam,
            pad=pad,
            model=model,
            toegang=VIA_ZAAK,
            bladzijden=False,
            velden=(*EIGEN, Verwijzing("zaak", doel="zaken/zaken"), Veld(ander)),
            filters={
                "zaak": Filter("{t}.zaak_id = {w}", doel="zaken/zaken"),
                ander: Filter(f"{{t}}.{ander} = {{w}}"),
            },
            acties=Acties(maak=_maker(ander, spiegels), verwijder=_verwijderaar(model, ander)),
        )
    )


ZAAKCONTACTMOMENT = _bron(
    Zaakcontactmoment, "zaakcontactmoment", "contactmoment", "zaakcontactmomenten", "objectcontactmomenten"
)
ZAAKVERZOEK = _bron(Zaakverzoek, "zaakverzoek", "verzoek", "zaakverzoeken", "objectverzoeken")
