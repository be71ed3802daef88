"""HTTP side of the person register."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from simulatoren.brp.bijhouding import registreer_verhuizing
from simulatoren.brp.register import Register
from simulatoren.brp.velden import filter_persoon
from simulatoren.brp.vragen import keur_vraag
from simulatoren.kern.bewaren import Bewaarplaats, Eenmalig
from simulatoren.kern.eenmaal import eenmaal
from simulatoren.kern.instellingen import Instellingen
from simulatoren.kern.web import Probleem, eis_sleutel, lees_json

_SOORT = "application/json; charset=utf-8"
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Brp:
    """The endpoints over one register."""

    def __init__(self, instellingen: Instellingen, plaats: Bewaarplaats) -> None:
        self.sleutel = instellingen.sleutel
        self.register = Register(plaats)
        self.eenmalig = Eenmalig(plaats, "brp_sleutels")

    def mount(self) -> Mount:
        """Routes below /brp."""
        return Mount(
            "/brp",
            routes=[
                Route("/haalcentraal/api/brp/personen", self.personen, methods=["POST"]),
                Route("/bijhouding/verhuizingen", self.verhuizingen, methods=["POST"]),
            ],
        )

    async def personen(self, request: Request) -> Response:
        """Search or read persons."""
        eis_sleutel(request, "x-api-key", self.sleutel)
        accept = request.headers.get("accept", "*/*")
        if not any(soort in accept for soort in ("*/*", "application/*", "application/json")):
            raise Probleem(406, "Gevraagde content type wordt niet ondersteund.", "notAcceptable")
        vraag = keur_vraag(await lees_json(request))
        vandaag = datetime.now(_AMSTERDAM).date()
        gevonden = self.register.zoek(vraag, vandaag)
        personen = [filter_persoon(lijst, vraag.paden) for lijst in gevonden]
        return JSONResponse({"type": vraag.type, "personen": personen}, media_type=_SOORT)

    async def verhuizingen(self, request: Request) -> Response:
        """Register a move, once per Idempotency-Key."""
        eis_sleutel(request, "x-api-key", self.sleutel)
        inhoud = await lees_json(request)
        vandaag = datetime.now(_AMSTERDAM).date()
        return eenmaal(
            request,
            self.eenmalig,
            inhoud,
            lambda: registreer_verhuizing(self.register, inhoud, vandaag),
            status=201,
            verplicht=True,
        )
