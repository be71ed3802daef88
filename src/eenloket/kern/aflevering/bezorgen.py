"""One try at one delivery: claim the row, call the other side outside the transaction, write what came of it."""

import traceback
import uuid
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import structlog
from django.db.models import F
from django.db.models.functions import Coalesce, Now

from ..fouten import BuitenBereik
from ..handelingen import handeling
from ..klok import nu
from . import leven
from .leven import Staat, Stand
from .uitgang import M, NogGeenWeg, Onmogelijk, Overgenomen, Uitgang

log = structlog.get_logger("eenloket.aflevering")


def bezorg(uitgang: Uitgang[M], id_: uuid.UUID) -> None:
    """One try, when it is this row's turn; otherwise nothing. Two processes never try the same row at once.

    A process that dies while it tries leaves the row as it was claimed: it is tried again when the claim ends, with the same key for
    the other side. Cost: five statements around the call.
    """
    gepakt = _pak(uitgang, id_)
    if gepakt is None:
        return
    rij, vooraf = gepakt
    try:
        velden = uitgang.geef(rij)
    except Overgenomen:
        return
    except NogGeenWeg:
        _schrijf(uitgang, rij, leven.geparkeerd(vooraf), "geparkeerd")
    except Onmogelijk as fout:
        _mislukt(uitgang, rij, fout.reden, vooraf, voorgoed=True)
    except BuitenBereik as fout:
        _mislukt(uitgang, rij, str(fout), vooraf, oorzaak=fout.reden)
    except Exception as fout:
        plek = traceback.extract_tb(fout.__traceback__)[-1]  # the text of an error may hold personal data
        log.error("aflevering brak", uitgang=uitgang.naam, waar=f"{plek.filename}:{plek.lineno}")
        _mislukt(uitgang, rij, type(fout).__name__, vooraf)
    else:
        _gelukt(uitgang, rij, velden)


def houd_vast(uitgang: Uitgang[M], rij: M, reden: str, **velden: Any) -> None:
    """During a try: keep ``velden``, and begin anew with patience and claim. ``reden`` is for the audit trail. Raises: Overgenomen."""
    moment = nu()
    velden |= {"begonnen_op": moment, "pogingen": 1, "volgende_poging": moment + leven.PACHT}
    with handeling(uitgang.door, reden):
        if not _eigen(uitgang, rij).update(**velden):
            raise Overgenomen
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)


def _pak(uitgang: Uitgang[M], id_: uuid.UUID) -> tuple[M, Stand] | None:
    """The row, claimed, and how it stood before; None when it isn't its turn or somebody else has it."""
    with handeling(uitgang.door, f"{uitgang.naam}.poging"):
        rijen = uitgang.model._default_manager.select_for_update(skip_locked=True, of=("self",))
        rij = rijen.filter(id=id_, staat=Staat.WACHT).first()
        if rij is None or not leven.aan_de_beurt(vooraf := rij.stand, moment := nu()):
            return None
        rij.neem_over(straks := leven.begonnen(vooraf, moment))
        uitgang.model._default_manager.filter(id=id_).update(**asdict(straks))
        if straks.staat == Staat.MISLUKT:
            _meld_opgegeven(uitgang, rij)
            return None
    return rij, vooraf


def _gelukt(uitgang: Uitgang[M], rij: M, gehoord: Mapping[str, Any]) -> None:
    velden = {**gehoord, "bezorgd_op": Coalesce(F("bezorgd_op"), Now())}
    with handeling(uitgang.door, f"{uitgang.naam}.bezorgd"):
        straks = leven.gelukt(rij.stand)
        if _eigen(uitgang, rij).update(**asdict(straks), **velden):
            rij.neem_over(straks)
            uitgang.bij_bezorgd(rij)
        else:  # it went another way meanwhile; what the other side told counts
            uitgang.model._default_manager.filter(id=rij.id).update(**velden)


def _mislukt(
    uitgang: Uitgang[M], rij: M, reden: str, vooraf: Stand, *, oorzaak: str = "", voorgoed: bool = False
) -> None:
    straks = leven.mislukt(
        rij.stand,
        reden,
        nu(),
        oorzaak=oorzaak,
        eerder_ontvangen=vooraf.misschien_ontvangen,
        voorgoed=voorgoed,
    )
    log.warning("aflevering lukte niet", uitgang=uitgang.naam, oorzaak=reden, poging=rij.pogingen)
    _schrijf(uitgang, rij, straks, straks.staat if straks.staat == Staat.MISLUKT else "straks")


def _schrijf(uitgang: Uitgang[M], rij: M, straks: Stand, wat: str) -> None:
    """Nothing when the row went another way meanwhile."""
    with handeling(uitgang.door, f"{uitgang.naam}.{wat}"):
        if _eigen(uitgang, rij).update(**asdict(straks)):
            rij.neem_over(straks)
            if straks.staat == Staat.MISLUKT:
                _meld_opgegeven(uitgang, rij)


def _meld_opgegeven(uitgang: Uitgang[M], rij: M) -> None:
    log.error("aflevering opgegeven", uitgang=uitgang.naam, oorzaak=rij.laatste_fout, poging=rij.pogingen)
    uitgang.bij_opgegeven(rij)


def _eigen(uitgang: Uitgang[M], rij: M) -> Any:
    """The row as long as it is ours: every claim, and everything that ends one, writes another moment."""
    return uitgang.model._default_manager.filter(id=rij.id, volgende_poging=rij.volgende_poging)
