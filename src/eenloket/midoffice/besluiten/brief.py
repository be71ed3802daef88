"""The decision letter: made once, kept in the file of the case (M-B10, Awb 3:41)."""

import uuid
from collections.abc import Sequence

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.pdf.api import maak_pdf
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Rol, Zaak, Zaakeigenschap

from .brieftekst import Stof, gegevens, titel
from .models import Besluit, Besluitinformatieobject

_TALEN = {"nl": "dut", "en": "eng"}


def maak_brief(besluit_id: uuid.UUID, *, door: Actor) -> list[uuid.UUID]:
    """Return the letters of a decision (ids of versions), and make those that don't exist yet.

    A letter is a PDF/UA and PDF/A document in Dutch; for a request in English, an English letter goes before
    it. A repeated call is safe, also at the same moment. The client doesn't see the letter of a case that
    belongs to a request before ``geef_vrij``.
    Raises: GeenDocumenttype.
    """
    with handeling(door, "besluit.brief"):
        besluit = (
            Besluit.objects.select_for_update(of=("self",))
            .select_related("zaak__organisatie")
            .get(id=besluit_id)
        )
        assert besluit.zaak is not None  # ours are about a case
        taal = _taal(besluit.zaak)
        er_zijn = _brieven(besluit)
        nodig = ["nl"] if taal == "nl" else [taal, "nl"]
        ontbreekt = [t for t in nodig if _TALEN[t] not in er_zijn]
        if ontbreekt:
            stof = _stof(besluit, besluit.zaak, vertaald=len(nodig) > 1)
            er_zijn |= {
                _TALEN[t]: _maak(stof, t, vrij=not _in_aanvraag(besluit.zaak), door=door) for t in ontbreekt
            }
        return [er_zijn[_TALEN[t]] for t in nodig]


def brieven_van(zaak_ids: Sequence[uuid.UUID], *, door: Actor) -> list[uuid.UUID]:
    """Return the letters of all decisions on these cases (ids of versions, in the order of the cases);
    missing letters are made.
    """
    rijen = Besluit.objects.filter(zaak_id__in=zaak_ids).exclude(
        resultaat=""
    )  # other systems write their own letters
    besluiten = {b.zaak_id: b.id for b in rijen.order_by("op")}
    return [
        versie
        for zaak_id in zaak_ids
        if zaak_id in besluiten
        for versie in maak_brief(besluiten[zaak_id], door=door)
    ]


def geef_vrij(zaak_ids: Sequence[uuid.UUID], *, door: Actor) -> None:
    """Make the letters of these cases visible for the client, when the cases are delivered (M-B6)."""
    with handeling(door, "besluit.vrijgeven"):
        stukken = Besluitinformatieobject.objects.filter(
            besluit__zaak_id__in=zaak_ids, informatieobject__isnull=False
        ).values_list("informatieobject_id", flat=True)
        zaken.toon_aan_client(zaak_ids, list(stukken), door=door)


def _taal(zaak: Zaak) -> str:
    """Return the language of the case's request; Dutch for a case without a request."""
    gevonden = Zaak.objects.filter(id=zaak.id).values_list("knoop__aanvraag__taal", flat=True).first()
    return "en" if (gevonden or "nl").startswith("en") else "nl"


def _in_aanvraag(zaak: Zaak) -> bool:
    return Zaak.objects.filter(id=zaak.id, knoop__isnull=False).exists()


def _brieven(besluit: Besluit) -> dict[str, uuid.UUID]:
    rijen = Besluitinformatieobject.objects.filter(besluit=besluit, informatieobject__laatste__isnull=False)
    return dict(rijen.values_list("informatieobject__laatste__taal", "informatieobject__laatste_id"))


def _stof(besluit: Besluit, zaak: Zaak, *, vertaald: bool) -> Stof:
    rol = Rol.objects.filter(zaak=zaak, omschrijving_generiek="initiator").first()
    naam = zaken.naam_van(rol) if rol else ""
    eigenschappen = [(e.naam, e.waarde) for e in Zaakeigenschap.objects.filter(zaak=zaak).order_by("id")]
    return Stof(
        besluit, zaak, zaken.aanbod_van(zaak), naam if isinstance(naam, str) else "", eigenschappen, vertaald
    )


def _maak(stof: Stof, taal: str, *, vrij: bool, door: Actor) -> uuid.UUID:
    inhoud = maak_pdf("besluit", gegevens(stof, taal), titel=titel(stof, taal), taal=taal, op=stof.besluit.op)
    soorten = zaken.zaaktype_van(stof.zaak).informatieobjecttype_op_naam
    versie = zaken.maak_document(
        stof.zaak,
        soort=next(
            (s for s in soorten if s.startswith("Besluit")), next((s for s in soorten if s == "Brief"), "")
        ),
        titel=titel(stof, taal),
        beschrijving=stof.besluit.identificatie,
        inhoud=inhoud,
        auteur=stof.organisatie.naam,
        taal=_TALEN[taal],
        voor_client=vrij,
        door=door,
    )
    Besluitinformatieobject.objects.create(
        besluit=stof.besluit, informatieobject_id=versie.informatieobject_id
    )
    return versie.id
