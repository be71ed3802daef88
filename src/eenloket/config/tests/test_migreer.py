"""The application's own database role gets exactly what it needs, again and again."""

import pytest
from django.apps import apps
from django.db import connection

from eenloket.config.migreer import ALLEEN_ERBIJ, ALLEEN_LEZEN, geef_rechten

pytestmark = pytest.mark.django_db

ROL = "eenloket_proefrol"


def _recht(tabel: str, recht: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [ROL, tabel, recht])
        return bool(cursor.fetchone()[0])


@pytest.fixture
def rol() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROL}")


@pytest.mark.usefixtures("rol")
def test_elke_tabel_heeft_de_rechten_die_erbij_horen_ook_na_herhalen() -> None:
    geef_rechten(ROL)
    geef_rechten(ROL)
    for model in apps.get_models(include_auto_created=True):
        tabel = model._meta.db_table
        assert _recht(tabel, "SELECT"), tabel
        assert _recht(tabel, "INSERT") == (tabel not in ALLEEN_LEZEN), tabel
        assert (
            _recht(tabel, "UPDATE") == _recht(tabel, "DELETE") == (tabel not in ALLEEN_LEZEN + ALLEEN_ERBIJ)
        ), tabel
        assert not _recht(tabel, "TRUNCATE"), tabel
    assert not _recht("django_migrations", "INSERT")


@pytest.mark.usefixtures("rol")
def test_een_tabel_van_een_volgende_versie_is_meteen_te_gebruiken() -> None:
    geef_rechten(ROL)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE later (id bigserial)")
    assert _recht("later", "INSERT")


def test_zonder_die_rol_gebeurt_er_niets() -> None:
    geef_rechten("bestaat_niet")


def test_wie_zelf_eigenaar_is_neemt_zichzelf_niets_af() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        geef_rechten(cursor.fetchone()[0])
        cursor.execute("SELECT has_table_privilege('audit_auditregel', 'INSERT')")
        assert cursor.fetchone()[0]
