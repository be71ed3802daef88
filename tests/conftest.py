"""What runs against a running house, room by room: each of these rooms has one, and runs in one worker in the order of its files."""

from pathlib import Path

import pytest

_MET_HUIS = {"bestendig", "demo", "koppelvlak", "verhalen"}
_HIER = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)  # the workers read the groups in this same hook, and would otherwise be first
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HIER in item.path.parents and (kamer := item.path.relative_to(_HIER).parts[0]) in _MET_HUIS:
            item.add_marker(pytest.mark.verhaal)
            item.add_marker(pytest.mark.xdist_group(kamer))
