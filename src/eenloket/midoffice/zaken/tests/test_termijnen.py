"""Terms that stand still, go on, are extended, come near and pass (Awb 4:14, 4:15, 4:17)."""

import datetime as dt

import pytest
import time_machine

from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.bewaking import bewaak
from eenloket.midoffice.zaken.fouten import (
    NietVerlengbaar,
    TermijnLooptAl,
    TermijnStaatStil,
    VerlengingTeLang,
    VerlopenDatum,
)
from eenloket.midoffice.zaken.models import GEEN_DATUM, Taak, Termijnwijziging, Zaak

from .bouwers import DOOR, maak_zaak
from .proefaanbod import ONTHEFFING, STIL, VERGUNNING

pytestmark = pytest.mark.django_db
BEGIN = dt.date(2026, 11, 23)  # a Monday


def op(dag: dt.date) -> time_machine.travel:
    return time_machine.travel(dt.datetime.combine(dag, dt.time(12), dt.UTC), tick=False)


def dag(n: int) -> dt.date:
    return BEGIN + dt.timedelta(days=n)


def zaak_van_begin(dienst: str = VERGUNNING) -> Zaak:
    with op(BEGIN):
        return maak_zaak(dienst)


def gemeld(soort: str) -> list[object]:
    return [u.inhoud for u in Uitgaand.objects.filter(soort=soort).order_by("id")]


def test_de_termijn_schuift_op_met_de_dagen_dat_zij_stilstond() -> None:
    zaak = zaak_van_begin()
    with op(dag(1)):
        zaak = zaken.schort_op(zaak, reden="Wij wachten", door=DOOR)
        assert zaak.werkdatum == GEEN_DATUM
        with pytest.raises(TermijnStaatStil):
            zaken.schort_op(zaak, reden="Nog eens", door=DOOR)
    with op(dag(15)):
        zaak = zaken.hervat(zaak, door=DOOR)
        with pytest.raises(TermijnLooptAl):
            zaken.hervat(zaak, door=DOOR)
    assert zaak.uiterlijke_einddatum_afdoening == dt.date(2027, 2, 1)  # 18 January and 14 days
    assert zaak.streefdatum == dt.date(2026, 12, 14)
    assert (zaak.opschorting_eerdere, zaak.werkdatum) == (True, zaak.streefdatum)
    assert [(w.soort, w.dagen) for w in Termijnwijziging.objects.order_by("id")] == [
        ("opschorting", 0),
        ("hervatting", 14),
    ]


def test_verlengen_kan_een_keer_en_niet_langer_dan_de_dienst_toestaat() -> None:
    zaak = zaak_van_begin()
    with op(dag(3)):
        with pytest.raises(VerlengingTeLang):
            zaken.verleng(zaak, duur="P7W", reden="Druk", door=DOOR)
        zaak = zaken.verleng(zaak, duur="P6W", reden="Advies duurt langer", door=DOOR)
        assert zaak.uiterlijke_einddatum_afdoening == dt.date(2027, 3, 1)
        with pytest.raises(NietVerlengbaar):
            zaken.verleng(zaak, duur="P1W", reden="Nog eens", door=DOOR)
        with pytest.raises(NietVerlengbaar):
            zaken.verleng(zaak_van_begin(ONTHEFFING), duur="P1W", reden="Mag niet", door=DOOR)


def test_na_de_termijn_kan_niet_meer_worden_verlengd() -> None:
    zaak = zaak_van_begin()
    with op(dag(100)), pytest.raises(NietVerlengbaar):
        zaken.verleng(zaak, duur="P1W", reden="Te laat", door=DOOR)


def test_een_vraag_aan_de_client_zet_de_termijn_stil_tot_het_antwoord() -> None:
    zaak = zaak_van_begin()
    with op(dag(2)):
        taak = zaken.vraag_client(zaak, vraag="Stuur uw bewijs", uiterlijk=dag(16), door=DOOR)
    zaak.refresh_from_db()
    assert zaak.opschorting_indicatie
    with op(dag(9)):
        zaken.beantwoord(taak, antwoord="Hier is het", door=DOOR)
        with pytest.raises(zaken.TaakIsKlaar):
            zaken.beantwoord(taak, antwoord="Nog eens", door=DOOR)
    zaak.refresh_from_db()
    assert not zaak.opschorting_indicatie
    assert zaak.uiterlijke_einddatum_afdoening == dt.date(2027, 1, 25)
    assert Taak.objects.get(id=taak.id).antwoord == {"tekst": "Hier is het", "bestanden": 0}


def test_de_termijn_loopt_pas_als_alle_vragen_beantwoord_zijn() -> None:
    zaak = zaak_van_begin()
    with op(dag(2)):
        taken = [zaken.vraag_client(zaak, vraag=v, uiterlijk=dag(16), door=DOOR) for v in ("Een", "Twee")]
        zaken.beantwoord(taken[0], antwoord="Ja", door=DOOR)
        assert Zaak.objects.get(id=zaak.id).opschorting_indicatie
        zaken.beantwoord(taken[1], antwoord="Ja", door=DOOR)
        assert not Zaak.objects.get(id=zaak.id).opschorting_indicatie


