"""We listen too."""

import json
from typing import Any

import pytest
from django.test import Client

from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.models import Dienst, Ontvangen

pytestmark = pytest.mark.django_db
PAD = "/koppelingen/notificaties"
BERICHT = {
    "kanaal": "zaken", "hoofdObject": "https://elders.example/z/1", "resource": "status", "resourceUrl": "https://elders.example/s/1",
    "actie": "create", "aanmaakdatum": "2026-11-01T10:00:00Z", "kenmerken": {},
}  # fmt: skip


def _stuur(bericht: Any, geheim: str = "Bearer van-ons") -> int:
    inhoud = bericht if isinstance(bericht, (str, bytes)) else json.dumps(bericht)
    antwoord = Client().post(PAD, inhoud, content_type="application/json", headers={"Authorization": geheim})
    return int(antwoord.status_code)


@pytest.fixture(autouse=True)
def _dienst() -> None:
    Dienst.objects.create(
        organisatie=maak_organisatie(),
        url="https://elders.example/notificaties/",
        soort="nrc",
        geheim="Bearer van-ons",
    )


def test_een_notificatie_wordt_een_gebeurtenis_en_maar_een_keer() -> None:
    assert [_stuur(BERICHT), _stuur(BERICHT)] == [204, 204]
    ontvangen = Ontvangen.objects.get()
    assert ontvangen.bericht == BERICHT
    gemeld = Uitgaand.objects.filter(soort="notificatie.ontvangen")
    assert [(u.inhoud["ontvangen_id"], u.inhoud["actie"]) for u in gemeld] == [(str(ontvangen.id), "create")]


@pytest.mark.parametrize(("bericht", "geheim", "status"), [
    (BERICHT, "Bearer geraden", 403), (BERICHT, "", 403), ({"kanaal": "zaken"}, "Bearer van-ons", 400), ("{half", "Bearer van-ons", 400),
    (b"\xff\xfe", "Bearer van-ons", 400), ("[]", "Bearer van-ons", 400), ('{"kanaal": "' + "x" * 70_000 + '"}', "Bearer van-ons", 413),
])  # fmt: skip
def test_wat_niet_klopt_wordt_geweigerd_en_niet_bewaard(bericht: Any, geheim: str, status: int) -> None:
    assert _stuur(bericht, geheim) == status
    assert not Ontvangen.objects.exists()
