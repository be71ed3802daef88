"""The plan with real cases: what starts, lapses, is looked at and handed over, whatever the order of events (M-B6)."""

import itertools
import random

import pytest

from eenloket.kern.fouten import NietGevonden
from eenloket.kern.gebruikers.api import OVERAL
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.fouten import NietInTeTrekken
from eenloket.midoffice.aanvragen.models import Aanvraag, Aanvraagstaat
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Taak, Zaak

from .bouwers import DOOR, FEEST, beslis, bezorg_plan, gebeurtenissen, ingediend, knopen, staten, zaak_van

pytestmark = pytest.mark.django_db
VERHUIZING, PARKEREN, CONTAINER, WATER, ENERGIE = (
    "adreswijziging", "parkeervergunning", "afvalcontainer", "waterschap-adres", "water-en-energie",
)  # fmt: skip


def alles_af(aanvraag: Aanvraag, kies: random.Random) -> None:
    """Bring every case to an end, in some order, telling the plan late and more than once."""
    while any(k.staat in ("loopt", "straks") for k in knopen(aanvraag).values()):
        lopend = [
            d
            for d, k in knopen(aanvraag).items()
            if k.staat == "loopt" and k.zaak and k.zaak.einddatum is None
        ]
        if not lopend:
            bezorg_plan()
            continue
        beslis(aanvraag, kies.choice(lopend), positief=kies.random() < 0.6)
        if kies.random() < 0.5:
            continue
        dicht = [k.zaak_id for k in knopen(aanvraag).values() if k.zaak_id]
        kies.shuffle(dicht)
        bezorg_plan(*dicht[: kies.randint(1, len(dicht))])
    bezorg_plan()


def _te_herzien(aanvraag: Aanvraag) -> list[str]:
    """Services of this request that a person must look at."""
    filters = werk.Filters(soorten=frozenset({werk.Werksoort.HERZIEN}))
    return [regel.dienst for regel in werk.lijst(aanvraag.organisatie_id, filters).regels]


def test_wat_parallel_is_begint_meteen_en_wat_erop_volgt_wacht_zonder_termijn() -> None:
    aanvraag = ingediend()
    assert staten(aanvraag) == {
        VERHUIZING: "loopt",
        WATER: "loopt",
        PARKEREN: "straks",
        CONTAINER: "loopt",
        ENERGIE: "loopt",
    }
    wacht = zaak_van(aanvraag, PARKEREN)
    assert (wacht.fase, wacht.uiterlijke_einddatum_afdoening) == (zaken.Fase.WACHT, None)
    gemeld = {g.inhoud()["zaak_id"] for g in gebeurtenissen("zaak.geopend")}
    assert str(wacht.id) not in gemeld
    assert len(gemeld) == 4


def test_na_een_positief_besluit_begint_de_volgende_vanzelf_met_de_gegevens_van_de_eerste() -> None:
    aanvraag = ingediend()
    zaak = zaak_van(aanvraag, VERHUIZING)
    adres = aanvragen.feiten_voor_zaak(zaak.id).waarde("nieuw_adres")
    beslis(aanvraag, VERHUIZING, positief=True)
    bezorg_plan(zaak.id)
    begonnen = zaak_van(aanvraag, PARKEREN)
    assert staten(aanvraag)[PARKEREN] == "loopt"
    assert begonnen.fase == zaken.Fase.INTAKE
    assert begonnen.uiterlijke_einddatum_afdoening is not None
    assert aanvragen.feiten_voor_zaak(begonnen.id).waarde("parkeeradres") == adres
    bezorg_plan(zaak.id)  # the same event again
    gemeld = [g for g in gebeurtenissen("zaak.geopend") if g.inhoud()["zaak_id"] == str(begonnen.id)]
    assert len(gemeld) == 1


def test_een_weigering_laat_vervallen_met_reden_en_breekt_de_zaak_af() -> None:
    aanvraag = ingediend()
    beslis(aanvraag, VERHUIZING, positief=False)
    bezorg_plan()
    knoop = knopen(aanvraag)[PARKEREN]
    assert knoop.staat == "vervallen"
    assert knoop.reden is not None
    assert knoop.reden["nl"].startswith("Een parkeervergunning kan alleen")
    assert knoop.reden["en"].startswith("A parking permit is only")
    assert knoop.zaak is not None
    assert knoop.zaak.fase == zaken.Fase.GESLOTEN
    assert [g.inhoud()["knoop_id"] for g in gebeurtenissen("aanvraag.knoop_vervallen")] == [str(knoop.id)]
    bezorg_plan()  # now the lapsed case's own event comes too
    assert knopen(aanvraag)[PARKEREN].staat == "vervallen"
    assert len(gebeurtenissen("aanvraag.knoop_vervallen")) == 1


