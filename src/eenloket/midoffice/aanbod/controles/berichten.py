"""Check that all messages exist, with existing fields, and that no text message holds personal data (M-B12)."""

from collections.abc import Iterator
from string import Formatter

from django.utils.translation import gettext as _

from ..bevindingen import Bevinding
from ..inhoud import Berichttekst, Pakket, Tekst
from ..vindplaats import Vindplaatsen

NODIG = (
    "ontvangst",
    "stap",
    "vraag_aan_u",
    "besluit",
    "levering",
    "vervallen",
    "ingetrokken",
    "hervatten",
    "termijn_gewijzigd",
    "herinnering",
)
VELDEN = frozenset(
    {
        "aanhef",
        "nummer",
        "patroon",
        "dienst",
        "organisatie",
        "termijn",
        "stap",
        "taak",
        "uitleg",
        "uitkomst",
        "link",
        "code",
    }
)
NIET_IN_SMS = frozenset({"aanhef", "uitleg", "uitkomst"})
"""Fields that may not be in a text message, which anyone with the telephone can read: the person and the
outcome.
"""


def controleer_berichten(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Check completeness and the fields in braces."""
    for id_ in (
        NODIG if pakket.diensten or plaatsen.namen("diensten") else ()
    ):  # a catalogue alone tells nobody
        if id_ not in pakket.berichten and id_ not in plaatsen.namen("berichten"):
            yield Bevinding(
                "berichten.yaml",
                0,
                "",
                _("Bericht '{naam}' ontbreekt.").format(naam=id_),
                _("Voeg een bericht met id '{naam}' toe.").format(naam=id_),
            )
    for id_, bericht in pakket.berichten.items():
        for veld, taal, tekst in _teksten(bericht):
            for probleem in _problemen(veld, tekst):
                mogelijk = ", ".join(sorted(VELDEN - NIET_IN_SMS if veld == "sms" else VELDEN))
                remedie = _("Kies uit {velden}.").format(velden=mogelijk)
                yield plaatsen.bevinding("berichten", id_, (veld, taal), probleem, remedie)


def _teksten(bericht: Berichttekst) -> Iterator[tuple[str, str, str]]:
    delen: dict[str, Tekst | None] = {
        "onderwerp": bericht.onderwerp,
        "tekst": bericht.tekst,
        "sms": bericht.sms,
    }
    for veld, tekst in delen.items():
        if tekst is not None:
            yield veld, "nl", tekst.nl
            yield veld, "en", tekst.en


def _problemen(veld: str, tekst: str) -> Iterator[str]:
    try:
        velden = {naam for _tekst, naam, _vorm, _om in Formatter().parse(tekst) if naam is not None}
    except ValueError:
        yield _("Een accolade in deze tekst is niet gesloten.")
        return
    for naam in sorted(velden - VELDEN):
        yield _("Het veld '{naam}' bestaat niet.").format(naam="{" + naam + "}")
    if veld == "sms":
        for naam in sorted(velden & NIET_IN_SMS):
            yield _("Het veld '{naam}' mag niet in een sms.").format(naam="{" + naam + "}")
