"""Which addresses are called: public ones, and what the operator named; never what is nobody's to call."""

import ipaddress

import pytest

from eenloket.verbinding.adressen import (
    Genoemd,
    HostOnbekend,
    OnveiligAdres,
    controleer_adres,
    is_intern,
    toegestaan,
)

from .naamserver import Naamserver

OPENBAAR = [
    "93.184.215.14",
    "2001:67c:2e8::1",
    "64:ff9b::5db8:d70e",
    "2002:5db8:d70e::1",
    "::ffff:93.184.215.14",
]
BINNEN = [
    "127.0.0.1", "127.8.8.8", "10.0.0.8", "172.16.3.4", "192.168.1.1", "100.64.0.1", "::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "2002:7f00:1::", "64:ff9b::10.0.0.1", "fec0::1", "192.0.2.1", "198.18.0.1",
]  # fmt: skip
NOOIT = [
    "0.0.0.0", "169.254.169.254", "fe80::1", "224.0.0.1", "ff02::1", "255.255.255.255", "240.0.0.1", "::", "::ffff:169.254.169.254",
    "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::", "64:ff9b:1::a00:1", "::127.0.0.1", "4000::1", "168.63.129.16",
]  # fmt: skip


def niemand(_host: str, _ip: object) -> bool:
    return False


def iedereen(_host: str, _ip: object) -> bool:
    return True


@pytest.fixture
def namen(monkeypatch: pytest.MonkeyPatch) -> Naamserver:
    return Naamserver(monkeypatch)


@pytest.mark.parametrize("adres", OPENBAAR)
def test_waar_iedereen_kan_komen(namen: Naamserver, adres: str) -> None:
    namen.zet("x.example", adres)
    assert toegestaan("x.example", 443, niemand) == [ipaddress.ip_address(adres)]
    assert not is_intern("https://x.example/")


@pytest.mark.parametrize("adres", BINNEN)
def test_binnen_alleen_als_de_beheerder_het_bedoelt(namen: Naamserver, adres: str) -> None:
    namen.zet("x.example", adres)
    with pytest.raises(OnveiligAdres):
        toegestaan("x.example", 443, niemand)
    assert toegestaan("x.example", 443, iedereen)
    assert is_intern("https://x.example/")


@pytest.mark.parametrize("adres", NOOIT)
def test_wat_nooit_mag(namen: Naamserver, adres: str) -> None:
    namen.zet("x.example", adres)
    with pytest.raises(OnveiligAdres):
        toegestaan("x.example", 443, iedereen)


@pytest.mark.parametrize("adres", [*BINNEN, *NOOIT])
def test_een_adres_dat_niet_mag_sluit_de_hele_naam(namen: Naamserver, adres: str) -> None:
    for samen in ((OPENBAAR[0], adres), (adres, OPENBAAR[0])):
        namen.zet("x.example", samen)
        with pytest.raises(OnveiligAdres):
            toegestaan("x.example", 443, niemand)


def test_een_naam_die_er_niet_is(namen: Naamserver) -> None:
    for host in ("x.example", "", "a" * 70 + ".example", "\udcff.example"):
        with pytest.raises(HostOnbekend):
            toegestaan(host, 443, niemand)


def test_wat_de_beheerder_noemde() -> None:
    genoemd = Genoemd(["Intern.Gemeente.Example", "10.1.0.0/16", "192.168.7.7", "[fd00::7]", "fd01::/64"])

    def mag(host: str, ip: str) -> bool:
        return genoemd(host, ipaddress.ip_address(ip))

    assert mag("intern.gemeente.example.", "10.9.9.9")
    assert not mag("x.intern.gemeente.example", "10.9.9.9")
    assert mag("x", "10.1.255.1")
    assert not mag("x", "10.2.0.1")
    assert mag("x", "192.168.7.7")
    assert not mag("x", "192.168.7.8")
    assert mag("x", "fd00::7")
    assert mag("x", "fd01::123")
    assert not mag("x", "fd02::123")


@pytest.mark.parametrize(
    "url",
    ["ftp://x.example/", "x.example", "http://", "http://u:p@x.example/", "http://@x.example/", "http://x.example:99999/", "http://[::1/",
     "file:///etc/passwd", "http://0x7f.1/", "http://2130706433/", "http://017700000001/"],
)  # fmt: skip
def test_wat_geen_adres_van_een_webserver_is(namen: Naamserver, url: str) -> None:
    namen.zet("x.example", OPENBAAR[0])
    controleer_adres("http://x.example/", niemand)
    with pytest.raises((OnveiligAdres, HostOnbekend)):
        controleer_adres(url, niemand)
