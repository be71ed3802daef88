"""Taking a decision: mandate, motivation, dates, result, and the end of the case (M-B10)."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence, Set
from typing import Any

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import Handeling, handeling
from eenloket.kern.klok import nu, vandaag
from eenloket.kern.termijnen import Duur, wettelijke_einddatum
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak

from .events import BesluitGenomen
from .fouten import MotiveringOntbreekt
from .mandaat import eis_compleet, eis_mandaat
from .models import Besluit
from .nummer import bewaar

BEZWAAR = "P6W"
"""Time to object, from the day after the decision was made known (Awb 6:7, 6:8)."""


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
    """Decide on a case and end it: ``resultaat`` is the name of a result type, ``motivering`` {nl, en} the reasons in words,
    ``regels`` law and article of each, ``spoor`` the trace of the table.

    None for a service whose case type has no decision type: the case then ends with its result alone.
    Raises: ZaakIsGesloten, OnbekendResultaat, GeenMandaat, NietAutomatisch, FunctiescheidingVereist, NogNietCompleet,
    MotiveringOntbreekt. Source: Awb 3:46 (motivation), 10:3 (mandate), 6:7 (objection), M-B10.
    """
    with handeling(door, "zaak.besluiten") as h:
        zaak = zaken.vergrendeld(zaak.id)
        dienst, zaaktype = zaken.dienst_van(zaak), zaken.zaaktype_van(zaak)
        if zaak.gesloten:
            raise zaken.ZaakIsGesloten()
        if zaak.fase == zaken.Fase.WACHT:
            raise zaken.OnjuisteFase()
        if (soort := zaaktype.resultaattypen.get(resultaat)) is None:
            raise zaken.OnbekendResultaat(veld="resultaat")
        eis_mandaat(dienst, zaak, door=door, bevoegde_rollen=bevoegde_rollen, automatisch=automatisch)
        if soort.positief and not automatisch:
            eis_compleet(dienst, zaak)
        return voltrek(
            h, zaak, resultaat=resultaat, motivering=motivering, regels=regels, automatisch=automatisch, spoor=spoor,
            ingangsdatum=ingangsdatum,
        )  # fmt: skip


def voltrek(
    h: Handeling,
    zaak: Zaak,
    *,
    resultaat: str,
    motivering: Mapping[str, str],
    regels: Sequence[str],
    automatisch: bool,
    spoor: Mapping[str, Any] | None = None,
    ingangsdatum: dt.date | None = None,
) -> Besluit | None:
    """Record the decision on a locked, open case and end it; who may do so was checked before. Raises: MotiveringOntbreekt."""
    zaaktype = zaken.zaaktype_van(zaak)
    positief = zaaktype.resultaattypen[resultaat].positief
    woorden = _motivering(motivering)
    besluit = None
    if zaaktype.besluittype_id is not None:
        besluit = _leg_vast(
            zaak, resultaat, woorden, regels, h.door, besluittype_id=zaaktype.besluittype_id, positief=positief,
            automatisch=automatisch, spoor=spoor, ingangsdatum=ingangsdatum,
        )  # fmt: skip
    _naar_besluiten(zaak, h.door)
    zaken.sluit(zaak, resultaat=resultaat, door=h.door)
    if besluit is not None:
        h.meld(BesluitGenomen(besluit_id=besluit.id, zaak_id=zaak.id, positief=positief))
    return besluit


def _leg_vast(
    zaak: Zaak,
    resultaat: str,
    motivering: dict[str, str],
    regels: Sequence[str],
    door: Actor,
    *,
    besluittype_id: uuid.UUID,
    positief: bool,
    automatisch: bool,
    spoor: Mapping[str, Any] | None,
    ingangsdatum: dt.date | None,
) -> Besluit:
    dienst, dag = zaken.dienst_van(zaak), vandaag()
    ingang = ingangsdatum or dag
    besluit = Besluit(
        organisatie_id=zaak.organisatie_id,
        verantwoordelijke_organisatie=zaak.verantwoordelijke_organisatie,
        besluittype_id=besluittype_id,
        zaak=zaak,
        datum=dag,
        ingangsdatum=ingang,
        vervaldatum=Duur.lees(dienst.geldigheid).na(ingang) if positief and dienst.geldigheid else None,
        vervalreden="tijdelijk" if positief and dienst.geldigheid else "",
        verzenddatum=dag,
        uiterlijke_reactiedatum=wettelijke_einddatum(dag, BEZWAAR),
        resultaat=resultaat,
        positief=positief,
        motivering=motivering,
        regels=[r for r in dict.fromkeys(regels) if r],
        spoor=dict(spoor) if spoor is not None else None,
        genomen_door="automatisch" if automatisch else str(door),
        mandaat=dienst.mandaat.rol,
        automatisch=automatisch,
        op=nu(),
    )
    return bewaar(besluit)


def _motivering(motivering: Mapping[str, str]) -> dict[str, str]:
    nl = motivering.get("nl", "").strip()
    if not nl:
        raise MotiveringOntbreekt(veld="motivering")
    return {"nl": nl, "en": motivering.get("en", "").strip() or nl}


def _naar_besluiten(zaak: Zaak, door: Actor) -> None:
    """The step *besluiten* stands in the history when the case type has it; the decision itself tells the client."""
    status = zaken.zaaktype_van(zaak).status(zaken.Fase.BESLUITEN)
    if status is not None and not status.eind and zaak.fase in (zaken.Fase.INTAKE, zaken.Fase.BEHANDELEN):
        zaken.zet_status(zaak, zaken.Fase.BESLUITEN, door=door, informeren=False)
