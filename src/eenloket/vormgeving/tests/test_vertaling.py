"""Every sentence of this room has its English."""

import ast
import re
from pathlib import Path

KAMER = Path(__file__).parents[1]
DEEL = KAMER.parent / "locale" / "en" / "delen" / "vormgeving.po"


def uit_sjablonen() -> set[str]:
    zinnen: set[str] = set()
    for sjabloon in (KAMER / "templates").rglob("*.html"):
        tekst = sjabloon.read_text()
        zinnen |= set(re.findall(r'{%\s*translate\s+"([^"]+)"', tekst))
        for blok in re.findall(
            r"{%\s*blocktranslate[^%]*%}(.*?){%\s*(?:plural|endblocktranslate)\s*%}", tekst, re.S
        ):
            zinnen.add(re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", blok))
    return zinnen


def uit_code() -> set[str]:
    zinnen: set[str] = set()
    for module in [*KAMER.glob("*.py"), *(KAMER / "templatetags").glob("*.py")]:
        for knoop in ast.walk(ast.parse(module.read_text())):
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") in (
                "_",
                "gettext_lazy",
                "ngettext",
            ):
                eerste = knoop.args[0]
                assert isinstance(eerste, ast.Constant)
                zinnen.add(str(eerste.value))
    return zinnen


def test_every_sentence_is_translated_and_nothing_is_left_over() -> None:
    paren = dict(
        re.findall(r'^msgid "(.+)"\n(?:msgid_plural .*\n)?msgstr(?:\[0\])? "(.*)"$', DEEL.read_text(), re.M)
    )
    zinnen = uit_sjablonen() | uit_code()
    assert {zin for zin in zinnen if not paren.get(zin)} == set()
    assert set(paren) - zinnen == set()
