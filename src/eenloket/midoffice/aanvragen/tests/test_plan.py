"""Properties of the plan: no deadlock, no double start, each end explained, order doesn't matter (M-B6)."""

import random
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from eenloket.midoffice.aanbod.inhoud import Tekst
from eenloket.midoffice.aanvragen.plan import (
    Gevolg,
    Plan,
    Planstaat,
    Uitkomst,
    afgerond,
    te_beoordelen,
    te_herzien,
    te_leveren,
    toestanden,
)

NAMEN = ("a", "b", "c", "d", "e", "f")
UITLEG = Tekst(nl="Dit kan dan niet.", en="Not possible then.")


@st.composite
def plannen(draw: st.DrawFn) -> Plan:
    """Any plan that content can give: each node waits for some of those before it."""
    namen = NAMEN[: draw(st.integers(1, len(NAMEN)))]
    na = {
        n: frozenset(draw(st.sets(st.sampled_from(namen[:i])))) if i else frozenset[str]()
        for i, n in enumerate(namen)
    }
    gevolgen = draw(
        st.lists(
            st.builds(
                Gevolg,
                st.sampled_from(namen),
                st.frozensets(st.sampled_from(namen), min_size=1),
                st.booleans(),
                st.just(UITLEG),
            ),
            max_size=4,
        )
    )
    gevolgen = [Gevolg(g.van, g.voor - {g.van}, g.vervalt, g.uitleg) for g in gevolgen]
    return Plan(na, gevolgen, draw(st.booleans()))


