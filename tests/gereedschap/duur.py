"""What the time of a run went to: the slowest tests, and the sum per room, at the end of its output."""

from collections import defaultdict
from dataclasses import dataclass, field

import pytest

AANTAL = 40
"""Tests that are named one by one. A run of fewer tests prints nothing: ``--durations`` does that."""


@dataclass
class _Som:
    """Seconds of one test or one room, by what was done in them. What a shared fixture takes counts for the test that asked first."""

    fasen: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    tests: set[str] = field(default_factory=set)

    @property
    def totaal(self) -> float:
        return sum(self.fasen.values())


class Duren:
    """Adds up what the tests report, in the process that prints the outcome (of all workers together)."""

    def __init__(self) -> None:
        self.tests: defaultdict[str, _Som] = defaultdict(_Som)
        self.kamers: defaultdict[str, _Som] = defaultdict(_Som)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if hasattr(report, "context"):  # a subtest: its time is in that of its test
            return
        for som in (self.tests[report.nodeid], self.kamers[kamer_van(report.nodeid)]):
            som.fasen[report.when or ""] += report.duration
            som.tests.add(report.nodeid)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if len(self.tests) <= AANTAL:
            return
        terminalreporter.section(f"de {AANTAL} traagste tests (seconden: opzetten, test, opruimen)")
        traagste = sorted(self.tests.items(), key=lambda paar: -paar[1].totaal)[:AANTAL]
        for naam, som in traagste:
            terminalreporter.write_line(f"{_regel(som)}  {naam}")
        terminalreporter.section("per kamer")
        for naam, som in sorted(self.kamers.items(), key=lambda paar: -paar[1].totaal):
            terminalreporter.write_line(f"{_regel(som)}  {naam} ({len(som.tests)} tests)")
        alles = sum(som.totaal for som in self.kamers.values())
        terminalreporter.write_line(f"{alles:8.1f}  samen, van alle werkers ({len(self.tests)} tests)")


def kamer_van(nodeid: str) -> str:
    """The room of a test: ``kern/audit``, ``verbinding/zgw``, ``tests/verhalen``; the floor for what stands loose on one."""
    pad = nodeid.partition("::")[0]
    delen = pad.split("/")[:-1]
    if delen[:2] == ["src", "eenloket"]:
        delen = delen[2:]
    elif delen[:1] == ["src"]:
        delen = delen[1:]
    elif delen[:1] == ["tests"]:
        return "/".join(delen[:2])
    return "/".join(deel for deel in delen[:2] if deel != "tests")


def _regel(som: _Som) -> str:
    return f"{som.totaal:8.1f}  " + " ".join(f"{som.fasen[f]:7.1f}" for f in ("setup", "call", "teardown"))


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Duren(), "duren")
