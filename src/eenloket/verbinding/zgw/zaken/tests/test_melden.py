"""What changes behind a mark is told to subscribers as any change is; that it stands under another key isn't."""

from typing import Any

import pytest
from django.conf import settings as instellingen
from django.db import connection

from eenloket.kern.audit.models import Auditregel
from eenloket.kern.sleutels import draaien, kluis
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.models import Bezorging, Volgpunt
from eenloket.verbinding.zgw.notificaties.acties import zorg_voor_kanalen
from eenloket.verbinding.zgw.notificaties.tests.test_notificaties import neem_abonnement, volg_alles
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

from .bouwers import adres, rol

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def klant(settings: Any) -> Klant:
    """An application with a subscription that begins now."""
    settings.ZGW_CALLBACKS, settings.ADRES = ["127.0.0.1"], BASIS
    organisatie = maak_organisatie()
    zorg_voor_kanalen(organisatie)
    klant = maak_klant(organisatie)
    neem_abonnement(klant, "http://127.0.0.1:9/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        Volgpunt.objects.update_or_create(
            naam="notificaties", defaults={"xid": cursor.fetchone()[0], "regel": 0}
        )
    return klant


def _gemeld() -> list[tuple[str, str]]:
    volg_alles()
    return [
        (b["resource"], b["actie"])
        for b in Bezorging.objects.order_by("id").values_list("bericht", flat=True)
    ]


def _zaak() -> Zaak:
    zaak = maak_zaak()
    volg_alles()
    Bezorging.objects.all().delete()
    return zaak


def test_een_andere_waarde_of_ander_mens_wordt_gemeld(klant: Klant) -> None:
    zaak = _zaak()
    [eigenschap] = klant.get(f"zaken/zaken/{zaak.id}/zaakeigenschappen")
    klant.patch(eigenschap["url"], {"waarde": "Noord"})
    gemaakt = klant.post("zaken/rollen", rol(zaak))
    anders = {"betrokkeneIdentificatie": gemaakt["betrokkeneIdentificatie"] | {"geslachtsnaam": "Anders"}}
    lichaam = {k: gemaakt[k] for k in ("zaak", "betrokkeneType", "roltype", "roltoelichting")} | anders
    klant.put(gemaakt["url"], lichaam)
    assert _gemeld() == [("zaakeigenschap", "update"), ("rol", "create"), ("rol", "update")]


def test_het_draaien_van_sleutels_meldt_niets_en_staat_niet_in_het_spoor_van_de_zaak(
    klant: Klant, settings: Any
) -> None:
    zaak = _zaak()
    spoor = klant.get(adres("zaken/zaken", zaak.id) + "/audittrail")
    settings.SLEUTELS = instellingen.SLEUTELS | {
        "actief": 2,
        "geheimen": instellingen.SLEUTELS["geheimen"] | {2: b"2" * 32},
    }
    kluis.vergeet()
    assert draaien.draai_alles() > 0
    assert _gemeld() == []
    assert klant.get(adres("zaken/zaken", zaak.id) + "/audittrail") == spoor
    gedraaid = Auditregel.objects.filter(reden="sleutels.draaien", tabel="zaken_zaakeigenschap")
    assert gedraaid.exists()
    assert not gedraaid.filter(hoofd__isnull=False).exists()
    kluis.vergeet()
