"""Calling where somebody else says: over real sockets, with a name server that changes its mind.

The loopback network has room for both sides: 127.0.0.2 stands for where we may come, 127.0.0.1 at the same port for what is inside.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from eenloket.verbinding import vervoer
from eenloket.verbinding.adressen import Genoemd, HostOnbekend, OnveiligAdres

from .luisteraar import Luisteraar, certificaat, luisteraar, twee_aan_een_poort
from .naamserver import Naamserver

BUITEN, BINNEN = "127.0.0.2", "127.0.0.1"
MAG = Genoemd([BUITEN])


@pytest.fixture
def namen(monkeypatch: pytest.MonkeyPatch) -> Naamserver:
    return Naamserver(monkeypatch)


@pytest.fixture
def beide() -> Iterator[tuple[Luisteraar, Luisteraar]]:
    with twee_aan_een_poort(BUITEN, BINNEN) as dingen:
        yield dingen


@pytest.fixture
def buiten(beide: tuple[Luisteraar, Luisteraar]) -> Luisteraar:
    return beide[0]


@pytest.fixture
def binnen(beide: tuple[Luisteraar, Luisteraar]) -> Luisteraar:
    return beide[1]


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with vervoer.client(MAG, tijd=5.0) as client:
        yield client


def test_een_naam_die_na_de_keuring_verandert(
    namen: Naamserver, buiten: Luisteraar, binnen: Luisteraar, http: httpx.Client
) -> None:
    """The one look that is checked is the one that is used; each new connection looks and checks anew."""
    url = f"http://abonnee.example:{buiten.poort}/"
    namen.zet("abonnee.example", BUITEN, BINNEN)
    assert http.post(url).status_code == 204
    assert namen.gevraagd["abonnee.example"] == 1
    assert buiten.koppen[0]["Host"] == f"abonnee.example:{buiten.poort}"
    assert http.post(url).status_code == 204, "the connection is kept, whatever the name means now"
    assert (buiten.lijnen, namen.gevraagd["abonnee.example"]) == (1, 1)
    buiten.sluit = True
    assert http.post(url).status_code == 204
    with pytest.raises(OnveiligAdres):
        http.post(url)
    assert binnen.lijnen == 0


@pytest.mark.parametrize("naar", ["http://127.0.0.1:{poort}/", "http://abonnee.example:{poort}/verder", "/verder"])  # fmt: skip
def test_een_omleiding_wordt_niet_gevolgd_en_wie_dat_zelf_doet_wordt_opnieuw_gekeurd(
    namen: Naamserver, buiten: Luisteraar, binnen: Luisteraar, http: httpx.Client, naar: str
) -> None:
    namen.zet("abonnee.example", BUITEN, BINNEN)
    buiten.antwoord, buiten.sluit = lambda _pad: (307, {"Location": naar.format(poort=buiten.poort)}), True
    antwoord = http.post(f"http://abonnee.example:{buiten.poort}/")
    assert antwoord.status_code == 307
    assert antwoord.next_request is not None
    with pytest.raises(OnveiligAdres):
        http.send(antwoord.next_request)
    assert binnen.lijnen == 0


def test_een_naam_die_ook_binnen_staat(
    namen: Naamserver, buiten: Luisteraar, binnen: Luisteraar, http: httpx.Client
) -> None:
    namen.zet("abonnee.example", (BUITEN, BINNEN))
    with pytest.raises(OnveiligAdres):
        http.post(f"http://abonnee.example:{buiten.poort}/")
    assert (buiten.lijnen, binnen.lijnen) == (0, 0)


def test_een_adres_zonder_naam_wordt_ook_gekeurd(
    buiten: Luisteraar, binnen: Luisteraar, http: httpx.Client
) -> None:
    assert http.post(f"http://{BUITEN}:{buiten.poort}/").status_code == 204
    for host in (BINNEN, "[::ffff:127.0.0.1]", "[::1]", "0"):
        with pytest.raises(OnveiligAdres):
            http.post(f"http://{host}:{binnen.poort}/")
    assert binnen.lijnen == 0


def test_van_meer_adressen_wordt_het_volgende_geprobeerd(namen: Naamserver, buiten: Luisteraar) -> None:
    with socket.create_server(("127.0.0.3", 0), backlog=0) as doof:  # takes a connection or two, then nothing
        vol = [socket.socket() for _ in range(3)]
        for lijn in vol:
            lijn.setblocking(False)
            lijn.connect_ex(doof.getsockname())
        namen.zet("abonnee.example", ("127.0.0.4", "127.0.0.3", BUITEN))
        with vervoer.client(Genoemd(["127.0.0.0/8"]), tijd=5.0) as http:
            assert http.post(f"http://abonnee.example:{buiten.poort}/").status_code == 204
        for lijn in vol:
            lijn.close()
    assert buiten.lijnen == 1


def test_ipv6(namen: Naamserver, http: httpx.Client) -> None:
    namen.zet("abonnee.example", "::1")
    with ExitStack() as stapel:
        mag = stapel.enter_context(vervoer.client(Genoemd(["::1"]), tijd=5.0))
        try:
            ding = stapel.enter_context(luisteraar("::1"))
        except OSError:  # a machine without IPv6: allowed, but nobody is there
            with pytest.raises(httpx.ConnectError):
                mag.post("http://[::1]:9/")
            return
        for host in ("[::1]", "abonnee.example"):
            assert mag.post(f"http://{host}:{ding.poort}/").status_code == 204
            assert ding.koppen[-1]["Host"] == f"{host}:{ding.poort}"
            with pytest.raises(OnveiligAdres):
                http.post(f"http://{host}:{ding.poort}/")
        assert ding.lijnen == 2


def test_twee_namen_op_een_adres_delen_geen_verbinding(
    namen: Naamserver, buiten: Luisteraar, http: httpx.Client
) -> None:
    for naam in ("a.example", "b.example"):
        namen.zet(naam, BUITEN)
        for _ in range(3):
            http.post(f"http://{naam}:{buiten.poort}/")
    assert buiten.lijnen == 2
    assert [k["Host"].partition(":")[0] for k in buiten.koppen] == ["a.example"] * 3 + ["b.example"] * 3


def test_tls_geldt_voor_de_naam(namen: Naamserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has a certificate for one name doesn't get what is meant for another, also over a connection that is kept."""
    gezag, tls = certificaat(tmp_path, "abonnee.example")
    gevraagd: list[str] = []
    tls.sni_callback = lambda _lijn, naam, _context: gevraagd.append(naam)  # type: ignore[assignment]
    monkeypatch.setenv("SSL_CERT_FILE", str(gezag))
    vervoer.vertrouwd.cache_clear()
    try:
        with luisteraar(BUITEN, tls=tls) as server, vervoer.client(MAG, tijd=5.0) as http:
            for naam in ("abonnee.example", "ander.example"):
                namen.zet(naam, BUITEN)
            for _ in range(2):
                assert http.post(f"https://abonnee.example:{server.poort}/").status_code == 204
            with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                http.post(f"https://ander.example:{server.poort}/", headers={"Authorization": "geheim"})
            with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                http.post(f"https://{BUITEN}:{server.poort}/")
            assert len(server.paden) == 2
            assert gevraagd[:2] == ["abonnee.example", "ander.example"]
    finally:
        vervoer.vertrouwd.cache_clear()


