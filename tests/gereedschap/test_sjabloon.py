"""What is cloned from a template is whole, and doesn't touch the template or another clone."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from eenloket.kern.actoren import systeem
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanbod.models import Uitgave

from . import sjabloon
from .inhoud import PAKKET


@pytest.fixture
def naam(django_db_setup: None) -> Iterator[str]:
    """The name of a database that doesn't exist, and won't."""
    uit = f"{settings.DATABASES['default']['NAME']}_proef"
    yield uit
    sjabloon.verwijder(uit)


@pytest.fixture
def proefsjabloon(django_db_setup: None) -> Iterator[None]:
    """Templates of the kind ``proef`` go after the test."""
    yield
    with sjabloon._beheer() as server:
        for oud in _namen(server):
            sjabloon._verwijder(server, oud)


def _namen(server: psycopg.Connection) -> list[str]:
    rijen = server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'sjabloon\\_proef\\_%'")
    return [str(rij[0]) for rij in rijen]


@pytest.mark.django_db
def test_een_kloon_heeft_elke_migratie_en_is_los_van_de_andere(naam: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2")
        eigen = cursor.fetchall()
    Organisatie.objects.create(slug="proef", naam="Proef", soort="gemeente", rsin="001234567")
    sjabloon.maak_leeg(naam)
    with psycopg.connect(_url(naam)) as kloon:
        assert kloon.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2").fetchall() == eigen
        assert kloon.execute("SELECT count(*) FROM organisaties_organisatie").fetchone() == (0,)


@pytest.mark.usefixtures("proefsjabloon")
def test_een_andere_hash_vervangt_de_vorige_en_wat_half_bleef() -> None:
    gevuld: list[str] = []

    def vul() -> None:
        gevuld.append(str(connection.settings_dict["NAME"]))

    with sjabloon._beheer() as server:
        sjabloon._kloon(server, None, "sjabloon_proef_half")  # a process that was killed
        for hash_ in ("een", "een", "twee"):
            sjabloon._zorg_voor(server, "proef", hash_, vul, uit=None)
        assert _namen(server) == ["sjabloon_proef_twee"]
    assert gevuld == ["sjabloon_proef_half", "sjabloon_proef_half"], "once for each hash"


def test_de_inhoud_van_een_vingerafdruk_telt() -> None:
    een = sjabloon.vingerafdruk([Path(sjabloon.__file__)])
    assert een == sjabloon.vingerafdruk([Path(sjabloon.__file__)])
    assert een != sjabloon.vingerafdruk([Path(sjabloon.__file__)], "anders")
    assert een != sjabloon.vingerafdruk([Path(__file__)])


@pytest.mark.django_db
@pytest.mark.usefixtures("in_rivierveen")
def test_rivierveen_laden_waar_het_al_staat_verandert_niets() -> None:
    assert aanbod.laad_pakket(PAKKET, door=systeem("test")).wijzigingen == ()
    assert Uitgave.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM procrastinate_jobs), (SELECT count(*) FROM gebeurtenissen_uitgaand),"
            " (SELECT count(*) > 0 FROM aanbod_uplproduct)"
        )
        assert cursor.fetchone() == (0, 0, True)


def _url(naam: str) -> str:
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{naam}"
