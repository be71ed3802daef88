"""Answers about other persons: opaque ids that a register gave, or names that a client typed when it didn't answer."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from eenloket.kern.actoren import Actor
from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.zaken import api as zaken

from .intake import Intake
from .models import Aanvraag


def bekende(aanvraag: Aanvraag, vraag: str, waarde: Iterable[str]) -> list[str]:
    """The ids in ``waarde`` that a register gave for this question; typed names are no ids, whatever they look like."""
    gegeven = {optie["id"] for optie in (aanvraag.opties or {}).get(vraag, [])}
    return [wie for wie in waarde if wie in gegeven]


def getypt(aanvraag: Aanvraag, vraag: Vraag, waarde: Any) -> bool:
    """Whether an answer about persons has a name that no register gave."""
    return vraag.soort is Vraagsoort.PERSONEN and len(bekende(aanvraag, vraag.id, waarde or [])) < len(waarde or [])


def vraag_naar_namen(intake: Intake, gemaakt: Sequence[zaken.Zaak], door: Actor) -> None:
    """Cases that depend on typed names get a task for a person: nobody checked who these are (see also ``feiten_voor_zaak``)."""
    namen = {v.id for v in intake.stand.vragen if getypt(intake.aanvraag, v, intake.waarde(v.id))}
    if not namen:
        return
    with override("nl"):
        tekst = _("De aanvrager heeft zelf namen ingevuld, omdat het register niet antwoordde. Zoek op wie dit zijn en verwerk hen zelf.")
    for lid, zaak in zip(intake.stand.meedoend, gemaakt, strict=True):
        if namen & set(lid.dienst.vragen):
            zaken.stel_taak(zaak, soort="namen", vraag=tekst, sleutel="namen", door=door)
