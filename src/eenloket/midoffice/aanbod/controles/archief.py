"""Check that process types and classes exist in the selection list, and that outcomes are kept as long as the
list says (M-B17, ztc-002, ztc-003).
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from eenloket.kern.fouten import Registerfout

from ..archiefregime import BLIJVEND, JAAR, Klasse, Lijst, meegeleverd, zelfde_duur
from ..beschrijving import kolommen
from ..bevindingen import Bevinding, Ernst
from ..bronnen import Pad
from ..catalogus.resultaattypen import PROCESTERMIJN, controleer_brondatum
from ..catalogusvorm import resultaatvorm
from ..inhoud import Dienst, Pakket, Resultaattype
from ..models import Resultaattype as Resultaat
from ..vindplaats import Vindplaatsen


def controleer_archief(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Check every outcome of every service with the list in the product."""
    lijst = meegeleverd()
    for slug, dienst in pakket.diensten.items():
        procestype = dienst.zaak.selectielijst_procestype
        if procestype not in lijst.procestypen:
            yield plaatsen.bevinding(
                "diensten",
                slug,
                ("zaak", "selectielijst_procestype"),
                _("Procestype '{nummer}' staat niet in de selectielijst van {jaar}.").format(
                    nummer=procestype, jaar=JAAR
                ),
                _(
                    "Neem het nummer van een procestype uit gegevens/selectielijst.csv over (1 tot en met 29)."
                ),
            )
            continue
        for i, resultaat in enumerate(dienst.zaak.resultaten):
            yield from _brondatum(plaatsen, slug, ("zaak", "resultaten", i), resultaat)
            yield from _resultaat(lijst, plaatsen, slug, dienst, ("zaak", "resultaten", i), resultaat)


def _brondatum(plaatsen: Vindplaatsen, slug: str, pad: Pad, resultaat: Resultaattype) -> Iterator[Bevinding]:
    """Check the parameters of the way of deriving (ztc-006 … ztc-008); ``niveaus`` checks ``datumkenmerk``,
    with the properties.
    """
    try:
        controleer_brondatum(Resultaat(**kolommen(resultaatvorm(resultaat), Resultaat)))
    except Registerfout as fout:
        veld = str(fout.veld).rpartition(".")[2]
        if veld != "datumkenmerk":
            yield plaatsen.bevinding(
                "diensten",
                slug,
                (*pad, veld),
                _("'{veld}' past niet bij afleidingswijze '{wijze}'.").format(
                    veld=veld, wijze=resultaat.afleidingswijze
                ),
                _("Vul '{veld}' in als deze afleidingswijze het vraagt, en haal het anders weg.").format(
                    veld=veld
                ),
            )


def _resultaat(
    lijst: Lijst, plaatsen: Vindplaatsen, slug: str, dienst: Dienst, pad: Pad, resultaat: Resultaattype
) -> Iterator[Bevinding]:
    procestype, nummer = dienst.zaak.selectielijst_procestype, resultaat.selectielijstklasse
    bekend = lijst.klassen_van(procestype)
    klasse = lijst.klassen.get(nummer)
    veld = (*pad, "selectielijstklasse")
    if not bekend and (klasse is None or nummer.partition(".")[0] == procestype):
        yield plaatsen.bevinding(
            "diensten",
            slug,
            veld,
            _("Van procestype '{nummer}' kent de meegeleverde selectielijst geen klassen.").format(
                nummer=procestype
            ),
            _("Controleer klasse en bewaartermijn zelf in de selectielijst van {jaar}.").format(jaar=JAAR),
            ernst=Ernst.WAARSCHUWING,
        )
    elif klasse is None or klasse.procestype != procestype:
        keuzes = ", ".join(str(k) for k in bekend if k.nummer.count(".") == 1)
        yield plaatsen.bevinding(
            "diensten",
            slug,
            veld,
            _("Klasse '{nummer}' bestaat niet bij procestype {procestype} van de selectielijst.").format(
                nummer=nummer, procestype=procestype
            ),
            _("Kies een klasse van dit procestype: {keuzes}, of een klasse daaronder.").format(keuzes=keuzes),
        )
    else:
        yield from _termijnen(plaatsen, slug, pad, resultaat, klasse)


def _termijnen(
    plaatsen: Vindplaatsen, slug: str, pad: Pad, resultaat: Resultaattype, klasse: Klasse
) -> Iterator[Bevinding]:
    gegeven, wijze = resultaat.bewaartermijn, PROCESTERMIJN.get(klasse.procestermijn)
    if gegeven and klasse.waardering == BLIJVEND:
        yield plaatsen.bevinding(
            "diensten",
            slug,
            (*pad, "bewaartermijn"),
            _("Klasse {klasse} wordt blijvend bewaard.").format(klasse=klasse),
            _("Haal 'bewaartermijn' weg, of kies een andere klasse."),
        )
    elif gegeven and not zelfde_duur(gegeven, klasse.bewaartermijn):
        yield plaatsen.bevinding(
            "diensten",
            slug,
            (*pad, "bewaartermijn"),
            _("Klasse {klasse} heeft een bewaartermijn van {termijn}, hier staat {gegeven}.").format(
                klasse=klasse, termijn=klasse.bewaartermijn, gegeven=gegeven
            ),
            _("Haal 'bewaartermijn' weg: dan geldt de termijn van de klasse. Of kies een andere klasse."),
        )
    if wijze and resultaat.afleidingswijze != wijze:
        yield plaatsen.bevinding(
            "diensten",
            slug,
            (*pad, "afleidingswijze"),
            _("Bij klasse {klasse} hoort afleidingswijze '{wijze}'.").format(klasse=klasse, wijze=wijze),
            _("Vul '{wijze}' in, of kies een andere klasse.").format(wijze=wijze),
        )
