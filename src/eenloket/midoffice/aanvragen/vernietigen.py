"""Requests whose cases are destroyed (zrc-023): what says something of these cases and of none that remains goes with them."""

import uuid
from collections import defaultdict
from collections.abc import Sequence

from eenloket.midoffice.aanbod.api import uitgave
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.zaken.ports import bij_vernietigen

from .models import Aanvraag, Antwoord, Betwisting, Knoop
from .plan import Planstaat
from .ports import vernietigers


@bij_vernietigen(30)
def vernietig_aanvragen(zaak_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """A request goes with its last case, and all that other rooms keep of it; while others remain, what only these services asked goes.

    Cost: three queries without requests, else some ten, and three for each request that remains.
    """
    ids = set(Knoop.objects.filter(zaak_id__in=zaak_ids).values_list("aanvraag_id", flat=True))
    if not ids:
        return []
    aanvragen = list(Aanvraag.objects.select_for_update(of=("self",)).filter(id__in=ids).order_by("id"))
    knopen: defaultdict[uuid.UUID, list[Knoop]] = defaultdict(list)
    for knoop in Knoop.objects.filter(aanvraag_id__in=ids):
        knopen[knoop.aanvraag_id].append(knoop)
    weg, mee = list[uuid.UUID](), list[uuid.UUID]()
    for aanvraag in aanvragen:
        gaan = [k for k in knopen[aanvraag.id] if k.zaak_id in zaak_ids]
        blijven = [
            k for k in knopen[aanvraag.id] if k.zaak_id and k not in gaan
        ]  # one that waits has its case too
        if blijven:
            mee += _laat_los(aanvraag, gaan, blijven)
        else:
            weg.append(aanvraag.id)
            mee += [k.id for k in knopen[aanvraag.id]]
    if weg:
        mee += werk.verwijder(mee)  # also when a person looked at a service
        mee += [id_ for vernietiger in vernietigers() for id_ in vernietiger(weg)]
        mee += documenten.vernietig_uploads(weg)
        mee += klanten.vernietig_contacten(aanvraag_ids=weg)
        Aanvraag.objects.filter(id__in=weg).delete()
    return [*weg, *mee]


def _laat_los(aanvraag: Aanvraag, gaan: Sequence[Knoop], blijven: Sequence[Knoop]) -> list[uuid.UUID]:
    """Take what only these services asked out of a request that goes on with others. While its plan runs it knows that they were there. Returns the ids of what is gone."""
    diensten = {k.dienst for k in gaan}
    aanbod = uitgave(aanvraag.uitgave_id)
    nog = {vraag for k in blijven for vraag in aanbod.dienst(k.dienst).vragen}
    alleen = {vraag for dienst in diensten for vraag in aanbod.dienst(dienst).vragen} - nog
    Antwoord.objects.filter(aanvraag=aanvraag, vraag__in=alleen).delete()
    Betwisting.objects.filter(aanvraag=aanvraag, vraag__in=alleen).delete()
    aanvraag.opties = {v: o for v, o in (aanvraag.opties or {}).items() if v not in alleen} or None
    aanvraag.klantfeiten = {
        d: f for d, f in (aanvraag.klantfeiten or {}).items() if d not in diensten
    } or None
    aanvraag.save(update_fields=["opties", "klantfeiten"])
    ids = [k.id for k in gaan]
    mee = werk.verwijder(ids)
    knopen = Knoop.objects.filter(id__in=ids)
    if all(Planstaat(k.staat).eind for k in blijven):
        knopen.delete()
        mee += ids
    else:
        knopen.update(zaak=None)
    return mee
