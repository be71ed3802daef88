"""Commands of the operator say what they did and what to do next."""

import base64
from typing import Any

import pytest
from django.db import connection

from eenloket.config import onbezorgd, sleutels
from eenloket.kern.sleutels import kluis
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem

pytestmark = pytest.mark.django_db


def _sleutels(settings: Any, *versies: int) -> None:
    geheimen = {versie: base64.b64decode(base64.b64encode(bytes([versie]) * 32)) for versie in versies}
    settings.SLEUTELS = settings.SLEUTELS | {"actief": max(versies), "geheimen": geheimen}
    kluis.vergeet()


def test_draaien_zegt_welke_sleutel_weg_mag(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    _sleutels(settings, 1)
    pseudoniem(Nummersoort.BSN, "999990019", Domein.ZAKEN)
    _sleutels(settings, 1, 2)
    assert sleutels.draai() == 0
    uit = capsys.readouterr().out
    assert "1 rijen opnieuw versleuteld" in uit
    assert "Sleutel 1 is niet meer nodig" in uit


def test_draaien_zonder_de_oude_sleutel_legt_uit_wat_ontbreekt(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    _sleutels(settings, 1)
    pseudoniem(Nummersoort.BSN, "999990019", Domein.ZAKEN)
    _sleutels(settings, 2)
    assert sleutels.draai() == 1
    uit = capsys.readouterr().out
    assert "sleutelversie 1 ontbreekt" in uit
    assert "SLEUTELS" in uit


def _vaste_taak() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO gebeurtenissen_uitgaand (id, soort, inhoud, door, trace, op)"
            " VALUES (gen_random_uuid(), 'zaak.gesloten', '{}', '{}', '', now()) RETURNING id"
        )
        uitgaand = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts) VALUES"
            " ('gebeurtenissen', 'gebeurtenis.bezorg', jsonb_build_object('uitgaand', %s::text, 'abonnee', 'proef.een'), 'failed', 12)",
            [str(uitgaand)],
        )


def test_wat_niet_bezorgd_kon_worden_staat_in_een_lijst_en_kan_nog_eens(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert onbezorgd.toon() == 0
    assert "Alles is bezorgd" in capsys.readouterr().out
    _vaste_taak()
    assert onbezorgd.toon() == 1
    uit = capsys.readouterr().out
    assert "zaak.gesloten → proef.een, 12 keer geprobeerd" in uit
    assert "eenloket gebeurtenissen --opnieuw" in uit
    assert onbezorgd.toon(opnieuw=True) == 0
    assert onbezorgd.toon() == 0
