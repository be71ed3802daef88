"""Check that decision models are sound, get the facts that they read, and give an outcome without answers
(M-B7).
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from eenloket.midoffice.regels.api import (
    Regelfout,
    als_tekst,
    celwaarden,
    controleer_model,
    namen_van_model,
    voer_uit,
)

from ..bevindingen import Bevinding, Ernst
from ..inhoud import Pakket
from ..vindplaats import Vindplaatsen
from . import proef
from .uitdrukkingen import ALTIJD


def controleer_beslistabellen(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Check each model alone, and each service with its model."""
    bekend = set(pakket.vragen) | plaatsen.namen("vragen") | ALTIJD
    goed = set()
    for naam, model in pakket.regels.items():
        problemen = list(controleer_model(model, bekend))
        for probleem in problemen:
            pad = (probleem.plaats,) if probleem.plaats else ()
            yield plaatsen.bevinding(
                "regels", naam, pad, probleem.probleem, _("Verbeter de tabel in de editor.")
            )
        if not problemen:
            goed.add(naam)
            yield from _proef(pakket, naam, plaatsen)
    gebruikt = {d.beslistabel for d in pakket.diensten.values()}
    for naam in sorted(set(pakket.regels) - gebruikt):
        probleem_ = _("Geen dienst gebruikt deze beslistabel.")
        remedie = _("Noem hem bij 'beslistabel' van een dienst, of haal hem weg.")
        yield plaatsen.bevinding("regels", naam, (), probleem_, remedie, ernst=Ernst.WAARSCHUWING)
    for slug, dienst in pakket.diensten.items():
        if dienst.beslistabel not in goed:
            continue
        kan_weigeren = any(r.generiek in ("Geweigerd", "Niet ontvankelijk") for r in dienst.zaak.resultaten)
        if not kan_weigeren and "'weigeren'" in als_tekst(pakket.regels[dienst.beslistabel]):
            yield plaatsen.bevinding(
                "diensten",
                slug,
                ("zaak", "resultaten"),
                _("De beslistabel kan weigeren, maar er is geen resultaat daarvoor."),
                _("Voeg een resultaat toe met 'generiek: Geweigerd'."),
            )
        gelezen = namen_van_model(pakket.regels[dienst.beslistabel]) & pakket.vragen.keys()
        for vraag in sorted(gelezen - set(dienst.vragen)):
            yield plaatsen.bevinding(
                "diensten",
                slug,
                ("beslistabel",),
                _("De beslistabel leest '{naam}', maar deze dienst vraagt dat niet.").format(naam=vraag),
                _("Voeg de vraag toe bij 'vragen' van de dienst."),
            )


def _proef(pakket: Pakket, naam: str, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    tekst = als_tekst(pakket.regels[naam])
    for leeg in (False, True):
        try:
            voer_uit(tekst, proef.feiten(pakket.vragen, leeg=leeg))
        except Regelfout:
            probleem = (
                _("De tabel kan niet tegen lege antwoorden.")
                if leeg
                else _("De tabel geeft een fout op gewone antwoorden.")
            )
            yield plaatsen.bevinding(
                "regels", naam, (), probleem, _("Vergelijk eerst met null, en soort met soort.")
            )
    for plaats, kolom, waarde in celwaarden(pakket.regels[naam]):
        vraag = pakket.vragen.get(kolom)
        if vraag is not None and vraag.opties and waarde not in {o.waarde for o in vraag.opties}:
            yield plaatsen.bevinding(
                "regels",
                naam,
                (plaats,),
                _("'{waarde}' is geen optie van vraag '{naam}'.").format(waarde=waarde, naam=kolom),
                _("Kies uit {opties}.").format(opties=", ".join(o.waarde for o in vraag.opties)),
            )
