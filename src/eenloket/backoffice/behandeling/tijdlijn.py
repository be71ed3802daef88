"""What happened in a case, newest first: steps, terms, questions, advice, contacts, decisions (M-B12)."""

import datetime as dt
import uuid
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.zaken.models import Taak, Termijnwijziging
from eenloket.vormgeving.opmaak import datumlang

from .dossier import Zaakbeeld

_UITKOMST = {
    "positief": lambda: _("Advies: positief"),
    "negatief": lambda: _("Advies: negatief"),
    "voorwaarden": lambda: _("Advies: positief, met voorwaarden"),
    "akkoord": lambda: _("Steekproef: de uitkomst klopt"),
    "niet_akkoord": lambda: _("Steekproef: de uitkomst klopt niet"),
    "beantwoord": lambda: _("De aanvrager heeft geantwoord"),
    "vervallen": lambda: _("Niet meer nodig"),
    "klaar": lambda: _("Gedaan"),
}
Gebeurd = tuple[dt.datetime, str, str]


def tijdlijn(beeld: Zaakbeeld) -> list[dict[str, Any]]:
    """Steps for ``<c-tijdlijn>``."""
    gebeurd: list[Gebeurd] = []
    for status in beeld.dossier.statussen:
        gebeurd.append((status.datum_status_gezet, status.statustype.omschrijving, status.statustoelichting))
    for taak in beeld.dossier.taken:
        gebeurd += _taak(taak)
    gebeurd += [_termijn(w) for w in beeld.dossier.termijnwijzigingen]
    for besluit in beeld.besluiten:
        titel = _("Besluit: {resultaat}").format(
            resultaat=besluiten.uitkomst_van(besluit) or besluit.identificatie
        )
        gebeurd.append((besluit.op, titel, besluiten.uitleg_van(besluit, get_language() or "nl")))
    for contact in beeld.contacten:
        titel = _("Contact: {onderwerp}").format(onderwerp=contact.onderwerp)
        gebeurd.append((contact.plaatsgevonden_op, titel, _("via {kanaal}").format(kanaal=contact.kanaal)))
    gebeurd.sort(key=lambda g: g[0], reverse=True)
    return [
        {"titel": titel, "tijd": moment, "tekst": tekst, "staat": "klaar"} for moment, titel, tekst in gebeurd
    ]


def _taak(taak: Taak) -> list[Gebeurd]:
    if taak.soort == "checklist":
        return []
    titels = {
        "client": _("Gevraagd aan de aanvrager"),
        "adviseur": _("Advies gevraagd"),
        "medewerker": _("Taak"),
    }
    uit: list[Gebeurd] = [(taak.gemaakt_op, titels[taak.voor], str(taak.vraag))]
    if taak.klaar_op is not None:
        titel = _UITKOMST[taak.uitkomst]() if taak.uitkomst in _UITKOMST else _("Gedaan")
        uit.append((taak.klaar_op, titel, str((taak.antwoord or {}).get("tekst", ""))))
    return uit


def _termijn(wijziging: Termijnwijziging) -> Gebeurd:
    titels = {
        "opschorting": _("De termijn staat stil"),
        "hervatting": _("De termijn loopt weer, tot {dag}"),
        "verlenging": _("De termijn is verlengd tot {dag}"),
    }
    return (
        _moment_van(wijziging.id),
        titels[wijziging.soort].format(dag=datumlang(wijziging.wordt)),
        wijziging.reden,
    )


def _moment_van(id_: uuid.UUID) -> dt.datetime:
    """When a row was made: a UUIDv7 begins with its milliseconds."""
    return dt.datetime.fromtimestamp((id_.int >> 80) / 1000, dt.UTC)
