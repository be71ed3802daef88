"""Types that came into a catalogue that had types already: which are new, which are next versions, which were there."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.inhoud import Zaaktypebeschrijving
from eenloket.midoffice.aanbod.models import Besluittype, Catalogus, Informatieobjecttype, Zaaktype

from .inlezer import Inlezer
from .soorten import PER_NAAM
from .verslag import Regel

_TYPEN: Mapping[str, tuple[Any, str]] = {
    "ZaakType": (Zaaktype, "identificatie"),
    "BesluitType": (Besluittype, "omschrijving"),
    "InformatieObjectType": (Informatieobjecttype, "omschrijving"),
}
"""In this order what names others goes before what is named."""


@dataclass(frozen=True, slots=True)
class Catalogusstand:
    """The versions that a catalogue had, newest first, by file and name."""

    versies: Mapping[str, Mapping[str, list[Any]]]

    @classmethod
    def van(cls, catalogus: Catalogus) -> "Catalogusstand":
        """As it is now. Cost: three queries."""
        uit: dict[str, dict[str, list[Any]]] = {}
        for soort, (model, sleutel) in _TYPEN.items():
            per_naam: dict[str, list[Any]] = {}
            for rij in model.objects.filter(catalogus=catalogus).order_by("-begin_geldigheid", "-id"):
                per_naam.setdefault(getattr(rij, sleutel), []).append(rij)
            uit[soort] = per_naam
        return cls(uit)


def voeg_samen(stand: Catalogusstand, inlezer: Inlezer) -> list[Regel]:
    """Take away what was there already with the same dates and content, and tell what is left. Changes ``inlezer.gemaakt``."""
    regels: list[Regel] = []
    for soort, (model, sleutel) in _TYPEN.items():
        rijen = list(model.objects.filter(id__in=[id_ for naam, id_ in inlezer.gemaakt if naam == soort]))
        eerder = {rij.id: stand.versies[soort].get(getattr(rij, sleutel), []) for rij in rijen}
        beelden = aanbod.beschrijf_typen(
            model, [*eerder, *(v.id for versies in eerder.values() for v in versies)]
        )
        for rij in sorted(rijen, key=lambda r: (getattr(r, sleutel), r.begin_geldigheid)):
            naam = f"{getattr(rij, sleutel)} {rij.begin_geldigheid}"
            versies = eerder[rij.id]
            if any(_zelfde(rij, v) and beelden[v.id] == beelden[rij.id] for v in versies):
                _verwijder(soort, model, rij, inlezer)
                regels.append(Regel("=", soort, naam))
            elif not versies:
                regels.append(Regel("+", soort, naam))
            else:
                eerst, nu = beelden[versies[0].id], beelden[rij.id]
                verschillen = (
                    tuple(aanbod.vergelijk(eerst, nu))
                    if isinstance(eerst, Zaaktypebeschrijving) and isinstance(nu, Zaaktypebeschrijving)
                    else ()
                )
                regels.append(Regel("~", soort, naam, verschillen))
    inlezer.gemaakt = _over(inlezer)
    return sorted(regels, key=lambda r: (list(_TYPEN).index(r.soort), r.naam))


def _zelfde(een: Any, ander: Any) -> bool:
    return (een.begin_geldigheid, een.einde_geldigheid) == (ander.begin_geldigheid, ander.einde_geldigheid)


def _verwijder(soort: str, model: Any, rij: Any, inlezer: Inlezer) -> None:
    if soort == "ZaakType":
        aanbod.verwijder_zaaktype(inlezer.organisatie_id, rij.id, geforceerd=False, door=inlezer.door)
    else:
        aanbod.verwijder_type(model, inlezer.organisatie_id, rij.id, geforceerd=False, door=inlezer.door)


def _over(inlezer: Inlezer) -> list[tuple[str, uuid.UUID]]:
    """What was made and is still there: parts of a case type that went are gone too."""
    over = []
    per_soort: dict[str, list[uuid.UUID]] = {}
    for soort, id_ in inlezer.gemaakt:
        per_soort.setdefault(soort, []).append(id_)
    for soort, ids in per_soort.items():
        er_nog = set(
            PER_NAAM[soort].bron.model._default_manager.filter(pk__in=ids).values_list("pk", flat=True)
        )
        over += [(soort, id_) for id_ in ids if id_ in er_nog]
    return over
