"""Both storages keep the same promises: whole or not at all, ranges, no way out of the folder."""

import hashlib
import io
import os
import threading
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlparse
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eenloket.kern.opslag.api import als_bestand
from eenloket.kern.opslag.poort import Opslag
from eenloket.kern.opslag.s3 import S3
from eenloket.kern.opslag.schijf import Schijf

GROOT = 12 * 1024 * 1024


class Emmer(BaseHTTPRequestHandler):
    """A bucket in memory that speaks as much of S3 as the adapter asks for."""

    dingen: dict[str, bytes]
    delen: dict[str, dict[int, bytes]]
    geschreven = "2020-01-01T00:00:00.000Z"
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def _antwoord(self, status: int, inhoud: bytes = b"", **koppen: str) -> None:
        self.send_response(status)
        for naam, waarde in koppen.items():
            self.send_header(naam.replace("_", "-"), waarde)
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        self.wfile.write(inhoud)

    def _fout(self, status: int, code: str) -> None:
        self._antwoord(status, f"<Error><Code>{code}</Code></Error>".encode())

    def _lichaam(self) -> bytes:
        ruw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "aws-chunked" not in self.headers.get("Content-Encoding", ""):
            return ruw
        uit, bron = b"", io.BytesIO(ruw)
        while grootte := int(bron.readline().split(b";")[0], 16):
            uit += bron.read(grootte)
            bron.readline()
        return uit

    def do_PUT(self) -> None:
        adres = urlparse(self.path)
        vraag, lichaam = parse_qs(adres.query), self._lichaam()
        if "uploadId" in vraag:
            self.delen[vraag["uploadId"][0]][int(vraag["partNumber"][0])] = lichaam
        else:
            self.dingen[unquote(adres.path)] = lichaam
        self._antwoord(200, ETag=f'"{hashlib.md5(lichaam).hexdigest()}"')

    def do_POST(self) -> None:
        adres = urlparse(self.path)
        self._lichaam()
        vraag = parse_qs(adres.query, keep_blank_values=True)
        if "uploads" in vraag:
            nummer = str(len(self.delen))
            self.delen[nummer] = {}
            self._antwoord(200, f"<R><UploadId>{nummer}</UploadId></R>".encode())
        else:
            delen = self.delen.pop(vraag["uploadId"][0])
            self.dingen[unquote(adres.path)] = b"".join(delen[n] for n in sorted(delen))
            self._antwoord(200, b"<R><ETag>x</ETag></R>")

    def do_DELETE(self) -> None:
        adres = urlparse(self.path)
        vraag = parse_qs(adres.query)
        if "uploadId" in vraag:
            self.delen.pop(vraag["uploadId"][0], None)
        else:
            self.dingen.pop(unquote(adres.path), None)
        self._antwoord(204)

    def do_GET(self) -> None:
        adres = urlparse(self.path)
        vraag = parse_qs(adres.query)
        if "list-type" in vraag:
            begin = f"/emmer/{vraag.get('prefix', [''])[0]}"
            namen = [n.removeprefix("/emmer/") for n in sorted(self.dingen) if n.startswith(begin)]
            inhoud = "".join(
                f"<Contents><Key>{escape(n)}</Key><LastModified>{self.geschreven}</LastModified></Contents>"
                for n in namen
            )
            return self._antwoord(200, f"<ListBucketResult>{inhoud}</ListBucketResult>".encode())
        ding = self.dingen.get(unquote(adres.path))
        if ding is None:
            return self._fout(404, "NoSuchKey")
        begin_, _, einde = self.headers["Range"].removeprefix("bytes=").partition("-")
        if int(begin_) >= len(ding):
            return self._fout(416, "InvalidRange")
        stuk = ding[int(begin_) : int(einde) + 1 if einde else None]
        return self._antwoord(206, stuk, Last_Modified=formatdate(usegmt=True), ETag='"x"')


@pytest.fixture(scope="module")
def emmer() -> Iterator[tuple[type[Emmer], str]]:
    soort = type("Eigen", (Emmer,), {"dingen": {}, "delen": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), soort)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield soort, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(params=["schijf", "s3"])
def opslag(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    emmer: tuple[type[Emmer], str],
    monkeypatch: pytest.MonkeyPatch,
) -> Opslag:
    if request.param == "schijf":
        return Schijf(tmp_path)
    for naam in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(naam, "proef")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    emmer[0].dingen.clear()
    emmer[0].dingen["/emmer/documenten-oud/ab/" + "c" * 30] = b"of somebody else"
    return S3("s3://emmer/documenten", eindpunt=emmer[1])


