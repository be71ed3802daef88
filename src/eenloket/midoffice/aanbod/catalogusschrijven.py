"""Write a catalogue as the catalogue part of a content package: to keep it with the content, or to load it in
another installation.
"""

from pathlib import Path
from typing import TypeVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ValidationError

from eenloket.kern import klok
from eenloket.kern.fouten import OngeldigeInvoer
from eenloket.kern.organisaties.models import Organisatie

from .beschrijving import beschrijf, beschrijf_besluittypen, beschrijf_documenttypen
from .inhoud import Contact, Organisatiesoort, Pakket, Pakketkop
from .inhoud import Organisatie as Organisatieinhoud
from .laden import lees_pakket
from .models import Besluittype, Catalogus, Informatieobjecttype, Zaaktype
from .schrijven import bestanden_van, schrijf_pakket
from .versies import geldig_op

M = TypeVar("M", bound=BaseModel)


class StaatErAl(OngeldigeInvoer):
    """The folder has these files already; writing never overwrites."""

    code = "staat-er-al"
    tekst = _("In dit pakket staan al zaaktypen, besluittypen of documenttypen. Haal die eerst weg.")


class GeenInhoud(OngeldigeInvoer):
    """A type that wasn't made from content and that a package can't hold."""

    code = "geen-inhoud"

    def __init__(self, naam: str, reden: str) -> None:
        super().__init__(_("'%(naam)s' past niet in een pakket: %(reden)s") % {"naam": naam, "reden": reden})


def als_pakket(catalogus: Catalogus) -> Pakket:
    """Return the published types of ``catalogus`` that are or will be valid, as a package without services.

    Raises: GeenInhoud.
    Cost: some twenty queries.
    """
    vandaag = klok.vandaag()
    nu = Q(catalogus=catalogus, concept=False) & geldig_op(vandaag)
    organisatie = catalogus.organisatie
    zaaktypen = beschrijf(Zaaktype.objects.filter(nu).values_list("id", flat=True))
    besluittypen = beschrijf_besluittypen(Besluittype.objects.filter(nu).values_list("id", flat=True))
    documenttypen = beschrijf_documenttypen(
        Informatieobjecttype.objects.filter(nu).values_list("id", flat=True)
    )
    return Pakket(
        kop=Pakketkop(
            formaat=1,
            naam=organisatie.slug,
            organisatie=organisatie.slug,
            datum=vandaag,
            catalogus_domein=catalogus.domein,
            catalogus_rsin=catalogus.rsin,
            contactpersoon=catalogus.contactpersoon_beheer_naam,
        ),
        organisaties={organisatie.slug: _organisatie(organisatie)},
        onderwerpen={},
        vragen={},
        diensten={},
        patronen={},
        levensgebeurtenissen=[],
        zaaktypen={z.identificatie: _als_inhoud(z, z.identificatie) for z in zaaktypen.values()},
        besluittypen={b.omschrijving: _als_inhoud(b, b.omschrijving) for b in besluittypen.values()},
        documenttypen={d.omschrijving: _als_inhoud(d, d.omschrijving) for d in documenttypen.values()},
    )


def _als_inhoud(vorm: M, naam: str) -> M:
    """Return a description that content may hold."""
    try:
        return type(vorm).model_validate(vorm.model_dump(warnings=False))
    except ValidationError as fout:
        eerste = fout.errors(include_url=False)[0]
        plek = ".".join(str(deel) for deel in eerste["loc"])
        raise GeenInhoud(naam, f"{plek} {eerste['msg'].removeprefix('Value error, ')}".strip()) from fout


def schrijf_catalogus(catalogus: Catalogus, map_: Path) -> list[Path]:
    """Write ``catalogus`` into ``map_`` and return the files.

    A new or empty folder becomes a separate package; in a folder with a package, only types that its services
    don't make are written.
    Raises: MapNietLeeg, StaatErAl, GeenInhoud, Pakketfout, OSError.
    """
    pakket = als_pakket(catalogus)
    if not (map_ / "pakket.yaml").is_file():
        return schrijf_pakket(pakket, map_)
    gastheer = lees_pakket(map_).pakket
    if gastheer.zaaktypen or gastheer.besluittypen or gastheer.documenttypen:
        raise StaatErAl()
    van_diensten = {d.zaak.identificatie for d in gastheer.diensten.values()}
    los = {naam: z for naam, z in pakket.zaaktypen.items() if naam not in van_diensten}
    geschreven = []
    for naam, inhoud in bestanden_van(pakket.model_copy(update={"zaaktypen": los})).items():
        if naam.startswith(("zaaktypen/", "besluittypen", "documenttypen")):
            (map_ / naam).parent.mkdir(exist_ok=True)
            (map_ / naam).write_text(inhoud, encoding="utf-8", newline="\n")
            geschreven.append(map_ / naam)
    return geschreven


def _organisatie(organisatie: Organisatie) -> Organisatieinhoud:
    return Organisatieinhoud(
        slug=organisatie.slug,
        naam=organisatie.naam,
        lidwoord=organisatie.lidwoord,  # type: ignore[arg-type]  # it came from content
        soort=Organisatiesoort(organisatie.soort),
        rsin=organisatie.rsin,
        thema=organisatie.thema,
        koppeling=organisatie.koppeling or None,
        contact=Contact.model_validate(organisatie.contact or {}),
    )
