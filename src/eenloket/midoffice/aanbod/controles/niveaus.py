"""Check that the handling level fits the way of deciding (M-B7), and that results fit the archive regime
(M-B17).
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from eenloket.midoffice.regels.api import Niveau, niveau

from ..bevindingen import Bevinding, Ernst
from ..inhoud import Dienst, Pakket
from ..vindplaats import Vindplaatsen


def controleer_niveaus(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Find contradictions inside a service."""
    for slug, dienst in pakket.diensten.items():
        besluit = niveau(dienst.producttype, dienst.knip)
        if dienst.mandaat.automatisch and besluit.niveau is Niveau.COPRODUCTIE:
            yield plaatsen.bevinding(
                "diensten",
                slug,
                ("mandaat", "automatisch"),
                _("Op niveau 3 beslist een medewerker, dus niet automatisch."),
                _("Zet 'automatisch: false', of kijk 'knip' na: {reden}").format(reden=besluit.reden.nl),
            )
        if dienst.mandaat.automatisch and dienst.advies:
            yield plaatsen.bevinding(
                "diensten",
                slug,
                ("mandaat", "automatisch"),
                _("Wie eerst advies vraagt, kan niet automatisch beslissen."),
                _("Zet 'automatisch: false', of haal 'advies' weg."),
            )
        if dienst.advies and dienst.knip.derden == "nee":
            yield plaatsen.bevinding(
                "diensten",
                slug,
                ("advies",),
                _("Er wordt advies gevraagd, maar 'knip.derden' zegt nee."),
                _("Zet 'knip.derden' op 'zwaar'."),
                ernst=Ernst.WAARSCHUWING,
            )
        if besluit.begrensd:
            yield plaatsen.bevinding(
                "diensten",
                slug,
                ("producttype",),
                _("De beslisboom en het producttype spreken elkaar tegen: {reden}").format(
                    reden=besluit.reden.nl
                ),
                _("Kijk 'producttype' en 'knip' na."),
                ernst=Ernst.WAARSCHUWING,
            )
        yield from _archief(slug, dienst, plaatsen)


def _archief(slug: str, dienst: Dienst, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Check the data that the standard requires besides the way of deriving the archive date."""
    eigenschappen = {e.naam for e in dienst.zaak.eigenschappen}
    for i, resultaat in enumerate(dienst.zaak.resultaten):
        wijze, kenmerk = resultaat.afleidingswijze, resultaat.datumkenmerk
        problemen = {
            "eigenschap": kenmerk not in eigenschappen
            and _("'datumkenmerk' noemt geen eigenschap van deze zaak."),
            "ander_datumkenmerk": not kenmerk and _("'datumkenmerk' ontbreekt."),
            "zaakobject": not kenmerk and _("'datumkenmerk' ontbreekt."),
            "termijn": not resultaat.procestermijn and _("'procestermijn' ontbreekt."),
        }
        if probleem := problemen.get(wijze):
            pad = ("zaak", "resultaten", i)
            remedie = _("Vul het in, of kies een andere 'afleidingswijze'.")
            yield plaatsen.bevinding("diensten", slug, pad, str(probleem), remedie)
