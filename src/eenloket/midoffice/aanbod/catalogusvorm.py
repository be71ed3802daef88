"""The case type of a service in the long form, by pure functions, so that a change is found by comparing two
values.
"""

import math
from collections.abc import Mapping
from typing import Any

from .archiefregime import regime
from .catalogus.statustypen import LENGTE
from .inhoud import Dienst, Pakket, Resultaattype, Termijnen, Vraagsoort, Zaaktypebeschrijving
from .inhoud.zaaktype import Checklistregel, Resultaattypebeschrijving

AWB_REDELIJKE_TERMIJN = "P8W"
"""Awb art. 4:13: a decision within a reasonable term, eight weeks at most, when no law gives another term."""

STANDAARDDOCUMENTEN: Mapping[str, str] = {
    "Aanvraag": "inkomend",
    "Bijlage": "inkomend",
    "Advies": "inkomend",
    "Ontvangstbevestiging": "uitgaand",
    "Brief": "uitgaand",
    "Besluit": "uitgaand",
}
"""Document types that the counter makes or receives in every case, with their direction."""

ROLNAMEN = {
    "initiator": "Aanvrager",
    "behandelaar": "Behandelaar",
    "belanghebbende": "Belanghebbende",
    "adviseur": "Adviseur",
    "beslisser": "Beslisser",
    "mede_initiator": "Mede-aanvrager",
    "klantcontacter": "Klantcontacter",
    "zaakcoordinator": "Zaakcoördinator",
}


def werkdagen_als_duur(dagen: int) -> str:
    """Return working days as the calendar days that they take at least, in weeks of five: 5 → P7D, 0 → P0D
    (at once).
    """
    return f"P{math.ceil(dagen * 7 / 5)}D"


def doorlooptijd(termijnen: Termijnen) -> str:
    """Return the legal term, else our own norm, else the term that Awb 4:13 calls reasonable."""
    return termijnen.wettelijk or servicenorm(termijnen) or AWB_REDELIJKE_TERMIJN


def servicenorm(termijnen: Termijnen) -> str | None:
    """Return our own promise. It is approximate when it is in working days; kern.termijnen computes the exact
    day.
    """
    if termijnen.norm is None and termijnen.norm_werkdagen is not None:
        return werkdagen_als_duur(termijnen.norm_werkdagen)
    return termijnen.norm


def zaaktypevorm(pakket: Pakket, dienst: Dienst) -> Zaaktypebeschrijving:
    """Return the case type of ``dienst`` in full, without its dates."""
    zaak = dienst.zaak
    verantwoordelijke = pakket.organisaties.get(dienst.organisatie)
    return Zaaktypebeschrijving.model_validate(
        {
            "identificatie": zaak.identificatie,
            "omschrijving": zaak.omschrijving,
            "vertrouwelijkheidaanduiding": zaak.vertrouwelijkheidaanduiding,
            "doel": zaak.doel,
            "aanleiding": zaak.aanleiding,
            "indicatie_intern_of_extern": "extern",
            "handeling_initiator": zaak.handeling_initiator,
            "onderwerp": zaak.onderwerp,
            "handeling_behandelaar": zaak.handeling_behandelaar,
            "doorlooptijd": doorlooptijd(dienst.termijnen),
            "servicenorm": servicenorm(dienst.termijnen),
            "opschorting_en_aanhouding_mogelijk": True,  # Awb 4:15 holds for each application
            "verlenging_mogelijk": dienst.termijnen.verlenging is not None,
            "verlengingstermijn": dienst.termijnen.verlenging,
            "producten_of_diensten": [dienst.upl],
            "selectielijst_procestype_nummer": zaak.selectielijst_procestype,
            "referentieproces_naam": zaak.omschrijving,
            "verantwoordelijke": (verantwoordelijke.naam if verantwoordelijke else dienst.organisatie)[:50],
            "statustypen": _statustypen(dienst),
            "resultaattypen": [resultaatvorm(r) for r in zaak.resultaten],
            "roltypen": [
                {"omschrijving": ROLNAMEN[rol], "omschrijving_generiek": rol}
                for rol in dict.fromkeys(zaak.rollen)
            ],
            "eigenschappen": _eigenschappen(pakket, dienst),
            "documenten": [
                {"volgnummer": nummer, "informatieobjecttype": naam, "richting": richting}
                for nummer, (naam, richting) in enumerate(documenttypen(pakket, dienst).items(), start=1)
            ],
            "besluittypen": [zaak.besluittype] if zaak.besluittype else [],
        }
    )


