"""Our own rules find what they should."""

import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[4]
sys.path.insert(0, str(WORTEL))
regels = pytest.importorskip("scripts.eigen_regels", reason="only in a checkout")


@pytest.fixture
def bevind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Findings on one file with this content."""
    monkeypatch.setattr(regels, "WORTEL", tmp_path)

    def doe(naam: str, tekst: str) -> list[tuple[int, str]]:
        pad = tmp_path / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst)
        return [(nummer, wat.split(":")[0].split(" ")[0]) for _, nummer, wat in regels.bevindingen([pad])]

    return doe


@pytest.mark.parametrize(
    ("naam", "tekst", "verwacht"),
    [
        ("src/eenloket/goed.py", '"""Fine."""\n', []),
        ("src/eenloket/lang.py", '"""Long."""\n' + "x = 1\n" * 400, [(401, "401")]),
        ("src/eenloket/x/migrations/0001.py", "x = 1\n" * 500, []),
        ("src/eenloket/inhoud.yaml", "a: 1\n" * 500, []),
        ("src/eenloket/zonder.py", "x = 1\n", [(1, "no")]),
        ("src/eenloket/leeg.py", "", []),
        ("src/eenloket/kamer/models.py", "x = 1\n", []),
        ("src/eenloket/kamer/api.py", '"""Doors."""\ndef f():\n    pass\ndef _g():\n    pass\n', [(2, "no")]),
        ("docs/a.md", "first\nthis is a TO" + "DO here\n", [(2, "postponed")]),
        ("docs/a.md", "see /wo" + "rk/main/x\n", [(1, "path")]),
        ("docs/a.md", "see https://example.org/work/main and ../work\n", []),
        ("requirements.txt", "--index-url https://py" + "pi.example/simple/\n", [(1, "address")]),
        ("a/b.html", '<p>\n<c-x naam="n" :fouten="form|foutenlijst" />', [(2, "filter")]),
        ("a/b.html", """<c-x :waarde='a|b' />""", [(1, "filter")]),
        ("a/b.html", '{% with x=a|b %}<c-x :fouten="x" naam="a|b" hulp="{{ a|b }}" />{% endwith %}', []),
        (
            "src/eenloket/o.py",
            '"""Env."""\nimport os\nos.environ["GEHEIM"]\nos.environ.get("ONBEKEND_DING")\n',
            [(4, "environment")],
        ),
    ],
)
def test_een_regel_vindt_wat_hij_moet_vinden(
    bevind, naam: str, tekst: str, verwacht: list[tuple[int, str]]
) -> None:  # type: ignore[no-untyped-def]
    assert bevind(naam, tekst) == verwacht
