"""The rights of an application, resolved once and cached in each process until something changes.

At most once a second, the cache compares its version with one number in the database. So a withdrawn right
ends within a second. A new right is valid at once, because a refusal is never based on cached rights.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import connection, transaction

from eenloket.kern import sql
from eenloket.kern.geheugen import OpVersie
from eenloket.kern.vertrouwelijkheid import HOOGSTE

from ..contract import Scopes
from ..models import Applicatie, Client

COMPONENT = {
    "zaken": "zrc",
    "documenten": "drc",
    "catalogi": "ztc",
    "besluiten": "brc",
    "autorisaties": "ac",
    "notificaties": "nrc",
}
_LEEST_CATALOGUS = (frozenset({"zaken.lezen"}), frozenset({"documenten.lezen"}))
"""Scopes that include ``catalogi.lezen`` (ztc-014)."""
_MET_SOORT = frozenset({"zaken", "documenten", "besluiten"})


@dataclass(frozen=True, slots=True)
class Bereik:
    """The reach of scopes. ``alles``: every type; else ``soorten`` (type → highest level) and ``urls`` (types
    in other registers).
    """

    alles: bool
    soorten: Mapping[uuid.UUID, int] = field(default_factory=dict)
    urls: Mapping[str, int] = field(default_factory=dict)
    los: bool = False
    """The scopes were given without a type, as in components without types."""
    alleen_gereed: bool = False
    """Only documents that are ready to be published."""

    @property
    def leeg(self) -> bool:
        return not (self.alles or self.soorten or self.urls or self.los)

    def dekt(self, soort: uuid.UUID | None, niveau: int, url: str = "") -> bool:
        """Return whether the reach includes something of this type and level."""
        if self.alles:
            return True
        hoogste = self.soorten.get(soort) if soort is not None else self.urls.get(url)
        return hoogste is not None and niveau <= hoogste


@dataclass(frozen=True, slots=True)
class Autorisatiegegevens:
    """One right, with the values of its row."""

    component: str
    scopes: frozenset[str]
    soort: uuid.UUID | None
    url: str
    hoogste: int


@dataclass(frozen=True, slots=True)
class Rechten:
    """An API client with the rights of its application. Immutable; a change makes a new one."""

    client_id: str
    geheim: str
    organisatie_id: uuid.UUID
    organisatie: str
    label: str
    alles: bool
    autorisaties: tuple[Autorisatiegegevens, ...]
    alleen_gereed_voor_publicatie: bool = False
    """Of documents only those that are ready to be published (Autorisaties 1.1)."""
    _bereiken: dict[tuple[str, Scopes], Bereik] = field(default_factory=dict)

    def bereik(self, api: str, scopes: Scopes) -> Bereik:
        """Return the reach of ``scopes`` (all scopes of one alternative) in ``api``."""
        sleutel = (api, scopes)
        if (bereik := self._bereiken.get(sleutel)) is None:
            gereed = self.alleen_gereed_voor_publicatie and api == "documenten"
            bereik = self._bereken(COMPONENT[api], scopes)
            bereik = self._bereiken[sleutel] = replace(bereik, alleen_gereed=gereed)
        return bereik

    def _bereken(self, component: str, scopes: Scopes) -> Bereik:
        if self.alles or not scopes:
            return Bereik(alles=True)
        if component == "ztc" and frozenset({"catalogi.lezen"}) in scopes:
            scopes = (*scopes, *_LEEST_CATALOGUS)
        soorten, urls, los = dict[uuid.UUID, int](), dict[str, int](), False
        for recht in self.autorisaties:
            if not _hoort_bij(recht.component, component) or not any(
                keuze <= recht.scopes for keuze in scopes
            ):
                continue
            if recht.soort is not None:
                soorten[recht.soort] = max(recht.hoogste, soorten.get(recht.soort, 0))
            elif recht.url:
                urls[recht.url] = max(recht.hoogste, urls.get(recht.url, 0))
            else:
                los = True
        alles = los and not any(_heeft_soort(scope) for keuze in scopes for scope in keuze)
        return Bereik(alles=alles, soorten=soorten, urls=urls, los=los)


def _heeft_soort(scope: str) -> bool:
    """Return whether a scope is about things with a type; a right on such a scope without a type has no reach
    (ac-003).
    """
    return any(deel in _MET_SOORT for deel in scope.split("."))


def _hoort_bij(van: str, component: str) -> bool:
    """Return whether a right counts in a component; the right to read cases or documents includes reading
    their catalogue (ztc-014).
    """
    return van == component or (component == "ztc" and van in ("zrc", "drc", "brc"))


def rechten_van(client_id: str) -> Rechten | None:
    """Return the rights of a client id; None for an unknown client id. Cost: none when cached, else four
    queries.
    """
    return _bekend.haal(client_id, lambda: _lees(client_id))


def opnieuw(rechten: Rechten) -> Rechten | None:
    """Return the present rights; called before a refusal that is based on cached rights."""
    _bekend.twijfel()
    return rechten_van(rechten.client_id)


def wijzig_rechten() -> None:
    """Make every process read the rights again; call this in the transaction of each change of clients,
    applications or rights.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO zgw_rechtenversie (id, versie) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET versie = zgw_rechtenversie.versie + 1"
        )
    vergeet()
    transaction.on_commit(vergeet)


def vergeet() -> None:
    """Empty the cache."""
    _bekend.vergeet()


def _versie() -> int:
    """Return the number that rises with each change of rights."""
    rij = sql.een("SELECT versie FROM zgw_rechtenversie WHERE id = 1")
    return int(rij[0]) if rij else 0


_bekend = OpVersie[str, Rechten](1.0, _versie)
"""The cached rights by client id."""


def _lees(client_id: str) -> Rechten | None:
    client = (
        Client.objects.select_related("organisatie").filter(client_id=client_id).first()
        if client_id
        else None
    )
    if client is None:
        return None
    applicatie = (
        Applicatie.objects.prefetch_related("autorisaties")
        .filter(organisatie_id=client.organisatie_id, client_ids__contains=[client_id])
        .first()
    )
    rijen = applicatie.autorisaties.all() if applicatie else []
    return Rechten(
        client_id=client_id,
        geheim=client.geheim,
        organisatie_id=client.organisatie_id,
        organisatie=client.organisatie.slug,
        label=applicatie.label if applicatie else "",
        alles=applicatie is not None and applicatie.heeft_alle_autorisaties,
        autorisaties=tuple(
            Autorisatiegegevens(
                r.component, frozenset(r.scopes), r.soort, r.url, r.max_vertrouwelijkheidaanduiding or HOOGSTE
            )
            for r in rijen
        ),
        alleen_gereed_voor_publicatie=applicatie is not None and applicatie.alleen_is_gereed_voor_publicatie,
    )
