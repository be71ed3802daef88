"""Names for the codes of the standard: components, scopes, levels, APIs."""

from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eenloket.kern.vertrouwelijkheid import WOORDEN

from ..contract import contract
from ..toegang.rechten import COMPONENT

COMPONENTEN: Mapping[str, str | Promise] = {
    "zrc": _("Zaken"),
    "drc": _("Documenten"),
    "brc": pgettext_lazy("onderdeel", "Besluiten"),
    "ztc": _("Catalogus"),
    "nrc": _("Notificaties"),
    "ac": _("Autorisaties"),
}
UITLEG: Mapping[str, str | Promise] = {
    "zrc": _("Zaken en wat erbij hoort: status, resultaat, rollen"),
    "drc": _("Documenten bij zaken en besluiten"),
    "brc": _("Besluiten die bij een zaak zijn genomen"),
    "ztc": _("Zaaktypen en andere typen"),
    "nrc": _("Bericht krijgen van wijzigingen, of die zelf melden"),
    "ac": _("Zien en bepalen wat applicaties mogen. Geef dit alleen aan beheersoftware."),
}
SCOPES: Mapping[str, str | Promise] = {
    "zaken.lezen": _("Zaken lezen"),
    "zaken.aanmaken": _("Zaken aanmaken"),
    "zaken.bijwerken": _("Open zaken wijzigen"),
    "zaken.geforceerd-bijwerken": _("Ook gesloten zaken wijzigen"),
    "zaken.statussen.toevoegen": _("Een volgende status zetten"),
    "zaken.heropenen": _("Gesloten zaken heropenen"),
    "zaken.verwijderen": _("Zaken verwijderen"),
    "documenten.lezen": _("Documenten lezen"),
    "documenten.aanmaken": _("Documenten toevoegen"),
    "documenten.bijwerken": _("Documenten wijzigen"),
    "documenten.geforceerd-bijwerken": _("Ook definitieve documenten wijzigen"),
    "documenten.lock": _("Documenten vergrendelen"),
    "documenten.geforceerd-unlock": _("Vergrendeling van een ander weghalen"),
    "documenten.verwijderen": _("Documenten verwijderen"),
    "besluiten.lezen": _("Besluiten lezen"),
    "besluiten.aanmaken": _("Besluiten aanmaken"),
    "besluiten.bijwerken": _("Besluiten wijzigen"),
    "besluiten.verwijderen": _("Besluiten verwijderen"),
    "catalogi.lezen": _("De catalogus lezen"),
    "catalogi.schrijven": _("Concepten maken en publiceren"),
    "catalogi.geforceerd-schrijven": _("Ook gepubliceerde typen verbeteren"),
    "catalogi.geforceerd-verwijderen": _("Ook gepubliceerde typen verwijderen"),
    "notificaties.consumeren": _("Zich abonneren op notificaties"),
    "notificaties.publiceren": _("Zelf notificaties versturen"),
    "autorisaties.lezen": _("Rechten van applicaties zien"),
    "autorisaties.bijwerken": _("Rechten van applicaties wijzigen"),
    "audittrails.lezen": _("Zien wie wat heeft gewijzigd"),
}
_NIVEAUS: Mapping[str, str | Promise] = {
    "openbaar": _("openbaar"),
    "beperkt_openbaar": _("beperkt openbaar"),
    "intern": _("intern"),
    "zaakvertrouwelijk": _("zaakvertrouwelijk"),
    "vertrouwelijk": _("vertrouwelijk"),
    "confidentieel": _("confidentieel"),
    "geheim": _("geheim"),
    "zeer_geheim": _("zeer geheim"),
}
DIENSTSOORTEN: Mapping[str, str | Promise] = {
    "zrc": _("Zaken API"),
    "drc": _("Documenten API"),
    "ztc": _("Catalogi API"),
    "brc": _("Besluiten API"),
    "ac": _("Autorisaties API"),
    "nrc": _("Notificaties API"),
    "selectielijst": _("Selectielijst"),
}


def niveau(nummer: int | None) -> str:
    """Return the name of the level of confidentiality with this number; empty for None."""
    return str(_NIVEAUS[WOORDEN[nummer - 1]]) if nummer else ""


def niveaus() -> list[tuple[int, str]]:
    """Return the numbers and names of all levels, from open to secret."""
    return [(nummer, niveau(nummer)) for nummer in range(1, len(WOORDEN) + 1)]


def scope(naam: str) -> str:
    """Return what a scope allows, in words; the scope itself when it is unknown here."""
    return str(SCOPES.get(naam, naam))


@cache
def scopes_van(component: str) -> tuple[str, ...]:
    """Return the scopes that the operations of a component need, in the order of ``SCOPES``."""
    api = next(api for api, code in COMPONENT.items() if code == component)
    gevraagd = {
        naam
        for operatie in contract(api).operaties.values()
        for keuze in operatie.scopes
        for naam in keuze
        if naam.partition(".")[0] in (api, "audittrails")
    }
    orde = list(SCOPES)
    return tuple(sorted(gevraagd, key=orde.index))
