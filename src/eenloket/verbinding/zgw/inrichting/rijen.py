"""Find one row of an organisation by its id."""

import uuid
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from eenloket.kern.fouten import NietGevonden

M = TypeVar("M", bound=Model)


def eigen(rijen: "QuerySet[M]", organisatie_id: uuid.UUID, id_: uuid.UUID) -> M:
    """Return the row of this organisation with this id.

    Raises: NietGevonden, also for a row of another organisation.
    """
    gevonden = rijen.filter(organisatie_id=organisatie_id, id=id_).first()
    if gevonden is None:
        raise NietGevonden(_("Dit bestaat niet, of niet meer."))
    return gevonden