def test_een_weigering_die_een_mens_moet_beoordelen_geeft_een_taak_en_maar_een() -> None:
    aanvraag = ingediend()
    beslis(aanvraag, VERHUIZING, positief=False)
    bezorg_plan()
    bezorg_plan()
    taak = Taak.objects.get(zaak=zaak_van(aanvraag, CONTAINER), soort="gevolg")
    assert (taak.voor, taak.klaar_op) == ("medewerker", None)
    assert "nieuwe adres is niet verwerkt" in taak.vraag
    assert staten(aanvraag)[CONTAINER] == "loopt"


def test_wat_al_is_toegekend_blijft_staan_en_een_mens_kijkt_ernaar() -> None:
    aanvraag = ingediend()
    beslis(aanvraag, CONTAINER, positief=True)
    bezorg_plan()
    beslis(aanvraag, VERHUIZING, positief=False)
    bezorg_plan()
    bezorg_plan()
    assert staten(aanvraag)[CONTAINER] == "toegekend"
    (regel,) = aanvragen.te_herzien(aanvraag.organisatie_id, "nl", bereik=OVERAL)
    assert (regel.zaaknummer, regel.soort) == (zaak_van(aanvraag, CONTAINER).identificatie, "weigering")
    assert "Een medewerker kijkt" in regel.reden
    uitleg = {r.dienst: r.uitleg for r in aanvragen.beeld(aanvraag, "nl").regels}
    assert uitleg[CONTAINER].startswith("Er is iets anders niet doorgegaan")
    aanvragen.rond_herziening_af(
        regel.id,
        aanvraag.organisatie_id,
        bereik=OVERAL,
        toelichting="Gebeld: de container blijft.",
        door=DOOR,
    )
    bezorg_plan()  # it doesn't come back
    assert aanvragen.te_herzien(aanvraag.organisatie_id, "nl", bereik=OVERAL) == []
    (gedaan,) = werk.geschiedenis([regel.id])
    assert (gedaan.daad, gedaan.toelichting, gedaan.door) == (
        "afgerond",
        "Gebeld: de container blijft.",
        str(DOOR),
    )


def test_herzien_is_voor_de_eigen_organisatie() -> None:
    aanvraag = ingediend()
    beslis(aanvraag, CONTAINER, positief=True)
    beslis(aanvraag, VERHUIZING, positief=False)
    bezorg_plan()
    (regel,) = aanvragen.te_herzien(aanvraag.organisatie_id, "en", bereik=OVERAL)
    assert aanvragen.te_herzien(aanvraag.id, "en", bereik=OVERAL) == []
    with pytest.raises(NietGevonden):
        aanvragen.rond_herziening_af(regel.id, aanvraag.id, bereik=OVERAL, toelichting="x", door=DOOR)


def test_weigering_terwijl_de_gunning_van_een_ander_nog_onderweg_is_ziet_die_gunning() -> None:
    """The other case is granted, its event not yet delivered: the plan must not say it lapsed."""
    aanvraag = ingediend("straatfeest", FEEST)
    beslis(aanvraag, "geluidsontheffing", positief=True)
    beslis(aanvraag, "evenementenvergunning", positief=False)
    bezorg_plan(zaak_van(aanvraag, "evenementenvergunning").id)
    assert staten(aanvraag)["geluidsontheffing"] == "toegekend"
    assert _te_herzien(aanvraag) == ["geluidsontheffing"]


def test_samen_wacht_op_de_traagste_en_levert_een_keer() -> None:
    aanvraag = ingediend("straatfeest", FEEST)
    assert aanvraag.levering == "samen"
    for dienst in ("evenementenvergunning", "wegafsluiting", "geluidsontheffing"):
        beslis(aanvraag, dienst, positief=True)
        bezorg_plan()
        assert gebeurtenissen("aanvraag.geleverd") == []
    beslis(aanvraag, "dranghekken-lenen", positief=True)
    bezorg_plan()
    bezorg_plan()
    (levering,) = gebeurtenissen("aanvraag.geleverd")
    assert sorted(levering.inhoud()["knoop_ids"]) == sorted(str(k.id) for k in knopen(aanvraag).values())
    assert all(k.geleverd_op for k in knopen(aanvraag).values())
    aanvraag.refresh_from_db()
    assert aanvraag.staat == Aanvraagstaat.AFGEROND


def test_per_deel_levert_elk_deel_zodra_het_er_is() -> None:
    aanvraag = ingediend("straatfeest", FEEST, levering="per_deel")
    for nummer, dienst in enumerate(("wegafsluiting", "geluidsontheffing", "evenementenvergunning"), start=1):
        beslis(aanvraag, dienst, positief=True)
        bezorg_plan()
        assert len(gebeurtenissen("aanvraag.geleverd")) == nummer


