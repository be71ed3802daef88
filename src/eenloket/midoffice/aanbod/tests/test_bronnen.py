"""Reading files: lines are known, and YAML's traps are closed."""

from pathlib import Path

import pytest

from eenloket.midoffice.aanbod.bronnen import als_pad, lees_bron


def _lees(tmp_path: Path, tekst: str | bytes, naam: str = "a.yaml"):  # type: ignore[no-untyped-def]
    bestand = tmp_path / naam
    bestand.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    return lees_bron(tmp_path, bestand)


def test_elk_pad_weet_zijn_regel(tmp_path: Path) -> None:
    bron = _lees(tmp_path, "a: 1\nb:\n  - x\n  - y: |-\n      lang\n      verhaal\n    z: 2\n")
    assert bron.data == {"a": 1, "b": ["x", {"y": "lang\nverhaal", "z": 2}]}
    assert [bron.regel(p) for p in [("a",), ("b",), ("b", 0), ("b", 1, "y"), ("b", 1, "z")]] == [
        1,
        2,
        3,
        4,
        7,
    ]
    assert bron.regel(("b", 1, "bestaat-niet")) == bron.regel(("b", 1)) == 4
    assert als_pad(("b", 1, "z")) == "b[1].z"


def test_woorden_worden_geen_waarheid_of_tijd(tmp_path: Path) -> None:
    bron = _lees(tmp_path, "a: no\nb: 12:30\nc: 2026-01-01\nd: 007\ne: true\nf: '1'\ng: ~\nh: 1.5\ni: yes\n")
    assert bron.data == {
        "a": "no",
        "b": "12:30",
        "c": "2026-01-01",
        "d": "007",
        "e": True,
        "f": "1",
        "g": None,
        "h": 1.5,
        "i": "yes",
    }
    assert bron.bevindingen == []


@pytest.mark.parametrize(
    ("tekst", "regel", "in_probleem"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "dubbel"),
        ("a: &x [1]\nb: *x\n", 1, "Verwijzingen"),
        ("a: [1\nb: 2\n", 2, "geen YAML"),
        ("a: 1\n\tb: 2\n", 2, "geen YAML"),
        ("", 1, "leeg"),
        ("? [a]\n: 1\n", 1, "sleutel"),
        (b"a: \xff\n", 0, "UTF-8"),
        ("a: " + "x" * 1_100_000, 0, "1 MB"),
        ("[" * 100 + "]" * 100, 1, "diep"),
    ],
)
def test_wat_niet_kan_wordt_gemeld_met_regel(
    tmp_path: Path, tekst: str | bytes, regel: int, in_probleem: str
) -> None:
    bron = _lees(tmp_path, tekst)
    assert [(b.regel, in_probleem in b.probleem) for b in bron.bevindingen][:1] == [(regel, True)], (
        bron.bevindingen
    )
    assert all(b.remedie for b in bron.bevindingen)


def test_json_met_fout_en_dubbele_sleutel(tmp_path: Path) -> None:
    assert _lees(tmp_path, '{"a": 1,\n "b": }', "m.json").bevindingen[0].regel == 2
    assert "dubbel" in _lees(tmp_path, '{"a": 1, "a": 2}', "m.json").bevindingen[0].probleem
    assert _lees(tmp_path, '{"nodes": [\n{"id": "in"},\n{"_id": "r1"}]}', "m.json").regel(("r1",)) == 3


def test_een_bom_van_aliassen_kost_niets(tmp_path: Path) -> None:
    regels = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    bron = _lees(tmp_path, "\n".join(regels))
    assert "Verwijzingen" in bron.bevindingen[0].probleem
