"""Loading a package: releases, versions of case types, all or nothing, safe at once."""

import datetime as dt
import itertools
import threading

import pytest
import time_machine
from django.db import connection, transaction
from django.db.utils import IntegrityError

from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod import acties, api
from eenloket.midoffice.aanbod.inhoud import Pakket
from eenloket.midoffice.aanbod.models import (
    Besluittype,
    Checklistitem,
    Informatieobjecttype,
    Statustype,
    Uitgave,
    UitgaveZaaktype,
    Zaaktype,
)

from .bouwers import DOOR, geef_aanbod, maak_dienst, maak_pakket, tekst

pytestmark = pytest.mark.django_db


def _zaaktypen(identificatie: str) -> list[tuple[dt.date, dt.date | None]]:
    rijen = Zaaktype.objects.filter(identificatie=identificatie).order_by("begin_geldigheid", "id")
    return list(rijen.values_list("begin_geldigheid", "einde_geldigheid"))


def test_eerste_keer_laden_maakt_uitgave_organisatie_zaaktypen_en_gebeurtenis() -> None:
    resultaat = acties.geef_uit(maak_pakket(), door=DOOR)
    uitgave = Uitgave.objects.get()
    assert (uitgave.id, uitgave.nummer, uitgave.geladen_door) == (resultaat.uitgave_id, 1, "systeem:test")
    assert Organisatie.objects.get().naam == "Gemeente testdorp"
    assert UitgaveZaaktype.objects.get().zaaktype.identificatie == "ZT-VERGUNNING"
    assert [(u.soort, u.inhoud["uitgave_id"]) for u in Uitgaand.objects.all()] == [
        ("aanbod.uitgegeven", str(uitgave.id))
    ]


def test_dezelfde_inhoud_verandert_niets() -> None:
    eerste = acties.geef_uit(maak_pakket(), door=DOOR)
    tweede = acties.geef_uit(maak_pakket(), door=DOOR)
    assert tweede.uitgave_id == eerste.uitgave_id
    assert tweede.wijzigingen == ()
    assert (Uitgave.objects.count(), Zaaktype.objects.count(), Uitgaand.objects.count()) == (1, 1, 1)


def test_een_gewijzigd_zaaktype_krijgt_een_versie_en_de_rest_wordt_hergebruikt() -> None:
    a, b = maak_dienst("a"), maak_dienst("b")
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        oud = geef_aanbod(maak_pakket(a, b))
    with time_machine.travel("2026-04-01T12:00:00Z", tick=False):
        nieuw = geef_aanbod(maak_pakket(a, maak_dienst("b", zaak={"omschrijving": "Anders"})))
    assert api.zaaktype_van(oud, "a") == api.zaaktype_van(nieuw, "a")
    assert _zaaktypen("ZT-B") == [(dt.date(2026, 3, 1), dt.date(2026, 4, 1)), (dt.date(2026, 4, 1), None)]
    assert api.zaaktype_van(oud, "b").omschrijving == "Zaak b"
    assert api.zaaktype_van(nieuw, "b").omschrijving == "Anders"


def test_alleen_andere_woorden_maken_geen_nieuw_zaaktype() -> None:
    oud = geef_aanbod(maak_pakket(maak_dienst("a")))
    nieuw = geef_aanbod(maak_pakket(maak_dienst("a", wat=tekst("Beter uitgelegd"))))
    assert oud.uitgave_id != nieuw.uitgave_id
    assert api.zaaktype_van(oud, "a").id == api.zaaktype_van(nieuw, "a").id


def test_twee_wijzigingen_op_een_dag_laten_de_eerste_voor_lopende_zaken_staan() -> None:
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        uitgaven = [
            geef_aanbod(maak_pakket(maak_dienst("a", zaak={"omschrijving": f"V{n}"}))) for n in range(3)
        ]
    dag = dt.date(2026, 3, 1)
    assert _zaaktypen("ZT-A") == [(dag, dag), (dag, dag), (dag, None)]
    assert [api.zaaktype_van(u, "a").omschrijving for u in uitgaven] == ["V0", "V1", "V2"]


def test_een_dienst_die_vervalt_beeindigt_zijn_zaaktype_en_kan_terugkomen() -> None:
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        oud = geef_aanbod(maak_pakket(maak_dienst("a"), maak_dienst("b")))
    with time_machine.travel("2026-04-01T12:00:00Z", tick=False):
        zonder = geef_aanbod(maak_pakket(maak_dienst("a")))
        with pytest.raises(api.OnbekendeDienst):
            api.zaaktype_van(zonder, "b")
    with time_machine.travel("2026-05-01T12:00:00Z", tick=False):
        terug = geef_aanbod(maak_pakket(maak_dienst("a"), maak_dienst("b")))
    assert _zaaktypen("ZT-B") == [(dt.date(2026, 3, 1), dt.date(2026, 4, 1)), (dt.date(2026, 5, 1), None)]
    assert api.zaaktype_van(oud, "b").id != api.zaaktype_van(terug, "b").id


def test_een_uitgave_voor_later_geldt_pas_op_haar_dag_ook_als_er_een_tussendoor_komt() -> None:
    def pakket(versie: str, datum: dt.date = dt.date(2020, 1, 1)) -> Pakket:
        return maak_pakket(maak_dienst("a", zaak={"omschrijving": versie}), datum=datum)

    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        nu = geef_aanbod(pakket("nu"))
        later = geef_aanbod(pakket("later", dt.date(2026, 6, 1)))
        assert api.huidig(nu.organisatie_id) == nu
    with time_machine.travel("2026-04-01T12:00:00Z", tick=False):
        tussen = geef_aanbod(pakket("tussen"))
        api.vergeet()
        assert api.huidig(nu.organisatie_id) == tussen
    assert _zaaktypen("ZT-A") == [
        (dt.date(2026, 3, 1), dt.date(2026, 4, 1)),
        (dt.date(2026, 4, 1), dt.date(2026, 6, 1)),
        (dt.date(2026, 6, 1), None),
    ]
    with time_machine.travel("2026-06-01T12:00:00Z", tick=False):
        api.vergeet()
        assert api.huidig(nu.organisatie_id) == later
        assert api.zaaktype_van(later, "a").omschrijving == "later"


