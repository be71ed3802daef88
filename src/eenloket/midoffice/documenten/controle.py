"""Find files without a row and rows without a file, and repair them where no guess is needed.

A file is written before its row and deleted after its row, so a crash leaves a file without a row. Such a
file may be deleted after a day, because an upload may still be in progress. A row whose file is missing is
never emptied, because the storage may only be unreachable. Such a row gets the file of a document of the same
organisation with the same content, when there is one; a part is marked to be sent again; all other cases are
reported.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Model

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.opslag.api import opslag

from .models import Bestandsdeel, Upload, Versie
from .opbergen import in_gebruik

WACHT = 86400.0
"""Seconds that a file may exist without a row: no upload takes a day."""
_STAPEL = 1000
_MAPPEN = tuple(f"{n:02x}" for n in range(256))


@dataclass(frozen=True, slots=True)
class ZonderBestand:
    """A row whose file isn't in the storage. ``soort`` is versie, bestandsdeel or upload; ``hersteld`` says
    whether it was repaired.
    """

    soort: str
    id: uuid.UUID
    sleutel: str
    hersteld: bool


@dataclass(slots=True)
class Bevinding:
    """The result of a check."""

    bestanden: int = 0
    rijen: int = 0
    wezen: list[str] = field(default_factory=list)
    zonder: list[ZonderBestand] = field(default_factory=list)

    @property
    def verloren(self) -> list[ZonderBestand]:
        """The rows that couldn't be repaired."""
        return [rij for rij in self.zonder if not rij.hersteld]


def controleer_opslag(*, herstel: bool, door: Actor, wacht: float = WACHT) -> Bevinding:
    """Compare storage and rows, folder by folder; only one of the 256 folders is in memory at a time.

    ``herstel``: delete files without a row, repair rows without a file. Changes meanwhile do no harm: each
    finding is checked again before it is reported.
    Cost: one listing of the storage, and a few queries per thousand files and rows.
    """
    uit = Bevinding()
    for map_ in _MAPPEN:
        aanwezig = set(opslag().sleutels(map_))
        uit.bestanden += len(aanwezig)
        _wezen(uit, map_, wacht, herstel)
        for model in (Versie, Bestandsdeel, Upload):
            _zonder_bestand(uit, model, map_, aanwezig, herstel, door)
    return uit


def _wezen(uit: Bevinding, map_: str, wacht: float, herstel: bool) -> None:
    oud = sorted(opslag().sleutels(map_, ouder_dan=wacht))
    for begin in range(0, len(oud), _STAPEL):
        stapel = oud[begin : begin + _STAPEL]
        gekend = in_gebruik(stapel)
        for sleutel in stapel:
            if sleutel not in gekend:
                uit.wezen.append(sleutel)
                if herstel:
                    opslag().verwijder(sleutel)


def _zonder_bestand(
    uit: Bevinding,
    model: type[Versie] | type[Bestandsdeel] | type[Upload],
    map_: str,
    aanwezig: set[str],
    herstel: bool,
    door: Actor,
) -> None:
    for id_, sleutel in _rijen(model, map_):
        uit.rijen += 1
        if (
            sleutel in aanwezig
            or _bestaat(sleutel)
            or not model.objects.filter(id=id_, sleutel=sleutel).exists()
        ):
            continue
        gelukt = herstel and _herstel(model, id_, sleutel, door)
        uit.zonder.append(ZonderBestand(str(model._meta.model_name), id_, sleutel, gelukt))


def _rijen(model: type[Model], map_: str) -> Iterator[tuple[uuid.UUID, str]]:
    rijen = model._default_manager.filter(sleutel__startswith=f"{map_}/").order_by("id")
    yield from rijen.values_list("id", "sleutel").iterator(chunk_size=_STAPEL)


def _bestaat(sleutel: str) -> bool:
    """Return whether the file exists now; it may have been written after the listing."""
    try:
        next(opslag().lees(sleutel, 0, 1), b"")
    except FileNotFoundError:
        return False
    return True


def _herstel(model: type[Model], id_: uuid.UUID, sleutel: str, door: Actor) -> bool:
    with handeling(door, "document.herstellen"):
        if model is Bestandsdeel:
            return bool(Bestandsdeel.objects.filter(id=id_, sleutel=sleutel).update(sleutel=""))
        if model is not Versie:
            return False
        versie = Versie.objects.select_related("informatieobject").get(id=id_)
        zelfde = Versie.objects.filter(
            sha256=versie.sha256, informatieobject__organisatie_id=versie.informatieobject.organisatie_id
        )
        for kandidaat in zelfde.exclude(sleutel__in=["", sleutel]).values_list("sleutel", flat=True)[:20]:
            if versie.sha256 and _bestaat(kandidaat):
                return bool(Versie.objects.filter(id=id_, sleutel=sleutel).update(sleutel=kandidaat))
    return False
