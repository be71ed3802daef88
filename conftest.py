"""Tests run on an embedded PostgreSQL of their own; nothing else needs to be installed or started."""

import base64
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

WORTEL = Path(__file__).parent
sys.path.insert(0, str(WORTEL / "src"))

os.environ.setdefault("EENLOKET_MAP", str(WORTEL / ".eenloket"))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "eenloket.config.settings",
    "GEHEIM": "alleen-voor-tests-" + "x" * 40,
    "SLEUTELS": "1:" + base64.b64encode(b"1" * 32).decode(),
    "PSEUDONIEMSLEUTEL": base64.b64encode(b"p" * 32).decode(),
    "OPSLAG": str(WORTEL / ".eenloket" / f"test-opslag-{os.environ.get('PYTEST_XDIST_WORKER', 'alleen')}"),
    "HTTPS": "nee",
    "HOSTS": "localhost,127.0.0.1,testserver",
    "LOGNIVEAU": "WARNING",
    "DATABASE_POOL": "0",
    "LIMIETEN": "nee",
}

if "DATABASE_URL" not in os.environ:
    import fasteners

    from demonstratie.database import IngebouwdeDatabase

    _map = WORTEL / ".eenloket" / "test-database"
    _map.parent.mkdir(exist_ok=True)
    with fasteners.InterProcessLock(_map.parent / "test-database.slot"):
        _database = IngebouwdeDatabase(_map, veilig=False)
        _database.start()
        _database.maak_database()
    os.environ["DATABASE_URL"] = _database.url()

os.environ.setdefault(
    "TESTDATABASE", f"test_{os.getpid()}"
)  # several runs at once don't share one; workers add a suffix

import django  # noqa: E402

django.setup()  # pytest-django looks for settings before this file has set them

pytest_plugins = ["tests.gereedschap.database", "tests.gereedschap.duur"]


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One more worker than cores: a house, a browser and the database are processes of their own, for which a worker often waits."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """In CI nothing is skipped: browser, database and public data must be there, so a skip is a failure."""
    uitkomst = yield
    rapport = uitkomst.get_result()  # type: ignore[attr-defined]
    if os.environ.get("CI") and rapport.skipped and not hasattr(rapport, "wasxfail"):
        rapport.outcome, rapport.longrepr = "failed", f"overgeslagen in CI: {rapport.longrepr}"


@pytest.fixture(autouse=True)
def _niets_veroudert(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered doesn't grow old in the middle of a test, when a slow machine takes seconds for it: it would cost a query more."""
    monkeypatch.setattr("eenloket.kern.geheugen._klok", lambda: 1.0)
