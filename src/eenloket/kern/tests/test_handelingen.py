"""A handling is one transaction with one actor, one reason and its events."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from eenloket.kern.actoren import Actor, Actorsoort, systeem
from eenloket.kern.audit.models import Auditregel
from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis
from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.kern.handelingen import handeling
from eenloket.kern.herkomst import trace
from eenloket.kern.organisaties.models import Organisatie

pytestmark = pytest.mark.django_db(transaction=True)

BUITEN = Actor(Actorsoort.MEDEWERKER, "buiten", organisatie="proefveen", rol="behandelaar")
BINNEN = systeem("binnen")


@gebeurtenis("proef.handeling")
class Proef(Gebeurtenis):
    waarde: str


def _naam(gemeente: Organisatie, naam: str) -> None:
    Organisatie.objects.filter(id=gemeente.id).update(naam=naam)


def _wie() -> list[tuple[str, str]]:
    """Actor and reason of each change, in order; without how the organisation came about."""
    return list(Auditregel.objects.filter(soort="U").order_by("id").values_list("actor", "reden"))


def test_een_geneste_handeling_heeft_haar_eigen_actor_en_de_buitenste_krijgt_de_zijne_terug(
    gemeente: Organisatie,
) -> None:
    with handeling(BUITEN, "buiten.begin"):
        _naam(gemeente, "1")
        with handeling(BINNEN, "binnen"):
            _naam(gemeente, "2")
        _naam(gemeente, "3")
    assert _wie() == [
        ("medewerker:buiten", "buiten.begin"),
        ("systeem:binnen", "binnen"),
        ("medewerker:buiten", "buiten.begin"),
    ]


def test_na_een_mislukte_binnenste_gaat_de_buitenste_onder_eigen_naam_verder(gemeente: Organisatie) -> None:
    def mislukt() -> None:
        with handeling(BINNEN, "binnen") as h:
            _naam(gemeente, "weg")
            h.meld(Proef(waarde="weg"))
            raise ValueError("stuk")

    with handeling(BUITEN, "buiten"):
        with pytest.raises(ValueError, match="stuk"):
            mislukt()
        _naam(gemeente, "blijft")
    assert _wie() == [("medewerker:buiten", "buiten")]
    assert not Uitgaand.objects.exists()


def test_een_handeling_laat_haar_naam_niet_achter_in_wat_haar_omringt(gemeente: Organisatie) -> None:
    with transaction.atomic():
        with handeling(BINNEN, "binnen"):
            _naam(gemeente, "1")
        _naam(gemeente, "2")
    assert _wie()[0] == ("systeem:binnen", "binnen")
    assert _wie()[1][0].startswith("database:")
    assert _wie()[1][1] == ""


def test_de_verbinding_onthoudt_niets_na_de_transactie(gemeente: Organisatie) -> None:
    with handeling(BINNEN, "binnen"):
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('eenloket.actor', true)")
        assert not cursor.fetchone()[0]


def test_een_fout_neemt_wijziging_en_gebeurtenis_samen_terug(gemeente: Organisatie) -> None:
    def mislukt() -> None:
        with handeling(BUITEN, "mislukt") as h:
            _naam(gemeente, "weg")
            h.meld(Proef(waarde="weg"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        mislukt()
    gemeente.refresh_from_db()
    assert gemeente.naam == "Gemeente Proefveen"
    assert not Uitgaand.objects.exists()


def test_een_teruggedraaide_buitenste_neemt_de_gebeurtenissen_van_de_binnenste_mee(
    gemeente: Organisatie,
) -> None:
    def mislukt() -> None:
        with handeling(BUITEN, "buiten"):
            with handeling(BINNEN, "binnen") as h:
                h.meld(Proef(waarde="klaar"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        mislukt()
    assert not Uitgaand.objects.exists()


def test_gebeurtenissen_bewaren_wie_in_welke_volgorde_en_welk_spoor(gemeente: Organisatie) -> None:
    teken = trace.set("a" * 32)
    with handeling(BUITEN, "meld") as h:
        h.meld(Proef(waarde="1"), Proef(waarde="2"))
        h.meld(Proef(waarde="3"))
    trace.reset(teken)
    rijen = list(Uitgaand.objects.order_by("id"))
    assert [rij.inhoud["waarde"] for rij in rijen] == ["1", "2", "3"]
    assert rijen[0].door == {
        "soort": "medewerker",
        "kenmerk": "buiten",
        "organisatie": "proefveen",
        "rol": "behandelaar",
        "namens": None,
    }
    assert {rij.trace for rij in rijen} == {"a" * 32}


def test_kosten_een_query_en_genest_een_meer() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as vangst, handeling(BUITEN, "kosten"):
            pass
        return sum("eenloket.actor" in q["sql"] for q in vangst.captured_queries)

    assert queries() == 1
    with transaction.atomic():
        assert queries() == 2


def test_honderd_gebeurtenissen_kosten_evenveel_queries_als_een() -> None:
    def queries(aantal: int) -> int:
        with CaptureQueriesContext(connection) as vangst, handeling(BUITEN, "stapel") as h:
            h.meld(*(Proef(waarde=str(i)) for i in range(aantal)))
        return len(vangst)

    assert queries(1) == queries(100)
