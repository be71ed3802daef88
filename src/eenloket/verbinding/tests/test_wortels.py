"""Below the root: whatever an address says, it never leads elsewhere when a program decodes, resolves or splits it."""

import posixpath
from urllib.parse import unquote, urljoin, urlsplit

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eenloket.verbinding.wortels import in_vaste_vorm, is_leesbaar, is_onder, rest_onder

WORTEL = "https://register.example/zaken/api/v1/"


@pytest.mark.parametrize(
    ("adres", "rest"),
    [
        (f"{WORTEL}zaken/1", "zaken/1"),
        (f"{WORTEL}zaken?page=2&a=b", "zaken?page=2&a=b"),
        (WORTEL, ""),
        (f"{WORTEL}zaken/caf%C3%A9", "zaken/caf%C3%A9"),
        (f"{WORTEL}zaken/...", "zaken/..."),
        ("https://register.example:443/zaken/api/v1/x", "x"),
        ("https://REGISTER.Example/zaken/api/v1/x", "x"),
    ],
)
def test_wat_eronder_ligt(adres: str, rest: str) -> None:
    assert is_onder(WORTEL, adres)
    assert rest_onder(WORTEL, adres) == rest


@pytest.mark.parametrize(
    "rest",
    [
        "..", ".", "../", "..?x=1", ".?x=1", "..;/", "..;a=b/x", "zaken/..;/..;/x", ";/../x", "zaken/1;v=2", "%2e%2e/x", "%2E./x", ".%2e?x=1",
        "%252e%252e/x", "%25252e%25252e/x", "..%2f", "..%252f", "%5c..%5c", "..\\", "\\..\\x", "zaken//x", "/x", "zaken/%2f/x", "zaken/%",
        "zaken/%zz", "zaken/%00", "zaken/%0d%0aX:y", "zaken/%3f", "zaken/%23x", "zaken#x", "zaken/%3b", "zaken/..%20/x", "zaken/.. /x",
        "zaken/%20../x", "zaken/..%09/x", "zaken/%c0%ae%c0%ae/x", "zaken/%ff", "zaken/1 2", "zaken/\t", "zaken/\r\n", "zaken/@x", "zaken/..%c2%a0/x",
    ],
)  # fmt: skip
def test_een_pad_dat_iets_anders_kan_betekenen(rest: str) -> None:
    assert not is_onder(WORTEL, WORTEL + rest)


@pytest.mark.parametrize(
    "adres",
    [
        "https://register.example/zaken/api/v1", "https://register.example/zaken/api/v10/x", "https://register.example/Zaken/api/v1/x",
        "https://register.example/zaken/%61pi/v1/x", "https://register.example/documenten/api/v1/x", "http://register.example/zaken/api/v1/x",
        "HTTPS://register.example/zaken/api/v1/x", "https:/register.example/zaken/api/v1/x", "https:///zaken/api/v1/x", "//register.example/zaken/api/v1/x",
        "https://register.example:8443/zaken/api/v1/x", "https://register.example:/zaken/api/v1/x", "https://register.example:0443/zaken/api/v1/x",
        "https://register.example:443:443/zaken/api/v1/x", "https://register.example:+443/zaken/api/v1/x", "https://register.example:99999/zaken/api/v1/x",
        "https://u@register.example/zaken/api/v1/x", "https://u:p@register.example/zaken/api/v1/x", "https://register.example@kwaad.example/zaken/api/v1/x",
        "https://register.example.kwaad.example/zaken/api/v1/x", "https://register.example./zaken/api/v1/x", "https://kwaad.example/zaken/api/v1/x",
        "https://register.example%2ekwaad/zaken/api/v1/x", "https://register.example\\.kwaad.example/zaken/api/v1/x",
        "https://register.example?/zaken/api/v1/x", "https://register.example#/zaken/api/v1/x", "https://regist\u0435r.example/zaken/api/v1/x",
        "ftp://register.example/zaken/api/v1/x", "file:///zaken/api/v1/x", "", "zaken/api/v1/x",
    ],
)  # fmt: skip
def test_een_andere_plek(adres: str) -> None:
    assert not is_onder(WORTEL, adres)


def test_een_naam_met_andere_letters_is_een_naam_in_ascii() -> None:
    assert (
        in_vaste_vorm("https://Gemeente-Súdwest.example:443/api/")
        == "https://xn--gemeente-sdwest-cvb.example/api/"
    )
    wortel = in_vaste_vorm("https://súdwest.example/api/")
    assert wortel is not None
    for adres in ("https://SÚDWEST.example/api/x", "https://xn--sdwest-pya.example/api/x"):
        assert is_onder(wortel, adres), adres
    assert in_vaste_vorm("https://[2001:DB8::1]:8443/a/") == "https://[2001:db8::1]:8443/a/"
    assert in_vaste_vorm("https://u@x.example/") is None


_STUK = st.sampled_from(
    ["..", ".", "/", "//", "\\", ";", "%", "%2e", "%2f", "%5c", "%25", "%252e", "?", "#", "@", ":", " ", "%00", "a", "x1", "zaken", "\t", "\u3002", "\uff0e", "&=", "%c0%ae"]
)  # fmt: skip


def _lezingen(adres: str) -> list[str]:
    """The paths that programs may make of an address: decoded or not, with and without parameters, dots resolved."""
    paden, pad = [], urlsplit(adres).path
    for _keer in range(4):
        for vorm in (
            pad,
            pad.replace("\\", "/"),
            "/".join(s.partition(";")[0].strip() for s in pad.replace("\\", "/").split("/")),
        ):
            paden.append(posixpath.normpath(vorm))
            paden.append(urlsplit(urljoin("https://register.example/", vorm)).path)
        pad = unquote(pad)
    return paden


@settings(max_examples=500)
@given(st.lists(_STUK, max_size=8).map("".join))
def test_wat_eronder_ligt_blijft_er_hoe_iemand_het_ook_leest(rest: str) -> None:
    adres = WORTEL + rest
    if not is_onder(WORTEL, adres):
        return
    gelezen = httpx.URL(adres)
    assert (gelezen.scheme, gelezen.host, gelezen.port) == ("https", "register.example", None)
    assert gelezen.path.startswith("/zaken/api/v1/")
    for pad in _lezingen(adres):
        assert (pad + "/").startswith("/zaken/api/v1/"), pad


@given(
    st.lists(
        _STUK | st.sampled_from(["register.example", "https://", "/zaken/api/v1/", "kwaad.example"]),
        max_size=10,
    ).map("".join)
)
def test_een_adres_eronder_gaat_naar_die_host(adres: str) -> None:
    if not is_onder(WORTEL, adres):
        return
    assert httpx.URL(adres).host == "register.example"


@given(st.text(max_size=60))
def test_geen_invoer_is_een_fout(tekst: str) -> None:
    for adres in (tekst, "https://" + tekst, WORTEL + tekst):
        is_leesbaar(adres)
        rest_onder(WORTEL, adres)
        in_vaste_vorm(adres)
