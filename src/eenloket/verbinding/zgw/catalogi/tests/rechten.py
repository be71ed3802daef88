"""Clients that may do a few things."""

from eenloket.kern.actoren import systeem
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.verbinding.zgw.models import Applicatie, Autorisatie, Client
from eenloket.verbinding.zgw.tests.klant import GEHEIM, Klant
from eenloket.verbinding.zgw.toegang.acties import geef_client_uit
from eenloket.verbinding.zgw.toegang.rechten import wijzig_rechten


def beperkte_klant(als: Klant, *scopes: str, component: str = "ztc", client_id: str = "beperkt") -> Klant:
    """A client of the organisation of ``als`` with only these scopes; for cases and documents on every case type that there is."""
    organisatie = Client.objects.get(client_id=als.client_id).organisatie
    geef_client_uit(organisatie, client_id, geheim=GEHEIM, door=systeem("test"))
    applicatie = Applicatie.objects.create(organisatie=organisatie, client_ids=[client_id], label=client_id)
    soorten = [None] if component == "ztc" else Zaaktype.objects.values_list("id", flat=True)
    for soort in soorten:
        Autorisatie.objects.create(
            applicatie=applicatie, component=component, scopes=list(scopes), soort=soort
        )
    wijzig_rechten()
    return Klant(client_id)
