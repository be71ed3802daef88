"""Write the result of an act on a case: changed columns, new rows, events."""

from collections.abc import Iterable

from eenloket.kern import sql
from eenloket.kern.handelingen import Handeling
from eenloket.kern.klok import nu
from eenloket.kern.rijen import voeg_toe, werk_bij

from ..leven.stand import Gevolg, Termijnregel, Uitslag
from ..models import Resultaat, Status, Termijnwijziging, Zaak
from .archiveren import werk_afhankelijken_bij
from .rij import neem_over
from .werk import volg_werk

_VERVALLEN = "UPDATE zaken_taak SET klaar_op = %(op)s, uitkomst = 'vervallen' WHERE zaak_id = %(zaak)s AND klaar_op IS NULL"


def pas_toe(
    h: Handeling,
    zaak: Zaak,
    gevolg: Gevolg,
    *,
    status: Status | None = None,
    resultaat: Resultaat | None = None,
    ook: Iterable[str] = (),
) -> Zaak:
    """Write the result of an act on a locked case; the events are emitted when this transaction commits.

    ``status`` is the row of the new status when the caller made it; ``resultaat`` is the row of the result,
    existing or new. ``ook`` names further columns that the caller changed.
    Cost: an update of the case when it changed and one of its work item, an insert for each kind of new row,
    one update for tasks that lapse, two queries when the end date changed (the terms of other cases may count
    from it), and the events.
    """
    if gevolg.status is not None:
        voeg_toe([status or status_rij(zaak, gevolg)])
    if gevolg.uitslag is not None:
        _leg_uitslag_vast(zaak, gevolg.uitslag, resultaat)
    was_gesloten = zaak.einddatum is not None
    if kolommen := neem_over(zaak, gevolg.stand) | set(ook):
        werk_bij(zaak, sorted(kolommen))
        volg_werk(zaak, kolommen, was_gesloten=was_gesloten, door=h.door)
    voeg_toe([_termijnwijziging(zaak, regel) for regel in gevolg.termijnregels])
    if gevolg.taken_vervallen:
        sql.stuur(_VERVALLEN, {"op": nu(), "zaak": zaak.id})
    if gevolg.einde_veranderd:
        werk_afhankelijken_bij(zaak, gevolg.was_einde)
    h.meld(*gevolg.gebeurtenissen)
    return zaak


def status_rij(zaak: Zaak, gevolg: Gevolg) -> Status:
    """Return the row of the new status, not saved."""
    nieuw = gevolg.status
    assert nieuw is not None
    return Status(
        id=nieuw.id,
        zaak=zaak,
        statustype_id=nieuw.statustype_id,
        datum_status_gezet=nieuw.moment,
        statustoelichting=nieuw.toelichting,
        gezetdoor=nieuw.gezetdoor,
    )


def _leg_uitslag_vast(zaak: Zaak, uitslag: Uitslag, rij: Resultaat | None) -> None:
    """Save the result. A case has one result: an existing row gets the new values, a row that isn't saved yet
    is inserted.
    """
    rij = rij or Resultaat(
        zaak=zaak, resultaattype_id=uitslag.resultaattype_id, toelichting=uitslag.toelichting
    )
    if rij._state.adding:
        voeg_toe([rij])
        return
    nieuw = {"resultaattype_id": uitslag.resultaattype_id, "toelichting": uitslag.toelichting}
    anders = [kolom for kolom, waarde in nieuw.items() if getattr(rij, kolom) != waarde]
    for kolom in anders:
        setattr(rij, kolom, nieuw[kolom])
    if anders:
        werk_bij(rij, anders)


def _termijnwijziging(zaak: Zaak, regel: Termijnregel) -> Termijnwijziging:
    return Termijnwijziging(
        zaak=zaak,
        soort=regel.soort,
        op=regel.op,
        dagen=regel.dagen,
        reden=regel.reden,
        was=regel.was,
        wordt=regel.wordt,
    )
