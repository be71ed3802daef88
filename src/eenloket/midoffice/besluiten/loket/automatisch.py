"""Level 1: the decision table decides at once, within the mandate, except for a random sample (M-B7)."""

import uuid

from django.utils.translation import gettext as _
from django.utils.translation import override

from eenloket.kern.actoren import Actor, systeem
from eenloket.kern.handelingen import handeling
from eenloket.kern.sleutels import kluis
from eenloket.midoffice.aanbod.inhoud import Dienst
from eenloket.midoffice.regels.api import Feiten, Niveau, Reden, Regelfout, Regeluitkomst, Uitkomst, beslis
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Taak, Zaak

from ..models import Besluit
from ..ports import feiten_van
from .nemen import neem_besluit

DOOR = systeem("besluiten")


def voorstel(zaak: Zaak, feiten: Feiten | None = None) -> Regeluitkomst | None:
    """Return the outcome of the service's decision table for this case; None when the service has no table.

    When the table can't give an outcome, because of an error in a rule or its facts, the outcome is MENS with
    that error as its reason.
    """
    dienst = zaken.dienst_van(zaak)
    if not dienst.beslistabel:
        return None
    try:
        tabel = zaken.aanbod_van(zaak).beslistabel(dienst.beslistabel)
        return beslis(tabel, feiten_van(zaak.id) if feiten is None else feiten)
    except Regelfout as fout:
        woorden = {}
        for taal in ("nl", "en"):
            with override(taal):
                woorden[taal] = str(fout)
        return Regeluitkomst(Uitkomst.MENS, (Reden(**woorden),), {}, "")


def resultaat_bij(dienst: Dienst, uitkomst: Uitkomst) -> str | None:
    """Return the name of the result type that belongs to an outcome; None when a person must choose."""
    if uitkomst is Uitkomst.TOEKENNEN:
        return next(r.naam for r in dienst.zaak.resultaten if r.positief)
    if uitkomst is Uitkomst.WEIGEREN:
        return next(
            (r.naam for r in dienst.zaak.resultaten if r.generiek in ("Geweigerd", "Niet ontvankelijk")), None
        )
    return None


def in_steekproef(zaak_id: uuid.UUID, percentage: int) -> bool:
    """Return whether a case is in the sample: random, but the same answer for the same case each time."""
    trekking = int.from_bytes(kluis.zoekwaarde(str(zaak_id), "steekproef")[:8])
    return trekking * 100 < percentage << 64


def motivering(uitkomst: Regeluitkomst) -> dict[str, str]:
    """Return the reasons of a table in both languages."""
    return {
        "nl": " ".join(dict.fromkeys(r.nl for r in uitkomst.redenen if r.nl)),
        "en": " ".join(dict.fromkeys(r.en for r in uitkomst.redenen if r.en)),
    }


def beslis_automatisch(zaak: Zaak, feiten: Feiten | None = None, *, door: Actor = DOOR) -> Besluit | None:
    """Decide on a level 1 case by its decision table, or leave the case to a person.

    A person decides when the table says so, when the case is in the sample, or when an employee must do a
    task first (such as finding out who the client is). The result is None when no decision was taken now,
    also when it was taken before: a repeated call is safe.
    Source: M-B7, Awb 10:3.
    """
    with handeling(door, "zaak.automatisch_besluiten"):
        zaak = zaken.vergrendeld(zaak.id)
        dienst = zaken.dienst_van(zaak)
        if zaak.gesloten or zaak.steekproef or zaak.behandelaar_id is not None:
            return None
        if (
            zaak.niveau != Niveau.MEEKLAAR
            or not dienst.mandaat.automatisch
            or zaak.uitvoerder != zaak.organisatie.slug
        ):
            return None
        if Taak.objects.filter(zaak_id=zaak.id, voor="medewerker", verplicht=True, klaar_op=None).exists():
            return None  # a decision would close the case while a compulsory task is open
        uitkomst = voorstel(zaak, feiten)
        resultaat = resultaat_bij(dienst, uitkomst.uitkomst) if uitkomst else None
        if uitkomst is None or resultaat is None:
            return None  # it stays on the work list; the page shows the reasons of the table
        if in_steekproef(zaak.id, dienst.steekproef):
            with override("nl"):
                vraag = _("Steekproef: klopt de uitkomst van de tabel?")
            zaken.zet_apart(zaak, vraag=vraag, door=door)
            return None
        try:
            return neem_besluit(
                zaak,
                resultaat=resultaat,
                motivering=motivering(uitkomst),
                regels=[r.regel for r in uitkomst.redenen],
                door=door,
                automatisch=True,
                spoor={"model": uitkomst.model, "spoor": uitkomst.spoor},
            )
        except (zaken.DocumentOpSlot, zaken.GebruiksrechtOnbekend) as weigering:
            with override("nl"):  # the table can't close the case: a person looks at the document first
                zaken.stel_taak(zaak, soort="document", vraag=str(weigering), sleutel="document", door=door)
            return None
