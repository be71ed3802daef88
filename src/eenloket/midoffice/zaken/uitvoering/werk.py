"""The work item of a case: it follows from the case in the same transaction, so that lists, menus and counts need not know cases.

The case is the truth: about its term, its step, and who handles it. Only a team and until when it was put aside are the item's own.
"""

from collections.abc import Sequence, Set

from eenloket.kern.actoren import Actor
from eenloket.midoffice.aanbod.api import typegegevens
from eenloket.midoffice.werk import api as werk

from ..leven.fasen import Fase
from ..models import Zaak

_BEHANDELEN = werk.Soort.BEHANDELEN
_TOONT = frozenset({
    "identificatie", "zaaktype_id", "dienst", "uitgave_id", "uitvoerder", "niveau", "vertrouwelijkheidaanduiding", "fase", "einddatum",
    "streefdatum", "uiterlijke_einddatum_afdoening", "opschorting_indicatie", "steekproef", "behandelaar_id",
})  # fmt: skip
"""Columns of a case that its item shows or is sorted by."""


def zet_werk(zaken: Sequence[Zaak]) -> None:
    """Put these cases on the list, or make their items say what they say now. One that waits or has ended isn't put there.

    Cost: one statement, however many cases; none when there is nothing to put.
    """
    werk.zet([_opdracht(zaak) for zaak in zaken if not _rust(zaak)])


def volg_werk(zaak: Zaak, kolommen: Set[str], *, was_gesloten: bool, door: Actor) -> None:
    """The item follows a case whose ``kolommen`` changed; a case that was opened again comes back on the list with its history.

    Cost: one statement; a query or three more when somebody else handles it or it was opened again.
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
