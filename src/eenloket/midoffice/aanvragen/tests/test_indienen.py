"""Submit: one transaction, once, whole or not at all, and only what is complete and allowed (M-B3)."""

import datetime as dt
import threading
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, connections
from django.test.utils import CaptureQueriesContext

from eenloket.kern import klok
from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.models import Aanvraag, Aanvraagstaat, Antwoord, Knoop
from eenloket.midoffice.klanten.ingelogd import Zekerheid
from eenloket.midoffice.klanten.models import DigitaalAdres, Klantcontact, Voorkeur
from eenloket.midoffice.zaken.models import Taak, Zaak

from .bouwers import (
    DOOR,
    FEEST,
    VERHUIZEN,
    begin,
    gebeurtenissen,
    knopen,
    leg_antwoord_vast,
    maak_client,
    staten,
    vul_in,
)


def telling() -> dict[str, int]:
    soorten: tuple[Any, ...] = (Knoop, Zaak, Klantcontact, Voorkeur, Uitgaand, Taak)
    return {m.__name__: m.objects.count() for m in soorten}


@pytest.mark.django_db
def test_een_aanvraag_een_zaak_per_dienst_een_contact_een_plan_en_gebeurtenissen() -> None:
    aanvraag = aanvragen.dien_in(vul_in(begin(), VERHUIZEN), door=DOOR)
    assert aanvraag.staat == Aanvraagstaat.INGEDIEND
    assert aanvraag.nummer.startswith(str(klok.vandaag().year))
    assert len(staten(aanvraag)) == Zaak.objects.count() == 5
    assert Klantcontact.objects.get().aanvraag_id == aanvraag.id
    assert DigitaalAdres.objects.get(soort_digitaal_adres="email").adres == "sanne@voorbeeld.example"
    assert [g.inhoud() for g in gebeurtenissen("aanvraag.ingediend")] == [{"aanvraag_id": str(aanvraag.id)}]


@pytest.mark.django_db
def test_nog_eens_indienen_geeft_dezelfde_uitkomst_en_verandert_niets() -> None:
    een = aanvragen.dien_in(vul_in(begin(), VERHUIZEN), door=DOOR)
    voor = telling()
    twee = aanvragen.dien_in(een, door=DOOR)
    drie = aanvragen.dien_in(
        Aanvraag(id=een.id, staat="concept", uitgave_id=een.uitgave_id, patroon=een.patroon), door=DOOR
    )
    assert een.nummer == twee.nummer == drie.nummer
    assert telling() == voor


@pytest.mark.django_db
def test_het_aantal_queries_hangt_niet_af_van_het_aantal_diensten() -> None:
    def kosten(keuzes: dict[str, bool], vast: dict[str, Any]) -> int:
        aanvraag = begin()
        aanvraag.keuzes = keuzes
        aanvraag.save()
        vul_in(aanvraag, VERHUIZEN | vast)
        with CaptureQueriesContext(connection) as gemeten:
            aanvragen.dien_in(aanvraag, door=DOOR)
        kosten_per_aantal[len(staten(aanvraag))] = len(gemeten)
        return len(gemeten)

    kosten_per_aantal: dict[int, int] = {}
    alles = {"heeft_hond": True, "oude_woning": "huur_stromen_wonen"}
    kosten({}, alles)  # the case types of a release stay in memory
    klein = kosten({"water-en-energie": False}, alles | {"heeft_hond": False, "container_ontbreekt": False})
    groot = kosten({}, alles)
    assert sorted(kosten_per_aantal) == [4, 7]
    print(f"queries per submit: {klein} for four services, {groot} for seven")
    assert klein == groot <= 48


@pytest.mark.django_db
def test_onvolledig_gaat_niet() -> None:
    aanvraag = begin()
    voor = telling()
    with pytest.raises(aanvragen.NietCompleet):
        aanvragen.dien_in(aanvraag, door=DOOR)
    vul_in(aanvraag, VERHUIZEN)
    Antwoord.objects.get(aanvraag=aanvraag, vraag="naam").delete()
    with pytest.raises(aanvragen.NietCompleet):
        aanvragen.dien_in(aanvraag, door=DOOR)
    assert telling() == voor


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("bij_openen", "nu", "mag"),
    [(2, None, True), (1, None, False), (3, 1, False), (1, 3, False), (3, 2, True)],
)
def test_te_weinig_zekerheid_gaat_niet_ook_niet_met_die_van_een_vorige_keer(
    bij_openen: int, nu: int | None, mag: bool
) -> None:
    aanvraag = vul_in(begin(client=maak_client(zekerheid=Zekerheid(bij_openen))), VERHUIZEN)
    if mag:
        assert aanvragen.dien_in(aanvraag, door=DOOR, zekerheid=nu).nummer
        return
    with pytest.raises(aanvragen.MeerZekerheidNodig):
        aanvragen.dien_in(aanvraag, door=DOOR, zekerheid=nu)
    assert not Zaak.objects.exists()


@pytest.mark.django_db
def test_een_datum_die_intussen_te_vroeg_is_wordt_bij_de_vraag_gezegd() -> None:
    with time_machine.travel(dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC), tick=False):
        aanvraag = vul_in(begin("straatfeest"), FEEST | {"evenement_datum": "2027-03-01"})
    with (
        time_machine.travel(dt.datetime(2027, 2, 28, 10, tzinfo=dt.UTC), tick=False),
        pytest.raises(aanvragen.OngeldigAntwoord) as fout,
    ):
        aanvragen.dien_in(aanvraag, door=DOOR)
    assert fout.value.veld == "evenement_datum"
    assert not Zaak.objects.exists()


