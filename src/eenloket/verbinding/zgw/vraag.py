"""One call, in terms of this room."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from eenloket.kern.actoren import Actor, Soort
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.klok import vandaag
from eenloket.kern.sleutels.api import Nummersoort

from .contract import Operatie
from .fouten import GeenRechten, veldfout
from .toegang.rechten import Bereik, opnieuw
from .toegang.token import Aanmelding
from .verwijzingen import verwijs


def kop(request: HttpRequest, naam: str, anders: str = "") -> str:
    """A header of the request; ``anders`` when it isn't there. Django's own way reads all of them first."""
    waarde: str = request.META.get("HTTP_" + naam.upper().replace("-", "_"), anders)
    return waarde


@dataclass
class Vraag:
    """What is asked, by whom, with which reach. Serves fields as their translator of addresses."""

    request: HttpRequest
    operatie: Operatie
    wie: Aanmelding
    basis: str
    pad: Mapping[str, uuid.UUID] = field(default_factory=dict)
    koppen: dict[str, str] = field(default_factory=dict)
    """Headers that the answer gets besides the usual ones."""
    daarna: list[Callable[[], None]] = field(default_factory=list)
    """What is done when the change stands, in other registers that look at it; it undoes the change itself when it fails."""
    nummers: dict[Pseudoniem, tuple[Nummersoort, str]] = field(default_factory=dict)
    """Numbers of persons that this call brought itself, so that its answer needn't look them up."""

    def kop(self, naam: str, anders: str = "") -> str:
        """A header of the request."""
        return kop(self.request, naam, anders)

    @property
    def organisatie_id(self) -> uuid.UUID:
        """Whose register is asked: that of the client."""
        return self.wie.rechten.organisatie_id

    @property
    def api(self) -> str:
        """Which API is asked."""
        return self.operatie.api

    @cached_property
    def door(self) -> Actor:
        """The application, as who does what follows."""
        rechten = self.wie.rechten
        return Actor(Soort.TOEPASSING, rechten.client_id, rechten.organisatie, "toepassing")

    @cached_property
    def bereik(self) -> Bereik:
        """Where the scopes of this operation hold. Raises: GeenRechten when they hold nowhere."""
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
        """The operation may be done on something of this type and level. Raises: GeenRechten."""
        if not self.bereik.dekt(soort, niveau, url) and not self._vers_bereik().dekt(soort, niveau, url):
            raise GeenRechten()

    def mag(self, *scopes: str, soort: uuid.UUID | None = None, niveau: int = 1, api: str = "") -> bool:
        """Whether the client also has these scopes (all of them) on that type; for rules that ask for more than the operation."""
        bereik = self.wie.rechten.bereik(api or self.api, (frozenset(scopes),))
        return bereik.alles if soort is None else bereik.dekt(soort, niveau)

    def verwijs(self, url: str, doel: str, naam: str) -> tuple[uuid.UUID | None, str]:
        """See ``verwijzingen.verwijs``."""
        return verwijs(self.als_hier(url), doel, naam, basis=self.basis, organisatie_id=self.organisatie_id)

    def als_hier(self, url: str) -> str:
        """``url`` as we write it in this answer: what begins with the address that notifications carry is ours too."""
        if url.startswith(settings.ADRES + "/"):
            return self.basis + url[len(settings.ADRES) :]
        return url

    def adres(self, doel: str, id_: uuid.UUID) -> str:
        """Address of a resource of ours."""
        api, _, pad = doel.partition("/")
        return f"{self.basis}/{api}/api/v1/{pad}/{id_}"

    @cached_property
    def dag(self) -> dt.date:
        """The day on which references to types count: the one that is asked for, else today. Raises: OngeldigVerzoek."""
        for naam in ("datumGeldigheid", "datum_geldigheid"):
            if naam in self.operatie.parameters and (tekst := self.parameter(naam)):
                try:
                    return dt.date.fromisoformat(tekst)
                except ValueError:
                    raise veldfout(naam, "invalid", "Geef een geldige datum op (jjjj-mm-dd).") from None
        return vandaag()

    @property
    def herhaalbaar(self) -> bool:
        """The body, if any, was read as a whole and kept, so that the call can be done again."""
        return not getattr(self.request, "_read_started", False) or hasattr(self.request, "zgw_lichaam")

    def parameter(self, naam: str) -> str | None:
        """The value of a query parameter."""
        return self.request.GET.get(naam)
