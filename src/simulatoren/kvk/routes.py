"""HTTP side of the trade register. Errors have the KVK's own shape: {"fout": [{"code", "omschrijving"}]}."""

from __future__ import annotations

import hmac

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from simulatoren.gegevens import Bedrijf, bedrijf, bedrijven
from simulatoren.kern.instellingen import Instellingen
from simulatoren.kvk import weergave

_PARAMETERS = {
    "kvkNummer",
    "rsin",
    "vestigingsnummer",
    "naam",
    "plaats",
    "postcode",
    "pagina",
    "resultatenPerPagina",
}


def _fout(status: int, code: str, omschrijving: str) -> Response:
    return JSONResponse({"fout": [{"code": code, "omschrijving": omschrijving}]}, status)


def _past(kandidaat: Bedrijf, vraag: dict[str, str]) -> bool:
    exact = {
        "kvkNummer": kandidaat.kvk,
        "rsin": kandidaat.rsin,
        "vestigingsnummer": kandidaat.vestiging,
        "plaats": kandidaat.vestigingsadres.woonplaats.casefold(),
        "postcode": kandidaat.vestigingsadres.postcode.casefold(),
    }
    if any(
        vraag[naam].replace(" ", "").casefold() != waarde.replace(" ", "")
        for naam, waarde in exact.items()
        if naam in vraag
    ):
        return False
    return vraag.get("naam", "").casefold() in kandidaat.naam.casefold()


class Kvk:
    """The endpoints over the fixed list of businesses."""

    def __init__(self, instellingen: Instellingen) -> None:
        self.sleutel, self.basis = instellingen.sleutel, instellingen.basis

    def mount(self) -> Mount:
        """Routes below /kvk."""
        return Mount(
            weergave.PAD,
            routes=[
                Route("/v1/basisprofielen/{nummer}", self.basisprofiel),
                Route("/v2/zoeken", self.zoeken),
            ],
        )

    def _geen_toegang(self, request: Request) -> Response | None:
        gegeven = request.headers.get("apikey", "")
        if hmac.compare_digest(gegeven.encode(), self.sleutel.encode()):
            return None
        return _fout(401, "IPD0000", "De apikey ontbreekt of is ongeldig.")

    def _adresbasis(self, request: Request) -> str:
        return self.basis or f"{request.url.scheme}://{request.url.netloc}"

    async def basisprofiel(self, request: Request) -> Response:
        """One business by its number."""
        nummer = request.path_params["nummer"]
        if geweigerd := self._geen_toegang(request):
            return geweigerd
        if len(nummer) != 8 or not nummer.isascii() or not nummer.isdigit():
            return _fout(400, "IPD0004", f"Het KVK-nummer {nummer[:20]} is niet valide.")
        gevonden = bedrijf(nummer)
        if gevonden is None:
            return _fout(404, "IPD0005", f"Het KVK-nummer {nummer} kan niet worden gevonden.")
        return JSONResponse(
            weergave.basisprofiel(gevonden, self._adresbasis(request)), media_type="application/hal+json"
        )

    async def zoeken(self, request: Request) -> Response:
        """Search by number, name or address."""
        if geweigerd := self._geen_toegang(request):
            return geweigerd
        vraag = dict(request.query_params)
        getallen = {
            naam: vraag.get(naam, anders) for naam, anders in (("pagina", "1"), ("resultatenPerPagina", "10"))
        }
        if not vraag or set(vraag) - _PARAMETERS:
            return _fout(400, "IPD1999", "Geef ten minste een geldige zoekparameter.")
        if not all(
            waarde.isascii() and waarde.isdigit() and 1 <= int(waarde[:5]) <= 1000
            for waarde in getallen.values()
        ):
            return _fout(400, "IPD1006", "Pagina of aantal resultaten is niet valide.")
        pagina, aantal = int(getallen["pagina"]), min(100, int(getallen["resultatenPerPagina"]))
        gevonden = [kandidaat for kandidaat in bedrijven() if _past(kandidaat, vraag)]
        if not gevonden:
            return _fout(404, "IPD5200", "Geen gegevens gevonden op basis van de zoekparameters.")
        basis = self._adresbasis(request)
        deel = gevonden[(pagina - 1) * aantal : pagina * aantal]
        return JSONResponse(
            {
                "pagina": pagina,
                "resultatenPerPagina": aantal,
                "totaal": len(gevonden),
                "resultaten": [weergave.resultaat(kandidaat, basis) for kandidaat in deel],
                "links": [{"rel": "self", "href": f"{basis}{request.url.path}?{request.url.query}"}],
            },
            media_type="application/hal+json",
        )
