"""One demonstration for the tests of what it prints."""

from collections.abc import Iterator

import pytest

from tests.verhalen.huis import Huis, ruim_op, start


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/demo/" in str(item.path):
            item.add_marker(pytest.mark.verhaal)
            item.add_marker(pytest.mark.xdist_group("demo"))


@pytest.fixture(scope="session")
def huis() -> Iterator[Huis]:
    """Always one of its own: what it prints is what is tested."""
    gestart = start(wacht=300)
    yield gestart
    ruim_op(gestart)
