"""HTTP side of the selection list: read only, open to anybody, as the national one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from simulatoren.kern.instellingen import Instellingen
from simulatoren.kern.web import Probleem
from simulatoren.selectielijst import lijst
from simulatoren.selectielijst.lijst import PAD, Ding

PER_BLADZIJDE = 100
_VERSIE = {"API-version": "1.0.0-alpha"}
Lijstbron = Callable[[], Mapping[str, Ding]]


class Selectielijst:
    """The endpoints of the contract over the fixed list."""

    def __init__(self, instellingen: Instellingen) -> None:
        self.basis = instellingen.basis

    def mount(self) -> Mount:
        """Routes below /selectielijst/api/v1."""
        return Mount(
            PAD,
            routes=[
                Route("/procestypen", self.procestypen),
                Route("/resultaten", self.resultaten),
                Route("/resultaattypeomschrijvingen", self.omschrijvingen),
                Route("/communicatiekanalen", self.kanalen),
                *(
                    Route(f"/{naam}/{{uuid}}", self._een(naam, bron))
                    for naam, bron in (
                        ("procestypen", lijst.procestypen),
                        ("resultaten", lijst.resultaten),
                        ("resultaattypeomschrijvingen", lijst.omschrijvingen),
                        ("communicatiekanalen", lijst.kanalen),
                    )
                ),
            ],
        )

    def _wortel(self, request: Request) -> str:
        return (self.basis or f"{request.url.scheme}://{request.url.netloc}") + PAD

    def _vorm(self, request: Request, naam: str, id_: str, ding: Ding) -> dict[str, object]:
        wortel = self._wortel(request)
        uit = {"url": f"{wortel}/{naam}/{id_}", **ding}
        if "procesType" in uit:
            uit["procesType"] = f"{wortel}/procestypen/{ding['procesType']}"
        return uit

    def _alle(self, request: Request, naam: str, dingen: Mapping[str, Ding]) -> list[dict[str, object]]:
        return [self._vorm(request, naam, id_, ding) for id_, ding in dingen.items()]

    def _een(self, naam: str, bron: Lijstbron) -> Callable[[Request], Response]:
        def een(request: Request) -> Response:
            id_ = request.path_params["uuid"]
            if (ding := bron().get(id_)) is None:
                raise Probleem(404, "Niet gevonden.", "not_found", detail="Niet gevonden.")
            return JSONResponse(self._vorm(request, naam, id_, ding), headers=_VERSIE)

        return een

    def _bladzijde(self, request: Request, alles: Sequence[dict[str, object]]) -> Response:
        """A page of a hundred with the addresses of the next and the one before."""
        tekst = request.query_params.get("page", "1")
        nummer = int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 6 else 0
        begin = (nummer - 1) * PER_BLADZIJDE
        if nummer < 1 or (begin >= len(alles) and nummer > 1):
            raise Probleem(404, "Ongeldige pagina.", "not_found", detail="Ongeldige pagina.")

        def adres(blad: int) -> str:
            url = f"{self._wortel(request)}{request.url.path.removeprefix(PAD)}"
            return url + "?" + str(request.url.include_query_params(page=blad).query)

        return JSONResponse(
            {
                "count": len(alles),
                "next": adres(nummer + 1) if begin + PER_BLADZIJDE < len(alles) else None,
                "previous": adres(nummer - 1) if nummer > 1 else None,
                "results": alles[begin : begin + PER_BLADZIJDE],
            },
            headers=_VERSIE,
        )

    async def procestypen(self, request: Request) -> Response:
        """All process types, of one year when asked."""
        dingen = lijst.procestypen()
        if (jaar := request.query_params.get("jaar")) is not None:
            if not (jaar.isascii() and jaar.isdecimal() and len(jaar) < 6):
                raise _ongeldig("jaar", "Geef een getal op.")
            dingen = {id_: ding for id_, ding in dingen.items() if ding["jaar"] == int(jaar)}
        return JSONResponse(self._alle(request, "procestypen", dingen), headers=_VERSIE)

    async def resultaten(self, request: Request) -> Response:
        """A page of the results, of one process type when asked."""
        dingen = lijst.resultaten()
        if (url := request.query_params.get("procesType")) is not None:
            wortel, _, id_ = url.rstrip("/").rpartition("/")
            if wortel != f"{self._wortel(request)}/procestypen" or id_ not in lijst.procestypen():
                raise _ongeldig("procesType", "Geef de URL van een procestype op.")
            dingen = {id2: ding for id2, ding in dingen.items() if ding["procesType"] == id_}
        return self._bladzijde(request, self._alle(request, "resultaten", dingen))

    async def omschrijvingen(self, request: Request) -> Response:
        """All generic descriptions of outcomes."""
        return JSONResponse(
            self._alle(request, "resultaattypeomschrijvingen", lijst.omschrijvingen()), headers=_VERSIE
        )

    async def kanalen(self, request: Request) -> Response:
        """A page of the channels of communication."""
        return self._bladzijde(request, self._alle(request, "communicatiekanalen", lijst.kanalen()))


def _ongeldig(naam: str, reden: str) -> Probleem:
    return Probleem(
        400, "Ongeldige invoer.", "invalid", detail=reden,
        invalid=[{"name": naam, "code": "invalid", "reason": reden}],
    )  # fmt: skip
