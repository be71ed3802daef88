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

ZONDER_NUMMER = "zonder-nummer"
"""How ids of the port begin when the register has somebody without a citizen number."""


def bekende(aanvraag: Aanvraag, vraag: str, waarde: Iterable[str]) -> list[str]:
    """The pseudonyms in ``waarde`` that a register gave for this question. Typed names aren't, whatever they look like, nor are
    persons that the register has without a number."""
    gegeven = {optie["id"] for optie in (aanvraag.opties or {}).get(vraag, [])}
    return [wie for wie in waarde if wie in gegeven and not wie.startswith(ZONDER_NUMMER)]


def getypt(aanvraag: Aanvraag, vraag: Vraag, waarde: Any) -> bool:
    """Whether an answer about persons has somebody whose number we don't know."""
    return vraag.soort is Vraagsoort.PERSONEN and len(bekende(aanvraag, vraag.id, waarde or [])) < len(
        waarde or []
    )


def vraag_naar_namen(intake: Intake, gemaakt: Sequence[zaken.Zaak], door: Actor) -> None:
    """Cases that depend on typed names get a task for a person: we don't know who these are (see also ``feiten_voor_zaak``)."""
    namen = {v.id for v in intake.stand.vragen if getypt(intake.aanvraag, v, intake.waarde(v.id))}
    if not namen:
        return
    with override("nl"):
        tekst = _(
            "Wij kennen niet van iedereen op deze aanvraag het burgerservicenummer. Zoek op wie dit zijn en verwerk hen zelf."
        )
    for lid, zaak in zip(intake.stand.meedoend, gemaakt, strict=True):
        if namen & set(lid.dienst.vragen):
            zaken.stel_taak(zaak, soort="namen", vraag=tekst, sleutel="namen", door=door)