def test_een_onbekende_host(namen: Naamserver, http: httpx.Client) -> None:
    with pytest.raises(HostOnbekend):
        http.get("http://nergens.example/")


def test_een_doorgeefluik_van_de_omgeving_wordt_niet_gebruikt(
    namen: Naamserver, buiten: Luisteraar, binnen: Luisteraar, monkeypatch: pytest.MonkeyPatch
) -> None:
    for naam in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(naam, f"http://{BINNEN}:{binnen.poort}")
    namen.zet("abonnee.example", BUITEN)
    with vervoer.client(MAG, tijd=5.0) as http:
        assert http.get(f"http://abonnee.example:{buiten.poort}/").status_code == 204
    assert (buiten.lijnen, binnen.lijnen) == (1, 0)


def test_koekjes_worden_niet_bewaard(buiten: Luisteraar, http: httpx.Client) -> None:
    buiten.antwoord = lambda _pad: (200, {"Set-Cookie": "a=b; Path=/"})
    for _ in range(2):
        http.get(f"http://{BUITEN}:{buiten.poort}/")
    assert "Cookie" not in buiten.koppen[1]
    assert not http.cookies


@pytest.mark.parametrize("deel", ["status", "koppen", "inhoud"])
def test_wie_druppelt_wordt_afgekapt(deel: str) -> None:
    """Each part comes in time, and all of it never."""
    klaar = threading.Event()
    begin = {"status": b"", "koppen": b"HTTP/1.1 200 OK\r\nX: ", "inhoud": b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"}[deel]  # fmt: skip

    def druppel(server: socket.socket) -> None:
        lijn: Any = server.accept()[0]
        with lijn:
            lijn.sendall(begin)
            while not klaar.wait(0.05):
                try:
                    lijn.sendall(b"H")
                except OSError:
                    return

    with socket.create_server((BUITEN, 0)) as server, vervoer.client(MAG, tijd=5.0) as http:
        draad = threading.Thread(target=druppel, args=[server], daemon=True)
        draad.start()
        begonnen = time.monotonic()
        with pytest.raises(httpx.TimeoutException), vervoer.binnen(0.6):
            http.get(f"http://{BUITEN}:{server.getsockname()[1]}/")
        assert time.monotonic() - begonnen < 4.5, "sooner than one part may take"
        klaar.set()
        draad.join(5)
