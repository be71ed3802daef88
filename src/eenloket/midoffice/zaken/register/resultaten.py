"""The result of a case as the national standard defines it: one, of a type that belongs to the case type
(zrc-020).
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.aanbod.api import Resultaattypegegevens, Zaaktypegegevens, typegegevens

from ..fouten import Registerfout
from ..leven import resultaat as leven
from ..leven.archief import Brongegevens, Regime
from ..leven.stand import Uitslag
from ..models import Resultaat, Zaak
from ..uitvoering.archiveren import brongegevens, regime_van
from ..uitvoering.laden import resultaatsoort
from ..uitvoering.rij import stand_van
from ..uitvoering.toepassen import pas_toe
from .codes import in_registertaal


def leg_resultaat_vast(
    zaak: Zaak, resultaat: Resultaat, soort: Zaaktypegegevens, *, door: Actor, geforceerd: bool = False
) -> Resultaat:
    """Give a case (locked by the caller) its result. A case that has ended also gets the archive regime of
    that result.

    Raises: Registerfout when the case has a result, for a result type of another case type, and for an ended
    case unless ``geforceerd``.
    """
    with handeling(door, "zaak.resultaat") as h, in_registertaal():
        type_ = resultaatsoort(soort, resultaat.resultaattype_id)
        uitslag = Uitslag(type_.id, resultaat.toelichting)
        heeft = Resultaat.objects.filter(zaak=zaak).exists()
        gevolg = leven.leg_vast(
            stand_van(zaak), uitslag, *_bron(zaak, type_), heeft=heeft, geforceerd=geforceerd
        )
        resultaat.zaak = zaak
        pas_toe(h, zaak, gevolg, resultaat=resultaat)
    return resultaat


def wijzig_resultaat(
    zaak: Zaak,
    resultaat: Resultaat,
    waarden: Mapping[str, Any],
    soort: Zaaktypegegevens,
    *,
    door: Actor,
    geforceerd: bool = False,
) -> Resultaat:
    """Correct a result. The archive regime of an ended case then follows from the new result.

    Raises: Registerfout.
    """
    with handeling(door, "zaak.resultaat") as h, in_registertaal():
        if waarden.get("zaak_id", resultaat.zaak_id) != resultaat.zaak_id:
            raise Registerfout(
                "zaak", "wijzigen-niet-toegelaten", _("Een resultaat gaat niet naar een andere zaak.")
            )
        oud = soort.resultaattypen.get(resultaat.resultaattype_id)
        type_ = resultaatsoort(soort, waarden.get("resultaattype_id", resultaat.resultaattype_id))
        uitslag = Uitslag(type_.id, waarden.get("toelichting", resultaat.toelichting))
        ander = oud is not None and oud.id != type_.id
        gevolg = leven.wijzig(
            stand_van(zaak),
            uitslag,
            *_bron(zaak, type_),
            vorige=_bron(zaak, oud) if ander and oud is not None else None,
            geforceerd=geforceerd,
        )
        pas_toe(h, zaak, gevolg, resultaat=resultaat)
    return resultaat


def verwijder_resultaat(resultaat: Resultaat, *, door: Actor, geforceerd: bool = False) -> None:
    """Remove a result (locked, with its case). The archive fields of an ended case that followed from this
    result are emptied too.

    Raises: Registerfout.
    """
    with handeling(door, "zaak.resultaat") as h, in_registertaal():
        zaak = resultaat.zaak
        oud = typegegevens(zaak.zaaktype_id).resultaattypen.get(resultaat.resultaattype_id)
        regime, bron = _bron(zaak, oud) if oud is not None else (None, None)
        pas_toe(h, zaak, leven.neem_weg(stand_van(zaak), regime, bron, geforceerd=geforceerd))
        resultaat.delete()


def _bron(zaak: Zaak, soort: Resultaattypegegevens) -> tuple[Regime, Brongegevens]:
    """Return the archive regime of a result type and its source data. Cost: none, or one query for an ended
    case.
    """
    regime = regime_van(soort)
    if not stand_van(zaak).gesloten:
        return regime, Brongegevens(einddatum=zaak.startdatum)
    return regime, brongegevens(zaak, regime)
