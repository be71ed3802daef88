"""Applications, subscriptions and deliveries in one line."""

import uuid
from typing import Any

from django.test import Client as Browser
from django.utils import timezone

from eenloket.kern.actoren import systeem
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.verbinding.zgw.models import Abonnement, Applicatie, Autorisatie, Bezorging, Dienst
from eenloket.verbinding.zgw.notificaties.acties import zorg_voor_kanalen
from eenloket.verbinding.zgw.toegang.acties import bewaar_applicatie, geef_client_uit

DOOR = systeem("test")
GEHEIM = "een-geheim-van-meer-dan-tweeendertig-tekens"


def ingelogd(medewerker: Medewerker) -> Browser:
    """A browser of this member of staff, with a second factor."""
    browser = Browser()
    browser.force_login(medewerker)
    sessie = browser.session
    sessie["mfa_elders"] = True
    sessie.save()
    return browser


def recht(zaaktype: Zaaktype, *scopes: str, niveau: int = 8) -> Autorisatie:
    """A right on one version of a case type."""
    return Autorisatie(
        component="zrc",
        scopes=list(scopes or ("zaken.lezen",)),
        soort=zaaktype.id,
        max_vertrouwelijkheidaanduiding=niveau,
    )


def keus(zaaktype: Zaaktype) -> str:
    """What stands for a case type, with all its versions, in the form of a right."""
    return f"{zaaktype.catalogus_id}:{zaaktype.identificatie}"


def maak_applicatie(
    organisatie: Organisatie,
    client_id: str = "taakapp",
    *rechten: Autorisatie,
    label: str = "Taakapplicatie",
    geheim: str = GEHEIM,
) -> Applicatie:
    """An application with one client; without rights it may do everything."""
    geef_client_uit(organisatie, client_id, geheim=geheim, door=DOOR)
    rij = Applicatie(organisatie=organisatie, client_ids=[client_id], label=label)
    return bewaar_applicatie(rij, rechten, alles=not rechten, door=DOOR)


def maak_abonnement(organisatie: Organisatie, **anders: Any) -> Abonnement:
    zorg_voor_kanalen(organisatie)
    gegevens = {
        "callback_url": "https://93.184.216.34/melding",
        "auth": "Bearer geheim-van-de-ontvanger",
        "kanalen": [{"naam": "zaken", "filters": {"bronorganisatie": "123456782"}}],
        "client_id": "taakapp",
    }
    return Abonnement.objects.create(organisatie=organisatie, **(gegevens | anders))


def maak_bezorgingen(abonnement: Abonnement, stand: str, aantal: int = 1, **anders: Any) -> list[Bezorging]:
    """Deliveries in this state, each about a case of its own."""
    rijen = []
    for _nummer in range(aantal):
        url = f"https://ons.example/zaken/api/v1/zaken/{uuid.uuid4()}"
        bericht = {
            "kanaal": "zaken",
            "hoofdObject": url,
            "resource": "zaak",
            "resourceUrl": url,
            "actie": "create",
            "aanmaakdatum": "2026-11-20T10:00:00Z",
            "kenmerken": {},
        }
        waarden = {"pogingen": 11 if stand == "dood" else 0, "volgende": timezone.now()} | anders
        rijen.append(Bezorging(abonnement=abonnement, bericht=bericht, hoofd=url, stand=stand, **waarden))
    return Bezorging.objects.bulk_create(rijen)


def maak_dienst(
    organisatie: Organisatie, url: str = "https://zaken.example.nl/api/v1/", **anders: Any
) -> Dienst:
    gegevens = {"soort": "zrc", "client_id": "wij", "geheim": "ons-geheim-daar-dat-niemand-ziet"}
    return Dienst.objects.create(organisatie=organisatie, url=url, **(gegevens | anders))
