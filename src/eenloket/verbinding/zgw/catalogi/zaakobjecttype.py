"""Kinds of objects that cases can be about."""

from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import Zaakobjecttype

from .. import filters
from ..bron import Bron, Filter, Uitbreiding
from ..operaties import bind
from ..velden import EIGEN, Apart, Berekend, Veld
from .gedeeld import (
    BEGIN_IS,
    DEEL,
    DEEL_CATALOGUS,
    DEEL_PERIODE,
    DEELFILTERS,
    EINDE_IS,
    VAN_ZAAKTYPE,
    VIA_ZAAKTYPE,
    adressen_van,
    deelacties,
    namen_van,
)


def _koppeling(kolom: str) -> str:
    return f"SELECT l.{kolom}_id AS id FROM aanbod_zaakobjecttype_{kolom}n l WHERE l.zaakobjecttype_id = {{t}}.id"


_RESULTATEN, _STATUSSEN = _koppeling("resultaattype"), _koppeling("statustype")

ZAAKOBJECTTYPE = bind(
    Bron(
        api="catalogi",
        versie=catalogusversie,
        naam="zaakobjecttype",
        pad="zaakobjecttypen",
        model=Zaakobjecttype,
        toegang=VIA_ZAAKTYPE,
        filters={
            **{naam: f for naam, f in DEELFILTERS.items() if naam != "status"},
            "anderObjecttype": Filter("{t}.ander_objecttype = {w}", lees=filters.ja_nee),
            "catalogus": Filter("{t}_h.catalogus_id = {w}", doel="catalogi/catalogussen"),
            "datumBeginGeldigheid": BEGIN_IS,
            "datumEindeGeldigheid": EINDE_IS,
            "objecttype": Filter("{t}.objecttype = {w}"),
            "relatieOmschrijving": Filter("{t}.relatie_omschrijving = {w}"),
        },
        velden=(
            EIGEN[0],
            Veld("anderObjecttype"),
            *DEEL_PERIODE,
            Veld("objecttype"),
            Veld("relatieOmschrijving"),
            *DEEL,
            Berekend("resultaattypen", sql=adressen_van("catalogi/resultaattypen", _RESULTATEN)),
            Berekend(
                "resultaattypeOmschrijving",
                sql=namen_van(
                    "SELECT r.omschrijving AS naam FROM aanbod_zaakobjecttype_resultaattypen l"
                    " JOIN aanbod_resultaattype r ON r.id = l.resultaattype_id WHERE l.zaakobjecttype_id = {t}.id"
                ),
            ),
            Berekend("statustypen", sql=adressen_van("catalogi/statustypen", _STATUSSEN)),
            Apart("catalogus", sql=DEEL_CATALOGUS),
        ),
        uitbreidingen={
            **VAN_ZAAKTYPE,
            "resultaattypen": Uitbreiding(
                "catalogi/resultaattype", f"{{k}}.id IN ({_RESULTATEN})", enkel=False
            ),
            "statustypen": Uitbreiding("catalogi/statustype", f"{{k}}.id IN ({_STATUSSEN})", enkel=False),
        },
        acties=deelacties(Zaakobjecttype),
    )
)
