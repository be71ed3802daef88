"""Fixtures: databases of a test process are cloned from a template instead of migrated and filled."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from .inhoud import vergeet
from .sjabloon import in_database, maak_leeg, maak_rivierveen, verwijder


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Instead of pytest-django's: an own clone of the migrated template for each process, gone after the run."""
    naam = settings.DATABASES["default"]["TEST"]["NAME"]  # with the suffix of the worker
    with django_db_blocker.unblock():
        maak_leeg(naam)
    with in_database(naam):
        yield
    with django_db_blocker.unblock():
        connections.close_all()
        verwijder(naam)


@pytest.fixture(scope="session")
def _database_rivierveen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a second clone of this process, with content; made for who asks first."""
    naam = f"{connection.settings_dict['NAME']}_rivierveen"
    with django_db_blocker.unblock():
        maak_rivierveen(naam)
    yield naam
    with django_db_blocker.unblock():
        verwijder(naam)


@pytest.fixture(scope="module")
def in_rivierveen(_database_rivierveen: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The tests of this module work in the database with Rivierveen's content. One that commits leaves it empty, as it does elsewhere:
    then the next module gets a new clone."""
    with django_db_blocker.unblock(), in_database(_database_rivierveen):
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM aanbod_uitgave)")
            leeg = not cursor.fetchone()[0]
        if leeg:
            connection.close()
            maak_rivierveen(_database_rivierveen)
    vergeet()
    with in_database(_database_rivierveen):
        yield
    vergeet()