def lees(opslag: Opslag, sleutel: str, begin: int = 0, lengte: int | None = None) -> bytes:
    return b"".join(opslag.lees(sleutel, begin, lengte))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    stukken=st.lists(st.binary(max_size=50)),
    begin=st.integers(0, 120),
    lengte=st.none() | st.integers(0, 120),
)
def test_elk_bereik_van_wat_bewaard_is(
    opslag: Opslag, stukken: list[bytes], begin: int, lengte: int | None
) -> None:
    alles = b"".join(stukken)
    bewaard = opslag.bewaar(iter(stukken))
    assert (bewaard.grootte, bewaard.sha256) == (len(alles), hashlib.sha256(alles).hexdigest())
    assert lees(opslag, bewaard.sleutel) == alles
    assert lees(opslag, bewaard.sleutel, begin, lengte) == (
        alles[begin:] if lengte is None else alles[begin : begin + lengte]
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    inhoud=st.binary(max_size=300),
    stappen=st.lists(st.tuples(st.integers(0, 310), st.integers(0, 90)), max_size=5),
)
def test_een_bewaard_bestand_leest_als_elk_ander_bestand(
    opslag: Opslag, inhoud: bytes, stappen: list[tuple[int, int]]
) -> None:
    gewoon = io.BytesIO(inhoud)
    with als_bestand(opslag, opslag.bewaar([inhoud]).sleutel, len(inhoud)) as bestand:
        for plaats, lengte in stappen:
            assert bestand.seek(plaats) == gewoon.seek(plaats)
            assert bestand.read(lengte) == gewoon.read(lengte)
        assert bestand.seek(0, io.SEEK_END) == len(inhoud)
        assert bestand.read() == b""


def test_sleutels_van_een_map_en_van_een_tijd_geleden(
    opslag: Opslag, emmer: tuple[type[Emmer], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    een = opslag.bewaar([b"x"]).sleutel
    assert list(opslag.sleutels(een[:2])) == [een]
    assert list(opslag.sleutels("00" if een[:2] != "00" else "01")) == []
    if isinstance(opslag, Schijf):
        os.utime(opslag.map / een, (0, 0))
    assert list(opslag.sleutels(ouder_dan=60)) == [een]
    if isinstance(opslag, Schijf):
        os.utime(opslag.map / een)
    else:
        monkeypatch.setattr(emmer[0], "geschreven", "2999-01-01T00:00:00.000Z")
    assert list(opslag.sleutels(ouder_dan=60)) == []


def test_een_groot_bestand_gaat_in_stukken_heen_en_terug(opslag: Opslag) -> None:
    stuk = os.urandom(1024 * 1024)
    bewaard = opslag.bewaar(stuk for _ in range(GROOT // len(stuk)))
    terug = list(opslag.lees(bewaard.sleutel))
    assert max(len(s) for s in terug) <= 256 * 1024
    assert b"".join(terug) == stuk * (GROOT // len(stuk))


def test_een_weggehaald_bestand_is_er_niet_en_nog_eens_weghalen_mag(opslag: Opslag) -> None:
    sleutel = opslag.bewaar([b"x"]).sleutel
    assert list(opslag.sleutels()) == [sleutel]
    opslag.verwijder(sleutel)
    opslag.verwijder(sleutel)
    assert list(opslag.sleutels()) == []
    with pytest.raises(FileNotFoundError):
        opslag.lees(sleutel)


@pytest.mark.parametrize(
    "sleutel",
    [
        "../geheim",
        "/etc/passwd",
        "ab/../../geheim",
        "",
        "ab",
        "ab/" + "c" * 29,
        "AB/" + "c" * 30,
        "ab/" + "c" * 30 + "\n",
        "ab\x00",
    ],
)
def test_wat_geen_sleutel_is_wijst_nergens_naar(opslag: Opslag, sleutel: str, tmp_path: Path) -> None:
    (tmp_path.parent / "geheim").write_bytes(b"van iemand anders")
    with pytest.raises(FileNotFoundError):
        opslag.lees(sleutel)
    with pytest.raises(FileNotFoundError):
        opslag.verwijder(sleutel)
    assert (tmp_path.parent / "geheim").exists()


def test_een_fout_halverwege_laat_niets_na(opslag: Opslag, tmp_path: Path) -> None:
    def breekt() -> Iterator[bytes]:
        yield b"x" * 1000
        raise ConnectionError

    with pytest.raises(ConnectionError):
        opslag.bewaar(breekt())
    assert list(opslag.sleutels()) == []
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_een_gedood_proces_laat_hooguit_een_half_bestand_na_dat_niemand_ziet_en_dat_later_weggaat(
    tmp_path: Path,
) -> None:
    if (kind := os.fork()) == 0:

        def sterft() -> Iterator[bytes]:
            yield b"x" * 1000
            os._exit(9)  # as SIGKILL: no finally, no flush

        Schijf(tmp_path).bewaar(sterft())
    os.waitpid(kind, 0)
    opslag = Schijf(tmp_path)
    (half,) = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert list(opslag.sleutels()) == []
    assert opslag.ruim_op() == 0, "it may be an upload that is still going on"
    os.utime(half, (0, 0))
    assert opslag.ruim_op() == 1
    assert not half.exists()


def test_een_lezer_houdt_zijn_bestand_ook_als_het_intussen_weg_is(tmp_path: Path) -> None:
    opslag = Schijf(tmp_path)
    sleutel = opslag.bewaar([b"x" * 600_000]).sleutel
    lezer = opslag.lees(sleutel)
    next(lezer)
    opslag.verwijder(sleutel)
    assert sum(len(s) for s in lezer) == 600_000 - 256 * 1024
