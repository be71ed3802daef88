"""What tests of decisions begin with."""

import uuid
from typing import Any

from eenloket.midoffice.aanbod.models import Besluittype, Informatieobjecttype
from eenloket.midoffice.documenten.models import Informatieobject
from eenloket.midoffice.documenten.tests.bestanden import PDF
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_organisatie
from eenloket.verbinding.zgw.tests.klant import BASIS

RSIN = "517439943"


def besluittype(zaak: Zaak | None = None) -> Besluittype:
    """The type of decision of a case (or any of the test's organisation)."""
    typen = Besluittype.objects.filter(organisatie=maak_organisatie())
    gevonden = (typen.filter(zaaktypen=zaak.zaaktype_id) if zaak else typen).order_by("id").first()
    assert gevonden is not None
    return gevonden


def adres(doel: str, id_: uuid.UUID) -> str:
    """Address of a resource of ours: ``adres("zaken/zaken", id)``."""
    return f"{BASIS}/" + doel.replace("/", "/api/v1/", 1) + f"/{id_}"


def lichaam(zaak: Zaak | None = None, **anders: Any) -> dict[str, Any]:
    """A decision to register."""
    gegevens = {
        "verantwoordelijkeOrganisatie": RSIN,
        "besluittype": adres("catalogi/besluittypen", besluittype(zaak).id),
        "datum": "2026-11-01",
        "ingangsdatum": "2026-11-10",
    }
    if zaak is not None:
        gegevens["zaak"] = adres("zaken/zaken", zaak.id)
    return gegevens | anders


def maak_document(zaak: Zaak, soort: str = "Brief") -> Informatieobject:
    """A document in the file of ``zaak``."""
    versie = zaken.maak_document(
        zaak,
        soort=soort,
        titel="Brief",
        beschrijving="",
        inhoud=PDF,
        auteur="Proef",
        taal="dut",
        voor_client=True,
        door=DOOR,
    )
    return versie.informatieobject


def sta_toe(soort: Besluittype, document: Informatieobject) -> None:
    """Let decisions of this type stand in documents of the type of ``document``."""
    soort.informatieobjecttypen.add(Informatieobjecttype.objects.get(id=document.informatieobjecttype_id))


__all__ = ["RSIN", "adres", "besluittype", "lichaam", "maak_document", "sta_toe"]
