"""Facts of a request for who decides on one of its cases."""

import uuid
from typing import Any

from eenloket.kern.klok import AMSTERDAM, vandaag
from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.aanbod.api import uitgave as aanbod_uitgave
from eenloket.midoffice.aanbod.inhoud import Vraag
from eenloket.midoffice.regels.api import Feiten

from .antwoordtekst import in_woorden
from .feitvorm import als_feiten, herkomst_van
from .fouten import OnzekereFeiten
from .klantfeiten import klantgegevens_voor
from .models import Aanvraag, Antwoord, Knoop
from .personen import getypt


def feiten_voor_zaak(zaak_id: uuid.UUID) -> Feiten:
    """What a decision table sees of the request behind a case, on the day of submission: the client as the register knew him or her
    that day for the purpose of this service, no value for what wasn't asked. No facts for a case that comes
    from elsewhere. Raises: OnzekereFeiten (no table may decide: a person looks).
    """
    knoop = Knoop.objects.filter(zaak_id=zaak_id).select_related("aanvraag").first()
    if knoop is None:
        return Feiten(op=vandaag())
    aanvraag = knoop.aanvraag
    assert aanvraag.ingediend_op is not None  # only then there are cases
    vragen = aanbod_uitgave(aanvraag.uitgave_id).pakket.vragen
    antwoorden: dict[str, Any] = dict.fromkeys(vragen)
    rijen = list(Antwoord.objects.filter(aanvraag=aanvraag))
    antwoorden |= {a.vraag: a.waarde for a in rijen}
    eigen = aanbod_uitgave(aanvraag.uitgave_id).dienst(knoop.dienst).vragen
    if any(getypt(aanvraag, vragen[id_], antwoorden[id_]) for id_ in eigen):
        raise OnzekereFeiten()
    dag = aanvraag.ingediend_op.astimezone(AMSTERDAM).date()
    herkomst = {a.vraag: herkomst_van(a) for a in rijen}
    return als_feiten(vragen, antwoorden, dag, klantgegevens_voor(aanvraag, knoop.dienst), herkomst=herkomst)


def antwoorden_voor_dienst(aanvraag: Aanvraag, aanbod: Aanbod, dienst: str) -> list[tuple[Vraag, Antwoord]]:
    """The answers that one service asked for, in its order; a case file shows no more than its task needs (M-B15)."""
    gevraagd = aanbod.dienst(dienst).vragen
    rijen = {a.vraag: a for a in Antwoord.objects.filter(aanvraag=aanvraag, vraag__in=gevraagd)}
    return [(aanbod.vraag(id_), rijen[id_]) for id_ in gevraagd if id_ in rijen]


def waarden_voor_partner(zaak_id: uuid.UUID) -> dict[str, Any]:
    """Only the answers that ``partnergegevens`` of the service names, by question id."""
    knoop = Knoop.objects.filter(zaak_id=zaak_id).select_related("aanvraag").first()
    if knoop is None:
        return {}
    aanbod = aanbod_uitgave(knoop.aanvraag.uitgave_id)
    mag = aanbod.dienst(knoop.dienst).partnergegevens
    personen = {o["id"]: o["label"] for lijst in (knoop.aanvraag.opties or {}).values() for o in lijst}
    uit: dict[str, Any] = {}
    for antwoord in Antwoord.objects.filter(aanvraag=knoop.aanvraag, vraag__in=mag):
        vraag = aanbod.vraag(antwoord.vraag)
        uit[antwoord.vraag] = (
            in_woorden(vraag, antwoord.waarde, "nl", namen=personen)
            if vraag.soort in ("personen", "bestanden")
            else antwoord.waarde
        )
    return uit