def test_een_antwoord_zonder_woorden_of_bestanden_telt_niet() -> None:
    zaak = zaak_van_begin()
    with op(dag(2)):
        with pytest.raises(VerlopenDatum):
            zaken.vraag_client(zaak, vraag="Te laat", uiterlijk=dag(2), door=DOOR)
        taak = zaken.vraag_client(zaak, vraag="Stuur iets", uiterlijk=dag(16), door=DOOR)
        with pytest.raises(zaken.OntbrekendeTekst):
            zaken.beantwoord(taak, antwoord="  ", door=DOOR)


def test_wie_niet_antwoordt_laat_de_termijn_niet_eeuwig_stilstaan() -> None:
    """Awb 4:15, first paragraph under a: until the time given has passed unused."""
    zaak = zaak_van_begin()
    with op(dag(2)):
        taak = zaken.vraag_client(zaak, vraag="Stuur uw bewijs", uiterlijk=dag(16), door=DOOR)
    assert bewaak(dag(16), door=DOOR)["hervat"] == 0
    assert bewaak(dag(17), door=DOOR)["hervat"] == 1
    zaak.refresh_from_db()
    assert (zaak.opschorting_indicatie, zaak.uiterlijke_einddatum_afdoening) == (False, dt.date(2027, 2, 1))
    with op(dag(18)):
        zaken.beantwoord(taak, antwoord="Toch nog", door=DOOR)  # late is still welcome


def test_waarschuwingen_komen_vooraf_en_een_keer() -> None:
    zaak = zaak_van_begin(STIL)  # eight weeks: until 18 January
    assert bewaak(dag(40), door=DOOR)["driekwart"] == 0
    assert bewaak(dag(42), door=DOOR)["driekwart"] == 1
    assert bewaak(dag(43), door=DOOR)["driekwart"] == 0
    assert bewaak(dag(53), door=DOOR)["drie_dagen"] == 1
    assert bewaak(dag(56), door=DOOR)["verstreken"] == 0  # the last day still counts
    assert bewaak(dag(57), door=DOOR)["verstreken"] == 1
    assert bewaak(dag(58), door=DOOR) == {"hervat": 0, "verstreken": 0, "drie_dagen": 0, "driekwart": 0}
    assert gemeld("zaak.termijn_nadert") == [
        {"zaak_id": str(zaak.id), "wanneer": "driekwart"},
        {"zaak_id": str(zaak.id), "wanneer": "drie_dagen"},
    ]
    assert gemeld("zaak.termijn_verstreken") == [{"zaak_id": str(zaak.id), "gevolg": "van_rechtswege"}]


def test_een_dwangsom_wordt_werk_voor_een_medewerker() -> None:
    """Awb 4:17: the client may give notice of default from now on."""
    zaak = zaak_van_begin()
    bewaak(dag(57), door=DOOR)
    taak = Taak.objects.get(zaak=zaak)
    assert (taak.voor, taak.soort) == ("medewerker", "dwangsom")
    assert gemeld("zaak.termijn_verstreken")[0] == {"zaak_id": str(zaak.id), "gevolg": "dwangsom"}


def test_een_nieuwe_termijn_waarschuwt_opnieuw() -> None:
    zaak = zaak_van_begin()
    bewaak(dag(45), door=DOOR)
    with op(dag(46)):
        zaken.verleng(zaak, duur="P6W", reden="Advies duurt langer", door=DOOR)
    assert bewaak(dag(47), door=DOOR)["driekwart"] == 0
    assert bewaak(dag(90), door=DOOR)["driekwart"] == 1


def test_een_gesloten_of_stilstaande_zaak_krijgt_geen_waarschuwing() -> None:
    gesloten, stil = zaak_van_begin(), zaak_van_begin()
    with op(dag(1)):
        zaken.sluit(gesloten, resultaat="Verleend", door=DOOR)
        zaken.schort_op(stil, reden="Wachten", door=DOOR)
    assert bewaak(dag(200), door=DOOR) == {"hervat": 0, "verstreken": 0, "drie_dagen": 0, "driekwart": 0}


def test_advies_wordt_per_organisatie_een_keer_gevraagd() -> None:
    zaak = zaak_van_begin()
    een = zaken.vraag_advies(zaak, organisatie="proefpolitie", vraag="Mag het?", door=DOOR)
    assert zaken.vraag_advies(zaak, organisatie="proefpolitie", vraag="Mag het?", door=DOOR).id == een.id
    assert len(gemeld("taak.gesteld")) == 1
    taak = zaken.registreer_advies(een, uitkomst="voorwaarden", toelichting="Met hekken", door=DOOR)
    assert (taak.uitkomst, taak.antwoord) == ("voorwaarden", {"tekst": "Met hekken"})
    with pytest.raises(zaken.TaakIsKlaar):
        zaken.registreer_advies(een, uitkomst="positief", toelichting="", door=DOOR)
