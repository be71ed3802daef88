"""Check the case types, decision types and document types besides the services: unique names, and existing
references.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..bevindingen import Bevinding
from ..bronnen import Pad
from ..catalogusvorm import documenttypen
from ..inhoud import Pakket
from ..vindplaats import Vindplaatsen


def controleer_catalogus(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Check the names of the catalogue part with each other and with the services."""
    van_diensten = {d.zaak.identificatie: slug for slug, d in pakket.diensten.items()}
    for identificatie in pakket.zaaktypen:
        if identificatie in van_diensten:
            yield plaatsen.bevinding(
                "zaaktypen",
                identificatie,
                ("identificatie",),
                _("Dienst '{slug}' beschrijft dit zaaktype ook.").format(slug=van_diensten[identificatie]),
                _("Haal het hier weg, of geef het een eigen identificatie."),
            )
    bekend = {
        "zaaktypen": van_diensten.keys() | pakket.zaaktypen.keys() | plaatsen.namen("zaaktypen"),
        "besluittypen": pakket.besluittypen.keys()
        | plaatsen.namen("besluittypen")
        | {d.zaak.besluittype for d in pakket.diensten.values() if d.zaak.besluittype},
        "documenttypen": pakket.documenttypen.keys()
        | plaatsen.namen("documenttypen")
        | {naam for d in pakket.diensten.values() for naam in documenttypen(pakket, d)},
    }
    for deel, naam, pad, doel, genoemd in _verwijzingen(pakket):
        if genoemd not in bekend[doel]:
            yield plaatsen.bevinding(
                deel,
                naam,
                pad,
                _("'{naam}' staat niet bij {deel}.").format(naam=genoemd, deel=doel),
                _("Voeg het toe aan {bestand}, of haal het hier weg.").format(bestand=f"{doel}.yaml"),
            )


def _verwijzingen(pakket: Pakket) -> Iterator[tuple[str, str, Pad, str, str]]:
    """Yield (part, item, path in the item, referenced part, referenced name)."""
    for naam, b in pakket.besluittypen.items():
        for i, genoemd in enumerate(b.informatieobjecttypen):
            yield "besluittypen", naam, ("informatieobjecttypen", i), "documenttypen", genoemd
    for naam, z in pakket.zaaktypen.items():
        for i, genoemd in enumerate(z.besluittypen):
            yield "zaaktypen", naam, ("besluittypen", i), "besluittypen", genoemd
        for i, genoemd in enumerate(z.deelzaaktypen):
            yield "zaaktypen", naam, ("deelzaaktypen", i), "zaaktypen", genoemd
        for i, g in enumerate(z.gerelateerd):
            if g.zaaktype:
                yield "zaaktypen", naam, ("gerelateerd", i, "zaaktype"), "zaaktypen", g.zaaktype
        for i, d in enumerate(z.documenten):
            yield (
                "zaaktypen",
                naam,
                ("documenten", i, "informatieobjecttype"),
                "documenttypen",
                d.informatieobjecttype,
            )
        for i, r in enumerate(z.resultaattypen):
            for j, genoemd in enumerate(r.besluittypen):
                yield "zaaktypen", naam, ("resultaattypen", i, "besluittypen", j), "besluittypen", genoemd
            for j, genoemd in enumerate(r.informatieobjecttypen):
                pad = ("resultaattypen", i, "informatieobjecttypen", j)
                yield "zaaktypen", naam, pad, "documenttypen", genoemd