def documenttypen(pakket: Pakket, dienst: Dienst) -> dict[str, str]:
    """Return the document types of a service with their direction: those of questions come in, its other
    types go out, and the standard types are always included.
    """
    gevraagd = {
        vraag.documenttype for naam in dienst.vragen if (vraag := pakket.vragen.get(naam)) is not None
    }
    eigen = {naam: "inkomend" if naam in gevraagd else "uitgaand" for naam in dienst.zaak.documenttypen}
    return eigen | dict(STANDAARDDOCUMENTEN)


def _statustypen(dienst: Dienst) -> list[dict[str, Any]]:
    """Return the status types; the checklist belongs to the first status of handling, else to the second
    status.
    """
    statussen = dienst.zaak.statussen
    bij = next((n for n, s in enumerate(statussen) if s.stap == "behandelen"), min(1, len(statussen) - 1))
    checklist = [
        Checklistregel(itemnaam=item.tekst[:30], vraagstelling=item.tekst[:255], verplicht=item.verplicht)
        for item in dienst.checklist
    ]
    return [
        {
            "volgnummer": nummer,
            "omschrijving": status.naam,
            "omschrijving_generiek": status.stap,
            "statustekst": status.tekst.nl[:1000],
            "informeren": status.informeren,
            "checklist": checklist if nummer == bij + 1 else [],
        }
        for nummer, status in enumerate(statussen, start=1)
    ]


def resultaatvorm(resultaat: Resultaattype) -> Resultaattypebeschrijving:
    """Return a result type in full; missing data of its archive regime comes from its class."""
    nominatie, termijn = regime(resultaat.selectielijstklasse, resultaat.bewaartermijn)
    return Resultaattypebeschrijving.model_validate(
        {
            "omschrijving": resultaat.naam,
            "omschrijving_generiek": resultaat.generiek,
            "selectielijst_nummer": resultaat.selectielijstklasse,
            "archiefnominatie": nominatie,
            "archiefactietermijn": termijn,
            "brondatum_archiefprocedure_afleidingswijze": resultaat.afleidingswijze,
            "brondatum_archiefprocedure_datumkenmerk": resultaat.datumkenmerk or "",
            "brondatum_archiefprocedure_objecttype": resultaat.objecttype or "",
            "brondatum_archiefprocedure_registratie": resultaat.registratie or "",
            "brondatum_archiefprocedure_procestermijn": resultaat.procestermijn,
            "positief": resultaat.positief,
        }
    )


def _eigenschappen(pakket: Pakket, dienst: Dienst) -> list[dict[str, Any]]:
    rijen = []
    for eigenschap in dienst.zaak.eigenschappen:
        vraag = pakket.vragen.get(eigenschap.vraag or "")
        keuze = vraag is not None and vraag.soort in (Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE)
        rijen.append(
            {
                "naam": eigenschap.naam,
                "definitie": eigenschap.definitie,
                "specificatie_formaat": eigenschap.formaat,
                "specificatie_lengte": LENGTE.get(eigenschap.formaat, eigenschap.lengte),
                "specificatie_kardinaliteit": "N"
                if vraag is not None and vraag.soort is Vraagsoort.MEERKEUZE
                else "1",
                "specificatie_waardenverzameling": [o.waarde for o in vraag.opties]
                if vraag is not None and keuze
                else [],
                "vraag": eigenschap.vraag or "",
            }
        )
    return rijen
