"""What the reference package promises as a whole (M-A1, M-A2): breadth, coherence, and no dead ends."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from eenloket.midoffice.aanbod.inhoud import Lid, Pakket, Samenhang
from eenloket.midoffice.aanbod.laden import lees_pakket
from eenloket.midoffice.regels.api import namen_in, niveau

MAP = Path(__file__).parents[1] / "pakketten" / "rivierveen"
PATRONEN = (
    "bedrijf-starten",
    "kind-gekregen",
    "overlijden-in-de-familie",
    "straatfeest",
    "trouwen",
    "verbouwen",
    "verhuizen",
    "zorg-voor-een-ouder",
)


@cache
def pakket() -> Pakket:
    return lees_pakket(MAP).pakket


def leden(slug: str) -> list[Lid]:
    return list(pakket().patronen[slug].leden)


def test_het_pakket_laadt_zonder_waarschuwingen() -> None:
    assert lees_pakket(MAP).waarschuwingen == ()


def test_de_acht_patronen_en_veertig_diensten_zijn_er() -> None:
    assert sorted(pakket().patronen) == list(PATRONEN)
    assert len(pakket().diensten) >= 40


@pytest.mark.parametrize("slug", PATRONEN)
def test_elk_patroon_heeft_meer_organisaties_en_alle_vormen_van_samenhang(slug: str) -> None:
    assert len({pakket().diensten[lid.dienst].organisatie for lid in leden(slug)}) >= 2
    assert {lid.samenhang for lid in leden(slug)} == set(Samenhang)
    assert {lid.soort for lid in leden(slug)} == {"basis", "extra"}


@pytest.mark.parametrize("slug", PATRONEN)
def test_elke_vraag_heeft_een_plek_in_de_volgorde_van_de_klant(slug: str) -> None:
    patroon, vragen = pakket().patronen[slug], pakket().vragen
    gesteld = {id_ for lid in leden(slug) for id_ in pakket().diensten[lid.dienst].vragen}
    gesteld |= {naam for lid in leden(slug) if lid.als for naam in namen_in(lid.als)}
    zonder_plek = gesteld - set(patroon.volgorde)
    assert {id_ for id_ in zonder_plek if not set(vragen[id_].zelfde_als) & gesteld} == set()


@pytest.mark.parametrize("slug", PATRONEN)
def test_wie_iets_uitzet_leest_wat_dat_betekent(slug: str) -> None:
    assert [lid.dienst for lid in leden(slug) if lid.mag_uit and lid.zonder is None] == []


def test_de_drie_behandelniveaus_komen_voor_en_acht_diensten_beslissen_vanzelf() -> None:
    diensten = pakket().diensten.values()
    assert {niveau(d.producttype, d.knip).niveau.value for d in diensten} == {1, 2, 3}
    vanzelf = [d for d in diensten if d.mandaat.automatisch]
    assert len(vanzelf) >= 8
    assert {niveau(d.producttype, d.knip).niveau.value for d in vanzelf} == {1}


def test_elke_dienst_en_elk_patroon_hangt_in_de_boom() -> None:
    takken = pakket().levensgebeurtenissen
    assert {d for tak in takken for d in tak.diensten} == set(pakket().diensten)
    assert {p for tak in takken for p in tak.patronen} == set(pakket().patronen)


def test_elk_patroon_is_met_de_diagnose_te_bereiken() -> None:
    diagnose = pakket().diagnose
    assert diagnose is not None
    doelen = {a.naar for v in diagnose.vragen for a in v.antwoorden}
    assert {f"vraag/{slug}" for slug in PATRONEN} <= doelen


def test_elke_dienst_en_elk_patroon_heeft_alledaagse_zoekwoorden_in_twee_talen() -> None:
    woorden = {z.doel: z for z in pakket().zoekwoorden}
    doelen = {f"dienst/{slug}" for slug in pakket().diensten} | {f"vraag/{slug}" for slug in PATRONEN}
    assert {
        doel for doel in doelen if doel not in woorden or not woorden[doel].nl or not woorden[doel].en
    } == set()


def test_geen_zoekwoord_wijst_twee_kanten_op() -> None:
    gezien: dict[str, str] = {}
    for z in pakket().zoekwoorden:
        for woord in (*z.nl, *z.en):
            assert gezien.setdefault(woord.lower(), z.doel) == z.doel, woord


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_sms_noemt_geen_namen_en_geen_dienst(taal: str) -> None:
    for bericht in pakket().berichten.values():
        if bericht.sms is not None:
            velden = set(re.findall(r"{(\w+)}", bericht.sms.in_taal(taal)))
            assert velden <= {"nummer", "termijn", "link"}, bericht.id


def test_elke_dienst_hoort_bij_een_sdg_gebied() -> None:
    """The areas of annex I of Regulation (EU) 2018/1724: a letter, and how many areas that letter has."""
    hoogste = dict(
        zip("ABCDEFGHIJKLMNOPQ", (5, 9, 5, 6, 4, 6, 5, 7, 1, 11, 5, 5, 9, 3, 3, 3, 1), strict=True)
    )
    gebieden = {f"{letter}{n}" for letter, aantal in hoogste.items() for n in range(1, aantal + 1)}
    assert {slug: d.sdg for slug, d in pakket().diensten.items() if d.sdg not in gebieden} == {}


@pytest.mark.parametrize(
    ("feit", "veld"), [("client.leeftijd", "leeftijd"), ("client.inwoner", "gemeenteVanInschrijving")]
)
def test_een_tabel_leest_van_de_klant_alleen_wat_het_doel_van_de_dienst_toestaat(
    feit: str, veld: str
) -> None:
    """Otherwise the fact is never known, and a service that says it decides at once never does (AVG article 5.1b)."""
    alle = pakket()
    lezend = {
        d.slug: d
        for d in alle.diensten.values()
        if d.beslistabel and feit in json.dumps(alle.regels[d.beslistabel])
    }
    assert lezend
    assert [slug for slug, dienst in lezend.items() if veld not in dienst.doel.brp] == []
