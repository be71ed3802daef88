"""A print service: takes a PDF and an addressee, shows what would be posted."""

from __future__ import annotations

import base64
import re
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulatoren.kern.bewaren import Bewaarplaats, Eenmalig
from simulatoren.kern.eenmaal import eenmaal
from simulatoren.kern.instellingen import Instellingen
from simulatoren.kern.lade import Bericht, Lade
from simulatoren.kern.web import Probleem, eis_bearer, eis_velden, pagina
from simulatoren.post.routes import bijlage_antwoord

_PAGINA = re.compile(rb"/Type\s*/Page[^s]")


class Brieven:
    """Take and list letters."""

    def __init__(self, instellingen: Instellingen, plaats: Bewaarplaats) -> None:
        self.sleutel = instellingen.sleutel
        self.lade = Lade(plaats, "brieven", hoogstens=1000)
        self.eenmalig = Eenmalig(plaats, "brieven_sleutels")

    def routes(self) -> list[Route]:
        """Routes of /brieven."""
        return [
            Route("/brieven", self.pagina),
            Route("/brieven/api/brieven", self.neem_aan, methods=["POST"]),
            Route("/brieven/api/brieven", self.lijst, methods=["GET"]),
            Route("/brieven/api/brieven", self.leeg, methods=["DELETE"]),
            Route("/brieven/{id}/document", self.document),
        ]

    async def neem_aan(self, request: Request) -> Response:
        """Take a letter (multipart/form-data)."""
        eis_bearer(request, self.sleutel)
        formulier = await request.form()
        document = formulier.get("document")
        velden: dict[str, Any] = {naam: formulier.get(naam, "") for naam in ("geadresseerde", "kenmerk")}
        eis_velden({**velden, "document": document}, "document", "geadresseerde")
        if not isinstance(document, UploadFile):
            raise Probleem(422, "Het document is geen bestand.", "geenPdf")
        inhoud = await document.read()
        if not inhoud.startswith(b"%PDF-"):
            raise Probleem(422, "Het document is geen PDF.", "geenPdf")
        brief = {naam: str(waarde) for naam, waarde in velden.items()} | {
            "naam": document.filename or "brief.pdf",
            "inhoud": base64.b64encode(inhoud).decode(),
        }
        # Page objects may sit in compressed streams; then the count isn't known.
        paginas = len(_PAGINA.findall(inhoud)) or None
        return eenmaal(
            request,
            self.eenmalig,
            brief,
            lambda: {
                "id": self.lade.leg_in({**brief, "paginas": paginas})["id"],
                "status": "aangenomen",
                "paginas": paginas,
            },
            status=202,
        )

    async def lijst(self, request: Request) -> Response:
        """Letters as JSON, newest first, without their content."""
        return JSONResponse({"brieven": [_kort(brief) for brief in self.lade.alle()]})

    async def leeg(self, request: Request) -> Response:
        """Throw all letters away."""
        self.lade.leeg()
        return Response(status_code=204)

    async def document(self, request: Request) -> Response:
        """Download a letter."""
        brief = self.lade.vind(request.path_params["id"])
        if brief is None:
            return pagina(request, "sjablonen/weg.html", 404)
        return bijlage_antwoord({"naam": brief["naam"], "type": "application/pdf", "inhoud": brief["inhoud"]})

    async def pagina(self, request: Request) -> Response:
        """What would be posted."""
        return pagina(request, "brieven/sjablonen/brieven.html", brieven=self.lade.alle()[:200])


def _kort(brief: Bericht) -> Bericht:
    kort = {naam: waarde for naam, waarde in brief.items() if naam != "inhoud"}
    return kort | {"url": f"/brieven/{brief['id']}/document"}
