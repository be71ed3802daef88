"""A simple REST gateway for text messages."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulatoren.kern.bewaren import Bewaarplaats, Eenmalig
from simulatoren.kern.eenmaal import eenmaal
from simulatoren.kern.instellingen import Instellingen
from simulatoren.kern.lade import Lade
from simulatoren.kern.web import Probleem, eis_bearer, eis_velden, lees_json, pagina

_NUMMER = re.compile(r"^\+[1-9]\d{7,14}$")
LANGSTE = 1600


class Sms:
    """Send and list text messages."""

    def __init__(self, instellingen: Instellingen, plaats: Bewaarplaats) -> None:
        self.sleutel = instellingen.sleutel
        self.lade = Lade(plaats, "sms")
        self.eenmalig = Eenmalig(plaats, "sms_sleutels")

    def routes(self) -> list[Route]:
        """Routes of /sms."""
        return [
            Route("/sms", self.pagina),
            Route("/sms/api/berichten", self.verstuur, methods=["POST"]),
            Route("/sms/api/berichten", self.lijst, methods=["GET"]),
            Route("/sms/api/berichten", self.leeg, methods=["DELETE"]),
        ]

    async def verstuur(self, request: Request) -> Response:
        """Take a message."""
        eis_bearer(request, self.sleutel)
        inhoud = await lees_json(request)
        eis_velden(inhoud, "aan", "tekst")
        if not isinstance(inhoud["aan"], str) or not _NUMMER.match(inhoud["aan"]):
            raise Probleem(422, "Het telefoonnummer is niet geldig.", "nummerOngeldig")
        if not isinstance(inhoud["tekst"], str) or len(inhoud["tekst"]) > LANGSTE:
            raise Probleem(422, "De tekst is te lang.", "tekstTeLang")
        sms = {naam: str(inhoud.get(naam, "")) for naam in ("aan", "tekst", "kenmerk")}
        return eenmaal(
            request,
            self.eenmalig,
            inhoud,
            lambda: {"id": self.lade.leg_in(sms)["id"], "status": "verzonden", "kenmerk": sms["kenmerk"]},
            status=201,
        )

    async def lijst(self, request: Request) -> Response:
        """Messages as JSON, newest first."""
        aan = request.query_params.get("aan")
        # A plus sign that wasn't encoded arrives as a space.
        gezocht = aan.replace(" ", "+") if aan else None
        berichten = [sms for sms in self.lade.alle() if gezocht in (None, sms["aan"])]
        return JSONResponse({"berichten": berichten})

    async def leeg(self, request: Request) -> Response:
        """Throw all messages away."""
        self.lade.leeg()
        return Response(status_code=204)

    async def pagina(self, request: Request) -> Response:
        """What was sent."""
        return pagina(request, "sms/sjablonen/sms.html", berichten=self.lade.alle()[:200])
