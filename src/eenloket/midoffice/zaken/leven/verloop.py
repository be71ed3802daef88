"""The progress of a case: statuses, the employee who handles it, its end, and its reopening (M-B5, M-B8;
zrc-007, zrc-008).
"""

import datetime as dt
import uuid
from dataclasses import dataclass, replace

from eenloket.kern.klok import AMSTERDAM
from eenloket.midoffice.aanbod.api import Statustypegegevens

from ..events import StatusGezet, ZaakGesloten, ZaakHeropend
from ..fouten import (
    DocumentOpSlot,
    EindeVoorBegin,
    EindeVoorHuidigeStatus,
    EindstatusNodig,
    GebruiksrechtOnbekend,
    OnjuisteFase,
)
from .archief import Brongegevens, Regime
from .archiefregime import afgeleid, met_regime, zonder_regime
from .fasen import Fase, eis_overgang, fase_bij
from .stand import Gevolg, NieuweStatus, Uitslag, Zaakstand, eis_bereikt, eis_open, met_werkdatum


@dataclass(frozen=True, slots=True, kw_only=True)
class Afloop:
    """The data needed to end a case: the result, the archive regime with its source data, and the state of
    the documents.

    ``uitslag`` is the result to record; None when the case has this result already. ``document_op_slot``: a
    document is locked. ``gebruiksrecht_onbekend``: the rights of use of a document are not known.
    """

    resultaat: str
    positief: bool
    regime: Regime
    bron: Brongegevens
    document_op_slot: bool = False
    gebruiksrecht_onbekend: bool = False
    uitslag: Uitslag | None = None


def zet_status(
    stand: Zaakstand,
    status: NieuweStatus,
    soort: Statustypegegevens,
    *,
    nu: dt.datetime,
    laatste: bool = True,
    op_volgorde: bool = False,
    informeren: bool = True,
) -> Gevolg:
    """Give a case a status that isn't its last one. A case that had ended is reopened by this.

    ``laatste=False``: the case has a later status already, so this status only completes the history.
    ``op_volgorde``: the phases must follow the table ``OVERGANGEN``, as they do for our own employees; other
    systems may set statuses in any order. ``informeren=False``: the client gets no message about this step.
    Raises: DossierIsGearchiveerd, OnjuisteFase, StatusInToekomst; ZaakIsGesloten with ``op_volgorde``.
    Source: zrc-007, zrc-008, M-B12.
    """
    _eis_status(stand, status, nu)
    if soort.eind or stand.fase == Fase.WACHT:  # a waiting case gets its terms in ``begin.start``
        raise OnjuisteFase()
    fase = fase_bij(soort.stap, soort.volgnummer)
    if op_volgorde:
        eis_overgang(stand.fase, fase)
    na = stand
    if laatste or stand.gesloten:  # the status that reopens a case is its status, whatever its moment
        na = replace(na, huidige_status_id=status.id)
    if stand.gesloten:
        na = zonder_regime(replace(na, einddatum=None))
    if laatste or stand.gesloten:
        na = replace(na, fase=fase)
    eerste = stand.huidige_status_id is None
    gezet = StatusGezet(
        zaak_id=stand.id,
        status_id=status.id,
        stap=soort.stap,
        informeren=informeren
        and soort.informeren
        and not eerste,  # the confirmation of receipt tells about the first status
        dienst=stand.dienst,
    )
    heropend = (ZaakHeropend(zaak_id=stand.id, dienst=stand.dienst),) if stand.gesloten else ()
    return Gevolg(
        stand=met_werkdatum(na),
        status=status,
        einde_veranderd=stand.gesloten,
        was_einde=stand.einddatum,
        gebeurtenissen=(gezet, *heropend),
    )


def sluit(
    stand: Zaakstand,
    status: NieuweStatus,
    soort: Statustypegegevens,
    afloop: Afloop,
    *,
    nu: dt.datetime,
    laatste: bool = True,
    op_volgorde: bool = False,
) -> Gevolg:
    """End a case with its last status. Its end date is the day of that status in the Netherlands; the archive
    regime follows; open tasks lapse.

    A case that has ended already gets a new end, unless ``op_volgorde`` (as in ``zet_status``). A waiting
    case may end too: its plan is stopped.
    Raises: DocumentOpSlot, GebruiksrechtOnbekend, DossierIsGearchiveerd, EindeVoorBegin,
    EindeVoorHuidigeStatus, EindstatusNodig, StatusInToekomst, ZaakIsGesloten.
    Source: zrc-007, zrc-021, M-B5.
    """
    _eis_status(stand, status, nu)
    if op_volgorde:
        eis_overgang(stand.fase, Fase.GESLOTEN)
    if not soort.eind:
        raise EindstatusNodig()
    einddatum = status.moment.astimezone(AMSTERDAM).date()
    if einddatum < stand.startdatum:
        raise EindeVoorBegin(veld="moment")
    if not laatste:
        raise EindeVoorHuidigeStatus(veld="moment")
    if afloop.document_op_slot:
        raise DocumentOpSlot()
    if afloop.gebruiksrecht_onbekend:
        raise GebruiksrechtOnbekend()
    was = afgeleid(stand, afloop.regime, afloop.bron)
    na = replace(
        stand,
        einddatum=einddatum,
        fase=Fase.GESLOTEN,
        opschorting_indicatie=False,
        opgeschort_sinds=None,
        huidige_status_id=status.id,
    )
    na = met_regime(na, afloop.regime, afloop.bron, was=was)
    return Gevolg(
        stand=met_werkdatum(na),
        status=status,
        uitslag=afloop.uitslag,
        taken_vervallen=True,
        einde_veranderd=True,
        was_einde=stand.einddatum,
        gebeurtenissen=(
            StatusGezet(
                zaak_id=stand.id,
                status_id=status.id,
                stap=soort.stap,
                informeren=False,  # the message about the outcome replaces it
                dienst=stand.dienst,
            ),
            ZaakGesloten(
                zaak_id=stand.id, resultaat=afloop.resultaat, positief=afloop.positief, dienst=stand.dienst
            ),
        ),
    )


def neem_in_behandeling(stand: Zaakstand, behandelaar_id: uuid.UUID | None) -> Gevolg:
    """Give the case to an employee; None gives the case back to the whole team.

    Raises: ZaakIsGesloten, OnjuisteFase.
    Source: M-B8.
    """
    eis_open(stand)
    if stand.fase == Fase.WACHT and behandelaar_id is not None:
        raise OnjuisteFase()
    return Gevolg(stand=replace(stand, behandelaar_id=behandelaar_id))


def _eis_status(stand: Zaakstand, status: NieuweStatus, nu: dt.datetime) -> None:
    eis_open(stand, geforceerd=True)  # the caller checks the right to reopen; an archived file never changes
    eis_bereikt(status, nu)
