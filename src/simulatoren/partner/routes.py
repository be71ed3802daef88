"""API and page of the partners."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from simulatoren.identiteit.verzoek import terugkeer_mag
from simulatoren.kern.bewaren import Bewaarplaats, Eenmalig
from simulatoren.kern.eenmaal import eenmaal
from simulatoren.kern.instellingen import Instellingen
from simulatoren.kern.web import Probleem, eis_bearer, eis_velden, lees_json, pagina
from simulatoren.partner.dossier import Dossier, Opdracht, partij_of_404
from simulatoren.partner.partijen import PARTIJEN, UITKOMSTEN, Partij
from simulatoren.partner.terugmelden import Terugmelder

_VELDEN = {
    "opdrachten": ("kenmerk", "dienst", "terugmeldadres"),
    "adviesvragen": ("kenmerk", "onderwerp", "vraag", "terugmeldadres"),
}
_ZICHTBAAR = ("nummer", "kenmerk", "status", "uitkomst", "toelichting", "ontvangen")


class Partners:
    """All partners over one dossier."""

    def __init__(
        self, instellingen: Instellingen, plaats: Bewaarplaats, terugmelder: Terugmelder, dossier: Dossier
    ) -> None:
        self.instellingen, self.dossier, self.terugmelder = instellingen, dossier, terugmelder
        self.eenmalig = Eenmalig(plaats, "partner_sleutels")

    def routes(self) -> list[Route]:
        """Routes of /partners."""
        routes = [Route("/partners", self.overzicht), Route("/partners/{slug}", self.pagina)]
        for soort in UITKOMSTEN:
            basis = f"/partners/{{slug}}/{soort}"
            routes += [
                Route(basis, self._voor(soort, self.neem_aan), methods=["POST"]),
                Route(f"{basis}/{{nummer}}", self._voor(soort, self.toon)),
                Route(f"{basis}/{{nummer}}/intrekken", self._voor(soort, self.trek_in), methods=["POST"]),
                Route(f"{basis}/{{nummer}}/besluit", self._voor(soort, self.besluit), methods=["POST"]),
                Route(f"{basis}/{{nummer}}/opnieuw", self._voor(soort, self.opnieuw), methods=["POST"]),
            ]
        return routes

    @staticmethod
    def _voor(soort: str, doe: Callable[[Request, Partij], Any]) -> Callable[[Request], Any]:
        """A handler for one kind: a partner that doesn't do this kind gives 404."""

        async def handler(request: Request) -> Response:
            partij = partij_of_404(request.path_params["slug"])
            if partij.soort != soort:
                raise Probleem(404, f"Deze partner heeft geen {soort}.", "notFound")
            antwoord: Response = await doe(request, partij)
            return antwoord

        return handler

    def _besluit_om(self, gegevens: dict[str, Any]) -> float | None:
        vertraging = self.instellingen.partner_vertraging
        if vertraging < 0 or gegevens.get("simulator_uitkomst") == "wacht":
            return None
        return time.time() + vertraging

    async def neem_aan(self, request: Request, partij: Partij) -> Response:
        """Take an order or advice request; answered at once, reported on later."""
        eis_bearer(request, self.instellingen.sleutel)
        inhoud = await lees_json(request)
        eis_velden(inhoud, *_VELDEN[partij.soort])
        gegevens = inhoud.get("gegevens", {})
        if not isinstance(gegevens, dict):
            raise Probleem(422, "Gegevens is geen object.", "gegevens")
        if not terugkeer_mag(str(inhoud["terugmeldadres"]), self.instellingen):
            raise Probleem(422, "Naar dit terugmeldadres melden wij niet.", "terugmeldadres")

        def open_() -> dict[str, str]:
            velden = {naam: str(inhoud[naam]) for naam in _VELDEN[partij.soort]}
            extra = {"uiterlijk": inhoud.get("uiterlijk"), "gegevens": gegevens}
            opdracht = self.dossier.open(partij, velden | extra, self._besluit_om(gegevens))
            antwoord = {"nummer": opdracht["nummer"], "status": opdracht["status"]}
            self.dossier.neem_in_behandeling(opdracht)
            self.terugmelder.plan(opdracht)
            return antwoord

        return eenmaal(request, self.eenmalig, inhoud, open_, status=202, verplicht=True, ruimte=partij.slug)

    async def toon(self, request: Request, partij: Partij) -> Response:
        """The state of one order."""
        eis_bearer(request, self.instellingen.sleutel)
        opdracht = self.dossier.vind(partij, request.path_params["nummer"])
        return JSONResponse({naam: opdracht[naam] for naam in _ZICHTBAAR})

    async def trek_in(self, request: Request, partij: Partij) -> Response:
        """Take an order back."""
        eis_bearer(request, self.instellingen.sleutel)
        inhoud = await lees_json(request)
        opdracht = self.dossier.vind(partij, request.path_params["nummer"])
        self.dossier.trek_in(opdracht, str(inhoud.get("reden", "")))
        return JSONResponse({"nummer": opdracht["nummer"], "status": opdracht["status"]})

    async def besluit(self, request: Request, partij: Partij) -> Response:
        """A button on the page: decide by hand."""
        formulier = await request.form()
        opdracht = self.dossier.vind(partij, request.path_params["nummer"])
        self.dossier.beslis(
            opdracht, str(formulier.get("uitkomst", "")), str(formulier.get("toelichting", ""))[:2000]
        )
        self.terugmelder.plan(opdracht)
        return RedirectResponse(f"/partners/{partij.slug}", 303)

    async def opnieuw(self, request: Request, partij: Partij) -> Response:
        """A button on the page: report again from the start of the attempts."""
        opdracht = self.dossier.vind(partij, request.path_params["nummer"])
        for melding in opdracht["meldingen"]:
            if melding["bezorgd"] is None:
                melding["pogingen"] = 0
        self.terugmelder.plan(opdracht)
        return RedirectResponse(f"/partners/{partij.slug}", 303)

    async def overzicht(self, request: Request) -> Response:
        """All partners."""
        rijen = [(partij, len(self.dossier.van(partij))) for partij in PARTIJEN.values()]
        return pagina(request, "partner/sjablonen/overzicht.html", rijen=rijen)

    async def pagina(self, request: Request) -> Response:
        """What one partner received, with buttons."""
        partij = partij_of_404(request.path_params["slug"])
        opdrachten = self.dossier.van(partij)[:100]
        return pagina(
            request,
            "partner/sjablonen/partner.html",
            partij=partij,
            opdrachten=[(opdracht, _netjes(opdracht)) for opdracht in opdrachten],
            uitkomsten=UITKOMSTEN[partij.soort],
        )


def _netjes(opdracht: Opdracht) -> str:
    return json.dumps(opdracht["gegevens"], ensure_ascii=False, indent=2)
