"""The life of a case, without a database: no sequence of acts makes an impossible case, and every refusal has its words at both doors."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.termijnen import is_werkdag
from eenloket.midoffice.aanbod.api import Statustypegegevens
from eenloket.midoffice.zaken import fouten
from eenloket.midoffice.zaken.events import StatusGezet, ZaakGeopend, ZaakGesloten, ZaakHeropend
from eenloket.midoffice.zaken.fouten import Weigering
from eenloket.midoffice.zaken.leven import begin, resultaat, termijnen, verloop
from eenloket.midoffice.zaken.leven.archief import Brongegevens, Regime
from eenloket.midoffice.zaken.leven.fasen import OVERGANGEN, Fase
from eenloket.midoffice.zaken.leven.stand import GEEN_DATUM, Gevolg, NieuweStatus, Uitslag, Zaakstand
from eenloket.midoffice.zaken.leven.termijnen import Afspraken
from eenloket.midoffice.zaken.leven.wijzigen import wijzig
from eenloket.midoffice.zaken.register.codes import CODES

BEGIN = dt.date(2026, 11, 23)  # a Monday
AFSPRAKEN = Afspraken("P8W", norm_werkdagen=5, verlenging="P6W")
REGIME = Regime(nominatie="vernietigen", termijn="P5Y", afleidingswijze="afgehandeld")
STAPPEN = {
    naam: Statustypegegevens(uuid.uuid4(), naam, naam, n, naam == "registreren", True)
    for n, naam in enumerate(("intake", "behandelen", "besluiten", "leveren", "registreren"), 1)
}


def moment(dag: dt.date) -> dt.datetime:
    return dt.datetime.combine(dag, dt.time(12), dt.UTC)


def nieuw(dag: dt.date) -> NieuweStatus:
    return NieuweStatus(uuid.uuid4(), uuid.uuid4(), moment(dag))


def afloop(**anders: bool) -> verloop.Afloop:
    return verloop.Afloop(
        resultaat="Verleend",
        positief=True,
        regime=REGIME,
        bron=Brongegevens(einddatum=BEGIN),
        uitslag=Uitslag(uuid.uuid4()),
        **anders,
    )


def begonnen(**anders: object) -> Zaakstand:
    stand = Zaakstand(id=uuid.uuid4(), dienst="vergunning", startdatum=BEGIN)
    uit = begin.begin(stand, AFSPRAKEN, fase=Fase.INTAKE, nu=moment(BEGIN), status=nieuw(BEGIN)).stand
    return replace(uit, **anders)  # type: ignore[arg-type]


def zet(stand: Zaakstand, stap: str, dag: dt.date, *, op_volgorde: bool = False) -> Gevolg:
    return verloop.zet_status(stand, nieuw(dag), STAPPEN[stap], nu=moment(dag), op_volgorde=op_volgorde)


def sluit(stand: Zaakstand, dag: dt.date, **anders: bool) -> Gevolg:
    return verloop.sluit(stand, nieuw(dag), STAPPEN["registreren"], afloop(**anders), nu=moment(dag))


ACTS: dict[str, Callable[[Zaakstand, dt.date], Gevolg]] = {
    **{f"zet {s}": lambda z, d, s=s: zet(z, s, d) for s in STAPPEN},  # type: ignore[misc]
    "sluit": sluit,
    "sluit op slot": lambda z, d: sluit(z, d, document_op_slot=True),
    "schort op": lambda z, d: termijnen.schort_op(z, reden="wacht", vandaag=d),
    "hervat": lambda z, d: termijnen.hervat(z, vandaag=d),
    "verleng": lambda z, d: termijnen.verleng(z, AFSPRAKEN, duur="P2W", reden="druk", vandaag=d),
    "verleng te lang": lambda z, d: termijnen.verleng(z, AFSPRAKEN, duur="P7W", reden="druk", vandaag=d),
    "verleng door te wijzigen": lambda z, d: wijzig(
        z, {"verlenging_duur": "P2W", "verlenging_reden": "druk"}, AFSPRAKEN, vandaag=d
    ),
    "schort op door te wijzigen": lambda z, d: wijzig(
        z, {"opschorting_indicatie": True, "opschorting_reden": "wacht"}, AFSPRAKEN, vandaag=d
    ),
    "noem een dag": lambda z, d: wijzig(z, {"einddatum_gepland": d}, AFSPRAKEN, vandaag=d),
    "neem op": lambda z, d: verloop.neem_in_behandeling(z, uuid.uuid4()),
    "resultaat": lambda z, d: resultaat.leg_vast(
        z, Uitslag(uuid.uuid4()), REGIME, Brongegevens(einddatum=d), heeft=False
    ),
    "archiveer": lambda z, d: Gevolg(stand=replace(z, archiefstatus="gearchiveerd")),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 40)), max_size=12))
def test_geen_volgorde_van_handelingen_geeft_een_onmogelijke_zaak(volgorde: list[tuple[str, int]]) -> None:
    stand, dag = begonnen(), BEGIN
    for naam, later in volgorde:
        dag += dt.timedelta(days=later)
        try:
            gevolg = ACTS[naam](stand, dag)
        except Weigering:
            continue
        klopt(stand, gevolg)
        stand = gevolg.stand


def klopt(was: Zaakstand, gevolg: Gevolg) -> None:
    """What is always true of a case and of what an act does to it."""
    nu = gevolg.stand
    assert (nu.einddatum is not None) == (nu.fase == Fase.GESLOTEN) == nu.gesloten
    assert nu.opschorting_indicatie == (nu.opgeschort_sinds is not None)
    assert not (nu.gesloten and nu.opschorting_indicatie)
    dagen = [dag for dag in (nu.streefdatum, nu.uiterlijke_einddatum_afdoening) if dag]
    loopt = bool(dagen) and not nu.gesloten and not nu.opschorting_indicatie
    assert nu.werkdatum == (min(dagen) if loopt else GEEN_DATUM)
    assert not was.verlenging_duur or nu.verlenging_duur == was.verlenging_duur  # once
    assert nu.archiefactiedatum is None or nu.gesloten
    assert was.archiefstatus == nu.archiefstatus or was.archiefstatus == "nog_te_archiveren"
    soorten = {type(g) for g in gevolg.gebeurtenissen}
    assert (nu.gesloten and gevolg.einde_veranderd) == (ZaakGesloten in soorten) == gevolg.taken_vervallen
    assert (was.gesloten and not nu.gesloten) == (ZaakHeropend in soorten)
    assert (gevolg.status is not None) == (StatusGezet in soorten)
    assert all(g.dienst == was.dienst for g in gevolg.gebeurtenissen if hasattr(g, "dienst"))


@given(st.integers(0, 90), st.integers(1, 42))
def test_een_verlenging_eindigt_op_een_werkdag_binnen_de_grens_en_nooit_na_de_termijn(
    dag: int, dagen: int
) -> None:
    stand, vandaag = begonnen(), BEGIN + dt.timedelta(days=dag)
    was = stand.uiterlijke_einddatum_afdoening
    assert was is not None
    try:
        na = termijnen.verleng(stand, AFSPRAKEN, duur=f"P{dagen}D", reden="druk", vandaag=vandaag).stand
    except fouten.NietVerlengbaar:
        assert was < vandaag
        return
    einde = na.uiterlijke_einddatum_afdoening
    assert einde is not None
    assert vandaag <= was < einde
    assert is_werkdag(einde)
    assert einde - was >= dt.timedelta(days=dagen)
    with pytest.raises(fouten.NietVerlengbaar):
        termijnen.verleng(na, AFSPRAKEN, duur="P1D", reden="nog eens", vandaag=vandaag)


@given(st.integers(0, 60), st.integers(0, 60))
def test_een_termijn_schuift_precies_op_met_wat_zij_stilstond(begin_: int, duur: int) -> None:
    van, tot = BEGIN + dt.timedelta(days=begin_), BEGIN + dt.timedelta(days=begin_ + duur)
    stand = begonnen()
    stil = termijnen.schort_op(stand, reden="wacht", vandaag=van).stand
    assert stil.werkdatum == GEEN_DATUM
    na = termijnen.hervat(stil, vandaag=tot).stand
    was, wordt = stand.uiterlijke_einddatum_afdoening, na.uiterlijke_einddatum_afdoening
    assert was is not None
    assert wordt is not None
    assert wordt - was >= dt.timedelta(days=duur)
    assert duur == 0 or is_werkdag(wordt)
    zelf = termijnen.hervat(stil, vandaag=tot, schuif=False).stand
    assert zelf.uiterlijke_einddatum_afdoening == was


def test_wie_hier_werkt_volgt_de_fasen_en_een_ander_systeem_zet_wat_het_wil() -> None:
    stand = begonnen(fase=Fase.LEVEREN)
    with pytest.raises(fouten.OnjuisteFase):
        zet(stand, "behandelen", BEGIN, op_volgorde=True)
    assert zet(stand, "behandelen", BEGIN).stand.fase == Fase.BEHANDELEN
    assert all(
        zet(begonnen(fase=van), naar, BEGIN, op_volgorde=True).stand.fase == naar
        for van in OVERGANGEN
        for naar in OVERGANGEN[van]
        if van != Fase.WACHT and naar in STAPPEN and not STAPPEN[naar].eind
    )


def test_een_zaak_die_wacht_heeft_geen_termijn_en_niemand_hoort_ervan() -> None:
    wacht = begin.begin(
        Zaakstand(id=uuid.uuid4(), startdatum=BEGIN), AFSPRAKEN, fase=Fase.WACHT, nu=moment(BEGIN)
    )
    assert (wacht.stand.werkdatum, list(wacht.gebeurtenissen)) == (GEEN_DATUM, [])
    later = BEGIN + dt.timedelta(days=30)
    gestart = begin.start(wacht.stand, AFSPRAKEN, fase=Fase.INTAKE, vandaag=later)
    assert gestart.stand.startdatum == later
    assert gestart.stand.werkdatum > later
    assert [type(g) for g in gestart.gebeurtenissen] == [ZaakGeopend]
    with pytest.raises(fouten.OnjuisteFase):
        begin.start(gestart.stand, AFSPRAKEN, fase=Fase.INTAKE, vandaag=later)


def test_wat_al_is_gearchiveerd_gaat_niet_meer_open() -> None:
    dicht = replace(sluit(begonnen(), BEGIN).stand, archiefstatus="gearchiveerd")
    with pytest.raises(fouten.DossierIsGearchiveerd):
        zet(dicht, "behandelen", BEGIN)
    with pytest.raises(fouten.DossierIsGearchiveerd):
        resultaat.neem_weg(dicht, REGIME, Brongegevens(einddatum=BEGIN), geforceerd=True)


def alle(soort: type[Weigering]) -> set[type[Weigering]]:
    return {
        k for deel in soort.__subclasses__() for k in {deel, *alle(deel)} if not k.__name__.startswith("_")
    }


def test_elke_weigering_heeft_woorden_aan_het_loket_en_een_code_in_het_register() -> None:
    assert alle(Weigering) == set(CODES)
    assert len({soort.code for soort in CODES}) == len(CODES)
    for soort in CODES:
        nl = str(soort.tekst)
        with override("en"):
            en = str(soort.tekst)
        assert nl.endswith(".")
        assert en.endswith(".")
        assert nl != en, soort
