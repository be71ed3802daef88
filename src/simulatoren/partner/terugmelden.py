"""Reporting back: signed webhooks, in order per order, again and again until they're accepted."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from datetime import UTC, datetime
from typing import Any

import httpx

from simulatoren.kern.instellingen import Instellingen
from simulatoren.partner.dossier import Dossier, Opdracht
from simulatoren.partner.partijen import EINDE, PARTIJEN, UITKOMSTEN
from simulatoren.storing.storingen import Storingen

HOOGSTENS = 30
"""Attempts before a report is left for the button on the page."""


def handtekening(geheim: str, tijdstip: str, inhoud: bytes) -> str:
    """`v1=` and the hex HMAC-SHA256 over "tijdstip.inhoud"."""
    som = hmac.new(geheim.encode(), tijdstip.encode() + b"." + inhoud, hashlib.sha256)
    return f"v1={som.hexdigest()}"


class Terugmelder:
    """A task per order delivers its reports in turn; another decides by itself after a while."""

    def __init__(
        self,
        instellingen: Instellingen,
        dossier: Dossier,
        storingen: Storingen,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.instellingen, self.dossier, self.storingen = instellingen, dossier, storingen
        self.transport = transport
        self._client: httpx.AsyncClient | None = None
        self.taken: dict[str, asyncio.Task[None]] = {}

    def hervat(self) -> None:
        """Go on with what a former run left undone."""
        for opdracht in self.dossier.alle.values():
            self.plan(opdracht)

    async def stop(self) -> None:
        """End all tasks; unfinished work is kept for the next run."""
        taken = list(self.taken.values())
        for taak in taken:
            taak.cancel()
        await asyncio.gather(*taken, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def _verbinding(self) -> httpx.AsyncClient:
        """One client for all reports, made on the running loop."""
        if self._client is None:
            self._client = httpx.AsyncClient(
                transport=self.transport,
                timeout=httpx.Timeout(10, pool=None),
                limits=httpx.Limits(max_connections=10),
                trust_env=False,
            )
        return self._client

    def plan(self, opdracht: Opdracht) -> None:
        """Make sure the order's reports go out and its automatic outcome comes."""
        nummer = opdracht["nummer"]
        if self._wacht_op(opdracht) is not None:
            self._start(f"meld {nummer}", self._bezorg(opdracht))
        if opdracht["besluit_om"] is not None:
            self._start(f"besluit {nummer}", self._beslis_straks(opdracht))

    def _start(self, naam: str, werk: Any) -> None:
        if naam in self.taken:
            werk.close()
            return
        taak = asyncio.get_running_loop().create_task(werk, name=naam)
        self.taken[naam] = taak
        taak.add_done_callback(lambda _: self.taken.pop(naam, None))

    @staticmethod
    def _wacht_op(opdracht: Opdracht) -> dict[str, Any] | None:
        """The first report that isn't delivered and not given up."""
        for melding in opdracht["meldingen"]:
            if melding["bezorgd"] is None:
                return melding if melding["pogingen"] < HOOGSTENS else None
        return None

    async def _beslis_straks(self, opdracht: Opdracht) -> None:
        await asyncio.sleep(max(0.0, opdracht["besluit_om"] - time.time()))
        if opdracht["status"] in EINDE:
            return
        soort = opdracht["soort"]
        gewenst = opdracht["gegevens"].get("simulator_uitkomst")
        self.dossier.beslis(opdracht, gewenst if gewenst in UITKOMSTEN[soort] else UITKOMSTEN[soort][0])
        self.plan(opdracht)

    async def _bezorg(self, opdracht: Opdracht) -> None:
        while (melding := self._wacht_op(opdracht)) is not None:
            while self._stil(opdracht["slug"]):
                await asyncio.sleep(0.2)
            melding["pogingen"] += 1
            melding["fout"] = await self._stuur(self._verbinding(), opdracht, melding)
            if not melding["fout"]:
                melding["bezorgd"] = datetime.now(UTC).isoformat()
            self.dossier.bewaar(opdracht)
            if melding["fout"]:
                wacht = self.instellingen.partner_herhaling * 2 ** (melding["pogingen"] - 1)
                await asyncio.sleep(min(60.0, wacht))

    def _stil(self, slug: str) -> bool:
        storing = self.storingen.van(f"partners/{slug}")
        return storing is not None and storing.soort == "uit"

    async def _stuur(self, client: httpx.AsyncClient, opdracht: Opdracht, melding: dict[str, Any]) -> str:
        """One attempt; returns what went wrong, or an empty text."""
        inhoud = json.dumps(melding["inhoud"], ensure_ascii=False).encode()
        tijdstip = str(int(time.time()))
        geheim = PARTIJEN[opdracht["slug"]].geheim(self.instellingen.webhookgeheim)
        koppen = {
            "Content-Type": "application/json",
            "X-Loket-Tijdstip": tijdstip,
            "X-Loket-Bericht-Id": melding["id"],
            "X-Loket-Partner": opdracht["slug"],
            "X-Loket-Handtekening": handtekening(geheim, tijdstip, inhoud),
        }
        try:
            antwoord = await client.post(opdracht["terugmeldadres"], content=inhoud, headers=koppen)
        except httpx.HTTPError as fout:
            return type(fout).__name__
        return "" if antwoord.is_success else f"HTTP {antwoord.status_code}"
