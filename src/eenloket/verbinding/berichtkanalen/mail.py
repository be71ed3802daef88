"""Mail over SMTP."""

import hashlib
import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from urllib.parse import unquote, urlsplit

from django.utils.html import escape, urlize

from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.stroombreker import Stroombreker
from eenloket.midoffice.berichten.ports import Zending

_LUS = frozenset({"127.0.0.1", "localhost", "::1"})


class Mail:
    """``server`` is smtp://user:password@host:port (STARTTLS when offered) or smtps://. ``tijd`` is in seconds per step."""

    naam = "mail"

    def __init__(self, server: str, van: str, *, tijd: float = 10.0) -> None:
        self.deel, self.van, self.tijd = urlsplit(server), van, tijd
        self.breker = Stroombreker("mail")

    def stuur(self, zending: Zending) -> None:
        """See the port. Address: ``email``, and ``naam`` when known."""
        bericht = maak(zending, self.van)
        with self._verbonden() as server:
            try:
                server.send_message(bericht)
            except smtplib.SMTPRecipientsRefused as fout:
                code = next(iter(fout.recipients.values()))[0]
                if 500 <= code < 600:
                    raise ValueError("adres geweigerd") from None
                raise BuitenBereik("mail", f"smtp {code}") from None

    def controleer(self) -> None:
        """Greet the server and log in. Raises: BuitenBereik."""
        with self._verbonden() as server:
            server.noop()

    @contextmanager
    def _verbonden(self) -> Iterator[smtplib.SMTP]:
        with self.breker.stroom():
            try:
                with self._open() as server:
                    yield server
            except (smtplib.SMTPException, OSError, UnicodeError) as fout:
                code = getattr(fout, "smtp_code", "")
                raise BuitenBereik("mail", f"{type(fout).__name__} {code}".strip()) from None

    def _open(self) -> smtplib.SMTP:
        host, poort = self.deel.hostname or "", self.deel.port
        if self.deel.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                host, poort or 465, timeout=self.tijd, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(host, poort or 25, timeout=self.tijd)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
            elif self.deel.username and host not in _LUS:
                server.close()
                raise BuitenBereik("mail", "geen versleuteling")
        if self.deel.username:
            server.login(unquote(self.deel.username), unquote(self.deel.password or ""))
        return server


def maak(zending: Zending, van: str) -> EmailMessage:
    """The mail as it goes out: text, simple HTML, attachments. Nothing of the content can become a header.

    Raises: ValueError for an address that isn't one.
    """
    adres = zending.adres.get("email", "")
    if (
        not re.fullmatch(
            r"[^\s@<>,;:\"'()\[\]\\\x00-\x1f]+@[^\s@<>,;:\"'()\[\]\\\x00-\x1f]+\.[^\s@.]+", adres
        )
        or len(adres) > 254
    ):
        raise ValueError("geen e-mailadres")
    bericht = EmailMessage(policy=SMTP)
    try:
        bericht["Subject"] = _regel(zending.onderwerp)
        bericht["From"] = Address(_regel(zending.afzender), addr_spec=van)
        bericht["To"] = Address(_regel(zending.adres.get("naam", "")), addr_spec=adres)
    except MessageError:
        raise ValueError("geen e-mailadres") from None
    bericht["Date"] = formatdate(localtime=False)
    domein = van.rpartition("@")[2]
    bericht["Message-ID"] = f"<{hashlib.sha256(zending.sleutel.encode()).hexdigest()[:40]}@{domein}>"
    bericht["Content-Language"] = zending.taal
    bericht["Auto-Submitted"] = "auto-generated"
    bericht.set_content(zending.tekst)
    bericht.add_alternative(_html(zending), subtype="html")
    for bijlage in zending.bijlagen:
        hoofd, _, sub = bijlage.formaat.partition("/")
        bericht.add_attachment(
            bijlage.inhoud,
            maintype=hoofd or "application",
            subtype=sub or "octet-stream",
            filename=_regel(bijlage.naam),
        )
    return bericht


def _regel(tekst: str) -> str:
    """One line: every control character becomes a space, so that a text can't add a header."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+", " ", tekst).split())[:200]


def _html(zending: Zending) -> str:
    alineas = [
        urlize(alinea.strip(), autoescape=True).replace("\n", "<br>")
        for alinea in zending.tekst.split("\n\n")
    ]
    inhoud = "".join(f"<p>{alinea}</p>" for alinea in alineas if alinea)
    kop = f'<meta charset="utf-8"><title>{escape(_regel(zending.onderwerp))}</title>'
    return (
        f'<!doctype html><html lang="{escape(zending.taal)}"><head>{kop}</head><body>{inhoud}</body></html>'
    )
