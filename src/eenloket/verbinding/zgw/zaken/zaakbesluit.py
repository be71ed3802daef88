"""Decisions that are an outcome of a case: the other side of ``besluit.zaak``.

Our own decisions refer to their case, so this side is a view with the id of the decision; a decision in
another register has a row.
"""

import uuid
from typing import Any

from django.db.models import Model

from eenloket.midoffice.besluiten.models import Besluit
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaakbesluit

from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Uitbreiding
from ..diensten import haal_verwijzing
from ..fouten import Onbekend, veldfout
from ..operaties import bind, lijst, operatie
from ..velden import Apart, Berekend
from .onder import rij_voor, zaak_in_pad


def _maak(aanroep: Aanroep, rij: Zaakbesluit, lichaam: dict[str, Any]) -> Model:
    id_, url = aanroep.verwijs(lichaam["besluit"], "besluiten/besluiten", "besluit")
    if url:
        haal_verwijzing(url, aanroep.organisatie_id, "besluit", "brc", velden=("besluittype",))
    onder = zaak_in_pad(aanroep)
    if id_ is None:
        rij.besluit = url
        return zaken.leg_relatie_vast(onder.zaak, rij, door=aanroep.door, geforceerd=onder.geforceerd)
    zaken.eis_open(onder.zaak, onder.geforceerd)
    besluit = Besluit.objects.filter(id=id_, organisatie_id=aanroep.organisatie_id).first()
    if besluit is None:
        raise veldfout("besluit", "bad-url", "Dit besluit bestaat niet.")
    if besluit.zaak_id != onder.zaak.id:
        raise veldfout("nonFieldErrors", "inconsistent-relation", "Het besluit hoort niet bij deze zaak.")
    return besluit


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    zaak_id = aanroep.pad["zaak_uuid"]
    try:
        rij, onder = rij_voor(aanroep, Zaakbesluit.objects.filter(zaak_id=zaak_id), id_)
    except Onbekend:
        onder = zaak_in_pad(aanroep)
        if not Besluit.objects.filter(id=id_, zaak_id=zaak_id).exists():
            raise
        raise veldfout(
            "nonFieldErrors",
            "inconsistent-relation",
            "Dit besluit hoort nog bij de zaak. Wijzig dat bij het besluit.",
        ) from None
    zaken.verwijder_relatie(rij, door=aanroep.door, geforceerd=onder.geforceerd)


ZAAKBESLUIT = bind(
    Bron(
        api="zaken",
        naam="zaakbesluit",
        pad="zaken/{zaak_uuid}/besluiten",
        model=Zaakbesluit,
        van="(SELECT b.id, b.zaak_id, b.id AS besluit_id, ''::varchar AS besluit FROM besluiten_besluit b WHERE b.zaak_id IS NOT NULL"
        " UNION ALL SELECT z.id, z.zaak_id, NULL, z.besluit FROM zaken_zaakbesluit z)",
        toegang=VIA_ZAAK,
        ouders={"zaak_uuid": "zaak_id"},
        bladzijden=False,
        velden=(
            Berekend(
                "url",
                sql="%(basis)s::text || '/zaken/api/v1/zaken/' || {t}.zaak_id || '/besluiten/' || {t}.id",
            ),
            Berekend("uuid", sql="{t}.id"),
            Apart(
                "besluit",
                sql="coalesce(%(basis)s::text || '/besluiten/api/v1/besluiten/' || {t}.besluit_id, {t}.besluit)",
            ),
        ),
        uitbreidingen={"besluit": Uitbreiding("besluiten/besluit", "{k}.id = {t}.besluit_id")},
        acties=Acties(maak=_maak, verwijder=_verwijder),
    )
)


@operatie("zaken", "zaakbesluit_list")
def _lijst(aanroep: Aanroep) -> Any:
    """Return all decisions of one case; 404 or 403 when the case doesn't exist or the client may not read it."""
    zaak_in_pad(aanroep, vergrendel=False)
    return lijst(ZAAKBESLUIT, aanroep)
