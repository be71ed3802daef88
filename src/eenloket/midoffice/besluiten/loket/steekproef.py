"""The check of a sampled case by a person: was the outcome of the table right? (M-B7)"""

from collections.abc import Set

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak

from ..leven.mandaat import eis_mandaat
from ..leven.oordeel import Oordeel
from ..models import Besluit
from .automatisch import motivering, resultaat_bij, voorstel
from .nemen import voltrek


def toets_steekproef(
    zaak: Zaak, *, akkoord: bool, door: Actor, bevoegde_rollen: Set[str], toelichting: str = ""
) -> Besluit | None:
    """Record the result of the check. When the table was right, its outcome becomes the decision, taken by
    ``door``.

    Otherwise the result is None, and the case stays on the work list for a separate decision.
    Raises: TaakIsKlaar, ZaakIsGesloten, GeenMandaat, FunctiescheidingVereist, OnjuisteFase (the table gives
    no outcome any more).
    """
    with handeling(door, "zaak.steekproef_toetsen") as h:
        zaak = zaken.vergrendeld(zaak.id)
        dienst = zaken.dienst_van(zaak)
        eis_mandaat(
            dienst, zaak.behandelaar_id, door=door, bevoegde_rollen=bevoegde_rollen, automatisch=False
        )
        zaken.toets_steekproef(zaak, akkoord=akkoord, toelichting=toelichting, door=door)
        if not akkoord:
            return None
        uitkomst = voorstel(zaak)
        resultaat = resultaat_bij(dienst, uitkomst.uitkomst) if uitkomst else None
        if uitkomst is None or resultaat is None:
            raise zaken.OnjuisteFase()
        return voltrek(
            h,
            zaak,
            Oordeel(
                resultaat=resultaat,
                motivering=motivering(uitkomst),
                regels=[r.regel for r in uitkomst.redenen],
                automatisch=False,
                spoor={"model": uitkomst.model, "spoor": uitkomst.spoor},
            ),
        )
