"""The national list of product names."""

from pathlib import Path

import pytest

from eenloket.midoffice.aanbod.models import UplProduct
from eenloket.midoffice.aanbod.upl import VOORVOEGSEL, GeenUpl, lees, meegeleverd, niet_beschreven
from eenloket.midoffice.aanbod.uplladen import laad_meegeleverde_upl, laad_upl

from .bouwers import UPL, maak_dienst, maak_pakket

NATIONAAL = Path(__file__).parents[6] / "shared" / "data" / "upl" / "UPL-actueel.csv"
KOP = "UniformeProductnaam,URI,Gemeente,Medebewind,SDG,Grondslag,Grondslaglabel,Grondslaglink\n"


def _lijst(tmp_path: Path, *rijen: str) -> Path:
    bestand = tmp_path / "upl.csv"
    bestand.write_text(KOP + "\n".join(rijen))
    return bestand


def test_rijen_van_een_product_worden_een(tmp_path: Path) -> None:
    producten, rijen = lees(
        _lijst(tmp_path, "leges,http://x/leges,X,,,a,A,l", "leges,http://x/leges,,X,D1;J1,b,B,m")
    )
    (product,) = producten.values()
    assert rijen == 2
    assert product.vlaggen == {"gemeente", "medebewind"}
    assert product.sdg == ("D1", "J1")
    assert [g[1] for g in product.grondslagen] == ["A", "B"]
    assert product.gemeente_moet


@pytest.mark.parametrize(
    ("rij", "moet"),
    [("x,u,X,X,,,,", True), ("x,u,X,,D1,,,", True), ("x,u,X,,,,,", False), ("x,u,,X,D1,,,", False)],
)
def test_een_gemeente_moet_wat_de_wet_of_de_sdg_vraagt(tmp_path: Path, rij: str, moet: bool) -> None:
    (product,) = lees(_lijst(tmp_path, rij))[0].values()
    assert product.gemeente_moet is moet


def test_wat_de_gemeente_moet_en_niemand_beschrijft() -> None:
    moet = {p.uri for p in meegeleverd().values() if p.gemeente_moet}
    beschreven = f"{VOORVOEGSEL}afvalcontainer"
    over = niet_beschreven(meegeleverd().values(), maak_pakket(maak_dienst(upl=beschreven)))
    assert {p.uri for p in over} == moet - {beschreven}
    assert beschreven in moet
    assert [p.naam for p in over] == sorted(p.naam for p in over)


def test_een_ander_bestand_is_geen_upl(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(GeenUpl):
        lees(tmp_path / "x.csv")


@pytest.mark.skipif(not NATIONAAL.exists(), reason="the national list isn't on this machine")
def test_de_meegeleverde_omzetting_klopt_met_de_nationale_lijst() -> None:
    nationaal, rijen = lees(NATIONAAL)
    assert rijen == 1121
    assert {u: (p.naam, p.sdg, p.gemeente_moet) for u, p in nationaal.items()} == {
        u: (p.naam, p.sdg, p.gemeente_moet) for u, p in meegeleverd().items()
    }


@pytest.mark.django_db
def test_laden_is_herhaalbaar_en_werkt_bij(tmp_path: Path, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(8):
        eerste = laad_meegeleverde_upl()
    assert (eerste.nieuw, eerste.gewijzigd) == (len(meegeleverd()), 0)
    tweede = laad_meegeleverde_upl()
    assert (tweede.nieuw, tweede.gewijzigd) == (0, 0)
    producten, _rijen = lees(_lijst(tmp_path, f"nieuwe naam,{UPL},X,,,g,Label,l"))
    assert (laad_upl(producten).nieuw, UplProduct.objects.get(uri=UPL).naam) == (0, "nieuwe naam")
    laad_meegeleverde_upl()
    assert UplProduct.objects.get(uri=UPL).grondslagen[0]["label"] == "Label"
    assert UplProduct.objects.count() == len(meegeleverd())
