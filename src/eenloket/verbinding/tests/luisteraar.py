"""A web server at an address of this machine, that counts who connects; two of them at one port are the inside and the outside of a test."""

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


@dataclass
class Luisteraar:
    """``antwoord`` makes the answer to a path: status and headers. ``sluit``: each answer ends its connection."""

    poort: int = 0
    lijnen: int = 0
    paden: list[str] = field(default_factory=list)
    koppen: list[dict[str, str]] = field(default_factory=list)
    antwoord: Callable[[str], tuple[int, dict[str, str]]] = lambda _pad: (204, {})
    sluit: bool = False


@contextmanager
def luisteraar(
    adres: str = "127.0.0.1", poort: int = 0, *, tls: ssl.SSLContext | None = None
) -> Iterator[Luisteraar]:
    """Runs meanwhile."""
    ding = Luisteraar()

    class Afhandelaar(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 20

        def _doe(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            ding.paden.append(self.path)
            ding.koppen.append(dict(self.headers))
            status, koppen = ding.antwoord(self.path)
            self.send_response(status)
            for naam, waarde in {"Content-Length": "0", **koppen}.items():
                self.send_header(naam, waarde)
            if ding.sluit:
                self.send_header("Connection", "close")
            self.end_headers()

        do_GET = do_POST = _doe  # noqa: N815  # names of the library

        def log_message(self, *_args: Any) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in adres else socket.AF_INET

        def process_request(self, request: Any, client_address: Any) -> None:
            ding.lijnen += 1
            super().process_request(request, client_address)

        def finish_request(self, request: Any, client_address: Any) -> None:
            if tls is not None:
                try:
                    request = tls.wrap_socket(request, server_side=True)
                except (ssl.SSLError, OSError):
                    return
            super().finish_request(request, client_address)

        def handle_error(self, *_args: Any) -> None:
            """A client may go away."""

    server = Server((adres, poort), Afhandelaar)
    ding.poort = server.server_port
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    draad.start()
    try:
        yield ding
    finally:
        server.shutdown()
        server.server_close()
        draad.join(5)


@contextmanager
def twee_aan_een_poort(een: str, ander: str) -> Iterator[tuple[Luisteraar, Luisteraar]]:
    """Listeners at two addresses, at one port that is free at both: another process may have it at the second."""
    for poging in range(20):
        with ExitStack() as stapel:
            eerste = stapel.enter_context(luisteraar(een))
            try:
                tweede = stapel.enter_context(luisteraar(ander, eerste.poort))
            except OSError:
                if poging == 19:
                    raise
                continue
            yield eerste, tweede
            return


def certificaat(map_: Path, *namen: str) -> tuple[Path, ssl.SSLContext]:
    """An authority of a test's own, in a file, and what a server needs to be ``namen`` in its eyes."""
    eigen, nu = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    wie = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, namen[0])])
    bewijs = (
        x509.CertificateBuilder()
        .subject_name(wie)
        .issuer_name(wie)
        .public_key(eigen.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(nu - dt.timedelta(hours=1))
        .not_valid_after(nu + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(naam) for naam in namen]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(eigen, hashes.SHA256())
    )
    publiek, geheim = map_ / "bewijs.pem", map_ / "sleutel.pem"
    publiek.write_bytes(bewijs.public_bytes(serialization.Encoding.PEM))
    geheim.write_bytes(
        eigen.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(publiek, geheim)
    return publiek, context
