"""Load a package: it becomes a release, all or nothing (M-A1)."""

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from eenloket.kern import klok
from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.organisaties.models import Organisatie

from . import queries
from .bevindingen import Bevinding
from .catalogusladen import werk_bij
from .events import AanbodUitgegeven
from .inhoud import Pakket
from .laden import lees_pakket
from .models import Uitgave, UitgaveZaaktype
from .organisaties import neem_over
from .verschil import Wijziging, verschil
from .vorm import digest, naar_inhoud, normaal, van_inhoud

_SLOT = 0x61616E626F64
"""Key of the advisory lock: one load at a time in an installation, because packages share organisations."""


@dataclass(frozen=True, slots=True)
class Laadresultaat:
    """The result of loading: ``uitgave_id`` is the release in force now; an empty ``wijzigingen`` means that
    nothing was written.

    ``uitgave_id`` is None after a trial of a first package.
    """

    uitgave_id: uuid.UUID | None
    nummer: int
    geldig_vanaf: dt.date | None
    wijzigingen: tuple[Wijziging, ...]
    waarschuwingen: tuple[Bevinding, ...] = ()


def laad_pakket(map_: Path, *, door: Actor) -> Laadresultaat:
    """Read the package in ``map_``, check it and make it the newest release of its organisation, all or
    nothing.

    Two simultaneous calls are safe; loading the same content again changes nothing. The release is in force
    from the date in ``pakket.yaml``, or from today when that date has passed. Emits: AanbodUitgegeven.
    Raises: Pakketfout.
    """
    gelezen = lees_pakket(map_)
    resultaat = geef_uit(gelezen.pakket, door=door)
    return Laadresultaat(
        resultaat.uitgave_id,
        resultaat.nummer,
        resultaat.geldig_vanaf,
        resultaat.wijzigingen,
        gelezen.waarschuwingen,
    )


def proef(map_: Path) -> Laadresultaat:
    """Return what ``laad_pakket`` would change, without changing it.

    Raises: Pakketfout.
    """
    gelezen = lees_pakket(map_)
    oud = _laatste(gelezen.pakket)
    wijzigingen = tuple(verschil(van_inhoud(oud.inhoud) if oud else None, gelezen.pakket))
    return Laadresultaat(
        oud.id if oud else None,
        oud.nummer if oud else 0,
        oud.geldig_vanaf if oud else None,
        wijzigingen,
        gelezen.waarschuwingen,
    )


def geef_uit(pakket: Pakket, *, door: Actor) -> Laadresultaat:
    """Do as ``laad_pakket``, for a package that is already checked."""
    pakket = normaal(pakket)
    with handeling(door, "aanbod.laden") as stap:
        _wacht_op_beurt()
        oud = _laatste(pakket)
        nieuwe_digest = digest(pakket)
        if oud is not None and oud.digest == nieuwe_digest:
            return Laadresultaat(oud.id, oud.nummer, oud.geldig_vanaf, ())
        organisatie_id = neem_over(pakket)
        vandaag = klok.vandaag()
        uitgave = Uitgave.objects.create(
            organisatie_id=organisatie_id,
            nummer=(oud.nummer if oud else 0) + 1,
            digest=nieuwe_digest,
            geladen_op=klok.nu(),
            geladen_door=str(door),
            geldig_vanaf=max(pakket.kop.datum, vandaag),
            inhoud=naar_inhoud(pakket),
        )
        zaaktypen = werk_bij(pakket, organisatie_id=organisatie_id, begin=uitgave.geldig_vanaf)
        UitgaveZaaktype.objects.bulk_create(
            UitgaveZaaktype(uitgave=uitgave, dienst=dienst, zaaktype_id=id_)
            for dienst, id_ in zaaktypen.items()
        )
        stap.meld(AanbodUitgegeven(uitgave_id=uitgave.id, organisatie_id=organisatie_id))
    wijzigingen = verschil(van_inhoud(oud.inhoud) if oud else None, pakket)
    return Laadresultaat(uitgave.id, uitgave.nummer, uitgave.geldig_vanaf, tuple(wijzigingen))


def _wacht_op_beurt() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("het slot geldt alleen binnen een transactie")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SLOT])


def _laatste(pakket: Pakket) -> Uitgave | None:
    organisatie = Organisatie.objects.filter(slug=pakket.kop.organisatie).first()
    return queries.laatste_uitgave(organisatie.id) if organisatie else None
