"""At which counter an intake takes place: who acts, for whom, how sure we are of that, and where the pages around it are (M-B3, M-B2)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from eenloket.kern.actoren import Actor, Actorsoort, Grond, Namens, Partijsoort
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.midoffice.aanvragen.api import Aanvraag, Toegang
from eenloket.midoffice.klanten.api import Client, Partijverwijzing, Verzoek, Zekerheid


class Inloggen(Protocol):
    """Asks for a client who is known surely enough: None when that is so, otherwise the way to log in and come back on ``volgende``."""

    def __call__(
        self, niveau: Zekerheid, soort: Any = None, *, volgende: str = ""
    ) -> HttpResponse | None: ...


@dataclass(frozen=True, slots=True)
class Wegen:
    """Pages outside the intake, as addresses or as names for ``reverse``; "" where this counter has no such page.

    ``thuis`` is the path where somebody comes who stops, ``mijn`` the path of the client's own overview, ``volgen`` the name of
    the page of a submitted request (it takes the number), ``taak`` the name of the page of a task (it takes number and id).
    """

    thuis: str
    mijn: str = ""
    volgen: str = ""
    taak: str = ""


@dataclass(frozen=True, slots=True)
class Loket:
    """What the pages of the intake know of the counter that they stand at; the door of each counter makes it for every request.

    ``kanaal`` is the channel as the standards name it ("web", "balie"), ``handelende`` who acts, ``client`` the client for whom
    that is done, with the level of assurance (None: not known), ``toegang`` what may be opened, ``taal`` the language ("nl", "en"),
    ``adressen`` the namespace under which the intake stands here. ``inloggen`` is None where a client can't log in.
    ``kader`` is the template that the pages stand in: it has the blocks of ``vormgeving/client.html``.
    """

    kanaal: str
    handelende: Actor
    client: Client | None
    toegang: Toegang
    taal: str
    wegen: Wegen
    adressen: str = "intake"
    inloggen: Inloggen | None = None
    kader: str = "vormgeving/client.html"

    @property
    def met_hulp(self) -> bool:
        """Whether somebody who works here or at a partner fills it in together with the client."""
        return self.handelende.soort is not Actorsoort.CLIENT

    @property
    def zekerheid(self) -> Zekerheid:
        """How sure we are of the client: the level at which he logged in."""
        return self.client.zekerheid if self.client else Zekerheid.GEEN

    @property
    def vertegenwoordigde(self) -> Partijverwijzing | None:
        """The party for whom it is done; None when we don't know that yet."""
        return self.client.vertegenwoordigde if self.client else None

    @property
    def bekend(self) -> bool:
        """Whether we know who is acting: a client who logged in, or somebody at work."""
        return self.client is not None or self.met_hulp

    def voor(self, aanvraag: Aanvraag) -> "Loket":
        """The same counter; who helps there acts in assistance of the client of this request, when we know him."""
        if not self.met_hulp or aanvraag.client is None:
            return self
        wie = vertaal(Pseudoniem(aanvraag.client), Domein.AANVRAGEN, Domein.AUDIT)
        namens = Namens(Partijsoort(aanvraag.client_soort), str(wie), Grond.BIJSTAND)
        return replace(self, handelende=replace(self.handelende, namens=namens))

    def pad(self, naam: str, *args: object) -> str:
        """The path of a page of the intake at this counter."""
        return reverse(f"{self.adressen}:{naam}", args=args)

    def naar(self, naam: str, *args: object) -> HttpResponse:
        """A redirect to that page."""
        return redirect(self.pad(naam, *args))

    def eis(self, niveau: Zekerheid, soort: Any = None, *, volgende: str = "") -> HttpResponse | None:
        """None when the client is known surely enough, or can't log in at this counter; otherwise the way to log in."""
        return self.inloggen(niveau, soort, volgende=volgende) if self.inloggen else None


Deur = Callable[[Verzoek], Loket | HttpResponse]
"""Makes the counter of a request, or says why not: by an answer (log in first) or by raising ``NietToegestaan``."""
