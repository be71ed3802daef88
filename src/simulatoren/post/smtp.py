"""The SMTP side: every message for anyone is accepted and kept."""

# ruff: noqa: N802 - aiosmtpd calls handlers by these names
from __future__ import annotations

import asyncio
import base64
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from simulatoren.kern.grenzen import GROOTSTE_INHOUD
from simulatoren.kern.lade import Bericht, Lade
from simulatoren.storing.storingen import Storingen

_UIT = "421 4.3.2 Dienst niet beschikbaar"


def _tekst(deel: Any) -> str:
    """Content of a text part; a part that can't be decoded shows as it came."""
    if deel is None:
        return ""
    try:
        return str(deel.get_content())
    except (LookupError, ValueError, KeyError):
        return (deel.get_payload(decode=True) or b"").decode("utf-8", "replace")


def ontleed(ruw: bytes, van: str, aan: list[str]) -> Bericht:
    """A received mail as plain data; attachments in base64."""
    bericht = message_from_bytes(ruw, policy=policy.default)
    assert isinstance(bericht, EmailMessage)
    bijlagen = []
    for deel in bericht.iter_attachments() if bericht.is_multipart() else ():
        inhoud = deel.get_payload(decode=True)
        bijlagen.append(
            {
                "naam": deel.get_filename() or "bijlage",
                "type": deel.get_content_type(),
                "inhoud": base64.b64encode(inhoud if isinstance(inhoud, bytes) else b"").decode(),
            }
        )
    return {
        "van": van,
        "aan": aan,
        "onderwerp": str(bericht.get("subject", "")),
        "afzender": str(bericht.get("from", "")),
        "koppen": [[naam, str(waarde)] for naam, waarde in bericht.items()],
        "tekst": _tekst(bericht.get_body(("plain",))),
        "html": _tekst(bericht.get_body(("html",))),
        "bijlagen": bijlagen,
    }


class Brievenbus:
    """aiosmtpd handler; follows the fault set for "post"."""

    def __init__(self, lade: Lade, storingen: Storingen) -> None:
        self.lade, self.storingen = lade, storingen

    def _soort(self) -> str:
        storing = self.storingen.van("post")
        return storing.soort if storing else ""

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Greet, or refuse when the server is "uit"."""
        if self._soort() == "uit":
            return [_UIT]
        session.host_name = hostname
        return responses

    async def handle_HELO(self, server: SMTP, session: Session, envelope: Envelope, hostname: str) -> str:
        """Greet the old way."""
        if self._soort() == "uit":
            return _UIT
        session.host_name = hostname
        return f"250 {server.hostname}"

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, mail_options: list[str]
    ) -> str:
        """Start of a message: here the faults bite."""
        storing = self.storingen.van("post")
        if storing and storing.soort == "uit":
            return _UIT
        if storing and storing.soort == "onzin":
            return "dit is geen SMTP"
        if storing and storing.soort == "traag":
            await asyncio.sleep(storing.vertraging)
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """The message itself."""
        if self._soort() == "5xx":
            return "554 5.3.0 Bericht geweigerd"
        ruw = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        self.lade.leg_in(ontleed(ruw, envelope.mail_from or "", list(envelope.rcpt_tos)))
        return "250 OK"


async def start_smtp(lade: Lade, storingen: Storingen, adres: str, poort: int) -> asyncio.Server:
    """Listen for mail on the running loop; port 0 lets the system choose."""
    lus = asyncio.get_running_loop()
    handler = Brievenbus(lade, storingen)

    def maak() -> SMTP:
        return SMTP(
            handler,
            data_size_limit=GROOTSTE_INHOUD,
            enable_SMTPUTF8=True,
            hostname="simulator",
            ident="Simulator",
            loop=lus,
        )

    return await lus.create_server(maak, adres, poort)
