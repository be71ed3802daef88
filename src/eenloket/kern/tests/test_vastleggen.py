"""Whether something may have been saved when the database went away, seen with real connections that end."""

from contextlib import nullcontext

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from eenloket.kern.actoren import systeem
from eenloket.kern.handelingen import handeling
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.vastleggen import bijgehouden, is_onzeker

from .wegvallen import weg_bij

pytestmark = pytest.mark.django_db(transaction=True)


def _maak(slug: str = "weg") -> None:
    with handeling(systeem("proef"), "proef"):
        Organisatie.objects.create(slug=slug, naam="W", soort="gemeente", rsin="001234567")


def _valt_weg() -> OperationalError:
    """The connection is gone before a statement."""
    with connection.cursor() as cursor, pytest.raises(OperationalError) as fout:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    connection.close()
    return fout.value


@pytest.mark.parametrize("om", [False, True])
def test_tijdens_het_vastleggen_is_het_onzeker(om: bool) -> None:
    """Also when the transaction began outside the handling."""
    with weg_bij("organisaties_organisatie", tijdens_commit=True) as gezien, bijgehouden():
        with pytest.raises(OperationalError) as fout, transaction.atomic() if om else nullcontext():
            _maak()
        assert is_onzeker(fout.value)
    assert gezien == ["COMMIT"]


def test_daarvoor_is_er_niets_opgeslagen() -> None:
    with weg_bij("organisaties_organisatie", tijdens_commit=False) as gezien, bijgehouden():
        with pytest.raises(OperationalError) as fout:
            _maak()
        assert not is_onzeker(fout.value)
    assert gezien[0].startswith("INSERT")
    assert not Organisatie.objects.filter(slug="weg").exists()


def test_na_iets_dat_al_vaststaat_is_de_rest_onzeker() -> None:
    with bijgehouden():
        _maak()
        assert is_onzeker(_valt_weg())
    with bijgehouden():
        assert not is_onzeker(_valt_weg()), "each request by itself"


def test_wat_is_teruggedraaid_telt_niet() -> None:
    with bijgehouden():
        with transaction.atomic():
            _maak()
            transaction.set_rollback(True)
        assert not is_onzeker(_valt_weg())


def test_een_weigering_bij_het_vastleggen_is_zeker() -> None:
    """The server answered, and what it refuses isn't there."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE FUNCTION proef_nee() RETURNS trigger LANGUAGE plpgsql AS"
                       " 'BEGIN RAISE EXCEPTION SQLSTATE ''40001''; END';"
                       " CREATE CONSTRAINT TRIGGER proef_nee AFTER INSERT ON organisaties_organisatie DEFERRABLE INITIALLY DEFERRED"
                       " FOR EACH ROW EXECUTE FUNCTION proef_nee()")  # fmt: skip
    try:
        with bijgehouden(), pytest.raises((OperationalError, IntegrityError)) as fout:
            _maak()
        assert not is_onzeker(fout.value)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION proef_nee() CASCADE")
