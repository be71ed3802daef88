"""Fixtures: the database of a test process is cloned from the template instead of migrated."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from .sjabloon import in_database, maak_leeg, verwijder


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
