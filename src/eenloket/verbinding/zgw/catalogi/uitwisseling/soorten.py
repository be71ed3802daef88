"""The files of an exchange, in the order in which they are read: what is named stands before what names it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...bron import Bron
from ..besluittype import BESLUITTYPE
from ..catalogus import CATALOGUS
from ..eigenschap import EIGENSCHAP
from ..informatieobjecttype import INFORMATIEOBJECTTYPE
from ..resultaattype import RESULTAATTYPE
from ..roltype import ROLTYPE
from ..statustype import STATUSTYPE
from ..zaakobjecttype import ZAAKOBJECTTYPE
from ..zaaktype import ZAAKTYPE
from ..zaaktypeinformatieobjecttype import ZIOT


@dataclass(frozen=True, slots=True)
class Uitwisselsoort:
    """One file: its name without ``.json`` (as Open Zaak writes it), the resource in it, how people recognise an item, what may be absent
    or empty here though the contract asks for it, and what older exports don't have."""

    naam: str
    bron: Bron
    kenmerk: tuple[str, ...]
    mag_leeg: frozenset[str] = frozenset()
    standaard: Mapping[str, object] = field(default_factory=dict)


SOORTEN: tuple[Uitwisselsoort, ...] = (
    Uitwisselsoort("Catalogus", CATALOGUS, ("domein", "rsin")),
    Uitwisselsoort("InformatieObjectType", INFORMATIEOBJECTTYPE, ("omschrijving", "beginGeldigheid")),
    Uitwisselsoort(
        "BesluitType",
        BESLUITTYPE,
        ("omschrijving", "beginGeldigheid"),
        standaard={"informatieobjecttypen": [], "publicatieIndicatie": False},
    ),
    Uitwisselsoort(
        "ZaakType",
        ZAAKTYPE,
        ("identificatie", "beginGeldigheid"),
        standaard={"besluittypen": [], "gerelateerdeZaaktypen": [], "publicatieIndicatie": False},
    ),
    Uitwisselsoort("StatusType", STATUSTYPE, ("volgnummer", "omschrijving")),
    Uitwisselsoort("ZaakTypeInformatieObjectType", ZIOT, ("volgnummer", "richting")),
    # types from content packages have no description of the list, and no class when no list is coupled
    Uitwisselsoort(
        "ResultaatType",
        RESULTAATTYPE,
        ("omschrijving",),
        mag_leeg=frozenset({"resultaattypeomschrijving", "selectielijstklasse"}),
    ),
    Uitwisselsoort("RolType", ROLTYPE, ("omschrijving",)),
    Uitwisselsoort("Eigenschap", EIGENSCHAP, ("naam",)),
    Uitwisselsoort("ZaakObjectType", ZAAKOBJECTTYPE, ("relatieOmschrijving",)),
)
PER_NAAM: Mapping[str, Uitwisselsoort] = {s.naam: s for s in SOORTEN}
DELEN = (
    "StatusType",
    "ZaakTypeInformatieObjectType",
    "ResultaatType",
    "RolType",
    "Eigenschap",
    "ZaakObjectType",
)
"""What belongs to a case type."""
