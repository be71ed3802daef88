"""The one road of content into the storage: scanned, counted, recognised, kept. The file is written first, the row that names it after it.

What goes wrong in between leaves a file without a row, which ``controle`` finds; never a row without its file.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import Error, connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout
from eenloket.kern.opslag.api import als_bestand, opslag
from eenloket.kern.vastleggen import verbinding_weg

from .integriteit import geteld, klopt, som
from .models import Bestandsdeel, Upload, Versie
from .scannen import scan
from .soorten import mediatype

Stroom = Callable[[], Iterator[bytes]]
"""Gives the content from its beginning, each time it is called."""


@dataclass(frozen=True, slots=True)
class Opgeborgen:
    """Content that is stored. Nothing of it is stored when it is empty: ``sleutel`` is '' then.

    ``gescand`` is *schoon*, or empty when nothing looked for viruses; ``formaat`` is the media type, or empty when nobody looked for it.
    """

    sleutel: str
    grootte: int
    sha256: str
    formaat: str
    gescand: str = ""


@contextmanager
def opgeborgen(
    stroom: Stroom,
    *,
    veld: str = "inhoud",
    algoritme: str = "",
    waarde: str = "",
    keur: bool = True,
    formaat: str = "",
) -> Iterator[Opgeborgen]:
    """Store content for what the block makes of it: the block writes, and commits, the row that names the file.

    ``veld`` is the field that a refusal names; ``algoritme`` and ``waarde`` are a checksum that came along. ``keur``: content from
    elsewhere is scanned for viruses and its media type found, unless ``formaat`` says it already. False for what we made ourselves,
    and for a part, which is looked at when the whole is there.

    When the block fails, the file is removed only if it is certain that no row names it: the transaction was rolled back. It stays when
    the error came after the commit, and when the connection was lost and nobody knows whether the commit came through; ``controle``
    finds what nothing refers to.
    Raises: Besmet, NietGescand, and Registerfout when the checksum that was given isn't that of the content.
    """
    nieuw = _berg_op(stroom, veld, algoritme, waarde, keur, formaat)
    try:
        yield nieuw
    except BaseException as fout:
        if nieuw.sleutel and _zeker_zonder_rij(nieuw.sleutel, fout):
            opslag().verwijder(nieuw.sleutel)
        raise


def _berg_op(stroom: Stroom, veld: str, algoritme: str, waarde: str, keur: bool, formaat: str) -> Opgeborgen:
    """Nothing holds more of the content than a piece at a time."""
    gescand = scan(stroom(), veld) if keur else ""
    teller = som(algoritme, waarde)
    bewaard = opslag().bewaar(geteld(stroom(), teller))
    try:
        if teller is not None and not klopt(teller, waarde):
            raise verkeerde_som()
        if bewaard.grootte == 0:
            opslag().verwijder(bewaard.sleutel)
            return Opgeborgen("", 0, bewaard.sha256, "", gescand)
        if keur and not formaat:
            formaat = mediatype(als_bestand(opslag(), bewaard.sleutel, bewaard.grootte))
    except BaseException:  # no row can name it yet
        opslag().verwijder(bewaard.sleutel)
        raise
    return Opgeborgen(bewaard.sleutel, bewaard.grootte, bewaard.sha256, formaat, gescand)


def _zeker_zonder_rij(sleutel: str, fout: BaseException) -> bool:
    """Whether no row can name this file, after ``fout``. Cost: at most three queries."""
    reden: BaseException | None = fout
    while reden is not None:
        if verbinding_weg(reden):
            return False  # perhaps while the transaction was being committed
        reden = reden.__cause__ or reden.__context__
    if connection.needs_rollback:
        return True
    try:
        return not in_gebruik([sleutel])
    except Error:
        return False


def verkeerde_som() -> Registerfout:
    """The checksum isn't that of the content."""
    return Registerfout(
        "integriteit.waarde",
        "invalid-checksum",
        _("Deze controlewaarde hoort niet bij de inhoud. Stuur de inhoud opnieuw."),
    )


def controleer_som(versie: Versie) -> None:
    """The checksum of ``versie`` is that of its content, as it is stored. Raises: Registerfout. Cost: the content is read once."""
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
