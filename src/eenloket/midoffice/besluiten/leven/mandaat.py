"""Who may decide, and when a case is ready for a decision. Source: Awb 10:3, M-B8, M-B10."""

import uuid
from collections.abc import Collection, Set

from eenloket.kern.actoren import Actor
from eenloket.midoffice.aanbod.inhoud import Dienst

from ..fouten import FunctiescheidingVereist, GeenMandaat, NietAutomatisch, NogNietCompleet


def eis_mandaat(
    dienst: Dienst,
    behandelaar_id: uuid.UUID | None,
    *,
    door: Actor,
    bevoegde_rollen: Set[str],
    automatisch: bool,
) -> None:
    """Check that ``door``, who has the roles ``bevoegde_rollen``, may decide on a case of this service that
    ``behandelaar_id`` handles.

    Raises: NietAutomatisch, GeenMandaat, FunctiescheidingVereist.
    """
    if automatisch:
        if not dienst.mandaat.automatisch:
            raise NietAutomatisch()
        return
    if dienst.mandaat.rol not in bevoegde_rollen:
        raise GeenMandaat()
    if dienst.knip.functiescheiding and (behandelaar_id is None or str(behandelaar_id) == door.kenmerk):
        raise FunctiescheidingVereist()


def nodig(dienst: Dienst) -> list[str]:
    """Return the keys of the tasks that a grant requires: ``checklist:0`` (compulsory items by position),
    ``advies:politie``.
    """
    punten = [f"checklist:{nummer}" for nummer, punt in enumerate(dienst.checklist) if punt.verplicht]
    return punten + [f"advies:{slug}" for slug in dienst.advies]


def openstaand(dienst: Dienst, klaar: Collection[str]) -> list[str]:
    """Return the keys of the required tasks that aren't done; ``klaar`` are the keys of the tasks that are
    done.
    """
    return [sleutel for sleutel in nodig(dienst) if sleutel not in klaar]


def eis_compleet(dienst: Dienst, klaar: Collection[str]) -> None:
    """Check that all tasks that a grant requires are done.

    Raises: NogNietCompleet.
    """
    if openstaand(dienst, klaar):
        raise NogNietCompleet()
