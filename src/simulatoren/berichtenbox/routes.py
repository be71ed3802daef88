"""A simple REST form of the message box. Citizen numbers are never part of an address."""

from __future__ import annotations

import base64
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulatoren.gegevens import persoon
from simulatoren.kern.bewaren import Bewaarplaats, Eenmalig
from simulatoren.kern.eenmaal import eenmaal
from simulatoren.kern.instellingen import Instellingen
from simulatoren.kern.lade import Lade
from simulatoren.kern.web import Probleem, eis_bearer, eis_velden, lees_json, pagina
from simulatoren.post.routes import bijlage_antwoord


def heeft_box(bsn: str) -> bool:
    """Whoever can use DigiD has a message box; the others get paper."""
    wie = persoon(bsn)
    return wie is not None and wie.digid != "geen" and not wie.overleden


def _bijlagen(opgave: Any) -> list[dict[str, str]]:
    fout = Probleem(422, "Een bijlage is niet geldig.", "bijlageOngeldig")
    if not isinstance(opgave, list):
        raise fout
    for bijlage in opgave:
        try:
            base64.b64decode(bijlage["inhoud"], validate=True)
            if not all(isinstance(bijlage[naam], str) for naam in ("naam", "type")):
                raise fout
        except (TypeError, KeyError, ValueError):
            raise fout from None
    return [{naam: bijlage[naam] for naam in ("naam", "type", "inhoud")} for bijlage in opgave]


class Berichtenbox:
    """Place and read messages."""

    def __init__(self, instellingen: Instellingen, plaats: Bewaarplaats) -> None:
        self.sleutel = instellingen.sleutel
        self.lade = Lade(plaats, "berichtenbox")
        self.eenmalig = Eenmalig(plaats, "berichtenbox_sleutels")

    def routes(self) -> list[Route]:
        """Routes of /berichtenbox."""
        return [
            Route("/berichtenbox", self.pagina),
            Route("/berichtenbox/api/berichten", self.plaats, methods=["POST"]),
            Route("/berichtenbox/api/berichten", self.leeg, methods=["DELETE"]),
            Route("/berichtenbox/api/zoeken", self.zoek, methods=["POST"]),
            Route("/berichtenbox/{id}/bijlagen/{volg:int}", self.bijlage),
        ]

    async def plaats(self, request: Request) -> Response:
        """Place a message in somebody's box."""
        eis_bearer(request, self.sleutel)
        inhoud = await lees_json(request)
        eis_velden(inhoud, "bsn", "onderwerp", "tekst")
        if not heeft_box(str(inhoud["bsn"])):
            raise Probleem(409, "Deze persoon heeft geen berichtenbox.", "geenBerichtenbox")
        bericht: dict[str, Any] = {
            naam: str(inhoud.get(naam, "")) for naam in ("bsn", "onderwerp", "tekst", "kenmerk")
        }
        bericht["bijlagen"] = _bijlagen(inhoud.get("bijlagen", []))
        return eenmaal(
            request,
            self.eenmalig,
            inhoud,
            lambda: {"id": self.lade.leg_in(bericht)["id"], "status": "geplaatst"},
            status=201,
        )

    async def zoek(self, request: Request) -> Response:
        """Whether somebody has a box, and what is in it."""
        eis_bearer(request, self.sleutel)
        inhoud = await lees_json(request)
        eis_velden(inhoud, "bsn")
        berichten = [bericht for bericht in self.lade.alle() if bericht["bsn"] == inhoud["bsn"]]
        return JSONResponse({"actief": heeft_box(str(inhoud["bsn"])), "berichten": berichten})

    async def leeg(self, request: Request) -> Response:
        """Throw all messages away."""
        self.lade.leeg()
        return Response(status_code=204)

    async def bijlage(self, request: Request) -> Response:
        """Download an attachment."""
        gevonden, volg = self.lade.vind(request.path_params["id"]), request.path_params["volg"]
        if gevonden is None or volg >= len(gevonden["bijlagen"]):
            return pagina(request, "sjablonen/weg.html", 404)
        return bijlage_antwoord(gevonden["bijlagen"][volg])

    async def pagina(self, request: Request) -> Response:
        """All boxes together."""
        rijen = [(bericht, persoon(bericht["bsn"])) for bericht in self.lade.alle()[:200]]
        return pagina(request, "berichtenbox/sjablonen/box.html", rijen=rijen)
