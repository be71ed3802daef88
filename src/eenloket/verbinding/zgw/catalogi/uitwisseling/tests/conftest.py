"""A mistaken import says in the test's output what was wrong."""

from collections.abc import Generator

import pytest

from eenloket.verbinding.zgw.catalogi.uitwisseling import Importfout


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    try:
        return (yield)
    except Importfout as fout:
        fout.add_note("\n".join(map(str, fout.fouten[:20])))
        raise
