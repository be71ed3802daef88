"""Content on its way into the storage: scanned, counted, recognised. The file is written first, the row after it.

Whatever happens in between leaves a file without a row, which ``controle`` finds; never a row without its file.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eenloket.kern.opslag.api import als_bestand, opslag

from .fouten import Documentfout
from .integriteit import geteld, klopt, som
from .models import Bestandsdeel, Upload, Versie
from .scannen import scan
from .soorten import mediatype

Stroom = Callable[[], Iterator[bytes]]
"""Gives the content from its beginning, each time it is called."""


@dataclass(frozen=True, slots=True)
class Opgeborgen:
    """Content that is stored. Nothing of it is stored when it is empty: ``sleutel`` is '' then."""

    sleutel: str
    grootte: int
    sha256: str
    formaat: str


@contextmanager
def opgeborgen(
    stroom: Stroom, *, algoritme: str = "", waarde: str = "", deel: bool = False
) -> Iterator[Opgeborgen]:
    """Store content for what the block makes of it. The file goes away again when the block fails.

    Unless the database went away: then the row may be there after all, and the file stays for ``controle`` to judge. A part
    (``deel``) is scanned and recognised when the whole is there.
    Raises: Besmet, NietGescand, and Documentfout when the checksum that was given isn't that of the content.
    """
    nieuw = _berg_deel_op(stroom) if deel else berg_op(stroom, algoritme=algoritme, waarde=waarde)
    try:
        yield nieuw
    except (OperationalError, InterfaceError):
        raise
    except BaseException:
        if nieuw.sleutel:
            opslag().verwijder(nieuw.sleutel)
        raise


def berg_op(stroom: Stroom, *, algoritme: str = "", waarde: str = "") -> Opgeborgen:
    """Store content; see ``opgeborgen``. Nothing holds more of it than a piece at a time."""
    scan(stroom(), "inhoud")
    teller = som(algoritme, waarde)
    bewaard = opslag().bewaar(geteld(stroom(), teller))
    try:
        if teller is not None and not klopt(teller, waarde):
            raise verkeerde_som()
        if bewaard.grootte == 0:
            opslag().verwijder(bewaard.sleutel)
            return Opgeborgen("", 0, bewaard.sha256, "")
        formaat = mediatype(als_bestand(opslag(), bewaard.sleutel, bewaard.grootte))
    except BaseException:
        opslag().verwijder(bewaard.sleutel)
        raise
    return Opgeborgen(bewaard.sleutel, bewaard.grootte, bewaard.sha256, formaat)


def _berg_deel_op(stroom: Stroom) -> Opgeborgen:
    bewaard = opslag().bewaar(stroom())
    return Opgeborgen(bewaard.sleutel, bewaard.grootte, bewaard.sha256, "")


def verkeerde_som() -> Documentfout:
    """The checksum isn't that of the content."""
    return Documentfout(
        "integriteit.waarde",
        "invalid-checksum",
        _("Deze controlewaarde hoort niet bij de inhoud. Stuur de inhoud opnieuw."),
    )


def controleer_som(versie: Versie) -> None:
    """The checksum of ``versie`` is that of its content, as it is stored. Raises: Documentfout. Cost: the content is read once."""
    teller = som(versie.integriteit_algoritme, versie.integriteit_waarde)
    if teller is None or not versie.sleutel:
        return
    for _stuk in geteld(opslag().lees(versie.sleutel), teller):
        pass
    if not klopt(teller, versie.integriteit_waarde):
        raise verkeerde_som()


def ruim_op(sleutels: Iterable[str]) -> None:
    """Remove files that no row names any more; call it after the commit. Versions may share a file. Cost: three queries."""
    weg = {s for s in sleutels if s}
    for sleutel in weg - in_gebruik(list(weg)):
        opslag().verwijder(sleutel)


def in_gebruik(sleutels: Sequence[str]) -> set[str]:
    """Those of ``sleutels`` that a row names."""
    kies = Q(sleutel__in=sleutels)
    uit: set[str] = set()
    for tabel in (Versie, Bestandsdeel, Upload):
        uit.update(tabel.objects.filter(kies).values_list("sleutel", flat=True))
    return uit
