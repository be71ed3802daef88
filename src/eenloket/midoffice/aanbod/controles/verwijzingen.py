"""Check that every reference points to an existing item (M-A1)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..bevindingen import Bevinding
from ..bronnen import Pad
from ..inhoud import Dienst, Pakket, Vraagpatroon
from ..vindplaats import Vindplaatsen

_NAAR = {"organisaties": "organisatie", "onderwerpen": "onderwerp", "vragen": "vraag", "diensten": "dienst"}
_NAAR |= {"patronen": "patroon", "levensgebeurtenissen": "levensgebeurtenis", "regels": "beslistabel"}


def controleer_verwijzingen(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Check the references between items. An item that exists but can't be read counts as existing."""
    bekend = {deel: plaatsen.namen(deel) for deel in _NAAR}
    for deel in _NAAR.keys() - {"levensgebeurtenissen"}:
        bekend[deel] |= set(getattr(pakket, deel))
    bekend["levensgebeurtenissen"] |= {g.slug for g in pakket.levensgebeurtenissen}
    for deel, naam, pad, doel, waarde in _verwijzingen(pakket):
        if waarde not in bekend[doel]:
            yield plaatsen.bevinding(
                deel,
                naam,
                pad,
                _("{soort} '{naam}' bestaat niet.").format(soort=_NAAR[doel].capitalize(), naam=waarde),
                _("Gebruik een naam die in het pakket staat, of voeg '{naam}' toe.").format(naam=waarde),
            )
    yield from _ongebruikt(pakket, plaatsen)


Verwijzing = tuple[str, str, Pad, str, str]


def _verwijzingen(pakket: Pakket) -> Iterator[Verwijzing]:
    """Yield (part, item, path in the item, referenced part, referenced name)."""
    yield "kop", "kop", ("organisatie",), "organisaties", pakket.kop.organisatie
    for id_, vraag in pakket.vragen.items():
        yield "vragen", id_, ("onderwerp",), "onderwerpen", vraag.onderwerp
    for slug, dienst in pakket.diensten.items():
        for pad, doel, waarde in _van_dienst(dienst):
            yield "diensten", slug, pad, doel, waarde
    for slug, patroon in pakket.patronen.items():
        for pad, doel, waarde in _van_patroon(patroon):
            yield "patronen", slug, pad, doel, waarde
    for tak in pakket.levensgebeurtenissen:
        for deel, slugs in (("patronen", tak.patronen), ("diensten", tak.diensten)):
            for i, waarde in enumerate(slugs):
                yield "levensgebeurtenissen", tak.slug, (deel, i), deel, waarde
    for woorden in pakket.zoekwoorden:
        yield "zoekwoorden", woorden.doel, ("doel",), *_doel(woorden.doel)
    for i, vraag_ in enumerate(pakket.diagnose.vragen if pakket.diagnose else ()):
        for j, antwoord in enumerate(vraag_.antwoorden):
            if "/" in antwoord.naar:
                yield "diagnose", "diagnose", ("vragen", i, "antwoorden", j, "naar"), *_doel(antwoord.naar)


def _doel(adres: str) -> tuple[str, str]:
    soort, _streep, slug = adres.partition("/")
    return ("patronen" if soort == "vraag" else "diensten"), slug


def _van_dienst(dienst: Dienst) -> Iterator[tuple[Pad, str, str]]:
    yield ("organisatie",), "organisaties", dienst.organisatie
    if dienst.beslistabel:
        yield ("beslistabel",), "regels", dienst.beslistabel
    for i, adviseur in enumerate(dienst.advies):
        yield ("advies", i), "organisaties", adviseur
    for naam in ("vragen", "partnergegevens"):
        for i, vraag in enumerate(getattr(dienst, naam)):
            yield (naam, i), "vragen", vraag
    for i, eigenschap in enumerate(dienst.zaak.eigenschappen):
        if eigenschap.vraag:
            yield ("zaak", "eigenschappen", i, "vraag"), "vragen", eigenschap.vraag


def _van_patroon(patroon: Vraagpatroon) -> Iterator[tuple[Pad, str, str]]:
    yield ("organisatie",), "organisaties", patroon.organisatie
    yield ("levensgebeurtenis",), "levensgebeurtenissen", patroon.levensgebeurtenis
    for i, lid in enumerate(patroon.leden):
        yield ("leden", i, "dienst"), "diensten", lid.dienst
    for i, vraag in enumerate(patroon.volgorde):
        yield ("volgorde", i), "vragen", vraag
    for i, weigering in enumerate(patroon.bij_weigering):
        if weigering.alternatief:
            yield ("bij_weigering", i, "alternatief"), "vragen", weigering.alternatief


def _ongebruikt(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    gevraagd = {v for d in pakket.diensten.values() for v in d.vragen}
    gevraagd |= {v for p in pakket.patronen.values() for v in p.volgorde}
    for id_ in sorted(set(pakket.vragen) - gevraagd):
        yield plaatsen.bevinding(
            "vragen",
            id_,
            ("id",),
            _("Geen dienst of patroon stelt vraag '{naam}'.").format(naam=id_),
            _("Noem de vraag bij 'vragen' van een dienst, of haal hem weg."),
        )
    for slug, patroon in pakket.patronen.items():
        leden = {lid.dienst for lid in patroon.leden}
        for i, weigering in enumerate(patroon.bij_weigering):
            for j, dienst in enumerate([weigering.van, *weigering.voor]):
                if dienst not in leden:
                    pad: Pad = ("bij_weigering", i, "van") if j == 0 else ("bij_weigering", i, "voor", j - 1)
                    probleem = _("Dienst '{naam}' is geen lid van dit patroon.").format(naam=dienst)
                    yield plaatsen.bevinding(
                        "patronen", slug, pad, probleem, _("Noem een dienst uit 'leden'.")
                    )
