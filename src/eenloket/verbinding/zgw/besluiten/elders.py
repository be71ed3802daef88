"""The references of a decision, here or in another register, in the form in which the rules compare them
(brc-001, 003, 006, 007, 008).
"""

import uuid
from typing import Any

from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.besluiten.models import Besluit, Besluitinformatieobject
from eenloket.midoffice.documenten.models import Informatieobject

from ..aanroep import Aanroep
from ..diensten import haal_verwijzing
from ..verwijzingen import lees_id


def soort_van(besluit: Besluit, aanroep: Aanroep, naam: str = "besluittype") -> besluiten.Besluitsoort | None:
    """Return the type of a decision; None when it doesn't exist here.

    Raises: OngeldigVerzoek when it can't be read from another register.
    """
    if besluit.besluittype_id is not None:
        return besluiten.besluitsoort(besluit.besluittype_id, aanroep.organisatie_id)
    gevonden = haal_verwijzing(
        besluit.besluittype_url,
        aanroep.organisatie_id,
        naam,
        "ztc",
        velden=("zaaktypen", "informatieobjecttypen", "concept"),
    )
    return besluiten.Besluitsoort(
        concept=bool(gevonden["concept"]),
        zaaktypen=_kenmerken(gevonden["zaaktypen"], "catalogi/zaaktypen", aanroep),
        informatieobjecttypen=_kenmerken(
            gevonden["informatieobjecttypen"], "catalogi/informatieobjecttypen", aanroep
        ),
    )


def zaaktype_van(besluit: Besluit, aanroep: Aanroep) -> besluiten.Kenmerk | None:
    """Return the type of the decision's case; None without a case, or when the case doesn't exist here.

    Raises: OngeldigVerzoek.
    """
    if besluit.zaak_id is not None:
        return besluiten.zaaktype_van(besluit.zaak_id, aanroep.organisatie_id)
    if not besluit.zaak_url:
        return None
    gevonden = haal_verwijzing(besluit.zaak_url, aanroep.organisatie_id, "zaak", "zrc", velden=("zaaktype",))
    return _kenmerk(gevonden["zaaktype"], "catalogi/zaaktypen", aanroep)


def documenttype_van(relatie: Besluitinformatieobject, aanroep: Aanroep) -> besluiten.Kenmerk | None:
    """Return the type of the relation's document; None when the document doesn't exist here.

    Raises: OngeldigVerzoek.
    """
    if relatie.informatieobject_id is not None:
        rij = Informatieobject.objects.filter(
            id=relatie.informatieobject_id, organisatie_id=aanroep.organisatie_id
        )
        soort = rij.values_list("informatieobjecttype_id", flat=True).first()
        return str(soort) if soort else None
    gevonden = haal_verwijzing(
        relatie.informatieobject_url,
        aanroep.organisatie_id,
        "informatieobject",
        "drc",
        velden=("informatieobjecttype",),
    )
    return _kenmerk(gevonden["informatieobjecttype"], "catalogi/informatieobjecttypen", aanroep)


def _kenmerken(urls: Any, doel: str, aanroep: Aanroep) -> frozenset[besluiten.Kenmerk]:
    return frozenset(_kenmerk(u, doel, aanroep) for u in urls) if isinstance(urls, list) else frozenset()


def _kenmerk(url: Any, doel: str, aanroep: Aanroep) -> besluiten.Kenmerk:
    """Return an address of ours as its id, any other address unchanged."""
    begin = aanroep.adres(doel, uuid.UUID(int=0)).rpartition("/")[0] + "/"
    tekst = str(url)
    id_ = lees_id(tekst.removeprefix(begin)) if tekst.startswith(begin) else None
    return str(id_) if id_ else tekst
