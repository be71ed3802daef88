"""Who may decide, and when a case is ready for it. Source: Awb 10:3, M-B8, M-B10."""

from collections.abc import Iterable, Set

from eenloket.kern.actoren import Actor
from eenloket.midoffice.aanbod.inhoud import Dienst
from eenloket.midoffice.zaken.models import Taak, Zaak

from .fouten import FunctiescheidingVereist, GeenMandaat, NietAutomatisch, NogNietCompleet


def eis_mandaat(
    dienst: Dienst, zaak: Zaak, *, door: Actor, bevoegde_rollen: Set[str], automatisch: bool
) -> None:
    """Raises: NietAutomatisch, GeenMandaat, FunctiescheidingVereist."""
    if automatisch:
        if not dienst.mandaat.automatisch:
            raise NietAutomatisch()
        return
    if dienst.mandaat.rol not in bevoegde_rollen:
        raise GeenMandaat()
    if dienst.knip.functiescheiding and (
        zaak.behandelaar_id is None or str(zaak.behandelaar_id) == door.kenmerk
    ):
        raise FunctiescheidingVereist()


def openstaand(dienst: Dienst, zaak: Zaak, taken: Iterable[Taak] | None = None) -> list[str]:
    """Keys of what a grant still waits for: ``checklist:0`` (compulsory items by place), ``advies:politie``. One query, none for
    who has the ``taken`` of the case already."""
    nodig = [f"checklist:{nummer}" for nummer, punt in enumerate(dienst.checklist) if punt.verplicht]
    nodig += [f"advies:{slug}" for slug in dienst.advies]
    if not nodig:
        return []
    if taken is None:
        taken = Taak.objects.filter(zaak_id=zaak.id, sleutel__in=nodig)
    klaar = {taak.sleutel for taak in taken if taak.klaar_op is not None}
    return [sleutel for sleutel in nodig if sleutel not in klaar]


def eis_compleet(dienst: Dienst, zaak: Zaak) -> None:
    """Raises: NogNietCompleet."""
    if openstaand(dienst, zaak):
        raise NogNietCompleet()