class Loop:
    """A plan played to its end: only what runs (or waits, for a withdrawal) can get an outcome."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.feiten, self.gestart, self.leveringen = (
            plan,
            dict[str, Uitkomst](),
            list[str](),
            list[list[str]](),
        )
        self.geleverd: set[str] = set()
        self.vorige: Mapping[str, Planstaat] = dict.fromkeys(plan.na, Planstaat.STRAKS)
        self.stap({})

    def stap(self, nieuw: dict[str, Uitkomst]) -> None:
        self.feiten = {**nieuw, **self.feiten}
        huidig = toestanden(self.plan, self.feiten)
        self.gestart += [
            n
            for n, t in huidig.items()
            if t.staat is Planstaat.LOOPT and self.vorige[n] is not Planstaat.LOOPT
        ]
        for naam, toestand in huidig.items():
            assert not self.vorige[naam].eind or toestand.staat is self.vorige[naam], (
                "an end state is for ever"
            )
        if klaar := te_leveren(self.plan, huidig, frozenset(self.geleverd)):
            self.leveringen.append(klaar)
            self.geleverd |= set(klaar)
        self.vorige = {n: t.staat for n, t in huidig.items()}

    @property
    def lopend(self) -> list[str]:
        return [n for n, s in self.vorige.items() if s is Planstaat.LOOPT]


def speel(plan: Plan, kies: random.Random) -> Loop:
    loop = Loop(plan)
    while loop.lopend:
        open_ = [n for n, s in loop.vorige.items() if not s.eind]
        if kies.random() < 0.2:
            loop.stap({kies.choice(open_): Uitkomst.INGETROKKEN})
        else:
            loop.stap({kies.choice(loop.lopend): kies.choice((Uitkomst.TOEGEKEND, Uitkomst.GEWEIGERD))})
        if kies.random() < 0.3:
            loop.stap({})  # the same event once more
    return loop


@given(plannen(), st.randoms(use_true_random=False))
def test_elk_plan_loopt_af_zodra_wat_loopt_een_uitkomst_heeft(plan: Plan, kies: random.Random) -> None:
    loop = speel(plan, kies)
    assert afgerond(toestanden(plan, loop.feiten))


@given(plannen(), st.randoms(use_true_random=False))
def test_niets_begint_twee_keer_en_niets_begint_voor_zijn_voorgangers(
    plan: Plan, kies: random.Random
) -> None:
    loop = speel(plan, kies)
    assert len(loop.gestart) == len(set(loop.gestart))
    for naam in loop.gestart:
        assert all(loop.feiten.get(p) is Uitkomst.TOEGEKEND for p in plan.na[naam])


@given(plannen(), st.randoms(use_true_random=False))
def test_elk_einde_is_uitgelegd(plan: Plan, kies: random.Random) -> None:
    loop = speel(plan, kies)
    huidig = toestanden(plan, loop.feiten)
    for naam, toestand in huidig.items():
        if toestand.staat is not Planstaat.VERVALLEN:
            assert loop.feiten[naam] == toestand.staat.value
            continue
        oorzaak = huidig[toestand.door].staat
        assert oorzaak in (Planstaat.GEWEIGERD, Planstaat.INGETROKKEN, Planstaat.VERVALLEN)
        if toestand.uitleg is not None:
            assert oorzaak is Planstaat.GEWEIGERD
        else:
            assert toestand.door in plan.na[naam]


@given(plannen(), st.randoms(use_true_random=False))
def test_de_volgorde_van_gebeurtenissen_maakt_niet_uit(plan: Plan, kies: random.Random) -> None:
    """Facts that were possible in one order give the same end in any other, one by one, with repeats."""
    feiten = speel(plan, kies).feiten
    rij = [*feiten.items(), *kies.sample(list(feiten.items()), len(feiten) // 2)]
    kies.shuffle(rij)
    verzameld: dict[str, Uitkomst] = {}
    for naam, uitkomst in rij:
        verzameld = {naam: uitkomst, **verzameld}
        toestanden(plan, verzameld)
    assert toestanden(plan, verzameld) == toestanden(plan, feiten)


@given(plannen(), st.randoms(use_true_random=False))
def test_samen_levert_een_keer_en_per_deel_elk_deel_een_keer(plan: Plan, kies: random.Random) -> None:
    loop = speel(plan, kies)
    beslist = {n for n, u in loop.feiten.items() if u is not Uitkomst.INGETROKKEN}
    alles = [n for levering in loop.leveringen for n in levering]
    assert sorted(alles) == sorted(beslist)
    if plan.samen:
        assert len(loop.leveringen) == (1 if beslist else 0)


@given(plannen(), st.randoms(use_true_random=False))
def test_na_een_weigering_vervalt_wat_moet_en_kijkt_een_mens_naar_de_rest(
    plan: Plan, kies: random.Random
) -> None:
    feiten: dict[str, Uitkomst] = {}
    while lopend := [n for n, t in toestanden(plan, feiten).items() if t.staat is Planstaat.LOOPT]:
        feiten[kies.choice(lopend)] = kies.choice((Uitkomst.TOEGEKEND, Uitkomst.GEWEIGERD))
        huidig = toestanden(plan, feiten)
        paren, herzien = te_beoordelen(plan, feiten), te_herzien(plan, feiten)
        for gevolg in plan.gevolgen:
            if feiten.get(gevolg.van) is not Uitkomst.GEWEIGERD:
                assert not any(oorzaak == gevolg.van for _n, oorzaak in paren | herzien)
                continue
            for naam in gevolg.voor:
                if huidig[naam].staat is Planstaat.TOEGEKEND:
                    assert (naam, gevolg.van) in herzien, "a granted right isn't taken back by itself"
                elif gevolg.vervalt:
                    assert huidig[naam].staat in (Planstaat.VERVALLEN, Planstaat.GEWEIGERD)
                else:
                    assert ((naam, gevolg.van) in paren) == (huidig[naam].staat is Planstaat.LOOPT)


def test_intrekken_van_de_eerste_laat_de_keten_vervallen_maar_de_buren_met_rust() -> None:
    plan = Plan(
        {"a": frozenset(), "b": frozenset("a"), "c": frozenset("b"), "d": frozenset()}, [], samen=True
    )
    huidig = toestanden(plan, {"a": Uitkomst.INGETROKKEN})
    assert {n: t.staat.value for n, t in huidig.items()} == {
        "a": "ingetrokken", "b": "vervallen", "c": "vervallen", "d": "loopt",
    }  # fmt: skip
    assert (huidig["b"].door, huidig["c"].door) == ("a", "b")


def test_een_uitkomst_blijft_staan_ook_als_zij_voor_die_van_de_voorganger_bekend_wordt() -> None:
    plan = Plan({"a": frozenset(), "b": frozenset("a")}, [], samen=False)
    assert toestanden(plan, {"b": Uitkomst.TOEGEKEND})["b"].staat is Planstaat.TOEGEKEND
