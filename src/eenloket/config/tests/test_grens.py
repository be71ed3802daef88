"""A query of a web process ends after a while."""

import os

import pytest

from eenloket.config.processen import begrens_vragen


def test_de_grens_gaat_mee_naar_de_database_en_laat_staan_wat_er_stond(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c work_mem=8MB")
    begrens_vragen(0)
    assert os.environ["PGOPTIONS"] == "-c work_mem=8MB"
    begrens_vragen(30)
    assert os.environ["PGOPTIONS"] == "-c work_mem=8MB -c statement_timeout=30s"
