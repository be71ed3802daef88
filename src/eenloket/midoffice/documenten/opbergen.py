"""The one way in which content enters the storage: scanned for viruses, counted, recognised, stored.

The file is written first, and the database row with its key after that. An error in between leaves a file
without a row, which ``controle`` finds; it never leaves a row without its file.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import Error, connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eenloket.kern.opslag.api import als_bestand, opslag
from eenloket.kern.vastleggen import verbinding_weg

from .fouten import Documentfout
from .integriteit import geteld, klopt, som
from .models import Bestandsdeel, Upload, Versie
from .scannen import scan
from .soorten import mediatype

Stroom = Callable[[], Iterator[bytes]]
"""A function that returns the content from its beginning, each time it is called."""


@dataclass(frozen=True, slots=True)
class Opgeborgen:
    """Content that is stored. Empty content isn't stored: ``sleutel`` is '' then.

    ``gescand`` is *schoon*, or empty when no virus scan was made; ``formaat`` is the media type, or empty
    when it wasn't determined.
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
    """Store content and give it to the block. The block must write and commit the row that holds the key of
    the file.

    ``veld`` is the field that a refusal names; ``algoritme`` and ``waarde`` are the checksum that the sender
    gave. ``keur=True`` is for content from outside: it is scanned for viruses, and its media type is
    determined unless ``formaat`` gives it. ``keur=False`` is for content that we made ourselves, and for a
    part, because the whole is checked when it is complete.

    When the block fails, the file is deleted only if certainly no row holds its key: the transaction was
    rolled back. The file stays when the error came after the commit, and when the connection was lost and the
    result of the commit is unknown; ``controle`` finds files without a row.
    Raises: Besmet, NietGescand, and Documentfout when the given checksum differs from that of the content.
    """
    nieuw = _berg_op(stroom, veld, algoritme, waarde, keur, formaat)
    try:
        yield nieuw
    except BaseException as fout:
        if nieuw.sleutel and _zeker_zonder_rij(nieuw.sleutel, fout):
            opslag().verwijder(nieuw.sleutel)
        raise


def _berg_op(stroom: Stroom, veld: str, algoritme: str, waarde: str, keur: bool, formaat: str) -> Opgeborgen:
    """Store the content; at any moment only one piece of the content is in memory."""
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
    except BaseException:  # no row can hold this key yet
        opslag().verwijder(bewaard.sleutel)
        raise
    return Opgeborgen(bewaard.sleutel, bewaard.grootte, bewaard.sha256, formaat, gescand)


def _zeker_zonder_rij(sleutel: str, fout: BaseException) -> bool:
    """Return whether, after ``fout``, certainly no row holds the key of this file. Cost: at most three
    queries.
    """
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


def verkeerde_som() -> Documentfout:
    """Return the error for a checksum that differs from that of the content."""
    return Documentfout(
        "integriteit.waarde",
        "invalid-checksum",
        _("Deze controlewaarde hoort niet bij de inhoud. Stuur de inhoud opnieuw."),
    )


def controleer_som(versie: Versie) -> None:
    """Check that the checksum of ``versie`` is that of its stored content.

    Raises: Documentfout.
    Cost: the content is read once.
    """
    teller = som(versie.integriteit_algoritme, versie.integriteit_waarde)
    if teller is None or not versie.sleutel:
        return
    for _stuk in geteld(opslag().lees(versie.sleutel), teller):
        pass
    if not klopt(teller, versie.integriteit_waarde):
        raise verkeerde_som()


def ruim_op(sleutels: Iterable[str]) -> None:
    """Delete the files whose key no row holds any more; versions may share a file. Call this after the
    commit.

    Cost: three queries.
    """
    weg = {s for s in sleutels if s}
    for sleutel in weg - in_gebruik(list(weg)):
        opslag().verwijder(sleutel)


def in_gebruik(sleutels: Sequence[str]) -> set[str]:
    """Return those of ``sleutels`` that are the key of a row."""
    kies = Q(sleutel__in=sleutels)
    uit: set[str] = set()
    for tabel in (Versie, Bestandsdeel, Upload):
        uit.update(tabel.objects.filter(kies).values_list("sleutel", flat=True))
    return uit
