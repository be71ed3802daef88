"""Work items in the database: put on the list once, changed by people, found by filters, at a fixed number of queries."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext

from eenloket.kern.audit.api import vernietig_spoor
from eenloket.kern.audit.models import Auditregel
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.gebruikers.bereik import Bereik, Strook
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.klok import vandaag
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.werk.models import Werk, Werkregel

from .bouwers import DOOR, maak_organisatie, opdracht, zet

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisatie() -> Organisatie:
    return maak_organisatie()


@pytest.fixture
def medewerker(organisatie: Organisatie) -> Medewerker:
    return Medewerker.objects.create(organisatie=organisatie, gebruikersnaam="sol", naam="Sol")


def over(dagen: int) -> dt.date:
    return vandaag() + dt.timedelta(days=dagen)


def norm(dagen: int) -> werk.Termijn:
    return werk.Termijn(norm=over(dagen))


def ids(blad: werk.Blad) -> list[object]:
    return [regel.id for regel in blad.regels]


def test_hetzelfde_werk_komt_eenmaal_op_de_lijst_en_houdt_wat_mensen_ermee_deden(
    organisatie: Organisatie, medewerker: Medewerker
) -> None:
    een = opdracht(organisatie, team="vergunningen", termijn=norm(5), fase="intake")
    (item,) = zet(een)
    werk.doe(item.id, organisatie.id, werk.Oppakken(medewerker.id), door=DOOR)
    werk.doe(item.id, organisatie.id, werk.Overdragen(team="toezicht"), door=DOOR)
    werk.doe(item.id, organisatie.id, werk.Apartleggen(over(3)), door=DOOR)
    (weer,) = zet(
        opdracht(
            organisatie, onderwerp_id=een.onderwerp_id, team="vergunningen", termijn=norm(2), fase="besluiten"
        )
    )
    assert weer.id == item.id
    assert (weer.fase, weer.norm, weer.werkdatum) == ("besluiten", over(2), over(2))
    assert (weer.team, weer.apart_tot) == ("toezicht", over(3))


def test_wat_gedaan_is_komt_niet_terug_door_het_nog_eens_te_zetten(organisatie: Organisatie) -> None:
    wat = opdracht(organisatie, soort=werk.Werksoort.HERZIEN, oorzaak="adreswijziging")
    (item,) = zet(wat)
    werk.doe(item.id, organisatie.id, werk.Afronden("klaar", "Gebeld."), door=DOOR)
    zet(wat)
    assert werk.lijst(organisatie.id, werk.Filters()).regels == []
    (ander,) = zet(
        opdracht(
            organisatie, soort=werk.Werksoort.HERZIEN, oorzaak="iets anders", onderwerp_id=wat.onderwerp_id
        )
    )
    assert ids(werk.lijst(organisatie.id, werk.Filters())) == [ander.id]


def test_zetten_kost_een_opdracht_hoeveel_het_er_ook_zijn(organisatie: Organisatie) -> None:
    kosten = []
    for aantal in (1, 40):
        with CaptureQueriesContext(connection) as gemeten, handeling(DOOR, "test"):
            werk.zet([opdracht(organisatie) for _ in range(aantal)])
        kosten.append(len(gemeten))
    assert kosten[0] == kosten[1]
    assert sum("werk_werk" in q["sql"] for q in gemeten.captured_queries) == 1


def test_wie_deed_wat_en_wanneer(organisatie: Organisatie, medewerker: Medewerker) -> None:
    (item,) = zet(opdracht(organisatie))
    for wat in (
        werk.Oppakken(medewerker.id),
        werk.Oppakken(medewerker.id),  # twice the same: one line
        werk.Apartleggen(over(2)),
        werk.Apartleggen(None),
        werk.Teruggeven(),
        werk.Afronden("klaar", "Alles nagekeken."),
    ):
        werk.doe(item.id, organisatie.id, wat, door=DOOR)
    regels = werk.geschiedenis([item.id])
    assert [r.daad for r in regels] == ["opgepakt", "apart_gelegd", "teruggelegd", "teruggegeven", "afgerond"]
    assert {r.door for r in regels} == {str(DOOR)}
    assert (regels[0].medewerker, regels[1].tot) == (medewerker, over(2))
    assert regels[-1].toelichting == "Alles nagekeken."
    item.refresh_from_db()
    assert (item.uitkomst, item.klaar_op is None) == ("klaar", False)


def test_een_andere_organisatie_kan_er_niet_bij(organisatie: Organisatie) -> None:
    (item,) = zet(opdracht(organisatie))
    elders = maak_organisatie("elders")
    with pytest.raises(NietGevonden):
        werk.doe(item.id, elders.id, werk.Teruggeven(), door=DOOR)
    with pytest.raises(NietGevonden):
        werk.werk_van(elders.id, item.id)
    assert werk.lijst(elders.id, werk.Filters()).regels == []


def test_de_filters(organisatie: Organisatie, medewerker: Medewerker) -> None:
    mijn, laat, stil, partner, geheim, apart = zet(
        opdracht(organisatie, termijn=norm(1), niveau=3, dienst="vergunning"),
        opdracht(organisatie, termijn=norm(-2), team="toezicht"),
        opdracht(organisatie, termijn=werk.Termijn(norm=over(-9), staat_stil=True)),
        opdracht(
            organisatie,
            soort=werk.Werksoort.PARTNER,
            onderwerp=werk.Onderwerp.OVERDRACHT,
            uitvoerder="waterschap",
        ),
        opdracht(organisatie, vertrouwelijkheidaanduiding=7, termijn=norm(9)),
        opdracht(organisatie, termijn=norm(8)),
    )
    werk.doe(mijn.id, organisatie.id, werk.Oppakken(medewerker.id), door=DOOR)
    werk.doe(apart.id, organisatie.id, werk.Apartleggen(over(4)), door=DOOR)
    lijsten = {
        "mijn": (werk.Filters(medewerker_id=medewerker.id), [mijn]),
        "niemand": (werk.Filters(van_niemand=True), [laat, geheim, stil, partner]),
        "laat": (werk.Filters(te_laat=True), [laat]),
        "stil": (werk.Filters(staat_stil=True), [stil]),
        "team": (werk.Filters(team="toezicht"), [laat]),
        "soort": (werk.Filters(soorten=frozenset({werk.Werksoort.PARTNER})), [partner]),
        "uitvoerder": (werk.Filters(uitvoerder="waterschap"), [partner]),
        "dienst": (werk.Filters(dienst="vergunning"), [mijn]),
        "niveau": (werk.Filters(niveau=3), [mijn]),
        "hoogstens": (
            werk.Filters(bereik=Bereik((Strook(None, 6),)), soorten=frozenset({werk.Werksoort.BEHANDELEN})),
            [laat, mijn, stil],
        ),
        "apart": (werk.Filters(apart=True), [apart]),
    }
    for naam, (filters, wat) in lijsten.items():
        assert ids(werk.lijst(organisatie.id, filters)) == [w.id for w in wat], naam
    geteld = werk.tel(organisatie.id, {naam: filters for naam, (filters, _) in lijsten.items()})
    assert geteld == {naam: len(wat) for naam, (_, wat) in lijsten.items()}
    assert werk.tel(organisatie.id, {"niemand": werk.Filters(van_niemand=True)}, hoogstens=2) == {
        "niemand": 3
    }


def test_bladeren_en_buren_gaan_dezelfde_weg(organisatie: Organisatie) -> None:
    rij = zet(*[opdracht(organisatie, termijn=norm(n // 3)) for n in range(10)])
    gezien, na = [], ""
    while True:
        blad = werk.lijst(organisatie.id, werk.Filters(), na=na, limiet=4)
        gezien += list(blad.regels)
        if not (na := blad.verder):
            break
    assert [regel.id for regel in gezien] == [w.id for w in sorted(rij, key=lambda w: (w.werkdatum, w.id))]
    for plaats, regel in enumerate(gezien):
        assert regel.werkdatum is not None
        vorige, volgende = werk.buren(organisatie.id, werk.Filters(), regel.werkdatum, regel.id)
        assert vorige == (gezien[plaats - 1] if plaats else None)
        assert volgende == (gezien[plaats + 1] if plaats < 9 else None)
    assert ids(werk.lijst(organisatie.id, werk.Filters(), na="onzin"))[:1] == [gezien[0].id]


def test_een_lijst_en_een_telling_kosten_altijd_een_query(organisatie: Organisatie) -> None:
    zet(*[opdracht(organisatie, termijn=norm(n)) for n in range(30)])
    with CaptureQueriesContext(connection) as gemeten:
        werk.lijst(organisatie.id, werk.Filters(te_laat=True), limiet=20)
        werk.tel(organisatie.id, {"a": werk.Filters(), "b": werk.Filters(van_niemand=True)})
    assert len(gemeten) == 2


def test_wat_er_met_het_onderwerp_gebeurt_geldt_voor_al_zijn_werk(organisatie: Organisatie) -> None:
    zaak = nieuw_id()
    zet(
        opdracht(organisatie, onderwerp_id=zaak),
        opdracht(organisatie, onderwerp_id=zaak, soort=werk.Werksoort.STEEKPROEF),
        opdracht(organisatie),
    )
    with handeling(DOOR, "test.einde"):
        assert werk.doe_bij([zaak], list(werk.Werksoort), werk.Vervallen(), door=DOOR) == 2
        assert werk.doe_bij([zaak], list(werk.Werksoort), werk.Vervallen(), door=DOOR) == 0
    assert len(werk.lijst(organisatie.id, werk.Filters()).regels) == 1
    with handeling(DOOR, "test.vernietigen"):
        assert len(werk.verwijder([zaak])) == 2
    assert (Werk.objects.count(), Werkregel.objects.count()) == (1, 0)


def test_het_spoor_van_een_item_gaat_alleen_met_het_item(
    organisatie: Organisatie, medewerker: Medewerker
) -> None:
    """The item itself has no trail, so its removal must say that it's gone."""
    (item,) = zet(een := opdracht(organisatie))
    werk.doe(item.id, organisatie.id, werk.Oppakken(medewerker.id), door=DOOR)
    spoor = Auditregel.objects.filter(hoofd=item.id, tabel="werk_werkregel")
    assert spoor.count() == 1
    Werkregel.objects.filter(werk_id=item.id).delete()
    with pytest.raises(ProgrammingError, match="audit: niet vernietigd"), transaction.atomic():
        vernietig_spoor([item.id])
    assert spoor.count() == 2, "made and removed"
    with handeling(DOOR, "zaak.vernietigen"):
        vernietig_spoor(werk.verwijder([een.onderwerp_id]))
    assert not spoor.exists()
    assert list(Auditregel.objects.filter(rij=str(item.id)).values_list("tabel", "soort"))
