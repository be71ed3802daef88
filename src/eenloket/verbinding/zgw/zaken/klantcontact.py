"""Contacts about a case: the contacts of ``klanten`` that name a case (M-B1)."""

from typing import Any

from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten.models import Klantcontact
from eenloket.midoffice.zaken import api as zaken

from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Filter, Telling, Uitbreiding
from ..operaties import bind
from ..persoonsgegevens import merk_persoon
from ..velden import EIGEN, Apart, Moment, Veld, Verwijzing
from .onder import zaak_voor


def _maak(aanroep: Aanroep, contact: Klantcontact, lichaam: dict[str, Any]) -> Klantcontact:
    onder = zaak_voor(aanroep, contact.zaak_id)
    zaken.eis_open(onder.zaak, onder.geforceerd)
    initiator = zaken.initiator_van(onder.zaak)
    wie = initiator.pseudoniem if initiator is not None else None
    return klanten.leg_contact_vast(
        aanroep.organisatie_id,
        client=vertaal(Pseudoniem(wie), Domein.ZAKEN, Domein.KLANTEN) if wie else None,
        kanaal=contact.kanaal,
        onderwerp=contact.onderwerp,
        inhoud=lichaam.get("toelichting") or None,
        identificatie=contact.identificatie,
        op=contact.plaatsgevonden_op,
        zaak_id=onder.zaak.id,
        door=aanroep.door,
    )


_INHOUD = merk_persoon("contactinhoud", "{t}.inhoud")

KLANTCONTACT = bind(
    Bron(
        api="zaken",
        naam="klantcontact",
        pad="klantcontacten",
        model=Klantcontact,
        toegang=VIA_ZAAK,
        telling=Telling(),
        velden=(
            *EIGEN,
            Verwijzing("zaak", doel="zaken/zaken"),
            Veld("identificatie"),
            Moment("datumtijd", "plaatsgevonden_op"),
            Veld("kanaal"),
            Veld("onderwerp"),
            Apart("toelichting", sql=f"CASE WHEN {{t}}.inhoud IS NULL THEN '' ELSE {_INHOUD} END"),
        ),
        filters={"zaak": Filter("{t}.zaak_id = {w}", doel="zaken/zaken")},
        uitbreidingen={"zaak": Uitbreiding("zaken/zaak", "{k}.id = {t}.zaak_id")},
        acties=Acties(maak=_maak),
    )
)
