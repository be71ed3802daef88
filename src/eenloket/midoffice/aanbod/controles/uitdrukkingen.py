"""Check that every expression can be read, uses existing names, and can be evaluated with and without
answers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from eenloket.midoffice.regels.api import controleer_uitdrukking, namen_in, proefwaarde_kan, vergelijkingen

from ..bevindingen import Bevinding, Ernst
from ..bronnen import Pad
from ..inhoud import Pakket, Vraag
from ..vindplaats import Vindplaatsen
from . import proef

ALTIJD = frozenset({"vandaag", "client"})


@dataclass(frozen=True, slots=True)
class _Plek:
    deel: str
    naam: str
    pad: Pad
    tekst: str
    waarde_van: Vraag | None = None
    """For a check: the question whose answer ``waarde`` is."""


def controleer_uitdrukkingen(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Check the conditions on questions and members, and the checks on answers."""
    bekend = set(pakket.vragen) | plaatsen.namen("vragen") | ALTIJD
    vol, leeg = proef.feiten(pakket.vragen), proef.feiten(pakket.vragen, leeg=True)
    for plek in _plekken(pakket):
        for probleem, remedie in _problemen(pakket, plek, bekend, vol, leeg):
            yield plaatsen.bevinding(plek.deel, plek.naam, plek.pad, probleem, remedie)
    yield from _nooit_gevraagd(pakket, plaatsen)


def _plekken(pakket: Pakket) -> Iterator[_Plek]:
    for id_, vraag in pakket.vragen.items():
        if vraag.als:
            yield _Plek("vragen", id_, ("als",), vraag.als)
        for i, controle in enumerate(vraag.controles):
            yield _Plek("vragen", id_, ("controles", i, "als"), controle.als, vraag)
    for slug, patroon in pakket.patronen.items():
        for i, lid in enumerate(patroon.leden):
            if lid.als:
                yield _Plek("patronen", slug, ("leden", i, "als"), lid.als)


def _problemen(
    pakket: Pakket, plek: _Plek, bekend: set[str], vol: Mapping[str, Any], leeg: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    if fout := controleer_uitdrukking(plek.tekst):
        yield fout, _("Verbeter de uitdrukking.")
        return
    eigen = {"waarde": proef.voorbeeld(plek.waarde_van)} if plek.waarde_van else {}
    if vreemd := sorted(namen_in(plek.tekst) - bekend - eigen.keys()):
        yield (
            _("Onbekende naam in de uitdrukking: {namen}.").format(namen=", ".join(vreemd)),
            _("Gebruik het id van een vraag; tekst staat tussen aanhalingstekens."),
        )
        return
    if fout := proefwaarde_kan(plek.tekst, {**vol, **eigen}):
        yield (
            _("De uitdrukking past niet bij de soort antwoorden ({fout}).").format(fout=fout),
            _(
                "Vergelijk een getal met een getal en tekst met tekst. Een datum is een aantal dagen vanaf vandaag."
            ),
        )
    elif fout := proefwaarde_kan(plek.tekst, {**leeg, **eigen}):
        yield (
            _("De uitdrukking kan niet tegen een leeg antwoord ({fout}).").format(fout=fout),
            _("Zet er 'naam != null and' voor."),
        )
    for naam, waarde in vergelijkingen(plek.tekst):
        vraag = plek.waarde_van if naam == "waarde" else pakket.vragen.get(naam)
        if vraag is not None and vraag.opties and waarde not in {o.waarde for o in vraag.opties}:
            yield (
                _("'{waarde}' is geen optie van vraag '{naam}'.").format(waarde=waarde, naam=vraag.id),
                _("Kies uit {opties}.").format(opties=", ".join(o.waarde for o in vraag.opties)),
            )


def _nooit_gevraagd(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Find conditions on a question that isn't asked there, because such a condition is never true."""
    for slug, patroon in pakket.patronen.items():
        gesteld = set(patroon.volgorde) | {
            v
            for lid in patroon.leden
            if lid.dienst in pakket.diensten
            for v in pakket.diensten[lid.dienst].vragen
        }
        for i, lid in enumerate(patroon.leden):
            for naam in sorted((namen_in(lid.als or "") & pakket.vragen.keys()) - gesteld):
                yield plaatsen.bevinding(
                    "patronen",
                    slug,
                    ("leden", i, "als"),
                    _("Vraag '{naam}' wordt in dit patroon niet gesteld.").format(naam=naam),
                    _("Voeg de vraag toe bij 'volgorde' of bij 'vragen' van een lid."),
                )
    for slug, dienst in pakket.diensten.items():
        for i, id_ in enumerate(dienst.vragen):
            als = pakket.vragen[id_].als if id_ in pakket.vragen else None
            for naam in sorted((namen_in(als or "") & pakket.vragen.keys()) - set(dienst.vragen)):
                yield plaatsen.bevinding(
                    "diensten",
                    slug,
                    ("vragen", i),
                    _("Vraag '{id}' hangt af van '{naam}', en die stelt deze dienst niet.").format(
                        id=id_, naam=naam
                    ),
                    _(
                        "Voeg '{naam}' toe bij 'vragen', anders ziet iemand die alleen deze dienst kiest, de vraag nooit."
                    ).format(naam=naam),
                    ernst=Ernst.WAARSCHUWING,
                )
