"""Files that a client sends: limits, file type, virus scan, storage."""

import tempfile
import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import IO, Any, Protocol, runtime_checkable

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenloket.kern.actoren import Actor, anoniem
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.kern.organisaties.models import Organisatie

from .fouten import LeegBestand, TeGroot, TeVeel, UploadIsGekoppeld, VerkeerdeSoort
from .models import Upload
from .namen import veilige_naam
from .opbergen import opgeborgen, ruim_op
from .soorten import SOORTEN, herken

_STUK = 256 * 1024
_IN_GEHEUGEN = 2 * 1024 * 1024
MEESTE = 10
"""The largest number of files per question of one request or task."""


@runtime_checkable
class InStukken(Protocol):
    """The part that we use of Django's object for an uploaded file."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]: ...


Stroom = InStukken | IO[bytes] | Iterable[bytes]


def bewaar_upload(
    *,
    organisatie: Organisatie,
    eigenaar: uuid.UUID,
    vraag: str,
    bestandsnaam: str,
    stroom: Stroom,
    toegestaan: Sequence[str],
    door: Actor | None = None,
    meeste: int = MEESTE,
) -> Upload:
    """Store a file for ``eigenaar`` (id of a request or task) under question ``vraag``; ``toegestaan`` are
    extensions (none: all types).

    Raises, each with ``veld=vraag``: LeegBestand, TeGroot, TeVeel, VerkeerdeSoort, Besmet, NietGescand. Then
    nothing is stored.
    """
    soorten = [s.lower() for s in toegestaan] or list(SOORTEN)
    if Upload.objects.filter(eigenaar=eigenaar, vraag=vraag).count() >= meeste:
        raise TeVeel(veld=vraag)
    with tempfile.SpooledTemporaryFile(_IN_GEHEUGEN) as tijdelijk:
        _neem_op(stroom, tijdelijk, vraag)
        if (soort := herken(tijdelijk, soorten)) is None:
            raise VerkeerdeSoort(_verkeerde_soort(soorten), veld=vraag)
        with (
            opgeborgen(partial(_stukken, tijdelijk), veld=vraag, formaat=soort.formaat) as bestand,
            handeling(door or anoniem(eigenaar), "upload.bewaren"),
        ):
            return Upload.objects.create(
                organisatie=organisatie,
                eigenaar=eigenaar,
                vraag=vraag,
                bestandsnaam=veilige_naam(bestandsnaam, soort.extensie),
                formaat=bestand.formaat,
                bestandsomvang=bestand.grootte,
                sha256=bestand.sha256,
                sleutel=bestand.sleutel,
                gescand=bestand.gescand,
                op=nu(),
            )


def verwijder_upload(upload_id: uuid.UUID, *, eigenaar: uuid.UUID, door: Actor | None = None) -> None:
    """Delete an uploaded file.

    Raises: NietGevonden (also for a file of another owner), UploadIsGekoppeld.
    """
    with handeling(door or anoniem(eigenaar), "upload.verwijderen"):
        upload = Upload.objects.select_for_update().filter(id=upload_id, eigenaar=eigenaar).first()
        if upload is None:
            raise NietGevonden()
        if upload.informatieobject_id is not None:
            raise UploadIsGekoppeld(veld=upload.vraag)
        upload.delete()
        transaction.on_commit(partial(ruim_op, [upload.sleutel]))


def uploads_van(eigenaar: uuid.UUID) -> list[Upload]:
    """Return the files of a request or task, oldest first. One query."""
    return list(Upload.objects.filter(eigenaar=eigenaar).order_by("id"))


def _neem_op(stroom: Stroom, naar: IO[bytes], veld: str) -> None:
    grens, grootte = settings.UPLOAD_MB * 1024 * 1024, 0
    for stuk in _stukken(stroom):
        grootte += len(stuk)
        if grootte > grens:
            tekst = _("Dit bestand is te groot. Het mag hoogstens {mb} MB zijn.")
            raise TeGroot(tekst.format(mb=settings.UPLOAD_MB), veld=veld)
        naar.write(stuk)
    if grootte == 0:
        raise LeegBestand(veld=veld)


def _stukken(stroom: Any) -> Iterator[bytes]:
    if isinstance(stroom, InStukken):
        yield from stroom.chunks()
    elif hasattr(stroom, "read"):
        stroom.seek(0)
        while stuk := stroom.read(_STUK):
            yield stuk
    else:
        yield from stroom


def _verkeerde_soort(soorten: Sequence[str]) -> str:
    namen = [s.upper() for s in soorten]
    tekst = ngettext(
        "Dit bestand kunnen wij niet gebruiken. Stuur een {soorten}-bestand.",
        "Dit bestand kunnen wij niet gebruiken. Stuur een bestand van een van deze soorten: {soorten}.",
        len(namen),
    )
    return tekst.format(soorten=", ".join(namen))
