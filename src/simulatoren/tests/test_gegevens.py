"""The fictional data hangs together."""

from __future__ import annotations

import json

import pytest

from simulatoren import gegevens


def elfproef(nummer: str) -> bool:
    return (
        sum(
            int(cijfer) * gewicht
            for cijfer, gewicht in zip(nummer, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
        )
        % 11
        == 0
    )


def test_elk_burgerservicenummer_is_een_geldig_testnummer() -> None:
    nummers = [wie.bsn for wie in gegevens.personen()]
    assert len(nummers) == len(set(nummers)) >= 40
    assert all(999990000 <= int(bsn) <= 999999999 and elfproef(bsn) for bsn in nummers)


def test_rsin_en_burgerservicenummer_vallen_nooit_samen() -> None:
    rsins = [bedrijf.rsin for bedrijf in gegevens.bedrijven() if bedrijf.rsin]
    assert all(elfproef(rsin) for rsin in rsins)
    assert not set(rsins) & {wie.bsn for wie in gegevens.personen()}


def test_elke_verwijzing_bestaat() -> None:
    bekend = {wie.bsn for wie in gegevens.personen()}
    for wie in gegevens.personen():
        assert set(wie.ouders) <= bekend
        for band in (wie.partner, wie.ontbonden):
            assert not band or band["bsn"] in bekend
        assert wie.woonadres or wie.buitenland or wie.verblijfonbekend
    for bedrijf in gegevens.bedrijven():
        assert bedrijf.vestigingsadres
        assert not bedrijf.eigenaar_bsn or bedrijf.eigenaar_bsn in bekend


def test_een_partnerschap_staat_bij_beiden_gelijk() -> None:
    for wie in gegevens.personen():
        for soort in ("partner", "ontbonden"):
            if band := getattr(wie, soort):
                ander = gegevens.persoon(band["bsn"])
                assert ander
                assert getattr(ander, soort) == {**band, "bsn": wie.bsn}


def test_er_zijn_ongeveer_tweehonderd_adressen_met_eigen_nummers() -> None:
    adressen = gegevens.adressen()
    assert len(adressen) >= 190
    for veld in ("sleutel", "nummeraanduiding", "adresseerbaar_object"):
        waarden = [getattr(adres, veld) for adres in adressen]
        assert len(set(waarden)) == len(waarden)
    assert all(len(adres.korte_straat) <= 24 for adres in adressen)


@pytest.mark.parametrize("straat", ["Veenkade", "Dijkgraafstraat"])
def test_een_straat_met_twee_postcodes_is_een_openbare_ruimte(straat: str) -> None:
    nummers = {adres.openbare_ruimte for adres in gegevens.adressen() if adres.straat == straat}
    assert len(nummers) == 1


def test_alles_kan_naar_json() -> None:
    assert json.loads(json.dumps(gegevens.als_dict()))["personen"][0]["bsn"] == gegevens.personen()[0].bsn
