"""Notes with a case. A concept may change; a definitive note never changes. ADR 0012 explains how notes are
searched.
"""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.kern.zoekvakken import vakken

from ..fouten import Registerfout
from ..models import Zaak, Zaaknotitie


def leg_notitie_vast(zaak: Zaak, notitie: Zaaknotitie, *, door: Actor) -> Zaaknotitie:
    """Add a note to ``zaak``; also to an ended case, because notes aren't data of the case (zrc-007 doesn't
    name them).
    """
    with handeling(door, "zaak.notitie"):
        notitie.zaak = zaak
        notitie.zoek = vakken_van(zaak.organisatie_id, [notitie.onderwerp, notitie.tekst])
        notitie.aanmaakdatum = notitie.wijzigingsdatum = nu()
        notitie.save(force_insert=True)
    return notitie


def wijzig_notitie(notitie: Zaaknotitie, waarden: Mapping[str, Any], *, door: Actor) -> Zaaknotitie:
    """Change a locked note that is still a concept.

    Raises: Registerfout.
    """
    with handeling(door, "zaak.notitie_wijzigen"):
        if notitie.status != "concept":
            raise Registerfout(
                "nonFieldErrors", "notitie-definitief", _("Een definitieve notitie kan niet meer veranderen.")
            )
        if "zaak_id" in waarden and waarden["zaak_id"] != notitie.zaak_id:
            raise Registerfout(
                "gerelateerdAan", "wijzigen-niet-toegelaten", _("Dit gegeven mag niet veranderen.")
            )
        for kolom, waarde in waarden.items():
            setattr(notitie, kolom, waarde)
        notitie.zoek = vakken_van(notitie.zaak.organisatie_id, [notitie.onderwerp, notitie.tekst])
        notitie.wijzigingsdatum = nu()
        notitie.save()
    return notitie


def verwijder_notitie(notitie: Zaaknotitie, *, door: Actor) -> None:
    """Delete a locked note."""
    with handeling(door, "zaak.notitie_verwijderen"):
        notitie.delete()


def vakken_van(organisatie_id: uuid.UUID, teksten: Iterable[str]) -> list[int]:
    """Return the search buckets of ``teksten`` for notes of an organisation.

    A note that has all buckets of a search text may contain that text.
    """
    return vakken(teksten, f"zaaknotitie/{organisatie_id}")
