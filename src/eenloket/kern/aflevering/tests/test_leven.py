"""The life of a delivery: pauses, patience, and what a try that never ended means."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.aflevering import leven
from eenloket.kern.aflevering.leven import AFGEBROKEN, GEDULD, MINSTE, PACHT, Staat, Stand, wachttijd

NU = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
_tijd = st.timedeltas(dt.timedelta(0), dt.timedelta(days=5))
_standen = st.builds(
    Stand,
    staat=st.sampled_from(Staat),
    pogingen=st.integers(0, 200),
    begonnen_op=_tijd.map(lambda duur: NU - duur),
    volgende_poging=st.none()
    | st.timedeltas(dt.timedelta(days=-1), dt.timedelta(days=1)).map(lambda d: NU + d),
    misschien_ontvangen=st.booleans(),
    laatste_fout=st.sampled_from(["", "http 503", AFGEBROKEN]),
)
_wachtend = st.builds(
    lambda stand, duur: replace(stand, staat=Staat.WACHT, volgende_poging=NU - duur), _standen, _tijd
)
_te_proberen = _wachtend.map(lambda s: replace(s, laatste_fout="") if s.laatste_fout == AFGEBROKEN else s)


def _faalt(
    poging: Stand, nu: dt.datetime, *, oorzaak: str = "te traag", eerder: bool = False, voorgoed: bool = False
) -> Stand:
    return leven.mislukt(
        poging, f"x: {oorzaak}", nu, oorzaak=oorzaak, eerder_ontvangen=eerder, voorgoed=voorgoed
    )


def test_de_pauzes_groeien_tot_een_uur() -> None:
    pauzes = [wachttijd(poging).total_seconds() for poging in (1, 2, 3, 7, 8, 50, 5000)]
    assert pauzes == [30, 60, 120, 1920, 3600, 3600, 3600]


@given(_wachtend)
def test_een_poging_telt_en_is_bezet_voordat_er_iets_weggaat(stand: Stand) -> None:
    poging = leven.begonnen(stand, NU)
    if poging.staat == Staat.MISLUKT:
        assert stand.laatste_fout == AFGEBROKEN
        assert leven.geduld_op(stand, NU)
        assert not leven.aan_de_beurt(poging, NU + dt.timedelta(days=365))
        return
    assert poging.pogingen == stand.pogingen + 1
    assert leven.loopt(poging, NU)
    assert poging.misschien_ontvangen
    assert not leven.aan_de_beurt(poging, NU + PACHT - dt.timedelta(seconds=1))
    assert leven.aan_de_beurt(poging, NU + max(PACHT, wachttijd(poging.pogingen)))


@given(
    _te_proberen,
    st.booleans(),
    st.sampled_from(["te traag", "ConnectError", "http 503"]),
)
def test_na_een_fout_komt_er_een_pauze_of_een_mens(stand: Stand, voorgoed: bool, oorzaak: str) -> None:
    poging = leven.begonnen(stand, NU)
    uit = _faalt(poging, NU, oorzaak=oorzaak, eerder=stand.misschien_ontvangen, voorgoed=voorgoed)
    assert (uit.staat == Staat.MISLUKT) == (voorgoed or leven.geduld_op(poging, NU))
    assert uit.volgende_poging == (NU + wachttijd(poging.pogingen) if uit.staat == Staat.WACHT else None)
    assert not leven.loopt(uit, NU)
    zeker_niet = voorgoed or oorzaak == "ConnectError"
    assert uit.misschien_ontvangen == (stand.misschien_ontvangen or not zeker_niet)


@given(_tijd, st.integers(0, 200))
def test_geduld_is_tijd_en_pogingen(verstreken: dt.timedelta, pogingen: int) -> None:
    """Long ago without tries is our own fault; many tries in a short time is an operator who presses a button."""
    stand = Stand(Staat.WACHT, pogingen, NU - verstreken, NU, misschien_ontvangen=False, laatste_fout="")
    assert leven.geduld_op(stand, NU) == (verstreken > GEDULD and pogingen >= MINSTE)


@given(st.lists(st.sampled_from(["faalt", "breekt af"]), min_size=1, max_size=300))
def test_een_overkant_die_nooit_antwoordt_eindigt_bij_een_mens_en_niet_eerder_dan_na_twee_dagen(
    lot: list[str],
) -> None:
    """Whatever mixture of failures and killed processes: it is tried on for two days, at most an hour apart, and not for ever."""
    stand = Stand(Staat.WACHT, 0, NU, NU, misschien_ontvangen=False, laatste_fout="")
    moment, stap = NU, 0
    while stand.staat == Staat.WACHT:
        assert stand.volgende_poging is not None
        assert stand.volgende_poging - moment <= dt.timedelta(hours=1)
        moment = stand.volgende_poging
        stand = leven.begonnen(stand, moment)
        if stand.staat == Staat.WACHT and lot[stap % len(lot)] == "faalt":
            stand = _faalt(stand, moment)
        stap += 1
        assert stap < 100
    assert stand.staat == Staat.MISLUKT
    assert GEDULD < moment - NU <= GEDULD + dt.timedelta(hours=2)
    assert stand.pogingen >= MINSTE


@given(_standen, st.sets(st.sampled_from(Staat)))
def test_een_mens_begint_opnieuw_met_nieuw_geduld_maar_niet_tijdens_een_poging(
    stand: Stand, vanuit: set[Staat]
) -> None:
    uit = leven.opnieuw(stand, NU, vanuit)
    if stand.staat not in vanuit or leven.loopt(stand, NU):
        assert uit is None
        return
    assert uit is not None
    assert leven.aan_de_beurt(uit, NU)
    assert (uit.pogingen, uit.begonnen_op) == (0, NU)
    assert uit.misschien_ontvangen == stand.misschien_ontvangen, "who sends again must know"


@given(_wachtend)
def test_wat_bezorgd_of_geparkeerd_is_wordt_niet_meer_vanzelf_geprobeerd(stand: Stand) -> None:
    bezorgd, geparkeerd = leven.gelukt(leven.begonnen(stand, NU)), leven.geparkeerd(stand)
    for uit in (bezorgd, geparkeerd):
        assert not leven.aan_de_beurt(uit, NU + dt.timedelta(days=365))
    assert (bezorgd.staat, geparkeerd.staat) == (Staat.BEZORGD, Staat.WACHT)
    assert geparkeerd == replace(stand, volgende_poging=None, laatste_fout="")
