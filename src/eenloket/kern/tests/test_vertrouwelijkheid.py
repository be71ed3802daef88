"""The levels of confidentiality: words and numbers say the same."""

import pytest

from eenloket.kern.vertrouwelijkheid import HOOGSTE, WOORDEN, Vertrouwelijkheid


def test_woord_en_nummer_horen_bij_elkaar_en_staan_op_volgorde() -> None:
    assert [Vertrouwelijkheid.van(woord) for woord in WOORDEN] == list(Vertrouwelijkheid)
    assert [niveau.woord for niveau in Vertrouwelijkheid] == list(WOORDEN)
    assert [niveau.name.lower() for niveau in Vertrouwelijkheid] == list(WOORDEN)
    assert max(Vertrouwelijkheid) is HOOGSTE is Vertrouwelijkheid.ZEER_GEHEIM


def test_een_woord_dat_de_standaard_niet_kent() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        Vertrouwelijkheid.van("staatsgeheim")
