"""Every sentence of these two rooms has an English translation with the same fields."""

import ast
import re
from pathlib import Path

import pytest

MIDOFFICE = Path(__file__).parents[2]
DELEN = MIDOFFICE.parent / "locale" / "en" / "delen"


def _zinnen(kamer: str) -> set[str]:
    bestanden = [
        b for b in (MIDOFFICE / kamer).rglob("*.py") if "tests" not in b.relative_to(MIDOFFICE).parts
    ]
    aanroepen = [k for b in bestanden for k in ast.walk(ast.parse(b.read_text())) if isinstance(k, ast.Call)]
    return {
        str(k.args[0].value)
        for k in aanroepen
        if isinstance(k.func, ast.Name) and k.func.id == "_" and isinstance(k.args[0], ast.Constant)
    }


@pytest.mark.parametrize("kamer", ["aanbod", "regels"])
def test_elke_zin_is_vertaald(kamer: str) -> None:
    po = (DELEN / f"{kamer}.po").read_text()
    paren = re.findall(r'^msgid (".*")\nmsgstr (".*")$', po, re.M)
    vertaald = {ast.literal_eval(nl): ast.literal_eval(en) for nl, en in paren if nl != '""'}
    assert set(vertaald) == _zinnen(kamer)
    for nl, en in vertaald.items():
        assert en
        assert set(re.findall(r"{\w+}", nl)) == set(re.findall(r"{\w+}", en)), nl
