"""The reference package that ships with the product."""

from pathlib import Path

from eenloket.midoffice.aanbod.bevindingen import Ernst
from eenloket.midoffice.aanbod.inhoud import Samenhang
from eenloket.midoffice.aanbod.laden import lees_pakket, onderzoek
from eenloket.midoffice.regels.api import niveau

RIVIERVEEN = Path(__file__).parent.parent / "pakketten" / "rivierveen"


def test_het_pakket_heeft_geen_fouten() -> None:
    _pakket, bevindingen = onderzoek(RIVIERVEEN)
    assert [str(b) for b in bevindingen if b.ernst is Ernst.FOUT] == []


def test_veertig_diensten_en_acht_patronen() -> None:
    pakket = lees_pakket(RIVIERVEEN).pakket
    assert len(pakket.diensten) >= 40
    assert len(pakket.patronen) == 8


def test_elk_patroon_heeft_alle_samenhang_en_minstens_twee_organisaties() -> None:
    pakket = lees_pakket(RIVIERVEEN).pakket
    for slug, patroon in pakket.patronen.items():
        assert {lid.samenhang for lid in patroon.leden} == set(Samenhang), slug
        assert {lid.soort for lid in patroon.leden} == {"basis", "extra"}, slug
        assert len({pakket.diensten[lid.dienst].organisatie for lid in patroon.leden}) >= 2, slug


def test_alle_drie_de_niveaus_komen_voor() -> None:
    pakket = lees_pakket(RIVIERVEEN).pakket
    assert {niveau(d.producttype, d.knip).niveau for d in pakket.diensten.values()} == {1, 2, 3}