def test_de_database_weigert_versies_die_overlappen() -> None:
    geef_aanbod()
    zaaktype = Zaaktype.objects.get()
    zaaktype.pk, zaaktype.begin_geldigheid, zaaktype._state.adding = None, dt.date(2000, 1, 1), True
    zaaktype.id = acties.uuid.uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        zaaktype.save()


def test_de_catalogus_krijgt_wat_de_catalogi_api_nodig_heeft() -> None:
    dienst = maak_dienst(
        "a",
        checklist=[{"tekst": "Is het adres goed? " * 5}],
        zaak={
            "documenttypen": ["Foto"],
            "besluittype": "Vergunning",
            "eigenschappen": [{"naam": "e", "definitie": "d"}],
        },
    )
    zaaktype = api.zaaktype_van(geef_aanbod(maak_pakket(dienst)), "a")
    assert [(s.stap, s.volgnummer, s.eind) for s in zaaktype.statustypen.values()] == [
        ("intake", 1, False),
        ("behandelen", 2, False),
        ("leveren", 3, True),
    ]
    assert (zaaktype.doorlooptijd, zaaktype.servicenorm) == ("P8W", "P7D")
    verleend = zaaktype.resultaattype("Verleend")
    assert verleend is not None
    assert (verleend.positief, verleend.archiefactietermijn) == (True, "P1Y")
    assert {r.omschrijving_generiek for r in zaaktype.roltypen.values()} == {"initiator", "behandelaar"}
    assert {"Foto", "Aanvraag", "Besluit"} <= set(zaaktype.informatieobjecttype_op_naam)
    assert zaaktype.besluittype_op_naam["Vergunning"] == Besluittype.objects.get(omschrijving="Vergunning").id
    assert Checklistitem.objects.get().statustype.omschrijving_generiek == "behandelen"
    assert zaaktype.eindstatus is not None
    assert zaaktype.eindstatus.omschrijving == "Klaar"
    assert zaaktype.status("besluiten") is None


def test_documenttypen_en_besluittypen_worden_gedeeld_en_hergebruikt() -> None:
    geef_aanbod(
        maak_pakket(maak_dienst("a", zaak={"besluittype": "V"}), maak_dienst("b", zaak={"besluittype": "V"}))
    )
    geef_aanbod(maak_pakket(maak_dienst("a", zaak={"besluittype": "V", "omschrijving": "Anders"})))
    assert Besluittype.objects.get().zaaktypen.count() == 3
    assert Informatieobjecttype.objects.filter(omschrijving="Besluit").count() == 1


def test_alles_of_niets() -> None:
    geef_aanbod(maak_pakket(maak_dienst("a")))
    voor = (
        Uitgave.objects.count(),
        Zaaktype.objects.count(),
        Statustype.objects.count(),
        Uitgaand.objects.count(),
    )
    fout = maak_pakket(
        maak_dienst("a", zaak={"omschrijving": "Anders"}), maak_dienst("b", zaak={"identificatie": "ZT-A"})
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        acties.geef_uit(fout, door=DOOR)
    assert voor == (
        Uitgave.objects.count(),
        Zaaktype.objects.count(),
        Statustype.objects.count(),
        Uitgaand.objects.count(),
    )
    assert Zaaktype.objects.get().einde_geldigheid is None


def test_een_ander_pakket_verandert_een_organisatie_met_eigen_pakket_niet() -> None:
    geef_aanbod(maak_pakket(slug="testdorp"))
    eigen = maak_pakket(slug="buurdorp")
    kaping = eigen.organisaties["buurdorp"].model_copy(
        update={"slug": "testdorp", "naam": "Gekaapt", "koppeling": "elders"}
    )
    geef_aanbod(eigen.model_copy(update={"organisaties": {**eigen.organisaties, "testdorp": kaping}}))
    testdorp = Organisatie.objects.get(slug="testdorp")
    assert (testdorp.naam, testdorp.koppeling) == ("Gemeente testdorp", "")


def test_laden_kost_evenveel_query_s_bij_meer_diensten(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    geef_aanbod(maak_pakket(maak_dienst("a")))
    with django_assert_max_num_queries(40):
        acties.geef_uit(maak_pakket(*(maak_dienst(f"d{n}") for n in range(30))), door=DOOR)


@pytest.mark.django_db(transaction=True)
def test_twee_keer_tegelijk_laden_geeft_een_uitgave() -> None:
    start, nummers, fouten = threading.Barrier(4), [], []

    def laad(versie: int) -> None:
        try:
            start.wait()
            pakket = maak_pakket(maak_dienst("a", zaak={"omschrijving": f"V{versie % 2}"}))
            nummers.append(acties.geef_uit(pakket, door=DOOR).nummer)
        except Exception as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=laad, args=(n,)) for n in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert fouten == []
    uitgaven = list(Uitgave.objects.order_by("nummer").values_list("nummer", "digest"))
    assert [n for n, _d in uitgaven] == list(range(1, len(uitgaven) + 1))
    assert all(a[1] != b[1] for a, b in itertools.pairwise(uitgaven))
    assert len(nummers) == 4
    assert Zaaktype.objects.filter(einde_geldigheid=None).count() == 1
    assert Organisatie.objects.count() == 1
