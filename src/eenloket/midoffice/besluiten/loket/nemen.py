"""Take a decision at our counter: mandate, motivation, dates, result, and the end of the case (M-B10)."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from typing import Any

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import Handeling, handeling
from eenloket.kern.klok import nu
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak

from ..leven.mandaat import eis_compleet, eis_mandaat
from ..leven.oordeel import Oordeel, Zaakstand, eis_beslisbaar, motivering, neem
from ..models import Besluit
from ..queries import klaar_voor
from ..uitvoering.soorten import besluitsoort
from ..uitvoering.toepassen import leg_vast


def neem_besluit(
    zaak: Zaak,
    *,
    resultaat: str,
    motivering: Mapping[str, str],
    regels: Sequence[str],
    door: Actor,
    bevoegde_rollen: Set[str] = frozenset(),
    automatisch: bool = False,
    spoor: Mapping[str, Any] | None = None,
    ingangsdatum: dt.date | None = None,
) -> Besluit | None:
    """Decide on a case and end it. The arguments of the judgement are those of ``leven.oordeel.Oordeel``.

    The result is None for a service whose case type has no decision type: the case then ends with a result
    only.
    Raises: ZaakIsGesloten, OnjuisteFase, OnbekendResultaat, GeenMandaat, NietAutomatisch,
    FunctiescheidingVereist, NogNietCompleet, MotiveringOntbreekt, Weigering.
    Source: Awb 3:46 (motivation), 10:3 (mandate), 6:7 (objection), M-B10.
    """
    oordeel = Oordeel(
        resultaat=resultaat, motivering=motivering, regels=regels, automatisch=automatisch, spoor=spoor, ingangsdatum=ingangsdatum
    )  # fmt: skip
    with handeling(door, "zaak.besluiten") as h:
        zaak = zaken.vergrendeld(zaak.id)
        dienst = zaken.dienst_van(zaak)
        positief = eis_beslisbaar(zaakstand(zaak), resultaat)
        eis_mandaat(
            dienst, zaak.behandelaar_id, door=door, bevoegde_rollen=bevoegde_rollen, automatisch=automatisch
        )
        if positief and not automatisch:
            eis_compleet(dienst, klaar_voor(dienst, zaak))
        return voltrek(h, zaak, oordeel)


def voltrek(h: Handeling, zaak: Zaak, oordeel: Oordeel) -> Besluit | None:
    """Record the decision on a locked, open case and end the case. The caller has already checked the
    mandate.

    Raises: MotiveringOntbreekt, Weigering.
    Cost: that of ending the case, the insert with its number, and one query for the type.
    """
    besluittype_id = zaken.zaaktype_van(zaak).besluittype_op_naam.get(
        zaken.dienst_van(zaak).zaak.besluittype or ""
    )
    besluit = None
    motivering(oordeel)  # refused before anything is written, also when no decision is recorded
    if besluittype_id is not None:
        besluit = Besluit()
        soort = besluitsoort(besluittype_id, zaak.organisatie_id)
        gevolg = neem(
            besluit.id, zaakstand(zaak), oordeel, zaken.dienst_van(zaak), besluittype_id, soort, door=str(h.door), nu=nu()
        )  # fmt: skip
        besluit = leg_vast(h, besluit, gevolg)
    _naar_besluiten(zaak, h.door)
    zaken.sluit(zaak, resultaat=oordeel.resultaat, door=h.door)
    return besluit


def zaakstand(zaak: Zaak) -> Zaakstand:
    """Return the state of a case for the rules of deciding. No query."""
    return Zaakstand(
        id=zaak.id,
        organisatie_id=zaak.organisatie_id,
        verantwoordelijke_organisatie=zaak.verantwoordelijke_organisatie,
        zaaktype=str(zaak.zaaktype_id),
        gesloten=zaak.gesloten,
        fase=zaak.fase,
        behandelaar_id=zaak.behandelaar_id,
        resultaten={r.omschrijving: r.positief for r in zaken.zaaktype_van(zaak).resultaattypen.values()},
    )


def _naar_besluiten(zaak: Zaak, door: Actor) -> None:
    """Add the step *besluiten* to the history when the case type has it. The client gets no message, because
    the decision is the message.
    """
    status = zaken.zaaktype_van(zaak).status(zaken.Fase.BESLUITEN)
    if status is not None and not status.eind and zaak.fase in (zaken.Fase.INTAKE, zaken.Fase.BEHANDELEN):
        zaken.zet_status(zaak, zaken.Fase.BESLUITEN, door=door, informeren=False)
