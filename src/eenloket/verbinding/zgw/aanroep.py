"""One API call: the request, its operation, its client and the reach of the client's rights."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NoReturn

from django.conf import settings
from django.http import HttpRequest

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.klok import vandaag
from eenloket.kern.sleutels.api import Nummersoort

from .contract import Operatie
from .diensten import weiger_elders
from .fouten import GeenRechten, veldfout
from .toegang.rechten import Bereik, opnieuw
from .toegang.token import Aanmelding
from .verwijzingen import verwijs


def kop(request: HttpRequest, naam: str, anders: str = "") -> str:
    """Return a header of the request, or ``anders`` when it is missing.

    Django's ``request.headers`` would first read all headers.
    """
    waarde: str = request.META.get("HTTP_" + naam.upper().replace("-", "_"), anders)
    return waarde


@dataclass
class Aanroep:
    """One API call. ``wie`` is the API client that calls, ``basis`` the address at which the client called
    us, ``pad`` the ids in the path.

    This class also resolves addresses for the fields of a resource (``velden.Vertaler``).
    """

    request: HttpRequest
    operatie: Operatie
    wie: Aanmelding
    basis: str
    pad: Mapping[str, uuid.UUID] = field(default_factory=dict)
    koppen: dict[str, str] = field(default_factory=dict)
    """Headers that the answer gets besides the usual ones."""
    daarna: list[Callable[[], None]] = field(default_factory=list)
    """Steps that run after the change is committed, in other registers that read the change. A step that
    fails undoes the change itself.
    """
    nummers: dict[Pseudoniem, tuple[Nummersoort, str]] = field(default_factory=dict)
    """Numbers of persons that this call itself brought, so that the answer needs no query for them."""

    def kop(self, naam: str, anders: str = "") -> str:
        """Return a header of the request."""
        return kop(self.request, naam, anders)

    @property
    def organisatie_id(self) -> uuid.UUID:
        """The organisation whose register is called: the organisation of the client."""
        return self.wie.rechten.organisatie_id

    @property
    def api(self) -> str:
        """The name of the API that is called."""
        return self.operatie.api

    @cached_property
    def door(self) -> Actor:
        """The client's application, as the actor of the changes."""
        rechten = self.wie.rechten
        return Actor(Actorsoort.TOEPASSING, rechten.client_id, rechten.organisatie, "toepassing")

    @cached_property
    def bereik(self) -> Bereik:
        """The types and levels for which the client has the scopes of this operation.

        Raises: GeenRechten when the client has these scopes for no type at all.
        """
        bereik = self.wie.rechten.bereik(self.api, self.operatie.scopes)
        if bereik.leeg:
            bereik = self._vers_bereik()
        if bereik.leeg:
            raise GeenRechten()
        return bereik

    def _vers_bereik(self) -> Bereik:
        rechten = opnieuw(self.wie.rechten)
        return rechten.bereik(self.api, self.operatie.scopes) if rechten else Bereik(alles=False)

    def eis(self, soort: uuid.UUID | None, niveau: int, url: str = "") -> None:
        """Check that the client may do this operation on something of this type and level.

        Raises: GeenRechten.
        """
        if not self.bereik.dekt(soort, niveau, url) and not self._vers_bereik().dekt(soort, niveau, url):
            raise GeenRechten()

    def mag(self, *scopes: str, soort: uuid.UUID | None = None, niveau: int = 1, api: str = "") -> bool:
        """Return whether the client also has all these scopes for that type; for rules that need more than
        the scopes of the operation.
        """
        bereik = self.wie.rechten.bereik(api or self.api, (frozenset(scopes),))
        return bereik.alles if soort is None else bereik.dekt(soort, niveau)

    def verwijs(self, url: str, doel: str, naam: str) -> tuple[uuid.UUID | None, str]:
        """Resolve the address of a resource; see ``verwijzingen.verwijs``."""
        return verwijs(self.als_hier(url), doel, naam, basis=self.basis, organisatie_id=self.organisatie_id)

    def weiger_elders(self, url: str, doel: str, naam: str) -> NoReturn:
        """Refuse an address in another register; see ``diensten.weiger_elders``."""
        weiger_elders(url, doel, naam, organisatie_id=self.organisatie_id)

    def als_hier(self, url: str) -> str:
        """Return ``url`` with our address as this client knows it. An address that begins with the address in
        notifications is ours too.
        """
        if url.startswith(settings.ADRES + "/"):
            return self.basis + url[len(settings.ADRES) :]
        return url

    def adres(self, doel: str, id_: uuid.UUID) -> str:
        """Return the address of one of our resources; ``doel`` is "api/pad"."""
        api, _, pad = doel.partition("/")
        return f"{self.basis}/{api}/api/v1/{pad}/{id_}"

    @cached_property
    def dag(self) -> dt.date:
        """The day that decides which version of a type a reference means: the day in the parameters, else
        today.

        Raises: OngeldigVerzoek.
        """
        for naam in ("datumGeldigheid", "datum_geldigheid"):
            if naam in self.operatie.parameters and (tekst := self.parameter(naam)):
                try:
                    return dt.date.fromisoformat(tekst)
                except ValueError:
                    raise veldfout(naam, "invalid", "Geef een geldige datum op (jjjj-mm-dd).") from None
        return vandaag()

    @property
    def herhaalbaar(self) -> bool:
        """Whether the call can be done again: there is no body, or the whole body was read and kept."""
        return not getattr(self.request, "_read_started", False) or hasattr(self.request, "zgw_lichaam")

    def parameter(self, naam: str) -> str | None:
        """Return the value of a query parameter; None when it is missing."""
        return self.request.GET.get(naam)
