"""Catalogues: make, change, delete."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout
from eenloket.kern.identificatie import is_rsin
from eenloket.kern.registertaal import neem_over

from ..fouten import CatalogusNietLeeg, OnbekendType
from ..models import Besluittype, Catalogus, Informatieobjecttype, Zaaktype
from .regels import catalogushandeling, eis_uniek, verwijder


def maak_catalogus(catalogus: Catalogus, *, door: Actor) -> Catalogus:
    """Save a new catalogue. Domain and RSIN are unique together in an organisation.

    Raises: Registerfout.
    """
    with catalogushandeling(door, "catalogus.maken"):
        _controleer_catalogus(catalogus)
        catalogus.save(force_insert=True)
    return catalogus


def wijzig_catalogus(
    organisatie_id: uuid.UUID, id_: uuid.UUID, waarden: Mapping[str, Any], *, door: Actor
) -> Catalogus:
    """Change fields of a catalogue.

    Raises: OnbekendType, Registerfout.
    """
    with catalogushandeling(door, "catalogus.wijzigen"):
        catalogus = _vergrendeld(organisatie_id, id_)
        neem_over(catalogus, waarden, vast={})
        _controleer_catalogus(catalogus)
        catalogus.save()
    return catalogus


def verwijder_catalogus(organisatie_id: uuid.UUID, id_: uuid.UUID, *, door: Actor) -> None:
    """Delete an empty catalogue (ztc-017).

    Raises: OnbekendType, CatalogusNietLeeg.
    """
    with catalogushandeling(door, "catalogus.verwijderen"):
        catalogus = _vergrendeld(organisatie_id, id_)
        for model in (Zaaktype, Besluittype, Informatieobjecttype):
            if model._default_manager.filter(catalogus=catalogus).exists():
                raise CatalogusNietLeeg()
        verwijder(catalogus)


def _vergrendeld(organisatie_id: uuid.UUID, id_: uuid.UUID) -> Catalogus:
    gevonden = Catalogus.objects.select_for_update().filter(id=id_, organisatie_id=organisatie_id).first()
    if gevonden is None:
        raise OnbekendType()
    return gevonden


def _controleer_catalogus(catalogus: Catalogus) -> None:
    if not catalogus.domein:
        raise Registerfout("domein", "blank", _("Dit veld mag niet leeg zijn."))
    if len(catalogus.rsin) != 9:
        raise Registerfout("rsin", "invalid-length", _("Een RSIN heeft 9 cijfers."))
    if not is_rsin(catalogus.rsin):
        raise Registerfout("rsin", "invalid", _("Dit RSIN voldoet niet aan de elfproef."))
    eis_uniek(catalogus)
