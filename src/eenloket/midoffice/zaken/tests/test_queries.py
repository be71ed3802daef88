"""Reads: the work list by deadline, in pages, with filters; and what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.kern.fouten import NietGevonden
from eenloket.kern.gebruikers.api import OVERAL
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak

from .bouwers import (
    DOOR,
    actor_van,
    maak_aanbod,
    maak_medewerker,
    maak_organisatie,
    maak_zaak,
    opening,
    over,
)
from .proefaanbod import EIGEN, MELDING, ONTHEFFING, PARTNERDIENST, VERGUNNING

pytestmark = pytest.mark.django_db


def filters(**anders: object) -> werk.Filters:
    return werk.Filters(uitvoerder=EIGEN, **anders)  # type: ignore[arg-type]


def nummers(blad: werk.Blad) -> list[str]:
    return [r.kenmerk for r in blad.regels]


def veel(aantal: int) -> list[Zaak]:
    aanbod = maak_aanbod()
    openingen = [opening(aanbod, VERGUNNING, startdatum=over(-(n % 7))) for n in range(aantal)]
    return zaken.open_zaken(openingen, door=DOOR)


def test_wat_eerst_moet_staat_bovenaan() -> None:
    laat, vroeg, ruim = (
        maak_zaak(MELDING, startdatum=over(-2)), maak_zaak(MELDING, startdatum=over(-9)), maak_zaak(ONTHEFFING),
    )  # fmt: skip
    blad = werk.lijst(laat.organisatie_id, filters())
    assert nummers(blad) == [z.identificatie for z in (vroeg, laat, ruim)]
    assert blad.verder == ""


def test_bladeren_geeft_elke_zaak_precies_een_keer() -> None:
    alle = veel(23)
    gezien: list[str] = []
    na = ""
    while True:
        blad = werk.lijst(alle[0].organisatie_id, filters(), na=na, limiet=5)
        gezien += nummers(blad)
        if not (na := blad.verder):
            break
    verwacht = sorted(alle, key=lambda z: (z.werkdatum, z.id))
    assert gezien == [z.identificatie for z in verwacht]


@pytest.mark.parametrize("onzin", ["x", "…", "AAAA", "////////", "a" * 500])
def test_een_onleesbare_plaats_is_het_begin(onzin: str) -> None:
    zaak = maak_zaak()
    assert nummers(werk.lijst(zaak.organisatie_id, filters(), na=onzin)) == [zaak.identificatie]


def test_filters_van_de_werkvoorraad() -> None:
    medewerker = maak_medewerker()
    mijn, vrij, stil, te_laat = (
        maak_zaak(),
        maak_zaak(ONTHEFFING),
        maak_zaak(),
        maak_zaak(startdatum=over(-30)),
    )
    zaken.neem_in_behandeling(mijn, medewerker=medewerker, door=actor_van(medewerker))
    zaken.schort_op(stil, reden="Wachten", door=DOOR)
    zaken.sluit(maak_zaak(), resultaat="Verleend", door=DOOR)
    maak_zaak(wacht=True, fase="wacht")
    partner = maak_zaak(PARTNERDIENST)
    o = mijn.organisatie_id
    assert set(nummers(werk.lijst(o, filters()))) == {z.identificatie for z in (mijn, vrij, stil, te_laat)}
    for filter_, verwacht in (
        (filters(medewerker_id=medewerker.id), {mijn}),
        (filters(van_niemand=True, dienst=ONTHEFFING), {vrij}),
        (filters(niveau=3), {vrij}),
        (filters(te_laat=True), {te_laat}),
        (filters(staat_stil=True), {stil}),
        (filters(reden=werk.Reden.STEEKPROEF), set()),
        (werk.Filters(uitvoerder=partner.uitvoerder), {partner}),
    ):
        assert set(nummers(werk.lijst(o, filter_))) == {z.identificatie for z in verwacht}


def test_een_stilstaande_zaak_staat_onderaan_en_zegt_waarop_zij_wacht() -> None:
    stil, loopt = maak_zaak(startdatum=over(-20)), maak_zaak()
    zaken.vraag_client(stil, vraag="Stuur iets", uiterlijk=over(10), door=DOOR)
    regels = werk.lijst(stil.organisatie_id, filters()).regels
    assert [r.kenmerk for r in regels] == [loopt.identificatie, stil.identificatie]
    assert (regels[1].werkdatum, regels[1].staat_stil) == (None, True)
    assert zaken.open_taken([stil.id, loopt.id]) == {stil.id: ("aanvullen",)}


def test_een_andere_organisatie_ziet_niets() -> None:
    zaak, ander = maak_zaak(), maak_organisatie("andere")
    assert nummers(werk.lijst(ander.id, filters())) == []
    assert zaken.zoek_op_nummer(ander.id, zaak.identificatie, bereik=OVERAL) == []
    with pytest.raises(NietGevonden):
        zaken.zaak_op_nummer(ander.id, zaak.identificatie, bereik=OVERAL)
    assert zaken.zaak_op_nummer(zaak.organisatie_id, zaak.identificatie, bereik=OVERAL) == zaak


def test_zoeken_op_een_deel_van_het_nummer() -> None:
    zaak = maak_zaak()
    assert zaken.zoek_op_nummer(zaak.organisatie_id, f" {zaak.identificatie[-7:]} ", bereik=OVERAL) == [zaak]
    assert zaken.zoek_op_nummer(zaak.organisatie_id, zaak.identificatie.lower(), bereik=OVERAL) == [zaak]
    assert zaken.zoek_op_nummer(zaak.organisatie_id, "01", bereik=OVERAL) == []
    assert zaken.zoek_op_nummer(zaak.organisatie_id, "%%%", bereik=OVERAL) == []


def test_het_aantal_queries_van_lijst_en_dossier_groeit_niet() -> None:
    zaak = veel(3)[0]
    zaken.vraag_advies(zaak, organisatie="proefpolitie", vraag="Mag het?", door=DOOR)

    def kosten() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as lijst:
            werk.lijst(zaak.organisatie_id, filters())
        with CaptureQueriesContext(connection) as dossier:
            zaken.zaakdossier(zaak)
        return len(lijst), len(dossier)

    eerst = kosten()
    veel(40)
    for n in range(5):
        zaken.stel_taak(zaak, soort="bellen", vraag=f"Bel {n}", door=DOOR)
    zaken.neem_in_behandeling(zaak, medewerker=(m := maak_medewerker()), door=actor_van(m))
    assert kosten() == eerst == (1, 6)


def test_de_werkvoorraad_komt_uit_een_index() -> None:
    zaak = veel(5)[0]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        with CaptureQueriesContext(connection) as gemeten:
            werk.lijst(zaak.organisatie_id, filters())
        cursor.execute("EXPLAIN " + gemeten[0]["sql"])
        plan = "\n".join(rij[0] for rij in cursor.fetchall())
    assert "werk_lijst" in plan
    assert "Sort" not in plan


def test_het_doel_is_dat_van_de_dienst_en_anders_dat_van_zaken_behandelen() -> None:
    zaak = maak_zaak()
    dienst = zaken.dienst_van(zaak)
    doel = zaken.behandeldoel(DOOR, zaak)
    assert (doel.activiteit, doel.grondslag) == (dienst.doel.verwerkingsactiviteit, dienst.doel.grondslag)
    assert (doel.dienst, doel.organisatie, doel.door) == (zaak.dienst, DOOR.organisatie, DOOR)
    assert dienst.doel_voor(DOOR).organisatie == dienst.organisatie
    zaak.uitgave_id = None
    los = zaken.behandeldoel(DOOR, zaak)
    assert (los.activiteit, los.dienst) == ("Behandelen van zaken", zaak.dienst)
    assert zaken.behandeldoel(DOOR).dienst == ""
