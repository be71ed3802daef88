"""Taking the content out of a body while it is read: any JSON, cut anywhere, gives what reading it whole gives."""

import base64
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eenloket.verbinding.zgw.documenten import lichaam
from eenloket.verbinding.zgw.fouten import OngeldigVerzoek, TeGroot

WAARDEN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["inhoud", '"', "\\", "{"]),
    lambda kind: (
        st.lists(kind, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.just("inhoud"), kind, max_size=3)
    ),
    max_leaves=8,
)


def lees(ruw: bytes, hap: int) -> tuple[Any, bytes]:
    bron, naar = io.BytesIO(ruw), io.BytesIO()
    lezer = lichaam._Lezer(lambda _n: bron.read(hap), naar)
    rest = lezer.lees()
    if lezer.fout:
        raise lezer.fout
    return json.loads(rest), naar.getvalue() if lezer.gevonden else b""


@settings(max_examples=300, deadline=None)
@given(
    voor=st.dictionaries(st.text(max_size=5).filter(lambda s: s != "inhoud"), WAARDEN, max_size=3),
    na=st.dictionaries(st.text(max_size=5).filter(lambda s: s != "inhoud"), WAARDEN, max_size=3),
    inhoud=st.binary(max_size=60),
    ascii_=st.booleans(),
    inspring=st.none() | st.integers(0, 2),
    ontsnap=st.sampled_from(["", "/", "+"]),
    hap=st.integers(1, 40),
)
def test_een_lichaam_in_happen_is_hetzelfde_als_in_een_keer(
    voor: Any, na: Any, inhoud: bytes, ascii_: bool, inspring: int | None, ontsnap: str, hap: int
) -> None:
    geheel = {**voor, "inhoud": base64.b64encode(inhoud).decode(), **na}
    tekst = json.dumps(geheel, ensure_ascii=ascii_, indent=inspring)
    if ontsnap == "/":
        tekst = tekst.replace("/", "\\/")
    elif ontsnap == "+":
        tekst = tekst.replace("+", "\\u002B")
    gelezen, eruit = lees(tekst.encode("utf-8", "surrogatepass"), hap)
    assert eruit == inhoud
    assert gelezen == geheel | {"inhoud": lichaam.MERK}


@settings(max_examples=100, deadline=None)
@given(
    waarde=st.dictionaries(st.text(max_size=4).filter(lambda s: s != "inhoud"), WAARDEN, max_size=3),
    hap=st.integers(1, 20),
)
def test_zonder_inhoud_blijft_een_lichaam_wat_het_is(waarde: Any, hap: int) -> None:
    assert lees(json.dumps(waarde).encode(), hap) == (waarde, b"")


def test_een_latere_inhoud_vervangt_een_eerdere() -> None:
    assert lees(b'{"inhoud": "YQ==", "inhoud" : "Yg=="}', 5)[1] == b"b"
    assert lees(b'{"inhoud": null}', 5) == ({"inhoud": None}, b"")
    assert lees(b'{"x": {"inhoud": "YQ=="}}', 5) == ({"x": {"inhoud": "YQ=="}}, b"")


@pytest.mark.parametrize(
    "fout", ["YQ", "YQ=", "Y Q*=", "YQ==YQ==", 'ab\\"cd', "ab\\\\cd", "\\u00e9AAA", "=AAA", "é"]
)
def test_wat_geen_base64_is(fout: str) -> None:
    for hap in (1, 3, 1000):
        with pytest.raises(OngeldigVerzoek):
            lees(b'{"inhoud": "' + fout.encode() + b'"}', hap)


def test_regels_in_base64_mogen() -> None:
    assert lees(b'{"inhoud": "YW\\r\\nJj\\nZA=="}', 4)[1] == b"abcd"


def test_een_te_groot_lichaam(settings: Any) -> None:
    settings.DOCUMENT_LICHAAM_MB = 1
    with pytest.raises(TeGroot):
        lees(b'{"inhoud": "' + b"A" * 2_000_000 + b'"}', 100_000)
    settings.DOCUMENT_LICHAAM_MB = 50
    with pytest.raises(TeGroot):  # what isn't content has the limit of every body
        lees(b'{"titel": "' + b"A" * 5_000_000 + b'"}', 100_000)
