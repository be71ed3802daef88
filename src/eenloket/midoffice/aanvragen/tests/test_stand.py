"""The intake over the whole reference package, with answers at random: every fact once, only what applies, and it ends (M-B3)."""

import itertools
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eenloket.midoffice.aanbod.inhoud import Vraagsoort
from eenloket.midoffice.aanvragen.bundel import Bundel
from eenloket.midoffice.aanvragen.feitvorm import Klantgegevens
from eenloket.midoffice.aanvragen.stand import Deelname, Intakestand, bepaal
from eenloket.midoffice.regels.api import Waarheid, namen_in, waar

from .rivierveen import VANDAAG, antwoord, bundels, keuzes, rivierveen

INHOUD = st.sampled_from(bundels())
ZAAD = st.integers(0, 2**32)
veel = settings(max_examples=120, deadline=None)


def stand(inhoud: Bundel, antwoorden: dict[str, Any], gekozen: dict[str, bool]) -> Intakestand:
    return bepaal(rivierveen(), inhoud, antwoorden, gekozen, VANDAAG, Klantgegevens(ingelogd=True))


def loop(
    inhoud: Bundel, zaad: int, *, vooraan: bool = True
) -> tuple[dict[str, Any], dict[str, bool], list[Intakestand]]:
    """Answer what is open until nothing is; the answer to a question depends on ``zaad`` only, the order on ``vooraan``."""
    gekozen, volgorde = keuzes(inhoud, random.Random(zaad)), random.Random(zaad + 1)
    antwoorden: dict[str, Any] = {}
    standen = [stand(inhoud, antwoorden, gekozen)]
    while standen[-1].open:
        assert len(standen) <= len(rivierveen().pakket.vragen), "it ends"
        vraag = standen[-1].open[0] if vooraan else volgorde.choice(standen[-1].open)
        assert vraag.id not in antwoorden, "a question is asked once"
        antwoorden[vraag.id] = antwoord(vraag, random.Random(f"{zaad}{vraag.id}"))
        standen.append(stand(inhoud, antwoorden, gekozen))
    return antwoorden, gekozen, standen


@veel
@given(INHOUD, ZAAD)
def test_elke_vraag_hoogstens_een_keer_en_het_houdt_op(inhoud: Bundel, zaad: int) -> None:
    _antwoorden, _gekozen, standen = loop(inhoud, zaad)
    eind = standen[-1]
    assert eind.compleet
    assert eind.volgende is None
    assert not [lid for lid in eind.leden if lid.deelname is Deelname.MISSCHIEN]
    assert eind.mogelijk == 0


@veel
@given(INHOUD, ZAAD)
def test_alleen_wat_van_toepassing_is_en_nodig_is(inhoud: Bundel, zaad: int) -> None:
    _antwoorden, _gekozen, standen = loop(inhoud, zaad)
    for moment in standen:
        nodig = {id_ for lid in moment.meedoend for id_ in lid.dienst.vragen}
        nodig |= {naam for lid in inhoud.leden if lid.als for naam in namen_in(lid.als)}
        for _ in range(5):  # and what their conditions ask about
            nodig |= {
                n for id_ in nodig if (als := rivierveen().pakket.vragen[id_].als) for n in namen_in(als)
            }
            nodig &= rivierveen().pakket.vragen.keys()
        for vraag in moment.vragen:
            assert vraag.id in nodig
            assert vraag.als is None or waar(vraag.als, moment.feiten) is Waarheid.WAAR


@veel
@given(INHOUD, ZAAD)
def test_hetzelfde_feit_wordt_onder_een_naam_gevraagd(inhoud: Bundel, zaad: int) -> None:
    antwoorden, _gekozen, standen = loop(inhoud, zaad)
    for moment in standen:
        gevraagd = {v.id for v in moment.vragen}
        assert not [v.id for v in moment.vragen if gevraagd & set(v.zelfde_als)]
    for id_, bron in standen[-1].gelijk.items():
        datum = rivierveen().vraag(id_).soort is Vraagsoort.DATUM
        assert datum or standen[-1].feiten.waarde(id_) == antwoorden[bron]
        assert standen[-1].feiten.waarde(id_) == standen[-1].feiten.waarde(bron)


@veel
@given(INHOUD, ZAAD)
def test_de_volgorde_van_antwoorden_maakt_niet_uit(inhoud: Bundel, zaad: int) -> None:
    een, ander = loop(inhoud, zaad), loop(inhoud, zaad, vooraan=False)
    assert een[2][-1] == ander[2][-1]


