"""A case as staff see it: what was asked and what we know, what must be done now, and what happened. No HTML."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.midoffice.aanbod.inhoud import Dienst, Vraag, Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten.models import Klantcontact
from eenloket.midoffice.regels.api import Regeluitkomst, Uitkomst
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Rol, Taak, Zaak
from eenloket.vormgeving.opmaak import datumlang

Antwoorden = Sequence[tuple[Vraag, aanvragen.Antwoord]]
_ROLVELD = {"naam": "naam", "contact_email": "email", "contact_telefoon": "telefoon"}
"""Questions whose answer also stands with the role of the applicant."""


@dataclass(frozen=True, slots=True)
class Controlepunt:
    nummer: int
    tekst: str
    verplicht: bool
    gedaan: bool


@dataclass(frozen=True, slots=True)
class Zaakbeeld:
    """Everything that the page of a case shows. ``dienst`` is None for a case of another system."""

    dossier: zaken.Zaakdossier
    dienst: Dienst | None
    aanvraag: aanvragen.Aanvraag | None
    beeld: aanvragen.Beeld | None
    gegevens: Sequence[dict[str, Any]]
    documenten: Sequence[zaken.Dossierstuk]
    besluiten: Sequence[besluiten.Besluit]
    contacten: Sequence[Klantcontact]
    voorstel: Regeluitkomst | None
    controlelijst: Sequence[Controlepunt]
    openstaand: Sequence[str]

    @property
    def zaak(self) -> Zaak:
        return self.dossier.zaak

    @property
    def gesloten(self) -> bool:
        return self.zaak.gesloten

    @property
    def open_taken(self) -> list[Taak]:
        return [t for t in self.dossier.taken if t.klaar_op is None]

    @property
    def te_toetsen(self) -> bool:
        """The case waits for the check of a sample."""
        return any(t.soort == "steekproef" for t in self.open_taken)


def zaakbeeld(zaak: Zaak) -> Zaakbeeld:
    """Collect it all. Cost: a fixed number of queries."""
    taal = get_language() or "nl"
    dossier = zaken.zaakdossier(zaak)
    dienst = zaken.dienst_van(dossier.zaak) if zaak.uitgave_id else None
    aanvraag = aanvragen.aanvraag_van_zaak(zaak.id)
    antwoorden = _van_deze_dienst(dossier.zaak, dienst, aanvraag)
    voorstel = besluiten.voorstel(dossier.zaak) if dienst and not zaak.gesloten else None
    return Zaakbeeld(
        dossier=dossier,
        dienst=dienst,
        aanvraag=aanvraag,
        beeld=aanvragen.beeld(aanvraag, taal) if aanvraag and aanvraag.ingediend_op else None,
        gegevens=[
            *_aanvrager(dossier.initiator, antwoorden),
            *_antwoorden(dossier, dienst, aanvraag, antwoorden, taal),
        ],
        documenten=zaken.dossier(zaak),
        besluiten=besluiten.besluiten_op(zaak),
        contacten=_contacten(dossier, aanvraag),
        voorstel=voorstel,
        controlelijst=_controlelijst(dienst, dossier.taken) if dienst else [],
        openstaand=besluiten.openstaand(dienst, zaak, dossier.taken) if dienst else [],
    )


def _van_deze_dienst(zaak: Zaak, dienst: Dienst | None, aanvraag: aanvragen.Aanvraag | None) -> Antwoorden:
    """Questions of this service with what the client answered; nothing for a case of another system."""
    if dienst is None or aanvraag is None:
        return []
    return aanvragen.antwoorden_voor_dienst(aanvraag, zaken.aanbod_van(zaak), dienst.slug)


def _aanvrager(rol: Rol | None, antwoorden: Antwoorden) -> list[dict[str, Any]]:
    """Who asks, as the case has it; what the answers say in the same words stands there already, with its source."""
    if rol is None:
        return []
    namen = {"naam": _("Naam"), "email": _("E-mailadres"), "telefoon": _("Telefoonnummer")}
    gegevens = {**(rol.gegevens or {}), "naam": zaken.naam_van(rol)}
    gezegd = {_ROLVELD[vraag.id]: antwoord.waarde for vraag, antwoord in antwoorden if vraag.id in _ROLVELD}
    return [
        {"label": label, "waarde": str(gegevens[veld])}
        for veld, label in namen.items()
        if gegevens.get(veld) and gegevens[veld] != gezegd.get(veld)
    ]


def _antwoorden(
    dossier: zaken.Zaakdossier,
    dienst: Dienst | None,
    aanvraag: aanvragen.Aanvraag | None,
    antwoorden: Antwoorden,
    taal: str,
) -> list[dict[str, Any]]:
    """Only what this service asked for; without a request (a case of another system) its properties."""
    if dienst is None or aanvraag is None:
        return [{"label": e.naam, "waarde": e.waarde} for e in dossier.eigenschappen]
    namen = {o["id"]: o["label"] for lijst in (aanvraag.opties or {}).values() for o in lijst}
    if any(vraag.soort is Vraagsoort.BESTANDEN for vraag, _antwoord in antwoorden):
        namen |= {str(u.id): u.bestandsnaam for u in documenten.uploads_van(aanvraag.id)}
    return [
        {
            "label": vraag.kort.in_taal(taal),
            "waarde": aanvragen.in_woorden(vraag, antwoord.waarde, taal, namen=namen),
            "bron": _bron(antwoord),
        }
        for vraag, antwoord in antwoorden
    ]


def _bron(antwoord: aanvragen.Antwoord) -> str:
    if antwoord.bron == aanvragen.Antwoordbron.REGISTER:
        return _("uit {register}, {datum}").format(
            register=antwoord.register.upper(), datum=datumlang(antwoord.peildatum)
        )
    if antwoord.bron == aanvragen.Antwoordbron.MEDEWERKER:
        return _("ingevuld door een medewerker")
    return ""


def _contacten(dossier: zaken.Zaakdossier, aanvraag: aanvragen.Aanvraag | None) -> list[Klantcontact]:
    """Contacts about this case or its request; other contacts of the client are none of this task's business."""
    rol = dossier.initiator
    if rol is None or rol.pseudoniem is None:
        return []
    client = vertaal(Pseudoniem(rol.pseudoniem), Domein.ZAKEN, Domein.KLANTEN)
    over: set[uuid.UUID] = {dossier.zaak.id} | ({aanvraag.id} if aanvraag else set())
    gevonden = klanten.contacten_van(dossier.zaak.organisatie_id, client)
    return [c for c in gevonden if {c.zaak_id, c.aanvraag_id} & over]


def _controlelijst(dienst: Dienst, taken: Sequence[Taak]) -> list[Controlepunt]:
    gedaan = {t.sleutel for t in taken if t.soort == "checklist"}
    return [
        Controlepunt(nummer, punt.tekst, punt.verplicht, f"checklist:{nummer}" in gedaan)
        for nummer, punt in enumerate(dienst.checklist)
    ]


def uitkomst_in_woorden(uitkomst: Uitkomst) -> str:
    return {
        Uitkomst.TOEKENNEN: _("De tabel stelt voor: toekennen"),
        Uitkomst.WEIGEREN: _("De tabel stelt voor: weigeren"),
        Uitkomst.MENS: _("De tabel laat dit aan u over"),
    }[uitkomst]
