"""HTTP side of the address register."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from simulatoren.bag import weergave
from simulatoren.gegevens import Adres, adres_van_object, adressen
from simulatoren.kern.instellingen import Instellingen
from simulatoren.kern.web import Probleem, eis_sleutel

_PATRONEN = {
    "postcode": r"^[1-9]\d{3} ?[A-Za-z]{2}$",
    "huisnummer": r"^[1-9]\d{0,4}$",
    "huisletter": r"^[a-zA-Z]$",
    "huisnummertoevoeging": r"^[a-zA-Z0-9]{1,4}$",
    "exacteMatch": r"^(true|false)$",
    "adresseerbaarObjectIdentificatie": r"^\d{16}$",
    "openbareRuimteNaam": r"^.{1,80}$",
    "woonplaatsNaam": r"^.{1,80}$",
    "page": r"^[1-9]\d{0,3}$",
    "pageSize": r"^([1-9]\d|100)$",
}
_COMBINATIES = (
    {"postcode", "huisnummer"},
    {"openbareRuimteNaam", "woonplaatsNaam", "huisnummer"},
    {"adresseerbaarObjectIdentificatie"},
)


def _keur(vraag: dict[str, str]) -> None:
    fouten = [
        {"name": naam, "code": "pattern", "reason": f"Waarde voldoet niet aan patroon {_PATRONEN[naam]}."}
        for naam, waarde in vraag.items()
        if naam in _PATRONEN and not re.match(_PATRONEN[naam], waarde)
    ] + [
        {"name": naam, "code": "unknownParam", "reason": "Parameter is niet verwacht."}
        for naam in vraag
        if naam not in _PATRONEN
    ]
    if fouten:
        raise Probleem(400, "Een of meer parameters zijn niet correct.", "paramsValidation", invalid=fouten)
    if not any(combinatie <= set(vraag) for combinatie in _COMBINATIES):
        raise Probleem(400, "De combinatie van opgegeven parameters is niet toegestaan.", "paramsCombination")


def _past(kandidaat: Adres, vraag: dict[str, str]) -> bool:
    exact = vraag.get("exacteMatch") == "true"
    waarden = {
        "postcode": kandidaat.postcode,
        "huisnummer": str(kandidaat.huisnummer),
        "huisletter": kandidaat.huisletter,
        "huisnummertoevoeging": kandidaat.huisnummertoevoeging,
        "adresseerbaarObjectIdentificatie": kandidaat.adresseerbaar_object,
        "openbareRuimteNaam": kandidaat.straat,
        "woonplaatsNaam": kandidaat.woonplaats,
    }
    for naam, waarde in waarden.items():
        gezocht = vraag.get(naam)
        if gezocht is None:
            if exact and naam in ("huisletter", "huisnummertoevoeging") and waarde:
                return False
            continue
        if gezocht.replace(" ", "").casefold() != waarde.replace(" ", "").casefold():
            return False
    return True


class Bag:
    """The endpoints over the fixed list of addresses."""

    def __init__(self, instellingen: Instellingen) -> None:
        self.sleutel, self.basis = instellingen.sleutel, instellingen.basis

    def mount(self) -> Mount:
        """Routes below /bag."""
        return Mount(
            weergave.PAD,
            routes=[
                Route("/adressenuitgebreid", self.uitgebreid),
                Route("/adressenuitgebreid/{nummer}", self.een_uitgebreid),
                Route("/adressen", self.adressen),
                Route("/adressen/{nummer}", self.een_adres),
                Route("/adresseerbareobjecten/{nummer}", self.object),
            ],
        )

    def _adresbasis(self, request: Request) -> str:
        return self.basis or f"{request.url.scheme}://{request.url.netloc}"

    def _zoek(self, request: Request, vorm: Callable[[Adres, str], dict[str, Any]]) -> Response:
        eis_sleutel(request, "x-api-key", self.sleutel)
        vraag = dict(request.query_params)
        _keur(vraag)
        grootte, bladzijde = int(vraag.get("pageSize", 20)), int(vraag.get("page", 1))
        gevonden = [kandidaat for kandidaat in adressen() if _past(kandidaat, vraag)]
        deel = gevonden[(bladzijde - 1) * grootte : bladzijde * grootte]
        basis = self._adresbasis(request)
        links = {"self": {"href": f"{basis}{request.url.path}?{request.url.query}"}}
        inhoud: dict[str, Any] = {"_links": links}
        if deel:
            inhoud["_embedded"] = {"adressen": [vorm(kandidaat, basis) for kandidaat in deel]}
        return JSONResponse(inhoud, media_type="application/hal+json")

    def _een(self, request: Request, vorm: Callable[[Adres, str], dict[str, Any]]) -> Response:
        eis_sleutel(request, "x-api-key", self.sleutel)
        gevonden = adres_van_object(request.path_params["nummer"])
        if gevonden is None:
            raise Probleem(404, "De opgevraagde resource bestaat niet.", "notFound")
        return JSONResponse(vorm(gevonden, self._adresbasis(request)), media_type="application/hal+json")

    async def uitgebreid(self, request: Request) -> Response:
        """Search, extended shape."""
        return self._zoek(request, weergave.adres_uitgebreid)

    async def adressen(self, request: Request) -> Response:
        """Search, plain shape."""
        return self._zoek(request, weergave.adres)

    async def een_uitgebreid(self, request: Request) -> Response:
        """One address by its number designation, extended shape."""
        return self._een(request, weergave.adres_uitgebreid)

    async def een_adres(self, request: Request) -> Response:
        """One address by its number designation."""
        return self._een(request, weergave.adres)

    async def object(self, request: Request) -> Response:
        """One addressable object."""
        return self._een(request, weergave.adresseerbaar_object)
