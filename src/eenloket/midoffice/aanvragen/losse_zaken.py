"""Cases that a client started without a request at our counter: another system registered them (M-B12, M-B16)."""

import uuid

from django.db.models import QuerySet

from eenloket.kern.fouten import NietGevonden
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.vertrouwelijkheid import Vertrouwelijkheid
from eenloket.midoffice.zaken.models import Rol, Zaak

HOOGST = Vertrouwelijkheid.ZAAKVERTROUWELIJK
"""Up to this level a case is shown to who started it; what is more secret isn't told over the web."""


def losse_zaken_van(
    wie: Pseudoniem, organisatie_id: uuid.UUID, *, limiet: int = 20, vanaf: int = 0
) -> list[Zaak]:
    """Cases of ``wie`` (pseudonym of the domain *zaken*), newest first, with type and status. One query (index rol_pseudoniem)."""
    rijen = _van(wie, organisatie_id).select_related("zaaktype", "huidige_status__statustype")
    return list(rijen.order_by("-startdatum", "-id")[vanaf : vanaf + limiet])


def tel_losse_zaken(wie: Pseudoniem, organisatie_id: uuid.UUID) -> int:
    """How many there are. One query."""
    return _van(wie, organisatie_id).count()


def losse_zaak(wie: Pseudoniem, organisatie_id: uuid.UUID, sleutel: str) -> Zaak:
    """The case with this number or id. Raises: NietGevonden, also when it is somebody else's."""
    zaak = (
        _van(wie, organisatie_id)
        .filter(**Zaak.op_sleutel(sleutel))
        .select_related("zaaktype", "huidige_status__statustype")
        .order_by("id")
        .first()
    )
    if zaak is None:
        raise NietGevonden()
    return zaak


def _van(wie: Pseudoniem, organisatie_id: uuid.UUID) -> QuerySet[Zaak]:
    rollen = Rol.objects.filter(pseudoniem=wie, omschrijving_generiek="initiator")
    return Zaak.objects.filter(
        id__in=rollen.values("zaak_id"),
        organisatie_id=organisatie_id,
        knoop=None,
        vertrouwelijkheidaanduiding__lte=HOOGST,
    )
