"""Page and API to turn faults on and off."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from simulatoren.kern.web import lees_json, pagina
from simulatoren.storing.storingen import DIENSTEN, SOORTEN, Storingen


class StoringBediening:
    """The controls over one set of faults."""

    def __init__(self, storingen: Storingen) -> None:
        self.storingen = storingen

    def routes(self) -> list[Route]:
        """Routes of /storing."""
        return [
            Route("/storing", self.pagina, methods=["GET"]),
            Route("/storing", self.zet, methods=["POST"]),
            Route("/storing/api/storingen", self.lijst, methods=["GET"]),
            Route("/storing/api/storingen", self.leeg, methods=["DELETE"]),
        ]

    async def pagina(self, request: Request) -> Response:
        """What is out of order, and a form to change it."""
        return pagina(
            request,
            "storing/sjablonen/storing.html",
            storingen=self.storingen.alle(),
            diensten=DIENSTEN,
            soorten=SOORTEN,
        )

    async def zet(self, request: Request) -> Response:
        """Start or end a fault, from JSON or from the form."""
        if "json" in request.headers.get("content-type", ""):
            self.storingen.zet(await lees_json(request))
            return await self.lijst(request)
        self.storingen.zet(dict((await request.form()).items()))
        return RedirectResponse("/storing", 303)

    async def lijst(self, request: Request) -> Response:
        """Running faults."""
        return JSONResponse(
            {
                "storingen": [
                    {
                        "dienst": dienst,
                        "soort": storing.soort,
                        "vertraging": storing.vertraging,
                        "nog_seconden": storing.nog_seconden,
                    }
                    for dienst, storing in self.storingen.alle().items()
                ]
            }
        )

    async def leeg(self, request: Request) -> Response:
        """End all faults."""
        self.storingen.leeg()
        return Response(status_code=204)