@pytest.mark.parametrize("zaad", range(6))
def test_elke_volgorde_en_elke_herhaling_loopt_goed_af(zaad: int) -> None:
    kies = random.Random(zaad)
    aanvraag = ingediend("straatfeest", FEEST, levering=kies.choice(("samen", "per_deel")))
    alles_af(aanvraag, kies)
    aanvraag.refresh_from_db()
    assert aanvraag.staat == Aanvraagstaat.AFGEROND
    for knoop in knopen(aanvraag).values():
        assert knoop.zaak is not None
        assert knoop.zaak.fase == zaken.Fase.GESLOTEN
        assert (knoop.staat == "vervallen") == bool(knoop.reden)
        assert (knoop.geleverd_op is not None) == (knoop.staat in ("toegekend", "geweigerd"))
    geleverd = [k for g in gebeurtenissen("aanvraag.geleverd") for k in g.inhoud()["knoop_ids"]]
    assert len(geleverd) == len(set(geleverd))
    geopend = [g.inhoud()["zaak_id"] for g in gebeurtenissen("zaak.geopend")]
    assert len(geopend) == len(set(geopend))


@pytest.mark.parametrize("volgorde", list(itertools.permutations((VERHUIZING, CONTAINER, WATER))))
def test_dezelfde_besluiten_in_een_andere_volgorde_van_berichten_geven_hetzelfde_einde(
    volgorde: tuple[str, ...],
) -> None:
    aanvraag = ingediend()
    for dienst, positief in ((VERHUIZING, False), (CONTAINER, True), (WATER, True)):
        beslis(aanvraag, dienst, positief=positief)
    for dienst in volgorde:
        bezorg_plan(zaak_van(aanvraag, dienst).id)
    assert staten(aanvraag) == {
        VERHUIZING: "geweigerd", WATER: "toegekend", PARKEREN: "vervallen", CONTAINER: "toegekend", ENERGIE: "loopt",
    }  # fmt: skip
    assert _te_herzien(aanvraag) == [CONTAINER]


def test_een_deel_intrekken_stopt_de_zaak_en_wat_erop_wacht() -> None:
    aanvraag = ingediend()
    aanvragen.trek_in(aanvraag, {VERHUIZING}, door=DOOR)
    assert staten(aanvraag) == {
        VERHUIZING: "ingetrokken",
        WATER: "loopt",
        PARKEREN: "vervallen",
        CONTAINER: "loopt",
        ENERGIE: "loopt",
    }
    assert knopen(aanvraag)[PARKEREN].reden is not None
    assert zaak_van(aanvraag, VERHUIZING).fase == zaken.Fase.GESLOTEN
    bezorg_plan()
    assert staten(aanvraag)[VERHUIZING] == "ingetrokken"
    assert len(gebeurtenissen("aanvraag.ingetrokken")) == 1


def test_alles_intrekken_maakt_de_aanvraag_ingetrokken() -> None:
    aanvraag = ingediend()
    aanvragen.trek_in(aanvraag, {VERHUIZING, WATER, CONTAINER, ENERGIE}, door=DOOR)
    aanvraag.refresh_from_db()
    assert aanvraag.staat == Aanvraagstaat.INGETROKKEN
    assert staten(aanvraag)[PARKEREN] == "vervallen"
    assert gebeurtenissen("aanvraag.geleverd") == []


@pytest.mark.parametrize("diensten", [set(), {"bestaat-niet"}, {VERHUIZING, CONTAINER}])
def test_wat_klaar_is_of_er_niet_bij_hoort_kan_niet_ingetrokken_worden(diensten: set[str]) -> None:
    """Also when the plan hasn't heard yet that it was decided: the address may stand in the register already."""
    aanvraag = ingediend()
    beslis(aanvraag, VERHUIZING, positief=True)
    voor = staten(aanvraag)
    with pytest.raises(NietInTeTrekken):
        aanvragen.trek_in(aanvraag, diensten, door=DOOR)
    assert staten(aanvraag) == voor
    assert gebeurtenissen("aanvraag.ingetrokken") == []


def test_een_zaak_die_een_medewerker_als_ingetrokken_sluit_is_geen_weigering() -> None:
    aanvraag = ingediend()
    zaken.breek_af(zaak_van(aanvraag, VERHUIZING), ingetrokken=True, door=DOOR)
    bezorg_plan()
    assert staten(aanvraag)[VERHUIZING] == "ingetrokken"
    assert not Taak.objects.filter(soort="gevolg").exists()


def test_een_zaak_die_in_geen_plan_zit_doet_niets() -> None:
    aanvraag = ingediend()
    zaak = zaak_van(aanvraag, WATER)
    knopen(aanvraag)[WATER].delete()
    zaken.breek_af(zaak, ingetrokken=False, door=DOOR)
    bezorg_plan()
    assert set(staten(aanvraag).values()) == {"loopt", "straks"}
    assert Zaak.objects.get(id=zaak.id).fase == zaken.Fase.GESLOTEN
