"""One ASGI app with every simulator. Production never loads this package."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from simulatoren import gegevens
from simulatoren.authenticator.routes import Authenticator
from simulatoren.bag.routes import Bag
from simulatoren.berichtenbox.routes import Berichtenbox
from simulatoren.brieven.routes import Brieven
from simulatoren.brp.routes import Brp
from simulatoren.identiteit.routes import routes as identiteit_routes
from simulatoren.kern.bewaren import Bewaarplaats
from simulatoren.kern.grenzen import Grenzen
from simulatoren.kern.instellingen import Instellingen
from simulatoren.kern.lade import Lade
from simulatoren.kern.web import BRON, Probleem, pagina, probleem_antwoord
from simulatoren.kvk.routes import Kvk
from simulatoren.partner.dossier import Dossier
from simulatoren.partner.routes import Partners
from simulatoren.partner.terugmelden import Terugmelder
from simulatoren.post.routes import Post
from simulatoren.post.smtp import start_smtp
from simulatoren.selectielijst.routes import Selectielijst
from simulatoren.sms.routes import Sms
from simulatoren.storing.routes import StoringBediening
from simulatoren.storing.storingen import Storingen
from simulatoren.storing.tussenlaag import StoringTussenlaag
from simulatoren.virusscan import start as start_scanner


@dataclass
class Toestand:
    """What a running set of simulators holds; `smtp_poort` is known once started."""

    instellingen: Instellingen
    storingen: Storingen
    post: Lade
    terugmelder: Terugmelder
    smtp_poort: int | None = None


async def _start(request: Request) -> Response:
    """The list of simulators."""
    return pagina(request, "sjablonen/start.html", smtp=request.app.state.toestand.smtp_poort)


async def _gezond(request: Request) -> Response:
    """Ready to answer."""
    return PlainTextResponse("gezond")


async def _gegevens(request: Request) -> Response:
    """People, businesses and addresses as JSON."""
    return JSONResponse(gegevens.als_dict())


async def _personen(request: Request) -> Response:
    """People, businesses and addresses to read."""
    return pagina(
        request,
        "sjablonen/gegevens.html",
        personen=gegevens.personen(),
        bedrijven=gegevens.bedrijven(),
        adressen=gegevens.adressen(),
    )


def maak(instellingen: Instellingen, transport: httpx.AsyncBaseTransport | None = None) -> Starlette:
    """Build the app. `transport` carries the partners' callbacks (tests give an ASGI transport)."""
    plaats = Bewaarplaats(instellingen.gegevensmap)
    storingen, post, dossier = Storingen(), Lade(plaats, "post"), Dossier(plaats)
    terugmelder = Terugmelder(instellingen, dossier, storingen, transport)
    toestand = Toestand(instellingen, storingen, post, terugmelder)

    @asynccontextmanager
    async def levensloop(app: Starlette) -> AsyncIterator[None]:
        terugmelder.hervat()
        smtp = None
        if instellingen.smtp_poort is not None:
            smtp = await start_smtp(post, storingen, instellingen.host, instellingen.smtp_poort)
            toestand.smtp_poort = smtp.sockets[0].getsockname()[1]
        scanner = None
        if instellingen.scan_poort is not None:
            scanner = await start_scanner(instellingen.scan_poort, instellingen.host)
        yield
        if scanner:
            scanner.close()
        if smtp:
            smtp.close()
        await terugmelder.stop()

    routes: list[BaseRoute] = [
        Route("/", _start),
        Route("/gezond", _gezond),
        Route("/gegevens", _personen),
        Route("/gegevens.json", _gegevens),
        Mount("/static", StaticFiles(directory=BRON / "static")),
        Brp(instellingen, plaats).mount(),
        Bag(instellingen).mount(),
        Kvk(instellingen).mount(),
        Selectielijst(instellingen).mount(),
        *identiteit_routes(instellingen, plaats),
        *Post(post).routes(),
        *Sms(instellingen, plaats).routes(),
        *Berichtenbox(instellingen, plaats).routes(),
        *Brieven(instellingen, plaats).routes(),
        *Partners(instellingen, plaats, terugmelder, dossier).routes(),
        *Authenticator(plaats).routes(),
        *StoringBediening(storingen).routes(),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Grenzen), Middleware(StoringTussenlaag, storingen=storingen)],
        exception_handlers={Probleem: probleem_antwoord},
        lifespan=levensloop,
    )
    app.state.toestand = toestand
    return app


def __getattr__(naam: str) -> Starlette:
    """`simulatoren.app:app` for servers that import it: built at first use, from the environment."""
    if naam != "app":
        raise AttributeError(naam)
    app = maak(Instellingen.uit_omgeving())
    globals()["app"] = app
    return app
