"""Import: every item is made as a POST to the API makes it, so the same rules hold; all or nothing.

Types get new ids and are concepts. A catalogue that exists already (same domain and RSIN) gets the types as
next versions; a version that it has already, with the same dates and content, isn't made again.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Catalogus

from .fouten import Importfout, zipfout
from .inlezer import Inlezer
from .samenvoegen import Catalogusstand, voeg_samen
from .soorten import PER_NAAM, SOORTEN
from .uitpakken import Bestanden, pak_uit
from .verslag import Regel, Verslag

_ONDERLING = ("deelzaaktypen", "gerelateerdeZaaktypen")
"""Fields in which case types refer to each other: written when all case types exist."""


def importeer_catalogus(
    organisatie: Organisatie,
    bestand: "bytes | Path | IO[bytes]",
    door: Actor,
    *,
    proef: bool = False,
    in_catalogus: Catalogus | None = None,
) -> Verslag:
    """Import the ZIP ``bestand`` for ``organisatie``.

    ``proef``: report what would happen and change nothing. ``in_catalogus`` is the catalogue for the types of
    an export without a catalogue.
    Raises: Importfout with every error, each with its file, item and remedy; OSError.
    """
    bestanden = pak_uit(bestand)
    try:
        with transaction.atomic():
            verslag = _lees_in(organisatie, bestanden, door, in_catalogus, proef=proef)
            if proef:
                raise _Proef()
    except _Proef:
        pass
    return verslag


class _Proef(Exception):
    """Raised to undo the changes of a trial."""


def _lees_in(
    organisatie: Organisatie,
    bestanden: Bestanden,
    door: Actor,
    in_catalogus: Catalogus | None,
    *,
    proef: bool,
) -> Verslag:
    with handeling(door, "catalogus.inlezen", als_een=True):
        inlezer = Inlezer(organisatie.id, door)
        catalogus, er_al = _catalogus(inlezer, bestanden, in_catalogus)
        stand = Catalogusstand.van(catalogus)
        for soort in SOORTEN[1:]:
            for nummer, item in enumerate(bestanden.get(soort.naam, ()), start=1):
                inlezer.maak(soort, nummer, _klaar(soort.naam, item, bestanden, catalogus, in_catalogus))
        _relaties(inlezer, bestanden.get("ZaakType", ()))
        if inlezer.fouten:
            raise Importfout(tuple(inlezer.fouten))
        regels = voeg_samen(stand, inlezer)
    begin = Regel("=" if er_al else "+", "Catalogus", str(catalogus))
    aantallen = Counter(naam for naam, _id in inlezer.gemaakt)
    return Verslag(None if proef and not er_al else catalogus.id, proef, [begin, *regels], aantallen)


def _catalogus(
    inlezer: Inlezer, bestanden: Bestanden, in_catalogus: Catalogus | None
) -> tuple[Catalogus, bool]:
    """Return the catalogue for the types, and whether it existed.

    Raises: Importfout.
    """
    dingen = bestanden.get("Catalogus", [])
    if in_catalogus is not None:
        for ding in [*dingen, {}]:
            inlezer.ken(ding, "Catalogus", in_catalogus.id)
        return in_catalogus, True
    if len(dingen) != 1:
        raise zipfout(
            _("In het bestand hoort precies één catalogus te staan."),
            _("Exporteer een catalogus, of kies in welke catalogus de zaaktypen moeten komen."),
            bestand="Catalogus.json",
        )
    gevonden = Catalogus.objects.filter(
        organisatie_id=inlezer.organisatie_id,
        domein=str(dingen[0].get("domein"))[:5],
        rsin=str(dingen[0].get("rsin"))[:9],
    ).first()
    if gevonden is not None:
        inlezer.ken(dingen[0], "Catalogus", gevonden.id)
        return gevonden, True
    gemaakt = inlezer.maak(PER_NAAM["Catalogus"], 1, dingen[0])
    if gemaakt is None:
        raise Importfout(tuple(inlezer.fouten))
    return Catalogus.objects.get(id=gemaakt), False


def _klaar(
    soort: str,
    item: dict[str, Any],
    bestanden: Bestanden,
    catalogus: Catalogus,
    in_catalogus: Catalogus | None,
) -> dict[str, Any]:
    """Return ``item`` without the fields that are written in another way, and with the fields that another
    item gives for it.
    """
    ding = dict(item)
    if soort == "ZaakType":
        for veld in _ONDERLING:
            ding.pop(veld, None)
        ding.setdefault("verantwoordelijke", catalogus.contactpersoon_beheer_naam)  # asked for since 1.3
        ding["gerelateerdeZaaktypen"] = []
    elif soort == "StatusType":
        ding.pop("eigenschappen", None)  # they come later, and say it themselves
    elif soort == "Eigenschap" and not ding.get("statustype"):
        ding["statustype"] = next(
            (
                s.get("url")
                for s in bestanden.get("StatusType", ())
                if isinstance(s.get("eigenschappen"), list) and ding.get("url") in s["eigenschappen"]
            ),
            None,
        )
        if ding["statustype"] is None:
            del ding["statustype"]
    if in_catalogus is not None and "catalogus" in ding:
        ding["catalogus"] = f"https://in.deze.catalogus/{in_catalogus.id}"
    return ding


def _relaties(inlezer: Inlezer, dingen: Iterable[dict[str, Any]]) -> None:
    for nummer, ding in enumerate(dingen, start=1):
        inlezer.wijzig(PER_NAAM["ZaakType"], nummer, ding, _ONDERLING)
