"""Case types of another system, and what is sent about their cases."""

import datetime as dt
import itertools
import uuid
from dataclasses import dataclass
from typing import Any

from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Catalogus, Resultaattype, Statustype, Zaaktype
from eenloket.midoffice.documenten.api import Versie
from eenloket.midoffice.zaken.api import maak_document
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import Klant

from .bouwers import adres

RSIN = "517439943"
_teller = itertools.count(1)


@dataclass
class Proefzaaktype:
    """A case type with its parts, by address."""

    zaaktype: Zaaktype
    statustypen: list[Statustype]
    resultaattype: Resultaattype

    @property
    def url(self) -> str:
        return adres("catalogi/zaaktypen", self.zaaktype.id)

    def status(self, plek: int) -> str:
        """Address of a status type; -1 is the end."""
        return adres("catalogi/statustypen", self.statustypen[plek].id)

    @property
    def resultaat(self) -> str:
        return adres("catalogi/resultaattypen", self.resultaattype.id)


def maak_soort(
    organisatie: Organisatie | None = None,
    *,
    resultaat: dict[str, Any] | None = None,
    stappen: tuple[str, ...] = ("Ontvangen", "Bezig", "Klaar"),
    **anders: Any,
) -> Proefzaaktype:
    """A published case type that no service of ours has; ``resultaat`` are fields of its result type."""
    organisatie, nummer = organisatie or maak_organisatie(), next(_teller)
    catalogus = Catalogus.objects.create(
        organisatie=organisatie, domein=f"P{nummer:04d}", rsin=RSIN, contactpersoon_beheer_naam="Team"
    )
    begin = dt.date(2020, 1, 1)
    zaaktype = Zaaktype.objects.create(
        **{
            "organisatie": organisatie, "catalogus": catalogus, "identificatie": f"PROEF-{nummer}", "omschrijving": "Proef",
            "vertrouwelijkheidaanduiding": "openbaar", "doel": "Proef", "aanleiding": "Proef",
            "indicatie_intern_of_extern": "extern", "handeling_initiator": "aanvragen", "onderwerp": "Proef",
            "handeling_behandelaar": "behandelen", "doorlooptijd": "P8W", "opschorting_en_aanhouding_mogelijk": True,
            "verlenging_mogelijk": False, "referentieproces_naam": "Proef", "verantwoordelijke": RSIN, "versiedatum": begin,
            "begin_geldigheid": begin, "concept": False,
        }
        | anders
    )  # fmt: skip
    statustypen = [
        Statustype.objects.create(zaaktype=zaaktype, omschrijving=naam, volgnummer=n)
        for n, naam in enumerate(stappen, 1)
    ]
    soort = Resultaattype.objects.create(
        **{
            "zaaktype": zaaktype, "omschrijving": "Verleend", "archiefnominatie": "vernietigen", "archiefactietermijn": "P5Y",
            "brondatum_archiefprocedure_afleidingswijze": "afgehandeld",
        }
        | (resultaat or {})
    )  # fmt: skip
    return Proefzaaktype(zaaktype, statustypen, soort)


def nieuw(soort: Proefzaaktype, **anders: Any) -> dict[str, Any]:
    """A case to register."""
    return {
        "zaaktype": soort.url,
        "bronorganisatie": RSIN,
        "verantwoordelijkeOrganisatie": RSIN,
        "startdatum": "2026-01-05",
    } | anders


def registreer(klant: Klant, soort: Proefzaaktype, **anders: Any) -> dict[str, Any]:
    """A case of that type."""
    uit: dict[str, Any] = klant.post("zaken/zaken", nieuw(soort, **anders))
    return uit


def status(
    zaak: dict[str, Any], statustype: str, moment: str = "2026-02-01T10:00:00Z", **anders: Any
) -> dict[str, Any]:
    """A status to set."""
    return {"zaak": zaak["url"], "statustype": statustype, "datumStatusGezet": moment} | anders


def sluit(
    klant: Klant, zaak: dict[str, Any], soort: Proefzaaktype, moment: str = "2026-03-01T10:00:00Z"
) -> dict[str, Any]:
    """Give a case its result and its end status; gives the case as it is then."""
    if klant.get(zaak["url"])["resultaat"] is None:
        klant.post("zaken/resultaten", {"zaak": zaak["url"], "resultaattype": soort.resultaat})
    klant.post("zaken/statussen", status(zaak, soort.status(-1), moment))
    uit: dict[str, Any] = klant.get(zaak["url"])
    return uit


def stuk() -> Versie:
    """A document of ours, in the file of a case of the counter."""
    return maak_document(
        maak_zaak(), soort="Brief", titel="Brief", inhoud=b"%PDF-1.7 proef", door=DOOR, auteur="Team"
    )


def id_van(url: str) -> uuid.UUID:
    """The id in an address."""
    return uuid.UUID(url.rpartition("/")[2])
