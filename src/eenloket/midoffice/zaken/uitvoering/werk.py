"""The work item of a case. It is updated in the transaction of the case, so that lists, menus and counts
needn't read cases.

The case is the source of the item's term, step and employee. Only the team and the date until which the item
is put aside belong to the item itself.
"""

from collections.abc import Sequence, Set

from eenloket.kern.actoren import Actor
from eenloket.midoffice.aanbod.api import typegegevens
from eenloket.midoffice.werk import api as werk

from ..leven.fasen import Fase
from ..models import Zaak

_BEHANDELEN = werk.Werksoort.BEHANDELEN
_TOONT = frozenset({
    "identificatie", "zaaktype_id", "dienst", "uitgave_id", "uitvoerder", "niveau", "vertrouwelijkheidaanduiding", "fase", "einddatum",
    "streefdatum", "uiterlijke_einddatum_afdoening", "opschorting_indicatie", "steekproef", "behandelaar_id",
})  # fmt: skip
"""Columns of a case that its work item shows or by which items are sorted."""


def zet_werk(zaken: Sequence[Zaak]) -> None:
    """Add work items for these cases, or update their items. A case that waits or has ended gets no item.

    Cost: one statement, whatever the number of cases; none when no case needs an item.
    """
    werk.zet([_opdracht(zaak) for zaak in zaken if not _rust(zaak)])


def volg_werk(zaak: Zaak, kolommen: Set[str], *, was_gesloten: bool, door: Actor) -> None:
    """Update the work item of a case whose ``kolommen`` changed. The item of a reopened case comes back with
    its history.

    Cost: one statement; one to three queries more when another employee handles the case, or when the case
    was reopened.
    """
    if not kolommen & _TOONT:
        return
    if zaak.fase == Fase.GESLOTEN:
        if not was_gesloten:
            werk.rond_af(zaak.id, _BEHANDELEN, "gesloten", door=door)
        return
    if was_gesloten:
        werk.zet_opnieuw([_opdracht(zaak)], door=door)
    else:
        zet_werk([zaak])
    if "behandelaar_id" in kolommen:
        wie = zaak.behandelaar_id
        werk.doe_bij([zaak.id], [_BEHANDELEN], werk.Oppakken(wie) if wie else werk.Teruggeven(), door=door)


def _rust(zaak: Zaak) -> bool:
    return zaak.fase in (Fase.WACHT, Fase.GESLOTEN)


def _opdracht(zaak: Zaak) -> werk.Opdracht:
    return werk.Opdracht(
        organisatie_id=zaak.organisatie_id,
        onderwerp=werk.Onderwerp.ZAAK,
        onderwerp_id=zaak.id,
        soort=_BEHANDELEN,
        titel=typegegevens(zaak.zaaktype_id).omschrijving,
        kenmerk=zaak.identificatie,
        sleutel=zaak.sleutel,
        dienst=zaak.dienst,
        uitgave_id=zaak.uitgave_id,
        uitvoerder=zaak.uitvoerder,
        niveau=zaak.niveau,
        vertrouwelijkheidaanduiding=zaak.vertrouwelijkheidaanduiding,
        fase=zaak.fase,
        termijn=werk.Termijn(
            zaak.streefdatum, zaak.uiterlijke_einddatum_afdoening, zaak.opschorting_indicatie
        ),
        reden=werk.Reden.STEEKPROEF if zaak.steekproef else werk.Reden.GEWOON,
    )
