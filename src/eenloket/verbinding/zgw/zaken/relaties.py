"""Contacts and requests in other registers that belong to a case (zrc-024, zrc-025)."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaakcontactmoment, Zaakverzoek

from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Filter
from ..diensten import haal_verwijzing
from ..operaties import bind
from ..spiegelen import spiegel, verwijder_spiegel
from ..velden import EIGEN, Veld, Verwijzing
from .onder import rij_voor, zaak_voor

Relatie = type[Zaakcontactmoment] | type[Zaakverzoek]


def _maker(naam: str, spiegels: str) -> Callable[[Aanroep, Any, dict[str, Any]], Any]:
    def maak(aanroep: Aanroep, relatie: Any, lichaam: dict[str, Any]) -> Any:
        haal_verwijzing(getattr(relatie, naam), aanroep.organisatie_id, naam, velden=("url",))
        onder = zaak_voor(aanroep, relatie.zaak_id)
        relatie = zaken.leg_relatie_vast(onder.zaak, relatie, door=aanroep.door)
        spiegel(
            aanroep,
            getattr(relatie, naam),
            spiegels,
            {
                naam: getattr(relatie, naam),
                "object": aanroep.adres("zaken/zaken", relatie.zaak_id),
                "objectType": "zaak",
            },
            naam=naam,
            klaar=lambda url: zaken.onthoud_spiegel(relatie, url, door=aanroep.door),
            terug=lambda: zaken.verwijder_relatie(relatie, door=aanroep.door),
        )
        return relatie

    return maak


def _verwijderaar(model: Relatie, naam: str) -> Callable[[Aanroep, uuid.UUID], None]:
    def verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
        rijen: QuerySet[Any] = model.objects.all()
        relatie, onder = rij_voor(aanroep, rijen, id_)
        zaken.verwijder_relatie(relatie, door=aanroep.door, geforceerd=onder.geforceerd)
        verwijder_spiegel(aanroep, getattr(relatie, naam), relatie.spiegel_url, naam)

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
