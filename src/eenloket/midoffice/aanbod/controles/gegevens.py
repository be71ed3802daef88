"""Check personal data: purpose limitation, properties, documents, and data for partners (M-B4, M-B15, M-F2)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..bevindingen import Bevinding
from ..inhoud import Dienst, Gegevensdoel, Pakket, Vraagsoort
from ..vindplaats import Vindplaatsen

BRP_VELDEN: dict[str, tuple[str, ...]] = {
    "naam": ("naam", "adressering.aanhef"),
    "geboortedatum": ("geboorte", "leeftijd"),
    "adres": ("verblijfplaats", "adressering"),
    "huisgenoten": ("verblijfplaats", "adressering"),
    "kinderen": ("kinderen",),
    "partner": ("partners",),
    "ouders": ("ouders",),
}
"""Source of a prefilled answer → roots of the BRP Personen Bevragen v2 fields, one of which the purpose must
allow.
"""


def controleer_gegevens(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Check that services use answers only for their purpose."""
    for slug, dienst in pakket.diensten.items():
        yield from _eigenschappen(pakket, slug, dienst, plaatsen)
        yield from _partnergegevens(slug, dienst, plaatsen)
    for id_, vraag in pakket.vragen.items():
        vragers = [d for d in pakket.diensten.values() if id_ in d.vragen]
        if vraag.bron and vragers and not any(staat_toe(d.doel, vraag.bron) for d in vragers):
            yield plaatsen.bevinding(
                "vragen",
                id_,
                ("bron",),
                _("Geen dienst die deze vraag stelt, mag '{bron}' opvragen.").format(bron=vraag.bron),
                _(
                    "Neem het gegeven op bij 'doel' van een dienst met een grondslag daarvoor, of haal 'bron' weg."
                ),
            )
        if vraag.soort is Vraagsoort.BESTANDEN and not vraag.documenttype:
            probleem = _("Een vraag om bestanden noemt een documenttype.")
            yield plaatsen.bevinding("vragen", id_, (), probleem, _("Voeg 'documenttype' toe."))
        if (
            vraag.documenttype
            and vragers
            and not any(vraag.documenttype in d.zaak.documenttypen for d in vragers)
        ):
            yield plaatsen.bevinding(
                "vragen",
                id_,
                ("documenttype",),
                _("Documenttype '{naam}' hoort bij geen dienst die deze vraag stelt.").format(
                    naam=vraag.documenttype
                ),
                _("Voeg het toe bij 'zaak.documenttypen' van die dienst."),
            )


def staat_toe(doel: Gegevensdoel, bron: str) -> bool:
    """Return whether a purpose includes the source of an answer ("brp.naam", "kvk.adres", "bag.adres").

    Addresses and buildings are open data and need no purpose.
    """
    register, _punt, gegeven = bron.partition(".")
    if register == "bag":
        return True
    if register == "kvk":
        return bool(doel.kvk)
    wortels = (*BRP_VELDEN.get(gegeven.split(".")[0], ()), gegeven)
    return any(veld == wortel or veld.startswith(f"{wortel}.") for veld in doel.brp for wortel in wortels)


def _eigenschappen(pakket: Pakket, slug: str, dienst: Dienst, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    for i, eigenschap in enumerate(dienst.zaak.eigenschappen):
        vraag = pakket.vragen.get(eigenschap.vraag or "")
        pad = ("zaak", "eigenschappen", i, "vraag")
        if vraag is not None and vraag.persoonsgegeven:
            yield plaatsen.bevinding(
                "diensten",
                slug,
                pad,
                _("Vraag '{naam}' is een persoonsgegeven en mag geen eigenschap worden.").format(
                    naam=vraag.id
                ),
                _("Haal de eigenschap weg, of zet bij de vraag 'persoonsgegeven: false' als dat zo is."),
            )
        if vraag is not None and vraag.id not in dienst.vragen:
            yield plaatsen.bevinding(
                "diensten",
                slug,
                pad,
                _("Deze dienst stelt vraag '{naam}' niet.").format(naam=vraag.id),
                _("Voeg de vraag toe bij 'vragen', of haal de eigenschap weg."),
            )


def _partnergegevens(slug: str, dienst: Dienst, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    for i, vraag in enumerate(dienst.partnergegevens):
        if vraag not in dienst.vragen:
            yield plaatsen.bevinding(
                "diensten",
                slug,
                ("partnergegevens", i),
                _("De partner krijgt '{naam}', maar deze dienst vraagt dat niet.").format(naam=vraag),
                _("Voeg de vraag toe bij 'vragen', of haal hem hier weg."),
            )