@veel
@given(INHOUD, ZAAD)
def test_een_antwoord_dat_zijn_grond_verloor_telt_niet_mee(inhoud: Bundel, zaad: int) -> None:
    """Answers to questions that don't apply (any more) change nothing at all."""
    antwoorden, gekozen, standen = loop(inhoud, zaad)
    kies = random.Random(zaad + 2)
    eind = standen[-1]
    gesteld = {v.id for v in eind.vragen}
    oud = {
        v.id: antwoord(v, kies)
        for v in rivierveen().pakket.vragen.values()
        if v.id not in gesteld and kies.random() < 0.5
    }
    assert stand(inhoud, oud | antwoorden, gekozen) == eind


@veel
@given(INHOUD, ZAAD)
def test_wat_over_een_lid_vaststaat_verandert_niet_door_meer_antwoorden(inhoud: Bundel, zaad: int) -> None:
    _antwoorden, _gekozen, standen = loop(inhoud, zaad)
    for vroeger, later in itertools.pairwise(standen):
        for een, ander in zip(vroeger.leden, later.leden, strict=True):
            if een.deelname in (Deelname.MEE, Deelname.NIET_VAN_TOEPASSING):
                assert ander.deelname is een.deelname


@veel
@given(INHOUD, ZAAD)
def test_een_lid_doet_niet_mee_zonder_wie_het_opvolgt(inhoud: Bundel, zaad: int) -> None:
    _antwoorden, gekozen, standen = loop(inhoud, zaad)
    for moment in standen:
        deelname = {lid.lid.dienst: lid.deelname for lid in moment.leden}
        for lid in moment.leden:
            if lid.deelname is Deelname.MEE:
                assert all(deelname[v] in (Deelname.MEE, Deelname.NIET_VAN_TOEPASSING) for v in lid.lid.na)
            if lid.deelname is Deelname.UITGEZET:
                assert not gekozen.get(lid.lid.dienst, lid.lid.standaard_aan)


VERHUIZEN = next(b for b in bundels() if b.sleutel == "verhuizen")


def test_wie_na_een_antwoord_van_mening_verandert_krijgt_de_vraag_weer_of_niet_meer() -> None:
    antwoorden = loop(VERHUIZEN, 3)[0] | {"heeft_auto": True}
    met = stand(VERHUIZEN, antwoorden, {})
    zonder = stand(VERHUIZEN, antwoorden | {"heeft_auto": False}, {})
    assert "kenteken" in {v.id for v in met.vragen}
    assert "kenteken" not in {v.id for v in zonder.vragen}
    assert zonder.feiten.waarde("kenteken") is None


def test_een_bezorgadres_dat_eerder_apart_werd_gegeven_wijkt_voor_het_nieuwe_adres() -> None:
    """First the container alone, then the move as well: two addresses for one fact can't both stand."""
    oud = {"postcode": "1111AA", "huisnummer": 9}
    antwoorden = loop(VERHUIZEN, 3)[0] | {"container_ontbreekt": True, "bezorgadres": oud}
    eind = stand(VERHUIZEN, antwoorden, {"afvalcontainer": True})
    assert eind.gelijk["bezorgadres"] == "nieuw_adres"
    assert eind.feiten.waarde("bezorgadres") == antwoorden["nieuw_adres"]


@pytest.mark.parametrize("hond", [True, False])
def test_een_subdoelgroep_valt_af_of_doet_mee_met_het_antwoord(hond: bool) -> None:
    def deelname(antwoorden: dict[str, Any]) -> Deelname:
        return next(
            lid.deelname
            for lid in stand(VERHUIZEN, antwoorden, {}).leden
            if lid.lid.dienst == "hond-aanmelden"
        )

    assert deelname({}) is Deelname.MISSCHIEN
    assert deelname({"heeft_hond": hond}) is (Deelname.MEE if hond else Deelname.NIET_VAN_TOEPASSING)


def test_volgende_en_vorige_lopen_door_de_vragen() -> None:
    eind = loop(VERHUIZEN, 3)[2][-1]
    ids = [v.id for v in eind.vragen]
    assert eind.voor(ids[0]) is None
    assert [v.id for id_ in ids[1:] if (v := eind.voor(id_))] == ids[:-1]
    begin = stand(VERHUIZEN, {}, {})
    assert begin.na(begin.open[0].id) == begin.open[1]
    assert begin.na(begin.open[-1].id) == begin.open[0]
