"""Tables that come below a main thing later: lines of before too, so that they go when it is destroyed."""

import uuid

import pytest
from django.db import connection

from eenloket.kern.audit.api import vernietig_spoor
from eenloket.kern.audit.migraties import ook_van_vroeger
from eenloket.kern.audit.models import Auditregel
from eenloket.midoffice.aanvragen.models import Antwoord
from eenloket.midoffice.berichten.tests.bouwers import maak_aanvraag

pytestmark = pytest.mark.django_db


def _regels(hoofd: uuid.UUID | None) -> list[tuple[str, str]]:
    tabellen = ["aanvragen_aanvraag", "aanvragen_antwoord"]
    return list(
        Auditregel.objects.filter(hoofd=hoofd, tabel__in=tabellen)
        .order_by("id")
        .values_list("tabel", "soort")
    )


def test_regels_van_vroeger_komen_ook_onder_hun_hoofd() -> None:
    een, ander = maak_aanvraag(), maak_aanvraag()
    for aanvraag in (een, ander):
        aanvraag.taal = "en"
        aanvraag.save()
        antwoorden = list(Antwoord.objects.filter(aanvraag=aanvraag).order_by("id"))
        antwoorden[0].bevestigd = True
        antwoorden[0].save()
        antwoorden[1].delete()
    verwacht = {a.id: _regels(a.id) for a in (een, ander)}
    assert [s for _tabel, s in verwacht[een.id]] == ["I", "I", "I", "U", "U", "D"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditregel SET hoofd = NULL WHERE tabel LIKE 'aanvragen_%%'")
        for opdracht in ook_van_vroeger(aanvragen_aanvraag="id", aanvragen_antwoord="aanvraag_id").sql:
            cursor.execute(opdracht)
    assert {a.id: _regels(a.id) for a in (een, ander)} == verwacht
    assert _regels(None) == []
    vernietig_spoor([een.id])
    assert _regels(een.id) == []
    assert _regels(ander.id) == verwacht[ander.id]
