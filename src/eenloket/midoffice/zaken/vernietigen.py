"""Destroy a case for good: its rows, its parts, its audit trail, and the data about it in other rooms
(zrc-023, Archiefwet).
"""

from eenloket.kern.actoren import Actor
from eenloket.kern.audit.api import vernietig_spoor
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.werk import api as werk

from .dossier.leegmaken import maak_dossiers_leeg
from .models import Taak, Zaak
from .ports import vernietigers


def vernietig(zaak: Zaak, *, door: Actor) -> None:
    """Destroy a case (locked by the caller) with its sub cases and all their data. Documents stay, only their
    relations with the case go; who destroys the file destroys them too, each by its own rules (ADR 0026).

    This function destroys uploads, contacts and work items. Rooms above this one destroy their own data
    through ``ports.bij_vernietigen``: the request, messages, hand-overs; or refuse, as decisions do. Nothing
    can be restored; the audit trail keeps only that the case was destroyed, by whom, and when.
    Cost: some twenty queries, whatever the number of parts.
    Raises: Registerfout when a case has a decision.
    """
    with handeling(door, "zaak.vernietigen"):
        delen = list(
            Zaak.objects.select_for_update(of=("self",))
            .filter(hoofdzaak_id=zaak.id)
            .order_by("id")
            .values_list("id", flat=True)
        )
        ids = [*delen, zaak.id]
        stukken = maak_dossiers_leeg(ids)
        taken = list(Taak.objects.filter(zaak_id__in=ids).values_list("id", flat=True))
        mee = [id_ for vernietiger in vernietigers() for id_ in vernietiger(ids)]
        mee += documenten.vernietig_uploads_van(stukken)
        mee += documenten.vernietig_uploads(taken)
        mee += klanten.vernietig_contacten(zaak_ids=ids)
        Zaak.objects.filter(id__in=ids).update(huidige_status=None)
        Zaak.objects.filter(id__in=delen).delete()  # parts first: the main case is protected by them
        Zaak.objects.filter(id=zaak.id).delete()
        mee += werk.verwijder(ids)
        vernietig_spoor([*ids, *mee])