@pytest.mark.django_db
def test_antwoorden_die_niet_meer_tellen_komen_niet_in_het_dossier() -> None:
    aanvraag = vul_in(begin(), VERHUIZEN)
    leg_antwoord_vast(aanvraag, "honden_aantal", 4)
    leg_antwoord_vast(aanvraag, "toestemming_hoofdbewoner", "bijlage")
    leg_antwoord_vast(aanvraag, "bezorgadres", {"postcode": "1111AA", "huisnummer": 1})
    aanvragen.dien_in(aanvraag, door=DOOR)
    dossier = {a.vraag: a.waarde for a in Antwoord.objects.filter(aanvraag=aanvraag)}
    assert not {"honden_aantal", "toestemming_hoofdbewoner"} & dossier.keys()
    assert dossier["bezorgadres"] == dossier["parkeeradres"] == dossier["nieuw_adres"]
    zaak = knopen(aanvraag)["afvalcontainer"].zaak
    assert zaak is not None
    feiten = aanvragen.feiten_voor_zaak(zaak.id)
    assert (feiten.waarde("honden_aantal"), feiten.waarde("bezorgadres")) == (None, dossier["nieuw_adres"])


@pytest.mark.django_db
def test_gevers_van_antwoorden_staan_er_zonder_pseudoniem_uit_een_ander_domein() -> None:
    client = maak_client()
    aanvraag = begin(client=client)
    aanvragen.beantwoord(aanvraag, "heeft_hond", "nee", door=client.actor)
    gever = Antwoord.objects.get(aanvraag=aanvraag, vraag="heeft_hond").gegeven_door
    assert gever == "client"
    assert aanvraag.client != client.pseudoniem


@pytest.mark.django_db
def test_gaat_er_iets_mis_dan_is_er_niets_gebeurd() -> None:
    """A real fault in the very last step: the outbox refuses the event."""
    aanvraag = vul_in(begin(), VERHUIZEN)
    antwoorden, voor = Antwoord.objects.count(), telling()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION weiger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " IF NEW.soort = 'aanvraag.ingediend' THEN RAISE EXCEPTION 'vol'; END IF; RETURN NEW; END $$"
        )
        cursor.execute(
            f"CREATE TRIGGER weiger BEFORE INSERT ON {Uitgaand._meta.db_table} FOR EACH ROW EXECUTE FUNCTION weiger()"
        )
    with pytest.raises(DatabaseError, match="vol"):
        aanvragen.dien_in(aanvraag, door=DOOR)
    aanvraag = Aanvraag.objects.get(id=aanvraag.id)
    assert (aanvraag.staat, aanvraag.nummer) == ("concept", "")
    assert (telling(), Antwoord.objects.count()) == (voor, antwoorden)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER weiger ON {Uitgaand._meta.db_table}")
    assert aanvragen.dien_in(aanvraag, door=DOOR).nummer


def tegelijk(*werk: Any) -> list[Any]:
    """Run each in a thread with a connection of its own, starting together; results or exceptions."""
    hek, uit = threading.Barrier(len(werk)), [None] * len(werk)

    def doe(nummer: int) -> None:
        try:
            hek.wait(10)
            uit[nummer] = werk[nummer]()
        except Exception as fout:
            uit[nummer] = fout
        finally:
            connections.close_all()

    draden = [threading.Thread(target=doe, args=(n,)) for n in range(len(werk))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return uit


@pytest.mark.django_db(transaction=True)
def test_twee_keer_tegelijk_indienen_is_een_keer() -> None:
    aanvraag = vul_in(begin(), VERHUIZEN)
    uit = tegelijk(*[lambda: aanvragen.dien_in(Aanvraag.objects.get(id=aanvraag.id), door=DOOR).nummer] * 4)
    assert len(set(uit)) == 1, uit
    assert isinstance(uit[0], str)
    assert Zaak.objects.count() == 5
    assert Klantcontact.objects.count() == 1
    assert len(gebeurtenissen("aanvraag.ingediend")) == 1


@pytest.mark.django_db(transaction=True)
def test_twee_tabs_tegelijk_verliezen_niets_en_de_laatste_telt() -> None:
    aanvraag = begin()
    antwoorden = {"heeft_hond": "ja", "heeft_auto": "nee", "container_ontbreekt": "nee", "naam": "S. Moulin"}
    uit = tegelijk(
        *(lambda v=v, w=w: aanvragen.beantwoord(aanvraag, v, w, door=DOOR) for v, w in antwoorden.items()),
        *(
            lambda n=n: aanvragen.beantwoord(
                aanvraag, "contact_email", f"tab{n}@voorbeeld.example", door=DOOR
            )
            for n in range(3)
        ),
    )
    assert not [u for u in uit if isinstance(u, Exception)]
    dossier = {a.vraag: a.waarde for a in Antwoord.objects.filter(aanvraag=aanvraag)}
    assert {v: dossier[v] for v in antwoorden} == {
        "heeft_hond": True, "heeft_auto": False, "container_ontbreekt": False, "naam": "S. Moulin",
    }  # fmt: skip
    assert dossier["contact_email"] in {f"tab{n}@voorbeeld.example" for n in range(3)}


@pytest.mark.django_db(transaction=True)
def test_een_antwoord_tijdens_het_indienen_komt_erin_of_wordt_geweigerd() -> None:
    aanvraag = vul_in(begin(), VERHUIZEN)
    indienen, antwoord = tegelijk(
        lambda: aanvragen.dien_in(Aanvraag.objects.get(id=aanvraag.id), door=DOOR),
        lambda: aanvragen.beantwoord(aanvraag, "naam", "Andere Naam", door=DOOR),
    )
    assert indienen.nummer
    naam = Antwoord.objects.get(aanvraag=aanvraag, vraag="naam").waarde
    assert (naam == "Andere Naam") == (not isinstance(antwoord, aanvragen.AlIngediend))
