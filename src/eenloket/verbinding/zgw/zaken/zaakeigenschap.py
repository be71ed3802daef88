"""Properties of a case, below the case."""

import uuid
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from eenloket.midoffice.aanbod.api import Zaaktypegegevens
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaakeigenschap

from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Uitbreiding
from ..fouten import veldfout
from ..operaties import bind, lijst, operatie
from ..teksten import Versleuteld
from ..velden import Berekend, Veld, Verwijzing, Waarden
from .onder import rij_voor, zaak_in_pad


def _maak(aanroep: Aanroep, eigenschap: Zaakeigenschap, lichaam: dict[str, Any]) -> Zaakeigenschap:
    onder = zaak_in_pad(aanroep)
    if eigenschap.zaak_id != onder.zaak.id:
        raise veldfout("zaak", "invalid", "Dit is een andere zaak dan die in het adres.")
    gemaakt = zaken.leg_eigenschappen_vast(
        onder.zaak, [eigenschap], onder.soort, door=aanroep.door, geforceerd=onder.geforceerd
    )[0]
    waarschuw(aanroep, gemaakt, onder.soort)
    return gemaakt


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Zaakeigenschap:
    eigenschap, onder = _rij(aanroep, id_)
    zaken.wijzig_eigenschap(eigenschap, waarden, door=aanroep.door, geforceerd=onder.geforceerd)
    waarschuw(aanroep, eigenschap, onder.soort)
    return eigenschap


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    eigenschap, onder = _rij(aanroep, id_)
    zaken.verwijder_eigenschap(eigenschap, door=aanroep.door, geforceerd=onder.geforceerd)


def _rij(aanroep: Aanroep, id_: uuid.UUID) -> Any:
    return rij_voor(aanroep, Zaakeigenschap.objects.filter(zaak_id=aanroep.pad["zaak_uuid"]), id_)


def waarschuw(aanroep: Aanroep, eigenschap: Zaakeigenschap, soort: Zaaktypegegevens) -> None:
    """Accept a value that doesn't fit its specification, and warn the client (Zaken API 1.7.0, ztc-015)."""
    gevonden = soort.eigenschappen.get(eigenschap.eigenschap_id)
    if gevonden is not None and not zaken.past(gevonden, eigenschap.waarde):
        with translation.override("nl"):
            aanroep.koppen["X-Warning"] = _("De waarde past niet bij de specificatie van de eigenschap.")


ZAAKEIGENSCHAP = bind(
    Bron(
        api="zaken",
        naam="zaakeigenschap",
        pad="zaken/{zaak_uuid}/zaakeigenschappen",
        model=Zaakeigenschap,
        toegang=VIA_ZAAK,
        ouders={"zaak_uuid": "zaak_id"},
        bladzijden=False,
        velden=(
            Berekend(
                "url",
                sql="%(basis)s::text || '/zaken/api/v1/zaken/' || {t}.zaak_id || '/zaakeigenschappen/' || {t}.id",
            ),
            Berekend("uuid", sql="{t}.id"),
            Verwijzing("zaak", doel="zaken/zaken"),
            Verwijzing("eigenschap", doel="catalogi/eigenschappen"),
            Veld("naam", schrijf=False),
            Versleuteld("waarde", vorm="eigenschap"),
        ),
        uitbreidingen={
            "zaak": Uitbreiding("zaken/zaak", "{k}.id = {t}.zaak_id"),
            "eigenschap": Uitbreiding("catalogi/eigenschap", "{k}.id = {t}.eigenschap_id"),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)


@operatie("zaken", "zaakeigenschap_list")
def _lijst(aanroep: Aanroep) -> Any:
    """Return all properties of one case; 404 or 403 when the case doesn't exist or the client may not read
    it.
    """
    zaak_in_pad(aanroep, vergrendel=False)
    return lijst(ZAAKEIGENSCHAP, aanroep)
