"""What can happen to a work item, whatever came before (hypothesis): no query, no clock."""

import datetime as dt
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eenloket.kern.fouten import Domeinfout
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.werk.leven import Gevolg, Toestand, gevolg
from eenloket.midoffice.werk.soorten import GEEN_DATUM, Daad

VANDAAG = dt.date(2026, 11, 30)
RUSTIG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault."""
IEMAND, ANDER = uuid.UUID(int=1), uuid.UUID(int=2)
dagen = st.dates(VANDAAG - dt.timedelta(30), VANDAAG + dt.timedelta(60))
termijnen = st.builds(
    werk.Termijn, norm=st.none() | dagen, wettelijk=st.none() | dagen, staat_stil=st.booleans()
)
mensen = st.sampled_from([IEMAND, ANDER])
handelingen = st.one_of(
    st.builds(werk.Oppakken, mensen),
    st.just(werk.Teruggeven()),
    st.builds(werk.Overdragen, st.none() | mensen, st.sampled_from(["", "team-a", "team-b"])),
    st.builds(werk.Apartleggen, st.none() | dagen),
    st.builds(werk.Verzetten, termijnen),
    st.builds(werk.Afronden, st.sampled_from(["klaar", "akkoord"])),
    st.just(werk.Vervallen()),
    st.just(werk.Heropenen()),
)


def doe(toestand: Toestand, *daden: werk.Handeling) -> Gevolg:
    uit = Gevolg(toestand, None)
    for daad in daden:
        uit = gevolg(uit.toestand, daad, vandaag=VANDAAG)
    return uit


def geschiedenis(daden: list[werk.Handeling]) -> Toestand:
    """Where an item is after these acts; what is refused changes nothing."""
    nu = Toestand(team="team-a")
    for daad in daden:
        try:
            nu = gevolg(nu, daad, vandaag=VANDAAG).toestand
        except Domeinfout:
            continue
    return nu


@RUSTIG
@given(st.lists(handelingen, max_size=12))
def test_wat_er_ook_gebeurt_een_werk_is_open_of_af_en_wat_af_is_ligt_nergens_apart(
    daden: list[werk.Handeling],
) -> None:
    nu = geschiedenis(daden)
    assert nu.klaar == bool(nu.uitkomst)
    assert not (nu.klaar and nu.apart_tot)
    assert nu.team  # a team may change, and never gets lost


@RUSTIG
@given(st.lists(handelingen, max_size=12), handelingen)
def test_twee_keer_hetzelfde_verandert_niets_en_laat_geen_tweede_regel_na(
    daden: list[werk.Handeling], daad: werk.Handeling
) -> None:
    nu = geschiedenis(daden)
    try:
        eerst = gevolg(nu, daad, vandaag=VANDAAG)
    except Domeinfout:
        return
    assert (eerst.regel is None) == (eerst.toestand == nu)
    try:
        weer = gevolg(eerst.toestand, daad, vandaag=VANDAAG)
    except (werk.WerkIsAf, werk.WerkLoopt):
        return  # done is done, and open is open: that is said
    assert weer == Gevolg(eerst.toestand, None)


@RUSTIG
@given(st.lists(handelingen, max_size=12), handelingen)
def test_wat_af_is_verandert_alleen_door_het_te_heropenen(
    daden: list[werk.Handeling], daad: werk.Handeling
) -> None:
    nu = geschiedenis(daden)
    if not nu.klaar:
        nu = doe(nu, werk.Vervallen()).toestand
    if isinstance(daad, werk.Heropenen):
        weer = doe(nu, daad).toestand
        assert (weer.klaar, weer.medewerker_id, weer.team) == (False, nu.medewerker_id, nu.team)
    else:
        with pytest.raises(werk.WerkIsAf):
            doe(nu, daad)


@RUSTIG
@given(termijnen)
def test_de_eerste_dag_die_loopt_bepaalt_de_plek_op_de_lijst(termijn: werk.Termijn) -> None:
    dag = termijn.werkdatum
    if termijn.staat_stil or (termijn.norm is None and termijn.wettelijk is None):
        assert dag == GEEN_DATUM
    else:
        assert dag in (termijn.norm, termijn.wettelijk)
        assert all(ander is None or dag <= ander for ander in (termijn.norm, termijn.wettelijk))


@RUSTIG
@given(termijnen, dagen, termijnen)
def test_niets_ligt_apart_tot_na_de_wet(eerst: werk.Termijn, tot: dt.date, daarna: werk.Termijn) -> None:
    nu = Toestand(termijn=eerst)
    try:
        nu = doe(nu, werk.Apartleggen(tot)).toestand
    except werk.DagVoorbij:
        assert tot <= VANDAAG
    except werk.NaDeTermijn:
        assert eerst.wettelijk is not None
        assert tot > eerst.wettelijk
    nu = doe(nu, werk.Verzetten(daarna)).toestand
    assert nu.termijn == daarna
    if nu.apart_tot and daarna.wettelijk and not daarna.staat_stil:
        assert VANDAAG < nu.apart_tot <= daarna.wettelijk


def test_wie_het_heeft() -> None:
    nu = Toestand(team="team-a", apart_tot=dt.date(2026, 12, 5))
    gepakt = doe(nu, werk.Oppakken(IEMAND))
    assert gepakt.regel is not None
    assert (gepakt.toestand.medewerker_id, gepakt.toestand.apart_tot, gepakt.regel.daad) == (
        IEMAND,
        None,
        Daad.OPGEPAKT,
    )
    assert doe(gepakt.toestand, werk.Oppakken(ANDER)).toestand.medewerker_id == ANDER  # taken over
    terug = doe(gepakt.toestand, werk.Teruggeven()).toestand
    assert (terug.medewerker_id, terug.team) == (None, "team-a")
    naar_team = doe(gepakt.toestand, werk.Overdragen(team="team-b")).toestand
    assert (naar_team.medewerker_id, naar_team.team) == (None, "team-b")
    naar_iemand = doe(gepakt.toestand, werk.Overdragen(ANDER)).toestand
    assert (naar_iemand.medewerker_id, naar_iemand.team) == (ANDER, "team-a")


@pytest.mark.parametrize("wat", [werk.Overdragen(), werk.Overdragen(IEMAND, "team-b")])
def test_overdragen_gaat_naar_een_collega_of_een_team(wat: werk.Overdragen) -> None:
    with pytest.raises(werk.GeenOntvanger):
        doe(Toestand(), wat)


def test_wat_open_is_heropent_niemand() -> None:
    with pytest.raises(werk.WerkLoopt):
        doe(Toestand(), werk.Heropenen())
