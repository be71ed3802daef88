"""Page and JSON of the running codes."""

from __future__ import annotations

import time
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulatoren.authenticator.codes import STAP, totp
from simulatoren.kern.bewaren import Bewaarplaats
from simulatoren.kern.web import pagina


class Authenticator:
    """Codes of the secrets in `authenticator.json` of the data directory, read at each request."""

    def __init__(self, plaats: Bewaarplaats) -> None:
        self.plaats = plaats

    def routes(self) -> list[Route]:
        """Routes of /authenticator."""
        return [Route("/authenticator", self.pagina), Route("/authenticator/api/codes", self.api)]

    def codes(self, naam: str = "") -> list[dict[str, Any]]:
        """name, code and seconds left; a secret that isn't base32 is left out."""
        nu, rijen = time.time(), []
        for rij in self.plaats.lees("authenticator", []):
            if naam and rij.get("naam") != naam:
                continue
            try:
                code = totp(str(rij.get("geheim", "")), nu)
            except ValueError:
                continue
            rijen.append(
                {"naam": str(rij.get("naam", "")), "code": code, "nog_seconden": STAP - int(nu) % STAP}
            )
        return rijen

    async def api(self, request: Request) -> Response:
        """Codes as JSON."""
        return JSONResponse({"codes": self.codes(request.query_params.get("naam", ""))})

    async def pagina(self, request: Request) -> Response:
        """Codes to read and type over."""
        return pagina(request, "authenticator/sjablonen/codes.html", codes=self.codes())
