"""The archive regime, by properties: what counts, what doesn't, and what can't be told (zrc-021, zrc-026)."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.termijnen import Duur
from eenloket.midoffice.aanbod.modellen.keuzes import Afleidingswijze
from eenloket.midoffice.zaken.leven.archief import Brongegevens, Regime, brondatum, herzien, lees_dag, leid_af

DAGEN = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
MISSCHIEN = st.none() | DAGEN
TERMIJNEN = st.builds(
    lambda j, m, d: str(Duur(j, m, 0, d)), st.integers(0, 50), st.integers(0, 24), st.integers(1, 400)
)
GEGEVENS = st.builds(
    Brongegevens,
    einddatum=DAGEN,
    hoofdzaak=MISSCHIEN,
    eigenschap=DAGEN.map(dt.date.isoformat) | st.just(""),
    objecten=st.lists(DAGEN.map(dt.date.isoformat) | st.just(""), max_size=4),
    gerelateerd=st.lists(MISSCHIEN, max_size=4),
    ingangsdatums=st.lists(MISSCHIEN, max_size=4),
    vervaldatums=st.lists(MISSCHIEN, max_size=4),
)
WIJZEN = st.sampled_from(sorted(Afleidingswijze.values))
BRON = {
    "afgehandeld": "einddatum", "termijn": "einddatum", "hoofdzaak": "hoofdzaak", "eigenschap": "eigenschap",
    "zaakobject": "objecten", "gerelateerde_zaak": "gerelateerd", "ingangsdatum_besluit": "ingangsdatums",
    "vervaldatum_besluit": "vervaldatums",
}  # fmt: skip
"""What each way looks at, and nothing else."""


@st.composite
def regimes(trek: st.DrawFn) -> Regime:
    return Regime(
        nominatie="vernietigen",
        termijn=trek(st.none() | TERMIJNEN),
        afleidingswijze=trek(WIJZEN),
        datumkenmerk="einde",
        objecttype="pand",
        procestermijn=trek(st.none() | TERMIJNEN),
    )


@given(regimes(), GEGEVENS)
def test_zrc_021_de_actiedatum_is_de_brondatum_met_de_termijn(regime: Regime, gegevens: Brongegevens) -> None:
    uit = leid_af(regime, gegevens)
    if regime.termijn is None:
        assert (uit.brondatum, uit.actiedatum) == (None, None)
    elif uit.brondatum is None:
        assert uit.actiedatum is None
    else:
        assert uit.actiedatum == Duur.lees(regime.termijn).na(uit.brondatum)
        assert uit.actiedatum >= uit.brondatum


@given(regimes(), GEGEVENS, GEGEVENS)
def test_zrc_021_elke_afleidingswijze_kijkt_alleen_naar_haar_eigen_bron(
    regime: Regime, een: Brongegevens, ander: Brongegevens
) -> None:
    veld = BRON.get(regime.afleidingswijze)
    if veld is None:  # by hand
        assert brondatum(regime, een) is None
        return
    gelijk = replace(ander, **{veld: getattr(een, veld)})
    assert brondatum(regime, een) == brondatum(regime, gelijk)


@given(
    st.sampled_from(["gerelateerde_zaak", "ingangsdatum_besluit", "vervaldatum_besluit", "zaakobject"]),
    GEGEVENS,
    st.lists(DAGEN, min_size=1, max_size=5),
)
def test_zrc_021_van_meer_telt_de_laatste(wijze: str, gegevens: Brongegevens, dagen: list[dt.date]) -> None:
    regime = Regime(termijn="P1Y", afleidingswijze=wijze)
    waarden = [d.isoformat() for d in dagen] if wijze == "zaakobject" else dagen
    gevuld = replace(gegevens, **{BRON[wijze]: waarden})
    assert brondatum(regime, gevuld) == max(dagen)
    open_ = [*waarden, "" if wijze == "zaakobject" else None]
    assert brondatum(regime, replace(gegevens, **{BRON[wijze]: open_})) is None


@given(GEGEVENS)
def test_zrc_021_zonder_verwante_dingen_is_er_geen_datum(gegevens: Brongegevens) -> None:
    leeg = Brongegevens(einddatum=gegevens.einddatum)
    for wijze in set(Afleidingswijze.values) - {"afgehandeld", "termijn"}:
        assert leid_af(Regime(termijn="P1Y", afleidingswijze=wijze), leeg).actiedatum is None


@given(DAGEN, TERMIJNEN)
def test_zrc_021_termijn_telt_de_procestermijn_bij_de_einddatum(einddatum: dt.date, proces: str) -> None:
    regime = Regime(termijn="P1Y", afleidingswijze="termijn", procestermijn=proces)
    assert brondatum(regime, Brongegevens(einddatum=einddatum)) == Duur.lees(proces).na(einddatum)


@given(DAGEN)
def test_een_dag_wordt_gelezen_zoals_registers_hem_schrijven(dag: dt.date) -> None:
    for tekst in (
        dag.isoformat(),
        f"{dag:%Y%m%d}",
        f"{dag:%Y%m%d}093000",
        f"{dag.isoformat()}T09:30:00",
        f" {dag.isoformat()} ",
    ):
        assert lees_dag(tekst) == dag


@pytest.mark.parametrize("tekst", ["", "gisteren", "20261399", "2026", "2026-02-30", "१२३४५६७८"])
def test_wat_geen_dag_is_is_er_geen(tekst: str) -> None:
    assert lees_dag(tekst) is None


def test_een_termijn_buiten_de_kalender_geeft_geen_datum() -> None:
    gegevens = Brongegevens(einddatum=dt.date(9990, 1, 1))
    assert leid_af(Regime(termijn="P50Y", afleidingswijze="afgehandeld"), gegevens).actiedatum is None
    assert leid_af(Regime(termijn="PT5H", afleidingswijze="afgehandeld"), gegevens).actiedatum is None


@given(MISSCHIEN, MISSCHIEN, MISSCHIEN)
def test_zrc_021_wat_volgde_volgt_een_correctie_en_wat_met_de_hand_gezet_is_blijft(
    hand: dt.date | None, was: dt.date | None, wordt: dt.date | None
) -> None:
    assert herzien(was, was, wordt) == wordt
    assert herzien(None, was, wordt) == wordt
    if hand not in (None, was):
        assert herzien(hand, was, wordt) == hand


@given(regimes(), GEGEVENS, st.lists(GEGEVENS, max_size=4))
def test_zrc_021_na_elke_rij_correcties_staat_er_wat_uit_de_laatste_volgt(
    regime: Regime, begin: Brongegevens, correcties: list[Brongegevens]
) -> None:
    datum = leid_af(regime, begin).actiedatum
    for was, wordt in itertools.pairwise([begin, *correcties]):
        datum = herzien(datum, leid_af(regime, was).actiedatum, leid_af(regime, wordt).actiedatum)
    assert datum == leid_af(regime, [begin, *correcties][-1]).actiedatum
