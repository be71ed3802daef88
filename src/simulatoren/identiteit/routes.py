"""The two realms: clients (`/identiteit`) and staff (`/identiteit/medewerkers`)."""

from __future__ import annotations

from starlette.routing import Route

from simulatoren.gegevens import medewerkers
from simulatoren.identiteit.middelen import MEDEWERKER, MIDDELEN, keuzes, keuzes_medewerkers
from simulatoren.identiteit.rijk import Rijk
from simulatoren.kern.bewaren import Bewaarplaats
from simulatoren.kern.instellingen import Instellingen


def routes(instellingen: Instellingen, plaats: Bewaarplaats) -> list[Route]:
    """Endpoints of both realms."""
    clienten = Rijk("/identiteit", MIDDELEN, keuzes, instellingen, plaats)
    personeel = Rijk(
        "/identiteit/medewerkers",
        {MEDEWERKER.code: MEDEWERKER},
        lambda _middel: keuzes_medewerkers(medewerkers(instellingen.gegevensmap)),
        instellingen,
        plaats,
    )
    return [*clienten.routes(), *personeel.routes()]
