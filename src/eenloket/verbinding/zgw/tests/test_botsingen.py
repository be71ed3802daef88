"""Two calls that meet: one of them is done again, or hears what a rule would have said."""

import threading
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import IntegrityError, OperationalError, connection, connections
from psycopg import errors
from psycopg_pool import PoolTimeout

from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.bereikbaar import bereikbaar, vergeet
from eenloket.verbinding.zgw.botsingen import POGINGEN, nog_eens, strijdig
from eenloket.verbinding.zgw.fouten import Onbekend, Storing
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant
from eenloket.verbinding.zgw.zaken.tests.zaakbouwers import maak_soort

RSIN = "517439943"


class _Vraag:
    herhaalbaar = True


def _database_fout(oorzaak: Exception) -> OperationalError:
    fout = OperationalError(str(oorzaak))
    fout.__cause__ = oorzaak
    return fout


def _mislukt(keren: int, oorzaak: Exception) -> tuple[Callable[[object], int], list[object]]:
    """Fails so many times and then gives how often it was asked."""
    gevraagd: list[object] = []

    def doe(vraag: object) -> int:
        gevraagd.append(vraag)
        if len(gevraagd) <= keren:
            raise _database_fout(oorzaak)
        return len(gevraagd)

    return doe, gevraagd


@pytest.mark.parametrize("soort", [errors.DeadlockDetected, errors.SerializationFailure])
def test_wie_verliest_probeert_het_nog_eens_met_een_schone_vraag(soort: type[Exception]) -> None:
    doe, gevraagd = _mislukt(POGINGEN - 1, soort())
    assert nog_eens(doe, _Vraag(), _Vraag) == POGINGEN  # type: ignore[arg-type]
    assert len(set(map(id, gevraagd))) == POGINGEN


def test_niet_voor_altijd_niet_om_iets_anders_en_niet_met_een_verbruikt_lichaam() -> None:
    altijd, gevraagd = _mislukt(99, errors.DeadlockDetected())
    with pytest.raises(OperationalError):
        nog_eens(altijd, _Vraag(), _Vraag)  # type: ignore[arg-type]
    assert len(gevraagd) == POGINGEN
    anders, gevraagd = _mislukt(99, errors.AdminShutdown())
    with pytest.raises(OperationalError):
        nog_eens(anders, _Vraag(), _Vraag)  # type: ignore[arg-type]
    assert len(gevraagd) == 1
    op, verbruikt = _Vraag(), _mislukt(99, errors.DeadlockDetected())
    op.herhaalbaar = False
    with pytest.raises(OperationalError):
        nog_eens(verbruikt[0], op, _Vraag)  # type: ignore[arg-type]
    assert len(verbruikt[1]) == 1


@pytest.fixture
def _schoon() -> Iterator[None]:
    yield
    connections.close_all()


@pytest.mark.usefixtures("_schoon")
@pytest.mark.django_db(transaction=True)
def test_een_echte_patstelling_merkt_de_client_niet() -> None:
    """Somebody else holds the main case and asks for the part; we hold the part and ask for the main case. We are the one that is stopped."""
    klant, soort = maak_klant(maak_organisatie()), maak_soort()
    lichaam = {
        "zaaktype": soort.url,
        "bronorganisatie": RSIN,
        "verantwoordelijkeOrganisatie": RSIN,
        "startdatum": "2026-01-05",
    }
    hoofd, deel = (klant.post("zaken/zaken", lichaam) for _ in range(2))
    uit: list[str] = []

    def wijzig() -> None:
        try:
            eigen = Klant(klant.client_id, klant.geheim)
            uit.append(eigen.patch(deel["url"], {"hoofdzaak": hoofd["url"]})["hoofdzaak"])
        finally:
            connections.close_all()

    slot = "SELECT id FROM zaken_zaak WHERE id = %s FOR UPDATE"
    with psycopg.connect(_adres()) as ander:
        ander.execute("SET deadlock_timeout = '60s'")  # so that it isn't this one that is stopped
        ander.execute(slot, [hoofd["uuid"]])
        draad = threading.Thread(target=wijzig)
        draad.start()
        _wacht_tot_iemand_wacht()
        assert ander.execute(slot, [deel["uuid"]]).fetchone(), "we get it because the other is stopped"
        assert uit == []
        ander.rollback()
        draad.join(60)
    assert uit == [hoofd["url"]]


def _adres() -> str:
    gegevens = connection.get_connection_params()
    delen = {"host": gegevens.get("host"), "port": gegevens.get("port"), "user": gegevens.get("user"), "dbname": gegevens["dbname"]}  # fmt: skip
    return psycopg.conninfo.make_conninfo("", **{k: w for k, w in delen.items() if w})


def _wacht_tot_iemand_wacht() -> None:
    for _ in range(600):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        threading.Event().wait(0.05)
    raise AssertionError("niemand wacht")


@pytest.mark.django_db
def test_wat_de_database_weigert_heet_zoals_de_regel_het_noemt() -> None:
    organisatie = maak_organisatie()
    klant, soort = maak_klant(organisatie), maak_soort(organisatie)
    zaak = klant.post("zaken/zaken", {"zaaktype": soort.url, "bronorganisatie": RSIN, "verantwoordelijkeOrganisatie": RSIN, "startdatum": "2026-01-05"})  # fmt: skip
    with pytest.raises(IntegrityError) as fout, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO zaken_zaak SELECT (jsonb_populate_record(z, jsonb_build_object('id', gen_random_uuid()))).* FROM zaken_zaak z WHERE id = %s",
            [zaak["uuid"]],
        )
    [regel] = strijdig(fout.value).fouten
    assert (regel.naam, regel.code) == ("identificatie", "identificatie-niet-uniek")


def test_zonder_database_zoekt_er_een_en_horen_de_anderen_het_meteen() -> None:
    vergeet()
    with pytest.raises(OperationalError), bereikbaar():
        raise _database_fout(PoolTimeout("weg"))
    with bereikbaar():  # one that looks whether it is back
        draad_hoort: list[type[BaseException]] = []

        def ander() -> None:
            try:
                with bereikbaar():
                    pass
            except Storing as fout:
                draad_hoort.append(type(fout))

        draad = threading.Thread(target=ander)
        draad.start()
        draad.join(30)
        assert draad_hoort == [Storing]
    with bereikbaar(), bereikbaar():
        pass


@pytest.mark.parametrize("fout", [_database_fout(errors.AdminShutdown()), Onbekend()])
def test_een_fout_die_iets_anders_zegt_sluit_niemand_uit(fout: Exception) -> None:
    vergeet()
    with pytest.raises(type(fout)), bereikbaar():
        raise fout
    with bereikbaar(), bereikbaar():
        pass
